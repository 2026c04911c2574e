//! Strengths, weaknesses, opportunities and threats of all of the rep's accounts.

use super::proposals::{OWN_ROWS, account_column, keep_cell, keep_column, note_column, notes, planned};
use super::{Desk, OwnAccount};
use crate::model::{Item, ItemKind};
use crate::plan::keep::{State, fields};
use crate::plan::workbook::sheet::{Cell, Check, Choices, Column, Form, Row, Sheet};

const PARTS: [(&str, &str); 4] = [
    ("strengths", "swot-strengths"),
    ("weaknesses", "swot-weaknesses"),
    ("opportunities", "swot-opportunities"),
    ("threats", "swot-threats"),
];

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let mut rows = Vec::new();
    for (account, plan) in planned(desk) {
        let shown: Vec<(&str, &Item)> = plan.kept.shown(ItemKind::Swot, desk.context.period()).collect();
        for (part, word) in PARTS {
            let of_part = shown.iter().filter(|(_, item)| item.value("field") == Some(part));
            rows.extend(of_part.map(|(id, item)| row(desk, account, word, id, item)));
        }
        // A part that is none of the four is the rep's, too.
        let other = shown.iter().filter(|(_, item)| !PARTS.iter().any(|(part, _)| item.value("field") == Some(part)));
        rows.extend(other.map(|(id, item)| row(desk, account, item.value("field").unwrap_or_default(), id, item)));
    }
    let title = desk.over_accounts("n-swot-items", rows.len());
    let block = desk.changeable(columns(desk), rows, OWN_ROWS);
    desk.sheet("swot", "sheet-swot", title, notes(desk), vec![block])
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        account_column(desk),
        Column {
            check: Check::OneOf(Choices::Fields),
            ..Column::new("field", desk.word("heading-swot-field"), Form::Text).wide(18)
        },
        Column::prose("text", desk.word("heading-item"), 60).open(),
        Column::prose("evidence", desk.word("heading-evidence"), 34),
        keep_column(desk),
        note_column(desk),
    ]
}

fn row(desk: &Desk<'_>, account: &OwnAccount<'_>, part: &str, id: &str, item: &Item) -> Row {
    let known = PARTS.iter().any(|(_, word)| *word == part);
    let cells = vec![
        Cell::text(&account.label),
        Cell::text(if known { desk.word(part) } else { part.to_owned() }),
        Cell::text_if(item.value("text")),
        Cell::text_if(item.value("evidence")),
        keep_cell(desk, State::of(item)),
        Cell::text_if(item.value(fields::NOTE)),
    ];
    Row { id: account.row_id(id.to_owned()), cells }
}
