//! What is looked at before calamine opens a workbook: numbers that a file declares and calamine takes memory for, and
//! ranges that it lays out whole. An allocation that fails ends the program, which no caller can catch.

pub(super) mod archive;
mod biff;
mod compound;
mod inflate;
mod repeats;
mod strings;

use super::format::Format;
use super::options::{Limits, MOST_LOADED_CELLS};

/// Why a workbook is not opened.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refused {
    TooLarge { what: &'static str, found: u64, limit: u64 },
    Damaged(&'static str),
    Password,
}

/// Refuses what would fill the memory. What is damaged in another way is left to calamine, which says how.
pub(super) fn check(bytes: &[u8], format: Format, limits: &Limits) -> Result<(), Refused> {
    let most_cells = limits.cells.min(MOST_LOADED_CELLS);
    match format {
        Format::Text => Ok(()),
        Format::Xlsx | Format::Xlsb => strings::check(bytes, limits.unpacked_bytes / 2),
        Format::Ods => repeats::check(bytes, most_cells, limits.unpacked_bytes),
        Format::Xls => biff::check(&compound::workbook(bytes)?, most_cells),
    }
}
