//! Scores without the figures that a reader is not shown.

use super::{Hidden, Topic};
use crate::model::{Known, NoOffer, Unknown};
use crate::score::Evidence;
use crate::score::churn::ChurnSignal;
use crate::score::{AccountScores, GroupScores, Scores};

/// Portfolio figures that tell the margin.
const MARGIN_KPIS: [&str; 5] = ["gross_margin_share", "margin_ltm", "clv_total", "clv_cac_ratio", "roi_pct"];

/// The scores as a reader may know them: hidden figures are unknown, with the reason that they are not shown. Nothing
/// that is planned from them can state a hidden figure, nor what follows from one alone: such an action is not proposed
/// to this reader either.
pub fn withheld(scores: &Scores, hidden: &Hidden) -> Scores {
    let mut scores = scores.clone();
    for topic in hidden {
        match topic {
            Topic::Churn => {
                scores.accounts.iter_mut().for_each(hide_churn);
                scores.groups.groups.iter_mut().for_each(hide_group_risk);
            }
            Topic::Margin => {
                scores.accounts.iter_mut().for_each(hide_margin);
                scores.groups.groups.iter_mut().for_each(hide_group_value);
                hide_kpis(&mut scores, &MARGIN_KPIS);
            }
        }
    }
    scores
}

fn hidden<T>() -> Known<T> {
    Err(Unknown::Withheld)
}

fn hide_churn(account: &mut AccountScores) {
    let churn = &mut account.churn;
    (churn.points, churn.observed_share, churn.max_points_observed) = (0.0, 0.0, 0.0);
    (churn.score, churn.band, churn.risk, churn.model) = (hidden(), hidden(), hidden(), None);
    for signal in &mut churn.signals {
        hide_signal(signal);
    }
    account.priority.quadrant = hidden();
    account.clv.p_alive = hidden();
    account.clv.parts.iter_mut().for_each(|part| part.p_alive = hidden());
    // That nothing is proposed because of a high risk tells the risk.
    if account.cross_sell.proposals == Err(Unknown::NoOffer { because: NoOffer::HighRisk }) {
        account.cross_sell.proposals = hidden();
    }
}

fn hide_signal(signal: &mut ChurnSignal) {
    (signal.value, signal.points, signal.date, signal.evidence) = (hidden(), 0.0, None, Evidence::default());
}

fn hide_group_risk(group: &mut GroupScores) {
    let risk = &mut group.risk;
    (risk.highest, risk.highest_at, risk.revenue_at_risk) = (hidden(), None, hidden());
    risk.bands.clear();
}

fn hide_margin(account: &mut AccountScores) {
    let clv = &mut account.clv;
    (clv.value, clv.low, clv.high, clv.expected_margin_12m) = (hidden(), hidden(), hidden(), hidden());
    (clv.methods, clv.parts, clv.set_by) = (Vec::new(), Vec::new(), None);
}

fn hide_group_value(group: &mut GroupScores) {
    (group.clv.total, group.clv.of_known, group.clv.known) = (hidden(), hidden(), 0);
}

fn hide_kpis(scores: &mut Scores, names: &[&str]) {
    let portfolio = &mut scores.portfolio;
    for kpi in portfolio.kpis.iter_mut().filter(|kpi| names.contains(&kpi.metric)) {
        (kpi.value, kpi.amount, kpi.low, kpi.high) = (hidden(), None, None, None);
    }
    portfolio.below.parts.retain(|part| !names.contains(&part.metric));
    portfolio.benchmarks.retain(|benchmark| !names.contains(&benchmark.metric.as_str()));
}
