//! What the user may set about customer lifetime value.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::simple::FirstMargin;
use crate::model::{Date, Decimal};

/// Customer lifetime value: gross margin to come within a horizon, discounted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ClvConfig {
    /// Discount a year, as a share: 0.1 is 10 %.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub discount_rate: f64,
    /// Years from the as-of date whose margin counts.
    #[schemars(range(min = 1, max = 30))]
    pub horizon_years: u32,
    /// Gross margin as a share of revenue, for accounts of which no line gives a cost. Without it their value is unknown:
    /// revenue is never taken for margin.
    #[schemars(range(min = -1.0, max = 1.0))]
    pub margin_share: Option<f64>,
    /// Whether the margin under contract now counts (`now`) or that of renewals alone (`after_renewal`).
    pub first_margin: FirstMargin,
    /// Days after its end within which the next contract counts as a renewal, and until which a missing one counts as
    /// undecided.
    #[schemars(range(min = 0, max = 3650))]
    pub renewal_grace_days: u32,
    /// Words of a contract's status that mean ended by one side: not renewed.
    pub cancelled_words: Vec<String>,
    /// Contracts of one length that the renewal model (sBG) needs.
    #[schemars(range(min = 10))]
    pub min_contracts: usize,
    /// Renewals in a row that the renewal model must have seen.
    #[schemars(range(min = 2, max = 100))]
    pub min_renewals: u32,
    /// Decisions that a pooled rate of renewal or retention needs.
    #[schemars(range(min = 1))]
    pub min_decisions: usize,
    /// Accounts with a repeat order that the model of orders (BG/NBD) needs.
    #[schemars(range(min = 20))]
    pub min_repeaters: usize,
    /// Values set by hand for key accounts.
    pub overrides: Vec<ClvOverride>,
}

/// A value set by hand. It counts from its date on, the latest of an account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClvOverride {
    /// The account's id.
    pub account: String,
    /// The value, margin in the reporting currency.
    #[schemars(with = "f64")]
    pub value: Decimal,
    /// Lower bound, if one is held.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub low: Option<Decimal>,
    /// Upper bound, if one is held.
    #[serde(default)]
    #[schemars(with = "Option<f64>")]
    pub high: Option<Decimal>,
    /// Who set it.
    pub author: String,
    /// When it was set.
    #[schemars(with = "String")]
    pub date: Date,
}

impl Default for ClvConfig {
    fn default() -> Self {
        let words = |list: &[&str]| list.iter().map(|word| (*word).to_owned()).collect();
        ClvConfig {
            discount_rate: 0.10,
            horizon_years: 5,
            margin_share: None,
            first_margin: FirstMargin::AfterRenewal,
            renewal_grace_days: 90,
            cancelled_words: words(&[
                "cancelled",
                "canceled",
                "terminated",
                "churned",
                "cancelada",
                "cancelado",
                "rescindida",
                "rescindido",
            ]),
            min_contracts: 50,
            min_renewals: 3,
            min_decisions: 10,
            min_repeaters: 200,
            overrides: Vec::new(),
        }
    }
}

impl ClvConfig {
    /// The discount of a year, never below 0.
    pub fn discount(&self) -> f64 {
        if self.discount_rate.is_finite() { self.discount_rate.max(0.0) } else { 0.0 }
    }

    pub fn horizon(&self) -> f64 {
        f64::from(self.horizon_years)
    }
}
