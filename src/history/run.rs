//! What identifies a run, and what is kept of it.

use serde::{Deserialize, Serialize};

use crate::model::{Bridges, Date, Ledger, Month, PlanBook};
use crate::score::bridge::Readings;

/// A month's run and its revision. Written `2026-10-r2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RunId {
    pub period: Month,
    /// From 1; a re-run of the month takes the next.
    pub revision: u32,
}

impl RunId {
    /// The inverse of its display: no other spelling (`2026-10-r02`, `2026-10-R2`) is an id.
    pub fn parse(text: &str) -> Option<RunId> {
        let (period, revision) = text.split_once("-r")?;
        let id = RunId { period: Month::parse(period)?, revision: revision.parse().ok()? };
        (id.revision > 0 && id.to_string() == text).then_some(id)
    }
}

impl std::fmt::Display for RunId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-r{}", self.period, self.revision)
    }
}

impl Serialize for RunId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for RunId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        RunId::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not a run such as 2026-10-r1")))
    }
}

/// What a run was made from; two runs that agree in all but the revision are the same run made twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub id: RunId,
    /// The day whose knowledge counts.
    pub as_of: Date,
    /// BLAKE3 of the resolved configuration, in hex.
    pub config_hash: String,
    /// The version of the program.
    pub version: String,
}

/// How far a run got.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// Written whole; its month's link may or may not point to it yet.
    Pending,
    /// Its month's link has pointed to it.
    Published,
    /// Ended before the link was swapped: nobody has seen it.
    Abandoned,
}

impl RunState {
    pub const ALL: [RunState; 3] = [RunState::Pending, RunState::Published, RunState::Abandoned];

    /// The word in the database.
    pub fn key(self) -> &'static str {
        match self {
            RunState::Pending => "pending",
            RunState::Published => "published",
            RunState::Abandoned => "abandoned",
        }
    }

    pub fn from_key(key: &str) -> Option<RunState> {
        RunState::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// A run as the history has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RunRecord {
    #[serde(flatten)]
    pub run: Run,
    pub state: RunState,
}

/// One figure of one account in one run, in the terms of the accounts table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SnapshotRow {
    pub account_id: String,
    /// The column of the accounts table.
    pub metric: String,
    /// A measure, in the unit that the metric's name carries. `None` if unknown or not a number; what is not finite is
    /// stored as unknown.
    pub value: Option<f64>,
    /// A word such as a tier, or an exact amount in decimal notation; beside an unknown value, the reason's key.
    pub text: Option<String>,
}

/// What a run leaves for later months.
#[derive(Debug, Clone, Copy, Default)]
pub struct Kept<'a> {
    /// The figures of its accounts.
    pub snapshot: &'a [SnapshotRow],
    pub ledger: Option<&'a Ledger>,
    /// Its accounts' plans.
    pub plans: Option<&'a PlanBook>,
    /// What next month scores again to tell why a score differs.
    pub readings: Option<&'a Readings>,
    /// Why its scores differ from the month before.
    pub bridges: Option<&'a Bridges>,
}

impl<'a> From<&'a [SnapshotRow]> for Kept<'a> {
    fn from(snapshot: &'a [SnapshotRow]) -> Kept<'a> {
        Kept { snapshot, ..Kept::default() }
    }
}

impl<'a, const N: usize> From<&'a [SnapshotRow; N]> for Kept<'a> {
    fn from(snapshot: &'a [SnapshotRow; N]) -> Kept<'a> {
        Kept { snapshot, ..Kept::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_id_has_one_spelling() {
        let id = RunId { period: Month::parse("2026-10").unwrap(), revision: 12 };
        assert_eq!(id.to_string(), "2026-10-r12");
        assert_eq!(RunId::parse("2026-10-r12"), Some(id));
        for other in
            ["2026-10-r0", "2026-10-r012", "2026-10-r+1", "2026-10", "2026-10-r", "2026-13-r1", "../2026-10-r1"]
        {
            assert_eq!(RunId::parse(other), None, "{other}");
        }
    }

    #[test]
    fn a_state_is_read_back_from_its_word() {
        for state in RunState::ALL {
            assert_eq!(RunState::from_key(state.key()), Some(state));
        }
    }
}
