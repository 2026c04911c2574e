//! The net promoter score of a portfolio, three ways, and how many answered.

use serde::Serialize;

use super::response::response_rate;
use super::survey::AnswerFact;
use super::{NpsCounts, interval};
use crate::model::{Entity, Known, Unknown};
use crate::score::context::Context;
use crate::score::dimension::Slice;
use crate::score::facts::AllFacts;
use crate::score::kpi::{Kpi, Unit};
use crate::score::norms::Norms;
use crate::score::statistics::{Z95, count, mean, sum, t95};
use crate::score::{AccountScores, Rate, money};

/// What the accounts' scores are shrunk by, and how many of them changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PortfolioNps {
    /// Accounts with answers.
    pub accounts: usize,
    /// Answers that the prior is worth.
    pub prior_answers: f64,
    /// The score of an account without answers, in points.
    pub prior_score: Known<f64>,
    /// Fitted to the accounts; otherwise the configured worth, for want of 10 accounts or 50 answers.
    pub prior_fitted: bool,
    /// p value of the test whether accounts differ at all.
    pub differ_p: Known<f64>,
    /// p < 0.05. Where they do not, their order is noise.
    pub accounts_differ: Known<bool>,
    /// Accounts with answers in both windows.
    pub changes_tested: usize,
    /// Those whose change holds against all others', at the configured rate of chance findings.
    pub changes_found: usize,
}

/// Level of the test whether accounts differ.
const DIFFER_LEVEL: f64 = 0.05;

impl PortfolioNps {
    pub fn of(accounts: &[AccountScores], norms: &Norms<'_>) -> PortfolioNps {
        let prior = &norms.prior;
        let heard = accounts.iter().filter(|account| account.nps.counts.n() > 0).count();
        let too_few = || Unknown::TooFew { have: heard, need: super::prior::MIN_ACCOUNTS };
        let changes = || accounts.iter().filter_map(|account| account.nps.change.as_ref().ok());
        let differ_p = prior.differ_p().ok_or_else(|| {
            let answers = accounts.iter().map(|account| account.nps.counts.n()).sum();
            let need = super::prior::MIN_ANSWERS;
            if heard < super::prior::MIN_ACCOUNTS { too_few() } else { Unknown::TooFew { have: answers, need } }
        });
        PortfolioNps {
            accounts: heard,
            prior_answers: prior.worth(),
            prior_score: prior.score().ok_or_else(too_few),
            prior_fitted: prior.fitted,
            accounts_differ: differ_p.clone().map(|p| p < DIFFER_LEVEL),
            differ_p,
            changes_tested: changes().count(),
            changes_found: changes().filter(|change| change.among_accounts).count(),
        }
    }

    pub fn kpis(&self) -> Vec<Kpi> {
        let accounts = self.accounts;
        vec![
            Kpi::new("nps_accounts_differ_p", Unit::Share, accounts, self.differ_p.clone()),
            Kpi::new(
                "nps_prior_responses",
                Unit::Count,
                accounts,
                self.prior_score.clone().map(|_| self.prior_answers),
            ),
            Kpi::new("nps_changes_detectable", Unit::Count, self.changes_tested, {
                let missing = Unknown::TooFew { have: 0, need: 1 };
                if self.changes_tested == 0 { Err(missing) } else { Ok(count(self.changes_found)) }
            }),
        ]
    }
}

/// The answers of the window, by account.
#[derive(Debug)]
pub struct Votes<'a, 'f> {
    accounts: Vec<Vec<&'f AnswerFact<'a>>>,
    unjoined: Vec<&'f AnswerFact<'a>>,
    /// Why there is no score where there is no vote.
    missing: Unknown,
    /// Whether anybody could be heard at all: without ratings on the scale an account is not silent, it was not asked.
    asking: Known<()>,
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
            (true, None) if norms.fields.nps_rating => Unknown::TooFew { have: 0, need: 1 },
            (true, None) => Unknown::NoField { entity, field: "nps_rating" },
        };
        let answered = accounts.iter().flatten().chain(&unjoined).copied();
        let asked = response_rate(context.portfolio.invitations.all(), answered, context, norms);
        let heard = !unjoined.is_empty() || accounts.iter().any(|votes| !votes.is_empty());
        let rated = responses.given && norms.fields.nps_rating && wrong.is_none();
        let asking = if heard || rated { Ok(()) } else { Err(missing.clone()) };
        Votes { accounts, unjoined, missing, asking, asked }
    }

    pub fn kpis(&self, slice: &Slice<'_, '_>, accounts: &[AccountScores]) -> Vec<Kpi> {
        let votes: Vec<(usize, &Vec<&AnswerFact<'_>>)> = customers(slice, accounts)
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
    pub fn rates(&self, slice: &Slice<'_, '_>, accounts: &[AccountScores]) -> Vec<Kpi> {
        let answered = |place: &usize| self.accounts.get(*place).is_some_and(|votes| !votes.is_empty());
        let heard = customers(slice, accounts).filter(|place| answered(place)).count();
        let coverage = self.asking.clone().and_then(|()| {
            Rate::of(heard, customers(slice, accounts).count()).ok_or(Unknown::NoRecords { entity: Entity::Account })
        });
        let revenue =
            |place: &usize| accounts.get(*place)?.revenue.ltm.clone().ok().filter(|ltm| !ltm.is_sign_negative());
        let total = |places: Vec<&usize>| money::total(places.into_iter().filter_map(revenue).map(Ok));
        let of_revenue = self.asking.clone().and_then(|()| {
            let all = total(customers(slice, accounts).collect());
            total(customers(slice, accounts).filter(|place| answered(place)).collect())
                .and_then(|heard| money::share(heard, all?))
        });
        vec![
            Kpi::rate("response_rate_share", self.asked.clone()),
            Kpi::rate("account_coverage_share", coverage),
            Kpi::new("revenue_coverage_share", Unit::Share, heard, of_revenue),
        ]
    }
}

/// Accounts that an interval over accounts needs.
const MIN_ACCOUNTS: usize = 5;

/// The places of a part's customers: prospects and partners are not asked whether they would recommend us again.
fn customers<'s>(slice: &'s Slice<'_, '_>, accounts: &'s [AccountScores]) -> impl Iterator<Item = &'s usize> {
    slice.accounts.iter().filter(|place| accounts.get(**place).is_some_and(|account| account.class.class.is_customer()))
}
