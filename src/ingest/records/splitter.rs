//! One record after another into its cells, as the csv crate splits them, which a test holds it to. Faster than that,
//! since what ends a cell is looked for over many bytes at once.

use super::record::Record;
use crate::ingest::dialect::Dialect;
use crate::ingest::options::Quote;

/// Splits a text from a place on.
#[derive(Debug)]
pub(super) struct Splitter<'a> {
    text: &'a str,
    at: usize,
    /// Where the last record began.
    began: usize,
    separator: u8,
    quote: Option<u8>,
    /// Stands before a sign inside a quoted cell that means only itself.
    escape: Option<u8>,
    carriage_returns: bool,
}

/// How a cell ended.
enum End {
    Separator,
    Record,
}

impl<'a> Splitter<'a> {
    /// `carriage_returns` may be false only where the text has none.
    pub(super) fn new(text: &'a str, dialect: Dialect, carriage_returns: bool) -> Splitter<'a> {
        Splitter {
            text,
            at: 0,
            began: 0,
            separator: dialect.separator,
            quote: match dialect.quote {
                Quote::Mark(mark) => Some(mark),
                Quote::None => None,
            },
            escape: (dialect.escape && dialect.quote != Quote::None).then_some(b'\\'),
            carriage_returns,
        }
    }

    /// How far the text was read, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Where the last record that was read began, in bytes.
    pub(super) fn began(&self) -> usize {
        self.began
    }

    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    /// The next record that is not a blank line; false at the end of the text.
    pub(super) fn read(&mut self, record: &mut Record<'a>) -> bool {
        record.begin(self.text);
        if self.at == 0 && self.text.starts_with('\u{feff}') {
            self.at = '\u{feff}'.len_utf8();
        }
        while matches!(self.byte(self.at), Some(b'\n' | b'\r')) {
            self.at += 1;
        }
        if self.at >= self.text.len() {
            return false;
        }
        self.began = self.at;
        loop {
            let end = match self.byte(self.at) {
                Some(byte) if Some(byte) == self.quote => self.quoted(record),
                _ => {
                    let start = self.at;
                    let (end, how) = self.plain_end(start);
                    record.push(start..end);
                    how
                }
            };
            if let End::Record = end {
                return true;
            }
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Where a cell that is not quoted ends; goes on behind what ends it.
    fn plain_end(&mut self, start: usize) -> (usize, End) {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let found = match self.carriage_returns {
            true => memchr::memchr3(self.separator, b'\n', b'\r', rest),
            false => memchr::memchr2(self.separator, b'\n', rest),
        };
        let end = found.map_or(self.text.len(), |found| start + found);
        (end, self.end_at(end))
    }

    /// Goes on behind the byte that ends a cell, or to the end of the text.
    fn end_at(&mut self, end: usize) -> End {
        self.at = (end + 1).min(self.text.len());
        match self.byte(end) {
            Some(byte) if byte == self.separator => End::Separator,
            _ => End::Record,
        }
    }

    /// A cell that begins with a quote.
    fn quoted(&mut self, record: &mut Record<'a>) -> End {
        // Where the piece under way begins, and from where on its end is looked for.
        let mut start = self.at + 1;
        let mut from = start;
        loop {
            let Some(mark) = self.next_mark(from) else {
                return self.push(record, start, self.text.len(), self.text.len());
            };
            if self.byte(mark) != self.quote {
                // What follows an escape is part of the cell, whatever it is.
                record.join(start..mark);
                (start, from) = (mark + 1, mark + 2);
                continue;
            }
            match self.byte(mark + 1) {
                Some(next) if Some(next) == self.quote => {
                    record.join(start..mark);
                    (start, from) = (mark + 1, mark + 2);
                }
                Some(next) if next != self.separator && !matches!(next, b'\n' | b'\r') => {
                    // The quote did not end the cell: the rest of it is as without quotes.
                    record.join(start..mark);
                    let (end, how) = self.plain_end(mark + 1);
                    record.join(mark + 1..end);
                    record.push_joined();
                    return how;
                }
                _ => return self.push(record, start, mark, mark + 1),
            }
        }
    }

    /// The next quote or escape.
    fn next_mark(&self, from: usize) -> Option<usize> {
        let rest = self.text.as_bytes().get(from..)?;
        let found = match (self.quote, self.escape) {
            (Some(quote), Some(escape)) => memchr::memchr2(quote, escape, rest),
            (quote, _) => memchr::memchr(quote?, rest),
        };
        found.map(|found| from + found)
    }

    /// Ends a quoted cell whose last piece ends at `end`; the cell itself is ended by the byte at `closed`.
    fn push(&mut self, record: &mut Record<'a>, start: usize, end: usize, closed: usize) -> End {
        match record.is_joining() {
            false => record.push(start..end),
            true => {
                record.join(start..end);
                record.push_joined();
            }
        }
        self.end_at(closed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Records with the place behind each.
    type Split = Vec<(usize, Vec<String>)>;

    fn split(text: &str, dialect: Dialect) -> Split {
        let mut splitter = Splitter::new(text, dialect, text.contains('\r'));
        let (mut record, mut found) = (Record::default(), Vec::new());
        while splitter.read(&mut record) {
            found.push((splitter.at(), record.iter().map(str::to_owned).collect()));
        }
        found
    }

    fn split_by_csv(text: &str, dialect: Dialect) -> Split {
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(dialect.separator);
        match dialect.quote {
            Quote::Mark(mark) => builder.quote(mark),
            Quote::None => builder.quoting(false),
        };
        if dialect.escape {
            builder.escape(Some(b'\\'));
        }
        let mut reader = builder.from_reader(text.as_bytes());
        let (mut record, mut found) = (csv::StringRecord::new(), Vec::new());
        while reader.read_record(&mut record).unwrap() {
            let at = usize::try_from(reader.position().byte()).unwrap();
            found.push((at, record.iter().map(str::to_owned).collect()));
        }
        found
    }

    const QUOTES: [Quote; 3] = [Quote::DOUBLE, Quote::Mark(b'\''), Quote::None];

    #[test]
    fn ends_of_texts_end_cells_and_records() {
        for text in [
            "",
            "a",
            "a,",
            "a,b\n",
            "a,b\r\n",
            "\"a",
            "\"a\"",
            "\"a\",",
            "\"a\"x",
            "\"a\"\"",
            "\n\r\n",
            "\"\"",
            "\u{feff}a,b\nc",
        ] {
            for escape in [false, true] {
                let dialect = Dialect { escape, ..Dialect::COMMAS };
                assert_eq!(split(text, dialect), split_by_csv(text, dialect), "{text:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn cells_are_those_of_the_csv_crate(
            text in "(a|é|\"|\"\"|'|\\\\|,|;|,\"|\",|\n|\r|\r\n| ){0,40}",
            separator in prop::sample::select(b",;".to_vec()),
            quote in prop::sample::select(QUOTES.to_vec()),
            escape: bool,
        ) {
            let dialect = Dialect { separator, quote, escape };
            prop_assert_eq!(split(&text, dialect), split_by_csv(&text, dialect));
        }
    }
}
