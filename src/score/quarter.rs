//! Will the quarter be made: won, quota, what is open.

use serde::Serialize;

use super::context::Context;
use super::deal::Outcome;
use super::facts::AllFacts;
use super::money;
use super::norms::Norms;
use super::pipeline::{self, Totals};
use crate::model::{Decimal, Entity, Known, Month, Quota, Row, Unknown};

/// Will the quarter be made?
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterScores {
    pub first: Month,
    /// Won in the quarter up to the as-of date.
    pub won: Known<Decimal>,
    pub quota: Known<Decimal>,
    /// Open deals expected to close in the rest of the quarter.
    pub open: Known<Decimal>,
    pub weighted: Known<Decimal>,
    /// open / (quota − won); unknown where nothing is left to sell.
    pub coverage: Known<f64>,
}

const MONTHS: i32 = 3;

pub fn quarter(facts: &AllFacts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> QuarterScores {
    let portfolio = context.portfolio;
    let as_of = portfolio.as_of;
    let month = Month::of(as_of);
    let first = month.plus(-(i32::from(month.month()) - 1).rem_euclid(MONTHS));
    let last_day = first.plus(MONTHS - 1).last_day();
    let known =
        if portfolio.opportunities.given { Ok(()) } else { Err(Unknown::NoSource { entity: Entity::Opportunity }) };
    let won: Vec<_> = facts
        .deals()
        .filter(|deal| deal.outcome == Outcome::Won && deal.closed.is_some_and(|closed| closed >= first.first_day()))
        .map(|deal| deal.amount.clone())
        .collect();
    let won = known.clone().and_then(|()| pipeline::sum_known(won.iter()));
    let dated = facts.deals().any(|deal| deal.expected_close.is_some());
    let undated = facts.deals().any(|deal| deal.outcome == Outcome::Open) && !dated;
    let known =
        if undated { Err(Unknown::NoField { entity: Entity::Opportunity, field: "close_date" }) } else { known };
    let due = facts.deals().filter(|deal| deal.expected_close.is_some_and(|close| close >= as_of && close <= last_day));
    let open = Totals::of_open(due, &known, context, norms);
    let quota = quota(context, first);
    QuarterScores {
        coverage: coverage(&open.value, &won, &quota),
        first,
        won,
        quota,
        open: open.value,
        weighted: open.weighted,
    }
}

fn coverage(open: &Known<Decimal>, won: &Known<Decimal>, quota: &Known<Decimal>) -> Known<f64> {
    let left = quota.clone()?.checked_sub(won.clone()?).ok_or(Unknown::TooLarge)?;
    money::share(open.clone()?, left)
}

/// All reps' quotas, those of other terms in proportion to their months in the quarter.
fn quota(context: &Context<'_>, first: Month) -> Known<Decimal> {
    let quotas = &context.portfolio.quotas;
    let entity = Entity::Quota;
    if !quotas.given {
        return Err(Unknown::NoSource { entity });
    }
    let parts: Vec<Known<Decimal>> = quotas.all().iter().filter_map(|row| part(row, first, context)).collect();
    if parts.is_empty() { Err(Unknown::NoRecords { entity }) } else { money::total(parts) }
}

fn part(row: &Row<Quota>, first: Month, context: &Context<'_>) -> Option<Known<Decimal>> {
    let months = (1..=120).find(|months| f64::from(*months) >= row.months.unwrap_or(1.0))?;
    let start = Month::of(row.start);
    let from = first.since(start).max(0);
    let until = (first.since(start) + MONTHS).min(months);
    let inside = until - from;
    (inside > 0).then(|| {
        let amount = context.rates.convert(row.amount, row.currency, None, context.portfolio.as_of)?;
        let part = amount.checked_mul(Decimal::from(inside)).ok_or(Unknown::TooLarge)?;
        Ok(if inside == months { amount } else { (part / Decimal::from(months)).round_dp(2) })
    })
}
