//! How far the models can be trusted: past forecasts, the CRM's probabilities, the ranking and the churn model against
//! what came.

use super::desk::{Desk, Width, cell, sentence, short, strong};
use super::{About, Content, Panel, PanelColumn, Slide};
use crate::model::Entity;
use crate::plan::context::DASH;
use crate::plan::document::{Cell, KeyValue, Section};
use crate::plan::language::{args, followed};
use crate::score::ProbabilitySource;
use crate::score::churn::Measure;
use crate::score::forecast::Accuracy;
use crate::score::statistics::count;

/// Stages in the table.
const MOST_STAGES: usize = 7;

/// An account whose tier holds in so many of the draws of other weights is called steady.
const STEADY_SHARE: f64 = 0.9;

/// Measures of the churn model that are told; the higher the better but for the first.
const MEASURES: [&str; 2] = ["brier", "pr_auc"];

/// None where no model could be held against what came.
pub fn slide(desk: &mut Desk<'_>) -> Option<Slide> {
    let forecast = forecast(desk);
    let calibration = calibration(desk);
    let rest = steadiness(desk);
    let told: Vec<String> = [
        forecast.as_ref().map(|_| desk.word("deck-validated-forecast")),
        calibration.as_ref().map(|_| desk.word("deck-validated-crm")),
        desk.input.model.map(|_| desk.word("deck-validated-churn")),
    ]
    .into_iter()
    .flatten()
    .collect();
    if told.is_empty() {
        return None;
    }
    let accuracy = desk.portfolio().forecast.whole.as_ref().ok().and_then(|whole| whole.accuracy());
    let title = match accuracy {
        Some(Accuracy { coverage80: Ok(share), .. }) => {
            let share = desk.context.language.percent(*share, 0);
            desk.text("deck-title-validation-forecast", &args!["share" => share])
        }
        _ => {
            let list = desk.context.language.list(&told);
            desk.text("deck-title-validation", &args!["n" => told.len(), "list" => list])
        }
    };
    // Two short panels stand beside the stages, however many there are.
    let columns = [vec![forecast, rest], vec![calibration]].map(|panels| panels.into_iter().flatten().collect());
    let columns = columns.into_iter().filter(|panels: &Vec<_>| !panels.is_empty());
    let columns = columns.map(|panels| PanelColumn { share: 1, panels }).collect();
    let from = [desk.revenue_entity(), Entity::Opportunity];
    let note = Some(desk.word("deck-note-backtest"));
    let content = Content::Panels { about: About::Validation, tiles: Vec::new(), columns, note };
    Some(desk.slide(sentence(title, []), desk.word("slide-appendix"), &from, content))
}

/// The method that was taken beside the one to beat.
fn forecast(desk: &Desk<'_>) -> Option<Section<Panel>> {
    let series = desk.portfolio().forecast.whole.as_ref().ok()?;
    let used = series.accuracy()?;
    let beaten = series.candidates.first().filter(|first| first.method != used.method);
    let (language, number) = (desk.context.language, |value: f64, digits| desk.context.language.number(value, digits));
    let cells = |name: &str, accuracy: &Accuracy| -> Vec<Cell> {
        let share = |value: &crate::model::Known<f64>| {
            value.as_ref().map_or_else(|_| DASH.to_owned(), |share| language.percent(*share, 0))
        };
        vec![
            strong(desk.word(name)),
            cell(accuracy.smape.as_ref().map_or_else(|_| DASH.to_owned(), |miss| language.percent(miss / 100.0, 0))),
            cell(accuracy.mase.as_ref().map_or_else(|_| DASH.to_owned(), |mase| number(*mase, 2))),
            cell(share(&accuracy.coverage80)),
        ]
    };
    let mut rows = vec![cells("deck-method-used", used)];
    rows.extend(beaten.map(|beaten| cells("deck-method-beaten", beaten)));
    let headings = [
        ("deck-heading-method", Width::Text(2)),
        ("deck-heading-miss", Width::Number),
        ("deck-heading-mase", Width::Number),
        ("deck-heading-inside", Width::Number),
    ];
    let mut table = desk.table(&headings, rows, 0);
    table.note = Some(desk.word("deck-note-mase"));
    let title = match &used.mase {
        Ok(mase) if *mase < 1.0 => {
            let share = language.percent(1.0 - mase, 0);
            desk.text("deck-section-forecast-better", &args!["share" => share, "n" => used.n])
        }
        _ => desk.text("deck-section-forecast", &args!["n" => used.n]),
    };
    let args = args!["n" => series.origins, "months" => i64::try_from(series.months_observed).unwrap_or(i64::MAX)];
    let subtitle = Some(desk.text("deck-section-forecast-note", &args));
    Some(Section { title: sentence(title, []), subtitle, source: None, body: Panel::Table(table) })
}

/// What the CRM promised at each stage, and what was won.
fn calibration(desk: &Desk<'_>) -> Option<Section<Panel>> {
    let crm = desk.portfolio().crm_calibration.as_ref().ok()?;
    let language = desk.context.language;
    let share = |share: f64| language.percent(share, 0);
    // As deals go through them.
    let mut stages: Vec<_> = crm.stages.iter().collect();
    stages.sort_by(|a, b| a.promised.total_cmp(&b.promised).then_with(|| a.stage.cmp(&b.stage)));
    let rows: Vec<Vec<Cell>> = stages
        .iter()
        .take(MOST_STAGES)
        .map(|stage| {
            vec![
                strong(short(&desk.context.language.stage(&stage.stage))),
                cell(share(stage.promised)),
                cell(share(stage.won.value)),
                cell(desk.count(stage.won.n)),
            ]
        })
        .collect();
    let headings = [
        ("heading-stage", Width::Text(2)),
        ("deck-heading-promised", Width::Number),
        ("deck-heading-won-share", Width::Number),
        ("deck-heading-decided", Width::Number),
    ];
    let mut table = desk.table(&headings, rows, crm.stages.len().saturating_sub(MOST_STAGES));
    // A deal goes through several stages: theirs do not add up to the deals.
    let args = args!["promised" => share(crm.promised), "won" => share(crm.won.value), "n" => crm.won.n];
    let whole = desk.text("deck-crm-off", &args);
    table.note = [table.note, Some(whole)].into_iter().flatten().reduce(|a, b| followed(&a, &b));
    let key = if crm.is_off() { "deck-section-crm-off" } else { "deck-section-crm-holds" };
    let title = desk.text(key, &args!["promised" => share(crm.promised), "won" => share(crm.won.value)]);
    let mut deals = desk.context.scores.accounts.iter().flat_map(|account| &account.pipeline.deals);
    let note = match deals.any(|deal| deal.probability_source == Some(ProbabilitySource::Crm)) {
        true => "deck-section-crm-trusted",
        false => "deck-section-crm-note",
    };
    Some(Section {
        title: sentence(title, []),
        subtitle: Some(desk.word(note)),
        source: None,
        body: Panel::Table(table),
    })
}

/// How steady the tiers are, and what the churn model's validation found.
fn steadiness(desk: &Desk<'_>) -> Option<Section<Panel>> {
    let stable: Vec<f64> = desk
        .accounts()
        .iter()
        .filter_map(|account| account.priority.stability.as_ref().ok())
        .map(|stability| stability.tier_share)
        .collect();
    let mut pairs = Vec::new();
    let pair = |label: String, value: String| KeyValue { label, value, note: None, facts: Vec::new() };
    let steady = stable.iter().filter(|share| **share >= STEADY_SHARE).count();
    if !stable.is_empty() {
        let args = args!["n" => steady, "total" => desk.count(stable.len())];
        pairs.push(pair(desk.word("deck-pair-tiers"), desk.text("deck-pair-tiers-value", &args)));
    }
    match desk.input.model {
        Some(model) => {
            let args = args!["n" => model.rows, "events" => desk.count(model.events)];
            pairs.push(pair(desk.word("deck-pair-churn-model"), desk.text("deck-pair-churn-model-value", &args)));
            let standing = if model.took_over() { "deck-pair-took-over" } else { "deck-pair-shadow" };
            pairs.push(pair(desk.word("deck-pair-standing"), desk.word(standing)));
            for measure in MEASURES {
                let of =
                    |measures: &[Measure]| measures.iter().find(|own| own.metric == measure).and_then(|own| own.value);
                let validation = model.validation.as_ref();
                let both = validation.and_then(|found| Some((of(&found.model)?, of(&found.rule)?)));
                if let Some((ours, rule)) = both {
                    let number = |value: f64| desk.context.language.number(value, 2);
                    let args = args!["model" => number(ours), "rule" => number(rule)];
                    let label = desk.word(&format!("deck-measure-{}", measure.replace('_', "-")));
                    pairs.push(pair(label, desk.text("deck-measure-value", &args)));
                }
            }
        }
        None => pairs.push(pair(desk.word("deck-pair-churn-model"), desk.word("deck-pair-no-model"))),
    }
    if pairs.len() < 2 && stable.is_empty() {
        return None;
    }
    let title = if stable.is_empty() {
        desk.word("deck-section-steady-none")
    } else {
        let share = desk.context.language.percent(count(steady) / count(stable.len()), 0);
        desk.text("deck-section-steady", &args!["share" => share])
    };
    let subtitle = Some(desk.word("deck-section-steady-note"));
    Some(Section { title: sentence(title, []), subtitle, source: None, body: Panel::Pairs(pairs) })
}
