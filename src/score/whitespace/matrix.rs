//! Accounts by products: who bought what, and since when.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use crate::model::{Account, AccountIx, Date, Decimal, Known, NoOffer, Row, Unknown};
use crate::score::AccountScores;
use crate::score::context::Context;
use crate::score::norms::Norms;
use crate::score::words::name_key;

/// A product's name, shared by all that tell it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProductName(Arc<str>);

impl ProductName {
    pub fn new(name: &str) -> ProductName {
        ProductName(name.into())
    }
}

impl std::ops::Deref for ProductName {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ProductName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self)
    }
}

impl Serialize for ProductName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

/// A product by its place in [`Matrix::products`].
pub type ProductIx = usize;

/// A product as a whole.
#[derive(Debug)]
pub struct Product {
    pub key: String,
    pub name: ProductName,
    /// Still sold: only such products are proposed.
    pub sold: bool,
    /// Keys of segments and industries that it is for; empty lists ask for nothing.
    applies: Vec<(Vec<String>, Vec<String>)>,
}

/// What an account has of a product.
#[derive(Debug, Clone, Copy)]
pub struct Held {
    pub product: ProductIx,
    /// Revenue of the last 12 months.
    pub ltm: Decimal,
    pub first: Option<Date>,
    pub last: Option<Date>,
}

/// The groups an account belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Groups {
    pub segment: Option<usize>,
    pub industry: Option<usize>,
}

/// Who bought what. Products are in the order of their keys, so that no place depends on the order of rows.
#[derive(Debug)]
pub struct Matrix {
    pub products: Vec<Product>,
    /// By account, in the order of products; empty where nothing was bought or nothing is known.
    pub held: Vec<Vec<Held>>,
    pub groups: Vec<Groups>,
    pub segments: usize,
    pub industries: usize,
    group_keys: [Vec<String>; 2],
}

impl Matrix {
    pub fn of(accounts: &[AccountScores], context: &Context<'_>, norms: &Norms<'_>) -> Matrix {
        let (products, places) = products(accounts, context, norms);
        let held = accounts
            .par_iter()
            .map(|account| {
                let owned = account.products.owned.as_ref().map(Vec::as_slice).unwrap_or_default();
                let mut held: Vec<Held> = owned
                    .iter()
                    .filter_map(|product| {
                        let ltm = product.ltm.as_ref().ok().copied().unwrap_or_default();
                        let place = *places.get(product.name.as_str())?;
                        Some(Held { product: place, ltm, first: product.first, last: product.last })
                    })
                    .collect();
                held.sort_by_key(|held| held.product);
                held
            })
            .collect();
        let rows: Vec<Option<&Row<Account>>> =
            accounts.iter().map(|account| context.portfolio.account(account.account)).collect();
        let (segments, segment_keys) = grouped(rows.iter().map(|row| row.and_then(|row| row.segment.as_deref())));
        let (industries, industry_keys) = grouped(rows.iter().map(|row| row.and_then(|row| row.industry.as_deref())));
        let groups = segments.into_iter().zip(industries).map(|(segment, industry)| Groups { segment, industry });
        Matrix {
            products,
            held,
            groups: groups.collect(),
            segments: segment_keys.len(),
            industries: industry_keys.len(),
            group_keys: [segment_keys, industry_keys],
        }
    }

    pub fn held_by(&self, account: AccountIx) -> &[Held] {
        self.held.get(account.index()).map_or(&[], Vec::as_slice)
    }

    pub fn groups_of(&self, account: AccountIx) -> Groups {
        self.groups.get(account.index()).copied().unwrap_or(Groups { segment: None, industry: None })
    }

    /// Whether a product is sold and for an account of these groups. An account without a segment is in none.
    pub fn applies(&self, product: ProductIx, groups: Groups) -> bool {
        self.open_to(product, groups).is_ok()
    }

    /// The same, with the reason why not.
    pub fn open_to(&self, product: ProductIx, groups: Groups) -> Known<()> {
        let product = self.products.get(product).filter(|product| product.sold).ok_or(Unknown::NotSold)?;
        let [segments, industries] = &self.group_keys;
        let inside = |list: &[String], keys: &[String], group: Option<usize>| {
            list.is_empty() || group.and_then(|group| keys.get(group)).is_some_and(|key| list.contains(key))
        };
        let meets = |(of_segments, of_industries): &(Vec<String>, Vec<String>)| {
            inside(of_segments, segments, groups.segment) && inside(of_industries, industries, groups.industry)
        };
        let all = product.applies.is_empty();
        if all || product.applies.iter().any(meets) { Ok(()) } else { Err(Unknown::NotForAccount) }
    }

    /// Why no product at all is open to an account.
    pub fn none_open(&self) -> Unknown {
        let sold = self.products.iter().any(|product| product.sold);
        Unknown::NoOffer { because: if sold { NoOffer::NoneApplies } else { NoOffer::NothingSold } }
    }

    pub fn name(&self, product: ProductIx) -> ProductName {
        self.products.get(product).map_or_else(|| ProductName::new(""), |product| product.name.clone())
    }
}

/// All products bought or sold, and their places by every spelling of the accounts' own products.
fn products<'a>(
    accounts: &'a [AccountScores],
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> (Vec<Product>, HashMap<&'a str, ProductIx>) {
    let mut keys: HashMap<&str, String> = HashMap::new();
    for product in accounts.iter().flat_map(|account| account.products.owned.iter().flatten()) {
        if !keys.contains_key(product.name.as_str()) {
            keys.insert(&product.name, name_key(&product.name));
        }
    }
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    let mut name = |key: String, name| {
        names.entry(key).and_modify(|known| *known = (*known).min(name)).or_insert(name);
    };
    keys.iter().for_each(|(spelling, key)| name(key.clone(), spelling));
    for row in context.portfolio.products.all() {
        name(name_key(&row.record.name), &row.record.name);
    }
    let rules: Vec<(String, Vec<String>, Vec<String>)> = context
        .config
        .whitespace
        .applies
        .iter()
        .map(|rule| {
            let keys = |list: &[String]| list.iter().map(|item| name_key(item)).collect();
            (name_key(&rule.product), keys(&rule.segments), keys(&rule.industries))
        })
        .collect();
    let places: BTreeMap<String, ProductIx> = names.keys().cloned().zip(0..).collect();
    let products = names
        .into_iter()
        .map(|(key, name)| {
            let own = rules.iter().filter(|(product, ..)| *product == key);
            let applies = own.map(|(_, segments, industries)| (segments.clone(), industries.clone())).collect();
            Product { name: ProductName::new(name), sold: norms.sold.contains(&key), key, applies }
        })
        .collect();
    let places = keys.into_iter().filter_map(|(spelling, key)| Some((spelling, *places.get(&key)?))).collect();
    (products, places)
}

/// The group of each by its key, and the keys in order. Blank names are no group.
fn grouped<'a>(names: impl Iterator<Item = Option<&'a str>>) -> (Vec<Option<usize>>, Vec<String>) {
    let names: Vec<Option<&str>> = names.collect();
    let mut keys: HashMap<&str, String> = HashMap::new();
    for name in names.iter().flatten() {
        keys.entry(name).or_insert_with(|| name_key(name));
    }
    let mut ordered: Vec<String> = keys.values().filter(|key| !key.is_empty()).cloned().collect();
    ordered.sort_unstable();
    ordered.dedup();
    let places: HashMap<&str, usize> =
        keys.iter().filter_map(|(name, key)| Some((*name, ordered.binary_search(key).ok()?))).collect();
    (names.into_iter().map(|name| places.get(name?).copied()).collect(), ordered)
}
