//! Whether past forecasts came true.

use serde::Serialize;

use super::Glimpse;
use crate::model::{Date, Decimal, Known, Month, Unknown};
use crate::score::{Rate, ScoreConfig, Scores, money};

/// A forecast made on a past day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Foretold {
    /// From the month after the period on.
    pub months: Vec<(Month, Decimal)>,
    /// Bounds of the sum of all of them.
    pub low_80: Decimal,
    pub high_80: Decimal,
    pub low_95: Decimal,
    pub high_95: Decimal,
}

/// Forecasts of some months ahead against what came.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ForecastRecord {
    pub months: usize,
    /// One a day, latest first. Windows of neighbouring days overlap.
    pub windows: Vec<ForecastPast>,
    /// Σ |forecast − actual| / Σ actual, 0 up, down is good. A mean of single errors would hang on the smallest window.
    pub absolute_error_share: Known<f64>,
    /// (Σ forecast − Σ actual) / Σ actual; above 0 is too high.
    pub bias_share: Known<f64>,
    /// How often the actual lay within the bounds; known for the full horizon alone.
    pub inside_80: Known<Rate>,
    pub inside_95: Known<Rate>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ForecastPast {
    pub day: Date,
    pub forecast: Decimal,
    pub actual: Decimal,
    /// (forecast − actual) / actual.
    pub error_share: Known<f64>,
    pub inside_80: Option<bool>,
    pub inside_95: Option<bool>,
}

/// What the scores of a day foretold.
pub fn foretold(scores: &Scores) -> Known<Foretold> {
    let whole = scores.portfolio.forecast.whole.as_ref().map_err(Clone::clone)?;
    Ok(Foretold {
        months: whole.months.iter().map(|month| (month.month, month.value)).collect(),
        low_80: whole.low80,
        high_80: whole.high80,
        low_95: whole.low95,
        high_95: whole.high95,
    })
}

pub(super) fn record(
    glimpses: &[Glimpse],
    actual: &Known<Vec<(Month, Decimal)>>,
    months: usize,
    config: &ScoreConfig,
) -> Known<ForecastRecord> {
    let actual = actual.as_ref().map_err(Clone::clone)?;
    let need = config.hindsight.min_windows.max(1);
    let windows: Vec<ForecastPast> = glimpses
        .iter()
        .filter_map(|glimpse| past(glimpse.day, glimpse.foretold.as_ref().ok()?, actual, months))
        .collect();
    if windows.is_empty() {
        // Where no day could forecast, the latest says why.
        let reason = glimpses.iter().find_map(|glimpse| glimpse.foretold.as_ref().err().cloned());
        return Err(reason.unwrap_or(Unknown::TooFew { have: 0, need }));
    }
    let too_few = Unknown::TooFew { have: windows.len(), need };
    let enough = || if windows.len() >= need { Ok(()) } else { Err(too_few.clone()) };
    let sum = |of: fn(&ForecastPast) -> Decimal| money::total(windows.iter().map(|past| Ok(of(past))));
    let inside = |of: fn(&ForecastPast) -> Option<bool>| {
        let told: Vec<bool> = windows.iter().filter_map(of).collect();
        let rate = Rate::of(told.iter().filter(|inside| **inside).count(), told.len());
        rate.filter(|rate| rate.n >= need).ok_or(Unknown::TooFew { have: told.len(), need })
    };
    Ok(ForecastRecord {
        months,
        absolute_error_share: enough().and_then(|()| {
            let off = money::total(windows.iter().map(|past| Ok((past.forecast - past.actual).abs())))?;
            money::share(off, sum(|past| past.actual)?)
        }),
        bias_share: enough().and_then(|()| money::change(sum(|past| past.forecast)?, sum(|past| past.actual)?)),
        inside_80: inside(|past| past.inside_80),
        inside_95: inside(|past| past.inside_95),
        windows,
    })
}

/// None while one of the months is still to come.
fn past(day: Date, foretold: &Foretold, actual: &[(Month, Decimal)], months: usize) -> Option<ForecastPast> {
    let window = foretold.months.get(..months)?;
    let mut sums = (Decimal::ZERO, Decimal::ZERO);
    for (month, forecast) in window {
        let (_, came) = actual.iter().find(|(other, _)| other == month)?;
        sums = (sums.0.checked_add(*forecast)?, sums.1.checked_add(*came)?);
    }
    let (forecast, came) = sums;
    let whole = months == foretold.months.len();
    let inside = |low, high| whole.then(|| (low..=high).contains(&came));
    Some(ForecastPast {
        day,
        forecast,
        actual: came,
        error_share: money::change(forecast, came),
        inside_80: inside(foretold.low_80, foretold.high_80),
        inside_95: inside(foretold.low_95, foretold.high_95),
    })
}
