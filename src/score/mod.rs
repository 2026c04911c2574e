//! Figures of a portfolio as of a day: pure, without I/O and clock, the same whatever the order of rows and threads.
//!
//! Every figure is `Known`: a value, or the reason why there is none. Sums are in the portfolio's currency, shares are
//! 0 to 1, months are whole calendar months up to the portfolio's period.

pub mod abm;
mod account;
pub mod bridge;
pub mod churn;
pub mod clv;
pub mod config;
pub mod contact;
mod context;
mod counted;
pub mod crosssell;
mod earlier;
mod evidence;
mod facts;
mod findings;
pub mod forecast;
pub mod group;
pub mod hindsight;
pub mod kpi;
mod ledger;
mod money;
mod norms;
pub mod nps;
mod past;
mod payment;
pub mod people;
pub mod pipeline;
pub mod priority;
mod products;
mod revenue;
mod sales;
pub mod scope;
pub mod segment;
mod service;
mod split;
pub mod stakeholders;
pub mod statistics;
pub mod themes;
mod usage;
pub mod whitespace;
mod words;

use rayon::prelude::*;
use serde::Serialize;

pub use account::AccountScores;
pub use churn::{Band, ChurnModel, ChurnScores, ChurnSignal, SignalKey};
pub use clv::{ClvMethod, ClvModels, ClvPart, ClvScores};
pub use config::ScoreConfig;
pub use contact::ContactScores;
pub use counted::{CountedLine, counted_revenue};
pub use crosssell::{CrossSellScores, Proposal, ProposalBasis};
pub use earlier::{Before, Earlier};
pub use evidence::Evidence;
pub use findings::{Finding, FindingKind};
pub use forecast::{ForecastConfig, ForecastScores, PortfolioForecast, SeriesForecast};
pub use group::{GroupScores, Groups};
pub use hindsight::{Hindsight, hindsight};
pub use kpi::dimension::UNASSIGNED;
pub use kpi::{GrowthScores, Kpi, PortfolioScores, Unit};
pub use ledger::ledger;
pub use nps::interval as nps_interval;
pub use nps::{
    Answer, CesScores, CsatScores, IntervalMethod, NpsChange, NpsCounts, NpsQuarter, NpsScores, PortfolioNps,
};
pub use past::{Past, Standing};
pub use payment::PaymentScores;
pub use people::{OwnerScores, OwnerState, Receiver, ReceiverBasis};
pub use pipeline::{
    Chances, CrmCalibration, Deal, Interval, PipelineScores, ProbabilitySource, QuarterPart, QuarterScores, Renewal,
    RenewalScores, StageCalibration, StageScores,
};
pub use priority::{Criterion, CriterionKey, PriorityScores, Quadrant, RelationshipBy, Stability, Tier};
pub use products::{DealProducts, ProductOwned, ProductScores};
pub use revenue::{Basis, OrderScores, RevenueScores};
pub use sales::{Prices, SalesScores, ValueRate};
pub use scope::{ClassScores, leave_out};
pub use segment::{JourneyStage, Rfm, SegmentScores};
pub use service::TicketScores;
pub use stakeholders::{Part, PersonScores, StakeholderScores, part_told};
pub use statistics::Rate;
pub use themes::{PortfolioThemes, Theme, ThemeScores};
pub use usage::UsageScores;
pub use whitespace::{ProductWhitespace, WhitespaceScores};

use self::clv::config::ClvConfig;
use self::context::Context;
use self::facts::AllFacts;
use self::kpi::dimension;
use self::norms::Norms;
use self::nps::SurveyScales;
use crate::model::{AccountIx, Portfolio, Unknown};

/// All scores of a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scores {
    /// In the order of the portfolio's accounts.
    pub accounts: Vec<AccountScores>,
    /// Accounts that belong together, rolled up; nothing else depends on them.
    pub groups: Groups,
    pub portfolio: PortfolioScores,
    /// What stands for the relationship in the priority of all accounts.
    pub relationship_by: RelationshipBy,
    /// The churn band from which an account counts as at risk, in every figure, quadrant and sentence.
    pub at_risk_from: Band,
}

impl Scores {
    /// Whether an account counts as at risk of churn; one without a band does not.
    pub fn is_at_risk(&self, account: &AccountScores) -> bool {
        account.churn.band.as_ref().is_ok_and(|band| *band >= self.at_risk_from)
    }
}

/// Scores every account and the portfolio, as of `portfolio.as_of`.
pub fn score(portfolio: &Portfolio, config: &ScoreConfig, past: &Past) -> Scores {
    let context = Context::new(portfolio, config, past);
    let scales = SurveyScales::of(&context);
    let facts = AllFacts::gather(&context, &scales);
    let norms = Norms::of(&context, &facts, &scales);
    let mut accounts = each_account(&facts, &context, &norms);
    churn::risk::apply(&mut accounts, &context);
    segment::sort(&mut accounts, &context, &norms);
    scope::compare(&mut accounts, &context);
    let (forecast, of_accounts) = forecast::foretell(&facts, &context, &norms);
    for (account, forecast) in accounts.iter_mut().zip(of_accounts) {
        account.forecast = forecast;
    }
    let matrix = whitespace::Matrix::of(&accounts, &context, &norms);
    let whitespace = whitespace::estimate(&mut accounts, &matrix, &context);
    let cross_sell = crosssell::propose(&mut accounts, &facts, &matrix, &context);
    nps::mark_discoveries(&mut accounts, config.nps.false_discovery_share);
    let relationship_by = priority::prioritise(&mut accounts, &context, &norms);
    let fitted = kpi::Fitted { forecast, whitespace, cross_sell };
    let portfolio = kpi::portfolio(&facts, &accounts, fitted, &context, &norms);
    let ltm = portfolio.kpi("revenue_ltm").and_then(|kpi| kpi.amount.ok_or(Unknown::FirstYear));
    let groups = group::groups(&facts, &accounts, &ltm, &context, &norms);
    Scores { accounts, groups, portfolio, relationship_by, at_risk_from: config.priority.high_risk_from }
}

/// The scores of the accounts alone, without priority, and without the fitted models of lifetime value, which nothing
/// that looks at many days of the past asks for and which take most of the time.
pub(crate) fn account_scores(portfolio: &Portfolio, config: &ScoreConfig) -> Vec<AccountScores> {
    let past = Past::default();
    let clv = ClvConfig { min_contracts: usize::MAX, min_repeaters: usize::MAX, ..config.clv.clone() };
    let config = ScoreConfig { clv, ..config.clone() };
    let context = Context::new(portfolio, &config, &past);
    let scales = SurveyScales::of(&context);
    let facts = AllFacts::gather(&context, &scales);
    let norms = Norms::of(&context, &facts, &scales);
    each_account(&facts, &context, &norms)
}

/// The scores of the accounts with all that ranks them, without what takes long and ranks nothing: fitted models of
/// lifetime value, the forecast, draws of weights.
pub(crate) fn ranked_scores(portfolio: &Portfolio, config: &ScoreConfig) -> (Vec<AccountScores>, RelationshipBy) {
    let past = Past::default();
    let mut config = config.clone();
    (config.clv.min_contracts, config.clv.min_repeaters) = (usize::MAX, usize::MAX);
    config.priority.draws = 0;
    let context = Context::new(portfolio, &config, &past);
    let scales = SurveyScales::of(&context);
    let facts = AllFacts::gather(&context, &scales);
    let norms = Norms::of(&context, &facts, &scales);
    let mut accounts = each_account(&facts, &context, &norms);
    segment::sort(&mut accounts, &context, &norms);
    let matrix = whitespace::Matrix::of(&accounts, &context, &norms);
    whitespace::estimate(&mut accounts, &matrix, &context);
    let by = priority::prioritise(&mut accounts, &context, &norms);
    (accounts, by)
}

fn each_account(facts: &AllFacts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Vec<AccountScores> {
    let places: Vec<AccountIx> = context.portfolio.account_ixs().collect();
    let accounts = facts.accounts.par_iter().zip(places);
    accounts.map(|(own, account)| AccountScores::of(account, own, context, norms)).collect()
}
