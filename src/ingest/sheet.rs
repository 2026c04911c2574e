//! The cells of a sheet, to a table: which row holds the headings, which rows are no data.

mod rows;

use calamine::Dimensions;

use super::cell;
use super::delimited::said;
use super::error::ReadError;
use super::heading::{SampleRow, Shape, find_heading};
use super::options::ReadOptions;
use super::stray;
use super::style::Epoch;
use super::table::{Grid, Reason, SetAside, Table, Typed, heading_text};
use super::value::{Value, trim};

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
        cell.read(&self.text)
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
    fn is_lone(&self, cells: &[Placed]) -> bool {
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
    let Sorted { kept, numbers, set_aside } = Sorted::of(&sheet, heading, &headings);
    let first = heading.map_or(0, |row| row + 1);
    let above = sheet.rows.keys().take_while(|&&row| heading.is_some_and(|heading| row < heading));
    let preamble = above.map(|&row| (row.saturating_add(1), sheet.text_of(row))).collect();
    let below = sheet.rows.count_from(first);
    let span = sheet.rows.keys().next_back().map_or(0, |last| last.saturating_add(1).saturating_sub(first));
    let blank_rows = span.saturating_sub(u32::try_from(below).unwrap_or(u32::MAX));

    let Sheet { text, rows, width, epoch, .. } = sheet;
    let mut table = Table::new(file, Some(name), Grid::of_sheet(width, text, rows, kept), epoch);
    table.number_rows(numbers);
    table.headings = headings;
    table.heading_row = heading.map(|row| row.saturating_add(1));
    table.preamble = preamble;
    table.set_aside = set_aside;
    table.blank_rows = blank_rows;
    stray::set_aside_total(&mut table);
    Ok(table)
}

/// The rows below the headings: data, and what is none.
#[derive(Default)]
struct Sorted {
    /// Places of the rows of data among the rows of the sheet, and their numbers from 1.
    kept: Vec<usize>,
    numbers: Vec<u32>,
    set_aside: Vec<SetAside>,
}

impl Sorted {
    fn of(sheet: &Sheet, heading: Option<u32>, headings: &[String]) -> Sorted {
        let strays = Strays::new(sheet, headings, heading.is_some());
        let mut sorted = Sorted::default();
        let mut ended = false;
        let mut rows = sheet.rows.iter().enumerate().peekable();
        while let Some((place, (row, cells))) = rows.next() {
            if heading.is_some_and(|heading| row <= heading) {
                continue;
            }
            let number = row.saturating_add(1);
            let reason = strays.reason(cells, ended);
            let next_reason = |next: Option<&(usize, (u32, &[Placed]))>| strays.reason(next?.1.1, false);
            if reason.is_none() && sheet.is_lone(cells) && next_reason(rows.peek()) == Some(Reason::RepeatedHeading) {
                sorted.set_aside.push(stray::title(number, cell::shorten(&sheet.text_of(row), SHOWN_CHARS)));
                continue;
            }
            match reason {
                Some(reason) => {
                    ended |= matches!(reason, Reason::Footer | Reason::Total);
                    let text = cell::shorten(&sheet.text_of(row), SHOWN_CHARS);
                    let (found, expected) = (said(reason), "a record".to_owned());
                    sorted.set_aside.push(SetAside { row: number, reason, found, expected, text });
                }
                None => {
                    sorted.kept.push(place);
                    sorted.numbers.push(number);
                }
            }
        }
        sorted
    }
}

/// What tells rows that are no data.
struct Strays<'a> {
    sheet: &'a Sheet,
    headings: &'a [String],
    /// How many columns are headed; `None` where the sheet has no headings.
    headed: Option<usize>,
}

impl<'a> Strays<'a> {
    fn new(sheet: &'a Sheet, headings: &'a [String], has_headings: bool) -> Strays<'a> {
        let headed = headings.iter().filter(|heading| !heading.is_empty()).count();
        Strays { sheet, headings, headed: has_headings.then_some(headed) }
    }

    /// Why a row is no data, if so; `ended` once a total or a footer was met above it.
    fn reason(&self, cells: &[Placed], ended: bool) -> Option<Reason> {
        let &(_, first) = cells.first()?;
        let Value::Text(first) = self.sheet.value(first) else { return None };
        let reason = stray::reason(first, cells.len(), self.sheet.width);
        if reason.is_some() {
            return reason;
        }
        if ended && cells.len() == 1 && self.sheet.width > 2 {
            return Some(Reason::Footer);
        }
        let repeats = self.headed == Some(cells.len()) && cells.iter().all(|cell| self.is_headed_alike(cell));
        repeats.then_some(Reason::RepeatedHeading)
    }

    /// Whether a cell says what the heading of its column does.
    fn is_headed_alike(&self, &(column, cell): &Placed) -> bool {
        let heading = usize::try_from(column).ok().and_then(|column| self.headings.get(column));
        heading.is_some_and(|heading| match self.sheet.value(cell) {
            Value::Text(text) => trim(text).split_whitespace().eq(heading.split_whitespace()),
            value => *heading == heading_text(value),
        })
    }
}
