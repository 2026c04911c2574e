//! What a caller may force, and the sizes beyond which a file is refused.

use encoding_rs::Encoding;

use super::style::{DateOrder, DecimalMark};

/// How to read one source. The default detects everything from the content.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The encoding of a text file; see [`encoding_named`].
    pub encoding: Option<&'static Encoding>,
    /// The separator of a text file: one ASCII byte.
    pub separator: Option<u8>,
    /// The quote of a text file.
    pub quote: Option<Quote>,
    /// The decimal mark of every column of text.
    pub decimal: Option<DecimalMark>,
    /// The order of day, month and year in every column of text.
    pub date_order: Option<DateOrder>,
    /// The row that holds the headings: the line of a text file or the row of a sheet, from 1.
    pub heading_row: Option<u32>,
    /// Read this sheet alone; the name is compared without regard to case or to blanks around it.
    pub sheet: Option<String>,
    pub limits: Limits,
}

/// How cells are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quote {
    /// An ASCII character, doubled inside a quoted cell.
    Mark(u8),
    /// Quotes are text like any other.
    None,
}

impl Quote {
    pub const DOUBLE: Quote = Quote::Mark(b'"');
    pub const SINGLE: Quote = Quote::Mark(b'\'');

    /// What a message shows.
    pub fn name(self) -> String {
        match self {
            Quote::Mark(mark) => format!("`{}`", char::from(mark)),
            Quote::None => "none".to_owned(),
        }
    }
}

/// Sizes beyond which a file is refused before it fills the memory.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The file as it lies on disk; half of it if it must be recoded, which triples it at worst. At most 2 GiB,
    /// whatever is set here.
    pub file_bytes: u64,
    /// All the parts of a workbook unpacked, and the text of its cells; half of it for the texts that cells share.
    pub unpacked_bytes: u64,
    /// Cells of one file, blank ones within the width of their table included.
    pub cells: u64,
    /// Columns of one table.
    pub columns: usize,
    /// One line of a text file, and one record: a longer one is taken for a quote that was never closed.
    pub row_bytes: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        // Together they keep the reading of any file under 2 GiB: see docs/sources.md.
        Limits { file_bytes: 1 << 29, unpacked_bytes: 1 << 29, cells: 30_000_000, columns: 4_096, row_bytes: 2 << 20 }
    }
}

/// Tables of one file: more are no export, and each costs as much to recognise as a whole file.
pub(super) const MOST_TABLES: usize = 1_000;
/// Files of one archive.
pub(super) const MOST_PACKED_FILES: usize = 1_000;
/// How many times its own size an archive may unpack to, beyond so many bytes. Tables pack to a fiftieth at best, the
/// method itself to a thousandth.
pub(super) const MOST_TIMES_PACKED: u64 = 300;
pub(super) const SUSPICIOUS_BYTES: u64 = 1 << 24;
/// Rows of one table that can be set aside: each keeps its text.
pub(super) const MOST_SET_ASIDE: usize = 500_000;
/// Cells of an xls or ods file, which calamine loads whole and several times over, blank ones within the range of each
/// sheet included: about 170 bytes each.
pub(super) const MOST_LOADED_CELLS: u64 = 1 << 23;

/// The encoding of a name that a configuration may give: `utf-8`, `windows-1252`, `latin1`, `macintosh`, `utf-16le`
/// and the other labels of the WHATWG standard.
pub fn encoding_named(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim().as_bytes())
}
