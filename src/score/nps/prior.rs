//! Shrinkage of accounts' scores towards the portfolio's, and whether accounts differ at all.

use serde::Serialize;

use super::NpsCounts;
use crate::score::statistics::count;

/// What an account's answers are worth before any is in: a Dirichlet prior over promoters, passives, detractors.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    alpha: [f64; 3],
    /// Fitted to the accounts, rather than the configured worth at the portfolio's shares.
    pub fitted: bool,
    /// Twice the log-likelihood that the fit gains over one common multinomial; None where nothing was fitted.
    gain: Option<f64>,
}

/// A score shrunk towards the portfolio's, in points from −100 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Shrunk {
    /// Mean of the posterior.
    pub value: f64,
    /// Standard deviation of the posterior.
    pub sd: f64,
    /// Weight on the account's own answers, n / (n + A), 0 to 1.
    pub own_weight_share: f64,
}

/// Accounts with answers that a fit needs.
pub const MIN_ACCOUNTS: usize = 10;
/// Answers that a fit needs.
pub const MIN_ANSWERS: usize = 50;
/// Beyond this worth accounts are alike for every purpose.
const MAX_WORTH: f64 = 1000.0;
const MAX_STEPS: usize = 5000;

type Classes = [usize; 3];

impl Prior {
    /// By maximum likelihood over the accounts (Minka's fixed point); with fewer than 10 accounts or 50 answers the
    /// portfolio's shares at a worth of `configured` answers.
    pub fn of(accounts: &[NpsCounts], configured: f64) -> Prior {
        let accounts: Vec<Classes> = accounts
            .iter()
            .filter(|counts| counts.n() > 0)
            .map(|counts| [counts.promoters, counts.passives, counts.detractors])
            .collect();
        let mut totals = [0usize; 3];
        for account in &accounts {
            for (total, own) in totals.iter_mut().zip(account) {
                *total += own;
            }
        }
        let n: usize = totals.iter().sum();
        let shares = totals.map(|total| count(total) / count(n.max(1)));
        if accounts.len() < MIN_ACCOUNTS || n < MIN_ANSWERS {
            return Prior { alpha: shares.map(|share| configured * share), fitted: false, gain: None };
        }
        let reached = Reached::of(&accounts);
        let alike = shares.map(|share| MAX_WORTH * share);
        // The fixed point creeps where accounts are alike: the cap itself is a candidate.
        let own = reached.fit(shares.map(|share| configured.max(1.0) * share));
        let alpha = if reached.log_likelihood(own) >= reached.log_likelihood(alike) { own } else { alike };
        let common: f64 = totals.iter().zip(shares).map(|(total, share)| log_power(*total, share)).sum();
        let gain = 2.0 * (reached.log_likelihood(alpha) - common).max(0.0);
        Prior { alpha, fitted: true, gain: Some(gain) }
    }

    /// Answers that the prior is worth: A = Σα, at most 1,000.
    pub fn worth(&self) -> f64 {
        self.alpha.iter().sum()
    }

    /// The score that an account without answers would have, in points.
    pub fn score(&self) -> Option<f64> {
        let [promoters, _, detractors] = self.alpha;
        (self.worth() > 0.0).then(|| 100.0 * (promoters - detractors) / self.worth())
    }

    /// Mean (P + αP − D − αD) / S and variance ((aP + aD) / S − mean²) / (S + 1) of the posterior Dirichlet, with
    /// a = counts + α and S = n + A.
    pub fn shrink(&self, counts: NpsCounts) -> Option<Shrunk> {
        let [promoters, _, detractors] = self.alpha;
        let worth = self.worth();
        let size = count(counts.n()) + worth;
        if size <= 0.0 {
            return None;
        }
        let (p, d) = (count(counts.promoters) + promoters, count(counts.detractors) + detractors);
        let mean = (p - d) / size;
        let variance = ((p + d) / size - mean * mean).max(0.0) / (size + 1.0);
        Some(Shrunk { value: 100.0 * mean, sd: 100.0 * variance.sqrt(), own_weight_share: count(counts.n()) / size })
    }

    /// p value of the likelihood-ratio test of accounts that differ (Dirichlet-multinomial) against one common
    /// multinomial. The latter lies on the boundary A = ∞, so the gain is half a point at 0 and half χ² of one degree:
    /// Self & Liang 1987, *J. Am. Stat. Assoc.* 82:605–610.
    pub fn differ_p(&self) -> Option<f64> {
        let gain = self.gain?;
        Some(if gain > 0.0 { 0.5 * libm::erfc((gain / 2.0).sqrt()) } else { 1.0 })
    }
}

/// k ln(share), 0 for no observation of a class that has none.
fn log_power(k: usize, share: f64) -> f64 {
    if k == 0 { 0.0 } else { count(k) * libm::log(share) }
}

/// How many accounts reach each count, by class and over all classes: all that the likelihood depends on.
struct Reached {
    classes: [Vec<usize>; 3],
    sizes: Vec<usize>,
}

impl Reached {
    fn of(accounts: &[Classes]) -> Reached {
        let reach = |values: Vec<usize>| {
            let mut reach = vec![0usize; values.iter().max().copied().unwrap_or(0)];
            for value in values {
                reach.iter_mut().take(value).for_each(|accounts| *accounts += 1);
            }
            reach
        };
        let column = |k: usize| reach(accounts.iter().filter_map(|account| account.get(k).copied()).collect());
        Reached {
            classes: [column(0), column(1), column(2)],
            sizes: reach(accounts.iter().map(|account| account.iter().sum()).collect()),
        }
    }

    /// Of the order of answers too, so that it compares with a multinomial without its coefficient:
    /// Σ ln Γ(n+α)/Γ(α) is a sum of ln(α+j) over the counts reached.
    fn log_likelihood(&self, alpha: [f64; 3]) -> f64 {
        let rising = |reach: &[usize], alpha: f64| -> f64 {
            reach.iter().enumerate().map(|(j, accounts)| count(*accounts) * libm::log(alpha + count(j))).sum()
        };
        let classes: f64 = self.classes.iter().zip(alpha).map(|(reach, alpha)| rising(reach, alpha)).sum();
        classes - rising(&self.sizes, alpha.iter().sum())
    }

    /// Minka 2000, "Estimating a Dirichlet distribution", eq. 65: αₖ ← αₖ Σᵢ[ψ(nᵢₖ+αₖ) − ψ(αₖ)] / Σᵢ[ψ(nᵢ+A) − ψ(A)].
    /// ψ(n+α) − ψ(α) = Σ_{j<n} 1/(α+j), so the sums over accounts become sums over how many reach each count.
    fn fit(&self, start: [f64; 3]) -> [f64; 3] {
        let digamma_sum = |reach: &[usize], alpha: f64| -> f64 {
            reach.iter().enumerate().map(|(j, accounts)| count(*accounts) / (alpha + count(j))).sum()
        };
        let mut alpha = start;
        for _ in 0..MAX_STEPS {
            let worth: f64 = alpha.iter().sum();
            if worth >= MAX_WORTH {
                return alpha.map(|a| a * MAX_WORTH / worth);
            }
            let below = digamma_sum(&self.sizes, worth);
            let mut moved: f64 = 0.0;
            for (a, reach) in alpha.iter_mut().zip(&self.classes) {
                let next = if reach.is_empty() || *a <= 0.0 { 0.0 } else { *a * digamma_sum(reach, *a) / below };
                moved = moved.max((next - *a).abs());
                *a = next;
            }
            if moved < 1e-9 * worth.max(1.0) {
                break;
            }
        }
        alpha
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha8Rng;
    use rand_chacha::rand_core::{Rng, SeedableRng};

    use super::super::interval;
    use super::*;

    fn counts(promoters: usize, passives: usize, detractors: usize) -> NpsCounts {
        NpsCounts { promoters, passives, detractors }
    }

    fn shrunk(prior: &Prior, given: NpsCounts) -> f64 {
        prior.shrink(given).unwrap().value
    }

    #[test]
    fn a_prior_fitted_to_accounts_that_do_not_differ_shrinks_to_their_common_score() {
        let alike = vec![counts(5, 3, 2); 40];
        let prior = Prior::of(&alike, 4.0);
        assert!(prior.fitted && shrunk(&prior, counts(1, 0, 0)) < 32.0, "{prior:?}");
        assert!((prior.worth() - 1000.0).abs() < 1e-6 && prior.differ_p() == Some(1.0), "{prior:?}");
        let differing: Vec<NpsCounts> =
            (0..40).map(|i| if i % 2 == 0 { counts(9, 1, 0) } else { counts(0, 1, 9) }).collect();
        let prior = Prior::of(&differing, 4.0);
        assert!(shrunk(&prior, counts(9, 1, 0)) > 75.0 && prior.differ_p().unwrap() < 1e-6, "{prior:?}");
        let few = Prior::of(&alike[..9], 4.0);
        assert!(!few.fitted && few.differ_p().is_none() && (few.worth() - 4.0).abs() < 1e-12);
    }

    #[test]
    fn the_fit_is_the_likeliest_prior() {
        let given: Vec<NpsCounts> = (0..30).map(|i| counts(2 + i % 7, 1 + i % 3, (i * i) % 5)).collect();
        let prior = Prior::of(&given, 4.0);
        let classes: Vec<Classes> = given.iter().map(|c| [c.promoters, c.passives, c.detractors]).collect();
        let reached = Reached::of(&classes);
        let best = reached.log_likelihood(prior.alpha);
        for class in 0..3 {
            for factor in [0.97, 1.03] {
                let mut other = prior.alpha;
                other[class] *= factor;
                assert!(reached.log_likelihood(other) < best + 1e-9, "{prior:?} {class} {factor}");
            }
        }
    }

    /// By hand: prior (2, 1, 1), answers (3, 1, 0): a = (5, 2, 1), S = 8, mean ½, variance (6/8 − ¼) / 9.
    #[test]
    fn the_posterior_of_a_hand_computed_example() {
        let prior = Prior::of(&[counts(2, 1, 1)], 4.0);
        let posterior = prior.shrink(counts(3, 1, 0)).unwrap();
        assert!((posterior.value - 50.0).abs() < 1e-9 && (posterior.own_weight_share - 0.5).abs() < 1e-12);
        assert!((posterior.sd - 100.0 * (0.5f64 / 9.0).sqrt()).abs() < 1e-9, "{posterior:?}");
    }

    /// Accounts drawn from one common multinomial must seldom be said to differ; from different ones, mostly.
    #[test]
    fn the_test_of_difference_keeps_its_level_and_has_power() {
        let mut chance = ChaCha8Rng::seed_from_u64(7);
        let mut rejected = |spread: f64| {
            let mut rejected = 0;
            for _ in 0..400 {
                let accounts: Vec<NpsCounts> = (0..40)
                    .map(|account| {
                        let promoters = 0.5 + if account % 2 == 0 { spread } else { -spread };
                        let mut given = counts(0, 0, 0);
                        for _ in 0..6 {
                            let draw = f64::from(chance.next_u32()) / f64::from(u32::MAX);
                            match draw {
                                d if d < promoters => given.promoters += 1,
                                d if d < promoters + 0.25 => given.passives += 1,
                                _ => given.detractors += 1,
                            }
                        }
                        given
                    })
                    .collect();
                rejected += usize::from(Prior::of(&accounts, 4.0).differ_p().unwrap() < 0.05);
            }
            count(rejected) / 400.0
        };
        let (level, power) = (rejected(0.0), rejected(0.24));
        assert!(level < 0.08 && power > 0.8, "level {level}, power {power}");
    }

    #[test]
    fn one_more_detractor_never_raises_score_or_shrunk_score() {
        let prior = Prior::of(&[counts(5, 3, 2)], 4.0);
        for p in 0..8 {
            for n in 0..8 {
                for d in 0..8 {
                    let (before, after) = (counts(p, n, d), counts(p, n, d + 1));
                    assert!(shrunk(&prior, after) <= shrunk(&prior, before));
                    let value = |given| interval(given).map(|measured| measured.value);
                    assert!(value(before).is_none_or(|before| value(after).unwrap() <= before));
                }
            }
        }
    }
}
