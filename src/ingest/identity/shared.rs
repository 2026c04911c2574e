//! Mail domains of people who work for several of our customers: consultants, agencies, groups.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use serde::Serialize;

use crate::model::key::{domain_key, id_key};
use crate::model::record::Record;
use crate::model::{Account, AccountIx, Row};

/// An account whose own domain it is keeps it when at least so many of its people are at that account.
const OWN_SHARE: f64 = 0.9;

/// A mail domain that tells no account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SharedDomain {
    pub domain: String,
    /// People with such an address, by the id of the account that other keys lead to.
    pub accounts: BTreeMap<String, usize>,
}

/// Counts whose addresses are of which domain.
#[derive(Debug, Default)]
pub struct DomainUse(BTreeMap<String, BTreeMap<AccountIx, BTreeSet<String>>>);

impl DomainUse {
    /// Takes the addresses of rows whose account other keys than the address tell.
    pub fn add<T: Record>(&mut self, rows: &[Row<T>], account_of: impl Fn(&T) -> Option<AccountIx>) {
        for row in rows {
            let Some(email) = row.record.account_keys().email else { continue };
            let Some(domain) = domain_key(email) else { continue };
            let Some(account) = account_of(&row.record) else { continue };
            let people = self.0.entry(domain).or_default().entry(account).or_default();
            people.insert(email.trim().to_lowercase());
        }
    }

    /// The domains of several accounts that are not one family; free mail belongs to nobody anyway.
    pub fn shared(
        self,
        accounts: &[Row<Account>],
        free_mail: &HashSet<String>,
        owner_of: impl Fn(&str) -> Option<AccountIx>,
    ) -> Vec<SharedDomain> {
        let families = Families::of(accounts);
        let mut shared = Vec::new();
        for (domain, people) in self.0.into_iter().filter(|(domain, _)| !free_mail.contains(domain)) {
            let tops: BTreeSet<usize> = people.keys().map(|account| families.top(account.index())).collect();
            if tops.len() < 2 {
                continue;
            }
            let all: usize = people.values().map(BTreeSet::len).sum();
            let own = owner_of(&domain).and_then(|account| people.get(&account)).map_or(0, BTreeSet::len);
            // Counts of people are far below 2^52.
            #[allow(clippy::cast_precision_loss)]
            let is_own = own as f64 >= OWN_SHARE * all as f64;
            if is_own {
                continue;
            }
            let by_id = people
                .iter()
                .filter_map(|(account, people)| Some((accounts.get(account.index())?.id.clone(), people.len())));
            shared.push(SharedDomain { domain, accounts: by_id.collect() });
        }
        shared
    }
}

/// Accounts that belong together by their parents.
pub struct Families(Vec<usize>);

impl Families {
    pub fn of(accounts: &[Row<Account>]) -> Families {
        let places: BTreeMap<String, usize> =
            accounts.iter().enumerate().map(|(place, account)| (id_key(&account.id), place)).collect();
        let parents: Vec<Option<usize>> = accounts
            .iter()
            .map(|account| account.parent_id.as_deref().and_then(|id| places.get(&id_key(id)).copied()))
            .collect();
        let top = |mut at: usize| {
            // Parents that lead in a circle have no top: the walk ends.
            for _ in 0..64 {
                match parents.get(at).copied().flatten() {
                    Some(parent) if parent != at => at = parent,
                    _ => break,
                }
            }
            at
        };
        Families((0..accounts.len()).map(top).collect())
    }

    /// The place of the account at the top.
    pub fn top(&self, account: usize) -> usize {
        self.0.get(account).copied().unwrap_or(account)
    }

    pub fn are_one(&self, a: usize, b: usize) -> bool {
        self.top(a) == self.top(b)
    }
}
