//! The KPIs of the whole portfolio and by dimension, as a long table.

pub mod below;
pub mod benchmark;
mod cohort;
pub mod config;
mod cost;
pub mod dimension;
mod figure;
mod growth;
mod leads;
mod measure;
mod retention;
mod spend;
pub mod spread;

use rayon::prelude::*;
use serde::Serialize;

pub use below::{BelowPart, BelowScores};
pub use benchmark::{BenchmarkScores, Compared, NotComparable, Standing};
pub use cohort::Cohort;
pub use config::{Dimension, KpiConfig};
pub use cost::{CUSTOMERS, TO_CUSTOMERS, roi_pct};
pub use figure::{Days, Kpi, Note, SMALL_N, Unit};
pub use growth::{Cagr, Comparison, Growth, GrowthScores};
pub use spend::{Attribution, Category};

pub(super) use growth::growth;
pub(super) use spend::CostWords;

use self::dimension::{Slice, slices};
use self::measure::{measure, revenue_known};
use super::context::Context;
use super::crosssell::CrossSellPortfolio;
use super::facts::{AllFacts, Line};
use super::norms::Norms;
use super::nps::{self as surveys, NpsQuarter, PortfolioNps, Votes, csat};
use super::revenue::months;
use super::themes::{self, PortfolioThemes};
use super::whitespace::WhitespaceBasis;
use super::{
    AccountScores, Basis, ClvModels, CrmCalibration, Finding, PortfolioForecast, Prices, QuarterScores, StageScores,
};
use super::{clv, findings, pipeline};
use crate::model::{Decimal, Known, Month, Unknown};

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
    /// Growth as reported and at constant currency, each with its days.
    pub growth: Vec<Growth>,
    /// The months of creation that `win_rate_cohort` is told from.
    pub cohort: Known<Cohort>,
    /// Parts that are detectably below the whole.
    pub below: BelowScores,
    /// Published figures and how ours stand to them.
    pub benchmarks: Vec<BenchmarkScores>,
    /// Revenue (or bookings) month by month, oldest first, of all rows that count, joined to an account or not.
    pub months: Known<Vec<(Month, Decimal)>>,
    /// The next 12 months.
    pub forecast: PortfolioForecast,
    /// The quarter that holds the as-of date.
    pub quarter: QuarterScores,
    /// How whitespace was estimated.
    pub whitespace: WhitespaceBasis,
    /// Products bought together, and who may take a new one.
    pub cross_sell: CrossSellPortfolio,
    /// The open deals by stage, joined to an account or not; the stage with the greatest value first.
    pub stages: Vec<StageScores>,
    /// Whether the CRM's own probabilities hold.
    pub crm_calibration: Known<CrmCalibration>,
    /// What shrinks the accounts' scores, and whether they differ at all.
    pub nps: PortfolioNps,
    /// What was answered in each quarter, oldest first.
    pub nps_quarters: Vec<NpsQuarter>,
    /// What comments are about.
    pub themes: Known<PortfolioThemes>,
    /// The models behind customer lifetime value, and what they rest on.
    pub clv: ClvModels,
    /// What is wrong with the data and was left out for it.
    pub findings: Vec<Finding>,
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

/// What was fitted over all accounts.
#[derive(Debug)]
pub struct Fitted {
    pub forecast: PortfolioForecast,
    pub whitespace: WhitespaceBasis,
    pub cross_sell: CrossSellPortfolio,
}

/// The portfolio's KPIs.
pub fn portfolio<'a>(
    facts: &AllFacts<'a>,
    accounts: &[AccountScores],
    fitted: Fitted,
    context: &Context<'a>,
    norms: &Norms<'a>,
) -> PortfolioScores {
    let period = context.portfolio.period;
    let Fitted { forecast, whitespace, cross_sell } = fitted;
    let votes = Votes::gather(facts, context, norms);
    let whole = Slice::whole(facts, accounts);
    let quarter = pipeline::quarter::quarter(facts, context, norms);
    let cohort = Cohort::of(facts, context);
    let mut kpis: Vec<Kpi> = measure(&whole, accounts, &votes, &cohort, context, norms)
        .into_iter()
        .map(|kpi| match kpi.metric {
            "pipeline_weighted" => pipeline::kpis::with_interval(kpi, facts, context, norms),
            _ => kpi,
        })
        .collect();
    let crm_calibration = pipeline::calibration::calibration(facts, context, norms);
    kpis.extend(pipeline::kpis::kpis(&quarter, &crm_calibration, norms));
    kpis.extend(votes.rates(&whole, accounts));
    let nps = PortfolioNps::of(accounts, norms);
    kpis.extend(nps.kpis());
    kpis.extend(csat::kpis(context, norms));
    kpis.push(priority_correlation(accounts, context));
    kpis.extend(cross_sell.kpis(accounts));
    kpis.extend(cost::kpis(facts, context, norms));
    kpis.push(clv::ratio(&kpis));
    let ltm = kpis.iter().find(|kpi| kpi.metric == "revenue_ltm");
    let ltm = ltm.map_or(Err(Unknown::DependsOn { figure: "revenue_ltm" }), |kpi| kpi.amount.ok_or(Unknown::FirstYear));
    kpis.extend(forecast.kpis(ltm));
    kpis.extend(leads::kpis(context));
    let parts: Vec<Vec<Kpi>> = slices(facts, accounts, context)
        .par_iter()
        .map(|slice| {
            let labelled = |kpi: Kpi| kpi.of_part(slice.dimension, &slice.value);
            measure(slice, accounts, &votes, &cohort, context, norms).into_iter().map(labelled).collect()
        })
        .collect();
    kpis.extend(parts.into_iter().flatten());
    let lines: Vec<&Line<'_>> = facts.lines().collect();
    let growth = |comparison| Growth::of(comparison, &lines, revenue_known(context), context, norms);
    PortfolioScores {
        below: below::below(&kpis, context.config),
        benchmarks: benchmark::benchmarks(&kpis, context),
        growth: Comparison::all(&context.portfolio.conventions.calendar).into_iter().map(growth).collect(),
        cohort,
        kpis,
        basis: norms.basis,
        win_rate_prices: norms.prices.clone(),
        months_observed: norms.first_month.map_or(0, |first| (period.since(first) + 1).clamp(0, 12)).unsigned_abs(),
        months: revenue_known(context).and_then(|()| months(facts.lines(), context, norms)),
        forecast,
        quarter,
        whitespace,
        cross_sell,
        stages: pipeline::totals::by_stage(facts, context, norms),
        crm_calibration,
        nps,
        nps_quarters: surveys::trend(facts, accounts, context, norms),
        themes: themes::portfolio(facts, accounts, context, norms),
        clv: norms.clv.summary.clone(),
        findings: findings::findings(facts, accounts, context, norms),
    }
}

/// How alike the order of the accounts is to that of the last published month.
fn priority_correlation(accounts: &[AccountScores], context: &Context<'_>) -> Kpi {
    let scores = accounts.iter().filter_map(|account| {
        Some((context.portfolio.account(account.account)?.record.id.as_str(), &account.priority.score))
    });
    let (value, n) = super::priority::correlation(scores, context.past);
    Kpi::new("priority_rank_correlation", Unit::Ratio, n, value)
}
