//! Why the history can't be used, and what to do.

use camino::{Utf8Path, Utf8PathBuf};
use rusqlite::ErrorCode;

use super::RunId;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the history `{path}` is in use by another program")]
    Busy { path: Utf8PathBuf },
    #[error("the history `{path}` is damaged: {found}")]
    Damaged { path: Utf8PathBuf, found: String },
    #[error("`{path}` is not a history of cartera, but some other SQLite database")]
    Foreign { path: Utf8PathBuf },
    #[error("the history `{path}` has schema {found}, expected at most {known}")]
    NewerSchema { path: Utf8PathBuf, found: i64, known: i64 },
    #[error("could not open the history `{path}`: {source}")]
    Inaccessible { path: Utf8PathBuf, source: Box<dyn std::error::Error + Send + Sync> },
    #[error("the disk is full: the history `{path}` could not be written")]
    DiskFull { path: Utf8PathBuf },
    #[error("run {run} is {found} in the history `{path}`, expected {expected}")]
    WrongState { path: Utf8PathBuf, run: RunId, found: &'static str, expected: &'static str },
    #[error("the history `{path}` could not be queried: {source}")]
    Query { path: Utf8PathBuf, source: rusqlite::Error },
}

impl Error {
    /// What the reader can do about it.
    pub fn hint(&self) -> String {
        match self {
            Error::Busy { .. } => "close the program that has it open, then run again; nothing was changed".into(),
            Error::Damaged { path, .. } => format!(
                "move `{path}` aside and keep it: the next run starts a new history and takes in the published runs; \
                 only the changes since last month are unknown in that run"
            ),
            Error::Foreign { path } => format!("move `{path}` elsewhere or choose another output folder"),
            Error::NewerSchema { .. } => "a newer cartera has written it: use that version or a later one".into(),
            Error::Inaccessible { .. } => "check that the output folder exists and may be read and written".into(),
            Error::DiskFull { .. } => "free some space, then run again; the last published run is untouched".into(),
            Error::WrongState { .. } => "run again: a new revision is taken".into(),
            Error::Query { .. } => "please report this with the message above; the published runs are untouched".into(),
        }
    }

    /// Sorts what SQLite reports by what the reader can do about it.
    pub(super) fn of(path: &Utf8Path, source: rusqlite::Error) -> Error {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::Busy { path },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Error::Damaged { path, found: source.to_string() }
            }
            Some(ErrorCode::DiskFull) => Error::DiskFull { path },
            Some(
                ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly | ErrorCode::SystemIoFailure,
            ) => Error::Inaccessible { path, source: source.into() },
            _ => Error::Query { path, source },
        }
    }
}
