//! The next renewal of an account.

use serde::Serialize;

use crate::model::{Date, Decimal, Known, Origin};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RenewalScores {
    /// The contract in force that ends first on or after the as-of date.
    pub next: Known<Renewal>,
    /// Contracts in force at the as-of date.
    pub in_force: usize,
    /// Yearly value of those.
    pub value: Known<Decimal>,
}

/// A contract that falls due.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Renewal {
    pub origin: Origin,
    pub contract: Option<String>,
    pub end: Date,
    pub days: i64,
    /// A year, in the reporting currency.
    pub value: Known<Decimal>,
    pub notice_days: Option<f64>,
    /// End less the days of notice: the last day on which either side can end it.
    pub decide_by: Option<Date>,
    pub auto_renew: Option<bool>,
    /// An open deal of a renewal kind; unknown where no source gives deals or none has a kind.
    pub open_opportunity: Known<Option<Origin>>,
}
