//! Reps' hours and how often accounts are talked with: `tables/capacity.csv` and `tables/coverage.csv`.

use super::cell::{Cell, Value, given, known, number, text, whole};
use super::export::{Definition, Export};
use crate::model::{Account, Row};
use crate::plan::account;
use crate::plan::capacity::{Capacity, Coverage, RepLoad, capacity};
use crate::plan::context::Context;

struct Load<'a> {
    context: &'a Context<'a>,
    rep: RepLoad,
}

struct Line<'a> {
    context: &'a Context<'a>,
    account: &'a Row<Account>,
    coverage: Coverage,
}

type LoadCell = fn(&Load<'_>) -> Cell;
type CoverageCell = fn(&Line<'_>) -> Cell;

/// One row a rep, the most loaded first; and one an account, in the order of the portfolio.
pub fn tables(context: &Context<'_>) -> [Export; 2] {
    let accounts = context.portfolio.account_ixs().filter(|account| context.has_brief(*account));
    let plans: Vec<_> = accounts.filter_map(|account| account::plan(context, account)).collect();
    let Capacity { reps, accounts } = capacity(context, &plans);
    [loads(context, reps), coverage(context, accounts)]
}

fn loads(context: &Context<'_>, reps: Vec<RepLoad>) -> Export {
    const COLUMNS: &[Definition<LoadCell>] = &[
        ("as_of", |load| Ok(Value::Date(load.context.as_of()))),
        ("owner_id", |load| text(&load.rep.owner_id)),
        ("owner", |load| text(&load.rep.owner)),
        ("accounts", |load| count(load.rep.accounts)),
        ("tier_a", |load| count(load.rep.by_tier[0])),
        ("tier_b", |load| count(load.rep.by_tier[1])),
        ("tier_c", |load| count(load.rep.by_tier[2])),
        ("untiered", |load| count(load.rep.by_tier[3])),
        ("care_hours", |load| Ok(Value::Number(load.rep.care_hours))),
        ("actions", |load| count(load.rep.actions)),
        ("action_hours", |load| Ok(Value::Number(load.rep.action_hours))),
        ("needed_hours", |load| Ok(Value::Number(load.rep.needed()))),
        ("hours", |load| Ok(Value::Number(load.rep.hours))),
        ("load_share", |load| Ok(Value::Number(load.rep.load_share()))),
        ("under_served", |load| count(load.rep.under_served)),
        ("over_served", |load| count(load.rep.over_served)),
        ("unknown", |load| count(load.rep.unknown)),
    ];
    Export::of("capacity", COLUMNS, reps.into_iter().map(|rep| Load { context, rep }))
}

fn coverage(context: &Context<'_>, accounts: Vec<Coverage>) -> Export {
    const COLUMNS: &[Definition<CoverageCell>] = &[
        ("as_of", |line| Ok(Value::Date(line.context.as_of()))),
        ("account_id", |line| text(&line.account.id)),
        ("owner_id", |line| given("owner_id", line.coverage.owner_id.as_deref())),
        ("tier", |line| given("tier", line.coverage.tier.map(crate::score::Tier::name))),
        ("served", |line| known(&line.coverage.served, |served| Value::Text(served.key().to_owned()))),
        ("days_since_two_way", |line| whole(&line.coverage.days_since)),
        ("target_days", |line| Ok(Value::Number(line.coverage.target_days))),
        ("contacts_90_days", |line| super::cell::count(&line.coverage.contacts_90_days)),
        ("tier_hours", |line| Ok(Value::Number(line.coverage.hours))),
        ("priority_hours", |line| number(&line.coverage.priority_hours)),
    ];
    let lines = accounts.into_iter().filter_map(|coverage| {
        let account = context.account(coverage.account)?;
        Some(Line { context, account, coverage })
    });
    Export::of("coverage", COLUMNS, lines)
}

fn count(n: usize) -> Cell {
    Ok(Value::Count(i64::try_from(n).unwrap_or(i64::MAX)))
}
