//! OpenDocument repeats a cell or a row by a number in an attribute, and calamine lays all of them out.

use super::Refused;
use super::archive::entries;

/// Columns and rows of a sheet, to which calamine cuts repetitions.
const MOST_COLUMNS: u64 = 16_384;
const MOST_ROWS: u64 = 1_048_576;

pub(super) fn check(bytes: &[u8], most_cells: u64, most_text: u64) -> Result<(), Refused> {
    let all = entries(bytes).unwrap_or_default();
    for entry in all.iter().filter(|entry| entry.name.eq_ignore_ascii_case(b"content.xml")) {
        let most = usize::try_from(entry.unpacked).unwrap_or(usize::MAX);
        let content = entry.content(bytes, most).unwrap_or_default();
        let (cells, text) = laid_out(&content);
        if cells > most_cells {
            return Err(Refused::TooLarge { what: "cells with all repetitions", found: cells, limit: most_cells });
        }
        if text > most_text {
            return Err(Refused::TooLarge { what: "bytes with all repetitions", found: text, limit: most_text });
        }
    }
    Ok(())
}

/// The rows of a table up to the last that is not blank.
#[derive(Default)]
struct Laid {
    cells: u64,
    text: u64,
    rows: u64,
    blank_rows: u64,
    width: u64,
    row: Row,
}

#[derive(Default)]
struct Row {
    repeated: u64,
    cells: u64,
    blank: u64,
    text: u64,
    /// How often the cell under way is there.
    repeated_cell: u64,
}

/// How many cells a document has laid out, and how many bytes they take.
fn laid_out(content: &[u8]) -> (u64, u64) {
    let mut laid = Laid::default();
    let (mut cells, mut text) = (0_u64, 0_u64);
    let mut tags = content.split(|byte| *byte == b'<').skip(1).peekable();
    while let Some(tag) = tags.next() {
        let name =
            tag.split(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>')).next().unwrap_or_default();
        match name {
            b"table:table-row" => {
                laid.end_row();
                laid.row = Row { repeated: repeated(tag, b"number-rows-repeated").min(MOST_ROWS), ..Row::default() };
            }
            b"table:table-cell" | b"table:covered-table-cell" => {
                let closed = tag.ends_with(b"/>");
                let follows = tags.peek().is_some_and(|next| !next.starts_with(b"/table"));
                let has = |name: &[u8]| tag.windows(name.len()).any(|window| window == name);
                let filled = !closed && follows || has(b"value") || has(b"formula");
                // A number takes no memory of its own; formulas, dates and texts of the tag do.
                let texts: [&[u8]; 4] = [b"formula", b"string-value", b"date-value", b"time-value"];
                let bytes = if texts.into_iter().any(has) { tag.len() } else { 0 };
                laid.row.add(repeated(tag, b"number-columns-repeated").min(MOST_COLUMNS), filled, bytes);
            }
            b"" if tag.starts_with(b"/table:table>") => {
                laid.end_row();
                let ended = std::mem::take(&mut laid);
                (cells, text) = (cells.saturating_add(ended.total()), text.saturating_add(ended.text));
            }
            _ => laid.row.hold(tag.len()),
        }
    }
    laid.end_row();
    (cells.saturating_add(laid.total()), text.saturating_add(laid.text))
}

impl Row {
    fn add(&mut self, repeated: u64, filled: bool, bytes: usize) {
        if filled {
            self.cells = self.cells.saturating_add(self.blank).saturating_add(repeated);
            self.blank = 0;
            self.text = self.text.saturating_add(repeated.saturating_mul(u64::try_from(bytes).unwrap_or(u64::MAX)));
            self.repeated_cell = repeated;
        } else {
            self.blank = self.blank.saturating_add(repeated);
            self.repeated_cell = 1;
        }
    }
}

impl Row {
    /// Text within the cell under way.
    fn hold(&mut self, bytes: usize) {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.text = self.text.saturating_add(bytes.saturating_mul(self.repeated_cell));
    }
}

impl Laid {
    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if row.cells == 0 {
            self.blank_rows = self.blank_rows.saturating_add(row.repeated).min(MOST_ROWS);
            return;
        }
        // Blank rows above the first are not laid out.
        let blank = if self.rows == 0 { 0 } else { self.blank_rows };
        self.blank_rows = 0;
        self.rows = self.rows.saturating_add(blank).saturating_add(row.repeated);
        self.width = self.width.max(row.cells);
        self.cells = self.cells.saturating_add(row.cells);
        self.text = self.text.saturating_add(row.text.saturating_mul(row.repeated));
    }

    fn total(&self) -> u64 {
        self.rows.saturating_mul(self.width).max(self.cells)
    }
}

fn repeated(tag: &[u8], attribute: &[u8]) -> u64 {
    let Some(at) = tag.windows(attribute.len()).position(|window| window == attribute) else { return 1 };
    let after = tag.get(at + attribute.len()..).unwrap_or_default();
    let digits = after.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
    digits.fold(0_u64, |number, byte| number.saturating_mul(10).saturating_add(u64::from(byte - b'0'))).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetitions_count_and_blank_ends_do_not() {
        let row = |rows: u64, cells: &str| {
            format!("<table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row>")
        };
        let value = "<table:table-cell office:value=\"1\"/>";
        let blank = "<table:table-cell table:number-columns-repeated=\"16384\"/>";
        let table = |rows: &[String]| format!("<table:table>{}</table:table>", rows.concat());
        let end = row(1_048_000, blank);
        assert_eq!(laid_out(table(&[row(1, &format!("{value}{blank}")), end.clone()]).as_bytes()).0, 1);
        assert_eq!(
            laid_out(table(&[row(3, value), row(10, blank), row(2, &format!("{value}{value}"))]).as_bytes()).0,
            30
        );
        let wide = value.replace(" o", " table:number-columns-repeated=\"500\" o");
        assert_eq!(laid_out(table(&[row(1_000, &wide), end]).as_bytes()).0, 500_000);
        let text =
            "<table:table-cell table:number-columns-repeated=\"100\"><text:p>0123456789</text:p></table:table-cell>";
        let (cells, bytes) = laid_out(table(&[row(10, text)]).as_bytes());
        assert!(cells == 1_000 && bytes > 10_000, "{cells} {bytes}");
    }
}
