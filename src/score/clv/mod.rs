//! Customer lifetime value: the gross margin an account is expected to bring within a horizon, discounted to the as-of
//! date.

mod beta;
mod bgnbd;
pub mod config;
mod contracts;
mod fit;
mod gamma_gamma;
mod hypergeometric;
mod kpis;
mod margin;
mod models;
mod orders;
mod sbg;
mod simple;
#[cfg(test)]
mod tests;
mod value;

use serde::Serialize;

pub use beta::BetaRate;
pub use bgnbd::{BgNbd, Purchases, Regularity};
pub use fit::{Estimate, Fitted};
pub use gamma_gamma::{GammaGamma, Spend, correlation};
pub use hypergeometric::hypergeometric;
pub use kpis::{kpis, ratio};
pub use margin::{MarginShare, MarginSource};
pub use models::{ClvModels, Models, OrderModel, RenewalModel};
pub use sbg::{Sbg, Tenure};
pub use simple::{FirstMargin, years};

use self::config::ClvOverride;
use super::context::Context;
use super::facts::Facts;
use super::norms::Norms;
use super::{Basis, Evidence, money};
use crate::model::{Date, Decimal, Entity, Known, Unknown};

/// An account's value, and what it was made of.
///
/// Gross margin, never revenue; in the reporting currency, to the cent, any sign, up is good. Unknown where margin or
/// the chance of staying is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClvScores {
    /// Σ of the parts, or the value set by hand.
    pub value: Known<Decimal>,
    /// Bounds of the 95 % interval of the expected value: what the data leave open about the models, not how one
    /// account may fare.
    pub low: Known<Decimal>,
    pub high: Known<Decimal>,
    /// How each part was computed, in the order of the parts; empty where there is nothing to value.
    pub methods: Vec<ClvMethod>,
    pub parts: Vec<ClvPart>,
    /// That the account still orders, 0 to 1. Unknown without a repeat order ("no repeat yet": the model would say 1)
    /// and where too few accounts order for a model.
    pub p_alive: Known<f64>,
    /// Days with an order expected in the next 12 months, without those under contract.
    pub expected_orders_12m: Known<f64>,
    /// Margin expected in the next 12 months, not discounted; what is under contract included.
    pub expected_margin_12m: Known<Decimal>,
    /// Expected years that the account stays, within the horizon: of its contracts, else of its orders.
    pub remaining_years: Known<f64>,
    /// Set by hand: who, when.
    pub set_by: Option<(String, Date)>,
    /// A year.
    pub discount_rate: f64,
    pub horizon_years: u32,
    /// Which formula a single rate of renewal or retention takes.
    pub first_margin: FirstMargin,
}

/// How a value was computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ClvMethod {
    /// Contracts: retention that rises with tenure.
    Sbg,
    /// Contracts: one rate of renewal for all.
    PooledRenewal,
    /// Contracts that ended and were not renewed: nothing to come.
    Ended,
    /// Orders: BG/NBD for how often, gamma-gamma for how much.
    BgNbd,
    /// Orders: the margin of the last 12 months at one rate of retention.
    SimpleRetention,
    /// Set by hand.
    Override,
}

impl ClvMethod {
    /// The stable name in tables.
    pub fn key(self) -> &'static str {
        match self {
            ClvMethod::Sbg => "sbg",
            ClvMethod::PooledRenewal => "pooled_renewal",
            ClvMethod::Ended => "ended",
            ClvMethod::BgNbd => "bg_nbd",
            ClvMethod::SimpleRetention => "simple_retention",
            ClvMethod::Override => "override",
        }
    }
}

/// What the contracts or the orders of an account bring.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClvPart {
    pub method: ClvMethod,
    /// Margin of a year from now on, if the account stays; unknown where the model tells orders instead.
    pub yearly_margin: Known<Decimal>,
    pub margin_share: Known<MarginShare>,
    pub value: Known<Decimal>,
    pub low: Known<Decimal>,
    pub high: Known<Decimal>,
    pub margin_12m: Known<Decimal>,
    pub remaining_years: Known<f64>,
    pub p_alive: Known<f64>,
    pub expected_orders_12m: Known<f64>,
    pub evidence: Evidence,
}

impl ClvPart {
    /// `outlook` is value, low, high and the first year's share, for a revenue of `base`.
    fn of(
        method: ClvMethod,
        base: Known<Decimal>,
        share: &Known<MarginShare>,
        outlook: Known<([f64; 4], Known<f64>)>,
        evidence: Evidence,
    ) -> ClvPart {
        let margin = base.and_then(|base| base.checked_mul(share.clone()?.value).ok_or(Unknown::TooLarge));
        let (figures, remaining_years) = match outlook {
            Ok((figures, years)) => (Ok(figures), years),
            Err(reason) => (Err(reason.clone()), Err(reason)),
        };
        let amount = |pick: fn([f64; 4]) -> f64| times(margin.clone()?, pick(figures.clone()?));
        let (one, other) = (amount(|[_, low, _, _]| low), amount(|[_, _, high, _]| high));
        let no_model = || Err(Unknown::DependsOn { figure: "bg_nbd" });
        ClvPart {
            method,
            value: amount(|[value, _, _, _]| value),
            // A margin below 0 turns the bounds round.
            low: one.clone().and_then(|one| Ok(one.min(other.clone()?))),
            high: one.and_then(|one| Ok(one.max(other?))),
            margin_12m: amount(|[_, _, _, first_year]| first_year),
            yearly_margin: match method {
                ClvMethod::BgNbd => Err(Unknown::DependsOn { figure: "clv" }),
                _ => margin.map(|margin| margin.round_dp(2)),
            },
            margin_share: share.clone(),
            remaining_years,
            p_alive: no_model(),
            expected_orders_12m: no_model(),
            evidence,
        }
    }

    fn ended(evidence: Evidence) -> ClvPart {
        let outlook = Ok(([0.0; 4], Ok(0.0)));
        let nothing = Ok(MarginShare { value: Decimal::ZERO, source: MarginSource::Own });
        ClvPart {
            margin_share: Err(Unknown::DependsOn { figure: "clv" }),
            ..ClvPart::of(ClvMethod::Ended, Ok(Decimal::ZERO), &nothing, outlook, evidence)
        }
    }

    /// Adds a contract valued in the same way.
    fn add(&mut self, other: &ClvPart) {
        for (sum, term) in [
            (&mut self.value, &other.value),
            (&mut self.low, &other.low),
            (&mut self.high, &other.high),
            (&mut self.margin_12m, &other.margin_12m),
            (&mut self.yearly_margin, &other.yearly_margin),
        ] {
            *sum = money::total([sum.clone(), term.clone()]);
        }
        if let (Ok(years), Ok(others)) = (&mut self.remaining_years, &other.remaining_years) {
            *years = years.max(*others);
        }
    }
}

/// To the cent.
fn times(amount: Decimal, factor: f64) -> Known<Decimal> {
    let factor = Decimal::try_from(factor).map_err(|_| Unknown::TooLarge)?;
    Ok(amount.checked_mul(factor.round_dp(12)).ok_or(Unknown::TooLarge)?.round_dp(2))
}

/// The value of an account.
pub fn clv(place: usize, facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> ClvScores {
    let config = &context.config.clv;
    let parts = value::parts(place, facts, &norms.clv, context);
    let nothing = || nothing_to_value(context, norms.basis);
    let total = |of: fn(&ClvPart) -> &Known<Decimal>| match parts.as_slice() {
        [] => Err(nothing()),
        parts => money::total(parts.iter().map(|part| of(part).clone())),
    };
    let orders = parts.iter().find(|part| matches!(part.method, ClvMethod::BgNbd | ClvMethod::SimpleRetention));
    let without_orders = || norms.clv.summary.orders.as_ref().map_or_else(Clone::clone, |_| nothing());
    let mut scores = ClvScores {
        value: total(|part| &part.value),
        low: total(|part| &part.low),
        high: total(|part| &part.high),
        methods: parts.iter().map(|part| part.method).collect(),
        p_alive: orders.map_or_else(|| Err(without_orders()), |part| part.p_alive.clone()),
        expected_orders_12m: orders.map_or_else(|| Err(without_orders()), |part| part.expected_orders_12m.clone()),
        expected_margin_12m: total(|part| &part.margin_12m),
        remaining_years: parts.first().map_or_else(|| Err(nothing()), |part| part.remaining_years.clone()),
        parts,
        set_by: None,
        discount_rate: config.discount(),
        horizon_years: config.horizon_years,
        first_margin: config.first_margin,
    };
    if let Some(by_hand) =
        facts.account.and_then(|account| set_by_hand(&context.portfolio.account(account)?.id, context))
    {
        let bound = |bound: Option<Decimal>| bound.ok_or(Unknown::NotConfigured { setting: "scores.clv.overrides" });
        scores.value = Ok(by_hand.value);
        (scores.low, scores.high) = (bound(by_hand.low), bound(by_hand.high));
        scores.methods = vec![ClvMethod::Override];
        scores.set_by = Some((by_hand.author.clone(), by_hand.date));
    }
    scores
}

/// The latest value set for an account by the as-of date.
fn set_by_hand<'a>(account: &str, context: &Context<'a>) -> Option<&'a ClvOverride> {
    let known = context.config.clv.overrides.iter().filter(|set| set.date <= context.portfolio.as_of);
    known.filter(|set| set.account == account).max_by_key(|set| set.date)
}

fn nothing_to_value(context: &Context<'_>, basis: Basis) -> Unknown {
    let portfolio = context.portfolio;
    let given = portfolio.revenue.given || portfolio.opportunities.given || portfolio.contracts.given;
    match basis {
        _ if !given => Unknown::NoSource { entity: Entity::Revenue },
        Basis::Revenue => Unknown::NoRecords { entity: Entity::Revenue },
        Basis::Bookings => Unknown::NoRecords { entity: Entity::Opportunity },
    }
}

impl ClvScores {
    /// `sbg+simple_retention`; unknown where there is no value.
    pub fn method(&self) -> Known<String> {
        let keys: Vec<&str> = self.methods.iter().map(|method| method.key()).collect();
        self.value.clone().map(|_| keys.join("+"))
    }

    /// All rows behind the parts.
    pub fn evidence(&self) -> Evidence {
        self.parts.iter().flat_map(|part| part.evidence.origins()).collect()
    }
}
