//! What could not be used or joined: `rejects.csv`, `unjoined.csv`, `quality.json` and each sender's list of it.

use super::cell::{Blank, Cell, Value, given, text};
use super::export::{Definition, Export};
use crate::deliver::Error;
use crate::ingest::identity::Duplicate;
use crate::ingest::{Fix, FixList, FixPlace, FixStatus, GoneFix, Quality, Reject, Unjoined};
use crate::model::Month;

type RejectCell = fn(&&Reject) -> Cell;
type UnjoinedCell = fn(&&Unjoined) -> Cell;
type DuplicateCell = fn(&&Duplicate) -> Cell;

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
        ("hint", |reject| text(reject.remedy.hint())),
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

/// Accounts that look like one customer, the surest first.
pub fn duplicates(duplicates: &[Duplicate]) -> Export {
    const COLUMNS: &[Definition<DuplicateCell>] = &[
        ("account_id", |pair| text(&pair.account_id)),
        ("name", |pair| text(&pair.name)),
        ("rows", |pair| count_of("rows", Some(pair.rows))),
        ("survivor_id", |pair| text(&pair.survivor_id)),
        ("survivor_name", |pair| text(&pair.survivor_name)),
        ("survivor_rows", |pair| count_of("survivor_rows", Some(pair.survivor_rows))),
        ("score", |pair| Ok(Value::Count(i64::from(pair.score)))),
        ("reason", |pair| text(&pair.reason)),
    ];
    Export::of("duplicates", COLUMNS, duplicates)
}

/// A line of a sender's list: a place of a thing to fix, or one that is gone.
enum ToFix<'a> {
    Place(&'a Fix, &'a FixPlace),
    Gone(&'a GoneFix),
}

type FixCell = fn(&ToFix<'_>) -> Cell;

impl<'a> ToFix<'a> {
    fn fix(&self) -> Option<&'a Fix> {
        match self {
            ToFix::Place(fix, _) => Some(fix),
            ToFix::Gone(_) => None,
        }
    }

    fn place(&self) -> Option<&'a FixPlace> {
        match self {
            ToFix::Place(_, place) => Some(place),
            ToFix::Gone(_) => None,
        }
    }

    fn since(&self) -> Month {
        match self {
            ToFix::Place(fix, _) => fix.since,
            ToFix::Gone(fix) => fix.since,
        }
    }

    fn status(&self) -> Option<FixStatus> {
        self.fix().map_or(Some(FixStatus::Gone), |fix| fix.status)
    }
}

fn count_of(field: &'static str, count: Option<usize>) -> Cell {
    count.and_then(|count| i64::try_from(count).ok()).map(Value::Count).ok_or(Blank::NotGiven { field })
}

/// What a sender has to fix, the worst first: one row a place, at least one a thing; then what is fixed.
pub fn fixes(list: &FixList, sender: &str) -> Export {
    const COLUMNS: &[Definition<FixCell>] = &[
        ("severity", |row| given("severity", row.fix().map(|fix| fix.severity.key()))),
        ("status", |row| given("status", row.status().map(FixStatus::key))),
        ("since", |row| Ok(Value::Month(row.since()))),
        ("kind", |row| match row {
            ToFix::Place(fix, _) => text(fix.kind.key()),
            ToFix::Gone(fix) => text(fix.kind.key()),
        }),
        ("what", |row| match row {
            ToFix::Place(fix, _) => text(&fix.what),
            ToFix::Gone(fix) => text(&fix.what),
        }),
        ("hint", |row| given("hint", row.fix().map(|fix| fix.hint.as_str()))),
        ("file", |row| match row {
            ToFix::Place(fix, _) => given("file", fix.file.as_deref()),
            ToFix::Gone(fix) => given("file", fix.file.as_deref()),
        }),
        ("sheet", |row| given("sheet", row.fix().and_then(|fix| fix.sheet.as_deref()))),
        ("entity", |row| given("entity", row.fix().and_then(|fix| fix.entity).map(|entity| entity.key()))),
        ("column", |row| given("column", row.fix().and_then(|fix| fix.column.as_deref()))),
        ("row", |row| {
            let row = row.place().and_then(|place| place.row);
            row.map(|row| Value::Count(i64::from(row))).ok_or(Blank::NotGiven { field: "row" })
        }),
        ("found", |row| given("found", row.place().and_then(|place| place.found.as_deref()))),
        ("account_id", |row| given("account_id", row.place().and_then(|place| place.account.as_deref()))),
        ("places", |row| count_of("places", row.fix().map(|fix| fix.count))),
        ("accounts", |row| count_of("accounts", row.fix().and_then(|fix| fix.accounts))),
        ("stops", |row| row.fix().map(|fix| Value::Flag(fix.stops)).ok_or(Blank::NotGiven { field: "stops" })),
    ];
    const NOWHERE: &[FixPlace] = &[FixPlace { row: None, found: None, account: None }];
    let is_theirs = |senders: &[String]| senders.iter().any(|theirs| theirs == sender);
    let places = list.items.iter().filter(|fix| is_theirs(&fix.senders)).flat_map(|fix| {
        let places = if fix.places.is_empty() { NOWHERE } else { fix.places.as_slice() };
        places.iter().map(move |place| ToFix::Place(fix, place))
    });
    let gone = list.gone.iter().filter(|fix| is_theirs(&fix.senders)).map(ToFix::Gone);
    Export::of("fixes", COLUMNS, places.chain(gone))
}

/// `quality.json`: counts by entity and source, and findings.
pub fn quality_json(quality: &Quality) -> Result<Vec<u8>, Error> {
    let mut bytes =
        serde_json::to_vec_pretty(quality).map_err(|source| Error::Json { path: "quality.json".to_owned(), source })?;
    bytes.push(b'\n');
    Ok(bytes)
}
