//! What open deals come to together, and by stage.

use std::collections::BTreeMap;

use serde::Serialize;

use super::deal::{DealFact, Outcome};
use super::open::Assessment;
use super::outlook::Bet;
use crate::model::{Decimal, Entity, Known, Portfolio, Unknown};
use crate::score::context::Context;
use crate::score::facts::{AllFacts, Facts};
use crate::score::money;
use crate::score::norms::Norms;

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
    /// Σ list price × probability.
    pub list_weighted: Known<Decimal>,
    /// Deals with a list price and a probability.
    pub list_weighed: usize,
    pub unweighted: usize,
    /// Σ amount × probability of winning in the rest of the quarter.
    pub in_quarter: Known<Decimal>,
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
        Totals::of(&assess(deals, context, norms), known)
    }

    pub fn of(open: &[(&DealFact<'_>, Assessment)], known: &Known<()>) -> Totals {
        let sum = |amounts: Known<Decimal>| known.clone().and(amounts);
        Totals {
            deals: open.len(),
            value: sum(sum_known(open.iter().map(|(deal, _)| &deal.amount))),
            list_value: sum(sum_known(open.iter().map(|(deal, _)| &deal.list_price))),
            listed: open.iter().filter(|(deal, _)| deal.list_price.is_ok()).count(),
            without_amount: open.iter().filter(|(deal, _)| lacks_amount(&deal.amount)).count(),
            weighted: sum(sum_known(open.iter().map(|(_, assessment)| &assessment.weighted))),
            list_weighted: sum(sum_known(open.iter().map(|(_, assessment)| &assessment.list_weighted))),
            list_weighed: open.iter().filter(|(_, assessment)| assessment.list_weighted.is_ok()).count(),
            unweighted: open.iter().filter(|(_, assessment)| assessment.weighted.is_err()).count(),
            in_quarter: sum(sum_known(open.iter().map(|(_, assessment)| &assessment.in_quarter))),
            stale: open.iter().filter(|(_, assessment)| assessment.stale == Ok(true)).count(),
        }
    }
}

/// The open ones of some deals with how each stands.
pub fn assess<'f, 'a: 'f>(
    deals: impl Iterator<Item = &'f DealFact<'a>>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> Vec<(&'f DealFact<'a>, Assessment)> {
    let open = deals.filter(|deal| deal.outcome == Outcome::Open);
    open.map(|deal| (deal, Assessment::of(deal, context, norms))).collect()
}

/// Deals as bets on their amounts, with a chance taken of each.
pub fn bets<'f>(
    open: &'f [(&'f DealFact<'_>, Assessment)],
    chance: impl Fn(&Assessment) -> Option<f64>,
    context: &Context<'_>,
) -> Vec<Bet<'f>> {
    use super::chance::ProbabilitySource::{Crm, HistoryByAge, HistoryByStage, Stale};
    let prior = context.config.sales.stage_prior_deals;
    let bet = |(deal, assessment): &'f (&'f DealFact<'_>, Assessment)| {
        let chances = assessment.chances.as_ref().ok()?;
        let deals = chances.deals.map(crate::score::statistics::count);
        let observed = match chances.source {
            HistoryByStage => deals.map(|deals| deals + prior),
            HistoryByAge | Stale => deals,
            Crm => None,
        };
        let stage = deal.stage.as_ref().ok().copied().filter(|_| chances.source == HistoryByStage);
        let amount = money::float(*deal.amount.as_ref().ok()?);
        let pool = (chances.source, stage);
        Some(Bet { id: &deal.row.record.id, amount, chance: chance(assessment)?, pool, observed })
    };
    open.iter().filter_map(bet).collect()
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
    matches!(reason, Unknown::NoRate { .. } | Unknown::TaxUnknown | Unknown::TooLarge)
}

/// The sum of the amounts that are known; unknown if there are amounts but none is, or if one lacks its rate.
pub fn sum_known<'a>(amounts: impl Iterator<Item = &'a Known<Decimal>>) -> Known<Decimal> {
    let amounts: Vec<&Known<Decimal>> = amounts.collect();
    let usable = |amount: &&&Known<Decimal>| !matches!(amount, Err(reason) if !spoils(reason));
    let counted: Vec<&Known<Decimal>> = amounts.iter().filter(usable).copied().collect();
    let reason = money::first_reason(amounts.iter().filter_map(|amount| amount.as_ref().err()));
    match reason.filter(|_| counted.is_empty()) {
        Some(reason) => Err(reason.clone()),
        None => money::total(counted.into_iter().cloned()),
    }
}
