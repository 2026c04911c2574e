//! A table: headings, and rows of cells that know where they come from.

mod grid;

use super::options::ReadOptions;
use super::style::{ColumnStyle, Epoch, styles_of, table_styles};
use super::value::{Value, trim};

pub(super) use self::grid::{CellError, Grid, GridRow, Typed};

/// One text file, or one sheet of a workbook.
#[derive(Debug, Clone)]
pub struct Table {
    /// The file as the caller names it.
    pub file: String,
    pub sheet: Option<String>,
    /// Trimmed; a column without a heading has a blank one. As many as the table has columns.
    pub headings: Vec<String>,
    /// The line or row of the headings; `None` when the table has none, and then every heading is blank.
    pub heading_row: Option<u32>,
    /// The rows above the headings, as text, blank cells left out: report titles, comments.
    pub preamble: Vec<(u32, String)>,
    /// What was found while reading (encoding, separator, rows skipped): for the log.
    pub notes: Vec<String>,
    /// Rows that are not data or cannot be used, each with its reason.
    pub set_aside: Vec<SetAside>,
    /// Rows without any value, left out.
    pub blank_rows: u32,
    /// Of a survey that had a row a question.
    pub(super) pivot: Option<Pivot>,
    epoch: Epoch,
    grid: Grid,
    rows: Vec<u32>,
    first: usize,
}

/// How a table with a row a question was made one with a row a response.
#[derive(Debug, Clone)]
pub(super) struct Pivot {
    /// The first column that is a question.
    pub questions_from: usize,
    /// The headings that told it.
    pub told_by: Vec<String>,
}

/// A row that was left out of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// The line of a text file, the row of a sheet; both count from 1.
    pub row: u32,
    pub reason: Reason,
    pub found: String,
    pub expected: String,
    /// The start of the row as it was written.
    pub text: String,
}

/// Why a row was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    TooManyCells,
    TooFewCells,
    /// A quote opens and never closes.
    OpenQuote,
    /// A comment line between the rows.
    Comment,
    /// A line that a report writes under its rows: copyright, confidentiality, filters.
    Footer,
    /// A sum over the rows above.
    Total,
    /// The headings once more.
    RepeatedHeading,
}

impl Reason {
    /// Whether a record was lost. Comments, footers, totals and repeated headings never were records.
    pub fn is_loss(self) -> bool {
        matches!(self, Reason::TooManyCells | Reason::TooFewCells | Reason::OpenQuote)
    }
}

impl std::fmt::Display for SetAside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "row {}: {}, expected {}", self.row, self.found, self.expected)
    }
}

impl Table {
    pub(super) fn new(file: &str, sheet: Option<&str>, grid: Grid, epoch: Epoch) -> Table {
        Table {
            file: file.to_owned(),
            sheet: sheet.map(str::to_owned),
            headings: vec![String::new(); grid.width()],
            heading_row: None,
            preamble: Vec::new(),
            notes: Vec::new(),
            set_aside: Vec::new(),
            blank_rows: 0,
            pivot: None,
            epoch,
            rows: Vec::new(),
            grid,
            first: 0,
        }
    }

    /// Counts rows from the top of a file that has lines above this table.
    pub(super) fn lie_below(&mut self, lines: u32) {
        let below = |row: &mut u32| *row = row.saturating_add(lines);
        self.rows.iter_mut().for_each(below);
        self.heading_row.iter_mut().for_each(below);
        self.preamble.iter_mut().for_each(|(row, _)| below(row));
        self.set_aside.iter_mut().for_each(|row| below(&mut row.row));
    }

    /// Ends the row whose cells were pushed to the grid.
    pub(super) fn end_row(&mut self, number: u32) {
        self.grid.end_row();
        self.rows.push(number);
    }

    /// Makes room for so many rows at once.
    pub(super) fn expect_rows(&mut self, rows: usize) {
        self.rows.try_reserve_exact(rows).unwrap_or_default();
        self.grid.expect_rows(rows);
    }

    /// Makes room for the rows of tables that are appended.
    pub(super) fn expect_numbers(&mut self, rows: usize) {
        self.rows.reserve_exact(rows);
    }

    /// Says where the rows of the grid lie in their source.
    pub(super) fn number_rows(&mut self, numbers: Vec<u32>) {
        self.rows = numbers;
    }

    /// How many cells there are, blank ones included.
    pub(super) fn cell_count(&self) -> u64 {
        u64::try_from(self.rows.len().saturating_mul(self.grid.width())).unwrap_or(u64::MAX)
    }

    /// Takes the rows of a table after its own; both are of one text file and have the same columns.
    pub(super) fn append(&mut self, below: Table) {
        self.grid.append(below.grid);
        self.rows.extend(below.rows);
        self.set_aside.extend(below.set_aside);
        self.blank_rows = self.blank_rows.saturating_add(below.blank_rows);
    }

    /// Takes the last row away again, and gives its number.
    pub(super) fn drop_last_row(&mut self) -> Option<u32> {
        let number = self.rows.pop()?;
        self.grid.drop_last_row();
        Some(number)
    }

    pub(super) fn grid_mut(&mut self) -> &mut Grid {
        &mut self.grid
    }

    /// The lines above the headings that are comments.
    pub(super) fn comments(&self) -> impl Iterator<Item = &(u32, String)> {
        self.preamble.iter().filter(|(_, text)| text.starts_with('#'))
    }

    pub(super) fn note_what_was_left_out(&mut self) {
        match self.heading_row {
            Some(row) => self.notes.push(format!("headings in row {row}")),
            None => self.notes.push("no heading row: the columns have no names".to_owned()),
        }
        if !self.preamble.is_empty() {
            self.notes.push(format!("{} rows above the headings", self.preamble.len()));
        }
        if self.blank_rows > 0 {
            self.notes.push(format!("{} blank rows", self.blank_rows));
        }
        let lost = self.set_aside.iter().filter(|row| row.reason.is_loss()).count();
        let others = self.set_aside.len() - lost;
        if lost > 0 {
            self.notes.push(format!("{lost} rows cannot be used"));
        }
        if others > 0 {
            self.notes.push(format!("{others} rows are comments, totals or footers"));
        }
    }

    /// How many rows of data there are.
    pub fn len(&self) -> usize {
        self.rows.len().saturating_sub(self.first)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn width(&self) -> usize {
        self.headings.len()
    }

    /// Where a row of data lies in its source: the line on which a record of a text file starts, or the row of a
    /// sheet, from 1. 0 for a row that the table does not have.
    pub fn row_number(&self, row: usize) -> u32 {
        self.rows.get(self.first + row).copied().unwrap_or(0)
    }

    /// A cell of a row of data; `Empty` outside the table.
    pub fn cell(&self, row: usize, column: usize) -> Value<'_> {
        self.grid_row(row).cell(column)
    }

    /// A row of data, for callers that read several of its cells.
    pub(super) fn grid_row(&self, row: usize) -> GridRow<'_> {
        self.grid.row(self.first + row)
    }

    /// The cells of a row, left to right.
    pub fn row(&self, row: usize) -> impl Iterator<Item = Value<'_>> {
        let cells = self.grid_row(row);
        (0..self.width()).map(move |column| cells.cell(column))
    }

    /// The cells of a column, top to bottom.
    pub fn column(&self, column: usize) -> impl Iterator<Item = Value<'_>> {
        (0..self.len()).map(move |row| self.cell(row, column))
    }

    /// The first rows under the headings as trimmed text, for a caller who asks whether they are headings too.
    pub fn peek(&self, rows: usize) -> Vec<Vec<String>> {
        (0..self.len().min(rows)).map(|row| self.row(row).map(heading_text).collect()).collect()
    }

    /// Takes the first rows of data for headings: they are no longer among the rows. Gives their text, one vector a
    /// row, as wide as the table. SurveyMonkey has one such row, Qualtrics two.
    pub fn take_heading_rows(&mut self, rows: usize) -> Vec<Vec<String>> {
        let taken = self.peek(rows);
        self.first += taken.len();
        taken
    }

    /// How each column writes its numbers and dates, inferred over all of its values; call it once the rows that are
    /// headings were taken.
    pub fn styles(&self, options: &ReadOptions) -> Vec<ColumnStyle> {
        table_styles(self, options)
    }

    /// The same for some columns, in their places among all; those of the others are plain or told.
    pub(super) fn styles_of(&self, columns: &[usize], options: &ReadOptions) -> Vec<ColumnStyle> {
        styles_of(self, columns, options)
    }

    /// The day on which the workbook's serial dates begin.
    pub fn epoch(&self) -> Epoch {
        self.epoch
    }
}

/// A cell as a heading: text without blanks around it or line breaks in it.
pub(super) fn heading_text(value: Value<'_>) -> String {
    let text = match value {
        Value::Empty | Value::Error(_) => return String::new(),
        Value::Text(text) => text.to_owned(),
        other => super::cell::text(other).map(|text| text.into_owned()).unwrap_or_default(),
    };
    // Headings of spreadsheets are broken over lines, and hold no-break spaces where text was pasted.
    trim(&text).split(|c: char| c.is_whitespace()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
