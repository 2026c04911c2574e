//! What was observed and is no action this month: plays that others exclude, that an account has no room or the rep no
//! hours for. Nothing here comes back.

use super::Desk;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Block, Cell, Column, Row, Sheet};
use crate::plan::workbook::words::capitalised;

/// None where nothing was left out.
pub fn sheet(desk: &Desk<'_>) -> Option<Sheet> {
    let columns = vec![
        Column::prose("account", desk.word("heading-account"), 28).wide(28),
        Column::prose("play", desk.word("heading-play"), 36).wide(36),
        Column::prose("why", desk.word("heading-left-out-why"), 70).wide(70),
    ];
    let mut rows = Vec::new();
    for account in &desk.accounts {
        for left in account.plan.iter().flat_map(|plan| &plan.plays.left_out) {
            rows.push(Row::fixed(vec![
                Cell::text(&account.label),
                Cell::text(&left.initiative),
                Cell::text(capitalised(&left.because.told(desk.language))),
            ]));
        }
    }
    if rows.is_empty() {
        return None;
    }
    let title = desk.language.text("book-left-out", &args!["n" => rows.len()]);
    let block = Block { title: None, table: None, columns, rows, blank_rows: 0, empty: desk.word("book-empty") };
    Some(desk.sheet("left_out", "sheet-left-out", title, desk.notes(), vec![block]))
}
