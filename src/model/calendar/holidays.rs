//! Public holidays of countries, computed from the laws that set them.
//!
//! - Spain: the holidays of the whole country that no region has replaced, Royal Decree 2001/1983 art. 45 and Workers'
//!   Statute art. 37.2; Epiphany, which regions may replace, is among them, since all keep it. What regions and towns
//!   add, and a Monday after a holiday on a Sunday, comes with a list of the company's own.
//! - Mexico: Federal Labour Law art. 74, with 1 October instead of 1 December every sixth year since 2024. Days of
//!   elections are Sundays.
//! - United States: federal holidays, 5 U.S.C. 6103; on a Saturday they are kept on the Friday before, on a Sunday on the
//!   Monday after (Executive Order 11582).

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use super::{Date, Month, Weekday};
use crate::model::key::name_key;

/// A country whose holidays are computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Country {
    Mexico,
    Spain,
    UnitedStates,
}

impl Country {
    /// From its name in English or Spanish, or its code.
    pub fn parse(text: &str) -> Option<Country> {
        match name_key(text)?.as_str() {
            "es" | "esp" | "spain" | "espana" | "reino de espana" | "kingdom of spain" => Some(Country::Spain),
            "mx" | "mex" | "mexico" | "mejico" | "estados unidos mexicanos" => Some(Country::Mexico),
            "us"
            | "usa"
            | "united states"
            | "united states of america"
            | "the united states"
            | "eeuu"
            | "ee uu"
            | "estados unidos"
            | "estados unidos de america" => Some(Country::UnitedStates),
            _ => None,
        }
    }

    /// The ISO 3166 code.
    pub fn code(self) -> &'static str {
        match self {
            Country::Mexico => "MX",
            Country::Spain => "ES",
            Country::UnitedStates => "US",
        }
    }

    /// Whether a day is a public holiday of the whole country, in lieu days included.
    pub fn is_holiday(self, day: Date) -> bool {
        self.holidays(day.year()).any(|holiday| holiday == day)
            // New Year's Day on a Saturday is kept in the year before.
            || day.year().checked_add(1).is_some_and(|next| self.holidays(next).any(|holiday| holiday == day))
    }

    /// The days on which the holidays of a year are kept.
    pub fn holidays(self, year: i16) -> impl Iterator<Item = Date> {
        let rules = match self {
            Country::Mexico => MEXICO,
            Country::Spain => SPAIN,
            Country::UnitedStates => UNITED_STATES,
        };
        let kept = move |date: Date| if self == Country::UnitedStates { in_lieu(date) } else { date };
        rules.iter().filter(move |law| (law.in_force)(year)).filter_map(move |law| law.rule.date(year)).map(kept)
    }
}

/// When a holiday falls each year. Written `12-25`, `easter-2`, `easter+60`, `3 monday 11` or `last monday 05`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Rule {
    /// Month and day.
    Date(i8, i8),
    /// Days from Easter Sunday.
    Easter(i32),
    /// The nth such weekday of a month, the last where −1.
    Nth(i8, Weekday, i32),
}

impl schemars::JsonSchema for Rule {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "HolidayRule".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "`12-25`, `easter-2`, `3 monday 11` or `last monday 05`"
        })
    }
}

impl TryFrom<String> for Rule {
    type Error = String;

    fn try_from(text: String) -> Result<Rule, String> {
        Rule::parse(&text).ok_or_else(|| {
            format!("`{text}` is no rule of a holiday: write `12-25`, `easter-2`, `3 monday 11` or `last monday 05`")
        })
    }
}

impl From<Rule> for String {
    fn from(rule: Rule) -> String {
        match rule {
            Rule::Date(month, day) => format!("{month:02}-{day:02}"),
            Rule::Easter(0) => "easter".to_owned(),
            Rule::Easter(days) => format!("easter{days:+}"),
            Rule::Nth(month, weekday, -1) => format!("last {} {month:02}", weekday.name()),
            Rule::Nth(month, weekday, n) => format!("{n} {} {month:02}", weekday.name()),
        }
    }
}

impl Rule {
    fn parse(text: &str) -> Option<Rule> {
        let text = text.trim().to_lowercase();
        if let Some(days) = text.strip_prefix("easter") {
            return if days.is_empty() { Some(Rule::Easter(0)) } else { days.parse().ok().map(Rule::Easter) };
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        if let [n, weekday, month] = words.as_slice() {
            let n = if *n == "last" { -1 } else { n.parse().ok().filter(|n| (1..=4).contains(n))? };
            let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
            return Some(Rule::Nth(month, Weekday::ALL.into_iter().find(|day| day.name() == *weekday)?, n));
        }
        let (month, day) = text.split_once('-')?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        // A leap year has every date.
        Date::new(2024, month, day).ok().map(|_| Rule::Date(month, day))
    }
}

/// A holiday, and the years in which it is one.
struct Law {
    rule: Rule,
    in_force: fn(i16) -> bool,
}

const fn law(rule: Rule) -> Law {
    Law { rule, in_force: |_| true }
}

const SPAIN: &[Law] = &[
    law(Rule::Date(1, 1)),
    law(Rule::Date(1, 6)),
    law(Rule::Easter(-2)),
    law(Rule::Date(5, 1)),
    law(Rule::Date(8, 15)),
    law(Rule::Date(10, 12)),
    law(Rule::Date(11, 1)),
    law(Rule::Date(12, 6)),
    law(Rule::Date(12, 8)),
    law(Rule::Date(12, 25)),
];

const MEXICO: &[Law] = &[
    law(Rule::Date(1, 1)),
    law(Rule::Nth(2, Weekday::Monday, 1)),
    law(Rule::Nth(3, Weekday::Monday, 3)),
    law(Rule::Date(5, 1)),
    law(Rule::Date(9, 16)),
    law(Rule::Nth(11, Weekday::Monday, 3)),
    Law { rule: Rule::Date(10, 1), in_force: |year| year >= 2024 && (year - 2024) % 6 == 0 },
    Law { rule: Rule::Date(12, 1), in_force: |year| year < 2024 && (2024 - year) % 6 == 0 },
    law(Rule::Date(12, 25)),
];

const UNITED_STATES: &[Law] = &[
    law(Rule::Date(1, 1)),
    Law { rule: Rule::Nth(1, Weekday::Monday, 3), in_force: |year| year >= 1986 },
    law(Rule::Nth(2, Weekday::Monday, 3)),
    law(Rule::Nth(5, Weekday::Monday, -1)),
    Law { rule: Rule::Date(6, 19), in_force: |year| year >= 2021 },
    law(Rule::Date(7, 4)),
    law(Rule::Nth(9, Weekday::Monday, 1)),
    law(Rule::Nth(10, Weekday::Monday, 2)),
    law(Rule::Date(11, 11)),
    law(Rule::Nth(11, Weekday::Thursday, 4)),
    law(Rule::Date(12, 25)),
];

impl Rule {
    pub fn date(self, year: i16) -> Option<Date> {
        match self {
            Rule::Date(month, day) => Date::new(year, month, day).ok(),
            Rule::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
            Rule::Nth(month, weekday, n) => {
                let month = Month::new(year, month)?;
                if n < 0 {
                    let back = i32::from(weekday.days_until(month.last_day())) + 7 * (-n - 1);
                    return month.last_day().checked_sub(back.days()).ok();
                }
                let first = month.first_day();
                let ahead = (weekday as i32 - Weekday::of(first) as i32).rem_euclid(7) + 7 * (n - 1);
                first.checked_add(ahead.days()).ok()
            }
        }
    }
}

/// The day on which a holiday of a weekend is kept.
fn in_lieu(date: Date) -> Date {
    match Weekday::of(date) {
        Weekday::Saturday => date.saturating_sub(1.day()),
        Weekday::Sunday => date.saturating_add(1.day()),
        _ => date,
    }
}

/// Easter Sunday of the Gregorian calendar: Butcher's algorithm of 1876 as in Meeus, *Astronomical Algorithms*, 2nd ed.
/// 1998, chapter 8.
pub fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn kept(country: Country, year: i16) -> Vec<String> {
        let mut days: Vec<Date> = country.holidays(year).collect();
        days.sort();
        days.iter().map(|day| day.strftime("%m-%d").to_string()).collect()
    }

    /// Dates of the U.S. Census Bureau's table of Easter, 1600 to 2099; 22 March and 25 April are the ends of the range.
    #[test]
    fn easter_is_that_of_published_tables() {
        for (year, month, day) in [
            (1818, 3, 22),
            (1943, 4, 25),
            (1954, 4, 18),
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Some(date(year, month, day)));
        }
    }

    /// Resolutions of the Directorate-General of Labour for 2024 (BOE of 30 October 2023: on Sunday 8 December regions
    /// chose, and on working days it makes no difference) and 2026 (BOE of 28 October 2025: nine days common to all
    /// regions; 6 December is a Sunday).
    #[test]
    fn spain_keeps_what_the_official_gazette_lists() {
        let fixed = ["01-01", "01-06", "05-01", "08-15", "10-12", "11-01", "12-06", "12-08", "12-25"];
        for (year, good_friday) in [(2024, "03-29"), (2026, "04-03")] {
            let mut listed: Vec<&str> = fixed.into_iter().chain([good_friday]).collect();
            listed.sort_unstable();
            assert_eq!(kept(Country::Spain, year), listed, "{year}");
        }
    }

    /// The office holidays of federal courts for 2024, and the Office of Personnel Management's of 2021, in which
    /// Juneteenth, Independence Day and Christmas fell on weekends, with New Year's Day 2022 kept on 31 December.
    #[test]
    fn the_united_states_keep_weekend_holidays_on_the_working_day_beside() {
        assert_eq!(
            kept(Country::UnitedStates, 2024),
            ["01-01", "01-15", "02-19", "05-27", "06-19", "07-04", "09-02", "10-14", "11-11", "11-28", "12-25"]
        );
        assert_eq!(
            kept(Country::UnitedStates, 2021),
            ["01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25", "12-24"]
        );
        assert!(Country::UnitedStates.is_holiday(date(2021, 12, 31)));
        assert!(!Country::UnitedStates.is_holiday(date(2020, 12, 31)));
    }

    /// The Federal Labour Office's lists of 2024, a year in which a president took office, and of 2026.
    #[test]
    fn mexico_keeps_mondays_and_the_day_a_president_takes_office() {
        assert_eq!(
            kept(Country::Mexico, 2024),
            ["01-01", "02-05", "03-18", "05-01", "09-16", "10-01", "11-18", "12-25"]
        );
        assert_eq!(kept(Country::Mexico, 2026), ["01-01", "02-02", "03-16", "05-01", "09-16", "11-16", "12-25"]);
        assert!(Country::Mexico.is_holiday(date(2018, 12, 1)) && !Country::Mexico.is_holiday(date(2030, 12, 1)));
    }

    /// Código do Trabalho art. 234, with Corpus Christi of 2026 on 4 June.
    #[test]
    fn a_countrys_rules_can_be_written_down() {
        let portugal = [
            "01-01",
            "easter-2",
            "easter",
            "04-25",
            "05-01",
            "easter+60",
            "06-10",
            "08-15",
            "10-05",
            "11-01",
            "12-01",
            "12-08",
            "12-25",
        ];
        let days = portugal.map(|text| Rule::parse(text).unwrap().date(2026).unwrap().strftime("%m-%d").to_string());
        assert_eq!(
            days,
            [
                "01-01", "04-03", "04-05", "04-25", "05-01", "06-04", "06-10", "08-15", "10-05", "11-01", "12-01",
                "12-08", "12-25"
            ]
        );
        for text in portugal.into_iter().chain(["3 monday 11", "last monday 05"]) {
            assert_eq!(String::from(Rule::parse(text).unwrap()), text);
        }
        assert_eq!(Rule::parse("last monday 05").unwrap().date(2026), Some(date(2026, 5, 25)));
        for text in ["", "13-01", "02-30", "easterday", "5 monday 01", "1 moonday 01", "0 monday 01", "christmas"] {
            assert_eq!(Rule::parse(text), None, "{text}");
        }
    }

    #[test]
    fn countries_are_known_by_their_names() {
        for (text, country) in
            [("España", Country::Spain), ("MÉXICO", Country::Mexico), ("U.S.A.", Country::UnitedStates)]
        {
            assert_eq!(Country::parse(text), Some(country), "{text}");
        }
        assert_eq!(Country::parse("Portugal"), None);
    }
}
