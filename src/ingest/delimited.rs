//! Text files of separated cells, to a table.

mod pieces;
mod stretch;

use std::borrow::Cow;
use std::sync::Arc;

use self::stretch::Stretch;
use super::cell::shorten;
use super::dialect::Dialect;
use super::encoding;
use super::error::ReadError;
use super::heading::{SEARCHED_ROWS, SampleRow, Shape, find_heading, usual_width};
use super::options::{Limits, MOST_SET_ASIDE, MOST_TABLES, ReadOptions};
use super::records::{Place, Record, Records};
use super::stacked::{self, Part};
use super::style::Epoch;
use super::table::{Grid, Reason, SetAside, Table, heading_text};
use super::value::{Value, trim};
use super::{separator, stray};

/// How many rows decide on headings, width and kinds of columns.
const SAMPLE_ROWS: usize = 250;
/// How much of a row that was set aside is kept.
const SHOWN_CHARS: usize = 500;

/// Reads a text file's bytes: one table, or several that lie one below the other and are called `table 1`, `table 2`.
pub(super) fn read(bytes: Cow<'_, [u8]>, file: &str, options: &ReadOptions) -> Result<Vec<Table>, ReadError> {
    let decoded = encoding::decode(bytes, options.encoding, options.limits.file_bytes / 2)
        .map_err(|refused| refused.of_file(file))?;
    let note = decoded.note;
    let whole = decoded.text;
    let text = whole.trim_start_matches('\u{feff}');
    check_lines(text, file, &options.limits)?;
    let (options, skipped) = separator_line(text, options);
    let (whole, options, separator) = match separator::shortened(text, &options) {
        // What was decoded is given back.
        Some((short, stand_in, separator)) => {
            (short, ReadOptions { separator: Some(stand_in), ..options }, Some(separator))
        }
        None => (whole, options, None),
    };
    let whole = Arc::new(whole);
    let text = whole.trim_start_matches('\u{feff}');
    let marked = whole.len() - text.len();
    let dialect = Dialect::detect(text.get(skipped..).unwrap_or(text), &options);
    // A heading row that was told belongs to one table.
    let parts = match options.heading_row {
        Some(_) => vec![Part { range: 0..text.len(), lines_above: 0 }],
        None => stacked::parts(text, dialect),
    };
    if parts.len() > MOST_TABLES {
        return Err(too_large(file, "tables one below the other", parts.len(), MOST_TABLES));
    }
    let mut tables = Vec::new();
    let mut comments: Vec<(u32, String)> = Vec::new();
    for (part, number) in parts.iter().zip(1..) {
        let stretch = Stretch::new(&whole, part.range.start + marked..part.range.end + marked);
        let layout = Layout::find(stretch.text, dialect, skipped > 0 && number == 1, file, &options)?;
        let mut table = pieces::read(stretch, dialect, &layout, file, &options)?;
        table.notes.insert(0, format!("{note}; {}", dialect.note(separator.as_deref())));
        if parts.len() > 1 {
            table.sheet = Some(format!("table {number}"));
            table.lie_below(part.lines_above);
            // Comments at the top of a file hold for each table that has none of its own.
            let own: Vec<_> = table.comments().cloned().collect();
            if own.is_empty() {
                table.preamble.splice(0..0, comments.iter().cloned());
            } else {
                comments = own;
            }
        }
        tables.push(table);
    }
    chosen(tables, file, &options)
}

/// Refuses a line longer than a record can be, before anything copies it.
fn check_lines(text: &str, file: &str, limits: &Limits) -> Result<(), ReadError> {
    let (bytes, longest) = (text.as_bytes(), limits.row_bytes);
    let mut start = 0_usize;
    // From the last end of a line that is near enough to the next: the lines between need no look.
    while let Some(reach) = bytes.get(start..=start.saturating_add(longest)) {
        let Some(end) = memchr::memrchr2(b'\n', b'\r', reach) else {
            let above = memchr::memchr2_iter(b'\n', b'\r', bytes.get(..start).unwrap_or_default()).count();
            let row = u32::try_from(above).unwrap_or(u32::MAX).saturating_add(1);
            let rest = bytes.get(start..).unwrap_or_default();
            let found = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
            let (found, limit) = (wide(found), wide(longest));
            return Err(ReadError::RowTooLong { file: file.to_owned(), row, found, limit });
        };
        start += end + 1;
    }
    Ok(())
}

/// The table that was asked for, of several.
fn chosen(mut tables: Vec<Table>, file: &str, options: &ReadOptions) -> Result<Vec<Table>, ReadError> {
    let Some(wanted) = options.sheet.as_ref().filter(|_| tables.len() > 1) else { return Ok(tables) };
    let is_wanted = |table: &Table| table.sheet.as_ref().is_some_and(|name| name.eq_ignore_ascii_case(wanted.trim()));
    let found = tables.iter().filter_map(|table| table.sheet.clone()).collect();
    tables.retain(is_wanted);
    match tables.is_empty() {
        true => Err(ReadError::NoSuchSheet { file: file.to_owned(), sheet: wanted.clone(), found }),
        false => Ok(tables),
    }
}

/// `sep=;`, which Excel reads, as first line: the options with that separator, and the length of the line.
fn separator_line(text: &str, options: &ReadOptions) -> (ReadOptions, usize) {
    let line = text.split(['\r', '\n']).next().unwrap_or("");
    let mut options = options.clone();
    match line.trim_matches('"').strip_prefix("sep=").map(str::as_bytes) {
        Some(&[separator]) if separator.is_ascii() => {
            options.separator = options.separator.or(Some(separator));
            (options, line.len())
        }
        _ => (options, 0),
    }
}

/// What the first rows say about all of them.
struct Layout {
    headings: Vec<String>,
    /// The line; 0 if there are no headings.
    heading_line: u32,
    preamble: Vec<(u32, String)>,
    width: usize,
    /// Columns that hold numbers, dates and flags only.
    never_text: Vec<bool>,
    notes: Vec<String>,
}

impl Layout {
    fn find(
        text: &str,
        dialect: Dialect,
        skip_first: bool,
        file: &str,
        options: &ReadOptions,
    ) -> Result<Layout, ReadError> {
        let mut records = Records::first(text, dialect);
        let mut record = Record::default();
        let mut rows = Vec::new();
        let last_line = options.heading_row.unwrap_or(0);
        let mut after = 0;
        while after < SAMPLE_ROWS {
            let Some(place) = records.next(&mut record) else { break };
            if skip_first && place.line == 1 {
                continue;
            }
            // A quote that never closes would hide the rows below it.
            if records.swallowed_lines(place, options.limits.row_bytes, false) && records.restart_below(place).is_some()
            {
                continue;
            }
            after += usize::from(place.line >= last_line);
            rows.push((place.line, record.clone()));
        }
        let samples: Vec<SampleRow> = rows
            .iter()
            .map(|(_, record)| SampleRow {
                width: record.len(),
                cells: record.iter().map(|cell| Shape::of(Value::Text(cell))).collect(),
            })
            .collect();
        let heading = match options.heading_row {
            None => find_heading(&samples),
            Some(row) => {
                Some(rows.iter().position(|(line, _)| *line == row).ok_or_else(|| no_heading_row(file, row, &rows))?)
            }
        };
        let layout = Layout::of(&rows, &samples, heading);
        match layout.width > options.limits.columns {
            true => Err(too_large(file, "columns", layout.width, options.limits.columns)),
            false => Ok(layout),
        }
    }

    fn of(rows: &[(u32, Record<'_>)], samples: &[SampleRow], heading: Option<usize>) -> Layout {
        let data = samples.get(heading.map_or(0, |row| row + 1)..).unwrap_or_default();
        // The row of sums has a cell of its own that says so.
        let records: Vec<SampleRow> = data.iter().filter(|row| !row.is_grand_total()).cloned().collect();
        let common = usual_width(&records);
        let heading_cells = heading.and_then(|row| rows.get(row));
        let mut headings: Vec<String> = heading_cells
            .map(|(_, record)| record.iter().map(|cell| heading_text(Value::Text(cell))).collect())
            .unwrap_or_default();
        let mut notes = Vec::new();
        if heading.is_some() && common > headings.len() {
            notes.push(format!("{} columns have no heading", common - headings.len()));
        }
        let width = common.max(headings.len());
        headings.resize(width, String::new());
        let above = rows.get(..heading.unwrap_or(0)).unwrap_or_default();
        let preamble = above
            .iter()
            .map(|(line, record)| {
                (*line, record.iter().filter(|cell| !cell.trim().is_empty()).collect::<Vec<_>>().join(" "))
            })
            .collect();
        let full: Vec<&SampleRow> = data.iter().filter(|row| row.width == width).collect();
        let never_text = (0..width).map(|column| never_text(&full, column)).collect();
        let heading_line = heading_cells.map_or(0, |(line, _)| *line);
        Layout { headings, heading_line, preamble, width, never_text, notes }
    }
}

/// Whether a column of the sample has values, and all of them are numbers, dates or flags; the first row may hold units.
fn never_text(rows: &[&SampleRow], column: usize) -> bool {
    let is_value = |cell: &&Shape| matches!(cell, Shape::Period | Shape::Other);
    let cells = |from: usize| {
        let rows = rows.get(from..).unwrap_or_default().iter();
        rows.filter_map(|row| row.cells.get(column)).filter(|cell| **cell != Shape::Blank)
    };
    cells(0).filter(is_value).count() >= 3 && cells(1).all(|cell| is_value(&cell))
}

fn no_heading_row(file: &str, row: u32, rows: &[(u32, Record<'_>)]) -> ReadError {
    let found = match rows.last() {
        Some((last, _)) => format!("records on lines 1 to {last}, none that starts on line {row}"),
        None => "no records".to_owned(),
    };
    ReadError::NoHeadingRow { file: file.to_owned(), sheet: None, row, found }
}

fn too_large(file: &str, what: &'static str, found: usize, limit: usize) -> ReadError {
    let wide = |number| u64::try_from(number).unwrap_or(u64::MAX);
    ReadError::TooLarge { file: file.to_owned(), what, found: wide(found), limit: wide(limit) }
}

/// A table under way.
struct Filling<'o> {
    table: Table,
    layout: &'o Layout,
    dialect: Dialect,
    options: &'o ReadOptions,
    /// The line of the headings, which ends what lies above the rows.
    heading_line: u32,
    /// Whether the next row would be the first of the text.
    is_first: bool,
    /// A total or footer was met: single cells below it are footers as well.
    ended: bool,
    /// The last row that was not blank has one cell, the first: it may be the title of a group.
    lone: Option<Lone>,
}

/// A row of one cell, as it was written.
struct Lone {
    text: String,
    /// It is the last row of the table, not one that was set aside.
    is_row: bool,
}

/// A text that was read, or a piece of one.
struct Filled {
    table: Table,
    /// Where the first record beyond the piece begins, in bytes from the piece's start, and the lines before it.
    beyond: Option<usize>,
    lines: u32,
    restarts: u32,
    /// What the rows below are depends on its last rows.
    hangs_on: bool,
}

impl<'o> Filling<'o> {
    fn new(
        file: &str,
        stretch: Stretch<'_>,
        layout: &'o Layout,
        dialect: Dialect,
        options: &'o ReadOptions,
    ) -> Filling<'o> {
        let grid = Grid::of_text(layout.width, stretch.file, stretch.from);
        let mut table = Table::new(file, None, grid, Epoch::Year1900);
        table.headings.clone_from(&layout.headings);
        table.heading_row = (layout.heading_line > 0).then_some(layout.heading_line);
        table.preamble.clone_from(&layout.preamble);
        table.notes.clone_from(&layout.notes);
        table.expect_rows(likely_rows(stretch.text, layout.width));
        let heading_line = layout.heading_line;
        Filling { table, layout, dialect, options, heading_line, is_first: true, ended: false, lone: None }
    }

    /// The rows of a text whose headings and first rows lie above.
    fn goes_on(&mut self) {
        self.heading_line = 0;
        self.is_first = false;
    }

    /// Reads the records that begin within `text`; `records` may read on.
    fn run(mut self, mut records: Records<'_>, text: &str) -> Result<Filled, ReadError> {
        let mut record = Record::default();
        let longest = self.options.limits.row_bytes;
        let skip_first = self.is_first && (text.starts_with("sep=") || text.starts_with("\"sep="));
        let (mut beyond, mut lines) = (None, 0);
        while let Some(place) = records.next(&mut record) {
            if records.start(place) >= text.len() {
                beyond = Some(records.start(place));
                lines = place.line - 1;
                break;
            }
            if place.line <= self.heading_line || (skip_first && place.line == 1) {
                // An open quote above the rows must not hide them.
                if place.line != self.heading_line && records.swallowed_lines(place, longest, false) {
                    records.restart_below(place);
                }
                continue;
            }
            let suspect = || record.len() != self.layout.width || holds_rows(&record, self.layout.width, self.dialect);
            if records.swallowed_lines(place, longest, place.holds_lines && suspect())
                && let Some(line) = records.restart_below(place)
            {
                let expected = "the quote that closes the cell".to_owned();
                self.set_aside(place, Reason::OpenQuote, "a quote that opens a cell".to_owned(), expected, line);
                continue;
            }
            self.take(&record, place, &records);
            check_limits(&self.table, self.options)?;
        }
        Ok(Filled {
            table: self.table,
            beyond,
            lines,
            restarts: records.restarts(),
            hangs_on: self.ended || self.lone.is_some(),
        })
    }

    fn take(&mut self, record: &Record<'_>, place: Place, records: &Records<'_>) {
        let raw = || records.raw(place);
        let width = self.layout.width;
        let mut filled_cells = record.iter().filter(|cell| !is_blank(cell));
        let Some(first) = filled_cells.next() else {
            self.table.blank_rows += 1;
            return;
        };
        let filled = 1 + filled_cells.count();
        let is_lone = filled == 1 && width > 2 && record.get(0) == Some(first);
        let lone = self.lone.take();
        let stray = stray::reason(first, filled, width);
        if let Some(reason) = stray {
            self.ended |= reason != Reason::Comment;
            return self.set_aside(place, reason, said(reason), "a record".to_owned(), raw());
        }
        if self.ended && filled == 1 && width > 2 {
            return self.set_aside(place, Reason::Footer, said(Reason::Footer), "a record".to_owned(), raw());
        }
        if self.repeats_headings(record) {
            self.set_aside_title(lone);
            let reason = Reason::RepeatedHeading;
            return self.set_aside(place, reason, said(reason), "a record".to_owned(), raw());
        }
        if self.is_second_heading(record) {
            let (reason, expected) = (Reason::RepeatedHeading, "a record".to_owned());
            return self.set_aside(place, reason, "units or further headings".to_owned(), expected, raw());
        }
        if stray::is_labelled_total(record.iter()) {
            let reason = Reason::Total;
            return self.set_aside(place, reason, said(reason), "a record".to_owned(), raw());
        }
        let misfit = self.misfit(record, filled);
        self.lone = is_lone.then(|| Lone { text: raw().to_owned(), is_row: misfit.is_none() });
        if let Some(reason) = misfit {
            let found = format!("{} cells", record.len());
            return self.set_aside(place, reason, found, width.to_string(), raw());
        }
        self.table.grid_mut().push_row(record.places());
        self.table.end_row(place.line);
    }

    /// Why a record's cells cannot be told to their columns, if so.
    fn misfit(&self, record: &Record<'_>, filled: usize) -> Option<Reason> {
        let width = self.layout.width;
        if record.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            let is_total = record.iter().any(stray::is_grand_total);
            return Some(if is_total { Reason::Total } else { Reason::TooManyCells });
        }
        if record.len() >= width {
            return None;
        }
        // Blank cells at the end may be left out; a lone cell, or a word under numbers, is a broken record.
        let alone = filled == 1 && width > 2;
        let out_of_place = record.iter().zip(&self.layout.never_text).any(|(cell, never_text)| {
            *never_text && matches!(Shape::of(Value::Text(cell)), Shape::Text(_)) && !Value::Text(cell).is_missing()
        });
        (alone || out_of_place).then_some(Reason::TooFewCells)
    }

    /// The first row under the headings, without its key and with words where all other rows have numbers or dates.
    fn is_second_heading(&self, record: &Record<'_>) -> bool {
        let shape = |cell: &str| Shape::of(Value::Text(cell));
        let mut under_values =
            record.iter().zip(&self.layout.never_text).filter(|(cell, never)| **never && !cell.trim().is_empty());
        self.layout.heading_line > 0
            && self.is_first
            && self.table.is_empty()
            && record.get(0).is_some_and(|first| first.trim().is_empty())
            && under_values.clone().next().is_some()
            && under_values.all(|(cell, _)| matches!(shape(cell), Shape::Text(_)))
    }

    fn repeats_headings(&self, record: &Record<'_>) -> bool {
        let headings = &self.layout.headings;
        self.layout.heading_line > 0
            && record.len() == headings.len()
            && may_be_alike(record.get(0), headings.first())
            && record
                .iter()
                .zip(headings)
                .all(|(cell, heading)| trim(cell).split_whitespace().eq(heading.split_whitespace()))
    }

    /// Boards write the title of a group above its headings: no record, and none that was lost.
    fn set_aside_title(&mut self, lone: Option<Lone>) {
        let Some(Lone { text, is_row }) = lone else { return };
        let row = match is_row {
            true => self.table.drop_last_row(),
            false => self.table.set_aside.pop().map(|row| row.row),
        };
        if let Some(row) = row {
            self.table.set_aside.push(stray::title(row, shorten(&text, SHOWN_CHARS)));
        }
    }

    fn set_aside(&mut self, place: Place, reason: Reason, found: String, expected: String, raw: &str) {
        let text = shorten(raw, SHOWN_CHARS);
        self.table.set_aside.push(SetAside { row: place.line, reason, found, expected, text });
    }
}

fn check_limits(table: &Table, options: &ReadOptions) -> Result<(), ReadError> {
    if table.set_aside.len() > MOST_SET_ASIDE {
        return Err(too_large(&table.file, "rows that cannot be used", table.set_aside.len(), MOST_SET_ASIDE));
    }
    match table.cell_count() {
        found if found > options.limits.cells => {
            Err(ReadError::TooLarge { file: table.file.clone(), what: "cells", found, limit: options.limits.cells })
        }
        _ => Ok(()),
    }
}

/// About how many rows a text has, by its first lines; no more than leave a cell eight bytes, as much as its place takes.
fn likely_rows(text: &str, width: usize) -> usize {
    const LOOKED_AT: usize = 1 << 16;
    let first = text.as_bytes().get(..LOOKED_AT).unwrap_or(text.as_bytes());
    let lines = memchr::memchr2_iter(b'\n', b'\r', first).count();
    let likely = lines.saturating_mul(text.len() / first.len().max(1) + 1);
    (likely + likely / 16).min(text.len() / 8 / width.max(1))
}

/// Whether a cell holds nothing but blanks.
fn is_blank(cell: &str) -> bool {
    // Most cells begin with a sign that is seen.
    !cell.bytes().next().is_some_and(|first| first.is_ascii_graphic()) && cell.trim().is_empty()
}

/// Whether a cell may be a heading, by the first sign of each; spares most rows the rest.
fn may_be_alike(cell: Option<&str>, heading: Option<&String>) -> bool {
    let (cell, heading) = (cell.unwrap_or_default().as_bytes(), heading.map_or("", String::as_str).as_bytes());
    match (cell.first(), heading.first()) {
        (Some(first), Some(other)) => !first.is_ascii_graphic() || first == other,
        _ => true,
    }
}

/// Whether a cell's lines hold as many separators as rows do: it swallowed them.
fn holds_rows(record: &Record<'_>, width: usize, dialect: Dialect) -> bool {
    let separator = char::from(dialect.separator);
    let is_row = |line: &str| line.matches(separator).count() + 1 >= width;
    width > 1 && record.iter().any(|cell| cell.contains('\n') && cell.lines().any(is_row))
}

/// What a row is that is no record.
pub(super) fn said(reason: Reason) -> String {
    match reason {
        Reason::Comment => "a comment",
        Reason::Footer => "a line under the rows",
        Reason::Total => "a total",
        Reason::RepeatedHeading => "the headings again",
        Reason::TooManyCells | Reason::TooFewCells | Reason::OpenQuote => "a broken record",
    }
    .to_owned()
}

// Headings that lie deeper than they are searched for would never be found.
const _: () = assert!(SEARCHED_ROWS < SAMPLE_ROWS);

#[cfg(test)]
mod tests;
