//! How many of the deals that were created are won, once all had the time for it.

use serde::Serialize;

use super::dimension::Slice;
use super::figure::{Days, Kpi, Note};
use super::measure::deals_known;
use super::spread::ceiling;
use crate::model::{Known, Month, Unknown, calendar::days_between};
use crate::score::Rate;
use crate::score::context::Context;
use crate::score::facts::AllFacts;
use crate::score::pipeline::deal::{DealFact, Outcome};
use crate::score::statistics::quantile;

/// The latest months of creation all of whose deals are old enough to have closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cohort {
    pub from: Month,
    pub to: Month,
    /// Days that the youngest deal of the cohort has had at least.
    pub age_days: i64,
}

/// Share of the closed deals that must have closed by the age of the cohort.
const CLOSED_SHARE: f64 = 0.95;

impl Cohort {
    pub fn of(facts: &AllFacts<'_>, context: &Context<'_>) -> Known<Cohort> {
        deals_known(context)?;
        let (period, as_of) = (context.portfolio.period, context.portfolio.as_of);
        let age_days = age_days(facts, context)?;
        let months = i32::try_from(context.config.sales.window_months).unwrap_or(i32::MAX);
        let first = facts.deals().filter_map(|deal| deal.row.created).min().map(Month::of);
        let first = first.filter(|first| *first <= period).ok_or(Unknown::FirstYear)?;
        let aged = |month: &Month| days_between(month.last_day(), as_of) >= age_days;
        let to = (0..=period.since(first)).map(|back| period.plus(-back)).find(aged).ok_or(Unknown::FirstYear)?;
        Ok(Cohort { from: first.max(to.plus(1 - months)), to, age_days })
    }

    fn holds(&self, deal: &DealFact<'_>) -> bool {
        deal.row.created.is_some_and(|created| (self.from..=self.to).contains(&Month::of(created)))
    }
}

fn age_days(facts: &AllFacts<'_>, context: &Context<'_>) -> Known<i64> {
    if let Some(days) = context.config.kpi.cohort_age_days {
        return Ok(i64::from(days));
    }
    let closed = facts.deals().filter(|deal| deal.is_closed());
    let mut ages: Vec<f64> = closed
        .filter_map(|deal| deal.age_days(deal.closed?))
        .filter_map(|days| i32::try_from(days).ok())
        .map(f64::from)
        .collect();
    ages.sort_by(f64::total_cmp);
    let need = context.config.sales.min_closed_deals.max(1);
    let too_few = Unknown::TooFew { have: ages.len(), need };
    quantile(&ages, CLOSED_SHARE).filter(|_| ages.len() >= need).map(ceiling).ok_or(too_few)
}

/// Won by the as-of date / created, over the cohort; open deals are in the base, those without a day of creation are not.
pub fn kpi(slice: &Slice<'_, '_>, cohort: &Known<Cohort>, context: &Context<'_>) -> Kpi {
    let metric = "win_rate_cohort";
    match cohort {
        Err(reason) => Kpi::rate(metric, Err(reason.clone())),
        Ok(cohort) => {
            let created: Vec<_> = slice.deals.iter().filter(|deal| cohort.holds(deal)).collect();
            let won = created.iter().filter(|deal| deal.outcome == Outcome::Won).count();
            let rate = Rate::of(won, created.len()).ok_or(Unknown::TooFew { have: 0, need: 1 });
            Kpi::rate(metric, deals_known(context).and(rate))
                .over(Days { from: cohort.from.first_day(), to: cohort.to.last_day() })
                .noting(Note::CohortAge { days: cohort.age_days })
        }
    }
}
