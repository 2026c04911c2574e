//! What a sheet can hold: texts without characters that XML forbids and no longer than a cell, rows no more than a
//! sheet, links no more than Excel opens; whatever is cut is said on the sheet.

use super::sheet::{Cell, Sheet};
use crate::plan::language::{Language, args};

/// Characters (UTF-16) of a cell.
pub const MOST_CHARACTERS: usize = 32_767;
/// Rows of a sheet.
pub const MOST_ROWS: u32 = 1_048_576;
/// Excel drops all links of a sheet that has more.
pub const MOST_LINKS: usize = 65_530;
/// Characters of a link's path.
const MOST_PATH: usize = 2_000;

/// Makes a sheet fit, and notes on it what was cut.
pub fn fit(mut sheet: Sheet, language: &Language) -> Sheet {
    let texts = fit_texts(&mut sheet);
    let links = fit_links(&mut sheet);
    let rows = fit_rows(&mut sheet);
    for (key, n) in [("book-texts-cut", texts), ("book-links-cut", links), ("book-rows-cut", rows)] {
        if n > 0 {
            sheet.notes.push(language.text(key, &args!["n" => n]));
        }
    }
    sheet
}

fn fit_texts(sheet: &mut Sheet) -> usize {
    let mut cut = 0;
    let mut fit = |text: &mut String| {
        if let Some(shorter) = cleaned(text) {
            cut += usize::from(shorter.ends_with(ELLIPSIS) && !text.ends_with(ELLIPSIS));
            *text = shorter;
        }
    };
    fit(&mut sheet.title);
    sheet.notes.iter_mut().for_each(&mut fit);
    for block in &mut sheet.blocks {
        block.title.iter_mut().for_each(&mut fit);
        for row in &mut block.rows {
            for cell in &mut row.cells {
                if let Cell::Text(text) | Cell::Link { text, .. } = cell {
                    fit(text);
                }
            }
        }
    }
    cut
}

fn fit_links(sheet: &mut Sheet) -> usize {
    let (mut links, mut cut) = (0, 0);
    for cell in sheet.blocks.iter_mut().flat_map(|block| &mut block.rows).flat_map(|row| &mut row.cells) {
        if let Cell::Link { text, path } = cell {
            links += 1;
            let ours = !path.contains(':') && !path.starts_with(['/', '\\']) && path.len() <= MOST_PATH;
            if links > MOST_LINKS || !ours {
                cut += 1;
                *cell = Cell::text(std::mem::take(text));
            }
        }
    }
    cut
}

fn fit_rows(sheet: &mut Sheet) -> usize {
    // One line for the note itself.
    const SPARE: u32 = 2;
    let mut cut = 0;
    let headings = sheet.heading_rows();
    for (block, heading) in sheet.blocks.iter_mut().zip(headings) {
        let room = MOST_ROWS.saturating_sub(heading.saturating_add(SPARE)).saturating_sub(block.blank_rows);
        let room = usize::try_from(room).unwrap_or(usize::MAX);
        cut += block.rows.len().saturating_sub(room);
        block.rows.truncate(room);
    }
    cut
}

const ELLIPSIS: char = '…';

/// The text as a cell can hold it; `None` when it already does.
pub fn cleaned(text: &str) -> Option<String> {
    let fits = text.len() <= MOST_CHARACTERS || text.encode_utf16().count() <= MOST_CHARACTERS;
    if fits && text.chars().all(allowed) {
        return None;
    }
    // A line break of Windows is one of two characters, of which a cell shows the first as a box.
    let mut clean: String = text.chars().filter(|c| allowed(*c)).collect();
    if clean.encode_utf16().count() > MOST_CHARACTERS {
        let mut left = MOST_CHARACTERS - 1;
        let kept = clean.chars().take_while(|c| match left.checked_sub(c.len_utf16()) {
            Some(rest) => {
                left = rest;
                true
            }
            None => false,
        });
        clean = kept.collect();
        clean.push(ELLIPSIS);
    }
    Some(clean)
}

/// What XML 1.0 allows, without the carriage return.
fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | ' '..='\u{7E}' | '\u{85}' | '\u{A0}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::super::sheet::{Block, Row};
    use super::*;
    use crate::plan::language::LanguageCode;
    use proptest::prelude::*;

    fn sheet(cells: Vec<Cell>) -> Sheet {
        Sheet {
            key: "x",
            name: "X".to_owned(),
            title: "T".to_owned(),
            notes: Vec::new(),
            blocks: vec![Block {
                title: None,
                table: None,
                columns: Vec::new(),
                rows: cells.into_iter().map(|cell| Row::fixed(vec![cell])).collect(),
                blank_rows: 0,
                empty: String::new(),
            }],
            chart: None,
        }
    }

    fn english() -> Language {
        Language::load(LanguageCode::En, "en-US", None).unwrap()
    }

    #[test]
    fn a_text_longer_than_a_cell_is_cut_with_a_mark_and_a_note() {
        let long = "é".repeat(40_000);
        let fitted = fit(sheet(vec![Cell::text(long), Cell::text("short")]), &english());
        let Cell::Text(text) = &fitted.blocks[0].rows[0].cells[0] else { panic!() };
        assert_eq!((text.chars().count(), text.chars().last()), (32_767, Some('…')));
        assert_eq!(fitted.notes.len(), 1);
        assert!(fit(sheet(vec![Cell::text("short")]), &english()).notes.is_empty());
    }

    #[test]
    fn only_paths_of_our_own_become_links() {
        let link = |path: &str| Cell::Link { text: "x".to_owned(), path: path.to_owned() };
        let cells = ["briefs/a.pdf", "http://evil.example", "/etc/passwd", "\\\\host\\share", "file:///c"];
        let fitted = fit(sheet(cells.map(link).to_vec()), &english());
        let links = fitted.blocks[0].rows.iter().filter(|row| matches!(row.cells[0], Cell::Link { .. }));
        assert_eq!(links.count(), 1);
        assert_eq!(fitted.notes.len(), 1);
    }

    #[test]
    fn rows_beyond_a_sheet_are_counted_on_it() {
        let rows = 1_048_576;
        let fitted = fit(sheet(vec![Cell::Empty; rows]), &english());
        assert_eq!(fitted.notes.len(), 1);
        let last = fitted.heading_rows()[0] as usize + fitted.blocks[0].rows.len();
        assert_eq!(last, rows - 1);
    }

    proptest! {
        #[test]
        fn what_is_cleaned_can_be_stored_and_stays_as_it_is(text in any::<String>()) {
            let clean = cleaned(&text).unwrap_or(text);
            prop_assert!(clean.chars().all(allowed));
            prop_assert!(cleaned(&clean).is_none());
        }
    }
}
