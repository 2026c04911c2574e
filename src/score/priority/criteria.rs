//! What each criterion ranks, and where every account stands in it.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::fit::fit;
use super::{Criterion, CriterionKey};
use crate::model::{Entity, Known, Unknown, calendar::days_between};
use crate::score::context::Context;
use crate::score::norms::Norms;
use crate::score::statistics::percentile_ranks;
use crate::score::{AccountScores, money, whitespace, words};

/// What stands for the relationship, the same for all accounts so that they can be ranked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationshipBy {
    Contacts,
    Nps,
    /// Fewer days are better.
    DaysSinceContact,
}

impl RelationshipBy {
    pub(super) fn of(accounts: &[AccountScores], norms: &Norms<'_>) -> RelationshipBy {
        if norms.fields.contact_relationship {
            RelationshipBy::Contacts
        } else if accounts.iter().any(|account| account.nps.shrunk.is_ok()) {
            RelationshipBy::Nps
        } else {
            RelationshipBy::DaysSinceContact
        }
    }

    /// Whether fewer are better in a criterion.
    pub(in crate::score) fn less_is_better(self, key: CriterionKey) -> bool {
        match key {
            CriterionKey::Urgency => true,
            CriterionKey::Relationship => self == RelationshipBy::DaysSinceContact,
            _ => false,
        }
    }
}

/// A percentile with the number of accounts that it was taken among.
pub(super) type Placed = (Known<f64>, usize);

/// The criteria of each account, without their points.
pub(super) fn of_accounts(
    accounts: &[AccountScores],
    by: RelationshipBy,
    context: &Context<'_>,
) -> Vec<Vec<Criterion>> {
    let groups = groups(accounts, context);
    let columns: Vec<(CriterionKey, Vec<Known<f64>>, Vec<Placed>)> = CriterionKey::ALL
        .into_par_iter()
        .map(|key| {
            let inputs: Vec<Known<f64>> = accounts.iter().map(|account| input(key, account, by, context)).collect();
            let placed = percentiles(&inputs, by.less_is_better(key), &groups);
            (key, inputs, placed)
        })
        .collect();
    let of = |(place, account): (usize, &AccountScores)| {
        let criterion = |(key, inputs, placed): &(CriterionKey, Vec<Known<f64>>, Vec<Placed>)| {
            let (input, (percentile, peers)) = (inputs.get(place)?.clone(), placed.get(place)?.clone());
            let (weight, applicable) = (key.weight(&context.config.priority), applies(*key, &input, account, context));
            Some(Criterion { key: *key, weight, input, applicable, percentile, peers, points: 0.0 })
        };
        columns.iter().filter_map(criterion).collect()
    };
    accounts.iter().enumerate().map(of).collect()
}

/// The criteria that the portfolio knows of at least a tenth of its accounts.
pub(super) fn in_use(accounts: &[Vec<Criterion>]) -> Vec<CriterionKey> {
    let known = |key: CriterionKey| {
        let of_key = accounts.iter().flatten().filter(|criterion| criterion.key == key);
        of_key.filter(|criterion| criterion.percentile.is_ok()).count()
    };
    CriterionKey::ALL
        .into_iter()
        .filter(|key| is_in_use(known(*key), accounts.len()))
        .collect()
}

/// Whether a criterion that is known of so many of the accounts counts against a score that lacks it.
pub(in crate::score) fn is_in_use(known: usize, accounts: usize) -> bool {
    const SHARE: usize = 10;
    known.max(1) * SHARE >= accounts && known > 0
}

/// A segment's values are ranked among themselves from this many on, where that is asked for.
pub(in crate::score) const MIN_SEGMENT: usize = 8;

/// The places of the accounts that are ranked together: all, then the segments.
fn groups(accounts: &[AccountScores], context: &Context<'_>) -> Vec<Vec<usize>> {
    let everyone: Vec<usize> = (0..accounts.len()).collect();
    if !context.config.priority.within_segment {
        return vec![everyone];
    }
    let mut segments: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, account) in accounts.iter().enumerate() {
        // Those of no segment have nothing in common.
        let Some(segment) = &account.segment.segment else { continue };
        segments.entry(words::name_key(segment)).or_default().push(place);
    }
    std::iter::once(everyone).chain(segments.into_values()).collect()
}

/// Percentiles of the known inputs among the first group, which are all accounts; a later group of enough known inputs
/// replaces what the first gave.
pub(super) fn percentiles(inputs: &[Known<f64>], less_is_better: bool, groups: &[Vec<usize>]) -> Vec<Placed> {
    let mut placed: Vec<Placed> = inputs.iter().map(|input| (input.clone(), 0)).collect();
    for (number, group) in groups.iter().enumerate() {
        let known: Vec<(usize, f64)> = group
            .iter()
            .filter_map(|place| Some((*place, *inputs.get(*place)?.as_ref().ok()?)))
            .map(|(place, value)| (place, if less_is_better { -value } else { value }))
            .collect();
        if number > 0 && known.len() < MIN_SEGMENT {
            continue;
        }
        let values: Vec<f64> = known.iter().map(|(_, value)| *value).collect();
        for ((place, _), rank) in known.iter().zip(percentile_ranks(&values)) {
            if let Some(percentile) = placed.get_mut(*place) {
                *percentile = (Ok(rank), known.len());
            }
        }
    }
    placed
}

fn input(key: CriterionKey, account: &AccountScores, by: RelationshipBy, context: &Context<'_>) -> Known<f64> {
    let input = match key {
        CriterionKey::Value => account.revenue.ltm.clone().map(money::float),
        CriterionKey::Growth => account.revenue.yoy_share.clone(),
        CriterionKey::Whitespace => whitespace::criterion(account),
        CriterionKey::Fit => fit(account, context),
        CriterionKey::Relationship => match by {
            RelationshipBy::Contacts => account.contact.relationship_mean.clone(),
            RelationshipBy::Nps => account.nps.shrunk.clone(),
            RelationshipBy::DaysSinceContact => account.contact.days_since_two_way.clone().map(days),
        },
        CriterionKey::Urgency => urgency(account, context),
    };
    // What is no number can't be ranked.
    input.and_then(|input| if input.is_finite() { Ok(input) } else { Err(Unknown::TooLarge) })
}

/// Whether a criterion can say anything of the account at all, known or not.
fn applies(key: CriterionKey, input: &Known<f64>, account: &AccountScores, context: &Context<'_>) -> bool {
    match (key, input) {
        (_, Ok(_)) => true,
        // A year without revenue, or with more credit than sales, has no growth; one that is not covered is unknown.
        (CriterionKey::Growth, Err(Unknown::ZeroBase | Unknown::NegativeBase)) => false,
        // The company has set no ideal customer.
        (CriterionKey::Fit, Err(Unknown::NotConfigured { .. })) => false,
        // Whatever tells of deadlines tells of none: not urgent is not the same as not known.
        (CriterionKey::Urgency, Err(_)) => !(nothing_due(account, context)),
        _ => true,
    }
}

/// Every kind of deadline is told and none lies ahead: deals are on record without one that is open, and of the
/// contracts, where a source gives any, none is in force.
fn nothing_due(account: &AccountScores, context: &Context<'_>) -> bool {
    let no_open_deal = matches!(account.pipeline.count, Ok(0));
    let portfolio = context.portfolio;
    let contracts = portfolio.contracts.given && !portfolio.contracts.of(account.account).is_empty();
    let deals = portfolio.opportunities.given;
    (deals || contracts) && (!deals || no_open_deal) && account.renewal.next.is_err()
}

fn days(days: i64) -> f64 {
    i32::try_from(days).map_or(f64::MAX, f64::from)
}

/// Days to the next renewal or expected close, from 0 up; a close that has passed is due now.
fn urgency(account: &AccountScores, context: &Context<'_>) -> Known<f64> {
    let renewal = account.renewal.next.as_ref().ok().map(|next| next.days);
    let close = account.pipeline.next_close.map(|close| days_between(context.portfolio.as_of, close));
    let next = renewal.into_iter().chain(close).min();
    let none = || account.renewal.next.clone().err().unwrap_or(Unknown::NoRecords { entity: Entity::Contract });
    next.map(|next| days(next.max(0))).ok_or_else(none)
}
