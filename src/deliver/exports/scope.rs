//! `tables/left_out.csv`: accounts that are in no figure.

use super::cell::{Cell, Rounding, Value, given, text};
use super::export::{Definition, Export};
use crate::model::{Entity, LeftOutAccount};
use crate::plan::context::Context;

struct Row<'a> {
    context: &'a Context<'a>,
    out: &'a LeftOutAccount,
    money: Rounding,
}

type OutCell = fn(&Row<'_>) -> Cell;

/// One row an account that was left out, by id.
pub fn left_out(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<OutCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("account_id", |row| text(&row.out.account.id)),
        ("name", |row| text(&row.out.account.name)),
        ("class", |row| text(row.out.class.key())),
        ("because", |row| text(&row.out.because)),
        ("kind", |row| given("kind", row.out.account.kind.as_deref())),
        ("records", |row| counted(row.out.records.values().sum())),
        ("opportunities", |row| counted(of(row, Entity::Opportunity))),
        ("revenue_lines", |row| counted(of(row, Entity::Revenue))),
        ("revenue_ltm", |row| row.money.money(&row.out.revenue_ltm)),
    ];
    let money = Rounding::of(context.currency());
    Export::of("left_out", COLUMNS, context.portfolio.left_out.iter().map(|out| Row { context, out, money }))
}

fn of(row: &Row<'_>, entity: Entity) -> usize {
    row.out.records.get(&entity).copied().unwrap_or_default()
}

fn counted(n: usize) -> Cell {
    Ok(Value::Count(i64::try_from(n).unwrap_or(i64::MAX)))
}
