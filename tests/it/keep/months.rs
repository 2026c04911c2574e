//! Three months in a row with whatever a rep may do to workbooks.

use std::collections::{BTreeMap, BTreeSet};

use cartera::model::{Item, ItemKey, ItemKind, Month, PlanBook, ReturnedDraft};
use cartera::plan::keep::{Proposal, Stage, fields, is_closed, merge};
use proptest::prelude::*;

use super::desk::*;

/// Something that a rep does to a draft; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Edit {
    Write {
        row: usize,
        column: usize,
        word: usize,
    },
    Add {
        kind: usize,
        account: usize,
        word: usize,
    },
    Delete {
        row: usize,
    },
    /// The order of the rows changes.
    Sort,
}

/// What comes back of a month's draft, and when.
#[derive(Debug, Clone)]
struct Copy {
    /// Months after the one that made it, from 1.
    after: usize,
    name: usize,
    edits: Vec<Edit>,
}

const WORDS: [&str; 5] = ["one", "two", "three", "four", "five"];

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (0..20usize, 0..7usize, 0..5usize).prop_map(|(row, column, word)| Edit::Write { row, column, word }),
        2 => (0..2usize, 0..2usize, 0..5usize).prop_map(|(kind, account, word)| Edit::Add { kind, account, word }),
        1 => (0..20usize).prop_map(|row| Edit::Delete { row }),
        1 => Just(Edit::Sort),
    ]
}

fn copies() -> impl Strategy<Value = Vec<Copy>> {
    let copy = (1..3usize, 0..3usize, prop::collection::vec(edit(), 0..5));
    prop::collection::vec(copy.prop_map(|(after, name, edits)| Copy { after, name, edits }), 0..3)
}

/// For each account and month which of the rules fire, and how much they ask for.
fn rules() -> impl Strategy<Value = Vec<Vec<(bool, bool, bool, i64)>>> {
    let rule = (any::<bool>(), any::<bool>(), any::<bool>(), 110..160i64);
    prop::collection::vec(prop::collection::vec(rule, ACCOUNTS.len()), 4)
}

fn proposals(rules: &[(bool, bool, bool, i64)], period: Month) -> BTreeMap<&'static str, Vec<Proposal>> {
    let of = |(fires, other, third, target): &(bool, bool, bool, i64)| {
        let mut found = Vec::new();
        found.extend(fires.then(|| objective("revenue", period, *target)));
        found.extend(other.then(|| action("call", period, 10)));
        found.extend(third.then(|| action("visit", period, 20)));
        found
    };
    ACCOUNTS.into_iter().zip(rules.iter().map(of)).collect()
}

fn word(column: &str, word: usize) -> String {
    match column {
        "state" => ["open", "in_progress", "done", "dropped", "in_progress"][word].to_owned(),
        "keep" => ["keep", "drop", "keep", "drop", "keep"][word].to_owned(),
        "target" => (100 + 10 * word).to_string(),
        "due" | "start" => format!("2027-0{}-15", word + 1),
        _ => WORDS[word].to_owned(),
    }
}

fn edited(mut draft: ReturnedDraft, edits: &[Edit]) -> ReturnedDraft {
    for edit in edits {
        let rows = draft.rows.iter().filter(|row| row.id.is_some()).count().max(1);
        match edit {
            Edit::Write { row, column, word: chosen } => {
                let Some(row) = draft.rows.get_mut(row % rows).filter(|row| !row.deleted && row.id.is_some()) else {
                    continue;
                };
                let columns = OPEN.iter().find(|(kind, _)| *kind == row.kind).unwrap().1;
                let column = columns[column % columns.len()];
                write(row, column, &word(column, *chosen));
            }
            Edit::Add { kind, account, word } => {
                let (kind, columns) = OPEN[*kind];
                let cells = [(columns[0], WORDS[*word]), ("note", "own")];
                add(&mut draft, kind, ACCOUNTS[*account], &cells);
            }
            Edit::Delete { row } => {
                if let Some(row) = draft.rows.get_mut(row % rows).filter(|row| row.id.is_some()) {
                    row.deleted = true;
                }
            }
            Edit::Sort => draft.rows.sort_by_key(|row| (std::cmp::Reverse(row.cells.len()), row.row)),
        }
    }
    seal(&mut draft);
    draft
}

/// All that was ever said of a field of an item.
fn said(item: &Item, field: &str) -> BTreeSet<Option<String>> {
    let beside = fields::history(item).chain(fields::overruled(item)).filter(|told| told.field == field);
    let mut words: BTreeSet<Option<String>> = beside.map(|told| told.held.value).collect();
    words.insert(item.value(field).map(str::to_owned));
    words
}

/// The cells that a draft says something in, but the drop-down that becomes a state.
fn writings(draft: &ReturnedDraft) -> Vec<(ItemKey, String, Option<String>)> {
    let of_row = |row: &cartera::model::ReturnedRow| {
        let id = row.id.clone()?;
        let key = ItemKey { account_id: id.account_id, kind: row.kind, item: id.item };
        let changed = row.cells.iter().filter(|(column, cell)| cell.changed() && *column != "keep");
        Some(changed.map(move |(column, cell)| (key.clone(), column.clone(), cell.value.clone())).collect::<Vec<_>>())
    };
    draft.rows.iter().filter(|row| !row.deleted).filter_map(of_row).flatten().collect()
}

fn own_items(book: &PlanBook) -> BTreeSet<&ItemKey> {
    book.items.keys().filter(|key| key.item.starts_with("own-")).collect()
}

fn own_rows(drafts: &[ReturnedDraft]) -> BTreeSet<(ItemKind, String, String)> {
    let rows = drafts.iter().flat_map(|draft| &draft.rows).filter(|row| row.id.is_none());
    rows.filter_map(|row| {
        let main = row.cells.get("objective").or_else(|| row.cells.get("action"))?.value.clone()?;
        Some((row.kind, row.account.clone()?, main))
    })
    .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_edit_is_kept_once_whichever_way_the_files_come_back(
        rules in rules(),
        copies in prop::collection::vec(copies(), 3),
    ) {
        let mut book = PlanBook::default();
        let mut inbox: Vec<ReturnedDraft> = Vec::new();
        let mut waiting: Vec<(usize, ReturnedDraft)> = Vec::new();
        for (at, rules) in rules.iter().enumerate() {
            let period = month("2026-10").plus(i32::try_from(at).unwrap());
            let new: Vec<ReturnedDraft> = waiting.iter().filter(|(due, _)| *due == at).map(|(_, d)| d.clone()).collect();
            inbox.extend(new.iter().cloned());
            let merged = merge(&book, &inbox, &accounts(), period);

            // Nothing that was written is lost, and the last word holds or is told.
            for draft in &new {
                for (key, column, value) in writings(draft) {
                    let item = merged.book.items.get(&key);
                    prop_assert!(item.is_some_and(|item| said(item, &column).contains(&value)), "{key:?} {column} {value:?}: {item:?}");
                }
            }
            // Each row that was added is one item.
            prop_assert_eq!(own_items(&merged.book).len(), own_rows(&inbox).len());
            // Reading again, in another order, or one by one changes nothing.
            prop_assert_eq!(&merge(&merged.book, &inbox, &accounts(), period).book, &merged.book);
            let mut turned = inbox.clone();
            turned.reverse();
            prop_assert_eq!(&merge(&book, &turned, &accounts(), period).book, &merged.book);
            let same_bytes: Vec<ReturnedDraft> = inbox.iter().flat_map(|draft| [draft.clone(), draft.clone()]).collect();
            prop_assert_eq!(&merge(&book, &same_bytes, &accounts(), period).book, &merged.book);

            let items = planned(&merged.book, &proposals(rules, period), period);
            // What holds by a person's word is in the plan of the month and in its draft.
            for (key, item) in &merged.book.items {
                let now = items.get(key);
                if item.value("state").is_some() && is_closed(item) {
                    continue;
                }
                for (field, held) in item.fields.iter().filter(|(field, _)| fields::is_own(field)) {
                    if held.author != cartera::model::Author::Program && held.value.is_some() {
                        prop_assert_eq!(now.and_then(|now| now.value(field)), held.value.as_deref(), "{:?} {}", key, field);
                    }
                }
            }
            // Handed in is taken on.
            for draft in &new {
                for row in draft.rows.iter().filter(|row| row.kind == ItemKind::Objective && !row.deleted) {
                    let Some(id) = &row.id else { continue };
                    let item = merged.book.get(&id.account_id, row.kind, &id.item).unwrap();
                    prop_assert!(Stage::of(item) >= Stage::Rep || item.since > draft.period);
                }
            }
            book = next(&merged.book, &items);
            for copy in copies.get(at).into_iter().flatten() {
                let file = format!("{}.xlsx", WORDS[copy.name]);
                waiting.push((at + copy.after, edited(draft(&items, period, &file), &copy.edits)));
            }
        }
    }

    #[test]
    fn it_does_not_matter_when_a_file_is_read(copies in copies(), cut in 0..3usize) {
        let period = month("2026-10");
        let rules = vec![(true, true, true, 120); ACCOUNTS.len()];
        let items = planned(&PlanBook::default(), &proposals(&rules, period), period);
        let book = next(&PlanBook::default(), &items);
        let drafts: Vec<ReturnedDraft> = copies
            .iter()
            .enumerate()
            .map(|(at, copy)| edited(draft(&items, period, &format!("{at}.xlsx")), &copy.edits))
            .collect();
        let (first, second) = drafts.split_at(cut.min(drafts.len()));
        let whole = merge(&book, &drafts, &accounts(), period.plus(1)).book;
        let step = |a: &[ReturnedDraft], b: &[ReturnedDraft]| {
            let between = merge(&book, a, &accounts(), period.plus(1)).book;
            merge(&between, b, &accounts(), period.plus(1)).book
        };
        let values = |book: &PlanBook| -> BTreeMap<ItemKey, Vec<(String, Option<String>)>> {
            let own = |item: &Item| {
                let own = item.fields.iter().filter(|(field, _)| fields::is_own(field));
                own.map(|(field, held)| (field.clone(), held.value.clone())).collect()
            };
            book.items.iter().map(|(key, item)| (key.clone(), own(item))).collect()
        };
        prop_assert_eq!(values(&step(first, second)), values(&whole));
        prop_assert_eq!(values(&step(second, first)), values(&whole));
    }
}
