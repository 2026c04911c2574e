//! Files to typed records. The lower half, which is here: files to tables of cells, and cells to typed values.
//!
//! [`read_file`] gives the tables of a file; [`Table::styles`] says how each column writes numbers and dates; the
//! functions of [`cell`] read one value.

pub mod cell;
pub mod config;
mod control;
mod credit_notes;
mod dates;
mod delimited;
mod dialect;
mod doubt;
pub mod drafts;
mod encoding;
pub mod error;
pub mod finding;
pub mod fix;
mod format;
mod gather;
mod guard;
mod heading;
pub mod identity;
pub mod inspect;
mod join;
mod long;
mod memo;
mod number;
pub mod options;
pub mod packed;
pub mod profile;
mod propose;
mod quiet_panic;
mod recognise;
mod records;
mod separator;
mod settle;
mod sheet;
mod stacked;
pub mod stage;
mod stray;
mod stretch;
pub mod style;
pub mod table;
mod typed;
pub mod value;
pub mod vat;
mod workbook;

pub use cell::BadCell;
pub use config::{IngestConfig, SourceConfig};
pub use control::{Control, ControlFault, ControlFigure, ControlLine, read_control};
pub use drafts::{DraftFile, DraftNote, DraftOutcome};
pub use error::ReadError;
pub use finding::{Finding, Quality, Reject, Remedy, Unjoined};
pub use fix::{Fix, FixKind, FixList, FixPlace, FixStatus, FixValue, GoneFix, Severity};
pub use identity::{Identity, IdentityConfig, PastAccount};
pub use inspect::{Inspected, InspectedFiles, InspectedTable, inspect, inspect_files};
pub use options::{Limits, Quote, ReadOptions, encoding_named};
pub use packed::{ReadFiles, into_archive, may_hold_tables, pattern_of, read_files};
pub use propose::{Proposal, propose};
pub use recognise::{Mapping, RecogniseError};
pub use stage::{IngestError, Ingested, read};
pub use style::{ColumnStyle, DateOrder, DateStyle, DecimalMark, DecimalStyle, Epoch};
pub use table::{Reason, SetAside, Table};
pub use value::Value;

use std::borrow::Cow;
use std::io::{Read, Seek, SeekFrom};

use camino::Utf8Path;
use fs_err::os::unix::fs::FileExt;
use rayon::prelude::*;

use format::Format;

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
    /// How many bytes there are.
    pub bytes: u64,
}

/// Reads a text file or a workbook; which of them it is, its bytes say. `shown` is its name in tables and messages.
pub fn read_file(path: &Utf8Path, shown: &str, options: &ReadOptions) -> Result<FileTables, ReadError> {
    read_bytes(read_whole(path, shown, options)?, shown, options)
}

/// The bytes of a file that is not larger than the limit.
fn read_whole(path: &Utf8Path, shown: &str, options: &ReadOptions) -> Result<Vec<u8>, ReadError> {
    let failed = |source| ReadError::Io { file: shown.to_owned(), source };
    let metadata = fs_err::metadata(path).map_err(failed)?;
    // A pipe would be waited for and a device never ends.
    if !metadata.is_file() {
        return Err(ReadError::NotAFile { file: shown.to_owned() });
    }
    check_size(metadata.len(), shown, options)?;
    let mut file = fs_err::File::open(path).map_err(failed)?;
    let mut bytes = read_parts(&file, usize::try_from(metadata.len()).unwrap_or_default()).map_err(failed)?;
    // What grows meanwhile, or tells no size, is read up to the limit.
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let more = options.limits.file_bytes.saturating_add(1).saturating_sub(read);
    file.seek(SeekFrom::Start(read)).map_err(failed)?;
    file.take(more).read_to_end(&mut bytes).map_err(failed)?;
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX), shown, options)?;
    Ok(bytes)
}

/// Bytes of a file that one thread reads without looking up.
const READ_AT_ONCE: usize = 1 << 22;

/// The first bytes of a file, by several threads: most of the time goes into memory that is new. Fewer where the file
/// ends before.
fn read_parts(file: &fs_err::File, size: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![0; size];
    let parts = bytes.par_chunks_mut(READ_AT_ONCE).enumerate();
    let read: Vec<usize> =
        parts.map(|(place, part)| read_part(file, place * READ_AT_ONCE, part)).collect::<std::io::Result<_>>()?;
    let whole = read.iter().take_while(|read| **read == READ_AT_ONCE).count();
    bytes.truncate(whole * READ_AT_ONCE + read.get(whole).copied().unwrap_or(0));
    Ok(bytes)
}

/// Fills a part from a place on, and says how many bytes there were.
fn read_part(file: &fs_err::File, from: usize, part: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while let Some(rest) = part.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match file.read_at(rest, u64::try_from(from + filled).unwrap_or(u64::MAX)) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// The same for bytes in memory. Text takes them over, so that its cells lie in them.
pub fn read_bytes<'a>(
    bytes: impl Into<Cow<'a, [u8]>>,
    shown: &str,
    options: &ReadOptions,
) -> Result<FileTables, ReadError> {
    let bytes = bytes.into();
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    check_size(size, shown, options)?;
    let format = Format::of(&bytes, shown, &options.limits)?;
    let hash = blake3::Hasher::new().update_rayon(&bytes).finalize().to_hex().to_string();
    let (tables, errors, notes) = match format {
        Format::Text => (delimited::read(bytes, shown, options)?, Vec::new(), Vec::new()),
        _ => workbook::read(&bytes, format, shown, options).map(|read| (read.tables, read.errors, read.notes))?,
    };
    let mut file = FileTables { tables, errors, notes, hash, bytes: size };
    file.tables.iter_mut().for_each(Table::note_what_was_left_out);
    Ok(file)
}

fn check_size(size: u64, shown: &str, options: &ReadOptions) -> Result<(), ReadError> {
    // Cells are addressed with 32 bits, which those of a text need twice over.
    let limit = options.limits.file_bytes.min(u64::from(u32::MAX / 2));
    if size > limit {
        return Err(ReadError::TooLarge { file: shown.to_owned(), what: "bytes", found: size, limit });
    }
    Ok(())
}
