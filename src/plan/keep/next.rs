//! What this month leaves for the next.

use super::follow::compact;
use super::kept::Kept;
use crate::model::{Author, ItemKey, ItemKind, PlanBook};

/// The book after a month: that of the merge, with the items of the accounts that were planned as they stand now.
/// Accounts that were not planned keep theirs as they are.
pub fn next(merged: &PlanBook, planned: impl Iterator<Item = Kept>) -> PlanBook {
    let mut book = merged.clone();
    for kept in planned {
        let before = ItemKind::ALL.into_iter().flat_map(|kind| merged.of(&kept.account_id, kind));
        // What can be forgotten is no longer among the items.
        let gone: Vec<&ItemKey> = before.map(|(key, _)| key).filter(|key| !kept.items.contains_key(key)).collect();
        for key in gone {
            book.items.remove(key);
        }
        for (key, item) in &kept.items {
            match compact(item) {
                // What is proposed anew each month and holds nothing is no item yet.
                item if item.fields.is_empty() && item.author == Author::Program => drop(book.items.remove(key)),
                item => drop(book.items.insert(key.clone(), item)),
            }
        }
    }
    book
}
