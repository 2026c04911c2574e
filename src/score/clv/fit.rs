//! Maximum likelihood for models with a few positive parameters: Nelder–Mead over their logarithms.
//!
//! Deterministic: the starts are fixed and sums run over sorted rows in chunks of a fixed size.

use argmin::core::{CostFunction, Error, Executor};
use argmin::solver::neldermead::NelderMead;
use rayon::prelude::*;
use serde::Serialize;

use crate::score::statistics::{Z95, count};

/// A model that its positive parameters make.
pub trait Model<const N: usize>: Copy + Send + Sync {
    fn of(parameters: [f64; N]) -> Self;
}

/// A fitted model with what the data leave open about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fitted<M> {
    pub model: M,
    pub log_likelihood: f64,
    /// Observations behind it.
    pub n: usize,
    /// The model one standard error to each side along each independent direction of its log-parameters.
    #[serde(skip)]
    shifted: Vec<(M, M)>,
}

/// A figure that a model gives.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    /// Standard error from the parameters alone.
    pub error: f64,
}

impl Estimate {
    pub fn low(self) -> f64 {
        self.value - Z95 * self.error
    }

    pub fn high(self) -> f64 {
        self.value + Z95 * self.error
    }
}

impl<M> Fitted<M> {
    /// A figure of the model and its standard error: the delta method, with differences over one standard error.
    pub fn estimate(&self, figure: impl Fn(&M) -> f64) -> Estimate {
        let variance: f64 = self
            .shifted
            .iter()
            .map(|(down, up)| {
                let half = (figure(up) - figure(down)) / 2.0;
                half * half
            })
            .sum();
        Estimate { value: figure(&self.model), error: variance.sqrt() }
    }
}

/// Beyond e^±9 a parameter has run away: the data don't tell it, and the model is refused.
const LARGEST_LOG: f64 = 9.0;

/// Rows beyond which the search begins on every k-th row.
const ROWS_OF_SEARCH: usize = 6_000;

/// Fits a model to weighted rows by maximum likelihood. None where it is not determined by them: parameters run away,
/// or the likelihood has no peak.
///
/// `log_likelihood` sums over the rows it is given, each with its weight.
pub fn fit<const N: usize, M: Model<N>, R: Copy + Sync>(
    rows: &[(R, f64)],
    starts: &[[f64; N]],
    log_likelihood: impl Fn(&M, &[(R, f64)]) -> f64 + Sync,
) -> Option<Fitted<M>> {
    let cost = |rows: &[(R, f64)], log: &[f64; N]| -> f64 {
        if log.iter().any(|value| !value.is_finite() || value.abs() > 2.0 * LARGEST_LOG) {
            return f64::MAX;
        }
        let model = M::of(log.map(libm::exp));
        let sums: Vec<f64> = rows.par_chunks(CHUNK).map(|chunk| log_likelihood(&model, chunk)).collect();
        let total: f64 = sums.iter().sum();
        if total.is_finite() { -total } else { f64::MAX }
    };
    let step = rows.len().div_ceil(ROWS_OF_SEARCH).max(1);
    let few: Vec<(R, f64)> = rows.iter().copied().step_by(step).collect();
    let found: Vec<([f64; N], f64)> = starts
        .iter()
        .filter_map(|start| search(&|log: &[f64; N]| cost(&few, log), start.map(libm::log), 0.5, 400))
        .collect();
    let (best, _) = found.into_iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let whole = |log: &[f64; N]| cost(rows, log);
    let (mut best, mut least) = search(&whole, best, 0.1, 300)?;
    // A second, smaller simplex: the first may have collapsed before the peak.
    if let Some((again, lower)) = search(&whole, best, 0.02, 300).filter(|(_, cost)| *cost < least) {
        (best, least) = (again, lower);
    }
    if best.iter().any(|value| value.abs() > LARGEST_LOG) {
        return None;
    }
    let shifted = directions(&whole, best)?.map(|direction| {
        let moved = |sign: f64| {
            let mut log = best;
            log.iter_mut().zip(direction).for_each(|(value, by)| *value += sign * by);
            M::of(log.map(libm::exp))
        };
        (moved(-1.0), moved(1.0))
    });
    let n = rows.iter().map(|(_, weight)| *weight).sum::<f64>();
    Some(Fitted {
        model: M::of(best.map(libm::exp)),
        log_likelihood: -least,
        n: rust_decimal::prelude::ToPrimitive::to_usize(&n).unwrap_or(usize::MAX),
        shifted: shifted.to_vec(),
    })
}

/// Rows summed by one thread at a time: fixed, so that the sum does not depend on how many threads there are.
const CHUNK: usize = 4_096;

struct Objective<'a, F, const N: usize> {
    cost: &'a F,
}

impl<const N: usize, F: Fn(&[f64; N]) -> f64> CostFunction for Objective<'_, F, N> {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, log: &Vec<f64>) -> Result<f64, Error> {
        Ok(<&[f64; N]>::try_from(log.as_slice()).map_or(f64::MAX, |log| (self.cost)(log)))
    }
}

/// The least cost from a start, and where it is.
fn search<const N: usize>(
    cost: &impl Fn(&[f64; N]) -> f64,
    start: [f64; N],
    step: f64,
    iterations: u64,
) -> Option<([f64; N], f64)> {
    let mut simplex = vec![start.to_vec()];
    for place in 0..N {
        let mut corner = start.to_vec();
        *corner.get_mut(place)? += step;
        simplex.push(corner);
    }
    // Costs here are sums over all rows: what remains between corners is far below what a likelihood tells apart.
    let solver = NelderMead::new(simplex).with_sd_tolerance(1e-8).ok()?;
    let run = Executor::new(Objective::<_, N> { cost }, solver)
        .configure(|state| state.max_iters(iterations))
        .timer(false)
        .run()
        .ok()?;
    let best = <[f64; N]>::try_from(run.state().best_param.as_deref()?).ok()?;
    let least = run.state().best_cost;
    (least < f64::MAX).then_some((best, least))
}

/// One standard error along each of N independent directions: the rows of G⁻¹, where GGᵀ is the Hessian of the cost, so
/// that their outer products sum to the covariance. None where the Hessian is not positive definite.
// Indices run over 0..N of N×N arrays.
#[allow(clippy::indexing_slicing, clippy::needless_range_loop)]
fn directions<const N: usize>(cost: &impl Fn(&[f64; N]) -> f64, at: [f64; N]) -> Option<[[f64; N]; N]> {
    const STEP: f64 = 1e-3;
    let moved = |i: usize, by_i: f64, j: usize, by_j: f64| {
        let mut log = at;
        log[i] += by_i * STEP;
        log[j] += by_j * STEP;
        cost(&log)
    };
    let mut lower = [[0.0; N]; N];
    for i in 0..N {
        for j in 0..=i {
            let cross =
                moved(i, 1.0, j, 1.0) - moved(i, 1.0, j, -1.0) - moved(i, -1.0, j, 1.0) + moved(i, -1.0, j, -1.0);
            let hessian = cross / (4.0 * STEP * STEP);
            let known: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            lower[i][j] = if i == j { (hessian - known).sqrt() } else { (hessian - known) / lower[j][j] };
            if !lower[i][j].is_finite() || i == j && lower[i][j] <= 1e-6 {
                return None;
            }
        }
    }
    let mut inverse = [[0.0; N]; N];
    for column in 0..N {
        for row in column..N {
            let unit = if row == column { 1.0 } else { 0.0 };
            let known: f64 = (column..row).map(|k| lower[row][k] * inverse[k][column]).sum();
            inverse[row][column] = (unit - known) / lower[row][row];
        }
    }
    Some(inverse)
}

/// Equal rows once, with how often they occur, in the given order.
pub fn grouped<R: Copy>(mut rows: Vec<R>, order: impl Fn(&R, &R) -> std::cmp::Ordering) -> Vec<(R, f64)> {
    rows.sort_by(&order);
    rows.chunk_by(|a, b| order(a, b).is_eq()).filter_map(|equal| Some((*equal.first()?, count(equal.len())))).collect()
}
