//! Charts as data: numbers for the marks, texts for everything that is read.
//!
//! Values are in the unit that the axis names, so that ticks are short: thousands of euros, per cent.

use serde::{Deserialize, Serialize};

use super::document::{Delta, FactId, Tone};

/// How a value axis is written. Ticks are chosen by the template unless given.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Axis {
    /// With its unit: `Revenue, € thousand a month`.
    pub title: String,
    /// Before each tick: `€`.
    pub prefix: String,
    /// After each tick: ` %`.
    pub suffix: String,
    /// None follows the data.
    pub min: Option<f64>,
    pub max: Option<f64>,
    /// For scales that are not linear: `at` is in the chart's own coordinates.
    pub ticks: Vec<Tick>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tick {
    pub at: f64,
    pub text: String,
}

/// The names of the scenarios, printed beside their swatches. One that no month has is not drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesNames {
    pub actual: String,
    pub previous: String,
    /// With its interval: `forecast, 80 % range`.
    pub forecast: String,
    pub plan: String,
}

/// Columns over months: this year solid, the same month a year before overlaid and lighter, the plan outlined, the
/// forecast hatched with its interval.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Columns {
    pub alt: String,
    pub axis: Axis,
    pub names: SeriesNames,
    /// From the first to the last; twelve closed months, then those forecast.
    pub months: Vec<ColumnMonth>,
    /// Behind the months forecast, where their sum has a range and each of them has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<Band>,
}

/// The range of a sum over months as that of their mean: what an average month may come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Band {
    pub low: f64,
    pub high: f64,
    /// What it is: `80 % range of the average month`.
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ColumnMonth {
    /// Short: `Nov`.
    pub label: String,
    /// Under the first month of each year: `2026`.
    pub year: Option<String>,
    /// None if the month is not closed or not known.
    pub actual: Option<f64>,
    /// The same month a year before.
    pub previous: Option<f64>,
    pub plan: Option<f64>,
    pub forecast: Option<Forecast>,
    /// Printed above the column: for the months that the title speaks of.
    pub value_text: Option<String>,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Forecast {
    pub value: f64,
    /// The month's own range.
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// Bars around a zero line, in the order given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    pub alt: String,
    pub rows: Vec<Bar>,
    /// What they add up to.
    pub total: Option<BarTotal>,
    /// What is not among them: criteria not observed, bars left out.
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    pub label: String,
    pub value: f64,
    /// The value as printed beside the bar.
    pub text: String,
    /// The most it could be, drawn as an outline: a criterion's weight.
    pub limit: Option<f64>,
    pub tone: Tone,
    pub evidence: Option<String>,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BarTotal {
    pub label: String,
    pub text: String,
}

/// A value on its scale, with the range that it may lie in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    pub alt: String,
    pub value: f64,
    pub value_text: String,
    pub range: Option<Range>,
    pub min: f64,
    pub max: f64,
    pub min_text: String,
    pub max_text: String,
    /// The same value at the last run.
    pub previous: Option<f64>,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Range {
    pub low: f64,
    pub high: f64,
    pub low_text: String,
    pub high_text: String,
}

/// Parts of a whole in one bar: promoters, passives, detractors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parts {
    pub alt: String,
    pub parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    pub label: String,
    pub value: f64,
    pub text: String,
    pub tone: Tone,
    pub facts: Vec<FactId>,
}

/// How much of the way is done: 0 at the baseline, 1 at the target; drawn between 0 and 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    pub share: f64,
    pub text: String,
}

/// Accounts by two scales, their area a third measure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BubbleMap {
    pub alt: String,
    pub x: Axis,
    pub y: Axis,
    /// Where the quadrants meet; none draws no quadrants.
    pub split: Option<Split>,
    /// Drawn from the largest to the smallest, so that none hides another.
    pub bubbles: Vec<Bubble>,
    /// Reference sizes: what an area means.
    pub sizes: Vec<SizeKey>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Split {
    pub x: f64,
    pub y: f64,
    pub top_left: Quadrant,
    pub top_right: Quadrant,
    pub bottom_left: Quadrant,
    pub bottom_right: Quadrant,
}

/// `Defend · 24 accounts · €5.2M`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quadrant {
    pub text: String,
    pub tone: Tone,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bubble {
    pub x: f64,
    pub y: f64,
    /// Drawn as an area; 0 or less as the smallest dot.
    pub size: f64,
    /// A letter inside: the tier.
    pub sign: Option<String>,
    /// The name beside it. The template places labels without overlap and leaves out one that finds no place.
    pub label: Option<String>,
    pub tone: Tone,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SizeKey {
    pub size: f64,
    pub text: String,
}

/// Actions over the next months. Positions are shares of the axis, 0 at its start and 1 at its end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    pub headings: TimelineHeadings,
    pub months: Vec<TimelineMonth>,
    pub rows: Vec<TimelineRow>,
    /// Reviews, renewals, the days by which objectives are due; each with its day.
    pub milestones: Vec<Milestone>,
    /// The as-of day: what lies before it is past.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub today: Option<Tick>,
    /// Why there are none, or what is left out.
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineHeadings {
    pub action: String,
    pub owner: String,
    pub due: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineMonth {
    pub label: String,
    pub start: f64,
    pub end: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TimelineRow {
    pub label: String,
    /// The objective that it serves: `Objective 2`.
    pub objective: Option<String>,
    pub why: String,
    pub owner: String,
    pub due: String,
    pub start: f64,
    pub end: f64,
    pub state: Option<Delta>,
    pub tone: Tone,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Milestone {
    pub label: String,
    pub at: f64,
    pub tone: Tone,
}
