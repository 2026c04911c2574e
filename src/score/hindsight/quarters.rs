//! Whether quarters ended as the pipeline said.

use serde::Serialize;

use super::{Calibration, Glimpse};
use crate::model::{Date, Decimal, Known, Month, Unknown};
use crate::score::context::Context;
use crate::score::facts::AllFacts;
use crate::score::pipeline::Outcome;
use crate::score::pipeline::totals::sum_known;
use crate::score::{Rate, ScoreConfig, money};

/// Expected closings of quarters against what closed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterRecord {
    /// One a day within a quarter that is over, latest first; two days of a quarter tell of the same deals.
    pub windows: Vec<QuarterPast>,
    /// Σ |expected − came| / Σ came, 0 up, down is good.
    pub absolute_error_share: Known<f64>,
    /// (Σ expected − Σ came) / Σ came; above 0 is too high.
    pub bias_share: Known<f64>,
    pub inside_80: Known<Rate>,
    pub inside_95: Known<Rate>,
}

/// What a day said of the rest of its quarter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterPast {
    pub day: Date,
    pub first: Month,
    /// Still to be won in the quarter by the deals there were.
    pub expected: Decimal,
    /// What they brought.
    pub came: Decimal,
    /// What deals brought that were made later: no pipeline can expect it.
    pub new_deals: Decimal,
    pub error_share: Known<f64>,
    pub inside_80: bool,
    pub inside_95: bool,
    pub reach_probability: Known<f64>,
    /// Whether the quota was made, by old and new deals together.
    pub reached: Known<bool>,
}

pub(super) fn record(glimpses: &[Glimpse], facts: &AllFacts<'_>, context: &Context<'_>) -> Known<QuarterRecord> {
    let need = context.config.hindsight.min_windows.max(1);
    let windows: Vec<QuarterPast> =
        glimpses.iter().filter_map(|glimpse| past(glimpse, glimpses, facts, context)).collect();
    if windows.is_empty() {
        let reason = glimpses.iter().find_map(|glimpse| glimpse.quarter.weighted.as_ref().err().cloned());
        return Err(reason.unwrap_or(Unknown::TooFew { have: 0, need }));
    }
    let too_few = Unknown::TooFew { have: windows.len(), need };
    let enough = || if windows.len() >= need { Ok(()) } else { Err(too_few.clone()) };
    let sum = |of: fn(&QuarterPast) -> Decimal| money::total(windows.iter().map(|past| Ok(of(past))));
    let inside = |of: fn(&QuarterPast) -> bool| {
        let rate = Rate::of(windows.iter().filter(|past| of(past)).count(), windows.len());
        enough().and_then(|()| rate.ok_or(too_few.clone()))
    };
    Ok(QuarterRecord {
        absolute_error_share: enough().and_then(|()| {
            let off = money::total(windows.iter().map(|past| Ok((past.expected - past.came).abs())))?;
            money::share(off, sum(|past| past.came)?)
        }),
        bias_share: enough().and_then(|()| money::change(sum(|past| past.expected)?, sum(|past| past.came)?)),
        inside_80: inside(|past| past.inside_80),
        inside_95: inside(|past| past.inside_95),
        windows,
    })
}

/// None where the quarter is not over, the day is its last or nothing was expected.
fn past(glimpse: &Glimpse, all: &[Glimpse], facts: &AllFacts<'_>, context: &Context<'_>) -> Option<QuarterPast> {
    let (day, end) = (glimpse.day, glimpse.quarter.period.days.to);
    if day >= end || end > context.portfolio.as_of {
        return None;
    }
    let quarter = &glimpse.quarter;
    let (expected, won) = (*quarter.weighted.as_ref().ok()?, *quarter.won.as_ref().ok()?);
    let interval = quarter.interval.as_ref().ok()?;
    let came = |new: bool| {
        let won = facts.deals().filter(|deal| {
            deal.outcome == Outcome::Won
                && deal.closed.is_some_and(|closed| closed > day && closed <= end)
                && deal.row.created.is_some_and(|created| created > day) == new
        });
        sum_known(won.map(|deal| &deal.amount)).ok()
    };
    let (old, new_deals) = (came(false)?, came(true)?);
    // Where nothing was open nothing was foretold.
    if expected.is_zero() && old.is_zero() {
        return None;
    }
    let total = won.checked_add(old)?;
    Some(QuarterPast {
        day,
        first: quarter.first,
        expected,
        came: old,
        new_deals,
        error_share: money::change(expected, old),
        inside_80: (interval.low_80..=interval.high_80).contains(&total),
        inside_95: (interval.low_95..=interval.high_95).contains(&total),
        reach_probability: quarter.reach_probability.clone(),
        reached: end_of(glimpse, all).and_then(|ended| {
            let quota = quarter.quota.clone()?;
            Ok(ended.quarter.won.clone()? >= quota)
        }),
    })
}

/// How the same quarter stood on its last day, where that was looked at.
fn end_of<'g>(glimpse: &Glimpse, all: &'g [Glimpse]) -> Known<&'g Glimpse> {
    let end = glimpse.quarter.period.days.to;
    all.iter().find(|other| other.day == end).ok_or(Unknown::TooFew { have: 0, need: 1 })
}

/// The chances of reps to make their quotas against whether they did. Reps of one quarter share its luck, so the
/// intervals are somewhat too narrow.
pub(super) fn quota_chances(glimpses: &[Glimpse], config: &ScoreConfig) -> Known<Calibration> {
    let mut pairs = Vec::new();
    for glimpse in glimpses.iter().filter(|glimpse| glimpse.day < glimpse.quarter.period.days.to) {
        let Ok(ended) = end_of(glimpse, glimpses) else { continue };
        for part in &glimpse.quarter.owners {
            let then =
                ended.quarter.owners.iter().find(|then| then.owner == part.owner && then.manager == part.manager);
            let reached = then.and_then(|then| Some(then.won.as_ref().ok()? >= part.quota.as_ref().ok()?));
            pairs.extend(part.reach_probability.as_ref().ok().copied().zip(reached));
        }
    }
    Calibration::of(&pairs, config.hindsight.min_events)
}
