//! What could not be used or joined: `rejects.csv`, `unjoined.csv` and `quality.json`.

use super::cell::{Cell, Value, given, text};
use super::export::{Definition, Export};
use crate::deliver::Error;
use crate::ingest::{Quality, Reject, Unjoined};

type RejectCell = fn(&&Reject) -> Cell;
type UnjoinedCell = fn(&&Unjoined) -> Cell;

/// One row a reject, in the order given.
pub fn rejects(rejects: &[Reject]) -> Export {
    const COLUMNS: &[Definition<RejectCell>] = &[
        ("file", |reject| text(&reject.file)),
        ("sheet", |reject| given("sheet", reject.sheet.as_deref())),
        ("row", |reject| Ok(Value::Count(i64::from(reject.row)))),
        ("entity", |reject| text(reject.entity.key())),
        ("column", |reject| given("column", reject.column.as_deref())),
        ("found", |reject| text(&reject.found)),
        ("expected", |reject| text(&reject.expected)),
        ("hint", |reject| text(reject.hint)),
        ("row_kept", |reject| Ok(Value::Flag(reject.row_kept))),
    ];
    Export::of("rejects", COLUMNS, rejects)
}

/// One row for each row of the inputs that leads to no account, in the order given.
pub fn unjoined(unjoined: &[Unjoined]) -> Export {
    const COLUMNS: &[Definition<UnjoinedCell>] = &[
        ("entity", |row| text(row.entity.key())),
        ("file", |row| text(&row.file)),
        ("sheet", |row| given("sheet", row.sheet.as_deref())),
        ("row", |row| Ok(Value::Count(i64::from(row.row)))),
        ("id", |row| given("id", row.id.as_deref())),
        ("tried", |row| text(&row.tried)),
        ("reason", |row| text(row.reason)),
    ];
    Export::of("unjoined", COLUMNS, unjoined)
}

/// `quality.json`: counts by entity and source, and findings.
pub fn quality_json(quality: &Quality) -> Result<Vec<u8>, Error> {
    let mut bytes =
        serde_json::to_vec_pretty(quality).map_err(|source| Error::Json { path: "quality.json".to_owned(), source })?;
    bytes.push(b'\n');
    Ok(bytes)
}
