//! `docs/tables.md` names every column of every table, in its order, and no other.

use std::collections::BTreeMap;

use cartera::deliver::exports;
use cartera::ingest::FixList;
use cartera::model::PlanBook;
use cartera::plan::language::LanguageCode;

use super::company;

/// The columns that the page documents, by file; each with its other cells.
fn documented() -> BTreeMap<String, Vec<(String, Vec<String>)>> {
    let page = fs_err::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/tables.md")).unwrap();
    let mut files = BTreeMap::<String, Vec<_>>::new();
    let mut file = String::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## `") {
            file = heading.trim_end_matches('`').to_owned();
        } else if let Some(row) = line.strip_prefix("| `") {
            let (column, rest) = row.split_once("` | ").unwrap();
            let cells = rest.trim_end_matches(" |").split(" | ").map(|cell| cell.trim().to_owned()).collect();
            files.entry(file.clone()).or_default().push((column.to_owned(), cells));
        }
    }
    files
}

#[test]
fn every_column_is_documented_and_no_other() {
    let scored = company::poor(&[("A-1", "Acme")], LanguageCode::En);
    let tables = exports::tables(&scored.context());
    let in_tables = tables.iter().map(|table| (format!("tables/{}.csv", table.name), table.columns.clone()));
    let roots = [exports::rejects(&[]), exports::unjoined(&[])];
    let at_root = roots.iter().map(|table| (format!("{}.csv", table.name), table.columns.clone()));
    let duplicates = [("tables/duplicates.csv".to_owned(), exports::duplicates(&[]).columns)];
    let changes = exports::changes(None, "2026-10-31".parse().unwrap());
    let plans = exports::plan(&PlanBook::default(), "2026-10-31".parse().unwrap());
    let in_tables = in_tables
        .chain([("tables/changes.csv".to_owned(), changes.columns), ("tables/plan.csv".to_owned(), plans.columns)]);
    let of_senders = [("quality/<sender>.csv".to_owned(), exports::fixes(&FixList::default(), "").columns)];
    let written: BTreeMap<String, Vec<&str>> = in_tables.chain(at_root).chain(duplicates).chain(of_senders).collect();
    let documented = documented();
    let names: BTreeMap<String, Vec<&str>> = documented
        .iter()
        .map(|(file, columns)| (file.clone(), columns.iter().map(|(name, _)| name.as_str()).collect()))
        .collect();
    assert_eq!(names, written);
}

#[test]
fn every_column_says_meaning_unit_direction_and_what_missing_means() {
    for (file, columns) in documented() {
        for (column, cells) in columns {
            let [meaning, unit, _range, direction, missing] = &cells[..] else {
                panic!("{file} {column}: {cells:?}");
            };
            for said in [meaning, unit, direction, missing] {
                assert!(!said.is_empty(), "{file} {column}");
            }
        }
    }
}
