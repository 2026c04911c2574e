//! The last stage: what readers get. The only writer of published files.
//!
//! A run is written whole into a staging folder under `.runs`, flushed, renamed to its id, and then seen by replacing a
//! link; see [`OutputFolder`]. A run killed at any moment leaves the former as it was, which `tests/it/crash.rs` tries
//! at every [`failpoint`]. Links, modes and the flushing of folders are those of Unix.

pub mod exports;
pub mod failpoint;

mod durable;
mod error;
mod guard;
mod last;
mod links;
mod lock;
mod manifest;
mod model_file;
mod path;
mod publish;
mod settle;
mod slug;
mod staging;
pub mod tables;

pub use durable::Modes;
pub use error::Error;
pub use guard::{Document, Outcome, Refusal, check_facts};
pub use last::{last_accounts, last_imprint, last_plans, last_run};
pub use lock::Lock;
pub use manifest::{Counts, Failed, Input, Inventory, LastRun, Manifest, Output};
pub use model_file::{write_matches, write_model};
pub use path::RelPath;
pub use publish::{OutputFolder, Published};
pub use settle::Settled;
pub use slug::{Slug, slug};
pub use staging::Staging;
