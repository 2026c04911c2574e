//! Dates of the plan: due dates on working days, fiscal quarters.

use crate::model::calendar::{FiscalCalendar, Place, WorkingDays};
use crate::model::{Date, Month};

/// Sets dates from the as-of day on, on days that are worked where they apply.
#[derive(Debug)]
pub struct Schedule<'a> {
    pub as_of: Date,
    pub calendar: FiscalCalendar,
    pub working_days: &'a WorkingDays,
    pub place: Place,
}

impl Schedule<'_> {
    /// The day so many working days after the as-of day.
    pub fn in_days(&self, working_days: u32) -> Date {
        self.working_days.after(self.as_of, working_days, &self.place)
    }

    /// So many working days ahead, but no later than the last working day up to a deadline; never before tomorrow's.
    pub fn due_before(&self, deadline: Date, working_days: u32) -> Date {
        let last = self.working_days.until(deadline, &self.place);
        self.in_days(working_days).min(last).max(self.in_days(1))
    }

    /// The last working day of the month that holds the next working day.
    pub fn month_end(&self) -> Date {
        self.working_days.until(Month::of(self.in_days(1)).last_day(), &self.place)
    }

    /// The last working day of the fiscal quarter that holds the next working day.
    pub fn quarter_end(&self) -> Date {
        self.working_days.until(self.calendar.quarter_end(self.in_days(1)), &self.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, Portfolio};
    use jiff::civil::date;
    use std::sync::Arc;

    fn portfolio(country: Option<&str>) -> Portfolio {
        let mut portfolio = Portfolio::empty(date(2026, 10, 31), Currency::EUR);
        Arc::make_mut(&mut portfolio.conventions).week.country = country.map(str::to_owned);
        portfolio
    }

    fn schedule(days: &WorkingDays, as_of: Date) -> Schedule<'_> {
        Schedule { as_of, calendar: FiscalCalendar::default(), working_days: days, place: days.home().clone() }
    }

    #[test]
    fn due_dates_fall_on_working_days() {
        let days = WorkingDays::of(&portfolio(None));
        // A Saturday.
        assert_eq!(schedule(&days, date(2026, 10, 31)).in_days(1), date(2026, 11, 2));
        assert_eq!(schedule(&days, date(2026, 10, 30)).in_days(5), date(2026, 11, 6));
        // The deadline is a Sunday, then one that has passed.
        assert_eq!(schedule(&days, date(2026, 10, 30)).due_before(date(2026, 11, 8), 10), date(2026, 11, 6));
        assert_eq!(schedule(&days, date(2026, 10, 30)).due_before(date(2026, 10, 1), 10), date(2026, 11, 2));
    }

    #[test]
    fn holidays_count_once_the_country_is_given() {
        let days = WorkingDays::of(&portfolio(Some("España")));
        // 8 December is the Immaculate Conception, a Tuesday.
        assert_eq!(schedule(&days, date(2026, 12, 7)).in_days(1), date(2026, 12, 9));
        assert_eq!(schedule(&WorkingDays::of(&portfolio(None)), date(2026, 12, 7)).in_days(1), date(2026, 12, 8));
    }

    #[test]
    fn quarters_end_on_a_working_day() {
        let days = WorkingDays::of(&portfolio(None));
        assert_eq!(schedule(&days, date(2026, 10, 31)).quarter_end(), date(2026, 12, 31));
        // On its last day the next quarter's.
        assert_eq!(schedule(&days, date(2026, 3, 31)).quarter_end(), date(2026, 6, 30));
        // 31 January 2026 is a Saturday.
        let calendar =
            FiscalCalendar { starts: crate::model::calendar::MonthName::February, ..FiscalCalendar::default() };
        let fiscal = Schedule { calendar, ..schedule(&days, date(2025, 12, 1)) };
        assert_eq!(fiscal.quarter_end(), date(2026, 1, 30));
    }
}
