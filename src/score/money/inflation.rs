//! What prices rose by, for growth without it.

use std::collections::BTreeMap;

use crate::model::calendar::country_key;
use crate::model::{Date, Decimal, Entity, Known, Month, Portfolio, Unknown};
use crate::score::context::Context;
use crate::score::facts::Line;

/// By country: how many times as high prices were in the 12 months as in the 12 before.
///
/// The ratio is Σ index of the months / Σ index of the same months a year before, over the months of the 12 for which
/// both are given. Indices come late, so that some of the last may be missing; under nine of them it is unknown.
#[derive(Debug)]
pub struct Inflation {
    given: bool,
    /// None as the country: an index for all.
    ratios: BTreeMap<Option<String>, Known<Decimal>>,
    home: Option<String>,
}

/// Months of the 12 that must be told.
const LEAST_MONTHS: usize = 9;

impl Inflation {
    pub fn of(portfolio: &Portfolio) -> Inflation {
        let mut indices: BTreeMap<Option<String>, BTreeMap<Month, (Date, Decimal)>> = BTreeMap::new();
        let rows = portfolio.price_indices.all().iter();
        for row in rows.filter(|row| row.date <= portfolio.as_of && row.value > Decimal::ZERO) {
            let months = indices.entry(row.country.as_deref().and_then(country_key)).or_default();
            // Of several for a month the latest, of a day the higher, whatever the order of rows.
            let latest = months.entry(Month::of(row.date)).or_insert((row.date, row.value));
            *latest = (*latest).max((row.date, row.value));
        }
        let ratio = |months: &BTreeMap<Month, (Date, Decimal)>| {
            let of = |month: Month| months.get(&month).map(|(_, value)| *value);
            let pairs: Vec<(Decimal, Decimal)> = (0..12)
                .map(|back| portfolio.period.plus(-back))
                .filter_map(|month| of(month).zip(of(month.plus(-12))))
                .collect();
            if pairs.len() < LEAST_MONTHS {
                return Err(Unknown::TooFew { have: pairs.len(), need: LEAST_MONTHS });
            }
            let now = super::total(pairs.iter().map(|(now, _)| Ok(*now)))?;
            let before = super::total(pairs.iter().map(|(_, before)| Ok(*before)))?;
            now.checked_div(before).ok_or(Unknown::TooLarge)
        };
        Inflation {
            given: portfolio.price_indices.given,
            ratios: indices.iter().map(|(country, months)| (country.clone(), ratio(months))).collect(),
            home: portfolio.conventions.week.country.as_deref().and_then(country_key),
        }
    }

    /// How many times as high prices were in a country, by its key: of its own index, else of the one for all.
    fn ratio(&self, country: Option<&str>) -> Known<Decimal> {
        let entity = Entity::PriceIndex;
        if !self.given {
            return Err(Unknown::NoSource { entity });
        }
        let own = country.and_then(|country| self.ratios.get(&Some(country.to_owned())));
        own.or_else(|| self.ratios.get(&None)).cloned().unwrap_or(Err(Unknown::NoRecords { entity }))
    }

    /// Amounts at the prices of the year before, each by its account's country, else the company's.
    pub fn deflated<'l>(&self, lines: impl Iterator<Item = &'l Line<'l>>, context: &Context<'_>) -> Known<Decimal> {
        let mut sums: BTreeMap<Option<String>, Known<Decimal>> = BTreeMap::new();
        if !self.given {
            return Err(Unknown::NoSource { entity: Entity::PriceIndex });
        }
        for line in lines {
            let account = line.account().and_then(|account| context.portfolio.account(account));
            let of_account = account.and_then(|account| account.country.as_deref()).and_then(country_key);
            let sum = sums.entry(of_account.or_else(|| self.home.clone())).or_insert(Ok(Decimal::ZERO));
            *sum = super::total([sum.clone(), line.amount.clone()]);
        }
        super::total(sums.into_iter().map(|(country, sum)| {
            let real = sum?.checked_div(self.ratio(country.as_deref())?).ok_or(Unknown::TooLarge)?;
            Ok(real.round_dp(2))
        }))
    }
}
