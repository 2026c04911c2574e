//! How spend grows with size: the exponent of spend ~ size^β.
//!
//! Twice the employees seldom spend twice as much. β is the slope of ln(spend) on ln(size), robust and within segments:
//! the median of the slopes through all pairs of accounts of one segment (Theil 1950, *Indag. Math.* 12:85; Sen 1968,
//! *J. Am. Stat. Assoc.* 63:1379; over strata Hirsch, Slack & Smith 1982, *Water Resour. Res.* 18:107). A few giants move a
//! median little, and what parts the segments is not taken for an effect of size.

use serde::Serialize;

use super::size::MIN_JUDGED;
use crate::model::{Known, Unknown};
use crate::score::statistics::{Z95, count, quantile};

/// The exponent of a measure of size.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SizeExponent {
    /// What is used: `slope` drawn towards 1 by its error, held to 0 to 1.
    pub value: f64,
    /// The median slope; any sign.
    pub slope: f64,
    /// Its standard error, from Sen's interval.
    pub error: f64,
    /// Accounts that share a segment with another, and have both spend and size.
    pub accounts: usize,
}

/// In proportion to size, as everyone reads "spend per employee" who knows no better; how far the truth may lie from it
/// before any account is seen, as a standard deviation.
const PROPORTIONAL: f64 = 1.0;
const DOUBT: f64 = 0.5;

/// Accounts of one segment that an account is paired with, evenly over the sizes: the slopes of 100,000 accounts then
/// fit into memory, and fewer than this are all paired.
const MOST_PARTNERS: usize = 128;

/// The exponent from (size, spend) pairs by segment, each above 0. Unknown under 30 accounts, or where a segment's accounts
/// are all of one size.
pub fn size_exponent(segments: &[Vec<(f64, f64)>]) -> Known<SizeExponent> {
    let (mut slopes, mut accounts, mut variance, mut pairs) = (Vec::new(), 0, 0.0, 0.0);
    for segment in segments.iter().filter(|segment| segment.len() > 1) {
        let n = count(segment.len());
        accounts += segment.len();
        variance += n * (n - 1.0) * (2.0 * n + 5.0) / 18.0;
        pairs += n * (n - 1.0) / 2.0;
        slopes_within(segment, &mut slopes);
    }
    if accounts < MIN_JUDGED {
        return Err(Unknown::TooFew { have: accounts, need: MIN_JUDGED });
    }
    slopes.sort_by(f64::total_cmp);
    let at = |share: f64| quantile(&slopes, share);
    let slope = at(0.5).ok_or(Unknown::ZeroBase)?;
    // Sen's interval lies C ranks apart, C = z √(variance of Kendall's S); as a share of the pairs, since not all may be.
    let apart = (Z95 * variance.sqrt() / pairs).min(1.0);
    let error = match (at((1.0 - apart) / 2.0), at(f64::midpoint(1.0, apart))) {
        (Some(low), Some(high)) => (high - low) / (2.0 * Z95),
        _ => return Err(Unknown::ZeroBase),
    };
    let told = DOUBT * DOUBT / (DOUBT * DOUBT + error * error);
    let value = (told * slope + (1.0 - told) * PROPORTIONAL).clamp(0.0, 1.0);
    Ok(SizeExponent { value, slope, error, accounts })
}

/// Slopes through the pairs of accounts that differ in size.
fn slopes_within(segment: &[(f64, f64)], slopes: &mut Vec<f64>) {
    let mut logs: Vec<(f64, f64)> = segment.iter().map(|(size, spend)| (libm::log(*size), libm::log(*spend))).collect();
    logs.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let step = logs.len().div_ceil(MOST_PARTNERS).max(1);
    for (place, (size, spend)) in logs.iter().enumerate() {
        for (other_size, other_spend) in logs.iter().skip(place + step).step_by(step) {
            let slope = (other_spend - spend) / (other_size - size);
            if other_size > size && slope.is_finite() {
                slopes.push(slope);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha8Rng;
    use rand_chacha::rand_core::{Rng, SeedableRng};

    use super::*;

    /// About normal: twelve uniforms less 6 (variance 1).
    fn normal(rng: &mut ChaCha8Rng) -> f64 {
        (0..12).map(|_| f64::from(rng.next_u32()) / f64::from(u32::MAX)).sum::<f64>() - 6.0
    }

    /// Segments of accounts whose spend is level × size^beta × noise; larger accounts are in segments with a higher level.
    fn simulated(beta: f64, noise: f64, segments: usize, each: usize, seed: u64) -> Vec<Vec<(f64, f64)>> {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        let of_segment = |segment: usize, rng: &mut ChaCha8Rng| {
            let middle = 3.0 + 2.0 * count(segment);
            let account = |_| {
                let size = middle + normal(rng);
                (libm::exp(size), libm::exp(5.0 + 2.0 * count(segment) + beta * size + noise * normal(rng)))
            };
            (0..each).map(account).collect()
        };
        (0..segments).map(|segment| of_segment(segment, &mut rng)).collect()
    }

    #[test]
    fn the_exponent_that_made_the_data_comes_back() {
        for (beta, seed) in [(0.0, 1), (0.2, 2), (0.5, 3), (0.8, 4), (1.0, 5)] {
            let found = size_exponent(&simulated(beta, 0.8, 3, 200, seed)).unwrap();
            assert!((found.slope - beta).abs() < 3.0 * found.error, "{beta}: {found:?}");
            assert!((found.value - beta).abs() < 0.12 && found.error < 0.05, "{beta}: {found:?}");
        }
        // Without noise, exactly.
        let exact = size_exponent(&simulated(0.6, 0.0, 2, 20, 6)).unwrap();
        assert!((exact.slope - 0.6).abs() < 1e-9 && exact.error < 1e-9 && (exact.value - 0.6).abs() < 1e-9);
    }

    #[test]
    fn its_error_is_that_of_the_published_interval() {
        // Sen 1968: the interval of the slope of n pairs covers the truth 19 times in 20.
        let inside = (0..200u64).filter(|seed| {
            let found = size_exponent(&simulated(0.5, 1.0, 1, 40, *seed)).unwrap();
            (found.slope - 0.5).abs() < Z95 * found.error
        });
        let inside = inside.count();
        assert!((180..=199).contains(&inside), "{inside} of 200");
    }

    #[test]
    fn giants_and_the_order_of_accounts_move_it_little_and_not() {
        let mut segments = simulated(0.5, 0.5, 2, 60, 7);
        let before = size_exponent(&segments).unwrap();
        segments[0].reverse();
        assert_eq!(size_exponent(&segments).unwrap(), before);
        segments[1].extend([(1e6, 1e12), (3.0, 1e12)]);
        assert!((size_exponent(&segments).unwrap().slope - before.slope).abs() < 0.1);
    }

    #[test]
    fn few_accounts_or_none_that_differ_tell_none() {
        assert_eq!(size_exponent(&simulated(0.5, 0.1, 1, 29, 8)), Err(Unknown::TooFew { have: 29, need: 30 }));
        assert_eq!(size_exponent(&vec![vec![(10.0, 5.0)]; 60]), Err(Unknown::TooFew { have: 0, need: 30 }));
        assert_eq!(size_exponent(&[vec![(10.0, 5.0); 40]]), Err(Unknown::ZeroBase));
        // The less the data tell, the nearer to proportion.
        let (sure, unsure) =
            (size_exponent(&simulated(0.0, 0.3, 1, 400, 9)), size_exponent(&simulated(0.0, 6.0, 1, 30, 9)));
        assert!(sure.unwrap().value < 0.05 && unsure.unwrap().value > 0.4);
    }

    #[test]
    fn many_accounts_are_paired_in_part_and_tell_the_same() {
        let found = size_exponent(&simulated(0.4, 1.0, 1, 5000, 10)).unwrap();
        assert!((found.slope - 0.4).abs() < 3.0 * found.error && found.error < 0.03, "{found:?}");
    }
}
