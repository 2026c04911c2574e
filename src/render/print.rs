//! How a sheet is printed: paper, what repeats on each page, header and footer.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::plan::workbook::Workbook as Book;

/// Characters across a printed page in landscape and points down it, within the margins and at full size.
const A4_ROOM: (f64, f64) = (149.0, 516.0);
const LETTER_ROOM: (f64, f64) = (139.0, 533.0);
/// The smallest scale at which the type of 10 points is still read.
const LEAST_SCALE: f64 = 0.6;
/// A last page that is filled less than this is saved where the others then take at most so much less of the scale.
const POOR_FILL: f64 = 0.35;
/// From this on a last page is full.
const NEARLY_FULL: f64 = 0.88;
const MOST_SAVED: f64 = 0.8;
/// What Excel takes of a header or footer, marks included.
const MOST: usize = 255;

/// What is printed of a sheet, in characters across and points down.
pub struct Extent<'a> {
    pub widths: &'a [u16],
    /// The first columns up to the one that names a row: they stand on each of several pages across.
    pub naming: usize,
    pub height: f64,
    /// Of the headings, which stand on each page.
    pub heading: f64,
    /// A chart stands beside or below the cells, so that these don't tell the extent.
    pub has_chart: bool,
}

/// `own_line` is the company's, below the book's at the foot.
pub fn set_up(
    worksheet: &mut Worksheet,
    (book, own_line): (&Book, Option<&str>),
    headings: &[u32],
    extent: &Extent<'_>,
) -> Result<(), XlsxError> {
    let american = book.formats.letter;
    worksheet.set_landscape().set_paper_size(paper(american));
    let (across, down) = extent.pages(if american { LETTER_ROOM } else { A4_ROOM });
    worksheet.set_print_fit_to_pages(across, down).set_margins(0.4, 0.4, 0.5, 0.6, 0.2, 0.3);
    if across > 1 {
        // Pages of the same rows follow one another, and each names them.
        worksheet.set_page_order(true);
        let last = u16::try_from(extent.naming).unwrap_or(u16::MAX);
        worksheet.set_repeat_columns(0, last)?;
    }
    worksheet.set_footer(footer(&book.footer, own_line));
    // On every page the headings of the sheet's only table; of several none would be true of all, and the title stands
    // there.
    let repeated = if let [heading] = headings { *heading } else { 0 };
    worksheet.set_repeat_rows(repeated, repeated)?;
    Ok(())
}

impl Extent<'_> {
    /// Pages across, and down where the sheet is made to fit; 0 takes as many as there are rows.
    fn pages(&self, (wide, high): (f64, f64)) -> (u16, u16) {
        let shown: f64 = self.widths.iter().map(|width| f64::from(*width)).sum();
        let named: f64 = self.widths.iter().take(self.naming + 1).map(|width| f64::from(*width)).sum();
        let on_each = |across: u16| (shown - named) / f64::from(across.max(1)) + named;
        // Columns that name a row and fill a page themselves leave no room for others.
        let can_part = named * 2.0 < wide / LEAST_SCALE;
        let across = (1..=12).find(|across| on_each(*across) <= wide / LEAST_SCALE).filter(|_| can_part).unwrap_or(1);
        if self.has_chart {
            return (across, 0);
        }
        let scale = (wide / on_each(across)).min(1.0);
        (across, self.pages_down(scale, high).unwrap_or(0))
    }

    /// The whole number of pages below what the sheet takes, if only a little of the scale is lost by it.
    fn pages_down(&self, scale: f64, high: f64) -> Option<u16> {
        // The first page holds the title and the headings, each other one the headings again.
        let taken = |scale: f64| {
            let (page, first) = (high / scale - self.heading, high / scale);
            1.0 + (self.height - first) / page.max(1.0)
        };
        let pages = taken(scale);
        let (full, rest) = (pages.floor(), pages.fract());
        // Under a hundred.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = |pages: f64| pages as u16;
        if (0.0..100.0).contains(&pages) && rest > NEARLY_FULL {
            // What programs make of heights differs by a row, which would have a page of its own.
            return Some(whole(full + 1.0));
        }
        if !(1.0..100.0).contains(&pages) || rest > POOR_FILL {
            return None;
        }
        // A row that does not fit a page's end leaves room there.
        let least = (scale * MOST_SAVED).max(LEAST_SCALE * 0.9);
        let mut steps = (1..=40).map(|step| scale * (1.0 - 0.01 * f64::from(step))).take_while(|scale| *scale >= least);
        let fits = steps.any(|scale| taken(scale) <= full - 0.03 * full);
        fits.then(|| whole(full))
    }
}

/// Excel's number of a paper: what every office printer has.
fn paper(american: bool) -> u8 {
    const LETTER: u8 = 1;
    const A4: u8 = 9;
    if american { LETTER } else { A4 }
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

    fn extent(widths: &[u16], height: f64) -> Extent<'_> {
        Extent { widths, naming: 0, height, heading: 26.0, has_chart: false }
    }

    #[test]
    fn a_wide_sheet_takes_several_pages_across_so_that_its_type_stays_readable() {
        let pages = |widths: &[u16]| extent(widths, 300.0).pages(A4_ROOM).0;
        assert_eq!(pages(&[30, 60, 60]), 1);
        assert_eq!(pages(&[30; 8]), 1);
        assert_eq!(pages(&[30; 11]), 2);
        assert_eq!(pages(&[30; 20]), 3);
        // A name as wide as a page is not repeated on each.
        assert_eq!(pages(&[200, 200]), 1);
        assert_eq!(pages(&[]), 1);
        assert_eq!([paper(false), paper(true)], [9, 1]);
    }

    #[test]
    fn a_last_page_of_a_few_rows_is_saved() {
        let down = |height: f64| extent(&[100], height).pages(A4_ROOM).1;
        assert_eq!(down(400.0), 0);
        // A page that is nearly full stays one.
        assert_eq!(down(510.0), 1);
        assert_eq!(down(550.0), 1);
        assert_eq!(down(900.0), 0);
        assert_eq!(down(1_100.0), 2);
        let with_chart = Extent { has_chart: true, ..extent(&[100], 550.0) };
        assert_eq!(with_chart.pages(A4_ROOM).1, 0);
        assert_eq!(down(f64::NAN), 0);
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
