//! What one member of a group buys and another does not: the cross-selling that needs no model, since the customer
//! knows the product.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Members;
use crate::model::{AccountIx, Decimal, Known, Unknown};
use crate::score::words::name_key;
use crate::score::{Evidence, ProductOwned, money};

/// A product that some members buy and others do not.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductGap {
    pub product: String,
    /// Who buys it, with the revenue of 12 months, by id.
    pub buyers: Vec<(AccountIx, Known<Decimal>)>,
    /// Revenue of the buyers; unknown where revenue names no product.
    pub revenue: Known<Decimal>,
    /// Members that buy other things, by the estimate of what they could buy, the greatest first.
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
    /// A deal for it is open already.
    pub open: bool,
    /// It bought it once, not in the last 12 months.
    pub once: bool,
}

pub(super) fn gaps(members: &Members<'_, '_>) -> Vec<ProductGap> {
    // Members of which no product is known lack none that is known of.
    let customers: Vec<(AccountIx, &[ProductOwned])> = members
        .scores
        .iter()
        .filter_map(|scores| Some((scores.account, scores.products.owned.as_ref().ok()?.as_slice())))
        .filter(|(_, owned)| !owned.is_empty())
        .collect();
    let mut buyers: BTreeMap<String, Vec<(AccountIx, &ProductOwned)>> = BTreeMap::new();
    for (account, owned) in &customers {
        for product in owned.iter().filter(|product| is_bought(product)) {
            buyers.entry(name_key(&product.name)).or_default().push((*account, product));
        }
    }
    let mut gaps: Vec<ProductGap> = buyers
        .into_iter()
        .filter(|(key, of)| members.norms.sold.contains(key) && of.len() < customers.len())
        .filter_map(|(key, of)| gap(members, &key, &of, &customers))
        .collect();
    let revenue = |gap: &ProductGap| gap.revenue.as_ref().ok().copied();
    gaps.sort_by(|a, b| revenue(b).cmp(&revenue(a)).then_with(|| a.product.cmp(&b.product)));
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

fn gap(
    members: &Members<'_, '_>,
    key: &str,
    of: &[(AccountIx, &ProductOwned)],
    customers: &[(AccountIx, &[ProductOwned])],
) -> Option<ProductGap> {
    let (_, first) = of.first()?;
    let buys = |account: AccountIx| of.iter().any(|(buyer, _)| *buyer == account);
    let mut lacking: Vec<Lacking> = customers
        .iter()
        .filter(|(account, _)| !buys(*account))
        .map(|(account, owned)| lack(members, key, *account, owned))
        .collect();
    let estimate = |lacking: &Lacking| lacking.whitespace.as_ref().ok().copied();
    lacking.sort_by(|a, b| estimate(b).cmp(&estimate(a)).then(a.account.cmp(&b.account)));
    Some(ProductGap {
        product: first.name.clone(),
        revenue: money::total(of.iter().map(|(_, product)| product.ltm.clone())),
        evidence: of.iter().fold(Evidence::default(), |all, (_, product)| all.and(&product.evidence)),
        buyers: of.iter().map(|(account, product)| (*account, product.ltm.clone())).collect(),
        lacking,
    })
}

fn lack(members: &Members<'_, '_>, key: &str, account: AccountIx, owned: &[ProductOwned]) -> Lacking {
    let scores = members.scores.iter().find(|scores| scores.account == account);
    let estimate = scores.and_then(|scores| {
        scores.whitespace.products.iter().find(|row| name_key(&row.product) == key).map(|row| row.whitespace.clone())
    });
    let open = scores.is_some_and(|scores| scores.products.open.iter().any(|product| name_key(product) == key));
    Lacking {
        account,
        whitespace: estimate.unwrap_or(Err(Unknown::DependsOn { figure: "whitespace" })),
        open,
        once: owned.iter().any(|product| name_key(&product.name) == key),
    }
}
