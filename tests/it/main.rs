//! Integration tests, in one binary so that they are linked once.

// The allowances of clippy.toml reach functions marked as tests, not those that tests share.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a test that fails should panic, and says what it skips"
)]

mod changes;
mod checks;
mod churn;
mod crash;
mod deck;
mod docs;
#[cfg(feature = "pdf")]
mod documents;
mod explain;
mod exports;
#[cfg(feature = "pdf")]
mod hostile;
mod hostile_files;
mod init;
mod layers;
mod methodology;
mod months;
mod portal;
#[cfg(feature = "pdf")]
mod program;
#[cfg(feature = "pdf")]
mod real_exports;
#[cfg(feature = "pdf")]
mod run;
mod sample;
mod samples;
mod score;
mod tables;
mod themes;
mod weights;
mod workbooks;
