//! Differences that come from how a run was made: its settings, and files that are last month's.

use std::collections::BTreeMap;

use super::book::{Book, Told};
use super::{Before, Now};
use crate::checks::fresh::each_day;
use crate::checks::{ChecksConfig, Imprint};
use crate::model::{Cause, Month, Portfolio};

/// What is set otherwise than in the last run.
pub struct Settings {
    pub config_changed: bool,
}

pub fn settings(now: Now<'_>, before: &Before, book: &mut Book) -> Settings {
    let config_changed = now.config_hash != before.config_hash;
    let told = |from: &str, to: &str| Told { from: Some(from.to_owned()), to: Some(to.to_owned()), ..Told::default() };
    if config_changed {
        let short = |hash: &str| hash.chars().take(12).collect::<String>();
        book.tell(Cause::ConfigChanged, told(&short(&before.config_hash), &short(now.config_hash)));
    }
    if now.version != before.version {
        book.tell(Cause::ProgramChanged, told(&before.version, now.version));
    }
    if now.ledger.bookings != before.ledger.bookings {
        let name = |bookings: bool| if bookings { "opportunity" } else { "revenue" };
        book.tell(Cause::BasisChanged, told(name(before.ledger.bookings), name(now.ledger.bookings)));
    }
    Settings { config_changed }
}

/// Months without a gap after which a file that brings none is one that was not exported anew.
const RHYTHM: i32 = 3;

/// Rows a month on average of which none comes by chance less than once in a hundred months: exp(-5), if they come
/// independently of each other.
const ROWS_A_MONTH: usize = 5;

/// Files with the same bytes as one of the last run, though they told enough of every month up to it and tell nothing
/// later: a file in which months pass without a row may well be the same, and one that reaches beyond the last run's day
/// was read before only as far as that day.
pub fn stale_files(
    config: &ChecksConfig,
    portfolio: &Portfolio,
    (imprint, period): (Option<&Imprint>, Month),
    book: &mut Book,
) {
    let inputs = imprint.into_iter().flat_map(|imprint| &imprint.inputs);
    let known: BTreeMap<&str, &str> = inputs.map(|input| (input.hash.as_str(), input.file.as_str())).collect();
    let changing = portfolio.sources.iter().filter(|source| config.same_file_entities.contains(&source.entity));
    let same: BTreeMap<&str, &str> =
        changing.filter_map(|source| Some((source.file.as_str(), *known.get(source.hash.as_str())?))).collect();
    if same.is_empty() {
        return;
    }
    let mut months: BTreeMap<&str, BTreeMap<Month, usize>> = BTreeMap::new();
    each_day(portfolio, &mut |_, origin, day, planned| {
        let source = portfolio.source(origin).filter(|source| !planned && same.contains_key(source.file.as_str()));
        if let Some(source) = source {
            *months.entry(source.file.as_str()).or_default().entry(Month::of(day)).or_default() += 1;
        }
    });
    for (file, then) in same {
        let told = months.remove(file).unwrap_or_default();
        let since = told.keys().next().map_or(period, |first| period.plus(1 - RHYTHM).max(*first));
        let reaches_on = told.keys().next_back().is_some_and(|last| *last > period);
        let lately = |month: Month| told.get(&month).copied().filter(|rows| *rows > 0);
        let rows: Option<Vec<usize>> = (0..=period.since(since)).map(|months| lately(since.plus(months))).collect();
        let is_regular = rows.is_some_and(|rows| rows.iter().sum::<usize>() >= ROWS_A_MONTH * rows.len());
        if is_regular && !reaches_on {
            let told = Told { file: Some(file.to_owned()), from: Some(then.to_owned()), ..Told::default() };
            book.tell(Cause::StaleFile, told);
        }
    }
}
