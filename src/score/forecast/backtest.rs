//! Forecasts from past months against what came: rolling origins.

use rayon::prelude::*;
use serde::Serialize;

use super::method::{Method, YEAR};
use crate::model::{Known, Unknown};
use crate::score::statistics::count;

/// From where the past is forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origins {
    /// Months known at the first origin and at the last; one origin a month.
    pub first: usize,
    pub last: usize,
    /// Parameters are estimated anew at every so many origins and kept in between, while the states move on.
    pub refit_every: usize,
}

impl Origins {
    /// Origins up to the month before the last; each is compared with as many of its 12 months as have come.
    pub fn until_now(months: usize, least_months: usize, wanted: usize, refit_every: usize) -> Option<Origins> {
        let last = months.checked_sub(1)?;
        let first = least_months.max(months.saturating_sub(wanted));
        (first <= last).then_some(Origins { first, last, refit_every })
    }

    pub fn count(self) -> usize {
        (self.last + 1).saturating_sub(self.first)
    }
}

/// One forecast month against its actual.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Miss {
    /// Months known when it was forecast.
    pub origin: usize,
    /// Months ahead, from 1.
    pub ahead: usize,
    pub actual: f64,
    pub forecast: f64,
    /// Mean |y(t) − y(t−12)| over the months known at the origin; 0 where no two of them are a year apart.
    pub scale: f64,
}

impl Miss {
    pub fn size(&self) -> f64 {
        (self.forecast - self.actual).abs()
    }
}

/// How a method did over all origins and months ahead.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Accuracy {
    pub method: Method,
    /// Mean absolute error over the mean absolute change on the year before (of the month before, in series without two
    /// years) known at the origin; under 1 is better than repeating the past. Hyndman & Koehler 2006, *Int. J.
    /// Forecast.* 22:679–688.
    pub mase: Known<f64>,
    /// 200 · mean |a − f| / (|a| + |f|), 0 to 200; months that are 0 and forecast as 0 count as 0.
    pub smape: Known<f64>,
    /// Σ (f − a) / Σ |a|; above 0 the method promises too much.
    pub bias_share: Known<f64>,
    /// Share of the actuals within the 80 % and the 95 % band that could have been given at their origins.
    pub coverage80: Known<f64>,
    pub coverage95: Known<f64>,
    /// Mean absolute error, in the unit of the series.
    pub mae: f64,
    /// Forecast months compared.
    pub n: usize,
}

/// The scale of errors: mean |y(t) − y(t−12)| or, under 18 months, |y(t) − y(t−1)|.
pub fn scale(series: &[f64]) -> f64 {
    let lag = if series.len() >= YEAR + 6 { YEAR } else { 1 };
    let changes = series.iter().zip(series.iter().skip(lag)).map(|(before, now)| (now - before).abs());
    let n = series.len().saturating_sub(lag);
    if n == 0 { 0.0 } else { changes.sum::<f64>() / count(n) }
}

/// The misses of a method at all origins; None if it can't forecast from one of them.
pub fn misses(method: Method, series: &[f64], origins: Origins) -> Option<Vec<Miss>> {
    let mut misses = Vec::new();
    let mut parameters: Vec<f64> = Vec::new();
    for (place, origin) in (origins.first..=origins.last).enumerate() {
        let (known, come) = series.split_at_checked(origin)?;
        let fixed = place % origins.refit_every.max(1) != 0;
        let fitted = method.forecast(known, YEAR, &parameters, fixed)?;
        let scale = scale(known);
        for (ahead, (forecast, actual)) in (1..).zip(fitted.forecast.iter().zip(come)) {
            if !forecast.is_finite() {
                return None;
            }
            misses.push(Miss { origin, ahead, actual: *actual, forecast: *forecast, scale });
        }
        parameters = fitted.parameters;
    }
    Some(misses)
}

/// Tries all methods over the same origins; those that can't forecast from each are left out. In the order given.
pub fn compare(methods: &[Method], series: &[f64], origins: Origins) -> Vec<(Accuracy, Vec<Miss>)> {
    let tried = methods.par_iter().map(|method| {
        let misses = misses(*method, series, origins)?;
        Some((Accuracy::of(*method, &misses)?, misses))
    });
    tried.collect::<Vec<_>>().into_iter().flatten().collect()
}

impl Accuracy {
    pub fn of(method: Method, misses: &[Miss]) -> Option<Accuracy> {
        let n = count(misses.len());
        if misses.is_empty() {
            return None;
        }
        let mean = |of: fn(&Miss) -> f64| misses.iter().map(of).sum::<f64>() / n;
        let size = mean(|miss| miss.actual.abs());
        let relative = |miss: &Miss| match miss.actual.abs() + miss.forecast.abs() {
            0.0 => 0.0,
            both => 200.0 * miss.size() / both,
        };
        Some(Accuracy {
            method,
            mase: if misses.iter().all(|miss| miss.scale > 0.0) {
                Ok(mean(|miss| miss.size() / miss.scale))
            } else {
                Err(Unknown::ZeroBase)
            },
            smape: Ok(mean(relative)),
            bias_share: if size > 0.0 {
                Ok(mean(|miss| miss.forecast - miss.actual) / size)
            } else {
                Err(Unknown::ZeroBase)
            },
            coverage80: super::bands::coverage(misses, super::bands::LEVELS[0]),
            coverage95: super::bands::coverage(misses, super::bands::LEVELS[1]),
            mae: mean(Miss::size),
            n: misses.len(),
        })
    }

    /// What decides: MASE, or the plain mean error where the scale is 0.
    fn decisive(&self, scaled: bool) -> f64 {
        match &self.mase {
            Ok(mase) if scaled => *mase,
            _ => self.mae,
        }
    }
}

/// The best method if it beats the first by `min_gain` (0.05: 5 %), else the first. Of equals the earlier.
pub fn choose(tried: &[(Accuracy, Vec<Miss>)], min_gain: f64) -> Option<&(Accuracy, Vec<Miss>)> {
    let scaled = tried.iter().all(|(accuracy, _)| accuracy.mase.is_ok());
    let error = |of: &(Accuracy, Vec<Miss>)| of.0.decisive(scaled);
    let first = tried.first()?;
    let best = tried.iter().min_by(|a, b| error(a).total_cmp(&error(b)))?;
    Some(if error(best) <= (1.0 - min_gain) * error(first) && error(first) > 0.0 { best } else { first })
}
