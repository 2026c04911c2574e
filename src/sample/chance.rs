//! Seeded chance: the same draws on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use rust_decimal::prelude::ToPrimitive;

use crate::model::Decimal;

/// What a stream of draws is for. Each topic of each account has its own, so that a change to one leaves the rest as
/// they were and accounts can be made in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Company,
    Life,
    Profile,
    Course,
    People,
    Sales,
    Activity,
    Service,
    Usage,
    Survey,
    Finance,
    Market,
}

/// A stream of draws.
#[derive(Debug)]
pub(super) struct Chance(ChaCha8Rng);

impl Chance {
    pub fn new(seed: u64, topic: Topic, index: u32) -> Chance {
        let mut key = [0_u8; 32];
        for (slot, byte) in key.iter_mut().zip(seed.to_le_bytes()) {
            *slot = byte;
        }
        let mut rng = ChaCha8Rng::from_seed(key);
        rng.set_stream(u64::from(index) * 64 + topic as u64);
        Chance(rng)
    }

    /// From 0 up to, but never, 1.
    pub fn unit(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    pub fn happens(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// From 0 to `count` - 1; 0 where `count` is 0.
    pub fn below(&mut self, count: u32) -> u32 {
        let wide = u64::from(self.0.next_u32()) * u64::from(count);
        u32::try_from(wide >> 32).unwrap_or(0)
    }

    /// Both ends included.
    pub fn whole(&mut self, low: i32, high: i32) -> i32 {
        let span = high.saturating_sub(low).saturating_add(1).max(1).unsigned_abs();
        low.saturating_add(i32::try_from(self.below(span)).unwrap_or(0))
    }

    /// One of some; the fallback only where there are none.
    pub fn pick<'a, T: ?Sized>(&mut self, some: &'a [&'a T], fallback: &'a T) -> &'a T {
        let count = u32::try_from(some.len()).unwrap_or(u32::MAX);
        let at = usize::try_from(self.below(count)).unwrap_or(0);
        some.get(at).copied().unwrap_or(fallback)
    }

    /// The place of one of some weights, drawn in proportion.
    pub fn weighted(&mut self, weights: impl IntoIterator<Item = f64> + Clone) -> usize {
        let total: f64 = weights.clone().into_iter().sum();
        let mut left = self.unit() * total;
        for (at, weight) in weights.into_iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return at;
            }
        }
        0
    }

    /// Standard normal, by Box and Muller.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(1.0 - self.unit())).sqrt();
        radius * libm::cos(std::f64::consts::TAU * self.unit())
    }

    /// Log-normal with a median and the deviation of its logarithm.
    pub fn around(&mut self, median: f64, deviation: f64) -> f64 {
        median * libm::exp(deviation * self.normal())
    }

    /// How often something of a mean rate happened, by Knuth.
    pub fn count(&mut self, rate: f64) -> u32 {
        let floor = libm::exp(-rate.clamp(0.0, 20.0));
        let mut product = self.unit();
        let mut count = 0;
        while product > floor {
            product *= self.unit();
            count += 1;
        }
        count
    }
}

/// Two decimals, half to even.
pub(super) fn money(value: f64) -> Decimal {
    let mut amount = Decimal::try_from(value).unwrap_or_default().round_dp(2);
    amount.rescale(2);
    amount
}

/// The nearest multiple of `step`, at least one.
pub(super) fn round_to(value: f64, step: f64) -> Decimal {
    money((value / step).round().max(1.0) * step)
}

/// The nearest whole number.
pub(super) fn nearest(value: f64) -> i32 {
    Decimal::try_from(value.round()).ok().and_then(|whole| whole.to_i32()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_draws_and_topics_differ() {
        let draws = |topic| {
            let mut chance = Chance::new(7, topic, 3);
            [chance.unit(), chance.normal(), f64::from(chance.below(1000))]
        };
        assert_eq!(draws(Topic::Sales), draws(Topic::Sales));
        assert_ne!(draws(Topic::Sales), draws(Topic::Survey));
    }

    #[test]
    fn draws_have_the_mean_that_they_claim() {
        let mut chance = Chance::new(1, Topic::Course, 0);
        let n = 20_000;
        let mean = |values: Vec<f64>| values.iter().sum::<f64>() / f64::from(n);
        assert!((mean((0..n).map(|_| f64::from(chance.count(2.5))).collect()) - 2.5).abs() < 0.05);
        assert!(mean((0..n).map(|_| chance.normal()).collect()).abs() < 0.03);
        assert!((mean((0..n).map(|_| f64::from(chance.whole(-1, 3))).collect()) - 1.0).abs() < 0.05);
    }

    #[test]
    fn amounts_are_rounded_to_cents() {
        assert_eq!(money(1234.567).to_string(), "1234.57");
        assert_eq!(money(f64::NAN).to_string(), "0.00");
        assert_eq!(round_to(12.0, 50.0).to_string(), "50.00");
        assert_eq!(nearest(-2.6), -3);
    }
}
