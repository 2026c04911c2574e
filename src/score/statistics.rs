//! Quantiles and intervals.

use serde::Serialize;

/// A share with its 95 % Wilson interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// successes / n, 0 to 1.
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub successes: usize,
    pub n: usize,
}
