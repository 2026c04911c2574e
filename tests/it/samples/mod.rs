//! Invented documents that show every block: the data beside the templates, kept in step with the types.

pub mod brief;
pub mod deck;
pub mod gallery;
mod pages;

use std::path::PathBuf;

use cartera::plan::document::*;
use serde::Serialize;

pub fn sentence(text: &str, facts: &[&str]) -> Sentence {
    Sentence { text: text.into(), facts: ids(facts) }
}

pub fn ids(facts: &[&str]) -> Vec<String> {
    facts.iter().map(|id| (*id).to_owned()).collect()
}

pub fn delta(text: &str, tone: Tone, mark: impl Into<Option<Mark>>) -> Delta {
    Delta { text: text.into(), tone, mark: mark.into() }
}

pub fn tile(label: &str, value: &str, change: Option<Delta>, note: &str, fact: &str) -> Tile {
    Tile { label: label.into(), value: value.into(), change, note: Some(note.into()), facts: ids(&[fact]) }
}

pub fn section<T>(title: &str, subtitle: &str, body: T) -> Section<T> {
    Section { title: sentence(title, &[]), subtitle: Some(subtitle.into()), source: None, body }
}

pub fn cell(text: &str) -> Cell {
    Cell { text: text.into(), ..Cell::default() }
}

pub fn toned(text: &str, tone: Tone, mark: impl Into<Option<Mark>>) -> Cell {
    Cell { text: text.into(), tone, mark: mark.into(), ..Cell::default() }
}

/// Columns from headings such as `Deal*3`, `Amount>`: `*n` takes a share of the width, `>` stands right.
pub fn table(headings: &[&str], rows: Vec<Vec<Cell>>) -> TableBlock {
    let columns = headings
        .iter()
        .map(|heading| {
            let (heading, align) = match heading.strip_suffix('>') {
                Some(heading) => (heading, Align::Right),
                None => (*heading, Align::Left),
            };
            let (heading, share) = match heading.split_once('*') {
                Some((heading, share)) => (heading, Some(share.parse().expect("a share is a number"))),
                None => (heading, None),
            };
            Column { heading: heading.into(), align, share }
        })
        .collect();
    TableBlock { columns, rows, total: None, note: None }
}

/// Rows of plain cells.
pub fn rows<const N: usize>(rows: &[[&str; N]]) -> Vec<Vec<Cell>> {
    rows.iter().map(|row| row.iter().map(|text| cell(text)).collect()).collect()
}

pub fn pairs(items: &[(&str, &str)]) -> Vec<KeyValue> {
    items
        .iter()
        .map(|(label, value)| KeyValue { label: (*label).into(), value: (*value).into(), note: None, facts: vec![] })
        .collect()
}

pub fn english() -> NumberMarks {
    NumberMarks { decimal: ".".into(), group: ",".into(), least: 4 }
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("templates/samples").join(name)
}

/// Compares with the file beside the templates; `UPDATE_SAMPLES=1` writes it.
fn in_step<T: Serialize>(name: &str, sample: &T) {
    let text = serde_json::to_string_pretty(sample).unwrap() + "\n";
    if std::env::var_os("UPDATE_SAMPLES").is_some() {
        fs_err::write(path(name), &text).unwrap();
    }
    let kept = fs_err::read_to_string(path(name)).unwrap();
    assert!(kept == text, "{name} differs from its types: run the tests once with UPDATE_SAMPLES=1");
}

#[test]
fn samples_are_in_step_with_the_types() {
    in_step("brief-rich.json", &brief::rich());
    in_step("brief-poor.json", &brief::poor());
    in_step("brief-edges.json", &brief::edges());
    in_step("deck.json", &deck::full());
    in_step("deck-edges.json", &deck::edges());
}

/// Every fact that a sample names is in its list.
#[test]
fn samples_name_only_facts_they_hold() {
    fn named(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(map) => {
                for (key, value) in map {
                    if key == "facts" && value.as_array().is_some_and(|list| list.iter().all(|id| id.is_string())) {
                        found.extend(value.as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()));
                    } else {
                        named(value, found);
                    }
                }
            }
            serde_json::Value::Array(list) => list.iter().for_each(|value| named(value, found)),
            _ => {}
        }
    }
    for sample in [serde_json::to_value(brief::rich()).unwrap(), serde_json::to_value(deck::full()).unwrap()] {
        let held: Vec<&str> =
            sample["facts"].as_array().unwrap().iter().map(|fact| fact["id"].as_str().unwrap()).collect();
        let mut found = vec![];
        named(&sample, &mut found);
        assert!(!found.is_empty());
        for id in found {
            assert!(held.contains(&id.as_str()), "{id} is not among the facts");
        }
    }
}
