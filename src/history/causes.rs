//! Why scores of a run differ from the month before: what each cause did to each figure of an account. By factor it is in
//! the run's `tables/bridge.csv`.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;

use super::parsed;
use super::schema::has_table;
use crate::model::{Bridges, Decimal};

/// What a cause did to a figure, in its unit; 0 where the figure became known or unknown by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptCause {
    pub cause: String,
    pub effect: Decimal,
}

/// The causes of a run's changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptCauses {
    /// The run that it was held against.
    pub compared_with: String,
    /// By account id and figure, the greatest effect first.
    pub causes: BTreeMap<(String, String), Vec<KeptCause>>,
}

pub(super) fn insert(db: &Connection, run: &str, bridges: &Bridges) -> rusqlite::Result<()> {
    let sql = "INSERT INTO score_comparisons (run_id, compared_with) VALUES (?1, ?2)";
    db.execute(sql, params![run, bridges.compared_with])?;
    let mut insert = db.prepare(
        "INSERT INTO score_causes (run_id, account_id, figure, cause, effect) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for account in &bridges.accounts {
        for bridge in &account.bridges {
            let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
            for part in &bridge.parts {
                let sum = sums.entry(part.cause.key()).or_default();
                *sum = sum.saturating_add(part.effect);
            }
            for (cause, effect) in sums {
                let effect = effect.normalize().to_string();
                insert.execute(params![run, account.account_id, bridge.figure.key(), cause, effect])?;
            }
        }
    }
    Ok(())
}

pub(super) fn delete(db: &Connection, run: &str) -> rusqlite::Result<()> {
    for table in ["score_causes", "score_comparisons"] {
        db.execute(&format!("DELETE FROM {table} WHERE run_id = ?1"), [run])?;
    }
    Ok(())
}

pub(super) fn read(db: &Connection, run: &str) -> rusqlite::Result<Option<KeptCauses>> {
    if !has_table(db, "score_comparisons")? {
        return Ok(None);
    }
    let sql = "SELECT compared_with FROM score_comparisons WHERE run_id = ?1";
    let Some(compared_with) = db.query_row(sql, [run], |row| row.get::<_, String>(0)).optional()? else {
        return Ok(None);
    };
    let mut causes: BTreeMap<(String, String), Vec<KeptCause>> = BTreeMap::new();
    let sql = "SELECT account_id, figure, cause, effect FROM score_causes WHERE run_id = ?1";
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([run])?;
    while let Some(row) = rows.next()? {
        let effect = parsed(row, 3, |text| text.parse::<Decimal>().ok())?;
        causes.entry((row.get(0)?, row.get(1)?)).or_default().push(KeptCause { cause: row.get(2)?, effect });
    }
    for causes in causes.values_mut() {
        causes.sort_by(|a, b| b.effect.abs().cmp(&a.effect.abs()).then_with(|| a.cause.cmp(&b.cause)));
    }
    Ok(Some(KeptCauses { compared_with, causes }))
}
