//! What the rep is told of the last workbook: where two versions contradict each other, and what became of rows.

use std::collections::BTreeSet;

use super::Desk;
use super::proposals::planned;
use crate::model::{Author, Date, Decimal, Item, ItemKind};
use crate::plan::account::AccountPlan;
use crate::plan::keep::{About, Conflict, Standing, Told, fields};
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Block, Cell, Column, Form, Row};

/// An item as a reader knows it: its main text.
pub fn main_text(item: &Item) -> Option<&str> {
    ["objective", "action", "text", "name", "note", "idea"].into_iter().find_map(|field| item.value(field))
}

/// One line for each field on which two words differ.
pub fn conflicts_block(desk: &Desk<'_>) -> Option<Block> {
    let columns = vec![
        Column::prose("what", desk.word("heading-item"), 34),
        Column::prose("account", desk.word("heading-account"), 24),
        Column::new("field", desk.word("heading-concerns"), Form::Text).wide(14),
        Column::prose("kept", desk.word("heading-what-holds"), 40),
        Column::prose("other", desk.word("heading-other-version"), 46),
        Column::new("by", desk.word("heading-said-by"), Form::Text).wide(18),
    ];
    let mut rows = Vec::new();
    for (account, plan) in planned(desk) {
        for (key, item) in plan.kept.items.iter() {
            let conflicts = Standing::of(item, desk.context.as_of(), desk.context.period()).conflicts;
            let text = text_of(plan, key.kind, &key.item).or_else(|| main_text(item).map(str::to_owned));
            rows.extend(conflicts.iter().map(|conflict| {
                let by = conflict.by.as_deref().map(|id| desk.person(id));
                Row::fixed(vec![
                    Cell::text(text.clone().unwrap_or_else(|| account.label.clone())),
                    Cell::text(&account.label),
                    Cell::text(field_word(desk, &conflict.field)),
                    Cell::text(value_told(desk, item, conflict, conflict.kept.as_deref())),
                    Cell::text(value_told(desk, item, conflict, conflict.other.as_deref())),
                    Cell::text(by.unwrap_or_else(|| desk.word("said-by-data"))),
                ])
            }));
        }
    }
    let empty = desk.word("book-no-conflicts");
    let title = Some(desk.word("book-conflicts"));
    (!rows.is_empty()).then_some(Block { title, table: None, columns, rows, blank_rows: 0, empty })
}

/// What became of the rows of the drafts that came back; of cells that were simply taken over only their number.
pub fn returned_block(desk: &Desk<'_>, told: &[&Told]) -> Option<Block> {
    let columns = vec![
        Column::prose("what", desk.word("heading-item"), 34),
        Column::prose("account", desk.word("heading-account"), 24),
        Column::prose("became", desk.word("book-what-became"), 60).wide(60),
        Column::prose("file", desk.word("heading-file"), 30),
    ];
    let changed = told.iter().filter(|told| matches!(told.about, About::Changed { .. })).count();
    let mut seen = BTreeSet::new();
    let rows: Vec<Row> = told
        .iter()
        .filter_map(|told| {
            let sentence = sentence(desk, &told.about)?;
            let account = desk.accounts.iter().find(|account| account.situation.record.id == told.account_id);
            let item = desk.context.book.get(&told.account_id, told.kind, &told.item);
            let text = account.and_then(|account| text_of(account.plan?, told.kind, &told.item));
            let text =
                text.or_else(|| item.and_then(main_text).map(str::to_owned)).unwrap_or_else(|| told.item.clone());
            let row = (told.key(), sentence.clone());
            let cells = vec![
                Cell::text(text),
                Cell::text_if(account.map(|account| account.label.as_str())),
                Cell::text(sentence),
                Cell::text(&told.file),
            ];
            seen.insert(row).then(|| Row::fixed(cells))
        })
        .collect();
    if rows.is_empty() && changed == 0 {
        return None;
    }
    let title = Some(desk.language.text("book-returned", &args!["n" => changed]));
    Some(Block { title, table: None, columns, rows, blank_rows: 0, empty: desk.word("book-returned-whole") })
}

/// None of a cell that was taken over, and of what the block of conflicts tells.
fn sentence(desk: &Desk<'_>, about: &About) -> Option<String> {
    let language = desk.language;
    Some(match about {
        About::Changed { .. } | About::Conflict { .. } => return None,
        About::Added => desk.word("told-added"),
        About::Dropped { deleted: true } => desk.word("told-deleted"),
        About::Dropped { deleted: false } => desk.word("told-dropped"),
        About::ChangedHands { from } => language.text("told-changed-hands", &args!["name" => desk.person(from)]),
        About::Merged { from } => language.text("told-merged", &args!["account" => from]),
        About::Orphan { account } => language.text("told-orphan", &args!["account" => account]),
        About::Agreed { agreed: true } => desk.word("told-agreed"),
        About::Agreed { agreed: false } => desk.word("told-disagreed"),
        About::Lowered { from, to } => {
            language.text("told-lowered", &args!["from" => plain(desk, from), "to" => plain(desk, to)])
        }
    })
}

fn text_of(plan: &AccountPlan, kind: ItemKind, id: &str) -> Option<String> {
    match kind {
        ItemKind::Objective => {
            let mut all = plan.objectives.iter().chain(&plan.closed.objectives);
            all.find(|objective| objective.id == id).map(|objective| objective.text.clone())
        }
        ItemKind::Action => {
            let mut all = plan.actions.iter().chain(&plan.closed.actions);
            all.find(|action| action.id == id).map(|action| action.text.clone())
        }
        _ => plan.kept.item(kind, id).and_then(main_text).map(str::to_owned),
    }
}

/// The heading of a field's column.
fn field_word(desk: &Desk<'_>, field: &str) -> String {
    let key = match field {
        "objective" => "heading-objective",
        "action" => "heading-action",
        "text" => "heading-item",
        "target" => "heading-target",
        "due" => "heading-due",
        "start" => "heading-start",
        "date" => "heading-date",
        "owner" => "heading-owner",
        "state" => "heading-state",
        "name" => "heading-contact",
        "title" => "heading-title",
        "role" => "heading-role",
        "influence" => "heading-influence-points",
        "relationship" => "heading-relationship-points",
        "email" => "heading-email",
        "phone" => "heading-phone",
        "still_there" => "heading-still-there",
        "agreed" => "plan-agree",
        "note" => "heading-own-note",
        other => return other.to_owned(),
    };
    desk.word(key)
}

/// A kept value in the reader's words.
fn value_told(desk: &Desk<'_>, item: &Item, conflict: &Conflict, value: Option<&str>) -> String {
    let Some(value) = value else { return desk.word("none") };
    let key = match (conflict.field.as_str(), value) {
        ("state", "open") => Some("state-open"),
        ("state", "in_progress") => Some("state-in-progress"),
        ("state", "done") => Some("state-done"),
        ("state", "reached") => Some("objective-reached"),
        ("state", "dropped") => Some("state-dropped"),
        ("agreed", "agree") => Some("plan-agree"),
        ("agreed", "disagree") => Some("plan-disagree"),
        ("still_there" | "confidential", "yes") => Some("yes"),
        ("still_there" | "confidential", "no") => Some("no"),
        _ => None,
    };
    if let Some(key) = key {
        return desk.word(key);
    }
    if let Ok(day) = value.parse::<Date>() {
        return desk.language.date_short(day);
    }
    match (conflict.field.as_str(), item.value(fields::UNIT), value.parse::<Decimal>()) {
        ("target", Some("money"), Ok(amount)) => desk.context.money(amount),
        ("target", ..) => plain(desk, value),
        _ => value.to_owned(),
    }
}

fn plain(desk: &Desk<'_>, value: &str) -> String {
    let number = value.parse::<Decimal>().ok().and_then(|number| {
        let digits = if number.fract().is_zero() { 0 } else { 1 };
        Some(desk.language.number(f64::try_from(number).ok()?, digits))
    });
    number.unwrap_or_else(|| value.to_owned())
}

/// Whether a note is for the eyes of the one who wrote it and the manager alone.
pub fn is_confidential(item: &Item, owner_id: &str) -> bool {
    let other = !matches!(&item.author, Author::Person(id) if id == owner_id);
    other && item.value("confidential") == Some("yes")
}
