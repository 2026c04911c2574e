//! The sheets of a workbook, to tables.

mod collected;

use std::io::Cursor;

use calamine::{OdsError, Reader, SheetType, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};

use self::collected::Collected;
use super::cell::shorten;
use super::error::ReadError;
use super::format::Format;
use super::guard::{self, Refused};
use super::options::{Limits, MOST_TABLES, ReadOptions};
use super::quiet_panic;
use super::sheet::{Sheet, table};
use super::style::Epoch;
use super::table::Table;

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

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Failure {
        match refused {
            Refused::TooLarge { what, found, limit } => Failure::TooLarge(what, found, limit),
            Refused::Password => Failure::Password,
            Refused::Damaged(detail) => Failure::Other(detail.to_owned()),
        }
    }
}

/// Reads all sheets, or the one that the options name. calamine panics on some damaged files; a panic here is an
/// error of that file.
pub(super) fn read(bytes: &[u8], format: Format, file: &str, options: &ReadOptions) -> Result<Sheets, ReadError> {
    let mut sheets = Sheets { tables: Vec::new(), errors: Vec::new(), notes: Vec::new() };
    each_sheet(bytes, format, file, options, |name, sheet| match sheet {
        Err(error) => sheets.errors.push(error),
        Ok(sheet) if sheet.is_blank() => sheets.notes.push(format!("sheet `{name}` is blank")),
        Ok(sheet) => match table(sheet, file, name, options) {
            Ok(table) => sheets.tables.push(table),
            Err(error) => sheets.errors.push(error),
        },
    })?;
    Ok(sheets)
}

/// Hands over the cells of each sheet as they stand, hidden sheets too.
pub(super) fn each_sheet(
    bytes: &[u8],
    format: Format,
    file: &str,
    options: &ReadOptions,
    mut take: impl FnMut(&str, Result<Sheet, ReadError>),
) -> Result<(), ReadError> {
    guard::check(bytes, format, &options.limits).map_err(|refused| of_file(refused.into(), file))?;
    let mut book = guarded(|| Book::open(bytes, format)).map_err(|failure| of_file(failure, file))?;
    let names = chosen(book.sheet_names(), file, options)?;
    // The sheets of a workbook lie in memory together.
    let mut left = options.limits;
    if names.len() > MOST_TABLES {
        let (found, limit) = (u64::try_from(names.len()), u64::try_from(MOST_TABLES));
        let (found, limit) = (found.unwrap_or(u64::MAX), limit.unwrap_or(u64::MAX));
        return Err(ReadError::TooLarge { file: file.to_owned(), what: "sheets", found, limit });
    }
    for name in names {
        let sheet = guarded(|| book.sheet(&name, &left));
        if let Ok(sheet) = &sheet {
            left.cells = left.cells.saturating_sub(sheet.cell_count());
            left.unpacked_bytes =
                left.unpacked_bytes.saturating_sub(u64::try_from(sheet.text.len()).unwrap_or(u64::MAX));
        }
        take(&name, sheet.map_err(|failure| of_sheet(failure, file, &name)));
    }
    Ok(())
}

/// A panic inside becomes a failure.
fn guarded<T>(read: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    let structure =
        |message: String| Failure::Other(format!("its structure makes no sense ({})", shorten(&message, 120)));
    quiet_panic::catch(read).unwrap_or_else(|message| Err(structure(message)))
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
                cells.add_all(|| Ok(reader.next_cell()?))?;
                drop(reader);
                // Merges only complete headings, and finding them reads the sheet again.
                let merged = match cells.count() <= MOST_CELLS_FOR_MERGES {
                    true => book.merge_cells_by_sheet_name(name).unwrap_or_default(),
                    false => Vec::new(),
                };
                (epoch, merged)
            }
            Book::Xlsb(book) => {
                let epoch = epoch(book.has_1904_epoch());
                let mut reader = book.worksheet_cells_reader(name)?;
                cells.add_all(|| Ok(reader.next_cell()?))?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use rust_xlsxwriter::{ExcelDateTime as Day, Format as CellFormat, Formula, Workbook};

    fn read_book(book: &mut Workbook, options: &ReadOptions) -> Sheets {
        let bytes = book.save_to_buffer().unwrap();
        read(&bytes, Format::Xlsx, "book.xlsx", options).unwrap()
    }

    #[test]
    fn cells_keep_their_kinds_and_rows_their_numbers() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "Sales of October").unwrap();
        for (column, heading) in (0_u16..).zip(["Account", "Amount", "Closed", "Won", "Error"]) {
            sheet.write(3, column, heading).unwrap();
        }
        let day = CellFormat::new().set_num_format("yyyy-mm-dd");
        for row in [4_u32, 6] {
            sheet.write(row, 0, "Acme").unwrap();
            sheet.write(row, 1, 0.1).unwrap();
            sheet.write_with_format(row, 2, Day::from_ymd(2026, 10, 31).unwrap(), &day).unwrap();
            sheet.write(row, 3, true).unwrap();
            sheet.write_formula(row, 4, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        }
        sheet.write(8, 0, "Grand Total").unwrap();
        sheet.write(8, 1, 0.2).unwrap();
        let sheets = read_book(&mut book, &ReadOptions::default());
        let table = &sheets.tables[0];
        assert_eq!(table.headings, ["Account", "Amount", "Closed", "Won", "Error"]);
        assert_eq!((table.heading_row, table.len(), table.blank_rows), (Some(4), 2, 2));
        assert_eq!((table.row_number(0), table.row_number(1)), (5, 7));
        assert_eq!(table.cell(1, 1), super::super::Value::Number(0.1));
        assert_eq!(table.cell(1, 2), super::super::Value::DateTime(jiff::civil::date(2026, 10, 31).at(0, 0, 0, 0)));
        assert_eq!(table.cell(1, 3), super::super::Value::Flag(true));
        assert!(table.cell(1, 4).is_missing());
        assert_eq!(table.set_aside[0].row, 9);
        assert_eq!(table.preamble, [(1, "Sales of October".to_owned())]);
    }

    #[test]
    fn a_heading_merged_with_the_row_above_is_kept() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let plain = CellFormat::new();
        sheet.merge_range(0, 0, 1, 0, "Account", &plain).unwrap();
        sheet.merge_range(0, 1, 0, 3, "Revenue", &plain).unwrap();
        for (column, heading) in [(1, "North"), (2, "South"), (3, "West")] {
            sheet.write(1, column, heading).unwrap();
        }
        for row in 2_u32..6 {
            sheet.write(row, 0, format!("Company {row}")).unwrap();
            for column in 1..4 {
                sheet.write(row, column, 5).unwrap();
            }
        }
        let options = ReadOptions { heading_row: Some(2), ..ReadOptions::default() };
        let sheets = read_book(&mut book, &options);
        assert_eq!(sheets.tables[0].headings, ["Account", "North", "South", "West"]);
    }

    #[test]
    fn one_cell_far_out_costs_nothing_and_limits_hold() {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "a").unwrap();
        sheet.write(1_048_575, 0, 1).unwrap();
        let sheets = read_book(&mut book, &ReadOptions::default());
        assert_eq!((sheets.tables[0].len(), sheets.tables[0].row_number(0)), (1, 1_048_576));
        let sheet = book.worksheet_from_index(0).unwrap();
        sheet.write(0, 16_383, 1).unwrap();
        let sheets = read_book(&mut book, &ReadOptions::default());
        assert!(matches!(sheets.errors[0], ReadError::SheetTooLarge { what: "columns", .. }));
    }

    #[test]
    fn sheets_are_chosen_by_name() {
        let mut book = Workbook::new();
        book.add_worksheet().set_name("Hoja1").unwrap();
        book.add_worksheet().set_name("Datos").unwrap().write(0, 0, "a").unwrap();
        assert_eq!(read_book(&mut book, &ReadOptions::default()).notes, ["sheet `Hoja1` is blank"]);
        let options = ReadOptions { sheet: Some(" datos".to_owned()), ..ReadOptions::default() };
        assert_eq!(read_book(&mut book, &options).tables.len(), 1);
        let options = ReadOptions { sheet: Some("nope".to_owned()), ..ReadOptions::default() };
        let bytes = book.save_to_buffer().unwrap();
        assert!(matches!(read(&bytes, Format::Xlsx, "b", &options), Err(ReadError::NoSuchSheet { .. })));
    }

    #[test]
    fn a_panic_inside_is_an_error_of_the_file() {
        let failure = guarded::<()>(|| panic!("index out of bounds")).err().unwrap();
        let error = of_sheet(failure, "a.xlsb", "S").to_string();
        assert!(error.contains("a.xlsb") && error.contains("index out of bounds"), "{error}");
    }

    #[test]
    fn a_damaged_workbook_is_an_error() {
        let mut book = Workbook::new();
        book.add_worksheet().write(0, 0, "a").unwrap();
        let bytes = book.save_to_buffer().unwrap();
        for cut in [bytes.len() / 2, bytes.len() / 4] {
            let mut damaged = bytes.clone();
            damaged[cut..cut + 40].fill(0xff);
            // Whichever part was hit, the reading comes back.
            let _ = read(&damaged, Format::Xlsx, "b", &ReadOptions::default());
            assert!(read(&bytes[..cut], Format::Xlsx, "b", &ReadOptions::default()).is_err());
        }
    }
}
