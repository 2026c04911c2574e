//! The months that the sample covers, counted from its first.

use jiff::ToSpan;

use super::chance::Chance;
use crate::model::{Date, Month};

/// The window of a sample: months 0 to `months` - 1, and the day of the exports.
#[derive(Debug, Clone, Copy)]
pub(super) struct Calendar {
    pub first: Month,
    pub months: i32,
    pub as_of: Date,
}

impl Calendar {
    pub fn new(as_of: Date, months: u32) -> Calendar {
        let months = i32::try_from(months).unwrap_or(i32::MAX);
        Calendar { first: Month::of(as_of).plus(1 - months), months, as_of }
    }

    /// The month of the exports.
    pub fn last(&self) -> i32 {
        self.months - 1
    }

    pub fn month(&self, offset: i32) -> Month {
        self.first.plus(offset)
    }

    /// The month's place in the window; negative before it.
    pub fn offset(&self, date: Date) -> i32 {
        Month::of(date).since(self.first)
    }

    /// 1 to 12.
    pub fn season(&self, offset: i32) -> i8 {
        self.month(offset).month()
    }

    /// A day of a month, none of them later than its 28th.
    pub fn day(&self, offset: i32, chance: &mut Chance) -> Date {
        plus_days(self.month(offset).first_day(), chance.whole(0, 27))
    }

    /// Whether a record of that day can be in the exports.
    pub fn known(&self, date: Date) -> bool {
        date <= self.as_of && date >= self.first.first_day()
    }
}

/// Days later; the same day where the calendar ends.
pub(super) fn plus_days(date: Date, days: i32) -> Date {
    date.checked_add(i64::from(days).days()).unwrap_or(date)
}

/// `dd/mm/aaaa`, as the company's own files have it.
pub(super) fn spanish_date(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_window_ends_with_the_month_of_the_exports() {
        let calendar = Calendar::new(date(2026, 10, 31), 60);
        assert_eq!(calendar.first.to_string(), "2021-11");
        assert_eq!(calendar.month(calendar.last()).to_string(), "2026-10");
        assert_eq!(calendar.offset(date(2026, 10, 2)), 59);
        assert!(!calendar.known(date(2026, 11, 1)));
        assert_eq!(spanish_date(plus_days(date(2026, 2, 27), 3)), "02/03/2026");
    }
}
