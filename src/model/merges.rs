//! What became of accounts that no longer exist.

use std::collections::HashMap;

use super::AccountIx;
use super::key::id_key;

/// From the id of any account, one that was merged too, to the account that stands for it now.
#[derive(Debug)]
pub struct Merges {
    accounts: HashMap<String, AccountIx>,
    merged: HashMap<String, String>,
}

impl Merges {
    /// `ids` are those of the accounts that exist, in their order.
    pub fn new<'a>(ids: impl Iterator<Item = &'a str>, merged: &[(String, String)]) -> Merges {
        let accounts = (0..).zip(ids).map(|(place, id)| (id_key(id), AccountIx(place)));
        let merged = merged.iter().map(|(from, into)| (id_key(from), id_key(into)));
        Merges { accounts: accounts.collect(), merged: merged.collect() }
    }

    /// The account itself where it exists, else the one at the end of its merges; a circle leads nowhere.
    pub fn account(&self, id: &str) -> Option<AccountIx> {
        let mut at = id_key(id);
        for _ in 0..=self.merged.len() {
            if let Some(account) = self.accounts.get(&at) {
                return Some(*account);
            }
            at.clone_from(self.merged.get(&at)?);
        }
        None
    }
}
