//! An amount in parts that sum to it to the last digit.

use crate::model::{Decimal, Known, Unknown};
use crate::score::statistics;

/// Digits of a forecast amount: cents.
pub const DIGITS: u32 = 2;

/// Beyond this, sums of a few dozen amounts would not be exact to the cent.
const GREATEST: f64 = 1e24;

/// A figure as an amount to the cent.
pub fn amount(value: f64) -> Known<Decimal> {
    if value.abs() >= GREATEST {
        return Err(Unknown::TooLarge);
    }
    Decimal::try_from(value).map(|amount| amount.round_dp(DIGITS)).map_err(|_| Unknown::TooLarge)
}

/// Shares out an amount by weights: each part is rounded down to the cent, and the cents that are left go to the greatest
/// remainders, of equals to the first. Parts sum to the amount exactly. Weights under 0 count as 0; None if none is
/// above.
pub fn allocate(total: Decimal, weights: &[f64]) -> Option<Vec<Decimal>> {
    let clean: Vec<f64> = weights.iter().map(|weight| if weight.is_finite() { weight.max(0.0) } else { 0.0 }).collect();
    let sum = statistics::sum(clean.iter().copied());
    if sum <= 0.0 || !sum.is_finite() {
        return None;
    }
    let cent = Decimal::new(1, DIGITS);
    let total = total.round_dp(DIGITS);
    let size = total.abs();
    let mut parts: Vec<(Decimal, Decimal)> = Vec::with_capacity(clean.len());
    let mut left = size;
    for weight in &clean {
        let share = Decimal::try_from(weight / sum).ok()?;
        let exact = size.checked_mul(share)?;
        // Shares are rounded, so that their floors may come to a cent too much: never give what is not there.
        let floor = exact.trunc_with_scale(DIGITS).min(left);
        left -= floor;
        parts.push((floor, exact - floor));
    }
    let mut order: Vec<usize> = (0..parts.len()).filter(|place| clean.get(*place).is_some_and(|w| *w > 0.0)).collect();
    order.sort_by(|a, b| {
        let remainder = |place: &usize| parts.get(*place).map(|part| part.1);
        remainder(b).cmp(&remainder(a)).then(a.cmp(b))
    });
    for place in order.into_iter().cycle() {
        if left < cent {
            break;
        }
        if let Some(part) = parts.get_mut(place) {
            part.0 += cent;
        }
        left -= cent;
    }
    let sign = if total.is_sign_negative() { -Decimal::ONE } else { Decimal::ONE };
    Some(parts.into_iter().map(|part| part.0 * sign).collect())
}
