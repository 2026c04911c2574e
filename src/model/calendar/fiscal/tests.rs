use super::*;
use jiff::civil::date;
use proptest::prelude::*;

/// The retail calendar of the National Retail Federation.
const RETAIL: FiscalCalendar = FiscalCalendar {
    starts: MonthName::February,
    named_by: YearName::Start,
    weeks: WeekPattern::FourFiveFour,
    year_end: YearEnd::Nearest,
    week_starts: Weekday::Sunday,
};

fn year(calendar: &FiscalCalendar, day: Date) -> Period {
    calendar.period(PeriodKind::Year, day)
}

fn weeks(period: Period) -> i64 {
    period.days.count() / 7
}

/// NRF, "4-5-4 Calendar" (nrf.com/resources/4-5-4-calendar): 53 weeks "in FY'00, FY'06, FY'12 and FY'17 and will occur in
/// FY'23"; Coresight Research, "The 4-5-4 US Retail Calendar, 2023-24": fiscal 2023 ends on 3 February 2024.
#[test]
fn the_retail_calendar_has_its_published_weeks() {
    let long: Vec<i16> = (2000..2024)
        .map(|number| year(&RETAIL, date(number, 6, 15)))
        .filter(|period| weeks(*period) == 53)
        .map(|period| period.year)
        .collect();
    assert_eq!(long, [2000, 2006, 2012, 2017, 2023]);
    let of_2023 = year(&RETAIL, date(2023, 7, 1));
    assert_eq!((of_2023.days.from, of_2023.days.to), (date(2023, 1, 29), date(2024, 2, 3)));
    // Toolio, "Understanding restated calendars": the 53rd week of 2012 is 27 January to 2 February 2013.
    assert_eq!(year(&RETAIL, date(2013, 2, 2)).year, 2012);
    assert_eq!(year(&RETAIL, date(2013, 2, 3)).year, 2013);
}

#[test]
fn a_quarter_of_weeks_is_divided_by_its_pattern_and_the_53rd_week_is_the_last_months() {
    let months: Vec<i64> = (0..12)
        .map(|place| RETAIL.plus(RETAIL.period(PeriodKind::Month, date(2023, 1, 29)), place))
        .map(weeks)
        .collect();
    assert_eq!(months, [4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 5]);
    let last = RETAIL.period(PeriodKind::Quarter, date(2024, 2, 3));
    assert_eq!((last.year, last.number, weeks(last)), (2023, 4, 14));
    assert_eq!(last.first_month.to_string(), "2023-11");
}

/// The year of ISO 8601 weeks, against jiff's own.
#[test]
fn weeks_from_monday_and_a_year_from_january_are_those_of_iso_8601() {
    let iso = FiscalCalendar { weeks: WeekPattern::FourFourFive, ..FiscalCalendar::default() };
    let mut day = date(1970, 1, 1);
    while day < date(2070, 1, 1) {
        let week = day.iso_week_date();
        let year = year(&iso, day);
        assert_eq!((year.year, weeks(year)), (week.year(), i64::from(week.weeks_in_year())), "{day}");
        day = days_after(day, 1);
    }
}

/// Apple Inc., Form 10-K for fiscal 2023: "the 52- or 53-week period that ends on the last Saturday of September"; 2023
/// spanned 53 weeks, 2022 and 2021 52 each.
#[test]
fn a_year_can_end_on_the_last_saturday_of_a_month() {
    let calendar = FiscalCalendar {
        starts: MonthName::October,
        named_by: YearName::End,
        weeks: WeekPattern::FourFourFive,
        year_end: YearEnd::Last,
        week_starts: Weekday::Sunday,
    };
    for (number, to, count) in
        [(2021, date(2021, 9, 25), 52), (2022, date(2022, 9, 24), 52), (2023, date(2023, 9, 30), 53)]
    {
        let period = year(&calendar, to);
        assert_eq!((period.year, period.days.to, weeks(period)), (number, to, count));
    }
}

#[test]
fn a_year_of_months_is_named_by_its_start_or_its_end() {
    let by_end = FiscalCalendar { starts: MonthName::February, ..FiscalCalendar::default() };
    let quarter = by_end.period(PeriodKind::Quarter, date(2026, 1, 31));
    assert_eq!((quarter.year, quarter.number), (2026, 4));
    assert_eq!((quarter.days.from, quarter.days.to), (date(2025, 11, 1), date(2026, 1, 31)));
    let by_start = FiscalCalendar { named_by: YearName::Start, ..by_end };
    assert_eq!(by_start.period(PeriodKind::Quarter, date(2026, 1, 31)).year, 2025);
    let plain = FiscalCalendar::default().period(PeriodKind::Quarter, date(2026, 10, 31));
    assert_eq!((plain.year, plain.number, plain.days.to), (2026, 4, date(2026, 12, 31)));
    let closed = FiscalCalendar::default().closed(PeriodKind::Quarter, date(2026, 10, 31));
    assert_eq!((closed.number, closed.days.to), (3, date(2026, 9, 30)));
}

#[test]
fn a_quota_of_a_calendar_month_belongs_to_the_fiscal_month_called_after_it() {
    // The fiscal February of 2023 begins on 29 January, the March of 2024 on 3 March.
    for (day, month) in [(date(2023, 2, 1), "2023-02"), (date(2023, 1, 29), "2023-02"), (date(2024, 3, 1), "2024-03")] {
        assert_eq!(RETAIL.month_nearest(day).to_string(), month);
    }
}

fn calendars() -> impl Strategy<Value = FiscalCalendar> {
    use MonthName::*;
    let starts = proptest::sample::select(vec![
        January, February, March, April, May, June, July, August, September, October, November, December,
    ]);
    let weeks = proptest::sample::select(vec![
        WeekPattern::Months,
        WeekPattern::FourFourFive,
        WeekPattern::FourFiveFour,
        WeekPattern::FiveFourFour,
    ]);
    let year_end = proptest::sample::select(vec![YearEnd::Nearest, YearEnd::Last]);
    let week_starts = proptest::sample::select(vec![Weekday::Monday, Weekday::Saturday, Weekday::Sunday]);
    (starts, any::<bool>(), weeks, year_end, week_starts).prop_map(|(starts, by_end, weeks, year_end, week_starts)| {
        let named_by = if by_end { YearName::End } else { YearName::Start };
        FiscalCalendar { starts, named_by, weeks, year_end, week_starts }
    })
}

const KINDS: [PeriodKind; 3] = [PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Year];

proptest! {
    #[test]
    fn each_day_has_one_period_of_a_kind_and_periods_follow_without_gaps(
        calendar in calendars(),
        ahead in 0i32..80_000,
    ) {
        let day = days_after(date(1900, 1, 1), ahead);
        for kind in KINDS {
            let period = calendar.period(kind, day);
            prop_assert!(period.days.hold(day));
            // The same seen from its ends: no day has two.
            prop_assert_eq!(calendar.period(kind, period.days.from), period);
            prop_assert_eq!(calendar.period(kind, period.days.to), period);
            let next = calendar.plus(period, 1);
            prop_assert_eq!(days_after(period.days.to, 1), next.days.from);
            prop_assert_eq!(calendar.plus(next, -1), period);
            prop_assert_eq!(calendar.period(kind, next.days.from), next);
            let closed = calendar.closed(kind, day);
            prop_assert!(closed.days.to <= day && calendar.plus(closed, 1).days.to > day);
        }
    }

    #[test]
    fn quarters_tile_the_year_and_months_the_quarter(calendar in calendars(), ahead in 0i32..80_000) {
        let day = days_after(date(1900, 1, 1), ahead);
        for (whole, part, parts) in [(PeriodKind::Year, PeriodKind::Quarter, 4), (PeriodKind::Quarter, PeriodKind::Month, 3)] {
            let whole = calendar.period(whole, day);
            let first = calendar.period(part, whole.days.from);
            let all: Vec<Period> = (0..parts).map(|n| calendar.plus(first, n)).collect();
            prop_assert_eq!(first.days.from, whole.days.from);
            prop_assert_eq!(all.last().unwrap().days.to, whole.days.to);
            prop_assert_eq!(all.iter().map(|period| period.days.count()).sum::<i64>(), whole.days.count());
            prop_assert!(all.iter().all(|period| period.year == whole.year));
        }
        let year = calendar.period(PeriodKind::Year, day);
        if calendar.has_months() {
            prop_assert!((365..=366).contains(&year.days.count()));
        } else {
            prop_assert!([364, 371].contains(&year.days.count()));
            prop_assert_eq!(Weekday::of(year.days.from), calendar.week_starts);
        }
        prop_assert_eq!(calendar.plus(year, 1).year, year.year + 1);
    }

    #[test]
    fn in_weeks_a_span_is_held_against_as_many_days_of_the_same_weekdays(ahead in 0i32..40_000, length in 0i32..400) {
        let from = days_after(date(1950, 1, 1), ahead);
        let days = Days { from, to: days_after(from, length) };
        let before = RETAIL.year_before(days);
        prop_assert_eq!(before.count(), days.count());
        prop_assert_eq!(Weekday::of(before.from), Weekday::of(days.from));
    }
}
