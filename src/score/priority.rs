//! Priority, tier, quadrant and rank of an account among the others.

use serde::Serialize;

use crate::model::Known;

/// Σ weight × percentile over the observed criteria, 0 to 100, up is more worth the effort. Risk is no part of it: it is
/// the other axis of the quadrant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriorityScores {
    pub score: Known<f64>,
    /// With every missing criterion at 0.
    pub low: f64,
    /// With every missing criterion at its best.
    pub high: f64,
    /// Share of the weight observed, 0 to 1.
    pub observed_share: f64,
    /// Less than the configured share (70 %) was observed.
    pub provisional: bool,
    /// Always all of them, in the order of [`CriterionKey`].
    pub criteria: Vec<Criterion>,
    /// Place by score from 1, ties by account id; unknown without a score.
    pub rank: Known<usize>,
    pub tier: Known<Tier>,
    pub quadrant: Known<Quadrant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionKey {
    /// Revenue of the last 12 months.
    Value,
    /// Its change on the 12 months before.
    Growth,
    /// Potential less revenue, from 0 up.
    Whitespace,
    /// Conditions of the ideal customer met.
    Fit,
    /// Relationship of the contacts, else shrunk NPS, else days since two-way contact: one of them for all accounts.
    Relationship,
    /// Days to the next renewal or expected close; fewer are better.
    Urgency,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Criterion {
    pub key: CriterionKey,
    /// As configured.
    pub weight: f64,
    /// What was ranked, in its own unit.
    pub input: Known<f64>,
    /// (average rank − ½) / n, 0 to 1, up is better.
    pub percentile: Known<f64>,
    /// Share of the score; the observed ones sum to it.
    pub points: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Tier {
    A,
    B,
    C,
}

/// Value at or above the median by risk band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// High value, high risk.
    Defend,
    /// High value, low risk.
    Grow,
    /// Low value, low risk.
    Maintain,
    /// Low value, high risk.
    Watch,
}
