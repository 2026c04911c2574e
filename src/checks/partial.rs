//! Exports that hold less than last month's.

use std::collections::BTreeMap;

use super::{ChecksConfig, Finding, Imprint, fall, imprint, lasting_name, whole};
use crate::ingest::{FixKind, FixValue, Ingested};
use crate::model::{Entity, Portfolio};

/// What a table is from month to month: its file without dates, sheet and kind.
type Place = (String, Option<String>, Entity);

/// Rows by table now, and the file as it is called.
fn tables_now(ingested: &Ingested) -> BTreeMap<Place, (u64, &str)> {
    let mut tables: BTreeMap<Place, (u64, &str)> = BTreeMap::new();
    for source in &ingested.portfolio.sources {
        let place = (lasting_name(&source.file), source.sheet.clone(), source.entity);
        let table = tables.entry(place).or_insert((0, &source.file));
        table.0 += u64::try_from(source.rows).unwrap_or(u64::MAX);
    }
    tables
}

fn tables_before(before: &Imprint) -> BTreeMap<Place, (u64, &str)> {
    let mut tables: BTreeMap<Place, (u64, &str)> = BTreeMap::new();
    for input in &before.inputs {
        let Some(entity) = input.entity else { continue };
        let table = tables.entry((lasting_name(&input.file), input.sheet.clone(), entity)).or_insert((0, &input.file));
        table.0 = table.0.saturating_add(input.rows);
    }
    tables
}

/// Tables of the last published month that are missing now, empty ones left out.
pub fn sources_gone(config: &ChecksConfig, ingested: &Ingested, before: &Imprint) -> Vec<Finding> {
    let now = tables_now(ingested);
    let gone = tables_before(before).into_iter().filter(|(place, (rows, _))| *rows > 0 && !now.contains_key(place));
    gone.map(|((name, sheet, entity), (rows, file))| {
        let within = sheet.as_deref().map(|sheet| format!(", sheet `{sheet}`")).unwrap_or_default();
        Finding {
            kind: FixKind::SourceGone,
            action: config.source_gone,
            about: format!("{name}|{}|{}", sheet.as_deref().unwrap_or_default(), entity.key()),
            what: format!("`{file}`{within} gave {rows} rows of the {entity} in {} and is missing", before.period),
            hint: "put the export where it was, or correct `files` of its `[[source]]`".to_owned(),
            file: Some(file.to_owned()),
            sheet,
            entity: Some(entity),
            accounts: None,
            places: Vec::new(),
            values: BTreeMap::from([
                ("file", FixValue::Text(file.to_owned())),
                ("entity", FixValue::Entity(entity)),
                ("before", FixValue::Count(whole(rows))),
                ("month", FixValue::Month(before.period)),
            ]),
        }
    })
    .collect()
}

/// Tables, and kinds of records over all tables, with fewer rows than last month by more than the share. A kind is told
/// only where no table of it is.
pub fn fewer_rows(config: &ChecksConfig, ingested: &Ingested, before: &Imprint) -> Vec<Finding> {
    let fell = |then: u64, now: u64| {
        then > now && (then >= config.least_rows || now == 0) && fall(then, now) > config.fewer_rows_share
    };
    let now = tables_now(ingested);
    let mut findings: Vec<Finding> = Vec::new();
    let mut told: Vec<Entity> = Vec::new();
    for (place, (then, _)) in tables_before(before) {
        let Some((rows, file)) = now.get(&place) else {
            // Said by `sources_gone`.
            told.push(place.2);
            continue;
        };
        if fell(then, *rows) {
            told.push(place.2);
            findings.push(fewer(config, before, Some((file, place.1)), place.2, (then, *rows)));
        }
    }
    for (entity, then) in &before.rows {
        let rows = ingested.quality.entities.get(entity).map_or(0, |counts| counts.rows);
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        if !told.contains(entity) && fell(*then, rows) {
            findings.push(fewer(config, before, None, *entity, (*then, rows)));
        }
    }
    findings
}

fn fewer(
    config: &ChecksConfig,
    before: &Imprint,
    place: Option<(&str, Option<String>)>,
    entity: Entity,
    (then, now): (u64, u64),
) -> Finding {
    let share = fall(then, now);
    let (file, sheet) = place.map_or((None, None), |(file, sheet)| (Some(file.to_owned()), sheet));
    let within = file.as_deref().map_or_else(|| "the inputs hold".to_owned(), |file| format!("`{file}` holds"));
    let mut values = BTreeMap::from([
        ("entity", FixValue::Entity(entity)),
        ("before", FixValue::Count(whole(then))),
        ("now", FixValue::Count(whole(now))),
        ("share", FixValue::Share(share)),
        ("month", FixValue::Month(before.period)),
    ]);
    values.insert("file", FixValue::Text(file.clone().unwrap_or_default()));
    Finding {
        kind: FixKind::FewerRows,
        action: config.fewer_rows,
        about: format!(
            "{}|{}|{}",
            file.as_deref().map(lasting_name).unwrap_or_default(),
            sheet.as_deref().unwrap_or_default(),
            entity.key()
        ),
        what: format!(
            "{within} {now} rows of the {entity}, {then} in {}: {:.0} % fewer, more than {} %",
            before.period,
            share * 100.0,
            config.fewer_rows_share * 100.0
        ),
        hint:
            "check the filter and the limit of rows of the export; if the fall is real, raise `fewer_rows_share` under \
               `[checks]`"
                .to_owned(),
        file,
        sheet,
        entity: Some(entity),
        accounts: None,
        places: Vec::new(),
        values,
    }
}

/// The kinds of records that a group can lose.
const OF_UNITS: [Entity; 3] = [Entity::Account, Entity::Opportunity, Entity::Revenue];

/// Groups that have no account any more, or none of the records that they had enough of. Where a group's accounts are
/// gone, its other records are not told too.
pub fn units_gone(config: &ChecksConfig, ingested: &Ingested, before: &Imprint) -> Vec<Finding> {
    let portfolio = &ingested.portfolio;
    let now = imprint::units(portfolio);
    let mut findings = Vec::new();
    for (dimension, values) in &before.units {
        for (value, counts) in values {
            let of = |entity: Entity| counts.get(&entity).copied().unwrap_or_default();
            let left = |entity: Entity| {
                now.get(dimension).and_then(|values| values.get(value)?.get(&entity)).copied().unwrap_or_default()
            };
            let lost = OF_UNITS.into_iter().find(|entity| {
                let least = if *entity == Entity::Account { config.least_accounts } else { config.least_rows };
                of(*entity) >= least && left(*entity) == 0
            });
            if let Some(entity) = lost {
                findings.push(gone(config, before, portfolio, (dimension, value), entity, &of));
            }
        }
    }
    findings
}

fn gone(
    config: &ChecksConfig,
    before: &Imprint,
    portfolio: &Portfolio,
    (dimension, value): (&str, &str),
    entity: Entity,
    of: &dyn Fn(Entity) -> u64,
) -> Finding {
    let name = imprint::shown(portfolio, dimension, value);
    Finding {
        kind: FixKind::UnitGone,
        action: config.unit_gone,
        about: format!("{dimension}|{value}|{}", entity.key()),
        what: format!("{dimension} `{name}` had {} {entity} in {} and has none", of(entity), before.period),
        hint: "check whether the export leaves the group out; if it was dissolved or renamed, this is told once"
            .to_owned(),
        file: None,
        sheet: None,
        entity: Some(entity),
        accounts: Some(whole(of(Entity::Account))).filter(|accounts| *accounts > 0),
        places: Vec::new(),
        values: BTreeMap::from([
            ("dimension", FixValue::Text(dimension.to_owned())),
            ("unit", FixValue::Text(name)),
            ("entity", FixValue::Entity(entity)),
            ("before", FixValue::Count(whole(of(entity)))),
            ("month", FixValue::Month(before.period)),
        ]),
    }
}
