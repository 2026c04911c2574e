//! Which source a table comes from, and which of its columns holds which field.

use std::collections::{BTreeMap, BTreeSet};

use super::config::SourceConfig;
use super::doubt::{doubt_cut_ids, map_rating_by_range, map_stand_ins};
use super::profile::{FurtherHeadings, Profile, ProfileTable, heading_key};
use super::{ColumnStyle, ReadOptions, Table, Value, cell, long};
use crate::model::Entity;
use crate::model::record::{Field, Kind};

/// Said in place of a profile's name where the user's own columns alone tell what a table is.
pub(super) const OWN_COLUMNS: &str = "own columns";

/// What a table was found to be.
#[derive(Debug, Clone)]
pub struct Mapping {
    pub entity: Entity,
    /// The profile's name, or `own columns`.
    pub profile: String,
    /// For each of the entity's fields the column that holds it.
    pub columns: Vec<Option<usize>>,
    /// For each of the entity's fields a value for every row.
    pub values: Vec<Option<String>>,
    /// Fields of which the first of several values joined with `;` counts.
    pub first_of_many: Vec<usize>,
    /// Values of a field whose rows are left out, compared without regard to case.
    pub leave_out: Vec<(usize, Vec<String>)>,
    /// The table's headings, several heading rows made one.
    pub headings: Vec<String>,
    /// Columns that are read as a field for a reason that may be wrong, which it tells.
    pub doubts: Vec<(usize, String)>,
    /// Of the columns that are read as numbers or dates; others may be plain whatever they hold.
    pub styles: Vec<ColumnStyle>,
}

impl Mapping {
    /// The columns whose reading depends on how they write numbers and dates.
    fn styled_columns(&self) -> Vec<usize> {
        let fields = self.entity.fields().iter().zip(&self.columns);
        let styled = fields.filter(|(field, _)| matches!(field.kind, Kind::Date | Kind::Decimal | Kind::Number));
        let columns: BTreeSet<usize> = styled.filter_map(|(_, column)| *column).collect();
        columns.into_iter().collect()
    }

    /// The field that a column is read as.
    pub fn field_of(&self, column: usize) -> Option<&'static str> {
        let index = self.columns.iter().position(|mapped| *mapped == Some(column))?;
        self.entity.fields().get(index).map(|field| field.name)
    }
}

/// Why a table can't be used.
#[derive(Debug, thiserror::Error, Clone, PartialEq)]
pub enum RecogniseError {
    #[error("{place} is not a source that is known\n  found: {}", headings(found))]
    Unknown { place: String, found: Vec<String> },
    #[error("{place} has no column `{heading}` for `{field}`\n  found: {}", headings(found))]
    NoColumn { place: String, entity: Entity, field: String, heading: String, found: Vec<String> },
    #[error("{place} has no column for `{field}`\n  found: {}", headings(found))]
    NoField { place: String, entity: Entity, field: &'static str, found: Vec<String> },
    #[error("{place} is {table} of {title}, of which no figure makes use")]
    Unused { place: String, title: String, table: String },
}

impl RecogniseError {
    pub fn hint(&self) -> String {
        match self {
            RecogniseError::Unknown { .. } => {
                "say what its rows are with `entity = \"...\"` in its `[[source]]`, and name its columns under `[source.columns]`".to_owned()
            }
            RecogniseError::Unused { .. } => {
                "leave it out; or say what its rows are with `entity = \"...\"` in its `[[source]]`, and name its columns".to_owned()
            }
            RecogniseError::NoColumn { field, entity, found, heading, .. } => {
                let nearest = found
                    .iter()
                    .map(|name| (strsim::jaro_winkler(&heading_key(name), &heading_key(heading)), name))
                    .filter(|(likeness, _)| *likeness > 0.8)
                    .max_by(|a, b| a.0.total_cmp(&b.0));
                match nearest {
                    Some((_, name)) => format!("did you mean `{field} = \"{name}\"`?"),
                    None => format!("correct `{field}` in the columns of `{entity}` in the configuration", entity = entity.key()),
                }
            }
            RecogniseError::NoField { entity, field, found, .. } => {
                let example = found.first().map_or("its heading", String::as_str);
                format!("add `{field} = \"{example}\"`, with the right heading, under `[columns.{}]`", entity.key())
            }
        }
    }
}

fn headings(found: &[String]) -> String {
    const SHOWN: usize = 12;
    let named: Vec<String> =
        found.iter().filter(|heading| !heading.is_empty()).take(SHOWN).map(|heading| format!("`{heading}`")).collect();
    let count = found.iter().filter(|heading| !heading.is_empty()).count();
    match count {
        0 => "no headings".to_owned(),
        count if count > SHOWN => format!("{} and {} more", named.join(", "), count - SHOWN),
        _ => named.join(", "),
    }
}

/// How messages name a table.
pub fn place(table: &Table) -> String {
    match &table.sheet {
        Some(sheet) => format!("sheet `{sheet}` in `{}`", table.file),
        None => format!("`{}`", table.file),
    }
}

/// Finds out what a table is; takes its further heading rows off its rows.
pub fn recognise(
    table: &mut Table,
    source: &SourceConfig,
    own_columns: &BTreeMap<Entity, BTreeMap<String, String>>,
    profiles: &[Profile],
    options: &ReadOptions,
) -> Result<Mapping, RecogniseError> {
    if let Some(responses) = as_responses(table, source, profiles, options) {
        *table = responses;
    }
    let best = best_profile(table, source, profiles);
    let (entity, profile_name, known) = match (best, source.entity) {
        (Some((profile, known)), _) => (known.entity, profile.name.clone(), Some(known)),
        (None, Some(entity)) => (entity, OWN_COLUMNS.to_owned(), None),
        (None, None) => {
            if let Some(unused) = unused(table, profiles) {
                return Err(unused);
            }
            return Err(RecogniseError::Unknown { place: place(table), found: table.headings.clone() });
        }
    };
    let headings = match known {
        Some(known) => merged_headings(table, known, options),
        None => table.headings.clone(),
    };
    // Some columns are told by how their values read; of the others only those are looked at that are used.
    let by_values = table.pivot.is_some() || known.is_some_and(ProfileTable::has_patterns);
    let mut mapping = Mapping {
        entity,
        profile: profile_name,
        columns: vec![None; entity.fields().len()],
        values: entity.fields().iter().map(|field| source.values.get(field.name).cloned()).collect(),
        first_of_many: Vec::new(),
        leave_out: Vec::new(),
        doubts: Vec::new(),
        headings,
        styles: if by_values { table.styles(options) } else { Vec::new() },
    };
    map_own(table, source, own_columns.get(&entity), &mut mapping)?;
    if let Some(known) = known {
        map_profile(table, known, &mut mapping);
        take_dates_above(table, known, &mut mapping);
    }
    map_by_name(&mut mapping);
    if let Some(known) = known {
        map_stand_ins(known, &mut mapping);
    }
    map_rating_by_range(table, &mut mapping);
    doubt_cut_ids(table, &mut mapping);
    require_fields(table, &mapping)?;
    if !by_values {
        mapping.styles = table.styles_of(&mapping.styled_columns(), options);
    }
    Ok(mapping)
}

/// The profile table with the most required headings; ties go to the one that maps more columns, then to the first.
fn best_profile<'p>(
    table: &Table,
    source: &SourceConfig,
    profiles: &'p [Profile],
) -> Option<(&'p Profile, &'p ProfileTable)> {
    let keys: Vec<String> = table.headings.iter().map(|heading| heading_key(heading)).collect();
    let has = |heading: &String| {
        let wanted = heading_key(heading);
        keys.contains(&wanted)
    };
    let mut best: Option<((usize, usize), &Profile, &ProfileTable)> = None;
    for profile in profiles.iter().filter(|profile| source.profile.as_ref().is_none_or(|name| *name == profile.name)) {
        for known in profile.table.iter().filter(|known| source.entity.is_none_or(|entity| entity == known.entity)) {
            let fits = known.row_a_question == table.pivot.is_some()
                && known.require.iter().all(|group| group.iter().any(has))
                && !known.without.iter().any(has);
            if !fits {
                continue;
            }
            let mapped = known.columns.values().filter(|candidates| candidates.iter().any(has)).count();
            let rank = (known.require.len(), mapped);
            if best.as_ref().is_none_or(|(best_rank, ..)| rank > *best_rank) {
                best = Some((rank, profile, known));
            }
        }
    }
    best.map(|(_, profile, known)| (profile, known))
}

/// A table that is known to be of no use.
fn unused(table: &Table, profiles: &[Profile]) -> Option<RecogniseError> {
    // Such headings are common words; comments above them tell the export.
    table.comments().next()?;
    let has = |heading: &String| find(&table.headings, heading).is_some();
    profiles.iter().find_map(|profile| {
        let known = profile.unused.iter().find(|known| known.require.iter().all(|group| group.iter().any(has)))?;
        let (title, name) = (profile.title.clone(), known.title.clone());
        Some(RecogniseError::Unused { place: place(table), title, table: name })
    })
}

/// The responses of a survey that has a row a question, unless the table is known, or said to be something else.
pub(super) fn as_responses(
    table: &Table,
    source: &SourceConfig,
    profiles: &[Profile],
    options: &ReadOptions,
) -> Option<Table> {
    let may_be = source.entity.is_none_or(|entity| entity == Entity::SurveyResponse);
    let known = || best_profile(table, source, profiles).is_some();
    (may_be && table.pivot.is_none() && !known()).then(|| long::pivot(table, options)).flatten()
}

/// The title of the source that a table is taken for, and the headings that tell it.
pub(super) fn told_by(table: &Table, source: &SourceConfig, profiles: &[Profile]) -> Option<(String, Vec<String>)> {
    let (profile, known) = best_profile(table, source, profiles)?;
    if let Some(pivot) = &table.pivot {
        return Some((profile.title.clone(), pivot.told_by.clone()));
    }
    let wanted: Vec<String> = known.require.iter().flatten().map(|heading| heading_key(heading)).collect();
    let told = table.headings.iter().filter(|heading| wanted.contains(&heading_key(heading))).cloned().collect();
    Some((profile.title.clone(), told))
}

/// One heading a column out of several rows: a question over its answers.
fn merged_headings(table: &mut Table, known: &ProfileTable, options: &ReadOptions) -> Vec<String> {
    let mut headings = table.headings.clone();
    if known.heading_rows <= 1 {
        return headings;
    }
    let keys: Vec<String> = headings.iter().map(|heading| heading_key(heading)).collect();
    let key_column = known
        .require
        .first()
        .and_then(|group| keys.iter().position(|key| group.iter().any(|heading| heading_key(heading) == *key)));
    let Some(key_column) = key_column else { return headings };
    let styles = table.styles(options);
    let style = styles.get(key_column).cloned().unwrap_or_default();
    let is_heading = |row: usize| match known.further_headings {
        FurtherHeadings::KeyBlank => table.cell(row, key_column).is_missing(),
        FurtherHeadings::KeyNoDate => !matches!(cell::date(table.cell(row, key_column), &style), Ok(Some(_))),
        FurtherHeadings::Always => true,
    };
    let further = (0..table.len().min(known.heading_rows - 1)).take_while(|row| is_heading(*row)).count();
    for row in table.take_heading_rows(further) {
        merge(&mut headings, &row, known);
    }
    headings
}

/// Joins a further heading row to the headings above it.
fn merge(headings: &mut [String], row: &[String], known: &ProfileTable) {
    let is = |patterns: &[String], heading: &str| {
        let patterns = patterns.iter().filter_map(|pattern| glob::Pattern::new(pattern).ok());
        patterns.into_iter().any(|pattern| pattern.matches(heading))
    };
    let mut question = String::new();
    for (heading, below) in headings.iter_mut().zip(row) {
        // A row of identifiers in JSON says nothing to a reader.
        let below = if below.starts_with('{') { "" } else { below };
        let says_nothing = matches!(
            heading_key(below).as_str(),
            "" | "response" | "open-ended response" | "respuesta" | "respuesta abierta"
        );
        if heading.is_empty() {
            if !question.is_empty() {
                *heading = if says_nothing { question.clone() } else { format!("{question}: {below}") };
            }
            continue;
        }
        question.clone_from(heading);
        if !says_nothing && is(&known.codes, heading) {
            below.clone_into(heading);
        } else if !says_nothing && is(&known.coded_questions, heading) {
            *heading = format!("{heading}: {below}");
        }
    }
}

/// The user's own headings, of the source and of the entity; each must be there.
fn map_own(
    table: &Table,
    source: &SourceConfig,
    own: Option<&BTreeMap<String, String>>,
    mapping: &mut Mapping,
) -> Result<(), RecogniseError> {
    // A heading under `[columns.*]` is for all sources of the entity: it counts where it is present.
    for (field, heading) in own.into_iter().flatten() {
        if let (Some(index), Some(column)) = (mapping.entity.field(field), find(&mapping.headings, heading)) {
            set(&mut mapping.columns, index, column);
        }
    }
    for (field, heading) in &source.columns {
        let Some(index) = mapping.entity.field(field) else { continue };
        match find(&mapping.headings, heading) {
            Some(column) => set(&mut mapping.columns, index, column),
            None => {
                return Err(RecogniseError::NoColumn {
                    place: place(table),
                    entity: mapping.entity,
                    field: field.clone(),
                    heading: heading.clone(),
                    found: mapping.headings.clone(),
                });
            }
        }
    }
    Ok(())
}

fn map_profile(table: &Table, known: &ProfileTable, mapping: &mut Mapping) {
    let entity = mapping.entity;
    for (index, field) in entity.fields().iter().enumerate() {
        if mapping.columns.get(index).is_none_or(Option::is_some) {
            continue;
        }
        let Some(candidates) = known.columns.get(field.name) else { continue };
        let column = candidates.iter().find_map(|candidate| match candidate.contains('*') {
            false => find(&mapping.headings, candidate),
            true => find_pattern(table, mapping, field, candidate),
        });
        if let Some(column) = column {
            set(&mut mapping.columns, index, column);
        }
    }
    mapping.first_of_many = known.first_of_many.iter().filter_map(|field| entity.field(field)).collect();
    mapping.leave_out = known
        .leave_out
        .iter()
        .filter_map(|(field, values)| Some((entity.field(field)?, values.iter().map(|v| v.to_lowercase()).collect())))
        .collect();
}

/// The first days that the comments above the headings name: `# Start date: 20260101`, `# 20260101-20260131`.
fn take_dates_above(table: &Table, known: &ProfileTable, mapping: &mut Mapping) {
    let days = table.comments().flat_map(|(_, text)| {
        let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 8);
        numbers.filter(|digits| digits.starts_with("20")).map(str::to_owned)
    });
    for (field, day) in known.dates_above.iter().zip(days) {
        let Some(index) = mapping.entity.field(field) else { continue };
        let is_open = mapping.columns.get(index).is_some_and(Option::is_none);
        if let Some(slot) = mapping.values.get_mut(index).filter(|value| is_open && value.is_none()) {
            *slot = Some(day);
        }
    }
}

/// Fields that are still open take the column that bears their own name: `account_id` or `Account ID`.
fn map_by_name(mapping: &mut Mapping) {
    for (index, field) in mapping.entity.fields().iter().enumerate() {
        if mapping.columns.get(index).is_some_and(Option::is_none)
            && let Some(column) = find(&mapping.headings, field.name)
        {
            set(&mut mapping.columns, index, column);
        }
    }
}

fn require_fields(table: &Table, mapping: &Mapping) -> Result<(), RecogniseError> {
    let open = mapping.entity.fields().iter().enumerate().find(|(index, field)| {
        // A missing id column is made up for from the name or the row.
        field.required
            && field.name != "id"
            && mapping.columns.get(*index).is_some_and(Option::is_none)
            && mapping.values.get(*index).is_some_and(Option::is_none)
    });
    match open {
        None => Ok(()),
        Some((_, field)) => Err(RecogniseError::NoField {
            place: place(table),
            entity: mapping.entity,
            field: field.name,
            found: mapping.headings.clone(),
        }),
    }
}

pub(super) fn set(columns: &mut [Option<usize>], index: usize, column: usize) {
    if let Some(slot) = columns.get_mut(index) {
        *slot = Some(column);
    }
}

pub(super) fn find(headings: &[String], wanted: &str) -> Option<usize> {
    let wanted = heading_key(wanted);
    headings.iter().position(|heading| heading_key(heading) == wanted)
}

/// The first free column whose heading fits the pattern and whose values fit the field.
fn find_pattern(table: &Table, mapping: &Mapping, field: &Field, pattern: &str) -> Option<usize> {
    let pattern = glob::Pattern::new(&heading_key(pattern)).ok()?;
    mapping.headings.iter().enumerate().find_map(|(column, heading)| {
        let free = !mapping.columns.contains(&Some(column));
        let fits = || values_fit(table, &mapping.styles, column, field.kind);
        let is_choice = || field.name == "comment" && is_choice(table, column);
        (free && pattern.matches(&heading_key(heading)) && fits() && !is_choice()).then_some(column)
    })
}

/// Whether the answers are the same few again and again, as of a list to choose from; comments of people differ.
fn is_choice(table: &Table, column: usize) -> bool {
    const LOOKED_AT: usize = 500;
    const ENOUGH: usize = 12;
    // Letters of an answer to choose; sentences that come again are comments all the same.
    const CHOICE_LETTERS: usize = 24;
    let answers: Vec<String> = table
        .column(column)
        .filter(|value| !value.is_missing())
        .filter_map(|value| cell::text(value).map(|text| text.to_lowercase()))
        .take(LOOKED_AT)
        .collect();
    let distinct = answers.iter().collect::<BTreeSet<_>>();
    let letters: usize = distinct.iter().map(|answer| answer.chars().count()).sum();
    let short = letters < distinct.len() * CHOICE_LETTERS;
    answers.len() >= ENOUGH && distinct.len() * 4 < answers.len() && short
}

/// Whether nearly all values of a column can be read as a kind; text must not be all numbers.
pub(super) fn values_fit(table: &Table, styles: &[ColumnStyle], column: usize, kind: Kind) -> bool {
    const LOOKED_AT: usize = 500;
    let fallback = ColumnStyle::default();
    let style = styles.get(column).unwrap_or(&fallback);
    let values: Vec<Value<'_>> = table.column(column).filter(|value| !value.is_missing()).take(LOOKED_AT).collect();
    if values.is_empty() {
        return false;
    }
    let is_number = |value: &&Value<'_>| matches!(cell::number(**value, style), Ok(Some(_)));
    let numbers = values.iter().filter(is_number).count();
    match kind {
        Kind::Number | Kind::Decimal => numbers * 5 >= values.len() * 4,
        Kind::Date => {
            values.iter().filter(|value| matches!(cell::date(**value, style), Ok(Some(_)))).count() * 5
                >= values.len() * 4
        }
        Kind::Text | Kind::Flag | Kind::Currency => numbers * 2 < values.len(),
    }
}
