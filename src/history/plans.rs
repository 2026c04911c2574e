//! The plans that runs left, in their tables: items, their fields, and the drafts that are in them.

use rusqlite::{Connection, Row, params};

use super::parsed;
use super::schema::has_table;
use crate::model::{Author, Item, ItemField, ItemKey, ItemKind, Month, PlanBook};

const TABLES: [&str; 3] = ["plan_items", "plan_fields", "plan_drafts"];

pub(super) fn insert(db: &Connection, run: &str, book: &PlanBook) -> rusqlite::Result<()> {
    let mut items = db.prepare(
        "INSERT INTO plan_items (run_id, account_id, kind, item, author, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut fields = db.prepare(
        "INSERT INTO plan_fields (run_id, account_id, kind, item, field, value, author, proposed) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (key, item) in &book.items {
        let (account, kind, id) = (&key.account_id, key.kind.key(), &key.item);
        items.execute(params![run, account, kind, id, person(&item.author), item.since.to_string()])?;
        for (name, field) in &item.fields {
            let (value, proposed) = (&field.value, &field.proposed);
            fields.execute(params![run, account, kind, id, name, value, person(&field.author), proposed])?;
        }
    }
    let mut drafts = db.prepare("INSERT INTO plan_drafts (run_id, hash) VALUES (?1, ?2)")?;
    for hash in &book.merged_drafts {
        drafts.execute(params![run, hash])?;
    }
    Ok(())
}

pub(super) fn delete(db: &Connection, run: &str) -> rusqlite::Result<()> {
    for table in TABLES.iter().rev() {
        db.execute(&format!("DELETE FROM {table} WHERE run_id = ?1"), [run])?;
    }
    Ok(())
}

/// Empty for a run of a version that kept no plans.
pub(super) fn read(db: &Connection, run: &str) -> rusqlite::Result<PlanBook> {
    let mut book = PlanBook::default();
    if !has_table(db, "plan_items")? {
        return Ok(book);
    }
    let mut items = db.prepare("SELECT account_id, kind, item, author, since FROM plan_items WHERE run_id = ?1")?;
    let mut rows = items.query([run])?;
    while let Some(row) = rows.next()? {
        let item = Item { author: author(row, 3)?, since: parsed(row, 4, Month::parse)?, fields: Default::default() };
        book.items.insert(key(row)?, item);
    }
    let sql = "SELECT account_id, kind, item, field, value, author, proposed FROM plan_fields WHERE run_id = ?1";
    let mut fields = db.prepare(sql)?;
    let mut rows = fields.query([run])?;
    while let Some(row) = rows.next()? {
        if let Some(item) = book.items.get_mut(&key(row)?) {
            let field = ItemField { value: row.get(4)?, author: author(row, 5)?, proposed: row.get(6)? };
            item.fields.insert(row.get(3)?, field);
        }
    }
    let mut drafts = db.prepare("SELECT hash FROM plan_drafts WHERE run_id = ?1")?;
    book.merged_drafts = drafts.query_map([run], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(book)
}

/// The first three columns.
fn key(row: &Row<'_>) -> rusqlite::Result<ItemKey> {
    Ok(ItemKey { account_id: row.get(0)?, kind: parsed(row, 1, ItemKind::from_key)?, item: row.get(2)? })
}

/// No person stands for the program.
fn person(author: &Author) -> Option<&str> {
    match author {
        Author::Program => None,
        Author::Person(id) => Some(id),
    }
}

fn author(row: &Row<'_>, column: usize) -> rusqlite::Result<Author> {
    Ok(row.get::<_, Option<String>>(column)?.map_or(Author::Program, Author::Person))
}
