//! The chance that an open deal is won: by stage and age, by age, or as the CRM says.

use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;
use serde::Serialize;

use super::deal::{DealFact, Outcome};
use super::incidence::Incidence;
use super::stay::{self, Landmark, Stay, shrunk_rate};
use crate::model::calendar::days_between;
use crate::model::{Date, Known, Unknown};
use crate::score::context::Context;
use crate::score::facts::AllFacts;
use crate::score::statistics::count;

/// Where a win probability is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProbabilitySource {
    /// The CRM's own.
    Crm,
    /// The company's deals that stood at the same stage at the same age.
    HistoryByStage,
    /// The company's deals that were still open at this age, whatever their stage.
    HistoryByAge,
    /// Older than any deal that ever closed: 0.
    Stale,
}

/// The chances of an open deal, each 0 to 1, up is good.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Chances {
    /// Won at any time.
    pub ever: f64,
    /// Won by the end of the quarter that holds the as-of date; unlike the others also from an expected close alone.
    pub in_quarter: Option<f64>,
    /// Won within the days that the configuration calls soon.
    pub soon: Option<f64>,
    pub source: ProbabilitySource,
    /// Deals that were followed on from the same stage and age, or age; none behind a CRM's probability.
    pub deals: Option<usize>,
}

/// Months of a quarter.
pub const QUARTER_MONTHS: i32 = 3;

/// What the company's history tells of open deals.
#[derive(Debug)]
pub struct WinModel<'a> {
    /// By age, of all deals; None with too few closed ones.
    pub by_age: Option<Incidence>,
    too_few: Unknown,
    /// Of the stages and ages at which open deals stand.
    by_stage: HashMap<(&'a str, i64), Chances>,
    soon_days: i64,
    as_of: Date,
    /// The last day of the quarter that holds the as-of date.
    quarter_end: Date,
    /// The CRM's probabilities are 0 to 100.
    in_percent: bool,
}

impl<'a> WinModel<'a> {
    pub fn of(facts: &AllFacts<'a>, context: &Context<'a>) -> WinModel<'a> {
        let (as_of, config) = (context.portfolio.as_of, &context.config.sales);
        let closed = facts.deals().filter(|deal| deal.is_closed() && deal.age_days(as_of).is_some()).count();
        let mut model = WinModel {
            by_age: Incidence::of_deals(facts.deals(), as_of, config.min_closed_deals),
            too_few: Unknown::TooFew { have: closed, need: config.min_closed_deals },
            by_stage: HashMap::new(),
            soon_days: i64::from(config.soon_days),
            as_of,
            quarter_end: context.portfolio.conventions.calendar.quarter_end(as_of),
            in_percent: facts.deals().any(|deal| deal.row.probability.is_some_and(|p| p > 1.0)),
        };
        let Some(by_age) = &model.by_age else { return model };
        let stays = stay::stays(facts.deals(), context);
        let open = facts.deals().filter(|deal| deal.outcome == Outcome::Open);
        let wanted: BTreeSet<(&str, i64)> =
            open.filter_map(|deal| Some((*deal.stage.as_ref().ok()?, deal.age_days(as_of)?))).collect();
        let of = |(stage, age): (&'a str, i64)| {
            let stays = stays.get(stage)?;
            let chances = model.landmark(by_age, stays, age, config.stage_prior_deals, config.min_stage_deals)?;
            Some(((stage, age), chances))
        };
        model.by_stage = wanted.into_par_iter().filter_map(of).collect();
        model
    }

    fn quarter_days(&self) -> i64 {
        days_between(self.as_of, self.quarter_end)
    }

    fn landmark(&self, by_age: &Incidence, stays: &[Stay], age: i64, prior: f64, least: usize) -> Option<Chances> {
        let horizons = [None, Some(self.quarter_days()), Some(self.soon_days)];
        let Landmark { deals, won } = Landmark::of(stays, age, horizons);
        if deals < least.max(1) {
            return None;
        }
        let mut chances = won.iter().zip(horizons).map(|(won, horizon)| {
            shrunk_rate(won * count(deals), count(deals), by_age.win_probability(age, horizon), prior).clamp(0.0, 1.0)
        });
        let ever = chances.next()?;
        // Rounding of two sums must not let a part exceed the whole.
        let mut part = || chances.next().map(|part| part.min(ever));
        let (in_quarter, soon) = (part(), part());
        Some(Chances { ever, in_quarter, soon, source: ProbabilitySource::HistoryByStage, deals: Some(deals) })
    }

    /// By stage and age where enough deals stood there, else by age alone; unknown where too few deals closed.
    pub fn history(&self, stage: &Known<&str>, age: &Known<i64>) -> Known<Chances> {
        let age = age.clone()?;
        let by_age = self.by_age.as_ref().ok_or_else(|| self.too_few.clone())?;
        let zero = Some(0.0);
        if by_age.is_stale(age) {
            let source = ProbabilitySource::Stale;
            return Ok(Chances { ever: 0.0, in_quarter: zero, soon: zero, source, deals: Some(0) });
        }
        let by_stage = stage.as_ref().ok().and_then(|stage| self.by_stage.get(&(*stage, age)));
        Ok(by_stage.copied().unwrap_or_else(|| Chances {
            ever: by_age.win_probability(age, None),
            in_quarter: Some(by_age.win_probability(age, Some(self.quarter_days()))),
            soon: Some(by_age.win_probability(age, Some(self.soon_days))),
            source: ProbabilitySource::HistoryByAge,
            deals: Some(by_age.followed_beyond(age)),
        }))
    }

    /// Of an open deal: the CRM's where it is trusted and the deal stands as exported, else the history's. Stale deals
    /// have none, whatever the CRM says.
    pub fn chances(&self, deal: &DealFact<'_>, trust_crm: bool) -> Known<Chances> {
        let history = self.history(&deal.stage, &deal.age(self.as_of));
        let stands = deal.stage.as_ref().is_ok_and(|stage| *stage == deal.row.stage);
        let crm = self.crm_probability(deal).filter(|_| trust_crm && stands);
        match (crm, history) {
            (Some(_), Ok(history)) if history.source == ProbabilitySource::Stale => Ok(history),
            (Some(crm), history) => Ok(self.of_crm(crm, deal.expected_close, history.ok())),
            (None, history) => history,
        }
    }

    /// The CRM's own probability of a deal, 0 to 1.
    pub fn crm_probability(&self, deal: &DealFact<'_>) -> Option<f64> {
        let scale = if self.in_percent { 100.0 } else { 1.0 };
        deal.row.probability.map(|given| given / scale).filter(|given| (0.0..=1.0).contains(given))
    }

    /// The CRM tells whether, not when: the share of the wins still to come that fall within the days is the history's;
    /// without a history the expected close decides.
    fn of_crm(&self, crm: f64, expected_close: Option<Date>, history: Option<Chances>) -> Chances {
        let timed = |part: Option<f64>, days: i64| match history {
            Some(history) if history.ever > 0.0 => part.map(|part| crm * (part / history.ever).clamp(0.0, 1.0)),
            Some(_) => Some(0.0),
            None => expected_close.map(|close| {
                let ahead = days_between(self.as_of, close);
                if (0..=days).contains(&ahead) { crm } else { 0.0 }
            }),
        };
        Chances {
            ever: crm,
            in_quarter: timed(history.and_then(|history| history.in_quarter), self.quarter_days()),
            soon: timed(history.and_then(|history| history.soon), self.soon_days),
            source: ProbabilitySource::Crm,
            deals: None,
        }
    }

    /// Share of all deals that are ever won, open ones censored at their age.
    pub fn ever_from_the_start(&self) -> Known<f64> {
        self.by_age.as_ref().map(Incidence::won_in_all).ok_or_else(|| self.too_few.clone())
    }

    /// Older than any deal that ever closed.
    pub fn is_stale(&self, age: &Known<i64>) -> Known<bool> {
        let age = age.clone()?;
        self.by_age.as_ref().map(|by_age| by_age.is_stale(age)).ok_or_else(|| self.too_few.clone())
    }
}
