//! Satisfaction, tickets, use and contact.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Evidence, Rate};
use crate::model::{Date, Known, Month};

/// Share of satisfied answers (4 and 5 on a scale of 1 to 5), surveys and tickets together.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CsatScores {
    pub share: Known<Rate>,
    /// Mean ease, 1 to 7, up is good.
    pub ces_mean: Known<f64>,
    pub ces_n: usize,
    pub evidence: Evidence,
}

/// Support cases.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TicketScores {
    pub open: Known<usize>,
    /// Opened in the 365 days up to the as-of date.
    pub last_12_months: Known<usize>,
    /// Those by priority, as the source calls it.
    pub by_priority: BTreeMap<String, usize>,
    pub critical: usize,
    pub escalated: Known<usize>,
    pub reopened: Known<usize>,
    /// Critical or reopened, opened in the last 30 days.
    pub severe_last_30_days: usize,
    /// Critical or reopened a month, on average over the 11 months before those 30 days.
    pub severe_monthly_norm: f64,
    pub resolution_days_median: Known<f64>,
    pub evidence: Evidence,
}

/// Use of what was sold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UsageScores {
    /// Of the metric with the most rows in the portfolio.
    pub metric: Option<String>,
    /// Sum of the three months up to the period.
    pub last_3_months: Known<f64>,
    /// The same three months a year before.
    pub year_before: Known<f64>,
    pub yoy_share: Known<f64>,
    /// Month by month, oldest first; months without a row are left out.
    pub months: Vec<(Month, f64)>,
    pub evidence: Evidence,
}

/// Talking with the customer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContactScores {
    /// The last call, meeting or answer up to the as-of date; planned ones don't count.
    pub last_two_way: Known<Date>,
    pub days_since_two_way: Known<i64>,
    /// Activities that took place in the 90 days up to the as-of date.
    pub last_90_days: Known<usize>,
    /// People known at the account who have not left.
    pub contacts: Known<usize>,
    /// Mean relationship of those, 0 to 100, up is good.
    pub relationship_mean: Known<f64>,
    pub evidence: Evidence,
}
