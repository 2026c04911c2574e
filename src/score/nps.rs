//! The net promoter score of an account.

use serde::Serialize;

use super::context::Context;
use super::facts::Facts;
use super::norms::Norms;
use super::npsmath::{adjusted, interval};
use super::survey::AnswerFact;
use super::{Evidence, statistics::Z95};
use crate::model::{Date, Entity, Known, Origin, Portfolio, Row, SurveyResponse, Unknown};

/// NPS = 100 (P − D) / n over the latest answer of each person in the window; −100 to 100, up is good.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NpsScores {
    pub value: Known<f64>,
    pub counts: NpsCounts,
    /// Of the 95 % interval.
    pub low: Known<f64>,
    pub high: Known<f64>,
    pub method: Option<IntervalMethod>,
    /// Shrunk towards the portfolio by the number of answers; ranks and the churn signal use it, pages show `value`.
    pub shrunk: Known<f64>,
    /// One answer only.
    pub single_respondent: bool,
    /// Dates of the first and the last answer that count.
    pub dates: Option<(Date, Date)>,
    /// Against the window before.
    pub change: Known<NpsChange>,
    /// Latest first, with a comment or without, of any survey up to the as-of date.
    pub answers: Vec<Answer>,
    /// A decision maker who is a detractor; unknown where no answer comes from a known decision maker.
    pub decision_maker_detracts: Known<bool>,
    pub evidence: Evidence,
}

/// Promoters (9, 10), passives (7, 8), detractors (0 to 6).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct NpsCounts {
    pub promoters: usize,
    pub passives: usize,
    pub detractors: usize,
}

/// How an interval was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IntervalMethod {
    /// Iterative score interval (Rocks 2016), under 10 answers.
    Score,
    /// Adjusted Wald (3,T) (Rocks 2016), from 10 answers up.
    AdjustedWald,
}

/// A change between two windows of independent answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NpsChange {
    pub before: f64,
    pub before_counts: NpsCounts,
    /// Difference of the adjusted centres, in points, with its 95 % interval.
    pub points: f64,
    pub low: f64,
    pub high: f64,
    /// The interval leaves out 0.
    pub detectable: bool,
}

/// One answer, for quoting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    pub origin: Origin,
    /// Place in `portfolio.survey_responses.all()`.
    pub row: usize,
    pub date: Option<Date>,
    /// 0 to 10; absent where not given or not on the scale.
    pub rating: Option<u8>,
    pub has_comment: bool,
    pub confidential: bool,
}

impl NpsCounts {
    pub fn of<'a>(answers: impl IntoIterator<Item = &'a AnswerFact<'a>>) -> NpsCounts {
        let mut counts = NpsCounts::default();
        for answer in answers {
            match answer.rating {
                0..=6 => counts.detractors += 1,
                7..=8 => counts.passives += 1,
                _ => counts.promoters += 1,
            }
        }
        counts
    }

    pub fn n(&self) -> usize {
        self.promoters + self.passives + self.detractors
    }
}

/// The NPS of one account.
pub fn nps(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> NpsScores {
    let current = norms.window(facts, 0, context);
    let counts = NpsCounts::of(current.iter().copied());
    let measured = interval(counts);
    let none = || no_answers(facts, context, norms);
    let dates: Vec<Date> = current.iter().filter_map(|answer| answer.date).collect();
    let decision_makers: Vec<_> = current.iter().filter(|answer| decides(answer, context)).collect();
    NpsScores {
        value: measured.as_ref().map(|m| m.value).ok_or_else(none),
        counts,
        low: measured.as_ref().map(|m| m.low).ok_or_else(none),
        high: measured.as_ref().map(|m| m.high).ok_or_else(none),
        method: measured.as_ref().map(|m| m.method),
        shrunk: if counts.n() == 0 { Err(none()) } else { Ok(norms.prior.shrunk(counts)) },
        single_respondent: counts.n() == 1,
        dates: dates.iter().min().copied().zip(dates.iter().max().copied()),
        change: change(counts, NpsCounts::of(norms.window(facts, 1, context))),
        answers: answers(facts, context),
        decision_maker_detracts: if decision_makers.is_empty() {
            Err(Unknown::NoField { entity: Entity::SurveyResponse, field: "role" })
        } else {
            Ok(decision_makers.iter().any(|answer| answer.rating <= 6))
        },
        evidence: Evidence::of(current.iter().map(|answer| answer.row)),
    }
}

fn no_answers(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Unknown {
    let table = &context.portfolio.survey_responses;
    if !table.given {
        return Unknown::NoSource { entity: Entity::SurveyResponse };
    }
    let rows = facts.account.map_or(&[][..], |account| table.of(account));
    let wrong = rows.iter().filter(|row| row.nps_rating.is_some()).find_map(|row| norms.scales.wrong(&row.survey));
    wrong.cloned().unwrap_or(Unknown::NoRecords { entity: Entity::SurveyResponse })
}

/// Whether an answer comes from a decision maker, by its own role or the contact's.
fn decides(answer: &AnswerFact<'_>, context: &Context<'_>) -> bool {
    let words = &context.words.decision_maker;
    if let Some(role) = &answer.row.role {
        return words.occur_in(role);
    }
    let Some(account) = answer.row.account else { return false };
    let same = |a: &Option<String>, b: &Option<String>| {
        a.is_some() && a.as_deref().map(str::to_lowercase) == b.as_deref().map(str::to_lowercase)
    };
    let contacts = context.portfolio.contacts.of(account).iter();
    contacts
        .filter(|contact| same(&contact.id, &answer.row.contact_id) || same(&contact.email, &answer.row.email))
        .any(|contact| words.occur_in_any(&[contact.role.as_deref()]))
}

/// Two independent windows: difference of the adjusted-Wald centres over the root of their squared errors.
fn change(now: NpsCounts, before: NpsCounts) -> Known<NpsChange> {
    let fewer = now.n().min(before.n());
    let Some(((now_centre, now_error), (centre, error))) = adjusted(now).zip(adjusted(before)) else {
        return Err(if before.n() == 0 { Unknown::FirstYear } else { Unknown::TooFew { have: fewer, need: 1 } });
    };
    let points = 100.0 * (now_centre - centre);
    let half = 100.0 * Z95 * (now_error * now_error + error * error).sqrt();
    let (low, high) = (points - half, points + half);
    let before_value = interval(before).map_or(0.0, |measured| measured.value);
    Ok(NpsChange {
        before: before_value,
        before_counts: before,
        points,
        low,
        high,
        detectable: low > 0.0 || high < 0.0,
    })
}

/// The latest answers, with the place of each in the portfolio's table.
fn answers(facts: &Facts<'_>, context: &Context<'_>) -> Vec<Answer> {
    let portfolio = context.portfolio;
    let Some(account) = facts.account else { return Vec::new() };
    let start = table_start(portfolio, account);
    let mut rows: Vec<(usize, &Row<SurveyResponse>)> = portfolio
        .survey_responses
        .of(account)
        .iter()
        .enumerate()
        .map(|(place, row)| (start + place, row))
        .filter(|(_, row)| row.date.is_none_or(|date| date <= portfolio.as_of))
        .filter(|(_, row)| !context.words.answers_left_out.occur_in_any(&[row.status.as_deref()]))
        .collect();
    rows.sort_by_key(|(_, row)| std::cmp::Reverse((row.date, row.origin)));
    rows.into_iter().take(context.config.nps.verbatims).map(|(place, row)| Answer::of(place, row)).collect()
}

/// Where an account's rows begin: rows are grouped by account, in the accounts' order, those of none last.
fn table_start(portfolio: &Portfolio, account: crate::model::AccountIx) -> usize {
    portfolio.survey_responses.all().partition_point(|row| row.account.is_some_and(|other| other < account))
}

impl Answer {
    fn of(place: usize, row: &Row<SurveyResponse>) -> Answer {
        Answer {
            origin: row.origin,
            row: place,
            date: row.date,
            rating: row.nps_rating.and_then(super::survey::on_scale),
            has_comment: row.comment.as_deref().is_some_and(|comment| !comment.trim().is_empty()),
            confidential: row.confidential == Some(true),
        }
    }
}
