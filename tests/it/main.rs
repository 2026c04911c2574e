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

mod abm;
mod accounts_and_people;
mod amounts;
mod analytics;
mod audience;
mod brand;
mod bridge;
mod changes;
mod checks;
mod churn;
mod consistency;
mod content;
mod counts;
mod crash;
mod deck;
mod deck_story;
mod docs;
#[cfg(feature = "pdf")]
mod documents;
mod drafts;
mod explain;
mod exports;
mod exports_of_programs;
mod groups;
mod hand_over;
#[cfg(feature = "pdf")]
mod hostile;
mod hostile_files;
mod identity;
mod init;
mod keep;
mod layers;
mod long_surveys;
mod methodology;
mod months;
mod packed;
mod paused;
mod plans;
mod playbook;
mod portal;
#[cfg(feature = "pdf")]
mod program;
#[cfg(feature = "pdf")]
mod real_exports;
mod reviews;
#[cfg(feature = "pdf")]
mod run;
mod sample;
mod samples;
mod score;
mod sentences;
mod tables;
#[cfg(feature = "pdf")]
mod tags;
mod tasks;
mod teams;
mod themes;
mod timely;
mod weights;
mod workbooks;
