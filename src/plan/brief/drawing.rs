//! Charts of the brief alone, as data: numbers for the marks, texts for everything that is read.

use serde::{Deserialize, Serialize};

use crate::plan::chart::Tick;
use crate::plan::document::{FactId, Tone};

/// People by their influence and their relationship with us, both 0 to 100.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StakeholderMap {
    pub alt: String,
    pub people: Vec<Person>,
    /// At the left end of the relationship, at its right end, and at the top of the influence.
    pub low: String,
    pub high: String,
    pub top: String,
    /// What the signs mean.
    pub key: Option<String>,
    /// What the tones of the dots mean, of those that are drawn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tones: Vec<ToneKey>,
    /// Gaps in the coverage, and who is not on the map.
    pub note: Option<String>,
}

/// `strong relationship`, beside the dot that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToneKey {
    pub tone: Tone,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Person {
    pub name: String,
    /// Part in the decision, or the job title.
    pub role: Option<String>,
    pub influence: f64,
    pub relationship: f64,
    /// Not spoken to lately: a ring in place of a dot.
    pub hollow: bool,
    pub tone: Tone,
    pub facts: Vec<FactId>,
}

/// Each answer of a survey at its day and rating.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answers {
    pub alt: String,
    /// Classes of ratings, the highest first.
    pub bands: Vec<Band>,
    /// `at` is the share of the time shown.
    pub months: Vec<Tick>,
    pub points: Vec<AnswerPoint>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    pub label: String,
    pub low: u8,
    pub high: u8,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerPoint {
    /// Share of the time shown, 0 at its start and 1 at its end.
    pub at: f64,
    /// 0 to 10.
    pub rating: u8,
    /// The class without colour: `▲`, `●`, `▼`.
    pub sign: String,
    pub tone: Tone,
    pub facts: Vec<FactId>,
}

/// A course over months in a line's height.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sparkline {
    pub alt: String,
    /// From the oldest on; none where a month is not known.
    pub values: Vec<Option<f64>>,
    /// The first and the last known value as they are read.
    pub first: String,
    pub last: String,
}
