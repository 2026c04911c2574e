//! What a company wants of its accounts, beside what peers and trends suggest.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the company wants of its accounts. Where a goal is set, it is the target of the objective of its kind, as far as it
/// lies beyond what the account has; where none is, the target comes from peers, benchmarks and trend.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Goals {
    /// Growth of a customer's revenue in a year, as a share: `0.08`.
    #[schemars(range(min = -1.0, max = 10.0))]
    pub revenue_growth_share: Option<f64>,
    /// Growth of a customer's average order in a year, as a share.
    #[schemars(range(min = -1.0, max = 10.0))]
    pub order_growth_share: Option<f64>,
    /// Share of wallet, revenue / potential, as a share.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub wallet_share: Option<f64>,
    /// NPS, -100 to 100.
    #[schemars(range(min = -100.0, max = 100.0))]
    pub nps: Option<f64>,
    /// Satisfied answers, as a share.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub csat_share: Option<f64>,
    /// People known at a customer.
    #[schemars(range(min = 1, max = 100))]
    pub contacts: Option<u32>,
}

impl Goals {
    pub const NONE: Goals = Goals {
        revenue_growth_share: None,
        order_growth_share: None,
        wallet_share: None,
        nps: None,
        csat_share: None,
        contacts: None,
    };
}
