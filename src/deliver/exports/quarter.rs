//! `tables/quarter.csv`: will the quarter be made, as a whole, by manager and by rep.

use super::cell::{Blank, Cell, Rounding, Value, number, text};
use super::export::{Definition, Export};
use crate::model::Decimal;
use crate::plan::context::Context;
use crate::score::{Interval, QuarterPart};

struct Row<'a> {
    context: &'a Context<'a>,
    level: &'static str,
    part: QuarterPart,
    money: Rounding,
}

type PartCell = fn(&Row<'_>) -> Cell;

const COLUMNS: &[Definition<PartCell>] = &[
    ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
    ("quarter", |row| Ok(Value::Month(row.context.scores.portfolio.quarter.first))),
    ("quarter_name", |row| text(row.context.scores.portfolio.quarter.period.to_string())),
    ("from", |row| Ok(Value::Date(row.context.scores.portfolio.quarter.period.days.from))),
    ("to", |row| Ok(Value::Date(row.context.scores.portfolio.quarter.period.days.to))),
    ("level", |row| text(row.level)),
    ("manager", |row| text(&row.part.manager)),
    ("owner", |row| text(&row.part.owner)),
    ("won", |row| row.money.money(&row.part.won)),
    ("quota", |row| row.money.money(&row.part.quota)),
    ("attainment_share", |row| number(&row.part.attainment())),
    ("open_due", |row| row.money.money(&row.part.open)),
    ("weighted", |row| row.money.money(&row.part.weighted)),
    ("expected_low", |row| bound(row, |interval| interval.low_95)),
    ("expected_low_80", |row| bound(row, |interval| interval.low_80)),
    ("expected_high_80", |row| bound(row, |interval| interval.high_80)),
    ("expected_high", |row| bound(row, |interval| interval.high_95)),
    ("reach_probability", |row| number(&row.part.reach_probability)),
    ("reason", |row| {
        let unknown = row.part.weighted.as_ref().err().or(row.part.quota.as_ref().err());
        text(unknown.map_or_else(String::new, |unknown| Blank::Unknown(unknown.clone()).to_string()))
    }),
];

fn bound(row: &Row<'_>, of: fn(&Interval) -> Decimal) -> Cell {
    row.money.money(&row.part.interval.as_ref().map(of).map_err(Clone::clone))
}

/// The whole first, then managers, then reps, each by name.
pub fn quarter(context: &Context<'_>) -> Export {
    let quarter = &context.scores.portfolio.quarter;
    let whole = [("all", quarter.whole())];
    let managers = quarter.managers.iter().map(|part| ("manager", part.clone()));
    let owners = quarter.owners.iter().map(|part| ("owner", part.clone()));
    let money = Rounding::of(context.currency());
    let rows = whole.into_iter().chain(managers).chain(owners);
    Export::of("quarter", COLUMNS, rows.map(|(level, part)| Row { context, level, part, money }))
}
