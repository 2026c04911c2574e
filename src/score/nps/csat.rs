//! Satisfaction and ease.

use std::collections::BTreeMap;

use serde::Serialize;

use super::survey::counts_as_answer;
use crate::model::{Entity, Known, OffScale, Origin, Row, SurveyResponse, Ticket, Unknown, calendar::days_between};
use crate::score::context::Context;
use crate::score::facts::Facts;
use crate::score::kpi::{Kpi, Unit};
use crate::score::norms::Norms;
use crate::score::statistics::{count, mean, sum, t95};
use crate::score::{Evidence, Rate};

/// Satisfaction on the configured scale and ease, from the answers of the window.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CsatScores {
    /// Satisfied answers (4 and 5 on a scale of 1 to 5) / answers, surveys and tickets together.
    pub share: Known<Rate>,
    pub ces: CesScores,
    /// The rows with a rating of satisfaction.
    pub evidence: Evidence,
    /// Those with one of ease.
    pub ces_evidence: Evidence,
}

/// The customer effort score 2.0: agreement from 1 to 7 that the company made it easy, up is good. Dixon et al. 2013,
/// *The Effortless Experience*.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CesScores {
    pub mean: Known<f64>,
    /// Of the 95 % t interval, within 1 to 7; from 2 answers up.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// Answers of 5 to 7 / answers.
    pub easy_share: Known<Rate>,
    pub n: usize,
}

/// Which surveys, by name, gave satisfaction (ease) on another scale than the configured one.
#[derive(Debug, Default)]
pub struct RatingScales {
    csat: BTreeMap<Option<String>, Unknown>,
    ces: BTreeMap<Option<String>, Unknown>,
    /// Of tickets.
    tickets: Option<Unknown>,
    dated: bool,
}

/// Share of a survey's ratings above the scale from which the survey, not the rating, is wrong.
const OFF_SCALE_SHARE: f64 = 0.05;
const CES_MAX: f64 = 7.0;
const EASY_FROM: f64 = 5.0;

impl RatingScales {
    /// Low ratings of a longer scale look like bad ones of the configured scale, so one survey is taken or left as a
    /// whole.
    pub fn of(context: &Context<'_>) -> RatingScales {
        let (mut csat, mut ces) = (BTreeMap::<_, Vec<f64>>::new(), BTreeMap::<_, Vec<f64>>::new());
        let responses = context.portfolio.survey_responses.all();
        let dated = responses.iter().any(|row| row.date.is_some());
        for row in responses.iter().filter(|row| recent_answer(row, context, dated)) {
            let finite = |rating: Option<f64>| rating.filter(|rating| rating.is_finite());
            if let Some(rating) = finite(row.csat_rating) {
                csat.entry(row.survey.clone()).or_default().push(rating);
            }
            if let Some(rating) = finite(row.ces_rating) {
                ces.entry(row.survey.clone()).or_default().push(rating);
            }
        }
        let max = f64::from(context.config.csat.scale_max);
        let wrong = |surveys: BTreeMap<Option<String>, Vec<f64>>, max: f64| {
            surveys.into_iter().filter_map(|(survey, ratings)| Some((survey, wrong_scale(&ratings, max)?))).collect()
        };
        let tickets: Vec<f64> = recent_tickets(context.portfolio.tickets.all(), context)
            .filter_map(|row| row.csat.filter(|rating| rating.is_finite()))
            .collect();
        RatingScales { csat: wrong(csat, max), ces: wrong(ces, CES_MAX), tickets: wrong_scale(&tickets, max), dated }
    }

    fn any_csat(&self) -> Option<&Unknown> {
        self.csat.values().next().or(self.tickets.as_ref())
    }
}

fn wrong_scale(ratings: &[f64], max: f64) -> Option<Unknown> {
    let above = ratings.iter().filter(|rating| **rating > max).count();
    let (low, high) = ratings.iter().fold((f64::MAX, f64::MIN), |(low, high), r| (low.min(*r), high.max(*r)));
    let wrong = above > 0 && count(above) >= OFF_SCALE_SHARE * count(ratings.len());
    wrong.then(|| Unknown::OffScale(Box::new(OffScale { low, high, max })))
}

/// Of the window, known by the as-of date, neither preview nor partial.
fn recent_answer(row: &SurveyResponse, context: &Context<'_>, dated: bool) -> bool {
    let days = i64::from(context.config.csat.window_days);
    let recent = row.date.is_none_or(|date| (0..days).contains(&days_between(date, context.portfolio.as_of)));
    recent && counts_as_answer(row, context, dated)
}

fn recent_tickets<'a>(tickets: &'a [Row<Ticket>], context: &Context<'_>) -> impl Iterator<Item = &'a Row<Ticket>> {
    let (as_of, days) = (context.portfolio.as_of, i64::from(context.config.csat.window_days));
    let recent = move |date| (0..days).contains(&days_between(date, as_of));
    tickets.iter().filter(move |row| row.deleted != Some(true) && recent(row.closed.unwrap_or(row.opened)))
}

/// A satisfaction rating of the window with its row, of surveys on the configured scale.
pub fn csat_ratings<'a>(
    responses: &'a [Row<SurveyResponse>],
    tickets: &'a [Row<Ticket>],
    context: &'a Context<'_>,
    scales: &'a RatingScales,
) -> impl Iterator<Item = (f64, Origin)> + 'a {
    let surveyed = responses
        .iter()
        .filter(|row| row.csat_rating.is_some() && !scales.csat.contains_key(&row.survey))
        .filter(|row| recent_answer(row, context, scales.dated))
        .filter_map(|row| Some((row.csat_rating?, row.origin)));
    let tickets = if scales.tickets.is_none() { tickets } else { &[] };
    let rated = recent_tickets(tickets, context).filter_map(|row| Some((row.csat?, row.origin)));
    surveyed.chain(rated)
}

/// The same of ease.
pub fn ces_ratings<'a>(
    responses: &'a [Row<SurveyResponse>],
    context: &'a Context<'_>,
    scales: &'a RatingScales,
) -> impl Iterator<Item = (f64, Origin)> + 'a {
    responses
        .iter()
        .filter(|row| row.ces_rating.is_some() && !scales.ces.contains_key(&row.survey))
        .filter(|row| recent_answer(row, context, scales.dated))
        .filter_map(|row| Some((row.ces_rating?, row.origin)))
}

/// Whether a rating lies on the configured scale.
pub fn on_csat_scale(rating: f64, context: &Context<'_>) -> bool {
    (1.0..=f64::from(context.config.csat.scale_max)).contains(&rating)
}

pub fn on_ces_scale(rating: f64) -> bool {
    (1.0..=CES_MAX).contains(&rating)
}

/// The share of satisfied answers among those on the scale.
pub fn csat_rate(ratings: &[(f64, Origin)], context: &Context<'_>) -> Option<Rate> {
    let on_scale = || ratings.iter().filter(|(rating, _)| on_csat_scale(*rating, context));
    let satisfied = on_scale().filter(|(rating, _)| *rating >= f64::from(context.config.csat.satisfied_from)).count();
    Rate::of(satisfied, on_scale().count())
}

impl CesScores {
    /// Mean ± t s / √n over the answers on the scale.
    pub fn of(ratings: impl IntoIterator<Item = f64>, missing: &Unknown) -> CesScores {
        let ratings: Vec<f64> = ratings.into_iter().filter(|rating| on_ces_scale(*rating)).collect();
        let n = ratings.len();
        let average = mean(ratings.iter().copied());
        let half = average.filter(|_| n >= 2).map(|average| {
            let squares = sum(ratings.iter().map(|rating| (rating - average) * (rating - average)));
            t95(count(n - 1)) * (squares / count(n - 1) / count(n)).sqrt()
        });
        let easy = ratings.iter().filter(|rating| **rating >= EASY_FROM).count();
        CesScores {
            low: average.zip(half).map(|(average, half)| (average - half).max(1.0)),
            high: average.zip(half).map(|(average, half)| (average + half).min(CES_MAX)),
            mean: average.ok_or_else(|| missing.clone()),
            easy_share: Rate::of(easy, n).ok_or_else(|| missing.clone()),
            n,
        }
    }
}

pub fn csat(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> CsatScores {
    let portfolio = context.portfolio;
    let (responses, tickets) = facts
        .account
        .map_or((&[][..], &[][..]), |account| (portfolio.survey_responses.of(account), portfolio.tickets.of(account)));
    let scales = &norms.rating_scales;
    let ratings: Vec<(f64, Origin)> = csat_ratings(responses, tickets, context, scales).collect();
    let ease: Vec<(f64, Origin)> = ces_ratings(responses, context, scales).collect();
    let entity = Entity::SurveyResponse;
    let given = portfolio.survey_responses.given || portfolio.tickets.given;
    let missing = if given { Unknown::NoRecords { entity } } else { Unknown::NoSource { entity } };
    let no_ease = if portfolio.survey_responses.given && !norms.fields.ces_rating {
        Unknown::NoField { entity, field: "ces_rating" }
    } else {
        missing.clone()
    };
    let refused = responses.iter().filter(|row| row.csat_rating.is_some()).find_map(|row| scales.csat.get(&row.survey));
    let refused = refused.or(scales.tickets.as_ref().filter(|_| tickets.iter().any(|row| row.csat.is_some())));
    CsatScores {
        share: csat_rate(&ratings, context).ok_or_else(|| refused.unwrap_or(&missing).clone()),
        ces: CesScores::of(ease.iter().map(|(rating, _)| *rating), &no_ease),
        evidence: ratings.iter().map(|(_, origin)| *origin).collect(),
        ces_evidence: ease.iter().map(|(_, origin)| *origin).collect(),
    }
}

/// Satisfaction and ease of the whole portfolio, answers that lead to no account included.
pub fn kpis(context: &Context<'_>, norms: &Norms<'_>) -> Vec<Kpi> {
    let portfolio = context.portfolio;
    let (responses, tickets) = (portfolio.survey_responses.all(), portfolio.tickets.all());
    let scales = &norms.rating_scales;
    let ratings: Vec<_> = csat_ratings(responses, tickets, context, scales).collect();
    let entity = Entity::SurveyResponse;
    let given = portfolio.survey_responses.given || portfolio.tickets.given;
    let missing = |field| if given { Unknown::NoField { entity, field } } else { Unknown::NoSource { entity } };
    let no_csat = || scales.any_csat().cloned().unwrap_or_else(|| missing("csat_rating"));
    let no_ces = scales.ces.values().next().cloned().unwrap_or_else(|| missing("ces_rating"));
    let ces = CesScores::of(ces_ratings(responses, context, scales).map(|(rating, _)| rating), &no_ces);
    vec![
        Kpi::rate("csat_share", csat_rate(&ratings, context).ok_or_else(no_csat)),
        Kpi { low: ces.low, high: ces.high, ..Kpi::new("ces_mean", Unit::Points, ces.n, ces.mean) },
        Kpi::rate("ces_easy_share", ces.easy_share),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    const MISSING: Unknown = Unknown::ZeroBase;

    /// Ease of 5 answers: mean 5, s² = 2.5, t(4) = 2.776: 5 ± 1.963.
    #[test]
    fn ease_of_five_answers_by_hand() {
        let ces = CesScores::of([3.0, 4.0, 5.0, 6.0, 7.0, 9.0, 0.0], &MISSING);
        assert_eq!((ces.mean.clone(), ces.n, ces.easy_share.clone().unwrap().successes), (Ok(5.0), 5, 3));
        assert!((ces.low.unwrap() - 3.037).abs() < 0.01 && ces.high == Some(6.963_f64.min(ces.high.unwrap())));
    }

    #[test]
    fn one_answer_has_no_interval_and_none_no_mean() {
        let one = CesScores::of([6.0], &MISSING);
        assert_eq!((one.mean, one.low), (Ok(6.0), None));
        assert_eq!(CesScores::of([], &MISSING).mean, Err(MISSING));
        // Two answers: t(1) = 12.7, so the interval is the whole scale.
        let two = CesScores::of([4.0, 5.0], &MISSING);
        assert_eq!((two.low, two.high), (Some(1.0), Some(7.0)));
    }

    #[test]
    fn a_longer_scale_is_told_by_its_high_answers() {
        assert!(wrong_scale(&[1.0, 9.0, 10.0, 4.0], 5.0).is_some());
        assert!(wrong_scale(&[1.0, 5.0, 4.0], 5.0).is_none() && wrong_scale(&[], 5.0).is_none());
        let mut one_fault = vec![4.0; 30];
        one_fault.push(44.0);
        assert!(wrong_scale(&one_fault, 5.0).is_none());
    }
}
