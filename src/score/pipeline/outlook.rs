//! What some open deals may come to together: courses of the future drawn at random, always the same ones.

use std::collections::BTreeMap;

use serde::Serialize;

use super::chance::ProbabilitySource;
use super::draws::Draws;
use crate::model::{Date, Decimal, Known, Unknown};
use crate::score::statistics::{count, sum};

/// An open deal as something that pays its amount with a chance.
#[derive(Debug, Clone, Copy)]
pub struct Bet<'a> {
    pub id: &'a str,
    pub amount: f64,
    pub chance: f64,
    /// Deals whose chance comes from the same observations are too high or too low together.
    pub pool: (ProbabilitySource, Option<&'a str>),
    /// Deals' worth of observations behind the chance; None where it is taken as given.
    pub observed: Option<f64>,
}

/// In which detail a future is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Detail {
    pub draws: usize,
    /// The greatest deals are won or lost one by one; the sum of the others of a pool is drawn as normal with their mean
    /// and variance.
    pub one_by_one: usize,
}

impl Detail {
    pub fn of_whole(draws: u32) -> Detail {
        Detail { draws: usize::try_from(draws).unwrap_or(usize::MAX), one_by_one: 200 }
    }

    /// Accounts and reps.
    pub fn of_part(draws: u32) -> Detail {
        Detail { draws: Detail::of_whole(draws / 5).draws, one_by_one: 25 }
    }
}

/// The sums of all courses drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    /// Ascending; never empty.
    sums: Vec<f64>,
}

/// Bounds within which a sum lies in 80 and in 95 of 100 courses, in the reporting currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Interval {
    pub low_95: Decimal,
    pub low_80: Decimal,
    pub high_80: Decimal,
    pub high_95: Decimal,
}

/// The bets of a pool that share one uncertain rate.
#[derive(Debug, Default)]
struct Pool {
    /// Chance of the pool, weighted by amount, and the observations behind it.
    mean: f64,
    observed: Option<f64>,
    greatest_chance: f64,
    /// Of the bets that aren't drawn one by one: Σ amount × chance, Σ amount² × chance, Σ (amount × chance)².
    first: f64,
    second: f64,
    squares: f64,
    /// What these can't fall under or exceed.
    lowest: f64,
    highest: f64,
}

impl Outlook {
    /// Every deal is won or lost with its chance; the rate of each pool is drawn from the Beta distribution of its
    /// observations and scales the chances of its deals. The same whatever the order of the bets; `scope` tells apart
    /// sums over the same deals.
    pub fn of(bets: &[Bet<'_>], scope: &str, as_of: Date, detail: Detail) -> Outlook {
        let mut bets: Vec<&Bet<'_>> = bets.iter().filter(|bet| bet.chance > 0.0 && bet.amount != 0.0).collect();
        bets.sort_by(|a, b| {
            let by_size = b.amount.abs().total_cmp(&a.amount.abs()).then_with(|| a.id.cmp(b.id));
            by_size.then_with(|| a.chance.total_cmp(&b.chance)).then_with(|| a.pool.cmp(&b.pool))
        });
        if bets.is_empty() {
            return Outlook { sums: vec![0.0] };
        }
        let (single, rest) = bets.split_at(detail.one_by_one.min(bets.len()));
        let pools = pools(&bets, rest);
        let single: Vec<(f64, f64, usize)> = single
            .iter()
            .filter_map(|bet| Some((bet.amount, bet.chance, pools.keys().position(|pool| *pool == bet.pool)?)))
            .collect();
        let pools: Vec<Pool> = pools.into_values().collect();
        let mut draws = Draws::seeded([scope, &as_of.to_string()].into_iter().chain(bets.iter().map(|bet| bet.id)));
        let mut sums: Vec<f64> = (0..detail.draws.max(1)).map(|_| course(&single, &pools, &mut draws)).collect();
        sums.sort_by(f64::total_cmp);
        Outlook { sums }
    }

    /// The sum that a share of the courses doesn't exceed.
    pub fn quantile(&self, share: f64) -> f64 {
        let place = libm::ceil(share.clamp(0.0, 1.0) * count(self.sums.len()));
        let place = rust_decimal::prelude::ToPrimitive::to_usize(&place).unwrap_or(0);
        self.sums.get(place.saturating_sub(1)).or(self.sums.last()).copied().unwrap_or(0.0)
    }

    /// Share of the courses that reach a sum.
    pub fn share_from(&self, least: f64) -> f64 {
        let short = self.sums.partition_point(|sum| *sum < least);
        count(self.sums.len() - short) / count(self.sums.len().max(1))
    }

    /// The bounds, on top of what is certain.
    pub fn interval(&self, certain: Decimal) -> Known<Interval> {
        let bound = |share| {
            let sum = Decimal::try_from(self.quantile(share)).map_err(|_| Unknown::TooLarge)?;
            Ok(certain.checked_add(sum).ok_or(Unknown::TooLarge)?.round_dp(2))
        };
        Ok(Interval { low_95: bound(0.025)?, low_80: bound(0.1)?, high_80: bound(0.9)?, high_95: bound(0.975)? })
    }
}

type Pools<'a> = BTreeMap<(ProbabilitySource, Option<&'a str>), Pool>;

fn pools<'a>(all: &[&Bet<'a>], rest: &[&Bet<'a>]) -> Pools<'a> {
    let mut by_pool = BTreeMap::<_, Vec<&Bet<'a>>>::new();
    for bet in all {
        by_pool.entry(bet.pool).or_default().push(bet);
    }
    let mut pools: Pools<'a> = by_pool
        .into_iter()
        .map(|(key, bets)| {
            let weight = sum(bets.iter().map(|bet| bet.amount.abs()));
            let worth = sum(bets.iter().map(|bet| bet.amount.abs() * bet.chance));
            let observed = sum(bets.iter().map(|bet| bet.amount.abs() * bet.chance * bet.observed.unwrap_or(0.0)));
            let pool = Pool {
                mean: worth / weight,
                observed: bets.iter().all(|bet| bet.observed.is_some()).then_some(observed / worth),
                greatest_chance: bets.iter().map(|bet| bet.chance).fold(0.0, f64::max),
                ..Pool::default()
            };
            (key, pool)
        })
        .collect();
    for bet in rest {
        if let Some(pool) = pools.get_mut(&bet.pool) {
            let worth = bet.amount * bet.chance;
            pool.first += worth;
            pool.second += worth * bet.amount;
            pool.squares += worth * worth;
            pool.lowest += bet.amount.min(0.0);
            pool.highest += bet.amount.max(0.0);
        }
    }
    pools
}

impl Pool {
    /// What the chances of the pool are multiplied by in one course.
    fn factor(&self, draws: &mut Draws) -> f64 {
        let Some(observed) = self.observed.filter(|observed| *observed > 0.0) else { return 1.0 };
        if self.mean <= 0.0 || self.mean >= 1.0 {
            return 1.0;
        }
        let rate = draws.beta(self.mean * observed, (1.0 - self.mean) * observed);
        (rate / self.mean).min(1.0 / self.greatest_chance)
    }

    fn rest(&self, factor: f64, draws: &mut Draws) -> f64 {
        if self.second <= 0.0 {
            return 0.0;
        }
        let variance = (factor * self.second - factor * factor * self.squares).max(0.0);
        (factor * self.first + variance.sqrt() * draws.normal()).clamp(self.lowest, self.highest)
    }
}

fn course(single: &[(f64, f64, usize)], pools: &[Pool], draws: &mut Draws) -> f64 {
    let factors: Vec<f64> = pools.iter().map(|pool| pool.factor(draws)).collect();
    let mut total = 0.0;
    for (amount, chance, pool) in single {
        if draws.unit() < chance * factors.get(*pool).copied().unwrap_or(1.0) {
            total += amount;
        }
    }
    for (pool, factor) in pools.iter().zip(factors) {
        total += pool.rest(factor, draws);
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    const DETAIL: Detail = Detail { draws: 10_000, one_by_one: 200 };

    fn day() -> Date {
        Date::constant(2026, 10, 31)
    }

    fn bets(ids: &[String], amount: f64, chance: f64, observed: Option<f64>) -> Vec<Bet<'_>> {
        let pool = (ProbabilitySource::HistoryByAge, None);
        ids.iter().map(|id| Bet { id, amount, chance, pool, observed }).collect()
    }

    fn ids(n: usize) -> Vec<String> {
        (0..n).map(|id| format!("d{id}")).collect()
    }

    /// P(at most k of n), by adding up.
    fn binomial_cdf(n: u32, p: f64, k: u32) -> f64 {
        let mut term = libm::pow(1.0 - p, f64::from(n));
        let mut total = term;
        for wins in 1..=k {
            term *= f64::from(n - wins + 1) / f64::from(wins) * p / (1.0 - p);
            total += term;
        }
        total
    }

    #[test]
    fn equal_deals_of_a_given_chance_are_binomial() {
        let ids = ids(20);
        let outlook = Outlook::of(&bets(&ids, 100.0, 0.3, None), "", day(), DETAIL);
        for wins in [2, 4, 6, 8, 10] {
            let exact = 1.0 - binomial_cdf(20, 0.3, wins - 1);
            let found = outlook.share_from(f64::from(wins) * 100.0);
            // Four standard errors of 10,000 draws.
            assert!((found - exact).abs() < 0.02, "{wins}: {found} against {exact}");
        }
    }

    #[test]
    fn many_small_deals_drawn_as_one_sum_spread_as_one_by_one() {
        let ids = ids(2000);
        let bets = bets(&ids, 10.0, 0.2, Some(50.0));
        let (fast, slow) = (
            Outlook::of(&bets, "", day(), DETAIL),
            Outlook::of(&bets, "", day(), Detail { draws: 4000, one_by_one: 2000 }),
        );
        for share in [0.025, 0.1, 0.5, 0.9, 0.975] {
            let (fast, slow) = (fast.quantile(share), slow.quantile(share));
            assert!((fast - slow).abs() < 0.06 * 4000.0, "{share}: {fast} against {slow}");
        }
    }

    #[test]
    fn a_rate_seen_on_few_deals_spreads_as_its_beta_distribution() {
        // Beta(5, 5) scaled to 4000 deals: standard deviation √(0.25 / 11) = 0.151 of the whole.
        let ids = ids(4000);
        let outlook = Outlook::of(&bets(&ids, 1.0, 0.5, Some(10.0)), "", day(), DETAIL);
        let half = (outlook.quantile(0.975) - outlook.quantile(0.025)) / 2.0 / 4000.0;
        // The 2.5 % and 97.5 % quantiles of Beta(5, 5) are 0.2120 and 0.7880.
        assert!((half - 0.288).abs() < 0.015, "{half}");
    }

    #[test]
    fn the_order_of_the_deals_leaves_no_trace_and_the_scope_does() {
        let ids = ids(30);
        let mut some = bets(&ids, 70.0, 0.4, Some(30.0));
        let forward = Outlook::of(&some, "a", day(), DETAIL);
        some.reverse();
        assert_eq!(forward, Outlook::of(&some, "a", day(), DETAIL));
        assert_ne!(forward, Outlook::of(&some, "b", day(), DETAIL));
    }

    #[test]
    fn without_a_chance_nothing_comes_in() {
        let ids = ids(3);
        let none = Outlook::of(&bets(&ids, 70.0, 0.0, None), "", day(), DETAIL);
        assert_eq!((none.quantile(0.975), none.share_from(0.0), none.share_from(1.0)), (0.0, 1.0, 0.0));
        let sure = Outlook::of(&bets(&ids, 70.0, 1.0, Some(9.0)), "", day(), DETAIL);
        assert_eq!((sure.quantile(0.025), sure.share_from(210.0)), (210.0, 1.0));
    }
}
