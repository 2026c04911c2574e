//! What selling costs and what leads become.

use super::context::Context;
use super::facts::{AllFacts, Facts};
use super::kpi::{Kpi, Unit};
use super::norms::Norms;
use super::revenue::{LTM, PREVIOUS, margin};
use super::statistics::count;
use super::{Rate, money};
use crate::model::{Decimal, Entity, Known, Lead, Month, Row, Unknown};

pub fn kpis(facts: &AllFacts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Vec<Kpi> {
    let cost = cost(context);
    let logos = new_logos(facts, context, norms);
    let acquisition = cost.clone().and_then(|cost| {
        let logos = logos.clone()?;
        let mean = cost.checked_div(Decimal::from(logos)).ok_or(Unknown::ZeroBase)?;
        Ok(mean.round_dp(2))
    });
    let period = context.portfolio.period;
    let earned = margin(facts.lines().filter(|line| LTM.holds(line.date, period)));
    let invested = context.portfolio.costs.all().len();
    let n = logos.clone().unwrap_or(0);
    vec![
        Kpi::money("cost_ltm", invested, cost.clone()),
        Kpi::new("new_logos", Unit::Count, n, logos.map(count)),
        Kpi::money("cac", n, acquisition),
        Kpi::new("roi_pct", Unit::Percent, invested, roi(cost, earned)),
        Kpi::rate("lead_conversion_share", lead_conversion(context)),
    ]
}

/// Selling and marketing of the last 12 months, fully loaded: every row of the costs.
fn cost(context: &Context<'_>) -> Known<Decimal> {
    let portfolio = context.portfolio;
    let entity = Entity::Cost;
    if !portfolio.costs.given {
        return Err(Unknown::NoSource { entity });
    }
    let rows =
        portfolio.costs.all().iter().filter(|row| row.date <= portfolio.as_of && LTM.holds(row.date, portfolio.period));
    let costs: Vec<Known<Decimal>> =
        rows.map(|row| context.rates.convert(row.amount, row.currency, None, row.date)).collect();
    if costs.is_empty() { Err(Unknown::NoRecords { entity }) } else { money::total(costs) }
}

/// Accounts that became customers in the last 12 months: by their own date, else by their first revenue, which tells it
/// only where the data cover the 12 months before as well.
fn new_logos(facts: &AllFacts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Known<usize> {
    let period = context.portfolio.period;
    let dated = context.portfolio.accounts.iter().any(|row| row.customer_since.is_some());
    let covered = norms.first_month.is_some_and(|first| period.since(first) + 1 >= LTM.months + PREVIOUS.months);
    if !dated && !covered {
        return Err(Unknown::FirstYear);
    }
    let since = |own: &Facts<'_>| {
        let row = own.account.and_then(|account| context.portfolio.account(account))?;
        if dated { row.customer_since } else { own.lines.iter().map(|line| line.date).min() }
    };
    Ok(facts
        .accounts
        .iter()
        .filter_map(since)
        .filter(|day| *day <= context.portfolio.as_of && LTM.holds(*day, period))
        .count())
}

/// Net profit / investment × 100: gross margin less the costs of selling, over those costs, 12 months both.
fn roi(cost: Known<Decimal>, margin: Known<Decimal>) -> Known<f64> {
    let cost = cost?;
    Ok(100.0 * money::change(margin?, cost)?)
}

/// Leads made in the last 12 months that were converted by the as-of date.
fn lead_conversion(context: &Context<'_>) -> Known<Rate> {
    let portfolio = context.portfolio;
    let entity = Entity::Lead;
    if !portfolio.leads.given {
        return Err(Unknown::NoSource { entity });
    }
    let leads: Vec<&Row<Lead>> = portfolio
        .leads
        .all()
        .iter()
        .filter(|row| row.deleted != Some(true) && row.created <= portfolio.as_of)
        .filter(|row| (0..LTM.months).contains(&portfolio.period.since(Month::of(row.created))))
        .collect();
    if !leads.iter().any(|row| row.converted.is_some() || row.converted_on.is_some()) && !leads.is_empty() {
        return Err(Unknown::NoField { entity, field: "converted" });
    }
    let converted = |row: &Lead| match row.converted_on {
        Some(day) => day <= portfolio.as_of,
        None => row.converted == Some(true),
    };
    Rate::of(leads.iter().filter(|row| converted(row)).count(), leads.len()).ok_or(Unknown::NoRecords { entity })
}
