//! How many of the people asked did answer.

use std::collections::{BTreeSet, HashSet};

use super::survey::{AnswerFact, Person};
use crate::model::{Entity, Invitation, Known, Row, Unknown, calendar::days_between};
use crate::score::Rate;
use crate::score::context::Context;
use crate::score::facts::AllFacts;
use crate::score::norms::Norms;

/// People who answered / people whose invitation arrived, each once, in the window of the score. Invitations to surveys
/// that do not make the score are left out, where both name their survey.
pub fn response_rate<'b>(
    invitations: &[Row<Invitation>],
    answers: impl Iterator<Item = &'b AnswerFact<'b>>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> Known<Rate> {
    let entity = Entity::Invitation;
    if !context.portfolio.invitations.given {
        return Err(Unknown::NoSource { entity });
    }
    let people = &norms.people;
    let days = norms.window_days(context);
    let asked: HashSet<Person<'_>> = invitations
        .iter()
        .filter(|row| row.delivered != Some(false))
        .filter(|row| (0..days).contains(&days_between(row.sent, context.portfolio.as_of)))
        .filter(|row| row.survey.as_ref().is_none_or(|survey| !norms.other_surveys.contains(&survey_key(survey))))
        .filter_map(|row| people.key(row.contact_id.as_deref(), row.email.as_deref()))
        .collect();
    let answered: HashSet<Person<'_>> = answers
        .filter_map(|answer| people.key(answer.row.contact_id.as_deref(), answer.row.email.as_deref()))
        .collect();
    Rate::of(asked.intersection(&answered).count(), asked.len()).ok_or(Unknown::NoRecords { entity })
}

/// Names of surveys whose answers make no score of the kind that counts: answered, but never on its question.
pub fn other_surveys(facts: &AllFacts<'_>, context: &Context<'_>, transactional: bool) -> BTreeSet<String> {
    let answers = || facts.all().flat_map(|facts| &facts.answers);
    let counted: BTreeSet<String> = answers()
        .filter(|answer| answer.transactional == transactional)
        .filter_map(|answer| answer.row.survey.as_deref().map(survey_key))
        .collect();
    let named = context.portfolio.survey_responses.all().iter().filter_map(|row| row.survey.as_deref());
    named.map(survey_key).filter(|survey| !counted.contains(survey)).collect()
}

fn survey_key(survey: &str) -> String {
    survey.trim().to_lowercase()
}
