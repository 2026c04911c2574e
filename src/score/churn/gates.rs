//! Whether a trained model may stand in for the points score.

use serde::{Deserialize, Serialize};

use super::config::TrainingConfig;
use super::validation::{Measure, Validation, measure};

/// What a trained model may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Too few losses: no model at all.
    RuleOnly,
    /// Computed, kept and explained, but in no band and no document.
    Shadow,
    /// Its probability gives `churn_risk` and the band.
    TookOver,
}

/// One condition and whether it was met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub gate: String,
    pub passed: bool,
    /// What was found, as a part of a sentence.
    pub found: String,
}

/// The gates and what follows from them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    pub standing: Standing,
    pub gates: Vec<Gate>,
    /// For an analyst: one sentence.
    pub decision: String,
}

/// Judges by all events and by the validation, where there is one.
pub fn judge(events: usize, validation: Option<&Validation>, config: &TrainingConfig) -> Verdict {
    let mut gates = vec![
        gate("events_to_train", events >= config.min_events, counted(events, config.min_events)),
        gate("events_to_take_over", events >= config.takeover_events, counted(events, config.takeover_events)),
    ];
    let untested = match events < config.min_events {
        true => "not tested: too few accounts left",
        false => "the history is too short for a test out of time",
    };
    gates.extend(out_of_time(validation, untested, config));
    let standing = if events < config.min_events {
        Standing::RuleOnly
    } else if gates.iter().all(|gate| gate.passed) {
        Standing::TookOver
    } else {
        Standing::Shadow
    };
    let decision = decision(standing, events, &gates, config);
    Verdict { standing, gates, decision }
}

fn gate(name: &str, passed: bool, found: String) -> Gate {
    Gate { gate: name.to_owned(), passed, found }
}

fn counted(events: usize, least: usize) -> String {
    format!("{events} accounts left, {least} needed")
}

fn out_of_time(validation: Option<&Validation>, untested: &str, config: &TrainingConfig) -> Vec<Gate> {
    const NAMES: [&str; 4] = ["events_out_of_time", "better_brier", "better_pr_auc", "better_than_base_rate"];
    let Some(validation) = validation else {
        return NAMES.map(|name| gate(name, false, untested.to_owned())).into();
    };
    fn value(measures: &[Measure], name: &str) -> Option<f64> {
        measure(measures, name).and_then(|measure| measure.value)
    }
    let compared = |name: &str, won: f64| {
        let (model, rule) = (value(&validation.model, name), value(&validation.rule, name));
        let text = |value: Option<f64>| value.map_or("none".to_owned(), |value| format!("{value:.4}"));
        let found = format!(
            "{} against {} of the points score, better in {:.0} % of the draws, {:.0} % needed",
            text(model),
            text(rule),
            won * 100.0,
            config.takeover_certainty * 100.0
        );
        (model, rule, found)
    };
    let (brier, rule_brier, brier_found) = compared("brier", validation.brier_won_share);
    let (area, rule_area, area_found) = compared("pr_auc", validation.pr_auc_won_share);
    let sure = |share: f64| share >= config.takeover_certainty;
    let skill = value(&validation.model, "brier_skill");
    let [events, better_brier, better_area, better_base] = NAMES;
    vec![
        gate(
            events,
            validation.test.events >= config.takeover_test_events,
            counted(validation.test.events, config.takeover_test_events),
        ),
        gate(
            better_brier,
            brier.zip(rule_brier).is_some_and(|(model, rule)| model < rule) && sure(validation.brier_won_share),
            brier_found,
        ),
        gate(
            better_area,
            area.zip(rule_area).is_some_and(|(model, rule)| model > rule) && sure(validation.pr_auc_won_share),
            area_found,
        ),
        gate(
            better_base,
            skill.is_some_and(|skill| skill > 0.0),
            format!("Brier skill {}, above 0 needed", skill.map_or("none".to_owned(), |skill| format!("{skill:.3}"))),
        ),
    ]
}

fn decision(standing: Standing, events: usize, gates: &[Gate], config: &TrainingConfig) -> String {
    match standing {
        Standing::RuleOnly => format!(
            "The points score stays: {} known to have left, and a model needs at least {}.",
            match events {
                0 => "no account is".to_owned(),
                1 => "only 1 account is".to_owned(),
                more => format!("only {more} accounts are"),
            },
            config.min_events
        ),
        Standing::TookOver => "The model takes over: on months it had not seen it foretold who left better than the \
             points score, in Brier score and in PR-AUC."
            .to_owned(),
        Standing::Shadow if events < config.takeover_events => format!(
            "The points score stays and the model runs in its shadow: {events} accounts are known to have left, and \
             taking over needs {}.",
            config.takeover_events
        ),
        Standing::Shadow => {
            let failed: Vec<&str> = gates.iter().filter(|gate| !gate.passed).map(|gate| words(&gate.gate)).collect();
            format!("The points score stays and the model runs in its shadow: {}.", failed.join("; "))
        }
    }
}

fn words(gate: &str) -> &'static str {
    match gate {
        "events_to_train" => "too few accounts left to train",
        "events_to_take_over" => "too few accounts left to take over",
        "events_out_of_time" => "too few accounts left in the test months",
        "better_brier" => "its probabilities were not surely closer to what came (Brier score)",
        "better_pr_auc" => "it did not surely rank those who left higher (PR-AUC)",
        _ => "it was no better than giving all accounts the base rate",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::churn::validation::Span;
    use jiff::civil::date;

    fn validation(test_events: usize, brier: (f64, f64), area: (f64, f64), won: f64) -> Validation {
        let measures = |brier: f64, area: f64| {
            [("brier", brier), ("pr_auc", area), ("brier_skill", 0.1)]
                .map(|(name, value)| Measure { metric: name.to_owned(), value: Some(value), low: None, high: None })
                .into()
        };
        let day = date(2024, 1, 31);
        let span = |events| Span { first: day, last: day, snapshots: 1, rows: 500, events };
        Validation {
            training: span(200),
            test: span(test_events),
            model: measures(brier.0, area.0),
            rule: measures(brier.1, area.1),
            brier_won_share: won,
            pr_auc_won_share: won,
            draws: 500,
            reliability: Vec::new(),
        }
    }

    #[test]
    fn a_model_takes_over_only_when_every_gate_is_passed() {
        let config = TrainingConfig::default();
        let standing = |events, validation: Option<&Validation>| judge(events, validation, &config).standing;
        let good = validation(40, (0.10, 0.12), (0.5, 0.4), 0.99);
        assert_eq!(standing(100, Some(&good)), Standing::TookOver);
        assert_eq!(standing(99, Some(&good)), Standing::Shadow);
        assert_eq!(standing(30, None), Standing::Shadow);
        assert_eq!(standing(29, Some(&good)), Standing::RuleOnly);
        assert_eq!(standing(200, None), Standing::Shadow);
        let refused = [
            validation(19, (0.10, 0.12), (0.5, 0.4), 0.99),
            validation(40, (0.12, 0.12), (0.5, 0.4), 0.99),
            validation(40, (0.10, 0.12), (0.4, 0.4), 0.99),
            validation(40, (0.10, 0.12), (0.5, 0.4), 0.89),
        ];
        for validation in &refused {
            assert_eq!(standing(200, Some(validation)), Standing::Shadow);
        }
        let verdict = judge(200, Some(&refused[2]), &config);
        assert!(verdict.decision.contains("PR-AUC") && verdict.decision.ends_with('.'), "{}", verdict.decision);
    }
}
