//! What an account bought: revenue, orders, payment, products.

use serde::Serialize;

use super::Evidence;
use crate::model::{Date, Decimal, Known, Month};

/// What stands for revenue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Revenue lines: orders, invoices, credit notes.
    Revenue,
    /// No source gives revenue; won deals at their closing dates stand in and must be called bookings.
    Bookings,
}

/// Revenue of whole calendar months, the last of them the period; in the reporting currency, credit notes deducted.
///
/// An account without a single line is unknown, one whose lines all lie outside a window has a true zero there.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RevenueScores {
    pub basis: Basis,
    /// The 12 months that end with the period, or as many of them as the data reach back; see `months_observed`.
    pub ltm: Known<Decimal>,
    /// Months of the 12 that the portfolio's data cover.
    pub months_observed: u32,
    /// The 12 months before those. `FirstYear` where the data don't cover all of them.
    pub previous: Known<Decimal>,
    /// (ltm − previous) / previous; up is good.
    pub yoy_share: Known<f64>,
    /// Month by month, oldest first, without gaps, from the first month that the portfolio's data cover and at most
    /// the configured number (36).
    pub months: Known<Vec<(Month, Decimal)>>,
    /// Calendar months (1 to 12) that brought at least 1.5 times the average month over whole years of history, the
    /// strongest first; needs 24 months.
    pub peak_months: Known<Vec<i8>>,
    /// Gross margin of the 12 months, revenue less cost, over the lines that give a cost.
    pub margin: Known<Decimal>,
    /// The lines of the last 12 months.
    pub evidence: Evidence,
    /// The lines of the 12 months before.
    pub previous_evidence: Evidence,
}

/// How often an account buys; a document with several lines counts once, credit notes not at all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OrderScores {
    /// Orders of the last 12 months.
    pub ltm: Known<usize>,
    pub previous: Known<usize>,
    pub average: Known<Decimal>,
    /// Median days between two days with an order, over all history; needs three such days.
    pub gap_days_median: Known<f64>,
    pub last: Known<Date>,
    pub days_since_last: Known<i64>,
    /// Amount of the last three months against the same three a year before, as a share; −0.2 is a fall by a fifth.
    pub quarter_yoy_share: Known<f64>,
}

/// How an account pays, over documents due in the last 12 months.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PaymentScores {
    /// Median days from due to paid, negative when early; documents unpaid at the as-of date count with the days so far
    /// once they are overdue.
    pub late_days_median: Known<f64>,
    pub documents: usize,
    /// Amount overdue and unpaid at the as-of date.
    pub overdue: Known<Decimal>,
    pub evidence: Evidence,
}

/// One product that an account owns.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductOwned {
    pub name: String,
    /// Known revenue of the last 12 months.
    pub ltm: Known<Decimal>,
    pub last: Option<Date>,
    pub evidence: Evidence,
}

/// What an account owns of what is sold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductScores {
    /// Bought at any time up to the as-of date, by name.
    pub owned: Known<Vec<ProductOwned>>,
    /// Products of an open deal, by name.
    pub open: Vec<String>,
    /// Products owned / products sold, 0 to 1.
    pub penetration_share: Known<f64>,
    /// Products sold: the active ones of the product list, else all that any account ever bought.
    pub sold: usize,
    /// Revenue of 12 months / potential of the account; above 1 the potential is too low.
    pub wallet_share: Known<f64>,
}
