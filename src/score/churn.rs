//! The churn points of an account.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Evidence;
use crate::model::{Date, Known};

/// Points by rule, not a probability: 100 Σ points / Σ greatest points of the observed signals; up is bad.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChurnScores {
    /// Points of all signals that fired.
    pub points: f64,
    /// Greatest points of the signals that were observed.
    pub max_points_observed: f64,
    /// Greatest points of all signals.
    pub max_points: f64,
    /// 0 to 100, to whole points. Unknown under the least observed share.
    pub score: Known<f64>,
    /// Observed / all greatest points, 0 to 1.
    pub observed_share: f64,
    pub band: Known<Band>,
    /// Always all of them, in the order of [`SignalKey`].
    pub signals: Vec<ChurnSignal>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    Low,
    Medium,
    High,
}

/// A signal of the churn score; the names are those of locale files and tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKey {
    RenewalWithoutOpportunity,
    VolumeFall,
    Nps,
    SevereTickets,
    ChampionLeft,
    LatePayment,
    NoContact,
    Competition,
}

/// What one signal said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChurnSignal {
    pub key: SignalKey,
    /// In the unit of the signal: days, a share, NPS points, a count.
    pub value: Known<f64>,
    /// The threshold that was passed; the mildest one where none was.
    pub threshold: f64,
    /// 0 when not fired or not observed; `value` tells the two apart.
    pub points: f64,
    pub max_points: f64,
    /// The day of the newest fact behind it.
    pub date: Option<Date>,
    pub evidence: Evidence,
}

impl ChurnSignal {
    pub fn observed(&self) -> bool {
        self.value.is_ok()
    }
}
