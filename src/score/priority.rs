//! Priority, tier, quadrant and rank of an account among the others.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::config::{FitConfig, PriorityConfig};
use super::context::Context;
use super::norms::Norms;
use super::statistics::{count, median, percentile_ranks, sum};
use super::words::name_key;
use super::{AccountScores, Band, money, whitespace};
use crate::model::{Account, Entity, Known, Unknown, calendar::days_between};

/// Σ weight × percentile over the observed criteria, 0 to 100, up is more worth the effort. Risk is no part of it: it is
/// the other axis of the quadrant.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PriorityScores {
    pub score: Known<f64>,
    /// With every missing criterion at 0.
    pub low: f64,
    /// With every missing criterion at its best.
    pub high: f64,
    /// Share of the weight observed, 0 to 1.
    pub observed_share: f64,
    /// Less than the configured share (70 %) was observed.
    pub provisional: bool,
    /// Always all of them, in the order of [`CriterionKey`].
    pub criteria: Vec<Criterion>,
    /// Place by score from 1, ties by account id; unknown without a score.
    pub rank: Known<usize>,
    pub tier: Known<Tier>,
    pub quadrant: Known<Quadrant>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CriterionKey {
    /// Revenue of the last 12 months.
    Value,
    /// Its change on the 12 months before.
    Growth,
    /// What similar customers spend beyond what the account buys, from 0 up.
    Whitespace,
    /// Conditions of the ideal customer met.
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
    /// (average rank − ½) / n, 0 to 1, up is better.
    pub percentile: Known<f64>,
    /// Share of the score; the observed ones sum to it.
    pub points: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Tier {
    A,
    B,
    C,
}

/// Value at or above the median by risk band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quadrant {
    /// High value, high risk.
    Defend,
    /// High value, low risk.
    Grow,
    /// Low value, low risk.
    Maintain,
    /// Low value, high risk.
    Watch,
}

impl CriterionKey {
    pub const ALL: [CriterionKey; 6] = [
        CriterionKey::Value,
        CriterionKey::Growth,
        CriterionKey::Whitespace,
        CriterionKey::Fit,
        CriterionKey::Relationship,
        CriterionKey::Urgency,
    ];

    fn weight(self, config: &PriorityConfig) -> f64 {
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
            quadrant: Err(unknown),
        }
    }
}

/// What stands for the relationship, the same for all accounts so that they can be ranked.
#[derive(Debug, Clone, Copy)]
enum RelationshipBy {
    Contacts,
    Nps,
    /// Fewer days are better.
    DaysSinceContact,
}

/// Ranks the accounts among one another and gives each its priority.
pub fn prioritise(accounts: &mut [AccountScores], context: &Context<'_>, norms: &Norms<'_>) {
    let config = &context.config.priority;
    let by = if norms.fields.contact_relationship {
        RelationshipBy::Contacts
    } else if accounts.iter().any(|account| account.nps.shrunk.is_ok()) {
        RelationshipBy::Nps
    } else {
        RelationshipBy::DaysSinceContact
    };
    let groups = groups(accounts, context);
    let columns: Vec<Vec<(Known<f64>, Known<f64>)>> = CriterionKey::ALL
        .into_par_iter()
        .map(|key| {
            let inputs: Vec<Known<f64>> = accounts.iter().map(|account| input(key, account, by, context)).collect();
            let less_is_better = match key {
                CriterionKey::Urgency => true,
                CriterionKey::Relationship => matches!(by, RelationshipBy::DaysSinceContact),
                _ => false,
            };
            let percentiles = percentiles(&inputs, less_is_better, &groups);
            inputs.into_iter().zip(percentiles).collect()
        })
        .collect();
    for (place, account) in accounts.iter_mut().enumerate() {
        let criteria = CriterionKey::ALL.into_iter().zip(&columns).filter_map(|(key, column)| {
            let (input, percentile) = column.get(place)?.clone();
            Some(Criterion { key, weight: key.weight(config), input, percentile, points: 0.0 })
        });
        account.priority = combine(criteria.collect(), config.provisional_under_share);
    }
    rank(accounts, config);
    quadrants(accounts, config);
}

/// Segments of at least this many accounts are ranked within themselves, where that is asked for.
const MIN_SEGMENT: usize = 8;

/// The places of the accounts that are ranked together.
fn groups(accounts: &[AccountScores], context: &Context<'_>) -> Vec<Vec<usize>> {
    let everyone: Vec<usize> = (0..accounts.len()).collect();
    if !context.config.priority.within_segment {
        return vec![everyone];
    }
    let mut segments: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for (place, account) in accounts.iter().enumerate() {
        let segment = context.portfolio.account(account.account).and_then(|row| row.record.segment.as_deref());
        segments.entry(segment).or_default().push(place);
    }
    // Members of small segments are ranked among all: `everyone` gives percentiles first, large segments replace them.
    std::iter::once(everyone).chain(segments.into_values().filter(|members| members.len() >= MIN_SEGMENT)).collect()
}

/// Percentiles of the known inputs; a later group replaces what an earlier one gave.
fn percentiles(inputs: &[Known<f64>], less_is_better: bool, groups: &[Vec<usize>]) -> Vec<Known<f64>> {
    let mut percentiles = inputs.to_vec();
    for group in groups {
        let known: Vec<(usize, f64)> = group
            .iter()
            .filter_map(|place| Some((*place, *inputs.get(*place)?.as_ref().ok()?)))
            .map(|(place, value)| (place, if less_is_better { -value } else { value }))
            .collect();
        let values: Vec<f64> = known.iter().map(|(_, value)| *value).collect();
        for ((place, _), rank) in known.iter().zip(percentile_ranks(&values)) {
            if let Some(percentile) = percentiles.get_mut(*place) {
                *percentile = Ok(rank);
            }
        }
    }
    percentiles
}

fn input(key: CriterionKey, account: &AccountScores, by: RelationshipBy, context: &Context<'_>) -> Known<f64> {
    match key {
        CriterionKey::Value => account.revenue.ltm.clone().map(money::float),
        CriterionKey::Growth => account.revenue.yoy_share.clone(),
        CriterionKey::Whitespace => whitespace::criterion(account),
        CriterionKey::Fit => {
            let row = context.portfolio.account(account.account);
            let row = row.ok_or(Unknown::NoRecords { entity: Entity::Account })?;
            fit(&row.record, &context.config.priority.fit)
        }
        CriterionKey::Relationship => match by {
            RelationshipBy::Contacts => account.contact.relationship_mean.clone(),
            RelationshipBy::Nps => account.nps.shrunk.clone(),
            RelationshipBy::DaysSinceContact => account.contact.days_since_two_way.clone().map(days),
        },
        CriterionKey::Urgency => urgency(account, context),
    }
}

fn days(days: i64) -> f64 {
    i32::try_from(days).map_or(f64::MAX, f64::from)
}

fn urgency(account: &AccountScores, context: &Context<'_>) -> Known<f64> {
    let renewal = account.renewal.next.as_ref().ok().map(|next| next.days);
    let close = account.pipeline.next_close.map(|close| days_between(context.portfolio.as_of, close));
    let next = renewal.into_iter().chain(close).min();
    next.map(days).ok_or(Unknown::NoRecords { entity: Entity::Contract })
}

/// Share of the conditions that are met, of those that are set and whose field the account has.
fn fit(account: &Account, config: &FitConfig) -> Known<f64> {
    let listed = |list: &[String], value: &Option<String>| {
        (!list.is_empty())
            .then(|| value.as_deref().map(|value| list.iter().any(|item| name_key(item) == name_key(value))))
    };
    let least = config.min_employees.map(|least| account.employees.map(|employees| employees >= least));
    let greatest = config.max_employees.map(|greatest| account.employees.map(|employees| employees <= greatest));
    let conditions = [
        listed(&config.industries, &account.industry),
        listed(&config.countries, &account.country),
        listed(&config.segments, &account.segment),
        least,
        greatest,
    ];
    let set: Vec<Option<bool>> = conditions.into_iter().flatten().collect();
    let told: Vec<bool> = set.iter().copied().flatten().collect();
    if set.is_empty() {
        return Err(Unknown::NotConfigured { setting: "priority.fit" });
    }
    if told.is_empty() {
        return Err(Unknown::NoField { entity: Entity::Account, field: "industry" });
    }
    Ok(count(told.iter().filter(|met| **met).count()) / count(told.len()))
}

/// Σ weight × percentile / Σ weight over the observed criteria, and what the missing ones could make of it.
fn combine(mut criteria: Vec<Criterion>, provisional_under: f64) -> PriorityScores {
    let weight = sum(criteria.iter().map(|criterion| criterion.weight));
    let observed = sum(criteria.iter().filter(|criterion| criterion.percentile.is_ok()).map(|c| c.weight));
    let observed_share = if weight > 0.0 { observed / weight } else { 0.0 };
    let mut unranked = PriorityScores::unranked();
    unranked.observed_share = observed_share;
    if observed <= 0.0 {
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
        provisional: observed_share < provisional_under,
        criteria,
        ..unranked
    }
}

/// Ranks by score, ties in the order of the accounts, which is by id; tiers by share of the ranks.
fn rank(accounts: &mut [AccountScores], config: &PriorityConfig) {
    let mut scored: Vec<(usize, f64)> = accounts
        .iter()
        .enumerate()
        .filter_map(|(place, account)| Some((place, *account.priority.score.as_ref().ok()?)))
        .collect();
    scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let n = count(scored.len());
    for (index, (place, _)) in scored.iter().enumerate() {
        let Some(account) = accounts.get_mut(*place) else { continue };
        // The share of accounts above: the first is in A however few there are.
        let above = count(index) / n;
        account.priority.rank = Ok(index + 1);
        account.priority.tier = Ok(if above < config.tier_a_share {
            Tier::A
        } else if above < config.tier_a_share + config.tier_b_share {
            Tier::B
        } else {
            Tier::C
        });
    }
}

fn quadrants(accounts: &mut [AccountScores], config: &PriorityConfig) {
    let values = accounts.iter().filter_map(|account| account.revenue.ltm.clone().ok()).map(money::float);
    let middle = median(values);
    for account in accounts {
        let high_value = account.revenue.ltm.clone().and_then(|value| {
            middle.map(|middle| money::float(value) >= middle).ok_or(Unknown::DependsOn { figure: "revenue_ltm" })
        });
        let high_risk = account.churn.band.clone().map(|band: Band| band >= config.high_risk_from);
        account.priority.quadrant = match (high_value, high_risk) {
            (_, Err(reason)) | (Err(reason), _) => Err(reason),
            (Ok(true), Ok(true)) => Ok(Quadrant::Defend),
            (Ok(true), Ok(false)) => Ok(Quadrant::Grow),
            (Ok(false), Ok(false)) => Ok(Quadrant::Maintain),
            (Ok(false), Ok(true)) => Ok(Quadrant::Watch),
        };
    }
}
