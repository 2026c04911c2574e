//! Whether the accounts that left had been called at risk.

use serde::Serialize;

use super::departure::{Departure, departure};
use super::{Glimpse, origins};
use crate::model::{Date, Known, Unknown};
use crate::score::churn::Timeline;
use crate::score::context::Context;
use crate::score::{Band, Rate};

/// The bands of the churn points against who left within some days. A case is an account on a day on which it was a
/// customer; the windows of the days do not overlap, so that an account leaves at most once.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChurnRecord {
    pub horizon_days: u32,
    /// Days whose windows are over, latest first.
    pub days: Vec<Date>,
    pub customers: usize,
    pub left: usize,
    /// Customers of whom it can't be told yet.
    pub censored: usize,
    /// Customers without a band, and those of them who left.
    pub without_band: usize,
    pub left_without_band: usize,
    /// Low, medium, high.
    pub bands: Vec<BandRecord>,
    /// The band from which on an account is called at risk.
    pub alarm_from: Band,
    /// Called at risk, and left.
    pub hits: usize,
    /// Left without having been called at risk, those without a band included.
    pub missed: usize,
    /// Called at risk, and stayed.
    pub false_alarms: usize,
    /// Of those called at risk the share that left. Unknown under the least number of departures.
    pub precision: Known<Rate>,
    /// Of those that left the share that was called at risk.
    pub recall: Known<Rate>,
    /// Share of all customers that left: what a precision is to be held against.
    pub base_rate: Known<Rate>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BandRecord {
    pub band: Band,
    pub customers: usize,
    pub left: usize,
    /// left / customers.
    pub rate: Option<Rate>,
}

/// A customer on a day.
struct Case {
    band: Option<Band>,
    left: bool,
}

pub(super) fn record(days: u32, glimpses: &[Glimpse], timelines: &[Timeline], context: &Context<'_>) -> ChurnRecord {
    let window = i64::from(days);
    let apart = origins::apart(glimpses, window, context.portfolio.as_of);
    let (mut cases, mut censored) = (Vec::new(), 0);
    for glimpse in &apart {
        let Some(end) = origins::days_after(glimpse.day, window) else { continue };
        for (timeline, band) in timelines.iter().zip(&glimpse.bands) {
            let left = match departure(timeline, glimpse.day, end, context) {
                Departure::Left => true,
                Departure::Stayed => false,
                Departure::Censored => {
                    censored += 1;
                    continue;
                }
                Departure::NotCustomer => continue,
            };
            cases.push(Case { band: band.as_ref().ok().copied(), left });
        }
    }
    let days_of = apart.iter().map(|glimpse| glimpse.day).collect();
    of_cases(&cases, days, days_of, censored, context)
}

fn of_cases(cases: &[Case], horizon_days: u32, days: Vec<Date>, censored: usize, context: &Context<'_>) -> ChurnRecord {
    let alarm_from = context.config.priority.high_risk_from;
    let number = |holds: &dyn Fn(&Case) -> bool| cases.iter().filter(|case| holds(case)).count();
    let called = |case: &Case| case.band.is_some_and(|band| band >= alarm_from);
    let left = number(&|case| case.left);
    let (hits, alarms) = (number(&|case| case.left && called(case)), number(&called));
    let need = context.config.hindsight.min_events.max(1);
    let rate = |successes, n| {
        if left < need {
            return Err(Unknown::TooFew { have: left, need });
        }
        Rate::of(successes, n).ok_or(Unknown::TooFew { have: 0, need: 1 })
    };
    let bands = [Band::Low, Band::Medium, Band::High].map(|band| {
        let customers = number(&|case| case.band == Some(band));
        let left = number(&|case| case.left && case.band == Some(band));
        BandRecord { band, customers, left, rate: Rate::of(left, customers) }
    });
    ChurnRecord {
        horizon_days,
        days,
        customers: cases.len(),
        left,
        censored,
        without_band: number(&|case| case.band.is_none()),
        left_without_band: number(&|case| case.left && case.band.is_none()),
        bands: bands.to_vec(),
        alarm_from,
        hits,
        missed: left - hits,
        false_alarms: alarms - hits,
        precision: rate(hits, alarms),
        // Without any band nobody could be called: that is no recall of 0.
        recall: if cases.iter().any(|case| case.band.is_some()) {
            rate(hits, left)
        } else {
            Err(Unknown::DependsOn { figure: "churn_band" })
        },
        base_rate: rate(left, cases.len()),
    }
}
