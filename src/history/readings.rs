//! What runs kept of their accounts to be scored again: one JSON value an account, since what a version reads of an
//! account is one thing, and nobody asks for a part of it.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;

use super::schema::has_table;
use crate::score::bridge::{AccountReading, Head, Readings};

pub(super) fn insert(db: &Connection, run: &str, readings: &Readings) -> rusqlite::Result<()> {
    db.execute("INSERT INTO score_heads (run_id, head) VALUES (?1, ?2)", params![run, json(&readings.head)?])?;
    let mut insert = db.prepare("INSERT INTO score_readings (run_id, account_id, reading) VALUES (?1, ?2, ?3)")?;
    for reading in &readings.accounts {
        insert.execute(params![run, reading.account, json(reading)?])?;
    }
    Ok(())
}

pub(super) fn delete(db: &Connection, run: &str) -> rusqlite::Result<()> {
    for table in ["score_readings", "score_heads"] {
        db.execute(&format!("DELETE FROM {table} WHERE run_id = ?1"), [run])?;
    }
    Ok(())
}

pub(super) fn read(db: &Connection, run: &str) -> rusqlite::Result<Option<Readings>> {
    if !has_table(db, "score_heads")? {
        return Ok(None);
    }
    let sql = "SELECT head FROM score_heads WHERE run_id = ?1";
    let Some(head) = db.query_row(sql, [run], parsed::<Head>).optional()? else { return Ok(None) };
    let sql = "SELECT reading FROM score_readings WHERE run_id = ?1 ORDER BY account_id";
    let accounts = db.prepare(sql)?.query_map([run], parsed::<AccountReading>)?.collect::<rusqlite::Result<_>>()?;
    Ok(Some(Readings { head, accounts }))
}

fn json<T: serde::Serialize>(value: &T) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
}

fn parsed<T: DeserializeOwned>(row: &Row<'_>) -> rusqlite::Result<T> {
    let text: String = row.get(0)?;
    serde_json::from_str(&text).map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, Type::Text, error.into()))
}
