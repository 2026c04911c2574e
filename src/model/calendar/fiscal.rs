//! The company's financial year: months from a month of its own on, or whole weeks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Date, Days, Month, Weekday, days_after};

/// A month by its name, whatever the year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MonthName {
    #[default]
    January,
    February,
    March,
    April,
    May,
    June,
    July,
    August,
    September,
    October,
    November,
    December,
}

impl MonthName {
    /// 1 to 12.
    fn number(self) -> i8 {
        self as i8 + 1
    }
}

/// Which calendar year a fiscal year is called after, where it lies in two.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum YearName {
    /// That of its first month: February 2025 to January 2026 is 2025.
    Start,
    /// That of its last month: February 2025 to January 2026 is 2026.
    #[default]
    End,
}

/// How a fiscal quarter is divided into months.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum WeekPattern {
    /// Calendar months.
    #[default]
    #[serde(rename = "months")]
    Months,
    #[serde(rename = "4-4-5")]
    FourFourFive,
    #[serde(rename = "4-5-4")]
    FourFiveFour,
    #[serde(rename = "5-4-4")]
    FiveFourFour,
}

impl WeekPattern {
    fn weeks(self) -> Option<[i32; 3]> {
        match self {
            WeekPattern::Months => None,
            WeekPattern::FourFourFive => Some([4, 4, 5]),
            WeekPattern::FourFiveFour => Some([4, 5, 4]),
            WeekPattern::FiveFourFour => Some([5, 4, 4]),
        }
    }
}

/// The day on which a year of whole weeks ends: the last day of a week that is ...
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum YearEnd {
    /// ... nearest to the end of the fiscal year's last month, before or after it.
    #[default]
    Nearest,
    /// ... the last in the fiscal year's last month.
    Last,
}

/// A month, quarter or year of a fiscal calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    Month,
    Quarter,
    Year,
}

impl PeriodKind {
    fn months(self) -> i32 {
        match self {
            PeriodKind::Month => 1,
            PeriodKind::Quarter => 3,
            PeriodKind::Year => YEAR,
        }
    }
}

const YEAR: i32 = 12;

impl std::fmt::Display for Period {
    /// English, for tables and messages: `FY2026 Q4`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind {
            PeriodKind::Month => write!(f, "FY{} M{}", self.year, self.number),
            PeriodKind::Quarter => write!(f, "FY{} Q{}", self.year, self.number),
            PeriodKind::Year => write!(f, "FY{}", self.year),
        }
    }
}

/// A period of a fiscal calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    pub kind: PeriodKind,
    /// What the fiscal year is called.
    pub year: i16,
    /// 1 to 12 of a month, 1 to 4 of a quarter, 1 of a year.
    pub number: i32,
    pub days: Days,
    /// The calendar month that its first month is called after: in a calendar of weeks its days may begin before or
    /// after those of that month.
    pub first_month: Month,
}

/// How the days of a company are divided into fiscal years, quarters and months. Each day belongs to exactly one of
/// each, and the periods of a kind follow each other without gaps.
///
/// In a calendar of weeks the fiscal year ends on the last day of a week near the end of a month, so that it has 52
/// weeks or 53; the extra week belongs to the last month, and so to the last quarter. With `4-5-4`, weeks from Sunday
/// and a year from February named by its start this is the calendar of the National Retail Federation; with weeks from
/// Monday and a year from January it is the year of ISO 8601 weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiscalCalendar {
    pub starts: MonthName,
    pub named_by: YearName,
    pub weeks: WeekPattern,
    pub year_end: YearEnd,
    /// The first day of a week.
    pub week_starts: Weekday,
}

impl Default for FiscalCalendar {
    fn default() -> Self {
        FiscalCalendar {
            starts: MonthName::default(),
            named_by: YearName::default(),
            weeks: WeekPattern::default(),
            year_end: YearEnd::default(),
            week_starts: Weekday::Monday,
        }
    }
}

impl FiscalCalendar {
    /// Whether years and months are those of the calendar on the wall.
    pub fn is_plain(&self) -> bool {
        self.starts == MonthName::January && self.has_months()
    }

    /// Whether its months are calendar months.
    pub fn has_months(&self) -> bool {
        self.weeks == WeekPattern::Months
    }

    /// The period that holds a day.
    pub fn period(&self, kind: PeriodKind, day: Date) -> Period {
        let year = self.year_from(day);
        let place = match self.weeks.weeks() {
            None => Month::of(day).since(year),
            // The 53rd week is one more of the last month.
            Some(_) => (0..YEAR).rev().find(|place| self.month_start(year, *place) <= day).unwrap_or(0),
        };
        self.at(kind, year.plus(place - place.rem_euclid(kind.months())))
    }

    /// The last period that was over on a day: its own if the day is the period's last, else the one before.
    pub fn closed(&self, kind: PeriodKind, day: Date) -> Period {
        let period = self.period(kind, day);
        if period.days.to == day { period } else { self.plus(period, -1) }
    }

    /// So many periods of the same kind later.
    pub fn plus(&self, period: Period, periods: i32) -> Period {
        self.at(period.kind, period.first_month.plus(periods.saturating_mul(period.kind.months())))
    }

    /// The last day of the quarter that holds a day.
    pub fn quarter_end(&self, day: Date) -> Date {
        self.period(PeriodKind::Quarter, day).days.to
    }

    /// The fiscal month that begins nearest to a day, by the calendar month that it is called after: records say of a
    /// month of weeks either its own first day or that of the calendar month.
    pub fn month_nearest(&self, day: Date) -> Month {
        let own = self.period(PeriodKind::Month, day);
        let next = self.plus(own, 1);
        let is_next =
            !self.has_months() && super::days_between(own.days.from, day) > super::days_between(day, next.days.from);
        if is_next { next.first_month } else { own.first_month }
    }

    /// The days of a year earlier that are like some days: the same dates, a month's last day standing for the other's
    /// last; in a calendar of weeks the same weekdays 52 weeks earlier, so that both have as many days and a year of 53
    /// weeks is never held against one of 52.
    pub fn year_before(&self, days: Days) -> Days {
        match self.has_months() {
            true => days.months_earlier(YEAR),
            false => Days { from: days_after(days.from, -364), to: days_after(days.to, -364) },
        }
    }

    /// The period whose first month is called after a calendar month.
    fn at(&self, kind: PeriodKind, first_month: Month) -> Period {
        let place = i32::from(first_month.month() - self.starts.number()).rem_euclid(YEAR);
        let year = first_month.plus(-place);
        let end = match place + kind.months() {
            YEAR.. => self.year_start(year.plus(YEAR)),
            next => self.month_start(year, next),
        };
        let named_after = if self.named_by == YearName::Start { year } else { year.plus(YEAR - 1) };
        Period {
            kind,
            year: named_after.year(),
            number: place / kind.months() + 1,
            days: Days { from: self.month_start(year, place), to: days_after(end, -1) },
            first_month,
        }
    }

    /// The year that holds a day, by the calendar month that its first is called after.
    fn year_from(&self, day: Date) -> Month {
        let month = Month::of(day);
        let past = i32::from(month.month() - self.starts.number()).rem_euclid(YEAR);
        // A year of weeks may begin before or after the month that it is called after.
        let latest = month.plus(YEAR - past);
        (0..3).map(|back| latest.plus(-YEAR * back)).find(|year| self.year_start(*year) <= day).unwrap_or(latest)
    }

    fn year_start(&self, first: Month) -> Date {
        if self.has_months() {
            return first.first_day();
        }
        let month_end = first.plus(-1).last_day();
        // Days from the last end of a week to the end of the month, 0 to 6.
        let week_end = self.week_starts.before();
        let over = i32::from(week_end.days_until(month_end));
        let later = if self.year_end == YearEnd::Nearest && over > 3 { 7 } else { 0 };
        days_after(month_end, later - over + 1)
    }

    /// The first day of a year's month, counted from 0.
    fn month_start(&self, year: Month, place: i32) -> Date {
        match self.weeks.weeks() {
            None => year.plus(place).first_day(),
            Some(weeks) => {
                let of_quarter: i32 = weeks.iter().zip(0..place.rem_euclid(3)).map(|(weeks, _)| weeks).sum();
                days_after(self.year_start(year), 7 * (13 * (place / 3) + of_quarter))
            }
        }
    }
}

#[cfg(test)]
mod tests;
