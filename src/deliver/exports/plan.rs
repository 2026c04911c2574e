//! The plans that a run leaves: `tables/plan.csv`, a line a field, from which a lost history is made again.

use std::collections::BTreeMap;

use super::cell::{Blank, Cell, Value, given, text};
use super::export::{Definition, Export};
use crate::deliver::Error;
use crate::deliver::tables::read_back;
use crate::model::{Author, Date, Item, ItemField, ItemKey, ItemKind, Month, PlanBook};

/// The kind of a line that names a returned draft.
const DRAFT: &str = "draft";

struct Line<'a> {
    as_of: Date,
    account_id: Option<&'a str>,
    kind: &'static str,
    item: &'a str,
    since: Option<Month>,
    thought_of_by: Option<&'a str>,
    field: Option<&'a str>,
    held: Option<&'a ItemField>,
}

type LineCell = fn(&Line<'_>) -> Cell;

const COLUMNS: &[Definition<LineCell>] = &[
    ("as_of", |line| Ok(Value::Date(line.as_of))),
    ("account_id", |line| given("account_id", line.account_id)),
    ("kind", |line| text(line.kind)),
    ("item", |line| given("item", Some(line.item))),
    ("since", |line| line.since.map(Value::Month).ok_or(Blank::NotGiven { field: "since" })),
    ("thought_of_by", |line| given("thought_of_by", line.thought_of_by)),
    ("field", |line| given("field", line.field)),
    ("value", |line| given("value", line.held.and_then(|held| held.value.as_deref()))),
    ("author", |line| given("author", line.held.and_then(|held| person(&held.author)))),
    ("proposed", |line| given("proposed", line.held.and_then(|held| held.proposed.as_deref()))),
];

/// By account, kind, item and field; the drafts that are in the plans come last.
pub fn plan(book: &PlanBook, as_of: Date) -> Export {
    let items = book.items.iter().flat_map(|(key, item)| {
        let line = Line {
            as_of,
            account_id: Some(&key.account_id),
            kind: key.kind.key(),
            item: &key.item,
            since: Some(item.since),
            thought_of_by: person(&item.author),
            field: None,
            held: None,
        };
        let bare = item.fields.is_empty().then_some(Line { ..line });
        let fields = item.fields.iter();
        bare.into_iter().chain(fields.map(move |(field, held)| Line { field: Some(field), held: Some(held), ..line }))
    });
    let drafts = book.merged_drafts.iter().map(|hash| Line {
        as_of,
        account_id: None,
        kind: DRAFT,
        item: hash,
        since: None,
        thought_of_by: None,
        field: None,
        held: None,
    });
    Export::of("plan", COLUMNS, items.chain(drafts))
}

fn person(author: &Author) -> Option<&str> {
    match author {
        Author::Program => None,
        Author::Person(id) => Some(id),
    }
}

/// The inverse: the plans of a published table. Columns are found by name; a line that makes no sense is left out.
pub fn read_plan(csv: &[u8]) -> Result<PlanBook, Error> {
    let rows = read_back(csv).map_err(|source| Error::Table { table: "plan", source })?;
    let mut rows = rows.into_iter();
    let headings = rows.next().unwrap_or_default();
    let mut book = PlanBook::default();
    for row in rows {
        let cells: BTreeMap<&str, &str> =
            headings.iter().map(String::as_str).zip(row.iter().map(String::as_str)).collect();
        take(&mut book, &cells);
    }
    Ok(book)
}

fn take(book: &mut PlanBook, cells: &BTreeMap<&str, &str>) -> Option<()> {
    let cell = |name: &str| cells.get(name).copied().unwrap_or_default();
    let filled = |name: &str| Some(cell(name)).filter(|text| !text.is_empty());
    if cell("kind") == DRAFT {
        book.merged_drafts.insert(filled("item")?.to_owned());
        return Some(());
    }
    let author = |name: &str| filled(name).map_or(Author::Program, |id| Author::Person(id.to_owned()));
    let kind = ItemKind::from_key(cell("kind"))?;
    let key = ItemKey { account_id: cell("account_id").to_owned(), kind, item: cell("item").to_owned() };
    let since = Month::parse(cell("since"))?;
    let item = book.items.entry(key).or_insert_with(|| Item {
        author: author("thought_of_by"),
        since,
        fields: BTreeMap::new(),
    });
    if let Some(field) = filled("field") {
        let held = ItemField {
            value: filled("value").map(str::to_owned),
            author: author("author"),
            proposed: filled("proposed").map(str::to_owned),
        };
        item.fields.insert(field.to_owned(), held);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn held() -> impl Strategy<Value = ItemField> {
        let text = || prop::option::of("[=+@'\"a-zñ€,\n -]{1,12}");
        let author = prop_oneof![Just(Author::Program), "[=a-z0-9]{1,6}".prop_map(Author::Person)];
        (text(), author, text()).prop_map(|(value, author, proposed)| ItemField { value, author, proposed })
    }

    proptest! {
        #[test]
        fn any_book_reads_back_as_it_was(
            items in prop::collection::btree_map(
                ("[A=0-9]{0,4}", 0..ItemKind::ALL.len(), "[a-z:#~-]{0,6}"),
                ("[a-z]{0,3}", 0..30i32, prop::collection::btree_map("[a-z.]{1,8}", held(), 0..4)),
                0..8,
            ),
            drafts in prop::collection::btree_set("[0-9a-f]{8}", 0..3),
        ) {
            let mut book = PlanBook { merged_drafts: drafts, ..PlanBook::default() };
            for ((account_id, kind, item), (author, month, fields)) in items {
                let key = ItemKey { account_id, kind: ItemKind::ALL[kind], item };
                let author = if author.is_empty() { Author::Program } else { Author::Person(author) };
                let since = Month::parse("2025-06").unwrap().plus(month);
                book.items.insert(key, Item { author, since, fields });
            }
            let csv = plan(&book, "2026-10-31".parse().unwrap()).csv().unwrap();
            prop_assert_eq!(read_plan(&csv).unwrap(), book);
        }
    }
}
