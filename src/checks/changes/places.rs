//! Which account of the last month is which of this one.

use std::collections::HashMap;

use super::names::Names;
use crate::model::key::id_key;
use crate::model::{Ledger, LedgerAccount, Merges};

/// Where a row counts: at an account that is there now, at one that is gone, or at none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A place in this month's ledger.
    Now(u32),
    /// A place in the last month's.
    Gone(u32),
    NoAccount,
}

/// The two ledgers with the ways between them.
pub struct Places<'a> {
    pub now: &'a Ledger,
    pub before: &'a Ledger,
    /// By place in the last month's ledger: the same account now, or gone.
    same: Vec<Place>,
    /// The account that stands for it now: itself, the survivor of its merge, or gone.
    stands: Vec<Place>,
    /// By place in this month's ledger: the same account then.
    then: HashMap<u32, u32>,
    /// Of the accounts of both months.
    names: Names,
}

impl<'a> Places<'a> {
    /// `merged` leads from accounts that no longer exist to those that they became.
    pub fn of(merged: &[(String, String)], now: &'a Ledger, before: &'a Ledger) -> Places<'a> {
        let merges = Merges::new(now.accounts.iter().map(|account| account.id.as_str()), merged);
        let ids: HashMap<String, u32> = (0..).zip(&now.accounts).map(|(place, row)| (id_key(&row.id), place)).collect();
        let old = || (0..).zip(&before.accounts);
        let same = |(place, row): (u32, &LedgerAccount)| {
            ids.get(&id_key(&row.id)).map_or(Place::Gone(place), |place| Place::Now(*place))
        };
        let same: Vec<Place> = old().map(same).collect();
        let stands = |((place, row), same): ((u32, &LedgerAccount), &Place)| match same {
            Place::Gone(_) => merges.account(&row.id).map_or(Place::Gone(place), |survivor| Place::Now(survivor.0)),
            there => *there,
        };
        let stands = old().zip(&same).map(stands).collect();
        let then = (0..).zip(&same).filter_map(|(old, place)| match place {
            Place::Now(now) => Some((*now, old)),
            _ => None,
        });
        let all = now.accounts.iter().chain(&before.accounts);
        let names = Names::of(all.map(|account| (account.id.as_str(), account.name.as_str())));
        Places { now, before, then: then.collect(), same, stands, names }
    }

    /// Where a row of the last month counted then.
    pub fn counted(&self, account: Option<u32>) -> Place {
        look_up(&self.same, account)
    }

    /// Where it is looked for now.
    pub fn standing(&self, account: Option<u32>) -> Place {
        look_up(&self.stands, account)
    }

    /// The same account in the last month's ledger.
    pub fn then(&self, now: u32) -> Option<&'a LedgerAccount> {
        self.before.account(self.then.get(&now).copied())
    }

    /// Where a row of this month counts.
    pub fn of_now(account: Option<u32>) -> Place {
        account.map_or(Place::NoAccount, Place::Now)
    }

    pub fn account(&self, place: Place) -> Option<&'a LedgerAccount> {
        match place {
            Place::Now(now) => self.now.account(Some(now)),
            Place::Gone(then) => self.before.account(Some(then)),
            Place::NoAccount => None,
        }
    }

    /// The account as readers know it, empty for none.
    pub fn told(&self, place: Place) -> String {
        self.account(place).map_or_else(String::new, |account| self.names.told(&account.id, &account.name))
    }

    /// The same by id; the id of one that no export has.
    pub fn told_by(&self, id: &str) -> String {
        let key = id_key(id);
        let mut all = self.now.accounts.iter().chain(&self.before.accounts);
        let found = all.find(|account| id_key(&account.id) == key);
        found.map_or_else(|| id.to_owned(), |account| self.names.told(&account.id, &account.name))
    }

    /// The account's id, empty for none.
    pub fn id(&self, place: Place) -> String {
        self.account(place).map(|account| account.id.clone()).unwrap_or_default()
    }
}

fn look_up(places: &[Place], account: Option<u32>) -> Place {
    let found = |account: u32| usize::try_from(account).ok().and_then(|account| places.get(account)).copied();
    account.and_then(found).unwrap_or(Place::NoAccount)
}
