//! Closed deals: rates, cycle, size.

use serde::Serialize;

use super::{Evidence, Rate};
use crate::model::{Decimal, Known};

/// Deals closed in the window of months that ends with the period.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SalesScores {
    pub won: usize,
    pub lost: usize,
    /// Won / (won + lost), by close date.
    pub win_rate_count: Known<Rate>,
    /// Σ won / (Σ won + Σ lost), both at the same prices.
    pub win_rate_value: Known<ValueRate>,
    pub won_value: Known<Decimal>,
    /// Median days from created to won.
    pub cycle_days_median: Known<f64>,
    /// Median days from created to lost.
    pub lost_cycle_days_median: Known<f64>,
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
