//! Which plays an account gets: those that fire, less conflicts and caps, by priority.

use std::collections::BTreeSet;

use serde::Serialize;

use super::play::{Due, Play};
use super::texts::{Told, Unstated};
use super::{Limits, Playbook};
use crate::model::Date;
use crate::plan::account::Situation;
use crate::plan::context::Facts;
use crate::plan::facts::{AccountFacts, FactType, FactValue, Truth};
use crate::plan::language::{Language, args};

/// What an account gets, and what it does not with the reason of each.
#[derive(Debug)]
pub struct Selection<'p> {
    /// By priority.
    pub chosen: Vec<Chosen<'p>>,
    pub left_out: Vec<LeftOut>,
    pub not_evaluated: Vec<NotEvaluated>,
}

/// A play that an account gets.
#[derive(Debug)]
pub struct Chosen<'p> {
    pub play: &'p Play,
    pub told: Told,
    pub start: Date,
    pub due: Date,
}

/// A play that fired and is not proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    pub play: String,
    pub initiative: String,
    pub because: LeftOutBecause,
}

/// Why a play that fired is not proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum LeftOutBecause {
    /// It is not proposed beside a play of higher priority.
    Conflict { with: String, initiative: String },
    /// The account has as many actions as it may, of higher priority.
    Actions { most: usize },
    /// The rep's hours of the month go to actions of higher priority.
    Hours { of: String },
}

/// A play of which it is not known whether it fires, or that can't be put into words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotEvaluated {
    pub play: String,
    pub missing: Vec<&'static str>,
}

/// The plays whose conditions hold, by priority, and those of which it is not known.
pub fn fired<'p>(playbook: &'p Playbook, facts: &AccountFacts<'_>) -> (Vec<&'p Play>, Vec<NotEvaluated>) {
    let (mut found, mut unknown) = (Vec::new(), Vec::new());
    for play in &playbook.plays {
        let told = play.condition.evaluate(facts);
        match told.truth {
            Truth::True => found.push(play),
            Truth::False => {}
            Truth::Unknown => unknown.push(NotEvaluated { play: play.id.clone(), missing: told.missing }),
        }
    }
    (found, unknown)
}

/// Why a play has no place beside those that were chosen before it.
fn no_place<'p>(play: &Play, chosen: impl Iterator<Item = &'p Play> + Clone, limits: &Limits) -> Option<NoPlace<'p>> {
    if let Some(other) = chosen.clone().find(|other| other.conflicts_with(play)) {
        return Some(NoPlace::Conflict(other));
    }
    (!play.required && chosen.count() >= limits.actions).then_some(NoPlace::Actions)
}

enum NoPlace<'p> {
    Conflict(&'p Play),
    Actions,
}

/// What an account would get if its rep's hours had no end.
pub fn wanted<'p>(playbook: &'p Playbook, facts: &AccountFacts<'_>) -> Vec<&'p Play> {
    let mut chosen: Vec<&'p Play> = Vec::new();
    for play in fired(playbook, facts).0 {
        if no_place(play, chosen.iter().copied(), &playbook.limits).is_none() {
            chosen.push(play);
        }
    }
    chosen
}

/// The same with the name of each undertaking, in the reader's words; what can't be put into words has none and is not
/// among them.
pub fn wanted_named<'p>(playbook: &'p Playbook, facts: &AccountFacts<'_>) -> Vec<(&'p Play, String)> {
    let named = |play: &'p Play| {
        let told = playbook.templates.tell(&play.id, due(play, facts), (facts, &mut Facts::default())).ok()?;
        Some((play, told.initiative))
    };
    wanted(playbook, facts).into_iter().filter_map(named).collect()
}

/// Chooses the plays of an account; `over` are those that its rep has no hours for.
pub fn select<'p>(
    playbook: &'p Playbook,
    facts: &AccountFacts<'_>,
    over: &BTreeSet<String>,
    stated: &mut Facts,
) -> Selection<'p> {
    let (found, not_evaluated) = fired(playbook, facts);
    let mut selection = Selection { chosen: Vec::new(), left_out: Vec::new(), not_evaluated };
    // What there are no hours for still says what must not be done beside it.
    let mut standing: Vec<(&'p Play, String)> = Vec::new();
    for play in found {
        let due = due(play, facts);
        let mut aside = Facts::default();
        let told = match playbook.templates.tell(&play.id, due, (facts, &mut aside)) {
            Ok(told) => told,
            Err(Unstated(missing)) => {
                selection.not_evaluated.push(NotEvaluated { play: play.id.clone(), missing });
                continue;
            }
        };
        let because = match no_place(play, standing.iter().map(|(other, _)| *other), &playbook.limits) {
            Some(NoPlace::Conflict(other)) => {
                let initiative = standing.iter().find(|(standing, _)| standing.id == other.id);
                let initiative = initiative.map(|(_, initiative)| initiative.clone()).unwrap_or_default();
                Some(LeftOutBecause::Conflict { with: other.id.clone(), initiative })
            }
            Some(NoPlace::Actions) => Some(LeftOutBecause::Actions { most: playbook.limits.actions }),
            None => {
                standing.push((play, told.initiative.clone()));
                let of = || facts.situation().context.actor_name(facts.situation().account);
                over.contains(&play.id).then(|| LeftOutBecause::Hours { of: of() })
            }
        };
        match because {
            Some(because) => {
                selection.left_out.push(LeftOut { play: play.id.clone(), initiative: told.initiative, because });
            }
            None => {
                stated.extend(aside.into_vec());
                let start = schedule_start(play, facts.situation(), due);
                selection.chosen.push(Chosen { play, told, start, due });
            }
        }
    }
    selection
}

fn schedule_start(play: &Play, s: &Situation<'_>, due: Date) -> Date {
    s.context.schedule_of(s.account).in_days(play.start).min(due)
}

/// When a play is due at an account whose condition holds.
pub fn due_if_fired(play: &Play, facts: &AccountFacts<'_>) -> Option<Date> {
    (play.condition.evaluate(facts).truth == Truth::True).then(|| due(play, facts))
}

/// When a play is due at an account.
pub fn due(play: &Play, facts: &AccountFacts<'_>) -> Date {
    let s = facts.situation();
    let schedule = s.context.schedule_of(s.account);
    let deadline =
        play.due_before.iter().filter(|fact| fact.kind == FactType::Date).find_map(|fact| match facts.value(fact) {
            // On the day itself it would come too late.
            Some(FactValue::Date(day)) => Some(day.yesterday().unwrap_or(day)),
            _ => None,
        });
    match (play.due, deadline) {
        (Due::QuarterEnd, None) => schedule.quarter_end(),
        (Due::QuarterEnd, Some(deadline)) => schedule.quarter_end().min(schedule.due_before(deadline, 1)),
        (Due::Days(days), None) => schedule.in_days(days),
        (Due::Days(days), Some(deadline)) => schedule.due_before(deadline, days),
    }
}

impl LeftOutBecause {
    /// In the reader's words.
    pub fn told(&self, language: &Language) -> String {
        match self {
            LeftOutBecause::Conflict { initiative, .. } => {
                language.text("left-out-conflict", &args!["initiative" => initiative])
            }
            LeftOutBecause::Actions { most } => language.text("left-out-actions", &args!["n" => *most]),
            LeftOutBecause::Hours { of } => language.text("left-out-hours", &args!["owner" => of]),
        }
    }
}
