//! From one month to the next: what our rules propose now, beside what is kept of what they proposed before and what
//! people wrote since.
//!
//! - What is proposed again is the same item: it keeps the day on which it was first due, also when that has passed.
//! - An objective keeps the baseline from which it started; its target follows the data until somebody has taken it on,
//!   and holds from then on. Where our rules come to another one, that is told. What is about one contract or deal
//!   follows that record in amount and date until then.
//! - What is done or reached does not come back while its condition lasts. It comes back once the condition was not met
//!   in a month after, or when it is about another occurrence (the next quarter's review, another answer).
//! - What was dropped stays away for [`DROPPED_MONTHS`] months.
//! - What nobody has touched goes when our rules no longer ask for it; what somebody has stays until it is closed.

use std::collections::BTreeMap;

use super::fields::{
    self, BASELINE, CLEARED, CLOSED, DUE, LOWERED_FROM, MEASURED, OCCURRENCE, OWNER, STAGE, START, STATE, TARGET, UNIT,
};
use super::stage::Stage;
use crate::model::{Author, Date, Item, ItemField, ItemKey, ItemKind, Month, PlanBook};
use crate::plan::account::Figure;

/// Months that a dropped item stays away.
pub const DROPPED_MONTHS: i32 = 6;
/// Months that an item is remembered which nobody touched and our rules no longer ask for.
const FORGOTTEN_MONTHS: i32 = 12;
/// A target that differs by less from the one before is the same one, moved by a month of data.
const SAME_TARGET_SHARE: f64 = 0.1;
/// A deadline that moved nearer by less is not worth a word.
const SAME_DEADLINE_DAYS: i32 = 7;

/// What our rules propose this month, in canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub kind: ItemKind,
    /// Unique within account and kind, stable from month to month.
    pub item: String,
    pub fields: BTreeMap<&'static str, String>,
}

/// The kinds that our rules propose and that go on from month to month here.
pub const FOLLOWED: [ItemKind; 3] = [ItemKind::Objective, ItemKind::Action, ItemKind::Swot];

/// The items of an account as they stand this month; of kinds that are not followed, as the book has them.
pub fn follow(book: &PlanBook, account_id: &str, proposals: &[Proposal], period: Month) -> BTreeMap<ItemKey, Item> {
    let mut items: BTreeMap<ItemKey, Item> = BTreeMap::new();
    for proposal in proposals {
        let key = key_of(book, account_id, proposal);
        let item = asked(book.items.get(&key), proposal, period);
        items.insert(key, item);
    }
    for kind in ItemKind::ALL {
        for (key, item) in book.of(account_id, kind) {
            if !items.contains_key(key)
                && let Some(item) = not_asked(item, kind, period)
            {
                items.insert(key.clone(), item);
            }
        }
    }
    items
}

/// Which item a proposal is. One about another occurrence than an item that somebody works on is an item of its own.
pub fn key_of(book: &PlanBook, account_id: &str, proposal: &Proposal) -> ItemKey {
    let plain = ItemKey { account_id: account_id.to_owned(), kind: proposal.kind, item: proposal.item.clone() };
    let Some(occurrence) = proposal.fields.get(OCCURRENCE) else { return plain };
    let special = ItemKey { item: format!("{}~{occurrence}", proposal.item), ..plain.clone() };
    let taken = book.items.get(&plain).is_some_and(|item| {
        let other = item.value(OCCURRENCE).is_some_and(|held| held != occurrence);
        other && fields::is_touched(item) && !is_closed(item)
    });
    if taken || book.items.contains_key(&special) { special } else { plain }
}

/// Whether an item is in this month's plan: what was closed is shown once more, so that who closed it sees it done.
pub fn is_shown(item: &Item, period: Month) -> bool {
    if is_closed(item) {
        return item.value(CLOSED) == Some(period.to_string().as_str());
    }
    item.value(CLEARED).is_none() || fields::is_touched(item)
}

pub fn is_closed(item: &Item) -> bool {
    matches!(item.value(STATE), Some("done" | "reached" | "dropped"))
}

/// Without what this month's rules say again next month: of what nobody touched only what has to hold is kept, and who
/// answers for it, which those who read the plan's table ask first.
pub fn compact(item: &Item) -> Item {
    const HELD: [&str; 11] = [BASELINE, TARGET, UNIT, START, DUE, OWNER, OCCURRENCE, STATE, CLOSED, CLEARED, MEASURED];
    if fields::is_touched(item) {
        return item.clone();
    }
    let held = item.fields.iter().filter(|(name, _)| HELD.contains(&name.as_str()) || !fields::is_own(name));
    Item { fields: held.map(|(name, held)| (name.clone(), held.clone())).collect(), ..item.clone() }
}

/// What our rules ask for.
fn asked(known: Option<&Item>, proposal: &Proposal, period: Month) -> Item {
    let Some(known) = known else { return fresh(proposal, period) };
    if is_closed(known) {
        if comes_back(known, proposal, period) {
            return again(known, proposal, period);
        }
        let mut item = known.clone();
        mark(&mut item, CLOSED, period);
        return item;
    }
    let elapsed =
        known.value(CLEARED).is_some() || is_other_occurrence(known, proposal) || is_over(known, proposal, period);
    if elapsed && !fields::is_touched(known) {
        return again(known, proposal, period);
    }
    let mut item = known.clone();
    item.fields.remove(CLEARED);
    item.fields.retain(|name, held| {
        let ours = [STAGE, LOWERED_FROM, STATE, fields::FORMERLY].contains(&name.as_str());
        ours || !fields::is_own(name) || held.author != Author::Program || proposal.fields.contains_key(name.as_str())
    });
    let restarted = is_restarted(&item, proposal);
    if restarted {
        // From this month's numbers it is another one: neither its progress nor its time begin before.
        item.since = period;
    }
    for (name, value) in &proposal.fields {
        update(&mut item, proposal, (name, value), restarted, period);
    }
    item
}

/// Whether the numbers of an objective that nobody has taken on begin anew: the data has moved too far.
fn is_restarted(item: &Item, proposal: &Proposal) -> bool {
    let new = |name: &str| proposal.fields.get(name).map(String::as_str);
    let other_unit = item.value(UNIT).is_some_and(|unit| Some(unit) != new(UNIT));
    let ours = item.fields.get(TARGET).is_none_or(|target| target.author == Author::Program);
    let follows = follows_record(proposal) && item.value(TARGET) != new(TARGET);
    let moved = ours && (follows || contradicts(TARGET, item.value(TARGET), new(TARGET)));
    proposal.kind == ItemKind::Objective && Stage::of(item) == Stage::Proposed && (other_unit || moved)
}

/// Whether an objective says what one record does, a contract or a deal: it follows that record's amount and date, which
/// stand beside it, and does not keep last month's.
fn follows_record(proposal: &Proposal) -> bool {
    let figure = proposal.fields.get(fields::FIGURE).and_then(|key| Figure::from_key(key));
    proposal.kind == ItemKind::Objective && matches!(figure, Some(Figure::Renewal | Figure::Deal))
}

fn update(item: &mut Item, proposal: &Proposal, (name, value): (&str, &String), restarted: bool, period: Month) {
    let ours = || ItemField { value: Some(value.clone()), author: Author::Program, proposed: None };
    let Some(held) = item.fields.get(name) else {
        item.fields.insert(name.to_owned(), ours());
        return;
    };
    if held.author == Author::Program {
        let holds = match name {
            DUE => !(follows_record(proposal) && Stage::of(item) == Stage::Proposed),
            START | OCCURRENCE | MEASURED => true,
            BASELINE | TARGET => proposal.kind == ItemKind::Objective && !restarted,
            _ => false,
        };
        if !holds {
            item.fields.insert(name.to_owned(), ours());
            return;
        }
        if name != TARGET || Stage::of(item) == Stage::Proposed {
            return;
        }
    } else if held.value.is_none() && !MAY_BE_EMPTY.contains(&name) {
        // Who empties what a plan can't do without gives up the word.
        let held = held.clone();
        fields::keep_history(item, period, name, &held);
        item.fields.insert(name.to_owned(), ours());
        return;
    }
    let before = held.proposed.as_deref().or(held.value.as_deref().filter(|_| held.author == Author::Program));
    let told = held.value.as_deref() != Some(value) && contradicts(name, before, Some(value));
    let told = told && !(name == DUE && held.value.as_deref().is_some_and(|due| due <= value.as_str()));
    if told {
        fields::set_proposal(item, period, name, Some(value.clone()));
    } else {
        fields::clear_proposal(item, name);
    }
}

/// Fields that a person may leave empty for good.
const MAY_BE_EMPTY: [&str; 3] = [fields::NOTE, fields::AGREED, fields::KEEP];

/// Whether what our rules propose now is another thing than what they proposed before. The wording of a text follows
/// its figures and says nothing new by itself.
fn contradicts(name: &str, before: Option<&str>, now: Option<&str>) -> bool {
    let (Some(before), Some(now)) = (before, now) else { return false };
    match name {
        TARGET => match (number(before), number(now)) {
            (Some(before), Some(now)) => (now - before).abs() > before.abs() * SAME_TARGET_SHARE,
            _ => before != now,
        },
        DUE => match (before.parse::<Date>(), now.parse::<Date>()) {
            (Ok(before), Ok(now)) => (before - now).get_days() > SAME_DEADLINE_DAYS,
            _ => false,
        },
        OWNER => before != now,
        _ => false,
    }
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|number| number.is_finite())
}

/// What our rules do not ask for; none of what can be forgotten.
fn not_asked(known: &Item, kind: ItemKind, period: Month) -> Option<Item> {
    let mut item = known.clone();
    if is_closed(&item) {
        mark(&mut item, CLOSED, period);
    }
    if !FOLLOWED.contains(&kind) || item.author != Author::Program {
        return Some(item);
    }
    if kind == ItemKind::Swot && !fields::is_touched(&item) {
        return None;
    }
    mark(&mut item, CLEARED, period);
    let long_ago = months_since(&item, CLEARED, period).is_none_or(|months| months >= FORGOTTEN_MONTHS);
    (fields::is_touched(&item) || !item.fields.is_empty() && !long_ago).then_some(item)
}

fn mark(item: &mut Item, name: &str, period: Month) {
    if item.value(name).is_none() {
        fields::set_ours(item, name, period.to_string());
    }
}

fn months_since(item: &Item, name: &str, period: Month) -> Option<i32> {
    let since = Month::parse(item.value(name)?)?;
    Some(period.since(since))
}

/// See the module.
fn comes_back(known: &Item, proposal: &Proposal, period: Month) -> bool {
    if item_is_own(known) {
        return false;
    }
    if known.value(STATE) == Some("dropped") {
        return months_since(known, CLOSED, period).is_some_and(|months| months >= DROPPED_MONTHS);
    }
    known.value(CLEARED).is_some() || is_other_occurrence(known, proposal)
}

/// The time of an objective is up that nobody has taken on: another one begins.
fn is_over(known: &Item, proposal: &Proposal, period: Month) -> bool {
    let due = known.value(DUE).and_then(|due| due.parse::<Date>().ok());
    proposal.kind == ItemKind::Objective
        && Stage::of(known) == Stage::Proposed
        && due.is_some_and(|due| due < period.last_day())
}

fn is_other_occurrence(known: &Item, proposal: &Proposal) -> bool {
    let now = proposal.fields.get(OCCURRENCE).map(String::as_str);
    known.value(OCCURRENCE).zip(now).is_some_and(|(held, now)| held != now)
}

fn item_is_own(item: &Item) -> bool {
    item.author != Author::Program
}

fn fresh(proposal: &Proposal, period: Month) -> Item {
    let ours = |value: &String| ItemField { value: Some(value.clone()), author: Author::Program, proposed: None };
    let fields = proposal.fields.iter().map(|(name, value)| ((*name).to_owned(), ours(value)));
    Item { author: Author::Program, since: period, fields: fields.collect() }
}

/// A new beginning of an item that was closed or not asked for; what people had said of it is its history.
fn again(known: &Item, proposal: &Proposal, period: Month) -> Item {
    let mut item = known.clone();
    let ended = known.value(CLOSED).and_then(Month::parse).unwrap_or(known.since);
    for (name, held) in &known.fields {
        if fields::is_own(name) && (held.author != Author::Program || name == STATE) {
            let said = fields::said(known, name).map_or(ended, |said| said.period);
            fields::keep_history(&mut item, said, name, held);
        }
    }
    fields::acknowledge(&mut item, period);
    item.fields.retain(|name, _| fields::is_history(name));
    let fresh = fresh(proposal, period);
    item.fields.extend(fresh.fields);
    Item { since: period, ..item }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_touched_keeps_who_answers_for_it_and_not_its_words() {
        let fields = BTreeMap::from([
            ("action", "Call them".to_owned()),
            (DUE, "2026-11-20".to_owned()),
            (OWNER, "Ana Prieto".to_owned()),
        ]);
        let proposal = Proposal { kind: ItemKind::Action, item: "call".to_owned(), fields };
        let held = compact(&fresh(&proposal, Month::parse("2026-10").unwrap()));
        assert_eq!(held.value(OWNER), Some("Ana Prieto"));
        assert_eq!(held.value(DUE), Some("2026-11-20"));
        assert_eq!(held.value("action"), None);
    }

    #[test]
    fn an_owner_that_the_rules_name_follows_the_account() {
        let period = Month::parse("2026-10").unwrap();
        let of = |owner: &str| Proposal {
            kind: ItemKind::Action,
            item: "call".to_owned(),
            fields: BTreeMap::from([(DUE, "2026-11-20".to_owned()), (OWNER, owner.to_owned())]),
        };
        let known = compact(&fresh(&of("Ana Prieto"), period));
        assert_eq!(asked(Some(&known), &of("Luis Vega"), period.plus(1)).value(OWNER), Some("Luis Vega"));
    }
}
