//! Content that fits each account: what to send, and why.

use super::Desk;
use crate::plan::content::recommended;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Block, Cell, Column, Form, Row, Sheet};

/// None where nothing fits any account, or the company gave no catalogue.
pub fn sheet(desk: &Desk<'_>) -> Option<Sheet> {
    let columns = vec![
        Column::prose("account", desk.word("heading-account"), 24),
        Column::prose("piece", desk.word("content-piece"), 46),
        Column::new("kind", desk.word("content-kind"), Form::Text),
        Column::prose("why", desk.word("plan-call-why"), 56),
        Column::prose("link", desk.word("content-link"), 46),
    ];
    let rows: Vec<Row> = desk
        .accounts
        .iter()
        .flat_map(|account| recommended(&account.situation).into_iter().map(move |one| (account, one)))
        .map(|(account, one)| {
            Row::fixed(vec![
                Cell::text(&account.label),
                Cell::text(&one.piece.title),
                Cell::text_if(one.piece.kind.as_deref()),
                Cell::text(one.why),
                Cell::text_if(one.piece.url.as_deref()),
            ])
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let title = desk.language.text("content-title", &args!["n" => rows.len()]);
    let block = Block { title: None, table: None, columns, rows, blank_rows: 0, empty: desk.word("book-empty") };
    Some(desk.sheet("content", "sheet-content", title, desk.notes(), vec![block]))
}
