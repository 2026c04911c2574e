//! Closed deals: rates, cycle, size.

use serde::Serialize;

use super::context::Context;
use super::kpi::spread::median_interval;
use super::norms::Norms;
use super::pipeline::deal::{DealFact, Outcome};
use super::statistics::median_amount;
use super::statistics::quantile;
use super::{Evidence, Rate, money};
use crate::model::{Decimal, Entity, Known, Month, Unknown};

/// Deals closed in the window of months that ends with the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SalesScores {
    /// Months of the window.
    pub months: u32,
    pub won: usize,
    pub lost: usize,
    /// Won / (won + lost), by close date.
    pub win_rate_count: Known<Rate>,
    /// Σ won / (Σ won + Σ lost), both at the same prices.
    pub win_rate_value: Known<ValueRate>,
    pub won_value: Known<Decimal>,
    /// Median days from created to won.
    pub cycle_days_median: Known<f64>,
    /// The 95 % interval of that median, from 6 deals up.
    pub cycle_days_between: Option<(f64, f64)>,
    /// Days from created to won within which 90 % were won.
    pub cycle_days_p90: Known<f64>,
    /// Median days from created to lost.
    pub lost_cycle_days_median: Known<f64>,
    /// Days from created to lost within which 90 % were lost.
    pub lost_cycle_days_p90: Known<f64>,
    pub deal_mean: Known<Decimal>,
    pub deal_median: Known<Decimal>,
    /// Reasons of lost deals with their counts, the most frequent first.
    pub loss_reasons: Vec<(String, usize)>,
    /// Competitors of lost deals with their counts, the most frequent first.
    pub competitors: Vec<(String, usize)>,
    pub evidence: Evidence,
}

/// A win rate by value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ValueRate {
    /// 0 to 1.
    pub value: f64,
    pub won: Decimal,
    pub lost: Decimal,
    pub prices: Prices,
    pub n: usize,
}

/// At which prices won and lost deals are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Prices {
    /// The deals' own amounts.
    Deal,
    /// The products' list prices, where lost deals carry no amount.
    List,
}

/// Figures of the deals that closed in the window; `known` says whether there are deals at all.
pub fn sales<'a>(
    deals: impl Iterator<Item = &'a DealFact<'a>>,
    known: Known<()>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> SalesScores {
    let closed: Vec<&DealFact<'_>> = deals.filter(|deal| deal.is_closed() && in_window(deal, context)).collect();
    let (won, lost): (Vec<_>, Vec<_>) = closed.iter().copied().partition(|deal| deal.outcome == Outcome::Won);
    let too_few = known.err().unwrap_or(Unknown::TooFew { have: 0, need: 1 });
    let won_amounts = priced(&won);
    let (won_days, lost_days) = (cycle(&won, &too_few), cycle(&lost, &too_few));
    let at = |days: &Known<Vec<f64>>, share: f64| {
        days.clone().and_then(|days| quantile(&days, share).ok_or(Unknown::ZeroBase))
    };
    let won_value = if won.is_empty() { Err(too_few.clone()) } else { won_amounts.clone().and_then(total) };
    SalesScores {
        months: context.config.sales.window_months,
        won: won.len(),
        lost: lost.len(),
        win_rate_count: Rate::of(won.len(), closed.len()).ok_or_else(|| too_few.clone()),
        win_rate_value: if closed.is_empty() { Err(too_few.clone()) } else { win_rate_value(&won, &lost, norms) },
        won_value: match (&won_value, closed.is_empty()) {
            // Deals closed and none was won: a true zero.
            (Err(Unknown::TooFew { .. }), false) => Ok(Decimal::ZERO),
            _ => won_value.clone(),
        },
        cycle_days_median: at(&won_days, 0.5),
        cycle_days_between: won_days.as_ref().ok().and_then(|days| median_interval(days)),
        cycle_days_p90: at(&won_days, 0.9),
        lost_cycle_days_median: at(&lost_days, 0.5),
        lost_cycle_days_p90: at(&lost_days, 0.9),
        deal_mean: won_value.and_then(|value| {
            let deals = won_amounts.as_ref().map_or(0, Vec::len);
            value.checked_div(Decimal::from(deals)).map(|mean| mean.round_dp(2)).ok_or(Unknown::ZeroBase)
        }),
        deal_median: won_amounts.and_then(|amounts| median_amount(amounts).ok_or(too_few)),
        loss_reasons: tally(lost.iter().filter_map(|deal| deal.row.loss_reason.as_deref())),
        competitors: tally(lost.iter().filter_map(|deal| deal.row.competitor.as_deref())),
        evidence: Evidence::of(closed.iter().map(|deal| deal.row)),
    }
}

/// Whether a deal closed in the configured months that end with the period.
pub fn in_window(deal: &DealFact<'_>, context: &Context<'_>) -> bool {
    let months = i32::try_from(context.config.sales.window_months).unwrap_or(i32::MAX);
    deal.closed.is_some_and(|closed| (0..months).contains(&context.portfolio.period.since(Month::of(closed))))
}

/// The amounts of deals that have one; unknown if none does or one lacks its exchange rate.
fn priced(deals: &[&DealFact<'_>]) -> Known<Vec<Decimal>> {
    let without = Unknown::NoField { entity: Entity::Opportunity, field: "amount" };
    let spoiling = |reason: &&Unknown| matches!(reason, Unknown::NoRate { .. } | Unknown::TooLarge);
    let reasons = deals.iter().filter_map(|deal| deal.amount.as_ref().err()).filter(spoiling);
    if let Some(reason) = money::first_reason(reasons) {
        return Err(reason.clone());
    }
    let amounts: Vec<Decimal> = deals.iter().filter_map(|deal| deal.amount.as_ref().ok().copied()).collect();
    if amounts.is_empty() && !deals.is_empty() { Err(without) } else { Ok(amounts) }
}

fn total(amounts: Vec<Decimal>) -> Known<Decimal> {
    money::total(amounts.into_iter().map(Ok))
}

/// Days from creation to closing, sorted; negative ones are left out and listed as findings.
fn cycle(deals: &[&DealFact<'_>], too_few: &Unknown) -> Known<Vec<f64>> {
    if deals.is_empty() {
        return Err(too_few.clone());
    }
    let days = deals.iter().filter_map(|deal| deal.closed.and_then(|closed| deal.age_days(closed)));
    // A few thousand years of days are exact as a float.
    let mut days: Vec<f64> = days.filter_map(|days| i32::try_from(days).ok()).map(f64::from).collect();
    days.sort_by(f64::total_cmp);
    if days.is_empty() { Err(Unknown::NoField { entity: Entity::Opportunity, field: "created" }) } else { Ok(days) }
}

fn win_rate_value(won: &[&DealFact<'_>], lost: &[&DealFact<'_>], norms: &Norms<'_>) -> Known<ValueRate> {
    let prices = norms.prices.clone()?;
    let price = |deal: &&DealFact<'_>| match prices {
        Prices::Deal => deal.amount.clone(),
        Prices::List => deal.list_price.clone(),
    };
    let sum = |deals: &[&DealFact<'_>]| {
        let prices: Vec<Known<Decimal>> = deals.iter().map(price).collect();
        super::pipeline::totals::sum_known(prices.iter())
            .map(|sum| (sum, prices.iter().filter(|price| price.is_ok()).count()))
    };
    let ((won, won_n), (lost, lost_n)) = (sum(won)?, sum(lost)?);
    ValueRate::of(won, lost, prices, won_n + lost_n)
}

impl ValueRate {
    /// Won / (won + lost), both at the same prices; unknown where both are 0.
    pub fn of(won: Decimal, lost: Decimal, prices: Prices, n: usize) -> Known<ValueRate> {
        let value = money::share(won, won.checked_add(lost).ok_or(Unknown::TooLarge)?)?;
        Ok(ValueRate { value, won, lost, prices, n })
    }
}

/// How often each text occurs, the most frequent first, equals by name.
fn tally<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<(String, usize)> {
    let mut counts = std::collections::BTreeMap::<&str, usize>::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().map(|(text, n)| (text.to_owned(), n)).collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}
