//! What stands beside the KPIs: growth with its days, parts below the whole, benchmarks.

use serde::Serialize;

use super::cell::{Blank, Cell, Rounding, Value, given, number, text};
use super::export::{Definition, Export};
use super::portfolio::unit_name;
use crate::plan::context::Context;
use crate::score::Unit;
use crate::score::kpi::{BelowPart, BenchmarkScores, Compared, Growth};

struct Row<'a, T> {
    context: &'a Context<'a>,
    part: &'a T,
    money: Rounding,
}

type GrowthCell = fn(&Row<'_, Growth>) -> Cell;
type BelowCell = fn(&Row<'_, BelowPart>) -> Cell;
type BenchmarkCell = fn(&Row<'_, BenchmarkScores>) -> Cell;

/// Growth of the whole portfolio, as reported and at constant currency.
pub fn growth(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<GrowthCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("comparison", |row| key(&row.part.comparison)),
        ("from", |row| Ok(Value::Date(row.part.days.from))),
        ("to", |row| Ok(Value::Date(row.part.days.to))),
        ("base_from", |row| Ok(Value::Date(row.part.base_days.from))),
        ("base_to", |row| Ok(Value::Date(row.part.base_days.to))),
        ("partial", |row| Ok(Value::Flag(row.part.partial))),
        ("revenue", |row| row.money.money(&row.part.now)),
        ("base", |row| row.money.money(&row.part.base)),
        ("change", |row| row.money.money(&row.part.change())),
        ("change_share", |row| number(&row.part.share())),
        ("revenue_constant", |row| row.money.money(&row.part.constant)),
        ("change_constant_share", |row| number(&row.part.constant_share())),
        ("revenue_real", |row| row.money.money(&row.part.real)),
        ("change_real_share", |row| number(&row.part.real_share())),
        ("working_days", |row| of_months(row, |[days, _]| Ok(count(days)))),
        ("base_working_days", |row| of_months(row, |[_, days]| Ok(count(days)))),
        ("change_working_day_share", |row| of_months(row, |_| number(&row.part.working_day_share()))),
        ("currency_effect", |row| row.money.money(&row.part.currency_effect())),
        ("reason", |row| match row.part.constant_share() {
            Ok(_) => text(""),
            Err(unknown) => text(Blank::Unknown(row.part.share().err().unwrap_or(unknown)).to_string()),
        }),
    ];
    Export::of("growth", COLUMNS, rows(context, &context.scores.portfolio.growth))
}

/// What is told of months alone.
fn of_months(row: &Row<'_, Growth>, cell: impl FnOnce([usize; 2]) -> Cell) -> Cell {
    row.part.working_days.map_or(Err(Blank::NotGiven { field: "working_days" }), cell)
}

/// Parts of the portfolio that are detectably below the whole, the surest first.
pub fn underperforming(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<BelowCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("metric", |row| text(row.part.metric)),
        ("dimension", |row| text(row.part.dimension)),
        ("value_of_dimension", |row| text(&row.part.value_of_dimension)),
        ("value", |row| number(&Ok(row.part.value))),
        ("low", |row| number(&Ok(row.part.low))),
        ("high", |row| number(&Ok(row.part.high))),
        ("whole", |row| number(&Ok(row.part.whole))),
        ("gap", |row| number(&Ok(row.part.gap))),
        ("unit", |row| text(unit_name(row.part.unit, row.context))),
        ("n", |row| Ok(count(row.part.n))),
        ("p_adjusted", |row| number(&Ok(row.part.p_adjusted))),
    ];
    Export::of("underperforming", COLUMNS, rows(context, &context.scores.portfolio.below.parts))
}

/// Every benchmark given: beside our figure, or why it can't be.
pub fn benchmarks(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<BenchmarkCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("metric", |row| text(&row.part.metric)),
        ("industry", |row| text(row.part.industry.as_deref().unwrap_or_default())),
        ("source", |row| text(&row.part.source)),
        ("year", |row| number(&Ok(row.part.year))),
        ("published", |row| number(&Ok(row.part.published))),
        ("published_unit", |row| given("unit", row.part.published_unit.as_deref())),
        ("comparable", |row| Ok(Value::Flag(row.part.compared.is_ok()))),
        ("benchmark", |row| compared(row, |found| measure(row, found.unit, found.benchmark))),
        ("value", |row| compared(row, |found| measure(row, found.unit, found.value))),
        ("low", |row| compared(row, |found| end(found.low))),
        ("high", |row| compared(row, |found| end(found.high))),
        ("gap", |row| compared(row, |found| measure(row, found.unit, found.gap))),
        ("unit", |row| compared(row, |found| text(unit_name(found.unit, row.context)))),
        ("n", |row| compared(row, |found| Ok(count(found.n)))),
        ("standing", |row| compared(row, |found| key(&found.standing))),
        ("reason", |row| match &row.part.compared {
            Ok(_) => text(""),
            Err(reason) => text(reason.to_string()),
        }),
    ];
    Export::of("benchmarks", COLUMNS, rows(context, &context.scores.portfolio.benchmarks))
}

fn rows<'a, T>(context: &'a Context<'a>, parts: &'a [T]) -> impl Iterator<Item = Row<'a, T>> {
    let money = Rounding::of(context.currency());
    parts.iter().map(move |part| Row { context, part, money })
}

fn compared(row: &Row<'_, BenchmarkScores>, cell: impl Fn(&Compared) -> Cell) -> Cell {
    match &row.part.compared {
        Ok(found) => cell(found),
        Err(_) => Err(Blank::NotComputed { figure: "comparison" }),
    }
}

/// A mean of money keeps its minor unit's digits.
fn measure(row: &Row<'_, BenchmarkScores>, unit: Unit, value: f64) -> Cell {
    match crate::model::Decimal::try_from(value) {
        Ok(amount) if unit == Unit::Money => Ok(Value::Amount(row.money.round(amount))),
        _ => number(&Ok(value)),
    }
}

fn end(end: Option<f64>) -> Cell {
    end.map_or(Err(Blank::NotComputed { figure: "interval" }), |end| number(&Ok(end)))
}

fn count(n: usize) -> Value {
    Value::Count(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The name that a key has in every table and file.
fn key(key: &impl Serialize) -> Cell {
    match serde_json::to_value(key) {
        Ok(serde_json::Value::String(name)) => text(name),
        _ => Err(Blank::NotComputed { figure: "key" }),
    }
}
