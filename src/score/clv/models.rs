//! Which model fits the portfolio: what the gates allow, fitted once for all accounts.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::beta::BetaRate;
use super::bgnbd::{BgNbd, Regularity};
use super::contracts::{self, Chain, State};
use super::fit::Fitted;
use super::gamma_gamma::{self, GammaGamma, Spend};
use super::margin;
use super::orders::History;
use super::sbg::{Sbg, Tenure};
use crate::model::{Decimal, Entity, Known, Month, Unknown};
use crate::score::context::Context;
use crate::score::facts::{AllFacts, basis};
use crate::score::revenue::{Basis, LTM, PREVIOUS};
use crate::score::words::Phrases;

/// What stands behind the accounts' values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClvModels {
    pub discount_rate: f64,
    pub horizon_years: u32,
    /// How contracts renew, by length of term, the shortest first.
    pub renewals: Vec<RenewalModel>,
    /// Over contracts of every length.
    pub renewal_rate: Known<BetaRate>,
    /// How customers order.
    pub orders: Known<OrderModel>,
    /// Share of the accounts with orders in the 12 months before that ordered in the last 12: what the simple model
    /// takes for a year's retention.
    pub order_retention: Known<BetaRate>,
}

/// How contracts of one length renew.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RenewalModel {
    pub term_months: u32,
    /// Chains of contracts.
    pub contracts: usize,
    /// The longest row of renewals that at least 10 contracts [`clv.min_decisions`] could have shown.
    pub depth: u32,
    pub rate: Known<BetaRate>,
    /// The renewal model, or why the pooled rate serves.
    pub sbg: Known<Fitted<Sbg>>,
}

/// The model of orders without a contract.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OrderModel {
    pub timing: Fitted<BgNbd>,
    pub spend: Fitted<GammaGamma>,
    /// Accounts with a repeat order.
    pub repeaters: usize,
    /// corr(x, m): frequency and mean order of those, which the model of spend takes to be 0.
    pub correlation: Option<f64>,
    /// Whether orders come at random, as the model has it, or to a schedule.
    pub regularity: Option<Regularity>,
}

/// The models with what they were fitted to.
#[derive(Debug)]
pub struct Models {
    pub summary: ClvModels,
    /// By place of the account.
    pub accounts: Vec<(Vec<Chain>, Option<History>)>,
    /// Of the lines of the last 12 months of all accounts.
    pub margin_share: Option<Known<Decimal>>,
}

impl Models {
    pub fn of(context: &Context<'_>, facts: &AllFacts<'_>, first_month: Option<Month>) -> Models {
        let cancelled = Phrases::new(&context.config.clv.cancelled_words);
        let accounts: Vec<(Vec<Chain>, Option<History>)> = facts
            .accounts
            .par_iter()
            .map(|own| {
                let chains =
                    own.account.map_or_else(Vec::new, |account| contracts::chains(account, &cancelled, context));
                let history = History::of(own, &chains, context);
                (chains, history)
            })
            .collect();
        let chains: Vec<&Chain> = accounts.iter().flat_map(|(chains, _)| chains).collect();
        let histories: Vec<&History> = accounts.iter().filter_map(|(_, history)| history.as_ref()).collect();
        let period = context.portfolio.period;
        let summary = ClvModels {
            discount_rate: context.config.clv.discount(),
            horizon_years: context.config.clv.horizon_years,
            renewals: renewals(&chains, context),
            renewal_rate: pooled(chains.iter().copied(), context),
            orders: orders(&histories, context),
            order_retention: order_retention(&histories, first_month, context),
        };
        let margin_share = margin::share(facts.lines().filter(|line| LTM.holds(line.date, period)));
        Models { summary, accounts, margin_share }
    }
}

fn renewals(chains: &[&Chain], context: &Context<'_>) -> Vec<RenewalModel> {
    let config = &context.config.clv;
    let mut by_term: BTreeMap<u32, Vec<&Chain>> = BTreeMap::new();
    for chain in chains {
        by_term.entry(chain.term_months).or_default().push(chain);
    }
    by_term
        .into_par_iter()
        .map(|(term_months, chains)| {
            let mut decisions: Vec<usize> = chains.iter().map(|chain| chain.decisions()).collect();
            decisions.sort_unstable_by_key(|n| std::cmp::Reverse(*n));
            let depth = decisions.get(config.min_decisions.saturating_sub(1)).copied().unwrap_or(0);
            let need = config.min_renewals as usize;
            let tenures: Vec<Tenure> = chains.iter().map(|chain| chain.tenure()).collect();
            RenewalModel {
                term_months,
                contracts: chains.len(),
                depth: u32::try_from(depth).unwrap_or(u32::MAX),
                rate: pooled(chains.iter().copied(), context),
                sbg: if chains.len() < config.min_contracts {
                    Err(Unknown::TooFew { have: chains.len(), need: config.min_contracts })
                } else if depth < need {
                    Err(Unknown::TooFew { have: depth, need })
                } else {
                    Sbg::fit(tenures).ok_or(Unknown::DependsOn { figure: "sbg" })
                },
            }
        })
        .collect()
}

/// One rate over all decisions seen.
fn pooled<'a>(chains: impl Iterator<Item = &'a Chain> + Clone, context: &Context<'_>) -> Known<BetaRate> {
    let entity = Entity::Contract;
    if !context.portfolio.contracts.given {
        return Err(Unknown::NoSource { entity });
    }
    let decisions: usize = chains.clone().map(Chain::decisions).sum();
    let lost = chains.filter(|chain| chain.state == State::Lost).count();
    let need = context.config.clv.min_decisions.max(1);
    let few = Unknown::TooFew { have: decisions, need };
    if decisions < need { Err(few) } else { BetaRate::of(decisions - lost, decisions).ok_or(few) }
}

fn orders(histories: &[&History], context: &Context<'_>) -> Known<OrderModel> {
    let repeaters = histories.iter().filter(|history| history.purchases.repeats > 0).count();
    let need = context.config.clv.min_repeaters;
    if repeaters < need {
        return Err(Unknown::TooFew { have: repeaters, need });
    }
    let refused = Unknown::DependsOn { figure: "bg_nbd" };
    let timing = BgNbd::fit(histories.iter().map(|history| history.purchases).collect()).ok_or(refused)?;
    let spends: Vec<Spend> = histories
        .iter()
        .filter_map(|history| history.spend.as_ref().ok())
        .filter(|spend| spend.repeats > 0 && spend.mean > 0.0)
        .copied()
        .collect();
    let correlation = gamma_gamma::correlation(&spends);
    let spend = GammaGamma::fit(spends).ok_or(Unknown::DependsOn { figure: "gamma_gamma" })?;
    let regularity = Regularity::of(histories.iter().filter_map(|history| history.gaps));
    Ok(OrderModel { timing, spend, repeaters, correlation, regularity })
}

/// Won deals are single sales: where they stand in for revenue, an account that has not bought again has not left.
fn order_retention(histories: &[&History], first: Option<Month>, context: &Context<'_>) -> Known<BetaRate> {
    if basis(context) == Basis::Bookings {
        return Err(Unknown::NoSource { entity: Entity::Revenue });
    }
    let covered = first.map_or(0, |first| context.portfolio.period.since(first) + 1);
    if covered < LTM.months + PREVIOUS.months {
        return Err(Unknown::FirstYear);
    }
    let above_zero = |sum: &Known<Decimal>| sum.as_ref().is_ok_and(|sum| *sum > Decimal::ZERO);
    let cohort: Vec<_> = histories.iter().filter(|history| above_zero(&history.previous)).collect();
    let kept = cohort.iter().filter(|history| above_zero(&history.ltm)).count();
    let need = context.config.clv.min_decisions.max(1);
    let few = Unknown::TooFew { have: cohort.len(), need };
    if cohort.len() < need { Err(few) } else { BetaRate::of(kept, cohort.len()).ok_or(few) }
}

impl ClvModels {
    /// How contracts of a length renew: by the model of that length, else its pooled rate, else that of all lengths.
    pub fn renewal(&self, term_months: u32) -> Known<Renewals<'_>> {
        let of_length = self.renewals.iter().find(|model| model.term_months == term_months);
        if let Some(fitted) = of_length.and_then(|model| model.sbg.as_ref().ok()) {
            return Ok(Renewals::Sbg(fitted));
        }
        let rate =
            of_length.and_then(|model| model.rate.as_ref().ok()).map_or(self.renewal_rate.clone(), |rate| Ok(*rate));
        rate.map(Renewals::Pooled)
    }
}

/// What tells whether a contract is renewed.
#[derive(Debug, Clone, Copy)]
pub enum Renewals<'a> {
    Sbg(&'a Fitted<Sbg>),
    Pooled(BetaRate),
}
