//! `cartera train`: the churn model, trained on the company's own history.

use camino::Utf8PathBuf;
use serde::Serialize;

use super::{Error, Observer, Stage, ingest, modes};
use crate::deliver;
use crate::score::churn::{self, Measure, Standing, Training, Validation, WeightedInput};
use crate::settings::Settings;

/// What is asked of a training beside its settings.
#[derive(Debug, Clone, Default)]
pub struct TrainOptions {
    /// Where the model goes; the configuration's place where not given.
    pub to: Option<Utf8PathBuf>,
    pub dry_run: bool,
}

/// What a training gave.
#[derive(Debug, Serialize)]
pub struct Trained {
    pub training: Training,
    /// Where the model was written, if there is one and it was to be written.
    pub file: Option<Utf8PathBuf>,
}

/// Reads all sources, trains, and writes the model where there is one.
pub fn train(settings: &Settings, options: &TrainOptions, observer: &dyn Observer) -> Result<Trained, Error> {
    let ingested = ingest(settings, observer)?;
    observer.stage(Stage::Score, ingested.portfolio.accounts.len());
    let training = churn::train(&ingested.portfolio, &settings.config.scores);
    observer.stage_done();
    let file = options.to.clone().unwrap_or_else(|| settings.churn_model_file());
    let file = match &training.model {
        Some(model) if !options.dry_run => {
            deliver::write_model(&file, model, modes(settings))?;
            Some(file)
        }
        _ => None,
    };
    Ok(Trained { training, file })
}

/// What the training found, for people: the decision first.
pub fn training_summary(trained: &Trained) -> String {
    let training = &trained.training;
    let mut text = format!("{}\n", training.verdict.decision);
    text.push_str(&format!(
        "\nas of {}, leaving within {} months\n  {} snapshots, {} customers on them ({} by contract, {} by their orders)\n  \
         {} accounts left; {} rows with an open window left out; {} rows stayed but bought half or less\n",
        training.as_of,
        training.horizon_months,
        training.snapshots,
        training.rows,
        training.rows_by_contract,
        training.rows - training.rows_by_contract,
        training.events,
        training.censored,
        training.halved_rows,
    ));
    if let Some(validation) = &training.validation {
        text.push_str(&validated(validation));
    }
    text.push_str("\ngates\n");
    for gate in &training.verdict.gates {
        let passed = if gate.passed { "passed" } else { "failed" };
        text.push_str(&format!("  {passed}  {:<22} {}\n", gate.gate.replace('_', " "), gate.found));
    }
    if let Some(model) = &training.model {
        text.push_str(&weights(&model.inputs));
        for left_out in &model.left_out {
            text.push_str(&format!("  left out: {} ({})\n", left_out.feature, left_out.reason));
        }
        let recalibrated = model
            .recalibration
            .map_or(String::new(), |(slope, intercept)| format!(", recalibrated by {slope:.2} and {intercept:+.2}"));
        text.push_str(&format!("\nmodel {}: C = {}{recalibrated}\n", model.name(), model.c));
    }
    match (&trained.file, training.verdict.standing) {
        (Some(file), Standing::TookOver) => text.push_str(&format!("written to `{file}`: the next run uses it\n")),
        (Some(file), _) => text.push_str(&format!("written to `{file}`: the next run shows it beside the points\n")),
        (None, Standing::RuleOnly) => text.push_str("\nno model was made and no file written\n"),
        (None, _) => text.push_str("a dry run: nothing was written\n"),
    }
    text
}

fn validated(validation: &Validation) -> String {
    let (training, test) = (&validation.training, &validation.test);
    let mut text = format!(
        "\ntrained on {} to {} ({} rows, {} left), tested on {} to {} ({} rows, {} left)\n  {:<22} {:>26}   {:>26}\n",
        training.first,
        training.last,
        training.rows,
        training.events,
        test.first,
        test.last,
        test.rows,
        test.events,
        "95 % over accounts",
        "model",
        "points score"
    );
    for (model, rule) in validation.model.iter().zip(&validation.rule) {
        let name = model.metric.replace('_', " ");
        text.push_str(&format!("  {name:<22} {:>26}   {:>26}\n", measured(model), measured(rule)));
    }
    text.push_str("\n  foretold   came   rows\n");
    for bin in &validation.reliability {
        text.push_str(&format!("  {:>7.1} % {:>5.1} % {:>5}\n", bin.predicted * 100.0, bin.observed * 100.0, bin.n));
    }
    text
}

fn measured(measure: &Measure) -> String {
    match (measure.value, measure.low, measure.high) {
        (Some(value), Some(low), Some(high)) => format!("{value:.3} ({low:.3} to {high:.3})"),
        (Some(value), ..) => format!("{value:.3}"),
        (None, ..) => "none".to_owned(),
    }
}

fn weights(inputs: &[WeightedInput]) -> String {
    let mut text = "\nlog-odds for one standard deviation more (above 0 raises the risk)\n".to_owned();
    for one in inputs {
        let missing = if one.input.missing { ", missing" } else { "" };
        text.push_str(&format!("  {:+.3}  {}{missing}\n", one.weight, churn::words(&one.input.feature)));
    }
    text
}
