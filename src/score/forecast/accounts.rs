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

/// The weight of an account in one month ahead (1 to 12): its yearly weight, spread evenly and, as far as accounts repeat
/// themselves and at most by half, as it bought over the calendar months of the two years before, so that who buys in
/// December is expected to.
pub fn monthly_weight(leaf: &Leaf<'_>, yearly: f64, raw: f64, ahead: usize, own_weight: f64, repeat: f64) -> f64 {
    let end = leaf.months.len();
    let of = |back: usize| {
        let place = (end + ahead).checked_sub(1 + 12 * back);
        place.filter(|place| *place < end).and_then(|place| leaf.months.get(place)).copied().map(|month| month.max(0.0))
    };
    let month = match (of(1), of(2)) {
        (Some(last), Some(before)) => own_weight * last + (1.0 - own_weight) * before,
        (Some(last), None) => last,
        _ => return yearly / 12.0,
    };
    let own = if raw > 0.0 { repeat / 2.0 } else { 0.0 };
    yearly * ((1.0 - own) / 12.0 + if own > 0.0 { own * month / raw } else { 0.0 })
}

/// How far accounts repeat themselves, from their past.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shrinkage {
    /// The part of an account's distance from the mean that it kept, 0 to 1: slope of the least-squares line through what
    /// accounts brought, over what their weights would have given them.
    pub own: f64,
    /// What an account without weight brought all the same, over the mean of those with weight.
    pub dormant: f64,
}

/// Until it can be told from the past: the account's own weight counts most.
const UNTOLD: Shrinkage = Shrinkage { own: 0.75, dormant: 0.0 };

/// Pairs of accounts and past months that tell how far accounts repeat themselves.
const MIN_PAIRS: usize = 20;

impl Shrinkage {
    pub fn of(leaves: &[Leaf<'_>], months: usize, own_weight: f64) -> Shrinkage {
        let (mut both, mut own, mut pairs) = (0.0, 0.0, 0usize);
        let (mut dormant, mut dormant_n, mut active, mut active_n) = (0.0, 0usize, 0.0, 0usize);
        for origin in origins(leaves, months, own_weight) {
            let n = count(origin.known.iter().filter(|(_, raw, _)| *raw > 0.0).count());
            let (known, came) = origin.totals();
            if known <= 0.0 || came <= 0.0 {
                continue;
            }
            for (_, raw, actual) in &origin.known {
                if *raw > 0.0 {
                    let (given, mean) = (came * raw / known, came / n);
                    both += (actual - mean) * (given - mean);
                    own += (given - mean) * (given - mean);
                    (active, active_n, pairs) = (active + actual, active_n + 1, pairs + 1);
                } else {
                    (dormant, dormant_n) = (dormant + actual.max(0.0), dormant_n + 1);
                }
            }
        }
        if pairs < MIN_PAIRS {
            return UNTOLD;
        }
        Shrinkage {
            own: if own > 0.0 { (both / own).clamp(0.0, 1.0) } else { 1.0 },
            dormant: if dormant_n > 0 && active > 0.0 {
                (dormant / count(dormant_n)) / (active / count(active_n))
            } else {
                0.0
            },
        }
    }

    /// Weights drawn to their mean; an account that never brought anything keeps none.
    pub fn shrunk(self, leaves: &[Leaf<'_>], raw: &[f64], end: usize) -> Vec<f64> {
        let mean = typical(raw).1;
        let begun = |leaf: &Leaf<'_>| leaf.first_active().is_some_and(|first| first < end);
        let pairs = leaves.iter().zip(raw);
        pairs
            .map(|(leaf, raw)| match *raw {
                raw if raw > 0.0 => self.own * raw + (1.0 - self.own) * mean,
                _ if begun(leaf) => self.dormant.min(1.0) * mean,
                _ => 0.0,
            })
            .collect()
    }
}

/// What was known of accounts at a past month, and what came after.
struct Origin {
    end: usize,
    raw: Vec<f64>,
    /// Place, weight and what came, of the accounts that had begun.
    known: Vec<(usize, f64, f64)>,
}

impl Origin {
    /// Of the accounts with weight: what they had, and what came.
    fn totals(&self) -> (f64, f64) {
        let active = || self.known.iter().filter(|(_, raw, _)| *raw > 0.0);
        (active().map(|known| known.1).sum(), active().map(|known| known.2).sum())
    }
}

/// Months that past forecasts span: 12, or half the history where that is under two years.
fn span(months: usize) -> usize {
    (months / 2).min(12)
}

/// The latest 12 months from which a whole span had come.
fn origins(leaves: &[Leaf<'_>], months: usize, own_weight: f64) -> Vec<Origin> {
    let span = span(months);
    if span < 2 {
        return Vec::new();
    }
    let ends = (span..=months - span).rev().take(12);
    ends.map(|end| {
        let raw: Vec<f64> = leaves.iter().map(|leaf| weight(leaf, end, span, own_weight)).collect();
        let known = leaves
            .iter()
            .zip(&raw)
            .enumerate()
            .filter(|(_, (leaf, _))| leaf.first_active().is_some_and(|first| first < end));
        let known = known.map(|(place, (leaf, raw))| (place, *raw, leaf.sum(end + span, span))).collect();
        Origin { end, raw, known }
    })
    .collect()
}

/// Ratios of what accounts brought to what they would have been forecast, in the past.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ratios {
    pub span: usize,
    /// Of accounts whose own weight was at or above the median of their origin.
    large: Class,
    small: Class,
    /// Of accounts that had no weight of their own.
    dormant: Class,
    median: f64,
}

/// The ratios of a class of accounts.
#[derive(Debug, Clone, Default, PartialEq)]
struct Class {
    ratios: Vec<f64>,
    /// Their 10 % and 90 % quantiles, found once for all accounts of the class.
    bounds: Option<(f64, f64)>,
}

impl Class {
    fn close(&mut self) {
        let mirrored: Vec<f64> = self.ratios.iter().map(|ratio| -ratio).collect();
        let few = self.ratios.len() < MIN_ERRORS;
        let bounds = quantile(&mirrored, 0.9).map(|low| -low).zip(quantile(&self.ratios, 0.9));
        self.bounds = bounds.filter(|_| !few);
    }
}

impl Ratios {
    /// Forecasts every account from past months: with its share there of what all accounts together became, so that only
    /// the accounts' own deviations are measured; how the whole deviates is the portfolio's band.
    pub fn of(leaves: &[Leaf<'_>], months: usize, own_weight: f64, shrinkage: Shrinkage) -> Ratios {
        let mut ratios = Ratios { span: span(months), ..Ratios::default() };
        for origin in origins(leaves, months, own_weight) {
            let weights = shrinkage.shrunk(leaves, &origin.raw, origin.end);
            let known: f64 = weights.iter().sum();
            let came: f64 = origin.known.iter().map(|known| known.2).sum();
            if known <= 0.0 || came <= 0.0 {
                continue;
            }
            let middle = typical(&origin.raw).0;
            for (place, raw, actual) in &origin.known {
                let forecast = weights.get(*place).copied().unwrap_or_default() * came / known;
                if forecast > 0.0 {
                    ratios.class_mut(*raw, middle).ratios.push(actual / forecast);
                }
            }
        }
        let now: Vec<f64> = leaves.iter().map(|leaf| weight(leaf, months, ratios.span, own_weight)).collect();
        ratios.median = typical(&now).0;
        if ratios.large.ratios.len() < MIN_ERRORS || ratios.small.ratios.len() < MIN_ERRORS {
            let small = std::mem::take(&mut ratios.small);
            ratios.large.ratios.extend(small.ratios);
            ratios.small = ratios.large.clone();
        }
        [&mut ratios.large, &mut ratios.small, &mut ratios.dormant].into_iter().for_each(Class::close);
        ratios
    }

    fn class_mut(&mut self, raw: f64, median: f64) -> &mut Class {
        match raw {
            raw if raw <= 0.0 => &mut self.dormant,
            raw if raw >= median => &mut self.large,
            _ => &mut self.small,
        }
    }

    fn class(&self, raw: f64) -> &Class {
        match raw {
            raw if raw <= 0.0 => &self.dormant,
            raw if raw >= self.median => &self.large,
            _ => &self.small,
        }
    }

    /// Past forecasts of accounts behind a range.
    pub fn observed(&self, raw: f64) -> usize {
        self.class(raw).ratios.len()
    }

    /// The 80 % range of a 12-month forecast: the 10 % and 90 % quantiles of past ratios, and never without the forecast.
    /// Under two years of history the ratios span fewer months, and their distance from 1 is widened by the root of how
    /// many times fewer.
    pub fn range(&self, forecast: Decimal, raw: f64) -> Known<(Decimal, Decimal)> {
        let class = self.class(raw);
        let few = Unknown::TooFew { have: class.ratios.len(), need: MIN_ERRORS };
        let (low, high) = class.bounds.ok_or(few)?;
        let widen = (12.0 / count(self.span)).sqrt();
        let value = crate::score::money::float(forecast);
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
