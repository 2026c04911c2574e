//! Past runs: which were published, and the figures of their accounts, in one embedded SQLite file. Nothing else reads
//! or writes it.
//!
//! The file uses SQLite's rollback journal with `synchronous = EXTRA`, not a write-ahead log. A run commits two or three
//! transactions and one process writes at a time, so a log's concurrency would gain nothing, while it needs shared
//! memory (which network folders lack) and leaves two more files behind after a kill. So the history is one file
//! whenever no run is at work; after a kill in the midst of a commit a `-journal` lies beside it, which the next open
//! rolls back.

mod causes;
mod dump;
mod error;
mod ledger;
mod plans;
mod readings;
mod run;
mod schema;

pub use causes::{KeptCause, KeptCauses};
pub use error::Error;
pub use run::{Kept, Run, RunId, RunRecord, RunState, SnapshotRow};

use std::collections::BTreeMap;

use camino::{Utf8Path, Utf8PathBuf};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, params, params_from_iter, types::Type};

use crate::model::{Date, Ledger, Month, PlanBook};
use crate::score::bridge::Readings;

const RUN_COLUMNS: &str = "period, revision, as_of, config_hash, version, state";

/// An open history.
#[derive(Debug)]
pub struct History {
    path: Utf8PathBuf,
    connection: Connection,
}

impl History {
    /// Opens the history for a run, or creates it, readable by its owner alone; checks that it is whole and ours.
    pub fn open(path: &Utf8Path) -> Result<History, Error> {
        create_private(path).map_err(|source| Error::Inaccessible { path: path.to_owned(), source: source.into() })?;
        let mut history = History::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        schema::prepare(&mut history.connection, path)?;
        Ok(history)
    }

    /// Opens a history for looking only; `None` if there is none yet.
    pub fn look(path: &Utf8Path) -> Result<Option<History>, Error> {
        if !path.exists() {
            return Ok(None);
        }
        // A journal left by a kill can be rolled back only by one who may write, so the file is opened for writing
        // where that is allowed.
        let history = History::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        Ok(schema::is_filled(&history.connection, path)?.then_some(history))
    }

    fn connect(path: &Utf8Path, flags: OpenFlags) -> Result<History, Error> {
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .map_err(|source| Error::of(path, source))?;
        Ok(History { path: path.to_owned(), connection })
    }

    pub fn path(&self) -> &Utf8Path {
        &self.path
    }

    /// The revision that a run of this month takes: one above every earlier one, abandoned ones too.
    pub fn next_revision(&self, period: Month) -> Result<u32, Error> {
        self.query(|db| {
            db.query_row(
                "SELECT coalesce(max(revision), 0) + 1 FROM runs WHERE period = ?1",
                [period.to_string()],
                |row| row.get(0),
            )
        })
    }

    /// Records a run that is about to be published, with the figures of its accounts and what it keeps of its records.
    pub fn record_pending<'a>(&mut self, run: &Run, kept: impl Into<Kept<'a>>) -> Result<(), Error> {
        let Kept { snapshot, ledger, plans, readings, bridges } = kept.into();
        self.transaction(|db| {
            insert_run(db, run, RunState::Pending)?;
            let mut insert = db.prepare(
                "INSERT INTO account_snapshots (run_id, account_id, metric, value, text) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?;
            let run_id = run.id.to_string();
            for row in snapshot {
                let value = row.value.filter(|value| value.is_finite());
                insert.execute(params![run_id, row.account_id, row.metric, value, row.text])?;
            }
            ledger.map_or(Ok(()), |ledger| ledger::insert(db, &run_id, ledger))?;
            plans.map_or(Ok(()), |book| plans::insert(db, &run_id, book))?;
            readings.map_or(Ok(()), |readings| readings::insert(db, &run_id, readings))?;
            bridges.map_or(Ok(()), |bridges| causes::insert(db, &run_id, bridges))
        })
    }

    /// The month's link now points to this run.
    pub fn mark_published(&mut self, run: RunId) -> Result<(), Error> {
        self.leave_pending(run, RunState::Published)
    }

    /// The run ended before its link was swapped. Its figures are dropped, since nobody has seen them.
    pub fn mark_abandoned(&mut self, run: RunId) -> Result<(), Error> {
        self.leave_pending(run, RunState::Abandoned)
    }

    /// Takes in a published run that this history doesn't know, as after it was lost. Its figures stay unknown.
    pub fn adopt_published(&mut self, run: &Run) -> Result<(), Error> {
        self.transaction(|db| insert_run(db, run, RunState::Published))
    }

    /// The run as recorded, whatever its state.
    pub fn run(&self, run: RunId) -> Result<Option<RunRecord>, Error> {
        self.one_run("run_id = ?1", &run.to_string())
    }

    /// The published run of this month, in its last revision.
    pub fn published(&self, period: Month) -> Result<Option<RunRecord>, Error> {
        self.one_run("state = 'published' AND period = ?1", &period.to_string())
    }

    /// The last published run of an earlier month, in its last revision: what this month is compared with.
    pub fn published_before(&self, period: Month) -> Result<Option<RunRecord>, Error> {
        self.one_run("state = 'published' AND period < ?1", &period.to_string())
    }

    /// Runs that ended without word, oldest first.
    pub fn pending(&self) -> Result<Vec<RunRecord>, Error> {
        self.query(|db| {
            let sql = format!("SELECT {RUN_COLUMNS} FROM runs WHERE state = 'pending' ORDER BY period, revision");
            db.prepare(&sql)?.query_map([], run_record)?.collect()
        })
    }

    /// The figures of a run's accounts, by account and metric.
    pub fn snapshot(&self, run: RunId) -> Result<Vec<SnapshotRow>, Error> {
        self.query(|db| {
            let sql = "SELECT account_id, metric, value, text FROM account_snapshots WHERE run_id = ?1 \
                       ORDER BY account_id, metric";
            db.prepare(sql)?.query_map([run.to_string()], snapshot_row)?.collect()
        })
    }

    /// Some figures of a run's accounts, by account and metric; a run may hold millions of all of them.
    pub fn figures(&self, run: RunId, metrics: &[&str]) -> Result<Vec<SnapshotRow>, Error> {
        self.query(|db| {
            let places = vec!["?"; metrics.len()].join(", ");
            let sql = format!(
                "SELECT account_id, metric, value, text FROM account_snapshots WHERE metric IN ({places}) AND run_id = ? \
                 ORDER BY account_id, metric"
            );
            let run = run.to_string();
            let parameters = metrics.iter().copied().chain([run.as_str()]);
            db.prepare(&sql)?.query_map(params_from_iter(parameters), snapshot_row)?.collect()
        })
    }

    /// What a run kept of its records; none of a run of a version that kept nothing, or that was adopted.
    pub fn ledger(&self, run: RunId) -> Result<Option<Ledger>, Error> {
        self.query(|db| ledger::read(db, &run.to_string()))
    }

    /// The plans that a run left; empty of a run of a version that kept none, or that was adopted.
    pub fn plans(&self, run: RunId) -> Result<PlanBook, Error> {
        self.query(|db| plans::read(db, &run.to_string()))
    }

    /// What a run kept to be scored again; none of a run of a version that kept nothing, or that was adopted.
    pub fn readings(&self, run: RunId) -> Result<Option<Readings>, Error> {
        self.query(|db| readings::read(db, &run.to_string()))
    }

    /// Why the scores of a run differ from those of the month before it; none of a first month, and of a run of a
    /// version that kept nothing.
    pub fn causes(&self, run: RunId) -> Result<Option<KeptCauses>, Error> {
        self.query(|db| causes::read(db, &run.to_string()))
    }

    /// The names of a run's accounts, by id.
    pub fn account_names(&self, run: RunId) -> Result<BTreeMap<String, String>, Error> {
        self.query(|db| ledger::names(db, &run.to_string()))
    }

    /// Every published run, oldest first.
    pub fn all_published(&self) -> Result<Vec<RunRecord>, Error> {
        self.query(|db| {
            let sql = format!("SELECT {RUN_COLUMNS} FROM runs WHERE state = 'published' ORDER BY period, revision");
            db.prepare(&sql)?.query_map([], run_record)?.collect()
        })
    }

    fn one_run(&self, condition: &str, parameter: &str) -> Result<Option<RunRecord>, Error> {
        self.query(|db| {
            let sql =
                format!("SELECT {RUN_COLUMNS} FROM runs WHERE {condition} ORDER BY period DESC, revision DESC LIMIT 1");
            db.query_row(&sql, [parameter], run_record).optional()
        })
    }

    fn leave_pending(&mut self, run: RunId, state: RunState) -> Result<(), Error> {
        let found = self.run(run)?.map(|record| record.state);
        if found != Some(RunState::Pending) {
            return Err(Error::WrongState {
                path: self.path.clone(),
                run,
                found: found.map_or("unknown", RunState::key),
                expected: RunState::Pending.key(),
            });
        }
        self.transaction(|db| {
            let run_id = run.to_string();
            db.execute("UPDATE runs SET state = ?2 WHERE run_id = ?1", [run_id.as_str(), state.key()])?;
            if state == RunState::Abandoned {
                db.execute("DELETE FROM account_snapshots WHERE run_id = ?1", [run_id.as_str()])?;
                ledger::delete(db, &run_id)?;
                plans::delete(db, &run_id)?;
                readings::delete(db, &run_id)?;
                causes::delete(db, &run_id)?;
            }
            Ok(())
        })
    }

    fn query<T>(&self, query: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, Error> {
        query(&self.connection).map_err(|source| Error::of(&self.path, source))
    }

    fn transaction(&mut self, change: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> Result<(), Error> {
        let commit = |connection: &mut Connection| {
            let transaction = connection.transaction()?;
            change(&transaction)?;
            transaction.commit()
        };
        commit(&mut self.connection).map_err(|source| Error::of(&self.path, source))
    }
}

fn insert_run(db: &Connection, run: &Run, state: RunState) -> rusqlite::Result<()> {
    let sql = "INSERT INTO runs (run_id, period, revision, as_of, state, config_hash, version) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    db.execute(
        sql,
        params![
            run.id.to_string(),
            run.id.period.to_string(),
            run.id.revision,
            run.as_of.to_string(),
            state.key(),
            run.config_hash,
            run.version
        ],
    )?;
    Ok(())
}

fn snapshot_row(row: &Row<'_>) -> rusqlite::Result<SnapshotRow> {
    Ok(SnapshotRow { account_id: row.get(0)?, metric: row.get(1)?, value: row.get(2)?, text: row.get(3)? })
}

/// Reads [`RUN_COLUMNS`].
fn run_record(row: &Row<'_>) -> rusqlite::Result<RunRecord> {
    let id = RunId { period: parsed(row, 0, Month::parse)?, revision: row.get(1)? };
    let as_of = parsed(row, 2, |text| text.parse::<Date>().ok())?;
    let state = parsed(row, 5, RunState::from_key)?;
    Ok(RunRecord { run: Run { id, as_of, config_hash: row.get(3)?, version: row.get(4)? }, state })
}

fn parsed<T>(row: &Row<'_>, column: usize, parse: impl FnOnce(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    parse(&text).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, format!("unexpected `{text}`").into())
    })
}

/// SQLite would create the file as the umask allows; what it adds beside an existing file takes that file's mode.
fn create_private(path: &Utf8Path) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(path).map(drop)
}

#[cfg(test)]
mod tests;
