//! How a sheet is printed: paper, what repeats on each page, header and footer.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::plan::workbook::Workbook as Book;

/// Characters across a printed page of A4 or letter that are still read with ease; a wider sheet takes the paper of twice the
/// size.
const PAGE_WIDTH: u32 = 260;
/// What Excel takes of a header or footer, marks included.
const MOST: usize = 255;

/// `own_line` is the company's, below the book's at the foot.
pub fn set_up(
    worksheet: &mut Worksheet,
    (book, own_line): (&Book, Option<&str>),
    headings: &[u32],
    widths: &[u16],
) -> Result<(), XlsxError> {
    let shown: u32 = widths.iter().map(|width| u32::from(*width)).sum();
    worksheet.set_landscape().set_paper_size(paper(shown, book.formats.letter));
    // One page wide, as many high as it takes: a sheet in stripes has to be glued together.
    worksheet.set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.6, 0.2, 0.3);
    worksheet.set_footer(footer(&book.footer, own_line));
    // On every page the headings of the sheet's only table; of several none would be true of all, and the title stands
    // there.
    let repeated = if let [heading] = headings { *heading } else { 0 };
    worksheet.set_repeat_rows(repeated, repeated)?;
    Ok(())
}

/// Excel's number of a paper.
fn paper(width: u32, american: bool) -> u8 {
    const LETTER: u8 = 1;
    const TABLOID: u8 = 3;
    const A3: u8 = 8;
    const A4: u8 = 9;
    match (width > PAGE_WIDTH, american) {
        (false, false) => A4,
        (false, true) => LETTER,
        (true, false) => A3,
        (true, true) => TABLOID,
    }
}

/// The book's line, below it the company's as far as Excel has room, and the page.
fn footer(line: &str, own: Option<&str>) -> String {
    const PAGE: &str = "&R&8&P / &N";
    let line = text(line);
    // A digit would be read as part of the size before it.
    let space = if line.starts_with(|char: char| char.is_ascii_digit()) { " " } else { "" };
    let line = format!("&L&8{space}{line}");
    let Some(own) = own else { return format!("{line}{PAGE}") };
    let room = MOST.saturating_sub(line.chars().count() + PAGE.len() + 1);
    let mut below = String::new();
    for char in own.chars() {
        // A doubled ampersand is not cut in two.
        let part = if char == '&' { "&&".to_owned() } else { char.to_string() };
        if below.chars().count() + part.len() > room {
            break;
        }
        below.push_str(&part);
    }
    format!("{line}\n{below}{PAGE}")
}

/// Marks of headers and footers begin with an ampersand.
fn text(text: &str) -> String {
    text.chars().take(100).collect::<String>().replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_sheet_takes_the_larger_paper() {
        assert_eq!([paper(PAGE_WIDTH, false), paper(PAGE_WIDTH, true)], [9, 1]);
        assert_eq!([paper(PAGE_WIDTH + 1, false), paper(PAGE_WIDTH + 1, true)], [8, 3]);
    }

    #[test]
    fn a_footer_keeps_to_what_excel_takes_and_cuts_no_mark() {
        assert_eq!(footer("Acme", None), "&L&8Acme&R&8&P / &N");
        assert_eq!(footer("3M & Co", Some("A & B")), "&L&8 3M && Co\nA && B&R&8&P / &N");
        for own in ["&".repeat(300), "x".repeat(300), "ñ".repeat(300), format!("x{}", "&".repeat(300))] {
            let footer = footer(&"&".repeat(150), Some(&own));
            assert!(footer.chars().count() <= MOST, "{footer}");
            let (_, below) = footer.split_once('\n').unwrap();
            let below = below.strip_suffix("&R&8&P / &N").unwrap();
            assert!(below.matches('&').count().is_multiple_of(2), "{below}");
        }
    }
}
