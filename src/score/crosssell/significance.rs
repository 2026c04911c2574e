//! Whether two products are owned together more often than chance.

use crate::score::statistics::count;

/// One-sided exact test of a 2×2 table: the probability that, of `n` accounts of which `n_a` own one product and `n_b`
/// another, `n_ab` or more own both when the two have nothing to do with each other (upper tail of the hypergeometric
/// distribution). Fisher 1935, *The Design of Experiments*, ch. 2.
///
/// 1 for a table that can't be: more owners than accounts.
pub fn fisher_upper(n_ab: usize, n_a: usize, n_b: usize, n: usize) -> f64 {
    let (low, high) = ((n_a + n_b).saturating_sub(n), n_a.min(n_b));
    if n_a > n || n_b > n || n_ab <= low {
        return 1.0;
    }
    if n_ab > high {
        return 0.0;
    }
    // Summed from the table outwards, away from the mean, where terms fall: none is lost to underflow.
    if count(n_ab) * count(n) > count(n_a) * count(n_b) {
        let mut term = probability(n_ab, n_a, n_b, n);
        let mut sum = term;
        for both in n_ab..high {
            // p(x+1) / p(x)
            term *= count(n_a - both) * count(n_b - both) / (count(both + 1) * count(n + both + 1 - n_a - n_b));
            sum += term;
            if term <= sum * f64::EPSILON / 8.0 {
                break;
            }
        }
        return sum.min(1.0);
    }
    let mut term = probability(n_ab - 1, n_a, n_b, n);
    let mut below = term;
    for both in (low + 1..n_ab).rev() {
        // p(x−1) / p(x)
        term *= count(both) * count(n + both - n_a - n_b) / (count(n_a + 1 - both) * count(n_b + 1 - both));
        below += term;
        if term <= below * f64::EPSILON / 8.0 {
            break;
        }
    }
    (1.0 - below).clamp(0.0, 1.0)
}

/// C(n_a, x) C(n − n_a, n_b − x) / C(n, n_b), within its support.
fn probability(both: usize, n_a: usize, n_b: usize, n: usize) -> f64 {
    let choose = |of: usize, take: usize| ln_factorial(of) - ln_factorial(take) - ln_factorial(of - take);
    libm::exp(choose(n_a, both) + choose(n - n_a, n_b - both) - choose(n, n_b))
}

fn ln_factorial(n: usize) -> f64 {
    libm::lgamma(count(n) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lady_tasting_tea_is_told_from_chance_as_fisher_did() {
        // Fisher 1935, ch. 2: three or more of four cups right, 17/70; all four, 1/70.
        assert!((fisher_upper(3, 4, 4, 8) - 17.0 / 70.0).abs() < 1e-12);
        assert!((fisher_upper(4, 4, 4, 8) - 1.0 / 70.0).abs() < 1e-12);
        assert_eq!((fisher_upper(0, 4, 4, 8), fisher_upper(5, 4, 4, 8)), (1.0, 0.0));
    }

    #[test]
    fn twins_of_criminals_give_the_published_p() {
        // Fisher 1962, in R's help of `fisher.test` (`Convictions`): 2 of 17 dizygotic and 10 of 13 monozygotic twins
        // convicted; alternative "less": p = 0.0004652, which is the upper tail of the other row.
        assert!((fisher_upper(10, 13, 12, 30) - 0.000_465_2).abs() < 5e-8, "{}", fisher_upper(10, 13, 12, 30));
    }

    #[test]
    fn the_tail_is_the_sum_of_its_terms_on_either_side_of_the_mean() {
        // By counting: 10 accounts, 6 and 5 owners; C(6,x) C(4,5-x) / 252.
        let by_hand = [(1, 252.0), (2, 246.0), (3, 186.0), (4, 66.0), (5, 6.0)];
        for (both, ways) in by_hand {
            assert!((fisher_upper(both, 6, 5, 10) - ways / 252.0).abs() < 1e-12, "{both}");
        }
    }

    #[test]
    fn large_tables_neither_underflow_nor_wander() {
        assert!(fisher_upper(30_000, 50_000, 50_000, 100_000) >= 0.0);
        assert!((fisher_upper(24_000, 50_000, 50_000, 100_000) - 1.0).abs() < 1e-9);
        let middle = fisher_upper(25_000, 50_000, 50_000, 100_000);
        assert!((middle - 0.5).abs() < 0.01, "{middle}");
    }
}
