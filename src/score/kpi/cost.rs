//! What winning customers costs, and what it returns.

use super::figure::{Kpi, Note, SMALL_N, Unit};
use super::spend::{Attribution, Category, Spend};
use crate::model::{Decimal, Entity, Known, Unknown};
use crate::score::context::Context;
use crate::score::facts::{AllFacts, Facts, Line};
use crate::score::norms::Norms;
use crate::score::pipeline::deal::{DealFact, Outcome};
use crate::score::revenue::{LTM, PREVIOUS, Span, margin};
use crate::score::statistics::count;
use crate::score::{money, pipeline};

/// Costs by category, and costs and returns by attribution.
const CATEGORY: &str = "cost_category";
const ATTRIBUTION: &str = "attribution";

/// All sales to customers, as an attribution that the others of them add up to.
pub const CUSTOMERS: &str = "customers";
pub const TO_CUSTOMERS: &[Attribution] = &[Attribution::UpSell, Attribution::CrossSell, Attribution::Existing];

/// The figures of the whole portfolio, then those by category and attribution.
pub fn kpis(facts: &AllFacts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Vec<Kpi> {
    let spend = Spend::of(context);
    let invested = spend.rows(LTM);
    let (logos, lag) = (new_logos(facts, context, norms), context.config.kpi.cac_lag_months);
    let costs_of = Span { from: i32::try_from(lag).unwrap_or(0), ..LTM };
    let n = logos.clone().unwrap_or(0);
    let lagged = |kpi: Kpi| {
        let kpi = if lag > 0 { kpi.noting(Note::Lag { months: lag }) } else { kpi };
        if (1..SMALL_N).contains(&n) { kpi.noting(Note::SmallN) } else { kpi }
    };
    let fully_loaded = spend.covers(costs_of).and_then(|()| spend.total(costs_of));
    let of_new = spend.of_attributions(costs_of, &[Attribution::New]).and_then(|own| {
        let unnamed = Unknown::NoField { entity: Entity::Cost, field: "attribution" };
        if own.is_zero() { Err(unnamed) } else { spend.invested(costs_of, &[Attribution::New]) }
    });
    let lines: Vec<&Line<'_>> = facts.lines().filter(|line| LTM.holds(line.date, context.portfolio.period)).collect();
    let returns = Returns::of(&lines);
    let profit = returns.as_ref().map_err(Clone::clone).map(|returns| returns.margin);
    let investment = spend.covers(LTM).and_then(|()| spend.total(LTM));
    let mut kpis = vec![
        Kpi::money("cost_ltm", invested, spend.total(LTM)),
        Kpi::count("new_logos", logos.clone()),
        lagged(Kpi::money("cac", n, per_logo(&fully_loaded, &logos))),
        lagged(Kpi::money("cac_new", n, per_logo(&of_new, &logos)).noting(Note::SharedCosts)),
        Kpi::new("roi_pct", Unit::Percent, invested, profit.and_then(|profit| roi_pct(profit, investment?))),
    ];
    if spend.total(LTM).is_ok() {
        kpis.extend(by_category(&spend));
        kpis.extend(by_attribution(&spend, &won_in_ltm(facts, context), &returns, context));
    }
    kpis
}

fn per_logo(cost: &Known<Decimal>, logos: &Known<usize>) -> Known<Decimal> {
    let (cost, logos) = (cost.clone()?, logos.clone()?);
    let mean = cost.checked_div(Decimal::from(logos)).ok_or(Unknown::ZeroBase)?;
    Ok(mean.round_dp(2))
}

/// 100 × (gross margin − investment) / investment, both of the same 12 months; unknown for an investment of 0.
pub fn roi_pct(margin: Decimal, investment: Decimal) -> Known<f64> {
    Ok(100.0 * money::change(margin, investment)?)
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

/// Gross margin of the last 12 months, and the revenue of the lines that give it.
struct Returns {
    margin: Decimal,
    revenue: Decimal,
}

/// Least share of the lines that must give a cost for their margin to stand for the profit of all.
const MIN_COSTED_SHARE: f64 = 0.8;

impl Returns {
    fn of(lines: &[&Line<'_>]) -> Known<Returns> {
        let costed: Vec<&Line<'_>> = lines.iter().copied().filter(|line| line.cost.is_some()).collect();
        let margin = margin(costed.iter().copied())?;
        if count(costed.len()) < MIN_COSTED_SHARE * count(lines.len()) {
            return Err(Unknown::NoField { entity: Entity::Revenue, field: "cost" });
        }
        let revenue = money::total(costed.iter().map(|line| line.amount.clone()))?;
        Ok(Returns { margin, revenue })
    }

    /// The margin of won deals, were they as profitable as all revenue.
    fn of_won(&self, won: Decimal) -> Known<Decimal> {
        if self.revenue <= Decimal::ZERO {
            return Err(if self.revenue.is_zero() { Unknown::ZeroBase } else { Unknown::NegativeBase });
        }
        let part = won.checked_mul(self.margin).and_then(|product| product.checked_div(self.revenue));
        Ok(part.ok_or(Unknown::TooLarge)?.round_dp(2))
    }
}

fn by_category(spend: &Spend) -> Vec<Kpi> {
    let kpi = |category: Category| {
        let cost = Kpi::money("cost_ltm", spend.rows(LTM), spend.of_category(LTM, category));
        cost.of_part(CATEGORY, category.key())
    };
    Category::ALL.into_iter().map(kpi).collect()
}

/// The deals won in the 12 months, whose kinds tell what they sold.
fn won_in_ltm<'a, 'f>(facts: &'f AllFacts<'a>, context: &Context<'_>) -> Vec<&'f DealFact<'a>> {
    let period = context.portfolio.period;
    let in_ltm = |deal: &&DealFact<'_>| deal.closed.is_some_and(|closed| LTM.holds(closed, period));
    facts.deals().filter(|deal| deal.outcome == Outcome::Won).filter(in_ltm).collect()
}

fn by_attribution(spend: &Spend, won: &[&DealFact<'_>], returns: &Known<Returns>, context: &Context<'_>) -> Vec<Kpi> {
    let words = &context.words.costs;
    let named = won.iter().any(|deal| deal.row.kind.is_some());
    let value = |among: &[Attribution]| {
        if !context.portfolio.opportunities.given {
            return Err(Unknown::NoSource { entity: Entity::Opportunity });
        }
        if !named {
            return Err(Unknown::NoField { entity: Entity::Opportunity, field: "kind" });
        }
        let amounts: Vec<Known<Decimal>> = won
            .iter()
            .filter(|deal| among.contains(&words.of_deal(&deal.row.record)))
            .map(|deal| deal.amount.clone())
            .collect();
        if amounts.is_empty() { Ok(Decimal::ZERO) } else { pipeline::totals::sum_known(amounts.iter()) }
    };
    let mut kpis = Vec::new();
    for attribution in Attribution::ALL {
        let (key, n) = (attribution.key(), spend.rows(LTM));
        kpis.push(Kpi::money("cost_ltm", n, spend.of_attributions(LTM, &[attribution])).of_part(ATTRIBUTION, key));
        kpis.push(Kpi::money("won_value", won.len(), value(&[attribution])).of_part(ATTRIBUTION, key));
    }
    let groups: [(&'static str, &[Attribution]); 5] = [
        (Attribution::New.key(), &[Attribution::New]),
        (Attribution::UpSell.key(), &[Attribution::UpSell]),
        (Attribution::CrossSell.key(), &[Attribution::CrossSell]),
        (CUSTOMERS, TO_CUSTOMERS),
        (Attribution::Renewal.key(), &[Attribution::Renewal]),
    ];
    for (key, among) in groups {
        let investment = spend.invested(LTM, among);
        let profit = value(among).and_then(|won| returns.as_ref().map_err(Clone::clone)?.of_won(won));
        let roi = profit.and_then(|profit| roi_pct(profit, investment.clone()?));
        let roi =
            Kpi::new("roi_pct", Unit::Percent, won.len(), roi).noting(Note::AtMarginRate).noting(Note::SharedCosts);
        let invested = Kpi::money("investment_ltm", spend.rows(LTM), investment).noting(Note::SharedCosts);
        kpis.extend([invested.of_part(ATTRIBUTION, key), roi.of_part(ATTRIBUTION, key)]);
    }
    kpis
}
