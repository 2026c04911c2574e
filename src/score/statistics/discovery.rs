//! How many of many findings chance would bring.

use super::count;

/// The least false discovery rate at which each hypothesis would be called significant (its q): q₍ᵢ₎ = min over j ≥ i of
/// m p₍ⱼ₎ / j, at most 1, in the order given. Of hypotheses with a q of .05 or less, a twentieth is expected to be false.
///
/// Benjamini & Hochberg 1995, *J. R. Stat. Soc. B* 57:289–300.
pub fn false_discovery_rates(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = p.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut rates = vec![1.0; p.len()];
    let mut least = 1.0f64;
    for (rank, (place, p)) in order.into_iter().enumerate().rev() {
        least = least.min(p * count(rates.len()) / count(rank + 1));
        if let Some(rate) = rates.get_mut(place) {
            *rate = least;
        }
    }
    rates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_fifteen_published_hypotheses_the_first_four_are_discoveries() {
        // Benjamini & Hochberg 1995: thrombolysis, 15 p values; at 0.05 four are rejected.
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ];
        let q = false_discovery_rates(&p);
        assert_eq!(q.iter().filter(|q| **q <= 0.05).count(), 4);
        assert!((q[0] - 0.0015).abs() < 1e-12 && (q[3] - 0.035_625).abs() < 1e-12 && (q[4] - 0.0603).abs() < 1e-12);
        assert!(q[14] == 1.0 && q.windows(2).all(|pair| pair[0] <= pair[1]));
    }

    #[test]
    fn rates_come_in_the_order_of_their_hypotheses() {
        assert_eq!(false_discovery_rates(&[0.9, 0.01]), vec![0.9, 0.02]);
        assert!(false_discovery_rates(&[]).is_empty());
    }
}
