//! The separator and quote of a text file, told by its content: of all the readings the one whose rows have most in
//! common and whose cells make sense (van den Burg, Nazábal and Sutton, 2019, "Wrangling messy CSV files by detecting
//! row and type patterns").

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use super::heading::Shape;
use super::options::{Quote, ReadOptions};
use super::records::Records;
use super::value::Value;

/// How a text file separates and quotes its cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dialect {
    pub separator: u8,
    pub quote: Quote,
}

/// How much of a file is looked at.
const SAMPLE_BYTES: usize = 1 << 17;
const SAMPLE_ROWS: usize = 400;
/// A longer record within the sample holds a quote that never closes.
const LONGEST_RECORD: usize = 1 << 15;
/// What separates cells, the usual first: of equal readings the first wins.
const SEPARATORS: [u8; 9] = [b',', b';', b'\t', b'|', b':', b'~', b'^', 0x1f, 0x01];

impl Dialect {
    /// A reader of text in this dialect that gives every row, whatever its width.
    pub(super) fn reader(self, text: &str) -> csv::Reader<&[u8]> {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.separator);
        match self.quote {
            Quote::Double => builder.quote(b'"'),
            Quote::Single => builder.quote(b'\''),
            Quote::None => builder.quoting(false),
        };
        builder.from_reader(text.as_bytes())
    }

    /// For the log.
    pub(super) fn note(self) -> String {
        let separator = match self.separator {
            b'\t' => "tab".to_owned(),
            byte if byte.is_ascii_graphic() => format!("`{}`", char::from(byte)),
            byte => format!("byte {byte}"),
        };
        format!("separator {separator}, quote {}", self.quote.name())
    }

    pub(super) fn detect(text: &str, options: &ReadOptions) -> Dialect {
        let (sample, whole) = sample(text);
        let separators: Vec<u8> = match options.separator {
            Some(separator) => vec![separator],
            None => SEPARATORS.into_iter().filter(|byte| sample.as_bytes().contains(byte)).collect(),
        };
        let quotes: Vec<Quote> = match options.quote {
            Some(quote) => vec![quote],
            None => possible_quotes(sample),
        };
        let fallback = Dialect {
            separator: separators.first().copied().unwrap_or(b','),
            quote: quotes.first().copied().unwrap_or(Quote::Double),
        };
        let mut best = (0.0, fallback);
        for &quote in &quotes {
            for &separator in &separators {
                let dialect = Dialect { separator, quote };
                let score = score(dialect, sample, whole);
                // By more than rounding, so that the order of the candidates decides between equals.
                if score > best.0 * (1.0 + 1e-9) {
                    best = (score, dialect);
                }
            }
        }
        best.1
    }
}

/// The first lines; `true` if they are all.
fn sample(text: &str) -> (&str, bool) {
    if text.len() <= SAMPLE_BYTES {
        return (text, true);
    }
    let mut end = SAMPLE_BYTES;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (text.get(..end).unwrap_or(text), false)
}

/// Quotes that stand where a cell begins or ends. Apostrophes are quotes only if about as many cells end with one as begin:
/// Excel and Typeform put one before text that looks like a number.
fn possible_quotes(sample: &str) -> Vec<Quote> {
    let mut quotes = vec![Quote::Double];
    if sample.contains('"') {
        quotes.push(Quote::None);
    }
    let (mut opening, mut closing) = (0_usize, 0_usize);
    let edge = |byte: Option<u8>| byte.is_none_or(|byte| matches!(byte, b'\n' | b'\r') || SEPARATORS.contains(&byte));
    let bytes = sample.as_bytes();
    for (at, _) in sample.match_indices('\'') {
        opening += usize::from(edge(at.checked_sub(1).and_then(|before| bytes.get(before)).copied()));
        closing += usize::from(edge(bytes.get(at + 1).copied()));
    }
    // A separator inside a quoted cell makes one of them look like the other, so that they need not be equal.
    if opening > 0 && closing * 2 >= opening && opening * 2 >= closing {
        quotes.push(Quote::Single);
    }
    quotes
}

/// Row pattern score times type score: how alike the rows are, and how many cells read as something.
fn score(dialect: Dialect, sample: &str, whole: bool) -> f64 {
    let mut widths = BTreeMap::<usize, usize>::new();
    let (mut cells, mut sensible) = (0_usize, 0.0);
    let mut records = Records::new(sample, dialect);
    let mut record = StringRecord::new();
    let mut rows = 0;
    while rows < SAMPLE_ROWS
        && let Some(place) = records.next(&mut record)
    {
        // One quote that never closes says nothing about the other rows.
        if records.swallowed_lines(place, LONGEST_RECORD, false) && records.restart_below(place).is_some() {
            continue;
        }
        // The last row of a sample is cut off.
        if !whole && records.is_at_end(place) && rows > 0 {
            break;
        }
        rows += 1;
        *widths.entry(record.len()).or_default() += 1;
        for cell in &record {
            cells += 1;
            sensible += sense(cell);
        }
    }
    if rows == 0 || cells == 0 {
        return 0.0;
    }
    let patterns = count(widths.len());
    // A row of one cell separates nothing; the constant keeps tables of one column possible.
    let pattern: f64 =
        widths.iter().map(|(&width, &rows)| count(rows) * (count(width) - 1.0).max(1e-3) / count(width)).sum::<f64>()
            / patterns
            / count(rows);
    pattern * (sensible / count(cells)).max(1e-9)
}

/// From 1, a cell that is blank or reads as a value, to 0, one with marks that a wrong reading leaves behind.
fn sense(cell: &str) -> f64 {
    let cell = cell.trim();
    let quote_left =
        |quote| cell.starts_with(quote) != cell.ends_with(quote) || (cell.len() > 1 && cell.starts_with(quote));
    // A phone number may begin with an apostrophe; a cell between two was quoted.
    let quoted = cell.len() > 1 && cell.starts_with('\'') && cell.ends_with('\'');
    if quoted || quote_left('"') {
        return 0.0;
    }
    match Shape::of(Value::Text(cell)) {
        Shape::Blank | Shape::Period | Shape::Other => 1.0,
        Shape::Text(text) if is_plain(&text) => 1.0,
        // Sentences and addresses are usual, whole rows in one cell are not.
        Shape::Text(text) if text.contains(['\t', ';', '|']) => 0.1,
        Shape::Text(_) => 0.5,
    }
}

/// Words, names, identifiers, mail and web addresses.
fn is_plain(text: &str) -> bool {
    text.chars().all(|c| {
        c.is_alphanumeric()
            || matches!(c, ' ' | '_' | '-' | '.' | '@' | '/' | '\'' | '#' | '%' | '&' | '?' | '(' | ')' | '+')
    }) || text.starts_with("http://")
        || text.starts_with("https://")
}

/// A count of a sample, which a float holds exactly.
fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(text: &str) -> (char, Quote) {
        let dialect = Dialect::detect(text, &ReadOptions::default());
        (char::from(dialect.separator), dialect.quote)
    }

    #[test]
    fn separators_by_what_the_rows_have_in_common() {
        assert_eq!(detect("a,b,c\n1,2,3\n4,5,6\n").0, ',');
        assert_eq!(detect("a;b;c\n1,5;2,5;3\n4,5;5,25;6\n").0, ';');
        assert_eq!(detect("a\tb\n1,2\t3\n1,2\t4\n").0, '\t');
        assert_eq!(detect("a|b\nx, y|3\nz|4\n").0, '|');
        assert_eq!(detect("id;note\n1;\"well, yes, no\"\n2;\"a, b\"\n").0, ';');
        assert_eq!(detect("id,note\n1,\"a;b;c\"\n2,\"d;e;f\"\n").0, ',');
        assert_eq!(detect("from,to\n10:00,11:00\n12:00,13:00\n").0, ',');
    }

    #[test]
    fn commas_inside_quotes_do_not_count() {
        let text = "name,address\nJohn,\"120 any st., Anytown, WW\"\nAnn,\"1 b, c\"\n";
        assert_eq!(detect(text), (',', Quote::Double));
    }

    #[test]
    fn apostrophes_quote_only_where_they_stand_on_both_sides() {
        assert_eq!(detect("'a','b'\n'x, y','2'\n'z','3'\n").1, Quote::Single);
        assert_eq!(detect("phone,name\n'+569123,Ann\n'+569124,O'Neil\n").1, Quote::Double);
    }

    #[test]
    fn text_of_one_column_has_any_separator() {
        assert_eq!(detect("word\nother\nthird\n"), (',', Quote::Double));
        assert_eq!(detect(""), (',', Quote::Double));
    }

    #[test]
    fn what_is_forced_is_used() {
        let options = ReadOptions { separator: Some(b'|'), quote: Some(Quote::None), ..ReadOptions::default() };
        assert_eq!(Dialect::detect("a,b\n1,2\n", &options), Dialect { separator: b'|', quote: Quote::None });
    }
}
