//! What the user may set about the priority: weights, tiers, hysteresis, draws, the ideal customer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::score::Band;
use crate::score::segment::config::Condition;

/// The priority score, tiers and quadrants. Weights count relative to one another; `cartera weights` derives them from
/// pairwise judgements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PriorityConfig {
    /// Weight of the value: revenue of the last 12 months.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub value_weight: f64,
    /// Weight of growth: revenue against the 12 months before.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub growth_weight: f64,
    /// Weight of whitespace: what similar customers spend beyond what the account buys.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub whitespace_weight: f64,
    /// Weight of fit with the ideal customer; see `fit`.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub fit_weight: f64,
    /// Weight of the relationship.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub relationship_weight: f64,
    /// Weight of urgency: days to the next renewal or expected close.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub urgency_weight: f64,
    /// Rank within the account's segment rather than the portfolio; a criterion that fewer than 8 accounts of the
    /// segment have is ranked within the portfolio.
    pub within_segment: bool,
    /// Share of the weight that must be observed for a score, 0 to 1; of the criteria that apply to the account and that
    /// at least a tenth of the accounts have. Below it an account is not ranked: one good figure would put it above
    /// accounts that are known well.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub min_observed_share: f64,
    /// Share of the weight under which a score is called provisional, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub provisional_under_share: f64,
    /// Share of the accounts that are tier A, from the top.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub tier_a_share: f64,
    /// Share of the accounts that are tier B, after A.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub tier_b_share: f64,
    /// Score from which an account is tier A; set together with `tier_b_from`, in place of the shares.
    #[schemars(range(min = 0.0, max = 100.0))]
    pub tier_a_from: Option<f64>,
    /// Score from which an account is tier B.
    #[schemars(range(min = 0.0, max = 100.0))]
    pub tier_b_from: Option<f64>,
    /// Points by which a score must be beyond a cut for the tier to change at once; nearer to it, it changes when the
    /// score was beyond the cut in the month before too. 0 changes tiers at once.
    #[schemars(range(min = 0.0, max = 100.0))]
    pub tier_margin_points: f64,
    /// Random draws of the weights that the ranges of ranks come from; 0 draws none and leaves them unknown.
    #[schemars(range(max = 100_000))]
    pub draws: u32,
    /// How closely the draws keep to the weights: the sum of the parameters of their Dirichlet distribution. At 50 a
    /// weight of 30 % is drawn with a standard deviation of 6.4 %.
    #[schemars(range(min = 1.0, max = 100_000.0))]
    pub draw_concentration: f64,
    /// The band from which an account counts as high risk in the quadrant.
    pub high_risk_from: Band,
    /// The ideal customer. Fit is not applicable while nothing is set here.
    pub fit: FitConfig,
}

impl Default for PriorityConfig {
    fn default() -> Self {
        PriorityConfig {
            value_weight: 30.0,
            growth_weight: 15.0,
            whitespace_weight: 20.0,
            fit_weight: 15.0,
            relationship_weight: 10.0,
            urgency_weight: 10.0,
            within_segment: false,
            min_observed_share: 0.4,
            provisional_under_share: 0.7,
            tier_a_share: 0.2,
            tier_b_share: 0.3,
            tier_a_from: None,
            tier_b_from: None,
            tier_margin_points: 3.0,
            draws: 1000,
            draw_concentration: 50.0,
            high_risk_from: Band::Medium,
            fit: FitConfig::default(),
        }
    }
}

/// The ideal customer: fit is the points of the conditions met over those of the conditions that can be told. Each of
/// the lists and bounds is worth 1 point, each of `points` its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct FitConfig {
    /// Industries that fit, compared without case and accents.
    pub industries: Vec<String>,
    /// Countries that fit.
    pub countries: Vec<String>,
    /// Segments that fit.
    pub segments: Vec<String>,
    /// Least number of employees.
    #[schemars(range(min = 0.0))]
    pub min_employees: Option<f64>,
    /// Greatest number of employees.
    #[schemars(range(min = 0.0))]
    pub max_employees: Option<f64>,
    /// Further conditions, over any field that segments may use: technology by `description` or `products`, size by
    /// `annual_revenue`, and so on.
    pub points: Vec<FitPoints>,
}

/// A condition of the ideal customer with what it is worth.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FitPoints {
    /// What must hold.
    pub when: Condition,
    /// What it is worth.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub points: f64,
}
