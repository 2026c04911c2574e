//! Value by risk.

use serde::Serialize;

use super::PriorityConfig;
use crate::model::Unknown;
use crate::score::statistics::median;
use crate::score::{AccountScores, Band, money};

/// Value at or above the median by risk band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// High value, high risk.
    Defend,
    /// High value, low risk.
    Grow,
    /// Low value, low risk.
    Maintain,
    /// Low value, high risk.
    Watch,
}

/// An account of which value or risk is unknown has no quadrant.
pub(super) fn assign(accounts: &mut [AccountScores], config: &PriorityConfig) {
    let values = accounts.iter().filter_map(|account| account.revenue.ltm.clone().ok()).map(money::float);
    let middle = median(values);
    for account in accounts {
        let high_value = account.revenue.ltm.clone().and_then(|value| {
            middle.map(|middle| money::float(value) >= middle).ok_or(Unknown::DependsOn { figure: "revenue_ltm" })
        });
        let high_risk = account.churn.band.clone().map(|band: Band| band >= config.high_risk_from);
        account.priority.quadrant = match (high_value, high_risk) {
            (_, Err(reason)) | (Err(reason), _) => Err(reason),
            (Ok(true), Ok(true)) => Ok(Quadrant::Defend),
            (Ok(true), Ok(false)) => Ok(Quadrant::Grow),
            (Ok(false), Ok(false)) => Ok(Quadrant::Maintain),
            (Ok(false), Ok(true)) => Ok(Quadrant::Watch),
        };
    }
}
