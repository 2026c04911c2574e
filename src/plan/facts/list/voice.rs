//! What the customer says in surveys.

use super::super::{FactSpec, FactType, FactValue};
use super::{counted, date, fact, flag, points, reading, row, share, since, text};
use crate::model::{Contact, Entity, Known, Row, SurveyResponse, Unknown};
use crate::plan::account::Situation;
use crate::score::{Answer, Evidence};

fn asked(s: &Situation<'_>) -> Known<()> {
    let entity = Entity::SurveyResponse;
    if s.context.portfolio.survey_responses.given { Ok(()) } else { Err(Unknown::NoSource { entity }) }
}

const NO_ANSWER: Unknown = Unknown::NoRecords { entity: Entity::SurveyResponse };

/// The answers that make the score, one a person, with a rating in a range; the latest first.
fn rated<'a>(s: &Situation<'a>, low: u8, high: u8) -> impl Iterator<Item = &'a Answer> {
    let counted = s.scores.nps.answers.iter().filter(|answer| answer.counted);
    counted.filter(move |answer| answer.rating.is_some_and(|rating| (low..=high).contains(&rating)))
}

fn number(s: &Situation<'_>, low: u8, high: u8) -> Known<super::Reading> {
    asked(s)?;
    let found: Evidence = rated(s, low, high).map(|answer| answer.origin).collect();
    counted(found.rows, found)
}

fn detractor<'a>(s: &Situation<'a>) -> Known<&'a Answer> {
    asked(s)?;
    rated(s, 0, 6).next().ok_or(NO_ANSWER)
}

/// A promoter who agreed to be quoted or named, is known by name and has not left.
fn advocate<'a>(s: &Situation<'a>) -> Option<(&'a Row<Contact>, &'a Answer)> {
    let responses = s.context.portfolio.survey_responses.all();
    let contacts: Vec<&'a Row<Contact>> = s.contacts().filter(|contact| contact.consent == Some(true)).collect();
    let is_of = |response: &SurveyResponse, contact: &Contact| {
        let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
            (Some(a), Some(b)) => a.trim().eq_ignore_ascii_case(b.trim()),
            _ => false,
        };
        same(&response.contact_id, &contact.id) || same(&response.email, &contact.email)
    };
    rated(s, 9, 10).find_map(|answer| {
        let response = responses.get(answer.row).filter(|response| response.confidential != Some(true))?;
        let contact = contacts.iter().find(|contact| is_of(response, contact) && contact.full_name().is_some())?;
        Some((*contact, answer))
    })
}

fn consents(s: &Situation<'_>) -> Known<()> {
    let entity = Entity::Contact;
    match (s.context.portfolio.contacts.given, s.context.fields.contact_consent) {
        (false, _) => Err(Unknown::NoSource { entity }),
        (true, false) => Err(Unknown::NoField { entity, field: "consent" }),
        (true, true) => Ok(()),
    }
}

pub const FACTS: &[FactSpec] = &[
    fact("nps", FactType::Points, "nps", "NPS of the answers that count, −100 to 100.", |s| {
        points(&s.scores.nps.value, &s.scores.nps.evidence)
    }),
    fact(
        "nps_answers",
        FactType::Count,
        "nps_answers",
        "People who answered in the window that counts. Unknown without surveys.",
        |s| {
            asked(s)?;
            let counts = &s.scores.nps.counts;
            counted(counts.promoters + counts.passives + counts.detractors, s.scores.nps.evidence.clone())
        },
    ),
    fact("nps_promoters", FactType::Count, "nps", "Of them promoters (9 and 10).", |s| {
        asked(s)?;
        counted(s.scores.nps.counts.promoters, s.scores.nps.evidence.clone())
    }),
    fact("nps_detractors", FactType::Count, "nps", "Of them detractors (0 to 6).", |s| {
        asked(s)?;
        counted(s.scores.nps.counts.detractors, s.scores.nps.evidence.clone())
    }),
    fact(
        "nps_change_points",
        FactType::Points,
        "nps_change",
        "The score less that of the window before. Unknown without answers in both.",
        |s| points(&s.nps_change(), &s.scores.nps.evidence),
    ),
    fact("nps_change_real", FactType::Flag, "nps", "The change is more than chance explains.", |s| {
        let change = s.scores.nps.change.as_ref().map_err(Clone::clone)?;
        flag(change.detectable, s.scores.nps.evidence.clone())
    }),
    fact(
        "detractor_answers",
        FactType::Count,
        "nps",
        "Detractors whose answer counts: the latest of each person in the window.",
        |s| number(s, 0, 6),
    ),
    fact("detractor_rating", FactType::Points, "detractor_rating", "The rating of the latest of them, 0 to 6.", |s| {
        let answer = detractor(s)?;
        points(&answer.rating.map(f64::from).ok_or(NO_ANSWER), &row(answer.origin))
    }),
    fact("detractor_date", FactType::Date, "detractor_date", "Its day.", |s| {
        let answer = detractor(s)?;
        date(answer.date.ok_or(NO_ANSWER)?, row(answer.origin))
    }),
    fact("detractor_days", FactType::Days, "nps", "Days since then.", |s| {
        let answer = detractor(s)?;
        reading(FactValue::Days(since(s, answer.date.ok_or(NO_ANSWER)?)), row(answer.origin))
    }),
    fact("detractor_commented", FactType::Flag, "nps", "It has a comment.", |s| {
        let answer = detractor(s)?;
        flag(answer.has_comment, row(answer.origin))
    }),
    fact(
        "detractor_theme",
        FactType::Text,
        "detractor_theme",
        "What its comment is about, in the report's language. Unknown without a comment that was read.",
        |s| {
            let answer = detractor(s)?;
            let theme = answer.themes.iter().find(|theme| *theme != "other");
            let theme = theme.ok_or(Unknown::NoField { entity: Entity::SurveyResponse, field: "comment" })?;
            text(s.context.language.theme(theme), row(answer.origin))
        },
    ),
    fact(
        "decision_maker_detracts",
        FactType::Flag,
        "nps",
        "A decision maker is a detractor. Unknown where no answer comes from a known one.",
        |s| flag(s.scores.nps.decision_maker_detracts.clone()?, s.scores.nps.evidence.clone()),
    ),
    fact(
        "promoter_answers",
        FactType::Count,
        "promoter_answers",
        "Promoters whose answer counts: the latest of each person in the window.",
        |s| number(s, 9, 10),
    ),
    fact(
        "advocates",
        FactType::Count,
        "nps",
        "Promoters, known by name, who agreed to be quoted or named; 0 or 1. Unknown where no contact tells of consent.",
        |s| {
            asked(s)?;
            consents(s)?;
            match advocate(s) {
                Some((contact, answer)) => counted(1, [contact.origin, answer.origin].into_iter().collect()),
                None => counted(0, Evidence::default()),
            }
        },
    ),
    fact("advocate", FactType::Text, "advocate", "The name of that one.", |s| {
        asked(s)?;
        consents(s)?;
        let (contact, answer) = advocate(s).ok_or(NO_ANSWER)?;
        let name = contact.full_name().ok_or(Unknown::NoField { entity: Entity::Contact, field: "name" })?;
        text(name, [contact.origin, answer.origin].into_iter().collect())
    }),
    fact(
        "days_since_answer",
        FactType::Days,
        "nps",
        "Days since anybody answered a survey, in the window or not.",
        |s| {
            asked(s)?;
            let last =
                s.scores.nps.answers.iter().find_map(|answer| Some((answer.date?, answer.origin))).ok_or(NO_ANSWER)?;
            reading(FactValue::Days(since(s, last.0)), row(last.1))
        },
    ),
    fact(
        "response_rate_share",
        FactType::Share,
        "response_rate_share",
        "People who answered / people whose invitation arrived.",
        |s| {
            let rate = s.scores.nps.response_rate.clone()?;
            reading(FactValue::Share(rate.value), s.scores.nps.evidence.clone())
        },
    ),
    fact("csat_share", FactType::Share, "csat_share", "Satisfied answers, of surveys and tickets.", |s| {
        let rate = s.scores.csat.share.clone()?;
        share(&Ok(rate.value), &s.scores.csat.evidence)
    }),
    fact("csat_answers", FactType::Count, "csat_share", "Answers that it rests on.", |s| {
        let rate = s.scores.csat.share.clone()?;
        counted(rate.n, s.scores.csat.evidence.clone())
    }),
    fact("ces_points", FactType::Points, "ces_mean", "Mean ease of dealing with us, 1 to 7, up is good.", |s| {
        points(&s.scores.csat.ces.mean, &s.scores.csat.ces_evidence)
    }),
];
