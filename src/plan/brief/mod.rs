//! What an account's brief says: the answer first, then the plan; one page when little is known. The brief of a group
//! of accounts is one too, with a table of its accounts.

mod benchmark;
pub mod call;
pub mod charts;
mod competition;
mod compose;
mod drawing;
mod grid;
pub mod group;
mod model;
mod next;
mod pages;
mod people;
mod prospect;
mod since;
pub mod stakeholders;
mod standing;
mod tables;
mod tiles;
mod triggers;
mod voice;
mod who;
mod why;

use serde::{Deserialize, Serialize};

pub use call::CallPage;
pub use compose::compose;
pub use drawing::{AnswerPoint, Answers, Band, Person, Sparkline, StakeholderMap, ToneKey};
pub use pages::{Service, Who, Why};

use super::chart::{Bars, Columns, Interval, Timeline};
use super::document::{
    Change, Chip, Fact, Gap, KeyValue, NumberMarks, Objectives, Section, Sentence, Swot, TableBlock, Tile, Verbatim,
};
use crate::model::Date;

/// The brief of an account, or of a group of them under the account at its top. A section without data is `None` and leaves no trace but its line in `not_known`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    /// Of the PDF: `Account plan brief: Transportes Aurora`.
    pub title: String,
    /// The language as a tag: `es`.
    pub lang: String,
    pub author: String,
    pub as_of: Date,
    pub numbers: NumberMarks,
    pub account_id: String,
    /// Whose facts it may hold, exactly: of an account's brief its own and its group's sums (`group:` and the id of the
    /// account at the top), of a group's brief those sums and the facts of all of its accounts.
    pub group: Vec<String>,
    pub facts: Vec<Fact>,
    pub header: Header,
    pub headline: Sentence,
    /// Revenue, pipeline, NPS, churn, share of wallet; of a prospect pipeline, customers like it, people, last contact and
    /// attempts.
    pub tiles: Vec<Tile>,
    pub answer: Answer,
    #[serde(default, skip_serializing_if = "Why::is_empty")]
    pub why: Why,
    #[serde(default, skip_serializing_if = "Who::is_empty")]
    pub who: Who,
    /// Objectives and actions, with the SWOT and the people they rest on; none when little is known.
    pub plan: Option<PlanPage>,
    /// After the plan: the next talk; none where there is nothing to prepare.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<CallPage>,
    pub not_known: Option<Section<Vec<Gap>>>,
    /// Files, as-of date and run, at the foot of each page.
    pub sources: String,
    /// Beside the page number: `Confidential · Transportes Aurora`.
    pub footer: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// `Account plan brief · October 2026`.
    pub kicker: String,
    pub name: String,
    pub tier: Option<Chip>,
    /// None when the churn risk is unknown.
    pub quadrant: Option<Chip>,
    /// `Owner Lucía Ferrer · Enterprise · Logistics · Zaragoza, ES`.
    pub owner_line: String,
}

/// What is known of the account's figures: the first page, and the bars and comments that the second begins with.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub revenue: Option<Section<Columns>>,
    /// The accounts of a group, with what they come to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sites: Option<Section<TableBlock>>,
    /// Since the last run, by cause; of a prospect what customers like it own.
    pub changes: Option<Section<Vec<Change>>>,
    /// What the priority score is made of.
    pub priority: Option<Section<Bars>>,
    /// Churn signals with their points.
    pub churn: Option<Section<Bars>>,
    pub voice: Option<Section<Voice>>,
    pub pipeline: Option<Section<TableBlock>>,
    pub profile: Option<Section<Vec<KeyValue>>>,
    /// What is told of a group alone: products to share, where its accounts differ, people known at several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Section<TableBlock>>,
}

/// Voice of the customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Voice {
    /// None under the number of answers that a score needs; `counts` then says so.
    pub interval: Option<Interval>,
    /// `3 promoters · 2 passives · 4 detractors`.
    pub counts: Sentence,
    /// How sure, in plain words; coverage and response rate.
    pub note: Option<String>,
    pub verbatims: Vec<Verbatim>,
}

/// The plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanPage {
    /// `Transportes Aurora · plan`.
    pub kicker: String,
    pub title: Sentence,
    pub swot: Option<Section<Swot>>,
    pub contacts: Option<Section<TableBlock>>,
    /// The first of the actions, told on the first page: what to do, by when and who does it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Section<TableBlock>>,
    pub objectives: Option<Section<Objectives>>,
    pub actions: Option<Section<Timeline>>,
    /// Recommended content: up to three pieces with the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Section<TableBlock>>,
    /// What calls for a review at once, with the day by which it is to be held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub triggers: Option<Section<TableBlock>>,
    /// The next review.
    pub review: Option<Sentence>,
}
