//! One figure of the long table, and what must be said beside it.

use serde::Serialize;

pub use crate::model::calendar::Days;
use crate::model::{Decimal, Known};
use crate::score::{Rate, money};

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
    /// First and last day of what it is told from, where that is a span of days of its own.
    pub days: Option<Days>,
    /// What must be said beside it.
    pub notes: Vec<Note>,
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

/// What a reader has to know to take a figure for what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum Note {
    /// Under [`SMALL_N`] observations: nothing can be concluded from it.
    SmallN,
    /// The base is 0: all of it is new, and only the absolute change is told.
    New,
    /// The data cover only some of the months.
    PartMonths { observed: u32, of: u32 },
    /// A period that is not over, against as many days of the base.
    LikeForLike { days: i64, base_days: i64 },
    /// Whole years between the ends.
    Years { years: u32 },
    /// At the deals' own amounts.
    DealPrices,
    /// At the products' list prices.
    ListPrices,
    /// Every member of the cohort is at least this old.
    CohortAge { days: i64 },
    /// Converted within so many days of being made.
    Within { days: i64 },
    /// The members of the cohort are of all ages from 0 up.
    NotAged,
    /// Costs of months that lie so much earlier.
    Lag { months: u32 },
    /// Won amounts at the margin of the revenue lines.
    AtMarginRate,
    /// With its share of the costs that are attributed to nothing.
    SharedCosts,
}

/// Observations under which a share is greyed.
pub const SMALL_N: usize = 10;

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Note::New => f.write_str("new"),
            Note::SmallN => f.write_str("small n"),
            Note::PartMonths { observed, of } => write!(f, "{observed} of {of} months"),
            Note::LikeForLike { days, base_days } => write!(f, "not over: {days} days against {base_days}"),
            Note::Years { years } => write!(f, "over {years} years"),
            Note::DealPrices => f.write_str("at deal amounts"),
            Note::ListPrices => f.write_str("at list prices"),
            Note::CohortAge { days } => write!(f, "cohort aged {days} days or more"),
            Note::Within { days } => write!(f, "within {days} days"),
            Note::NotAged => f.write_str("cohort not aged"),
            Note::Lag { months } => write!(f, "costs {months} months earlier"),
            Note::AtMarginRate => f.write_str("won amounts at the gross margin of revenue"),
            Note::SharedCosts => f.write_str("with its share of unattributed costs"),
        }
    }
}

impl Kpi {
    pub fn new(metric: &'static str, unit: Unit, n: usize, value: Known<f64>) -> Kpi {
        Kpi {
            metric,
            dimension: "",
            value_of_dimension: String::new(),
            value,
            amount: None,
            low: None,
            high: None,
            unit,
            n,
            days: None,
            notes: Vec::new(),
        }
    }

    pub fn money(metric: &'static str, n: usize, amount: Known<Decimal>) -> Kpi {
        Kpi { amount: amount.clone().ok(), ..Kpi::new(metric, Unit::Money, n, amount.map(money::float)) }
    }

    pub fn count(metric: &'static str, n: Known<usize>) -> Kpi {
        let observed = n.clone().unwrap_or(0);
        Kpi::new(metric, Unit::Count, observed, n.map(crate::score::statistics::count))
    }

    pub fn rate(metric: &'static str, rate: Known<Rate>) -> Kpi {
        let known = rate.as_ref().ok();
        let kpi = Kpi {
            low: known.map(|rate| rate.low),
            high: known.map(|rate| rate.high),
            ..Kpi::new(metric, Unit::Share, known.map_or(0, |rate| rate.n), rate.clone().map(|rate| rate.value))
        };
        if known.is_some_and(|rate| rate.n < SMALL_N) { kpi.noting(Note::SmallN) } else { kpi }
    }

    /// The same figure of a part.
    pub fn of_part(self, dimension: &'static str, value: &str) -> Kpi {
        Kpi { dimension, value_of_dimension: value.to_owned(), ..self }
    }

    pub fn noting(mut self, note: Note) -> Kpi {
        self.notes.push(note);
        self
    }

    pub fn over(self, days: Days) -> Kpi {
        Kpi { days: Some(days), ..self }
    }

    /// With a 95 % interval, where one is known.
    pub fn between(self, interval: Option<(f64, f64)>) -> Kpi {
        Kpi { low: interval.map(|(low, _)| low), high: interval.map(|(_, high)| high), ..self }
    }
}
