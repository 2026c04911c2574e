//! What the scores of accounts are made of: `tables/opportunities.csv`, `churn_signals.csv`, `priority_criteria.csv`
//! and `months.csv`.

use serde::Serialize;

use super::cell::{Blank, Cell, Rounding, Value, given, given_date, known, number, text, unknown_cell, whole};
use super::export::{Definition, Export};
use crate::model::{Account, Decimal, Known, Month, Row as Record};
use crate::plan::context::Context;
use crate::score::{AccountScores, Chances, ChurnSignal, Criterion, Deal};

/// A part of an account's scores.
struct Row<'a, T> {
    context: &'a Context<'a>,
    account: &'a Record<Account>,
    scores: &'a AccountScores,
    money: Rounding,
    part: T,
}

type DealCell = fn(&Row<'_, &Deal>) -> Cell;
type SignalCell = fn(&Row<'_, &ChurnSignal>) -> Cell;
type CriterionCell = fn(&Row<'_, &Criterion>) -> Cell;
type MonthCell = fn(&Row<'_, (Month, Decimal)>) -> Cell;

/// Open deals, by account; within it by amount, the greatest first.
pub fn opportunities(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<DealCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("account_id", |row| text(&row.account.id)),
        ("opportunity_id", |row| text(&row.part.id)),
        ("name", |row| given("name", row.part.name.as_deref())),
        ("stage", |row| known(&row.part.stage, |stage| Value::Text(stage.clone()))),
        ("amount", |row| row.money.money(&row.part.amount)),
        ("list_price", |row| row.money.money(&row.part.list_price)),
        ("probability", |row| number(&row.part.probability)),
        ("probability_source", |row| match row.part.probability_source {
            Some(source) => key(&source),
            None => row.part.probability.as_ref().map_or_else(unknown_cell, |_| text("")),
        }),
        ("probability_deals", |row| match &row.part.chances {
            Ok(Chances { deals: Some(deals), .. }) => rows(*deals),
            Ok(_) => text(""),
            Err(reason) => unknown_cell(reason),
        }),
        ("probability_quarter", |row| part_of(row.part, |chances| chances.in_quarter)),
        ("probability_soon", |row| part_of(row.part, |chances| chances.soon)),
        ("weighted", |row| row.money.money(&row.part.weighted)),
        ("age_days", |row| whole(&row.part.age_days)),
        ("stale", |row| known(&row.part.stale, |stale| Value::Flag(*stale))),
        ("expected_close", |row| given_date("close_date", row.part.expected_close)),
        ("overdue", |row| match row.part.expected_close {
            Some(_) => Ok(Value::Flag(row.part.overdue)),
            None => Err(Blank::NotGiven { field: "close_date" }),
        }),
        ("renewal", |row| Ok(Value::Flag(row.part.renewal))),
        ("product", |row| given("product", row.part.product.as_deref())),
        ("owner", |row| given("owner", row.part.owner.as_deref())),
        ("competitor", |row| given("competitor", row.part.competitor.as_deref())),
        ("next_step", |row| given("next_step", row.part.next_step.as_deref())),
        ("last_activity", |row| given_date("last_activity", row.part.last_activity)),
    ];
    Export::of("opportunities", COLUMNS, parts(context, |scores| scores.pipeline.deals.iter().collect()))
}

/// All signals of the churn points, observed or not, by account.
pub fn churn_signals(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<SignalCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("account_id", |row| text(&row.account.id)),
        ("signal", |row| key(&row.part.key)),
        ("observed", |row| Ok(Value::Flag(row.part.observed()))),
        ("value", |row| number(&row.part.value)),
        ("threshold", |row| number(&Ok(row.part.threshold))),
        ("points", |row| number(&row.part.value.clone().map(|_| row.part.points))),
        ("max_points", |row| number(&Ok(row.part.max_points))),
        ("date", |row| given_date("date", row.part.date)),
        ("rows", |row| rows(row.part.evidence.rows)),
        ("reason", |row| reason(&row.part.value)),
    ];
    Export::of("churn_signals", COLUMNS, parts(context, |scores| scores.churn.signals.iter().collect()))
}

/// All criteria of the priority score, by account.
pub fn priority_criteria(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<CriterionCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("account_id", |row| text(&row.account.id)),
        ("criterion", |row| key(&row.part.key)),
        ("weight", |row| number(&Ok(row.part.weight))),
        ("input", |row| number(&row.part.input)),
        ("applicable", |row| Ok(Value::Flag(row.part.applicable))),
        ("percentile", |row| number(&row.part.percentile)),
        ("peers", |row| rows(row.part.peers)),
        // Without a score nothing was shared out.
        ("points", |row| {
            let shared = row.scores.priority.score.clone().and_then(|_| row.part.percentile.clone());
            number(&shared.map(|_| row.part.points))
        }),
        ("reason", |row| reason(&row.part.percentile)),
    ];
    Export::of("priority_criteria", COLUMNS, parts(context, |scores| scores.priority.criteria.iter().collect()))
}

/// Revenue by account and month, oldest first. An account whose months are not known has no row.
pub fn months(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<MonthCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("account_id", |row| text(&row.account.id)),
        ("month", |row| Ok(Value::Month(row.part.0))),
        ("revenue", |row| row.money.money(&Ok(row.part.1))),
    ];
    let of = |scores: &AccountScores| scores.revenue.months.clone().unwrap_or_default();
    Export::of("months", COLUMNS, parts(context, of))
}

fn parts<'a, T: 'a>(
    context: &'a Context<'a>,
    parts: impl Fn(&'a AccountScores) -> Vec<T> + 'a,
) -> impl Iterator<Item = Row<'a, T>> {
    let money = Rounding::of(context.currency());
    context.portfolio.account_ixs().filter_map(|ix| context.account(ix).zip(context.scores_of(ix))).flat_map(
        move |(account, scores)| {
            parts(scores).into_iter().map(move |part| Row { context, account, scores, money, part })
        },
    )
}

/// The chance of a nearer horizon; what the CRM alone says is not dated without an expected close.
fn part_of(deal: &Deal, part: fn(&Chances) -> Option<f64>) -> Cell {
    match &deal.chances {
        Ok(chances) => part(chances).map_or(Err(Blank::NotGiven { field: "close_date" }), |part| number(&Ok(part))),
        Err(reason) => unknown_cell(reason),
    }
}

/// The name that a key has in every table and file.
pub(super) fn key(key: &impl Serialize) -> Cell {
    match serde_json::to_value(key) {
        Ok(serde_json::Value::String(name)) => text(name),
        _ => Err(Blank::NotComputed { figure: "key" }),
    }
}

fn rows(rows: usize) -> Cell {
    Ok(Value::Count(i64::try_from(rows).unwrap_or(i64::MAX)))
}

/// Empty where the figure is known.
pub(super) fn reason<T>(figure: &Known<T>) -> Cell {
    match figure {
        Ok(_) => text(""),
        Err(unknown) => text(Blank::Unknown(unknown.clone()).to_string()),
    }
}
