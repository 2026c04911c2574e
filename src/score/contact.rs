//! Who is talked with at an account, and when last.

use serde::Serialize;

use super::Evidence;
use super::context::Context;
use super::facts::Facts;
use super::norms::Norms;
use super::statistics::mean;
use crate::model::{Activity, Contact, Date, Entity, Known, Origin, Row, Unknown, calendar::days_between};

/// Talking with the customer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContactScores {
    /// The last call, meeting or message from the customer up to the as-of date; planned ones don't count. Where no
    /// source gives activities, the last contact that contacts and deals have on record.
    pub last_two_way: Known<Date>,
    pub days_since_two_way: Known<i64>,
    /// The last activity, up to the as-of date, whose kind says that people met; none where no activity tells one.
    pub last_meeting: Option<Date>,
    /// Activities that took place in the 90 days up to the as-of date.
    pub last_90_days: Known<usize>,
    /// People known at the account who have not left.
    pub contacts: Known<usize>,
    /// Mean relationship of those, 0 to 100, up is good.
    pub relationship_mean: Known<f64>,
    pub evidence: Evidence,
}

/// Days of recent contact.
const RECENT_DAYS: i64 = 90;

pub fn contact(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> ContactScores {
    let portfolio = context.portfolio;
    let as_of = portfolio.as_of;
    let activities = facts.account.map_or(&[][..], |account| portfolio.activities.of(account));
    let contacts: Vec<&Row<Contact>> = facts.account.into_iter().flat_map(|of| context.contacts_of(of)).collect();
    let held: Vec<(Date, &Row<Activity>)> =
        activities.iter().filter_map(|row| Some((held_on(row, context)?, row))).collect();
    let two_way: Vec<(Date, Origin)> =
        held.iter().filter(|(_, row)| is_two_way(row, context)).map(|(day, row)| (*day, row.origin)).collect();
    let known_rows = activities.iter().filter(|row| row.date.or(row.created).is_some_and(|day| day <= as_of)).count();
    let known = known_activities(known_rows, portfolio.activities.given, norms);
    let (last, origins) = match &known {
        Err(Unknown::NoSource { .. }) => on_record(facts, &contacts, as_of),
        _ => {
            let last = two_way.iter().map(|(day, _)| *day).max();
            let reason = Unknown::NoRecords { entity: Entity::Activity };
            let newest = two_way.iter().filter(|(day, _)| Some(*day) == last).map(|(_, origin)| *origin).collect();
            (known.clone().and_then(|()| last.ok_or(reason)), newest)
        }
    };
    let present: Vec<&Row<Contact>> = contacts.iter().copied().filter(|row| is_present(row, as_of)).collect();
    ContactScores {
        days_since_two_way: last.clone().map(|last| days_between(last, as_of)),
        last_two_way: last,
        last_meeting: held.iter().filter(|(_, row)| is_meeting(row)).map(|(day, _)| *day).max(),
        last_90_days: known.map(|()| held.iter().filter(|(day, _)| days_between(*day, as_of) < RECENT_DAYS).count()),
        contacts: known_contacts(contacts.len(), portfolio.contacts.given).map(|()| present.len()),
        relationship_mean: known_contacts(contacts.len(), portfolio.contacts.given).and_then(|()| {
            mean(present.iter().filter_map(|row| row.relationship.filter(|value| (0.0..=100.0).contains(value))))
                .ok_or(Unknown::NoField { entity: Entity::Contact, field: "relationship" })
        }),
        evidence: origins,
    }
}

/// The day on which an activity took place, if it did by the as-of date.
pub fn held_on(activity: &Activity, context: &Context<'_>) -> Option<Date> {
    let day = activity.date.or(activity.created)?;
    let texts = [activity.status.as_deref(), activity.outcome.as_deref()];
    let held = day <= context.portfolio.as_of
        && activity.deleted != Some(true)
        && !context.words.not_held.occur_in_any(&texts);
    held.then_some(day)
}

/// Whether the customer had a say in it: a talk by its kind or its outcome, or something that came from the customer, but
/// nothing among our own people.
pub fn is_two_way(activity: &Activity, context: &Context<'_>) -> bool {
    let words = &context.words;
    let with_customer = words.two_way.occur_in_any(&[activity.kind.as_deref()])
        || words.reached.occur_in_any(&[activity.outcome.as_deref()])
        || words.inbound.occur_in_any(&[activity.direction.as_deref()]);
    with_customer && !words.internal.occur_in_any(&[activity.direction.as_deref(), activity.subject.as_deref()])
}

/// Words of an activity's kind that mean that people met.
const MEETINGS: [&str; 7] = ["meeting", "demo", "visit", "visita", "reunion", "event", "presentation"];

/// Whether an activity's kind says that people met.
pub fn is_meeting(activity: &Activity) -> bool {
    let kind = deunicode::deunicode(activity.kind.as_deref().unwrap_or_default()).to_lowercase();
    MEETINGS.iter().any(|word| kind.contains(word))
}

/// Known by the day and not left by it.
pub fn is_present(contact: &Contact, as_of: Date) -> bool {
    contact.deleted != Some(true)
        && contact.created.is_none_or(|created| created <= as_of)
        && contact.left_on.is_none_or(|left| left > as_of)
}

fn known_activities(rows: usize, given: bool, norms: &Norms<'_>) -> Known<()> {
    let entity = Entity::Activity;
    if !given {
        Err(Unknown::NoSource { entity })
    } else if rows == 0 {
        Err(Unknown::NoRecords { entity })
    } else if !norms.fields.activity_kind {
        Err(Unknown::NoField { entity, field: "kind" })
    } else {
        Ok(())
    }
}

fn known_contacts(rows: usize, given: bool) -> Known<()> {
    let entity = Entity::Contact;
    match (given, rows) {
        (false, _) => Err(Unknown::NoSource { entity }),
        (true, 0) => Err(Unknown::NoRecords { entity }),
        _ => Ok(()),
    }
}

/// The last contact that the account's contacts and deals have on record.
fn on_record(facts: &Facts<'_>, contacts: &[&Row<Contact>], as_of: Date) -> (Known<Date>, Evidence) {
    let of_contacts = contacts.iter().map(|row| (row.last_activity, row.origin));
    let of_deals = facts.deals.iter().map(|deal| (deal.row.last_activity, deal.row.origin));
    let days: Vec<(Date, Origin)> = of_contacts
        .chain(of_deals)
        .filter_map(|(day, origin)| Some((day.filter(|day| *day <= as_of)?, origin)))
        .collect();
    let last = days.iter().map(|(day, _)| *day).max();
    let evidence = days.iter().filter(|(day, _)| Some(*day) == last).map(|(_, origin)| *origin).collect();
    (last.ok_or(Unknown::NoSource { entity: Entity::Activity }), evidence)
}
