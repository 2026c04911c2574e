//! Forecasts without parameters to estimate.

use super::method::YEAR;
use crate::score::statistics::count;

/// The mean of the last 12 months again and again.
pub fn mean(series: &[f64], horizon: usize) -> Option<Vec<f64>> {
    let last = series.get(series.len().saturating_sub(YEAR)..)?;
    // In the order of time, which is given, not by rows.
    let mean = (!last.is_empty()).then(|| last.iter().sum::<f64>() / count(last.len()))?;
    Some(vec![mean; horizon])
}

/// The last month again and again.
pub fn naive(series: &[f64], horizon: usize) -> Option<Vec<f64>> {
    Some(vec![*series.last()?; horizon])
}

/// ŷ(t+h) = y(t+h−12⌈h/12⌉): the last year again and again.
pub fn seasonal(series: &[f64], horizon: usize) -> Option<Vec<f64>> {
    let year = series.get(series.len().checked_sub(YEAR)?..)?;
    Some(year.iter().copied().cycle().take(horizon).collect())
}

/// Croston 1972, *Oper. Res. Q.* 23:289–303, with the bias correction of Syntetos & Boylan 2005, *Int. J. Forecast.*
/// 21:303–314: (1 − α/2) · smoothed size / smoothed interval, at α = 0.1.
pub fn croston_sba(series: &[f64], horizon: usize) -> Option<Vec<f64>> {
    const ALPHA: f64 = 0.1;
    let (mut size, mut interval, mut since, mut seen) = (0.0, 0.0, 0.0, false);
    for value in series {
        since += 1.0;
        if *value == 0.0 {
            continue;
        }
        if seen {
            size += ALPHA * (value - size);
            interval += ALPHA * (since - interval);
        } else {
            (size, interval, seen) = (*value, since, true);
        }
        since = 0.0;
    }
    seen.then(|| vec![(1.0 - ALPHA / 2.0) * size / interval; horizon])
}
