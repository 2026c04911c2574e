//! Exports that are not of this month.

use std::collections::{BTreeMap, BTreeSet};

use super::{ChecksConfig, Finding, Imprint};
use crate::ingest::{FixKind, FixValue, Ingested};
use crate::model::calendar::days_between;
use crate::model::{Date, Entity, Origin, Portfolio};

/// Files with the same bytes as one of the last published month, each told once.
pub fn same_files(config: &ChecksConfig, ingested: &Ingested, before: &Imprint) -> Vec<Finding> {
    let known: BTreeMap<&str, &str> =
        before.inputs.iter().rev().map(|input| (input.hash.as_str(), input.file.as_str())).collect();
    let mut told = BTreeSet::new();
    let changing = ingested.portfolio.sources.iter().filter(|s| config.same_file_entities.contains(&s.entity));
    changing
        .filter_map(|source| {
            let then = known.get(source.hash.as_str())?;
            told.insert(&source.file).then(|| Finding {
                kind: FixKind::SameFile,
                action: config.same_file,
                about: super::lasting_name(&source.file),
                what: format!("`{}` is the same file as `{then}` of {}", source.file, before.period),
                hint: "export it anew; if it really did not change, take its kind out of `same_file_entities` under \
                       `[checks]`"
                    .to_owned(),
                file: Some(source.file.clone()),
                sheet: None,
                entity: Some(source.entity),
                accounts: None,
                places: Vec::new(),
                values: BTreeMap::from([
                    ("file", FixValue::Text(source.file.clone())),
                    ("month", FixValue::Month(before.period)),
                ]),
            })
        })
        .collect()
}

/// Kinds of records whose newest lies too far back. A kind without any record by the as-of date is told elsewhere.
pub fn old_records(config: &ChecksConfig, portfolio: &Portfolio) -> Vec<Finding> {
    newest(portfolio)
        .into_iter()
        .filter_map(|(entity, newest)| {
            let allowed = config.newest_days(entity)?;
            let days = days_between(newest, portfolio.as_of);
            (days > i64::from(allowed)).then(|| Finding {
                kind: FixKind::OldRecords,
                action: config.old_records,
                about: entity.key().to_owned(),
                what: format!(
                    "the newest of the {entity} is of {newest}, {days} days before {}; expected at most {allowed}",
                    portfolio.as_of
                ),
                hint: format!("export it anew, or set `{} = {days}` under `[checks.newest_days]`", entity.key()),
                file: None,
                sheet: None,
                entity: Some(entity),
                accounts: None,
                places: Vec::new(),
                values: BTreeMap::from([
                    ("entity", FixValue::Entity(entity)),
                    ("newest", FixValue::Day(newest)),
                    ("days", FixValue::Count(usize::try_from(days).unwrap_or_default())),
                    ("allowed", FixValue::Count(usize::try_from(allowed).unwrap_or_default())),
                ]),
            })
        })
        .collect()
}

/// The newest day of each kind of record, of days up to the as-of date; days of plans that lie ahead tell nothing.
fn newest(portfolio: &Portfolio) -> BTreeMap<Entity, Date> {
    let mut newest: BTreeMap<Entity, Date> = BTreeMap::new();
    each_day(portfolio, &mut |entity, _, day, _| {
        newest.entry(entity).and_modify(|known| *known = day.max(*known)).or_insert(day);
    });
    newest
}

/// Tells the days up to the as-of date on which records came to be, or to be what they are; last, whether the day may
/// have been set down before it came.
pub fn each_day(portfolio: &Portfolio, tell: &mut dyn FnMut(Entity, Origin, Date, bool)) {
    let mut told = |entity: Entity, origin: Origin, day: Option<Date>, planned: bool| {
        if let Some(day) = day.filter(|day| *day <= portfolio.as_of) {
            tell(entity, origin, day, planned);
        }
    };
    for row in portfolio.activities.all() {
        told(Entity::Activity, row.origin, row.date, row.created.is_some());
    }
    for row in portfolio.opportunities.all() {
        // A closing date by the as-of date may be a plan that slipped: it shows that the record was kept then.
        let closed = row.is_closed == Some(true) || row.is_won == Some(true);
        told(Entity::Opportunity, row.origin, row.close_date, !closed);
    }
    let mut see = |entity: Entity, origin: Origin, day: Option<Date>| told(entity, origin, day, false);
    portfolio.revenue.all().iter().for_each(|row| see(Entity::Revenue, row.origin, Some(row.date)));
    portfolio.usage.all().iter().for_each(|row| see(Entity::Usage, row.origin, Some(row.date)));
    portfolio.invitations.all().iter().for_each(|row| see(Entity::Invitation, row.origin, Some(row.sent)));
    portfolio.survey_responses.all().iter().for_each(|row| see(Entity::SurveyResponse, row.origin, row.date));
    portfolio.stage_changes.all().iter().for_each(|row| see(Entity::StageChange, row.origin, Some(row.changed)));
    portfolio.touches.all().iter().for_each(|row| see(Entity::Touch, row.origin, Some(row.date)));
    portfolio.signals.all().iter().for_each(|row| see(Entity::Signal, row.origin, Some(row.date)));
    portfolio.costs.all().iter().for_each(|row| see(Entity::Cost, row.origin, Some(row.date)));
    portfolio.fx_rates.all().iter().for_each(|row| see(Entity::FxRate, row.origin, Some(row.date)));
    for row in portfolio.activities.all() {
        see(Entity::Activity, row.origin, row.created);
    }
    for row in portfolio.tasks.all() {
        [row.created, row.completed, row.changed].into_iter().for_each(|day| see(Entity::Task, row.origin, day));
    }
    for row in portfolio.tickets.all() {
        see(Entity::Ticket, row.origin, Some(row.opened));
        see(Entity::Ticket, row.origin, row.closed);
    }
    for row in portfolio.leads.all() {
        see(Entity::Lead, row.origin, Some(row.created));
        see(Entity::Lead, row.origin, row.converted_on);
    }
    for row in portfolio.opportunities.all() {
        for day in [row.created, row.last_activity, row.won_date, row.lost_date] {
            see(Entity::Opportunity, row.origin, day);
        }
    }
}
