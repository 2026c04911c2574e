//! The hidden sheet of a rep's workbook: what it is, where everything stands and what was pre-filled, so that next
//! month what the rep wrote can be told from what we wrote.
//!
//! It is one table of text with the columns `record`, `sheet`, `row`, `column`, `value`:
//! - `meta`: `column` names a property of the workbook (`schema_version`, `run_id`, ...), `value` is its value.
//! - `account`: `column` is the id of an account of the workbook, `value` what it is called there.
//! - `sheet`: `sheet` is a sheet's key, `row` the row of its headings counted from 1, `value` its name.
//! - `column`: `column` is a column's key, `row` its place counted from 1, `value` `open` or `computed`.
//! - `heading`: as `column`, `value` is what stands above it, by which it is found where it was moved to.
//! - `form`: as `column`, `value` is `text`, `number`, `date` or `choice:` and the name of the drop-down's list.
//! - `row`: `row` is a row's id (also in the hidden last column of its sheet), `column` its account's id, `value` what
//!   it is within the account.
//! - `cell`: what was pre-filled in an open cell, without the locale's forms; a cell left empty has no record.
//!
//! Beside it stand the drop-downs' words, a column each under the list's name, in the same order in every language.

use std::collections::BTreeMap;

use serde::Serialize;

use super::sheet::{Check, Choices, Column, Form, Sheet};
use super::words;
use crate::plan::context::Context;

/// Changes whenever what comes back would be read differently.
pub const SCHEMA_VERSION: u32 = 1;
/// The hidden sheet's name, the same in all languages.
pub const HIDDEN_SHEET: &str = "_cartera";
/// The key of the hidden column that holds a row's id.
pub const ROW_ID: &str = "row_id";

/// See the module.
#[derive(Debug, Clone, Serialize)]
pub struct Ledger {
    pub records: Vec<Record>,
    /// The words of each drop-down.
    pub choices: BTreeMap<Choices, Vec<String>>,
}

/// A row of the hidden sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Record {
    pub record: &'static str,
    pub sheet: &'static str,
    pub row: String,
    pub column: String,
    pub value: String,
}

impl Ledger {
    pub const HEADINGS: [&'static str; 5] = ["record", "sheet", "row", "column", "value"];

    /// Notes what the sheets hold, as they were made to fit; `accounts` are ids with what they are called.
    pub(super) fn of(
        context: &Context<'_>,
        owner_id: &str,
        run_id: &str,
        accounts: &[(String, String)],
        sheets: &[Sheet],
    ) -> Ledger {
        let mut records = meta(context, owner_id, run_id);
        records.extend(accounts.iter().map(|(id, label)| Record {
            record: "account",
            column: id.clone(),
            value: label.clone(),
            ..Record::default()
        }));
        sheets.iter().for_each(|sheet| add_layout(sheet, &mut records));
        sheets.iter().for_each(|sheet| add_rows(sheet, &mut records));
        let mut choices = words::choices(context.language);
        choices.insert(Choices::Accounts, accounts.iter().map(|(_, label)| label.clone()).collect());
        Ledger { records, choices }
    }
}

impl Record {
    pub fn cells(&self) -> [&str; 5] {
        [self.record, self.sheet, &self.row, &self.column, &self.value]
    }
}

fn meta(context: &Context<'_>, owner_id: &str, run_id: &str) -> Vec<Record> {
    let properties = [
        ("schema_version", SCHEMA_VERSION.to_string()),
        ("run_id", run_id.to_owned()),
        ("period", context.period().to_string()),
        ("as_of", context.as_of().to_string()),
        ("owner_id", owner_id.to_owned()),
        ("language", context.language.code().tag().to_owned()),
        ("locale", context.language.locale()),
        ("currency", context.currency().code().to_owned()),
    ];
    properties
        .into_iter()
        .map(|(name, value)| Record { record: "meta", column: name.to_owned(), value, ..Record::default() })
        .collect()
}

/// Sheets that can be changed, which are those with ids.
fn add_layout(sheet: &Sheet, records: &mut Vec<Record>) {
    let (Some(block), Some(heading)) = (sheet.blocks.first(), sheet.heading_rows().first().copied()) else { return };
    if !block.columns.iter().any(|column| column.hidden) {
        return;
    }
    let row = heading.saturating_add(1).to_string();
    let value = sheet.name.clone();
    records.push(Record { record: "sheet", sheet: sheet.key, row, column: String::new(), value });
    for (place, column) in block.columns.iter().enumerate() {
        let access = if column.open { "open" } else { "computed" };
        let told = [("column", access.to_owned()), ("heading", column.heading.clone()), ("form", form(column))];
        records.extend(told.into_iter().map(|(record, value)| Record {
            record,
            sheet: sheet.key,
            row: (place + 1).to_string(),
            column: column.key.to_owned(),
            value,
        }));
    }
}

/// How the cells of a column are read back.
fn form(column: &Column) -> String {
    match (&column.check, column.form) {
        (Check::OneOf(choices), _) => format!("choice:{}", choices.key()),
        (_, Form::Date | Form::Month) => "date".to_owned(),
        (_, Form::Text | Form::Prose) => "text".to_owned(),
        (_, Form::Whole | Form::Number | Form::Money | Form::Share | Form::ShareChange) => "number".to_owned(),
    }
}

fn add_rows(sheet: &Sheet, records: &mut Vec<Record>) {
    for block in &sheet.blocks {
        for row in &block.rows {
            let Some(id) = &row.id else { continue };
            let text = id.text();
            records.push(Record {
                record: "row",
                sheet: sheet.key,
                row: text.clone(),
                column: id.account_id.clone(),
                value: id.item.clone(),
            });
            for (column, cell) in block.columns.iter().zip(&row.cells).filter(|(column, _)| column.open) {
                let Some(value) = cell.plain() else { continue };
                let column = column.key.to_owned();
                records.push(Record { record: "cell", sheet: sheet.key, row: text.clone(), column, value });
            }
        }
    }
}
