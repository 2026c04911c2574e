//! By what a company counts: its fiscal calendar, its working week and its exchange rates.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::calendar::holidays::Rule;
use super::calendar::{FiscalCalendar, Weekday};

/// By what a company counts.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Conventions {
    pub calendar: FiscalCalendar,
    pub week: WorkingWeek,
    pub rates: RatePolicy,
}

/// Which days are free.
#[derive(Debug, Clone, PartialEq)]
pub struct WorkingWeek {
    /// The company's country, which decides where an account names none.
    pub country: Option<String>,
    pub region: Option<String>,
    pub weekend: Vec<Weekday>,
    /// Whether the holidays of the countries that the program knows are computed.
    pub computed_holidays: bool,
    /// Holidays of other countries, by the country's name.
    pub holiday_rules: BTreeMap<String, Vec<Rule>>,
}

impl Default for WorkingWeek {
    fn default() -> Self {
        WorkingWeek {
            country: None,
            region: None,
            weekend: vec![Weekday::Saturday, Weekday::Sunday],
            computed_holidays: true,
            holiday_rules: BTreeMap::new(),
        }
    }
}

/// Which exchange rates are taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RateKind {
    /// The rate of the day: the latest up to the date, or one of the same month.
    #[default]
    Spot,
    /// The month's average, given or the mean of its spot rates.
    Average,
    /// The rate that the budget of the date's fiscal year sets.
    Budget,
}

/// How amounts are converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RatePolicy {
    pub kind: RateKind,
    /// Days after which a spot or average rate is too old to convert with.
    pub max_age_days: u32,
}

impl Default for RatePolicy {
    fn default() -> Self {
        RatePolicy { kind: RateKind::Spot, max_age_days: 366 }
    }
}
