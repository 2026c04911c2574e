//! Orders without a contract as the model of orders sees them.

use std::collections::{BTreeMap, BTreeSet};

use super::bgnbd::Purchases;
use super::contracts::Chain;
use super::gamma_gamma::Spend;
use crate::model::{Date, Decimal, Known, Unknown, calendar::days_between};
use crate::score::context::Context;
use crate::score::facts::{Facts, Line};
use crate::score::money;
use crate::score::revenue::{LTM, PREVIOUS};
use crate::score::words::name_key;

/// Days of a week, the models' unit of time.
const WEEK: f64 = 7.0;
/// Weeks of a year.
pub const YEAR_WEEKS: f64 = 365.25 / WEEK;

/// The orders of an account on products that it has no contract for.
#[derive(Debug, Clone)]
pub struct History {
    pub purchases: Purchases,
    /// Mean value of the repeat orders, and their number.
    pub spend: Known<Spend>,
    /// Share of what was ordered that credit notes left standing.
    pub kept_share: Known<f64>,
    /// The last two gaps between days with an order, in days.
    pub gaps: Option<(f64, f64)>,
    pub last: Date,
    pub ltm: Known<Decimal>,
    pub previous: Known<Decimal>,
}

/// Which lines belong to contracts: those of a product under contract; all, where contracts or lines name no product.
pub fn of_contract(line: &Line<'_>, products: &BTreeSet<Option<&str>>) -> bool {
    if products.is_empty() {
        return false;
    }
    match line.product {
        Some(product) => products.contains(&None) || products.contains(&Some(name_key(product).as_str())),
        None => true,
    }
}

/// The products of an account's contracts, ended ones too.
pub fn products(chains: &[Chain]) -> BTreeSet<Option<&str>> {
    chains.iter().map(|chain| chain.product.as_deref()).collect()
}

impl History {
    /// None without an order.
    pub fn of(facts: &Facts<'_>, chains: &[Chain], context: &Context<'_>) -> Option<History> {
        let (portfolio, under_contract) = (context.portfolio, products(chains));
        let lines: Vec<&Line<'_>> = facts.lines.iter().filter(|line| !of_contract(line, &under_contract)).collect();
        let is_order = |line: &&&Line<'_>| line.amount.as_ref().map_or(true, |amount| *amount > Decimal::ZERO);
        // All orders of a day are one purchase.
        let mut by_day: BTreeMap<Date, Known<Decimal>> = BTreeMap::new();
        for line in lines.iter().filter(is_order) {
            let day = by_day.entry(line.date).or_insert(Ok(Decimal::ZERO));
            *day = money::total([day.clone(), line.amount.clone()]);
        }
        let (first, last) = (*by_day.first_key_value()?.0, *by_day.last_key_value()?.0);
        let weeks = |from, to| float_days(from, to) / WEEK;
        let repeats = u32::try_from(by_day.len() - 1).unwrap_or(u32::MAX);
        let purchases = Purchases { repeats, last: weeks(first, last), age: weeks(first, portfolio.as_of) };
        let ordered = money::total(by_day.values().cloned());
        let all = money::total(lines.iter().map(|line| line.amount.clone()));
        let sum = |span: crate::score::revenue::Span| {
            money::total(
                lines.iter().filter(|line| span.holds(line.date, portfolio.period)).map(|line| line.amount.clone()),
            )
        };
        let days: Vec<Date> = by_day.keys().rev().take(3).copied().collect();
        Some(History {
            purchases,
            spend: spend(&by_day),
            kept_share: all.and_then(|all| money::share(all, ordered?)),
            gaps: match days.as_slice() {
                [third, second, first] => Some((float_days(*first, *second), float_days(*second, *third))),
                _ => None,
            },
            last,
            ltm: sum(LTM),
            previous: sum(PREVIOUS),
        })
    }
}

/// Of the purchases after the first, as the model of spend wants it.
fn spend(by_day: &BTreeMap<Date, Known<Decimal>>) -> Known<Spend> {
    let repeats = by_day.len().saturating_sub(1);
    if repeats == 0 {
        return Ok(Spend { repeats: 0, mean: 0.0 });
    }
    let sum = money::total(by_day.values().skip(1).cloned())?;
    let mean = sum.checked_div(Decimal::from(repeats)).ok_or(Unknown::TooLarge)?;
    Ok(Spend { repeats: u32::try_from(repeats).unwrap_or(u32::MAX), mean: money::float(mean) })
}

fn float_days(from: Date, to: Date) -> f64 {
    usize::try_from(days_between(from, to)).map_or(0.0, crate::score::statistics::count)
}
