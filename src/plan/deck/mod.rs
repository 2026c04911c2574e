//! What the portfolio deck says, slide by slide.

mod became;
mod candidates;
mod capacity;
mod churn;
pub mod compose;
mod decisions;
mod desk;
mod drawing;
mod effort;
mod execution;
mod kpis;
mod map;
mod method;
mod movers;
mod nps;
mod pipeline;
mod quality;
mod quarter;
mod renewals;
mod retention;
mod returns;
mod revenue;
mod summary;
mod themes;
mod together;
mod top;
mod validation;
mod verdict;
mod whitespace;
mod win_rate;

use serde::{Deserialize, Serialize};

use super::chart::{Bars, BubbleMap, Columns, Interval, Parts};
use super::document::{Fact, FactId, KeyValue, NumberMarks, Section, Sentence, TableBlock, Tile};
use crate::model::Date;
pub use drawing::*;

pub use became::kept as kept_decisions;
pub use compose::{DeckInput, compose};
pub use effort::EffortConfig;

/// The portfolio deck. A slide without data is absent, and the data-quality slide names it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Deck {
    pub title: String,
    /// The language as a tag: `es`.
    pub lang: String,
    pub author: String,
    pub as_of: Date,
    pub numbers: NumberMarks,
    pub facts: Vec<Fact>,
    /// Beside the slide number.
    pub confidential: String,
    pub slides: Vec<Slide>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slide {
    /// The message, a full sentence with its number.
    pub title: Sentence,
    /// What is shown: units, period, base.
    pub subtitle: Option<String>,
    /// With the as-of date.
    pub source: String,
    pub content: Content,
}

/// What a slide of panels is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Retention,
    Pipeline,
    Whitespace,
    Execution,
    Coverage,
    Returns,
    Validation,
}

/// What a slide holds; `kind` in JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    Title {
        /// `Portfolio review`.
        kicker: String,
        /// Company, period, accounts, author.
        lines: Vec<String>,
    },
    /// Stands alone: what happened and what is asked.
    ExecutiveSummary {
        tiles: Vec<Tile>,
        messages: Section<Vec<Message>>,
        decisions: Section<Vec<Decision>>,
    },
    Kpis {
        table: TableBlock,
    },
    Revenue {
        columns: Columns,
        tiles: Vec<Tile>,
    },
    ValueRisk {
        map: BubbleMap,
        top: TableBlock,
        note: Option<String>,
    },
    TopAccounts {
        table: TableBlock,
    },
    Nps {
        interval: Interval,
        parts: Parts,
        note: Option<String>,
        /// By quarter.
        trend: Option<Section<Trend>>,
        segments: Option<Section<TableBlock>>,
    },
    ChurnWatchlist {
        table: TableBlock,
    },
    Renewals {
        /// Money due by month.
        months: Option<Section<Bars>>,
        table: TableBlock,
    },
    Quota {
        /// Closed, expected, quota, gap.
        tiles: Vec<Tile>,
        attainment: Option<Section<Bars>>,
        regions: Option<Section<TableBlock>>,
        /// The open deals that carry the quarter.
        deals: Option<Section<TableBlock>>,
        table: TableBlock,
    },
    /// Figures on top, panels below; `about` tells which slide it is.
    Panels {
        about: About,
        tiles: Vec<Tile>,
        columns: Vec<PanelColumn>,
        note: Option<String>,
    },
    Decisions {
        table: TableBlock,
    },
    DataQuality {
        table: TableBlock,
        /// Slides that are left out, with the reason of each.
        absent: Option<Section<Vec<KeyValue>>>,
    },
    /// Appendix: how figures are computed.
    Method {
        sections: Vec<Section<Vec<KeyValue>>>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub lead: String,
    pub text: String,
    pub facts: Vec<FactId>,
}

/// Something asked of the readers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub ask: String,
    /// Money at stake.
    pub amount: String,
    pub due: String,
    pub owner: String,
    pub cost: Option<String>,
    pub facts: Vec<FactId>,
}
