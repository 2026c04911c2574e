//! The conditions of triggers: held, not held, or not to be told, which neither fires nor closes anything.

use std::collections::BTreeMap;

use deunicode::deunicode;

use super::ledger::Seen;
use super::trigger::{Firing, TriggerKind};
use crate::model::key::name_key;
use crate::model::{Date, Entity, Known, Origin, Unknown, calendar::days_between};
use crate::plan::account::stakeholders::Stakeholders;
use crate::plan::account::{PlannedAction, Situation};
use crate::plan::context::Facts;
use crate::plan::language::{args, truncated};
use crate::score::Evidence;

/// Characters of a name within evidence.
const LONGEST_NAME: usize = 60;

/// A fall that rounds to all there was.
const NOTHING_LEFT_SHARE: f64 = -0.995;

/// What a condition found, before it is put into words and a deadline.
struct Found {
    subject: String,
    text: String,
    evidence: Evidence,
    /// The day before which it must be settled, where there is one.
    before: Option<Date>,
    /// The day of the newest of what was seen, where it has one.
    happened: Option<Date>,
}

impl Found {
    fn new(text: String, evidence: Evidence) -> Found {
        Found { subject: String::new(), text, evidence, before: None, happened: None }
    }
}

/// What every condition of an account says today; `actions` are those of this month's plan that are still to be done.
pub fn seen(s: &Situation<'_>, people: &Stakeholders<'_>, actions: &[PlannedAction], facts: &mut Facts) -> Seen {
    let schedule = s.context.schedule_of(s.account);
    let days = s.context.reviews.deadline_days;
    TriggerKind::ALL
        .into_iter()
        .map(|kind| {
            let firings = found(kind, s, people, actions).map(|all| {
                let firing = |one: Found| {
                    let name = match one.subject.as_str() {
                        "" => format!("trigger_{}", kind.key()),
                        subject => format!("trigger_{}/{subject}", kind.key()),
                    };
                    let label = s.context.language.word(&kind.word());
                    facts.add_titled(s.context, s.account, (&name, label), &one.text, &one.evidence);
                    let deadline = match one.before {
                        Some(before) => schedule.due_before(before, days),
                        None => schedule.in_days(days),
                    };
                    Firing { kind, subject: one.subject, evidence: one.text, happened: one.happened, deadline }
                };
                all.into_iter().map(firing).collect()
            });
            (kind, firings)
        })
        .collect()
}

fn found(
    kind: TriggerKind,
    s: &Situation<'_>,
    people: &Stakeholders<'_>,
    actions: &[PlannedAction],
) -> Known<Vec<Found>> {
    // Of who left there is nothing more to lose: what it did is told, and its win-back is in the plan.
    if s.has_left() && !matches!(kind, TriggerKind::ContractEnded | TriggerKind::LateActions) {
        return Ok(Vec::new());
    }
    match kind {
        TriggerKind::ContractEnded => contract_ended(s),
        TriggerKind::RenewalUncovered => renewal_uncovered(s),
        TriggerKind::NpsDrop => nps_drop(s),
        TriggerKind::UsageDrop => usage_drop(s),
        TriggerKind::RevenueDrop => revenue_drop(s),
        TriggerKind::ChampionLeft => champion_left(s, people),
        TriggerKind::NewDecisionMaker => new_decision_maker(s, people),
        TriggerKind::CompetitorNamed => competitor_named(s),
        TriggerKind::LateActions => Ok(late_actions(s, actions).into_iter().collect()),
    }
}

/// Renewals that are no longer near, and those that there never were, are no trigger; without a source nothing is told.
fn contract_ended(s: &Situation<'_>) -> Known<Vec<Found>> {
    let last = match &s.scores.renewal.next {
        Err(Unknown::ContractsEnded { last }) => *last,
        Err(reason @ Unknown::NoSource { .. }) => return Err(reason.clone()),
        _ => return Ok(Vec::new()),
    };
    let as_of = s.context.as_of();
    if days_between(last, as_of) > i64::from(s.context.reviews.left_days) {
        return Ok(Vec::new());
    }
    let rows = s.context.portfolio.contracts.of(s.account).iter().filter(|row| row.end == last);
    let date = s.context.language.date_short(last);
    let text = s.context.language.text("trigger-told-contract-ended", &args!["date" => date]);
    Ok(vec![Found { subject: last.to_string(), ..Found::new(text, Evidence::of(rows)) }])
}

fn renewal_uncovered(s: &Situation<'_>) -> Known<Vec<Found>> {
    let renewal = match &s.scores.renewal.next {
        Ok(renewal) if renewal.is_settled(s.context.as_of()) => return Ok(Vec::new()),
        Ok(renewal) => renewal,
        Err(reason @ Unknown::NoSource { .. }) => return Err(reason.clone()),
        Err(_) => return Ok(Vec::new()),
    };
    if renewal.days > i64::from(s.context.reviews.renewal_days) || renewal.open_opportunity.clone()?.is_some() {
        return Ok(Vec::new());
    }
    let language = s.context.language;
    let date = language.date_short(renewal.end);
    let text = match &renewal.value {
        Ok(value) => {
            let args = args!["amount" => s.money(*value), "date" => date, "days" => renewal.days];
            language.text("trigger-told-renewal", &args)
        }
        Err(_) => language.text("trigger-told-renewal-plain", &args!["date" => date, "days" => renewal.days]),
    };
    let evidence = [renewal.origin].into_iter().collect();
    let before = Some(renewal.decide_by.unwrap_or(renewal.end));
    Ok(vec![Found { subject: renewal.end.to_string(), before, ..Found::new(text, evidence) }])
}

/// A drop that is no chance (p < 0.05, or holds among all accounts' changes, as configured) and large enough to matter.
fn nps_drop(s: &Situation<'_>) -> Known<Vec<Found>> {
    let (nps, config, language) = (&s.scores.nps, s.context.reviews, s.context.language);
    let change = nps.change.as_ref().map_err(Clone::clone)?;
    let now = nps.value.clone()?;
    let sure = if config.nps_among_accounts { change.among_accounts } else { change.detectable };
    let drop = change.before - now;
    if !sure || change.points >= 0.0 || drop <= 0.0 || drop < config.nps_drop_points {
        return Ok(Vec::new());
    }
    let p = if change.p < 0.01 {
        format!("p < {}", language.number(0.01, 2))
    } else {
        format!("p = {}", language.number(change.p, 2))
    };
    let args = args!["before" => language.nps(change.before), "now" => language.nps(now), "p" => p];
    Ok(vec![Found::new(language.text("trigger-told-nps-drop", &args), nps.evidence.clone())])
}

fn usage_drop(s: &Situation<'_>) -> Known<Vec<Found>> {
    let usage = &s.scores.usage;
    let share = usage.yoy_share.clone()?;
    fell(share, s.context.reviews.usage_drop_share, s, "trigger-told-usage-drop", &usage.evidence)
}

fn revenue_drop(s: &Situation<'_>) -> Known<Vec<Found>> {
    let (revenue, least) = (&s.scores.revenue, s.context.reviews.revenue_drop_share);
    let share = revenue.yoy_share.clone()?;
    // One purchase that is not followed by another is no drop of anything.
    if s.scores.orders.days == Ok(1) {
        return Ok(Vec::new());
    }
    let (drop, none) = match s.context.are_bookings() {
        true => ("trigger-told-bookings-drop", "trigger-told-bookings-none"),
        false => ("trigger-told-revenue-drop", "trigger-told-revenue-none"),
    };
    // What fell to nothing is said as such.
    if share <= NOTHING_LEFT_SHARE && -share >= least {
        let before = s.money(revenue.previous.clone()?);
        let text = s.context.language.text(none, &args!["amount" => before]);
        return Ok(vec![Found::new(text, revenue.previous_evidence.clone())]);
    }
    fell(share, least, s, drop, &revenue.evidence)
}

fn fell(share: f64, least: f64, s: &Situation<'_>, key: &str, evidence: &Evidence) -> Known<Vec<Found>> {
    if share >= 0.0 || -share < least {
        return Ok(Vec::new());
    }
    let text = s.context.language.text(key, &args!["share" => s.context.language.percent(-share, 0)]);
    Ok(vec![Found::new(text, evidence.clone())])
}

fn contacts_known(s: &Situation<'_>, people: &Stakeholders<'_>) -> Known<()> {
    let entity = Entity::Contact;
    if !people.people.is_empty() {
        return Ok(());
    }
    Err(if s.context.portfolio.contacts.given { Unknown::NoRecords { entity } } else { Unknown::NoSource { entity } })
}

fn champion_left(s: &Situation<'_>, people: &Stakeholders<'_>) -> Known<Vec<Found>> {
    contacts_known(s, people)?;
    let language = s.context.language;
    let told = |one: &crate::plan::account::stakeholders::Stakeholder<'_>| {
        let name = truncated(&one.name, LONGEST_NAME);
        let text = match one.left.and_then(|left| left.on) {
            Some(on) => language
                .text("trigger-told-champion-left", &args!["contact" => name, "date" => language.date_short(on)]),
            None => language.text("trigger-told-champion-left-plain", &args!["contact" => name]),
        };
        let evidence = one.record.map(|record| record.origin).into_iter().collect();
        Found { subject: one.id.clone(), happened: one.left.and_then(|left| left.on), ..Found::new(text, evidence) }
    };
    let left = people.departed_champions(s.context.as_of(), i64::from(s.context.reviews.left_days));
    Ok(left.into_iter().map(told).collect())
}

fn new_decision_maker(s: &Situation<'_>, people: &Stakeholders<'_>) -> Known<Vec<Found>> {
    contacts_known(s, people)?;
    if people.people.iter().all(|one| one.part.is_none()) {
        return Err(Unknown::NoField { entity: Entity::Contact, field: "role" });
    }
    let language = s.context.language;
    let new = people.new_deciders(s, i64::from(s.context.reviews.new_decision_maker_days));
    let told = new.into_iter().map(|one| {
        let since = one.since.map(|day| language.date_short(day)).unwrap_or_default();
        let named: Vec<String> = [Some(one.name.clone()), one.title.clone()].into_iter().flatten().collect();
        let args = args!["contact" => truncated(&named.join(", "), LONGEST_NAME), "date" => since];
        let evidence = one.record.map(|record| record.origin).into_iter().collect();
        let text = language.text("trigger-told-new-decision-maker", &args);
        Found { subject: one.id.clone(), ..Found::new(text, evidence) }
    });
    Ok(told.collect())
}

/// Words of a signal's kind that mean a competitor, where the signal names none.
const COMPETITION: [&str; 2] = ["competit", "compet"];

/// Named in a signal that has not expired, or by a deal, within the configured days.
fn competitor_named(s: &Situation<'_>) -> Known<Vec<Found>> {
    let portfolio = s.context.portfolio;
    if !portfolio.signals.given && !portfolio.opportunities.given {
        return Err(Unknown::NoSource { entity: Entity::Signal });
    }
    let as_of = s.context.as_of();
    let recent = |day: Date| (0..i64::from(s.context.reviews.competitor_days)).contains(&days_between(day, as_of));
    let signals = portfolio.signals.of(s.account).iter().filter(|row| {
        let kind = row.kind.as_deref().map(|kind| deunicode(kind).to_lowercase());
        let named =
            row.competitor.is_some() || kind.is_some_and(|kind| COMPETITION.iter().any(|word| kind.contains(word)));
        named && recent(row.date) && row.expires.is_none_or(|expires| expires > as_of)
    });
    let signals = signals.map(|row| (row.competitor.clone(), row.date, row.origin));
    let deals = portfolio.opportunities.of(s.account).iter().filter(|row| row.deleted != Some(true));
    let deals = deals.filter_map(|row| {
        let day = row
            .close_date
            .filter(|day| *day <= as_of)
            .into_iter()
            .chain(row.created)
            .filter(|day| recent(*day))
            .max()?;
        Some((Some(row.competitor.clone()?), day, row.origin))
    });
    let mut by_name: BTreeMap<String, (Option<String>, Date, Vec<Origin>)> = BTreeMap::new();
    for (name, day, origin) in signals.chain(deals) {
        let key = name.as_deref().and_then(name_key).unwrap_or_default();
        let (_, last, origins) = by_name.entry(key).or_insert((name, day, Vec::new()));
        *last = day.max(*last);
        origins.push(origin);
    }
    let language = s.context.language;
    let told = by_name.into_iter().map(|(key, (name, day, origins))| {
        let date = language.date_short(day);
        let text = match name {
            Some(name) => {
                let args = args!["competitor" => truncated(&name, LONGEST_NAME), "date" => date];
                language.text("trigger-told-competitor", &args)
            }
            None => language.text("trigger-told-competitor-plain", &args!["date" => date]),
        };
        let subject = if key.is_empty() { "unnamed".to_owned() } else { key };
        Found { subject, happened: Some(day), ..Found::new(text, origins.into_iter().collect()) }
    });
    Ok(told.collect())
}

/// Actions of this month's plan whose due date has passed: it fires by those that are late by more than the configured
/// days, and tells all that the plan shows as late, so that whoever counts them there comes to the same number.
fn late_actions(s: &Situation<'_>, actions: &[PlannedAction]) -> Option<Found> {
    let (as_of, config, language) = (s.context.as_of(), s.context.reviews, s.context.language);
    let late: Vec<&PlannedAction> = actions.iter().filter(|action| action.standing.late).collect();
    let days: Vec<i64> = late.iter().map(|action| days_between(action.due, as_of)).collect();
    let long = days.iter().filter(|days| **days > i64::from(config.late_days)).count();
    let oldest = days.iter().max().copied().filter(|_| long >= config.late_actions.max(1))?;
    let args = args!["n" => late.len(), "late" => language.days(oldest)];
    Some(Found::new(language.text("trigger-told-late-actions", &args), Evidence::default()))
}
