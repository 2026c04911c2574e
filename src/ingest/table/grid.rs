//! The cells of a table.

use jiff::civil::DateTime;

use crate::ingest::value::{Value, trim};

/// Cells in row order, all rows of one width. They lie in parts, as large texts are read, since putting those together
/// would copy all of the text.
#[derive(Debug, Clone)]
pub(in crate::ingest) struct Grid {
    width: usize,
    /// At least one.
    parts: Vec<Part>,
    /// Cells of the row under way.
    filled: usize,
}

/// Rows that were read one after the other. Text lies in one piece, so that a cell of a text file costs four bytes.
#[derive(Debug, Clone)]
struct Part {
    /// Rows before these.
    above: usize,
    text: String,
    cells: Cells,
}

#[derive(Debug, Clone)]
enum Cells {
    /// The end of each cell in the text.
    Text(Vec<u32>),
    Typed(Vec<Typed>),
}

/// A cell of a workbook.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ingest) enum Typed {
    Empty,
    Text { start: u32, end: u32 },
    Number(f64),
    Flag(bool),
    DateTime(DateTime),
    Error(CellError),
}

/// Sheets have tens of millions of cells.
const _: () = assert!(size_of::<Typed>() == 16);

/// An error of a formula.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::ingest) enum CellError {
    Div0,
    NotAvailable,
    Name,
    Null,
    Number,
    Reference,
    Value,
    GettingData,
}

impl CellError {
    /// As a sheet shows it.
    pub(in crate::ingest) fn text(self) -> &'static str {
        match self {
            CellError::Div0 => "#DIV/0!",
            CellError::NotAvailable => "#N/A",
            CellError::Name => "#NAME?",
            CellError::Null => "#NULL!",
            CellError::Number => "#NUM!",
            CellError::Reference => "#REF!",
            CellError::Value => "#VALUE!",
            CellError::GettingData => "#GETTING_DATA",
        }
    }
}

impl Grid {
    pub(in crate::ingest) fn of_text(width: usize, bytes: usize) -> Grid {
        Grid::of(width, String::with_capacity(bytes), Cells::Text(Vec::new()))
    }

    /// `text` is what the cells' ranges point into.
    pub(in crate::ingest) fn typed(width: usize, text: String) -> Grid {
        Grid::of(width, text, Cells::Typed(Vec::new()))
    }

    fn of(width: usize, text: String, cells: Cells) -> Grid {
        Grid { width, parts: vec![Part { above: 0, text, cells }], filled: 0 }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Adds a cell to the row under way; what lies beyond the width is dropped. The file's size limit keeps the text
    /// under 4 GiB.
    pub(in crate::ingest) fn push_text(&mut self, cell: &str) {
        if self.filled == self.width {
            return;
        }
        if let Some(Part { text, cells: Cells::Text(ends), .. }) = self.parts.last_mut() {
            text.push_str(cell);
            ends.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
            self.filled += 1;
        }
    }

    pub(in crate::ingest) fn push_typed(&mut self, cell: Typed) {
        if self.filled == self.width {
            return;
        }
        if let Some(Part { cells: Cells::Typed(cells), .. }) = self.parts.last_mut() {
            cells.push(cell);
            self.filled += 1;
        }
    }

    /// Makes room for all cells of a table, so that it never lies in memory twice.
    pub(in crate::ingest) fn reserve_typed(&mut self, more: usize) {
        if let Some(Part { cells: Cells::Typed(cells), .. }) = self.parts.last_mut() {
            cells.reserve_exact(more);
        }
    }

    pub(super) fn end_row(&mut self) {
        while self.filled < self.width {
            match self.parts.last() {
                Some(Part { cells: Cells::Text(_), .. }) => self.push_text(""),
                _ => self.push_typed(Typed::Empty),
            }
        }
        self.filled = 0;
    }

    /// Takes the rows of a grid of the same width after its own.
    pub(super) fn append(&mut self, below: Grid) {
        let rows = self.parts.last().map_or(0, |part| part.above + part.rows(self.width));
        self.parts.extend(below.parts.into_iter().map(|part| Part { above: rows + part.above, ..part }));
    }

    pub(super) fn drop_last_row(&mut self) {
        while self.parts.len() > 1 && self.parts.last().is_some_and(|part| part.cell_count() == 0) {
            self.parts.pop();
        }
        let Some(part) = self.parts.last_mut() else { return };
        let kept = part.cell_count().saturating_sub(self.width);
        match &mut part.cells {
            Cells::Text(ends) => {
                ends.truncate(kept);
                let end = ends.last().map_or(0, |&end| usize::try_from(end).unwrap_or(usize::MAX));
                part.text.truncate(end);
            }
            Cells::Typed(typed) => typed.truncate(kept),
        }
    }

    pub(super) fn row(&self, row: usize) -> GridRow<'_> {
        // The part of most tables is their only one.
        let part = match self.parts.as_slice() {
            [part] => Some(part),
            parts => parts.partition_point(|part| part.above <= row).checked_sub(1).and_then(|place| parts.get(place)),
        };
        let first = part.map_or(0, |part| (row - part.above) * self.width);
        GridRow { part, first, width: self.width }
    }
}

/// The cells of a row.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct GridRow<'a> {
    part: Option<&'a Part>,
    /// The place of its first cell in the part.
    first: usize,
    width: usize,
}

impl<'a> GridRow<'a> {
    /// `Empty` outside the table.
    pub(in crate::ingest) fn cell(&self, column: usize) -> Value<'a> {
        match self.part {
            Some(part) if column < self.width => part.cell(self.first + column),
            _ => Value::Empty,
        }
    }
}

impl Part {
    fn cell_count(&self) -> usize {
        match &self.cells {
            Cells::Text(ends) => ends.len(),
            Cells::Typed(typed) => typed.len(),
        }
    }

    fn rows(&self, width: usize) -> usize {
        self.cell_count().checked_div(width).unwrap_or(0)
    }

    fn cell(&self, index: usize) -> Value<'_> {
        match &self.cells {
            Cells::Text(ends) => {
                let Some(&end) = ends.get(index) else { return Value::Empty };
                let start = index.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
                self.slice(start, end)
            }
            Cells::Typed(cells) => match cells.get(index) {
                None | Some(Typed::Empty) => Value::Empty,
                Some(&Typed::Text { start, end }) => self.slice(start, end),
                Some(&Typed::Number(number)) => Value::Number(number),
                Some(&Typed::Flag(flag)) => Value::Flag(flag),
                Some(&Typed::DateTime(time)) => Value::DateTime(time),
                Some(&Typed::Error(error)) => Value::Error(error.text()),
            },
        }
    }

    fn slice(&self, start: u32, end: u32) -> Value<'_> {
        let range = usize::try_from(start).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX);
        match self.text.get(range) {
            Some(text) if !trim(text).is_empty() => Value::Text(text),
            _ => Value::Empty,
        }
    }
}
