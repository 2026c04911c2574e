//! The past days that are looked at.

use super::Glimpse;
use crate::model::calendar::days_between;
use crate::model::{Date, Portfolio};
use crate::score::facts::AllFacts;

/// The month ends before the period, latest first, from the first deal or line of revenue on.
pub fn month_ends(portfolio: &Portfolio, facts: &AllFacts<'_>, months: u32) -> Vec<Date> {
    let first = facts.lines().map(|line| line.date).chain(facts.deals().filter_map(|deal| deal.row.created)).min();
    let months = i32::try_from(months).unwrap_or(i32::MAX);
    (1..=months)
        .map(|back| portfolio.period.plus(-back).last_day())
        .take_while(|day| first.is_none_or(|first| *day >= first))
        .collect()
}

/// Of the days whose window is over by now, so many that no two windows overlap, latest first: what happens once counts
/// once, and the intervals hold.
pub(super) fn apart(glimpses: &[Glimpse], window_days: i64, as_of: Date) -> Vec<&Glimpse> {
    let mut taken: Vec<&Glimpse> = Vec::new();
    for glimpse in glimpses {
        let until = taken.last().map_or(as_of, |later| later.day);
        if days_between(glimpse.day, until) >= window_days {
            taken.push(glimpse);
        }
    }
    taken
}

pub fn days_after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}
