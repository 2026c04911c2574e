//! Where a fact comes from.

use serde::Serialize;

use super::Entity;

/// A table that was read: a CSV file, or one sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// The path as the configuration gives it, with `/` on every system.
    pub file: String,
    pub sheet: Option<String>,
    pub entity: Entity,
    /// The profile that recognised it.
    pub profile: String,
    /// The heading that each field was read from, in the order of [`Entity::fields`].
    pub columns: Vec<Option<String>>,
    /// BLAKE3 of the file's bytes.
    pub hash: String,
    /// Size of the file.
    pub bytes: u64,
    /// Rows of data, usable or not.
    pub rows: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct SourceIx(pub u32);

/// The id of a row whose table has no column of ids.
pub fn made_up_id(file: &str, row: u32) -> String {
    format!("{file}#{row}")
}

/// The row that a record was read from; with a field it names a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct Origin {
    pub source: SourceIx,
    /// The line of a CSV file, the row of a sheet; both count from 1.
    pub row: u32,
}
