//! Large texts are read in pieces by several threads.
//!
//! A piece begins where a line does. Whether a record begins there too, only reading from the start can tell: so each
//! piece is read on to the first record beyond its end, and that must begin where the next piece does. Where it does
//! not, or where a quote never closes or the rows below a piece depend on its last ones, as below a footer, the text is read in one go.

use rayon::prelude::*;

use super::stretch::Stretch;
use super::{Filled, Filling, Layout};
use crate::ingest::dialect::Dialect;
use crate::ingest::error::ReadError;
use crate::ingest::options::ReadOptions;
use crate::ingest::records::Records;
use crate::ingest::stray;
use crate::ingest::table::Table;

/// Smaller texts are read before threads have begun.
const PIECE_BYTES: usize = 1 << 22;
const PIECES_A_THREAD: usize = 4;

/// The table of a text, in as many pieces as are worth while.
pub(super) fn read(
    stretch: Stretch<'_>,
    dialect: Dialect,
    layout: &Layout,
    file: &str,
    options: &ReadOptions,
) -> Result<Table, ReadError> {
    let text = stretch.text;
    let starts = starts(text, text.len().div_ceil(rayon::current_num_threads() * PIECES_A_THREAD).max(PIECE_BYTES));
    let pieces = match starts.len() {
        0 | 1 => None,
        _ => in_pieces(stretch, dialect, layout, file, options, &starts)?,
    };
    let mut table = match pieces {
        Some(table) => table,
        None => Filling::new(file, stretch, layout, dialect, options).run(Records::new(text, dialect), text)?.table,
    };
    stray::set_aside_total(&mut table);
    Ok(table)
}

/// Beginnings of lines, about so many bytes apart, the first at 0.
fn starts(text: &str, apart: usize) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = apart;
    while let Some(rest) = text.as_bytes().get(at..) {
        let line = memchr::memchr2(b'\n', b'\r', rest).map(|end| at + end);
        // Blank lines belong to no record.
        let begins =
            |end: usize| Some(end + text.as_bytes().get(end..)?.iter().position(|b| !matches!(b, b'\n' | b'\r'))?);
        let Some(start) = line.and_then(begins) else { break };
        starts.push(start);
        at = start + apart;
    }
    starts
}

/// `None` where the pieces do not fit together.
fn in_pieces(
    stretch: Stretch<'_>,
    dialect: Dialect,
    layout: &Layout,
    file: &str,
    options: &ReadOptions,
    starts: &[usize],
) -> Result<Option<Table>, ReadError> {
    let text = stretch.text;
    let whole = Records::new(text, dialect);
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let bounds: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    let read: Vec<Option<Filled>> = bounds
        .into_par_iter()
        .map(|(start, end)| {
            let piece = stretch.part(start..end);
            let mut filling = Filling::new(file, piece, layout, dialect, options);
            if start > 0 {
                filling.goes_on();
            }
            // What is wrong with a piece is told by the reading in one go.
            let filled = filling.run(whole.from(start), piece.text).ok()?;
            let fits = filled.restarts == 0 && filled.beyond == (end < text.len()).then_some(end - start);
            (fits && (!filled.hangs_on || end == text.len())).then_some(filled)
        })
        .collect();
    let mut pieces = read.into_iter();
    let Some(Some(first)) = pieces.next() else { return Ok(None) };
    let (mut table, mut lines) = (first.table, first.lines);
    table.expect_numbers(pieces.as_slice().iter().flatten().map(|piece| piece.table.len()).sum());
    for piece in pieces {
        let Some(mut piece) = piece else { return Ok(None) };
        piece.table.lie_below(lines);
        lines = lines.saturating_add(piece.lines);
        table.append(piece.table);
    }
    super::check_limits(&table, options)?;
    Ok(Some(table))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;

    fn in_one_go(text: &str, layout: &Layout, options: &ReadOptions) -> Table {
        let file = Arc::new(text.to_owned());
        let stretch = Stretch::new(&file, 0..text.len());
        let filling = Filling::new("a.csv", stretch, layout, Dialect::COMMAS, options);
        filling.run(Records::new(text, Dialect::COMMAS), text).unwrap().table
    }

    fn pieces(text: &str, apart: usize, layout: &Layout, options: &ReadOptions) -> Option<Table> {
        let file = Arc::new(text.to_owned());
        let stretch = Stretch::new(&file, 0..text.len());
        in_pieces(stretch, Dialect::COMMAS, layout, "a.csv", options, &starts(text, apart)).unwrap()
    }

    fn layout(text: &str, options: &ReadOptions) -> Layout {
        Layout::find(text, Dialect::COMMAS, false, "a.csv", options).unwrap()
    }

    #[test]
    fn quoted_cells_with_breaks_are_read_in_pieces() {
        let rows: String = (0..200).map(|row| format!("\"{row}\",\"say \"\"hi\"\", x\",\"{}\"\n", row * 7)).collect();
        let text = format!("\"id\",\"text\",\"amount\"\n{rows}");
        let options = ReadOptions::default();
        let layout = layout(&text, &options);
        let table = pieces(&text, 500, &layout, &options).unwrap();
        assert_eq!(table.len(), 200);
        assert_eq!((table.row_number(199), table.cell(199, 2)), (201, crate::ingest::Value::Text("1393")));
    }

    #[test]
    fn a_quote_that_never_closes_is_left_to_reading_in_one_go() {
        let rows: String = (0..200).map(|row| format!("{row},{}\n", if row == 90 { "\"open" } else { "x" })).collect();
        let text = format!("id,text\n{rows}");
        let options = ReadOptions::default();
        assert!(pieces(&text, 100, &layout(&text, &options), &options).is_none());
    }

    proptest! {
        #[test]
        fn pieces_give_what_reading_in_one_go_gives(
            cells in proptest::collection::vec("[a-z0-9]{0,3}|\"[a-z,\n]{0,4}\"|[a-z]\"|Grand Total|\n|\r", 4..60),
            apart in 1usize..60,
        ) {
            let rows: String = cells.chunks(3).map(|row| row.join(",") + "\n").collect();
            let text = format!("id,name,amount\n1,Ann,5\n2,Bo,6\n{rows}");
            let options = ReadOptions::default();
            let layout = layout(&text, &options);
            if let Some(table) = pieces(&text, apart, &layout, &options) {
                let whole = in_one_go(&text, &layout, &options);
                prop_assert_eq!(table.len(), whole.len());
                for row in 0..whole.len() {
                    prop_assert_eq!(table.row_number(row), whole.row_number(row));
                    prop_assert!(table.row(row).eq(whole.row(row)));
                }
                prop_assert_eq!(table.set_aside, whole.set_aside);
                prop_assert_eq!(table.blank_rows, whole.blank_rows);
            }
        }
    }
}
