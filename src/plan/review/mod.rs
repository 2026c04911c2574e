//! When accounts are reviewed: each quarter, and at once where something calls for it.

mod config;

pub use config::{DEFAULT, Interval, ReviewsConfig};
