//! Where the sheets, headings and columns of a draft are now.

use std::collections::{BTreeMap, HashMap};

use super::ReturnedSheet;
use super::layout::{ColumnLayout, Layout, SheetLayout};
use crate::ingest::cell;

/// The key of the hidden column that holds a row's id.
pub(super) const ROW_ID: &str = "row_id";

/// A sheet of the draft, found.
pub(super) struct Place<'a> {
    pub returned: &'a ReturnedSheet,
    /// Of the headings, from 0.
    pub heading_row: u32,
    /// Where each column stands, from 0, by key; one that was removed is missing.
    pub columns: HashMap<&'a str, usize>,
    /// Where the rows' ids stand.
    pub ids: Option<usize>,
    /// Columns that are not where they were and nowhere else.
    pub missing: Vec<&'a ColumnLayout>,
}

/// Where each layout's sheet is: the one of its name, and of those that are left the one with most of its headings. No
/// sheet stands for two.
pub(super) fn places<'a>(layout: &'a Layout, sheets: &'a [ReturnedSheet]) -> BTreeMap<&'a str, Place<'a>> {
    let mut found: BTreeMap<&str, Place<'a>> = BTreeMap::new();
    let mut left: Vec<&ReturnedSheet> = sheets.iter().collect();
    for (key, sheet) in &layout.sheets {
        let named = left.iter().position(|returned| returned.name == sheet.name);
        if let Some((at, place)) = named.and_then(|at| Some((at, on_sheet(sheet, left.get(at)?)?))) {
            found.insert(key, place);
            left.remove(at);
        }
    }
    for (key, sheet) in &layout.sheets {
        if found.contains_key(key.as_str()) {
            continue;
        }
        let elsewhere = left.iter().enumerate().filter_map(|(at, returned)| Some((at, on_sheet(sheet, returned)?)));
        if let Some((at, place)) = elsewhere.max_by_key(|(at, place)| (place.columns.len(), std::cmp::Reverse(*at))) {
            found.insert(key, place);
            left.remove(at);
        }
    }
    found
}

fn on_sheet<'a>(layout: &'a SheetLayout, returned: &'a ReturnedSheet) -> Option<Place<'a>> {
    // Nearest to where they were, since notes may repeat a heading.
    let mut rows: Vec<u32> = returned.sheet.rows.keys().copied().collect();
    rows.sort_by_key(|row| row.abs_diff(layout.heading_row));
    let heading_row = rows.into_iter().find(|row| is_heading(layout, &texts(returned, *row)))?;
    let found = texts(returned, heading_row);
    let mut taken = vec![false; found.len()];
    let mut columns = HashMap::new();
    let mut missing = Vec::new();
    for (was, column) in layout.columns.iter().enumerate() {
        let same = |at: &usize| found.get(*at).is_some_and(|text| same_heading(text, &column.heading));
        let free = |at: &usize| taken.get(*at) == Some(&false);
        let at =
            [was].into_iter().chain(0..found.len()).filter(|at| same(at) && free(at)).min_by_key(|at| at.abs_diff(was));
        match at {
            Some(at) => {
                if let Some(taken) = taken.get_mut(at) {
                    *taken = true;
                }
                columns.insert(column.key.as_str(), at);
            }
            None => missing.push(column),
        }
    }
    let ids = columns.get(ROW_ID).copied();
    missing.retain(|column| column.open || column.key == ROW_ID);
    Some(Place { returned, heading_row, columns, ids, missing })
}

/// More than half of the headings stand in a row, whatever their order.
fn is_heading(layout: &SheetLayout, texts: &[String]) -> bool {
    let headings = layout.columns.iter().filter(|column| !column.heading.is_empty());
    let there = headings.clone().filter(|column| texts.iter().any(|text| same_heading(text, &column.heading))).count();
    there * 2 > headings.count()
}

fn same_heading(text: &str, heading: &str) -> bool {
    text.trim().to_lowercase() == heading.trim().to_lowercase()
}

fn texts(returned: &ReturnedSheet, row: u32) -> Vec<String> {
    let values = returned.sheet.values(row).into_iter();
    values.map(|value| cell::text(value).unwrap_or_default().into_owned()).collect()
}
