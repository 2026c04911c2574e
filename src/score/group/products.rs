//! What one member of a group buys and another does not: the cross-selling that needs no model, since the customer
//! knows the product.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Members;
use crate::model::{AccountIx, Decimal, Known, Unknown};
use crate::score::words::name_key;
use crate::score::{AccountScores, Evidence, ProductOwned, money};

/// A product that some members buy and others do not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductGap {
    pub product: String,
    /// Who buys it, with the revenue of 12 months, by id.
    pub buyers: Vec<(AccountIx, Known<Decimal>)>,
    /// Revenue of the buyers; unknown where revenue names no product.
    pub revenue: Known<Decimal>,
    /// Members that buy other things, by what they could buy, the greatest first.
    pub lacking: Vec<Lacking>,
    /// Of the buyers' lines.
    pub evidence: Evidence,
}

/// A member that does not buy a product of its group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Lacking {
    pub account: AccountIx,
    /// What customers like it spend on the product a year, where that is known.
    pub whitespace: Known<Decimal>,
    /// The same held to what the largest buyer of the group spends: a sister's purchases are facts, an estimate beyond
    /// all of them is not to be believed.
    pub worth: Known<Decimal>,
    /// A deal for it is open already.
    pub open: bool,
    /// It bought it once, not in the last 12 months.
    pub once: bool,
}

impl ProductGap {
    /// What the members that lack it could buy together, of what is known.
    pub fn worth(&self) -> Option<Decimal> {
        let known: Vec<Known<Decimal>> = self.lacking.iter().filter_map(|of| of.worth.clone().ok()).map(Ok).collect();
        if known.is_empty() { None } else { money::total(known).ok() }
    }
}

/// A member that buys anything, with what it owns.
#[derive(Clone, Copy)]
struct Customer<'m> {
    scores: &'m AccountScores,
    owned: &'m [ProductOwned],
}

pub(super) fn gaps(members: &Members<'_, '_>) -> Vec<ProductGap> {
    // Members of which no product is known lack none that is known of.
    let customers: Vec<Customer<'_>> = members
        .scores
        .iter()
        .filter_map(|scores| Some(Customer { scores, owned: scores.products.owned.as_ref().ok()?.as_slice() }))
        .filter(|customer| !customer.owned.is_empty())
        .collect();
    let mut buyers: BTreeMap<String, BTreeMap<AccountIx, &ProductOwned>> = BTreeMap::new();
    for customer in &customers {
        for product in customer.owned.iter().filter(|product| is_bought(product)) {
            buyers.entry(name_key(&product.name)).or_default().insert(customer.scores.account, product);
        }
    }
    let mut gaps: Vec<ProductGap> = buyers
        .into_iter()
        .filter(|(key, of)| members.norms.sold.contains(key) && of.len() < customers.len())
        .filter_map(|(key, of)| gap(&key, &of, &customers))
        .collect();
    let revenue = |gap: &ProductGap| gap.revenue.as_ref().ok().copied();
    gaps.sort_by(|a, b| {
        let by_worth = b.worth().cmp(&a.worth());
        by_worth.then_with(|| revenue(b).cmp(&revenue(a))).then_with(|| a.product.cmp(&b.product))
    });
    gaps
}

/// Bought in the last 12 months; where revenue tells no products, ever.
fn is_bought(product: &ProductOwned) -> bool {
    match &product.ltm {
        Ok(amount) => *amount > Decimal::ZERO,
        Err(Unknown::NoField { .. }) => true,
        Err(_) => product.evidence.rows > 0,
    }
}

fn gap(key: &str, of: &BTreeMap<AccountIx, &ProductOwned>, customers: &[Customer<'_>]) -> Option<ProductGap> {
    let first = of.values().next()?;
    let most = of.values().filter_map(|product| product.ltm.as_ref().ok().copied()).max();
    let without = customers.iter().filter(|customer| !of.contains_key(&customer.scores.account));
    let mut lacking: Vec<Lacking> = without.map(|customer| lack(key, *customer, most)).collect();
    let worth = |lacking: &Lacking| lacking.worth.as_ref().ok().copied();
    lacking.sort_by(|a, b| worth(b).cmp(&worth(a)).then(a.account.cmp(&b.account)));
    Some(ProductGap {
        product: first.name.clone(),
        revenue: money::total(of.values().map(|product| product.ltm.clone())),
        evidence: Evidence::together(of.values().map(|product| &product.evidence)),
        buyers: of.iter().map(|(account, product)| (*account, product.ltm.clone())).collect(),
        lacking,
    })
}

fn lack(key: &str, customer: Customer<'_>, most: Option<Decimal>) -> Lacking {
    let Customer { scores, owned } = customer;
    let row = scores.whitespace.products.iter().find(|row| name_key(&row.product) == key);
    let whitespace = row.map_or(Err(Unknown::DependsOn { figure: "whitespace" }), |row| row.whitespace.clone());
    Lacking {
        account: scores.account,
        worth: whitespace.clone().map(|amount| most.map_or(amount, |most| amount.min(most))),
        whitespace,
        open: scores.products.open.iter().any(|product| name_key(product) == key),
        once: owned.iter().any(|product| name_key(&product.name) == key),
    }
}
