//! Differences that come from how a run was made: its settings, and files that are last month's.

use std::collections::{BTreeMap, BTreeSet};

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

/// Files with the same bytes as one of the last run, though they told something of every month up to it: a file in which
/// months pass without a row may well be the same.
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
    let mut months: BTreeMap<&str, BTreeSet<Month>> = BTreeMap::new();
    each_day(portfolio, &mut |_, origin, day| {
        if let Some(source) = portfolio.source(origin).filter(|source| same.contains_key(source.file.as_str())) {
            months.entry(source.file.as_str()).or_default().insert(Month::of(day));
        }
    });
    for (file, then) in same {
        let told = months.remove(file).unwrap_or_default();
        let since = told.first().map_or(period, |first| period.plus(1 - RHYTHM).max(*first));
        if (0..=period.since(since)).all(|month| told.contains(&since.plus(month))) {
            let told = Told { file: Some(file.to_owned()), from: Some(then.to_owned()), ..Told::default() };
            book.tell(Cause::StaleFile, told);
        }
    }
}
