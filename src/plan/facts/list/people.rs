//! Who is known at the account and when they were last spoken to.

use super::super::{FactSpec, FactType, FactValue};
use super::sales::last_closed;
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
    let none = Unknown::NoRecords { entity: Entity::Contact };
    let signal = s.scores.churn.signals.iter().find(|signal| signal.key == SignalKey::ChampionLeft);
    let signal = signal.ok_or(none.clone())?;
    signal.value.clone()?;
    // The signal rests on all champions, those who are still there too.
    let origins: Vec<crate::model::Origin> = signal.evidence.origins().collect();
    let champions: Vec<&Row<Contact>> = all(s)?.iter().filter(|contact| origins.contains(&contact.origin)).collect();
    let left = |contact: &Row<Contact>| contact.left_on.filter(|left| *left <= s.context.as_of());
    if champions.iter().any(|contact| left(contact).is_none()) {
        return Err(none);
    }
    let named = champions.into_iter().filter(|contact| contact.full_name().is_some());
    let dated = named.filter_map(|contact| Some((left(contact)?, contact)));
    dated.max_by_key(|(day, contact)| (*day, contact.origin)).ok_or(none)
}

/// People who are neither blockers nor detractors.
fn candidates(s: &Situation<'_>) -> Known<super::Reading> {
    all(s)?;
    let responses = s.context.portfolio.survey_responses.all();
    let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
        (Some(a), Some(b)) => a.trim().eq_ignore_ascii_case(b.trim()),
        _ => false,
    };
    let counted_low =
        |answer: &&crate::score::Answer| answer.counted && answer.rating.is_some_and(|rating| rating <= 6);
    let low = s.scores.nps.answers.iter().filter(counted_low);
    let detracting: Vec<_> = low.filter_map(|answer| responses.get(answer.row)).collect();
    let detracts = |contact: &Contact| {
        let is_of = |row: &&Row<crate::model::SurveyResponse>| {
            same(&row.contact_id, &contact.id) || same(&row.email, &contact.email)
        };
        detracting.iter().any(is_of)
    };
    let blocks = |contact: &Row<Contact>| {
        let person = s.scores.stakeholders.people.iter().find(|person| person.origin == contact.origin);
        person.is_some_and(|person| person.part == Some(crate::score::Part::Blocker))
    };
    let free: Vec<_> = s.contacts().filter(|contact| !detracts(contact) && !blocks(contact)).collect();
    counted(free.len(), Evidence::of(free))
}

fn since_dealing(s: &Situation<'_>) -> Known<super::Reading> {
    let contact = s.scores.contact.days_since_two_way.clone()?;
    match last_closed(s, true) {
        Ok((day, deal)) if since(s, day) < contact => reading(FactValue::Days(since(s, day)), row(deal.origin)),
        _ => days(&Ok(contact), &s.scores.contact.evidence),
    }
}

fn named(contact: &Row<Contact>) -> Known<super::Reading> {
    let name = contact.full_name().ok_or(Unknown::NoField { entity: Entity::Contact, field: "name" })?;
    text(name, row(contact.origin))
}

/// People who were spoken to in 90 days. Where the account as a whole was not, none of them was, whatever their records say.
fn reached(s: &Situation<'_>) -> Known<super::Reading> {
    all(s)?;
    match &s.scores.stakeholders.talks {
        // Without any activity of the account nobody was spoken to.
        Ok(_) | Err(Unknown::NoRecords { .. }) => {}
        Err(reason) => return Err(reason.clone()),
    }
    let silent = s.scores.contact.days_since_two_way.as_ref().is_ok_and(|days| *days >= RECENT_DAYS);
    let recent = |day: Date| (0..RECENT_DAYS).contains(&since(s, day));
    let talked = |contact: &&Row<Contact>| {
        let person = s.scores.stakeholders.people.iter().find(|person| person.origin == contact.origin);
        !silent && person.is_some_and(|person| person.last_contact.as_ref().is_ok_and(|day| recent(*day)))
    };
    let reached: Vec<&Row<Contact>> = s.contacts().filter(talked).collect();
    counted(reached.len(), Evidence::of(reached))
}

/// Days of recent contact.
const RECENT_DAYS: i64 = 90;

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
        "champion_candidates",
        FactType::Count,
        "contacts",
        "People known who could speak for us: neither against us, nor detractors by their latest answer that counts.",
        candidates,
    ),
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
    fact(
        "days_since_dealing",
        FactType::Days,
        "days_since_contact",
        "Days since then, or since the last deal was won where that is later: who has just bought is not out of touch.",
        since_dealing,
    ),
    fact("activities_90d", FactType::Count, "last_contact", "Activities of ours with it in 90 days.", |s| {
        count(&s.scores.contact.last_90_days, &s.scores.contact.evidence)
    }),
    fact(
        "contacts_reached",
        FactType::Count,
        "contacts_reached",
        "People known who were spoken to in 90 days: calls, meetings and what came in from them.",
        reached,
    ),
];
