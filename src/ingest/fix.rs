//! What somebody should correct before the next month: the fix list of `quality.json`.
//!
//! The list is drawn up by `checks` once the portfolio is scored; here is what it holds, beside the counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Currency, Date, Decimal, Entity, Month};

/// What is wrong. The order is that of the list within one severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FixKind {
    /// A file or sheet that could not be read.
    Unreadable,
    /// The control file of finance could not be used, or says nothing of the month.
    ControlUnusable,
    /// A total differs from finance's by more than the tolerance.
    ControlDiffers,
    /// The file of last month again.
    SameFile,
    /// The newest record is older than expected.
    OldRecords,
    /// A file or sheet of last month is missing.
    SourceGone,
    /// An owner, region, country, segment or currency of last month is missing.
    UnitGone,
    /// Rows are fewer than last month by more than a share.
    FewerRows,
    /// A survey whose ratings are on another scale: none of them counts.
    SurveyRefused,
    /// Amounts in a currency without an exchange rate.
    NoRate,
    /// A survey that may have been answered on two scales: its answers count all the same.
    SurveyMixed,
    /// Values that can be read two ways, and nothing in the file settles which.
    AmbiguousColumn,
    /// Rows that can't be used.
    RowsRejected,
    /// Rows that lead to no account.
    RowsUnjoined,
    /// Names, domains and spellings that a person is asked about.
    MatchesToConfirm,
    /// Accounts that look like one customer.
    DuplicateAccounts,
    /// Merges, splits and decisions that lead nowhere.
    MergeUnusable,
    /// Accounts of last month that seem to have a new id.
    NewAccountIds,
    /// Accounts that nobody looks after.
    OwnerMissing,
    /// Accounts whose owner has left.
    OwnerLeft,
    /// Accounts whose owner is not among the users.
    OwnerUnknown,
    /// Assignments that name another owner for today than the account's record.
    OwnerDiffers,
    /// Rows of a history that give two people the same days.
    HistoryOverlap,
    /// Rows of a history that leave days to nobody.
    HistoryGap,
    /// Accounts whose names look like tests.
    LooksLikeTest,
    /// Closed deals of which nothing tells whether they were won.
    OutcomeUnknown,
    /// Accounts whose parents lead in a circle.
    ParentCycle,
    /// Accounts whose parent no account is, or several are.
    ParentUnknown,
    /// Something of a whole file or key.
    FileFinding,
    /// Cells that can't be used, of rows that count all the same.
    CellsSetAside,
    RatingOffScale,
    CsatOffScale,
    CesOffScale,
    /// Deals closed before they were created.
    NegativeCycle,
    /// Accounts that are called prospects or other, and bought.
    KindContradicted,
    /// Accounts that buy more than they are said to be able to spend.
    PotentialExceeded,
    /// Mail domains of people at several accounts.
    SharedDomains,
    /// Accounts with another name than last month.
    AccountsRenamed,
    /// What customers complain about and no line of the value file answers.
    ValueMissing,
}

impl FixKind {
    pub const ALL: &'static [FixKind] = &[
        FixKind::Unreadable,
        FixKind::ControlUnusable,
        FixKind::ControlDiffers,
        FixKind::SameFile,
        FixKind::OldRecords,
        FixKind::SourceGone,
        FixKind::UnitGone,
        FixKind::FewerRows,
        FixKind::SurveyRefused,
        FixKind::NoRate,
        FixKind::SurveyMixed,
        FixKind::AmbiguousColumn,
        FixKind::RowsRejected,
        FixKind::RowsUnjoined,
        FixKind::MatchesToConfirm,
        FixKind::DuplicateAccounts,
        FixKind::MergeUnusable,
        FixKind::NewAccountIds,
        FixKind::OwnerMissing,
        FixKind::OwnerLeft,
        FixKind::OwnerUnknown,
        FixKind::OwnerDiffers,
        FixKind::HistoryOverlap,
        FixKind::HistoryGap,
        FixKind::LooksLikeTest,
        FixKind::OutcomeUnknown,
        FixKind::ParentCycle,
        FixKind::ParentUnknown,
        FixKind::FileFinding,
        FixKind::CellsSetAside,
        FixKind::RatingOffScale,
        FixKind::CsatOffScale,
        FixKind::CesOffScale,
        FixKind::NegativeCycle,
        FixKind::KindContradicted,
        FixKind::PotentialExceeded,
        FixKind::SharedDomains,
        FixKind::AccountsRenamed,
        FixKind::ValueMissing,
    ];

    /// The name in files; with hyphens, the words' key.
    pub fn key(self) -> &'static str {
        match self {
            FixKind::Unreadable => "unreadable",
            FixKind::ControlUnusable => "control_unusable",
            FixKind::ControlDiffers => "control_differs",
            FixKind::SameFile => "same_file",
            FixKind::OldRecords => "old_records",
            FixKind::SourceGone => "source_gone",
            FixKind::UnitGone => "unit_gone",
            FixKind::FewerRows => "fewer_rows",
            FixKind::SurveyRefused => "survey_refused",
            FixKind::NoRate => "no_rate",
            FixKind::SurveyMixed => "survey_mixed",
            FixKind::AmbiguousColumn => "ambiguous_column",
            FixKind::RowsRejected => "rows_rejected",
            FixKind::RowsUnjoined => "rows_unjoined",
            FixKind::MatchesToConfirm => "matches_to_confirm",
            FixKind::DuplicateAccounts => "duplicate_accounts",
            FixKind::MergeUnusable => "merge_unusable",
            FixKind::NewAccountIds => "new_account_ids",
            FixKind::OwnerMissing => "owner_missing",
            FixKind::OwnerLeft => "owner_left",
            FixKind::OwnerUnknown => "owner_unknown",
            FixKind::OwnerDiffers => "owner_differs",
            FixKind::HistoryOverlap => "history_overlap",
            FixKind::HistoryGap => "history_gap",
            FixKind::LooksLikeTest => "looks_like_test",
            FixKind::KindContradicted => "kind_contradicted",
            FixKind::OutcomeUnknown => "outcome_unknown",
            FixKind::ParentCycle => "parent_cycle",
            FixKind::ParentUnknown => "parent_unknown",
            FixKind::FileFinding => "file_finding",
            FixKind::CellsSetAside => "cells_set_aside",
            FixKind::RatingOffScale => "rating_off_scale",
            FixKind::CsatOffScale => "csat_off_scale",
            FixKind::CesOffScale => "ces_off_scale",
            FixKind::NegativeCycle => "negative_cycle",
            FixKind::PotentialExceeded => "potential_exceeded",
            FixKind::SharedDomains => "shared_domains",
            FixKind::AccountsRenamed => "accounts_renamed",
            FixKind::ValueMissing => "value_missing",
        }
    }

    /// How much it matters to the figures.
    pub fn severity(self) -> Severity {
        if self <= FixKind::NoRate {
            Severity::High
        } else if self <= FixKind::FileFinding {
            Severity::Medium
        } else {
            Severity::Low
        }
    }
}

/// How much a thing to fix matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Totals or whole groups of accounts are wrong or missing.
    High,
    /// Records are missing from the figures.
    Medium,
    /// A detail of single records is missing.
    Low,
}

impl Severity {
    pub fn key(self) -> &'static str {
        match self {
            Severity::High => "high",
            Severity::Medium => "medium",
            Severity::Low => "low",
        }
    }
}

/// How a thing to fix stands against the last published month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FixStatus {
    New,
    Still,
    Gone,
}

impl FixStatus {
    pub fn key(self) -> &'static str {
        match self {
            FixStatus::New => "new",
            FixStatus::Still => "still",
            FixStatus::Gone => "gone",
        }
    }
}

/// A value of a sentence about a thing to fix, which documents write in their own language.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum FixValue {
    Text(String),
    Count(usize),
    /// 0 to 1.
    Share(f64),
    Day(Date),
    Month(Month),
    Amount {
        amount: Decimal,
        currency: Option<Currency>,
    },
    Entity(Entity),
}

/// One place of a thing to fix.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct FixPlace {
    /// The line of a text file, the row of a sheet.
    pub row: Option<u32>,
    /// What stands there.
    pub found: Option<String>,
    /// The account's id.
    pub account: Option<String>,
}

/// One thing to fix: all places of one problem in one file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fix {
    /// The same next month, whatever rows it is in and whatever date the file's name holds.
    pub key: String,
    pub kind: FixKind,
    pub severity: Severity,
    /// None where no earlier list is known.
    pub status: Option<FixStatus>,
    /// The month in which it first appeared.
    pub since: Month,
    /// True when it kept the run from being published.
    pub stops: bool,
    pub what: String,
    pub hint: String,
    /// Who exported it: the source's configured owner, else its profile or file.
    pub senders: Vec<String>,
    pub file: Option<String>,
    pub sheet: Option<String>,
    pub entity: Option<Entity>,
    /// The heading.
    pub column: Option<String>,
    /// How many places there are; `places` lists the first of them.
    pub count: usize,
    /// Accounts affected, where that can be told.
    pub accounts: Option<usize>,
    pub places: Vec<FixPlace>,
    /// The values in `what`, by name.
    pub values: BTreeMap<&'static str, FixValue>,
}

impl Fix {
    /// Places that a list holds; beyond them only the count is told.
    pub const MOST_PLACES: usize = 1_000;
}

/// A thing to fix of the last published month that is not there any more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct GoneFix {
    pub key: String,
    pub kind: FixKind,
    pub since: Month,
    pub what: String,
    pub senders: Vec<String>,
    pub file: Option<String>,
}

/// What to fix, the worst first.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct FixList {
    /// The run that it is compared with.
    pub compared_with: Option<String>,
    pub items: Vec<Fix>,
    pub gone: Vec<GoneFix>,
}

impl FixList {
    /// Everybody who has something to fix, or had.
    pub fn senders(&self) -> std::collections::BTreeSet<&str> {
        let now = self.items.iter().flat_map(|fix| &fix.senders);
        now.chain(self.gone.iter().flat_map(|fix| &fix.senders)).map(String::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_listed_once_in_order_and_is_written_by_its_key() {
        assert!(FixKind::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        for kind in FixKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.key());
        }
        assert_eq!(FixKind::FewerRows.severity(), Severity::High);
        assert_eq!(FixKind::RowsUnjoined.severity(), Severity::Medium);
        assert_eq!(FixKind::NegativeCycle.severity(), Severity::Low);
    }
}
