//! Last month's items under the accounts of today.

use std::collections::BTreeMap;

use super::accounts::{Accounts, Now};
use super::fields;
use super::told::{About, Told};
use crate::model::{Item, ItemKey, PlanBook};

/// The items under the ids that accounts have today. What was planned for an account that was merged goes to its
/// survivor; where that has an item of the same id, a person's word is kept beside it and a mere proposal is not.
pub fn under_today(book: &PlanBook, accounts: &Accounts) -> (PlanBook, Vec<Told>) {
    let mut items: BTreeMap<ItemKey, Item> = BTreeMap::new();
    let mut moved: Vec<(ItemKey, Item)> = Vec::new();
    for (key, item) in &book.items {
        match accounts.now(&key.account_id) {
            Now::Same(account_id) => drop(items.insert(ItemKey { account_id, ..key.clone() }, item.clone())),
            Now::Gone => drop(items.insert(key.clone(), item.clone())),
            Now::Survivor(account_id) => {
                let mut item = item.clone();
                if item.value(fields::FORMERLY).is_none() {
                    fields::set_ours(&mut item, fields::FORMERLY, key.account_id.clone());
                }
                moved.push((ItemKey { account_id, ..key.clone() }, item));
            }
        }
    }
    let mut told = Vec::new();
    for (mut key, item) in moved {
        if items.contains_key(&key) {
            if !fields::is_touched(&item) {
                continue;
            }
            let from = item.value(fields::FORMERLY).unwrap_or_default();
            key.item = format!("{}@{from}", key.item);
        }
        let owner_id = accounts.desk(&key.account_id).map(|desk| desk.owner_id.clone()).unwrap_or_default();
        let from = item.value(fields::FORMERLY).unwrap_or_default().to_owned();
        told.push(Told {
            owner_id,
            about: About::Merged { from },
            account_id: key.account_id.clone(),
            kind: key.kind,
            item: key.item.clone(),
            file: String::new(),
            row: 0,
        });
        items.insert(key, item);
    }
    (PlanBook { items, merged_drafts: book.merged_drafts.clone() }, told)
}
