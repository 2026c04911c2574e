//! What a run keeps of its accounts so that next month can score them again: last month's exports are gone by then.

use serde::{Deserialize, Serialize};

use super::exact;
use crate::model::{BridgeCause, Currency, Date, Decimal, Ledger, Month};
use crate::score::priority::{CriterionKey, RelationshipBy};
use crate::score::{ScoreConfig, SignalKey};

/// The accounts of a run as their scores saw them.
#[derive(Debug, Clone, PartialEq)]
pub struct Readings {
    pub head: Head,
    /// By id.
    pub accounts: Vec<AccountReading>,
}

/// What holds for all accounts of a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    pub as_of: Date,
    pub period: Month,
    pub currency: Currency,
    /// As resolved. A version that knows other settings may not be able to read it: then nothing is scored under it.
    pub config: serde_json::Value,
    /// What stood for the relationship.
    pub relationship: RelationshipBy,
    /// The name of the trained model; none without one.
    pub model: Option<String>,
}

impl Head {
    /// The configuration, where this version can read it.
    pub fn config(&self) -> Option<ScoreConfig> {
        serde_json::from_value(self.config.clone()).ok()
    }
}

/// An account as its scores saw it: values before they are ranked, weighted or held against thresholds.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct AccountReading {
    pub account: String,
    /// The key of its segment, for ranking within segments.
    pub segment: Option<String>,
    /// The priority score; none where it was not ranked.
    #[serde(with = "exact::option")]
    pub priority: Option<f64>,
    pub criteria: Vec<CriterionReading>,
    /// The churn score, as rounded.
    #[serde(with = "exact::option")]
    pub churn: Option<f64>,
    pub signals: Vec<SignalReading>,
    /// The risk by a trained model that took over.
    #[serde(with = "exact::option")]
    pub risk: Option<f64>,
    /// In the order of [`crate::score::churn::FEATURES`], by name, so that a later version finds them.
    pub features: Vec<FeatureReading>,
    #[serde(with = "exact::option")]
    pub nps: Option<f64>,
    /// Promoters, passives and detractors: what of the NPS is the account's own.
    pub answers: [usize; 3],
    /// The last day of two-way contact.
    pub last_contact: Option<Date>,
    /// What falls due first: the end of a contract or the expected close of a deal.
    pub due: Option<Date>,
    pub contract_end: Option<Date>,
    pub revenue: Option<Decimal>,
    pub revenue_previous: Option<Decimal>,
    /// What it bought of each product, hashed: what of the whitespace is the account's own.
    pub bought: String,
    pub weighted: Option<Decimal>,
    pub deals: Vec<DealReading>,
    pub clv: Option<Decimal>,
    /// The yearly margin of its contracts, where they alone make the lifetime value; earlier runs did not keep it.
    #[serde(default)]
    pub clv_contracts: Option<Decimal>,
    pub forecast: Option<Decimal>,
}

/// A criterion of the priority.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CriterionReading {
    pub key: CriterionKey,
    #[serde(with = "exact::option")]
    pub input: Option<f64>,
    pub applicable: bool,
    /// As published.
    #[serde(with = "exact::value")]
    pub points: f64,
}

/// A signal of churn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SignalReading {
    pub key: SignalKey,
    #[serde(with = "exact::option")]
    pub value: Option<f64>,
    /// What settles it beside the value: an open renewal opportunity, a decision maker who detracts.
    pub settled: bool,
    /// The account's own norm, where the signal is held against one.
    #[serde(with = "exact::value")]
    pub norm: f64,
    /// As published.
    #[serde(with = "exact::value")]
    pub points: f64,
    #[serde(with = "exact::value")]
    pub max_points: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FeatureReading {
    pub name: String,
    #[serde(with = "exact::option")]
    pub value: Option<f64>,
}

/// An open deal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DealReading {
    pub id: String,
    /// Amount × probability, in the reporting currency.
    pub weighted: Option<Decimal>,
    /// In the reporting currency.
    pub amount: Option<Decimal>,
    pub stage: Option<String>,
    pub close: Option<Date>,
}

impl AccountReading {
    pub fn criterion(&self, key: CriterionKey) -> Option<&CriterionReading> {
        self.criteria.iter().find(|criterion| criterion.key == key)
    }

    pub fn signal(&self, key: SignalKey) -> Option<&SignalReading> {
        self.signals.iter().find(|signal| signal.key == key)
    }

    pub fn feature(&self, name: &str) -> Option<f64> {
        self.features.iter().find(|feature| feature.name == name)?.value
    }
}

impl Readings {
    pub fn of(&self, account: &str) -> Option<&AccountReading> {
        let place = self.accounts.binary_search_by(|reading| reading.account.as_str().cmp(account)).ok()?;
        self.accounts.get(place)
    }
}

/// What tells the causes of an account's changes apart, beside the readings themselves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Clues {
    /// What each cause did to the revenue of 12 months; they sum to its change.
    pub revenue: Vec<(BridgeCause, Decimal)>,
    /// It was merged, moved or placed elsewhere, or rows of others came to it.
    pub restructured: bool,
    /// Exchange rates of its amounts changed, came or are missing.
    pub rates: bool,
    pub fresh: Fresh,
}

/// Of which records the account has some that are newer than last month's run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fresh {
    pub answers: bool,
    pub tickets: bool,
    pub volume: bool,
    pub payments: bool,
    pub rivals: bool,
}

impl Clues {
    /// The cause that moved its revenue most; what the customer did where nothing moved it.
    pub fn main_cause(&self) -> BridgeCause {
        let largest = self.revenue.iter().reduce(|best, part| if part.1.abs() > best.1.abs() { part } else { best });
        largest.filter(|(_, amount)| !amount.is_zero()).map_or(BridgeCause::OwnData, |(cause, _)| *cause)
    }
}

/// The two months that are held against one another.
#[derive(Debug, Clone, Copy)]
pub struct Ledgers<'a> {
    pub before: &'a Ledger,
    pub now: &'a Ledger,
}
