//! The figures of the whole portfolio that only the pipeline tells.

use super::calibration::CrmCalibration;
use super::open::Assessment;
use super::outlook::{Detail, Interval, Outlook};
use super::quarter::QuarterScores;
use super::totals::{assess, bets};
use crate::model::{Decimal, Known};
use crate::score::context::Context;
use crate::score::facts::AllFacts;
use crate::score::norms::Norms;
use crate::score::{Kpi, Unit, money};

/// The quarter, win chances, and whether the CRM's probabilities hold.
pub fn kpis(quarter: &QuarterScores, crm: &Known<CrmCalibration>, norms: &Norms<'_>) -> Vec<Kpi> {
    let followed = norms.wins.by_age.as_ref().map_or(0, |curve| curve.followed_beyond(-1));
    let win_share = norms.wins.ever_from_the_start();
    let deals = crm.as_ref().map_or(0, |crm| crm.won.n);
    vec![
        Kpi::new("win_incidence_share", Unit::Share, followed, win_share),
        Kpi::new("pipeline_coverage", Unit::Ratio, 1, quarter.coverage.clone()),
        bounded(Kpi::money("quarter_expected", 1, quarter.expected.clone()), &quarter.interval),
        Kpi::money("quarter_over_quota", 1, quarter.gap.clone()),
        Kpi::new("quarter_reach_probability", Unit::Share, 1, quarter.reach_probability.clone()),
        Kpi::new(
            "crm_probability_mean",
            Unit::Share,
            deals,
            crm.as_ref().map(|crm| crm.promised).map_err(Clone::clone),
        ),
        Kpi::rate("crm_probability_won_share", crm.as_ref().map(|crm| crm.won).map_err(Clone::clone)),
    ]
}

fn bounded(kpi: Kpi, interval: &Known<Interval>) -> Kpi {
    let bound = |pick: fn(&Interval) -> Decimal| interval.as_ref().ok().map(|interval| money::float(pick(interval)));
    Kpi { low: bound(|interval| interval.low_95), high: bound(|interval| interval.high_95), ..kpi }
}

/// Gives the weighted pipeline of all deals its interval.
pub fn with_interval(kpi: Kpi, facts: &AllFacts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> Kpi {
    let open = assess(facts.deals(), context, norms);
    let ever = |assessment: &Assessment| assessment.chances.as_ref().ok().map(|chances| chances.ever);
    let interval = kpi.value.clone().and_then(|_| {
        let detail = Detail::of_whole(context.config.sales.simulation_draws);
        Outlook::of(&bets(&open, ever, context), "portfolio", context.portfolio.as_of, detail).interval(Decimal::ZERO)
    });
    bounded(kpi, &interval)
}
