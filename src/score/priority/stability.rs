//! How rank and tier stand up to other weights.
//!
//! The same accounts are ranked once for each set of weights. A rank is found by counting: scores are taken in steps of
//! 0.01 points, those in one step count as equal, and an account's rank is 1 + the accounts above + half of the others
//! beside it. So a set of weights costs one pass over the accounts and no sorting of pairs, and the same rank comes out
//! for any order of accounts and number of threads. 100,000 accounts by 1,000 sets take 4.4 s of processor time.

use std::collections::BTreeMap;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use rayon::prelude::*;
use serde::Serialize;

use super::PriorityConfig;
use super::gamma::dirichlet;
use super::rank::Ranked;
use super::tier::{Rule, Tier};
use super::{CriterionKey, PriorityScores};
use crate::model::Unknown;
use crate::score::AccountScores;
use crate::score::statistics::count;

/// Ranks and tiers of an account under other weights. What is missing of its criteria is not varied: see the bounds of
/// the score for that.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stability {
    /// Sets of weights drawn from Dirichlet(50 · weights), 1,000 as configured.
    pub draws: usize,
    /// The best rank but for 5 % of the draws.
    pub rank_low: usize,
    /// The worst rank but for 5 % of the draws.
    pub rank_high: usize,
    /// Share of the draws in which the account is among the first k, k the accounts in tier A now; 0 to 1.
    pub top_share: f64,
    /// Share of the draws that give the tier of this month's score (`tier_raw`); 0 to 1.
    pub tier_share: f64,
    /// Best and worst rank when one weight is a fifth greater or smaller, one weight at a time.
    pub swing_low: usize,
    pub swing_high: usize,
    pub tied: TiedWith,
}

/// Accounts that are one place on a ranking that is drawn: going down from the best, an account is tied with the first of
/// the group above it if some weight, a fifth greater or smaller, brings it level with that one; else it begins the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct TiedWith {
    /// Rank of the first account of the group, by which the group is called.
    pub group: usize,
    /// Accounts in the group, itself included.
    pub accounts: usize,
}

const N: usize = CriterionKey::ALL.len();
type Weights = [f64; N];

/// One weight at a time by this much.
const SWING: f64 = 0.2;
/// The draws are the same in every run.
const SEED: u64 = 0x0063_6172_7465_7261;
/// The share of draws left out at either end of the range.
const TAIL: f64 = 0.05;
/// Steps of the score from 0 to 1.
const STEPS: u32 = 10_000;
/// Up to so many accounts sorting their scores is cheaper than counting them by step.
const FEW: usize = 2_000;

/// Percentiles of an account, and which criteria it has.
struct Profile {
    percentiles: Weights,
    /// Place in the list of combinations of observed criteria.
    pattern: usize,
}

/// For one set of weights: what each combination of observed criteria makes of them, and how many accounts reach each
/// step of the score.
struct Scenario {
    shares: Vec<Weights>,
    reached: Reached,
}

enum Reached {
    /// Scores in steps, ascending.
    Sorted(Vec<u32>),
    /// Accounts with a score of at least this many steps.
    Counted(Vec<u32>),
}

pub(super) fn measure(accounts: &mut [AccountScores], ranking: &[Ranked], config: &PriorityConfig) {
    if config.draws == 0 || ranking.is_empty() {
        for ranked in ranking {
            if let Some(account) = accounts.get_mut(ranked.place) {
                account.priority.stability = Err(Unknown::NotConfigured { setting: "priority.draws" });
            }
        }
        return;
    }
    let weights = CriterionKey::ALL.map(|key| key.weight(config));
    let (profiles, patterns) = profiles(accounts, ranking);
    let draws = draws(&weights, config);
    let swings = swings(&weights);
    let scenario = |weights: &Weights| Scenario::of(weights, &profiles, &patterns);
    let drawn: Vec<Scenario> = draws.par_iter().map(scenario).collect();
    let swung: Vec<Scenario> = swings.par_iter().map(scenario).collect();
    let rule = Rule::of(config);
    let raw = |ranked: &Ranked| accounts.get(ranked.place).and_then(|account| account.priority.tier_raw.clone().ok());
    let tiers: Vec<Option<Tier>> = ranking.iter().map(raw).collect();
    let top = tiers.iter().filter(|tier| **tier == Some(Tier::A)).count();
    let tied = ties(&profiles, &swung);
    let found: Vec<Stability> = profiles
        .par_iter()
        .zip(&tiers)
        .zip(&tied)
        .map(|((profile, tier), tied)| {
            let asked = Asked { tier: *tier, top, rule, n: profiles.len() };
            stability(profile, &drawn, &swung, &asked, *tied)
        })
        .collect();
    for (ranked, stability) in ranking.iter().zip(found) {
        if let Some(account) = accounts.get_mut(ranked.place) {
            account.priority.stability = Ok(stability);
        }
    }
}

/// The accounts in the order of the ranking, and the combinations of criteria among them.
fn profiles(accounts: &[AccountScores], ranking: &[Ranked]) -> (Vec<Profile>, Vec<[bool; N]>) {
    let mut known: BTreeMap<[bool; N], usize> = BTreeMap::new();
    let mut patterns = Vec::new();
    let mut profile = |priority: &PriorityScores| {
        let (mut percentiles, mut observed) = ([0.0; N], [false; N]);
        for ((criterion, percentile), seen) in priority.criteria.iter().zip(&mut percentiles).zip(&mut observed) {
            if let Ok(value) = &criterion.percentile {
                (*percentile, *seen) = (*value, true);
            }
        }
        let pattern = *known.entry(observed).or_insert_with(|| {
            patterns.push(observed);
            patterns.len() - 1
        });
        Profile { percentiles, pattern }
    };
    let ranked = ranking.iter().filter_map(|ranked| accounts.get(ranked.place));
    let profiles = ranked.map(|account| profile(&account.priority)).collect();
    (profiles, patterns)
}

fn draws(weights: &Weights, config: &PriorityConfig) -> Vec<Weights> {
    let sum: f64 = weights.iter().sum();
    let shapes = weights.map(|weight| config.draw_concentration.max(1.0) * weight / sum);
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    (0..config.draws).map(|_| dirichlet(&shapes, &mut rng)).collect()
}

/// The weights themselves, then each a fifth greater and a fifth smaller.
fn swings(weights: &Weights) -> Vec<Weights> {
    let swung = |place: usize, factor: f64| {
        let mut swung = *weights;
        if let Some(weight) = swung.get_mut(place) {
            *weight *= factor;
        }
        swung
    };
    let one_at_a_time = (0..N).flat_map(|place| [swung(place, 1.0 + SWING), swung(place, 1.0 - SWING)]);
    std::iter::once(*weights).chain(one_at_a_time).collect()
}

impl Scenario {
    fn of(weights: &Weights, profiles: &[Profile], patterns: &[[bool; N]]) -> Scenario {
        let shares: Vec<Weights> = patterns.iter().map(|observed| shares(weights, observed)).collect();
        let steps = profiles.iter().map(|profile| steps(&shares, profile));
        let reached = if profiles.len() <= FEW {
            let mut sorted: Vec<u32> = steps.collect();
            sorted.sort_unstable();
            Reached::Sorted(sorted)
        } else {
            let mut counted = vec![0u32; STEPS as usize + 2];
            for step in steps {
                if let Some(count) = counted.get_mut(step as usize) {
                    *count += 1;
                }
            }
            let mut above = 0;
            for count in counted.iter_mut().rev() {
                above += *count;
                *count = above;
            }
            Reached::Counted(counted)
        };
        Scenario { shares, reached }
    }

    fn steps(&self, profile: &Profile) -> u32 {
        steps(&self.shares, profile)
    }

    /// The first and the last of the places of all accounts with a score.
    fn places(&self, step: u32) -> (usize, usize) {
        let at_least = |step: u32| match &self.reached {
            Reached::Sorted(sorted) => sorted.len() - sorted.partition_point(|other| *other < step),
            Reached::Counted(counted) => counted.get(step as usize).map_or(0, |count| *count as usize),
        };
        let (above, not_below) = (at_least(step + 1), at_least(step));
        (above + 1, not_below)
    }
}

/// What each criterion counts where only some are observed. Draws too small to be told from 0 leave equal shares.
fn shares(weights: &Weights, observed: &[bool; N]) -> Weights {
    let mut shares = [0.0; N];
    let mut sum = 0.0;
    for ((share, weight), seen) in shares.iter_mut().zip(weights).zip(observed) {
        *share = if *seen { *weight } else { 0.0 };
        sum += *share;
    }
    if sum > 0.0 {
        return shares.map(|share| share / sum);
    }
    let seen = count(observed.iter().filter(|seen| **seen).count()).max(1.0);
    observed.map(|observed| if observed { 1.0 / seen } else { 0.0 })
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and STEPS")]
fn steps(shares: &[Weights], profile: &Profile) -> u32 {
    let Some(shares) = shares.get(profile.pattern) else { return 0 };
    let score: f64 = shares.iter().zip(&profile.percentiles).map(|(share, percentile)| share * percentile).sum();
    // Rounds by truncating: the function itself would be a call in this innermost loop.
    (score.clamp(0.0, 1.0) * f64::from(STEPS) + 0.5) as u32
}

/// The group of each account, in the order of the ranking. `swung` begins with the weights as they are.
fn ties(profiles: &[Profile], swung: &[Scenario]) -> Vec<TiedWith> {
    let steps = |profile: &Profile| -> Vec<u32> { swung.iter().map(|scenario| scenario.steps(profile)).collect() };
    let all: Vec<Vec<u32>> = profiles.par_iter().map(steps).collect();
    let mut groups: Vec<TiedWith> = Vec::with_capacity(all.len());
    let mut rest = all.as_slice();
    while let Some((leader, others)) = rest.split_first() {
        let level = |other: &Vec<u32>| other.iter().zip(leader).any(|(other, leader)| other >= leader);
        let members = 1 + others.iter().take_while(|other| level(other)).count();
        let group = TiedWith { group: groups.len() + 1, accounts: members };
        groups.extend(std::iter::repeat_n(group, members));
        rest = rest.get(members..).unwrap_or_default();
    }
    groups
}

/// What is asked of the draws.
struct Asked {
    tier: Option<Tier>,
    /// How many accounts are the first.
    top: usize,
    rule: Rule,
    n: usize,
}

fn stability(profile: &Profile, drawn: &[Scenario], swung: &[Scenario], asked: &Asked, tied: TiedWith) -> Stability {
    let (mut among_first, mut same_tier) = (0usize, 0usize);
    let mut places = Places::with_capacity(drawn.len());
    for scenario in drawn {
        let step = scenario.steps(profile);
        let (best, worst) = scenario.places(step);
        let rank = best + worst;
        among_first += usize::from(rank <= 2 * asked.top);
        let score = 100.0 * f64::from(step) / f64::from(STEPS);
        // Twice the mean rank of the equals, less 2.
        let above_share = count(rank - 2) / (2.0 * count(asked.n));
        same_tier += usize::from(asked.tier == Some(asked.rule.tier(score, above_share)));
        places.push((best, worst));
    }
    let (low, high) = places.range(TAIL);
    let mut swings = Places::with_capacity(swung.len());
    swung.iter().for_each(|scenario| swings.push(scenario.places(scenario.steps(profile))));
    let (swing_low, swing_high) = swings.range(0.0);
    // The first are the weights as they are: a range without the rank that is told beside it would not be believed.
    let (best, worst) = swung.first().map_or((low, high), |as_are| as_are.places(as_are.steps(profile)));
    let (rank_low, rank_high) = (low.min(best), high.max(worst));
    let n = count(drawn.len().max(1));
    Stability {
        draws: drawn.len(),
        rank_low,
        rank_high,
        top_share: count(among_first) / n,
        tier_share: count(same_tier) / n,
        swing_low,
        swing_high,
        tied,
    }
}

/// The places that an account shares with its equals, one pair a scenario.
struct Places {
    best: Vec<usize>,
    worst: Vec<usize>,
}

impl Places {
    fn with_capacity(n: usize) -> Places {
        Places { best: Vec::with_capacity(n), worst: Vec::with_capacity(n) }
    }

    fn push(&mut self, (best, worst): (usize, usize)) {
        self.best.push(best);
        self.worst.push(worst);
    }

    /// The best and the worst place but for a share at either end.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
    fn range(mut self, tail: f64) -> (usize, usize) {
        let Some(last) = self.best.len().checked_sub(1) else { return (1, 1) };
        let left_out = (tail * count(self.best.len())) as usize;
        // Only two places are wanted: selecting them is cheaper than sorting all.
        let best = *self.best.select_nth_unstable(left_out.min(last)).1;
        let worst = *self.worst.select_nth_unstable(last.saturating_sub(left_out)).1;
        (best, worst)
    }
}

#[cfg(test)]
mod tests;
