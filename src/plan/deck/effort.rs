//! What it costs to do what is asked: hours as the company estimates them, and money where it gives the cost of an hour.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::desk::Desk;
use crate::model::Decimal;
use crate::plan::language::args;

/// Hours of work that each kind of decision takes. They are the company's own estimates: nothing in the exports tells
/// them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct EffortConfig {
    /// Cost of an hour of work, in the company's currency. Without it the cost of a decision is told in hours.
    #[schemars(with = "Option<f64>", range(min = 0.0))]
    pub hour_cost: Option<Decimal>,
    /// Hours to agree where what is missing of the quarter comes from.
    #[schemars(range(min = 0.0))]
    pub quarter_hours: f64,
    /// Hours to open a renewal and prepare its offer.
    #[schemars(range(min = 0.0))]
    pub renewal_hours: f64,
    /// Hours of a visit by management, journey included.
    #[schemars(range(min = 0.0))]
    pub visit_hours: f64,
    /// Hours to hand an account over to a new owner.
    #[schemars(range(min = 0.0))]
    pub owner_hours: f64,
    /// Hours to go through one stale deal.
    #[schemars(range(min = 0.0))]
    pub stale_deal_hours: f64,
}

impl Default for EffortConfig {
    fn default() -> Self {
        EffortConfig {
            hour_cost: None,
            quarter_hours: 8.0,
            renewal_hours: 6.0,
            visit_hours: 8.0,
            owner_hours: 4.0,
            stale_deal_hours: 0.5,
        }
    }
}

/// `about 8 hours of work`, or `about €480 (8 hours)`.
pub fn cost(desk: &Desk<'_>, hours: f64) -> String {
    let whole = super::desk::whole(hours.max(0.0).ceil());
    let money = desk.input.effort.hour_cost.and_then(|cost| cost.checked_mul(Decimal::try_from(hours.max(0.0)).ok()?));
    match money {
        Some(money) => desk.text("deck-cost-money", &args!["n" => whole, "amount" => desk.money(money.round_dp(0))]),
        None => desk.text("deck-cost-hours", &args!["n" => whole]),
    }
}
