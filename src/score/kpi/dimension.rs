//! The parts of a portfolio, by the configured dimensions.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::config::Dimension;
use crate::model::{Account, Portfolio, Row, User};
use crate::score::AccountScores;
use crate::score::context::Context;
use crate::score::facts::{AllFacts, Line, Owner};
use crate::score::pipeline::deal::DealFact;
use crate::score::words::name_key;

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
    let team = Team::of(context.portfolio);
    let dimensions: BTreeSet<&'static str> = context.config.kpi.dimensions.iter().map(|chosen| chosen.key()).collect();
    let dimensions: Vec<&'static str> = dimensions.into_iter().collect();
    let parts: Vec<Vec<Slice<'a, 'f>>> = dimensions
        .into_par_iter()
        .map(|dimension| {
            let mut parts = if dimension == Dimension::Product.key() {
                by_product(facts, context, |name| name)
            } else if dimension == Dimension::Family.key() {
                by_product(facts, context, |name| context.family(name).unwrap_or(UNASSIGNED))
            } else {
                by_account_and_owner(dimension, facts, accounts, context.portfolio, &team)
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
    portfolio: &Portfolio,
    team: &Team<'_>,
) -> Parts<'a, 'f> {
    let mut parts = Parts::new();
    for (place, own) in facts.all().enumerate() {
        let account = own.account.and_then(|account| portfolio.account(account)).map(|row| &*row.record);
        // An account's records mostly have one and the same owner: look up each owner once.
        let mut by_owner: BTreeMap<Owner<'_>, Slice<'a, 'f>> = BTreeMap::new();
        if place < accounts.len() {
            by_owner.entry((None, None)).or_default().accounts.push(place);
        }
        for deal in &own.deals {
            by_owner.entry(deal.owner()).or_default().deals.push(deal);
        }
        for line in &own.lines {
            by_owner.entry(line.owner).or_default().lines.push(line);
        }
        let label = |owner| match (dimension, accounts.get(place)) {
            // By the rules, where there are any.
            ("segment", Some(scores)) => scores.segment.segment.clone().unwrap_or_else(|| UNASSIGNED.to_owned()),
            _ => team.label(dimension, owner, account),
        };
        for (owner, slice) in by_owner {
            let part = parts.entry(label(owner)).or_default();
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

/// Who belongs to whom on our side.
#[derive(Debug)]
pub struct Team<'a> {
    /// By id, e-mail and full name.
    users: HashMap<String, &'a Row<User>>,
    /// Regions are the users'; without them the accounts' countries.
    regions: bool,
}

impl<'a> Team<'a> {
    pub fn of(portfolio: &'a Portfolio) -> Team<'a> {
        let mut users = HashMap::new();
        for row in portfolio.users.all() {
            let names = [Some(row.id.clone()), row.email.clone(), row.full_name()];
            for name in names.into_iter().flatten() {
                users.entry(name_key(&name)).or_insert(row);
            }
        }
        let regions = portfolio.users.all().iter().any(|row| row.region.is_some());
        Team { users, regions }
    }

    fn user(&self, owner: Owner<'_>) -> Option<&'a Row<User>> {
        let of = |key: Option<&str>| self.users.get(&name_key(key?)).copied();
        of(owner.0).or_else(|| of(owner.1))
    }

    /// The value of a dimension, for a record with an owner of its own or its account's.
    pub fn label(&self, dimension: &str, own: Owner<'_>, account: Option<&Account>) -> String {
        let of_account = account.map_or((None, None), |a| (a.owner_id.as_deref(), a.owner_name.as_deref()));
        let owner = if own == (None, None) { of_account } else { own };
        let label = match dimension {
            "segment" => account.and_then(|account| account.segment.clone()),
            "industry" => account.and_then(|account| account.industry.clone()),
            "country" => account.and_then(|account| account.country.clone()),
            "kind" => account.and_then(|account| account.kind.clone()),
            "owner" => self.name(owner),
            "region" if self.regions => self.user(owner).and_then(|user| user.region.clone()),
            "region" => account.and_then(|account| account.country.clone()),
            _ => self
                .user(owner)
                .and_then(|user| self.name((user.record.manager_id.as_deref(), user.record.manager_name.as_deref()))),
        };
        label.unwrap_or_else(|| UNASSIGNED.to_owned())
    }

    fn name(&self, owner: Owner<'_>) -> Option<String> {
        let named = self.user(owner).and_then(|user| user.full_name());
        named.or_else(|| owner.1.or(owner.0).map(str::to_owned))
    }
}
