//! The net promoter score of an account.

use serde::Serialize;

use super::Evidence;
use crate::model::{Date, Known, Origin};

/// NPS = 100 (P − D) / n over the latest answer of each person in the window; −100 to 100, up is good.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NpsScores {
    pub value: Known<f64>,
    pub counts: NpsCounts,
    /// Of the 95 % interval.
    pub low: Known<f64>,
    pub high: Known<f64>,
    pub method: Option<IntervalMethod>,
    /// Shrunk towards the portfolio by the number of answers; ranks and the churn signal use it, pages show `value`.
    pub shrunk: Known<f64>,
    /// One answer only.
    pub single_respondent: bool,
    /// Dates of the first and the last answer that count.
    pub dates: Option<(Date, Date)>,
    /// Against the window before.
    pub change: Known<NpsChange>,
    /// Latest first, with a comment or without, of any survey up to the as-of date.
    pub answers: Vec<Answer>,
    /// A decision maker who is a detractor; unknown where no answer comes from a known decision maker.
    pub decision_maker_detracts: Known<bool>,
    pub evidence: Evidence,
}

/// Promoters (9, 10), passives (7, 8), detractors (0 to 6).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct NpsCounts {
    pub promoters: usize,
    pub passives: usize,
    pub detractors: usize,
}

/// How an interval was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalMethod {
    /// Iterative score interval (Rocks 2016), under 10 answers.
    Score,
    /// Adjusted Wald (3,T) (Rocks 2016), from 10 answers up.
    AdjustedWald,
}

/// A change between two windows of independent answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NpsChange {
    pub before: f64,
    pub before_counts: NpsCounts,
    /// Difference of the adjusted centres, in points, with its 95 % interval.
    pub points: f64,
    pub low: f64,
    pub high: f64,
    /// The interval leaves out 0.
    pub detectable: bool,
}

/// One answer, for quoting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    pub origin: Origin,
    /// Place in `portfolio.survey_responses.all()`.
    pub row: usize,
    pub date: Option<Date>,
    /// 0 to 10; absent where not given or not on the scale.
    pub rating: Option<u8>,
    pub has_comment: bool,
    pub confidential: bool,
}
