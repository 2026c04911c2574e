//! What the fields of an item are called, and what is kept beside them.
//!
//! A field of a rep's workbook has the key of its column. Beside them an item has fields of ours, and, with a dot in
//! their names, what belongs to one other field:
//! - `said.FIELD`: which draft the person's word came from, as a [`Stamp`].
//! - `history.MONTH.FIELD.HASH`: a word that a person gave up for a later one; the month is that of its draft.
//! - `overruled.MONTH.FIELD.HASH`: a word that lost against another one of which its author can't have known; told in
//!   the drafts from that month on, until one of them comes back. Then it is history.
//! - `proposal.MONTH.FIELD`: what our rules propose since that month against a person's word; told in the same way.

use std::collections::BTreeMap;

use crate::model::{Author, Item, ItemField, Month};

use super::stamp::Stamp;

pub const STATE: &str = "state";
pub const KEEP: &str = "keep";
pub const TARGET: &str = "target";
pub const BASELINE: &str = "baseline";
pub const UNIT: &str = "unit";
/// What an objective's progress is read from.
pub const FIGURE: &str = "figure";
pub const METRIC: &str = "metric";
pub const START: &str = "start";
pub const DUE: &str = "due";
pub const OWNER: &str = "owner";
pub const NOTE: &str = "note";
/// Of an objective: `agree` or `disagree`, by the manager.
pub const AGREED: &str = "agreed";
/// Of an objective: `proposed`, `rep` once it was handed in, `agreed`.
pub const STAGE: &str = "stage";
/// The target that a manager agreed to and the rep has lowered since.
pub const LOWERED_FROM: &str = "lowered_from";
/// The month in which an item was done, reached or dropped.
pub const CLOSED: &str = "closed";
/// The month since which our rules no longer ask for it.
pub const CLEARED: &str = "cleared";
/// Which occurrence it answers to, where its condition holds again and again: a quarter, the answer to a survey.
pub const OCCURRENCE: &str = "occurrence";
/// Of an action: the figure by which its outcome is told, as it was when it was first proposed.
pub const MEASURED: &str = crate::plan::playbook::MEASURED;
/// Of an action: the day by which it was to be done where its task is kept, where that day has passed and it is not done.
pub const TASK_DUE: &str = "task_due";
/// The account as the rep wrote it, where no account is called so.
pub const ACCOUNT: &str = "account";
/// Why an item is under no account of the portfolio, or under another than it was.
pub const FORMERLY: &str = "formerly";

const SAID: &str = "said.";
const HISTORY: &str = "history.";
const OVERRULED: &str = "overruled.";
const PROPOSAL: &str = "proposal.";

/// Fields that no cell of a draft may set.
const OURS: [&str; 7] = [STAGE, LOWERED_FROM, CLOSED, CLEARED, FORMERLY, ACCOUNT, TASK_DUE];

/// Whether a cell of this name is an item's, not something of ours.
pub fn is_open(field: &str) -> bool {
    !field.is_empty() && !field.contains('.') && !OURS.contains(&field)
}

/// Whether a field holds something by itself, not something beside another field.
pub fn is_own(field: &str) -> bool {
    !field.contains('.')
}

/// Whether a field tells which draft another one's word came from.
pub fn is_said(field: &str) -> bool {
    field.starts_with(SAID)
}

/// Whether a field is a word that was given up.
pub fn is_history(field: &str) -> bool {
    field.starts_with(HISTORY)
}

/// What lies beside a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    pub name: String,
    pub month: Month,
    /// The field that it is about.
    pub field: String,
    pub held: ItemField,
}

/// A word that lost and is still to be told.
pub fn overruled(item: &Item) -> impl Iterator<Item = Beside> {
    beside(item, OVERRULED)
}

/// What our rules propose against a person's word.
pub fn proposals(item: &Item) -> impl Iterator<Item = Beside> {
    beside(item, PROPOSAL)
}

/// The words that persons gave up, by month.
pub fn history(item: &Item) -> impl Iterator<Item = Beside> {
    beside(item, HISTORY)
}

fn beside<'a>(item: &'a Item, prefix: &'static str) -> impl Iterator<Item = Beside> + 'a {
    let under = item.fields.range(prefix.to_owned()..).take_while(move |(name, _)| name.starts_with(prefix));
    under.filter_map(move |(name, held)| {
        let (month, rest) = name.strip_prefix(prefix)?.split_once('.')?;
        let field = rest.split_once('.').map_or(rest, |(field, _)| field);
        Some(Beside { name: name.clone(), month: Month::parse(month)?, field: field.to_owned(), held: held.clone() })
    })
}

/// The draft that a field's word came from; none of our own and of what no draft brought.
pub fn said(item: &Item, field: &str) -> Option<Stamp> {
    Stamp::parse(item.value(&format!("{SAID}{field}"))?)
}

pub fn set_said(item: &mut Item, field: &str, stamp: &Stamp, author: &Author) {
    let held = ItemField { value: Some(stamp.to_string()), author: author.clone(), proposed: None };
    item.fields.insert(format!("{SAID}{field}"), held);
}

/// Keeps a word that is given up; whether it was not known before.
pub fn keep_history(item: &mut Item, month: Month, field: &str, held: &ItemField) -> bool {
    let new = !is_known(item, field, held);
    if new {
        item.fields.insert(lost_name(HISTORY, month, field, held), given_up(held));
    }
    new
}

/// Keeps a word that lost; whether it was not known before.
pub fn keep_overruled(item: &mut Item, month: Month, field: &str, held: &ItemField) -> bool {
    let new = !is_known(item, field, held);
    if new {
        item.fields.insert(lost_name(OVERRULED, month, field, held), given_up(held));
    }
    new
}

/// Notes that our rules propose something else than a person's word; as of the first month in which they do.
pub fn set_proposal(item: &mut Item, month: Month, field: &str, value: Option<String>) {
    let before = proposals(item).find(|told| told.field == field);
    if before.as_ref().is_some_and(|told| told.held.value == value) {
        return;
    }
    if let Some(before) = before {
        item.fields.remove(&before.name);
    }
    let held = ItemField { value, author: Author::Program, proposed: None };
    item.fields.insert(format!("{PROPOSAL}{month}.{field}"), held);
}

pub fn clear_proposal(item: &mut Item, field: &str) -> Option<ItemField> {
    let before = proposals(item).find(|told| told.field == field)?;
    item.fields.remove(&before.name)
}

/// What was told in a draft that has come back is told no more: the rep has seen it.
pub fn acknowledge(item: &mut Item, draft: Month) {
    let seen: Vec<Beside> = overruled(item).filter(|told| told.month <= draft).collect();
    for told in seen {
        item.fields.remove(&told.name);
        item.fields.insert(lost_name(HISTORY, told.month, &told.field, &told.held), told.held);
    }
    let seen: Vec<Beside> = proposals(item).filter(|told| told.month <= draft).collect();
    for told in seen {
        item.fields.remove(&told.name);
        if let Some(field) = item.fields.get_mut(&told.field) {
            field.proposed = told.held.value;
        }
    }
}

/// Whether a person's word is among what was given up, lost or holds.
fn is_known(item: &Item, field: &str, held: &ItemField) -> bool {
    let mut lost = history(item).chain(overruled(item));
    lost.any(|told| told.field == field && told.held.value == held.value && told.held.author == held.author)
}

fn lost_name(prefix: &str, month: Month, field: &str, held: &ItemField) -> String {
    let by = match &held.author {
        Author::Program => "",
        Author::Person(id) => id,
    };
    let hash = short_hash(&[by, held.value.as_deref().unwrap_or("")]);
    format!("{prefix}{month}.{field}.{hash}")
}

fn given_up(held: &ItemField) -> ItemField {
    ItemField { proposed: None, ..held.clone() }
}

/// Twelve digits that tell texts apart; each text is led by its length, so that no two lists of texts are one.
pub fn short_hash(texts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for text in texts {
        hasher.update(&text.len().to_le_bytes());
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex().chars().take(12).collect()
}

/// A field of ours.
pub fn set_ours(item: &mut Item, field: &str, value: impl Into<String>) {
    let held = ItemField { value: Some(value.into()), author: Author::Program, proposed: None };
    item.fields.insert(field.to_owned(), held);
}

/// Whether a person wrote in one of the item's own fields.
pub fn is_touched(item: &Item) -> bool {
    item.author != Author::Program || own(&item.fields).any(|(_, held)| held.author != Author::Program)
}

fn own(fields: &BTreeMap<String, ItemField>) -> impl Iterator<Item = (&String, &ItemField)> {
    fields.iter().filter(|(name, _)| is_own(name))
}
