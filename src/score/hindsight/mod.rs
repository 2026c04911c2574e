//! What past scores said, against what happened: the same records scored as of past days.
//!
//! Each day is scored as a run of that day would have scored it, from rows known by then; what happened is read from all
//! rows known by now. What the records can't tell as of then is listed with the result.

pub mod calibration;
pub mod churn;
pub mod config;
pub mod departure;
pub mod forecast;
pub mod limits;
pub mod origins;
pub mod quarters;
pub mod sensitivity;

use std::collections::HashMap;

use serde::Serialize;

pub use calibration::{Calibration, CalibrationBin};
pub use churn::{BandRecord, ChurnRecord};
pub use config::HindsightConfig;
pub use forecast::{ForecastRecord, Foretold};
pub use limits::{Limit, LimitKey};
pub use quarters::{QuarterPast, QuarterRecord};
pub use sensitivity::WeightMove;

use super::context::Context;
use super::facts::AllFacts;
use super::nps::SurveyScales;
use super::pipeline::Outcome;
use super::{Band, Past, QuarterScores, ScoreConfig, score};
use crate::model::{Date, Known, Origin, Portfolio};

/// Past scores against outcomes, as of a day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hindsight {
    pub as_of: Date,
    /// The days that were scored again, latest first.
    pub days: Vec<Date>,
    /// Churn points, one record a horizon.
    pub churn: Vec<ChurnRecord>,
    pub forecast_12_months: Known<ForecastRecord>,
    pub forecast_quarter: Known<ForecastRecord>,
    pub quarters: Known<QuarterRecord>,
    /// Chances of open deals to be won soon, against what was.
    pub win_chances: Known<Calibration>,
    /// The same, of reps to make their quarter's quota.
    pub quota_chances: Known<Calibration>,
    /// How many accounts change tier when one weight of the priority moves.
    pub sensitivity: Vec<WeightMove>,
    /// What the records can't tell as of a past day.
    pub limits: Vec<Limit>,
}

/// What a past day's scores said, as far as it is held against anything.
struct Glimpse {
    day: Date,
    /// In the order of the portfolio's accounts.
    bands: Vec<Known<Band>>,
    quarter: QuarterScores,
    /// Of open deals that lead to an account: where the row is, and its chance to be won soon.
    soon: Vec<(Origin, f64)>,
    foretold: Known<Foretold>,
}

impl Glimpse {
    fn of(portfolio: &Portfolio, day: Date, config: &ScoreConfig) -> Glimpse {
        let scores = score(&portfolio.as_known_on(day), config, &Past::default());
        let deals = scores.accounts.iter().flat_map(|account| &account.pipeline.deals);
        Glimpse {
            day,
            bands: scores.accounts.iter().map(|account| account.churn.band.clone()).collect(),
            soon: deals.filter_map(|deal| Some((deal.origin, deal.chances.as_ref().ok()?.soon?))).collect(),
            foretold: forecast::foretold(&scores),
            quarter: scores.portfolio.quarter,
        }
    }
}

/// Scores the month ends before the period again and compares.
pub fn hindsight(portfolio: &Portfolio, config: &ScoreConfig) -> Hindsight {
    let past = Past::default();
    let context = Context::new(portfolio, config, &past);
    let facts = AllFacts::gather(&context, &SurveyScales::of(&context));
    let now = score(portfolio, config, &past);
    let days = origins::month_ends(portfolio, &facts, config.hindsight.months);
    let glimpses: Vec<Glimpse> = days.iter().map(|day| Glimpse::of(portfolio, *day, config)).collect();
    let months = now.portfolio.months.clone();
    let timelines = departure::timelines(&facts, &context);
    Hindsight {
        as_of: portfolio.as_of,
        churn: config.hindsight.churn_days.iter().map(|n| churn::record(*n, &glimpses, &timelines, &context)).collect(),
        forecast_12_months: forecast::record(&glimpses, &months, 12, config),
        forecast_quarter: forecast::record(&glimpses, &months, 3, config),
        quarters: quarters::record(&glimpses, &facts, &context),
        win_chances: win_chances(&glimpses, &facts, &context),
        quota_chances: quarters::quota_chances(&glimpses, config),
        sensitivity: sensitivity::moves(&now.accounts, config),
        limits: limits::limits(&context),
        days,
    }
}

/// Days that are far enough apart for no deal to be won in the window of two of them.
fn win_chances(glimpses: &[Glimpse], facts: &AllFacts<'_>, context: &Context<'_>) -> Known<Calibration> {
    let days = i64::from(context.config.sales.soon_days);
    let won: HashMap<Origin, Date> = facts
        .deals()
        .filter(|deal| deal.outcome == Outcome::Won)
        .filter_map(|deal| Some((deal.row.origin, deal.closed?)))
        .collect();
    let apart = origins::apart(glimpses, days, context.portfolio.as_of);
    let won = &won;
    let pairs = apart.iter().flat_map(|glimpse| {
        let end = origins::days_after(glimpse.day, days);
        glimpse.soon.iter().map(move |(origin, chance)| {
            (*chance, won.get(origin).is_some_and(|closed| Some(*closed) <= end && *closed > glimpse.day))
        })
    });
    Calibration::of(&pairs.collect::<Vec<_>>(), context.config.hindsight.min_events)
}
