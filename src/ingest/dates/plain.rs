//! Days as most exports write them, read without taking the text apart into words.

use jiff::civil::Date;

use super::{Day, valid};

/// A date that reads one way, written as most exports do: `2026-10-31`, `31.10.2026`.
pub(in crate::ingest) fn clear_day(text: &str) -> Option<Date> {
    match plain_day(text)? {
        Day::Clear(year, month, day) => valid(year, month, day),
        _ => None,
    }
}

/// `2026-10-31` and `31/10/2026`, as most exports write days.
pub(super) fn plain_day(text: &str) -> Option<Day> {
    let is_sign = |byte: u8| matches!(byte, b'-' | b'/' | b'.');
    let two = |tens: u8, ones: u8| {
        let digit = |byte: u8| byte.is_ascii_digit().then(|| i8::try_from(byte - b'0').ok()).flatten();
        Some(digit(tens)? * 10 + digit(ones)?)
    };
    let four = |a, b, c, d| Some(i16::from(two(a, b)?) * 100 + i16::from(two(c, d)?));
    match *<&[u8; 10]>::try_from(text.as_bytes()).ok()? {
        [y1, y2, y3, y4, sign, m1, m2, again, d1, d2] if is_sign(sign) && again == sign => {
            Some(Day::Clear(four(y1, y2, y3, y4)?, two(m1, m2)?, two(d1, d2)?))
        }
        [a1, a2, sign, b1, b2, again, y1, y2, y3, y4] if is_sign(sign) && again == sign => {
            let (first, second, year) = (two(a1, a2)?, two(b1, b2)?, four(y1, y2, y3, y4)?);
            Some(if sign == b'.' { Day::Clear(year, second, first) } else { Day::Ordered(first, second, year) })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::DateTime;

    use super::*;
    use crate::ingest::dates::{Order, Written};
    use crate::ingest::style::DateOrder;

    #[test]
    fn clear_days_are_what_they_are_in_every_order() {
        for text in ["2026-10-31", "2026/01/02", "31.10.2026", "2200-12-31"] {
            let written = Written::parse(text).unwrap();
            for order in [DateOrder::YearMonthDay, DateOrder::DayMonthYear, DateOrder::MonthDayYear] {
                assert_eq!(clear_day(text), written.at(order).map(DateTime::date), "{text}");
            }
            assert_eq!(written.order(), Order::Absent);
            assert!(crate::ingest::number::Written::parse(text).is_none());
        }
        for text in ["03/04/2026", "2026-02-30", "1899-12-31", "2026-1-02", "2026-10/31", " 2026-10-31", "20261031"] {
            assert_eq!(clear_day(text), None, "{text}");
        }
    }
}
