//! Dates as people and programs write them in text. Which of day and month comes first is decided once a column.

mod plain;

use jiff::civil::{Date, DateTime, Time};

pub(in crate::ingest) use self::plain::clear_day;
use self::plain::plain_day;
use super::style::DateOrder;
use super::value::trim;

/// A date in text, taken apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Written {
    day: Day,
    time: Time,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Day {
    /// Year, month, day: the order is written or the month named.
    Clear(i16, i8, i8),
    /// Two numbers, then the year.
    Ordered(i8, i8, i16),
    /// A year and a month.
    Month(i16, i8),
}

/// What one date says about the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// Reads the same in every order.
    Absent,
    Settled(DateOrder),
    /// Day and month may change places.
    Open,
    /// No such day in any order.
    Impossible,
}

/// Longer text is no date.
const LONGEST: usize = 64;
/// Years outside are a slip of the keys or another kind of number.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

impl Written {
    /// `None` if the text is not a date in any order.
    pub(super) fn parse(text: &str) -> Option<Written> {
        let text = trim(text);
        if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return None;
        }
        if let Some(day) = plain_day(text) {
            return Some(Written { day, time: Time::midnight() });
        }
        let tokens = tokens(text)?;
        let mut reader = Reader { tokens: &tokens };
        let day = reader.day()?;
        let time = reader.time()?;
        Some(Written { day, time })
    }

    pub(super) fn order(&self) -> Order {
        let Day::Ordered(first, second, year) = self.day else {
            return if self.at(DateOrder::YearMonthDay).is_some() { Order::Absent } else { Order::Impossible };
        };
        let day_first = valid(year, second, first);
        let month_first = valid(year, first, second);
        match (day_first, month_first) {
            (Some(_), Some(_)) if first == second => Order::Absent,
            (Some(_), Some(_)) => Order::Open,
            (Some(_), None) => Order::Settled(DateOrder::DayMonthYear),
            (None, Some(_)) => Order::Settled(DateOrder::MonthDayYear),
            (None, None) => Order::Impossible,
        }
    }

    /// The moment, if there is such a day in this order. An order matters only to dates that leave it open.
    pub(super) fn at(&self, order: DateOrder) -> Option<DateTime> {
        let date = match (self.day, order) {
            (Day::Clear(year, month, day), _) => valid(year, month, day),
            (Day::Month(year, month), _) => valid(year, month, 1),
            (Day::Ordered(first, second, year), DateOrder::DayMonthYear) => valid(year, second, first),
            (Day::Ordered(first, second, year), DateOrder::MonthDayYear) => valid(year, first, second),
            // `26-10-31` where the caller says that the year comes first.
            (Day::Ordered(first, second, year), DateOrder::YearMonthDay) => {
                let last = i8::try_from(year % 100).ok()?;
                valid(century(i16::from(first)), second, last)
            }
        }?;
        Some(date.to_datetime(self.time))
    }
}

fn valid(year: i16, month: i8, day: i8) -> Option<Date> {
    YEARS.contains(&year).then(|| Date::new(year, month, day).ok()).flatten()
}

/// 69 to 99 are of the twentieth century, as POSIX has it.
fn century(year: i16) -> i16 {
    if year < 69 { year + 2000 } else { year + 1900 }
}

#[derive(Debug, Clone, PartialEq)]
enum Token<'a> {
    Number(&'a str),
    /// Lower case, without accents where a reader may leave them out.
    Word(String),
    Sign(char),
}

/// Numbers, words and signs; blanks only separate them.
fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let same = |test: fn(char) -> bool| rest.find(|c| !test(c)).unwrap_or(rest.len());
        let length = if c.is_ascii_digit() {
            let length = same(|c| c.is_ascii_digit());
            tokens.push(Token::Number(rest.get(..length)?));
            length
        } else if c.is_alphabetic() {
            let length = same(char::is_alphabetic);
            tokens.push(Token::Word(rest.get(..length)?.to_lowercase()));
            length
        } else {
            if !c.is_whitespace() {
                tokens.push(Token::Sign(c));
            }
            c.len_utf8()
        };
        rest = rest.get(length..)?;
    }
    Some(tokens)
}

struct Reader<'a> {
    tokens: &'a [Token<'a>],
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<&'a Token<'a>> {
        let (first, rest) = self.tokens.split_first()?;
        self.tokens = rest;
        Some(first)
    }

    fn number(&mut self) -> Option<&'a str> {
        match self.tokens.first() {
            Some(Token::Number(digits)) => {
                self.next();
                Some(digits)
            }
            _ => None,
        }
    }

    fn sign(&mut self, signs: &[char]) -> Option<char> {
        match self.tokens.first() {
            Some(Token::Sign(sign)) if signs.contains(sign) => {
                self.next();
                Some(*sign)
            }
            _ => None,
        }
    }

    fn word(&mut self, test: impl Fn(&str) -> bool) -> bool {
        let found = matches!(self.tokens.first(), Some(Token::Word(word)) if test(word));
        if found {
            self.next();
        }
        found
    }

    fn month_name(&mut self) -> Option<i8> {
        let Some(Token::Word(word)) = self.tokens.first() else { return None };
        let month = month_named(word)?;
        self.next();
        Some(month)
    }

    /// Passes over what stands between the parts of `31 de octubre de 2026` and `Oct. 31st, 2026`.
    fn pass_joints(&mut self) {
        const WORDS: [&str; 7] = ["de", "del", "of", "st", "nd", "rd", "th"];
        while self.sign(&['.', ',', '-', '/', 'º', '°']).is_some()
            || self.word(|word| WORDS.contains(&word) || word == "º")
        {}
    }

    fn day(&mut self) -> Option<Day> {
        if self.word(is_weekday) {
            self.pass_joints();
        }
        if let Some(month) = self.month_name() {
            return self.after_month_name(month);
        }
        let first = self.number()?;
        if first.len() == 8 {
            return Some(Day::Clear(part(first.get(..4)?)?, part(first.get(4..6)?)?, part(first.get(6..)?)?));
        }
        if first.len() == 14 {
            return None;
        }
        if let Some(sign) = self.sign(&['-', '/', '.']) {
            if matches!(self.tokens.first(), Some(Token::Number(_))) {
                return self.of_numbers(first, sign);
            }
        } else {
            self.pass_joints();
        }
        let month = self.month_name()?;
        self.pass_joints();
        let last = self.number()?;
        if first.len() == 4 {
            return Some(Day::Clear(part(first)?, month, short(last)?));
        }
        Some(Day::Clear(year(last)?, month, short(first)?))
    }

    /// `Oct 31, 2026` or `oct 2026`.
    fn after_month_name(&mut self, month: i8) -> Option<Day> {
        self.pass_joints();
        let first = self.number()?;
        if first.len() == 4 {
            return Some(Day::Month(part(first)?, month));
        }
        self.pass_joints();
        Some(Day::Clear(year(self.number()?)?, month, short(first)?))
    }

    fn of_numbers(&mut self, first: &str, sign: char) -> Option<Day> {
        let second = self.number()?;
        let Some(third) = self.sign(&[sign]).and_then(|_| self.number()) else {
            // `2026-10` and `10/2026`; `10.2026` is a number.
            return match (first.len(), second.len(), sign) {
                (4, 1..=2, '-' | '/') => Some(Day::Month(part(first)?, short(second)?)),
                (1..=2, 4, '-' | '/') => Some(Day::Month(part(second)?, short(first)?)),
                _ => None,
            };
        };
        if first.len() == 4 {
            return Some(Day::Clear(part(first)?, short(second)?, short(third)?));
        }
        let (first, second, year) = (short(first)?, short(second)?, year(third)?);
        // A first number that is no day is a year of two digits: `99/12/31`.
        if first > 31 && third.len() == 2 {
            return Some(Day::Clear(century(i16::from(first)), second, short(third)?));
        }
        // Only day-first languages separate dates with points.
        if sign == '.' {
            return Some(Day::Clear(year, second, first));
        }
        Some(Day::Ordered(first, second, year))
    }

    /// The time of day and the zone behind the date, up to the end.
    fn time(&mut self) -> Option<Time> {
        self.sign(&[',']);
        self.word(|word| matches!(word, "t" | "at" | "a"));
        self.word(|word| word == "las");
        let Some(first) = self.number() else {
            return self.tokens.is_empty().then_some(Time::midnight());
        };
        let (hour, minute, second, fraction) = if first.len() == 6 || first.len() == 4 {
            (
                short(first.get(..2)?)?,
                short(first.get(2..4)?)?,
                short(first.get(4..).filter(|s| !s.is_empty()).unwrap_or("0"))?,
                "",
            )
        } else {
            self.sign(&[':'])?;
            let minute = short(self.number()?)?;
            let second = if self.sign(&[':']).is_some() { short(self.number()?)? } else { 0 };
            let fraction = if self.sign(&['.', ',']).is_some() { self.number()? } else { "" };
            (short(first)?, minute, second, fraction)
        };
        let hour = self.half_of_day(hour)?;
        self.zone()?;
        // A leap second, and the nanoseconds beyond the ninth digit, are cut.
        let nanos = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
        Time::new(hour, minute, second.min(59), nanos).ok()
    }

    /// `AM`, `PM`, `a. m.` and `p. m.` behind an hour.
    fn half_of_day(&mut self, hour: i8) -> Option<i8> {
        let Some(Token::Word(word)) = self.tokens.first() else { return Some(hour) };
        let afternoon = match word.as_str() {
            "am" | "a" => false,
            "pm" | "p" => true,
            _ => return Some(hour),
        };
        self.next();
        self.sign(&['.']);
        self.word(|word| word == "m");
        self.sign(&['.']);
        match (hour, afternoon) {
            (12, false) => Some(0),
            (12, true) => Some(12),
            (1..=11, true) => Some(hour + 12),
            (1..=11, false) => Some(hour),
            _ => None,
        }
    }

    /// `Z`, `+0000`, `-05:00`, `CET`, `(UTC+1)`: read over, since the date stays as written.
    fn zone(&mut self) -> Option<()> {
        self.sign(&['(', '[']);
        self.word(|word| word.len() <= 5);
        if self.sign(&['+', '-', '\u{2212}']).is_some() {
            self.number()?;
            if self.sign(&[':']).is_some() {
                self.number()?;
            }
        }
        self.sign(&[')', ']']);
        self.tokens.is_empty().then_some(())
    }
}

/// A part of up to four digits.
fn part<T: std::str::FromStr>(digits: &str) -> Option<T> {
    digits.parse().ok()
}

/// A part of one or two digits.
fn short(digits: &str) -> Option<i8> {
    (digits.len() <= 2).then(|| digits.parse().ok()).flatten()
}

fn year(digits: &str) -> Option<i16> {
    match digits.len() {
        2 => Some(century(digits.parse().ok()?)),
        4 => digits.parse().ok(),
        _ => None,
    }
}

/// Months in English and Spanish, in full or cut to three or four letters.
fn month_named(word: &str) -> Option<i8> {
    const NAMES: [(&str, &str); 12] = [
        ("january", "enero"),
        ("february", "febrero"),
        ("march", "marzo"),
        ("april", "abril"),
        ("may", "mayo"),
        ("june", "junio"),
        ("july", "julio"),
        ("august", "agosto"),
        ("september", "septiembre"),
        ("october", "octubre"),
        ("november", "noviembre"),
        ("december", "diciembre"),
    ];
    if word == "setiembre" || word == "set" {
        return Some(9);
    }
    let cut = |name: &str| word == name || ((3..=4).contains(&word.len()) && name.starts_with(word));
    let index = NAMES.iter().position(|(english, spanish)| cut(english) || cut(spanish))?;
    i8::try_from(index + 1).ok()
}

fn is_weekday(word: &str) -> bool {
    const DAYS: [&str; 14] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
    ];
    let letters = word.chars().count();
    letters >= 3 && DAYS.iter().any(|day| day.starts_with(word)) || word == "miercoles" || word == "sabado"
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayMonthYear, MonthDayYear, YearMonthDay};

    fn read(text: &str, order: DateOrder) -> String {
        Written::parse(text).and_then(|written| written.at(order)).map(|at| at.to_string()).unwrap_or_default()
    }

    #[test]
    fn clear_dates_need_no_order() {
        let cases = [
            ("2024-07-11T21:22:07.000+0000", "2024-07-11T21:22:07"),
            ("2016-11-04 00:00:00", "2016-11-04T00:00:00"),
            ("2016-11-04", "2016-11-04T00:00:00"),
            ("15 Apr, 2021 00:02:00", "2021-04-15T00:02:00"),
            ("31 oct 2026", "2026-10-31T00:00:00"),
            ("2023/04/30 12:11:19 p. m. CET", "2023-04-30T12:11:19"),
            ("2023/04/30 12:11:19 a. m. CET", "2023-04-30T00:11:19"),
            ("20261031", "2026-10-31T00:00:00"),
            ("2026-10", "2026-10-01T00:00:00"),
            ("10/2026", "2026-10-01T00:00:00"),
            ("oct 2026", "2026-10-01T00:00:00"),
            ("11-May-11", "2011-05-11T00:00:00"),
            ("24 October 2011", "2011-10-24T00:00:00"),
            ("October 31st, 2026", "2026-10-31T00:00:00"),
            ("31 de octubre de 2026", "2026-10-31T00:00:00"),
            ("1 sept. 2026", "2026-09-01T00:00:00"),
            ("viernes, 4 de diciembre de 2026", "2026-12-04T00:00:00"),
            ("20150311T000000", "2015-03-11T00:00:00"),
            ("2026-10-31T08:00Z", "2026-10-31T08:00:00"),
            ("2026-10-31T08:00:00.123456-05:00", "2026-10-31T08:00:00.123456"),
            ("31.12.2026", "2026-12-31T00:00:00"),
            ("99/12/31", "1999-12-31T00:00:00"),
            ("1º de enero de 2026", "2026-01-01T00:00:00"),
            ("Tue Nov 24, 2026", "2026-11-24T00:00:00"),
            ("2026-oct-31", "2026-10-31T00:00:00"),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text, DayMonthYear), expected, "{text}");
            assert_eq!(Written::parse(text).unwrap().order(), Order::Absent, "{text}");
        }
    }

    #[test]
    fn day_and_month_settle_each_other_or_stay_open() {
        let order = |text| Written::parse(text).map(|written| written.order());
        assert_eq!(order("10/20/2016"), Some(Order::Settled(MonthDayYear)));
        assert_eq!(order("02/23/26 08:55 PM"), Some(Order::Settled(MonthDayYear)));
        assert_eq!(order("31/12/2026"), Some(Order::Settled(DayMonthYear)));
        assert_eq!(order("3/4/2026"), Some(Order::Open));
        assert_eq!(order("4/4/2026"), Some(Order::Absent));
        assert_eq!(order("31/02/2026"), Some(Order::Impossible));
        assert_eq!(order("30/02/2026"), Some(Order::Impossible));
        assert_eq!(order("2026-02-30"), Some(Order::Impossible));
        assert_eq!(order("3/4/1826"), Some(Order::Impossible));
        assert_eq!(read("02/23/26 08:55 PM", MonthDayYear), "2026-02-23T20:55:00");
        assert_eq!(read("3/4/2026", DayMonthYear), "2026-04-03T00:00:00");
        assert_eq!(read("3/4/2026", MonthDayYear), "2026-03-04T00:00:00");
        assert_eq!(read("26-10-31", YearMonthDay), "2026-10-31T00:00:00");
    }

    #[test]
    fn other_text_is_no_date() {
        for text in [
            "",
            "25-Jun",
            "Oct-26",
            "1.234",
            "12",
            "2026",
            "10.2026",
            "1/2",
            "2026-10-31 25:99",
            "a 2026",
            "1-2-3-4",
            "2026-10-31 tomorrow morning",
            "Exeter 23/09/2011",
            "2026-10-31 13:00 PM",
            "555-1234",
            "1/2/345",
            "May",
        ] {
            assert_eq!(Written::parse(text), None, "{text}");
        }
    }
}
