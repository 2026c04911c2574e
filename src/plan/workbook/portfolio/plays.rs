//! How often each play fires, and what became of it where it was proposed before.

use super::Desk;
use crate::plan::playbook::{outcomes, tally};
use crate::plan::workbook::sheet::{Block, Cell, Column, Form, Row};

/// The plays that fire anywhere or were proposed before; the highest priority first.
pub fn block(desk: &Desk<'_>) -> Block {
    let number = |key: &'static str, heading: &str| Column::new(key, desk.word(heading), Form::Whole).wide(16);
    let share = |key: &'static str, heading: &str| Column::new(key, desk.word(heading), Form::Share).wide(20);
    let columns = vec![
        Column::prose("play", desk.word("heading-play"), 90),
        Column::new("id", desk.word("heading-id"), Form::Text).wide(26),
        number("proposed", "heading-proposed"),
        number("left_out", "heading-plays-left-out"),
        number("not_evaluated", "heading-not-evaluated"),
        number("done", "heading-done"),
        number("dropped", "heading-dropped"),
        share("done_better", "heading-better-done"),
        share("others_better", "heading-better-others"),
    ];
    let (tallies, known) = (tally(desk.context), outcomes(desk.context));
    let count = |n: usize| Cell::Whole(i64::try_from(n).unwrap_or(i64::MAX));
    let rows = desk.context.playbook.plays.iter().filter_map(|play| {
        let tally = tallies.get(&play.id).copied().unwrap_or_default();
        let outcomes = known.get(&play.id).cloned().unwrap_or_default();
        let left_out = tally.conflict + tally.actions + tally.hours;
        if tally.proposed + left_out + tally.not_evaluated + outcomes.proposed == 0 {
            return None;
        }
        let better = outcomes.shares();
        let share = |of: Option<f64>| of.map_or(Cell::Empty, Cell::Share);
        Some(Row::fixed(vec![
            Cell::text(desk.context.playbook.name(play, desk.language)),
            Cell::text(&play.id),
            count(tally.proposed),
            count(left_out),
            count(tally.not_evaluated),
            count(outcomes.done),
            count(outcomes.dropped),
            share(better.map(|(done, _)| done)),
            share(better.map(|(_, others)| others)),
        ]))
    });
    desk.block(None, Some(desk.word("section-plays")), columns, rows.collect())
}
