//! Amounts in the reporting currency.

mod inflation;
mod rates;

pub use inflation::Inflation;
pub use rates::Rates;

use crate::model::{Decimal, Known, Unknown};

/// The sum, unknown as soon as one term is: of several reasons the first by its name, whatever the order.
pub fn total(amounts: impl IntoIterator<Item = Known<Decimal>>) -> Known<Decimal> {
    let mut sum = Ok(Decimal::ZERO);
    for amount in amounts {
        sum = match (sum, amount) {
            (Ok(sum), Ok(amount)) => sum.checked_add(amount).ok_or(Unknown::TooLarge),
            (Err(a), Err(b)) => Err(if b.to_string() < a.to_string() { b } else { a }),
            (Err(reason), _) | (_, Err(reason)) => Err(reason),
        };
    }
    sum
}

/// Of several reasons the first by its name, whatever the order.
pub fn first_reason<'r>(reasons: impl Iterator<Item = &'r Unknown>) -> Option<&'r Unknown> {
    reasons.min_by_key(|reason| reason.to_string())
}

/// An amount as a float, for ranks and shares.
pub fn float(amount: Decimal) -> f64 {
    rust_decimal::prelude::ToPrimitive::to_f64(&amount).unwrap_or(0.0)
}

/// part / whole, unknown for a base of zero or less.
pub fn share(part: Decimal, whole: Decimal) -> Known<f64> {
    if whole.is_zero() {
        return Err(Unknown::ZeroBase);
    }
    if whole < Decimal::ZERO {
        return Err(Unknown::NegativeBase);
    }
    part.checked_div(whole).map(float).ok_or(Unknown::TooLarge)
}

/// (now − base) / base, unknown for a base of zero or less.
pub fn change(now: Decimal, base: Decimal) -> Known<f64> {
    share(now.checked_sub(base).ok_or(Unknown::TooLarge)?, base)
}
