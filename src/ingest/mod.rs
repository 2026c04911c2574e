//! Files to typed records. The lower half, which is here: files to tables of cells, and cells to typed values.
//!
//! [`read_file`] gives the tables of a file; [`Table::styles`] says how each column writes numbers and dates; the
//! functions of [`cell`] read one value.

pub mod cell;
pub mod config;
mod dates;
pub mod error;
pub mod finding;
mod join;
pub mod key;
mod number;
pub mod options;
pub mod profile;
mod recognise;
mod records;
pub mod stage;
pub mod style;
pub mod table;
mod typed;
pub mod value;

pub use cell::BadCell;
pub use config::{IngestConfig, SourceConfig};
pub use error::ReadError;
pub use finding::{Finding, Quality, Reject, Unjoined};
pub use options::{Limits, Quote, ReadOptions, encoding_named};
pub use stage::{IngestError, Ingested, read};
pub use style::{ColumnStyle, DateOrder, DateStyle, DecimalMark, DecimalStyle, Epoch};
pub use table::{Reason, SetAside, Table};
pub use value::Value;

use camino::Utf8Path;

/// What a file holds.
#[derive(Debug)]
pub struct FileTables {
    /// In the order of the sheets. A sheet without a value gives none, and a note.
    pub tables: Vec<Table>,
    /// The sheets that could not be read.
    pub errors: Vec<ReadError>,
    pub notes: Vec<String>,
    /// BLAKE3 of the file's bytes, in hexadecimal.
    pub hash: String,
}

/// Reads a text file or a workbook; which of them it is, its bytes say. `shown` is its name in tables and messages.
pub fn read_file(path: &Utf8Path, shown: &str, options: &ReadOptions) -> Result<FileTables, ReadError> {
    let (_, _, _) = (path, shown, options);
    todo!()
}

/// The same for bytes in memory.
pub fn read_bytes(bytes: Vec<u8>, shown: &str, options: &ReadOptions) -> Result<FileTables, ReadError> {
    let (_, _, _) = (bytes, shown, options);
    todo!()
}
