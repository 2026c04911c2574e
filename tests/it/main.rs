//! Integration tests in one binary, a module a topic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[cfg(feature = "pdf")]
mod documents;
mod samples;
