//! Whether a survey was answered on the scale from 0 to 10.

use std::collections::BTreeMap;

use super::mixture::{Heard, mixed};
use super::survey::{counts_as_answer, on_scale};
use crate::model::{AccountIx, Date, Origin, SourceIx, Unknown};
use crate::score::context::Context;
use crate::score::statistics::count;

/// Which surveys were answered on another scale.
#[derive(Debug)]
pub struct SurveyScales {
    refused: BTreeMap<Option<String>, Refused>,
    /// First rows of surveys that look like answers on two scales, too little for them to be refused.
    suspect: Vec<Origin>,
    pub(super) dated: bool,
}

/// A survey that gives no score.
#[derive(Debug)]
struct Refused {
    reason: Unknown,
    /// Its first row.
    first: Origin,
}

/// One rating of a survey.
#[derive(Debug, Clone, Copy)]
struct Rating<'a> {
    value: f64,
    date: Option<Date>,
    origin: Origin,
    account: Option<AccountIx>,
    kind: Option<&'a str>,
    role: Option<&'a str>,
}

/// Answers from which stars (1 to 5) are told from a scale to 10.
const ENOUGH_FOR_STARS: usize = 10;
/// The same where no answer of any survey lies elsewhere.
const ENOUGH_POOLED: usize = 5;
/// Answers from which a scale that ends under 8 is told from one to 10.
const ENOUGH_FOR_SHORT: usize = 20;
/// Highest answer of a scale to 7 or less.
const SHORT_SCALE: f64 = 7.0;
const STARS: f64 = 5.0;
/// Share of answers off the scale from which the scale, rather than single answers, is taken to be wrong.
const OFF_SCALE_SHARE: f64 = 0.05;
/// Share of answers that are no whole numbers from which they are means or half stars.
const FRACTION_SHARE: f64 = 0.2;
/// Answers from which stars with a few answers beyond them are a mixture of scales.
const ENOUGH_FOR_MIXTURE: usize = 50;
const MIXTURE_SHARE: f64 = 0.9;
/// Share of zeros that tells unhappy customers from stars: 0 is what the unhappiest answer most.
const ZERO_SHARE: f64 = 0.01;
/// Chance under which a run of stars at one end of a survey is no accident.
const MIXED_CHANCE: f64 = 1e-6;
/// Chance under which a survey is listed as one to be looked at.
const SUSPECT_CHANCE: f64 = 1e-3;

impl SurveyScales {
    pub fn of(context: &Context<'_>) -> SurveyScales {
        let portfolio = context.portfolio;
        let dated = portfolio.survey_responses.all().iter().any(|row| row.date.is_some());
        let mut surveys: BTreeMap<Option<String>, Vec<Rating<'_>>> = BTreeMap::new();
        for row in portfolio.survey_responses.all().iter().filter(|row| counts_as_answer(row, context, dated)) {
            if let Some(value) = row.nps_rating.filter(|rating| rating.is_finite()) {
                let rating = Rating {
                    value,
                    date: row.date,
                    origin: row.origin,
                    account: row.account,
                    kind: row.kind.as_deref(),
                    role: row.role.as_deref(),
                };
                surveys.entry(row.survey.clone()).or_default().push(rating);
            }
        }
        let all_stars = surveys.values().flatten().all(|rating| is_star(rating.value));
        let pooled = if all_stars { ENOUGH_POOLED } else { ENOUGH_FOR_STARS };
        let trusted = &context.config.nps.trusted_surveys;
        let (mut refused, mut suspect) = (BTreeMap::new(), Vec::new());
        for (survey, ratings) in surveys {
            if survey.as_ref().is_some_and(|name| trusted.iter().any(|known| same(known, name))) {
                continue;
            }
            let Some(first) = ratings.iter().map(|rating| rating.origin).min() else { continue };
            let chance = mixed(ratings.iter().filter_map(Rating::heard));
            match wrong_scale(ratings, pooled, chance) {
                Some(reason) => {
                    refused.insert(survey, Refused { reason, first });
                }
                None if chance < SUSPECT_CHANCE => suspect.push(first),
                None => {}
            }
        }
        SurveyScales { refused, suspect, dated }
    }

    /// Why a survey gives no score; None for one on the scale.
    pub fn wrong(&self, survey: &Option<String>) -> Option<&Unknown> {
        self.refused.get(survey).map(|refused| &refused.reason)
    }

    /// The first row of each survey that may hold answers on two scales.
    pub fn suspect(&self) -> impl Iterator<Item = Origin> {
        self.suspect.iter().copied()
    }

    /// The first row of each survey that was refused.
    pub fn refused(&self) -> impl Iterator<Item = Origin> {
        self.refused.values().map(|refused| refused.first)
    }
}

impl<'a> Rating<'a> {
    fn heard(&self) -> Option<Heard<'a>> {
        Some(Heard { rating: on_scale(self.value)?, account: self.account, kind: self.kind, role: self.role })
    }
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.trim().to_lowercase()
}

fn is_star(rating: f64) -> bool {
    (1.0..=STARS).contains(&rating)
}

/// Stars or satisfaction (all from 1 to 5, or nine in ten of fifty and hardly a 0), a scale that ends at 7 or before, percentages or scores below 0 (5 % of the
/// answers beyond the scale), means and half stars (20 % no whole numbers), or a survey of which one file or the first or
/// last days are on another scale, or whose answers are a mixture of two beyond chance. A scale
/// from 1 to 10 can't be told from one to 10 on which nobody answered 0, and has the same classes: it counts.
fn wrong_scale(mut ratings: Vec<Rating<'_>>, enough_for_stars: usize, mixed: f64) -> Option<Unknown> {
    let n = ratings.len();
    let (low, high) = ratings.iter().fold((f64::MAX, f64::MIN), |(low, high), r| (low.min(r.value), high.max(r.value)));
    let share = |of: &dyn Fn(f64) -> bool| count(ratings.iter().filter(|r| of(r.value)).count()) / count(n.max(1));
    let stars = n >= enough_for_stars && low >= 1.0 && high <= STARS;
    let short = n >= ENOUGH_FOR_SHORT && high <= SHORT_SCALE;
    let off_scale = |value: f64| !(0.0..=10.0).contains(&value);
    // A single one is a fault, however few the answers.
    let beyond = share(&off_scale) >= OFF_SCALE_SHARE && share(&off_scale) * count(n) > 1.5;
    let fractions = n >= ENOUGH_FOR_STARS && share(&|value| value.fract() != 0.0) >= FRACTION_SHARE;
    let mixture = n >= ENOUGH_FOR_MIXTURE && share(&is_star) >= MIXTURE_SHARE && share(&|v| v == 0.0) < ZERO_SHARE;
    let wrong = stars || short || beyond || fractions || mixture || mixed < MIXED_CHANCE || mixes_files(&ratings) || {
        ratings.sort_by_key(|rating| (rating.date, rating.origin));
        changed_scale(&ratings)
    };
    (n > 0 && wrong).then_some(Unknown::WrongScale { low, high })
}

/// Whether all answers of one file lie from 1 to 5 although those of the survey's other files seldom do.
fn mixes_files(ratings: &[Rating<'_>]) -> bool {
    let mut files: BTreeMap<SourceIx, (usize, usize)> = BTreeMap::new();
    for rating in ratings {
        let (stars, all) = files.entry(rating.origin.source).or_default();
        *stars += usize::from(is_star(rating.value));
        *all += 1;
    }
    let stars: usize = files.values().map(|(stars, _)| stars).sum();
    files.values().any(|(own, all)| own == all && is_no_accident(*all, stars - own, ratings.len() - all))
}

/// Whether k answers that all lie from 1 to 5 are no accident beside the others: qᵏ < 10⁻⁶, q being the share of 1 to 5
/// among the others.
fn is_no_accident(k: usize, stars_of_others: usize, others: usize) -> bool {
    let q = (count(stars_of_others) + 1.0) / (count(others) + 2.0);
    k >= ENOUGH_FOR_STARS && others >= ENOUGH_FOR_STARS && libm::pow(q, count(k)) < MIXED_CHANCE
}

/// Whether the first or the last days' answers all lie from 1 to 5 although the others seldom do.
fn changed_scale(by_day: &[Rating<'_>]) -> bool {
    if by_day.iter().any(|rating| rating.date.is_none()) {
        return false;
    }
    let days: Vec<&[Rating<'_>]> = by_day.chunk_by(|a, b| a.date == b.date).collect();
    let stars_of = |day: &&[Rating<'_>]| day.iter().all(|rating| is_star(rating.value));
    let run = |days: &mut dyn Iterator<Item = &&[Rating<'_>]>| {
        days.take_while(|day| stars_of(day)).map(|day| day.len()).sum()
    };
    let ends: [usize; 2] = [run(&mut days.iter()), run(&mut days.iter().rev())];
    let stars = by_day.iter().filter(|rating| is_star(rating.value)).count();
    ends.into_iter().any(|k| is_no_accident(k, stars - k, by_day.len() - k))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn survey(values: &[f64]) -> Vec<Rating<'static>> {
        let start: Date = "2026-01-01".parse().unwrap();
        let mut day = start;
        values
            .iter()
            .zip(1..)
            .map(|(value, row)| {
                day = day.tomorrow().unwrap();
                Rating {
                    value: *value,
                    date: Some(day),
                    origin: Origin { source: SourceIx(0), row },
                    account: None,
                    kind: None,
                    role: None,
                }
            })
            .collect()
    }

    fn refused(values: &[f64]) -> bool {
        wrong_scale(survey(values), ENOUGH_FOR_STARS, 1.0).is_some()
    }

    const TEN: [f64; 10] = [9.0, 10.0, 8.0, 7.0, 10.0, 9.0, 6.0, 10.0, 3.0, 9.0];
    const STARS_OF_5: [f64; 10] = [5.0, 4.0, 5.0, 5.0, 3.0, 4.0, 5.0, 1.0, 5.0, 4.0];

    #[test]
    fn other_scales_are_refused() {
        assert!(refused(&STARS_OF_5));
        assert!(refused(&[7.0, 6.0, 5.0, 7.0].repeat(5)), "1 to 7");
        assert!(refused(&[90.0, 10.0, 55.0, 100.0]), "percentages");
        assert!(refused(&[-100.0, 100.0, 0.0]), "scores");
        assert!(refused(&[4.5, 3.0, 8.25, 9.0].repeat(3)), "means");
        assert!(
            wrong_scale(survey(&[5.0, 4.0, 5.0, 5.0, 4.0]), ENOUGH_POOLED, 1.0).is_some(),
            "stars and nothing else"
        );
    }

    #[test]
    fn the_scale_is_accepted_with_single_faults_without_zeros_and_when_customers_are_unhappy() {
        assert!(!refused(&TEN) && !refused(&[]) && !refused(&[1.0, 3.0]));
        assert!(!refused(&[TEN.as_slice(), &TEN, &[11.0]].concat()), "one in 21 is a fault");
        let unhappy = [0.0, 2.0, 5.0, 3.0, 8.0, 1.0, 4.0, 6.0, 2.0, 9.0, 3.0, 5.0, 0.0, 1.0, 7.0, 4.0, 2.0, 10.0];
        assert!(!refused(&unhappy) && !refused(&unhappy.repeat(3)));
    }

    #[test]
    fn a_survey_of_files_on_two_scales_is_refused_however_their_days_lie() {
        let of_file = |values: &[f64], source: u32| {
            let ratings = survey(&values.repeat(3)).into_iter();
            ratings.map(move |rating| Rating { origin: Origin { source: SourceIx(source), ..rating.origin }, ..rating })
        };
        let files = |a: &[f64], b: &[f64]| of_file(a, 0).chain(of_file(b, 1)).collect::<Vec<_>>();
        assert!(wrong_scale(files(&STARS_OF_5, &TEN), ENOUGH_FOR_STARS, 1.0).is_some());
        assert!(wrong_scale(files(&TEN, &TEN), ENOUGH_FOR_STARS, 1.0).is_none());
    }

    #[test]
    fn a_survey_that_changed_its_scale_is_refused_in_either_direction() {
        let changed = [STARS_OF_5.as_slice(), &STARS_OF_5, &TEN, &TEN, &TEN].concat();
        let back: Vec<f64> = changed.iter().rev().copied().collect();
        assert!(refused(&changed) && refused(&back));
        let scattered: Vec<f64> =
            (0..20).flat_map(|i| [STARS_OF_5.as_slice(), if i % 3 == 0 { &[9.0] } else { &[] }].concat()).collect();
        assert!(refused(&scattered), "stars with a few answers to 10 in between");
    }
}
