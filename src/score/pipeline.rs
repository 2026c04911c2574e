//! Open deals as of a day.

use serde::Serialize;

use super::Evidence;
use crate::model::{Date, Decimal, Known, Origin};

/// The open deals of an account, in the reporting currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PipelineScores {
    /// By amount, the greatest first; those without an amount last.
    pub deals: Vec<Deal>,
    /// Open deals, known even where their amounts are not.
    pub count: Known<usize>,
    /// Sum of the amounts that are known; see `without_amount`.
    pub value: Known<Decimal>,
    pub without_amount: usize,
    /// Sum of amount × probability over the deals for which both are known.
    pub weighted: Known<Decimal>,
    /// Deals left out of `weighted`, for want of an amount or a probability.
    pub unweighted: usize,
    /// Deals older than any that ever closed.
    pub stale: usize,
    pub next_close: Option<Date>,
    pub evidence: Evidence,
}

/// An open deal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deal {
    pub origin: Origin,
    pub id: String,
    pub name: Option<String>,
    /// As of the day; unknown where the export tells a later one and no history is given.
    pub stage: Known<String>,
    pub amount: Known<Decimal>,
    /// At list price, where the product has one.
    pub list_price: Known<Decimal>,
    pub age_days: Known<i64>,
    /// Of winning, 0 to 1.
    pub probability: Known<f64>,
    pub probability_source: Option<ProbabilitySource>,
    pub weighted: Known<Decimal>,
    /// Older than any deal that ever closed: its win is without precedent.
    pub stale: Known<bool>,
    /// Not given where only a date of closing after the as-of date is on record.
    pub expected_close: Option<Date>,
    /// The expected close lies before the as-of date.
    pub overdue: bool,
    pub renewal: bool,
    pub product: Option<String>,
    pub owner: Option<String>,
    pub competitor: Option<String>,
    pub next_step: Option<String>,
    pub last_activity: Option<Date>,
}

/// Where a win probability is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProbabilitySource {
    /// The CRM's own.
    Crm,
    /// The company's closed deals: the share won among those that were still open at this age.
    HistoryByAge,
}
