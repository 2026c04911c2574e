//! The records of a text file with the line each starts on, and a way on past a quote that never closes.

mod record;
mod splitter;

pub(super) use self::record::Record;
use self::splitter::Splitter;
use super::dialect::Dialect;
use super::options::Quote;
use super::stretch::any_stretch;

/// Where a record lies.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Bytes from the start of the text.
    start: usize,
    end: usize,
    /// Whether it goes on over several lines.
    pub holds_lines: bool,
    /// From 1.
    pub line: u32,
}

/// Reads one record after another.
pub(super) struct Records<'a> {
    text: &'a str,
    dialect: Dialect,
    splitter: Splitter<'a>,
    /// Most texts end their lines without carriage returns, so that they need not be looked for.
    carriage_returns: bool,
    /// How far lines are counted, and the line there.
    counted: usize,
    line: u32,
    restarts: u32,
    restarts_from_end: u32,
    /// Bytes that will be read once more.
    read_again: usize,
}

/// Each restart reads a record's text again, and one that ran to the end reads all of it: a file that needs more is
/// not in this dialect.
const MOST_RESTARTS: u32 = 10_000;
const MOST_RESTARTS_FROM_END: u32 = 20;
/// How often, in sum, the text is read again.
const MOST_READINGS: usize = 4;
const LEAST_READ_AGAIN: usize = 1 << 22;

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, dialect: Dialect) -> Records<'a> {
        let holds = |stretch: &[u8]| memchr::memchr(b'\r', stretch).is_some();
        Records::with(text, dialect, any_stretch(text.as_bytes(), 0, holds))
    }

    /// The first records of a text, of which the rest is not looked at.
    pub(super) fn first(text: &'a str, dialect: Dialect) -> Records<'a> {
        Records::with(text, dialect, true)
    }

    fn with(text: &'a str, dialect: Dialect, carriage_returns: bool) -> Records<'a> {
        Records {
            text,
            dialect,
            splitter: Splitter::new(text, dialect, carriage_returns),
            carriage_returns,
            counted: 0,
            line: 1,
            restarts: 0,
            restarts_from_end: 0,
            read_again: 0,
        }
    }

    /// The records from a place on which a line begins, which is then line 1.
    pub(super) fn from(&self, start: usize) -> Records<'a> {
        let text = self.text.get(start..).unwrap_or_default();
        Records::with(text, self.dialect, self.carriage_returns)
    }

    /// How often reading began again below a quote that never closes.
    pub(super) fn restarts(&self) -> u32 {
        self.restarts
    }

    /// The next record that is not a blank line.
    pub(super) fn next(&mut self, record: &mut Record<'a>) -> Option<Place> {
        if !self.splitter.read(record) {
            return None;
        }
        let (start, end) = (self.splitter.began(), self.splitter.at());
        self.count_lines_to(start);
        let mut place = Place { start, end, holds_lines: false, line: self.line };
        let raw = self.raw(place).as_bytes();
        place.holds_lines = memchr::memchr2(b'\n', b'\r', raw).is_some();
        if !place.holds_lines {
            // No line ends in it, so that there is none to count.
            self.counted = start + raw.len();
        }
        Some(place)
    }

    fn count_lines_to(&mut self, start: usize) {
        let passed = self.text.as_bytes().get(self.counted..start).unwrap_or_default();
        let lines = match self.carriage_returns {
            false => memchr::memchr_iter(b'\n', passed).count(),
            // A carriage return alone ends a line too, one before a line feed does not.
            true => {
                let ends = memchr::memchr2_iter(b'\n', b'\r', passed);
                ends.filter(|end| passed.get(*end) == Some(&b'\n') || passed.get(*end + 1) != Some(&b'\n')).count()
            }
        };
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        self.counted = start.max(self.counted);
    }

    /// Where a record begins, in bytes from the start of the text.
    pub(super) fn start(&self, place: Place) -> usize {
        place.start
    }

    /// The record as written.
    pub(super) fn raw(&self, place: Place) -> &'a str {
        self.text.get(place.start..place.end).unwrap_or("").trim_end_matches(['\r', '\n'])
    }

    /// Whether a record runs to the end of the text.
    pub(super) fn is_at_end(&self, place: Place) -> bool {
        place.end >= self.text.len()
    }

    /// Whether a record holds a quote without its partner that swallowed lines below it: it runs to the end of the
    /// text, is longer than a record can be, or `suspect` says that its cells are wrong.
    pub(super) fn swallowed_lines(&self, place: Place, longest: usize, suspect: bool) -> bool {
        let Quote::Mark(quote) = self.dialect.quote else { return false };
        if !place.holds_lines {
            return false;
        }
        let raw = self.raw(place);
        if !suspect && !self.is_at_end(place) && raw.len() <= longest {
            return false;
        }
        let escaped = if self.dialect.escape { raw.matches(&format!("\\{}", char::from(quote))).count() } else { 0 };
        raw.len() > longest || !(raw.matches(char::from(quote)).count() - escaped).is_multiple_of(2)
    }

    /// Goes on below the first line of a record, and gives that line; `None` if this was done too often.
    pub(super) fn restart_below(&mut self, place: Place) -> Option<&'a str> {
        self.restarts += 1;
        self.restarts_from_end += u32::from(self.is_at_end(place));
        self.read_again = self.read_again.saturating_add(place.end - place.start);
        let reads_on = self.read_again <= self.text.len().saturating_mul(MOST_READINGS).max(LEAST_READ_AGAIN);
        if self.restarts > MOST_RESTARTS || self.restarts_from_end > MOST_RESTARTS_FROM_END || !reads_on {
            return None;
        }
        let raw = self.text.get(place.start..place.end)?;
        let length = raw.find(['\r', '\n'])?;
        self.splitter.go_to(place.start + length);
        raw.get(..length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut records = Records::new(text, Dialect::COMMAS);
        let mut record = Record::default();
        let mut found = Vec::new();
        while let Some(place) = records.next(&mut record) {
            found.push((place.line, record.iter().map(str::to_owned).collect()));
        }
        found
    }

    #[test]
    fn records_know_their_line_over_blank_lines_and_breaks_in_quotes() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "1,\"x", "y\"", "2,z", "", "", "3,w"].join(end);
            let found: Vec<u32> = lines(&text).into_iter().map(|(line, _)| line).collect();
            assert_eq!(found, [1, 3, 5, 8], "{end:?}");
        }
    }

    #[test]
    fn reading_goes_on_below_a_quote_that_never_closes() {
        let text = "a,b\n1,\"open\n2,x\n3,y\n";
        let mut records = Records::new(text, Dialect::COMMAS);
        let mut record = Record::default();
        records.next(&mut record);
        let place = records.next(&mut record).unwrap();
        assert!(records.swallowed_lines(place, 1 << 20, false));
        assert_eq!(records.restart_below(place), Some("1,\"open"));
        let place = records.next(&mut record).unwrap();
        assert_eq!((place.line, record.get(1)), (3, Some("x")));
        assert!(!records.swallowed_lines(place, 1 << 20, true));
    }
}
