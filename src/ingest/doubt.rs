//! Columns that are read as a field for a reason that may be wrong, which is told.

use super::profile::ProfileTable;
use super::recognise::{Mapping, find, set};
use super::{ColumnStyle, Table, Value, cell};

/// Where no question reads like that of the NPS, the only one that is answered with whole numbers from 0 to 10.
pub(super) fn map_rating_by_range(table: &mut Table, mapping: &mut Mapping) {
    let Some(first) = table.pivot.as_ref().map(|pivot| pivot.questions_from) else { return };
    let Some(index) = mapping.entity.field("nps_rating") else { return };
    if let Some(column) = mapping.columns.get(index).copied().flatten() {
        let question = mapping.headings.get(column).cloned().unwrap_or_default();
        return table.notes.push(format!("the question of the NPS is `{question}`, by its words"));
    }
    let ratings: Vec<usize> = (first..table.width())
        .filter(|column| !mapping.columns.contains(&Some(*column)) && rates_to_ten(table, &mapping.styles, *column))
        .collect();
    let name = |column: &usize| format!("`{}`", mapping.headings.get(*column).map_or("", String::as_str));
    match ratings.as_slice() {
        [column] => {
            table.notes.push(format!("the question of the NPS is {}, by its answers from 0 to 10", name(column)));
            let doubt = "is this the question of the NPS? It is taken for it since its answers go from 0 to 10";
            mapping.doubts.push((*column, doubt.to_owned()));
            set(&mut mapping.columns, index, *column);
        }
        [] => table.notes.push("no question is that of the NPS, by its words or by answers from 0 to 10".to_owned()),
        several => {
            let names = several.iter().map(name).collect::<Vec<_>>().join(", ");
            let hint = "name it with `nps_rating = \"...\"` under `[source.columns]`";
            table.notes.push(format!("which question is that of the NPS is not clear: {names}; {hint}"));
        }
    }
}

/// A spreadsheet writes long numbers as `1.14628E+11`: the ids of several rows become one.
pub(super) fn doubt_cut_ids(table: &Table, mapping: &mut Mapping) {
    const LOOKED_AT: usize = 500;
    let is_cut = |text: &str| {
        let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || ".,".contains(c));
        text.split_once(['E', 'e']).is_some_and(|(number, power)| {
            power.starts_with('+') && digits(number) && digits(power.trim_start_matches('+'))
        })
    };
    for (field, column) in mapping.entity.fields().iter().zip(&mapping.columns) {
        let Some(column) = column.filter(|_| field.name == "id" || field.name.ends_with("_id")) else { continue };
        let cut = table.column(column).take(LOOKED_AT).find_map(|value| match value {
            Value::Text(text) if is_cut(text.trim()) => Some(text.trim().to_owned()),
            _ => None,
        });
        if let Some(cut) = cut {
            let doubt =
                format!("`{cut}` was cut by a spreadsheet, so that it may stand for several ids: export it anew");
            mapping.doubts.push((column, doubt));
        }
    }
}

/// Whether all answers are whole numbers from 0 to 10, and some are beyond a scale of seven.
fn rates_to_ten(table: &Table, styles: &[ColumnStyle], column: usize) -> bool {
    let fallback = ColumnStyle::default();
    let style = styles.get(column).unwrap_or(&fallback);
    let mut largest = 0.0_f64;
    let mut whole = table.column(column).filter(|value| !value.is_missing()).map(|value| cell::number(value, style));
    let all = whole.all(|number| match number {
        Ok(Some(number)) => {
            largest = largest.max(number);
            number.fract() == 0.0 && (0.0..=10.0).contains(&number)
        }
        _ => false,
    });
    all && largest > 7.0
}

/// Fields that are still open take a column that says nearly the same, and tell so.
pub(super) fn map_stand_ins(known: &ProfileTable, mapping: &mut Mapping) {
    for (field, candidates) in &known.stand_in {
        let Some(index) = mapping.entity.field(field) else { continue };
        if mapping.columns.get(index).is_none_or(Option::is_some) {
            continue;
        }
        if let Some(column) = candidates.iter().find_map(|heading| find(&mapping.headings, heading)) {
            set(&mut mapping.columns, index, column);
            mapping.doubts.push((column, format!("no column holds `{field}`: this one is read in its place")));
        }
    }
}
