//! The forecast of one series: which method, and what it says.

use serde::Serialize;

use super::ForecastConfig;
use super::backtest::{Accuracy, Miss, Origins, choose, compare};
use super::bands::{BandSource, Pool, bands, of_sum};
use super::method::{History, Method, YEAR};
use crate::model::{Known, Unknown};

/// A method chosen, before its bands, which may need the errors of other series.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen {
    pub history: History,
    pub method: Method,
    /// All that were tried, first the one to beat.
    pub candidates: Vec<Accuracy>,
    pub misses: Vec<Miss>,
    pub origins: usize,
    series: Vec<f64>,
    /// Months after the last that the data tell, up to the period.
    gap: usize,
}

/// A month ahead with its bands.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Ahead {
    pub value: f64,
    pub low80: f64,
    pub high80: f64,
    pub low95: f64,
    pub high95: f64,
    pub band: BandSource,
}

/// Fewest months that say anything about another one.
const MIN_MONTHS: usize = 3;

/// Fewest origins that may choose between methods.
const MIN_ORIGINS: usize = 3;

/// Tries what the history allows and chooses.
pub fn chosen(series: &[f64], gap: usize, refit_every: usize, config: &ForecastConfig) -> Known<Chosen> {
    if series.len() < MIN_MONTHS {
        return Err(Unknown::TooFew { have: series.len(), need: MIN_MONTHS });
    }
    let history = History::of(series);
    let (methods, least) = history.candidates(series);
    let origins = Origins::until_now(series.len(), least, config.origins.max(MIN_ORIGINS), refit_every)
        .filter(|origins| origins.count() >= MIN_ORIGINS);
    let tried = origins.map(|origins| compare(&methods, series, origins)).unwrap_or_default();
    let first = methods.first().copied().unwrap_or(Method::Mean);
    let (method, misses) = match choose(&tried, config.min_gain) {
        Some((accuracy, misses)) => (accuracy.method, misses.clone()),
        None => (first, Vec::new()),
    };
    Ok(Chosen {
        history,
        method,
        misses,
        origins: if tried.is_empty() { 0 } else { origins.map_or(0, Origins::count) },
        candidates: tried.into_iter().map(|(accuracy, _)| accuracy).collect(),
        series: series.to_vec(),
        gap,
    })
}

impl Chosen {
    /// The 12 months after the period, and the half widths of their sum at both levels.
    pub fn ahead(&self, pool: &Pool) -> Known<(Vec<Ahead>, [f64; 2])> {
        let fitted = self.method.forecast(&self.series, YEAR + self.gap, &[], false);
        let values = fitted.map(|fitted| fitted.forecast).filter(|values| values.iter().all(|value| value.is_finite()));
        let values = values.ok_or(Unknown::TooLarge)?;
        let bands = bands(&self.series, &self.misses, pool);
        // What was never negative in all its history has no negative months ahead.
        let floor = if self.series.iter().all(|value| *value >= 0.0) { 0.0 } else { f64::MIN };
        let last = bands.last().copied().ok_or(Unknown::TooLarge)?;
        let placed = bands.iter().skip(self.gap).copied().chain(std::iter::repeat(last));
        let months = values.iter().skip(self.gap).zip(placed).map(|(value, half)| {
            let value = value.max(floor);
            let [half80, half95] = half.at;
            Ahead {
                value,
                low80: (value - half80).max(floor),
                high80: value + half80,
                low95: (value - half95).max(floor),
                high95: value + half95,
                band: half.source,
            }
        });
        Ok((months.collect(), of_sum(&self.misses, &bands)))
    }

    pub fn months(&self) -> usize {
        self.series.len()
    }

    pub fn is_never_negative(&self) -> bool {
        self.series.iter().all(|value| *value >= 0.0)
    }
}

/// The forecast of a series on its own: for checks against other programs.
pub fn forecast(series: &[f64], config: &ForecastConfig) -> Known<(Chosen, Vec<Ahead>)> {
    let chosen = chosen(series, 0, 1, config)?;
    let (months, _) = chosen.ahead(&Pool::default())?;
    Ok((chosen, months))
}
