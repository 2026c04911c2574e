//! Gauss's hypergeometric function ₂F₁(a, b; c; z) on 0 ≤ z < 1, as sBG and BG/NBD need it.

/// Up to here the power series alone serves: at 0.9 a few hundred terms reach the last digit.
const SERIES_UP_TO: f64 = 0.9;

/// The transformation to 1 − z loses digits where c − a − b is near a whole number: nearer than this it is not used.
const LEAST_DISTANCE: f64 = 0.05;

/// Terms after which a series counts as not converging; the slowest that is asked for needs a tenth of them.
const MOST_TERMS: u32 = 2_000_000;

/// ₂F₁(a, b; c; z) for 0 ≤ z < 1 and c not 0 or a negative whole number; NaN elsewhere and where no series converges.
///
/// Power series, Euler's transformation where it makes the terms fall faster, and the connection to 1 − z close to 1:
/// *NIST Handbook of Mathematical Functions*, 15.2.1, 15.8.1 and 15.8.4 (dlmf.nist.gov/15).
pub fn hypergeometric(a: f64, b: f64, c: f64, z: f64) -> f64 {
    if !(0.0..1.0).contains(&z) || ![a, b, c].iter().all(|value| value.is_finite()) || is_pole(c) {
        return f64::NAN;
    }
    let excess = c - a - b;
    if z > SERIES_UP_TO && (excess - excess.round()).abs() > LEAST_DISTANCE {
        let near_one = by_complement(a, b, c, z);
        if near_one.is_finite() {
            return near_one;
        }
    }
    if excess < 0.0 { libm::pow(1.0 - z, excess) * series(c - a, c - b, c, z) } else { series(a, b, c, z) }
}

/// 15.8.4: two series in 1 − z.
fn by_complement(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (excess, rest) = (c - a - b, 1.0 - z);
    let smooth = gamma_ratio(&[c, excess], &[c - a, c - b]) * series(a, b, 1.0 - excess, rest);
    let singular = gamma_ratio(&[c, -excess], &[a, b]) * libm::pow(rest, excess);
    smooth + singular * series(c - a, c - b, 1.0 + excess, rest)
}

/// Π Γ(above) / Π Γ(below), 0 where one below has a pole.
fn gamma_ratio(above: &[f64], below: &[f64]) -> f64 {
    if below.iter().copied().any(is_pole) {
        return 0.0;
    }
    let (mut log, mut sign) = (0.0, 1.0);
    for (values, direction) in [(above, 1.0), (below, -1.0)] {
        for value in values {
            let (of_value, its_sign) = libm::lgamma_r(*value);
            log += direction * of_value;
            sign *= f64::from(its_sign);
        }
    }
    sign * libm::exp(log)
}

fn is_pole(value: f64) -> bool {
    value <= 0.0 && value == value.round()
}

/// Σ (a)ₙ (b)ₙ / (c)ₙ zⁿ / n!, until terms no longer count and only fall.
fn series(a: f64, b: f64, c: f64, z: f64) -> f64 {
    let (mut term, mut sum) = (1.0, 1.0);
    for step in 0..MOST_TERMS {
        let n = f64::from(step);
        let ratio = (a + n) * (b + n) / ((c + n) * (n + 1.0)) * z;
        term *= ratio;
        sum += term;
        // What is left is at most about term × ratio / (1 − ratio), once the ratio stays below 1.
        if term == 0.0 || ratio.abs() < 1.0 && n > -c && term.abs() < 1e-17 * sum.abs() * (1.0 - ratio.abs()) {
            return sum;
        }
        if !sum.is_finite() {
            break;
        }
    }
    f64::NAN
}
