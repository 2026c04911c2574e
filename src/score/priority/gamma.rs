//! Draws from the Dirichlet distribution.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::Rng;

/// Gamma variates of these shapes over their sum; a shape of 0 is always 0. All 0 where the draws are too small to be
/// told from 0.
pub(super) fn dirichlet<const N: usize>(shapes: &[f64; N], rng: &mut ChaCha8Rng) -> [f64; N] {
    let draws = shapes.map(|shape| if shape > 0.0 { gamma(shape, rng) } else { 0.0 });
    let sum: f64 = draws.iter().sum();
    draws.map(|draw| if sum > 0.0 { draw / sum } else { 0.0 })
}

/// Marsaglia & Tsang 2000, *ACM Trans. Math. Softw.* 26:363–372, doi:10.1145/358407.358414; shapes under 1 by their
/// section 6.
fn gamma(shape: f64, rng: &mut ChaCha8Rng) -> f64 {
    if shape < 1.0 {
        let boosted = gamma(shape + 1.0, rng);
        return boosted * libm::pow(uniform(rng), 1.0 / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / libm::sqrt(9.0 * d);
    loop {
        let x = normal(rng);
        let v = 1.0 + c * x;
        if v <= 0.0 {
            continue;
        }
        let v = v * v * v;
        if libm::log(uniform(rng)) < 0.5 * x * x + d - d * v + d * libm::log(v) {
            return d * v;
        }
    }
}

/// Box & Muller 1958, *Ann. Math. Stat.* 29:610–611.
fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let radius = libm::sqrt(-2.0 * libm::log(uniform(rng)));
    radius * libm::cos(2.0 * std::f64::consts::PI * uniform(rng))
}

/// Between 0 and 1, neither of them.
#[allow(clippy::cast_precision_loss, reason = "53 bits fit")]
fn uniform(rng: &mut ChaCha8Rng) -> f64 {
    const STEP: f64 = 1.0 / (1u64 << 53) as f64;
    ((rng.next_u64() >> 11) as f64 + 0.5) * STEP
}

#[cfg(test)]
mod tests {
    use rand_chacha::rand_core::SeedableRng;

    use super::*;
    use crate::score::statistics::{count, mean};

    #[test]
    fn means_and_variances_are_those_of_the_distribution() {
        // Mean αᵢ/α₀, variance αᵢ(α₀ − αᵢ)/(α₀²(α₀ + 1)).
        let (shapes, n) = ([15.0, 0.4, 9.6], 20_000);
        let mut rng = ChaCha8Rng::seed_from_u64(7);
        let draws: Vec<[f64; 3]> = (0..n).map(|_| dirichlet(&shapes, &mut rng)).collect();
        for (place, shape) in shapes.into_iter().enumerate() {
            let values = || draws.iter().map(|draw| draw[place]);
            let (mean_found, total) = (mean(values()).unwrap(), 25.0);
            let variance = shape * (total - shape) / (total * total * (total + 1.0));
            let error = (variance / count(n)).sqrt();
            assert!((mean_found - shape / total).abs() < 4.0 * error, "{mean_found}");
            let spread = mean(values().map(|value| (value - mean_found) * (value - mean_found))).unwrap();
            assert!((spread / variance - 1.0).abs() < 0.06, "{spread} {variance}");
        }
        assert!(draws.iter().all(|draw| (draw.iter().sum::<f64>() - 1.0).abs() < 1e-12));
    }
}
