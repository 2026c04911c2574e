//! Which item a row of a returned draft is: that of its id, else one of its own, known by what it says.

use std::collections::BTreeMap;

use super::accounts::{Accounts, Now};
use super::fields::{is_open, short_hash};
use crate::model::key::name_key;
use crate::model::{ItemKind, ReturnedDraft, ReturnedRow};

/// Under which account a row of no account is kept.
pub const NO_ACCOUNT: &str = "";

/// A row with the item that it is.
#[derive(Debug)]
pub struct Placed<'a> {
    pub row: &'a ReturnedRow,
    pub account_id: String,
    pub item: String,
    pub added: bool,
    pub found: Now,
}

/// The rows of a draft that say something, each with its item, in an order that does not depend on where they stand.
pub fn placed<'a>(draft: &'a ReturnedDraft, accounts: &Accounts) -> Vec<Placed<'a>> {
    let mut by_id: BTreeMap<(ItemKind, &str, &str), Vec<&ReturnedRow>> = BTreeMap::new();
    let mut added: Vec<&ReturnedRow> = Vec::new();
    for row in &draft.rows {
        match &row.id {
            Some(id) => by_id.entry((row.kind, &id.account_id, &id.item)).or_default().push(row),
            None => added.push(row),
        }
    }
    let mut placed = Vec::new();
    for ((_, account_id, item), rows) in by_id {
        let (row, copies) = original(rows);
        let Some(row) = row else { continue };
        added.extend(copies);
        let found = accounts.now(account_id);
        let account_id = match &found {
            Now::Same(id) | Now::Survivor(id) => id.clone(),
            Now::Gone => account_id.to_owned(),
        };
        placed.push(Placed { row, account_id, item: item.to_owned(), added: false, found });
    }
    placed.extend(own(draft, added, accounts));
    placed
}

/// Of rows with one id the one that a rep has changed least; the others were copied from it to be something else, unless
/// nothing in them differs.
fn original(mut rows: Vec<&ReturnedRow>) -> (Option<&ReturnedRow>, Vec<&ReturnedRow>) {
    let changes = |row: &ReturnedRow| row.cells.values().filter(|cell| cell.changed()).count();
    rows.sort_by_key(|row| (row.deleted, changes(row), row.row));
    let first = rows.first().copied();
    let copies = rows.into_iter().skip(1).filter(|row| !row.deleted && changes(row) > 0).collect();
    (first, copies)
}

/// Added rows. Their id is made of who wrote them, where, and what their main cell says, so that the same row in another
/// copy is the same item; two of one text in one draft are told apart by all that they say.
fn own<'a>(draft: &'a ReturnedDraft, added: Vec<&'a ReturnedRow>, accounts: &Accounts) -> Vec<Placed<'a>> {
    let mut by_item: BTreeMap<(ItemKind, String, String), BTreeMap<String, &ReturnedRow>> = BTreeMap::new();
    for row in added.into_iter().filter(|row| !row.deleted) {
        let Some(main) = main_text(row) else { continue };
        let given = row.account_id.as_deref().and_then(|id| match accounts.now(id) {
            Now::Same(id) | Now::Survivor(id) => Some(id),
            Now::Gone => None,
        });
        let found = given.or_else(|| accounts.named(row.account.as_deref(), &draft.owner_id));
        let account_id = found.unwrap_or_else(|| NO_ACCOUNT.to_owned());
        let written = if account_id.is_empty() { row.account.as_deref().unwrap_or("") } else { "" };
        let item = format!("own-{}", short_hash(&[row.kind.key(), &account_id, written, &draft.owner_id, &main]));
        by_item.entry((row.kind, account_id, item)).or_default().insert(all_text(row), row);
    }
    let mut placed = Vec::new();
    for ((_, account_id, item), rows) in by_item {
        for (number, row) in (1_u32..).zip(rows.into_values()) {
            let item = if number == 1 { item.clone() } else { format!("{item}-{number}") };
            let found = if account_id.is_empty() { Now::Gone } else { Now::Same(account_id.clone()) };
            placed.push(Placed { row, account_id: account_id.clone(), item, added: true, found });
        }
    }
    placed
}

/// What an added row is about, by which another copy of it is known; none of a row that says nothing.
fn main_text(row: &ReturnedRow) -> Option<String> {
    const MAIN: [&str; 5] = ["objective", "action", "text", "name", "idea"];
    let filled = |key: &str| row.cells.get(key)?.value.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let main: Vec<&str> = MAIN.into_iter().filter_map(filled).collect();
    let text = if main.is_empty() { all_text(row) } else { main.join("\n") };
    let date = filled("date").map(|date| format!("\n{date}")).unwrap_or_default();
    (!text.is_empty()).then(|| format!("{}{date}", name_key(&text).unwrap_or(text)))
}

/// All that a row's cells say; empty where they say nothing but the account.
fn all_text(row: &ReturnedRow) -> String {
    let cells = row.cells.iter().filter(|(key, _)| is_open(key));
    let said = cells.filter_map(|(key, cell)| Some(format!("{key}={}", cell.value.as_deref()?)));
    said.collect::<Vec<_>>().join("\n")
}
