//! Accounts that look like one customer. Nothing is merged: a person decides.

use std::collections::{BTreeSet, HashMap, HashSet};

use rayon::prelude::*;
use serde::Serialize;

use super::alike::{Likeness, Way, likeness};
use super::domain::label;
use super::index::{NameIndex, Reach};
use super::propose::points;
use super::shared::Families;
use crate::model::key::{domain_key, name_key};
use crate::model::{Account, AccountIx, Row};

/// Two accounts that may be one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Duplicate {
    /// The account that would go.
    pub account_id: String,
    pub name: String,
    pub rows: usize,
    /// The account that would stay: the one with more rows, then the older, then the first by id.
    pub survivor_id: String,
    pub survivor_name: String,
    pub survivor_rows: usize,
    pub score: u8,
    pub reason: String,
    #[serde(skip)]
    pub account: AccountIx,
    #[serde(skip)]
    pub survivor: AccountIx,
}

/// A telephone, domain or address of more accounts than this is a switchboard, a group's or a business park's.
const MOST_OF_ONE: usize = 6;

/// What of an account is compared beside its name.
struct Traits {
    tax_id: Option<String>,
    phone: Option<String>,
    domains: Vec<String>,
    address: Option<String>,
    city: Option<String>,
    country: Option<String>,
}

impl Traits {
    fn of(account: &Account, anyones: &HashSet<String>) -> Traits {
        let letters = |text: &Option<String>| {
            let plain = name_key(text.as_deref()?)?.replace(' ', "");
            (plain.len() >= 2).then_some(plain)
        };
        let addresses = [&account.domain, &account.website].into_iter().flatten();
        let mut domains: Vec<String> = addresses.filter_map(|text| domain_key(text)).collect();
        domains.retain(|domain| !anyones.contains(domain));
        domains.sort_unstable();
        domains.dedup();
        let street = letters(&account.street).filter(|street| street.bytes().any(|byte| byte.is_ascii_digit()));
        let place = letters(&account.postal_code).or_else(|| letters(&account.city));
        Traits {
            tax_id: letters(&account.tax_id).filter(|id| id.len() >= 6),
            phone: account.phone.as_deref().and_then(phone),
            domains,
            address: street.zip(place).map(|(street, place)| format!("{street} {place}")),
            city: letters(&account.city),
            country: letters(&account.country),
        }
    }
}

/// The last nine digits: prefixes are written in many ways.
fn phone(text: &str) -> Option<String> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_digit).collect();
    let last = digits.get(digits.len().checked_sub(9)?..)?;
    let varied = last.iter().collect::<BTreeSet<_>>().len() > 2;
    varied.then(|| last.iter().map(|digit| char::from(*digit)).collect())
}

/// All pairs, each account at most once as the one that would go. `rows` are those that hang on each account;
/// `anyones` the domains that tell no company.
pub fn duplicates(
    accounts: &[Row<Account>],
    index: &NameIndex,
    rows: &[usize],
    anyones: &HashSet<String>,
) -> Vec<Duplicate> {
    let traits: Vec<Traits> = accounts.par_iter().map(|account| Traits::of(account, anyones)).collect();
    let families = Families::of(accounts);
    let blocks = Blocks::of(&traits);
    let places: Vec<usize> = (0..accounts.len()).collect();
    let rank = |place: usize| {
        let account = accounts.get(place);
        let created = account.and_then(|account| account.created);
        (std::cmp::Reverse(rows.get(place).copied().unwrap_or(0)), created.is_none(), created, place)
    };
    let found = places.par_iter().filter_map(|&place| {
        let mut others = blocks.with(place, &traits);
        let name = index.accounts.get(place)?.name.as_ref()?;
        others.extend(index.near(name, Reach::NARROW).into_iter().map(AccountIx::index));
        others.remove(&place);
        let better = others.into_iter().filter(|other| rank(*other) < rank(place));
        let judged = better.filter_map(|other| {
            let (a, b) = (traits.get(place)?, traits.get(other)?);
            let likeness = likeness(name, index.accounts.get(other)?.name.as_ref()?, &index.rarity);
            let (share, reason) = judge(likeness, a, b, families.are_one(place, other))?;
            Some((points(share), other, reason))
        });
        let (score, other, reason) = judged.max_by(|a, b| a.0.cmp(&b.0).then_with(|| rank(b.1).cmp(&rank(a.1))))?;
        let (account, survivor) = (accounts.get(place)?, accounts.get(other)?);
        Some(Duplicate {
            account_id: account.id.clone(),
            name: account.name.clone(),
            rows: rows.get(place).copied().unwrap_or(0),
            survivor_id: survivor.id.clone(),
            survivor_name: survivor.name.clone(),
            survivor_rows: rows.get(other).copied().unwrap_or(0),
            score,
            reason,
            account: AccountIx(u32::try_from(place).ok()?),
            survivor: AccountIx(u32::try_from(other).ok()?),
        })
    });
    found.collect()
}

/// Whether two accounts look like one, 0 to 1, and why.
///
/// Two tax ids are two companies, and one name with two web sites tells nothing. Accounts of one family, and accounts of one name in two places, are branches unless
/// something else than the name says that they are one; a group shares its domain, so that does not.
fn judge(name: Likeness, a: &Traits, b: &Traits, one_family: bool) -> Option<(f64, String)> {
    let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
    let differ = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
    let (tax, phone, address) = (same(&a.tax_id, &b.tax_id), same(&a.phone, &b.phone), same(&a.address, &b.address));
    let domain = a.domains.iter().any(|domain| b.domains.contains(domain));
    let labels =
        |traits: &Traits| traits.domains.iter().map(|domain| label(domain).to_owned()).collect::<BTreeSet<_>>();
    let (ours, theirs) = (labels(a), labels(b));
    // `acme.com` and `acme.es` are not two companies' sites.
    let other_site = !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs);
    let elsewhere = differ(&a.city, &b.city) || differ(&a.country, &b.country);
    if differ(&a.tax_id, &b.tax_id) {
        return None;
    }
    let alike = name.share >= 0.97;
    let hard = usize::from(phone) + usize::from(address);
    let share = if tax {
        if elsewhere || one_family {
            0.78
        } else if name.share >= 0.5 {
            0.97
        } else {
            0.85
        }
    } else if elsewhere {
        if name.share < 0.9 || hard == 0 {
            return None;
        }
        0.8
    } else if one_family {
        if !alike || hard == 0 {
            return None;
        }
        0.85
    } else if alike && other_site && hard == 0 {
        0.6
    } else if alike {
        let base: f64 = if same(&a.city, &b.city) { 0.9 } else { 0.86 };
        (base + if domain { 0.05 } else { 0.0 } + if hard > 0 { 0.05 } else { 0.0 }).min(0.99)
    } else if name.share >= 0.85 && (domain || hard > 0) {
        (name.share - 0.05 + if domain && hard > 0 { 0.05 } else { 0.0 }).min(0.95)
    } else if name.share >= 0.92 && name.way == Way::NearlySame && same(&a.city, &b.city) {
        0.8
    } else if name.share >= 0.55 && domain && hard > 0 {
        0.76
    } else {
        return None;
    };
    let mut reasons = vec![name.way.words().to_owned()];
    if name.share < 0.55 {
        reasons = vec!["another name".to_owned()];
    }
    let all = [(tax, "tax id"), (phone, "telephone"), (address, "address"), (domain, "domain")];
    let also: Vec<&str> = all.iter().filter(|(is, _)| *is).map(|(_, what)| *what).collect();
    if !also.is_empty() {
        reasons.push(format!("same {}", also.join(", ")));
    }
    if same(&a.city, &b.city) {
        reasons.push("same city".to_owned());
    }
    if other_site {
        reasons.push("another web site".to_owned());
    }
    if elsewhere {
        reasons.push("in another place: may be a branch".to_owned());
    }
    if one_family {
        reasons.push("of one group: may be a branch".to_owned());
    }
    Some((share, reasons.join("; ")))
}

/// Accounts by what they share beside the name.
struct Blocks(HashMap<(u8, String), Vec<usize>>);

impl Blocks {
    fn of(traits: &[Traits]) -> Blocks {
        let mut blocks: HashMap<(u8, String), Vec<usize>> = HashMap::new();
        for (place, traits) in traits.iter().enumerate() {
            keys(traits).into_iter().for_each(|key| blocks.entry(key).or_default().push(place));
        }
        blocks.retain(|_, places| (2..=MOST_OF_ONE).contains(&places.len()));
        Blocks(blocks)
    }

    fn with(&self, place: usize, traits: &[Traits]) -> BTreeSet<usize> {
        let keys = traits.get(place).map(keys).unwrap_or_default();
        keys.iter().filter_map(|key| self.0.get(key)).flatten().copied().collect()
    }
}

fn keys(traits: &Traits) -> Vec<(u8, String)> {
    let single = [(0, &traits.tax_id), (1, &traits.phone), (2, &traits.address)];
    let single = single.into_iter().filter_map(|(kind, text)| Some((kind, text.clone()?)));
    single.chain(traits.domains.iter().map(|domain| (3, domain.clone()))).collect()
}

/// Rows that one thread counts without looking up.
const ROWS_AT_ONCE: usize = 1 << 18;

/// Rows that hang on each account.
pub fn count<T: Sync>(rows: &[Row<T>], counts: &mut [usize]) {
    let accounts = counts.len();
    let counted = |rows: &[Row<T>]| {
        let mut counts = vec![0; accounts];
        for account in rows.iter().filter_map(|row| row.account) {
            if let Some(count) = counts.get_mut(account.index()) {
                *count += 1;
            }
        }
        counts
    };
    for counted in rows.par_chunks(ROWS_AT_ONCE).map(counted).collect::<Vec<_>>() {
        counts.iter_mut().zip(counted).for_each(|(count, more)| *count += more);
    }
}
