//! The net promoter score of accounts and of the portfolio, satisfaction and ease.

mod change;
pub mod config;
pub mod csat;
mod interval;
mod mixture;
mod prior;
mod response;
mod scale;
pub mod survey;
mod trend;
mod votes;
mod weights;

use std::collections::HashSet;

use serde::Serialize;

use super::context::Context;
use super::facts::Facts;
use super::norms::Norms;
use super::{Evidence, Rate, themes};
use crate::model::calendar::days_between;
use crate::model::{Date, Entity, Known, Origin, Portfolio, Row, SurveyResponse, Unknown};

pub use change::{ChangeMethod, Difference, NpsChange, independent, paired};
pub use csat::{CesScores, CsatScores};
pub use interval::{Measured, Tally, interval};
pub use prior::{Prior, Shrunk};
pub use trend::NpsQuarter;
pub use votes::PortfolioNps;
pub use weights::WeightedNps;

pub(in crate::score) use change::mark_discoveries;
pub(in crate::score) use csat::RatingScales;
pub(in crate::score) use response::other_surveys;
pub(in crate::score) use scale::SurveyScales;
pub(in crate::score) use survey::{AnswerFact, People};
pub(in crate::score) use trend::trend;
pub(in crate::score) use votes::Votes;

use weights::Part;

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
    /// Standard deviation of the shrunk score, and the weight that the account's own answers have in it.
    pub shrunk_sd: Known<f64>,
    pub own_weight_share: Known<f64>,
    /// By the respondents' part in the decision, beside `value`.
    pub weighted: Known<WeightedNps>,
    /// People who answered / people whose invitation arrived.
    pub response_rate: Known<Rate>,
    /// The response rate lies under the configured share: who did not answer may think otherwise.
    pub low_response: Known<bool>,
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
    /// The answers of the window.
    pub evidence: Evidence,
    /// Those of the window before.
    pub previous_evidence: Evidence,
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

/// One answer, for quoting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    pub origin: Origin,
    /// Place in `portfolio.survey_responses.all()`.
    pub row: usize,
    pub date: Option<Date>,
    /// 0 to 10; absent where not given or not on the scale.
    pub rating: Option<u8>,
    /// Whether it is one of those that make the score: the latest answer of its person in the window.
    pub counted: bool,
    /// In the window, of the kind of survey that makes the score, and followed by a later answer of the same person.
    pub superseded: bool,
    pub has_comment: bool,
    /// Whether the comment may be shown: neither confidential nor anonymous among too few.
    pub quotable: bool,
    /// What the comment is about; empty without one, and where it was not read.
    pub themes: Vec<String>,
    /// A promoter who complains, or a detractor who praises.
    pub mismatch: bool,
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
    let before = norms.window(facts, 1, context);
    let counts = NpsCounts::of(current.iter().copied());
    let measured = interval(counts);
    let none = || no_answers(facts, context, norms);
    let dates: Vec<Date> = current.iter().filter_map(|answer| answer.date).collect();
    let decision_makers: Vec<_> =
        current.iter().filter(|answer| weights::part(answer, context) == Some(Part::DecisionMaker)).collect();
    let shrunk = (counts.n() > 0).then(|| norms.prior.shrink(counts)).flatten();
    let invitations = facts.account.map_or(&[][..], |account| context.portfolio.invitations.of(account));
    let response_rate = response::response_rate(invitations, current.iter().copied(), context, norms);
    NpsScores {
        value: measured.as_ref().map(|m| m.value).ok_or_else(none),
        counts,
        low: measured.as_ref().map(|m| m.low).ok_or_else(none),
        high: measured.as_ref().map(|m| m.high).ok_or_else(none),
        method: measured.as_ref().map(|m| m.method),
        shrunk: shrunk.map(|shrunk| shrunk.value).ok_or_else(none),
        shrunk_sd: shrunk.map(|shrunk| shrunk.sd).ok_or_else(none),
        own_weight_share: shrunk.map(|shrunk| shrunk.own_weight_share).ok_or_else(none),
        weighted: if counts.n() == 0 { Err(none()) } else { weights::weighted(&current, context) },
        low_response: response_rate.clone().map(|rate| rate.value < context.config.nps.min_response_share),
        response_rate,
        single_respondent: counts.n() == 1,
        dates: dates.iter().min().copied().zip(dates.iter().max().copied()),
        change: if counts.n() == 0 && before.is_empty() {
            Err(none())
        } else {
            change::change(&current, &before, &norms.people, context.config.nps.min_pairs)
        },
        answers: answers(facts, &current, context, norms),
        decision_maker_detracts: if decision_makers.is_empty() {
            Err(Unknown::NoField { entity: Entity::SurveyResponse, field: "role" })
        } else {
            Ok(decision_makers.iter().any(|answer| answer.rating <= 6))
        },
        evidence: Evidence::of(current.iter().map(|answer| answer.row)),
        previous_evidence: Evidence::of(before.iter().map(|answer| answer.row)),
    }
}

fn no_answers(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Unknown {
    let table = &context.portfolio.survey_responses;
    if !table.given {
        return Unknown::NoSource { entity: Entity::SurveyResponse };
    }
    if !norms.fields.nps_rating {
        return Unknown::NoField { entity: Entity::SurveyResponse, field: "nps_rating" };
    }
    let rows = facts.account.map_or(&[][..], |account| table.of(account));
    let wrong = rows.iter().filter(|row| row.nps_rating.is_some()).find_map(|row| norms.scales.wrong(&row.survey));
    wrong.cloned().unwrap_or(Unknown::NoRecords { entity: Entity::SurveyResponse })
}

/// All answers, with the place of each in the portfolio's table. Comments may be quoted of the latest alone, as many as
/// are configured.
fn answers(facts: &Facts<'_>, counted: &[&AnswerFact<'_>], context: &Context<'_>, norms: &Norms<'_>) -> Vec<Answer> {
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
    rows.sort_by(|(_, a), (_, b)| survey::latest_first(a, b));
    let counted: HashSet<Origin> = counted.iter().map(|answer| answer.row.origin).collect();
    let of_kind: HashSet<Origin> =
        facts.answers.iter().filter(|answer| norms.counts(answer)).map(|answer| answer.row.origin).collect();
    let mut comments = 0;
    let answer = |(place, row): (usize, &Row<SurveyResponse>)| {
        let mut answer = Answer::of(place, row, counted.len(), context, norms);
        let days = row.date.map(|date| days_between(date, portfolio.as_of));
        let inside = days.is_none_or(|days| days < norms.window_days(context));
        answer.counted = counted.contains(&row.origin);
        answer.superseded = inside && of_kind.contains(&row.origin) && !answer.counted;
        comments += usize::from(answer.has_comment);
        answer.quotable &= comments <= context.config.nps.verbatims;
        answer
    };
    rows.into_iter().map(answer).collect()
}

/// Where an account's rows begin: rows are grouped by account, in the accounts' order, those of none last.
fn table_start(portfolio: &Portfolio, account: crate::model::AccountIx) -> usize {
    portfolio.survey_responses.all().partition_point(|row| row.account.is_some_and(|other| other < account))
}

impl Answer {
    fn of(
        place: usize,
        row: &Row<SurveyResponse>,
        respondents: usize,
        context: &Context<'_>,
        norms: &Norms<'_>,
    ) -> Answer {
        let valid = norms.scales.wrong(&row.survey).is_none();
        let rating = row.nps_rating.and_then(survey::on_scale).filter(|_| valid);
        let reading = norms.comments.of(row.origin);
        let names = reading.map(|reading| norms.comments.names(reading)).unwrap_or_default();
        Answer {
            origin: row.origin,
            row: place,
            date: row.date,
            rating,
            counted: false,
            superseded: false,
            has_comment: row.comment.as_deref().is_some_and(|comment| !comment.trim().is_empty()),
            quotable: themes::may_be_quoted(row, respondents, &context.config.themes),
            themes: names.into_iter().map(str::to_owned).collect(),
            mismatch: reading.is_some_and(|reading| reading.mismatches(themes::Class::of(rating))),
        }
    }
}
