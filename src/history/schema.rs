//! The tables of the history, and how an older file is brought up to date.

use std::time::Duration;

use camino::{Utf8Path, Utf8PathBuf};
use rusqlite::Connection;

use super::Error;

/// `CART`, so that a history is told from other SQLite files.
const APPLICATION_ID: i64 = 0x4341_5254;

/// How long to wait for one who is reading.
const PATIENCE: Duration = Duration::from_secs(5);

/// Each entry leads from the schema of its index to the next; a file's schema is its `user_version`. Entries are only
/// ever added.
const MIGRATIONS: &[&str] = &[
    "
    CREATE TABLE runs (
        run_id      TEXT NOT NULL PRIMARY KEY,
        period      TEXT NOT NULL,
        revision    INTEGER NOT NULL CHECK (revision > 0),
        as_of       TEXT NOT NULL,
        state       TEXT NOT NULL CHECK (state IN ('pending', 'published', 'abandoned')),
        config_hash TEXT NOT NULL,
        version     TEXT NOT NULL,
        UNIQUE (period, revision)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE account_snapshots (
        run_id      TEXT NOT NULL REFERENCES runs (run_id),
        account_id  TEXT NOT NULL,
        metric      TEXT NOT NULL,
        value       REAL,
        text        TEXT,
        PRIMARY KEY (run_id, account_id, metric)
    ) STRICT, WITHOUT ROWID;
",
    "
    CREATE TABLE ledgers (
        run_id      TEXT NOT NULL PRIMARY KEY REFERENCES runs (run_id),
        currency    TEXT NOT NULL,
        bookings    INTEGER NOT NULL CHECK (bookings IN (0, 1))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ledger_accounts (
        run_id      TEXT NOT NULL REFERENCES ledgers (run_id),
        account_id  TEXT NOT NULL,
        name        TEXT NOT NULL,
        parent      TEXT,
        owner       TEXT,
        kind        TEXT,
        segment     TEXT,
        currency    TEXT,
        created     TEXT,
        PRIMARY KEY (run_id, account_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ledger_users (
        run_id      TEXT NOT NULL REFERENCES ledgers (run_id),
        user_id     TEXT NOT NULL,
        name        TEXT,
        active      INTEGER CHECK (active IN (0, 1)),
        PRIMARY KEY (run_id, user_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ledger_rates (
        run_id      TEXT NOT NULL REFERENCES ledgers (run_id),
        currency    TEXT NOT NULL,
        month       TEXT NOT NULL,
        rate        TEXT NOT NULL,
        PRIMARY KEY (run_id, currency, month)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE account_months (
        run_id      TEXT NOT NULL REFERENCES ledgers (run_id),
        account_id  TEXT NOT NULL,
        month       TEXT NOT NULL,
        currency    TEXT NOT NULL,
        file        TEXT NOT NULL,
        counted     INTEGER NOT NULL CHECK (counted IN (0, 1)),
        amount      TEXT NOT NULL,
        lines       BLOB NOT NULL,
        PRIMARY KEY (run_id, account_id, month, currency, file, counted)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE ledger_deals (
        run_id      TEXT NOT NULL REFERENCES ledgers (run_id),
        place       INTEGER NOT NULL,
        deal_id     TEXT NOT NULL,
        account_id  TEXT NOT NULL,
        state       TEXT NOT NULL CHECK (state IN ('open', 'won', 'lost', 'closed')),
        amount      TEXT,
        currency    TEXT NOT NULL,
        close       TEXT,
        created     TEXT,
        PRIMARY KEY (run_id, place)
    ) STRICT, WITHOUT ROWID;
",
    "
    CREATE TABLE plan_items (
        run_id      TEXT NOT NULL REFERENCES runs (run_id),
        account_id  TEXT NOT NULL,
        kind        TEXT NOT NULL,
        item        TEXT NOT NULL,
        author      TEXT,
        since       TEXT NOT NULL,
        PRIMARY KEY (run_id, account_id, kind, item)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE plan_fields (
        run_id      TEXT NOT NULL,
        account_id  TEXT NOT NULL,
        kind        TEXT NOT NULL,
        item        TEXT NOT NULL,
        field       TEXT NOT NULL,
        value       TEXT,
        author      TEXT,
        proposed    TEXT,
        PRIMARY KEY (run_id, account_id, kind, item, field),
        FOREIGN KEY (run_id, account_id, kind, item) REFERENCES plan_items (run_id, account_id, kind, item)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE plan_drafts (
        run_id      TEXT NOT NULL REFERENCES runs (run_id),
        hash        TEXT NOT NULL,
        PRIMARY KEY (run_id, hash)
    ) STRICT, WITHOUT ROWID;
",
    "
    CREATE TABLE score_heads (
        run_id      TEXT NOT NULL PRIMARY KEY REFERENCES runs (run_id),
        head        TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE score_comparisons (
        run_id        TEXT NOT NULL PRIMARY KEY REFERENCES runs (run_id),
        compared_with TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE score_causes (
        run_id      TEXT NOT NULL REFERENCES score_comparisons (run_id),
        account_id  TEXT NOT NULL,
        figure      TEXT NOT NULL,
        cause       TEXT NOT NULL,
        effect      TEXT NOT NULL,
        PRIMARY KEY (run_id, account_id, figure, cause)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE score_readings (
        run_id      TEXT NOT NULL REFERENCES score_heads (run_id),
        account_id  TEXT NOT NULL,
        reading     TEXT NOT NULL,
        PRIMARY KEY (run_id, account_id)
    ) STRICT, WITHOUT ROWID;
",
];

/// The schema that this version writes.
pub(super) fn known() -> i64 {
    i64::try_from(MIGRATIONS.len()).unwrap_or(i64::MAX)
}

/// Checks that the file is whole and ours, and brings it to the newest schema.
pub(super) fn prepare(connection: &mut Connection, path: &Utf8Path) -> Result<(), Error> {
    let found = check(connection, path)?;
    let migrate = |connection: &mut Connection| {
        connection.pragma_update(None, "journal_mode", "DELETE")?;
        connection.pragma_update(None, "synchronous", "EXTRA")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        if found == known() && !journal(path).exists() {
            return Ok(());
        }
        // One transaction, so that a kill leaves the old schema or the new one. It is made for a journal too: one that a
        // kill left before anything was changed holds nothing to roll back, and goes only with the next commit.
        let transaction = connection.transaction()?;
        for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or_default()) {
            transaction.execute_batch(migration)?;
        }
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", known())?;
        transaction.commit()
    };
    migrate(connection).map_err(|source| Error::of(path, source))
}

/// What lies beside the file while it is changed.
fn journal(path: &Utf8Path) -> Utf8PathBuf {
    Utf8PathBuf::from(format!("{path}-journal"))
}

/// Whether the file has tables. One of an older schema is looked at as it is: what its runs did not keep is unknown.
pub(super) fn is_filled(connection: &Connection, path: &Utf8Path) -> Result<bool, Error> {
    Ok(check(connection, path)? > 0)
}

/// Whether the schema of the file has a table; an older one lacks those that were added since.
pub(super) fn has_table(connection: &Connection, name: &str) -> rusqlite::Result<bool> {
    let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
    connection.query_row(sql, [name], |row| row.get::<_, i64>(0)).map(|count| count > 0)
}

/// The file's schema, once it is known to be whole and ours; 0 for an empty file.
fn check(connection: &Connection, path: &Utf8Path) -> Result<i64, Error> {
    let inspect = || {
        connection.busy_timeout(PATIENCE)?;
        let application: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
        let schema: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        let damage: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok((application, schema, tables, damage))
    };
    let (application, schema, tables, damage) = inspect().map_err(|source| Error::of(path, source))?;
    if tables > 0 && application != APPLICATION_ID {
        return Err(Error::Foreign { path: path.to_owned() });
    }
    if damage != "ok" {
        return Err(Error::Damaged { path: path.to_owned(), found: damage });
    }
    if schema > known() {
        return Err(Error::NewerSchema { path: path.to_owned(), found: schema, known: known() });
    }
    Ok(schema)
}

/// A file as the first version made it.
#[cfg(test)]
pub(super) fn make_first(connection: &Connection) {
    connection.execute_batch(MIGRATIONS.first().unwrap()).unwrap();
    connection.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    connection.pragma_update(None, "user_version", 1).unwrap();
}
