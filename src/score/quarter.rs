//! Will the quarter be made: won, quota, what is open.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::Context;
use super::deal::{DealFact, Outcome};
use super::dimension::Team;
use super::facts::AllFacts;
use super::money;
use super::norms::Norms;
use super::pipeline::{self, Totals};
use crate::model::{Date, Decimal, Entity, Known, Month, Quota, Row, Unknown};

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
    /// By rep, in the order of their names; those who have a quota, won something or have something open. They add up
    /// to the above, where all of it is known.
    pub owners: Vec<QuarterPart>,
}

/// One rep's part of the quarter, or that of the deals without one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterPart {
    /// [`UNASSIGNED`](super::UNASSIGNED) where a deal or quota names nobody.
    pub owner: String,
    /// [`UNASSIGNED`](super::UNASSIGNED) where none is known.
    pub manager: String,
    pub won: Known<Decimal>,
    pub quota: Known<Decimal>,
    pub open: Known<Decimal>,
    pub weighted: Known<Decimal>,
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
    let term = Term { first, last_day, as_of };
    let dated = facts.deals().any(|deal| deal.expected_close.is_some());
    let undated = facts.deals().any(|deal| deal.outcome == Outcome::Open) && !dated;
    let open_known = if undated {
        Err(Unknown::NoField { entity: Entity::Opportunity, field: "close_date" })
    } else {
        known.clone()
    };
    let sums = |deals: &[&DealFact<'_>]| {
        let won: Vec<_> = deals.iter().filter(|deal| term.won(deal)).map(|deal| deal.amount.clone()).collect();
        let won = known.clone().and_then(|()| pipeline::sum_known(won.iter()));
        let due = deals.iter().copied().filter(|deal| term.due(deal));
        (won, Totals::of_open(due, &open_known, context, norms))
    };
    let (won, open) = sums(&facts.deals().collect::<Vec<_>>());
    let quota = quota(context.portfolio.quotas.all(), first, context);
    let owners = by_owner(facts, &term, context)
        .into_iter()
        .map(|((owner, manager), part)| {
            let (won, open) = sums(&part.deals);
            let quota = self::quota(part.quotas, first, context);
            QuarterPart { owner, manager, won, quota, open: open.value, weighted: open.weighted }
        })
        .collect();
    QuarterScores {
        coverage: coverage(&open.value, &won, &quota),
        first,
        won,
        quota,
        open: open.value,
        weighted: open.weighted,
        owners,
    }
}

/// The quarter's days, those to come from the as-of date on.
struct Term {
    first: Month,
    last_day: Date,
    as_of: Date,
}

impl Term {
    fn won(&self, deal: &DealFact<'_>) -> bool {
        deal.outcome == Outcome::Won && deal.closed.is_some_and(|closed| closed >= self.first.first_day())
    }

    fn due(&self, deal: &DealFact<'_>) -> bool {
        let to_come = deal.expected_close.is_some_and(|close| close >= self.as_of && close <= self.last_day);
        deal.outcome == Outcome::Open && to_come
    }
}

#[derive(Default)]
struct Part<'a, 'f> {
    deals: Vec<&'f DealFact<'a>>,
    quotas: Vec<&'a Row<Quota>>,
}

/// The quarter's deals and quotas by rep and manager.
fn by_owner<'a, 'f>(
    facts: &'f AllFacts<'a>,
    term: &Term,
    context: &Context<'a>,
) -> BTreeMap<(String, String), Part<'a, 'f>> {
    let portfolio = context.portfolio;
    let team = Team::of(portfolio);
    let mut parts = BTreeMap::<(String, String), Part<'a, 'f>>::new();
    for own in facts.all() {
        let account = own.account.and_then(|account| portfolio.account(account)).map(|row| &row.record);
        for deal in own.deals.iter().filter(|deal| term.won(deal) || term.due(deal)) {
            let label = |dimension| team.label(dimension, deal.owner(), account);
            parts.entry((label("owner"), label("manager"))).or_default().deals.push(deal);
        }
    }
    for row in portfolio.quotas.all().iter().filter(|row| part(row, term.first, context).is_some()) {
        let label = |dimension| team.label(dimension, (row.owner_id.as_deref(), row.owner_name.as_deref()), None);
        parts.entry((label("owner"), label("manager"))).or_default().quotas.push(row);
    }
    parts
}

fn coverage(open: &Known<Decimal>, won: &Known<Decimal>, quota: &Known<Decimal>) -> Known<f64> {
    let left = quota.clone()?.checked_sub(won.clone()?).ok_or(Unknown::TooLarge)?;
    money::share(open.clone()?, left)
}

/// All reps' quotas, those of other terms in proportion to their months in the quarter.
fn quota<'a>(quotas: impl IntoIterator<Item = &'a Row<Quota>>, first: Month, context: &Context<'_>) -> Known<Decimal> {
    let entity = Entity::Quota;
    if !context.portfolio.quotas.given {
        return Err(Unknown::NoSource { entity });
    }
    let parts: Vec<Known<Decimal>> = quotas.into_iter().filter_map(|row| part(row, first, context)).collect();
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
