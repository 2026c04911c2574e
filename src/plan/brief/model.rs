//! What raises and lowers a trained model's probability, in place of the points.

use crate::plan::account::Situation;
use crate::plan::chart::{Bar, BarTotal, Bars};
use crate::plan::context::Facts;
use crate::plan::document::{Section, Sentence, Tone};
use crate::plan::language::{Language, args};
use crate::score::churn::{Contribution, ModelReading, rows};

/// Inputs of a model that a brief shows, the greatest first.
const SHOWN_INPUTS: usize = 8;
/// Log-odds from which an input is told: less moves a probability by under a tenth of a point.
const TELLING: f64 = 0.005;

/// What raises and lowers the probability of a model that took over, against an average account.
pub fn churn(s: &Situation<'_>, reading: &ModelReading, facts: &mut Facts) -> Option<Section<Bars>> {
    let language = s.context.language;
    let telling: Vec<_> = reading.contributions.iter().filter(|one| one.log_odds.abs() >= TELLING).collect();
    let bar = |one: &Contribution, facts: &mut Facts| {
        let (key, tone) = if one.log_odds > 0.0 { ("churn-raises", Tone::Bad) } else { ("churn-lowers", Tone::Good) };
        let of = |value: Option<f64>| {
            let missing = || language.word("churn-input-missing");
            value.map_or_else(missing, |value| churn_input(language, one, value))
        };
        let args = args!["value" => of(one.value), "mean" => of(Some(one.mean))];
        let text = language.text(key, &args);
        let evidence = rows(&one.feature, s.scores);
        let fact = s.fact(facts, &format!("churn_input_{}", one.feature), &text, &evidence);
        Bar {
            label: language.word(&format!("churn-input-{}", one.feature.replace('_', "-"))),
            value: one.log_odds,
            text,
            limit: None,
            tone,
            evidence: s.context.evidence(&evidence).into_iter().next(),
            facts: vec![fact],
        }
    };
    let bars: Vec<Bar> = telling.iter().take(SHOWN_INPUTS).map(|one| bar(one, facts)).collect();
    let told = s.context.churn_told(&s.scores.churn).ok().filter(|_| !bars.is_empty())?;
    let title = language.word("title-churn-model");
    Some(Section {
        title: Sentence { text: title.clone(), facts: Vec::new() },
        subtitle: Some(language.word("churn-model-note")),
        source: None,
        body: Bars {
            alt: title,
            rows: bars,
            total: Some(BarTotal { label: language.word("heading-churn-probability"), text: told.text }),
            note: None,
        },
    })
}

/// An input as people say it: shares in percent, all else as a number.
fn churn_input(language: &Language, one: &Contribution, value: f64) -> String {
    let value = one.natural(value);
    match one.feature.ends_with("_share") {
        true => language.percent(value, 0),
        false => language.number(value, u8::from(value.abs() < 10.0 && value.fract() != 0.0)),
    }
}
