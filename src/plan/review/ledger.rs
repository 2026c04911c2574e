//! The ledger of triggers: what fired, was snoozed and closed, carried from month to month.
//!
//! - A trigger whose condition still holds is the same item; its evidence is told anew, and where the newest of it is
//!   later than the trigger, so are its day and its deadline.
//! - One whose condition no longer holds closes by itself, with the day and why; when it holds again, that is another.
//! - What the rep closed stays closed for as long as the condition lasts.
//! - What the rep snoozed rests until the day that was given; then it is open again, with a new deadline.
//! - A condition that can't be told today neither fires nor closes anything.

use std::collections::{BTreeMap, BTreeSet};

use super::trigger::{Firing, TriggerKind, TriggerState};
use crate::model::{Author, Date, Item, ItemField, ItemKey, ItemKind, Known, Month, calendar::days_between};

pub const KIND: &str = "trigger";
pub const SUBJECT: &str = "subject";
pub const STATE: &str = "state";
pub const FIRED_ON: &str = "fired_on";
pub const EVIDENCE: &str = "evidence";
pub const DEADLINE: &str = "deadline";
pub const SNOOZED_UNTIL: &str = "snoozed_until";
pub const NOTE: &str = "note";
pub const CLOSED_ON: &str = "closed_on";
/// `no_longer_holds`, or `rep` where the rep closed it.
pub const CLOSED_BECAUSE: &str = "closed_because";
/// Of a closed one: whether its condition lasts, `yes` or `no`.
const LASTS: &str = "lasts";

pub const NO_LONGER_HOLDS: &str = "no_longer_holds";
pub const BY_REP: &str = "rep";

/// Days for which a trigger is remembered that closed by itself and that nobody wrote on.
const REMEMBERED_DAYS: i64 = 365;

/// What the conditions of an account say today.
pub type Seen = BTreeMap<TriggerKind, Known<Vec<Firing>>>;

/// The day of a run.
#[derive(Debug, Clone, Copy)]
pub struct Today {
    pub as_of: Date,
    pub period: Month,
    /// For how long a trigger rests where the rep gives no day.
    pub snooze_days: u32,
}

/// The items of an account's triggers as they stand today. `before` are those of last month with what the rep wrote.
pub fn carry(account_id: &str, before: &BTreeMap<ItemKey, Item>, seen: &Seen, today: Today) -> BTreeMap<ItemKey, Item> {
    let mut items: BTreeMap<ItemKey, Item> = BTreeMap::new();
    let mut answered: BTreeSet<(TriggerKind, &str)> = BTreeSet::new();
    for (key, item) in before {
        // Of a later version: not ours to judge.
        let Some(kind) = item.value(KIND).and_then(TriggerKind::from_key) else {
            items.insert(key.clone(), item.clone());
            continue;
        };
        let subject = item.value(SUBJECT).unwrap_or_default();
        let holds = match seen.get(&kind) {
            Some(Ok(firings)) => Ok(firings.iter().find(|firing| firing.subject == subject)),
            _ => Err(()),
        };
        let ended = item.value(LASTS) == Some("no") && item.value(STATE) == Some(TriggerState::Closed.key());
        // Two that are about the same thing come from an account that was merged: the first by id answers.
        if ended || answered.contains(&(kind, subject)) {
            if is_remembered(item, today) {
                items.insert(key.clone(), item.clone());
            }
            continue;
        }
        if let Some(item) = step(item, holds, today) {
            if let Ok(Some(firing)) = holds {
                answered.insert((kind, firing.subject.as_str()));
            }
            items.insert(key.clone(), item);
        }
    }
    for firing in seen.values().flatten().flatten() {
        if answered.insert((firing.kind, firing.subject.as_str())) {
            let key = free_key(account_id, firing, today, &items);
            items.insert(key, fired(firing, today));
        }
    }
    items
}

/// One item, a month later. `holds`: whether its condition does, or that this can't be told.
fn step(item: &Item, holds: Result<Option<&Firing>, ()>, today: Today) -> Option<Item> {
    let mut item = item.clone();
    let state = TriggerState::from_key(item.value(STATE));
    if state == TriggerState::Closed {
        if item.value(CLOSED_ON).is_none() {
            set(&mut item, CLOSED_ON, today.as_of.to_string());
            set(&mut item, CLOSED_BECAUSE, BY_REP.to_owned());
        }
        let lasts = !matches!(holds, Ok(None));
        set(&mut item, LASTS, if lasts { "yes" } else { "no" }.to_owned());
        return is_remembered(&item, today).then_some(item);
    }
    // Opened again by the rep.
    for field in [CLOSED_ON, CLOSED_BECAUSE, LASTS] {
        item.fields.remove(field);
    }
    match holds {
        Ok(None) => {
            set(&mut item, STATE, TriggerState::Closed.key().to_owned());
            set(&mut item, CLOSED_ON, today.as_of.to_string());
            set(&mut item, CLOSED_BECAUSE, NO_LONGER_HOLDS.to_owned());
            set(&mut item, LASTS, "no".to_owned());
        }
        Ok(Some(firing)) => {
            set(&mut item, EVIDENCE, firing.evidence.clone());
            again(&mut item, firing, today);
            rest(&mut item, state, Some(firing), today);
        }
        Err(()) => rest(&mut item, state, None, today),
    }
    Some(item)
}

/// What happened after a trigger fired calls for a review anew: the trigger is of today, and so is its deadline.
fn again(item: &mut Item, firing: &Firing, today: Today) {
    let fired_on = item.value(FIRED_ON).and_then(|day| day.parse::<Date>().ok());
    if firing.happened.zip(fired_on).is_some_and(|(happened, fired_on)| happened > fired_on) {
        set(item, FIRED_ON, today.as_of.to_string());
        set(item, DEADLINE, firing.deadline.to_string());
    }
}

/// A snoozed trigger rests until its day, and is open again from then on.
fn rest(item: &mut Item, state: TriggerState, firing: Option<&Firing>, today: Today) {
    if state != TriggerState::Snoozed {
        return;
    }
    let until = item.value(SNOOZED_UNTIL).and_then(|day| day.parse::<Date>().ok());
    match until {
        Some(until) if until > today.as_of => {}
        Some(_) => {
            set(item, STATE, TriggerState::Fired.key().to_owned());
            item.fields.remove(SNOOZED_UNTIL);
            if let Some(firing) = firing {
                set(item, DEADLINE, firing.deadline.to_string());
            }
        }
        None => {
            let days = jiff::Span::new().days(i64::from(today.snooze_days));
            let until = today.as_of.checked_add(days).unwrap_or(today.as_of);
            set(item, SNOOZED_UNTIL, until.to_string());
        }
    }
}

fn fired(firing: &Firing, today: Today) -> Item {
    let mut item = Item { author: Author::Program, since: today.period, fields: BTreeMap::new() };
    set(&mut item, KIND, firing.kind.key().to_owned());
    if !firing.subject.is_empty() {
        set(&mut item, SUBJECT, firing.subject.clone());
    }
    set(&mut item, STATE, TriggerState::Fired.key().to_owned());
    set(&mut item, FIRED_ON, today.as_of.to_string());
    set(&mut item, EVIDENCE, firing.evidence.clone());
    set(&mut item, DEADLINE, firing.deadline.to_string());
    item
}

fn free_key(account_id: &str, firing: &Firing, today: Today, taken: &BTreeMap<ItemKey, Item>) -> ItemKey {
    let plain = match firing.subject.as_str() {
        "" => firing.kind.key().to_owned(),
        subject => format!("{}:{subject}", firing.kind.key()),
    };
    let key = |item: String| ItemKey { account_id: account_id.to_owned(), kind: ItemKind::Trigger, item };
    let mut candidate = key(plain.clone());
    let mut number = 1_u32;
    while taken.contains_key(&candidate) {
        let times = if number == 1 { String::new() } else { format!("#{number}") };
        candidate = key(format!("{plain}~{}{times}", today.as_of));
        number = number.saturating_add(1);
    }
    candidate
}

fn is_remembered(item: &Item, today: Today) -> bool {
    let written = item.fields.values().any(|field| matches!(field.author, Author::Person(_)));
    let closed = item.value(CLOSED_ON).and_then(|day| day.parse::<Date>().ok());
    let lasts = item.value(LASTS) == Some("yes");
    written || lasts || closed.is_none_or(|day| days_between(day, today.as_of) <= REMEMBERED_DAYS)
}

/// What our rules say: a person's word about the same field is what they answer to, so it stays beside ours.
fn set(item: &mut Item, field: &str, value: String) {
    if item.value(field) == Some(value.as_str()) {
        return;
    }
    let ours = ItemField { value: Some(value), author: Author::Program, proposed: None };
    item.fields.insert(field.to_owned(), ours);
}

#[cfg(test)]
mod tests;
