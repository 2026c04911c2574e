//! Days, months, fiscal periods and working days.

mod fiscal;
pub mod holidays;
mod working;

use jiff::ToSpan;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use fiscal::{FiscalCalendar, MonthName, Period, PeriodKind, WeekPattern, YearEnd, YearName};
pub use jiff::civil::Date;
pub use working::{Place, WorkingDays, country_key};

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

/// A day so many days later; at the calendar's end where there is none.
pub fn days_after(day: Date, days: i32) -> Date {
    day.saturating_add(days.days())
}

/// A span of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Days {
    pub from: Date,
    pub to: Date,
}

impl Days {
    pub fn hold(self, date: Date) -> bool {
        (self.from..=self.to).contains(&date)
    }

    pub fn count(self) -> i64 {
        days_between(self.from, self.to) + 1
    }

    /// The same days so many months earlier; a month's last day leads to the last of the other month.
    pub fn months_earlier(self, months: i32) -> Days {
        let back = |date: Date| {
            let last = Month::of(date).plus(-months).last_day();
            if date == date.last_of_month() {
                last
            } else {
                last.with().day(date.day().min(last.day())).build().unwrap_or(last)
            }
        };
        Days { from: back(self.from), to: back(self.to) }
    }
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// As in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Weekday::Monday => "monday",
            Weekday::Tuesday => "tuesday",
            Weekday::Wednesday => "wednesday",
            Weekday::Thursday => "thursday",
            Weekday::Friday => "friday",
            Weekday::Saturday => "saturday",
            Weekday::Sunday => "sunday",
        }
    }

    pub fn of(date: Date) -> Weekday {
        use jiff::civil::Weekday as Day;
        match date.weekday() {
            Day::Monday => Weekday::Monday,
            Day::Tuesday => Weekday::Tuesday,
            Day::Wednesday => Weekday::Wednesday,
            Day::Thursday => Weekday::Thursday,
            Day::Friday => Weekday::Friday,
            Day::Saturday => Weekday::Saturday,
            Day::Sunday => Weekday::Sunday,
        }
    }

    /// The day before it.
    fn before(self) -> Weekday {
        match self {
            Weekday::Monday => Weekday::Sunday,
            Weekday::Tuesday => Weekday::Monday,
            Weekday::Wednesday => Weekday::Tuesday,
            Weekday::Thursday => Weekday::Wednesday,
            Weekday::Friday => Weekday::Thursday,
            Weekday::Saturday => Weekday::Friday,
            Weekday::Sunday => Weekday::Saturday,
        }
    }

    /// Days from the latest such weekday up to a date to that date, 0 to 6.
    fn days_until(self, date: Date) -> i8 {
        (Weekday::of(date) as i8 - self as i8).rem_euclid(7)
    }
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
