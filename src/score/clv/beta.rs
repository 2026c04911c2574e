//! The beta distribution of a rate that was seen so and so often.

use serde::Serialize;

use crate::score::statistics::count;

/// A rate with what its observations leave open: Beta(successes + ½, failures + ½), the posterior of Jeffreys' prior.
///
/// Brown, Cai & DasGupta 2001, *Stat. Sci.* 16:101–133.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BetaRate {
    /// The posterior mean: never 0 nor 1, however few or one-sided the observations.
    pub value: f64,
    /// Of the 95 % interval.
    pub low: f64,
    pub high: f64,
    pub successes: usize,
    pub n: usize,
}

impl BetaRate {
    /// None without an observation.
    pub fn of(successes: usize, n: usize) -> Option<BetaRate> {
        if n == 0 || successes > n {
            return None;
        }
        let (a, b) = (count(successes) + 0.5, count(n - successes) + 0.5);
        let (low, high) = (quantile(0.025, a, b), quantile(0.975, a, b));
        Some(BetaRate { value: a / (a + b), low, high, successes, n })
    }
}

/// The p-quantile of Beta(a, b), by bisection.
pub fn quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if cumulative(middle, a, b) < p { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// The regularised incomplete beta function Iₓ(a, b), through its continued fraction (dlmf.nist.gov/8.17.22).
pub fn cumulative(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    // The fraction converges fast below the mean; above it the other tail is taken.
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - cumulative(1.0 - x, b, a);
    }
    let front = a * libm::log(x) + b * libm::log1p(-x) - ln_beta(a, b);
    libm::exp(front) / a * continued_fraction(x, a, b)
}

/// Modified Lentz evaluation.
fn continued_fraction(x: f64, a: f64, b: f64) -> f64 {
    let guarded = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / guarded(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..500 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for coefficient in [even, odd] {
            d = 1.0 / guarded(1.0 + coefficient * d);
            c = guarded(1.0 + coefficient / c);
            change = c * d;
            fraction *= change;
        }
        if (change - 1.0).abs() < 1e-15 {
            break;
        }
    }
    fraction
}

/// ln B(a, b)
pub fn ln_beta(a: f64, b: f64) -> f64 {
    libm::lgamma(a) + libm::lgamma(b) - libm::lgamma(a + b)
}
