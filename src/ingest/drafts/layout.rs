//! What a draft's hidden sheet says of it. The sheet is described where it is written: `plan::workbook`'s ledger.

use std::collections::{BTreeMap, HashMap};

use super::outcome::DraftOutcome;
use crate::ingest::sheet::Sheet;
use crate::ingest::value::Value;
use crate::model::{Date, Month, choice_values};

/// The newest form of the hidden sheet that is understood.
const KNOWN_SCHEMA: u32 = 1;

const HEADINGS: [&str; 5] = ["record", "sheet", "row", "column", "value"];

/// The hidden sheet, understood.
pub(super) struct Layout {
    pub run_id: String,
    pub period: Month,
    pub as_of: Date,
    pub owner_id: String,
    /// Days stand before months where a date of numbers may be either.
    pub day_first: bool,
    /// Decimals stand behind a comma where a number was written as text.
    pub decimal_comma: bool,
    /// By key.
    pub sheets: BTreeMap<String, SheetLayout>,
    /// What an account is called in the workbook, in lower case, to its id.
    pub accounts: HashMap<String, String>,
    /// By list: each word in lower case with its value.
    choices: HashMap<String, HashMap<String, &'static str>>,
}

/// Where things stood on a sheet, and what was filled in.
#[derive(Default)]
pub(super) struct SheetLayout {
    pub name: String,
    /// Of the headings, from 0.
    pub heading_row: u32,
    /// In their order.
    pub columns: Vec<ColumnLayout>,
    /// By the row's id.
    pub rows: BTreeMap<String, RowLayout>,
}

#[derive(Default)]
pub(super) struct ColumnLayout {
    pub key: String,
    pub heading: String,
    pub open: bool,
    pub form: Form,
}

/// How a column's cells are read.
#[derive(Default, Clone, PartialEq, Eq)]
pub(super) enum Form {
    #[default]
    Text,
    Number,
    Date,
    /// A word of a drop-down's list.
    Choice(String),
}

#[derive(Default)]
pub(super) struct RowLayout {
    pub account_id: String,
    pub item: String,
    /// By column key, as it was written, in words of the draft's language.
    pub prefilled: BTreeMap<String, String>,
}

/// Whether a sheet is the hidden one, whatever it is called now.
pub(super) fn is_hidden_sheet(sheet: &Sheet) -> bool {
    let first = sheet.values(0);
    HEADINGS.iter().zip(&first).all(|(heading, value)| text(*value).as_deref() == Some(*heading))
        && first.len() >= HEADINGS.len()
}

fn text(value: Value<'_>) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.to_owned()),
        // A program may take digits for a number.
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A row of the hidden sheet.
struct Record {
    record: String,
    sheet: String,
    row: String,
    column: String,
    value: String,
}

impl Layout {
    pub(super) fn read(sheet: &Sheet) -> Result<Layout, DraftOutcome> {
        let records: Vec<Record> = sheet.rows.keys().skip(1).filter_map(|row| record(sheet, *row)).collect();
        let meta: HashMap<&str, &str> = records
            .iter()
            .filter(|record| record.record == "meta")
            .map(|record| (record.column.as_str(), record.value.as_str()))
            .collect();
        let said = |name: &'static str| {
            let missing = || DraftOutcome::Damaged { what: format!("its hidden sheet does not say its {name}") };
            meta.get(name).copied().ok_or_else(missing)
        };
        let schema: u32 = said("schema_version")?.parse().unwrap_or(0);
        if schema > KNOWN_SCHEMA {
            return Err(DraftOutcome::NewerSchema { found: schema, known: KNOWN_SCHEMA });
        }
        let odd = |name: &str| DraftOutcome::Damaged { what: format!("its hidden sheet has an odd {name}") };
        let mut layout = Layout {
            run_id: said("run_id")?.to_owned(),
            period: Month::parse(said("period")?).ok_or_else(|| odd("period"))?,
            as_of: said("as_of")?.parse().map_err(|_| odd("as_of"))?,
            owner_id: said("owner_id")?.to_owned(),
            day_first: meta.get("locale").is_none_or(|locale| *locale != "en-US"),
            decimal_comma: meta.get("locale").is_some_and(|locale| *locale == "es-ES" || *locale == "es"),
            sheets: BTreeMap::new(),
            accounts: HashMap::new(),
            choices: choices(sheet),
        };
        records.into_iter().for_each(|record| layout.take(record));
        Ok(layout)
    }

    fn take(&mut self, record: Record) {
        if record.record == "account" {
            self.accounts.insert(record.value.to_lowercase(), record.column);
            return;
        }
        let sheet = self.sheets.entry(record.sheet);
        match record.record.as_str() {
            "sheet" => {
                let sheet = sheet.or_default();
                sheet.name = record.value;
                sheet.heading_row = record.row.parse::<u32>().unwrap_or(1).saturating_sub(1);
            }
            "column" => sheet.or_default().note(record.column, |column| column.open = record.value == "open"),
            "heading" => sheet.or_default().note(record.column, |column| column.heading = record.value),
            "form" => sheet.or_default().note(record.column, |column| column.form = Form::of(&record.value)),
            "row" => {
                let row = sheet.or_default().rows.entry(record.row).or_default();
                (row.account_id, row.item) = (record.column, record.value);
            }
            "cell" => {
                let row = sheet.or_default().rows.entry(record.row).or_default();
                row.prefilled.insert(record.column, record.value);
            }
            _ => {}
        }
    }

    /// The value of a word of a list; none for a word that is not offered, and of a list whose words are its values.
    pub(super) fn choice(&self, list: &str, word: &str) -> Option<&'static str> {
        self.choices.get(list)?.get(&word.trim().to_lowercase()).copied()
    }
}

impl SheetLayout {
    /// Notes something of a column; records come in the order of the columns.
    fn note(&mut self, key: String, note: impl FnOnce(&mut ColumnLayout)) {
        match self.columns.iter_mut().find(|column| column.key == key) {
            Some(column) => note(column),
            None => {
                let mut column = ColumnLayout { key, ..ColumnLayout::default() };
                note(&mut column);
                self.columns.push(column);
            }
        }
    }
}

impl Form {
    fn of(text: &str) -> Form {
        match text {
            "number" => Form::Number,
            "date" => Form::Date,
            _ => text.strip_prefix("choice:").map_or(Form::Text, |list| Form::Choice(list.to_owned())),
        }
    }
}

fn record(sheet: &Sheet, row: u32) -> Option<Record> {
    let mut cells = sheet.values(row).into_iter().map(|value| text(value).unwrap_or_default());
    let mut next = || cells.next().unwrap_or_default();
    let record = Record { record: next(), sheet: next(), row: next(), column: next(), value: next() };
    (!record.record.is_empty()).then_some(record)
}

/// The words of the drop-downs, a column each beside the records; each word's value is the one of its place, and a value
/// may be written itself.
fn choices(sheet: &Sheet) -> HashMap<String, HashMap<String, &'static str>> {
    let mut choices: HashMap<String, HashMap<String, &'static str>> = HashMap::new();
    for (column, heading) in sheet.values(0).into_iter().enumerate().skip(HEADINGS.len()) {
        let Some(list) = text(heading) else { continue };
        let Some(values) = choice_values(&list) else { continue };
        let words = choices.entry(list).or_default();
        for (row, value) in (1..).zip(values) {
            words.insert((*value).to_owned(), value);
            if let Some(word) = sheet.values(row).get(column).and_then(|word| text(*word)) {
                words.insert(word.trim().to_lowercase(), value);
            }
        }
    }
    choices
}
