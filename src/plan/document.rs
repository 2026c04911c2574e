//! The pieces that documents share: facts, sentences, tiles, tables and lists.
//!
//! Every string is in the report's language and its numbers are formatted already: templates hold no words and count
//! nothing. What has no data is `None`, never an empty string.

use serde::{Deserialize, Serialize};

use super::language::Language;

/// How a reader should take something. Colour is only its second sign: a [`Mark`] or a word says it too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Good,
    Bad,
    Warn,
    #[default]
    Neutral,
}

/// The sign that says a direction without colour, serialised as the sign itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    #[serde(rename = "▲")]
    Up,
    #[serde(rename = "▼")]
    Down,
    #[serde(rename = "◆")]
    Steady,
}

/// The name of a [`Fact`] within its document.
pub type FactId = String;

/// A number on the page and where it came from; `publish` refuses a document that holds one of a foreign account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub id: FactId,
    /// The account it is about; none for a fact of the portfolio, a segment or an industry.
    pub account: Option<String>,
    pub label: String,
    /// As it is printed.
    pub value: String,
    /// Where it was read: `accounts.csv row 17`, `opportunities.csv, 24 rows`.
    pub origin: Vec<String>,
}

/// A text and the facts that it states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    pub text: String,
    pub facts: Vec<FactId>,
}

/// A change: `▲ +€58k`. The text carries its own sign and unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delta {
    pub text: String,
    pub tone: Tone,
    pub mark: Option<Mark>,
}

/// A word on a coloured ground: a tier, a quadrant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chip {
    pub text: String,
    pub tone: Tone,
    pub mark: Option<Mark>,
}

/// One figure at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tile {
    pub label: String,
    /// The figure, or a dash when it is unknown; `note` then says why.
    pub value: String,
    /// Since the last run or the year before, as the text says.
    pub change: Option<Delta>,
    /// How sure it is, or why it is unknown: `−58 to +42, 9 answers`.
    pub note: Option<String>,
    pub facts: Vec<FactId>,
}

/// A part of a page under its own heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section<T> {
    /// The message with its number.
    pub title: Sentence,
    /// Units, period, method.
    pub subtitle: Option<String>,
    /// Where the section's numbers come from, with the as-of date, if the page's own source line does not say it.
    pub source: Option<String>,
    pub body: T,
}

/// Where a column's cells stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    #[default]
    Left,
    /// For numbers.
    Right,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub heading: String,
    pub align: Align,
    /// Its part of the width that is left over, for text that may wrap; `None` is as wide as its longest cell, for
    /// numbers, dates and short words.
    pub share: Option<u8>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    pub text: String,
    pub tone: Tone,
    pub mark: Option<Mark>,
    /// A second, quieter line.
    pub note: Option<String>,
    pub strong: bool,
    /// An address of the web that the text leads to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
    /// A bar under or instead of the text.
    pub progress: Option<super::chart::Progress>,
    pub facts: Vec<FactId>,
}

/// A table. Which rows it shows is decided here: the template draws them all.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TableBlock {
    pub columns: Vec<Column>,
    /// Each as long as `columns`; a shorter one is filled with empty cells.
    pub rows: Vec<Vec<Cell>>,
    /// A last row set apart: a sum.
    pub total: Option<Vec<Cell>>,
    /// What is not shown and where to find it: `and 12 more in plan.xlsx`; without rows, why there are none.
    pub note: Option<String>,
}

/// What somebody said, in the language it was said in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verbatim {
    /// The score given: `3`.
    pub score: Option<String>,
    pub tone: Tone,
    /// With its quotation marks.
    pub text: String,
    /// Its language as a tag (`es`), if recognised.
    pub lang: Option<String>,
    /// Role, date, theme; never a name.
    pub who: String,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyValue {
    pub label: String,
    pub value: String,
    pub note: Option<String>,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwotItem {
    pub text: String,
    /// Where it comes from: `11 cases`, `rep's note, L. Ferrer`.
    pub evidence: String,
    /// Of a threat that counts: what is done if it comes about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contingency: Option<String>,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwotField {
    pub label: String,
    pub items: Vec<SwotItem>,
    /// Said in place of items when there are none.
    pub empty: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Swot {
    pub strengths: SwotField,
    pub weaknesses: SwotField,
    pub opportunities: SwotField,
    pub threats: SwotField,
}

/// One reason behind a change since the last run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub delta: Delta,
    pub lead: String,
    pub text: String,
    pub evidence: String,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveHeadings {
    pub objective: String,
    pub baseline: String,
    pub target: String,
    pub due: String,
    pub owner: String,
    pub progress: String,
    pub state: String,
}

/// A SMART objective. Baseline and target carry their unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Objective {
    pub id: String,
    /// By which actions refer to it: `1`.
    pub number: String,
    pub text: String,
    /// What it is measured by, and what it rests on.
    pub note: Option<String>,
    pub baseline: String,
    pub target: String,
    pub due: String,
    pub owner: String,
    /// None when the metric can't be read from the data.
    pub progress: Option<super::chart::Progress>,
    pub state: Delta,
    pub facts: Vec<FactId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Objectives {
    pub headings: ObjectiveHeadings,
    pub rows: Vec<Objective>,
    /// Why there are none, or what is left out.
    pub note: Option<String>,
}

/// Something that is not known, and what would make it known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    pub text: String,
    pub remedy: Option<String>,
}

/// How this document writes numbers, for the ticks that charts choose themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberMarks {
    /// Before the fraction: `,` in Spanish.
    pub decimal: String,
    /// Between groups of three digits: `.` in Spanish.
    pub group: String,
    /// Digits from which a number is grouped: 5 in Spanish, which writes 1244 and 12.440.
    #[serde(default = "four")]
    pub least: usize,
}

fn four() -> usize {
    4
}

impl NumberMarks {
    /// Read off numbers as the language writes them.
    pub fn of(language: &Language) -> NumberMarks {
        let marks = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
        NumberMarks {
            decimal: marks(&language.number(0.5, 1)),
            group: marks(&language.integer(1_000_000)).chars().take(1).collect(),
            least: if marks(&language.integer(1_234)).is_empty() { 5 } else { 4 },
        }
    }
}
