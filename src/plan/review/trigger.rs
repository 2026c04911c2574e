//! What calls for a review at once.

use serde::Serialize;

use crate::model::Date;

/// Why a review is due at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TriggerKind {
    /// The contract ended and none followed.
    ContractEnded,
    /// A renewal is near and no renewal opportunity is open.
    RenewalUncovered,
    /// The NPS fell, and not by chance.
    NpsDrop,
    UsageDrop,
    RevenueDrop,
    /// A champion left and no other is known.
    ChampionLeft,
    NewDecisionMaker,
    CompetitorNamed,
    LateActions,
}

impl TriggerKind {
    /// The gravest first.
    pub const ALL: [TriggerKind; 9] = [
        TriggerKind::ContractEnded,
        TriggerKind::RenewalUncovered,
        TriggerKind::NpsDrop,
        TriggerKind::UsageDrop,
        TriggerKind::RevenueDrop,
        TriggerKind::ChampionLeft,
        TriggerKind::NewDecisionMaker,
        TriggerKind::CompetitorNamed,
        TriggerKind::LateActions,
    ];

    /// The name in plans, tables and locale files.
    pub fn key(self) -> &'static str {
        match self {
            TriggerKind::ContractEnded => "contract_ended",
            TriggerKind::RenewalUncovered => "renewal_uncovered",
            TriggerKind::NpsDrop => "nps_drop",
            TriggerKind::UsageDrop => "usage_drop",
            TriggerKind::RevenueDrop => "revenue_drop",
            TriggerKind::ChampionLeft => "champion_left",
            TriggerKind::NewDecisionMaker => "new_decision_maker",
            TriggerKind::CompetitorNamed => "competitor_named",
            TriggerKind::LateActions => "late_actions",
        }
    }

    pub fn from_key(key: &str) -> Option<TriggerKind> {
        TriggerKind::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The key of its name in the locale files.
    pub fn word(self) -> String {
        format!("trigger-{}", self.key().replace('_', "-"))
    }
}

/// That a trigger's condition holds today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Firing {
    pub kind: TriggerKind,
    /// What it is about, where there can be several: a person, a contract, a competitor. Empty otherwise.
    pub subject: String,
    /// What was seen, in the report's language.
    pub evidence: String,
    /// The day of the newest of what was seen, where it has one: later than a trigger fired, it is another event.
    pub happened: Option<crate::model::Date>,
    /// By when the review is to be held, if it fires today.
    pub deadline: Date,
}

/// How a trigger stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TriggerState {
    Fired,
    /// The rep has put it off.
    Snoozed,
    Closed,
}

impl TriggerState {
    pub fn key(self) -> &'static str {
        match self {
            TriggerState::Fired => "fired",
            TriggerState::Snoozed => "snoozed",
            TriggerState::Closed => "closed",
        }
    }

    /// An unknown word is an open one: what can't be read must not put a review off.
    pub fn from_key(key: Option<&str>) -> TriggerState {
        match key {
            Some("snoozed") => TriggerState::Snoozed,
            // Who deletes the row of a trigger has done with it.
            Some("closed" | "dropped") => TriggerState::Closed,
            _ => TriggerState::Fired,
        }
    }

    /// The key of its name in the locale files.
    pub fn word(self) -> &'static str {
        match self {
            TriggerState::Fired => "trigger-state-fired",
            TriggerState::Snoozed => "trigger-state-snoozed",
            TriggerState::Closed => "trigger-state-closed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_states_are_read_back_from_their_keys() {
        for kind in TriggerKind::ALL {
            assert_eq!(TriggerKind::from_key(kind.key()), Some(kind));
        }
        for state in [TriggerState::Fired, TriggerState::Snoozed, TriggerState::Closed] {
            assert_eq!(TriggerState::from_key(Some(state.key())), state);
        }
    }
}
