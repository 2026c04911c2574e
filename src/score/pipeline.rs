//! Open deals as of a day.

use std::collections::BTreeMap;

use serde::Serialize;

use super::context::Context;
use super::deal::{DealFact, Outcome};
use super::facts::{AllFacts, Facts};
use super::norms::Norms;
use super::{Evidence, money};
use crate::model::{Date, Decimal, Entity, Known, Origin, Portfolio, Unknown};

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

/// Where a win probability is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProbabilitySource {
    /// The CRM's own.
    Crm,
    /// The company's closed deals: the share won among those that were still open at this age.
    HistoryByAge,
}

/// The open deals of an account.
pub fn pipeline(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> PipelineScores {
    let known = known_deals(facts, context.portfolio);
    let open: Vec<(&DealFact<'_>, Assessment)> =
        facts.open_deals().map(|deal| (deal, Assessment::of(deal, context, norms))).collect();
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
        weighted: totals.weighted,
        unweighted: totals.unweighted,
        stale: totals.stale,
        next_close: deals.iter().filter_map(|deal| deal.expected_close).filter(|close| *close >= as_of).min(),
        evidence: deals.iter().map(|deal| deal.origin).collect(),
        deals,
    }
}

/// The sums over open deals.
#[derive(Debug)]
pub struct Totals {
    pub deals: usize,
    pub value: Known<Decimal>,
    pub list_value: Known<Decimal>,
    /// Deals with a list price.
    pub listed: usize,
    pub without_amount: usize,
    pub weighted: Known<Decimal>,
    pub unweighted: usize,
    pub stale: usize,
}

impl Totals {
    /// Of the open ones of some deals; `known` says whether there are deals at all.
    pub fn of_open<'a>(
        deals: impl Iterator<Item = &'a DealFact<'a>>,
        known: &Known<()>,
        context: &Context<'_>,
        norms: &Norms<'_>,
    ) -> Totals {
        let open = deals.filter(|deal| deal.outcome == Outcome::Open);
        Totals::of(&open.map(|deal| (deal, Assessment::of(deal, context, norms))).collect::<Vec<_>>(), known)
    }

    fn of(open: &[(&DealFact<'_>, Assessment)], known: &Known<()>) -> Totals {
        let sum = |amounts: Known<Decimal>| known.clone().and(amounts);
        Totals {
            deals: open.len(),
            value: sum(sum_known(open.iter().map(|(deal, _)| &deal.amount))),
            list_value: sum(sum_known(open.iter().map(|(deal, _)| &deal.list_price))),
            listed: open.iter().filter(|(deal, _)| deal.list_price.is_ok()).count(),
            without_amount: open.iter().filter(|(deal, _)| lacks_amount(&deal.amount)).count(),
            weighted: sum(sum_known(open.iter().map(|(_, assessment)| &assessment.weighted))),
            unweighted: open.iter().filter(|(_, assessment)| assessment.weighted.is_err()).count(),
            stale: open.iter().filter(|(_, assessment)| assessment.stale == Ok(true)).count(),
        }
    }
}

/// The open deals that stand at one stage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StageScores {
    /// As the CRM calls it; absent for deals whose stage as of the day is not known.
    pub stage: Option<String>,
    pub deals: usize,
    pub value: Known<Decimal>,
    /// At list price, where exports give open deals no amount.
    pub list_value: Known<Decimal>,
    pub weighted: Known<Decimal>,
    pub stale: usize,
}

/// The greatest value first, stages without a known value last.
pub fn by_stage(facts: &AllFacts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Vec<StageScores> {
    let mut parts = BTreeMap::<Option<&str>, Vec<&DealFact<'_>>>::new();
    for deal in facts.deals().filter(|deal| deal.outcome == Outcome::Open) {
        parts.entry(deal.stage.clone().ok()).or_default().push(deal);
    }
    let mut stages: Vec<StageScores> = parts
        .into_iter()
        .map(|(stage, deals)| {
            let totals = Totals::of_open(deals.into_iter(), &Ok(()), context, norms);
            let Totals { deals, value, list_value, weighted, stale, .. } = totals;
            StageScores { stage: stage.map(str::to_owned), deals, value, list_value, weighted, stale }
        })
        .collect();
    stages.sort_by(|a, b| b.value.as_ref().ok().cmp(&a.value.as_ref().ok()).then_with(|| a.stage.cmp(&b.stage)));
    stages
}

/// How an open deal stands.
#[derive(Debug, Clone)]
struct Assessment {
    age_days: Known<i64>,
    probability: Known<f64>,
    source: Option<ProbabilitySource>,
    weighted: Known<Decimal>,
    stale: Known<bool>,
}

impl Assessment {
    fn of(fact: &DealFact<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Assessment {
        let age = fact.age_days(context.portfolio.as_of);
        let age_days = age.ok_or(Unknown::NoField { entity: Entity::Opportunity, field: "created" });
        let too_few = Unknown::TooFew { have: norms.closed_deals, need: context.config.sales.min_closed_deals };
        let curve = norms.age.as_ref().ok_or(too_few);
        let (probability, source) = probability(fact, age, context, norms);
        let weighted = match (&fact.amount, &probability) {
            (Ok(amount), Ok(probability)) => weigh(*amount, *probability),
            (Err(reason), _) | (_, Err(reason)) => Err(reason.clone()),
        };
        let stale = age_days.clone().and_then(|age| curve.map(|curve| curve.is_stale(age)));
        Assessment { age_days, probability, source, weighted, stale }
    }
}

/// Whether anything is known of an account's deals.
pub fn known_deals(facts: &Facts<'_>, portfolio: &Portfolio) -> Known<()> {
    let entity = Entity::Opportunity;
    if !portfolio.opportunities.given {
        Err(Unknown::NoSource { entity })
    } else if facts.account.is_some() && facts.deals.is_empty() {
        Err(Unknown::NoRecords { entity })
    } else {
        Ok(())
    }
}

/// Neither given nor told by the history; a missing exchange rate is another matter, which spoils a sum.
fn lacks_amount(amount: &Known<Decimal>) -> bool {
    matches!(amount, Err(reason) if !spoils(reason))
}

fn spoils(reason: &Unknown) -> bool {
    matches!(reason, Unknown::NoRate { .. } | Unknown::TooLarge)
}

/// The sum of the amounts that are known; unknown if there are amounts but none is, or if one lacks its rate.
pub fn sum_known<'a>(amounts: impl Iterator<Item = &'a Known<Decimal>>) -> Known<Decimal> {
    let amounts: Vec<&Known<Decimal>> = amounts.collect();
    let usable = |amount: &&&Known<Decimal>| !matches!(amount, Err(reason) if !spoils(reason));
    let counted: Vec<&Known<Decimal>> = amounts.iter().filter(usable).copied().collect();
    match (amounts.first(), counted.is_empty()) {
        (Some(Err(reason)), true) => Err(reason.clone()),
        _ => money::total(counted.into_iter().cloned()),
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
            probability: assessment.probability,
            probability_source: assessment.source,
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

/// The CRM's probability where it is trusted and the deal stands as exported, else by age.
fn probability(
    fact: &DealFact<'_>,
    age: Option<i64>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> (Known<f64>, Option<ProbabilitySource>) {
    let scale = if norms.probability_in_percent { 100.0 } else { 1.0 };
    let stands = fact.stage.as_ref().is_ok_and(|stage| *stage == fact.row.stage);
    let crm = fact.row.probability.map(|given| given / scale).filter(|given| (0.0..=1.0).contains(given));
    if let Some(crm) = crm.filter(|_| context.config.sales.trust_crm_probability && stands) {
        return (Ok(crm), Some(ProbabilitySource::Crm));
    }
    let Some(age) = age else {
        return (Err(Unknown::NoField { entity: Entity::Opportunity, field: "created" }), None);
    };
    match &norms.age {
        Some(curve) => (Ok(curve.win_probability(age)), Some(ProbabilitySource::HistoryByAge)),
        None => (Err(Unknown::NoField { entity: Entity::Opportunity, field: "probability" }), None),
    }
}
