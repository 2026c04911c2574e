//! Seeded draws from the distributions that a simulation needs.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of draws, the same on every machine.
#[derive(Debug)]
pub struct Draws(ChaCha8Rng);

impl Draws {
    /// From texts in a given order.
    pub fn seeded<'a>(texts: impl Iterator<Item = &'a str>) -> Draws {
        let mut seed = [0_u8; 32];
        for (slot, byte) in seed.iter_mut().zip(fnv(texts).to_le_bytes()) {
            *slot = byte;
        }
        Draws(ChaCha8Rng::from_seed(seed))
    }

    /// From 0 up to, but never, 1.
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// Standard normal, by Marsaglia's polar method.
    pub fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.unit() - 1.0, 2.0 * self.unit() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * (-2.0 * libm::log(square) / square).sqrt();
            }
        }
    }

    /// Gamma with scale 1: Marsaglia & Tsang 2000, *ACM Trans. Math. Softw.* 26:363–372.
    fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = libm::pow(1.0 - self.unit(), 1.0 / shape);
            return self.gamma(shape + 1.0) * boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let normal = self.normal();
            let v = 1.0 + c * normal;
            if v <= 0.0 {
                continue;
            }
            let v = v * v * v;
            if libm::log(1.0 - self.unit()) < 0.5 * normal * normal + d - d * v + d * libm::log(v) {
                return d * v;
            }
        }
    }

    /// Beta; both shapes above 0.
    pub fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (x, y) = (self.gamma(a), self.gamma(b));
        if x + y > 0.0 { x / (x + y) } else { a / (a + b) }
    }
}

/// Fowler–Noll–Vo, 64 bits, 1a; a byte that no UTF-8 has ends each text.
fn fnv<'a>(texts: impl Iterator<Item = &'a str>) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    texts.fold(0xcbf2_9ce4_8422_2325, |hash, text| step(text.bytes().fold(hash, step), 0xff))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mean_and_variance(mut draw: impl FnMut() -> f64) -> (f64, f64) {
        let values: Vec<f64> = (0..40_000).map(|_| draw()).collect();
        let mean = values.iter().sum::<f64>() / 40_000.0;
        (mean, values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / 40_000.0)
    }

    #[test]
    fn moments_are_those_of_the_distributions() {
        let mut draws = Draws::seeded(["moments"].into_iter());
        let (mean, variance) = mean_and_variance(|| draws.normal());
        assert!(mean.abs() < 0.02 && (variance - 1.0).abs() < 0.03, "{mean} {variance}");
        for (a, b) in [(0.4, 1.6), (2.0, 8.0), (60.0, 40.0)] {
            let (mean, variance) = mean_and_variance(|| draws.beta(a, b));
            let (expected, spread) = (a / (a + b), a * b / ((a + b) * (a + b) * (a + b + 1.0)));
            assert!(
                (mean - expected).abs() < 0.01 && (variance / spread - 1.0).abs() < 0.05,
                "{a} {b}: {mean} {variance}"
            );
        }
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // FNV-1a of "a" is af63dc4c8601ec8c (draft-eastlake-fnv); the end of the text is one step more.
        let ended = (0xaf63_dc4c_8601_ec8c_u64 ^ 0xff).wrapping_mul(0x0000_0100_0000_01b3);
        assert_eq!(fnv(["a"].into_iter()), ended);
    }
}
