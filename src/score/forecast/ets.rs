//! Exponential smoothing with additive errors, trend and season, as state-space models.
//!
//! Hyndman, Koehler, Ord & Snyder 2008, *Forecasting with Exponential Smoothing*, ch. 2. For additive errors the
//! likelihood is greatest where the sum of squared one-step errors is least, so that is what is minimised.
//!
//! Initial states follow the heuristic of the book's section 2.6.1 and are not optimised: with 12 seasons of which two or
//! three years are known, free initial states would follow the noise.

use super::decompose;
use super::method::{Fitted, YEAR};
use super::minimise::{bounded, minimise};
use crate::score::statistics::count;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    None,
    Additive,
    Damped,
}

/// Which components the model has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ets {
    pub trend: Trend,
    pub seasonal: bool,
}

/// α, β and γ are those of y = l + φb + s + e, l' = l + φb + αe, b' = φb + βe, s' = s + γe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    pub alpha: f64,
    pub beta: f64,
    pub gamma: f64,
    pub phi: f64,
}

/// Before the first month, or after one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct State {
    pub level: f64,
    pub trend: f64,
    /// The season of the months 0, 12, 24, … of the series first.
    pub season: [f64; YEAR],
}

/// Parameters at their bounds leave a component fixed or make it follow each month; just inside, states stay apart.
const EDGE: f64 = 1e-4;
/// The range of φ: lower ones kill the trend within months, higher ones don't differ from no damping (Hyndman et al.
/// 2008, section 2.3).
const DAMPING: (f64, f64) = (0.8, 0.98);

impl Ets {
    /// Level and slope of a line through the first ten months, deseasonalised.
    pub fn initial(self, series: &[f64]) -> Option<State> {
        let mut state = State { level: 0.0, trend: 0.0, season: [0.0; YEAR] };
        let mut adjusted = series.to_vec();
        if self.seasonal {
            // Five years are enough, and later ones may have other seasons.
            let head = series.get(..series.len().min(5 * YEAR))?;
            state.season = decompose::additive(head)?;
            for (value, season) in adjusted.iter_mut().zip(state.season.iter().cycle()) {
                *value -= season;
            }
        }
        let head = adjusted.get(..adjusted.len().min(10)).filter(|head| head.len() >= 4)?;
        if self.trend == Trend::None {
            state.level = head.iter().sum::<f64>() / count(head.len());
        } else {
            (state.level, state.trend) = decompose::line(head)?;
        }
        Some(state)
    }

    /// Runs over the series: the sum of squared one-step errors and the state after it.
    pub fn run(self, parameters: Parameters, initial: State, series: &[f64]) -> (f64, State) {
        let Parameters { alpha, beta, gamma, phi } = parameters;
        let State { mut level, mut trend, mut season } = initial;
        let (mut squares, mut at) = (0.0, 0);
        for value in series {
            let before = level + phi * trend;
            let seasonal = season.get(at).copied().unwrap_or_default();
            let error = value - before - seasonal;
            squares += error * error;
            level = before + alpha * error;
            trend = phi * trend + beta * error;
            if let Some(place) = season.get_mut(at) {
                *place = seasonal + gamma * error;
            }
            at = if at + 1 == YEAR { 0 } else { at + 1 };
        }
        (squares, State { level, trend, season })
    }

    /// The months after `months` of them led to the state.
    pub fn ahead(self, parameters: Parameters, state: &State, months: usize, horizon: usize) -> Vec<f64> {
        let (mut damped, mut sum) = (1.0, 0.0);
        let seasons = state.season.iter().cycle().skip(months % YEAR);
        let steps = seasons.take(horizon).map(|season| {
            damped *= parameters.phi;
            sum += damped;
            state.level + sum * state.trend + season
        });
        steps.collect()
    }

    /// The parameters with the least squared errors, from `start` if it is not empty.
    pub fn fit(self, series: &[f64], start: &[f64]) -> Option<(Vec<f64>, State)> {
        let initial = self.initial(series)?;
        let mean = series.iter().sum::<f64>() / count(series.len());
        let spread: f64 = series.iter().map(|value| (value - mean) * (value - mean)).sum();
        let unit = if spread > 0.0 { spread } else { 1.0 };
        let cost = |free: &[f64]| self.run(self.parameters(free), initial, series).0 / unit;
        if start.len() == self.free() {
            return Some((minimise(cost, start, 0.3)?, initial));
        }
        // A slow and a quick level, little and much damping: the sum of squares may have a valley near each.
        let damping: &[f64] = if self.trend == Trend::Damped { &[-1.0, 3.0] } else { &[-1.0] };
        let starts = [-1.5, 1.0].into_iter().flat_map(|alpha| damping.iter().map(move |phi| (alpha, *phi)));
        let found = starts.filter_map(|(alpha, phi)| {
            let mut start = vec![-1.0; self.free()];
            start.iter_mut().skip(3).for_each(|last| *last = phi);
            start.iter_mut().take(1).for_each(|first| *first = alpha);
            let free = minimise(cost, &start, 1.0)?;
            Some((cost(&free), free))
        });
        let (_, free) = found.min_by(|a, b| a.0.total_cmp(&b.0))?;
        Some((free, initial))
    }

    pub fn fitted(self, series: &[f64], horizon: usize, start: &[f64], fixed: bool) -> Option<Fitted> {
        let (free, initial) = if fixed && start.len() == self.free() {
            (start.to_vec(), self.initial(series)?)
        } else {
            self.fit(series, start)?
        };
        let parameters = self.parameters(&free);
        let (_, last) = self.run(parameters, initial, series);
        Some(Fitted { forecast: self.ahead(parameters, &last, series.len(), horizon), parameters: free })
    }

    fn free(self) -> usize {
        1 + usize::from(self.seasonal)
            + match self.trend {
                Trend::None => 0,
                Trend::Additive => 1,
                Trend::Damped => 2,
            }
    }

    /// Free numbers as parameters within 0 < α < 1, 0 < β < α, 0 < γ < 1 − α and the range of φ.
    pub fn parameters(self, free: &[f64]) -> Parameters {
        let mut free = free.iter().copied();
        let mut next = |low: f64, high: f64| free.next().map_or(low, |free| bounded(free, low, high));
        let alpha = next(EDGE, 1.0 - EDGE);
        let gamma = if self.seasonal { next(EDGE.min(1.0 - alpha), 1.0 - alpha) } else { 0.0 };
        let (beta, phi) = match self.trend {
            Trend::None => (0.0, 0.0),
            Trend::Additive => (next(EDGE.min(alpha), alpha), 1.0),
            Trend::Damped => (next(EDGE.min(alpha), alpha), next(DAMPING.0, DAMPING.1)),
        };
        Parameters { alpha, beta, gamma, phi }
    }
}
