//! Dates of the plan: due dates on working days, quarters.

use jiff::ToSpan;
use jiff::civil::Weekday;

use crate::model::{Date, Month};

/// The day some working days after another; weekends do not count. Dates past the calendar's end stay at it.
pub fn working_days_after(day: Date, working_days: u32) -> Date {
    let mut at = day;
    let mut left = working_days;
    while left > 0 {
        let Ok(next) = at.checked_add(1.day()) else { return at };
        at = next;
        if !matches!(at.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    at
}

/// The last day of the quarter that a day lies in.
pub fn quarter_end(day: Date) -> Date {
    let month = Month::of(day);
    let months_left = 2 - (i32::from(month.month()) - 1).rem_euclid(3);
    month.plus(months_left).last_day()
}

/// The earlier of a due date and the day some working days before another: never before `first`.
pub fn due_before(deadline: Date, first: Date, preferred: Date) -> Date {
    preferred.min(deadline).max(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn due_dates_fall_on_working_days() {
        // A Saturday.
        assert_eq!(working_days_after(date(2026, 10, 31), 1), date(2026, 11, 2));
        assert_eq!(working_days_after(date(2026, 10, 30), 5), date(2026, 11, 6));
    }

    #[test]
    fn quarters_end_with_their_third_month() {
        assert_eq!(quarter_end(date(2026, 10, 31)), date(2026, 12, 31));
        assert_eq!(quarter_end(date(2026, 3, 31)), date(2026, 3, 31));
        assert_eq!(quarter_end(date(2026, 2, 1)), date(2026, 3, 31));
    }
}
