//! The net promoter score of a portfolio, three ways, and how many answered.

use std::collections::HashSet;

use super::context::Context;
use super::dimension::Slice;
use super::facts::AllFacts;
use super::kpi::{Kpi, Unit};
use super::norms::Norms;
use super::npsmath::interval;
use super::statistics::{Z95, count, mean, sum, t95};
use super::survey::AnswerFact;
use super::{AccountScores, NpsCounts, Rate, money};
use crate::model::{Entity, Known, Unknown, calendar::days_between};

/// The answers of the window, by account.
#[derive(Debug)]
pub struct Votes<'a, 'f> {
    accounts: Vec<Vec<&'f AnswerFact<'a>>>,
    unjoined: Vec<&'f AnswerFact<'a>>,
    /// Why there is no score where there is no vote.
    missing: Unknown,
    /// People asked in the window, and those of them who answered.
    asked: Known<Rate>,
}

impl<'a, 'f> Votes<'a, 'f> {
    pub fn gather(facts: &'f AllFacts<'a>, context: &Context<'_>, norms: &Norms<'a>) -> Votes<'a, 'f> {
        let accounts: Vec<_> = facts.accounts.iter().map(|own| norms.window(own, 0, context)).collect();
        let unjoined = norms.window(&facts.unjoined, 0, context);
        let responses = &context.portfolio.survey_responses;
        let entity = Entity::SurveyResponse;
        let wrong = responses.all().iter().find_map(|row| norms.scales.wrong(&row.survey));
        let missing = match (responses.given, wrong) {
            (false, _) => Unknown::NoSource { entity },
            (true, Some(wrong)) => wrong.clone(),
            (true, None) => Unknown::NoField { entity, field: "nps_rating" },
        };
        let answered = accounts.iter().flatten().chain(&unjoined).copied();
        let asked = response_rate(answered, context, norms);
        Votes { accounts, unjoined, missing, asked }
    }

    pub fn kpis(&self, slice: &Slice<'_, '_>, accounts: &[AccountScores]) -> Vec<Kpi> {
        let votes: Vec<(usize, &Vec<&AnswerFact<'_>>)> = slice
            .accounts
            .iter()
            .filter_map(|place| Some((*place, self.accounts.get(*place)?)))
            .filter(|(_, votes)| !votes.is_empty())
            .collect();
        let unjoined = if slice.whole { self.unjoined.as_slice() } else { &[] };
        let answers = votes.iter().flat_map(|(_, votes)| votes.iter()).chain(unjoined).copied();
        // One vote an account: the mean of its answers' signs.
        let scores: Vec<(f64, f64)> = votes
            .iter()
            .filter_map(|(place, votes)| {
                let score = mean(votes.iter().map(|answer| answer.sign()))?;
                let revenue = accounts.get(*place)?.revenue.ltm.clone().map_or(0.0, money::float);
                Some((score, revenue.max(0.0)))
            })
            .collect();
        vec![
            self.per_response(NpsCounts::of(answers)),
            self.per_account(&scores.iter().map(|(score, _)| *score).collect::<Vec<_>>()),
            self.per_revenue(&scores),
        ]
    }

    fn per_response(&self, counts: NpsCounts) -> Kpi {
        let measured = interval(counts);
        Kpi {
            low: measured.map(|measured| measured.low),
            high: measured.map(|measured| measured.high),
            ..Kpi::new(
                "nps_per_response",
                Unit::Points,
                counts.n(),
                measured.map(|measured| measured.value).ok_or_else(|| self.missing.clone()),
            )
        }
    }

    /// The interval comes from the spread between accounts, since answers of one account go together.
    fn per_account(&self, scores: &[f64]) -> Kpi {
        let n = count(scores.len());
        let value = mean(scores.iter().copied());
        let half = value.filter(|_| scores.len() >= MIN_ACCOUNTS).map(|value| {
            let squares = sum(scores.iter().map(|score| (score - value) * (score - value)));
            t95(n - 1.0) * (squares / (n - 1.0) / n).sqrt()
        });
        self.clustered("nps_per_account", scores.len(), value, half)
    }

    /// Each account's vote weighs its revenue of the last 12 months.
    fn per_revenue(&self, scores: &[(f64, f64)]) -> Kpi {
        let weighing: Vec<(f64, f64)> = scores.iter().copied().filter(|(_, revenue)| *revenue > 0.0).collect();
        let weight = sum(weighing.iter().map(|(_, revenue)| *revenue));
        let value = (weight > 0.0).then(|| sum(weighing.iter().map(|(score, revenue)| score * revenue)) / weight);
        let half = value.filter(|_| weighing.len() >= MIN_ACCOUNTS).map(|value| {
            let terms = weighing.iter().map(|(score, revenue)| revenue * (score - value));
            Z95 * sum(terms.map(|term| term * term)).sqrt() / weight
        });
        self.clustered("nps_per_revenue", weighing.len(), value, half)
    }

    fn clustered(&self, metric: &'static str, n: usize, value: Option<f64>, half: Option<f64>) -> Kpi {
        Kpi {
            low: value.zip(half).map(|(value, half)| 100.0 * (value - half).max(-1.0)),
            high: value.zip(half).map(|(value, half)| 100.0 * (value + half).min(1.0)),
            ..Kpi::new(metric, Unit::Points, n, value.map(|value| 100.0 * value).ok_or_else(|| self.missing.clone()))
        }
    }

    /// Response rate, and the share of accounts and of revenue that answered.
    pub fn rates(&self, slice: &Slice<'_, '_>, accounts: &[AccountScores], context: &Context<'_>) -> Vec<Kpi> {
        let answered = |place: &usize| self.accounts.get(*place).is_some_and(|votes| !votes.is_empty());
        let heard = slice.accounts.iter().filter(|place| answered(place)).count();
        let given = context.portfolio.survey_responses.given;
        let missing = || Unknown::NoSource { entity: Entity::SurveyResponse };
        let coverage = Rate::of(heard, slice.accounts.len()).filter(|_| given).ok_or_else(missing);
        let revenue =
            |place: &usize| accounts.get(*place)?.revenue.ltm.clone().ok().filter(|ltm| !ltm.is_sign_negative());
        let total = |places: Vec<&usize>| money::total(places.into_iter().filter_map(revenue).map(Ok));
        let of_revenue = if given {
            let all = total(slice.accounts.iter().collect());
            total(slice.accounts.iter().filter(|place| answered(place)).collect())
                .and_then(|heard| money::share(heard, all?))
        } else {
            Err(missing())
        };
        vec![
            Kpi::rate("response_rate_share", self.asked.clone()),
            Kpi::rate("account_coverage_share", coverage),
            Kpi::new("revenue_coverage_share", Unit::Share, heard, of_revenue),
        ]
    }
}

/// Accounts that an interval over accounts needs.
const MIN_ACCOUNTS: usize = 5;

/// People who answered / people whose invitation arrived, each once, in the window of the score.
fn response_rate<'b>(
    answers: impl Iterator<Item = &'b AnswerFact<'b>>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> Known<Rate> {
    let invitations = &context.portfolio.invitations;
    let entity = Entity::Invitation;
    if !invitations.given {
        return Err(Unknown::NoSource { entity });
    }
    let people = &norms.people;
    let days = norms.window_days(context);
    let asked: HashSet<String> = invitations
        .all()
        .iter()
        .filter(|row| row.delivered != Some(false))
        .filter(|row| (0..days).contains(&days_between(row.sent, context.portfolio.as_of)))
        .filter_map(|row| people.key(row.contact_id.as_deref(), row.email.as_deref()))
        .collect();
    let answered: HashSet<String> = answers
        .filter_map(|answer| people.key(answer.row.contact_id.as_deref(), answer.row.email.as_deref()))
        .collect();
    Rate::of(asked.intersection(&answered).count(), asked.len()).ok_or(Unknown::NoRecords { entity })
}
