//! The methods that compete, and what each needs.

use serde::Serialize;

use super::ets::{Ets, Trend};
use super::{naive, theta};

/// Months of a year, the only season that monthly sums have.
pub const YEAR: usize = 12;

/// A way to forecast a monthly series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The mean of the last 12 months, or of all if there are fewer.
    Mean,
    /// The last month again.
    Naive,
    /// The same month of the year before.
    SeasonalNaive,
    /// Level only: simple exponential smoothing, ETS(A,N,N).
    Ses,
    /// Level and damped trend, ETS(A,Ad,N).
    DampedTrend,
    /// Level and season, ETS(A,N,A).
    EtsAna,
    /// Level, trend and season: additive Holt–Winters, ETS(A,A,A).
    EtsAaa,
    /// The same with a damped trend, ETS(A,Ad,A).
    EtsAada,
    /// The same four on the logarithm, for series that are never 0 or less.
    EtsAnaLog,
    EtsAaaLog,
    EtsAadaLog,
    /// Simple exponential smoothing with half the slope of the trend, on the deseasonalised series.
    Theta,
    /// Croston's method with the correction of Syntetos and Boylan, for series that are mostly 0.
    CrostonSba,
}

/// What a method says of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Fitted {
    /// Of the months after the series, the next first.
    pub forecast: Vec<f64>,
    /// Where a later fit of a longer series may start from; empty for methods without parameters.
    pub parameters: Vec<f64>,
}

impl Method {
    /// As in tables.
    pub fn name(self) -> &'static str {
        match self {
            Method::Mean => "mean",
            Method::Naive => "naive",
            Method::SeasonalNaive => "seasonal_naive",
            Method::Ses => "ses",
            Method::DampedTrend => "damped_trend",
            Method::EtsAna => "ets_ana",
            Method::EtsAaa => "ets_aaa",
            Method::EtsAada => "ets_aada",
            Method::EtsAnaLog => "ets_ana_log",
            Method::EtsAaaLog => "ets_aaa_log",
            Method::EtsAadaLog => "ets_aada_log",
            Method::Theta => "theta",
            Method::CrostonSba => "croston_sba",
        }
    }

    fn ets(self) -> Option<Ets> {
        let (trend, seasonal) = match self {
            Method::Ses => (Trend::None, false),
            Method::DampedTrend => (Trend::Damped, false),
            Method::EtsAna | Method::EtsAnaLog => (Trend::None, true),
            Method::EtsAaa | Method::EtsAaaLog => (Trend::Additive, true),
            Method::EtsAada | Method::EtsAadaLog => (Trend::Damped, true),
            _ => return None,
        };
        Some(Ets { trend, seasonal })
    }

    fn is_log(self) -> bool {
        matches!(self, Method::EtsAnaLog | Method::EtsAaaLog | Method::EtsAadaLog)
    }

    /// Forecasts the `horizon` months after the series. `start` are the parameters of an earlier fit, and `fixed` takes
    /// them as they are. None if the series is too short for the method or not positive where it must be.
    pub fn forecast(self, series: &[f64], horizon: usize, start: &[f64], fixed: bool) -> Option<Fitted> {
        let plain = |forecast: Option<Vec<f64>>| Some(Fitted { forecast: forecast?, parameters: Vec::new() });
        if let Some(ets) = self.ets() {
            if !self.is_log() {
                return ets.fitted(series, horizon, start, fixed);
            }
            if series.iter().any(|value| *value <= 0.0) {
                return None;
            }
            let logs: Vec<f64> = series.iter().map(|value| libm::log(*value)).collect();
            let mut fitted = ets.fitted(&logs, horizon, start, fixed)?;
            fitted.forecast.iter_mut().for_each(|value| *value = libm::exp(*value));
            return Some(fitted);
        }
        match self {
            Method::Mean => plain(naive::mean(series, horizon)),
            Method::Naive => plain(naive::naive(series, horizon)),
            Method::SeasonalNaive => plain(naive::seasonal(series, horizon)),
            Method::CrostonSba => plain(naive::croston_sba(series, horizon)),
            _ => theta::fitted(series, horizon, start, fixed),
        }
    }
}

/// How much history there is, which decides what may compete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum History {
    /// Under 12 months: the mean, with a wide band.
    Short,
    /// 12 to 23 months: nothing seasonal can be told.
    OneYear,
    /// 24 to 35 months: the year before can be repeated.
    TwoYears,
    /// From 36 months on: seasons can be estimated.
    Seasonal,
    /// More than half of the months are 0, and there are at least 12.
    Intermittent,
}

impl History {
    pub fn of(series: &[f64]) -> History {
        let zero = series.iter().filter(|value| **value == 0.0).count();
        match series.len() {
            0..12 => History::Short,
            months if 2 * zero > months => History::Intermittent,
            12..24 => History::OneYear,
            24..36 => History::TwoYears,
            _ => History::Seasonal,
        }
    }

    /// What may be chosen, first the one to beat; and the least months to fit on in the back-test.
    pub fn candidates(self, series: &[f64]) -> (Vec<Method>, usize) {
        use Method::*;
        match self {
            History::Short => (vec![Mean], usize::MAX),
            History::OneYear => (vec![Mean, Naive, Ses, DampedTrend], 6),
            History::TwoYears => (vec![SeasonalNaive, Mean, Naive, Ses, DampedTrend, Theta], 18),
            History::Intermittent if series.len() < 24 => (vec![Mean, CrostonSba], 6),
            // One great month a year is mostly zeros, and seasonal all the same.
            History::Intermittent => (vec![Mean, CrostonSba, SeasonalNaive], 12),
            History::Seasonal => {
                let mut all = vec![SeasonalNaive, Mean, Naive, Ses, DampedTrend, EtsAna, EtsAaa, EtsAada, Theta];
                if series.iter().all(|value| *value > 0.0) {
                    all.extend([EtsAnaLog, EtsAaaLog, EtsAadaLog]);
                }
                (all, 24)
            }
        }
    }
}
