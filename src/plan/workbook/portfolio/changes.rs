//! What differs from the last published month: by cause, and by account what is not usual.

use super::Desk;
use crate::model::{Changes, Decimal};
use crate::plan::changes::{figure, figure_name, kind, lines};
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};

/// Rows of the second table; `tables/changes.csv` holds all.
const MOST: usize = 5_000;

/// None of a first month.
pub fn sheet(desk: &Desk<'_>, changes: Option<&Changes>) -> Option<Sheet> {
    let (language, changes) = (desk.language, changes?);
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("cause", word("heading-cause"), 44),
        Column::prose("accounts", word("heading-accounts-affected"), 44),
        Column::prose("values", word("heading-then-now"), 44),
        Column::new("month", word("heading-month"), Form::Text).wide(18),
        Column::prose("file", word("heading-file"), 30),
        Column::prose("figure", word("heading-figure-changed"), 26),
        Column::new("amount", word("heading-change-amount"), Form::Money),
        Column::new("usual", word("heading-usual"), Form::Text),
    ];
    let rows = lines(language, changes).into_iter().zip(&changes.causes).map(|(line, change)| {
        Row::fixed(vec![
            Cell::text(line.cause),
            Cell::text(line.accounts),
            Cell::text(line.values),
            Cell::text(line.month),
            Cell::text(line.file),
            Cell::text(line.figure),
            change.amount.map_or(Cell::Empty, Cell::Money),
            Cell::text(word(if line.is_usual { "yes" } else { "no" })),
        ])
    });
    let since = language.month_long(changes.since);
    let title = language.text("title-changes", &args!["month" => since]);
    let mut sheet = desk.table("changes", "sheet-changes", title, columns, rows.collect());
    sheet.notes.extend(changes.figures.iter().map(|change| figure(language, change, changes.currency)));
    let parts = parts(desk, changes);
    if !parts.is_empty() {
        let columns = vec![
            Column::new("account_id", word("heading-account-id"), Form::Text),
            Column::prose("account", word("heading-account"), 36),
            Column::prose("figure", word("heading-figure-changed"), 26),
            Column::prose("cause", word("heading-cause"), 36),
            Column::new("month", word("heading-month"), Form::Text),
            Column::new("amount", word("heading-change-amount"), Form::Money),
            Column::new("before", word("heading-before"), Form::Money),
            Column::new("now", word("heading-now"), Form::Money),
        ];
        sheet.blocks.push(desk.block(None, Some(word("book-changes-accounts")), columns, parts));
    }
    Some(sheet)
}

/// Each part of a figure of the accounts where something unusual happened.
fn parts(desk: &Desk<'_>, changes: &Changes) -> Vec<Row> {
    let money = |amount: Decimal| Cell::Money(amount);
    let unusual = changes.accounts.iter().filter(|account| account.is_unusual());
    let rows = unusual.flat_map(|account| {
        account.figures.iter().flat_map(move |own| {
            own.parts.iter().map(move |part| {
                Row::fixed(vec![
                    Cell::text(&account.account_id),
                    Cell::text(&account.name),
                    Cell::text(figure_name(desk.language, own.figure)),
                    Cell::text(kind(desk.language, part.cause)),
                    Cell::text(part.month.map(|month| desk.language.month_long(month)).unwrap_or_default()),
                    money(part.amount),
                    money(own.before),
                    money(own.now),
                ])
            })
        })
    });
    rows.take(MOST).collect()
}
