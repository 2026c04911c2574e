//! A small table that a person keeps in a spreadsheet: lines stay as they were written.

use crate::ingest::dialect::Dialect;
use crate::ingest::options::{Limits, Quote};
use crate::ingest::records::{Record, Records};
use crate::ingest::{ReadError, encoding};
use camino::Utf8Path;

/// A line as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    pub number: u32,
    /// As it was written.
    pub raw: String,
    pub cells: Vec<String>,
}

/// The table: heading and lines, none of which is ever left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    pub file: String,
    /// BLAKE3 of the file's bytes, and their number.
    pub hash: String,
    pub bytes: u64,
    pub separator: u8,
    pub heading: String,
    pub headings: Vec<String>,
    pub lines: Vec<LedgerLine>,
}

/// What is wrong in a table that a person keeps.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    #[error("`{file}` has no column `{column}`\n  found: {found}")]
    NoColumn { file: String, column: &'static str, found: String },
    #[error("`{file}` line {line}, column `{column}`: found `{found}`, expected {expected}")]
    Cell { file: String, line: u32, column: &'static str, found: String, expected: String },
    #[error("`{file}` says two things of {what}: line {first} `{said}`, line {second} `{other}`")]
    Conflict { file: String, what: String, first: u32, said: String, second: u32, other: String },
}

impl LedgerError {
    pub fn hint(&self) -> String {
        match self {
            LedgerError::Unreadable(error) => error.hint().to_owned(),
            LedgerError::NoColumn { .. } => "keep the heading row that `cartera matches` writes".to_owned(),
            LedgerError::Cell { .. } => "correct the cell; docs/matching.md explains every column".to_owned(),
            LedgerError::Conflict { .. } => "keep one of the two lines".to_owned(),
        }
    }
}

impl Ledger {
    /// `None` when there is no such file. Text in any encoding, separated by comma, semicolon or tab, as spreadsheets
    /// save it.
    pub fn read(path: &Utf8Path, shown: &str) -> Result<Option<Ledger>, LedgerError> {
        let bytes = match fs_err::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(ReadError::Io { file: shown.to_owned(), source }.into()),
        };
        Ledger::parse(&bytes, shown)
    }

    /// `None` when there is nothing in it.
    pub fn parse(bytes: &[u8], shown: &str) -> Result<Option<Ledger>, LedgerError> {
        let limit = Limits::default().file_bytes / 2;
        let decoded = encoding::decode(bytes.into(), None, limit).map_err(|refused| refused.of_file(shown))?;
        let whole = decoded.text.trim_start_matches('\u{feff}');
        // Excel's own line that names the separator.
        let (skipped, text) = match whole.split_once('\n') {
            Some((first, rest)) if first.trim_end().len() == 5 && first.starts_with("sep=") => (1, rest),
            _ => (0, whole),
        };
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let separator = [b';', b'\t', b','].into_iter().max_by_key(|mark| first.bytes().filter(|b| b == mark).count());
        let separator = separator.unwrap_or(b',');
        let dialect = Dialect { separator, quote: Quote::DOUBLE, escape: false };
        let mut records = Records::new(text, dialect);
        let mut record = Record::default();
        let mut ledger = Ledger {
            file: shown.to_owned(),
            hash: blake3::hash(bytes).to_hex().to_string(),
            bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            separator,
            heading: String::new(),
            headings: Vec::new(),
            lines: Vec::new(),
        };
        while let Some(place) = records.next(&mut record) {
            let cells: Vec<String> = record.iter().map(unguarded).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            let raw = records.raw(place).to_owned();
            if ledger.headings.is_empty() {
                (ledger.heading, ledger.headings) = (raw, cells.iter().map(|cell| cell.to_lowercase()).collect());
            } else {
                ledger.lines.push(LedgerLine { number: place.line.saturating_add(skipped), raw, cells });
            }
        }
        Ok(Some(ledger).filter(|ledger| !ledger.headings.is_empty()))
    }

    pub fn column(&self, name: &'static str) -> Option<usize> {
        self.headings.iter().position(|heading| heading == name)
    }

    pub fn required(&self, name: &'static str) -> Result<usize, LedgerError> {
        self.column(name).ok_or_else(|| LedgerError::NoColumn {
            file: self.file.clone(),
            column: name,
            found: self.headings.join(", "),
        })
    }
}

impl LedgerLine {
    /// A cell's text; blank where there is none.
    pub fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.cells.get(column)).map_or("", String::as_str)
    }
}

/// A line of cells, as a spreadsheet reads it: quoted where needed, no cell a formula, no id a rounded number or a date.
pub fn written(cells: &[String], separator: u8) -> String {
    let separator = char::from(separator);
    let cell = |text: &String| {
        let text = if changes_in_spreadsheets(text) { format!("'{text}") } else { text.clone() };
        match text.contains([separator, '"', '\n', '\r']) {
            true => format!("\"{}\"", text.replace('"', "\"\"")),
            false => text,
        }
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(&separator.to_string())
}

/// Formulas; and ids such as `4876876000000624001`, `00451`, `3-4` and `1E5`, which a spreadsheet saves as other numbers
/// or as dates.
fn changes_in_spreadsheets(text: &str) -> bool {
    const EXACT_DIGITS: usize = 11;
    let bare = text.trim_start_matches('\'');
    let is_number = bare.starts_with(|c: char| c.is_ascii_digit())
        && bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ',' | ':' | 'e' | 'E' | '+'));
    let is_count = bare.len() <= EXACT_DIGITS && bare.bytes().all(|byte| byte.is_ascii_digit());
    let keeps = is_count && (bare.len() == 1 || !bare.starts_with('0'));
    bare.starts_with(['=', '+', '-', '@', '\t', '\r']) || is_number && !keeps
}

fn unguarded(cell: &str) -> String {
    let cell = cell.trim();
    cell.strip_prefix('\'').filter(|rest| changes_in_spreadsheets(rest)).unwrap_or(cell).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back_from_a_spreadsheet_as_they_were() {
        for id in ["4876876000000624001", "00451", "3-4", "1E5", "10/12", "=1+1", "-5", "'3-4"] {
            let line = written(&[id.to_owned()], b';');
            assert_eq!(line, format!("'{id}"));
            assert_eq!(unguarded(&line), id);
        }
        for id in ["597", "0", "0015g000004AAAB", "A-1", "12 de Octubre", "O'Brien", "3M"] {
            assert_eq!(written(&[id.to_owned()], b';'), id);
            assert_eq!(unguarded(id), id);
        }
    }
}
