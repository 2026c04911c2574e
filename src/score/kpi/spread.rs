//! Quantiles and intervals of medians and of ratios over accounts.

use crate::score::statistics::{Z95, count, sum, t95};

/// The quantile at `share` of sorted values, linear between the two nearest.
///
/// Hyndman & Fan 1996, *Am. Stat.* 50:361–365, definition 7. None without values.
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * count(last);
    let below = floor(place + 1e-9).min(last);
    let (low, high) = (*sorted.get(below)?, *sorted.get((below + 1).min(last))?);
    // 0.9 · 10 is 9.000000000000002 with some counts: a rest far below any measure is none.
    let rest = libm::round((place - count(below)) * 1e9) / 1e9;
    Some(low + rest * (high - low))
}

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

/// Benjamini–Hochberg: each p-value times m / rank, made monotone from the greatest down, at most 1. Of hypotheses with
/// an adjusted value of q or less, a share of q is expected to be false.
///
/// Benjamini & Hochberg 1995, *J. R. Stat. Soc. B* 57:289–300.
pub fn adjusted(p_values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = p_values.iter().copied().enumerate().collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let m = p_values.len();
    let mut least = 1.0f64;
    let mut adjusted = vec![1.0; m];
    for (before, (place, p)) in order.into_iter().enumerate() {
        least = least.min(p * count(m) / count(m - before));
        if let Some(value) = adjusted.get_mut(place) {
            *value = least;
        }
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_definition_7() {
        // R: quantile(c(1, 2, 3, 4, 10), c(.5, .9)) gives 3 and 7.6.
        let values = [1.0, 2.0, 3.0, 4.0, 10.0];
        assert_eq!(quantile(&values, 0.5), Some(3.0));
        assert!((quantile(&values, 0.9).unwrap() - 7.6).abs() < 1e-12);
        assert_eq!((quantile(&[], 0.5), quantile(&[7.0], 0.9)), (None, Some(7.0)));
        assert_eq!(quantile(&values, 1.0), Some(10.0));
    }

    #[test]
    fn a_median_of_few_values_has_the_extremes_for_an_interval_or_none() {
        let values: Vec<f64> = (1..=100u8).map(f64::from).collect();
        // Ranks 50 ± 9.8: the 40th and 61st.
        assert_eq!(median_interval(&values), Some((40.0, 61.0)));
        assert_eq!(median_interval(&values[..6]), Some((1.0, 6.0)));
        assert_eq!(median_interval(&values[..5]), None);
    }

    #[test]
    fn false_discovery_is_held_as_in_the_paper() {
        // Benjamini & Hochberg 1995, section 3.1: 15 tests, of which the first 4 are rejected at q = 0.05.
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000,
        ];
        let adjusted = adjusted(&p);
        assert_eq!(adjusted.iter().filter(|p| **p <= 0.05).count(), 4);
        assert!((adjusted[0] - 0.0015).abs() < 1e-12 && adjusted[14] == 1.0);
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
