//! How far actuals lay from past forecasts, as bands around new ones: split-conformal intervals.
//!
//! The band of a level is the ⌈(n + 1) · level⌉-th smallest of n past absolute errors (Vovk, Gammerman & Shafer 2005,
//! *Algorithmic Learning in a Random World*; Lei et al. 2018, *J. Am. Stat. Assoc.* 113:1094–1111). The guarantee holds
//! for exchangeable errors; those of overlapping months are not, so that coverage is reported beside it.

use serde::Serialize;

use super::backtest::Miss;
use super::method::YEAR;
use crate::model::{Known, Unknown};
use crate::score::statistics::count;

/// The two levels of a band.
pub const LEVELS: [f64; 2] = [0.80, 0.95];

/// Past errors that a quantile needs; with 19 the 95 % one would be the greatest of them.
pub const MIN_ERRORS: usize = 20;

/// What a band is made of, from the best to the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BandSource {
    /// Errors of the same series as many months ahead.
    Horizon,
    /// Scaled errors of all series as many months ahead.
    Series,
    /// Errors of the same series fewer months ahead, widened by the root of the ratio of months.
    Neighbours,
    /// Too few errors: 1.5 times the t interval of a new month around the mean.
    Wide,
    /// The history never varied: the band has no width, and says nothing about what may change.
    Constant,
}

impl BandSource {
    pub fn name(self) -> &'static str {
        match self {
            BandSource::Horizon => "horizon",
            BandSource::Series => "series",
            BandSource::Neighbours => "neighbours",
            BandSource::Wide => "wide",
            BandSource::Constant => "constant",
        }
    }
}

/// Half widths at both levels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HalfWidth {
    pub at: [f64; 2],
    pub source: BandSource,
}

/// The ⌈(n + 1) · level⌉-th smallest error. None where that is more than n, so that no finite band has the level.
pub fn quantile(errors: &[f64], level: f64) -> Option<f64> {
    let mut errors = errors.to_vec();
    errors.sort_by(f64::total_cmp);
    let rank = libm::ceil((count(errors.len()) + 1.0) * level - 1e-9);
    // Counting up to the rank needs no cast.
    errors.iter().zip(1..).find(|(_, place)| count(*place) >= rank).map(|(error, _)| *error)
}

fn both(errors: &[f64]) -> Option<[f64; 2]> {
    if errors.len() < MIN_ERRORS {
        return None;
    }
    Some([quantile(errors, LEVELS[0])?, quantile(errors, LEVELS[1])?])
}

/// Scaled errors of all series by months ahead.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pool {
    by_ahead: Vec<Vec<f64>>,
}

impl Pool {
    pub fn of<'a>(series: impl Iterator<Item = &'a [Miss]>) -> Pool {
        let mut by_ahead = vec![Vec::new(); YEAR];
        for miss in series.flatten().filter(|miss| miss.scale > 0.0) {
            if let Some(errors) = by_ahead.get_mut(miss.ahead - 1) {
                errors.push(miss.size() / miss.scale);
            }
        }
        Pool { by_ahead }
    }
}

/// The bands of the 12 months ahead, never narrower further ahead.
pub fn bands(series: &[f64], misses: &[Miss], pool: &Pool) -> Vec<HalfWidth> {
    let mut widest = [0.0f64; 2];
    let ahead = (1..=YEAR).map(|ahead| {
        let mut band = band(series, misses, pool, ahead);
        for (half, widest) in band.at.iter_mut().zip(&mut widest) {
            *half = half.max(*widest);
            *widest = *half;
        }
        band
    });
    ahead.collect()
}

fn band(series: &[f64], misses: &[Miss], pool: &Pool, ahead: usize) -> HalfWidth {
    let first = series.first().copied().unwrap_or_default();
    if series.iter().all(|value| *value == first) {
        return HalfWidth { at: [0.0; 2], source: BandSource::Constant };
    }
    let own = |at: usize| misses.iter().filter(move |miss| miss.ahead == at).map(Miss::size);
    if let Some(at) = both(&own(ahead).collect::<Vec<_>>()) {
        return HalfWidth { at, source: BandSource::Horizon };
    }
    let scale = super::backtest::scale(series);
    if let Some(at) = pool.by_ahead.get(ahead - 1).and_then(|errors| both(errors)) {
        return HalfWidth { at: at.map(|error| error * scale), source: BandSource::Series };
    }
    let mut errors: Vec<f64> = Vec::new();
    for nearer in (1..=ahead).rev() {
        errors.extend(own(nearer).map(|error| error * (count(ahead) / count(nearer)).sqrt()));
        if let Some(at) = both(&errors) {
            return HalfWidth { at, source: BandSource::Neighbours };
        }
    }
    HalfWidth { at: wide(series), source: BandSource::Wide }
}

/// 1.5 · t(n − 1) · s · √(1 + 1/n): a new month around the mean, widened since months are neither normal nor
/// independent.
fn wide(series: &[f64]) -> [f64; 2] {
    use statrs::distribution::{ContinuousCDF, StudentsT};
    let n = count(series.len());
    let mean = series.iter().sum::<f64>() / n;
    let variance = series.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (n - 1.0).max(1.0);
    let quantile = |level: f64| {
        let student = StudentsT::new(0.0, 1.0, (n - 1.0).max(1.0));
        student.map_or(crate::score::statistics::Z95, |student| student.inverse_cdf(0.5 + level / 2.0))
    };
    LEVELS.map(|level| 1.5 * quantile(level) * (variance * (1.0 + 1.0 / n)).sqrt())
}

/// Known errors from which a past band is judged.
const MIN_KNOWN: usize = 10;

/// Share of the misses within the band that could have been given at their origin: from the errors as many months ahead
/// that were known by then. Judging needs 10 of them, for 95 % 19, so that mostly the nearer months are judged.
pub fn coverage(misses: &[Miss], level: f64) -> Known<f64> {
    let (mut inside, mut judged) = (0usize, 0usize);
    for ahead in 1..=YEAR {
        let of_ahead: Vec<&Miss> = misses.iter().filter(|miss| miss.ahead == ahead).collect();
        for miss in &of_ahead {
            let known = of_ahead.iter().filter(|earlier| earlier.origin + ahead <= miss.origin);
            let known: Vec<f64> = known.map(|earlier| earlier.size()).collect();
            if known.len() < MIN_KNOWN {
                continue;
            }
            if let Some(half) = quantile(&known, level) {
                judged += 1;
                inside += usize::from(miss.size() <= half);
            }
        }
    }
    if judged < MIN_ERRORS {
        return Err(Unknown::TooFew { have: judged, need: MIN_ERRORS });
    }
    Ok(count(inside) / count(judged))
}

/// Half widths of the sum of 12 months: quantiles of the errors of past sums, else the sum of the months' half widths,
/// as if all months erred together, which is the widest they can.
pub fn of_sum(misses: &[Miss], months: &[HalfWidth]) -> [f64; 2] {
    let mut sums: Vec<f64> = Vec::new();
    for of_origin in misses.chunk_by(|a, b| a.origin == b.origin).filter(|chunk| chunk.len() == YEAR) {
        sums.push(of_origin.iter().map(|miss| miss.forecast - miss.actual).sum::<f64>().abs());
    }
    let mut together = [0.0; 2];
    for month in months {
        together.iter_mut().zip(month.at).for_each(|(sum, half)| *sum += half);
    }
    both(&sums).unwrap_or(together)
}
