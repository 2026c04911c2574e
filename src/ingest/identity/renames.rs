//! Accounts against those of the last published month: renamed ones, and ones that have a new id.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::matches::{MatchKind, Proposal};
use super::merges::Survivors;
use crate::model::key::{id_key, name_key};
use crate::model::{Account, Row};

/// An account as the last published month had it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PastAccount {
    pub id: String,
    pub name: String,
}

/// An account that has another name than last month.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Renamed {
    pub account_id: String,
    pub before: String,
    pub now: String,
}

/// What changed since the last published month.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Since {
    pub renamed: Vec<Renamed>,
    /// Ids of last month that are gone, with the new account of the same name.
    pub new_ids: Vec<Proposal>,
}

/// Compares by id, and of ids that are gone by name. A name that several new accounts bear proposes none.
pub fn since(past: &[PastAccount], accounts: &[Row<Account>], survivors: &Survivors) -> Since {
    let now: HashMap<String, &Row<Account>> = accounts.iter().map(|account| (id_key(&account.id), account)).collect();
    let known: BTreeSet<String> = past.iter().map(|account| id_key(&account.id)).collect();
    let mut fresh: BTreeMap<String, Option<&Row<Account>>> = BTreeMap::new();
    for account in accounts.iter().filter(|account| !known.contains(&id_key(&account.id))) {
        if let Some(name) = name_key(&account.name) {
            fresh.entry(name).and_modify(|known| *known = None).or_insert(Some(account));
        }
    }
    let mut gone: BTreeMap<String, usize> = BTreeMap::new();
    for account in past.iter().filter(|account| !now.contains_key(&id_key(&account.id))) {
        *gone.entry(name_key(&account.name).unwrap_or_default()).or_default() += 1;
    }
    let mut found = Since::default();
    for then in past {
        match now.get(&id_key(&then.id)) {
            Some(account) if account.name != then.name => found.renamed.push(Renamed {
                account_id: account.id.clone(),
                before: then.name.clone(),
                now: account.name.clone(),
            }),
            Some(_) => {}
            None if survivors.of(&then.id).is_some() => {}
            None => {
                let name = name_key(&then.name).filter(|name| gone.get(name) == Some(&1));
                if let Some(account) = name.and_then(|name| fresh.get(&name).copied().flatten()) {
                    found.new_ids.push(Proposal {
                        kind: MatchKind::NewId,
                        found: then.id.clone(),
                        rows: 0,
                        files: Vec::new(),
                        proposed: account.id.clone(),
                        proposed_name: account.name.clone(),
                        score: if account.name == then.name { 95 } else { 90 },
                        reason: format!("`{}` of last month is gone and this account of its name is new", then.name),
                    });
                }
            }
        }
    }
    found.renamed.sort();
    found.new_ids.sort();
    found
}
