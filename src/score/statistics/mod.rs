//! Quantiles, intervals, ranks, correlations, and how many findings are chance.

mod binomial;
mod correlation;
mod discovery;
mod quantile;

use serde::Serialize;

pub use binomial::binomial_upper;
pub use correlation::{pearson, spearman};
pub use discovery::false_discovery_rates;
pub use quantile::quantile;

use crate::model::Decimal;

/// The 97.5 % quantile of the normal distribution, for 95 % intervals.
pub const Z95: f64 = 1.959_963_984_540_054;

/// A share with its 95 % Wilson interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// successes / n, 0 to 1.
    pub value: f64,
    pub low: f64,
    pub high: f64,
    pub successes: usize,
    pub n: usize,
}

impl Rate {
    /// None without an observation.
    ///
    /// Wilson 1927, *J. Am. Stat. Assoc.* 22:209–212.
    pub fn of(successes: usize, n: usize) -> Option<Rate> {
        if n == 0 || successes > n {
            return None;
        }
        let (size, value, z2) = (count(n), count(successes) / count(n), Z95 * Z95);
        let centre = (value + z2 / (2.0 * size)) / (1.0 + z2 / size);
        let spread = value * (1.0 - value) / size + z2 / (4.0 * size * size);
        let half = Z95 / (1.0 + z2 / size) * spread.sqrt();
        let (low, high) = ((centre - half).clamp(0.0, value), (centre + half).clamp(value, 1.0));
        Some(Rate { value, low, high, successes, n })
    }
}

/// A count as a float; exact below 2⁵³, more rows than any input has.
#[allow(clippy::cast_precision_loss)]
pub fn count(n: usize) -> f64 {
    n as f64
}

/// The middle value, or the mean of the two in the middle. None without values.
pub fn median(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let mut values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
    values.sort_by(f64::total_cmp);
    let (low, high) = middle(&values)?;
    Some((low + high) / 2.0)
}

/// The exact median of amounts.
pub fn median_amount(values: impl IntoIterator<Item = Decimal>) -> Option<Decimal> {
    let mut values: Vec<Decimal> = values.into_iter().collect();
    values.sort();
    let (low, high) = middle(&values)?;
    Some(low.checked_add(high)? / Decimal::TWO)
}

fn middle<T: Copy>(sorted: &[T]) -> Option<(T, T)> {
    let last = sorted.len().checked_sub(1)?;
    Some((*sorted.get(last / 2)?, *sorted.get(last.div_ceil(2))?))
}

/// The mean; values are sorted first, so that their order leaves no trace in the last digit.
pub fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.into_iter().collect();
    (!values.is_empty()).then(|| sum(values.iter().copied()) / count(values.len()))
}

/// A sum that does not depend on the order of its terms.
pub fn sum(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    // Starts at 0: an empty float sum is −0.
    values.iter().fold(0.0, |sum, value| sum + value)
}

/// The half width of the 95 % t interval of a mean, over its standard error: Cornish–Fisher expansion of Student's
/// quantile, within 1 % from 3 degrees of freedom up; exact for 1 and 2.
pub fn t95(degrees: f64) -> f64 {
    if degrees <= 2.0 {
        return if degrees <= 1.0 { 12.706_204_736 } else { 4.302_652_730 };
    }
    let z = Z95;
    let (z3, z5, z7) = (z * z * z, z * z * z * z * z, z * z * z * z * z * z * z);
    z + (z3 + z) / (4.0 * degrees)
        + (5.0 * z5 + 16.0 * z3 + 3.0 * z) / (96.0 * degrees * degrees)
        + (3.0 * z7 + 19.0 * z5 + 17.0 * z3 - 15.0 * z) / (384.0 * degrees * degrees * degrees)
}

/// Percentile rank of each value: (average rank − ½) / n, strictly between 0 and 1.
pub fn percentile_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut ranks = vec![0.0; values.len()];
    let mut before = 0;
    for tied in order.chunk_by(|a, b| a.1 == b.1) {
        // Ranks before+1 ..= before+len average to before + (len + 1) / 2.
        let average = count(before) + (count(tied.len()) + 1.0) / 2.0;
        for (place, _) in tied {
            if let Some(rank) = ranks.get_mut(*place) {
                *rank = (average - 0.5) / count(values.len());
            }
        }
        before += tied.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_agrees_with_the_published_example() {
        // Newcombe 1998, Stat. Med. 17:857, table I, method 3: 81/263 and 0/20.
        let rate = Rate::of(81, 263).unwrap();
        assert!((rate.low - 0.2553).abs() < 5e-5 && (rate.high - 0.3662).abs() < 5e-5, "{rate:?}");
        let none = Rate::of(0, 20).unwrap();
        assert!(none.low == 0.0 && (none.high - 0.1611).abs() < 5e-5, "{none:?}");
        assert_eq!(Rate::of(0, 0), None);
    }

    #[test]
    fn medians_take_the_mean_of_the_middle_pair() {
        assert_eq!(median([3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median([4.0, 1.0, 2.0, 3.0]), Some(2.5));
        assert_eq!(median([]), None);
        assert_eq!(median_amount([Decimal::from(10), Decimal::from(5)]), Some(Decimal::new(75, 1)));
    }

    #[test]
    fn ties_share_their_average_rank() {
        assert_eq!(percentile_ranks(&[5.0, 1.0, 5.0, 9.0]), vec![0.5, 0.125, 0.5, 0.875]);
    }

    #[test]
    fn student_quantiles_are_close_to_the_tables() {
        for (degrees, table) in [(1.0, 12.706), (2.0, 4.303), (4.0, 2.776), (9.0, 2.262), (29.0, 2.045), (1e6, 1.960)] {
            assert!((t95(degrees) - table).abs() < 0.01, "{degrees}: {}", t95(degrees));
        }
    }
}
