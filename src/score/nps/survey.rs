//! Which survey answers count, and who gave them.

use std::cmp::Ordering;
use std::collections::HashMap;

use super::scale::SurveyScales;
use crate::model::{Contact, Date, Portfolio, Row, SurveyResponse};
use crate::score::context::Context;

/// A valid answer, 0 to 10, known by the as-of date.
#[derive(Debug, Clone)]
pub struct AnswerFact<'a> {
    pub row: &'a Row<SurveyResponse>,
    /// Absent only where no answer of the portfolio has a date.
    pub date: Option<Date>,
    pub rating: u8,
    pub transactional: bool,
}

/// Known by the as-of date and neither a preview nor a partial answer.
pub fn counts_as_answer(row: &SurveyResponse, context: &Context<'_>, dated: bool) -> bool {
    let known = row.date.map_or(!dated, |date| date <= context.portfolio.as_of);
    known && !context.words.answers_left_out.occur_in_any(&[row.status.as_deref()])
}

/// A rating that is a whole number from 0 to 10.
pub fn on_scale(rating: f64) -> Option<u8> {
    (0..=10u8).find(|whole| f64::from(*whole) == rating)
}

impl<'a> AnswerFact<'a> {
    pub fn of(row: &'a Row<SurveyResponse>, context: &Context<'a>, scales: &SurveyScales) -> Option<AnswerFact<'a>> {
        if !counts_as_answer(row, context, scales.dated) || scales.wrong(&row.survey).is_some() {
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
    rows.filter(|row| counts_as_answer(row, context, scales.dated) && scales.wrong(&row.survey).is_none())
        .filter(|row| row.nps_rating.is_some_and(|rating| on_scale(rating).is_none()))
}

/// The latest answer first; of one day by what they say, so that the order of the rows decides only between answers that
/// say the same.
pub fn latest_first(a: &Row<SurveyResponse>, b: &Row<SurveyResponse>) -> Ordering {
    let key = |row: &Row<SurveyResponse>| {
        let rating = row.nps_rating.map(f64::to_bits);
        (row.date, rating, row.comment.clone(), row.email.clone(), row.contact_id.clone(), row.id.clone(), row.origin)
    };
    // Most answers differ in their day: their texts need not be looked at.
    b.date.cmp(&a.date).then_with(|| key(b).cmp(&key(a)))
}

/// One person, however the answers name them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Person<'a> {
    Contact(&'a str),
    /// Of no contact; in lower case.
    Email(String),
    /// In lower case.
    Name(String),
}

/// Who answered: the contact, so that one person has one vote however the answers name them.
#[derive(Debug)]
pub struct People<'a> {
    by_email: HashMap<String, &'a str>,
}

impl<'a> People<'a> {
    pub fn of(portfolio: &'a Portfolio) -> People<'a> {
        let mut by_email = HashMap::new();
        let known = |row: &&Row<Contact>| row.created.is_none_or(|created| created <= portfolio.as_of);
        for row in portfolio.contacts.all().iter().filter(known) {
            if let (Some(email), Some(id)) = (&row.email, &row.id) {
                by_email.entry(email.trim().to_lowercase()).or_insert(id.as_str());
            }
        }
        People { by_email }
    }

    /// None for an anonymous answer, which is a vote of its own.
    pub fn key<'p>(&'p self, contact: Option<&'p str>, email: Option<&str>) -> Option<Person<'p>> {
        if let Some(contact) = contact {
            return Some(Person::Contact(contact));
        }
        let email = email?.trim().to_lowercase();
        Some(match self.by_email.get(&email) {
            Some(contact) => Person::Contact(contact),
            None => Person::Email(email),
        })
    }

    /// The latest answer of each person, of answers that come latest first.
    pub fn latest<'f, 'b>(&self, answers: impl Iterator<Item = &'f AnswerFact<'b>>) -> Vec<&'f AnswerFact<'b>>
    where
        'b: 'f,
    {
        let mut seen = std::collections::HashSet::new();
        answers.filter(|answer| self.of_answer(answer).is_none_or(|person| seen.insert(person))).collect()
    }

    /// Who answered, by contact, e-mail or else name.
    pub fn of_answer<'p>(&'p self, answer: &AnswerFact<'p>) -> Option<Person<'p>> {
        let key = self.key(answer.row.contact_id.as_deref(), answer.row.email.as_deref());
        key.or_else(|| answer.row.name.as_ref().map(|name| Person::Name(name.trim().to_lowercase())))
    }
}
