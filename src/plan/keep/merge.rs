//! What reps handed back, merged into the plans of the last month: row by row and field by field, of what we had filled
//! in, what the rep wrote and what holds since.
//!
//! A cell that the rep left alone says nothing and follows the data. A cell that the rep changed is the rep's word, and
//! holds over ours until the rep changes it again. Of two drafts that both changed a cell the later one holds, by the
//! run that made it, then by the file's name; the other word is kept and, where its author can't have known of the one
//! that holds, told as a conflict. When a draft is read does not matter, nor in which order, nor how often.

use std::collections::BTreeMap;

use super::accounts::{Accounts, Now};
use super::fields::{self, AGREED, CLOSED, KEEP, STATE, is_open};
use super::rows::{Placed, placed};
use super::stage;
use super::stamp::Stamp;
use super::today::under_today;
use super::told::{About, Told};
use crate::model::{
    Author, Item, ItemField, ItemKey, ItemKind, Month, PlanBook, ReturnedCell, ReturnedDraft, ReturnedRow,
};

/// Last month's plans with what came back since.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Merged {
    pub book: PlanBook,
    /// By whom it is for.
    pub told: Vec<Told>,
}

/// Merges the drafts that are not in the book yet. `period` is the month that is planned.
pub fn merge(book: &PlanBook, drafts: &[ReturnedDraft], accounts: &Accounts, period: Month) -> Merged {
    let (book, told) = under_today(book, accounts);
    let mut merger = Merger { book, accounts, period, told };
    let mut new: Vec<(Stamp, &ReturnedDraft)> = drafts
        .iter()
        .filter(|draft| !merger.book.merged_drafts.contains(&draft.hash))
        .map(|draft| (Stamp::of(draft), draft))
        .collect();
    new.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.hash.cmp(&b.1.hash)));
    for (stamp, draft) in new {
        // Two files of the same bytes are one.
        if merger.book.merged_drafts.insert(draft.hash.clone()) {
            placed(draft, accounts).iter().for_each(|placed| merger.row(draft, &stamp, placed));
        }
    }
    let Merger { book, mut told, .. } = merger;
    told.sort();
    told.dedup();
    Merged { book, told }
}

struct Merger<'a> {
    book: PlanBook,
    accounts: &'a Accounts,
    period: Month,
    told: Vec<Told>,
}

/// Where a row comes from.
struct Source<'a> {
    draft: &'a ReturnedDraft,
    stamp: &'a Stamp,
    author: Author,
    row: u32,
}

impl Merger<'_> {
    fn row(&mut self, draft: &ReturnedDraft, stamp: &Stamp, placed: &Placed<'_>) {
        let key = self.key(placed);
        let source = Source { draft, stamp, author: Author::Person(draft.owner_id.clone()), row: placed.row.row };
        let known = self.book.items.remove(&key);
        let is_new = known.is_none();
        let mut item = known.unwrap_or_else(|| first(placed, &source));
        // The earliest draft that has a row is the one that it came with.
        if item.author != Author::Program {
            item.since = item.since.min(draft.period);
        }
        fields::acknowledge(&mut item, draft.period);
        let agreed_target = stage::agreed_target(&item);
        let mut wrote = false;
        if placed.row.deleted {
            wrote = self.drop_item(&mut item, &key, &source, placed.row);
        } else {
            for (field, cell) in placed.row.cells.iter().filter(|(field, _)| is_open(field) && *field != KEEP) {
                wrote |= cell.changed() && self.say(&mut item, &key, &source, field, cell);
            }
            if placed.added && !placed.row.cells.contains_key(STATE) {
                // Whoever adds what was dropped before wants it again.
                let open = ReturnedCell { prefilled: None, value: Some("open".to_owned()) };
                self.say(&mut item, &key, &source, STATE, &open);
            }
            wrote |= self.keep(&mut item, &key, &source, placed.row);
        }
        if key.account_id.is_empty()
            && let Some(written) = &placed.row.account
        {
            let held = ItemField { value: Some(written.clone()), author: source.author.clone(), proposed: None };
            item.fields.insert(fields::ACCOUNT.to_owned(), held);
        }
        self.hand_in(&mut item, &key, &source, placed, agreed_target);
        if placed.added && is_new {
            self.tell(&key, &source, About::Added);
        }
        if wrote || placed.added {
            self.tell_whereabouts(&key, &source, placed);
        }
        // What is only shown, and proposed anew each month, is no item until somebody writes in it.
        let followed = matches!(key.kind, ItemKind::Objective | ItemKind::Action);
        if !is_new || followed || fields::is_touched(&item) {
            self.book.items.insert(key, item);
        }
    }

    /// Of an item that was kept beside the survivor's own, that one.
    fn key(&self, placed: &Placed<'_>) -> ItemKey {
        let key = ItemKey { account_id: placed.account_id.clone(), kind: placed.row.kind, item: placed.item.clone() };
        let (Now::Survivor(_), Some(id)) = (&placed.found, &placed.row.id) else { return key };
        let beside = ItemKey { item: format!("{}@{}", key.item, id.account_id), ..key.clone() };
        if self.book.items.contains_key(&beside) { beside } else { key }
    }

    /// A changed cell; whether it says something new.
    fn say(&mut self, item: &mut Item, key: &ItemKey, source: &Source<'_>, field: &str, cell: &ReturnedCell) -> bool {
        let before = item.fields.get(field).cloned();
        let word = ItemField {
            value: cell.value.clone(),
            author: source.author.clone(),
            proposed: proposed(before.as_ref(), cell),
        };
        if is_of_former_time(item, source.stamp) {
            fields::keep_history(item, source.stamp.period, field, &word);
            return false;
        }
        let Some(held) = before.filter(|held| held.author != Author::Program) else {
            return self.set(item, key, source, field, word, cell.prefilled.clone());
        };
        let said = fields::said(item, field);
        if held.value == word.value {
            // The same draft under another name says nothing later.
            if said.is_none_or(|said| said.draft() < source.stamp.draft()) {
                fields::set_said(item, field, source.stamp, &source.author);
            }
            return false;
        }
        match said {
            Some(said) if said > *source.stamp => {
                // What the later draft was pre-filled with is known to its author.
                if fields::keep_overruled(item, self.period, field, &word) {
                    let about = About::Conflict { field: field.to_owned(), kept: held.value, lost: word.value };
                    self.tell(key, source, about);
                    return true;
                }
                false
            }
            said => {
                let month = said.as_ref().map_or(source.stamp.period, |said| said.period);
                // Who saw the former word and wrote another one has changed his mind; who did not, contradicts.
                let unseen = cell.prefilled != held.value;
                let corrected = said.as_ref() == Some(source.stamp);
                if unseen && !corrected {
                    if fields::keep_overruled(item, self.period, field, &held) {
                        let (kept, lost) = (word.value.clone(), held.value.clone());
                        self.tell(key, source, About::Conflict { field: field.to_owned(), kept, lost });
                    }
                } else {
                    fields::keep_history(item, month, field, &held);
                }
                self.set(item, key, source, field, word, held.value)
            }
        }
    }

    fn set(
        &mut self,
        item: &mut Item,
        key: &ItemKey,
        source: &Source<'_>,
        field: &str,
        word: ItemField,
        from: Option<String>,
    ) -> bool {
        if field == STATE {
            item.fields.remove(CLOSED);
        }
        let to = word.value.clone();
        fields::clear_proposal(item, field);
        item.fields.insert(field.to_owned(), word);
        fields::set_said(item, field, source.stamp, &source.author);
        self.tell(key, source, About::Changed { field: field.to_owned(), from, to });
        true
    }

    /// The drop-down by which a row is kept or dropped.
    fn keep(&mut self, item: &mut Item, key: &ItemKey, source: &Source<'_>, row: &ReturnedRow) -> bool {
        let Some(cell) = row.cells.get(KEEP).filter(|cell| cell.changed()) else { return false };
        match cell.value.as_deref() {
            Some("drop") => self.drop_item(item, key, source, row),
            // Taken back.
            Some("keep") if cell.prefilled.as_deref() == Some("drop") => {
                let open = ReturnedCell { prefilled: Some("dropped".to_owned()), value: Some("open".to_owned()) };
                self.say(item, key, source, STATE, &open)
            }
            _ => false,
        }
    }

    /// What the draft shows as done or reached stays so.
    fn drop_item(&mut self, item: &mut Item, key: &ItemKey, source: &Source<'_>, row: &ReturnedRow) -> bool {
        let cell = row.cells.get(STATE);
        let shown = match cell {
            Some(cell) => cell.prefilled.clone(),
            None => item.value(STATE).map(str::to_owned),
        };
        let said = if row.deleted { shown.as_deref() } else { cell.and_then(|cell| cell.value.as_deref()) };
        if matches!(said, Some("done" | "reached")) {
            return false;
        }
        let dropped = ReturnedCell { prefilled: shown, value: Some("dropped".to_owned()) };
        let wrote = self.say(item, key, source, STATE, &dropped);
        if wrote {
            self.tell(key, source, About::Dropped { deleted: row.deleted });
        }
        wrote
    }

    /// A rep who hands an objective back takes it on; a manager agrees to it; one that was agreed and is made easier
    /// must be agreed to again.
    fn hand_in(
        &mut self,
        item: &mut Item,
        key: &ItemKey,
        source: &Source<'_>,
        placed: &Placed<'_>,
        agreed_target: Option<String>,
    ) {
        if key.kind != ItemKind::Objective || is_of_former_time(item, source.stamp) {
            return;
        }
        let desk = self.accounts.desk(&key.account_id);
        let id = &source.draft.owner_id;
        let by_manager = desk.is_some_and(|desk| desk.owner_id != *id && desk.manager_id.as_ref() == Some(id));
        if by_manager {
            let word =
                placed.row.cells.get(AGREED).filter(|cell| cell.changed()).and_then(|cell| cell.value.as_deref());
            if let Some(agreed) = stage::by_manager(item, word, &source.author, source.stamp) {
                self.tell(key, source, About::Agreed { agreed });
            }
            return;
        }
        if placed.row.deleted {
            return;
        }
        if let Some((from, to)) = stage::by_rep(item, &source.author, source.stamp, agreed_target) {
            self.tell(key, source, About::Lowered { from, to });
        }
    }

    fn tell_whereabouts(&mut self, key: &ItemKey, source: &Source<'_>, placed: &Placed<'_>) {
        match (&placed.found, &placed.row.id) {
            (Now::Gone, id) => {
                let account = id.as_ref().map(|id| id.account_id.clone()).or_else(|| placed.row.account.clone());
                self.tell(key, source, About::Orphan { account: account.unwrap_or_default() });
            }
            (Now::Survivor(_), Some(id)) => self.tell(key, source, About::Merged { from: id.account_id.clone() }),
            _ => {}
        }
        let desk = self.accounts.desk(&key.account_id);
        let known = |id: &str| desk.is_some_and(|d| d.owner_id == id || d.manager_id.as_deref() == Some(id));
        if desk.is_some() && !known(&source.draft.owner_id) {
            self.tell(key, source, About::ChangedHands { from: source.draft.owner_id.clone() });
        }
    }

    fn tell(&mut self, key: &ItemKey, source: &Source<'_>, about: About) {
        let desk = self.accounts.desk(&key.account_id);
        let owner_id = desk.map_or_else(|| source.draft.owner_id.clone(), |desk| desk.owner_id.clone());
        self.told.push(Told {
            owner_id,
            about,
            account_id: key.account_id.clone(),
            kind: key.kind,
            item: key.item.clone(),
            file: source.draft.file.clone(),
            row: source.row,
        });
    }
}

/// Whether a draft was made before the item, which had been closed, began anew: what it says is about the time before.
fn is_of_former_time(item: &Item, stamp: &Stamp) -> bool {
    stamp.period < item.since && fields::history(item).any(|told| told.field == STATE)
}

/// What our rules had proposed when a word was said: what the book holds of ours, else what was pre-filled.
fn proposed(before: Option<&ItemField>, cell: &ReturnedCell) -> Option<String> {
    match before {
        Some(held) if held.author == Author::Program => held.proposed.clone().or_else(|| held.value.clone()),
        Some(held) => held.proposed.clone(),
        None => cell.prefilled.clone(),
    }
}

/// A row that the book does not have: the rep's own, or one of a book that was lost, of which what we had filled in is
/// ours.
fn first(placed: &Placed<'_>, source: &Source<'_>) -> Item {
    let author = if placed.added { source.author.clone() } else { Author::Program };
    let mut item = Item { author, since: source.draft.period, fields: BTreeMap::new() };
    if !placed.added {
        let cells = placed.row.cells.iter().filter(|(field, _)| is_open(field) && *field != KEEP);
        for (field, cell) in cells.filter(|(_, cell)| cell.prefilled.is_some()) {
            let held = ItemField { value: cell.prefilled.clone(), author: Author::Program, proposed: None };
            item.fields.insert(field.clone(), held);
        }
    }
    item
}
