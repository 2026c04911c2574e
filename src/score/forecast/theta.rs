//! The theta method: Assimakopoulos & Nikolopoulos 2000, *Int. J. Forecast.* 16:521–530, in the form of Hyndman & Billah
//! 2003, *Int. J. Forecast.* 19:287–290: simple exponential smoothing with half the slope of the trend as drift.

use super::decompose;
use super::ets::{Ets, Trend};
use super::method::{Fitted, YEAR};
use crate::score::statistics::count;

enum Season {
    None,
    Factors([f64; YEAR]),
    Differences([f64; YEAR]),
}

/// Deseasonalised where a season shows: by factors if all months are positive, else by differences.
pub fn fitted(series: &[f64], horizon: usize, start: &[f64], fixed: bool) -> Option<Fitted> {
    let season = season(series);
    let adjust = |values: &[f64], first: usize, back: bool| -> Vec<f64> {
        let places = (first..).map(|month| month % YEAR);
        let adjusted = values.iter().zip(places).map(|(value, place)| match &season {
            Season::None => *value,
            Season::Factors(factors) => {
                let factor = factors.get(place).copied().unwrap_or(1.0);
                if back { value * factor } else { value / factor }
            }
            Season::Differences(differences) => {
                let difference = differences.get(place).copied().unwrap_or_default();
                if back { value + difference } else { value - difference }
            }
        });
        adjusted.collect()
    };
    let adjusted = adjust(series, 0, false);
    let (_, slope) = decompose::line(&adjusted)?;
    let level_only = Ets { trend: Trend::None, seasonal: false };
    let smoothed = level_only.fitted(&adjusted, 1, start, fixed)?;
    let (level, alpha) = (*smoothed.forecast.first()?, level_only.parameters(&smoothed.parameters).alpha);
    let months = count(series.len());
    let start_up = (1.0 - libm::pow(1.0 - alpha, months)) / alpha;
    let ahead: Vec<f64> = (0..horizon).map(|step| level + slope / 2.0 * (count(step) + start_up)).collect();
    Some(Fitted { forecast: adjust(&ahead, series.len(), true), parameters: smoothed.parameters })
}

fn season(series: &[f64]) -> Season {
    if !decompose::is_seasonal(series) {
        return Season::None;
    }
    let positive = series.iter().all(|value| *value > 0.0);
    let factors = || positive.then(|| decompose::multiplicative(series)).flatten().map(Season::Factors);
    let differences = || decompose::additive(series).map(Season::Differences);
    factors().or_else(differences).unwrap_or(Season::None)
}
