//! What may be set about the calendar.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::calendar::holidays::Rule;
use crate::model::calendar::{FiscalCalendar, MonthName, WeekPattern, Weekday, YearEnd, YearName};
use crate::model::conventions::WorkingWeek;

/// The company's fiscal year and its working days. Without it the year is the calendar's, and every day from Monday to
/// Friday is worked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CalendarConfig {
    /// The first month of the fiscal year: `"february"`.
    pub fiscal_year_starts: MonthName,
    /// The calendar year that a fiscal year is called after, where it lies in two: that of its last month (`"end"`) or
    /// of its first (`"start"`).
    pub year_named_by: YearName,
    /// Fiscal months of whole weeks: `"4-4-5"`, `"4-5-4"` or `"5-4-4"` a quarter. `"months"`: calendar months.
    pub weeks: WeekPattern,
    /// Where a year of whole weeks ends: on the last day of a week that is `"nearest"` to the end of the month before
    /// the first, or the `"last"` in that month. A 53rd week belongs to the last month.
    pub year_ends: YearEnd,
    /// The first day of a week, in a calendar of weeks.
    pub week_starts: Weekday,
    /// The company's country. Once it is given, public holidays of Spain, Mexico and the United States are no working
    /// days: those of an account's country, else of this one. Other countries' come by `holiday_rules` or as a source of `holiday`s.
    pub country: Option<String>,
    /// The company's region, for holidays that a source lists for one.
    pub region: Option<String>,
    /// The days of the week that are not worked.
    pub weekend: Vec<Weekday>,
    /// Whether those three countries' holidays are computed; `false` where a source lists all that count.
    pub computed_holidays: bool,
    /// Holidays of other countries by rules, in every year: `Portugal = ["01-01", "easter-2", "easter+60"]`. A rule is a
    /// date, days from Easter Sunday, or a weekday of a month: `"3 monday 11"`, `"last monday 05"`.
    pub holiday_rules: BTreeMap<String, Vec<Rule>>,
}

impl Default for CalendarConfig {
    fn default() -> Self {
        let (calendar, week) = (FiscalCalendar::default(), WorkingWeek::default());
        CalendarConfig {
            fiscal_year_starts: calendar.starts,
            year_named_by: calendar.named_by,
            weeks: calendar.weeks,
            year_ends: calendar.year_end,
            week_starts: calendar.week_starts,
            country: week.country,
            region: week.region,
            weekend: week.weekend,
            computed_holidays: week.computed_holidays,
            holiday_rules: week.holiday_rules,
        }
    }
}

impl CalendarConfig {
    pub fn fiscal(&self) -> FiscalCalendar {
        FiscalCalendar {
            starts: self.fiscal_year_starts,
            named_by: self.year_named_by,
            weeks: self.weeks,
            year_end: self.year_ends,
            week_starts: self.week_starts,
        }
    }

    pub fn week(&self) -> WorkingWeek {
        WorkingWeek {
            country: self.country.clone(),
            region: self.region.clone(),
            weekend: self.weekend.clone(),
            computed_holidays: self.computed_holidays,
            holiday_rules: self.holiday_rules.clone(),
        }
    }
}
