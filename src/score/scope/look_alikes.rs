//! What customers like a prospect buy and bring.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::model::{AccountClass, Decimal, Month, Unknown};
use crate::score::context::Context;
use crate::score::words::name_key;
use crate::score::{AccountScores, Evidence};

/// The customers that a prospect is compared with, and what they own.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LookAlikes {
    /// By what they are alike.
    pub by: Likeness,
    /// The industry or segment; none of all customers.
    pub of: Option<String>,
    pub customers: usize,
    /// Those that bought in the 12 months.
    pub buying: usize,
    /// Their median revenue of 12 months, where they are enough; in the reporting currency.
    pub revenue_ltm_median: Option<Decimal>,
    /// The products that most of them own, the most owned first.
    pub products: Vec<PeerProduct>,
    /// The customers' rows.
    pub evidence: Evidence,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    Industry,
    Segment,
    /// Too few are of its industry or segment.
    All,
}

/// A product and how many of the customers own it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PeerProduct {
    pub product: String,
    pub owners: usize,
}

/// Customers under which nothing is said of those like a prospect.
const MIN_CUSTOMERS: usize = 5;
const MOST_PRODUCTS: usize = 5;

/// Compares each prospect with the customers of its industry, else of its segment, else with all.
pub fn compare(accounts: &mut [AccountScores], context: &Context<'_>) {
    let industry = |account: &AccountScores| {
        let row = context.portfolio.account(account.account)?;
        row.industry.as_deref().map(name_key).filter(|key| !key.is_empty())
    };
    let segment = |account: &AccountScores| account.segment.segment.as_deref().map(name_key);
    let (mut by_industry, mut by_segment) =
        (BTreeMap::<String, Vec<usize>>::new(), BTreeMap::<String, Vec<usize>>::new());
    let mut all: Vec<usize> = Vec::new();
    for (place, account) in accounts.iter().enumerate().filter(|(_, account)| bought(account)) {
        all.push(place);
        industry(account).into_iter().for_each(|key| by_industry.entry(key).or_default().push(place));
        segment(account).into_iter().for_each(|key| by_segment.entry(key).or_default().push(place));
    }
    // Prospects of one industry are compared with the same customers: look them up once.
    let mut told: BTreeMap<(u8, String), Option<Arc<LookAlikes>>> = BTreeMap::new();
    for place in 0..accounts.len() {
        let Some(account) = accounts.get(place).filter(|account| account.class.class == AccountClass::Prospect) else {
            continue;
        };
        let enough = |of: &&Vec<usize>| of.len() >= MIN_CUSTOMERS;
        let record = context.portfolio.account(account.account);
        let own_industry = industry(account).and_then(|key| Some((by_industry.get(&key).filter(enough)?, key)));
        let own_segment = || segment(account).and_then(|key| Some((by_segment.get(&key).filter(enough)?, key)));
        let (rank, key, by, of, peers) = match (own_industry, own_segment()) {
            (Some((peers, key)), _) => {
                (0, key, Likeness::Industry, record.and_then(|row| row.industry.clone()), Some(peers))
            }
            (None, Some((peers, key))) => (1, key, Likeness::Segment, account.segment.segment.clone(), Some(peers)),
            (None, None) => (2, String::new(), Likeness::All, None, Some(&all).filter(enough)),
        };
        let found = told.entry((rank, key)).or_insert_with(|| {
            let peers: Vec<&AccountScores> = peers?.iter().filter_map(|peer| accounts.get(*peer)).collect();
            Some(Arc::new(of_customers(&peers, by, of, context)))
        });
        let found = found.clone();
        if let Some(account) = accounts.get_mut(place) {
            account.look_alikes = found;
        }
    }
}

/// A customer that bought, or of which nothing tells whether it did: one that only asked for help shows nothing to sell.
fn bought(account: &AccountScores) -> bool {
    let any = |months: &Vec<(Month, Decimal)>| months.iter().any(|(_, amount)| *amount > Decimal::ZERO);
    let owns = account.products.owned.as_ref().is_ok_and(|owned| !owned.is_empty());
    let told = match &account.revenue.months {
        Ok(months) => any(months),
        Err(reason) => matches!(reason, Unknown::NoSource { .. }),
    };
    account.class.class == AccountClass::Customer && (told || owns || account.renewal.in_force > 0)
}

fn of_customers(peers: &[&AccountScores], by: Likeness, of: Option<String>, context: &Context<'_>) -> LookAlikes {
    let mut owners: BTreeMap<&str, usize> = BTreeMap::new();
    for product in peers.iter().filter_map(|peer| peer.products.owned.as_ref().ok()).flatten() {
        *owners.entry(&product.name).or_default() += 1;
    }
    let mut products: Vec<PeerProduct> =
        owners.into_iter().map(|(product, owners)| PeerProduct { product: product.to_owned(), owners }).collect();
    products.sort_by(|a, b| b.owners.cmp(&a.owners).then_with(|| a.product.cmp(&b.product)));
    products.truncate(MOST_PRODUCTS);
    let mut amounts: Vec<Decimal> = peers
        .iter()
        .filter_map(|peer| peer.revenue.ltm.as_ref().ok().copied())
        .filter(|ltm| *ltm > Decimal::ZERO)
        .collect();
    amounts.sort_unstable();
    let middle = amounts.get(amounts.len() / 2).copied();
    let lower = amounts.len().checked_sub(1).and_then(|last| amounts.get(last / 2)).copied();
    let enough = amounts.len() >= MIN_CUSTOMERS;
    let median = middle.zip(lower).filter(|_| enough).and_then(|(a, b)| a.checked_add(b)?.checked_div(Decimal::TWO));
    let rows = peers.iter().filter_map(|peer| context.portfolio.account(peer.account));
    LookAlikes {
        by,
        of,
        customers: peers.len(),
        buying: amounts.len(),
        revenue_ltm_median: median,
        products,
        evidence: rows.map(|row| row.origin).collect(),
    }
}
