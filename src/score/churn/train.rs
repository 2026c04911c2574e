//! Training: collect, judge out of time, fit on all that is closed.

use serde::Serialize;

use super::config::TrainingConfig;
use super::dataset::{Dataset, events};
use super::fit::{Fit, Rules};
use super::gates::{Standing, Verdict, judge};
use super::model::{ChurnModel, WeightedInput};
use super::validation::Validation;
use crate::model::{Date, Portfolio};
use crate::score::ScoreConfig;

/// What training gave.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Training {
    #[serde(serialize_with = "super::validation::day::serialize")]
    pub as_of: Date,
    pub horizon_months: u32,
    pub snapshots: usize,
    pub rows: usize,
    pub rows_by_contract: usize,
    /// Customers on snapshot days whose outcome is not known yet.
    pub censored: usize,
    /// Losses, each counted once.
    pub events: usize,
    /// Rows that stayed but bought half or less of the year before: a partial loss, which is no event.
    pub halved_rows: usize,
    pub verdict: Verdict,
    pub validation: Option<Validation>,
    /// Mean log-loss of the held-out folds for each C.
    pub tried_c: Vec<(f64, f64)>,
    /// Absent where the points score stays alone.
    pub model: Option<ChurnModel>,
}

/// Trains on the company's own history up to the portfolio's as-of date.
pub fn train(portfolio: &Portfolio, config: &ScoreConfig) -> Training {
    train_on(&Dataset::collect(portfolio, config), portfolio.as_of, &config.churn.training)
}

/// The same from examples that were collected before.
pub fn train_on(dataset: &Dataset, as_of: Date, config: &TrainingConfig) -> Training {
    let rules = Rules { config, unfit: &dataset.unfit };
    let found = events(&dataset.examples);
    let enough = found >= config.min_events;
    let validation = enough.then(|| Validation::of(dataset, rules)).flatten();
    let all: Vec<_> = dataset.examples.iter().collect();
    let fit = enough.then(|| Fit::of(&all, rules)).flatten();
    let mut verdict = judge(found, validation.as_ref(), config);
    if dataset.examples.is_empty() {
        verdict.decision = format!(
            "The points score stays: the records begin too late. A model needs customers on a day with {} months of \
             records before it and {} after it.",
            config.history_months, config.horizon_months
        );
    }
    if enough && fit.is_none() {
        verdict.standing = Standing::RuleOnly;
        verdict.decision =
            "The points score stays: the records tell nothing by which accounts that left differ from the rest."
                .to_owned();
    }
    let tried_c = fit.as_ref().map(|fit| fit.tried.clone()).unwrap_or_default();
    let model = fit.map(|fit| model(fit, dataset, as_of, found, &verdict, validation.as_ref(), config));
    Training {
        as_of,
        horizon_months: config.horizon_months,
        snapshots: dataset.days().len(),
        rows: dataset.examples.len(),
        rows_by_contract: dataset.by_contract,
        censored: dataset.censored,
        events: found,
        halved_rows: dataset.halved,
        verdict,
        validation,
        tried_c,
        model,
    }
}

fn model(
    fit: Fit,
    dataset: &Dataset,
    as_of: Date,
    events: usize,
    verdict: &Verdict,
    validation: Option<&Validation>,
    config: &TrainingConfig,
) -> ChurnModel {
    let slope = fit.recalibration.map_or(1.0, |(slope, _)| slope);
    let covariance = &fit.logistic.covariance;
    // The intercept comes first in the covariance.
    let variance = |place: usize| covariance.get(place).and_then(|row| row.get(place)).copied().unwrap_or(0.0);
    let errors = (1..=fit.inputs.len()).map(|place| slope * variance(place).sqrt());
    let inputs = fit.inputs.into_iter().zip(&fit.logistic.weights).zip(errors);
    ChurnModel {
        form: ChurnModel::FORM.to_owned(),
        schema: ChurnModel::SCHEMA,
        as_of,
        horizon_months: config.horizon_months,
        data_hash: hash(dataset),
        rows: dataset.examples.len(),
        events,
        c: fit.c,
        recalibration: fit.recalibration,
        intercept: fit.logistic.intercept,
        inputs: inputs.map(|((input, weight), error)| WeightedInput { input, weight: *weight, error }).collect(),
        left_out: fit.left_out,
        verdict: verdict.clone(),
        validation: validation.cloned(),
    }
}

/// Over day, account, features, points and outcome of every example, in their order, each with its length or a mark.
fn hash(dataset: &Dataset) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut text = |text: &str| {
        hasher.update(&u64::try_from(text.len()).unwrap_or(u64::MAX).to_le_bytes());
        hasher.update(text.as_bytes());
    };
    for example in &dataset.examples {
        text(&example.day.to_string());
        text(&example.account);
        for value in &example.features {
            text(&value.map_or("-".to_owned(), |value| format!("{:016x}", value.to_bits())));
        }
        text(&format!("{:016x} {:?}", example.points.to_bits(), example.band));
        text(&example.left.map_or("-".to_owned(), |left| left.to_string()));
    }
    hasher.finalize().to_hex().to_string()
}
