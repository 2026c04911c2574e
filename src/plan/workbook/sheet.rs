//! The pieces of a workbook: sheets of blocks of columns and rows, with what each cell holds and who may change it.

use serde::Serialize;

use crate::model::{Date, Decimal, Known};
use crate::plan::document::Tone;

use super::formats::Formats;

/// A workbook as it is to be written.
#[derive(Debug, Clone, Serialize)]
pub struct Workbook {
    pub title: String,
    /// The company that made it.
    pub author: String,
    /// The day that every date of the file's own properties is set to.
    pub as_of: Date,
    pub formats: Formats,
    /// At the foot of each printed page, beside the page number.
    pub footer: String,
    pub sheets: Vec<Sheet>,
}

/// One sheet: a title that is a message, notes, then blocks under one another.
#[derive(Debug, Clone, Serialize)]
pub struct Sheet {
    /// Stable, whatever the language.
    pub key: &'static str,
    pub name: String,
    pub title: String,
    /// Lines under the title: as-of date, units, what to do.
    pub notes: Vec<String>,
    pub blocks: Vec<Block>,
    pub chart: Option<SheetChart>,
}

/// A table of a sheet.
#[derive(Debug, Clone, Serialize)]
pub struct Block {
    /// Where a sheet has several.
    pub title: Option<String>,
    /// The name of the Excel table that it becomes; a plain range without.
    pub table: Option<&'static str>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// Open rows after the last one, for what the reader adds.
    pub blank_rows: u32,
    /// Said in place of rows when there are none.
    pub empty: String,
}

#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Where the row can be changed: what it is when it comes back.
    pub id: Option<RowId>,
    pub cells: Vec<Cell>,
}

/// What a row is about, stable from month to month.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RowId {
    pub account_id: String,
    /// Unique within the account and the sheet; empty for the account itself.
    pub item: String,
}

impl RowId {
    /// The text in the row's hidden cell.
    pub fn text(&self) -> String {
        if self.item.is_empty() { self.account_id.clone() } else { format!("{}/{}", self.account_id, self.item) }
    }
}

impl Row {
    /// A row that nobody changes.
    pub fn fixed(cells: Vec<Cell>) -> Row {
        Row { id: None, cells }
    }
}

#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// Stable, whatever the language; unique within the sheet.
    pub key: &'static str,
    pub heading: String,
    pub form: Form,
    pub width: Width,
    /// The reader may change its cells.
    pub open: bool,
    /// Not shown: it holds the row's id.
    pub hidden: bool,
    pub check: Check,
    /// Said when something else is typed.
    pub message: Option<String>,
    /// Words that are marked where a cell holds just them.
    pub tones: Vec<(String, Tone)>,
    /// A bar behind each number, as long as it is great.
    pub barred: bool,
}

impl Column {
    pub fn new(key: &'static str, heading: String, form: Form) -> Column {
        let width = match form {
            Form::Text => Width { least: 8, most: 28 },
            _ => Width { least: 8, most: 18 },
        };
        let (check, message, tones) = (Check::None, None, Vec::new());
        Column { key, heading, form, width, open: false, hidden: false, check, message, tones, barred: false }
    }

    /// Text that wraps within a width, in characters.
    pub fn prose(key: &'static str, heading: String, width: u16) -> Column {
        Column { width: Width { least: width.min(14), most: width }, ..Column::new(key, heading, Form::Prose) }
    }

    /// Of this width, in characters, whatever the cells hold.
    pub fn wide(self, width: u16) -> Column {
        Column { width: Width { least: width, most: width }, ..self }
    }

    pub fn open(self) -> Column {
        Column { open: true, ..self }
    }

    pub fn one_of(self, choices: Choices) -> Column {
        Column { check: Check::OneOf(choices), ..self.open() }
    }

    pub fn checked(self, check: Check) -> Column {
        Column { check, ..self.open() }
    }

    pub fn barred(self) -> Column {
        Column { barred: true, ..self }
    }

    pub fn toned(self, tones: Vec<(String, Tone)>) -> Column {
        Column { tones, ..self }
    }
}

/// What a column's cells look like; empty ones too, so that what is typed there reads like the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Short text on one line.
    Text,
    /// Text that wraps.
    Prose,
    Whole,
    /// With one decimal.
    Number,
    Money,
    /// 0 to 1, shown in percent.
    Share,
    /// A variance: with its sign.
    ShareChange,
    Date,
    Month,
}

/// The least and the most characters that a column is wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Width {
    pub least: u16,
    pub most: u16,
}

/// What may be typed into an open column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    None,
    OneOf(Choices),
    DateAfter(Date),
    /// A number from 0 to 100.
    Points,
}

/// The values of a drop-down; the lists are in [`super::Ledger`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Choices {
    Accounts,
    /// Of an action.
    States,
    /// Of an objective.
    ObjectiveStates,
    Keep,
    Agreed,
    Fields,
    YesNo,
    TriggerStates,
    /// A person's part in the decision.
    Parts,
}

impl Choices {
    /// The list's name in the hidden sheet.
    pub fn key(self) -> &'static str {
        match self {
            Choices::Accounts => "accounts",
            Choices::States => "states",
            Choices::ObjectiveStates => "objective_states",
            Choices::Keep => "keep",
            Choices::Agreed => "agreed",
            Choices::Fields => "fields",
            Choices::YesNo => "yes_no",
            Choices::TriggerStates => "trigger_states",
            Choices::Parts => "parts",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Not known, or to be filled in.
    Empty,
    Text(String),
    Whole(i64),
    Number(f64),
    Money(Decimal),
    Share(f64),
    ShareChange(f64),
    Date(Date),
    Month(Date),
    /// To a file of the same run, relative to the workbook.
    Link {
        text: String,
        path: String,
    },
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    pub fn text_if(text: Option<impl Into<String>>) -> Cell {
        text.map_or(Cell::Empty, Cell::text)
    }

    pub fn count(count: usize) -> Cell {
        Cell::Whole(i64::try_from(count).unwrap_or(i64::MAX))
    }

    pub fn date_if(date: Option<Date>) -> Cell {
        date.map_or(Cell::Empty, Cell::Date)
    }

    /// A figure that is known, else an empty cell: the reason stands in a column of its own.
    pub fn known<T: Clone>(figure: &Known<T>, cell: impl FnOnce(T) -> Cell) -> Cell {
        figure.as_ref().map_or(Cell::Empty, |value| cell(value.clone()))
    }

    /// What the ledger keeps of a pre-filled cell: plain, whatever the locale.
    pub fn plain(&self) -> Option<String> {
        match self {
            Cell::Empty => None,
            Cell::Text(text) | Cell::Link { text, .. } => Some(text.clone()),
            Cell::Whole(value) => Some(value.to_string()),
            Cell::Number(value) | Cell::Share(value) | Cell::ShareChange(value) => Some(value.to_string()),
            Cell::Money(value) => Some(value.to_string()),
            Cell::Date(date) | Cell::Month(date) => Some(date.to_string()),
        }
    }
}

/// What a chart's values are drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartShape {
    /// Over months.
    Line,
    /// One beside another.
    Columns,
    /// Lying, the first on top.
    Bars,
}

/// A chart over the rows of the sheet's first block.
#[derive(Debug, Clone, Serialize)]
pub struct SheetChart {
    pub shape: ChartShape,
    pub title: String,
    /// Of the values' axis: the unit.
    pub unit: String,
    pub alt: String,
    /// Keys of the columns.
    pub categories: &'static str,
    pub values: Vec<&'static str>,
}

impl Sheet {
    /// The row, from 0, in which each block's headings stand.
    ///
    /// Title, notes, a blank line; then each block: its own title if it has one, headings, rows (or the line that says
    /// that there are none), blank rows, an empty line.
    pub fn heading_rows(&self) -> Vec<u32> {
        let mut at = row_count(self.notes.len()).saturating_add(2);
        self.blocks
            .iter()
            .map(|block| {
                let heading = at.saturating_add(u32::from(block.title.is_some()));
                at = heading.saturating_add(1).saturating_add(block.height()).saturating_add(1);
                heading
            })
            .collect()
    }
}

impl Block {
    /// Rows under the headings, the line that says that there are none included.
    pub fn height(&self) -> u32 {
        let rows = row_count(self.rows.len()).saturating_add(self.blank_rows);
        rows.max(1)
    }
}

fn row_count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(title: Option<&str>, rows: usize, blank_rows: u32) -> Block {
        Block {
            title: title.map(str::to_owned),
            table: None,
            columns: Vec::new(),
            rows: (0..rows).map(|_| Row::fixed(Vec::new())).collect(),
            blank_rows,
            empty: "none".to_owned(),
        }
    }

    #[test]
    fn blocks_follow_one_another_without_overlap() {
        let sheet = Sheet {
            key: "x",
            name: "X".to_owned(),
            title: "T".to_owned(),
            notes: vec!["a".to_owned(), "b".to_owned()],
            blocks: vec![block(None, 3, 2), block(Some("B"), 0, 0), block(Some("C"), 1, 0)],
            chart: None,
        };
        // 0 title, 1 and 2 notes, 3 blank, 4 headings, 5 to 9 rows, 10 blank, 11 title, 12 headings, 13 nothing.
        assert_eq!(sheet.heading_rows(), [4, 12, 16]);
    }

    #[test]
    fn an_unknown_figure_is_an_empty_cell() {
        let unknown: Known<f64> = Err(crate::model::Unknown::FirstYear);
        assert_eq!(Cell::known(&unknown, Cell::Number), Cell::Empty);
        assert_eq!(Cell::known(&Ok(0.0), Cell::Number), Cell::Number(0.0));
        assert_eq!(Cell::text(""), Cell::Empty);
    }
}
