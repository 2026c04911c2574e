//! Priority, tier, quadrant and rank of an account among the others.

pub mod ahp;
pub mod config;
mod criteria;
pub mod elicit;
mod fit;
mod gamma;
mod quadrant;
mod rank;
mod stability;
mod tier;

use serde::{Deserialize, Serialize};

pub use self::config::PriorityConfig;
pub use self::criteria::RelationshipBy;
pub(in crate::score) use self::criteria::{MIN_SEGMENT, is_in_use};
pub use self::quadrant::Quadrant;
pub use self::rank::correlation;
pub use self::stability::{Stability, TiedWith};
pub use self::tier::{Step, Tier};
use super::AccountScores;
use super::context::Context;
use super::norms::Norms;
use super::statistics::sum;
use crate::model::{Known, Unknown};

/// Σ weight × percentile over the observed criteria, 0 to 100, up is more worth the effort. Risk is no part of it: it is
/// the other axis of the quadrant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriorityScores {
    pub score: Known<f64>,
    /// With every missing criterion at 0.
    pub low: f64,
    /// With every missing criterion at its best.
    pub high: f64,
    /// Share of the weight observed, of that which applies to the account, 0 to 1.
    pub observed_share: f64,
    /// Less than the configured share (70 %) was observed.
    pub provisional: bool,
    /// Always all of them, in the order of [`CriterionKey`].
    pub criteria: Vec<Criterion>,
    /// Place by score from 1, ties by account id; unknown without a score.
    pub rank: Known<usize>,
    /// As published: it changes only when the score is clearly beyond the cut, or beyond it for the second month.
    pub tier: Known<Tier>,
    /// By this month's score alone.
    pub tier_raw: Known<Tier>,
    /// The published tier of the last month that was published, where the account had one.
    pub tier_before: Option<Tier>,
    /// What would bring the account into the next tier up; `None` in the highest or where the cut is not known.
    pub next_tier: Option<Step>,
    /// What would bring it into the next tier down; `None` in the lowest or where the cut is not known.
    pub lower_tier: Option<Step>,
    /// How rank and tier stand up to other weights.
    pub stability: Known<Stability>,
    pub quadrant: Known<Quadrant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionKey {
    /// Revenue of the last 12 months.
    Value,
    /// Its change on the 12 months before.
    Growth,
    /// Potential less revenue, from 0 up.
    Whitespace,
    /// Points of the ideal customer.
    Fit,
    /// Relationship of the contacts, else shrunk NPS, else days since two-way contact: one of them for all accounts.
    Relationship,
    /// Days to the next renewal or expected close; fewer are better.
    Urgency,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Criterion {
    pub key: CriterionKey,
    /// As configured.
    pub weight: f64,
    /// What was ranked, in its own unit.
    pub input: Known<f64>,
    /// False where the criterion says nothing of this account: no growth on a year without revenue, no urgency where
    /// nothing falls due, no fit where no ideal customer is set. It then counts neither as observed nor as missing.
    pub applicable: bool,
    /// (average rank − ½) / n, 0 to 1, up is better.
    pub percentile: Known<f64>,
    /// Accounts that it was ranked among, itself included.
    pub peers: usize,
    /// Share of the score; the observed ones sum to it.
    pub points: f64,
}

impl CriterionKey {
    /// Its input is an amount in the reporting currency.
    pub fn is_money(self) -> bool {
        matches!(self, CriterionKey::Value | CriterionKey::Whitespace)
    }

    pub const ALL: [CriterionKey; 6] = [
        CriterionKey::Value,
        CriterionKey::Growth,
        CriterionKey::Whitespace,
        CriterionKey::Fit,
        CriterionKey::Relationship,
        CriterionKey::Urgency,
    ];

    /// The name in tables, and before `_weight` in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            CriterionKey::Value => "value",
            CriterionKey::Growth => "growth",
            CriterionKey::Whitespace => "whitespace",
            CriterionKey::Fit => "fit",
            CriterionKey::Relationship => "relationship",
            CriterionKey::Urgency => "urgency",
        }
    }

    /// As configured; below 0 counts as 0.
    pub fn weight(self, config: &PriorityConfig) -> f64 {
        let weight = match self {
            CriterionKey::Value => config.value_weight,
            CriterionKey::Growth => config.growth_weight,
            CriterionKey::Whitespace => config.whitespace_weight,
            CriterionKey::Fit => config.fit_weight,
            CriterionKey::Relationship => config.relationship_weight,
            CriterionKey::Urgency => config.urgency_weight,
        };
        weight.max(0.0)
    }
}

impl PriorityScores {
    /// Before the accounts are ranked among one another.
    pub fn unranked() -> PriorityScores {
        let unknown = Unknown::InsufficientSignal { observed_share: 0.0 };
        PriorityScores {
            score: Err(unknown.clone()),
            low: 0.0,
            high: 100.0,
            observed_share: 0.0,
            provisional: true,
            criteria: Vec::new(),
            rank: Err(unknown.clone()),
            tier: Err(unknown.clone()),
            tier_raw: Err(unknown.clone()),
            tier_before: None,
            next_tier: None,
            lower_tier: None,
            stability: Err(unknown.clone()),
            quadrant: Err(unknown),
        }
    }

    /// The criterion that would bring most if the account were the best in it, and how many points.
    pub fn greatest_gain(&self) -> Option<(CriterionKey, f64)> {
        let observed = |c: &&Criterion| c.percentile.is_ok();
        let weight = sum(self.criteria.iter().filter(observed).map(|c| c.weight));
        let gain = |c: &Criterion| {
            let percentile = c.percentile.as_ref().ok().copied()?;
            // The best of n has the percentile (n − ½) / n.
            let best = 1.0 - 0.5 / super::statistics::count(c.peers.max(1));
            (weight > 0.0).then(|| (c.key, 100.0 * c.weight * (best - percentile).max(0.0) / weight))
        };
        let gains = self.criteria.iter().filter_map(gain).filter(|(_, points)| *points > 0.0);
        gains.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
    }
}

/// Ranks the accounts among one another and gives each its priority; tells what stood for the relationship.
pub(super) fn prioritise(accounts: &mut [AccountScores], context: &Context<'_>, norms: &Norms<'_>) -> RelationshipBy {
    let config = &context.config.priority;
    let by = RelationshipBy::of(accounts, norms);
    let criteria = criteria::of_accounts(accounts, by, context);
    let in_use = criteria::in_use(&criteria);
    for (account, criteria) in accounts.iter_mut().zip(criteria) {
        account.priority = combine(criteria, &in_use, config);
    }
    let ranking = rank::ranking(accounts);
    let cuts = tier::assign(accounts, &ranking, config);
    tier::publish(accounts, cuts, context);
    stability::measure(accounts, &ranking, config);
    tier::former(accounts);
    quadrant::assign(accounts, config);
    by
}

/// Σ weight × percentile / Σ weight over the observed criteria, and what the missing ones could make of it.
///
/// `in_use` are the criteria whose lack counts against a score at all.
pub(in crate::score) fn combine(
    mut criteria: Vec<Criterion>,
    in_use: &[CriterionKey],
    config: &PriorityConfig,
) -> PriorityScores {
    let weight = sum(criteria.iter().filter(|criterion| criterion.applicable).map(|criterion| criterion.weight));
    let expected = |criterion: &&Criterion| criterion.applicable && in_use.contains(&criterion.key);
    let needed = config.min_observed_share * sum(criteria.iter().filter(expected).map(|criterion| criterion.weight));
    let observed = sum(criteria.iter().filter(|criterion| criterion.percentile.is_ok()).map(|c| c.weight));
    let observed_share = if weight > 0.0 { observed / weight } else { 0.0 };
    let mut unranked = PriorityScores::unranked();
    unranked.observed_share = observed_share;
    // A hair of rounding decides nothing.
    if observed <= 0.0 || observed < needed * (1.0 - 1e-12) {
        let few = Unknown::InsufficientSignal { observed_share };
        unranked.score = Err(few.clone());
        unranked.rank = Err(few.clone());
        (unranked.tier, unranked.tier_raw) = (Err(few.clone()), Err(few.clone()));
        unranked.stability = Err(few);
        unranked.criteria = criteria;
        return unranked;
    }
    for criterion in &mut criteria {
        criterion.points = criterion.percentile.as_ref().map_or(0.0, |p| 100.0 * criterion.weight * p / observed);
    }
    // In the order of the criteria, so that the shown points sum to the score to the last digit.
    let score: f64 = criteria.iter().map(|criterion| criterion.points).sum();
    let low = score * observed / weight;
    PriorityScores {
        score: Ok(score),
        low,
        high: low + 100.0 * (weight - observed) / weight,
        provisional: observed_share < config.provisional_under_share,
        criteria,
        ..unranked
    }
}

#[cfg(test)]
mod tests;
