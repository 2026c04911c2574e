//! The records of an old workbook (MS-XLS): calamine lays out the whole range between the outermost cells of each
//! sheet, and takes memory for the range that a sheet says it has.

use super::Refused;

const FILE_PASS: u16 = 0x002f;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const END: u16 = 0x000a;
const BEGIN: u16 = 0x0809;
const FORMULA: u16 = 0x0006;
const MANY_NUMBERS: u16 = 0x00bd;
/// A cell each, with row and column first: number, label, rich label, error or flag, short number, shared label.
const CELLS: [u16; 6] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd];

pub(super) fn check(stream: &[u8], most_cells: u64) -> Result<(), Refused> {
    // Everything behind this record is encrypted, whatever the method.
    if records(stream).take_while(|(kind, _)| *kind != END).any(|(kind, _)| kind == FILE_PASS) {
        return Err(Refused::Password);
    }
    let mut cells = 0_u64;
    for start in sheet_starts(stream) {
        let extent = Extent::of(stream.get(start..).unwrap_or_default(), most_cells)?;
        cells = cells.saturating_add(extent.cells()).saturating_add(extent.formulas);
        if cells > most_cells {
            let what = "cells between the outermost ones";
            return Err(Refused::TooLarge { what, found: cells, limit: most_cells });
        }
    }
    Ok(())
}

/// Each record with its kind, from the start of a substream.
fn records(mut stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let kind = u16_at(stream, 0)?;
        let end = 4 + usize::from(u16_at(stream, 2)?);
        let data = stream.get(4..end)?;
        stream = stream.get(end..)?;
        Some((kind, data))
    })
}

fn sheet_starts(stream: &[u8]) -> Vec<usize> {
    let globals = records(stream).take_while(|(kind, _)| *kind != END);
    let starts = globals.filter(|(kind, _)| *kind == BOUND_SHEET);
    starts
        .filter_map(|(_, data)| Some(u32::from_le_bytes(data.get(..4)?.try_into().ok()?)))
        .filter_map(|at| usize::try_from(at).ok())
        .collect()
}

/// Where the outermost cells of a sheet lie.
#[derive(Default)]
struct Extent {
    rows: Option<(u16, u16)>,
    columns: Option<(u16, u16)>,
    formulas: u64,
}

impl Extent {
    fn of(sheet: &[u8], most: u64) -> Result<Extent, Refused> {
        let mut extent = Extent::default();
        let mut formulas = Extent::default();
        let mut depth = 0_u32;
        for (kind, data) in records(sheet) {
            match kind {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                // Charts within a sheet have records of the same kinds.
                _ if depth > 1 => {}
                DIMENSIONS => check_declared(data, most)?,
                FORMULA => {
                    extent.add(data, 0);
                    formulas.add(data, 0);
                }
                MANY_NUMBERS => {
                    let count = u16::try_from(data.len().saturating_sub(6) / 6).unwrap_or(u16::MAX);
                    extent.add(data, count.saturating_sub(1));
                }
                kind if CELLS.contains(&kind) => extent.add(data, 0),
                _ => {}
            }
        }
        extent.formulas = formulas.cells();
        Ok(extent)
    }

    fn add(&mut self, data: &[u8], more_columns: u16) {
        let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { return };
        let widen = |range: Option<(u16, u16)>, from: u16, to: u16| {
            range.map_or((from, to), |(least, most)| (least.min(from), most.max(to)))
        };
        self.rows = Some(widen(self.rows, row, row));
        self.columns = Some(widen(self.columns, column, column.saturating_add(more_columns)));
    }

    fn cells(&self) -> u64 {
        let length = |range: Option<(u16, u16)>| range.map_or(0, |(from, to)| u64::from(to - from) + 1);
        length(self.rows) * length(self.columns)
    }
}

/// Refuses a declared range that is larger than memory is taken for, or runs backwards.
fn check_declared(data: &[u8], most: u64) -> Result<(), Refused> {
    let wide = |at: usize| Some(u64::from(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?)));
    let short = |at: usize| u16_at(data, at).map(u64::from);
    let range = match data.len() {
        10 => (short(0), short(2), short(4), short(6)),
        14 | 16 => (wide(0), wide(4), short(8), short(10)),
        _ => return Ok(()),
    };
    let (Some(top), Some(bottom), Some(left), Some(right)) = range else { return Ok(()) };
    // The ends lie one below and beside the last cell; a blank sheet has zeros. Columns that make no sense begin at 0.
    if bottom < top && bottom > 0 && right > 0 {
        return Err(Refused::Damaged("a sheet ends above its first row"));
    }
    let left = if left > 255 || right < left { 0 } else { left };
    let cells = bottom.saturating_sub(top).saturating_mul(right.saturating_sub(left));
    match cells > most {
        true => Err(Refused::TooLarge { what: "cells in its declared range", found: cells, limit: most }),
        false => Ok(()),
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}
