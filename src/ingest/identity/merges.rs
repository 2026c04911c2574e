//! Accounts that became one, and accounts that became two.
//!
//! A merge is told by the CRM, by a line of `merges.csv`, or by a confirmed line of `matches.csv`. What the exports hold
//! is never changed: a merge is a way from one id to another that is looked up while reading, so that taking it back
//! restores all there was.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use camino::Utf8Path;
use serde::Serialize;

use super::ledger::{Ledger, LedgerError, LedgerLine};
use crate::ingest::cell;
use crate::ingest::style::{ColumnStyle, DateOrder, DateStyle};
use crate::ingest::value::Value;
use crate::model::key::id_key;
use crate::model::{Date, Split};

/// Who says that two accounts are one; of two that say different things the first counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MergeSource {
    /// A line of `merges.csv`.
    File,
    /// A confirmed line of `matches.csv`.
    Match,
    Crm,
}

/// One account that is now another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Merge {
    pub from: String,
    pub into: String,
    /// From this day on; always where not given.
    pub on: Option<Date>,
    pub source: MergeSource,
}

/// What `merges.csv` says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MergeFile {
    ledger: Option<Ledger>,
    pub merges: Vec<Merge>,
    pub undone: Vec<(String, String)>,
    pub splits: Vec<Split>,
}

impl MergeFile {
    /// Nothing is merged where there is no file. Every problem is given, not the first only.
    pub fn read(path: &Utf8Path, shown: &str) -> Result<MergeFile, Vec<LedgerError>> {
        MergeFile::of(Ledger::read(path, shown).map_err(|error| vec![error])?)
    }

    fn of(ledger: Option<Ledger>) -> Result<MergeFile, Vec<LedgerError>> {
        let Some(ledger) = ledger else { return Ok(MergeFile::default()) };
        let mut errors: Vec<LedgerError> = ["from", "into"].iter().filter_map(|c| ledger.required(c).err()).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        let mut file = MergeFile::default();
        let mut first: BTreeMap<String, (u32, String)> = BTreeMap::new();
        for line in &ledger.lines {
            if let Err(error) = file.take(&ledger, line, &mut first) {
                errors.push(error);
            }
        }
        file.ledger = Some(ledger);
        if errors.is_empty() { Ok(file) } else { Err(errors) }
    }

    pub fn ledger(&self) -> Option<&Ledger> {
        self.ledger.as_ref()
    }

    fn take(
        &mut self,
        ledger: &Ledger,
        line: &LedgerLine,
        first: &mut BTreeMap<String, (u32, String)>,
    ) -> Result<(), LedgerError> {
        let text = |column| line.cell(ledger.column(column));
        let wrong = |column: &'static str, expected: &str| LedgerError::Cell {
            file: ledger.file.clone(),
            line: line.number,
            column,
            found: text(column).to_owned(),
            expected: expected.to_owned(),
        };
        let (from, into) = (text("from").to_owned(), text("into").to_owned());
        if from.is_empty() {
            return Err(wrong("from", "the id of an account"));
        }
        if into.is_empty() || id_key(&into) == id_key(&from) {
            return Err(wrong("into", "the id of another account"));
        }
        let date = cell::date(Value::Text(text("date")), &date_style(ledger));
        let on = date.map_err(|_| wrong("date", "a day such as 2026-10-31"))?;
        match text("state").to_lowercase().as_str() {
            "" | "merged" | "merge" => {
                if let Some((known, other)) =
                    first.get(&id_key(&from)).filter(|known| id_key(&known.1) != id_key(&into))
                {
                    return Err(LedgerError::Conflict {
                        file: ledger.file.clone(),
                        what: format!("the account `{from}`"),
                        first: *known,
                        said: format!("into {other}"),
                        second: line.number,
                        other: format!("into {into}"),
                    });
                }
                first.insert(id_key(&from), (line.number, into.clone()));
                self.merges.push(Merge { from, into, on, source: MergeSource::File });
            }
            "undone" => self.undone.push((id_key(&from), id_key(&into))),
            "split" => {
                let on = on.ok_or_else(|| wrong("date", "the day of the split, such as 2026-10-31"))?;
                self.splits.push(Split { from, into, on });
            }
            _ => return Err(wrong("state", "nothing, merged, undone or split")),
        }
        Ok(())
    }
}

/// A spreadsheet writes dates as its country does; where the semicolon separates, the day comes first. Else a date that
/// may be read two ways is told.
fn date_style(ledger: &Ledger) -> ColumnStyle {
    let day_first = ledger.separator == b';';
    let date = if day_first { DateStyle::Known(DateOrder::DayMonthYear) } else { DateStyle::default() };
    ColumnStyle { date, ..ColumnStyle::default() }
}

/// The ways from ids that are no longer used to the accounts that they became.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survivors(BTreeMap<String, String>);

impl Survivors {
    /// The id of the account that an id became; none where it is still its own.
    pub fn of(&self, id: &str) -> Option<&str> {
        self.0.get(&id_key(id)).map(String::as_str)
    }

    /// By the key of the former id.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(from, into)| (from.as_str(), into.as_str()))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What of the merges can't be done.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct MergeFault {
    pub account_id: String,
    pub what: String,
}

/// Follows merges of merges. `accounts` are the ids in use by their keys; what begins after `as_of` does not hold yet.
pub fn resolve(
    merges: &[Merge],
    undone: &[(String, String)],
    accounts: &HashMap<String, String>,
    as_of: Date,
) -> (Survivors, Vec<MergeFault>) {
    let mut ways: BTreeMap<String, (MergeSource, BTreeSet<String>)> = BTreeMap::new();
    for merge in merges.iter().filter(|merge| merge.on.is_none_or(|on| on <= as_of)) {
        let way = (id_key(&merge.from), id_key(&merge.into));
        if way.0 == way.1 || undone.contains(&way) {
            continue;
        }
        let known = ways.entry(way.0).or_insert_with(|| (merge.source, BTreeSet::new()));
        if merge.source < known.0 {
            *known = (merge.source, BTreeSet::new());
        }
        if merge.source == known.0 {
            known.1.insert(way.1);
        }
    }
    let mut faults = Vec::new();
    let mut single: BTreeMap<String, String> = BTreeMap::new();
    for (from, (_, into)) in ways {
        let mut into = into.into_iter();
        match (into.next(), into.next()) {
            (Some(only), None) => drop(single.insert(from, only)),
            (Some(one), Some(other)) => faults.push(MergeFault {
                what: format!("merged into {one} and into {other}: into neither until one of them is taken back"),
                account_id: from,
            }),
            _ => {}
        }
    }
    let mut survivors = BTreeMap::new();
    for from in single.keys() {
        match end_of(from, &single) {
            None => faults.push(MergeFault {
                account_id: from.clone(),
                what: format!(
                    "its merges lead in a circle, beginning with {}",
                    single.get(from).map_or("", String::as_str)
                ),
            }),
            Some(end) => match accounts.get(end) {
                Some(account) => drop(survivors.insert(from.clone(), account.clone())),
                None => faults.push(MergeFault {
                    account_id: from.clone(),
                    what: format!("merged into {end}, which no account is"),
                }),
            },
        }
    }
    faults.sort();
    (Survivors(survivors), faults)
}

/// Where a chain ends; a circle ends nowhere.
fn end_of<'a>(from: &'a str, ways: &'a BTreeMap<String, String>) -> Option<&'a str> {
    let mut at = from;
    for _ in 0..=ways.len() {
        match ways.get(at) {
            Some(next) => at = next,
            None => return Some(at),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn file(text: &str) -> Result<MergeFile, Vec<LedgerError>> {
        MergeFile::of(Ledger::parse(text.as_bytes(), "merges.csv").unwrap())
    }

    fn resolved(text: &str, accounts: &[&str]) -> (Vec<(String, String)>, Vec<MergeFault>) {
        let file = file(text).unwrap();
        let accounts = accounts.iter().map(|id| (id_key(id), (*id).to_owned())).collect();
        let (survivors, faults) = resolve(&file.merges, &file.undone, &accounts, date(2026, 10, 31));
        (survivors.iter().map(|(from, into)| (from.to_owned(), into.to_owned())).collect(), faults)
    }

    #[test]
    fn chains_lead_to_the_last_account_and_circles_nowhere() {
        let (ways, faults) = resolved("from,into\nA,B\nB,C\nX,Y\nY,X\nP,Q\n", &["C"]);
        assert_eq!(ways, [("A".to_owned(), "C".to_owned()), ("B".to_owned(), "C".to_owned())]);
        let told: Vec<&str> = faults.iter().map(|fault| fault.account_id.as_str()).collect();
        assert_eq!(told, ["P", "X", "Y"], "{faults:?}");
    }

    #[test]
    fn a_merge_holds_from_its_day_and_until_it_is_undone() {
        assert_eq!(resolved("from;into;date;state\nA;C;31/10/2026;\nB;C;2026-11-01;\n", &["B", "C"]).0.len(), 1);
        assert_eq!(resolved("from,into,state\nA,C,\nA,C,undone\n", &["A", "C"]).0, []);
    }

    #[test]
    fn bad_lines_are_told_with_line_and_column_all_at_once() {
        let errors =
            file("from,into,date,state\n,B,,\nA,A,,\nA,B,soon,\nA,B,,gone\nA,B,,split\nC,D,,\nC,E,,\n").unwrap_err();
        let told: Vec<String> = errors.iter().map(ToString::to_string).collect();
        assert_eq!(told.len(), 6, "{told:?}");
        assert!(told[0].contains("line 2, column `from`") && told[2].contains("line 4, column `date`: found `soon`"));
        assert!(told[5].contains("line 7") && told[5].contains("line 8"), "{told:?}");
    }
}
