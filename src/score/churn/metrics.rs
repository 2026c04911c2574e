//! How well probabilities foretold what came.

use serde::{Deserialize, Serialize};

use super::logistic::{Logistic, log_loss_of, logit, sigmoid};
use crate::score::statistics::count;

/// One prediction and what came of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Forecast<'a> {
    /// Breaks ties where a cut falls within equal predictions.
    pub id: &'a str,
    /// What ranks: a probability, or points.
    pub rank: f64,
    pub probability: f64,
    pub event: bool,
}

/// The metrics of a set of predictions. What is not defined for it (no event, no other outcome) is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Metrics {
    /// Events / predictions: what PR-AUC is for a ranking by chance.
    pub base_rate: f64,
    /// Average precision, 0 to 1, up is good.
    pub pr_auc: Option<f64>,
    /// Chance that an event ranks above another outcome, 0 to 1, up is good; 0.5 by chance.
    pub roc_auc: Option<f64>,
    /// Mean squared error of the probabilities, 0 to 1, down is good.
    pub brier: f64,
    /// 1 − Brier / Brier of the base rate; up is good, 0 is no better than the base rate.
    pub brier_skill: Option<f64>,
    /// Mean −log of the probability given to what came, down is good.
    pub log_loss: f64,
    /// Expected calibration error over ten bins of equal count, 0 to 1, down is good.
    pub ece: f64,
    /// Of the logistic regression of the outcome on the logit of the prediction; 1 is right, under 1 too extreme.
    pub calibration_slope: Option<f64>,
    /// Of the same with the slope held at 1; 0 is right, above 0 the risk was foretold too low.
    pub calibration_intercept: Option<f64>,
    /// Share of events in the first tenth by rank / base rate; up is good, 1 by chance.
    pub top_decile_lift: Option<f64>,
}

/// A row of the reliability table: predictions of about the same probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ReliabilityBin {
    pub n: usize,
    pub predicted: f64,
    pub observed: f64,
}

impl Metrics {
    /// None without a prediction.
    pub fn of(forecasts: &[Forecast<'_>]) -> Option<Metrics> {
        let n = forecasts.len();
        if n == 0 {
            return None;
        }
        let base_rate = count(events(forecasts)) / count(n);
        let brier = mean(forecasts, |f| (f.probability - outcome(f.event)) * (f.probability - outcome(f.event)));
        let variance = base_rate * (1.0 - base_rate);
        let ranked = ranked(forecasts);
        let calibration = calibration(forecasts);
        Some(Metrics {
            base_rate,
            pr_auc: average_precision(&ranked),
            roc_auc: roc_auc(&ranked),
            brier,
            brier_skill: (variance > 0.0).then(|| 1.0 - brier / variance),
            log_loss: mean(forecasts, |f| log_loss_of(logit(f.probability), f.event)),
            ece: expected_calibration_error(&reliability(forecasts)),
            calibration_slope: calibration.map(|(slope, _)| slope),
            calibration_intercept: calibration.map(|(_, intercept)| intercept),
            top_decile_lift: top_decile_lift(&ranked),
        })
    }
}

fn outcome(event: bool) -> f64 {
    if event { 1.0 } else { 0.0 }
}

fn events(forecasts: &[Forecast<'_>]) -> usize {
    forecasts.iter().filter(|forecast| forecast.event).count()
}

fn mean(forecasts: &[Forecast<'_>], of: impl Fn(&Forecast<'_>) -> f64) -> f64 {
    forecasts.iter().map(of).sum::<f64>() / count(forecasts.len())
}

/// The highest rank first, ties by id.
fn ranked<'a>(forecasts: &[Forecast<'a>]) -> Vec<Forecast<'a>> {
    let mut ranked = forecasts.to_vec();
    ranked.sort_by(|a, b| b.rank.total_cmp(&a.rank).then_with(|| a.id.cmp(b.id)));
    ranked
}

/// Σ (recall − recall before) × precision over the distinct ranks, without interpolation. None without an event.
fn average_precision(ranked: &[Forecast<'_>]) -> Option<f64> {
    let all = count(events(ranked));
    if all == 0.0 {
        return None;
    }
    let (mut seen, mut hits, mut area) = (0.0, 0.0, 0.0);
    for tied in ranked.chunk_by(|a, b| a.rank == b.rank) {
        let new = count(events(tied));
        seen += count(tied.len());
        hits += new;
        area += new / all * (hits / seen);
    }
    Some(area)
}

/// Mann and Whitney's statistic over pairs, ties half. None without both outcomes.
fn roc_auc(ranked: &[Forecast<'_>]) -> Option<f64> {
    let positives = count(events(ranked));
    let negatives = count(ranked.len()) - positives;
    if positives == 0.0 || negatives == 0.0 {
        return None;
    }
    let (mut above, mut pairs) = (0.0, 0.0);
    for tied in ranked.chunk_by(|a, b| a.rank == b.rank) {
        let new = count(events(tied));
        let others = count(tied.len()) - new;
        pairs += others * (above + new / 2.0);
        above += new;
    }
    Some(pairs / (positives * negatives))
}

fn top_decile_lift(ranked: &[Forecast<'_>]) -> Option<f64> {
    let base = count(events(ranked)) / count(ranked.len());
    let top = ranked.get(..ranked.len().div_ceil(10))?;
    (base > 0.0).then(|| count(events(top)) / count(top.len()) / base)
}

/// Ten bins of equal count by probability, ties by id, the lowest first; fewer where there are fewer predictions.
pub fn reliability(forecasts: &[Forecast<'_>]) -> Vec<ReliabilityBin> {
    const BINS: usize = 10;
    let mut sorted = forecasts.to_vec();
    sorted.sort_by(|a, b| a.probability.total_cmp(&b.probability).then_with(|| a.id.cmp(b.id)));
    let n = sorted.len();
    (0..BINS)
        .filter_map(|bin| sorted.get(bin * n / BINS..(bin + 1) * n / BINS))
        .filter(|bin| !bin.is_empty())
        .map(|bin| ReliabilityBin {
            n: bin.len(),
            predicted: mean(bin, |f| f.probability),
            observed: count(events(bin)) / count(bin.len()),
        })
        .collect()
}

fn expected_calibration_error(bins: &[ReliabilityBin]) -> f64 {
    let n: usize = bins.iter().map(|bin| bin.n).sum();
    bins.iter().map(|bin| count(bin.n) * (bin.predicted - bin.observed).abs()).sum::<f64>() / count(n.max(1))
}

/// Slope and intercept of Cox 1958, *Biometrika* 45:562–565: the slope from outcome ~ a + b × logit(p), the intercept
/// from outcome ~ a + logit(p). None without both outcomes or where all predictions are equal.
fn calibration(forecasts: &[Forecast<'_>]) -> Option<(f64, f64)> {
    let fit = platt(forecasts)?;
    Some((fit.slope, calibration_in_the_large(forecasts)?))
}

/// The line of outcome ~ intercept + slope × logit(p).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Platt {
    pub slope: f64,
    pub intercept: f64,
    /// Standard error of the slope.
    pub error: f64,
}

/// Slope and intercept of outcome ~ a + b × logit(p): Platt's recalibration (Platt 1999, *Advances in Large Margin
/// Classifiers*, 61–74) of logits.
pub fn platt(forecasts: &[Forecast<'_>]) -> Option<Platt> {
    // Next to no penalty: enough to keep separated outcomes finite.
    const C: f64 = 1e6;
    let first = forecasts.first()?.probability;
    if forecasts.iter().all(|forecast| forecast.probability == first) {
        return None;
    }
    let inputs: Vec<([f64; 1], bool)> = forecasts.iter().map(|f| ([logit(f.probability)], f.event)).collect();
    let rows: Vec<(&[f64], bool)> = inputs.iter().map(|(inputs, event)| (inputs.as_slice(), *event)).collect();
    let fit = Logistic::fit(&rows, C)?;
    let variance = *fit.covariance.get(1)?.get(1)?;
    Some(Platt { slope: *fit.weights.first()?, intercept: fit.intercept, error: variance.sqrt() })
}

/// The a for which Σ sigmoid(a + logit(p)) is the number of events, by bisection: the sum rises with a.
fn calibration_in_the_large(forecasts: &[Forecast<'_>]) -> Option<f64> {
    let came = count(events(forecasts));
    if came == 0.0 || came == count(forecasts.len()) {
        return None;
    }
    let logits: Vec<f64> = forecasts.iter().map(|f| logit(f.probability)).collect();
    let (mut low, mut high) = (-40.0, 40.0);
    for _ in 0..60 {
        let middle = (low + high) / 2.0;
        let expected: f64 = logits.iter().map(|logit| sigmoid(middle + logit)).sum();
        if expected < came { low = middle } else { high = middle }
    }
    Some((low + high) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const IDS: [&str; 20] =
        ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t"];

    fn forecasts(probabilities: &[f64], events: &[u8]) -> Vec<Forecast<'static>> {
        let rows = probabilities.iter().zip(events).zip(IDS);
        rows.map(|((p, event), id)| Forecast { id, rank: *p, probability: *p, event: *event == 1 }).collect()
    }

    fn close(found: impl Into<Option<f64>>, expected: f64) {
        let found = found.into().expect("a value");
        assert!((found - expected).abs() < 1e-9, "{found}, expected {expected}");
    }

    #[test]
    fn areas_and_errors_are_those_of_the_documentation_of_scikit_learn() {
        // sklearn.metrics.average_precision_score and roc_auc_score: y_true = [0, 0, 1, 1],
        // y_score = [0.1, 0.4, 0.35, 0.8] give 0.83... and 0.75.
        let metrics = Metrics::of(&forecasts(&[0.1, 0.4, 0.35, 0.8], &[0, 0, 1, 1])).unwrap();
        close(metrics.pr_auc, 5.0 / 6.0);
        close(metrics.roc_auc, 0.75);
        // sklearn.metrics.brier_score_loss: y_true = [0, 1, 1, 0], y_prob = [0.1, 0.9, 0.8, 0.3] give 0.0375.
        let metrics = Metrics::of(&forecasts(&[0.1, 0.9, 0.8, 0.3], &[0, 1, 1, 0])).unwrap();
        close(metrics.brier, 0.0375);
        close(metrics.brier_skill, 1.0 - 0.0375 / 0.25);
        // sklearn.metrics.log_loss: spam, ham, ham, spam with P(spam) = .9, .1, .2, .65 give 0.21616...
        let metrics = Metrics::of(&forecasts(&[0.9, 0.1, 0.2, 0.65], &[1, 0, 0, 1])).unwrap();
        assert!((metrics.log_loss - 0.21616).abs() < 1e-5, "{}", metrics.log_loss);
    }

    #[test]
    fn ties_count_half_and_break_by_id() {
        let metrics = Metrics::of(&forecasts(&[0.5; 4], &[1, 0, 1, 0])).unwrap();
        close(metrics.roc_auc, 0.5);
        close(metrics.pr_auc, 0.5);
        assert_eq!(metrics.calibration_slope, None, "equal predictions have no slope");
        // Twenty equal ranks: the first tenth is `a` and `b`, of which one left; the base is 4 of 20.
        let events = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
        close(Metrics::of(&forecasts(&[0.3; 20], &events)).unwrap().top_decile_lift, 0.5 / 0.2);
    }

    #[test]
    fn bins_have_equal_counts_and_their_distances_make_the_error() {
        // By hand: twenty predictions, two a bin; pairs predict 0.05, 0.15, ... 0.95 and the upper five bins all leave.
        let p: Vec<f64> = (0..20).map(|n| 0.05 + 0.1 * f64::from(n / 2)).collect();
        let events: Vec<u8> = (0..20).map(|n| u8::from(n >= 10)).collect();
        let forecasts = forecasts(&p, &events);
        let bins = reliability(&forecasts);
        assert_eq!(bins.iter().map(|bin| bin.n).collect::<Vec<_>>(), [2; 10]);
        close(expected_calibration_error(&bins), (0.05 + 0.15 + 0.25 + 0.35 + 0.45) / 5.0);
    }

    #[test]
    fn calibration_tells_what_was_done_to_right_predictions() {
        // Groups of 100 whose share of events is the probability: slope 1, intercept 0.
        let probability = [0.1, 0.3, 0.5, 0.7, 0.9];
        let rows = |change: fn(f64) -> f64| -> Vec<Forecast<'static>> {
            let group = |p: f64| (0..100).map(move |n| (p, f64::from(n) < 100.0 * p - 0.5));
            let rows = probability.into_iter().flat_map(group);
            rows.map(|(p, event)| Forecast { id: "x", rank: p, probability: sigmoid(change(logit(p))), event })
                .collect()
        };
        let right = Metrics::of(&rows(|z| z)).unwrap();
        assert!((right.calibration_slope.unwrap() - 1.0).abs() < 1e-5);
        assert!(right.calibration_intercept.unwrap().abs() < 1e-9, "{right:?}");
        // Logits doubled are too extreme by the factor 2; lowered by 0.7 they are too low by 0.7.
        assert!((Metrics::of(&rows(|z| 2.0 * z)).unwrap().calibration_slope.unwrap() - 0.5).abs() < 1e-5);
        assert!((Metrics::of(&rows(|z| z - 0.7)).unwrap().calibration_intercept.unwrap() - 0.7).abs() < 1e-9);
    }

    #[test]
    fn what_is_not_defined_is_absent() {
        assert_eq!(Metrics::of(&[]), None);
        let none = Metrics::of(&forecasts(&[0.2, 0.4], &[0, 0])).unwrap();
        assert!(none.pr_auc.is_none() && none.roc_auc.is_none() && none.brier_skill.is_none());
        assert!(none.calibration_intercept.is_none() && none.top_decile_lift.is_none());
    }
}
