//! How each account's priority came from last month's to this month's, by cause.

use super::Desk;
use crate::model::{BridgeCause, BridgeFigure, Decimal};
use crate::plan::account::Situation;
use crate::plan::bridge::{self, change};
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};

/// The greatest changes first. None in a first month.
pub fn sheet(desk: &Desk<'_>) -> Option<Sheet> {
    let (language, bridges) = (desk.language, desk.context.bridges?);
    let word = |key: &str| desk.word(key);
    let mut columns = vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::new("before", word("heading-before"), Form::Number),
        Column::new("now", word("heading-now"), Form::Number),
        Column::new("change", word("heading-change"), Form::Number),
    ];
    columns.extend(BridgeCause::ALL.into_iter().map(|cause| {
        let name = bridge::cause(language, cause);
        Column::new(cause.key(), crate::plan::workbook::words::capitalised(&name), Form::Number).wide(16)
    }));
    columns.push(Column::prose("why", word("heading-reason"), 70).wide(70));
    let mut rows: Vec<(Decimal, Row)> = desk.accounts.iter().filter_map(|account| row(desk, account)).collect();
    // Equal changes stay in the order of priority.
    rows.sort_by_key(|(change, _)| std::cmp::Reverse(change.abs()));
    let since = language.month_long(bridges.since);
    let moved = rows.iter().filter(|(change, _)| !change.is_zero()).count();
    let title = language.text("book-title-movers", &args!["n" => moved, "month" => since]);
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    let mut sheet = desk.table("movers", "sheet-movers", title, columns, rows);
    sheet.notes.push(word("bridge-subtitle"));
    Some(sheet)
}

/// Points to one decimal that sum to the change as it is shown.
fn row(desk: &Desk<'_>, account: &Situation<'_>) -> Option<(Decimal, Row)> {
    const DECIMALS: u32 = 1;
    let whole = desk.context.bridge(account.account)?.of(BridgeFigure::PriorityScore)?;
    let number = |value: Decimal| Cell::Number(rust_decimal::prelude::ToPrimitive::to_f64(&value).unwrap_or_default());
    let shown = |value: Option<Decimal>| {
        value.map_or(Cell::Empty, |value| number(crate::model::bridge::round(value, DECIMALS)))
    };
    let printed = whole.printed(DECIMALS);
    let of_cause = |cause: BridgeCause| {
        let own = printed.iter().filter(|part| part.cause == cause);
        own.fold(None, |sum: Option<Decimal>, part| Some(sum.unwrap_or_default() + part.effect))
    };
    let sum = printed.iter().fold(Decimal::ZERO, |sum, part| sum + part.effect);
    let mut cells = vec![
        Cell::text(account.name()),
        Cell::text(&account.record.id),
        Cell::text(desk.context.owner_name(account.account)),
        shown(whole.before),
        shown(whole.now),
        whole.change().map_or(Cell::Empty, |_| number(sum)),
    ];
    let known = whole.change().is_some();
    cells.extend(BridgeCause::ALL.into_iter().map(|cause| of_cause(cause).filter(|_| known).map_or(Cell::Empty, number)));
    cells.push(Cell::text(bridge::told(desk.context, whole).map(|moved| moved.because).unwrap_or_default()));
    Some((change(whole).unwrap_or_default(), Row::fixed(cells)))
}
