//! What the user may set about whitespace.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What similar customers spend beyond what an account buys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct WhitespaceConfig {
    /// Quantile of the peers' spend per unit of size that a potential is taken at, 0 to 1; the greatest is never taken.
    #[schemars(range(min = 0.0, max = 0.95))]
    pub quantile: f64,
    /// Peers that buy a product, the account left out, that a potential needs at a level.
    #[schemars(range(min = 1))]
    pub min_peers: usize,
    /// Least share of the peers that buy a product for it to be named as one to sell, 0 to 1: what few of them buy is in the
    /// estimate, but nobody is sent to sell it.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub min_adoption_share: f64,
    /// What an account's size is.
    pub size: SizeChoice,
    /// With `size = "auto"`: the least rank correlation (Spearman) of a size with yearly spend, over 30 accounts or more;
    /// a size that tells less of spend is not used. -1 uses it always.
    #[schemars(range(min = -1.0, max = 1.0))]
    pub min_size_correlation: f64,
    /// How spend grows with employees or own revenue: spend ~ size to this power. 1 is in proportion, 0 not at all; not set,
    /// it is found from the accounts.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub size_exponent: Option<f64>,
    /// What the potential of the CRM does where an account has one.
    pub crm_potential: CrmPotential,
    /// Significant digits of a potential.
    #[schemars(range(min = 1, max = 12))]
    pub digits: u32,
    /// Products that are for some accounts only; a product without a rule is for all.
    pub applies: Vec<AppliesRule>,
}

impl Default for WhitespaceConfig {
    fn default() -> Self {
        WhitespaceConfig {
            quantile: 0.75,
            min_peers: 8,
            min_adoption_share: 0.2,
            size: SizeChoice::Auto,
            min_size_correlation: 0.2,
            size_exponent: None,
            crm_potential: CrmPotential::Replaces,
            digits: 2,
            applies: Vec::new(),
        }
    }
}

/// What an account's size is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SizeChoice {
    /// Employees, else the customer's own yearly revenue, else what it spends with us in all.
    Auto,
    /// Employees alone.
    Employees,
    /// The customer's own yearly revenue alone.
    AnnualRevenue,
    /// What it spends with us in all.
    Spend,
}

/// What the potential of the CRM does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CrmPotential {
    /// It stands in place of the estimate.
    Replaces,
    /// The estimate stands, up to it.
    Caps,
    /// The estimate stands.
    Ignored,
}

/// Which accounts a product is for. A list that is not given asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AppliesRule {
    /// The product's name.
    pub product: String,
    /// Segments that it is for, compared without case and accents.
    pub segments: Vec<String>,
    /// Industries that it is for.
    pub industries: Vec<String>,
}
