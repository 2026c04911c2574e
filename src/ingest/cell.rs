//! Typed readers of one cell. `Ok(None)` is a missing value; a value that cannot be read is a [`BadCell`], never a
//! guess.

use std::borrow::Cow;

use jiff::civil::{DateTime, Time};
use unicode_normalization::UnicodeNormalization;

use super::dates::{self, Order};
use super::number::{self, Marks};
use super::style::{ColumnStyle, DateOrder, DecimalMark, Epoch};
use super::value::{Value, is_error_text, is_null_lookup, trim};
use crate::model::{Currency, Date, Decimal, Month};

/// A cell that holds something else than its column should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found `{found}`, expected {expected}")]
pub struct BadCell {
    /// The cell as written, cut to a length that fits a message.
    pub found: String,
    pub expected: Cow<'static, str>,
}

const A_NUMBER: &str = "a number";
const A_DATE: &str = "a date";
const A_CLEAR_NUMBER: &str = "a number that reads one way only: force the decimal mark";
const A_CLEAR_DATE: &str = "a date that reads one way only: force the order of day and month";
const AN_EXACT_NUMBER: &str = "a number of at most 28 digits";
const A_DAY_IN_RANGE: &str = "a day that exists, from 1900 to 2200";
const YES_OR_NO: &str = "yes or no";
const A_CURRENCY: &str = "a currency code such as EUR";

/// How much of a cell a message shows.
const SHOWN_CHARS: usize = 80;
/// Smaller serial numbers are years, counts and ages rather than days (this one is in 1940).
const FIRST_SERIAL: f64 = 14_611.0;
/// The last day of 2200.
const LAST_SERIAL: f64 = 109_939.0;
/// From the epoch of 1900 to that of 1904.
const DAYS_TO_1904: f64 = 1_462.0;
const SECONDS_A_DAY: f64 = 86_400.0;

/// An exact decimal. Text goes to it digit by digit; a number of a workbook through its shortest decimal form.
/// `45 %` is 0.45, `(12)` is -12, `342.09K` is 342090; a currency sign or code is left out.
pub fn decimal(value: Value<'_>, style: &ColumnStyle) -> Result<Option<Decimal>, BadCell> {
    let Some(digits) = digits(value, style)? else { return Ok(None) };
    Decimal::from_str_exact(&digits).map(Some).map_err(|_| bad(value, AN_EXACT_NUMBER))
}

/// A number that needs no exactness; the same forms as [`decimal`]. Never infinite, never NaN.
pub fn number(value: Value<'_>, style: &ColumnStyle) -> Result<Option<f64>, BadCell> {
    let Some(digits) = digits(value, style)? else { return Ok(None) };
    match digits.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Some(number)),
        _ => Err(bad(value, A_NUMBER)),
    }
}

/// The number in plain digits with a point.
fn digits(value: Value<'_>, style: &ColumnStyle) -> Result<Option<String>, BadCell> {
    if value.is_missing() {
        return Ok(None);
    }
    match value {
        Value::Number(number) if number.is_finite() => Ok(Some(number.to_string())),
        Value::Text(text) => {
            let written = number::Written::parse(text).ok_or_else(|| bad(value, A_NUMBER))?;
            let mark = match (style.decimal.mark(), written.marks()) {
                (Some(mark), _) => mark,
                (None, Some(Marks::Settled(mark))) => mark,
                (None, Some(Marks::Absent)) => DecimalMark::Point,
                (None, Some(Marks::Open)) => return Err(bad(value, A_CLEAR_NUMBER)),
                (None, None) => return Err(bad(value, A_NUMBER)),
            };
            written.plain(mark).map(Some).ok_or_else(|| match mark {
                DecimalMark::Point => bad(value, "a number with a decimal point, as in the rest of its column"),
                DecimalMark::Comma => bad(value, "a number with a decimal comma, as in the rest of its column"),
            })
        }
        _ => Err(bad(value, A_NUMBER)),
    }
}

/// A day from 1900 to 2200. A time of day behind it is left out, and so is a zone: the date stays as written. A month
/// alone (`2026-10`) is its first day.
pub fn date(value: Value<'_>, style: &ColumnStyle) -> Result<Option<Date>, BadCell> {
    Ok(date_time(value, style)?.map(DateTime::date))
}

/// The same with its time of day, midnight where there is none.
pub fn date_time(value: Value<'_>, style: &ColumnStyle) -> Result<Option<DateTime>, BadCell> {
    if value.is_missing() {
        return Ok(None);
    }
    match value {
        Value::DateTime(at) if (1900..=2200).contains(&at.year()) => Ok(Some(at)),
        Value::DateTime(_) => Err(bad(value, A_DAY_IN_RANGE)),
        Value::Number(number) => day_of_number(number, style.epoch).map(Some).ok_or_else(|| bad(value, A_DATE)),
        Value::Text(text) => match dates::Written::parse(text) {
            Some(written) => {
                let order = match (style.date.order(), written.order()) {
                    (_, Order::Impossible) => return Err(bad(value, A_DAY_IN_RANGE)),
                    (Some(order), _) => order,
                    (None, Order::Settled(order)) => order,
                    (None, Order::Absent) => DateOrder::DayMonthYear,
                    (None, Order::Open) => return Err(bad(value, A_CLEAR_DATE)),
                };
                written.at(order).map(Some).ok_or_else(|| bad(value, day_in(order)))
            }
            // A serial number that a text export kept.
            None => serial_text(text, style.epoch).map(Some).ok_or_else(|| bad(value, A_DATE)),
        },
        _ => Err(bad(value, A_DATE)),
    }
}

fn day_in(order: DateOrder) -> &'static str {
    match order {
        DateOrder::YearMonthDay => "a date of year, month and day, as in the rest of its column",
        DateOrder::DayMonthYear => "a date of day, month and year, as in the rest of its column",
        DateOrder::MonthDayYear => "a date of month, day and year, as in the rest of its column",
    }
}

/// A serial number of a workbook, or `20261031` kept as a number.
fn day_of_number(number: f64, epoch: Epoch) -> Option<DateTime> {
    if (19_000_101.0..=22_001_231.0).contains(&number) {
        return dates::Written::parse(&number.to_string())?.at(DateOrder::YearMonthDay);
    }
    let serial = match epoch {
        Epoch::Year1900 => number,
        Epoch::Year1904 => number + DAYS_TO_1904,
    };
    if !(FIRST_SERIAL..LAST_SERIAL + 1.0).contains(&serial) {
        return None;
    }
    // Serial numbers past February 1900 count from the last day but one of 1899. Whole seconds, since the fraction is
    // rounded anyway.
    let seconds = (serial * SECONDS_A_DAY).round();
    let span = jiff::SignedDuration::try_from_secs_f64(seconds).ok()?;
    Date::new(1899, 12, 30).ok()?.to_datetime(Time::midnight()).checked_add(span).ok()
}

fn serial_text(text: &str, epoch: Epoch) -> Option<DateTime> {
    let text = trim(text);
    let whole = text.split('.').next()?;
    let is_serial = matches!(whole.len(), 5 | 6) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_serial.then(|| text.parse().ok()).flatten().and_then(|number| day_of_number(number, epoch))
}

/// A month: `2026-10`, `oct 2026`, or any date in it.
pub fn month(value: Value<'_>, style: &ColumnStyle) -> Result<Option<Month>, BadCell> {
    Ok(date(value, style)?.map(Month::of))
}

/// Yes or no, in English and Spanish; 1 and 0.
pub fn flag(value: Value<'_>) -> Result<Option<bool>, BadCell> {
    const YES: [&str; 13] = ["true", "t", "yes", "y", "1", "1.0", "sí", "si", "s", "verdadero", "v", "x", "✓"];
    const NO: [&str; 8] = ["false", "f", "no", "n", "0", "0.0", "falso", "✗"];
    match value {
        Value::Flag(flag) => Ok(Some(flag)),
        Value::Number(1.0) => Ok(Some(true)),
        Value::Number(0.0) => Ok(Some(false)),
        _ if value.is_missing() => Ok(None),
        Value::Text(text) => {
            // Some programs write the accent as a character of its own.
            let word: String = trim(text).nfc().flat_map(char::to_lowercase).collect();
            match word.as_str() {
                word if YES.contains(&word) => Ok(Some(true)),
                word if NO.contains(&word) => Ok(Some(false)),
                _ => Err(bad(value, YES_OR_NO)),
            }
        }
        _ => Err(bad(value, YES_OR_NO)),
    }
}

/// Text without blanks around it. `N/A`, `-` and the like stay, since a name may be just that; errors of formulas and
/// null lookups are missing. Control characters other than tabs and line breaks stand for nothing, and neither a font
/// nor a workbook has them: they are left out. Whole numbers have no decimals; dates are ISO, without the time if it is midnight.
pub fn text(value: Value<'_>) -> Option<Cow<'_, str>> {
    match value {
        Value::Empty | Value::Error(_) => None,
        Value::Text(text) => {
            let text = trim(text);
            (!text.is_empty() && !is_null_lookup(text) && !is_error_text(text)).then(|| without_control(text))
        }
        Value::Number(number) => Some(Cow::Owned(number.to_string())),
        Value::Flag(flag) => Some(Cow::Borrowed(if flag { "true" } else { "false" })),
        Value::DateTime(at) if at.time() == Time::midnight() => Some(Cow::Owned(at.date().to_string())),
        Value::DateTime(at) => Some(Cow::Owned(at.to_string())),
    }
}

fn without_control(text: &str) -> Cow<'_, str> {
    let may_be_unseen = |byte: &u8| (*byte < b' ' && !matches!(*byte, b'\t' | b'\n' | b'\r')) || *byte >= 0x7f;
    // Blocks without a way out are looked at many bytes at once, and most texts have nothing to look for.
    if !text.as_bytes().chunks(32).any(|block| block.iter().fold(false, |found, byte| found | may_be_unseen(byte))) {
        return Cow::Borrowed(text);
    }
    let unseen = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
    match text.contains(unseen) {
        true => Cow::Owned(text.chars().filter(|c| !unseen(*c)).collect()),
        false => Cow::Borrowed(text),
    }
}

/// A currency code, or a sign that stands for one currency only.
pub fn currency(value: Value<'_>) -> Result<Option<Currency>, BadCell> {
    if value.is_missing() {
        return Ok(None);
    }
    match value {
        Value::Text(text) => Currency::parse(trim(text)).map(Some).ok_or_else(|| bad(value, A_CURRENCY)),
        _ => Err(bad(value, A_CURRENCY)),
    }
}

/// The currency that an amount carries, as in `1.234,56 €` or `USD 12`; `$` alone names none.
pub fn currency_of_amount(value: Value<'_>) -> Option<Currency> {
    match value {
        Value::Text(text) => Currency::parse(&number::Written::parse(text)?.currency?),
        _ => None,
    }
}

fn bad(value: Value<'_>, expected: &'static str) -> BadCell {
    let found = match value {
        Value::Text(text) => shorten(trim(text), SHOWN_CHARS),
        other => text(other).map(Cow::into_owned).unwrap_or_default(),
    };
    BadCell { found, expected: Cow::Borrowed(expected) }
}

/// At most so many characters, with a mark where text was cut.
pub(super) fn shorten(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::style::{DateStyle, DecimalStyle};
    use super::*;

    fn style(decimal: DecimalStyle, date: DateStyle) -> ColumnStyle {
        ColumnStyle { decimal, date, ..ColumnStyle::default() }
    }

    fn plain() -> ColumnStyle {
        ColumnStyle::default()
    }

    #[test]
    fn decimals_are_exact() {
        let read = |value| decimal(value, &plain()).unwrap().unwrap().to_string();
        assert_eq!(read(Value::Text("0.1000000000000000055")), "0.1000000000000000055");
        assert_eq!(read(Value::Number(0.1)), "0.1");
        assert_eq!(read(Value::Number(229_932.5)), "229932.5");
        assert_eq!(read(Value::Number(-0.0)), "0");
    }

    #[test]
    fn an_open_number_is_not_guessed() {
        let value = Value::Text("1.234");
        assert_eq!(decimal(value, &plain()).unwrap_err().expected, A_CLEAR_NUMBER);
        let read =
            |mark| decimal(value, &style(DecimalStyle::Known(mark), DateStyle::Plain)).unwrap().unwrap().to_string();
        assert_eq!(read(DecimalMark::Point), "1.234");
        assert_eq!(read(DecimalMark::Comma), "1234");
    }

    #[test]
    fn values_that_are_no_number_are_bad_cells() {
        let inputs = [
            Value::Number(f64::NAN),
            Value::Number(f64::INFINITY),
            Value::Text("inf"),
            Value::Flag(true),
            Value::Text("twelve"),
            Value::Text("1e300"),
        ];
        for value in inputs {
            assert!(decimal(value, &plain()).is_err(), "{value:?}");
        }
        assert_eq!(number(Value::Text("1e300"), &plain()), Ok(Some(1e300)));
        let comma = style(DecimalStyle::Known(DecimalMark::Comma), DateStyle::Plain);
        assert!(decimal(Value::Text("1,234.56"), &comma).is_err());
    }

    #[test]
    fn missing_words_are_missing_but_for_text() {
        for word in ["", " ", "N/A", "#N/A", "#N/D", "#¡REF!", "NULL", "-", "000000000000000AAA", "n/d"] {
            let value = Value::Text(word);
            assert_eq!(decimal(value, &plain()), Ok(None), "{word}");
            assert_eq!(date(value, &plain()), Ok(None), "{word}");
            assert_eq!(flag(value), Ok(None), "{word}");
            assert_eq!(currency(value), Ok(None), "{word}");
        }
        assert_eq!(text(Value::Text(" N/A ")).as_deref(), Some("N/A"));
        assert_eq!(text(Value::Text("000000000000000AAA")), None);
        assert_eq!(text(Value::Error("#REF!")), None);
    }

    #[test]
    fn serial_numbers_are_days_of_their_epoch() {
        assert_eq!(date(Value::Number(44_197.0), &plain()).unwrap().unwrap().to_string(), "2021-01-01");
        assert_eq!(date_time(Value::Number(44_197.75), &plain()).unwrap().unwrap().to_string(), "2021-01-01T18:00:00");
        assert_eq!(date(Value::Text("44197"), &plain()).unwrap().unwrap().to_string(), "2021-01-01");
        let old = ColumnStyle { epoch: Epoch::Year1904, ..plain() };
        assert_eq!(date(Value::Number(42_735.0), &old).unwrap().unwrap().to_string(), "2021-01-01");
        assert_eq!(date(Value::Number(20_261_031.0), &plain()).unwrap().unwrap().to_string(), "2026-10-31");
        assert_eq!(date(Value::Number(109_939.0), &plain()).unwrap().unwrap().to_string(), "2200-12-31");
        for number in [2026.0, 0.0, -5.0, 109_940.0, 1e300, f64::NAN] {
            assert!(date(Value::Number(number), &plain()).is_err(), "{number}");
        }
    }

    #[test]
    fn dates_that_do_not_exist_or_read_two_ways_are_bad_cells() {
        assert_eq!(date(Value::Text("31/02/2026"), &plain()).unwrap_err().expected, A_DAY_IN_RANGE);
        assert_eq!(date(Value::Text("3/4/2026"), &plain()).unwrap_err().expected, A_CLEAR_DATE);
        assert_eq!(date(Value::Text("soon"), &plain()).unwrap_err().expected, A_DATE);
        let month_first = style(DecimalStyle::Plain, DateStyle::Known(DateOrder::MonthDayYear));
        assert!(date(Value::Text("31/12/2026"), &month_first).is_err());
        assert_eq!(date(Value::Text("3/4/2026"), &month_first).unwrap().unwrap().to_string(), "2026-03-04");
    }

    #[test]
    fn flags_in_two_languages() {
        for word in ["TRUE", "1", "Yes", "Sí", "Si\u{301}", "VERDADERO", "x", " y "] {
            assert_eq!(flag(Value::Text(word)), Ok(Some(true)), "{word}");
        }
        for word in ["false", "0", "NO", "Falso"] {
            assert_eq!(flag(Value::Text(word)), Ok(Some(false)), "{word}");
        }
        assert_eq!(flag(Value::Number(1.0)), Ok(Some(true)));
        assert!(flag(Value::Number(2.0)).is_err());
        assert!(flag(Value::Text("maybe")).is_err());
    }

    #[test]
    fn numbers_and_dates_as_text() {
        assert_eq!(text(Value::Number(117.0)).unwrap(), "117");
        assert_eq!(text(Value::Number(0.5)).unwrap(), "0.5");
        assert_eq!(text(Value::Flag(true)).unwrap(), "true");
        let at = jiff::civil::date(2026, 10, 31).at(0, 0, 0, 0);
        assert_eq!(text(Value::DateTime(at)).unwrap(), "2026-10-31");
        assert_eq!(month(Value::DateTime(at), &plain()).unwrap().unwrap().to_string(), "2026-10");
    }

    #[test]
    fn currencies() {
        assert_eq!(currency(Value::Text("eur")).unwrap().unwrap().code(), "EUR");
        assert!(currency(Value::Text("$")).is_err());
        assert_eq!(currency_of_amount(Value::Text("1.234,56 €")).unwrap().code(), "EUR");
        assert_eq!(currency_of_amount(Value::Text("$12")), None);
    }

    #[test]
    fn long_cells_are_cut_between_characters() {
        let found = number(Value::Text(&"ñ".repeat(300)), &plain()).unwrap_err().found;
        assert_eq!(found.chars().count(), SHOWN_CHARS + 1);
    }
}
