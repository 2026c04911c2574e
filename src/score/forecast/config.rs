//! What the user may set about the forecast. The doc comments are the configuration reference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The forecast of the next 12 months.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ForecastConfig {
    /// Months of history that are looked at, counted back from the period.
    #[schemars(range(min = 12, max = 600))]
    pub history_months: usize,
    /// Past months from which the back-test forecasts; 31 give each of the 12 months ahead 20 errors.
    #[schemars(range(min = 3, max = 120))]
    pub origins: usize,
    /// By how much a method must beat the simplest one in the back-test to be taken: 0.05 is 5 % less error.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub min_gain: f64,
    /// Weight of an account's last 12 months in its share of the forecast; the rest is that of the 12 months before.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub own_weight: f64,
    /// Segments that are forecast on their own; the smaller ones are forecast together.
    #[schemars(range(min = 1, max = 100))]
    pub max_segments: usize,
    /// Part of two years' revenue (or of the whole history's) that a single sale may be; beyond it neither the portfolio nor
    /// the account that made it is forecast. 1 forecasts in any case.
    #[schemars(range(min = 0.1, max = 1.0))]
    pub max_sale_share: f64,
}

impl Default for ForecastConfig {
    fn default() -> Self {
        ForecastConfig {
            history_months: 120,
            origins: 31,
            min_gain: 0.05,
            own_weight: 0.75,
            max_segments: 20,
            max_sale_share: 0.5,
        }
    }
}
