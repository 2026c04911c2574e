//! The cells of a sheet, to a table: which row holds the headings, which rows are no data.

mod rows;

use std::borrow::Cow;

use calamine::Dimensions;

use super::cell;
use super::delimited::said;
use super::error::ReadError;
use super::heading::{SampleRow, Shape, find_heading};
use super::options::ReadOptions;
use super::stray;
use super::style::Epoch;
use super::table::{Grid, Reason, SetAside, Table, Typed, heading_text};
use super::value::Value;

pub(super) use self::rows::{Placed, Rows};

/// How many rows decide on the headings.
const SAMPLE_ROWS: usize = 250;
const SHOWN_CHARS: usize = 500;

/// What a sheet holds: its filled cells, row by row. Rows and columns count from 0.
pub(super) struct Sheet {
    pub text: String,
    pub rows: Rows,
    pub width: usize,
    pub epoch: Epoch,
    pub merged: Vec<Dimensions>,
}

impl Sheet {
    pub(super) fn is_blank(&self) -> bool {
        self.rows.is_empty()
    }

    /// Blank ones within its width included.
    pub(super) fn cell_count(&self) -> u64 {
        u64::try_from(self.rows.len().saturating_mul(self.width)).unwrap_or(u64::MAX)
    }

    pub(super) fn value(&self, cell: Typed) -> Value<'_> {
        match cell {
            Typed::Empty => Value::Empty,
            Typed::Text { start, end } => {
                let range = usize::try_from(start).unwrap_or(usize::MAX)..usize::try_from(end).unwrap_or(usize::MAX);
                self.text.get(range).map_or(Value::Empty, Value::Text)
            }
            Typed::Number(number) => Value::Number(number),
            Typed::Flag(flag) => Value::Flag(flag),
            Typed::DateTime(at) => Value::DateTime(at),
            Typed::Error(error) => Value::Error(error.text()),
        }
    }

    /// A row as wide as the sheet.
    pub(super) fn values(&self, row: u32) -> Vec<Value<'_>> {
        let mut values = vec![Value::Empty; self.width];
        for &(column, cell) in self.rows.of(row) {
            if let Some(slot) = usize::try_from(column).ok().and_then(|column| values.get_mut(column)) {
                *slot = self.value(cell);
            }
        }
        values
    }

    /// One cell is filled, the first, of more than two.
    fn is_lone(&self, row: u32) -> bool {
        let cells = self.rows.of(row);
        self.width > 2 && matches!(cells, [(0, cell)] if matches!(self.value(*cell), Value::Text(_)))
    }

    fn text_of(&self, row: u32) -> String {
        let cells = self.values(row);
        cells.into_iter().filter_map(cell::text).collect::<Vec<_>>().join(" ")
    }

    fn heading_row(&self, file: &str, name: &str, options: &ReadOptions) -> Result<Option<u32>, ReadError> {
        if let Some(wanted) = options.heading_row {
            let row = wanted.checked_sub(1).filter(|row| self.rows.contains(*row));
            let last = self.rows.keys().next_back().map_or(0, |row| row + 1);
            return row.map(Some).ok_or_else(|| ReadError::NoHeadingRow {
                file: file.to_owned(),
                sheet: Some(name.to_owned()),
                row: wanted,
                found: format!("values in rows up to {last}, none in row {wanted}"),
            });
        }
        let first: Vec<u32> = self.rows.keys().copied().take(SAMPLE_ROWS).collect();
        let sample: Vec<SampleRow> = first
            .iter()
            .map(|&row| SampleRow { width: self.width, cells: self.values(row).into_iter().map(Shape::of).collect() })
            .collect();
        Ok(find_heading(&sample).and_then(|index| first.get(index).copied()))
    }

    /// The headings of a row. A blank cell that is merged with one above it takes that one's text; blanks beside a
    /// heading that is merged over several columns stay, as in text files.
    fn headings(&self, row: u32) -> Vec<String> {
        let mut headings: Vec<String> = self.values(row).into_iter().map(heading_text).collect();
        for merge in self.merged.iter().filter(|merge| merge.start.0 < row && merge.end.0 >= row) {
            let column = usize::try_from(merge.start.1).unwrap_or(usize::MAX);
            if let Some(heading) = headings.get_mut(column).filter(|heading| heading.is_empty()) {
                *heading = self.values(merge.start.0).get(column).map(|value| heading_text(*value)).unwrap_or_default();
            }
        }
        headings
    }
}

/// The table of a sheet that is not blank.
pub(super) fn table(sheet: Sheet, file: &str, name: &str, options: &ReadOptions) -> Result<Table, ReadError> {
    let heading = sheet.heading_row(file, name, options)?;
    let headings = heading.map_or_else(|| vec![String::new(); sheet.width], |row| sheet.headings(row));
    let mut set_aside = Vec::new();
    let mut kept = Vec::new();
    let mut ended = false;
    let below: Vec<u32> =
        sheet.rows.keys().copied().filter(|&row| heading.is_none_or(|heading| row > heading)).collect();
    let reason = |row: u32, ended: bool| stray_reason(&sheet, row, &headings, heading.is_some(), ended);
    for (place, &row) in below.iter().enumerate() {
        let is_title = || {
            sheet.is_lone(row)
                && below.get(place + 1).is_some_and(|next| reason(*next, false) == Some(Reason::RepeatedHeading))
        };
        match reason(row, ended) {
            None if is_title() => {
                let text = cell::shorten(&sheet.text_of(row), SHOWN_CHARS);
                set_aside.push(stray::title(row.saturating_add(1), text));
            }
            Some(reason) => {
                ended |= matches!(reason, Reason::Footer | Reason::Total);
                let text = cell::shorten(&sheet.text_of(row), SHOWN_CHARS);
                let (found, expected) = (said(reason), "a record".to_owned());
                set_aside.push(SetAside { row: row.saturating_add(1), reason, found, expected, text });
            }
            None => kept.push(row),
        }
    }
    let first = heading.map_or(0, |row| row + 1);
    let above = sheet.rows.keys().take_while(|&&row| heading.is_some_and(|heading| row < heading));
    let preamble = above.map(|&row| (row.saturating_add(1), sheet.text_of(row))).collect();
    let below = sheet.rows.count_from(first);
    let span = sheet.rows.keys().next_back().map_or(0, |last| last.saturating_add(1).saturating_sub(first));
    let blank_rows = span.saturating_sub(u32::try_from(below).unwrap_or(u32::MAX));

    let Sheet { text, rows, width, epoch, .. } = sheet;
    let mut table = Table::new(file, Some(name), Grid::typed(width, text), epoch);
    table.headings = headings;
    table.heading_row = heading.map(|row| row.saturating_add(1));
    table.preamble = preamble;
    table.set_aside = set_aside;
    table.blank_rows = blank_rows;
    table.grid_mut().reserve_typed(kept.len().saturating_mul(width));
    for row in kept {
        fill(&mut table, rows.of(row));
        table.end_row(row.saturating_add(1));
    }
    stray::set_aside_total(&mut table);
    Ok(table)
}

/// Adds the cells of a row, which may come in any order and more than once; the last of a column counts.
fn fill(table: &mut Table, cells: &[Placed]) {
    let mut cells = Cow::Borrowed(cells);
    if !cells.is_sorted_by_key(|(column, _)| *column) {
        cells.to_mut().sort_by_key(|(column, _)| *column);
    }
    let mut next = 0;
    for (index, (column, cell)) in cells.iter().enumerate() {
        if cells.get(index + 1).is_some_and(|(following, _)| following == column) {
            continue;
        }
        for _ in next..*column {
            table.grid_mut().push_typed(Typed::Empty);
        }
        table.grid_mut().push_typed(*cell);
        next = column.saturating_add(1);
    }
}

fn stray_reason(sheet: &Sheet, row: u32, headings: &[String], has_headings: bool, ended: bool) -> Option<Reason> {
    let cells = sheet.rows.of(row);
    let &(_, first) = cells.iter().min_by_key(|(column, _)| *column)?;
    let Value::Text(first) = sheet.value(first) else { return None };
    let reason = stray::reason(first, cells.len(), sheet.width);
    if reason.is_some() {
        return reason;
    }
    if ended && cells.len() == 1 && sheet.width > 2 {
        return Some(Reason::Footer);
    }
    let headed = headings.iter().filter(|heading| !heading.is_empty()).count();
    let repeats = has_headings
        && cells.len() == headed
        && cells.iter().all(|&(column, cell)| {
            let heading = usize::try_from(column).ok().and_then(|column| headings.get(column));
            heading.is_some_and(|heading| *heading == heading_text(sheet.value(cell)))
        });
    repeats.then_some(Reason::RepeatedHeading)
}
