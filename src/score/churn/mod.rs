//! Whether an account will leave: points by rule, always; a trained model, where the history is enough for one.

mod change;
pub mod config;
mod dataset;
mod features;
mod fit;
mod gates;
mod inputs;
mod label;
pub mod logistic;
pub mod metrics;
mod model;
mod points;
pub(in crate::score) mod risk;
mod train;
mod validation;

pub use change::Relief;
pub use dataset::{Dataset, Example, events};
pub use features::{FEATURES, Feature, Needs, features, rows, words};
pub use gates::{Gate, Standing, Verdict};
pub use inputs::{Input, LeftOut};
pub use label::{Bond, Outcome, Term, Timeline};
pub use model::{ChurnModel, Contribution, ModelError, ModelReading, WeightedInput};
pub use points::{Band, ChurnScores, ChurnSignal, SignalKey};
pub(in crate::score) use points::{ChurnInputs, churn};
pub use train::{Training, train, train_on};
pub use validation::{Measure, Span, Validation, measure, smoothed_rate};
