//! The shapes of the files: headings, dialects and encodings, one row at a time.

use std::borrow::Cow;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use csv::{QuoteStyle, Terminator, WriterBuilder};
use encoding_rs::WINDOWS_1252;
use fs_err::File;

use super::{FileSummary, SampleError};

/// A heading with the cell under it.
pub(super) type Cell<'a> = (&'static str, Cow<'a, str>);

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Salesforce's Data Export: every cell quoted, commas, LF, UTF-8.
    Salesforce,
    /// Excel in Spain: semicolons, CRLF, Windows-1252.
    SpanishExcel,
    /// A web form's download in Spain: semicolons, LF, UTF-8 with a byte order mark.
    SpanishForm,
    /// A program's own output: commas, LF, UTF-8.
    Plain,
}

/// A file that is being written.
#[derive(Debug)]
pub(super) struct Table {
    path: PathBuf,
    name: &'static str,
    shape: Shape,
    headings: &'static [&'static str],
    writer: csv::Writer<BufWriter<File>>,
    rows: u64,
    next_id: u64,
    prefix: &'static str,
    /// The rows as they were written, where they are wanted once more.
    kept: Option<Vec<Vec<String>>>,
}

/// What a file holds.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    pub name: &'static str,
    pub shape: Shape,
    pub headings: &'static [&'static str],
    /// A row that is torn on purpose has more cells or fewer than there are headings.
    pub rows: Vec<Vec<String>>,
}

impl Rows {
    /// Writes the file anew.
    pub fn write(&self, dir: &Path) -> Result<Table, SampleError> {
        let mut table = Table::create(dir, self.name, self.shape, self.headings)?;
        for row in &self.rows {
            table.cells(row.iter().map(String::as_str))?;
        }
        Ok(table)
    }
}

impl Table {
    pub fn create(
        dir: &Path,
        name: &'static str,
        shape: Shape,
        headings: &'static [&'static str],
    ) -> Result<Table, SampleError> {
        let path = dir.join(name);
        let mut file = BufWriter::new(File::create(&path)?);
        if shape == Shape::SpanishForm {
            std::io::Write::write_all(&mut file, "\u{feff}".as_bytes())?;
        }
        let mut builder = WriterBuilder::new();
        builder.flexible(true);
        match shape {
            Shape::Salesforce => builder.quote_style(QuoteStyle::Always).terminator(Terminator::Any(b'\n')),
            Shape::SpanishExcel => builder.delimiter(b';').terminator(Terminator::CRLF),
            Shape::SpanishForm => builder.delimiter(b';').terminator(Terminator::Any(b'\n')),
            Shape::Plain => builder.terminator(Terminator::Any(b'\n')),
        };
        let mut table = Table {
            path,
            name,
            shape,
            headings,
            writer: builder.from_writer(file),
            rows: 0,
            next_id: 0,
            prefix: "",
            kept: None,
        };
        table.cells(headings.iter().copied())?;
        table.rows = 0;
        Ok(table)
    }

    /// Keeps the rows that come, for [`Table::kept`].
    pub fn keep_rows(&mut self) {
        self.kept = Some(Vec::new());
    }

    pub fn kept(&mut self) -> Rows {
        let rows = self.kept.take().unwrap_or_default();
        Rows { name: self.name, shape: self.shape, headings: self.headings, rows }
    }

    /// The key that its ids start with, for a Salesforce object.
    pub fn with_ids(mut self, prefix: &'static str) -> Table {
        self.prefix = prefix;
        self
    }

    /// The next free id of a Salesforce object.
    pub fn id(&mut self) -> String {
        salesforce_id(self.prefix, self.take_number())
    }

    /// The next number of a series of documents.
    pub fn take_number(&mut self) -> u64 {
        self.next_id += 1;
        self.next_id
    }

    /// The ids given so far.
    pub fn count(&self) -> u64 {
        self.next_id
    }

    /// A row of named cells, in the order of the headings; those left out are blank as the vendor writes blanks.
    pub fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), SampleError> {
        let mut given = cells.iter().peekable();
        let mut row: Vec<&str> = Vec::with_capacity(self.headings.len());
        for heading in self.headings {
            match given.next_if(|(name, _)| name == heading) {
                Some((_, text)) if !text.is_empty() => row.push(text),
                _ => row.push(self.blank(heading)),
            }
        }
        if let Some((heading, _)) = given.next() {
            return Err(SampleError::Heading { file: self.name, heading });
        }
        self.cells(row.into_iter())
    }

    /// A row as it stands, of any width: how the planted faults are written.
    pub fn cells<'a>(&mut self, cells: impl Iterator<Item = &'a str>) -> Result<(), SampleError> {
        let wrap = |source| SampleError::Csv { path: self.path.clone(), source };
        let cells: Vec<&str> = cells.collect();
        if let Some(kept) = &mut self.kept {
            kept.push(cells.iter().map(|cell| (*cell).to_owned()).collect());
        }
        match self.shape {
            Shape::SpanishExcel => self.writer.write_record(cells.into_iter().map(western)).map_err(wrap)?,
            _ => self.writer.write_record(cells).map_err(wrap)?,
        }
        self.rows += 1;
        Ok(())
    }

    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Lines of one cell, or blank, after the rows: they are not counted, and no row may follow.
    pub fn footer(&mut self, lines: &[&str]) -> Result<(), SampleError> {
        self.writer.flush()?;
        // A CSV writer puts quotes around an empty line, so these go past it.
        let mut file = fs_err::OpenOptions::new().append(true).open(&self.path)?;
        for line in lines {
            let line = if line.is_empty() { "\n".to_owned() } else { format!("\"{line}\"\n") };
            std::io::Write::write_all(&mut file, line.as_bytes())?;
        }
        Ok(())
    }

    fn blank(&self, heading: &str) -> &'static str {
        match self.shape {
            Shape::Salesforce if heading.starts_with("Is") => "0",
            Shape::Salesforce if heading.ends_with("Id") && heading != "Id" => "000000000000000AAA",
            _ => "",
        }
    }

    pub fn finish(mut self) -> Result<FileSummary, SampleError> {
        self.writer.flush()?;
        Ok(FileSummary { path: self.name, rows: self.rows })
    }
}

/// Windows-1252, with a question mark for what it lacks, as an ERP of that encoding stores it.
fn western(text: &str) -> Vec<u8> {
    let (bytes, _, lacking) = WINDOWS_1252.encode(text);
    if !lacking {
        return bytes.into_owned();
    }
    let mut buffer = [0; 4];
    text.chars()
        .flat_map(|letter| {
            let (bytes, _, lacking) = WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
            if lacking { b"?".to_vec() } else { bytes.into_owned() }
        })
        .collect()
}

/// An id of 18 characters: object key, number in base 62, and the suffix that tells upper from lower case.
pub(super) fn salesforce_id(prefix: &str, number: u64) -> String {
    const DIGITS: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    const SUFFIX: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    let letter = |alphabet: &str, at: u64| {
        usize::try_from(at).ok().and_then(|at| alphabet.as_bytes().get(at)).copied().map_or('0', char::from)
    };
    let mut tail = Vec::new();
    let mut left = number;
    while tail.len() < 7 {
        tail.push(letter(DIGITS, left % 62));
        left /= 62;
    }
    let mut id: String = format!("{prefix}5gE00");
    id.extend(tail.iter().rev());
    let suffix: String = id
        .as_bytes()
        .chunks(5)
        .map(|five| {
            let upper = five.iter().rev().fold(0, |bits, byte| bits * 2 + u64::from(byte.is_ascii_uppercase()));
            letter(SUFFIX, upper)
        })
        .collect();
    id + &suffix
}

/// The 15 characters that report exports show.
pub(super) fn short_id(id: &str) -> &str {
    id.get(..15).unwrap_or(id)
}

/// Salesforce's way to write a day.
pub(super) fn stamp(date: crate::model::Date) -> String {
    format!("{date} 00:00:00")
}

/// 0 or 1.
pub(super) fn bit(flag: bool) -> Cow<'static, str> {
    Cow::Borrowed(if flag { "1" } else { "0" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_suffix_of_an_id_encodes_its_case() {
        let id = salesforce_id("001", 61);
        assert_eq!(id.len(), 18);
        assert_eq!(&id[..15], "0015gE00000000z");
        // "0015g" has no upper case, "E0000" one in the first place, "0000z" none.
        assert_eq!(&id[15..], "ABA");
        assert_ne!(short_id(&salesforce_id("001", 36)), short_id(&salesforce_id("001", 10)));
    }

    #[test]
    fn letters_that_the_code_page_lacks_become_question_marks() {
        assert_eq!(western("Peñalba 5 €"), b"Pe\xf1alba 5 \x80");
        assert_eq!(western("Αβ ñ"), b"?? \xf1");
    }

    #[test]
    fn a_cell_under_an_unknown_heading_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let mut table = Table::create(dir.path(), "a.csv", Shape::Salesforce, &["Id", "OwnerId", "Name"]).unwrap();
        assert!(table.row(&[("Name", "x".into())]).is_ok());
        assert!(table.row(&[("Naem", "x".into())]).is_err());
        assert_eq!(table.finish().unwrap().rows, 1);
        let text = fs_err::read_to_string(dir.path().join("a.csv")).unwrap();
        assert_eq!(text, "\"Id\",\"OwnerId\",\"Name\"\n\"\",\"000000000000000AAA\",\"x\"\n");
    }
}
