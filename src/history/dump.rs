//! The history as text, for comparing two of them: SQLite's own bytes depend on the order of writing.

use rusqlite::{Row, types::ValueRef};
use serde_json::Value;

use super::{Error, History, schema};

/// Every table with its columns in the order of the key.
const TABLES: [(&str, &str); 15] = [
    ("runs", "SELECT run_id, period, revision, as_of, state, config_hash, version FROM runs ORDER BY run_id"),
    (
        "account_snapshots",
        "SELECT run_id, account_id, metric, value, text FROM account_snapshots ORDER BY run_id, account_id, metric",
    ),
    ("ledgers", "SELECT run_id, currency, bookings FROM ledgers ORDER BY run_id"),
    (
        "ledger_accounts",
        "SELECT run_id, account_id, name, parent, owner, kind, segment, currency, created FROM ledger_accounts \
         ORDER BY run_id, account_id",
    ),
    ("ledger_users", "SELECT run_id, user_id, name, active FROM ledger_users ORDER BY run_id, user_id"),
    ("ledger_rates", "SELECT run_id, currency, month, rate FROM ledger_rates ORDER BY run_id, currency, month"),
    (
        "account_months",
        "SELECT run_id, account_id, month, currency, file, counted, amount, hex(lines) FROM account_months \
         ORDER BY run_id, account_id, month, currency, file, counted",
    ),
    (
        "ledger_deals",
        "SELECT run_id, place, deal_id, account_id, state, amount, currency, close, created FROM ledger_deals \
         ORDER BY run_id, place",
    ),
    (
        "plan_items",
        "SELECT run_id, account_id, kind, item, author, since FROM plan_items ORDER BY run_id, account_id, kind, item",
    ),
    (
        "plan_fields",
        "SELECT run_id, account_id, kind, item, field, value, author, proposed FROM plan_fields \
         ORDER BY run_id, account_id, kind, item, field",
    ),
    ("score_heads", "SELECT run_id, head FROM score_heads ORDER BY run_id"),
    ("score_readings", "SELECT run_id, account_id, reading FROM score_readings ORDER BY run_id, account_id"),
    ("score_comparisons", "SELECT run_id, compared_with FROM score_comparisons ORDER BY run_id"),
    (
        "score_causes",
        "SELECT run_id, account_id, figure, cause, effect FROM score_causes ORDER BY run_id, account_id, figure, cause",
    ),
    ("plan_drafts", "SELECT run_id, hash FROM plan_drafts ORDER BY run_id, hash"),
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
