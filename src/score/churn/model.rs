//! A trained model as it is kept, read and asked.

use serde::{Deserialize, Serialize};

use super::features::{features, words};
use super::gates::{Standing, Verdict};
use super::inputs::{Input, LeftOut};
use super::logistic::sigmoid;
use super::validation::{Validation, day};
use crate::model::Date;
use crate::score::AccountScores;

/// What `cartera train` writes and a run reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChurnModel {
    /// Always [`ChurnModel::FORM`].
    pub form: String,
    /// Of the file's form.
    pub schema: u32,
    /// The day up to which records trained it; a run as of an earlier day must not use it.
    #[serde(with = "day")]
    pub as_of: Date,
    pub horizon_months: u32,
    /// BLAKE3 over all examples, in hex: the same records give the same.
    pub data_hash: String,
    pub rows: usize,
    /// Losses, each counted once.
    pub events: usize,
    pub c: f64,
    /// Slope and intercept of a recalibration that the weights already hold.
    pub recalibration: Option<(f64, f64)>,
    /// The log-odds of an account at the mean of every input.
    pub intercept: f64,
    pub inputs: Vec<WeightedInput>,
    pub left_out: Vec<LeftOut>,
    pub verdict: Verdict,
    pub validation: Option<Validation>,
}

/// An input with its weight: log-odds for one standard deviation more.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WeightedInput {
    pub input: Input,
    pub weight: f64,
    /// Standard error, taking rows for independent.
    pub error: f64,
}

/// Why a file is no model.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    #[error("it is not a churn model of cartera, or it is damaged: {0}")]
    Damaged(String),
    #[error("it is of form {found}, this version reads form {read}")]
    OtherSchema { found: u32, read: u32 },
    #[error("it names an input `{0}` that this version does not know")]
    UnknownInput(String),
    #[error("it holds a number that no training gives: {0}")]
    BadNumber(&'static str),
}

/// What a model says of an account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ModelReading {
    /// Of leaving within the horizon, 0 to 1, up is bad.
    pub probability: f64,
    /// Log-odds at the mean of every input.
    pub base: f64,
    /// Log-odds of the account: base + Σ contributions.
    pub logit: f64,
    /// The greatest first, by size.
    pub contributions: Vec<Contribution>,
    /// Whether the probability counts, or is only shown.
    pub took_over: bool,
    /// The model's name.
    pub model: String,
    /// Months ahead in which the account would have left.
    pub horizon_months: u32,
}

/// How much a feature raises or lowers the log-odds against an average account; that is association, not cause.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contribution {
    pub feature: String,
    /// As the model takes it; nothing where it is missing.
    pub value: Option<f64>,
    /// The mean over the training rows.
    pub mean: f64,
    /// Weight × deviations from the mean, with what missing says; above 0 raises the risk.
    pub log_odds: f64,
}

impl ChurnModel {
    pub const FORM: &'static str = "cartera churn model";
    pub const SCHEMA: u32 = 1;

    /// Reads a file's text and checks that it can be used.
    pub fn read(text: &str) -> Result<ChurnModel, ModelError> {
        let model: ChurnModel = serde_json::from_str(text).map_err(|error| ModelError::Damaged(error.to_string()))?;
        if model.form != ChurnModel::FORM {
            return Err(ModelError::Damaged(format!("its form is `{}`", model.form)));
        }
        if model.schema != ChurnModel::SCHEMA {
            return Err(ModelError::OtherSchema { found: model.schema, read: ChurnModel::SCHEMA });
        }
        if let Some(unknown) = model.inputs.iter().find(|input| input.input.place().is_none()) {
            return Err(ModelError::UnknownInput(unknown.input.feature.clone()));
        }
        let finite = |one: &WeightedInput| one.weight.is_finite() && one.input.mean.is_finite();
        if !model.intercept.is_finite() || !model.inputs.iter().all(finite) {
            return Err(ModelError::BadNumber("a weight that is not finite"));
        }
        if !model.inputs.iter().all(|one| one.input.deviation > 0.0) {
            return Err(ModelError::BadNumber("a deviation that is not above 0"));
        }
        Ok(model)
    }

    /// What runs and tables call it: its day and the beginning of its data's hash.
    pub fn name(&self) -> String {
        format!("{}-{}", self.as_of, self.data_hash.get(..8).unwrap_or(&self.data_hash))
    }

    pub fn took_over(&self) -> bool {
        self.verdict.standing == Standing::TookOver
    }

    pub fn reading(&self, scores: &AccountScores) -> ModelReading {
        self.reading_of(&features(scores))
    }

    /// The same from the features, in the order of [`super::FEATURES`].
    pub fn reading_of(&self, features: &[Option<f64>]) -> ModelReading {
        let mut contributions: Vec<Contribution> = Vec::new();
        for WeightedInput { input, weight, .. } in &self.inputs {
            let value = input.place().and_then(|place| features.get(place).copied().flatten());
            let log_odds = weight * input.scaled(value);
            // What missing says belongs to the feature that is missing.
            match contributions.iter_mut().find(|known| known.feature == input.feature) {
                Some(known) => known.log_odds += log_odds,
                None => contributions.push(Contribution {
                    feature: input.feature.clone(),
                    value,
                    mean: input.mean,
                    log_odds,
                }),
            }
        }
        let logit = self.intercept + contributions.iter().map(|one| one.log_odds).sum::<f64>();
        contributions
            .sort_by(|a, b| b.log_odds.abs().total_cmp(&a.log_odds.abs()).then_with(|| a.feature.cmp(&b.feature)));
        ModelReading {
            probability: sigmoid(logit),
            base: self.intercept,
            logit,
            contributions,
            took_over: self.took_over(),
            model: self.name(),
            horizon_months: self.horizon_months,
        }
    }
}

impl Contribution {
    /// What the feature is, for people.
    pub fn words(&self) -> &str {
        words(&self.feature)
    }

    /// A value of the feature in the unit of its words: features that end in `_log` are log(1 + x) of it.
    pub fn natural(&self, value: f64) -> f64 {
        if self.feature.ends_with("_log") { libm::expm1(value) } else { value }
    }
}
