//! The score with answers weighed by the respondents' part in the decision.

use serde::Serialize;

use super::config::RoleWeights;
use super::interval::{Tally, interval};
use super::survey::AnswerFact;
use crate::model::{Entity, Known, Unknown};
use crate::score::context::Context;
use crate::score::statistics::sum;

/// 100 Σ w s / Σ w, s being −1, 0 or 1; beside the plain score, never instead of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeightedNps {
    pub value: f64,
    /// Of the 95 % interval, as of `effective_n` answers.
    pub low: f64,
    pub high: f64,
    /// (Σ w)² / Σ w²: Kish 1965, *Survey Sampling*.
    pub effective_n: f64,
    /// Answers whose part in the decision is known.
    pub with_role: usize,
}

/// The parts in a decision that weights tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    DecisionMaker,
    Influencer,
    User,
}

pub fn weighted(answers: &[&AnswerFact<'_>], context: &Context<'_>) -> Known<WeightedNps> {
    let weights = &context.config.nps.role_weights;
    if weights.are_equal() {
        return Err(Unknown::NotConfigured { setting: "scores.nps.role_weights" });
    }
    let parts: Vec<Option<Part>> = answers.iter().map(|answer| part(answer, context)).collect();
    let weighed: Vec<(f64, f64)> =
        answers.iter().zip(&parts).map(|(answer, part)| (answer.sign(), weight(*part, weights))).collect();
    let total = sum(weighed.iter().map(|(_, weight)| *weight));
    let squares = sum(weighed.iter().map(|(_, weight)| weight * weight));
    if total <= 0.0 || squares <= 0.0 {
        return Err(Unknown::NoRecords { entity: Entity::SurveyResponse });
    }
    let effective_n = total * total / squares;
    let of = |sign: f64| {
        effective_n * sum(weighed.iter().filter(|(own, _)| *own == sign).map(|(_, weight)| *weight)) / total
    };
    let tally = Tally { promoters: of(1.0), passives: of(0.0), detractors: of(-1.0) };
    let measured = interval(tally).ok_or(Unknown::NoRecords { entity: Entity::SurveyResponse })?;
    Ok(WeightedNps {
        value: measured.value,
        low: measured.low,
        high: measured.high,
        effective_n,
        with_role: parts.iter().flatten().count(),
    })
}

fn weight(part: Option<Part>, weights: &RoleWeights) -> f64 {
    match part {
        Some(Part::DecisionMaker) => weights.decision_maker,
        Some(Part::Influencer) => weights.influencer,
        Some(Part::User) => weights.user,
        None => weights.other,
    }
}

/// By the answer's own role, else the contact's.
pub fn part(answer: &AnswerFact<'_>, context: &Context<'_>) -> Option<Part> {
    role_words(answer, context).into_iter().find_map(|role| {
        let words = &context.words;
        let parts = [
            (&words.decision_maker, Part::DecisionMaker),
            (&words.influencer, Part::Influencer),
            (&words.user, Part::User),
        ];
        parts.into_iter().find(|(words, _)| words.occur_in(role)).map(|(_, part)| part)
    })
}

/// The words that tell the respondent's part.
fn role_words<'a>(answer: &AnswerFact<'a>, context: &Context<'a>) -> Vec<&'a str> {
    if let Some(role) = &answer.row.record.role {
        return vec![role.as_str()];
    }
    let Some(account) = answer.row.account else { return Vec::new() };
    let same = |a: &Option<String>, b: &Option<String>| {
        a.is_some() && a.as_deref().map(str::to_lowercase) == b.as_deref().map(str::to_lowercase)
    };
    context
        .contacts_of(account)
        .filter(|contact| same(&contact.id, &answer.row.contact_id) || same(&contact.email, &answer.row.email))
        .filter_map(|contact| contact.record.role.as_deref())
        .collect()
}
