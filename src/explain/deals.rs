//! Open deals, closed deals, the next renewal.

use super::figure::{Figures, days, rate, share};
use crate::model::Decimal;
use crate::score::{AccountScores, Deal, Evidence, Interval, Prices, ProbabilitySource, Renewal, ValueRate};

/// Deals that are told one by one, the greatest first.
const TOLD_DEALS: usize = 10;

pub fn open(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    let pipeline = &s.pipeline;
    f.add("open_deals", &pipeline.count, ToString::to_string, &pipeline.evidence);
    f.add("pipeline_open", &pipeline.value, &money, &pipeline.evidence);
    f.add("pipeline_weighted", &pipeline.weighted, &money, &pipeline.evidence);
    let interval = |i: &Interval| {
        let [low, low_80, high_80, high] = [i.low_95, i.low_80, i.high_80, i.high_95].map(|bound| money(&bound));
        format!("{low} to {high} in 95 of 100 courses, {low_80} to {high_80} in 80")
    };
    f.add("pipeline_interval", &pipeline.interval, interval, &pipeline.evidence);
    for deal in pipeline.deals.iter().take(TOLD_DEALS) {
        told(f, deal, &money);
    }
}

/// A deal's chance, where it is from and what would change it.
fn told(f: &mut Figures<'_>, deal: &Deal, money: &impl Fn(&Decimal) -> String) {
    let row: Evidence = std::iter::once(deal.origin).collect();
    let of = |probability: &f64| {
        let worth = deal.weighted.as_ref().map_or_else(|_| String::new(), |weighted| format!(", {}", money(weighted)));
        format!("{} {}{worth}", share(probability), source(deal))
    };
    let figure = f.add(format!("win_probability {}", deal.id), &deal.probability, of, &row);
    figure.would_change = would_change(deal);
}

fn source(deal: &Deal) -> String {
    let Ok(chances) = &deal.chances else { return String::new() };
    let stage = deal.stage.as_deref().unwrap_or("unknown");
    let age = deal.age_days.as_ref().map_or_else(|_| "unknown".to_owned(), |age| format!("{age} days"));
    let deals = chances.deals.unwrap_or(0);
    let nearer = match (chances.in_quarter, chances.soon) {
        (Some(quarter), Some(soon)) => format!("; {} in the quarter, {} soon", share(&quarter), share(&soon)),
        _ => String::new(),
    };
    match chances.source {
        ProbabilitySource::Crm => format!("by the CRM{nearer}"),
        ProbabilitySource::HistoryByStage => format!("by {deals} deals at stage `{stage}` at {age}{nearer}"),
        ProbabilitySource::HistoryByAge => format!("by {deals} deals of {age}, whatever their stage{nearer}"),
        ProbabilitySource::Stale => format!("of {age}: older than any that ever closed"),
    }
}

fn would_change(deal: &Deal) -> Option<String> {
    let chances = match &deal.chances {
        Ok(chances) => chances,
        Err(_) => return Some("an own probability in the CRM, or enough closed deals with dates".to_owned()),
    };
    let text = match chances.source {
        ProbabilitySource::Stale => "closing it, or a new deal if it begins anew: its age has no precedent",
        ProbabilitySource::Crm => "the CRM's probability, or `scores.sales.trust_crm_probability = false`",
        ProbabilitySource::HistoryByStage => "another stage; each day without a close lets it age further",
        ProbabilitySource::HistoryByAge => {
            "a stage history with enough deals at its stage; each day lets it age further"
        }
    };
    Some(text.to_owned())
}

pub fn closed(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    f.add("win_rate_count", &s.sales.win_rate_count, rate, &s.sales.evidence);
    f.add("won_value", &s.sales.won_value, &money, &s.sales.evidence);
    let value = |rate: &ValueRate| {
        let at = match rate.prices {
            Prices::Deal => "deal amounts",
            Prices::List => "list prices",
        };
        format!("{:.1} % ({} won, {} lost, at {at})", rate.value * 100.0, money(&rate.won), money(&rate.lost))
    };
    f.add("win_rate_value", &s.sales.win_rate_value, value, &s.sales.evidence);
    f.add("deal_mean", &s.sales.deal_mean, &money, &s.sales.evidence);
    f.add("deal_median", &s.sales.deal_median, &money, &s.sales.evidence);
    f.add("cycle_days_median", &s.sales.cycle_days_median, days, &s.sales.evidence);
    f.add("cycle_days_p90", &s.sales.cycle_days_p90, days, &s.sales.evidence);
}

pub fn renewal(f: &mut Figures<'_>, s: &AccountScores) {
    let text = |renewal: &Renewal| format!("{} ({} days ahead)", renewal.end, renewal.days);
    let rows: Evidence = s.renewal.next.iter().map(|next| next.origin).collect();
    f.add("renewal_date", &s.renewal.next, text, &rows);
}
