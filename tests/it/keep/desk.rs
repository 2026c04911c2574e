//! A rep's desk without spreadsheets: what a month proposes, the draft that it makes, and what a rep does to it.

use std::collections::BTreeMap;

use cartera::model::{
    Date, Item, ItemKey, ItemKind, Month, PlanBook, ReturnedCell, ReturnedDraft, ReturnedId, ReturnedRow,
};
use cartera::plan::keep::{Accounts, Desk, Proposal, follow, is_shown};

pub const OWNER: &str = "ana";
pub const ACCOUNTS: [&str; 2] = ["A-1", "A-2"];

/// The columns of each kind that are open to the rep, with the kind's main one first.
pub const OPEN: [(ItemKind, &[&str]); 2] = [
    (ItemKind::Objective, &["objective", "target", "due", "owner", "state", "keep", "note"]),
    (ItemKind::Action, &["action", "owner", "start", "due", "state", "keep", "note"]),
];

pub fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

pub fn accounts() -> Accounts {
    let mut accounts = Accounts::default();
    for id in ACCOUNTS {
        let desk = Desk { owner_id: OWNER.to_owned(), manager_id: Some("boss".to_owned()) };
        accounts.add(id, &format!("Account {id}"), Some(desk));
    }
    accounts
}

pub fn objective(id: &str, period: Month, target: i64) -> Proposal {
    let due = period.plus(12).last_day().to_string();
    let fields = [
        ("objective", format!("Reach {target} by {due}")),
        ("figure", "revenue_ltm".to_owned()),
        ("unit", "money".to_owned()),
        ("baseline", "100".to_owned()),
        ("target", target.to_string()),
        ("due", due),
        ("owner", "Ana".to_owned()),
    ];
    Proposal { kind: ItemKind::Objective, item: id.to_owned(), fields: fields.into() }
}

pub fn action(id: &str, period: Month, day: i8) -> Proposal {
    let next = period.plus(1);
    let due = Date::new(next.year(), next.month(), day).unwrap().to_string();
    let fields = [
        ("action", format!("Do {id} by {due}")),
        ("owner", "Ana".to_owned()),
        ("start", next.first_day().to_string()),
        ("due", due),
    ];
    Proposal { kind: ItemKind::Action, item: id.to_owned(), fields: fields.into() }
}

/// What is planned in a month: by account, the items as they stand.
pub fn planned(book: &PlanBook, proposals: &BTreeMap<&str, Vec<Proposal>>, period: Month) -> BTreeMap<ItemKey, Item> {
    let mut items = BTreeMap::new();
    for account in ACCOUNTS {
        let none = Vec::new();
        items.extend(follow(book, account, proposals.get(account).unwrap_or(&none), period));
    }
    items
}

/// What a month leaves.
pub fn next(book: &PlanBook, items: &BTreeMap<ItemKey, Item>) -> PlanBook {
    let mut next = book.clone();
    next.items.retain(|key, _| !ACCOUNTS.contains(&key.account_id.as_str()));
    next.items.extend(items.clone());
    next
}

fn prefilled(item: &Item, column: &str) -> Option<String> {
    match column {
        "state" => Some(item.value("state").unwrap_or("open").to_owned()),
        "keep" => Some(if item.value("state") == Some("dropped") { "drop" } else { "keep" }.to_owned()),
        _ => item.value(column).map(str::to_owned),
    }
}

/// The workbook of a month as it comes back when nobody wrote in it.
pub fn draft(items: &BTreeMap<ItemKey, Item>, period: Month, file: &str) -> ReturnedDraft {
    let mut rows = Vec::new();
    for (kind, columns) in OPEN {
        let shown = items.iter().filter(|(key, item)| key.kind == kind && is_shown(item, period));
        for ((key, item), row) in shown.zip(5..) {
            let cell = |column: &&str| {
                let prefilled = prefilled(item, column);
                ((*column).to_owned(), ReturnedCell { value: prefilled.clone(), prefilled })
            };
            rows.push(ReturnedRow {
                kind,
                sheet: kind.key().to_owned(),
                row,
                id: Some(ReturnedId { account_id: key.account_id.clone(), item: key.item.clone() }),
                account: Some(key.account_id.clone()),
                account_id: Some(key.account_id.clone()),
                deleted: false,
                cells: columns.iter().map(cell).collect(),
            });
        }
    }
    let mut draft = ReturnedDraft {
        file: file.to_owned(),
        hash: String::new(),
        run_id: format!("{period}-r1"),
        period,
        as_of: period.last_day(),
        owner_id: OWNER.to_owned(),
        rows,
    };
    seal(&mut draft);
    draft
}

/// Gives a draft the hash of what it holds now.
pub fn seal(draft: &mut ReturnedDraft) {
    draft.hash = String::new();
    draft.hash =
        format!("{:?}", draft.clone()).len().to_string() + &blake3::hash(format!("{draft:?}").as_bytes()).to_hex();
}

/// The row of an item.
pub fn row<'a>(draft: &'a mut ReturnedDraft, kind: ItemKind, item: &str) -> &'a mut ReturnedRow {
    let is = |row: &&mut ReturnedRow| row.kind == kind && row.id.as_ref().is_some_and(|id| id.item == item);
    draft.rows.iter_mut().find(is).unwrap()
}

pub fn write(row: &mut ReturnedRow, column: &str, value: &str) {
    let cell = row.cells.entry(column.to_owned()).or_insert(ReturnedCell { prefilled: None, value: None });
    cell.value = Some(value.to_owned()).filter(|value| !value.is_empty());
}

pub fn add(draft: &mut ReturnedDraft, kind: ItemKind, account: &str, cells: &[(&str, &str)]) {
    let cells = cells.iter().map(|(column, value)| {
        ((*column).to_owned(), ReturnedCell { prefilled: None, value: Some((*value).to_owned()) })
    });
    let row = u32::try_from(draft.rows.len()).unwrap() + 50;
    draft.rows.push(ReturnedRow {
        kind,
        sheet: kind.key().to_owned(),
        row,
        id: None,
        account: Some(account.to_owned()),
        account_id: None,
        deleted: false,
        cells: cells.collect(),
    });
}
