//! The cells of one record, where they lie.

use std::ops::Range;

/// The cells of one record. Most lie in the text that was split; one that was written in several pieces, as doubled
/// quotes make them, is put together apart.
#[derive(Debug, Clone, Default)]
pub(in crate::ingest) struct Record<'a> {
    text: &'a str,
    joined: String,
    /// Where the cell under way begins in what was joined.
    joined_from: usize,
    cells: Vec<Cell>,
}

/// Where a cell lies.
#[derive(Debug, Clone, Copy)]
pub(in crate::ingest) struct Cell {
    start: usize,
    end: usize,
    is_joined: bool,
}

impl<'a> Record<'a> {
    /// Takes all cells away; those to come lie in `text`.
    pub(super) fn begin(&mut self, text: &'a str) {
        self.text = text;
        self.joined.clear();
        self.joined_from = 0;
        self.cells.clear();
    }

    /// Adds a cell that lies in the text.
    pub(super) fn push(&mut self, place: Range<usize>) {
        self.cells.push(Cell { start: place.start, end: place.end, is_joined: false });
    }

    /// Adds a piece to the cell under way, which [`Record::push_joined`] ends.
    pub(super) fn join(&mut self, place: Range<usize>) {
        self.joined.push_str(self.text.get(place).unwrap_or_default());
    }

    /// Whether the cell under way has a piece already.
    pub(super) fn is_joining(&self) -> bool {
        self.joined.len() > self.joined_from
    }

    /// Adds the cell whose pieces were joined.
    pub(super) fn push_joined(&mut self) {
        let end = self.joined.len();
        self.cells.push(Cell { start: self.joined_from, end, is_joined: true });
        self.joined_from = end;
    }

    pub(in crate::ingest) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(in crate::ingest) fn get(&self, index: usize) -> Option<&str> {
        self.cells.get(index).map(|cell| self.read(cell))
    }

    pub(in crate::ingest) fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.cells.iter().map(move |cell| self.read(cell))
    }

    /// The cells with the places of those that lie in the text.
    pub(in crate::ingest) fn places(&self) -> impl Iterator<Item = (&str, Option<Range<usize>>)> {
        self.cells.iter().map(move |cell| (self.read(cell), (!cell.is_joined).then_some(cell.start..cell.end)))
    }

    fn read(&self, cell: &Cell) -> &str {
        let text = if cell.is_joined { &self.joined } else { self.text };
        text.get(cell.start..cell.end).unwrap_or_default()
    }
}
