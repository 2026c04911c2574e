//! The least value of a smooth function of a few numbers.

use argmin::core::{CostFunction, Error, Executor, State};
use argmin::solver::neldermead::NelderMead;

struct Problem<F>(F);

impl<F: Fn(&[f64]) -> f64> CostFunction for Problem<F> {
    type Param = Vec<f64>;
    type Output = f64;
    fn cost(&self, at: &Vec<f64>) -> Result<f64, Error> {
        let cost = (self.0)(at);
        // An overflow is a bad place, not a failure.
        Ok(if cost.is_finite() { cost } else { f64::MAX })
    }
}

/// Nelder & Mead 1965, *Comput. J.* 7:308–313, from a simplex of edges `step` at `start`. Deterministic: no draw is made.
pub fn minimise(cost: impl Fn(&[f64]) -> f64, start: &[f64], step: f64) -> Option<Vec<f64>> {
    const ITERATIONS: u64 = 200;
    let mut simplex = vec![start.to_vec()];
    for place in 0..start.len() {
        let mut corner = start.to_vec();
        corner.iter_mut().skip(place).take(1).for_each(|value| *value += step);
        simplex.push(corner);
    }
    let solver = NelderMead::new(simplex).with_sd_tolerance(1e-9).ok()?;
    let run = Executor::new(Problem(cost), solver).configure(|state| state.max_iters(ITERATIONS)).timer(false).run();
    run.ok()?.state().get_best_param().cloned()
}

/// A free number as one between two bounds.
pub fn bounded(free: f64, low: f64, high: f64) -> f64 {
    low + (high - low) / (1.0 + libm::exp(-free))
}
