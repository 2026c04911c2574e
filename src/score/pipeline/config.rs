//! What the user may set about deals.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Open and closed deals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SalesConfig {
    /// Months, ending with the period, in which a deal must have closed to count in rates and cycle.
    #[schemars(range(min = 1, max = 600))]
    pub window_months: u32,
    /// Closed deals that a win probability from the company's own history needs.
    pub min_closed_deals: usize,
    /// Deals that were at the same stage at the same age which a win probability by stage needs; with fewer it is by
    /// age alone.
    pub min_stage_deals: usize,
    /// Deals of the average win rate that are added to those of a stage, so that few of them can't speak loudly.
    #[schemars(range(min = 0.0, max = 1000.0))]
    pub stage_prior_deals: f64,
    /// Days ahead of the probability "soon".
    #[schemars(range(min = 1, max = 3650))]
    pub soon_days: u32,
    /// Take the CRM's probability of a deal where it has one; otherwise all come from the company's own history. A deal
    /// older than any that ever closed weighs nothing in either case.
    pub trust_crm_probability: bool,
    /// Random courses of the future behind intervals and the chance of the quota; accounts and reps take a fifth.
    #[schemars(range(min = 500, max = 100000))]
    pub simulation_draws: u32,
    /// Words of a deal's kind that mean renewal.
    pub renewal_words: Vec<String>,
}

impl Default for SalesConfig {
    fn default() -> Self {
        SalesConfig {
            window_months: 12,
            min_closed_deals: 30,
            min_stage_deals: 5,
            stage_prior_deals: 10.0,
            soon_days: 90,
            trust_crm_probability: true,
            simulation_draws: 10_000,
            renewal_words: ["renewal", "renew", "renovacion", "prorroga"].map(str::to_owned).to_vec(),
        }
    }
}
