//! Which days are worked, and where.

use std::collections::{BTreeMap, BTreeSet};

use super::holidays::{Country, Rule};
use super::{Date, Days, Weekday, days_after};
use crate::model::key::name_key;
use crate::model::{AccountIx, Portfolio};

/// A country and, where it is known, a region of it, as holidays are looked up.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The ISO code of a country whose holidays are computed, else the key of its name. None where nothing is known.
    country: Option<String>,
    region: Option<String>,
}

impl Place {
    pub fn new(country: Option<&str>, region: Option<&str>) -> Place {
        let country = country.and_then(country_key);
        Place { region: region.and_then(name_key).filter(|_| country.is_some()), country }
    }
}

/// How countries are compared: those whose holidays are computed by their code, others by their name.
pub fn country_key(text: &str) -> Option<String> {
    match Country::parse(text) {
        Some(country) => Some(country.code().to_owned()),
        None => name_key(text),
    }
}

/// The days that are worked: not at the weekend, nor on a holiday of the place.
///
/// Computed holidays count once the configuration names the company's country, listed ones and those of rules of its own
/// in any case; without any of them only weekends are free. A day listed without a country is free everywhere, one
/// without a region in all of its country.
#[derive(Debug, Clone, Default)]
pub struct WorkingDays {
    weekend: BTreeSet<Weekday>,
    /// Where the holidays of Spain, Mexico and the United States are computed.
    computed: bool,
    home: Place,
    listed: BTreeMap<Place, BTreeSet<Date>>,
    /// The company's own rules, by country.
    rules: BTreeMap<String, Vec<Rule>>,
}

/// How far a search for a working day goes: a list of holidays may name every day.
const FARTHEST: i32 = 366;

impl WorkingDays {
    pub fn of(portfolio: &Portfolio) -> WorkingDays {
        let week = &portfolio.conventions.week;
        let mut listed: BTreeMap<Place, BTreeSet<Date>> = BTreeMap::new();
        for row in portfolio.holidays.all() {
            let place = Place::new(row.country.as_deref(), row.region.as_deref());
            listed.entry(place).or_default().insert(row.date);
        }
        WorkingDays {
            weekend: week.weekend.iter().copied().collect(),
            computed: week.country.is_some() && week.computed_holidays,
            home: Place::new(week.country.as_deref(), week.region.as_deref()),
            listed,
            rules: week
                .holiday_rules
                .iter()
                .filter_map(|(country, rules)| Some((country_key(country)?, rules.clone())))
                .collect(),
        }
    }

    /// The company's own place.
    pub fn home(&self) -> &Place {
        &self.home
    }

    /// An account's place; the company's where the account names no country.
    pub fn place_of(&self, portfolio: &Portfolio, account: AccountIx) -> Place {
        let account = portfolio.account(account);
        let country = account.and_then(|account| account.country.as_deref());
        match country {
            None => self.home.clone(),
            Some(_) => Place::new(country, account.and_then(|account| account.state.as_deref())),
        }
    }

    pub fn is_working(&self, day: Date, place: &Place) -> bool {
        !self.weekend.contains(&Weekday::of(day)) && !self.is_holiday(day, place)
    }

    pub fn is_holiday(&self, day: Date, place: &Place) -> bool {
        let country = place.country.as_deref();
        let computed = self.computed && country.and_then(Country::parse).is_some_and(|country| country.is_holiday(day));
        let rules = country.and_then(|country| self.rules.get(country));
        let by_rule = rules.is_some_and(|rules| rules.iter().any(|rule| rule.date(day.year()) == Some(day)));
        let everywhere = Place::default();
        let of_country = Place { region: None, ..place.clone() };
        computed || by_rule || [&everywhere, &of_country, place].iter().any(|place| self.listed_at(place, day))
    }

    fn listed_at(&self, place: &Place, day: Date) -> bool {
        self.listed.get(place).is_some_and(|days| days.contains(&day))
    }

    /// The day so many working days after another. Dates past the calendar's end stay at it.
    pub fn after(&self, day: Date, working_days: u32, place: &Place) -> Date {
        (0..working_days).fold(day, |at, _| self.from(days_after(at, 1), place))
    }

    /// The day itself where it is worked, else the next that is.
    pub fn from(&self, day: Date, place: &Place) -> Date {
        let ahead = (0..FARTHEST).map(|days| days_after(day, days)).find(|day| self.is_working(*day, place));
        ahead.unwrap_or(day)
    }

    /// The day itself where it is worked, else the last before it that is.
    pub fn until(&self, day: Date, place: &Place) -> Date {
        let back = (0..FARTHEST).map(|days| days_after(day, -days)).find(|day| self.is_working(*day, place));
        back.unwrap_or(day)
    }

    /// Working days of a span.
    pub fn count(&self, days: Days, place: &Place) -> usize {
        let length = i32::try_from(days.count()).unwrap_or(i32::MAX);
        (0..length).filter(|ahead| self.is_working(days_after(days.from, *ahead), place)).count()
    }
}
