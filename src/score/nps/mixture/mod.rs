//! Whether the answers of one survey are a mixture of two scales, 1 to 5 and 0 to 10, however their days lie.
//!
//! Three signs, each a test with an exact chance of a false alarm for honest answers of a stated kind: accounts that end
//! at 5 where they should end anywhere, a kind of survey or role that never passes 5, and a cliff after 5 in the answers of
//! all. Each sign asks for several things at once and takes the greatest of their chances (Berger 1982, intersection-union
//! test), and the least chance of the signs is multiplied by their number (Bonferroni).

use std::collections::BTreeMap;

use crate::model::AccountIx;
use crate::score::statistics::{binomial_upper, count};

/// One answer and what it may be grouped by.
#[derive(Debug, Clone, Copy)]
pub struct Heard<'a> {
    pub rating: u8,
    pub account: Option<AccountIx>,
    pub kind: Option<&'a str>,
    pub role: Option<&'a str>,
}

/// How many of the answers were 0, 1, ... 10.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Histogram([usize; 11]);

impl Histogram {
    fn of(ratings: impl IntoIterator<Item = u8>) -> Histogram {
        let mut counts = [0; 11];
        for rating in ratings {
            if let Some(count) = counts.get_mut(usize::from(rating)) {
                *count += 1;
            }
        }
        Histogram(counts)
    }

    fn counted(&self, from: usize, to: usize) -> usize {
        self.0.get(from..=to).map_or(0, |counts| counts.iter().sum())
    }

    fn n(&self) -> usize {
        self.counted(0, 10)
    }

    fn are_stars(&self) -> bool {
        self.n() > 0 && self.counted(1, 5) == self.n()
    }

    fn add(&mut self, other: &Histogram) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, more)| *sum += more);
    }

    fn without(&self, other: &Histogram) -> Histogram {
        let mut rest = *self;
        rest.0.iter_mut().zip(other.0).for_each(|(all, less)| *all -= less.min(*all));
        rest
    }
}

/// Signs that are looked at.
const SIGNS: f64 = 3.0;

/// The chance at most of such answers without a mixture, 0 to 1.
pub fn mixed<'a>(answers: impl Iterator<Item = Heard<'a>>) -> f64 {
    let answers: Vec<Heard<'_>> = answers.collect();
    let all = Histogram::of(answers.iter().map(|answer| answer.rating));
    let by_account = histograms(answers.iter().map(|answer| (answer.account, answer.rating)));
    let by_kind = histograms(answers.iter().map(|answer| (answer.kind, answer.rating)));
    let by_role = histograms(answers.iter().map(|answer| (answer.role, answer.rating)));
    let groups = group_of_stars(&by_kind, &all).min(group_of_stars(&by_role, &all));
    (SIGNS * cliff(&all).min(accounts_of_stars(&by_account)).min(groups)).min(1.0)
}

fn histograms<K: Ord>(answers: impl Iterator<Item = (Option<K>, u8)>) -> Vec<Histogram> {
    let mut groups: BTreeMap<K, Histogram> = BTreeMap::new();
    for (key, rating) in answers {
        if let Some(key) = key {
            groups.entry(key).or_default().add(&Histogram::of([rating]));
        }
    }
    groups.into_values().collect()
}

/// Share of 4 and 5 among 4, 5 and 6 that honest answers may reach.
const BEFORE_THE_CLIFF: f64 = 0.8;
/// Share of 4 among 4 and 6: 5 alone may be anyone's middle.
const FOUR_TO_SIX: f64 = 4.0 / 7.0;
/// Share of 4 and 5 among 2 to 5.
const HIGH_STARS: f64 = 2.0 / 3.0;

/// Answers that rise up to 5 and break off: 4 and 5 are more than 80 % of 4 to 6 and more than two in three of 2 to 5, and 4
/// alone is more than 4 in 7 of 4 and 6.
///
/// Answers to 10 fall from a hump on one side of 4 and 5 or on the other: one as wide as a standard deviation of 1.5 meets
/// either the first or the second, wherever it lies. A habit of answering 5 as the middle does not lift 4.
fn cliff(all: &Histogram) -> f64 {
    let stars = all.counted(4, 5);
    let after = binomial_upper(stars, stars + all.counted(6, 6), BEFORE_THE_CLIFF);
    let four = all.counted(4, 4);
    let without_middle = binomial_upper(four, four + all.counted(6, 6), FOUR_TO_SIX);
    after.max(without_middle).max(binomial_upper(stars, all.counted(2, 5), HIGH_STARS))
}

/// Answers from which an account's greatest one says anything.
const ENOUGH_OF_ACCOUNT: usize = 5;

/// Accounts whose best answer is 4 or 5 are more than those whose best is 6 or 7, and they answer 4 and 5 more often than 1
/// to 3. Accounts on a scale to 10 that never pass 5 are unhappy, and then the second does not hold.
fn accounts_of_stars(accounts: &[Histogram]) -> f64 {
    let told = || accounts.iter().filter(|account| account.n() >= ENOUGH_OF_ACCOUNT);
    let of_stars = |account: &&Histogram| account.are_stars() && account.counted(4, 5) > 0;
    let (mut pooled, mut stars) = (Histogram::default(), 0);
    for account in told().filter(of_stars) {
        pooled.add(account);
        stars += 1;
    }
    let others = told().filter(|account| !of_stars(account) && account.counted(8, 10) == 0).count();
    binomial_upper(stars, stars + others, 0.5).max(binomial_upper(pooled.counted(4, 5), pooled.n(), 0.5))
}

/// Answers from which a group that never passes 5 says anything.
const ENOUGH_OF_GROUP: usize = 30;
/// The least number that the answers of a group must pass to count as high for stars.
const HIGH_CHANCE: f64 = 0.01;

/// A group of thirty or more whose answers all lie from 1 to 5 although those of the others seldom do (qᵏ, q being the
/// others' share, times the number of groups), and more of them at 4 and 5 than chance puts there.
fn group_of_stars(groups: &[Histogram], all: &Histogram) -> f64 {
    let chance = |group: &&Histogram| {
        let others = all.without(group);
        let q = (count(others.counted(1, 5)) + 1.0) / (count(others.n()) + 2.0);
        let high = binomial_upper(group.counted(4, 5), group.n(), 0.5) < HIGH_CHANCE;
        let enough = group.n() >= ENOUGH_OF_GROUP && others.n() >= ENOUGH_OF_GROUP && group.are_stars();
        (enough && high).then(|| libm::pow(q, count(group.n())) * 2.0 * count(groups.len()))
    };
    groups.iter().filter_map(|group| chance(&group)).fold(1.0, f64::min)
}

#[cfg(test)]
mod tests;
