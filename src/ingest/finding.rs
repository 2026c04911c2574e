//! What was wrong in the inputs: for `rejects.csv`, `unjoined.csv` and `quality.json`.

use std::collections::BTreeMap;

use serde::Serialize;

use super::drafts::DraftFile;
use super::fix::FixList;
use super::identity::Identity;
use crate::model::{Changes, Entity, JoinedBy};

/// A row that can't be used, or a cell of a row that can.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Reject {
    pub file: String,
    pub sheet: Option<String>,
    /// The line of a text file, the row of a sheet.
    pub row: u32,
    pub entity: Entity,
    /// The heading of the cell; none when the whole row is meant.
    pub column: Option<String>,
    pub found: String,
    pub expected: String,
    #[serde(rename = "hint")]
    pub remedy: Remedy,
    /// True when only the cell was set aside and the row counts all the same.
    pub row_kept: bool,
}

/// What to do about a row or cell that can't be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remedy {
    CorrectCell,
    FillCell,
    QuoteCell,
    MergeAccounts,
}

impl Remedy {
    /// The name in the words of the reports.
    pub fn key(self) -> &'static str {
        match self {
            Remedy::CorrectCell => "correct-cell",
            Remedy::FillCell => "fill-cell",
            Remedy::QuoteCell => "quote-cell",
            Remedy::MergeAccounts => "merge-accounts",
        }
    }

    /// For who runs the program.
    pub fn hint(self) -> &'static str {
        match self {
            Remedy::CorrectCell => {
                "correct the cell in the source, or say how the column is written with `decimal` or `dates` in its `[[source]]`"
            }
            Remedy::FillCell => "fill the cell in the source",
            Remedy::QuoteCell => "quote the cell that holds the separator, or correct the row in the source",
            Remedy::MergeAccounts => "merge the two accounts in the source",
        }
    }
}

impl Serialize for Remedy {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.hint())
    }
}

/// A row that leads to no account. It still counts in the portfolio's figures where it can.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unjoined {
    pub entity: Entity,
    pub file: String,
    pub sheet: Option<String>,
    pub row: u32,
    pub id: Option<String>,
    /// The keys that were tried, as `account_id=001...`.
    pub tried: String,
    pub reason: &'static str,
}

/// The counts of one table that was read.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceCounts {
    pub file: String,
    pub sheet: Option<String>,
    pub entity: Entity,
    pub profile: String,
    /// Who exported it: the source's configured owner, else the profile, else the file.
    pub sender: String,
    pub rows: usize,
    pub rejected: usize,
    pub cells_set_aside: usize,
    /// Deleted in the source, or of a kind that is left out.
    pub left_out: usize,
    /// Headings of which no field of ours makes use.
    pub unused: Vec<String>,
    /// Headings of columns that are used and can be read two ways, with a value that shows it.
    pub ambiguous: Vec<(String, String)>,
    /// What was found while reading: encoding, separator, styles.
    pub notes: Vec<String>,
}

/// The counts of one entity over all sources.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct EntityCounts {
    /// Rows of data in the files.
    pub rows: usize,
    pub rejected: usize,
    pub left_out: usize,
    /// The same row again, or another row of the same user: counted once.
    pub duplicates: usize,
    /// Records that a run works with: the rows that are neither rejected, left out nor given again.
    pub records: usize,
    pub unjoined: usize,
    pub joined_by: BTreeMap<JoinedBy, usize>,
}

/// Something of a whole file or key that the user should know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    pub about: String,
    pub message: String,
    pub hint: String,
}

/// What `quality.json` holds.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Quality {
    pub entities: BTreeMap<Entity, EntityCounts>,
    pub sources: Vec<SourceCounts>,
    pub findings: Vec<Finding>,
    /// Who is who: what is to be confirmed, what was merged, what is there twice.
    pub identity: Identity,
    /// What to fix; empty before the checks.
    pub fix_list: FixList,
    /// What differs from the last published month, and why; none before the checks, and of a first month.
    pub changes: Option<Changes>,
    /// What became of the files of the inbox.
    pub drafts: Vec<DraftFile>,
    /// The configured owners of files, those that could not be read too.
    #[serde(skip)]
    pub file_owners: BTreeMap<String, String>,
}

impl Quality {
    /// The entities whose rejected rows are more than a share of their rows.
    pub fn beyond(&self, tolerance_share: f64) -> Vec<(Entity, &EntityCounts)> {
        let beyond = |counts: &EntityCounts| {
            // Counts of rows are far below 2^52.
            #[allow(clippy::cast_precision_loss)]
            let share = counts.rejected as f64 / counts.rows.max(1) as f64;
            share > tolerance_share
        };
        self.entities.iter().filter(|(_, counts)| beyond(counts)).map(|(entity, counts)| (*entity, counts)).collect()
    }
}
