//! What is to be done at an account, by whom and by when: the plays that fire, each in answer to something observed.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use serde::Serialize;

use super::{PlannedAction, PlannedObjective, Situation};
use crate::model::Date;
use crate::plan::context::Facts;
use crate::plan::facts::{AccountFacts, FactValue};
use crate::plan::keep::{fields, reworded};
use crate::plan::playbook::{Chosen, Due, LeftOut, LeftOutBecause, NotEvaluated, Play, Role, fact_number, select};
use crate::plan::review::{Interval, Reviews};

/// What a play says beside the action itself.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActionPlay {
    /// The play's id.
    pub play: String,
    /// The larger undertaking.
    pub initiative: String,
    /// What is better when it worked.
    pub result: String,
    pub role: Role,
    pub effort_hours: f64,
    /// 0 to 100, higher first.
    pub priority: i64,
    pub channels: Vec<String>,
    /// Tags of the content that helps.
    pub content: Vec<String>,
    /// `Renewal: 45 days`
    pub evidence: Vec<String>,
    /// The figure by which the outcome is told, as it is today; plain.
    pub measured: Option<String>,
}

/// The plays that led to no action, with the reason of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PlaysApart {
    pub left_out: Vec<LeftOut>,
    /// Of which it is not known whether they fire, with the facts that are missing.
    pub not_evaluated: Vec<NotEvaluated>,
}

impl PlaysApart {
    /// The plays that the account's rep has no hours for this month, the most important first.
    pub fn waiting(&self) -> impl Iterator<Item = &str> {
        let for_hours = self.left_out.iter().filter(|left| matches!(left.because, LeftOutBecause::Hours { .. }));
        for_hours.map(|left| left.play.as_str())
    }
}

/// In the order in which they are to be done: by due date, the more important of one day first.
pub fn in_order(a: &PlannedAction, b: &PlannedAction) -> Ordering {
    let priority = |action: &PlannedAction| action.play.as_ref().map_or(0, |play| play.priority);
    a.due.cmp(&b.due).then_with(|| priority(b).cmp(&priority(a))).then_with(|| a.id.cmp(&b.id))
}

/// By due date.
pub fn actions(
    s: &Situation<'_>,
    objectives: &[PlannedObjective],
    facts: &mut Facts,
) -> (Vec<PlannedAction>, PlaysApart) {
    let own = AccountFacts::of(s);
    let selection = select(s.context.playbook, &own, s.context.rep_hours().over(s.account), facts);
    let served: Vec<Vec<usize>> = selection.chosen.iter().map(|chosen| places(chosen.play, objectives)).collect();
    let served = spread(&served);
    let chosen = selection.chosen.into_iter().zip(served);
    let mut actions: Vec<PlannedAction> = chosen
        .map(|(chosen, place)| action(chosen, place.and_then(|place| objectives.get(place)), &own, facts))
        .collect();
    actions.sort_by(in_order);
    let apart = PlaysApart { left_out: selection.left_out, not_evaluated: selection.not_evaluated };
    (actions, apart)
}

/// The places of the objectives that a play serves, in the play's order.
fn places(play: &Play, objectives: &[PlannedObjective]) -> Vec<usize> {
    play.objectives.iter().filter_map(|id| objectives.iter().position(|objective| objective.id == *id)).collect()
}

/// Which objective each action serves: the first that its play names, but for an action that can serve one which no other
/// does while its own has another. Actions come by priority; the least important one changes.
fn spread(of_actions: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut chosen: Vec<Option<usize>> = of_actions.iter().map(|places| places.first().copied()).collect();
    let all: BTreeSet<usize> = of_actions.iter().flatten().copied().collect();
    for place in all {
        let serving = |chosen: &[Option<usize>], place: usize| chosen.iter().filter(|own| **own == Some(place)).count();
        if serving(&chosen, place) > 0 {
            continue;
        }
        let spare = |at: &usize| {
            let own = chosen.get(*at).copied().flatten();
            of_actions.get(*at).is_some_and(|places| places.contains(&place))
                && own.is_some_and(|own| serving(&chosen, own) > 1)
        };
        if let Some(own) = (0..chosen.len()).rev().find(spare).and_then(|at| chosen.get_mut(at)) {
            *own = Some(place);
        }
    }
    chosen
}

fn action(
    chosen: Chosen<'_>,
    served: Option<&PlannedObjective>,
    own: &AccountFacts<'_>,
    facts: &mut Facts,
) -> PlannedAction {
    let Chosen { play, told, start, due } = chosen;
    let s = own.situation();
    let mut stated = told.facts;
    let mut evidence = Vec::new();
    for fact in &play.evidence {
        if let (Some(id), Some(text)) = (own.state(fact, facts), own.told(fact)) {
            evidence.push(format!("{}: {text}", fact.label(s.context.language)));
            if !stated.contains(&id) {
                stated.push(id);
            }
        }
    }
    PlannedAction {
        id: play.id.clone(),
        text: told.tactic,
        why: told.why,
        say: told.say,
        objective: served.map(|objective| objective.id.clone()),
        owner: s.context.actor_name(s.account),
        start,
        due,
        occurrence: occurrence(play, own, due),
        standing: Default::default(),
        play: Some(ActionPlay {
            play: play.id.clone(),
            initiative: told.initiative,
            result: told.result,
            role: play.role,
            effort_hours: play.effort_hours,
            priority: play.priority,
            channels: play.channels.clone(),
            content: play.content.clone(),
            evidence,
            measured: play.outcome.and_then(|outcome| {
                let number = own.value(outcome.fact).as_ref().and_then(fact_number)?;
                Some(number.to_string())
            }),
        }),
        facts: stated,
    }
}

/// Days before a review from which it is prepared.
const REVIEW_DAYS: i64 = 14;

/// The actions with the regular review on the day of the next one, where something has brought that forward: there is one
/// review, and it has one date. What a person set, and what is late, stays.
pub fn on_review(s: &Situation<'_>, actions: Vec<PlannedAction>, reviews: &Reviews) -> Vec<PlannedAction> {
    let quarterly = s.context.reviews.every == Interval::Quarter;
    let words = |day: Date| s.context.language.date_short(day);
    let moved = |mut action: PlannedAction| {
        let is_review = action.play.as_ref().is_some_and(|play| s.context.playbook.is_review(&play.play));
        let said = action.standing.late || action.standing.written.iter().any(|field| field == fields::DUE);
        if is_review && !said {
            if quarterly && action.due == reviews.regular {
                action.text = reworded(&action.text, &[(words(action.due), words(reviews.next))]);
                action.due = reviews.next;
            }
            let prepared = action.due.checked_sub(jiff::Span::new().days(REVIEW_DAYS)).unwrap_or(action.start);
            action.start = action.start.max(prepared).min(action.due);
        }
        action
    };
    let mut actions: Vec<PlannedAction> = actions.into_iter().map(moved).collect();
    actions.sort_by(in_order);
    actions
}

/// Which time it is: the fact that the play names, in canonical form, else the quarter of what is due by its end.
fn occurrence(play: &Play, own: &AccountFacts<'_>, due: Date) -> Option<String> {
    let named = play.occurrence.and_then(|fact| own.value(fact)).map(|value| match value {
        FactValue::Text(text) => text,
        FactValue::Date(date) => date.to_string(),
        FactValue::Money(amount) => amount.normalize().to_string(),
        FactValue::Share(number) | FactValue::Points(number) => number.to_string(),
        FactValue::Days(number) | FactValue::Count(number) => number.to_string(),
        FactValue::Flag(flag) => flag.to_string(),
    });
    named.or_else(|| (play.due == Due::QuarterEnd).then(|| due.to_string()))
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn an_objective_that_no_action_serves_gets_the_least_important_one_to_spare() {
        // Two actions for objective 0, of which the second could serve 1 as well.
        assert_eq!(spread(&[vec![0], vec![0, 1]]), [Some(0), Some(1)]);
        // None to spare: the only action of 0 stays with it.
        assert_eq!(spread(&[vec![0, 1]]), [Some(0)]);
        assert_eq!(spread(&[vec![0, 1], vec![0, 2], vec![0, 1]]), [Some(0), Some(2), Some(1)]);
        assert_eq!(spread(&[vec![], vec![3]]), [None, Some(3)]);
        assert_eq!(spread(&[]), []);
    }
}
