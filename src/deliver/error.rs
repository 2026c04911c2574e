//! Why nothing, or not all, could be published, and what to do.

use std::io::ErrorKind;

use camino::Utf8PathBuf;

use super::RelPath;
use crate::history;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The only one with an exit code of its own, 75.
    #[error("another run{} holds the lock `{path}`", .holder.as_ref().map(|id| format!(" (process {id})")).unwrap_or_default())]
    Locked { path: Utf8PathBuf, holder: Option<String> },
    #[error("`{path}` can't be published: {fault}")]
    BadPath { path: RelPath, fault: &'static str },
    #[error("`{path}` was written twice in one run")]
    WrittenTwice { path: RelPath },
    #[error("`{path}` is not a link to a run")]
    NotALink { path: Utf8PathBuf },
    #[error("`{path}` can't be read as a manifest: {source}")]
    BadManifest { path: Utf8PathBuf, source: serde_json::Error },
    #[error("`{path}` could not be written as JSON: {source}")]
    Json { path: String, source: serde_json::Error },
    #[error("table `{table}` could not be written: {source}")]
    Table { table: &'static str, source: csv::Error },
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    History(#[from] history::Error),
}

impl Error {
    /// What the reader can do about it.
    pub fn hint(&self) -> String {
        match self {
            Error::Locked { .. } => {
                "wait for it to end; the lock ends with its process, so there is no file to delete".into()
            }
            Error::BadPath { .. } | Error::WrittenTwice { .. } | Error::Json { .. } | Error::Table { .. } => {
                "please report this; the last published run is untouched".into()
            }
            Error::NotALink { path } => format!("move `{path}` elsewhere: that name is for a link to the month's run"),
            Error::BadManifest { .. } => "the run's folder was changed by hand; run the month again".into(),
            Error::Io(source) => io_hint(source.kind()).into(),
            Error::History(error) => error.hint(),
        }
    }

    /// Whether another run is at work, and so this one never began.
    pub fn is_locked(&self) -> bool {
        matches!(self, Error::Locked { .. })
    }
}

fn io_hint(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "free some space, then run again; the last published run is untouched"
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "check that the output folder may be written by this user, or choose another with `--output`"
        }
        ErrorKind::NotADirectory | ErrorKind::NotFound => {
            "check that the output folder exists and is a folder, or choose another with `--output`"
        }
        _ => "check the disk of the output folder, then run again; the last published run is untouched",
    }
}
