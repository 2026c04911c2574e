//! Recency, frequency and money of buyers, as classes within the portfolio.

use serde::Serialize;

use super::config::RfmConfig;
use crate::model::{Known, Unknown};
use crate::score::statistics::{count, percentile_ranks};
use crate::score::{AccountScores, money};

/// Classes from 1 to `classes`, the greatest the best: bought most recently, most often, for most.
///
/// Hughes, A. M. (1994), *Strategic Database Marketing*, Probus, ranks customers so, in fifths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rfm {
    /// By days since the last order; fewer are better.
    pub recency: u32,
    /// By orders of the last 12 months.
    pub frequency: u32,
    /// By revenue of the last 12 months.
    pub money: u32,
    /// How many classes the portfolio's size allows, 5 as configured.
    pub classes: u32,
}

impl std::fmt::Display for Rfm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}-{}", self.recency, self.frequency, self.money)
    }
}

/// The classes of each account; those of which an order, its number or its money is unknown have none.
pub(super) fn classes(accounts: &[AccountScores], config: &RfmConfig) -> Vec<Known<Rfm>> {
    let buyers: Vec<Known<Buyer>> = accounts.iter().map(Buyer::of).collect();
    let known: Vec<Buyer> = buyers.iter().filter_map(|buyer| buyer.as_ref().ok()).copied().collect();
    let classes = class_count(known.len(), config);
    if classes < 2 {
        let few = Unknown::TooFew { have: known.len(), need: config.min_accounts_per_class.max(1) * 2 };
        return buyers.into_iter().map(|buyer| buyer.and(Err(few.clone()))).collect();
    }
    let mut sorted = of_buyers(&known, classes).into_iter();
    let class = |buyer: Known<Buyer>| {
        buyer.and_then(|_| sorted.next().ok_or(Unknown::TooFew { have: known.len(), need: known.len() }))
    };
    buyers.into_iter().map(class).collect()
}

/// What an account's classes come from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Buyer {
    pub days_since_order: f64,
    pub orders: f64,
    pub revenue: f64,
}

impl Buyer {
    fn of(account: &AccountScores) -> Known<Buyer> {
        let days = account.orders.days_since_last.clone()?;
        Ok(Buyer {
            days_since_order: i32::try_from(days).map_or(f64::MAX, f64::from),
            orders: count(account.orders.ltm.clone()?),
            revenue: money::float(account.revenue.ltm.clone()?),
        })
    }
}

fn class_count(buyers: usize, config: &RfmConfig) -> u32 {
    let allowed = buyers / config.min_accounts_per_class.max(1);
    config.classes.clamp(2, 9).min(u32::try_from(allowed).unwrap_or(u32::MAX))
}

/// ⌈percentile × classes⌉ for each; equal buyers share their average rank and so their class.
pub fn of_buyers(buyers: &[Buyer], classes: u32) -> Vec<Rfm> {
    let ranked = |value: fn(&Buyer) -> f64| -> Vec<u32> {
        let values: Vec<f64> = buyers.iter().map(value).collect();
        percentile_ranks(&values).into_iter().map(|percentile| class(percentile, classes)).collect()
    };
    let recency = ranked(|buyer| -buyer.days_since_order);
    let (frequency, money) = (ranked(|buyer| buyer.orders), ranked(|buyer| buyer.revenue));
    let places = recency.into_iter().zip(frequency).zip(money);
    places.map(|((recency, frequency), money)| Rfm { recency, frequency, money, classes }).collect()
}

/// Percentiles lie strictly between 0 and 1.
fn class(percentile: f64, classes: u32) -> u32 {
    let reached = (1..classes).filter(|bound| percentile > f64::from(*bound) / f64::from(classes)).count();
    u32::try_from(reached).unwrap_or(classes) + 1
}
