//! That what is to be reached has somebody who works on it: an action of the plan, or one that waits for the rep's hours.

use super::actions::PlaysApart;
use super::{PlannedAction, PlannedObjective, Situation};
use crate::model::calendar::days_between;
use crate::plan::language::args;

/// The days of a month, for which a rep's hours are given out.
const MONTH: i64 = 31;

/// The proposed objectives that an action of the plan serves, or one that the rep has no hours for; where none does, the
/// first alone, so that a plan keeps what it is for.
pub fn with_an_action(
    s: &Situation<'_>,
    objectives: Vec<PlannedObjective>,
    actions: &[PlannedAction],
    plays: &PlaysApart,
) -> Vec<PlannedObjective> {
    let is_worked_on = |objective: &PlannedObjective| is_served(objective, actions) || waiting_for(s, objective, plays);
    if objectives.iter().any(is_worked_on) {
        return objectives.into_iter().filter(is_worked_on).collect();
    }
    objectives.into_iter().take(1).collect()
}

/// Says of an open objective that no action serves why none does: the rep's hours go elsewhere this month, or another rep
/// works on the deal.
pub fn tell_waiting(
    s: &Situation<'_>,
    objective: &mut PlannedObjective,
    actions: &[PlannedAction],
    plays: &PlaysApart,
) {
    if is_served(objective, actions) || !waiting_for(s, objective, plays) {
        return;
    }
    let told = args!["why" => &objective.why, "owner" => &objective.owner];
    let is_own = objective.owner == s.context.actor_name(s.account);
    let key = match (objective.why.trim(), is_due_soon(s, objective)) {
        _ if !is_own => "why-elsewhere",
        ("", false) => "why-waits-plain",
        ("", true) => "why-waits-soon-plain",
        (_, false) => "why-waits",
        (_, true) => "why-waits-soon",
    };
    objective.why = s.context.language.text(key, &told);
}

/// Whether its day falls within the month that has no hours left.
fn is_due_soon(s: &Situation<'_>, objective: &PlannedObjective) -> bool {
    days_between(s.context.as_of(), objective.due) <= MONTH
}

fn is_served(objective: &PlannedObjective, actions: &[PlannedAction]) -> bool {
    actions.iter().any(|action| action.objective.as_deref() == Some(objective.id.as_str()))
}

/// Whether a play that would serve it waits for the rep's hours.
fn waiting_for(s: &Situation<'_>, objective: &PlannedObjective, plays: &PlaysApart) -> bool {
    let serves = |play: &str| s.context.playbook.play(play).is_some_and(|play| play.objectives.contains(&objective.id));
    plays.waiting().any(serves)
}
