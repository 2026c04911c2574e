//! The rows of a draft: those that were filled in, wherever they stand now, and those that the rep added.

use std::collections::{BTreeMap, BTreeSet};

use super::ReturnedSheet;
use super::layout::{ColumnLayout, Layout, RowLayout, SheetLayout};
use super::outcome::DraftNote;
use super::place::{Place, ROW_ID, places};
use super::value::{Said, prefilled, said};
use crate::ingest::cell;
use crate::ingest::value::Value;
use crate::model::{ItemKind, ReturnedCell, ReturnedId, ReturnedRow};

const ACCOUNT: &str = "account";

/// The rows of all sheets that can be changed, in the order of the sheets' keys and of the rows.
pub(super) fn rows(layout: &Layout, sheets: &[ReturnedSheet], notes: &mut Vec<DraftNote>) -> Vec<ReturnedRow> {
    let mut rows = Vec::new();
    let mut places = places(layout, sheets);
    for (key, sheet) in layout.sheets.iter().filter(|(key, sheet)| !key.is_empty() && !sheet.columns.is_empty()) {
        let note = |what: String| DraftNote { sheet: sheet.name.clone(), row: None, column: None, what };
        let Some(kind) = ItemKind::of_sheet(key) else { continue };
        match places.remove(key.as_str()) {
            None => notes.push(note("the sheet or its headings are gone: its rows stay as they were".to_owned())),
            Some(place) => {
                for column in &place.missing {
                    let what = format!("the column `{}` is gone: its cells stay as they were", column.heading);
                    notes.push(note(what));
                }
                rows.extend(SheetReader { layout, sheet, place, kind }.read(notes));
            }
        }
    }
    rows
}

struct SheetReader<'a> {
    layout: &'a Layout,
    sheet: &'a SheetLayout,
    place: Place<'a>,
    kind: ItemKind,
}

impl<'a> SheetReader<'a> {
    fn read(&self, notes: &mut Vec<DraftNote>) -> Vec<ReturnedRow> {
        let mut rows = Vec::new();
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let below = self.place.returned.sheet.rows.keys().copied().filter(|row| *row > self.place.heading_row);
        for row in below {
            let values = self.place.returned.sheet.values(row);
            let known = self.known(&values, &seen);
            // A row that was copied has the id of the first: it is one that was added.
            let first = known.filter(|(id, _)| seen.insert(id));
            let read = match first {
                Some((_, known)) => Some(self.filled(row, &values, known, notes)),
                None => self.added(row, &values, known.map(|(_, known)| known), notes),
            };
            rows.extend(read);
        }
        // Without the ids it can't be told which rows are gone.
        if self.place.ids.is_some() {
            let gone = self.sheet.rows.iter().filter(|(id, _)| !seen.contains(id.as_str()));
            rows.extend(gone.map(|(_, known)| self.deleted(known)));
        }
        rows
    }

    /// Which filled-in row it is: by its id, and where the column of ids is gone by its account and the most texts that
    /// agree.
    fn known(&self, values: &[Value<'_>], seen: &BTreeSet<&str>) -> Option<(&'a str, &'a RowLayout)> {
        if let Some(at) = self.place.ids {
            let id = text_at(values, at)?;
            return self.sheet.rows.get_key_value(id.as_str()).map(|(id, row)| (id.as_str(), row));
        }
        let account = self.account(values)?.1?;
        let texts: BTreeSet<String> = self.open().filter_map(|(_, at)| text_at(values, at)).collect();
        // Short ones are numbers and words of lists, which many rows share; most of all the text itself has to agree.
        let agreeing = |row: &RowLayout| {
            row.prefilled.values().filter(|text| text.chars().count() > 12 && texts.contains(*text)).count()
        };
        let unseen =
            self.sheet.rows.iter().filter(|(id, row)| row.account_id == account && !seen.contains(id.as_str()));
        let best = unseen.map(|(id, row)| (agreeing(row), id.as_str(), row)).filter(|(agreeing, ..)| *agreeing > 0);
        best.max_by_key(|(agreeing, id, _)| (*agreeing, std::cmp::Reverse(*id))).map(|(_, id, row)| (id, row))
    }

    fn open(&self) -> impl Iterator<Item = (&'a ColumnLayout, usize)> {
        let open = self.sheet.columns.iter().filter(|column| column.open);
        open.filter_map(|column| Some((column, *self.place.columns.get(column.key.as_str())?)))
    }

    fn filled(&self, row: u32, values: &[Value<'_>], known: &RowLayout, notes: &mut Vec<DraftNote>) -> ReturnedRow {
        let account_id = Some(known.account_id.clone());
        ReturnedRow {
            kind: self.kind,
            sheet: self.place.returned.name.clone(),
            row: row.saturating_add(1),
            id: Some(ReturnedId { account_id: known.account_id.clone(), item: known.item.clone() }),
            account: self.account(values).map(|(label, _)| label),
            account_id,
            deleted: false,
            cells: self.cells(row, values, Some(known), notes),
        }
    }

    /// A row of the rep's own; none where nothing was written, or where it only repeats the row that it was copied from.
    fn added(
        &self,
        row: u32,
        values: &[Value<'_>],
        copied: Option<&RowLayout>,
        notes: &mut Vec<DraftNote>,
    ) -> Option<ReturnedRow> {
        let mut told = Vec::new();
        let cells = self.cells(row, values, None, &mut told);
        let says_something = |key: &str, cell: &ReturnedCell| {
            let filled = copied.and_then(|known| known.prefilled.get(key));
            let form = self.sheet.columns.iter().find(|column| column.key == *key).map(|column| &column.form);
            let filled = filled.zip(form).and_then(|(text, form)| prefilled(self.layout, form, text));
            key != ACCOUNT && cell.value.is_some() && cell.value != filled
        };
        if !cells.iter().any(|(key, cell)| says_something(key, cell)) {
            return None;
        }
        notes.append(&mut told);
        let (account, account_id) = self.account(values).unzip();
        Some(ReturnedRow {
            kind: self.kind,
            sheet: self.place.returned.name.clone(),
            row: row.saturating_add(1),
            id: None,
            account,
            account_id: account_id.flatten(),
            deleted: false,
            cells,
        })
    }

    fn deleted(&self, known: &RowLayout) -> ReturnedRow {
        let cell = |column: &ColumnLayout, text: &String| {
            let prefilled = prefilled(self.layout, &column.form, text);
            (column.key.clone(), ReturnedCell { value: None, prefilled })
        };
        let open = self.sheet.columns.iter().filter(|column| column.open);
        ReturnedRow {
            kind: self.kind,
            sheet: self.place.returned.name.clone(),
            row: 0,
            id: Some(ReturnedId { account_id: known.account_id.clone(), item: known.item.clone() }),
            account: None,
            account_id: Some(known.account_id.clone()),
            deleted: true,
            cells: open.filter_map(|column| Some(cell(column, known.prefilled.get(&column.key)?))).collect(),
        }
    }

    /// What the account's cell says, and which account of the draft that is.
    fn account(&self, values: &[Value<'_>]) -> Option<(String, Option<String>)> {
        let label = text_at(values, *self.place.columns.get(ACCOUNT)?)?;
        let id = self.layout.accounts.get(&label.to_lowercase()).cloned();
        Some((label, id))
    }

    fn cells(
        &self,
        row: u32,
        values: &[Value<'_>],
        known: Option<&RowLayout>,
        notes: &mut Vec<DraftNote>,
    ) -> BTreeMap<String, ReturnedCell> {
        let mut cells = BTreeMap::new();
        // What is computed in a row that was filled in is open in one that was added.
        let columns = self.sheet.columns.iter().filter(|column| column.open || known.is_none());
        for column in columns.filter(|column| column.key != ROW_ID) {
            let Some(at) = self.place.columns.get(column.key.as_str()) else { continue };
            let value = values.get(*at).copied().unwrap_or(Value::Empty);
            let said = said(self.layout, &column.form, value, self.place.returned.sheet.epoch);
            let before = known.and_then(|known| known.prefilled.get(&column.key));
            let before = before.and_then(|text| prefilled(self.layout, &column.form, text));
            if let Said::Odd { value, expected } = &said
                && before.as_ref() != Some(value)
            {
                notes.push(DraftNote {
                    sheet: self.place.returned.name.clone(),
                    row: Some(row.saturating_add(1)),
                    column: Some(column.heading.clone()),
                    what: format!("`{}`, expected {expected}; it is kept as it is", cell::shorten(value, 80)),
                });
            }
            let cell = ReturnedCell { prefilled: before, value: said.into_value() };
            if cell.value.is_some() || cell.prefilled.is_some() {
                cells.insert(column.key.clone(), cell);
            }
        }
        cells
    }
}

fn text_at(values: &[Value<'_>], at: usize) -> Option<String> {
    let text = cell::text(*values.get(at)?)?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}
