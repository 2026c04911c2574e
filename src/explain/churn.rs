//! The churn score, signal by signal, and what a trained model says.

use std::collections::BTreeSet;

use super::figure::{Figures, share};
use crate::model::Known;
use crate::score::churn::{ModelReading, logistic, rows};
use crate::score::{AccountScores, Band, ChurnSignal, Evidence, SignalKey};

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let observed = s.churn.signals.iter().filter(|signal| signal.value.is_ok());
    let none: Evidence =
        observed.flat_map(|signal| signal.evidence.origins()).collect::<BTreeSet<_>>().into_iter().collect();
    f.add("churn_band", &s.churn.band, |band: &Band| format!("{band:?}").to_lowercase(), &none);
    if let Some(model) = s.churn.in_charge() {
        // The probability gives the band: it comes first, with what it is made of.
        let likely = |risk: &f64| format!("likely to leave within {} months: {}", model.horizon_months, share(risk));
        f.add("churn_risk", &s.churn.risk, likely, &none);
        reading(f, model, s);
    } else {
        f.add("churn_risk", &s.churn.risk, share, &Evidence::default());
    }
    let beside = if s.churn.in_charge().is_some() { ", beside the model that gives the band" } else { "" };
    f.add("churn_points", &s.churn.score, |score| format!("{score:.0} of 100{beside}"), &none);
    for signal in &s.churn.signals {
        let fires = match signal.key {
            SignalKey::VolumeFall | SignalKey::RenewalWithoutOpportunity => "at or below",
            SignalKey::Nps => "below",
            SignalKey::SevereTickets => "above",
            _ => "from",
        };
        let text = |value: &f64| format!("{value:.2}, fires {fires} {:.2}", signal.threshold);
        let figure = f.add(format!("signal {:?}", signal.key), &signal.value, text, &signal.evidence);
        figure.points = Some(format!("{:.0} of {:.0}", signal.points, signal.max_points));
        let relief = signal.relief(&s.churn).map(|relief| {
            format!("{}: -{:.0} points, the score falls by {:.0}", relief.change, relief.points, relief.score)
        });
        figure.would_change = relief.or_else(|| would_fire(signal));
    }
    if let Some(model) = s.churn.model.as_ref().filter(|model| !model.took_over) {
        reading(f, model, s);
    }
}

/// How far a signal is from its first points; none for one that has them.
fn would_fire(signal: &ChurnSignal) -> Option<String> {
    let value = *signal.value.as_ref().ok()?;
    let missing = signal.mildest - value;
    let direction = if missing < 0.0 { "less" } else { "more" };
    let apart = match missing.abs() {
        none if none < 0.005 => format!("any {}", if signal.key == SignalKey::Nps { "less" } else { "more" }),
        some => format!("{some:.2} {direction}"),
    };
    let bound = match signal.key {
        SignalKey::Nps | SignalKey::SevereTickets => format!("beyond {:.2}", signal.mildest),
        _ => format!("at {:.2}", signal.mildest),
    };
    (signal.points <= 0.0).then(|| format!("{apart}: it fires {bound}"))
}

/// The model's probability with what raises and lowers it; one in the shadow is called so.
fn reading(f: &mut Figures<'_>, model: &ModelReading, s: &AccountScores) {
    let none = Evidence::default();
    let standing = if model.took_over { "" } else { " (shadow: in no band and no document)" };
    let text = |risk: &f64| format!("{}{standing}, model {}", share(risk), model.model);
    f.add("churn model", &Ok(model.probability), text, &none);
    f.add("log-odds of an average account", &Ok(model.base), |base: &f64| format!("{base:+.2}"), &none);
    for one in &model.contributions {
        let mean = one.natural(one.mean);
        let value: Known<String> = Ok(match one.value {
            Some(value) => format!("{:.2}, on average {mean:.2}", one.natural(value)),
            None => format!("missing, on average {mean:.2}"),
        });
        let effect = match one.log_odds {
            none if none.abs() < 0.005 => "changes nothing".to_owned(),
            more if more > 0.0 => format!("raises the log-odds by {more:.2}"),
            less => format!("lowers the log-odds by {:.2}", less.abs()),
        };
        let text = |value: &String| format!("{effect} ({value})");
        // Log-odds add up: without this input's part the account would be as the average in it.
        let at_mean = logistic::sigmoid(model.logit - one.log_odds);
        f.add(one.words(), &value, text, &rows(&one.feature, s)).would_change =
            (one.log_odds.abs() >= 0.005).then(|| format!("as on average: {} likely to leave", share(&at_mean)));
    }
}
