//! Open deals as of a day.

use serde::Serialize;

use super::chance::{Chances, ProbabilitySource};
use super::deal::DealFact;
use super::outlook::{Detail, Interval, Outlook};
use super::totals::{Totals, assess, bets, known_deals};
use crate::model::{Date, Decimal, Entity, Known, Origin, Unknown};
use crate::score::Evidence;
use crate::score::context::Context;
use crate::score::facts::Facts;
use crate::score::norms::Norms;

/// The open deals of an account, in the reporting currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PipelineScores {
    /// By amount, the greatest first; those without an amount last.
    pub deals: Vec<Deal>,
    /// Open deals, known even where their amounts are not.
    pub count: Known<usize>,
    /// Sum of the amounts that are known; see `without_amount`.
    pub value: Known<Decimal>,
    /// Sum of the list prices of those that have one, for exports that give open deals no amount.
    pub list_value: Known<Decimal>,
    pub without_amount: usize,
    /// Sum of amount × probability over the deals for which both are known.
    pub weighted: Known<Decimal>,
    /// Around `weighted`, of the deals that it counts.
    pub interval: Known<Interval>,
    /// Sum of the list prices × probability, for exports that give open deals no amount.
    pub list_weighted: Known<Decimal>,
    /// Deals left out of `weighted`, for want of an amount or a probability.
    pub unweighted: usize,
    /// Deals older than any that ever closed.
    pub stale: usize,
    pub next_close: Option<Date>,
    pub evidence: Evidence,
}

/// An open deal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Deal {
    pub origin: Origin,
    pub id: String,
    pub name: Option<String>,
    /// As of the day; unknown where the export tells a later one and no history is given.
    pub stage: Known<String>,
    pub amount: Known<Decimal>,
    /// At list price, where the product has one.
    pub list_price: Known<Decimal>,
    pub age_days: Known<i64>,
    /// Of winning, 0 to 1.
    pub probability: Known<f64>,
    pub probability_source: Option<ProbabilitySource>,
    /// The same with nearer horizons and what stands behind it.
    pub chances: Known<Chances>,
    pub weighted: Known<Decimal>,
    /// Older than any deal that ever closed: its win is without precedent.
    pub stale: Known<bool>,
    /// Not given where only a date of closing after the as-of date is on record.
    pub expected_close: Option<Date>,
    /// The expected close lies before the as-of date.
    pub overdue: bool,
    pub renewal: bool,
    pub product: Option<String>,
    pub owner: Option<String>,
    pub competitor: Option<String>,
    pub next_step: Option<String>,
    pub last_activity: Option<Date>,
}

impl Deal {
    /// What people call it: its name, else its product, else its id.
    pub fn called(&self) -> &str {
        self.name.as_deref().or(self.product.as_deref()).unwrap_or(&self.id)
    }
}

/// The open deals of an account.
pub fn pipeline(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> PipelineScores {
    let known = known_deals(facts, context.portfolio);
    let open = assess(facts.deals.iter(), context, norms);
    let mut deals: Vec<Deal> =
        open.iter().map(|(fact, assessment)| Deal::of(fact, assessment.clone(), context)).collect();
    deals.sort_by(|a, b| {
        let by_amount = b.amount.as_ref().ok().cmp(&a.amount.as_ref().ok());
        by_amount.then_with(|| a.id.cmp(&b.id)).then_with(|| a.origin.cmp(&b.origin))
    });
    let as_of = context.portfolio.as_of;
    let totals = Totals::of(&open, &known);
    PipelineScores {
        count: known.map(|()| deals.len()),
        value: totals.value,
        list_value: totals.list_value,
        without_amount: totals.without_amount,
        interval: totals.weighted.clone().and_then(|_| interval(&open, facts, context)),
        weighted: totals.weighted,
        list_weighted: totals.list_weighted,
        unweighted: totals.unweighted,
        stale: totals.stale,
        next_close: deals.iter().filter_map(|deal| deal.expected_close).filter(|close| *close >= as_of).min(),
        evidence: deals.iter().map(|deal| deal.origin).collect(),
        deals,
    }
}

fn interval(open: &[(&DealFact<'_>, Assessment)], facts: &Facts<'_>, context: &Context<'_>) -> Known<Interval> {
    let portfolio = context.portfolio;
    let account = facts.account.and_then(|account| portfolio.account(account)).map_or("", |row| row.record.id.as_str());
    let ever = |assessment: &Assessment| assessment.chances.as_ref().ok().map(|chances| chances.ever);
    let detail = Detail::of_part(context.config.sales.simulation_draws);
    Outlook::of(&bets(open, ever, context), account, portfolio.as_of, detail).interval(Decimal::ZERO)
}

/// How an open deal stands.
#[derive(Debug, Clone)]
pub struct Assessment {
    pub age_days: Known<i64>,
    pub chances: Known<Chances>,
    pub weighted: Known<Decimal>,
    pub list_weighted: Known<Decimal>,
    /// Amount × chance of being won in the rest of the quarter.
    pub in_quarter: Known<Decimal>,
    pub stale: Known<bool>,
}

impl Assessment {
    pub fn of(fact: &DealFact<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Assessment {
        let age_days = fact.age(context.portfolio.as_of);
        let chances = norms.wins.chances(fact, context.config.sales.trust_crm_probability);
        let ever = |amount: &Known<Decimal>| weigh(amount.clone()?, chances.clone()?.ever);
        let in_quarter = || {
            let undated = Unknown::NoField { entity: Entity::Opportunity, field: "close_date" };
            weigh(fact.amount.clone()?, chances.clone()?.in_quarter.ok_or(undated)?)
        };
        Assessment {
            weighted: ever(&fact.amount),
            list_weighted: ever(&fact.list_price),
            in_quarter: in_quarter(),
            stale: norms.wins.is_stale(&age_days),
            age_days,
            chances,
        }
    }
}

impl Deal {
    fn of(fact: &DealFact<'_>, assessment: Assessment, context: &Context<'_>) -> Deal {
        let row = &fact.row.record;
        let as_of = context.portfolio.as_of;
        Deal {
            origin: fact.row.origin,
            id: row.id.clone(),
            name: row.name.clone(),
            stage: fact.stage.clone().map(str::to_owned),
            amount: fact.amount.clone(),
            list_price: fact.list_price.clone(),
            age_days: assessment.age_days,
            probability: assessment.chances.clone().map(|chances| chances.ever),
            probability_source: assessment.chances.as_ref().ok().map(|chances| chances.source),
            chances: assessment.chances,
            weighted: assessment.weighted,
            stale: assessment.stale,
            expected_close: fact.expected_close,
            overdue: fact.expected_close.is_some_and(|close| close < as_of),
            renewal: context.words.renewal.occur_in_any(&[row.kind.as_deref(), row.name.as_deref()]),
            product: row.product.as_deref().map(|given| context.product_name(given).to_owned()),
            owner: row.owner_name.clone().or_else(|| row.owner_id.clone()),
            competitor: row.competitor.clone(),
            next_step: row.next_step.clone(),
            last_activity: row.last_activity.filter(|day| *day <= as_of),
        }
    }
}

/// Amount × probability, to the cent.
fn weigh(amount: Decimal, probability: f64) -> Known<Decimal> {
    let probability = Decimal::try_from(probability).map_err(|_| Unknown::TooLarge)?;
    Ok(amount.checked_mul(probability).ok_or(Unknown::TooLarge)?.round_dp(2))
}
