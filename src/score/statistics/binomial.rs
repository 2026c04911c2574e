//! The tail of the binomial distribution.

use super::count;

/// P(X ≥ k) of n trials with a chance of p each: the exact one-sided test of a share of at most p. 1 up to the mean, where
/// there is nothing to test.
pub fn binomial_upper(k: usize, n: usize, p: f64) -> f64 {
    if count(k) <= count(n) * p || p <= 0.0 || p >= 1.0 {
        return if k > n || p <= 0.0 && k > 0 { 0.0 } else { 1.0 };
    }
    if k > n {
        return 0.0;
    }
    let ln_factorial = |n: usize| libm::lgamma(count(n) + 1.0);
    let choose = ln_factorial(n) - ln_factorial(k) - ln_factorial(n - k);
    let mut term = libm::exp(choose + count(k) * libm::log(p) + count(n - k) * libm::log1p(-p));
    let mut sum = term;
    // Beyond the mean terms fall.
    for x in k..n {
        term *= count(n - x) / count(x + 1) * (p / (1.0 - p));
        sum += term;
        if term <= sum * f64::EPSILON / 8.0 {
            break;
        }
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tails_by_hand() {
        // 9 or 10 heads of 10: 11 / 1024. All of 3 at a third: 1 / 27.
        assert!((binomial_upper(9, 10, 0.5) - 11.0 / 1024.0).abs() < 1e-12);
        assert!((binomial_upper(3, 3, 1.0 / 3.0) - 1.0 / 27.0).abs() < 1e-12);
        assert_eq!((binomial_upper(0, 0, 0.5), binomial_upper(5, 10, 0.5), binomial_upper(4, 3, 0.5)), (1.0, 1.0, 0.0));
    }
}
