//! The history as text, for comparing two of them: SQLite's own bytes depend on the order of writing.

use rusqlite::{Row, types::ValueRef};
use serde_json::Value;

use super::{Error, History, schema};

/// Every table with its columns in the order of the key.
const TABLES: [(&str, &str); 2] = [
    ("runs", "SELECT run_id, period, revision, as_of, state, config_hash, version FROM runs ORDER BY run_id"),
    (
        "account_snapshots",
        "SELECT run_id, account_id, metric, value, text FROM account_snapshots ORDER BY run_id, account_id, metric",
    ),
];

impl History {
    /// One line a row: the table's name, then the row as a JSON array. Equal histories give equal text.
    pub fn canonical_dump(&self) -> Result<String, Error> {
        let mut dump = format!("schema {}\n", schema::known());
        for (table, sql) in TABLES {
            let rows: Vec<Value> = self.query(|db| db.prepare(sql)?.query_map([], cells)?.collect())?;
            for row in rows {
                dump.push_str(table);
                dump.push(' ');
                dump.push_str(&row.to_string());
                dump.push('\n');
            }
        }
        Ok(dump)
    }
}

fn cells(row: &Row<'_>) -> rusqlite::Result<Value> {
    (0..row.as_ref().column_count()).map(|column| Ok(cell(row.get_ref(column)?))).collect()
}

fn cell(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) | ValueRef::Blob(text) => String::from_utf8_lossy(text).into(),
    }
}
