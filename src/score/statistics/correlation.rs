//! How far two measures go together, −1 to 1.

use super::{mean, percentile_ranks, sum};

/// Pearson's correlation of two lists of one length. None where one side does not vary.
pub fn pearson(a: &[f64], b: &[f64]) -> Option<f64> {
    let (mean_a, mean_b) = (mean(a.iter().copied())?, mean(b.iter().copied())?);
    let product = sum(a.iter().zip(b).map(|(a, b)| (a - mean_a) * (b - mean_b)));
    let square = |values: &[f64], mean: f64| sum(values.iter().map(|value| (value - mean) * (value - mean)));
    let scale = (square(a, mean_a) * square(b, mean_b)).sqrt();
    (scale > 0.0).then(|| (product / scale).clamp(-1.0, 1.0))
}

/// Spearman's correlation of the ranks, ties at their average rank.
///
/// Spearman 1904, *Am. J. Psychol.* 15:72–101.
pub fn spearman(a: &[f64], b: &[f64]) -> Option<f64> {
    pearson(&percentile_ranks(a), &percentile_ranks(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spearman_agrees_with_the_textbook() {
        // IQ and hours of television of ten people: ρ = −29/165 = −0.17575757… (Wikipedia, "Spearman's rank
        // correlation coefficient", worked example).
        let iq = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
        let hours = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
        assert!((spearman(&iq, &hours).unwrap() + 29.0 / 165.0).abs() < 1e-12);
    }

    #[test]
    fn equal_values_have_no_correlation() {
        assert_eq!(pearson(&[1.0, 1.0, 1.0], &[1.0, 2.0, 3.0]), None);
        assert_eq!(spearman(&[], &[]), None);
    }
}
