//! Who is likely to take a new product: accounts that resemble its first buyers.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::HeldBack;
use super::propose::{Ground, months_before};
use crate::model::{AccountIx, Date, Known, Unknown};
use crate::score::statistics::{count, sum};
use crate::score::whitespace::{Measure, ProductName, Sizes};
use crate::score::{AccountScores, Band};

/// A product sold for the first time not long ago, or named as new.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NewProduct {
    pub product: ProductName,
    /// The day of its first sale.
    pub first: Option<Date>,
    pub buyers: usize,
    /// The likeliest first; unknown with too few first buyers.
    pub likely: Known<Vec<Likely>>,
}

/// An account that resembles the first buyers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Likely {
    pub account: AccountIx,
    /// How many times as typical its features are for first buyers as for other customers; 1 is no difference. It ranks;
    /// features that go together count twice, so it is no probability.
    pub ratio: f64,
    /// What speaks most for it.
    pub reason: Option<Reason>,
}

/// A feature that first buyers have more often.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    pub feature: &'static str,
    pub value: String,
    pub buyers_share: f64,
    pub others_share: f64,
}

/// (buyers with it + m s) / (buyers + m) over the same of others, where s is the feature's share of all: with few
/// buyers a feature that happens to be frequent tells little. Naive Bayes with m-estimates, Cestnik 1990, *ECAI*: 147–149.
pub fn likelihood_ratio((with, of): (usize, usize), (others_with, others): (usize, usize), prior: f64) -> f64 {
    let share = count(with + others_with) / count((of + others).max(1));
    let shrunk = |with: usize, of: usize| (count(with) + prior * share) / (count(of) + prior);
    let below = shrunk(others_with, others);
    if below > 0.0 { shrunk(with, of) / below } else { 1.0 }
}

/// A feature's kind and which of its values an account has.
type Feature = (usize, usize);

const SEGMENT: usize = 0;
const INDUSTRY: usize = 1;
const SIZE: usize = 2;
/// And on, by product: owned (1) or not (0).
const PRODUCTS: usize = 3;

pub(super) fn new_products(
    accounts: &[AccountScores],
    held_back: &[BTreeMap<usize, HeldBack>],
    ground: &Ground<'_>,
) -> Vec<NewProduct> {
    let quarters = size_quarters(accounts, ground);
    let news = news(ground);
    news.into_par_iter()
        .map(|(product, first)| {
            let buyers =
                ground.matrix.held.iter().filter(|held| held.iter().any(|held| held.product == product)).count();
            let likely = likely(product, buyers, accounts, held_back, &quarters, ground);
            NewProduct { product: ground.matrix.name(product), first, buyers, likely }
        })
        .collect()
}

/// Sold products that are new: named, or first sold within the months while others were sold long before.
fn news(ground: &Ground<'_>) -> Vec<(usize, Option<Date>)> {
    let config = ground.config;
    let mut first: Vec<Option<Date>> = vec![None; ground.matrix.products.len()];
    for held in ground.matrix.held.iter().flatten() {
        if let Some(known) = first.get_mut(held.product) {
            *known = known.iter().copied().chain(held.first).min();
        }
    }
    let since = months_before(ground.context.portfolio.as_of, config.new_months);
    let long_before = months_before(since, config.new_months);
    // Where the records begin not long ago, every product begins with them.
    let told = first.iter().flatten().min().is_some_and(|earliest| *earliest <= long_before);
    let named: Vec<usize> = config.new_products.iter().filter_map(|name| ground.product_of(name)).collect();
    let is_new = |product: usize, first: Option<Date>| {
        told && first.is_some_and(|first| first > since) || named.contains(&product)
    };
    let sold = |product: &usize| ground.matrix.products.get(*product).is_some_and(|product| product.sold);
    first.into_iter().enumerate().filter(|(product, first)| sold(product) && is_new(*product, *first)).collect()
}

/// The quarter of the portfolio that an account's size is in, 0 to 3.
fn size_quarters(accounts: &[AccountScores], ground: &Ground<'_>) -> Vec<Option<usize>> {
    let sizes = Sizes::of(accounts, ground.matrix, ground.context);
    let told =
        |measure: &Measure| (0..accounts.len()).filter(|account| sizes.size(*account, *measure).is_some()).count();
    let most = Measure::ALL.into_iter().rev().max_by_key(told).unwrap_or(Measure::Spend);
    let mut all: Vec<f64> = (0..accounts.len()).filter_map(|account| sizes.size(account, most)).collect();
    all.sort_by(f64::total_cmp);
    (0..accounts.len())
        .map(|account| {
            let size = sizes.size(account, most)?;
            let below = all.partition_point(|other| *other < size);
            Some((4 * below / all.len().max(1)).min(3))
        })
        .collect()
}

fn likely(
    product: usize,
    buyers: usize,
    accounts: &[AccountScores],
    held_back: &[BTreeMap<usize, HeldBack>],
    quarters: &[Option<usize>],
    ground: &Ground<'_>,
) -> Known<Vec<Likely>> {
    let config = ground.config;
    if buyers < config.min_first_buyers {
        return Err(Unknown::TooFew { have: buyers, need: config.min_first_buyers });
    }
    let features: Vec<Option<Vec<Feature>>> =
        (0..accounts.len()).map(|account| features(account, product, quarters, ground)).collect();
    let bought =
        |account: usize| ground.matrix.held.get(account).is_some_and(|held| held.iter().any(|h| h.product == product));
    let mut counts: BTreeMap<Feature, (usize, usize)> = BTreeMap::new();
    // Of how many accounts each kind of feature is told.
    let mut told: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (account, own) in features.iter().enumerate() {
        for feature in own.iter().flatten() {
            for (buyers, others) in [counts.entry(*feature).or_default(), told.entry(feature.0).or_default()] {
                *if bought(account) { buyers } else { others } += 1;
            }
        }
    }
    let ratio = |feature: &Feature| {
        let ((with, others_with), (of, others)) = (*counts.get(feature)?, *told.get(&feature.0)?);
        Some(likelihood_ratio((with, of), (others_with, others), config.prior_accounts))
    };
    let mut likely: Vec<Likely> = accounts
        .iter()
        .filter(|account| !bought(account.account.index()) && !matches!(account.churn.band, Ok(Band::High)))
        .filter(|account| ground.matrix.applies(product, ground.matrix.groups_of(account.account)))
        .filter(|account| !held_back.get(account.account.index()).is_some_and(|held| held.contains_key(&product)))
        .filter_map(|account| {
            let own = features.get(account.account.index())?.as_ref()?;
            let ratios: Vec<(Feature, f64)> =
                own.iter().filter_map(|feature| Some((*feature, ratio(feature)?))).collect();
            let logs = ratios.iter().map(|(_, ratio)| libm::log(*ratio));
            let best = ratios.iter().filter(|((kind, value), ratio)| *ratio > 1.0 && (*kind < PRODUCTS || *value == 1));
            let best = best.max_by(|(a, x), (b, y)| x.total_cmp(y).then(b.cmp(a))).map(|(feature, _)| feature);
            let reason = best.and_then(|feature| {
                let ((with, others_with), (of, others)) = (*counts.get(feature)?, *told.get(&feature.0)?);
                let (feature, value) = words(*feature, account.account, ground);
                let share = |with: usize, of: usize| count(with) / count(of.max(1));
                Some(Reason { feature, value, buyers_share: share(with, of), others_share: share(others_with, others) })
            });
            Some(Likely { account: account.account, ratio: libm::exp(sum(logs).clamp(-300.0, 300.0)), reason })
        })
        .collect();
    likely.sort_by(|a, b| b.ratio.total_cmp(&a.ratio).then(a.account.cmp(&b.account)));
    likely.truncate(config.most_look_alikes);
    Ok(likely)
}

/// None for an account that is no customer. Of a buyer's other products those count that it owned when it bought.
fn features(account: usize, product: usize, quarters: &[Option<usize>], ground: &Ground<'_>) -> Option<Vec<Feature>> {
    let held = ground.matrix.held.get(account).filter(|held| !held.is_empty())?;
    let groups = ground.matrix.groups.get(account)?;
    let until = held.iter().find(|held| held.product == product).and_then(|held| held.first);
    let plain =
        [(SEGMENT, groups.segment), (INDUSTRY, groups.industry), (SIZE, quarters.get(account).copied().flatten())];
    let mut features: Vec<Feature> = plain.into_iter().filter_map(|(kind, value)| Some((kind, value?))).collect();
    let mut at = held.iter().peekable();
    for other in (0..ground.matrix.products.len()).filter(|other| *other != product) {
        while at.next_if(|held| held.product < other).is_some() {}
        let owned = at.peek().filter(|held| held.product == other);
        let before = owned.is_some_and(|held| until.is_none_or(|until| held.first.is_none_or(|first| first <= until)));
        features.push((PRODUCTS + other, usize::from(before)));
    }
    Some(features)
}

fn words((kind, value): Feature, account: AccountIx, ground: &Ground<'_>) -> (&'static str, String) {
    let row = ground.context.portfolio.account(account);
    match kind {
        SEGMENT => ("segment", row.and_then(|row| row.segment.clone()).unwrap_or_default()),
        INDUSTRY => ("industry", row.and_then(|row| row.industry.clone()).unwrap_or_default()),
        SIZE => ("size_quarter", (value + 1).to_string()),
        product => ("owns", ground.matrix.name(product - PRODUCTS).to_string()),
    }
}
