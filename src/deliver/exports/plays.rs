//! How often each play fires, and what became of it where it was proposed before: `tables/plays.csv`.

use std::collections::BTreeMap;

use super::cell::{Blank, Cell, Value, text};
use super::export::{Definition, Export};
use crate::model::Unknown;
use crate::plan::context::Context;
use crate::plan::playbook::{MIN_OUTCOMES, Outcomes, Play, Tally, outcomes, tally};

struct Line<'a> {
    context: &'a Context<'a>,
    play: &'a Play,
    tally: Tally,
    outcomes: Outcomes,
}

type PlayCell = fn(&Line<'_>) -> Cell;

fn count(count: usize) -> Cell {
    Ok(Value::Count(i64::try_from(count).unwrap_or(i64::MAX)))
}

/// A share of figures that are better today, or that there are too few of them.
fn better(line: &Line<'_>, of: fn((f64, f64)) -> f64) -> Cell {
    let outcomes = &line.outcomes;
    let have = outcomes.done_known.min(outcomes.other_known);
    outcomes
        .shares()
        .map(|shares| Value::Number(of(shares)))
        .ok_or(Blank::Unknown(Unknown::TooFew { have, need: MIN_OUTCOMES }))
}

/// One row a play of the playbook, the highest priority first.
pub fn plays(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<PlayCell>] = &[
        ("as_of", |line| Ok(Value::Date(line.context.as_of()))),
        ("play", |line| text(&line.play.id)),
        ("role", |line| text(line.play.role.key())),
        ("priority", |line| Ok(Value::Count(line.play.priority))),
        ("effort_hours", |line| Ok(Value::Number(line.play.effort_hours))),
        ("proposed", |line| count(line.tally.proposed)),
        ("left_out_conflict", |line| count(line.tally.conflict)),
        ("left_out_actions", |line| count(line.tally.actions)),
        ("left_out_hours", |line| count(line.tally.hours)),
        ("not_evaluated", |line| count(line.tally.not_evaluated)),
        ("proposed_before", |line| count(line.outcomes.proposed)),
        ("done", |line| count(line.outcomes.done)),
        ("dropped", |line| count(line.outcomes.dropped)),
        ("outcome_fact", |line| match line.play.outcome {
            Some(outcome) => text(outcome.fact.name),
            None => Err(Blank::NotGiven { field: "outcome" }),
        }),
        ("done_better_share", |line| better(line, |(done, _)| done)),
        ("others_better_share", |line| better(line, |(_, others)| others)),
    ];
    let (tallies, known): (BTreeMap<String, Tally>, BTreeMap<String, Outcomes>) = (tally(context), outcomes(context));
    let lines = context.playbook.plays.iter().map(|play| Line {
        context,
        play,
        tally: tallies.get(&play.id).copied().unwrap_or_default(),
        outcomes: known.get(&play.id).cloned().unwrap_or_default(),
    });
    Export::of("plays", COLUMNS, lines)
}
