//! Who is known at the account and when they were last spoken to.

use super::super::{FactSpec, FactType, FactValue};
use super::{count, counted, days, fact, flag, points, reading, row, since, text};
use crate::model::{Contact, Date, Entity, Known, Row, Unknown};
use crate::plan::account::{Situation, is_decision_maker};
use crate::score::{Evidence, SignalKey};

/// The account's people, also those who left; known where the exports tell of any.
fn all<'a>(s: &Situation<'a>) -> Known<&'a [Row<Contact>]> {
    let contacts = &s.context.portfolio.contacts;
    let entity = Entity::Contact;
    match (contacts.given, contacts.of(s.account)) {
        (false, _) => Err(Unknown::NoSource { entity }),
        (true, []) => Err(Unknown::NoRecords { entity }),
        (true, found) => Ok(found),
    }
}

fn decides(contact: &Contact) -> bool {
    contact.role.as_deref().is_some_and(is_decision_maker)
}

/// Known where anybody's part is known.
fn roles(s: &Situation<'_>) -> Known<()> {
    let told = all(s)?.iter().any(|contact| contact.role.is_some());
    if told { Ok(()) } else { Err(Unknown::NoField { entity: Entity::Contact, field: "role" }) }
}

/// The decision maker whose record was made last, where the others' are older: the records of a first import tell
/// nobody apart.
fn newest_decision_maker<'a>(s: &Situation<'a>) -> Known<(Date, &'a Row<Contact>)> {
    roles(s)?;
    let created = |contact: &'a Row<Contact>| Some((contact.created?, contact));
    let deciding = s.contacts().filter(|contact| decides(contact)).filter_map(created);
    let newest = deciding.max_by_key(|(day, contact)| (*day, contact.origin));
    let newest = newest.ok_or(Unknown::NoField { entity: Entity::Contact, field: "created" })?;
    let earlier = all(s)?.iter().any(|contact| contact.created.is_some_and(|day| day < newest.0));
    if earlier { Ok(newest) } else { Err(Unknown::FirstYear) }
}

/// The decision maker who left last.
fn left_decision_maker<'a>(s: &Situation<'a>) -> Known<(Date, &'a Row<Contact>)> {
    roles(s)?;
    let left = all(s)?.iter().filter(|contact| decides(contact)).filter_map(|contact| {
        let left = contact.left_on.filter(|left| *left <= s.context.as_of())?;
        Some((left, contact))
    });
    let left = left.filter(|(_, contact)| contact.full_name().is_some());
    left.max_by_key(|(day, contact)| (*day, contact.origin)).ok_or(Unknown::NoRecords { entity: Entity::Contact })
}

/// The champion or sponsor who left last, where no other is known.
fn left_champion<'a>(s: &Situation<'a>) -> Known<(Date, &'a Row<Contact>)> {
    let signal = s.scores.churn.signals.iter().find(|signal| signal.key == SignalKey::ChampionLeft);
    let signal = signal.ok_or(Unknown::NoRecords { entity: Entity::Contact })?;
    let none = Unknown::NoRecords { entity: Entity::Contact };
    if signal.value.clone()? < 1.0 {
        return Err(none);
    }
    // All people of the signal have left: champions who are still there would have kept it from being counted.
    let origins: Vec<crate::model::Origin> = signal.evidence.origins().collect();
    let left = all(s)?.iter().filter(|contact| origins.contains(&contact.origin)).filter_map(|contact| {
        let left = contact.left_on.filter(|left| *left <= s.context.as_of())?;
        Some((left, contact))
    });
    let left = left.filter(|(_, contact)| contact.full_name().is_some());
    left.max_by_key(|(day, contact)| (*day, contact.origin)).ok_or(none)
}

fn named(contact: &Row<Contact>) -> Known<super::Reading> {
    let name = contact.full_name().ok_or(Unknown::NoField { entity: Entity::Contact, field: "name" })?;
    text(name, row(contact.origin))
}

/// People who were spoken to in 90 days, by the activities that name them.
fn reached(s: &Situation<'_>) -> Known<super::Reading> {
    let activities = &s.context.portfolio.activities;
    let entity = Entity::Activity;
    if !activities.given {
        return Err(Unknown::NoSource { entity });
    }
    all(s)?;
    let of_account = activities.of(s.account);
    let names = of_account.iter().any(|row| row.contact_id.is_some() || row.contact_email.is_some());
    if !names && !of_account.is_empty() {
        return Err(Unknown::NoField { entity, field: "contact_id" });
    }
    let recent = |day: Option<Date>| day.is_some_and(|day| (0..90).contains(&since(s, day)));
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => a.trim().eq_ignore_ascii_case(b.trim()),
        _ => false,
    };
    let reached = s.contacts().filter(|contact| {
        of_account.iter().any(|activity| {
            recent(activity.date)
                && (same(&activity.contact_id, &contact.id) || same(&activity.contact_email, &contact.email))
        })
    });
    let reached: Vec<&Row<Contact>> = reached.collect();
    counted(reached.len(), Evidence::of(reached))
}

pub const FACTS: &[FactSpec] = &[
    fact("contacts", FactType::Count, "contacts", "People known at the account who have not left.", |s| {
        count(&s.scores.contact.contacts, &Evidence::of(s.contacts()))
    }),
    fact(
        "contact",
        FactType::Text,
        "contacts",
        "Whom to talk to: who decides before others, then by relationship.",
        |s| {
            all(s)?;
            named(s.main_contact().ok_or(Unknown::NoField { entity: Entity::Contact, field: "name" })?)
        },
    ),
    fact(
        "decision_makers",
        FactType::Count,
        "decision_makers",
        "People known to decide who have not left. Unknown where nobody's part is known.",
        |s| {
            roles(s)?;
            let deciding: Vec<_> = s.contacts().filter(|contact| decides(contact)).collect();
            counted(deciding.len(), Evidence::of(deciding))
        },
    ),
    fact(
        "new_decision_maker",
        FactType::Text,
        "decision_makers",
        "The decision maker whose record was made last, where other people of the account were known before.",
        |s| named(newest_decision_maker(s)?.1),
    ),
    fact(
        "new_decision_maker_days",
        FactType::Days,
        "new_decision_maker_days",
        "Days since that record was made.",
        |s| {
            let (day, contact) = newest_decision_maker(s)?;
            reading(FactValue::Days(since(s, day)), row(contact.origin))
        },
    ),
    fact(
        "left_decision_maker",
        FactType::Text,
        "decision_makers",
        "The decision maker who left last. Unknown where none is known to have left.",
        |s| named(left_decision_maker(s)?.1),
    ),
    fact("left_decision_maker_days", FactType::Days, "left_decision_maker_days", "Days since then.", |s| {
        let (day, contact) = left_decision_maker(s)?;
        reading(FactValue::Days(since(s, day)), row(contact.origin))
    }),
    fact("champion_left", FactType::Flag, "contacts", "A champion or sponsor left and no other is known.", |s| {
        let signal = s.scores.churn.signals.iter().find(|signal| signal.key == SignalKey::ChampionLeft);
        let signal = signal.ok_or(Unknown::NoRecords { entity: Entity::Contact })?;
        flag(signal.value.clone()? >= 1.0, signal.evidence.clone())
    }),
    fact(
        "left_champion",
        FactType::Text,
        "contacts",
        "The champion or sponsor who left last, where no other is known.",
        |s| named(left_champion(s)?.1),
    ),
    fact("left_champion_days", FactType::Days, "contacts", "Days since then.", |s| {
        let (day, contact) = left_champion(s)?;
        reading(FactValue::Days(since(s, day)), row(contact.origin))
    }),
    fact(
        "relationship_points",
        FactType::Points,
        "relationship",
        "Mean relationship of the people known, 0 to 100, up is good.",
        |s| points(&s.scores.contact.relationship_mean, &Evidence::of(s.contacts())),
    ),
    fact(
        "days_since_contact",
        FactType::Days,
        "days_since_contact",
        "Days since the last call, meeting or message from the customer.",
        |s| days(&s.scores.contact.days_since_two_way, &s.scores.contact.evidence),
    ),
    fact("activities_90d", FactType::Count, "last_contact", "Activities of ours with it in 90 days.", |s| {
        count(&s.scores.contact.last_90_days, &s.scores.contact.evidence)
    }),
    fact(
        "contacts_reached",
        FactType::Count,
        "contacts_reached",
        "People known who were spoken to in 90 days, by the activities that name them.",
        reached,
    ),
];
