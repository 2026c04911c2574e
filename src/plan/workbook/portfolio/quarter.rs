//! The quarter by rep: won, expected and quota, and the same by manager.

use super::Desk;
use crate::model::{Decimal, Known};
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, ChartShape, Column, Form, Row, Sheet, SheetChart};
use crate::score::{QuarterPart, UNASSIGNED};

/// None where nothing was won and nothing is open in the quarter.
pub fn sheet(desk: &Desk<'_>) -> Option<Sheet> {
    let quarter = &desk.context.scores.portfolio.quarter;
    if quarter.owners.is_empty() {
        return None;
    }
    let money = |amount: &Known<Decimal>| amount.as_ref().ok().map(|amount| desk.context.money(*amount));
    let title = match (money(&quarter.won), money(&quarter.expected), money(&quarter.quota)) {
        (Some(won), Some(expected), Some(quota)) => {
            desk.language.text("book-quarter", &args!["won" => won, "expected" => expected, "quota" => quota])
        }
        (Some(won), ..) => format!("{}: {won}", desk.word("figure-won-value-quarter")),
        _ => desk.word("slide-quarter"),
    };
    let mut owners: Vec<&QuarterPart> = quarter.owners.iter().collect();
    owners.sort_by(|a, b| b.quota.clone().ok().cmp(&a.quota.clone().ok()).then_with(|| a.owner.cmp(&b.owner)));
    let columns = vec![
        Column::prose("owner", desk.word("heading-owner"), 28),
        Column::prose("manager", desk.word("heading-manager"), 28),
        Column::new("won", desk.word("deck-heading-closed"), Form::Money).wide(16),
        Column::new("weighted", desk.word("heading-weighted"), Form::Money).wide(16),
        Column::new("expected", desk.word("scenario-forecast"), Form::Money).wide(16),
        Column::new("quota", desk.word("deck-heading-quota"), Form::Money).wide(16),
        Column::new("gap", desk.word("deck-heading-gap-short"), Form::Money).wide(16),
        Column::new("reach", desk.word("heading-probability"), Form::Share).wide(14),
    ];
    let rows = owners.into_iter().map(|part| row(desk, part)).collect();
    let unit = desk.language.currency_sign(desk.context.currency());
    let chart = SheetChart {
        shape: ChartShape::Columns,
        title: title.clone(),
        alt: format!("{title} ({unit})"),
        unit,
        categories: "owner",
        values: vec!["expected", "quota"],
    };
    Some(Sheet { chart: Some(chart), ..desk.table("quarter", "slide-quarter", title, columns, rows) })
}

fn row(desk: &Desk<'_>, part: &QuarterPart) -> Row {
    let named = |name: &str| {
        if name == UNASSIGNED || name.is_empty() { desk.word("book-unassigned") } else { name.to_owned() }
    };
    let expected: Known<Decimal> = part.won.clone().and_then(|won| Ok(won.saturating_add(part.weighted.clone()?)));
    let gap = expected.clone().and_then(|expected| Ok(expected.saturating_sub(part.quota.clone()?)));
    Row::fixed(vec![
        Cell::text(named(&part.owner)),
        Cell::text(named(&part.manager)),
        Cell::known(&part.won, Cell::Money),
        Cell::known(&part.weighted, Cell::Money),
        Cell::known(&expected, Cell::Money),
        Cell::known(&part.quota, Cell::Money),
        Cell::known(&gap, Cell::Money),
        Cell::known(&part.reach_probability, Cell::Share),
    ])
}
