//! Which accounts are at risk, and how a document says so: by one band everywhere, which the configuration sets.

use super::context::Context;
use crate::model::Decimal;
use crate::score::{AccountScores, Band};

/// Some accounts that are at risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AtRisk {
    pub accounts: usize,
    /// Their revenue of 12 months, above 0, in the reporting currency.
    pub revenue: Decimal,
}

impl Context<'_> {
    /// Those of some accounts that are at risk; none where no account has a band.
    pub fn at_risk<'s>(&self, accounts: impl Iterator<Item = &'s AccountScores>) -> Option<AtRisk> {
        let judged: Vec<&AccountScores> = accounts.filter(|account| account.churn.band.is_ok()).collect();
        if judged.is_empty() {
            return None;
        }
        let at_risk: Vec<&AccountScores> = judged.into_iter().filter(|own| self.scores.is_at_risk(own)).collect();
        let revenue = at_risk.iter().filter_map(|own| own.revenue.ltm.as_ref().ok());
        let revenue = revenue.filter(|amount| **amount > Decimal::ZERO);
        let revenue = revenue.fold(Decimal::ZERO, |sum, own| sum.saturating_add(*own));
        Some(AtRisk { accounts: at_risk.len(), revenue })
    }

    /// From where on: `medium churn risk or more`.
    pub fn risk_from(&self) -> String {
        self.language.word(match self.scores.at_risk_from {
            Band::Low => "risk-from-low",
            Band::Medium => "risk-from-medium",
            Band::High => "risk-from-high",
        })
    }
}
