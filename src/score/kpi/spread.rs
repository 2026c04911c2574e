//! Intervals of medians and of ratios over accounts.

use crate::score::statistics::{Z95, count, sum, t95};

/// The 95 % interval of a median by order statistics: the values at ranks n/2 ± 1.96·√n/2, outward. None under 6
/// values, where not even the extremes cover 95 %.
///
/// Conover 1999, *Practical Nonparametric Statistics*, 3rd ed., section 3.2.
pub fn median_interval(sorted: &[f64]) -> Option<(f64, f64)> {
    const LEAST: usize = 6;
    let n = sorted.len();
    if n < LEAST {
        return None;
    }
    let half = Z95 * count(n).sqrt() / 2.0;
    // Ranks are counted from 1, places from 0.
    let low = floor((count(n) / 2.0 - half).max(1.0)) - 1;
    let high = n - 1 - low;
    Some((*sorted.get(low)?, *sorted.get(high)?))
}

/// A small float that is 0 or more as a whole number, downward.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn floor(value: f64) -> usize {
    libm::floor(value) as usize
}

/// The next whole number upward, of something as small as days.
#[allow(clippy::cast_possible_truncation)]
pub fn ceiling(value: f64) -> i64 {
    libm::ceil(value) as i64
}

/// Accounts that an interval over accounts needs.
const MIN_ACCOUNTS: usize = 10;

/// Half the width of the 95 % interval of Σ now / Σ before over accounts, as if other accounts of the same kind had been
/// seen: the linearised variance of a ratio.
///
/// Cochran 1977, *Sampling Techniques*, 3rd ed., section 6.4, without the finite-population correction.
pub fn ratio_half_width(pairs: &[(f64, f64)]) -> Option<f64> {
    let n = pairs.len();
    let before = sum(pairs.iter().map(|(before, _)| *before));
    if n < MIN_ACCOUNTS || before <= 0.0 {
        return None;
    }
    let ratio = sum(pairs.iter().map(|(_, now)| *now)) / before;
    let squares = sum(pairs.iter().map(|(before, now)| {
        let residual = now - ratio * before;
        residual * residual
    }));
    let n = count(n);
    Some(t95(n - 1.0) * (squares * n / (n - 1.0)).sqrt() / before)
}

/// The two-sided p-value of a standard normal statistic.
pub fn two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_of_few_values_has_the_extremes_for_an_interval_or_none() {
        let values: Vec<f64> = (1..=100u8).map(f64::from).collect();
        // Ranks 50 ± 9.8: the 40th and 61st.
        assert_eq!(median_interval(&values), Some((40.0, 61.0)));
        assert_eq!(median_interval(&values[..6]), Some((1.0, 6.0)));
        assert_eq!(median_interval(&values[..5]), None);
    }

    #[test]
    fn a_ratio_s_interval_has_the_width_of_its_residuals() {
        let pairs: Vec<(f64, f64)> = (0..10).map(|i| (10.0, if i % 2 == 0 { 11.0 } else { 9.0 })).collect();
        // Σ residual² = 10, so √(10 · 10 / 9) / 100 = 0.033333; t(9) = 2.262.
        assert!((ratio_half_width(&pairs).unwrap() - 2.262 * 0.033_333).abs() < 1e-3);
        assert_eq!(ratio_half_width(&pairs[..9]), None);
    }

    #[test]
    fn the_normal_tail_is_that_of_the_tables() {
        assert!((two_sided(1.959_964) - 0.05).abs() < 1e-6);
        assert_eq!(two_sided(0.0), 1.0);
    }
}
