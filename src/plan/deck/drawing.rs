//! Charts of the deck alone, as data: numbers for the marks, texts for everything that is read.

use serde::{Deserialize, Serialize};

use crate::plan::chart::Bars;
use crate::plan::document::{FactId, KeyValue, Section, TableBlock, Tone};

/// Steps from one sum to another, each beginning where the one before ends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waterfall {
    pub alt: String,
    pub steps: Vec<Step>,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    pub label: String,
    /// The height of a sum, or the change of a step.
    pub value: f64,
    /// With its sign, where it is a change.
    pub text: String,
    /// Stands on the ground; the steps up to it add up to it.
    pub is_sum: bool,
    pub tone: Tone,
    /// Under the label: how many accounts.
    pub note: Option<String>,
    pub facts: Vec<FactId>,
}

/// A table of money whose cells are darker the more they hold; each says its amount too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatMap {
    pub alt: String,
    /// Of the first column, then of each column of amounts, the sum last.
    pub headings: Vec<String>,
    pub rows: Vec<HeatRow>,
    pub total: HeatRow,
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatRow {
    pub label: String,
    /// As many as columns of amounts.
    pub cells: Vec<HeatCell>,
    pub total: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HeatCell {
    /// A dash where nothing is known.
    pub text: String,
    /// Of the greatest cell, 0 to 1.
    pub share: f64,
    pub facts: Vec<FactId>,
}

/// A figure over time with the range that each may lie in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    pub alt: String,
    pub min: f64,
    pub max: f64,
    pub ticks: Vec<crate::plan::chart::Tick>,
    pub points: Vec<TrendPoint>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TrendPoint {
    pub label: String,
    /// Under the label: how many answered.
    pub note: String,
    /// None where nothing was measured; the text then says so.
    pub value: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub text: String,
    pub facts: Vec<FactId>,
}

/// A block of a slide that is put together of several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "shape", content = "data", rename_all = "snake_case")]
pub enum Panel {
    Table(TableBlock),
    Bars(Bars),
    Waterfall(Waterfall),
    HeatMap(HeatMap),
    Trend(Trend),
    Pairs(Vec<KeyValue>),
}

/// Panels under one another, beside other columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PanelColumn {
    /// Its part of the width.
    pub share: u8,
    pub panels: Vec<Section<Panel>>,
}
