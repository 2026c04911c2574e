//! What an account is worth, part by part.

use super::contracts::{Chain, State};
use super::fit::Estimate;
use super::margin::{self, MarginShare, MarginSource};
use super::models::{Models, OrderModel, Renewals};
use super::orders::{self, History, YEAR_WEEKS};
use super::simple::{self, FirstMargin, Stream};
use super::{ClvMethod, ClvPart};
use crate::model::{Decimal, Known, Unknown};
use crate::score::config::ScoreConfig;
use crate::score::context::Context;
use crate::score::facts::{Facts, Line};
use crate::score::money;
use crate::score::revenue::LTM;
use crate::score::statistics::Z95;

/// What a part's margin comes to, of a margin of 1 a year (contracts, simple model) or of 1 a unit of money ordered.
struct Outlook {
    discounted: Estimate3,
    first_year: f64,
    years: Known<f64>,
}

/// A value between its bounds.
#[derive(Clone, Copy)]
struct Estimate3 {
    value: f64,
    low: f64,
    high: f64,
}

impl From<Estimate> for Estimate3 {
    fn from(estimate: Estimate) -> Estimate3 {
        Estimate3 { value: estimate.value, low: estimate.low().max(0.0), high: estimate.high() }
    }
}

/// The parts of an account: a value of its contracts, one of its orders without a contract.
pub fn parts(place: usize, facts: &Facts<'_>, models: &Models, context: &Context<'_>) -> Vec<ClvPart> {
    let Some((chains, history)) = models.accounts.get(place) else { return Vec::new() };
    let mut parts = Vec::new();
    if !chains.is_empty() {
        parts.extend(of_contracts(chains, facts, models, context));
    }
    if let Some(history) = history {
        parts.push(of_orders(history, chains, facts, models, context));
    }
    parts
}

/// One part for each method: contracts of several lengths may have several.
fn of_contracts(chains: &[Chain], facts: &Facts<'_>, models: &Models, context: &Context<'_>) -> Vec<ClvPart> {
    let products = orders::products(chains);
    let own = |line: &&Line<'_>| orders::of_contract(line, &products);
    let share = margin_share(facts, own, models, context);
    let running: Vec<(&Chain, i64)> = chains
        .iter()
        .filter_map(|chain| if let State::InForce { days } = chain.state { Some((chain, days)) } else { None })
        .collect();
    let values = yearly_values(&running, facts, own, context);
    let evidence = || chains.iter().flat_map(|chain| chain.rows.iter().copied()).collect();
    let mut parts: Vec<ClvPart> = Vec::new();
    for ((chain, days), value) in running.iter().zip(values) {
        let renewals = models.summary.renewal(chain.term_months);
        let method = match &renewals {
            Ok(Renewals::Sbg(_)) => ClvMethod::Sbg,
            Ok(Renewals::Pooled(_)) | Err(_) => ClvMethod::PooledRenewal,
        };
        let outlook = renewals.map(|renewals| of_chain(chain, *days, renewals, context.config));
        let part = ClvPart::of(method, value, &share, outlook.map(|outlook| outlook.scaled()), evidence());
        match parts.iter_mut().find(|other| other.method == method) {
            Some(other) => other.add(&part),
            None => parts.push(part),
        }
    }
    if parts.is_empty() {
        parts.push(ClvPart::ended(evidence()));
    }
    parts
}

/// The yearly value of each contract; where none gives one, an equal share of what was invoiced for them in the last 12
/// months.
fn yearly_values<'a>(
    running: &[(&Chain, i64)],
    facts: &'a Facts<'a>,
    own: impl Fn(&&'a Line<'a>) -> bool,
    context: &Context<'_>,
) -> Vec<Known<Decimal>> {
    let unvalued = |chain: &Chain| matches!(chain.value, Err(Unknown::NoField { .. }));
    if running.iter().any(|(chain, _)| !unvalued(chain)) {
        return running.iter().map(|(chain, _)| chain.value.clone()).collect();
    }
    let lines = facts.lines.iter().filter(own).filter(|line| LTM.holds(line.date, context.portfolio.period));
    let amounts: Vec<Known<Decimal>> = lines.map(|line| line.amount.clone()).collect();
    let invoiced = !amounts.is_empty();
    let each =
        money::total(amounts).and_then(|sum| sum.checked_div(Decimal::from(running.len())).ok_or(Unknown::ZeroBase));
    running.iter().map(|(chain, _)| if invoiced { each.clone() } else { chain.value.clone() }).collect()
}

/// A contract that decides in `days` and has been renewed as often as the chain says.
fn of_chain(chain: &Chain, days: i64, renewals: Renewals<'_>, config: &ScoreConfig) -> Outlook {
    let clv = &config.clv;
    let wait = money::float(Decimal::from(days)) / 365.25;
    let stream = |kept: &mut dyn FnMut(u32) -> f64| {
        let mut stream = simple::terms(wait, chain.term_years(), clv.discount(), clv.horizon(), kept);
        // What is under contract is margin of the next 12 months either way.
        let current = wait.clamp(0.0, clv.horizon());
        stream.first_year += current.min(1.0);
        if clv.first_margin == FirstMargin::Now {
            stream.discounted += current;
            stream.years += current;
        }
        stream
    };
    match renewals {
        Renewals::Sbg(fitted) => {
            let of = |model: &super::Sbg| {
                let mut left = 1.0;
                stream(&mut |number| {
                    left *= model.retention(chain.renewals + 1 + number);
                    left
                })
            };
            let Stream { first_year, years, .. } = of(&fitted.model);
            let discounted = fitted.estimate(|model| of(model).discounted).into();
            Outlook { discounted, first_year, years: Ok(years) }
        }
        Renewals::Pooled(rate) => {
            let of = |r: f64| {
                let mut left = 1.0;
                stream(&mut |_| {
                    left *= r;
                    left
                })
            };
            let Stream { discounted: value, first_year, years } = of(rate.value);
            let (low, high) = (of(rate.low).discounted, of(rate.high).discounted);
            Outlook { discounted: Estimate3 { value, low, high }, first_year, years: Ok(years) }
        }
    }
}

fn of_orders(
    history: &History,
    chains: &[Chain],
    facts: &Facts<'_>,
    models: &Models,
    context: &Context<'_>,
) -> ClvPart {
    let products = orders::products(chains);
    let own = |line: &&Line<'_>| !orders::of_contract(line, &products);
    let share = margin_share(facts, own, models, context);
    let evidence = facts.lines.iter().filter(own).map(|line| line.origin()).collect();
    match &models.summary.orders {
        Ok(model) => {
            let outlook = by_model(history, model, context.config);
            let mut part =
                ClvPart::of(ClvMethod::BgNbd, Ok(Decimal::ONE), &share, outlook.map(|o| o.scaled()), evidence);
            part.p_alive = match history.purchases.repeats {
                0 => Err(Unknown::TooFew { have: 0, need: 1 }),
                _ => Ok(model.timing.model.p_alive(&history.purchases)),
            };
            part.expected_orders_12m = Ok(model.timing.model.expected(&history.purchases, YEAR_WEEKS));
            part
        }
        Err(reason) => {
            let outlook = by_retention(models, context.config);
            let mut part = ClvPart::of(
                ClvMethod::SimpleRetention,
                history.ltm.clone(),
                &share,
                outlook.map(|o| o.scaled()),
                evidence,
            );
            (part.p_alive, part.expected_orders_12m) = (Err(reason.clone()), Err(reason.clone()));
            part
        }
    }
}

/// BG/NBD for how many orders, gamma-gamma for what each brings; each year's orders are discounted to its middle.
fn by_model(history: &History, model: &OrderModel, config: &ScoreConfig) -> Known<Outlook> {
    let (spend, kept) = (history.spend.clone()?, history.kept_share.clone()?);
    let (clv, purchases) = (&config.clv, &history.purchases);
    let orders = model.timing.estimate(|timing| {
        let mut before = 0.0;
        (1..=clv.horizon_years).map(f64::from).fold(0.0, |sum, year| {
            let until = timing.expected(purchases, year * YEAR_WEEKS);
            let added = until - std::mem::replace(&mut before, until);
            sum + added * libm::pow(1.0 + clv.discount(), 0.5 - year)
        })
    });
    let each = model.spend.estimate(|spends| spends.expected(spend.repeats, spend.mean) * kept);
    let value = orders.value * each.value;
    let error = (each.value * orders.error).hypot(orders.value * each.error);
    let first_year = model.timing.model.expected(purchases, YEAR_WEEKS) * each.value;
    if !value.is_finite() || !error.is_finite() {
        return Err(Unknown::TooLarge);
    }
    let spread = Z95 * error;
    let discounted = Estimate3 { value, low: (value - spread).max(0.0), high: value + spread };
    Ok(Outlook { discounted, first_year, years: Err(Unknown::DependsOn { figure: "clv" }) })
}

/// The margin of the last 12 months, each year kept at the rate at which accounts with orders are.
fn by_retention(models: &Models, config: &ScoreConfig) -> Known<Outlook> {
    let (clv, rate) = (&config.clv, models.summary.order_retention.clone()?);
    let years = |r: f64, d: f64| simple::years(r, d, Some(clv.horizon_years), clv.first_margin);
    let of = |r: f64| years(r, clv.discount());
    let first_year = if clv.first_margin == FirstMargin::Now { 1.0 } else { rate.value };
    let discounted = Estimate3 { value: of(rate.value), low: of(rate.low), high: of(rate.high) };
    Ok(Outlook { discounted, first_year, years: Ok(years(rate.value, 0.0)) })
}

impl Outlook {
    fn scaled(self) -> ([f64; 4], Known<f64>) {
        let Estimate3 { value, low, high } = self.discounted;
        ([value, low, high, self.first_year], self.years)
    }
}

fn margin_share<'a>(
    facts: &'a Facts<'a>,
    own: impl Fn(&&'a Line<'a>) -> bool + Clone,
    models: &Models,
    context: &Context<'_>,
) -> Known<MarginShare> {
    let period = context.portfolio.period;
    let recent = facts.lines.iter().filter(|line| LTM.holds(line.date, period));
    let configured =
        context.config.clv.margin_share.map(|share| Decimal::try_from(share).map_err(|_| Unknown::TooLarge));
    margin::first_of([
        (margin::share(recent.clone().filter(own)), MarginSource::Own),
        (margin::share(facts.lines.iter()), MarginSource::Account),
        (models.margin_share.clone(), MarginSource::Portfolio),
        (configured, MarginSource::Configured),
    ])
}
