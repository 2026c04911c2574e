//! The cells of a table.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::DateTime;

use crate::ingest::sheet::{Placed, Rows};
use crate::ingest::value::{Value, trim};

/// Cells in row order, all rows of one width. They lie in parts, as large texts are read.
#[derive(Debug, Clone)]
pub(in crate::ingest) struct Grid {
    width: usize,
    /// At least one.
    parts: Vec<Part>,
    /// Cells of the row under way.
    filled: usize,
}

/// Rows that were read one after the other.
#[derive(Debug, Clone)]
struct Part {
    /// Rows before these.
    above: usize,
    /// Text that belongs to the cells alone.
    text: String,
    cells: Cells,
}

#[derive(Debug, Clone)]
enum Cells {
    Text(InFile),
    Sheet(InSheet),
}

/// Cells that lie where the file wrote them, which spares a copy of all of it.
#[derive(Debug, Clone)]
pub(in crate::ingest) struct InFile {
    file: Arc<String>,
    /// Where in it the part begins.
    from: usize,
    /// From the part's beginning; what lies beyond the end of the file lies in the part's own text.
    cells: Vec<Span>,
}

/// Filled cells as a workbook's sheet gave them, which spares a copy as well.
#[derive(Debug, Clone)]
struct InSheet {
    rows: Rows,
    /// Which of the sheet's rows the grid has.
    kept: Vec<usize>,
}

#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The sizes of files keep both under 4 GiB.
    fn new(range: Range<usize>) -> Span {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { start: narrow(range.start), end: narrow(range.end) }
    }

    fn range(self) -> Range<usize> {
        let wide = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        wide(self.start)..wide(self.end)
    }
}

impl InFile {
    /// What lies of the file from the part's beginning on.
    fn text(&self) -> &str {
        self.file.get(self.from..).unwrap_or_default()
    }

    /// Adds a cell by its place; one that lies nowhere in the file is copied to the part's own text.
    fn push(&mut self, cell: &str, place: Option<Range<usize>>, own: &mut String) {
        let place = place.unwrap_or_else(|| {
            let start = self.text().len() + own.len();
            own.push_str(cell);
            start..start + cell.len()
        });
        self.cells.push(Span::new(place));
    }
}

impl Span {
    const BLANK: Span = Span { start: 0, end: 0 };

    /// What lies there of the file from the part's beginning on, or of the part's own text.
    fn read<'t>(self, file: &'t str, own: &'t str) -> Option<&'t str> {
        let range = self.range();
        match range.start.checked_sub(file.len()) {
            Some(start) => own.get(start..range.end.checked_sub(file.len())?),
            None => file.get(range),
        }
    }
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
    /// For cells of a file's text from a place on.
    pub(in crate::ingest) fn of_text(width: usize, file: &Arc<String>, from: usize) -> Grid {
        Grid::of(width, String::new(), Cells::Text(InFile { file: Arc::clone(file), from, cells: Vec::new() }))
    }

    /// Some rows of a sheet, by their places in it; `text` is what the ranges of its cells point into.
    pub(in crate::ingest) fn of_sheet(width: usize, text: String, rows: Rows, kept: Vec<usize>) -> Grid {
        Grid::of(width, text, Cells::Sheet(InSheet { rows, kept }))
    }

    fn of(width: usize, text: String, cells: Cells) -> Grid {
        Grid { width, parts: vec![Part { above: 0, text, cells }], filled: 0 }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Adds a cell to the row under way; what lies beyond the width is dropped. `place` is where it lies from the
    /// part's beginning on; what lies nowhere in the file is copied.
    pub(in crate::ingest) fn push_text(&mut self, cell: &str, place: Option<Range<usize>>) {
        if self.filled == self.width {
            return;
        }
        if let Some(Part { text, cells: Cells::Text(in_file), .. }) = self.parts.last_mut() {
            in_file.push(cell, place, text);
            self.filled += 1;
        }
    }

    /// Adds the cells of a whole row, each as [`Grid::push_text`] does.
    pub(in crate::ingest) fn push_row<'c>(&mut self, cells: impl Iterator<Item = (&'c str, Option<Range<usize>>)>) {
        let Some(Part { text, cells: Cells::Text(in_file), .. }) = self.parts.last_mut() else { return };
        let before = in_file.cells.len();
        cells.take(self.width).for_each(|(cell, place)| in_file.push(cell, place, text));
        self.filled = in_file.cells.len() - before;
    }

    pub(super) fn end_row(&mut self) {
        if let Some(Part { cells: Cells::Text(in_file), .. }) = self.parts.last_mut() {
            in_file.cells.extend((self.filled..self.width).map(|_| Span::BLANK));
        }
        self.filled = 0;
    }

    /// Makes room for so many rows at once, if there is any; more may come.
    pub(super) fn expect_rows(&mut self, rows: usize) {
        if let Some(Part { cells: Cells::Text(in_file), .. }) = self.parts.last_mut() {
            in_file.cells.try_reserve_exact(rows.saturating_mul(self.width)).unwrap_or_default();
        }
    }

    /// Takes the rows of a grid of the same width after its own.
    pub(super) fn append(&mut self, below: Grid) {
        let rows = self.parts.last().map_or(0, |part| part.above + part.rows(self.width));
        self.parts.extend(below.parts.into_iter().map(|part| Part { above: rows + part.above, ..part }));
    }

    pub(super) fn drop_last_row(&mut self) {
        while self.parts.len() > 1 && self.parts.last().is_some_and(|part| part.rows(self.width) == 0) {
            self.parts.pop();
        }
        match self.parts.last_mut().map(|part| &mut part.cells) {
            Some(Cells::Text(in_file)) => in_file.cells.truncate(in_file.cells.len().saturating_sub(self.width)),
            Some(Cells::Sheet(in_sheet)) => drop(in_sheet.kept.pop()),
            None => {}
        }
    }

    pub(super) fn row(&self, row: usize) -> GridRow<'_> {
        // The part of most tables is their only one.
        let part = match self.parts.as_slice() {
            [part] => Some(part),
            parts => parts.partition_point(|part| part.above <= row).checked_sub(1).and_then(|place| parts.get(place)),
        };
        part.map_or(GridRow::Blank, |part| part.row(row - part.above, self.width))
    }
}

/// The cells of a row.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) enum GridRow<'a> {
    Text { cells: &'a [Span], file: &'a str, own: &'a str },
    Sheet { cells: &'a [Placed], text: &'a str },
    Blank,
}

impl<'a> GridRow<'a> {
    /// `Empty` outside the table.
    pub(in crate::ingest) fn cell(&self, column: usize) -> Value<'a> {
        match *self {
            GridRow::Text { cells, file, own } => of_text(cells.get(column).and_then(|cell| cell.read(file, own))),
            GridRow::Sheet { cells, text } => {
                match placed(cells, column).map_or(Value::Empty, |cell| cell.read(text)) {
                    Value::Text(text) => of_text(Some(text)),
                    value => value,
                }
            }
            GridRow::Blank => Value::Empty,
        }
    }
}

/// The cell of a column. Most rows are filled from the left, so that it lies where the column says.
fn placed(cells: &[Placed], column: usize) -> Option<Typed> {
    let wanted = u32::try_from(column).ok()?;
    let is_wanted = |cell: &&Placed| cell.0 == wanted;
    let cell = cells.get(column).filter(is_wanted).or_else(|| {
        let place = cells.binary_search_by_key(&wanted, |cell| cell.0).ok()?;
        cells.get(place)
    });
    cell.map(|cell| cell.1)
}

impl Typed {
    /// The value; `text` is what it may point into.
    pub(in crate::ingest) fn read(self, text: &str) -> Value<'_> {
        match self {
            Typed::Empty => Value::Empty,
            Typed::Text { start, end } => text.get(Span { start, end }.range()).map_or(Value::Empty, Value::Text),
            Typed::Number(number) => Value::Number(number),
            Typed::Flag(flag) => Value::Flag(flag),
            Typed::DateTime(at) => Value::DateTime(at),
            Typed::Error(error) => Value::Error(error.text()),
        }
    }
}

impl Part {
    fn rows(&self, width: usize) -> usize {
        match &self.cells {
            Cells::Text(in_file) => in_file.cells.len().checked_div(width).unwrap_or(0),
            Cells::Sheet(in_sheet) => in_sheet.kept.len(),
        }
    }

    fn row(&self, row: usize, width: usize) -> GridRow<'_> {
        match &self.cells {
            Cells::Text(of) => {
                let cells = of.cells.get(row * width..(row + 1) * width);
                cells.map_or(GridRow::Blank, |cells| GridRow::Text { cells, file: of.text(), own: &self.text })
            }
            Cells::Sheet(in_sheet) => {
                let cells = in_sheet.kept.get(row).map(|place| in_sheet.rows.at(*place));
                cells.map_or(GridRow::Blank, |cells| GridRow::Sheet { cells, text: &self.text })
            }
        }
    }
}

fn of_text(text: Option<&str>) -> Value<'_> {
    text.filter(|text| !trim(text).is_empty()).map_or(Value::Empty, Value::Text)
}
