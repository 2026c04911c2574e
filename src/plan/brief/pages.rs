//! What the pages after the answer hold beside it. A part without data is `None`; a page whose parts are all absent leaves
//! no trace.

use serde::{Deserialize, Serialize};

use super::drawing::{Answers, Sparkline, StakeholderMap};
use crate::plan::document::{Gap, KeyValue, Section, Sentence, TableBlock};

/// Why: what the answer rests on, beside the bars of priority and churn.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Why {
    pub title: Option<Sentence>,
    /// Survey answers by day.
    pub answers: Option<Section<Answers>>,
    /// Tickets and usage.
    pub service: Option<Section<Service>>,
    /// Beside its industry.
    pub benchmark: Option<Section<TableBlock>>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Service {
    pub rows: Vec<KeyValue>,
    pub usage: Option<Sparkline>,
}

/// Who and where: people, products, competitors. The SWOT and the table of people stand with the plan, for the rules that
/// make them, and are printed here.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Who {
    pub title: Option<Sentence>,
    pub people: Option<Section<StakeholderMap>>,
    /// Product by what is known of it: owned, in an open deal, recommended, possible, not fitting.
    pub whitespace: Option<Section<TableBlock>>,
    pub competition: Option<Section<TableBlock>>,
    /// What their coverage lacks, the gravest first.
    pub gaps: Option<Section<Vec<Gap>>>,
}

/// The part `is_empty` of what is left out of the data when nothing is in it.
macro_rules! emptiness {
    ($($page:ty),*) => {
        $(impl $page {
            pub fn is_empty(&self) -> bool {
                *self == <$page>::default()
            }
        })*
    };
}
emptiness!(Why, Who);
