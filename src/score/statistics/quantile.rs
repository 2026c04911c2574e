//! Quantiles of sorted values.

use super::count;

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

/// A small float that is 0 or more as a whole number, downward.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn floor(value: f64) -> usize {
    libm::floor(value) as usize
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
}
