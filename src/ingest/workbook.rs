//! The sheets of a workbook, to tables.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    CellErrorType, DataRef, Dimensions, ExcelDateTime, OdsError, Reader, SheetType, Xls, XlsError, Xlsb, XlsbError,
    Xlsx, XlsxError,
};
use jiff::civil::{Date, DateTime};

use super::cell::shorten;
use super::dates;
use super::error::ReadError;
use super::format::Format;
use super::options::{Limits, ReadOptions};
use super::sheet::{Sheet, table};
use super::style::{DateOrder, Epoch};
use super::table::{Table, Typed};

/// The tables of a workbook, and the sheets that cannot be read.
pub(super) struct Sheets {
    pub tables: Vec<Table>,
    pub errors: Vec<ReadError>,
    pub notes: Vec<String>,
}

/// Larger sheets are exports, which merge nothing.
const MOST_CELLS_FOR_MERGES: u64 = 500_000;

type Bytes<'a> = Cursor<&'a [u8]>;

/// A workbook that is open.
enum Book<'a> {
    Xlsx(Box<Xlsx<Bytes<'a>>>),
    Xlsb(Box<Xlsb<Bytes<'a>>>),
    Xls(Box<Xls<Bytes<'a>>>),
    Ods(Box<calamine::Ods<Bytes<'a>>>),
}

/// Why calamine did not read something.
enum Failure {
    Password,
    TooLarge(&'static str, u64, u64),
    Other(String),
}

/// Reads all sheets, or the one that the options name. calamine panics on some damaged files; a panic here is an
/// error of that file.
pub(super) fn read(bytes: &[u8], format: Format, file: &str, options: &ReadOptions) -> Result<Sheets, ReadError> {
    let mut book = guarded(|| Book::open(bytes, format)).map_err(|failure| of_file(failure, file))?;
    let names = chosen(book.sheet_names(), file, options)?;
    let mut sheets = Sheets { tables: Vec::new(), errors: Vec::new(), notes: Vec::new() };
    for name in names {
        match guarded(|| book.sheet(&name, &options.limits)) {
            Err(failure) => sheets.errors.push(of_sheet(failure, file, &name)),
            Ok(sheet) if sheet.is_blank() => sheets.notes.push(format!("sheet `{name}` is blank")),
            Ok(sheet) => match table(sheet, file, &name, options) {
                Ok(table) => sheets.tables.push(table),
                Err(error) => sheets.errors.push(error),
            },
        }
    }
    Ok(sheets)
}

/// The state that a panic leaves behind is dropped with the sheet or the book it belongs to.
fn guarded<T>(read: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|panic| {
        let message = panic
            .downcast_ref::<String>()
            .map(String::as_str)
            .or_else(|| panic.downcast_ref::<&str>().copied())
            .unwrap_or("no details");
        Err(Failure::Other(format!("its structure makes no sense ({})", shorten(message, 120))))
    })
}

fn of_file(failure: Failure, file: &str) -> ReadError {
    let file = file.to_owned();
    match failure {
        Failure::Password => ReadError::Password { file },
        Failure::TooLarge(what, found, limit) => ReadError::TooLarge { file, what, found, limit },
        Failure::Other(detail) => ReadError::Workbook { file, detail },
    }
}

fn of_sheet(failure: Failure, file: &str, sheet: &str) -> ReadError {
    let (file, sheet) = (file.to_owned(), sheet.to_owned());
    match failure {
        Failure::Password => ReadError::Password { file },
        Failure::TooLarge(what, found, limit) => ReadError::SheetTooLarge { file, sheet, what, found, limit },
        Failure::Other(detail) => ReadError::Sheet { file, sheet, detail },
    }
}

fn chosen(names: Vec<String>, file: &str, options: &ReadOptions) -> Result<Vec<String>, ReadError> {
    let Some(wanted) = &options.sheet else { return Ok(names) };
    let same = |name: &str| name.trim().to_lowercase() == wanted.trim().to_lowercase();
    match names.iter().find(|name| same(name)) {
        Some(name) => Ok(vec![name.clone()]),
        None => Err(ReadError::NoSuchSheet { file: file.to_owned(), sheet: wanted.clone(), found: names }),
    }
}

impl<'a> Book<'a> {
    fn open(bytes: &'a [u8], format: Format) -> Result<Book<'a>, Failure> {
        let cursor = Cursor::new(bytes);
        Ok(match format {
            Format::Xlsb => Book::Xlsb(Box::new(Xlsb::new(cursor)?)),
            Format::Xls => Book::Xls(Box::new(Xls::new(cursor)?)),
            Format::Ods => Book::Ods(Box::new(calamine::Ods::new(cursor)?)),
            Format::Xlsx | Format::Text => Book::Xlsx(Box::new(Xlsx::new(cursor)?)),
        })
    }

    /// Sheets with cells; charts and macros have none.
    fn sheet_names(&self) -> Vec<String> {
        let sheets = match self {
            Book::Xlsx(book) => book.sheets_metadata(),
            Book::Xlsb(book) => book.sheets_metadata(),
            Book::Xls(book) => book.sheets_metadata(),
            Book::Ods(book) => book.sheets_metadata(),
        };
        sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(|sheet| sheet.name.clone()).collect()
    }

    /// Xlsx and xlsb are read cell by cell, so that one cell far out costs no more than another; the others are loaded
    /// whole by then.
    fn sheet(&mut self, name: &str, limits: &Limits) -> Result<Sheet, Failure> {
        let mut cells = Collected::new(limits);
        let (epoch, merged) = match self {
            Book::Xlsx(book) => {
                let epoch = epoch(book.has_1904_epoch());
                let mut reader = book.worksheet_cells_reader(name)?;
                while let Some(cell) = reader.next_cell()? {
                    cells.add(cell.get_position(), cell.get_value())?;
                }
                drop(reader);
                // Merges only complete headings, and finding them reads the sheet again.
                let merged = match cells.count <= MOST_CELLS_FOR_MERGES {
                    true => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
                    false => Vec::new(),
                };
                (epoch, merged)
            }
            Book::Xlsb(book) => {
                let epoch = epoch(book.has_1904_epoch());
                let mut reader = book.worksheet_cells_reader(name)?;
                while let Some(cell) = reader.next_cell()? {
                    cells.add(cell.get_position(), cell.get_value())?;
                }
                (epoch, Vec::new())
            }
            Book::Xls(book) => {
                cells.add_range(&book.worksheet_range(name)?)?;
                (epoch(book.has_1904_epoch()), book.merge_cells_by_sheet_name(name).unwrap_or_default())
            }
            Book::Ods(book) => {
                cells.add_range(&book.worksheet_range(name)?)?;
                (Epoch::Year1900, Vec::new())
            }
        };
        Ok(cells.into_sheet(epoch, merged))
    }
}

fn epoch(is_1904: bool) -> Epoch {
    if is_1904 { Epoch::Year1904 } else { Epoch::Year1900 }
}

/// The filled cells of a sheet in the order of its rows.
struct Collected<'l> {
    limits: &'l Limits,
    text: String,
    /// By row, then the cells that were met in it; rows and columns from 0.
    rows: BTreeMap<u32, Vec<(u32, Typed)>>,
    width: u32,
    count: u64,
}

impl<'l> Collected<'l> {
    fn new(limits: &'l Limits) -> Collected<'l> {
        Collected { limits, text: String::new(), rows: BTreeMap::new(), width: 0, count: 0 }
    }

    fn add_range(&mut self, range: &calamine::Range<calamine::Data>) -> Result<(), Failure> {
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let place = (u32::try_from(row).ok(), u32::try_from(column).ok());
            let (Some(row), Some(column)) = place else { continue };
            self.add((top.saturating_add(row), left.saturating_add(column)), &borrowed(value))?;
        }
        Ok(())
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
        self.rows.entry(row).or_default().push((column, cell));
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
            // Whole numbers of Excel are floats anyway; beyond 2^53 a float shows what was stored.
            DataRef::Int(number) => self.text_of(&number.to_string())?.number_if_exact(*number),
            DataRef::Float(number) => Typed::Number(*number),
            DataRef::Bool(flag) => Typed::Flag(*flag),
            DataRef::DateTime(serial) => of_serial(serial),
            DataRef::Error(error) => Typed::Error(error_text(error)),
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
        let start = u32::try_from(self.text.len()).map_err(too_much)?;
        self.text.push_str(text);
        let end = u32::try_from(self.text.len()).map_err(too_much)?;
        Ok(Typed::Text { start, end })
    }

    fn into_sheet(self, epoch: Epoch, merged: Vec<Dimensions>) -> Sheet {
        let width = usize::try_from(self.width).unwrap_or(usize::MAX);
        Sheet { text: self.text, rows: self.rows, width, epoch, merged }
    }
}

impl Typed {
    /// The number itself where a float holds it, else the digits as text.
    fn number_if_exact(self, number: i64) -> Typed {
        match i32::try_from(number) {
            Ok(number) => Typed::Number(f64::from(number)),
            Err(_) => self,
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

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

macro_rules! failures {
    ($($error:ident)*) => {$(
        impl From<$error> for Failure {
            fn from(error: $error) -> Failure {
                match error {
                    $error::Password => Failure::Password,
                    other => Failure::Other(other.to_string()),
                }
            }
        }
    )*};
}

failures! { XlsxError XlsbError XlsError OdsError }
