//! From pairs of products to proposals for each account.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::config::CrossSellConfig;
use super::pairs::{Pair, Together, similarity};
use super::{CrossSellPortfolio, CrossSellScores, HeldBack, Proposal, ProposalBasis, look_alikes};
use crate::model::{Date, Decimal, NoOffer, Unknown};
use crate::score::context::Context;
use crate::score::facts::{AllFacts, Facts};
use crate::score::pipeline::deal::Outcome;
use crate::score::statistics::count;
use crate::score::whitespace::Matrix;
use crate::score::words::name_key;
use crate::score::{AccountScores, Band};

/// All that proposals are made from.
pub(super) struct Ground<'a> {
    pub context: &'a Context<'a>,
    pub config: &'a CrossSellConfig,
    pub matrix: &'a Matrix,
    /// By account, ascending.
    pub owned: Vec<Vec<usize>>,
    together: Together,
    /// By product: significant partners, as places in `pairs`.
    partners: BTreeMap<usize, Vec<(usize, usize)>>,
    pairs: Vec<(usize, usize, Pair)>,
    /// By product: Σ similarity to all others.
    similarity: Vec<f64>,
    segments: Vec<SegmentCounts>,
}

/// Of a segment: customers, owners by product, owners of both by significant pair.
#[derive(Debug, Default, Clone)]
struct SegmentCounts {
    customers: usize,
    owners: Vec<usize>,
    both: Vec<usize>,
}

/// Gives each account its proposals, and the portfolio its pairs.
pub fn propose(
    accounts: &mut [AccountScores],
    facts: &AllFacts<'_>,
    matrix: &Matrix,
    context: &Context<'_>,
) -> CrossSellPortfolio {
    let ground = Ground::of(matrix, context);
    let held_back: Vec<BTreeMap<usize, HeldBack>> =
        facts.accounts.par_iter().map(|facts| held_back(facts, &ground)).collect();
    let read: &[AccountScores] = accounts;
    let scored: Vec<CrossSellScores> = read
        .par_iter()
        .map(|account| {
            let empty = BTreeMap::new();
            let held = held_back.get(account.account.index()).unwrap_or(&empty);
            let named = held.iter().map(|(product, why)| (matrix.name(*product), *why)).collect();
            CrossSellScores {
                proposals: of_account(account, held, &ground),
                held_back: named,
                least_amount: least_amount(account, ground.config),
            }
        })
        .collect();
    let new_products = look_alikes::new_products(read, &held_back, &ground);
    for (account, scores) in accounts.iter_mut().zip(scored) {
        account.cross_sell = scores;
    }
    let pairs: Vec<Pair> = ground.pairs.into_iter().map(|(.., pair)| pair).collect();
    let tested = pairs.iter().filter(|pair| pair.q.is_ok()).count();
    CrossSellPortfolio { customers: ground.together.customers, tested, pairs, new_products }
}

impl<'a> Ground<'a> {
    fn of(matrix: &'a Matrix, context: &'a Context<'a>) -> Ground<'a> {
        let config = &context.config.cross_sell;
        let since = config.owned_months.map(|months| months_before(context.portfolio.as_of, months));
        let owned: Vec<Vec<usize>> = matrix
            .held
            .par_iter()
            .map(|held| {
                let still =
                    held.iter().filter(|held| since.is_none_or(|since| held.last.is_some_and(|last| last > since)));
                still.map(|held| held.product).collect()
            })
            .collect();
        let together = Together::count(&owned, matrix.products.len(), config.min_both);
        let sold = |product: usize| matrix.products.get(product).filter(|product| product.sold).map(|p| p.name.clone());
        let pairs = together.pairs(sold, config);
        let mut partners: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for (place, (a, b, _)) in pairs.iter().enumerate().filter(|(_, (.., pair))| pair.significant) {
            partners.entry(*a).or_default().push((*b, place));
            partners.entry(*b).or_default().push((*a, place));
        }
        let mut similarity = vec![0.0; matrix.products.len()];
        for (a, b, pair) in &pairs {
            for product in [a, b] {
                if let Some(sum) = similarity.get_mut(*product) {
                    *sum += pair.similarity(config.shrinkage);
                }
            }
        }
        let mut ground =
            Ground { context, config, matrix, owned, together, partners, pairs, similarity, segments: Vec::new() };
        ground.segments = ground.segment_counts();
        ground
    }

    /// By segment; all customers last.
    fn segment_counts(&self) -> Vec<SegmentCounts> {
        let significant: Vec<(usize, usize)> =
            self.pairs.iter().filter(|(.., pair)| pair.significant).map(|(a, b, _)| (*a, *b)).collect();
        let empty = SegmentCounts {
            customers: 0,
            owners: vec![0; self.matrix.products.len()],
            both: vec![0; significant.len()],
        };
        let mut counts = vec![empty; self.matrix.segments + 1];
        for (owned, groups) in self.owned.iter().zip(&self.matrix.groups).filter(|(owned, _)| !owned.is_empty()) {
            for place in groups.segment.into_iter().chain([self.matrix.segments]) {
                let Some(counts) = counts.get_mut(place) else { continue };
                counts.customers += 1;
                for product in owned {
                    if let Some(owners) = counts.owners.get_mut(*product) {
                        *owners += 1;
                    }
                }
                for ((a, b), both) in significant.iter().zip(&mut counts.both) {
                    *both += usize::from(owned.binary_search(a).is_ok() && owned.binary_search(b).is_ok());
                }
            }
        }
        counts
    }

    pub(super) fn product_of(&self, name: &str) -> Option<usize> {
        let key = name_key(name);
        self.matrix.products.binary_search_by(|product| product.key.as_str().cmp(&key)).ok()
    }
}

/// The day some months before another.
pub(super) fn months_before(day: Date, months: u32) -> Date {
    day.checked_sub(jiff::Span::new().months(i64::from(months.min(1_200)))).unwrap_or(Date::MIN)
}

/// Products of open deals, and of those made or lost within the months of rest.
fn held_back(facts: &Facts<'_>, ground: &Ground<'_>) -> BTreeMap<usize, HeldBack> {
    let since = months_before(ground.context.portfolio.as_of, ground.config.rest_months);
    let mut held = BTreeMap::new();
    for deal in facts.deals.iter().filter(|deal| deal.outcome != Outcome::Won) {
        let open = deal.outcome == Outcome::Open;
        let recent = deal.closed.is_some_and(|day| day > since) || deal.row.created.is_some_and(|day| day > since);
        if !open && !recent {
            continue;
        }
        let products = ground.context.products_of(&deal.row.record);
        for product in products.into_iter().filter_map(|name| ground.product_of(name)) {
            let why = if open { HeldBack::Open } else { HeldBack::Recent };
            held.entry(product).and_modify(|known| *known = if open { why } else { *known }).or_insert(why);
        }
    }
    held
}

fn of_account(
    account: &AccountScores,
    held_back: &BTreeMap<usize, HeldBack>,
    ground: &Ground<'_>,
) -> Result<Vec<Proposal>, Unknown> {
    let none = |because| Err(Unknown::NoOffer { because });
    account.products.owned.as_ref().map_err(Clone::clone)?;
    if matches!(account.churn.band, Ok(Band::High)) {
        return none(NoOffer::HighRisk);
    }
    let empty = Vec::new();
    let owned = ground.owned.get(account.account.index()).unwrap_or(&empty);
    let groups = ground.matrix.groups_of(account.account);
    let mut open: BTreeSet<usize> =
        (0..ground.matrix.products.len()).filter(|product| ground.matrix.applies(*product, groups)).collect();
    let none_applies = open.is_empty();
    owned.iter().for_each(|product| {
        open.remove(product);
    });
    if open.is_empty() && owned.is_empty() {
        return Err(super::nothing_owned());
    }
    if none_applies {
        return Err(ground.matrix.none_open());
    }
    if open.is_empty() {
        return none(NoOffer::OwnsAll);
    }
    let all: Vec<(usize, Proposal)> = open
        .iter()
        .filter_map(|product| {
            let of_pair = by_pair(*product, owned, groups.segment, ground);
            Some((*product, of_pair.or_else(|| by_adoption(*product, owned, groups.segment, ground))?))
        })
        .collect();
    if all.is_empty() {
        return none(NoOffer::NoSignal);
    }
    let mut proposals: Vec<Proposal> =
        all.into_iter().filter(|(product, _)| !held_back.contains_key(product)).map(|(_, proposal)| proposal).collect();
    proposals.sort_by(|a, b| {
        a.basis.cmp(&b.basis).then(b.score.total_cmp(&a.score)).then_with(|| a.product.cmp(&b.product))
    });
    proposals.truncate(ground.config.most.max(1));
    if proposals.is_empty() { none(NoOffer::Recent) } else { Ok(proposals) }
}

/// By the significant pairs of the product with those owned; the most similar one drives it.
fn by_pair(product: usize, owned: &[usize], segment: Option<usize>, ground: &Ground<'_>) -> Option<Proposal> {
    let shrinkage = ground.config.shrinkage;
    let partners = ground.partners.get(&product)?;
    let significant = ground.pairs.iter().filter(|(.., pair)| pair.significant).count();
    let (other, place) = *partners.iter().filter(|(other, _)| owned.binary_search(other).is_ok()).max_by(
        |(a, pair_a), (b, pair_b)| {
            let of = |place: &usize| ground.pairs.get(*place).map_or(0.0, |(.., pair)| pair.similarity(shrinkage));
            of(pair_a).total_cmp(&of(pair_b)).then(b.cmp(a))
        },
    )?;
    let (.., pair) = ground.pairs.get(place)?;
    let together = &ground.together;
    let to_owned = owned.iter().fold(0.0, |sum, other| {
        sum + similarity(together.both(product, *other), together.owners(product), together.owners(*other), shrinkage)
    });
    let all = ground.similarity.get(product).copied().filter(|all| *all > 0.0)?;
    let counts = ground.segments.get(segment.unwrap_or(ground.matrix.segments))?;
    debug_assert!(place < significant, "significant pairs come first");
    let (alike, owning) = (counts.owners.get(other)?.saturating_sub(1), counts.both.get(place).copied()?);
    if !is_argument(owning, alike, ground.config.min_pair_share) {
        return None;
    }
    Some(Proposal {
        product: ground.matrix.name(product),
        basis: ProposalBasis::Pair,
        score: (100.0 * to_owned / all).min(100.0),
        because: Some((ground.matrix.name(other), pair.clone())),
        look_alikes: alike,
        look_alikes_owning: owning,
    })
}

/// Whether enough of the similar customers own a product; where there are none their number tells nothing.
pub(super) fn is_argument(owning: usize, alike: usize, least: f64) -> bool {
    alike == 0 || count(owning) / count(alike) >= least
}

/// The least amount of a product to propose.
fn least_amount(account: &AccountScores, config: &CrossSellConfig) -> Decimal {
    let share = Decimal::from_f64_retain(config.min_amount_share).unwrap_or_default().round_dp(6);
    let bought = account.revenue.ltm.as_ref().ok().copied().unwrap_or_default().max(Decimal::ZERO);
    bought.checked_mul(share).unwrap_or_default()
}

/// Most customers of the segment own it; needs a segment that is large enough.
fn by_adoption(product: usize, owned: &[usize], segment: Option<usize>, ground: &Ground<'_>) -> Option<Proposal> {
    let counts = ground.segments.get(segment?)?;
    let customers = counts.customers - usize::from(!owned.is_empty());
    let owners = *counts.owners.get(product)?;
    let share = count(owners) / count(customers.max(1));
    let enough = customers >= ground.config.min_segment_customers && share >= ground.config.min_adoption_share;
    enough.then(|| Proposal {
        product: ground.matrix.name(product),
        basis: ProposalBasis::SegmentAdoption,
        score: (100.0 * share).min(100.0),
        because: None,
        look_alikes: customers,
        look_alikes_owning: owners,
    })
}
