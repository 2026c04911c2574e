//! The separator and quote of a text file, told by its content: of all the readings the one whose rows have most in
//! common and whose cells make sense (van den Burg, Nazábal and Sutton, 2019, "Wrangling messy CSV files by detecting
//! row and type patterns").

use std::collections::BTreeMap;

use super::heading::Shape;
use super::options::{Quote, ReadOptions};
use super::records::{Record, Records};
use super::value::Value;

/// How a text file separates and quotes its cells.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dialect {
    pub separator: u8,
    pub quote: Quote,
    /// A backslash stands before a quote inside a quoted cell.
    pub escape: bool,
}

/// How much of a file is looked at.
const SAMPLE_BYTES: usize = 1 << 17;
const SAMPLE_ROWS: usize = 400;
/// A longer record within the sample holds a quote that never closes.
const LONGEST_RECORD: usize = 1 << 15;
/// What separates cells, the usual first: of equal readings the first wins.
const SEPARATORS: [u8; 9] = [b',', b';', b'\t', b'|', b':', b'~', b'^', 0x1f, 0x01];

impl Dialect {
    #[cfg(test)]
    pub(super) const COMMAS: Dialect = Dialect { separator: b',', quote: Quote::DOUBLE, escape: false };

    /// For the log; `long` is a separator of several characters that another stands for.
    pub(super) fn note(self, long: Option<&str>) -> String {
        let separator = match self.separator {
            _ if long.is_some() => format!("`{}`", long.unwrap_or_default().escape_debug()),
            b'\t' => "tab".to_owned(),
            byte if byte.is_ascii_graphic() => format!("`{}`", char::from(byte)),
            byte => format!("byte {byte}"),
        };
        let escape = if self.escape { ", escaped by `\\`" } else { "" };
        format!("separator {separator}, quote {}{escape}", self.quote.name())
    }

    pub(super) fn detect(text: &str, options: &ReadOptions) -> Dialect {
        let (sample, whole) = sample(text);
        Dialect::best(sample, whole, options).1
    }

    /// The best reading of a sample and its score.
    pub(super) fn best(sample: &str, whole: bool, options: &ReadOptions) -> (f64, Dialect) {
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
            quote: quotes.first().copied().unwrap_or(Quote::DOUBLE),
            escape: false,
        };
        let mut best = (0.0, fallback);
        let mut consider = |dialect: Dialect, weight: f64| {
            let score = weight * score(dialect, sample, whole);
            // By more than rounding, so that the order of the candidates decides between equals.
            if score > best.0 * (1.0 + 1e-9) {
                best = (score, dialect);
            }
        };
        for &quote in &quotes {
            let escapes: &[bool] = if is_escaped(sample, quote) { &[false, true] } else { &[false] };
            for (&separator, &escape) in separators.iter().flat_map(|s| escapes.iter().map(move |e| (s, e))) {
                if quote != Quote::Mark(separator) {
                    consider(Dialect { separator, quote, escape }, 1.0);
                }
            }
        }
        if options.separator.is_none() && options.quote.is_none() {
            let rare = RARE_SEPARATORS.into_iter().filter(|separator| separates_lines(sample, *separator));
            for separator in rare {
                consider(Dialect { separator, quote: Quote::None, escape: false }, RARE);
            }
        }
        best
    }
}

/// Signs that seldom separate cells: they need every line's agreement, and still weigh less.
const RARE_SEPARATORS: [u8; 11] = *b"!#$%&*+/@=\\";
const RARE: f64 = 0.5;

/// Whether all lines hold the sign equally often, at least twice, between texts that are not blank, and the first line
/// between words.
fn separates_lines(sample: &str, separator: u8) -> bool {
    let lines: Vec<&str> = sample.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_ROWS).collect();
    // The last line of a sample may be cut off.
    let whole = lines.get(..lines.len().saturating_sub(1)).unwrap_or_default();
    let Some(first) = whole.first() else { return false };
    let cells = |line: &str| line.split(char::from(separator)).count();
    let worded = first.split(char::from(separator)).all(|cell| matches!(Shape::of(Value::Text(cell)), Shape::Text(_)));
    whole.len() >= 2 && worded && cells(first) >= 3 && whole.iter().all(|line| cells(line) == cells(first))
}

/// Whether a quote stands behind a backslash anywhere.
fn is_escaped(sample: &str, quote: Quote) -> bool {
    matches!(quote, Quote::Mark(mark) if sample.contains(&format!("\\{}", char::from(mark))))
}

/// The first lines; `true` if they are all.
pub(super) fn sample(text: &str) -> (&str, bool) {
    if text.len() <= SAMPLE_BYTES {
        return (text, true);
    }
    let mut end = SAMPLE_BYTES;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (text.get(..end).unwrap_or(text), false)
}

/// What may quote cells beside `"`, most usual first.
const OTHER_QUOTES: [u8; 7] = *b"'`|~/%$";

/// Quotes that stand where a cell begins or ends. Others than `"` are quotes only if about as many cells end with one as
/// begin: Excel and Typeform put an apostrophe before text that looks like a number.
fn possible_quotes(sample: &str) -> Vec<Quote> {
    let mut quotes = vec![Quote::DOUBLE];
    if sample.contains('"') {
        quotes.push(Quote::None);
    }
    quotes.extend(OTHER_QUOTES.into_iter().filter(|mark| quotes_cells(sample, *mark)).map(Quote::Mark));
    quotes
}

fn quotes_cells(sample: &str, mark: u8) -> bool {
    let (mut opening, mut closing) = (0_usize, 0_usize);
    let separates = |byte: u8| byte != mark && SEPARATORS.contains(&byte);
    let edge = |byte: Option<u8>| byte.is_none_or(|byte| matches!(byte, b'\n' | b'\r') || separates(byte));
    let bytes = sample.as_bytes();
    for (at, _) in sample.match_indices(char::from(mark)) {
        opening += usize::from(edge(at.checked_sub(1).and_then(|before| bytes.get(before)).copied()));
        closing += usize::from(edge(bytes.get(at + 1).copied()));
    }
    // A separator inside a quoted cell makes one of them look like the other, so that they need not be equal.
    opening > 0 && closing * 2 >= opening && opening * 2 >= closing
}

/// Row pattern score times type score: how alike the rows are, and how many cells read as something.
fn score(dialect: Dialect, sample: &str, whole: bool) -> f64 {
    let mut widths = BTreeMap::<usize, usize>::new();
    let (mut cells, mut sensible) = (0_usize, 0.0);
    let mut records = Records::new(sample, dialect);
    let mut record = Record::default();
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
        for cell in record.iter() {
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
    let quoted = |mark: u8| {
        let mark = char::from(mark);
        cell.len() > 1 && cell.starts_with(mark) && cell.ends_with(mark)
    };
    if OTHER_QUOTES.into_iter().any(quoted) || quote_left('"') || cell.contains("\\\"") {
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
        assert_eq!(detect(text), (',', Quote::DOUBLE));
    }

    #[test]
    fn apostrophes_quote_only_where_they_stand_on_both_sides() {
        assert_eq!(detect("'a','b'\n'x, y','2'\n'z','3'\n").1, Quote::SINGLE);
        assert_eq!(detect("phone,name\n'+569123,Ann\n'+569124,O'Neil\n").1, Quote::DOUBLE);
    }

    #[test]
    fn text_of_one_column_has_any_separator() {
        assert_eq!(detect("word\nother\nthird\n"), (',', Quote::DOUBLE));
        assert_eq!(detect(""), (',', Quote::DOUBLE));
    }

    #[test]
    fn other_signs_quote_and_separate_where_all_lines_agree() {
        assert_eq!(detect("`a`,`b`\n`x, y`,`2`\n`z`,`3`\n"), (',', Quote::Mark(b'`')));
        assert_eq!(detect("id!name!city\n1!Ann!Rome\n2!Bo!Bari\n3!Cy!Pisa\n").0, '!');
        assert_eq!(detect("mail\nana@acme.es\nbo@acme.es\n").0, ',');
        assert_eq!(detect("day\n01/02/2026\n02/02/2026\n03/02/2026\n").0, ',');
        assert!(Dialect::detect("a,b\n\"say \\\"hi\\\", Ann\",1\n\"x\",2\n", &ReadOptions::default()).escape);
        assert!(!Dialect::detect("a,b\n\"C:\\dir\\\",1\n\"D:\\\",2\n", &ReadOptions::default()).escape);
    }

    #[test]
    fn what_is_forced_is_used() {
        let options = ReadOptions { separator: Some(b'|'), quote: Some(Quote::None), ..ReadOptions::default() };
        assert_eq!(
            Dialect::detect("a,b\n1,2\n", &options),
            Dialect { separator: b'|', quote: Quote::None, escape: false }
        );
    }
}
