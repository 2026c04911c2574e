//! A model from examples: the strength of the penalty by time-ordered folds, recalibration by what those foretold.

use super::dataset::{Example, events};
use super::inputs::{Input, LeftOut, choose, scaled};
use super::logistic::{Logistic, log_loss_of, sigmoid};
use super::metrics::{Forecast, platt};
use crate::model::Date;
use crate::score::churn::config::TrainingConfig;
use crate::score::churn::label::months_after;
use crate::score::statistics::{Z95, count};

/// A fitted model and what led to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    pub inputs: Vec<Input>,
    pub left_out: Vec<LeftOut>,
    pub c: f64,
    /// Mean log-loss of the held-out folds for each C, where there were folds.
    pub tried: Vec<(f64, f64)>,
    pub logistic: Logistic,
    /// Slope and intercept that were applied to the logit, where the folds showed it to be off.
    pub recalibration: Option<(f64, f64)>,
}

/// What fitting may look at.
#[derive(Debug, Clone, Copy)]
pub struct Rules<'a> {
    pub config: &'a TrainingConfig,
    pub unfit: &'a [(&'static str, &'static str)],
}

impl Fit {
    /// None where there are too few events to fit anything.
    pub fn of(training: &[&Example], rules: Rules<'_>) -> Option<Fit> {
        let found = events(training.iter().copied());
        let (inputs, left_out) = choose(training, found / 10, rules.unfit);
        if inputs.is_empty() {
            return None;
        }
        let strongest = rules.config.c.iter().copied().filter(|c| *c > 0.0).fold(f64::INFINITY, f64::min);
        let few = found < rules.config.takeover_events;
        let folds = folds(training, rules.config);
        // Few events can't tell one penalty from another: the strongest.
        let tried = if few { Vec::new() } else { tried(&folds, rules) };
        let best = tried.iter().min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)));
        let c = best.map_or(if strongest.is_finite() { strongest } else { 0.1 }, |(c, _)| *c);
        let mut logistic = logistic(training, &inputs, c)?;
        let recalibration = recalibration(&folds, c, rules);
        if let Some((slope, intercept)) = recalibration {
            logistic.intercept = intercept + slope * logistic.intercept;
            logistic.weights.iter_mut().for_each(|weight| *weight *= slope);
        }
        Some(Fit { inputs, left_out, c, tried, logistic, recalibration })
    }

    pub fn probability(&self, features: &[Option<f64>]) -> f64 {
        sigmoid(self.logistic.logit(&scaled(&self.inputs, features)))
    }
}

fn logistic(training: &[&Example], inputs: &[Input], c: f64) -> Option<Logistic> {
    let rows: Vec<(Vec<f64>, bool)> =
        training.iter().map(|example| (scaled(inputs, &example.features), example.left.is_some())).collect();
    let rows: Vec<(&[f64], bool)> = rows.iter().map(|(inputs, event)| (inputs.as_slice(), *event)).collect();
    Logistic::fit(&rows, c)
}

/// Examples to learn from and later ones to try it on.
struct Fold<'a> {
    earlier: Vec<&'a Example>,
    later: Vec<&'a Example>,
}

/// The examples whose window was closed on a day.
pub fn closed_by<'a>(examples: &[&'a Example], day: Date, config: &TrainingConfig) -> Vec<&'a Example> {
    let grace = jiff::Span::new().days(i64::from(config.renewal_grace_days));
    let closes = |from: Date| months_after(from, config.horizon_months)?.checked_add(grace).ok();
    examples.iter().copied().filter(|example| closes(example.day).is_some_and(|closes| closes <= day)).collect()
}

/// Two folds in time: the later half of the days for which enough was known before, cut in two. Each is tried with what
/// was known on its first day.
fn folds<'a>(training: &[&'a Example], config: &TrainingConfig) -> Vec<Fold<'a>> {
    const MIN_EVENTS: usize = 20;
    let mut days: Vec<Date> = training.iter().map(|example| example.day).collect();
    days.dedup();
    let possible: Vec<Date> =
        days.into_iter().filter(|day| events(closed_by(training, *day, config)) >= MIN_EVENTS).collect();
    possible
        .chunks(possible.len().div_ceil(2).max(1))
        .filter_map(|days| {
            let (first, last) = (days.first()?, days.last()?);
            let later = training.iter().copied().filter(|example| (*first..=*last).contains(&example.day));
            let fold = Fold { earlier: closed_by(training, *first, config), later: later.collect() };
            (events(fold.later.iter().copied()) > 0).then_some(fold)
        })
        .collect()
}

/// What a fold foretells with a C: probability and outcome of each of its later examples.
fn foretold<'a>(fold: &Fold<'a>, c: f64, rules: Rules<'_>) -> Vec<(&'a str, f64, bool)> {
    let (inputs, _) = choose(&fold.earlier, events(fold.earlier.iter().copied()) / 10, rules.unfit);
    let Some(model) = logistic(&fold.earlier, &inputs, c) else { return Vec::new() };
    let logit = |example: &Example| model.logit(&scaled(&inputs, &example.features));
    fold.later.iter().map(|example| (example.account.as_str(), logit(example), example.left.is_some())).collect()
}

fn tried(folds: &[Fold<'_>], rules: Rules<'_>) -> Vec<(f64, f64)> {
    let loss = |c: f64| {
        let all: Vec<f64> = folds
            .iter()
            .flat_map(|fold| foretold(fold, c, rules))
            .map(|(_, logit, event)| log_loss_of(logit, event))
            .collect();
        (!all.is_empty()).then(|| all.iter().sum::<f64>() / count(all.len()))
    };
    rules.config.c.iter().filter(|c| **c > 0.0).filter_map(|c| Some((*c, loss(*c)?))).collect()
}

/// Platt's slope and intercept where the folds' later examples show that the logits are off: a slope from 0.8 to 1.25, or
/// one whose interval holds 1, needs none, and few events can't tell.
fn recalibration(folds: &[Fold<'_>], c: f64, rules: Rules<'_>) -> Option<(f64, f64)> {
    let foretold: Vec<(&str, f64, bool)> = folds.iter().flat_map(|fold| foretold(fold, c, rules)).collect();
    let came = events(folds.iter().flat_map(|fold| fold.later.iter().copied()));
    if came < rules.config.min_events {
        return None;
    }
    let forecasts: Vec<Forecast<'_>> = foretold
        .iter()
        .map(|(id, logit, event)| Forecast { id, rank: *logit, probability: sigmoid(*logit), event: *event })
        .collect();
    let line = platt(&forecasts)?;
    let off = !(0.8..=1.25).contains(&line.slope) && (line.slope - 1.0).abs() > Z95 * line.error;
    // A slope of 0 or less says that the model ranks the wrong way round: no recalibration, the gates see to it.
    (off && line.slope > 0.0).then_some((line.slope, line.intercept))
}
