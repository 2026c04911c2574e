//! The KPIs of the whole portfolio and by dimension, as a long table.

use rayon::prelude::*;
use serde::Serialize;

use super::dimension::{Slice, slices};
use super::facts::AllFacts;
use super::norms::Norms;
use super::revenue::{LTM, PREVIOUS, Span, months, span_sum};
use super::{
    AccountScores, Basis, ClvModels, CrmCalibration, Finding, Prices, QuarterScores, Rate, SalesScores, StageScores,
};
use super::{clv, context::Context, efficiency, findings, loyalty, money, pipeline, retention, sales, service};
use crate::model::{Decimal, Entity, Known, Month, Unknown};

/// The figures of the portfolio.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PortfolioScores {
    /// The whole portfolio first, then part by part in the order of the dimension and its value.
    pub kpis: Vec<Kpi>,
    /// What the revenue figures are sums of.
    pub basis: Basis,
    /// The prices at which `win_rate_value` compares won and lost deals.
    pub win_rate_prices: Known<Prices>,
    /// Months of the last 12 that the data cover.
    pub months_observed: u32,
    /// Revenue (or bookings) month by month, oldest first, of all rows that count, joined to an account or not.
    pub months: Known<Vec<(Month, Decimal)>>,
    /// The quarter that holds the as-of date.
    pub quarter: QuarterScores,
    /// The open deals by stage, joined to an account or not; the stage with the greatest value first.
    pub stages: Vec<StageScores>,
    /// Whether the CRM's own probabilities hold.
    pub crm_calibration: Known<CrmCalibration>,
    /// The models behind customer lifetime value, and what they rest on.
    pub clv: ClvModels,
    /// What is wrong with the data and was left out for it.
    pub findings: Vec<Finding>,
}

/// One figure of the long table.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Kpi {
    /// `win_rate_count`, `revenue_ltm` and the like.
    pub metric: &'static str,
    /// Empty for the whole portfolio.
    pub dimension: &'static str,
    pub value_of_dimension: String,
    pub value: Known<f64>,
    /// The exact value of a sum of money.
    pub amount: Option<Decimal>,
    /// Of the 95 % interval, where the figure has one.
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub unit: Unit,
    /// Observations behind it.
    pub n: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 0 to 1, or a change against a base of 1.
    Share,
    /// In the reporting currency.
    Money,
    Days,
    /// NPS points.
    Points,
    Count,
    /// Times: coverage.
    Ratio,
    Percent,
}

impl PortfolioScores {
    /// A figure of the whole portfolio.
    pub fn kpi(&self, metric: &str) -> Known<&Kpi> {
        self.of(metric, "", "")
    }

    /// A figure of one value of a dimension.
    pub fn of(&self, metric: &str, dimension: &str, value: &str) -> Known<&Kpi> {
        self.kpis
            .iter()
            .find(|kpi| kpi.metric == metric && kpi.dimension == dimension && kpi.value_of_dimension == value)
            .ok_or(Unknown::DependsOn { figure: "kpi" })
    }
}

impl Kpi {
    pub fn new(metric: &'static str, unit: Unit, n: usize, value: Known<f64>) -> Kpi {
        let value_of_dimension = String::new();
        Kpi { metric, dimension: "", value_of_dimension, value, amount: None, low: None, high: None, unit, n }
    }

    pub fn money(metric: &'static str, n: usize, amount: Known<Decimal>) -> Kpi {
        Kpi { amount: amount.clone().ok(), ..Kpi::new(metric, Unit::Money, n, amount.map(money::float)) }
    }

    pub fn rate(metric: &'static str, rate: Known<Rate>) -> Kpi {
        let known = rate.as_ref().ok();
        Kpi {
            low: known.map(|rate| rate.low),
            high: known.map(|rate| rate.high),
            ..Kpi::new(metric, Unit::Share, known.map_or(0, |rate| rate.n), rate.map(|rate| rate.value))
        }
    }
}

/// The portfolio's KPIs.
pub fn portfolio(
    facts: &AllFacts<'_>,
    accounts: &[AccountScores],
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> PortfolioScores {
    let period = context.portfolio.period;
    let loyalty = loyalty::Votes::gather(facts, context, norms);
    let whole = Slice::whole(facts, accounts);
    let quarter = pipeline::quarter::quarter(facts, context, norms);
    let mut kpis: Vec<Kpi> = measure(&whole, accounts, &loyalty, context, norms)
        .into_iter()
        .map(|kpi| match kpi.metric {
            "pipeline_weighted" => pipeline::kpis::with_interval(kpi, facts, context, norms),
            _ => kpi,
        })
        .collect();
    let crm_calibration = pipeline::calibration::calibration(facts, context, norms);
    kpis.extend(pipeline::kpis::kpis(&quarter, &crm_calibration, norms));
    kpis.extend(loyalty.rates(&whole, accounts, context));
    kpis.push(csat(context));
    kpis.extend(efficiency::kpis(facts, context, norms));
    kpis.push(clv::ratio(&kpis));
    let parts: Vec<Vec<Kpi>> = slices(facts, accounts, context)
        .par_iter()
        .map(|slice| {
            let labelled = |kpi| Kpi { dimension: slice.dimension, value_of_dimension: slice.value.clone(), ..kpi };
            measure(slice, accounts, &loyalty, context, norms).into_iter().map(labelled).collect()
        })
        .collect();
    kpis.extend(parts.into_iter().flatten());
    PortfolioScores {
        kpis,
        basis: norms.basis,
        win_rate_prices: norms.prices.clone(),
        months_observed: norms.first_month.map_or(0, |first| (period.since(first) + 1).clamp(0, 12)).unsigned_abs(),
        months: revenue_known(context).and_then(|()| months(facts.lines(), context, norms)),
        quarter,
        stages: pipeline::totals::by_stage(facts, context, norms),
        crm_calibration,
        clv: norms.clv.summary.clone(),
        findings: findings::findings(facts, context, norms),
    }
}

fn revenue_known(context: &Context<'_>) -> Known<()> {
    let given = context.portfolio.revenue.given || context.portfolio.opportunities.given;
    if given { Ok(()) } else { Err(Unknown::NoSource { entity: Entity::Revenue }) }
}

/// The figures that exist for the whole and for each part.
fn measure(
    slice: &Slice<'_, '_>,
    accounts: &[AccountScores],
    votes: &loyalty::Votes<'_, '_>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> Vec<Kpi> {
    let mut kpis = vec![Kpi::new(
        "accounts",
        Unit::Count,
        slice.accounts.len(),
        Ok(super::statistics::count(slice.accounts.len())),
    )];
    kpis.extend(revenue(slice, context, norms));
    kpis.extend(deals(slice, context, norms));
    kpis.extend(open_deals(slice, context, norms));
    if slice.has_accounts() {
        kpis.extend(retention::kpis(&slice.accounts, accounts, norms, context));
        kpis.extend(votes.kpis(slice, accounts));
        kpis.extend(clv::kpis(&slice.accounts, accounts, context));
    }
    kpis
}

const MONTH: Span = Span { from: 0, months: 1 };
const MONTH_BEFORE: Span = Span { from: 1, months: 1 };

fn revenue(slice: &Slice<'_, '_>, context: &Context<'_>, norms: &Norms<'_>) -> Vec<Kpi> {
    let period = context.portfolio.period;
    let sum = |span, partly| {
        revenue_known(context)?;
        span_sum(slice.lines.iter().copied(), span, partly, period, norms.first_month)
    };
    let n = |span: Span| slice.lines.iter().filter(|line| span.holds(line.date, period)).count();
    let (ltm, previous) = (sum(LTM, true), sum(PREVIOUS, false));
    let change = |now: Known<Decimal>, base: Known<Decimal>| money::change(now?, base?);
    let margin = super::revenue::margin(slice.lines.iter().copied().filter(|line| LTM.holds(line.date, period)));
    vec![
        Kpi::money("revenue_ltm", n(LTM), ltm.clone()),
        Kpi::money("revenue_previous", n(PREVIOUS), previous.clone()),
        Kpi::new("revenue_yoy_share", Unit::Share, n(LTM), change(ltm, previous)),
        Kpi::new("revenue_mom_share", Unit::Share, n(MONTH), change(sum(MONTH, false), sum(MONTH_BEFORE, false))),
        Kpi::money("margin_ltm", n(LTM), margin),
    ]
}

fn deals_known(context: &Context<'_>) -> Known<()> {
    let given = context.portfolio.opportunities.given;
    if given { Ok(()) } else { Err(Unknown::NoSource { entity: Entity::Opportunity }) }
}

fn deals(slice: &Slice<'_, '_>, context: &Context<'_>, norms: &Norms<'_>) -> Vec<Kpi> {
    let scores: SalesScores = sales::sales(slice.deals.iter().copied(), deals_known(context), context, norms);
    let closed = scores.won + scores.lost;
    let number = |n: usize| deals_known(context).map(|()| super::statistics::count(n));
    let by_value = scores.win_rate_value.as_ref();
    vec![
        Kpi::new("deals_closed", Unit::Count, closed, number(closed)),
        Kpi::new("deals_won", Unit::Count, scores.won, number(scores.won)),
        Kpi::new("deals_lost", Unit::Count, scores.lost, number(scores.lost)),
        Kpi::rate("win_rate_count", scores.win_rate_count.clone()),
        Kpi::new(
            "win_rate_value",
            Unit::Share,
            by_value.map_or(0, |rate| rate.n),
            by_value.map(|rate| rate.value).map_err(Clone::clone),
        ),
        Kpi::money("won_value", scores.won, scores.won_value),
        Kpi::new("cycle_days_median", Unit::Days, scores.won, scores.cycle_days_median),
        Kpi::new("lost_cycle_days_median", Unit::Days, scores.lost, scores.lost_cycle_days_median),
        Kpi::money("deal_mean", scores.won, scores.deal_mean),
        Kpi::money("deal_median", scores.won, scores.deal_median),
    ]
}

fn open_deals(slice: &Slice<'_, '_>, context: &Context<'_>, norms: &Norms<'_>) -> Vec<Kpi> {
    let open = pipeline::totals::Totals::of_open(slice.deals.iter().copied(), &deals_known(context), context, norms);
    let n = open.deals;
    let number = |n: usize| deals_known(context).map(|()| super::statistics::count(n));
    vec![
        Kpi::new("pipeline_deals", Unit::Count, n, number(n)),
        Kpi::money("pipeline_value", n - open.without_amount, open.value),
        Kpi::money("pipeline_list_value", open.listed, open.list_value),
        Kpi::money("pipeline_weighted", n - open.unweighted, open.weighted),
        Kpi::money("pipeline_list_weighted", open.listed, open.list_weighted),
        Kpi::new("pipeline_stale_deals", Unit::Count, n, number(open.stale)),
    ]
}

fn csat(context: &Context<'_>) -> Kpi {
    let portfolio = context.portfolio;
    let ratings: Vec<_> =
        service::csat_ratings(portfolio.survey_responses.all(), portfolio.tickets.all(), context).collect();
    let entity = Entity::SurveyResponse;
    let given = portfolio.survey_responses.given || portfolio.tickets.given;
    let missing = if given { Unknown::NoField { entity, field: "csat_rating" } } else { Unknown::NoSource { entity } };
    Kpi::rate("csat_share", service::csat_rate(&ratings, context).ok_or(missing))
}
