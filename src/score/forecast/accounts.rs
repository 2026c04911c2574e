//! What an account gets of the forecast, and how far its own years lay from what they would have got.

use super::allocate::amount;
use super::bands::{MIN_ERRORS, quantile};
use super::history::Leaf;
use crate::model::{Decimal, Known, Unknown};
use crate::score::statistics::count;

/// The yearly weight of an account: own_weight · its last 12 months + (1 − own_weight) · the 12 months before. One that
/// is new in the last 12 months has no year before, and is not shrunk to a 0 that was not observed.
pub fn weight(leaf: &Leaf<'_>, end: usize, span: usize, own_weight: f64) -> f64 {
    let now = leaf.sum(end, span).max(0.0);
    let is_new = leaf.first_active().is_none_or(|first| first + span >= end);
    let before = match end.checked_sub(span) {
        Some(earlier) if !is_new && earlier >= span => leaf.sum(earlier, span).max(0.0),
        _ => return now,
    };
    own_weight * now + (1.0 - own_weight) * before
}

/// The weight of an account in one month ahead (1 to 12): half its yearly weight, half what it brought in the same
/// calendar month of the two years before, so that who buys in December is expected to.
pub fn monthly_weight(leaf: &Leaf<'_>, yearly: f64, ahead: usize, own_weight: f64) -> f64 {
    let end = leaf.months.len();
    let of = |back: usize| {
        let place = (end + ahead).checked_sub(1 + 12 * back);
        place.filter(|place| *place < end).and_then(|place| leaf.months.get(place)).copied().map(|month| month.max(0.0))
    };
    match (of(1), of(2)) {
        (Some(last), Some(before)) => yearly / 24.0 + (own_weight * last + (1.0 - own_weight) * before) / 2.0,
        (Some(last), None) => yearly / 24.0 + last / 2.0,
        _ => yearly / 12.0,
    }
}

/// Ratios of what accounts brought to what they would have been forecast, in the past.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ratios {
    /// Months forecast: 12, or half the history where that is under two years.
    pub span: usize,
    /// Of accounts at or above the median weight of their origin, sorted.
    large: Vec<f64>,
    small: Vec<f64>,
    /// Revenue, as a share of the mean weight of active accounts, that accounts without weight brought nevertheless.
    dormant: Vec<f64>,
    median: f64,
    mean: f64,
}

impl Ratios {
    /// Forecasts every account from past months: with its weight there times what all accounts together became, so that
    /// only the accounts' own deviations are measured; how the whole deviates is the portfolio's band.
    pub fn of(leaves: &[Leaf<'_>], months: usize, own_weight: f64) -> Ratios {
        let span = (months / 2).min(12);
        let mut ratios = Ratios { span, ..Ratios::default() };
        if span < 2 {
            return ratios;
        }
        let ends = (span..=months - span).rev().take(12);
        for end in ends {
            let weights: Vec<f64> = leaves.iter().map(|leaf| weight(leaf, end, span, own_weight)).collect();
            let known: f64 = weights.iter().sum();
            let came: f64 = leaves.iter().zip(&weights).filter(|(_, w)| **w > 0.0).map(|(l, _)| l.sum(end + span, span)).sum();
            if known <= 0.0 || came <= 0.0 {
                continue;
            }
            let (middle, mean) = typical(&weights);
            for (leaf, weight) in leaves.iter().zip(&weights) {
                let actual = leaf.sum(end + span, span);
                let begun = leaf.first_active().is_some_and(|first| first < end);
                match *weight {
                    w if w > 0.0 && w >= middle => ratios.large.push(actual / (w * came / known)),
                    w if w > 0.0 => ratios.small.push(actual / (w * came / known)),
                    _ if begun => ratios.dormant.push(actual.max(0.0) / mean),
                    _ => {}
                }
            }
        }
        let now: Vec<f64> = leaves.iter().map(|leaf| weight(leaf, months, span, own_weight)).collect();
        (ratios.median, ratios.mean) = typical(&now);
        if ratios.large.len() < MIN_ERRORS || ratios.small.len() < MIN_ERRORS {
            let small = std::mem::take(&mut ratios.small);
            ratios.large.extend(small);
            ratios.small = ratios.large.clone();
        }
        ratios
    }

    /// Past forecasts of accounts behind a range.
    pub fn observed(&self, weight: f64) -> usize {
        self.class(weight).len()
    }

    fn class(&self, weight: f64) -> &[f64] {
        match weight {
            w if w <= 0.0 => &self.dormant,
            w if w >= self.median => &self.large,
            _ => &self.small,
        }
    }

    /// The 80 % range of a 12-month forecast: its 10 % and 90 % quantiles of past ratios. Under two years of history the
    /// ratios span fewer months, and their distance from 1 is widened by the root of how many times fewer.
    pub fn range(&self, forecast: Decimal, weight: f64) -> Known<(Decimal, Decimal)> {
        let ratios = self.class(weight);
        if ratios.len() < MIN_ERRORS {
            return Err(Unknown::TooFew { have: ratios.len(), need: MIN_ERRORS });
        }
        let few = Unknown::TooFew { have: ratios.len(), need: MIN_ERRORS };
        let upper = |values: Vec<f64>| quantile(&values, 0.9).ok_or(few.clone());
        if weight <= 0.0 {
            return Ok((forecast, forecast.max(amount(upper(ratios.to_vec())? * self.mean)?)));
        }
        let widen = (12.0 / count(self.span)).sqrt();
        let value = crate::score::money::float(forecast);
        let high = upper(ratios.to_vec())?;
        let low = -upper(ratios.iter().map(|ratio| -ratio).collect())?;
        let bound = |ratio: f64| amount(value * (1.0 + (ratio - 1.0) * widen).max(0.0));
        Ok((bound(low)?.min(forecast), bound(high)?.max(forecast)))
    }
}

/// Median and mean of the weights above 0.
fn typical(weights: &[f64]) -> (f64, f64) {
    let positive = || weights.iter().copied().filter(|weight| *weight > 0.0);
    let median = crate::score::statistics::median(positive()).unwrap_or_default();
    (median, crate::score::statistics::mean(positive()).unwrap_or_default())
}
