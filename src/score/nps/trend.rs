//! The net promoter score by quarter: what was answered in each, not what rolls through a window.

use serde::Serialize;

use super::survey::AnswerFact;
use super::{Measured, NpsCounts, interval};
use crate::model::{Month, calendar::days_between};
use crate::score::AccountScores;
use crate::score::context::Context;
use crate::score::facts::{AllFacts, Facts};
use crate::score::norms::Norms;

/// Quarters that are told.
const QUARTERS: i32 = 8;
/// Months of a quarter.
const MONTHS: i32 = 3;

/// Three months of answers, each person's latest of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct NpsQuarter {
    /// The last of its three months; the period ends the latest.
    pub last: Month,
    pub counts: NpsCounts,
    /// The score and its 95 % interval; none without an answer.
    #[serde(skip)]
    pub measured: Option<Measured>,
}

/// The quarters up to the period, oldest first, from the first that has an answer; empty where answers have no dates.
/// Answers after the period's last day and up to the as-of date belong to the latest.
pub fn trend(
    facts: &AllFacts<'_>,
    accounts: &[AccountScores],
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> Vec<NpsQuarter> {
    let period = context.portfolio.period;
    let back_of = |answer: &AnswerFact<'_>| {
        let date = answer.date?;
        let known = days_between(date, context.portfolio.as_of) >= 0;
        let back = period.since(Month::of(date)).max(0) / MONTHS;
        (known && back < QUARTERS).then_some(back)
    };
    let customers: Vec<&Facts<'_>> = facts
        .accounts
        .iter()
        .zip(accounts)
        .filter(|(_, scores)| scores.class.class.is_customer())
        .map(|(own, _)| own)
        .chain([&facts.unjoined])
        .collect();
    let quarter = |back: i32| {
        let votes = customers.iter().flat_map(|own| {
            let inside = own.answers.iter().filter(|answer| norms.counts(answer));
            norms.people.latest(inside.filter(|answer| back_of(answer) == Some(back)))
        });
        let counts = NpsCounts::of(votes);
        NpsQuarter { last: period.plus(-MONTHS * back), counts, measured: interval(counts) }
    };
    let mut quarters: Vec<NpsQuarter> = (0..QUARTERS).rev().map(quarter).collect();
    let first = quarters.iter().position(|quarter| quarter.counts.n() > 0).unwrap_or(quarters.len());
    quarters.drain(..first);
    quarters
}
