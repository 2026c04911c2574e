//! `tables/portfolio.csv`: the KPIs of the whole portfolio and of its parts, long.

use super::cell::{Blank, Cell, Rounding, Value, number, text, unknown_cell};
use super::export::{Definition, Export};
use crate::plan::context::Context;
use crate::score::{Kpi, Unit};

struct Row<'a> {
    context: &'a Context<'a>,
    kpi: &'a Kpi,
    money: Rounding,
}

/// An interval that the figure does not have.
const NO_INTERVAL: Cell = Err(Blank::NotComputed { figure: "interval" });

/// Of the intervals of all KPIs.
const LEVEL_SHARE: f64 = 0.95;

/// A figure whose window the configuration tells, or that has none.
const NO_DAYS: Cell = Err(Blank::NotComputed { figure: "days" });

type KpiCell = fn(&Row<'_>) -> Cell;

const COLUMNS: &[Definition<KpiCell>] = &[
    ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
    ("metric", |row| text(row.kpi.metric)),
    ("dimension", |row| text(row.kpi.dimension)),
    ("value_of_dimension", |row| text(&row.kpi.value_of_dimension)),
    ("value", value),
    ("low", |row| bound(row, row.kpi.low)),
    ("high", |row| bound(row, row.kpi.high)),
    ("level_share", |row| row.kpi.low.map_or(NO_INTERVAL, |_| number(&Ok(LEVEL_SHARE)))),
    ("unit", |row| text(unit_name(row.kpi.unit, row.context))),
    ("n", |row| Ok(Value::Count(i64::try_from(row.kpi.n).unwrap_or(i64::MAX)))),
    ("reason", |row| match value(row) {
        Ok(_) => text(""),
        Err(blank) => text(blank.to_string()),
    }),
    ("from", |row| row.kpi.days.map_or(NO_DAYS, |days| Ok(Value::Date(days.from)))),
    ("to", |row| row.kpi.days.map_or(NO_DAYS, |days| Ok(Value::Date(days.to)))),
    ("notes", |row| text(row.kpi.notes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))),
];

/// In the order of the scores: the whole first, then by dimension and its value.
pub fn portfolio(context: &Context<'_>) -> Export {
    let money = Rounding::of(context.currency());
    Export::of("portfolio", COLUMNS, context.scores.portfolio.kpis.iter().map(|kpi| Row { context, kpi, money }))
}

fn value(row: &Row<'_>) -> Cell {
    match (&row.kpi.value, row.kpi.amount) {
        (Err(unknown), _) => unknown_cell(unknown),
        (Ok(_), Some(amount)) => Ok(Value::Amount(row.money.round(amount))),
        (Ok(_), None) => number(&row.kpi.value),
    }
}

/// An end of an interval; of money with the digits of the value.
fn bound(row: &Row<'_>, bound: Option<f64>) -> Cell {
    match (bound, row.kpi.unit) {
        (None, _) => NO_INTERVAL,
        (Some(bound), Unit::Money) => row.money.bound(bound),
        (Some(bound), _) => number(&Ok(bound)),
    }
}

/// Money says in which currency.
pub(super) fn unit_name(unit: Unit, context: &Context<'_>) -> String {
    match unit {
        Unit::Share => "share".to_owned(),
        Unit::Money => context.currency().code().to_owned(),
        Unit::Days => "days".to_owned(),
        Unit::Points => "points".to_owned(),
        Unit::Count => "count".to_owned(),
        Unit::Ratio => "ratio".to_owned(),
        Unit::Percent => "pct".to_owned(),
    }
}
