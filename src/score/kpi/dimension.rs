//! The parts of a portfolio, by the configured dimensions.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::config::Dimension;
use crate::score::AccountScores;
use crate::score::context::Context;
use crate::score::facts::{AllFacts, Line};
use crate::score::people::{Holder, View};
use crate::score::pipeline::deal::DealFact;

/// What a record without the dimension is listed under.
pub const UNASSIGNED: &str = "unassigned";

/// A part of the portfolio.
#[derive(Debug, Default)]
pub struct Slice<'a, 'f> {
    pub dimension: &'static str,
    pub value: String,
    pub deals: Vec<&'f DealFact<'a>>,
    pub lines: Vec<&'f Line<'a>>,
    /// Places of its accounts.
    pub accounts: Vec<usize>,
    /// Holds rows without an account too.
    pub whole: bool,
}

impl<'a, 'f> Slice<'a, 'f> {
    pub fn whole(facts: &'f AllFacts<'a>, accounts: &[AccountScores]) -> Slice<'a, 'f> {
        Slice {
            deals: facts.deals().collect(),
            lines: facts.lines().collect(),
            accounts: (0..accounts.len()).collect(),
            whole: true,
            ..Slice::default()
        }
    }

    /// Products have deals and lines, not accounts.
    pub fn has_accounts(&self) -> bool {
        !matches!(self.dimension, "product" | "family")
    }
}

/// Every value of every dimension, in the order of both.
pub fn slices<'a, 'f>(
    facts: &'f AllFacts<'a>,
    accounts: &[AccountScores],
    context: &Context<'a>,
) -> Vec<Slice<'a, 'f>> {
    let mut dimensions: BTreeSet<&'static str> =
        context.config.kpi.dimensions.iter().map(|chosen| chosen.key()).collect();
    // Where accounts changed hands both points of view are told.
    if context.people.ownership.is_told() && dimensions.contains(Dimension::Owner.key()) {
        dimensions.extend([Dimension::OwnerAtClosing.key(), Dimension::OwnerToday.key()]);
    }
    let dimensions: Vec<&'static str> = dimensions.into_iter().collect();
    let parts: Vec<Vec<Slice<'a, 'f>>> = dimensions
        .into_par_iter()
        .map(|dimension| {
            let mut parts = if dimension == Dimension::Product.key() {
                by_product(facts, context, |name| name)
            } else if dimension == Dimension::Family.key() {
                by_product(facts, context, |name| context.family(name).unwrap_or(UNASSIGNED))
            } else {
                by_account_and_owner(dimension, facts, accounts, context)
            };
            for (value, slice) in &mut parts {
                (slice.dimension, slice.value) = (dimension, value.clone());
            }
            parts.into_values().collect()
        })
        .collect();
    parts.into_iter().flatten().collect()
}

type Parts<'a, 'f> = BTreeMap<String, Slice<'a, 'f>>;

fn by_account_and_owner<'a, 'f>(
    dimension: &str,
    facts: &'f AllFacts<'a>,
    accounts: &[AccountScores],
    context: &Context<'a>,
) -> Parts<'a, 'f> {
    let (people, portfolio) = (&context.people, context.portfolio);
    let view = match dimension {
        "owner_at_closing" => View::Closing,
        "owner_today" => View::Today,
        _ => people.view(),
    };
    // Managers and regions may change from day to day, names don't.
    let by_day = people.memberships.are_told() && matches!(dimension, "manager" | "region");
    let as_of = portfolio.as_of;
    let held = |holder: Holder<'a>| if by_day { holder } else { Holder { day: as_of, ..holder } };
    let mut parts = Parts::new();
    for (place, own) in facts.all().enumerate() {
        let account = own.account.and_then(|account| portfolio.account(account)).map(|row| &*row.record);
        // An account's records mostly have one and the same owner: look up each owner once.
        let mut by_holder: BTreeMap<Holder<'a>, Slice<'a, 'f>> = BTreeMap::new();
        if place < accounts.len() {
            let today = Holder { owner: people.today(own.account), day: as_of };
            by_holder.entry(today).or_default().accounts.push(place);
        }
        for deal in &own.deals {
            by_holder.entry(held(people.of_deal(deal, view))).or_default().deals.push(deal);
        }
        for line in &own.lines {
            by_holder.entry(held(people.of_line(line, own.account, view))).or_default().lines.push(line);
        }
        let label = |holder| match (dimension, accounts.get(place)) {
            // By the rules, where there are any.
            ("segment", Some(scores)) => scores.segment.segment.clone(),
            _ => people.label(dimension, holder, account),
        };
        for (holder, slice) in by_holder {
            let part = parts.entry(label(holder).unwrap_or_else(|| UNASSIGNED.to_owned())).or_default();
            part.accounts.extend(slice.accounts);
            part.deals.extend(slice.deals);
            part.lines.extend(slice.lines);
        }
    }
    parts
}

/// By product, or what a product's name leads to.
fn by_product<'a, 'f>(
    facts: &'f AllFacts<'a>,
    context: &Context<'a>,
    label: impl Fn(&'a str) -> &'a str,
) -> Parts<'a, 'f> {
    let mut by_name: BTreeMap<&str, Slice<'a, 'f>> = BTreeMap::new();
    for deal in facts.deals() {
        // A deal over several of them can't be split by its amount: it counts under none.
        let mut names: Vec<&str> = context.products_of(&deal.row.record).into_iter().map(&label).collect();
        names.sort_unstable();
        names.dedup();
        let name = if let [only] = names.as_slice() { *only } else { UNASSIGNED };
        by_name.entry(name).or_default().deals.push(deal);
    }
    for line in facts.lines() {
        by_name.entry(line.product.map_or(UNASSIGNED, &label)).or_default().lines.push(line);
    }
    by_name.into_iter().map(|(name, slice)| (name.to_owned(), slice)).collect()
}
