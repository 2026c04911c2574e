//! The order of the accounts, and how much it changed in a month.

use crate::model::{Known, Unknown};
use crate::score::statistics::spearman;
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
    (spearman(&now, &before).ok_or(Unknown::ZeroBase), n)
}
