//! Snapshots of past month ends: what was known of each customer then, and what became of it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::features::{FEATURES, Needs, features};
use super::label::{Bond, Outcome, Timeline, months_after};
use crate::model::{Date, Month, Portfolio};
use crate::score::churn::Band;
use crate::score::context::Context;
use crate::score::facts::{AllFacts, basis};
use crate::score::nps::SurveyScales;
use crate::score::words::Phrases;
use crate::score::{Past, ScoreConfig, account_scores};

/// A customer on a snapshot's day.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    pub day: Date,
    pub account: String,
    /// In the order of [`FEATURES`].
    pub features: Vec<Option<f64>>,
    /// Of the points score: what ranks by it, points over those observed, and its band.
    pub points: f64,
    pub band: Option<Band>,
    /// The day on which the account left, where it did within the window.
    pub left: Option<Date>,
}

/// All examples whose window is closed, by day and account id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Dataset {
    pub as_of: Option<Date>,
    pub examples: Vec<Example>,
    /// Customers on snapshot days whose window is still open or whose end the records don't tell.
    pub censored: usize,
    /// Examples that stayed but bought half or less of the year before.
    pub halved: usize,
    /// Examples bound by contract; the rest are by their orders.
    pub by_contract: usize,
    /// Features left out for what the records are like, with the reason.
    pub unfit: Vec<(&'static str, &'static str)>,
    /// Days after the window in which a contract's successor may begin.
    pub grace_days: u32,
}

impl Dataset {
    /// Scores the portfolio as of each snapshot and looks up what came of its customers.
    pub fn collect(portfolio: &Portfolio, config: &ScoreConfig) -> Dataset {
        let past = Past::default();
        let context = Context::new(portfolio, config, &past);
        let timelines = timelines(&context);
        let training = &config.churn.training;
        let days = snapshots(&timelines, portfolio, config);
        let mut dataset = Dataset {
            as_of: Some(portfolio.as_of),
            unfit: unfit(&timelines),
            grace_days: training.renewal_grace_days,
            ..Dataset::default()
        };
        for day in days {
            let scores = account_scores(&portfolio.as_known_on(day), config);
            let found: Vec<Found> = (scores.par_iter(), timelines.par_iter(), portfolio.accounts.par_iter())
                .into_par_iter()
                .filter_map(|(scores, timeline, account)| {
                    let bond = timeline.bond(day, training).ok()?;
                    let outcome = timeline.outcome(day, bond, portfolio.as_of, training);
                    let left = match outcome {
                        Outcome::Censored => return Some(Found::Censored),
                        Outcome::Left(left) => Some(left),
                        Outcome::Stayed => None,
                    };
                    let example = Example {
                        day,
                        account: account.id.clone(),
                        features: features(scores),
                        points: scores.churn.raw(),
                        band: scores.churn.band.as_ref().ok().copied(),
                        left,
                    };
                    let halved = left.is_none() && timeline.halved(day, training) == Some(true);
                    Some(Found::Example { example, bond, halved })
                })
                .collect();
            for found in found {
                dataset.take(found);
            }
        }
        dataset
    }

    fn take(&mut self, found: Found) {
        match found {
            Found::Censored => self.censored += 1,
            Found::Example { example, bond, halved } => {
                self.examples.push(example);
                self.halved += usize::from(halved);
                self.by_contract += usize::from(bond == Bond::Contract);
            }
        }
    }

    /// The days of the snapshots, in order.
    pub fn days(&self) -> Vec<Date> {
        self.examples.iter().map(|example| example.day).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

enum Found {
    Censored,
    Example { example: Example, bond: Bond, halved: bool },
}

/// Losses, each counted once however many snapshots foresaw it.
pub fn events<'a>(examples: impl IntoIterator<Item = &'a Example>) -> usize {
    let losses: BTreeSet<(&str, Date)> =
        examples.into_iter().filter_map(|example| Some((example.account.as_str(), example.left?))).collect();
    losses.len()
}

/// Of every account, up to the portfolio's own day.
pub(in crate::score) fn timelines(context: &Context<'_>) -> Vec<Timeline> {
    let scales = SurveyScales::of(context);
    let facts = AllFacts::gather(context, &scales);
    let ended = Phrases::new(&context.config.churn.training.cancelled_words);
    let accounts = context.portfolio.account_ixs().zip(&facts.accounts);
    accounts.map(|(account, facts)| Timeline::of(account, facts, basis(context), context, &ended)).collect()
}

/// Ten years: what is older says little of today's customers.
const MOST_MONTHS: i32 = 120;

/// Month ends from the first with enough history to the last whose window is closed, counted back from that.
fn snapshots(timelines: &[Timeline], portfolio: &Portfolio, config: &ScoreConfig) -> Vec<Date> {
    let training = &config.churn.training;
    // A contract may have begun long before the other records do; orders tell better where those begin.
    let orders = timelines.iter().filter_map(|timeline| timeline.orders.first().copied()).min();
    let Some(begins) = orders.or_else(|| timelines.iter().filter_map(Timeline::begins).min()) else {
        return Vec::new();
    };
    let months = |months: u32| i32::try_from(months).unwrap_or(i32::MAX / 2);
    let last = Month::closed_by(portfolio.as_of).plus(-months(training.horizon_months));
    // A year mistyped as 1900 must not make a thousand snapshots.
    let first = Month::of(begins).plus(months(training.history_months)).max(last.plus(-MOST_MONTHS));
    let mut month = last;
    let mut days = Vec::new();
    while month >= first {
        let closed = months_after(month.last_day(), training.horizon_months).is_some_and(|end| end <= portfolio.as_of);
        if closed {
            days.push(month.last_day());
        }
        month = month.plus(-months(training.every_months.max(1)));
    }
    days.reverse();
    days
}

fn unfit(timelines: &[Timeline]) -> Vec<(&'static str, &'static str)> {
    let terms = || timelines.iter().flat_map(|timeline| &timeline.terms);
    let renewed = timelines.iter().any(|timeline| timeline.terms.len() > 1);
    let reason = if terms().any(|term| term.cancelled) {
        "contracts are marked as cancelled without the day on which they were"
    } else if !renewed || terms().any(|term| term.start.is_none()) {
        "contracts have no row for each term, so that their end may have been moved at renewal"
    } else {
        return Vec::new();
    };
    let needing = FEATURES.iter().filter(|feature| feature.needs == Needs::Terms);
    needing.map(|feature| (feature.name, reason)).collect()
}
