//! Whether a score changed between two windows, or only seems to.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::interval::adjusted;
use super::survey::{AnswerFact, People, Person};
use super::{NpsCounts, interval};
use crate::model::{Known, Unknown};
use crate::score::AccountScores;
use crate::score::statistics::{Z95, count, false_discovery_rates};

/// A change between the window before and this one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NpsChange {
    pub before: f64,
    pub before_counts: NpsCounts,
    /// People who answered in both windows.
    pub pairs: usize,
    pub method: ChangeMethod,
    /// The change in points, moved a little towards 0 (of the adjusted centres), with its 95 % interval.
    pub points: f64,
    pub low: f64,
    pub high: f64,
    /// Standard normal deviate of the change, and its two-sided p value.
    pub z: f64,
    pub p: f64,
    /// p < 0.05, which is that the interval leaves out 0.
    pub detectable: bool,
    /// Holds against the other accounts' changes too: Benjamini–Hochberg over all accounts with a change.
    pub among_accounts: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeMethod {
    /// The windows' answers are taken for independent.
    Independent,
    /// Over the people who answered in both windows alone.
    Paired,
}

/// A change and its standard error, as shares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    pub value: f64,
    pub error: f64,
}

impl Difference {
    pub fn z(self) -> f64 {
        if self.error > 0.0 { self.value / self.error } else { 0.0 }
    }

    /// Two-sided, of the normal distribution.
    pub fn p(self) -> f64 {
        libm::erfc(self.z().abs() / std::f64::consts::SQRT_2)
    }
}

/// Between independent windows: difference of the adjusted-Wald centres over the root of their squared errors.
pub fn independent(now: NpsCounts, before: NpsCounts) -> Option<Difference> {
    let ((centre, error), (centre_before, error_before)) = adjusted(now).zip(adjusted(before))?;
    Some(Difference { value: centre - centre_before, error: (error * error + error_before * error_before).sqrt() })
}

/// Over people who answered twice: mean of the differences of their −1, 0, 1 over its standard error. Two more people,
/// one who rose and one who fell by one class, keep the error above 0 where all differences agree: for two classes
/// that is the adjusted Wald interval of paired proportions (Bonett & Price 2012, *J. Educ. Behav. Stat.* 37:479–488).
pub fn paired(differences: &[f64]) -> Option<Difference> {
    if differences.is_empty() {
        return None;
    }
    let n = count(differences.len()) + 2.0;
    // Whole numbers: their sums are exact in any order.
    let mean = differences.iter().sum::<f64>() / n;
    let squares = differences.iter().map(|d| d * d).sum::<f64>() + 2.0;
    Some(Difference { value: mean, error: ((squares / n - mean * mean).max(0.0) / n).sqrt() })
}

/// The change of an account. People who answered in both windows decide where they are at least `min_pairs` and half of
/// the smaller window, since their answers are no independent samples; else all answers do.
pub fn change(
    now: &[&AnswerFact<'_>],
    before: &[&AnswerFact<'_>],
    people: &People<'_>,
    min_pairs: usize,
) -> Known<NpsChange> {
    let (counts, before_counts) = (NpsCounts::of(now.iter().copied()), NpsCounts::of(before.iter().copied()));
    let fewer = counts.n().min(before_counts.n());
    let independent = independent(counts, before_counts).ok_or({
        if before_counts.n() == 0 { Unknown::FirstYear } else { Unknown::TooFew { have: fewer, need: 1 } }
    })?;
    let differences = differences(now, before, people);
    let enough = differences.len() >= min_pairs.max(1) && 2 * differences.len() >= fewer;
    let (difference, method) = match paired(&differences).filter(|_| enough) {
        Some(paired) => (paired, ChangeMethod::Paired),
        None => (independent, ChangeMethod::Independent),
    };
    let (points, half) = (100.0 * difference.value, 100.0 * Z95 * difference.error);
    let (low, high) = (points - half, points + half);
    Ok(NpsChange {
        before: interval(before_counts).map_or(0.0, |measured| measured.value),
        before_counts,
        pairs: differences.len(),
        method,
        points,
        low,
        high,
        z: difference.z(),
        p: difference.p(),
        detectable: low > 0.0 || high < 0.0,
        among_accounts: false,
    })
}

/// Sign now less sign before of each person who can be told and answered in both windows.
fn differences(now: &[&AnswerFact<'_>], before: &[&AnswerFact<'_>], people: &People<'_>) -> Vec<f64> {
    let earlier: HashMap<Person<'_>, f64> =
        before.iter().filter_map(|answer| Some((people.of_answer(answer)?, answer.sign()))).collect();
    let pairs: BTreeMap<Person<'_>, f64> = now
        .iter()
        .filter_map(|answer| {
            let person = people.of_answer(answer)?;
            let before = earlier.get(&person)?;
            Some((person, answer.sign() - before))
        })
        .collect();
    pairs.into_values().collect()
}

/// Marks the accounts whose change holds against all others': of those marked at most `rate` are expected to be chance.
pub fn mark_discoveries(accounts: &mut [AccountScores], rate: f64) {
    let mut changes: Vec<&mut NpsChange> =
        accounts.iter_mut().filter_map(|account| account.nps.change.as_mut().ok()).collect();
    let p: Vec<f64> = changes.iter().map(|change| change.p).collect();
    for (change, q) in changes.iter_mut().zip(false_discovery_rates(&p)) {
        change.among_accounts = q <= rate;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(promoters: usize, passives: usize, detractors: usize) -> NpsCounts {
        NpsCounts { promoters, passives, detractors }
    }

    /// 12/10/7 to 18/8/4: NPS 17 to 47, which looks like a rise and is p = 0.15.
    #[test]
    fn twenty_nine_points_more_among_thirty_answers_are_no_change() {
        let (before, now) = (counts(12, 10, 7), counts(18, 8, 4));
        let raw = interval(now).unwrap().value - interval(before).unwrap().value;
        let difference = independent(now, before).unwrap();
        assert_eq!((raw.round(), (difference.p() * 100.0).round()), (29.0, 15.0), "{difference:?}");
    }

    /// Exact chance of a false alarm when nothing changed, by enumeration of how many of n people rose or fell by one
    /// or two classes.
    #[test]
    fn paired_changes_seldom_raise_a_false_alarm() {
        for n in [10usize, 20, 40] {
            for (one, two) in [(0.1, 0.0), (0.2, 0.0), (0.15, 0.05), (0.25, 0.1)] {
                let truth = [two, one, 1.0 - 2.0 * (one + two), one, two];
                let alarm = alarms(n, truth);
                assert!(alarm < 0.075, "{n} people, {truth:?}: {alarm}");
            }
        }
    }

    /// Distribution of (sum, sum of squares) by convolution.
    fn alarms(n: usize, truth: [f64; 5]) -> f64 {
        let mut reached: BTreeMap<(i32, i32), f64> = BTreeMap::from([((0, 0), 1.0)]);
        for _ in 0..n {
            let mut next = BTreeMap::new();
            for ((sum, squares), chance) in reached {
                for (step, share) in (-2i32..=2).zip(truth) {
                    *next.entry((sum + step, squares + step * step)).or_insert(0.0) += chance * share;
                }
            }
            reached = next;
        }
        let size = count(n) + 2.0;
        let alarm = |sum: i32, squares: i32| {
            let mean = f64::from(sum) / size;
            let error = ((f64::from(squares) + 2.0) / size - mean * mean).max(0.0) / size;
            mean.abs() > Z95 * error.sqrt()
        };
        reached.into_iter().filter(|((sum, squares), _)| alarm(*sum, *squares)).map(|(_, chance)| chance).sum()
    }

    #[test]
    fn people_who_all_rose_alike_are_a_change_with_an_error() {
        let risen = paired(&[1.0; 12]).unwrap();
        assert!(risen.error > 0.0 && risen.p() < 0.05, "{risen:?}");
        assert!(paired(&[0.0; 12]).unwrap().p() > 0.99 && paired(&[]).is_none());
        // The same answers taken for independent windows are less sure.
        let apart = independent(counts(12, 0, 0), counts(0, 12, 0)).unwrap();
        assert!(apart.value > 0.0);
    }
}
