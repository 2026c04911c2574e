//! The references that are written from the code: what they say is what the program does.
//!
//! `UPDATE_DOCS=1 cargo test --no-default-features --test it docs` writes them anew.

use std::path::Path;

use cartera::model::{Entity, Kind};
use serde_json::{Map, Value};

/// Compares a file of docs with what the code says, or writes it where that is asked for.
pub fn assert_current(file: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(file);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs_err::write(&path, expected).unwrap();
    }
    let found = fs_err::read_to_string(&path).unwrap_or_default();
    let differing = found.lines().zip(expected.lines()).position(|(found, expected)| found != expected);
    let line = differing.unwrap_or_else(|| found.lines().count().min(expected.lines().count())) + 1;
    assert!(found == expected, "docs/{file} differs from the code at line {line}: run with UPDATE_DOCS=1");
}

#[test]
fn the_schema_in_docs_is_the_one_the_program_prints() {
    let schema = serde_json::to_string_pretty(&cartera::settings::schema()).unwrap();
    assert_current("cartera.schema.json", &format!("{schema}\n"));
}

#[test]
fn the_configuration_reference_is_that_of_the_code() {
    assert_current("configuration.md", &reference(&cartera::settings::schema()));
}

const PREAMBLE: &str = "\
# Configuration

Written from the code by a test (`UPDATE_DOCS=1 cargo test --no-default-features --test it docs`); don't edit by hand.

`cartera.toml` says who the reports are for, where the inputs lie and how figures are computed. Every key has a default,
so an empty file is a configuration; what a run needs is at least one `[[source]]` with accounts. Unknown keys are
refused, and all problems of a file are told at once with line and column. `sample-data/cartera.toml` is a whole
example, `docs/examples` has two of real companies' exports. For completion and checks while typing, point your editor
at `docs/cartera.schema.json` (`cartera schema` prints it), for example with this first line:

```toml
#:schema ./docs/cartera.schema.json
```

Paths in `[[source]]` and `profiles` start at the input folder (`--input`, else the folder of the configuration file);
`output.dir`, `company.words` and the files of `[brand]` start at the folder of the configuration file.
Flags outweigh the file: `--period`, `--as-of`, `--input`, `--output`.
";

const FIELDS: &str = "
# Fields of the records

What `[source.columns]`, `[source.values]`, `[source.scale]`, `[columns.*]`, `[aliases.*]` and source profiles can name.
A row without a required field is set aside and listed in `rejects.csv`; every other field may be missing, and what
depends on it is then unknown with that reason.
";

fn reference(schema: &Value) -> String {
    let mut text = PREAMBLE.to_owned();
    let root = schema.as_object().unwrap();
    text.push_str("\n## At the top of the file\n");
    table(&mut text, root, root, None);
    sections(&mut text, root, root, "");
    text.push_str(FIELDS);
    for entity in Entity::ALL {
        text.push_str(&format!("\n## `{}`\n\n| field | holds | meaning |\n|---|---|---|\n", entity.key()));
        for field in entity.fields() {
            let required = if field.required { ", required" } else { "" };
            let meaning = one_line(field.doc);
            text.push_str(&format!("| `{}` | {}{required} | {meaning} |\n", field.name, kind(field.kind)));
        }
    }
    text
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Decimal => "exact number",
        Kind::Number => "number",
        Kind::Date => "date",
        Kind::Flag => "yes or no",
        Kind::Currency => "currency code",
    }
}

/// One section for each table below, in the order of the keys, those of a table right after it.
fn sections(text: &mut String, root: &Map<String, Value>, parent: &Map<String, Value>, path: &str) {
    for (key, property) in properties(parent) {
        let property = property.as_object().unwrap();
        let repeated = property.contains_key("items");
        let target = property.get("items").and_then(Value::as_object).unwrap_or(property);
        let Some(inner) = definition(root, target).filter(|inner| inner.contains_key("properties")) else { continue };
        let full = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        let heading = if repeated { format!("[[{full}]]") } else { format!("[{full}]") };
        text.push_str(&format!("\n## `{heading}`\n"));
        let (purpose, own) = (description(property), description(inner));
        let said_already = |own: &String| purpose.as_ref().is_some_and(|purpose| purpose == own);
        for line in purpose.iter().chain(own.iter().filter(|own| !said_already(own))) {
            text.push_str(&format!("\n{line}\n"));
        }
        table(text, root, inner, property.get("default"));
        sections(text, root, inner, &full);
    }
}

/// The keys of a table, with what a default of the whole table gives them.
fn table(text: &mut String, root: &Map<String, Value>, object: &Map<String, Value>, of_table: Option<&Value>) {
    let plain: Vec<(&String, &Value)> = properties(object).filter(|(_, property)| !is_table(root, property)).collect();
    if plain.is_empty() {
        return;
    }
    text.push_str("\n| key | holds | default | meaning |\n|---|---|---|---|\n");
    for (key, property) in plain {
        let property = property.as_object().unwrap();
        let meaning = description(property).or_else(|| definition(root, property).and_then(description));
        let given = property.get("default").or_else(|| of_table?.get(key));
        let default = given.map_or_else(String::new, default);
        let meaning = meaning.unwrap_or_default();
        text.push_str(&format!("| `{key}` | {} | {default} | {meaning} |\n", holds(root, property)));
    }
}

fn properties(object: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    object.get("properties").and_then(Value::as_object).into_iter().flatten()
}

/// Whether a key has a section of its own.
fn is_table(root: &Map<String, Value>, property: &Value) -> bool {
    let property = property.as_object().unwrap();
    let target = property.get("items").and_then(Value::as_object).unwrap_or(property);
    definition(root, target).is_some_and(|inner| inner.contains_key("properties"))
}

/// What a property refers to, directly or as an optional value.
fn definition<'a>(root: &'a Map<String, Value>, property: &'a Map<String, Value>) -> Option<&'a Map<String, Value>> {
    let any = property.get("anyOf").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
    let reference = std::iter::once(property).chain(any).find_map(|one| one.get("$ref")?.as_str())?;
    root.get("$defs")?.get(reference.rsplit('/').next()?)?.as_object()
}

fn description(object: &Map<String, Value>) -> Option<String> {
    object.get("description").and_then(Value::as_str).map(one_line)
}

/// A cell of a table of Markdown.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

fn holds(root: &Map<String, Value>, property: &Map<String, Value>) -> String {
    if let Some(target) = definition(root, property) {
        if let Some(words) = words(target) {
            return words;
        }
        return holds(root, target);
    }
    let types: Vec<&str> = match property.get("type") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).filter(|one| *one != "null").collect(),
        _ => Vec::new(),
    };
    let bounds =
        match (property.get("minimum").and_then(Value::as_f64), property.get("maximum").and_then(Value::as_f64)) {
            (Some(low), Some(high)) => format!(", {low} to {high}"),
            _ => String::new(),
        };
    let inner = |key: &str| property.get(key).and_then(Value::as_object).map(|inner| holds(root, inner));
    match types.first() {
        Some(&"string") if property.get("format").is_some_and(|format| format == "date") => "date".to_owned(),
        Some(&"string") if property.get("format").is_some_and(|format| format == "char") => "one character".to_owned(),
        Some(&"string") => "text".to_owned(),
        Some(&"integer") => format!("whole number{bounds}"),
        Some(&"number") => format!("number{bounds}"),
        Some(&"boolean") => "true or false".to_owned(),
        Some(&"array") => format!("list of {}", inner("items").unwrap_or_else(|| "values".to_owned())),
        Some(&"object") => match inner("additionalProperties") {
            Some(values) => format!("table of {values}"),
            // Keys that are kinds of records are listed one by one.
            None => format!("tables of {}", listed_values(root, property).unwrap_or_else(|| "values".to_owned())),
        },
        _ => "value".to_owned(),
    }
}

fn listed_values(root: &Map<String, Value>, property: &Map<String, Value>) -> Option<String> {
    let listed = property.get("properties").or_else(|| property.get("patternProperties"))?.as_object()?;
    Some(holds(root, listed.values().next()?.as_object()?))
}

/// The words that are allowed, where only certain words are.
fn words(schema: &Map<String, Value>) -> Option<String> {
    let listed = schema.get("enum").and_then(Value::as_array).into_iter().flatten();
    let documented = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let documented = documented.filter_map(|one| one.get("const"));
    let words: Vec<String> =
        listed.chain(documented).filter_map(Value::as_str).map(|word| format!("`\"{word}\"`")).collect();
    match words.len() {
        0 => None,
        // All kinds of records: each has a section of its own further down.
        many if many > 12 => Some("a kind of record, see below".to_owned()),
        _ => Some(words.join(", ")),
    }
}

fn default(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Object(map) if map.is_empty() => String::new(),
        Value::Array(list) if list.is_empty() => String::new(),
        Value::String(text) if text.is_empty() => String::new(),
        Value::Array(list) => list.iter().map(|one| one_line(&format!("`{one}`"))).collect::<Vec<_>>().join(" "),
        other => format!("`{other}`"),
    }
}
