//! What became of each file of the inbox.

use serde::Serialize;

use crate::ingest::{Finding, ReadError};
use crate::model::{ReturnedDraft, ReturnedRow};

/// A file of the inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftFile {
    /// The path under the inbox folder.
    pub file: String,
    pub outcome: DraftOutcome,
    /// Whose draft it is, as it says itself.
    pub owner_id: Option<String>,
    /// The run that made it, as it says itself.
    pub run_id: Option<String>,
    /// What could not be understood in it, cell by cell; none of it is lost.
    pub notes: Vec<DraftNote>,
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum DraftOutcome {
    /// A draft, with what the rep did to it.
    Read { changed_cells: usize, added_rows: usize, deleted_rows: usize },
    /// The same bytes as another file of the inbox.
    Copy { of: String },
    /// A workbook or another file that we did not make, or whose hidden sheet is gone.
    NoDraft,
    /// Made by a newer version of the program.
    NewerSchema { found: u32, known: u32 },
    /// The hidden sheet is there and makes no sense.
    Damaged { what: String },
    /// No workbook can be read from it.
    Unreadable { message: String, hint: String },
}

impl DraftOutcome {
    /// Whether a rep's work may be in the file and is not in the plans.
    pub fn is_fault(&self) -> bool {
        match self {
            DraftOutcome::Read { .. } | DraftOutcome::Copy { .. } | DraftOutcome::NoDraft => false,
            DraftOutcome::NewerSchema { .. } | DraftOutcome::Damaged { .. } | DraftOutcome::Unreadable { .. } => true,
        }
    }

    /// What happened, and what to do about it.
    pub fn told(&self, file: &str) -> (String, String) {
        match self {
            DraftOutcome::Read { changed_cells, added_rows, deleted_rows } => {
                let told =
                    format!("`{file}`: {changed_cells} cells changed, {added_rows} rows added, {deleted_rows} deleted");
                (told, String::new())
            }
            DraftOutcome::Copy { of } => (format!("`{file}` is a copy of `{of}` and changes nothing"), String::new()),
            DraftOutcome::NoDraft => (
                format!("`{file}` is not a plan workbook, or its hidden sheet was removed: it is left alone"),
                "hand back the workbook itself, not a copy of its cells; move other files out of the inbox".to_owned(),
            ),
            DraftOutcome::NewerSchema { found, known } => (
                format!("`{file}` was made by a newer version (schema {found}, known up to {known}): it is left alone"),
                "update the program; the file stays where it is until then".to_owned(),
            ),
            DraftOutcome::Damaged { what } => (
                format!("`{file}` can't be read back: {what}; it is left alone"),
                "copy what was written into this month's workbook, or hand back an earlier saved version".to_owned(),
            ),
            DraftOutcome::Unreadable { message, hint } => (format!("{message}; it is left alone"), hint.clone()),
        }
    }
}

/// Something in a draft that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DraftNote {
    pub sheet: String,
    /// From 1, where it is about a row.
    pub row: Option<u32>,
    /// The column's heading, where it is about a cell.
    pub column: Option<String>,
    pub what: String,
}

impl DraftNote {
    pub(super) fn of_sheet(error: &ReadError) -> DraftNote {
        let sheet = match error {
            ReadError::Sheet { sheet, .. } | ReadError::SheetTooLarge { sheet, .. } => sheet.clone(),
            _ => String::new(),
        };
        DraftNote { sheet, row: None, column: None, what: error.to_string() }
    }

    /// `sheet `Acciones`, row 12, column `Vence`: ...`
    pub fn told(&self) -> String {
        let row = self.row.map(|row| format!(", row {row}")).unwrap_or_default();
        let column = self.column.as_ref().map(|column| format!(", column `{column}`")).unwrap_or_default();
        format!("sheet `{}`{row}{column}: {}", self.sheet, self.what)
    }
}

impl DraftFile {
    pub(super) fn new(file: &str) -> DraftFile {
        let outcome = DraftOutcome::NoDraft;
        DraftFile { file: file.to_owned(), outcome, owner_id: None, run_id: None, notes: Vec::new() }
    }

    /// Notes what the rep did.
    pub(super) fn count(&mut self, draft: &ReturnedDraft) {
        let changed = |row: &ReturnedRow| row.cells.values().filter(|cell| cell.changed()).count();
        self.outcome = DraftOutcome::Read {
            changed_cells: draft.rows.iter().filter(|row| row.id.is_some() && !row.deleted).map(changed).sum(),
            added_rows: draft.rows.iter().filter(|row| row.id.is_none()).count(),
            deleted_rows: draft.rows.iter().filter(|row| row.deleted).count(),
        };
    }
}

/// What is told of the inbox among all that was found: files that are no drafts, and what was not understood in those
/// that are. A file whose work may be lost is told as an input that could not be used.
pub(in crate::ingest) fn findings(files: &[DraftFile]) -> Vec<Finding> {
    /// The rest stands in `quality.json`.
    const SHOWN: usize = 5;
    let mut findings = Vec::new();
    for file in files {
        if file.outcome == DraftOutcome::NoDraft {
            let (message, hint) = file.outcome.told(&file.file);
            findings.push(Finding { about: file.file.clone(), message, hint });
        }
        let told: Vec<String> = file.notes.iter().take(SHOWN).map(DraftNote::told).collect();
        if !told.is_empty() {
            let more = file.notes.len().saturating_sub(SHOWN);
            let more = if more > 0 { format!("; and {more} more, all in `quality.json`") } else { String::new() };
            findings.push(Finding {
                about: file.file.clone(),
                message: format!("not all of `{}` was understood: {}{more}", file.file, told.join("; ")),
                hint: "correct the cells in this month's workbook; what was written is kept until then".to_owned(),
            });
        }
    }
    findings
}
