//! How scores came from last month's to this month's: what each cause did to each factor.

use super::cell::{Blank, Cell, Value, text};
use super::export::{Definition, Export};
use crate::model::{AccountBridge, Bridge, BridgePart, Bridges, Decimal, FactorChange};
use crate::plan::context::Context;

struct Line<'a> {
    context: &'a Context<'a>,
    bridges: &'a Bridges,
    account: &'a AccountBridge,
    bridge: &'a Bridge,
    part: &'a BridgePart,
}

impl Line<'_> {
    fn factor(&self) -> Option<&FactorChange> {
        self.bridge.factors.iter().find(|factor| factor.factor == self.part.factor)
    }

    fn input(&self, side: fn(&FactorChange) -> Option<f64>) -> Cell {
        let input = self.factor().and_then(side).filter(|input| input.is_finite());
        input.map(Value::Number).ok_or(Blank::NotGiven { field: "factor" })
    }
}

type LineCell = fn(&Line<'_>) -> Cell;

fn amount(amount: Option<Decimal>, field: &'static str) -> Cell {
    amount.map(|amount| Value::Amount(amount.normalize())).ok_or(Blank::NotGiven { field })
}

/// By account id, figure, factor and cause; without a month before there is no row.
pub fn bridge(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<LineCell>] = &[
        ("as_of", |line| Ok(Value::Date(line.context.as_of()))),
        ("compared_with", |line| text(line.bridges.compared_with.as_str())),
        ("account_id", |line| text(line.account.account_id.as_str())),
        ("name", |line| text(line.account.name.as_str())),
        ("figure", |line| text(line.bridge.figure.key())),
        ("factor", |line| text(line.part.factor.as_str())),
        ("cause", |line| text(line.part.cause.key())),
        ("effect", |line| amount(line.bridge.change().map(|_| line.part.effect), "effect")),
        ("before", |line| amount(line.bridge.before, "before")),
        ("now", |line| amount(line.bridge.now, "now")),
        ("input_before", |line| line.input(|factor| factor.input_before)),
        ("input_now", |line| line.input(|factor| factor.input_now)),
    ];
    let lines = context.bridges.into_iter().flat_map(|bridges| {
        let of_account = move |account| of_account(context, bridges, account);
        bridges.accounts.iter().flat_map(of_account)
    });
    Export::of("bridge", COLUMNS, lines)
}

fn of_account<'a>(
    context: &'a Context<'a>,
    bridges: &'a Bridges,
    account: &'a AccountBridge,
) -> impl Iterator<Item = Line<'a>> {
    account.bridges.iter().flat_map(move |bridge| {
        bridge.parts.iter().map(move |part| Line { context, bridges, account, bridge, part })
    })
}
