//! Trend and season of a monthly series by classical decomposition.

use super::method::YEAR;
use crate::score::statistics::count;

/// Centred 2×12 moving average of the months that have six on both sides, from month 6 on.
pub fn moving_average(series: &[f64]) -> Vec<f64> {
    series
        .windows(YEAR + 1)
        .map(|window| {
            let ends = window.first().copied().unwrap_or_default() + window.last().copied().unwrap_or_default();
            (window.iter().sum::<f64>() - ends / 2.0) / count(YEAR)
        })
        .collect()
}

/// How far each month of the year lies from the moving average, the first month of the series first; they sum to 0.
/// None under two years.
pub fn additive(series: &[f64]) -> Option<[f64; YEAR]> {
    let mut seasons = by_season(series, |value, trend| Some(value - trend))?;
    let mean = seasons.iter().sum::<f64>() / count(YEAR);
    seasons.iter_mut().for_each(|season| *season -= mean);
    Some(seasons)
}

/// How many times the moving average each month of the year is; they average 1. None under two years and where the
/// average is not positive.
pub fn multiplicative(series: &[f64]) -> Option<[f64; YEAR]> {
    let mut seasons = by_season(series, |value, trend| (trend > 0.0).then(|| value / trend))?;
    let mean = seasons.iter().sum::<f64>() / count(YEAR);
    seasons.iter_mut().for_each(|season| *season /= mean);
    seasons.iter().all(|season| season.is_finite() && *season > 0.0).then_some(seasons)
}

fn by_season(series: &[f64], detrended: impl Fn(f64, f64) -> Option<f64>) -> Option<[f64; YEAR]> {
    if series.len() < 2 * YEAR {
        return None;
    }
    let (mut sums, mut counts) = ([0.0; YEAR], [0usize; YEAR]);
    for (place, trend) in moving_average(series).into_iter().enumerate() {
        let at = place + YEAR / 2;
        let value = detrended(*series.get(at)?, trend)?;
        *sums.get_mut(at % YEAR)? += value;
        *counts.get_mut(at % YEAR)? += 1;
    }
    for (sum, n) in sums.iter_mut().zip(counts) {
        *sum /= count(n);
    }
    Some(sums)
}

/// Intercept (at month 0, before the first) and slope of the least-squares line.
pub fn line(series: &[f64]) -> Option<(f64, f64)> {
    let n = count(series.len());
    if series.len() < 2 {
        return None;
    }
    let centre = (n + 1.0) / 2.0;
    let mean = series.iter().sum::<f64>() / n;
    let slopes = series.iter().enumerate().map(|(place, value)| (count(place + 1) - centre) * (value - mean));
    let slope = slopes.sum::<f64>() / (n * (n * n - 1.0) / 12.0);
    Some((mean - slope * centre, slope))
}

/// Whether the autocorrelation at a year is beyond its 90 % limit under Bartlett's formula, from three years on; the test
/// of the theta method in the M4 benchmarks (Makridakis, Spiliotis & Assimakopoulos 2020, *Int. J. Forecast.* 36:54–74).
pub fn is_seasonal(series: &[f64]) -> bool {
    if series.len() < 3 * YEAR {
        return false;
    }
    let mean = series.iter().sum::<f64>() / count(series.len());
    let spread: f64 = series.iter().map(|value| (value - mean) * (value - mean)).sum();
    let correlation = |lag: usize| {
        let pairs = series.iter().zip(series.iter().skip(lag));
        pairs.map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / spread
    };
    let earlier: f64 = (1..YEAR).map(|lag| correlation(lag) * correlation(lag)).sum();
    const Z90: f64 = 1.644_853_626_951_472_2;
    correlation(YEAR).abs() > Z90 * ((1.0 + 2.0 * earlier) / count(series.len())).sqrt()
}
