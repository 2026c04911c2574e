//! What an account's figures need to know of the whole portfolio.

use std::collections::{BTreeMap, BTreeSet};

use super::clv;
use super::context::Context;
use super::facts::{AllFacts, Facts, basis};
use super::nps::{AnswerFact, People, SurveyScales};
use super::nps::{Prior, RatingScales, other_surveys};
use super::pipeline::chance::WinModel;
use super::revenue::Basis;
use super::sales::Prices;
use super::statistics::count;
use super::themes::Comments;
use super::words::name_key;
use super::{NpsCounts, pipeline::deal::Outcome};
use crate::model::{Date, Known, Month, Unknown, calendar::days_between};

/// Portfolio-wide norms.
#[derive(Debug)]
pub struct Norms<'a> {
    pub scales: &'a SurveyScales,
    pub rating_scales: RatingScales,
    pub people: People<'a>,
    pub comments: Comments,
    /// Surveys that make no score, so that invitations to them are none to it.
    pub other_surveys: BTreeSet<String>,
    pub prior: Prior,
    pub basis: Basis,
    /// The first month of which the data tell revenue.
    pub first_month: Option<Month>,
    pub wins: WinModel<'a>,
    pub prices: Known<Prices>,
    /// What accounts are worth: the models of all.
    pub clv: clv::Models,
    /// Names of the products sold, by key.
    pub sold: BTreeSet<String>,
    pub usage_metric: Option<String>,
    pub fields: FieldsInUse,
    /// No relationship survey was answered, so transactional ones give the score.
    transactional: bool,
}

/// Which optional fields any row fills; a field that no row fills is unknown, not empty.
#[derive(Debug)]
pub struct FieldsInUse {
    pub contact_left_on: bool,
    pub deal_competitor: bool,
    pub deal_renewal: bool,
    pub revenue_paid: bool,
    pub activity_kind: bool,
    pub ticket_escalated: bool,
    pub ticket_reopened: bool,
    pub line_product: bool,
    pub contact_relationship: bool,
    pub nps_rating: bool,
    pub ces_rating: bool,
}

impl<'a> Norms<'a> {
    pub fn of(context: &Context<'a>, facts: &AllFacts<'a>, scales: &'a SurveyScales) -> Norms<'a> {
        let portfolio = context.portfolio;
        let first_month = facts.lines().map(|line| Month::of(line.date)).min();
        let mut norms = Norms {
            scales,
            rating_scales: RatingScales::of(context),
            people: People::of(portfolio),
            comments: Comments::read(context),
            other_surveys: BTreeSet::new(),
            prior: Prior::of(&[], context.config.nps.prior_answers),
            basis: basis(context),
            first_month,
            wins: WinModel::of(facts, context),
            prices: prices(facts),
            clv: clv::Models::of(context, facts, first_month),
            sold: sold(context, facts),
            usage_metric: usage_metric(context),
            fields: FieldsInUse::of(context, facts),
            transactional: {
                let answers = || facts.all().flat_map(|facts| &facts.answers);
                answers().next().is_some() && answers().all(|answer| answer.transactional)
            },
        };
        norms.other_surveys = other_surveys(facts, context, norms.transactional);
        let counts: Vec<NpsCounts> =
            facts.accounts.iter().map(|facts| NpsCounts::of(norms.window(facts, 0, context))).collect();
        norms.prior = Prior::of(&counts, context.config.nps.prior_answers);
        norms
    }

    /// The latest answer of each person in the window that ends with the as-of date (0) or in the one before it (1).
    pub fn window<'b>(&self, facts: &'b Facts<'a>, index: i64, context: &Context<'_>) -> Vec<&'b AnswerFact<'a>> {
        let days = self.window_days(context);
        let inside = |answer: &&AnswerFact<'_>| match answer.date {
            Some(date) => days_between(date, context.portfolio.as_of).div_euclid(days) == index,
            None => index == 0,
        };
        self.people.latest(facts.answers.iter().filter(|answer| self.counts(answer)).filter(inside))
    }

    /// Whether an answer is of the kind of survey that makes the score.
    pub fn counts(&self, answer: &AnswerFact<'_>) -> bool {
        answer.transactional == self.transactional
    }

    pub fn window_days(&self, context: &Context<'_>) -> i64 {
        let nps = &context.config.nps;
        i64::from(if self.transactional { nps.transactional_window_days } else { nps.window_days }.max(1))
    }
}

impl FieldsInUse {
    fn of(context: &Context<'_>, facts: &AllFacts<'_>) -> FieldsInUse {
        let portfolio = context.portfolio;
        let as_of = portfolio.as_of;
        let renewal = &context.words.renewal;
        let known = |day: Option<Date>| day.is_none_or(|day| day <= as_of);
        let contacts = || portfolio.contacts.all().iter().filter(|row| known(row.created));
        let tickets = || portfolio.tickets.all().iter().filter(|row| row.opened <= as_of);
        let activities = || portfolio.activities.all().iter().filter(|row| known(row.date.or(row.created)));
        let responses = || portfolio.survey_responses.all().iter().filter(|row| known(row.date));
        FieldsInUse {
            contact_left_on: contacts().any(|row| row.left_on.is_some()),
            contact_relationship: contacts().any(|row| row.relationship.is_some()),
            deal_competitor: facts.deals().any(|deal| deal.row.competitor.is_some()),
            deal_renewal: facts
                .deals()
                .any(|deal| renewal.occur_in_any(&[deal.row.kind.as_deref(), deal.row.name.as_deref()])),
            revenue_paid: portfolio.revenue.all().iter().any(|row| row.date <= as_of && row.paid.is_some()),
            activity_kind: activities().any(|row| row.kind.is_some() || row.direction.is_some()),
            ticket_escalated: tickets().any(|row| row.escalated.is_some()),
            ticket_reopened: tickets().any(|row| row.reopened.is_some()),
            nps_rating: responses().any(|row| row.nps_rating.is_some()),
            ces_rating: responses().any(|row| row.ces_rating.is_some()),
            line_product: facts.lines().any(|line| line.product.is_some()),
        }
    }
}

/// Least share of deals that must be priced for a win rate by value to speak for all.
const MIN_PRICED_SHARE: f64 = 0.8;

/// One price basis for won and lost: the deals' own amounts where lost deals carry them, else list prices where the
/// products give them.
fn prices(facts: &AllFacts<'_>) -> Known<Prices> {
    let closed: Vec<_> = facts.deals().filter(|deal| deal.is_closed()).collect();
    let lost: Vec<_> = closed.iter().filter(|deal| deal.outcome == Outcome::Lost).collect();
    let enough = |priced: usize, of: usize| count(priced) >= MIN_PRICED_SHARE * count(of);
    if enough(lost.iter().filter(|deal| deal.has_value()).count(), lost.len()) {
        Ok(Prices::Deal)
    } else if enough(closed.iter().filter(|deal| deal.list_price.is_ok()).count(), closed.len()) {
        Ok(Prices::List)
    } else {
        Err(Unknown::LostWithoutValue)
    }
}

/// Keys of the active products of the list; without a list those of every line and won deal.
fn sold(context: &Context<'_>, facts: &AllFacts<'_>) -> BTreeSet<String> {
    let products = &context.portfolio.products;
    if products.given {
        return products.all().iter().filter(|row| row.active != Some(false)).map(|row| name_key(&row.name)).collect();
    }
    let won = facts.deals().filter(|deal| deal.outcome == Outcome::Won);
    let of_deals = won.flat_map(|deal| context.products_of(&deal.row.record)).map(name_key);
    facts.lines().filter_map(|line| line.product).map(name_key).chain(of_deals).collect()
}

/// The metric with the most rows, of equals the first by name; None where rows name none.
fn usage_metric(context: &Context<'_>) -> Option<String> {
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    let known = context.portfolio.usage.all().iter().filter(|row| row.date <= context.portfolio.as_of);
    for metric in known.filter_map(|row| row.metric.as_deref()) {
        *rows.entry(metric).or_default() += 1;
    }
    rows.into_iter()
        .max_by_key(|(metric, rows)| (*rows, std::cmp::Reverse(*metric)))
        .map(|(metric, _)| metric.to_owned())
}
