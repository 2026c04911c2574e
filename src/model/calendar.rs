//! Days and months.

use serde::{Deserialize, Serialize};

pub use jiff::civil::Date;

/// A calendar month. Serialised as `2026-10`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    /// Months since the year 0, so that arithmetic is plain.
    index: i32,
}

impl Month {
    /// `month` from 1 to 12.
    pub fn new(year: i16, month: i8) -> Option<Month> {
        (1..=12).contains(&month).then(|| Month { index: i32::from(year) * 12 + i32::from(month) - 1 })
    }

    pub fn of(date: Date) -> Month {
        Month { index: i32::from(date.year()) * 12 + i32::from(date.month()) - 1 }
    }

    /// The last month that was over on a day: its own if the day is the month's last, else the one before.
    pub fn closed_by(date: Date) -> Month {
        let month = Month::of(date);
        if date.last_of_month() == date { month } else { month.plus(-1) }
    }

    pub fn parse(text: &str) -> Option<Month> {
        let (year, month) = text.split_once('-')?;
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        Month::new(year.parse().ok()?, month.parse().ok()?)
    }

    pub fn plus(self, months: i32) -> Month {
        Month { index: self.index + months }
    }

    /// Months from `earlier` to this one; negative if `earlier` is later.
    pub fn since(self, earlier: Month) -> i32 {
        self.index - earlier.index
    }

    pub fn year(self) -> i16 {
        // Built from a year that fits.
        i16::try_from(self.index.div_euclid(12)).unwrap_or(i16::MAX)
    }

    /// 1 to 12.
    pub fn month(self) -> i8 {
        i8::try_from(self.index.rem_euclid(12) + 1).unwrap_or(1)
    }

    pub fn first_day(self) -> Date {
        Date::new(self.year(), self.month(), 1).unwrap_or(Date::MIN)
    }

    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl std::fmt::Debug for Month {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Month::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("`{text}` is not a month such as 2026-10")))
    }
}

/// Whole days from one date to another; negative if `to` lies before `from`.
pub fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_is_closed_on_its_last_day() {
        assert_eq!(Month::closed_by(date(2026, 10, 31)).to_string(), "2026-10");
        assert_eq!(Month::closed_by(date(2017, 6, 1)).to_string(), "2017-05");
        assert_eq!(Month::closed_by(date(2024, 2, 28)).to_string(), "2024-01");
    }

    #[test]
    fn months_add_over_years() {
        let month = Month::parse("2026-01").unwrap();
        assert_eq!(month.plus(-1).to_string(), "2025-12");
        assert_eq!(month.plus(12).since(month), 12);
        assert_eq!(month.last_day(), date(2026, 1, 31));
        assert!(Month::parse("2026-13").is_none());
    }
}
