//! The cells of a sheet as calamine gives them, to ours.

use std::sync::mpsc::{self, SyncSender};

use calamine::{Cell, CellErrorType, DataRef, Dimensions, ExcelDateTime};
use jiff::civil::{Date, DateTime};

use super::Failure;
use crate::ingest::dates;
use crate::ingest::options::Limits;
use crate::ingest::sheet::{Rows, Sheet};
use crate::ingest::style::{DateOrder, Epoch};
use crate::ingest::table::{CellError, Typed};

/// Smaller sheets are read by one thread.
const FEW_CELLS: usize = 1 << 12;
/// Cells that are handed from thread to thread together: so few that they need not go through the memory.
const CELLS_AT_ONCE: usize = 1 << 11;
/// Batches that may wait, so that what was read never piles up.
const BATCHES_UNDER_WAY: usize = 8;

/// The filled cells of a sheet in the order of its rows.
pub(super) struct Collected<'l> {
    limits: &'l Limits,
    text: String,
    rows: Rows,
    width: u32,
    count: u64,
}

impl<'l> Collected<'l> {
    pub(super) fn new(limits: &'l Limits) -> Collected<'l> {
        Collected { limits, text: String::new(), rows: Rows::default(), width: 0, count: 0 }
    }

    pub(super) fn add_range(&mut self, range: &calamine::Range<calamine::Data>) -> Result<(), Failure> {
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let place = (u32::try_from(row).ok(), u32::try_from(column).ok());
            let (Some(row), Some(column)) = place else { continue };
            self.add((top.saturating_add(row), left.saturating_add(column)), &borrowed(value))?;
        }
        Ok(())
    }

    /// How many cells hold something.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// Takes all cells that `next` gives. Unpacking and reading them takes most of the time of a large sheet, so that
    /// keeping them is left to a second thread.
    pub(super) fn add_all<'a>(
        &mut self,
        mut next: impl FnMut() -> Result<Option<Cell<DataRef<'a>>>, Failure>,
    ) -> Result<(), Failure> {
        for _ in 0..FEW_CELLS {
            let Some(cell) = next()? else { return Ok(()) };
            self.add(cell.get_position(), cell.get_value())?;
        }
        std::thread::scope(|scope| {
            let (give, take) = mpsc::sync_channel::<Vec<Cell<DataRef<'a>>>>(BATCHES_UNDER_WAY);
            let keeper = scope.spawn(move || {
                let mut batches = take.into_iter();
                batches.try_for_each(|batch| {
                    batch.iter().try_for_each(|cell| self.add(cell.get_position(), cell.get_value()))
                })
            });
            let read = give_all(next, &give);
            drop(give);
            // Of cells that were refused, those before tell why, whatever came later.
            keeper.join().map_err(|_| Failure::Other("its cells could not be kept".to_owned()))??;
            read
        })
    }

    fn add(&mut self, (row, column): (u32, u32), value: &DataRef<'_>) -> Result<(), Failure> {
        let cell = self.typed(value)?;
        if cell == Typed::Empty {
            return Ok(());
        }
        self.count += 1;
        self.width = self.width.max(column.saturating_add(1));
        let columns = u64::try_from(self.limits.columns).unwrap_or(u64::MAX);
        if u64::from(self.width) > columns {
            return Err(Failure::TooLarge("columns", u64::from(self.width), columns));
        }
        self.rows.add(row, (column, cell));
        let rows = u64::try_from(self.rows.len()).unwrap_or(u64::MAX);
        let cells = rows.saturating_mul(u64::from(self.width)).max(self.count);
        if cells > self.limits.cells {
            return Err(Failure::TooLarge("cells", cells, self.limits.cells));
        }
        Ok(())
    }

    fn typed(&mut self, value: &DataRef<'_>) -> Result<Typed, Failure> {
        Ok(match value {
            DataRef::Empty => Typed::Empty,
            DataRef::Int(number) => match i32::try_from(*number) {
                Ok(number) => Typed::Number(f64::from(number)),
                // Digits that a float may not hold.
                Err(_) => self.text_of(&number.to_string())?,
            },
            DataRef::Float(number) => Typed::Number(*number),
            DataRef::Bool(flag) => Typed::Flag(*flag),
            DataRef::DateTime(serial) => of_serial(serial),
            DataRef::Error(error) => Typed::Error(of_formula(error)),
            DataRef::DateTimeIso(text) => match iso(text) {
                Some(at) => Typed::DateTime(at),
                None => self.text_of(text)?,
            },
            DataRef::String(text) | DataRef::DurationIso(text) => self.text_of(text)?,
            DataRef::SharedString(text) => self.text_of(text)?,
        })
    }

    fn text_of(&mut self, text: &str) -> Result<Typed, Failure> {
        if text.trim().is_empty() {
            return Ok(Typed::Empty);
        }
        let too_much = |_| Failure::TooLarge("bytes of text", u64::from(u32::MAX), u64::from(u32::MAX));
        // Cells that share a text each have a copy of it.
        let found = u64::try_from(self.text.len().saturating_add(text.len())).unwrap_or(u64::MAX);
        if found > self.limits.unpacked_bytes {
            return Err(Failure::TooLarge("bytes of text", found, self.limits.unpacked_bytes));
        }
        let start = u32::try_from(self.text.len()).map_err(too_much)?;
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).map_err(too_much)?;
        Ok(Typed::Text { start, end })
    }

    pub(super) fn into_sheet(self, epoch: Epoch, merged: Vec<Dimensions>) -> Sheet {
        let width = usize::try_from(self.width).unwrap_or(usize::MAX);
        Sheet { text: self.text, rows: self.rows.finish(), width, epoch, merged }
    }
}

/// Gives cells in batches until there are none, or until they are not taken any more.
fn give_all<'a>(
    mut next: impl FnMut() -> Result<Option<Cell<DataRef<'a>>>, Failure>,
    give: &SyncSender<Vec<Cell<DataRef<'a>>>>,
) -> Result<(), Failure> {
    loop {
        let mut batch = Vec::with_capacity(CELLS_AT_ONCE);
        while batch.len() < CELLS_AT_ONCE {
            match next() {
                Ok(Some(cell)) => batch.push(cell),
                end => {
                    // Nobody takes it where a cell before was refused, which is told there.
                    let _ = give.send(batch);
                    return end.map(drop);
                }
            }
        }
        if give.send(batch).is_err() {
            return Ok(());
        }
    }
}

fn borrowed(value: &calamine::Data) -> DataRef<'_> {
    use calamine::Data;
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(flag) => DataRef::Bool(*flag),
        Data::DateTime(serial) => DataRef::DateTime(*serial),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// A serial number in a cell that is formatted as a date. Durations, times of day and what lies beyond the calendar
/// stay numbers, since calamine would turn them into days that were never meant.
fn of_serial(serial: &ExcelDateTime) -> Typed {
    let number = serial.as_f64();
    if serial.is_duration() || !(1.0..2_958_466.0).contains(&number) {
        return Typed::Number(number);
    }
    let (year, month, day, hour, minute, second, milli) = serial.to_ymd_hms_milli();
    let small = |part: u8| i8::try_from(part).ok();
    let at = || {
        let date = Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()?;
        let nanos = i32::from(milli) * 1_000_000;
        jiff::civil::Time::new(small(hour)?, small(minute)?, small(second)?, nanos.min(999_999_999))
            .ok()
            .map(|time| date.to_datetime(time))
    };
    at().map_or(Typed::Number(number), Typed::DateTime)
}

fn iso(text: &str) -> Option<DateTime> {
    dates::Written::parse(text)?.at(DateOrder::YearMonthDay)
}

fn of_formula(error: &CellErrorType) -> CellError {
    match error {
        CellErrorType::Div0 => CellError::Div0,
        CellErrorType::NA => CellError::NotAvailable,
        CellErrorType::Name => CellError::Name,
        CellErrorType::Null => CellError::Null,
        CellErrorType::Num => CellError::Number,
        CellErrorType::Ref => CellError::Reference,
        CellErrorType::Value => CellError::Value,
        CellErrorType::GettingData => CellError::GettingData,
    }
}
