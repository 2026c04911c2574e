//! What the user may set about looking back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How past scores are held against what happened: `cartera backtest`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HindsightConfig {
    /// Month ends before the period that are looked at as of then. Forecasts of 12 months need more than 12.
    #[schemars(range(min = 1, max = 120))]
    pub months: u32,
    /// Days ahead within which leaving counts, each on its own.
    pub churn_days: Vec<u32>,
    /// Accounts that left which precision and recall need; with fewer the output says so and gives counts alone.
    pub min_events: usize,
    /// Past forecasts that an error or a coverage needs.
    pub min_windows: usize,
    /// Parts by which each weight of the priority is moved up and down.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub weight_move_share: f64,
}

impl Default for HindsightConfig {
    fn default() -> Self {
        HindsightConfig { months: 24, churn_days: vec![60, 90], min_events: 20, min_windows: 4, weight_move_share: 0.2 }
    }
}
