//! The order of the accounts, and how much it changed in a month.

use crate::model::{Known, Unknown};
use crate::score::statistics::{mean, percentile_ranks, sum};
use crate::score::{AccountScores, Past};

/// An account in the order of the scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ranked {
    /// Its place among the accounts.
    pub place: usize,
    pub score: f64,
}

/// Accounts with a score, the highest first, ties in the order of the accounts, which is by id.
pub(super) fn ranking(accounts: &mut [AccountScores]) -> Vec<Ranked> {
    let mut ranking: Vec<Ranked> = accounts
        .iter()
        .enumerate()
        .filter_map(|(place, account)| Some(Ranked { place, score: *account.priority.score.as_ref().ok()? }))
        .collect();
    ranking.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.cmp(&b.place)));
    for (index, ranked) in ranking.iter().enumerate() {
        if let Some(account) = accounts.get_mut(ranked.place) {
            account.priority.rank = Ok(index + 1);
        }
    }
    ranking
}

/// Fewer pairs give no correlation.
const MIN_PAIRS: usize = 3;

/// Spearman's rank correlation of this month's scores with those of the last published month, over the accounts that
/// have both, −1 to 1; 1 is the same order. With it the number of accounts.
///
/// Spearman 1904, *Am. J. Psychol.* 15:72–101; ties have their average rank.
pub fn correlation<'a>(scores: impl Iterator<Item = (&'a str, &'a Known<f64>)>, past: &Past) -> (Known<f64>, usize) {
    let pair = |(id, score): (&str, &Known<f64>)| {
        let before = past.standings.get(id)?.priority_score;
        Some((*score.as_ref().ok()?, before))
    };
    let (now, before): (Vec<f64>, Vec<f64>) = scores.filter_map(pair).unzip();
    let n = now.len();
    if n < MIN_PAIRS {
        return (Err(Unknown::TooFew { have: n, need: MIN_PAIRS }), n);
    }
    (pearson(&percentile_ranks(&now), &percentile_ranks(&before)).ok_or(Unknown::ZeroBase), n)
}

/// None where one side does not vary.
fn pearson(a: &[f64], b: &[f64]) -> Option<f64> {
    let (mean_a, mean_b) = (mean(a.iter().copied())?, mean(b.iter().copied())?);
    let product = sum(a.iter().zip(b).map(|(a, b)| (a - mean_a) * (b - mean_b)));
    let square = |values: &[f64], mean: f64| sum(values.iter().map(|value| (value - mean) * (value - mean)));
    let scale = (square(a, mean_a) * square(b, mean_b)).sqrt();
    (scale > 0.0).then(|| (product / scale).clamp(-1.0, 1.0))
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
        let found = pearson(&percentile_ranks(&iq), &percentile_ranks(&hours)).unwrap();
        assert!((found + 29.0 / 165.0).abs() < 1e-12, "{found}");
    }

    #[test]
    fn equal_values_have_no_correlation() {
        assert_eq!(pearson(&[0.5, 0.5, 0.5], &[0.1, 0.5, 0.9]), None);
    }
}
