//! What kind of file it is, by its bytes, whatever its name says.

use super::error::ReadError;
use super::guard::archive::{Entry, entries};
use super::options::Limits;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Text,
    Xlsx,
    Xlsb,
    Xls,
    Ods,
}

const ZIP: &[u8] = b"PK\x03\x04";
/// An archive without a file begins with its end.
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
/// The compound files of old Excel, and of new workbooks behind a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Files that are often named `.csv` or `.xls` by mistake.
const OTHERS: [(&[u8], &str); 7] = [
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
];

impl Format {
    /// Tells the format; refuses what is none of them, and archives that unpack to more than the limit.
    pub(super) fn of(bytes: &[u8], file: &str, limits: &Limits) -> Result<Format, ReadError> {
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        if name.starts_with("~$") {
            return Err(ReadError::LockFile { file: file.to_owned() });
        }
        if bytes.iter().take(4_096).all(u8::is_ascii_whitespace) && bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(ReadError::Empty { file: file.to_owned() });
        }
        if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Err(ReadError::NotATable { file: file.to_owned(), found: (*what).to_owned() });
        }
        if bytes.starts_with(EMPTY_ZIP) {
            return Err(ReadError::Archive { file: file.to_owned() });
        }
        if bytes.starts_with(ZIP) {
            return of_archive(bytes, file, limits);
        }
        if bytes.starts_with(COMPOUND) {
            return of_compound(bytes, file);
        }
        Ok(of_markup(bytes, file)?.unwrap_or(Format::Text))
    }
}

/// Web pages and XML spreadsheets that call themselves `.xls`.
fn of_markup(bytes: &[u8], file: &str) -> Result<Option<Format>, ReadError> {
    let start: Vec<u8> = bytes.trim_ascii_start().iter().take(15).map(u8::to_ascii_lowercase).collect();
    let found = match start.as_slice() {
        start if start.starts_with(b"<!doctype html") || start.starts_with(b"<html") => "a web page",
        start if start.starts_with(b"<?xml") => "an XML file",
        _ => return Ok(None),
    };
    Err(ReadError::NotATable { file: file.to_owned(), found: found.to_owned() })
}

fn of_archive(bytes: &[u8], file: &str, limits: &Limits) -> Result<Format, ReadError> {
    let Some(entries) = entries(bytes) else {
        return Err(ReadError::Workbook {
            file: file.to_owned(),
            detail: "it is cut off, or not a whole file".to_owned(),
        });
    };
    let Some(format) = of_parts(&entries) else { return Err(ReadError::Archive { file: file.to_owned() }) };
    let unpacked = entries.iter().fold(0_u64, |sum, entry| sum.saturating_add(entry.unpacked));
    if unpacked > limits.unpacked_bytes {
        let (file, limit) = (file.to_owned(), limits.unpacked_bytes);
        return Err(ReadError::TooLarge { file, what: "bytes unpacked", found: unpacked, limit });
    }
    Ok(format)
}

/// The kind of workbook that an archive is.
fn of_parts(entries: &[Entry<'_>]) -> Option<Format> {
    let holds = |name: &str| entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name.as_bytes()));
    let ends = |end: &[u8]| entries.iter().any(|entry| entry.name.to_ascii_lowercase().ends_with(end));
    if ends(b"workbook.bin") {
        Some(Format::Xlsb)
    } else if holds("content.xml") {
        Some(Format::Ods)
    } else {
        (holds("[Content_Types].xml") && ends(b".xml") && !ends(b"word/document.xml")).then_some(Format::Xlsx)
    }
}

/// Whether it is a zip archive of other files, and no workbook.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(EMPTY_ZIP)
        || bytes.starts_with(ZIP) && entries(bytes).is_some_and(|entries| of_parts(&entries).is_none())
}

/// A compound file holds an old workbook, or a new one encrypted: the names of its streams are in UTF-16.
fn of_compound(bytes: &[u8], file: &str) -> Result<Format, ReadError> {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        // Directory entries are aligned to 128 bytes.
        bytes.as_chunks::<128>().0.iter().any(|entry| entry.starts_with(&name))
    };
    if holds("EncryptedPackage") {
        return Err(ReadError::Password { file: file.to_owned() });
    }
    if holds("WordDocument") {
        return Err(ReadError::NotATable { file: file.to_owned(), found: "a Word document".to_owned() });
    }
    Ok(Format::Xls)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8], file: &str) -> Result<Format, ReadError> {
        Format::of(bytes, file, &Limits::default())
    }

    #[test]
    fn what_is_no_table_is_named() {
        assert!(matches!(of(b"", "a.csv"), Err(ReadError::Empty { .. })));
        assert!(matches!(of(b" \r\n", "a.csv"), Err(ReadError::Empty { .. })));
        assert!(matches!(of(b"\x05Ann", "in/~$book.xlsx"), Err(ReadError::LockFile { .. })));
        assert!(matches!(of(b"%PDF-1.7", "a.csv"), Err(ReadError::NotATable { .. })));
        assert!(matches!(of(b"<html><table>", "a.xls"), Err(ReadError::NotATable { .. })));
        assert!(matches!(of(b"PK\x03\x04cut", "a.xlsx"), Err(ReadError::Workbook { .. })));
        assert_eq!(of(b"a,b", "a.xlsx").unwrap(), Format::Text);
    }

    #[test]
    fn workbooks_are_told_by_their_parts_and_sized_before_reading() {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet().write(0, 0, "a").unwrap();
        let bytes = workbook.save_to_buffer().unwrap();
        assert_eq!(of(&bytes, "a.csv").unwrap(), Format::Xlsx);
        let limits = Limits { unpacked_bytes: 100, ..Limits::default() };
        assert!(matches!(Format::of(&bytes, "a.xlsx", &limits), Err(ReadError::TooLarge { .. })));
    }
}
