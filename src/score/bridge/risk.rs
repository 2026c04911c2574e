//! The probability of a trained model, feature by feature.

use super::chain::Sides;
use super::reading::AccountReading;
use super::steps::decimal;
use crate::model::bridge::apportion;
use crate::model::{Bridge, BridgeCause, BridgeFigure, BridgePart, FactorChange};
use crate::score::ChurnModel;
use crate::score::churn::FEATURES;

/// Last month's features under today's model first, then feature by feature this month's: each is worth the difference
/// that it makes in its turn, since probabilities don't add up.
pub fn bridge((before, now): (f64, f64), other_model: bool, model: &ChurnModel, s: &Sides<'_>) -> Bridge {
    let features = |reading: &AccountReading| -> Vec<Option<f64>> {
        FEATURES.iter().map(|feature| reading.feature(feature.name)).collect()
    };
    let (then, is) = (features(s.before), features(s.now));
    let mut state = then.clone();
    let mut risk = before;
    let mut effects: Vec<(&str, BridgeCause, f64)> = Vec::new();
    let mut told = |factor, cause, next: f64| {
        effects.push((factor, cause, next - risk));
        risk = next;
    };
    let figure = BridgeFigure::ChurnRisk;
    let cause = if other_model { BridgeCause::Model } else { BridgeCause::Program };
    told(figure.key(), cause, model.reading_of(&state).probability);
    for (place, feature) in FEATURES.iter().enumerate() {
        let (Some(from), Some(to)) = (then.get(place), is.get(place)) else { continue };
        if from == to {
            continue;
        }
        if let Some(slot) = state.get_mut(place) {
            *slot = *to;
        }
        told(feature.name, cause_of(feature.name, (*from, *to), s), model.reading_of(&state).probability);
    }
    told(figure.key(), BridgeCause::Peers, now);
    let (before, now) = (decimal(before), decimal(now));
    let exact: Vec<_> = effects.iter().map(|(_, _, effect)| decimal(*effect)).collect();
    let shares = apportion(&exact, now - before, 6);
    let part = |((factor, cause, _), effect): (&(&str, BridgeCause, f64), _)| BridgePart {
        factor: (*factor).to_owned(),
        cause: *cause,
        effect,
    };
    let parts = effects.iter().zip(shares).map(part).filter(|part| !part.effect.is_zero()).collect();
    let zero = decimal(0.0);
    let factors = FEATURES.iter().zip(then.iter().zip(&is)).filter(|(_, (a, b))| a != b);
    let factor = |(feature, (a, b)): (&crate::score::churn::Feature, (&Option<f64>, &Option<f64>))| FactorChange {
        factor: feature.name.to_owned(),
        input_before: *a,
        input_now: *b,
        before: zero,
        now: zero,
    };
    Bridge { figure, before: Some(before), now: Some(now), parts, factors: factors.map(factor).collect() }
}

fn cause_of(feature: &str, (from, to): (Option<f64>, Option<f64>), s: &Sides<'_>) -> BridgeCause {
    let money = matches!(feature, "revenue_yoy_share" | "revenue_log" | "orders_quarter_yoy_share");
    if from.is_some() != to.is_some() {
        return s.turned(money);
    }
    // What today's exports tell of last month's is this month's already: nothing came since.
    if s.restated.is_some_and(|restated| restated.feature(feature) == to) {
        return s.correction(money);
    }
    let fresh = s.clues.fresh;
    let own = match feature {
        "usage_yoy_share" | "orders_quarter_yoy_share" | "order_gaps_since_last_log" | "revenue_yoy_share"
        | "revenue_log" => fresh.volume,
        "days_since_contact_log" => s.before.last_contact != s.now.last_contact,
        "late_days_median" => fresh.payments,
        "nps_shrunk" if s.before.answers == s.now.answers => return BridgeCause::Peers,
        "nps_shrunk" | "csat_share" => fresh.answers,
        "renewal_days" => s.before.contract_end != s.now.contract_end,
        "critical_tickets_log" | "tickets_log" => fresh.tickets,
        _ => true,
    };
    if own { BridgeCause::OwnData } else { BridgeCause::Calendar }
}
