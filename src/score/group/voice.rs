//! The NPS of a group: the answers of all its members, one of each person.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::Members;
use crate::model::key::id_key;
use crate::model::{AccountIx, Date, Known};
use crate::score::Evidence;
use crate::score::nps::survey::latest_first;
use crate::score::nps::{AnswerFact, IntervalMethod, NpsCounts, interval};

/// 100 (P − D) / n over the latest answer of each person of the group in the window; −100 to 100, up is good.
///
/// By response, not the mean of the members' scores: a site with one answer does not weigh as much as one with forty.
/// Who answers for two members has one vote, the latest. People are told apart by e-mail address, else by contact; a
/// name alone tells people apart only within one member, since two sites may each have their own Ana García.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupNps {
    pub value: Known<f64>,
    pub counts: NpsCounts,
    /// Of the 95 % interval.
    pub low: Known<f64>,
    pub high: Known<f64>,
    pub method: Option<IntervalMethod>,
    /// Members with an answer that counts.
    pub heard: usize,
    /// Answers of people whose later answer, at another member, counts instead.
    pub repeated: usize,
    /// Dates of the first and the last answer that count.
    pub dates: Option<(Date, Date)>,
    pub evidence: Evidence,
}

pub(super) fn nps(members: &Members<'_, '_>) -> GroupNps {
    let (context, norms) = (members.context, members.norms);
    let mut answers: Vec<(AccountIx, &AnswerFact<'_>)> = members
        .each()
        .flat_map(|(facts, scores)| norms.window(facts, 0, context).into_iter().map(|answer| (scores.account, answer)))
        .collect();
    answers.sort_by(|(_, a), (_, b)| latest_first(a.row, b.row));
    let heard = answers.iter().map(|(account, _)| *account).collect::<HashSet<_>>().len();
    let people = Emails::of(members, &answers);
    let before = answers.len();
    let mut seen = HashSet::new();
    answers.retain(|(account, answer)| people.key(*account, answer).is_none_or(|person| seen.insert(person)));
    let counts = NpsCounts::of(answers.iter().map(|(_, answer)| *answer));
    let measured = interval(counts);
    let none = || members.first_reason(|scores| &scores.nps.value);
    let dates = || answers.iter().filter_map(|(_, answer)| answer.date);
    GroupNps {
        value: measured.map(|measured| measured.value).ok_or_else(none),
        counts,
        low: measured.map(|measured| measured.low).ok_or_else(none),
        high: measured.map(|measured| measured.high).ok_or_else(none),
        method: measured.map(|measured| measured.method),
        heard,
        repeated: before - answers.len(),
        dates: dates().min().zip(dates().max()),
        evidence: Evidence::of(answers.iter().map(|(_, answer)| answer.row)),
    }
}

/// The e-mail address of each contact: one person may be a contact of several members.
struct Emails(BTreeMap<String, String>);

impl Emails {
    fn of(members: &Members<'_, '_>, answers: &[(AccountIx, &AnswerFact<'_>)]) -> Emails {
        let mut emails = BTreeMap::new();
        let mut learn = |contact: Option<&str>, email: Option<&str>| {
            let Some((contact, email)) = contact.zip(email) else { return };
            let email = email.trim().to_lowercase();
            let known = emails.entry(id_key(contact)).or_insert_with(|| email.clone());
            // Of two addresses one, whatever the order of the rows.
            if email < *known {
                *known = email;
            }
        };
        for contact in members.group.members.iter().flat_map(|member| members.context.contacts_of(*member)) {
            learn(contact.id.as_deref(), contact.email.as_deref());
        }
        for (_, answer) in answers {
            learn(answer.row.contact_id.as_deref(), answer.row.email.as_deref());
        }
        Emails(emails)
    }

    /// None for an anonymous answer, which is a vote of its own.
    fn key(&self, account: AccountIx, answer: &AnswerFact<'_>) -> Option<String> {
        let contact = answer.row.contact_id.as_deref().map(id_key);
        let of_contact = contact.as_ref().and_then(|contact| self.0.get(contact).cloned());
        let email = of_contact.or_else(|| answer.row.email.as_deref().map(|email| email.trim().to_lowercase()));
        let name =
            || answer.row.name.as_deref().map(|name| format!("name {} {}", account.0, name.trim().to_lowercase()));
        email
            .map(|email| format!("email {email}"))
            .or(contact.map(|contact| format!("contact {contact}")))
            .or_else(name)
    }
}
