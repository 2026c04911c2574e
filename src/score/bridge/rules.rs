//! The churn points of an account under a configuration, from its signals' values alone.

use super::chain::Value;
use crate::score::SignalKey;
use crate::score::config::{ChurnConfig, Steps};
use crate::score::statistics::sum;

/// Each signal's share of the score of 0 to 100, before rounding; none under the least observed share.
pub fn shares(signals: &[(SignalKey, Value)], config: &ChurnConfig) -> Option<Vec<f64>> {
    let points: Vec<(f64, f64)> = signals.iter().map(|(key, value)| points(*key, value, config)).collect();
    let all = sum(points.iter().map(|(_, most)| *most));
    let known = signals.iter().zip(&points).filter(|((_, value), _)| value.input.is_some());
    let observed = sum(known.map(|(_, (_, most))| *most));
    let enough = observed > 0.0 && all > 0.0 && observed / all >= config.min_observed_share;
    enough.then(|| points.iter().map(|(points, _)| 100.0 * points / observed).collect())
}

/// The points of a signal and the most that it may have.
fn points(key: SignalKey, value: &Value, config: &ChurnConfig) -> (f64, f64) {
    let Some(input) = value.input else { return (0.0, most(key, config)) };
    let fired = |fires: bool, points: f64| if fires { points } else { 0.0 };
    let points = match key {
        SignalKey::RenewalWithoutOpportunity if value.settled => 0.0,
        SignalKey::RenewalWithoutOpportunity => stepped(&config.renewal, |limit| input <= limit),
        SignalKey::VolumeFall => stepped(&config.volume, |limit| input <= limit),
        SignalKey::Nps if value.settled => config.nps_decision_maker_points,
        SignalKey::Nps => fired(input < 0.0, config.nps_negative_points),
        SignalKey::SevereTickets => fired(input > value.norm, config.tickets_points),
        SignalKey::ChampionLeft => fired(input >= 1.0, config.champion_points),
        SignalKey::LatePayment => stepped(&config.payment, |limit| input > limit),
        SignalKey::NoContact => fired(input >= config.contact_days, config.contact_points),
        SignalKey::Competition => fired(input >= 1.0, config.competition_points),
    };
    (points, most(key, config))
}

fn stepped(steps: &Steps, reached: impl Fn(f64) -> bool) -> f64 {
    match (reached(steps.severe), reached(steps.mild)) {
        (true, _) => steps.severe_points,
        (_, true) => steps.mild_points,
        _ => 0.0,
    }
}

fn most(key: SignalKey, config: &ChurnConfig) -> f64 {
    let of = |steps: &Steps| steps.severe_points.max(steps.mild_points);
    match key {
        SignalKey::RenewalWithoutOpportunity => of(&config.renewal),
        SignalKey::VolumeFall => of(&config.volume),
        SignalKey::Nps => config.nps_decision_maker_points.max(config.nps_negative_points),
        SignalKey::SevereTickets => config.tickets_points,
        SignalKey::ChampionLeft => config.champion_points,
        SignalKey::LatePayment => of(&config.payment),
        SignalKey::NoContact => config.contact_points,
        SignalKey::Competition => config.competition_points,
    }
}
