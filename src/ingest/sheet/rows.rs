//! The filled cells of a sheet, row by row.

use std::collections::BTreeMap;

use crate::ingest::table::Typed;

/// A column from 0 with its cell.
pub(in crate::ingest) type Placed = (u32, Typed);

/// Rows from 0 that hold a cell, in their order. They lie one behind the other: a list of its own for each would take
/// more room than most cells do.
#[derive(Debug, Clone, Default)]
pub(in crate::ingest) struct Rows {
    numbers: Vec<u32>,
    /// Where the cells of each row begin.
    starts: Vec<usize>,
    cells: Vec<Placed>,
    /// All of it, once a cell came that lies above the one before it, or left of it in its row.
    mixed: Option<BTreeMap<u32, Vec<Placed>>>,
}

impl Rows {
    /// Adds a cell, in whatever order they come.
    pub(in crate::ingest) fn add(&mut self, row: u32, cell: Placed) {
        if let Some(mixed) = &mut self.mixed {
            mixed.entry(row).or_default().push(cell);
            return;
        }
        match self.numbers.last() {
            Some(&last) if last == row && self.cells.last().is_some_and(|(column, _)| *column < cell.0) => {
                self.cells.push(cell);
            }
            Some(&last) if last >= row => {
                let mut mixed: BTreeMap<u32, Vec<Placed>> =
                    self.iter().map(|(row, cells)| (row, cells.to_vec())).collect();
                mixed.entry(row).or_default().push(cell);
                *self = Rows { mixed: Some(mixed), ..Rows::default() };
            }
            _ => self.push_row(row, [cell]),
        }
    }

    fn push_row(&mut self, row: u32, cells: impl IntoIterator<Item = Placed>) {
        self.numbers.push(row);
        self.starts.push(self.cells.len());
        self.cells.extend(cells);
    }

    /// To be called once all cells were added.
    pub(in crate::ingest) fn finish(mut self) -> Rows {
        for (row, mut cells) in self.mixed.take().into_iter().flatten() {
            // Of several cells in one place the last counts.
            cells.sort_by_key(|(column, _)| *column);
            let places: Vec<Option<u32>> = cells.iter().map(|(column, _)| Some(*column)).collect();
            let next = places.iter().skip(1).chain([&None]);
            let last = cells.iter().zip(&places).zip(next).filter(|((_, place), next)| place != next);
            self.push_row(row, last.map(|((cell, _), _)| *cell));
        }
        self
    }

    pub(in crate::ingest) fn len(&self) -> usize {
        self.mixed.as_ref().map_or(self.numbers.len(), BTreeMap::len)
    }

    pub(in crate::ingest) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows' numbers.
    pub(in crate::ingest) fn keys(&self) -> std::slice::Iter<'_, u32> {
        self.numbers.iter()
    }

    /// How many of the rows lie from a number on.
    pub(in crate::ingest) fn count_from(&self, first: u32) -> usize {
        self.numbers.len() - self.numbers.partition_point(|number| *number < first)
    }

    pub(in crate::ingest) fn contains(&self, row: u32) -> bool {
        self.numbers.binary_search(&row).is_ok()
    }

    /// The cells of a row from left to right, none of a row that holds nothing.
    pub(in crate::ingest) fn of(&self, row: u32) -> &[Placed] {
        self.numbers.binary_search(&row).map_or(&[], |place| self.at(place))
    }

    /// The cells of the row that is so many rows from the first.
    pub(in crate::ingest) fn at(&self, place: usize) -> &[Placed] {
        let start = self.starts.get(place).copied().unwrap_or(self.cells.len());
        let end = self.starts.get(place + 1).copied().unwrap_or(self.cells.len());
        self.cells.get(start..end).unwrap_or_default()
    }

    pub(in crate::ingest) fn iter(&self) -> impl Iterator<Item = (u32, &[Placed])> {
        self.numbers.iter().enumerate().map(|(place, row)| (*row, self.at(place)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn rows_and_cells_are_in_order_and_the_last_of_a_place_counts(places in proptest::collection::vec((0u32..9, 0u32..4), 0..40)) {
            let (mut rows, mut expected) = (Rows::default(), BTreeMap::<u32, BTreeMap<u32, Typed>>::new());
            for (count, (row, column)) in (0_u32..).zip(places) {
                let cell = (column, Typed::Number(f64::from(count)));
                rows.add(row, cell);
                expected.entry(row).or_default().insert(cell.0, cell.1);
                prop_assert_eq!(rows.len(), expected.len());
            }
            let rows = rows.finish();
            let expected: BTreeMap<u32, Vec<Placed>> =
                expected.into_iter().map(|(row, cells)| (row, cells.into_iter().collect())).collect();
            let found: BTreeMap<u32, Vec<Placed>> = rows.iter().map(|(row, cells)| (row, cells.to_vec())).collect();
            prop_assert!(rows.keys().is_sorted());
            prop_assert_eq!(&found, &expected);
            for row in 0..10 {
                prop_assert_eq!(rows.of(row), expected.get(&row).map(Vec::as_slice).unwrap_or_default());
                prop_assert_eq!(rows.contains(row), expected.contains_key(&row));
                prop_assert_eq!(rows.count_from(row), expected.range(row..).count());
            }
        }
    }
}
