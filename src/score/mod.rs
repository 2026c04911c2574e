//! Figures of a portfolio as of a day: pure, without I/O and clock, the same whatever the order of rows and threads.
//!
//! Every figure is `Known`: a value, or the reason why there is none. Sums are in the portfolio's currency, shares are
//! 0 to 1, months are whole calendar months up to the portfolio's period.

mod account;
mod churn;
pub mod config;
mod evidence;
mod kpi;
mod nps;
mod pipeline;
mod priority;
mod renewal;
mod revenue;
mod sales;
mod service;
pub mod statistics;

use serde::Serialize;

pub use account::AccountScores;
pub use churn::{Band, ChurnScores, ChurnSignal, SignalKey};
pub use config::ScoreConfig;
pub use evidence::Evidence;
pub use kpi::{Finding, FindingKind, Kpi, PortfolioScores, QuarterScores, Unit};
pub use nps::{Answer, IntervalMethod, NpsChange, NpsCounts, NpsScores};
pub use pipeline::{Deal, PipelineScores, ProbabilitySource};
pub use priority::{Criterion, CriterionKey, PriorityScores, Quadrant, Tier};
pub use renewal::{Renewal, RenewalScores};
pub use revenue::{Basis, OrderScores, PaymentScores, ProductOwned, ProductScores, RevenueScores};
pub use sales::{Prices, SalesScores, ValueRate};
pub use service::{ContactScores, CsatScores, TicketScores, UsageScores};
pub use statistics::Rate;

use crate::model::Portfolio;

/// All scores of a run.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scores {
    /// In the order of the portfolio's accounts.
    pub accounts: Vec<AccountScores>,
    pub portfolio: PortfolioScores,
}

/// Scores every account and the portfolio, as of `portfolio.as_of`.
pub fn score(portfolio: &Portfolio, config: &ScoreConfig) -> Scores {
    let _ = (portfolio, config);
    todo!("the figures follow, one topic at a time")
}
