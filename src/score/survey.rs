//! Which survey answers count, and whether they are on the scale.

use std::collections::{BTreeMap, HashMap};

use super::context::Context;
use crate::model::{Date, Portfolio, Row, SurveyResponse, Unknown};

/// A valid answer, 0 to 10, known by the as-of date.
#[derive(Debug, Clone)]
pub struct AnswerFact<'a> {
    pub row: &'a Row<SurveyResponse>,
    /// Absent only where no answer of the portfolio has a date.
    pub date: Option<Date>,
    pub rating: u8,
    pub transactional: bool,
}

/// Answers that a check of the scale needs.
const ENOUGH_TO_JUDGE: usize = 10;
/// Share of answers above 10 from which the scale, rather than single answers, is taken to be wrong.
const OFF_SCALE_SHARE: f64 = 0.05;

/// Which surveys were answered on another scale.
#[derive(Debug)]
pub struct SurveyScales {
    wrong: BTreeMap<Option<String>, Unknown>,
    dated: bool,
}

impl SurveyScales {
    /// Each survey is judged by its own answers: ten and more that all lie from 1 to 5 are stars or satisfaction, and
    /// a share of 5 % above 10 is a percentage or another question.
    pub fn of(context: &Context<'_>) -> SurveyScales {
        let portfolio = context.portfolio;
        let dated = portfolio.survey_responses.all().iter().any(|row| row.date.is_some());
        let mut ratings: BTreeMap<Option<String>, Vec<f64>> = BTreeMap::new();
        for row in portfolio.survey_responses.all().iter().filter(|row| counts(row, context, dated)) {
            if let Some(rating) = row.nps_rating.filter(|rating| rating.is_finite()) {
                ratings.entry(row.survey.clone()).or_default().push(rating);
            }
        }
        let wrong =
            ratings.into_iter().filter_map(|(survey, ratings)| Some((survey, wrong_scale(&ratings)?))).collect();
        SurveyScales { wrong, dated }
    }

    pub fn wrong(&self, survey: &Option<String>) -> Option<&Unknown> {
        self.wrong.get(survey)
    }
}

fn wrong_scale(ratings: &[f64]) -> Option<Unknown> {
    let (low, high) = ratings.iter().fold((f64::MAX, f64::MIN), |(low, high), r| (low.min(*r), high.max(*r)));
    let above = ratings.iter().filter(|rating| **rating > 10.0).count();
    let stars = ratings.len() >= ENOUGH_TO_JUDGE && low >= 1.0 && high <= 5.0;
    let beyond =
        above > 0 && super::statistics::count(above) >= OFF_SCALE_SHARE * super::statistics::count(ratings.len());
    (stars || beyond).then_some(Unknown::WrongScale { low, high })
}

/// Known by the as-of date and neither a preview nor a partial answer.
fn counts(row: &SurveyResponse, context: &Context<'_>, dated: bool) -> bool {
    let known = row.date.map_or(!dated, |date| date <= context.portfolio.as_of);
    known && !context.words.answers_left_out.occur_in_any(&[row.status.as_deref()])
}

/// A rating that is a whole number from 0 to 10.
pub fn on_scale(rating: f64) -> Option<u8> {
    (0..=10u8).find(|whole| f64::from(*whole) == rating)
}

impl<'a> AnswerFact<'a> {
    pub fn of(row: &'a Row<SurveyResponse>, context: &Context<'a>, scales: &SurveyScales) -> Option<AnswerFact<'a>> {
        if !counts(row, context, scales.dated) || scales.wrong(&row.survey).is_some() {
            return None;
        }
        Some(AnswerFact {
            row,
            date: row.date,
            rating: on_scale(row.nps_rating?)?,
            transactional: context.words.transactional.occur_in_any(&[row.kind.as_deref()]),
        })
    }

    /// −1, 0 or 1.
    pub fn sign(&self) -> f64 {
        match self.rating {
            0..=6 => -1.0,
            7..=8 => 0.0,
            _ => 1.0,
        }
    }
}

/// Off-scale answers of surveys that are on the scale: single faults, to be listed.
pub fn off_scale<'a>(
    context: &'a Context<'_>,
    scales: &'a SurveyScales,
) -> impl Iterator<Item = &'a Row<SurveyResponse>> {
    let rows = context.portfolio.survey_responses.all().iter();
    rows.filter(|row| counts(row, context, scales.dated) && scales.wrong(&row.survey).is_none())
        .filter(|row| row.nps_rating.is_some_and(|rating| on_scale(rating).is_none()))
}

/// Who answered: the contact, so that one person has one vote however the answers name them.
#[derive(Debug)]
pub struct People<'a> {
    by_email: HashMap<String, &'a str>,
}

impl<'a> People<'a> {
    pub fn of(portfolio: &'a Portfolio) -> People<'a> {
        let mut by_email = HashMap::new();
        for row in portfolio.contacts.all() {
            if let (Some(email), Some(id)) = (&row.email, &row.id) {
                by_email.entry(email.trim().to_lowercase()).or_insert(id.as_str());
            }
        }
        People { by_email }
    }

    /// None for an anonymous answer, which is a vote of its own.
    pub fn key(&self, contact: Option<&str>, email: Option<&str>) -> Option<String> {
        if let Some(contact) = contact {
            return Some(format!("contact {contact}"));
        }
        let email = email?.trim().to_lowercase();
        Some(self.by_email.get(&email).map_or_else(|| format!("email {email}"), |contact| format!("contact {contact}")))
    }

    /// The latest answer of each person, of answers that come latest first.
    pub fn latest<'f, 'b>(&self, answers: impl Iterator<Item = &'f AnswerFact<'b>>) -> Vec<&'f AnswerFact<'b>>
    where
        'b: 'f,
    {
        let mut seen = std::collections::HashSet::new();
        answers
            .filter(|answer| {
                let key = self.key(answer.row.contact_id.as_deref(), answer.row.email.as_deref());
                key.or_else(|| answer.row.name.as_ref().map(|name| format!("name {name}")))
                    .is_none_or(|key| seen.insert(key))
            })
            .collect()
    }
}
