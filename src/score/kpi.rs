//! The KPIs of the whole portfolio and by dimension, as a long table.

use serde::Serialize;

use crate::model::{Decimal, Entity, Known, Month, Origin, Unknown};

/// The figures of the portfolio.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PortfolioScores {
    /// The whole portfolio first, then by dimension; ordered by metric as documented, dimension, value of dimension.
    pub kpis: Vec<Kpi>,
    /// Revenue (or bookings) month by month, oldest first, of all rows that count, joined to an account or not.
    pub months: Known<Vec<(Month, Decimal)>>,
    /// The quarter that holds the as-of date.
    pub quarter: QuarterScores,
    /// What is wrong with the data and was left out for it.
    pub findings: Vec<Finding>,
}

/// Will the quarter be made?
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuarterScores {
    pub first: Month,
    /// Won in the quarter up to the as-of date.
    pub won: Known<Decimal>,
    pub quota: Known<Decimal>,
    /// Open deals expected to close in the rest of the quarter.
    pub open: Known<Decimal>,
    pub weighted: Known<Decimal>,
    /// open / (quota − won); unknown where nothing is left to sell.
    pub coverage: Known<f64>,
}

/// A record that could not be used as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    pub kind: FindingKind,
    pub entity: Entity,
    pub origin: Origin,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// An NPS rating that is no whole number from 0 to 10.
    RatingOffScale,
    /// A satisfaction rating outside the configured scale.
    CsatOffScale,
    /// A deal that closed before it was created: left out of the cycle.
    NegativeCycle,
    /// An amount in a currency without an exchange rate.
    NoRate,
    /// Closed, but neither its flags nor its stage and status tell whether it was won.
    OutcomeUnknown,
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
