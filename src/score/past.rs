//! What earlier runs left for this one.

use std::collections::BTreeMap;

use super::{ChurnModel, Tier};
use crate::model::Month;

/// What a score may depend on beside the records of the run; empty for a first run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Past {
    /// The month of those standings: the last one before this run's that was published.
    pub period: Option<Month>,
    /// How accounts stood in the last published run of an earlier month, by account id.
    pub standings: BTreeMap<String, Standing>,
    /// What `cartera train` made of the company's history, where it was run.
    pub churn_model: Option<ChurnModel>,
}

/// How an account stood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// As published.
    pub tier: Tier,
    /// By that month's score alone; unknown of runs of versions that did not keep it.
    pub tier_raw: Option<Tier>,
    pub priority_score: f64,
}
