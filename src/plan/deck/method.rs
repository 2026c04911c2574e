//! The appendix: weights, points, windows and what each figure means.

use super::desk::{Desk, sentence};
use super::{Content, Slide};
use crate::plan::document::{KeyValue, Section};
use crate::plan::language::args;
use crate::score::{CriterionKey, SignalKey};

/// Definitions, with the name of what each one defines.
const DEFINITIONS: &[(&str, &str)] = &[
    ("figure-win-rate-count", "method-win-rate"),
    ("figure-pipeline-weighted", "method-weighted"),
    ("figure-grr-share", "method-retention"),
    ("heading-nps", "method-nps"),
    ("heading-churn", "method-churn"),
    ("heading-priority", "method-priority"),
];

/// Weights, definitions and windows on one page.
pub fn slide(desk: &Desk<'_>) -> Slide {
    let (criteria, signals) = (criteria(desk), signals(desk));
    let numbers = args!["n" => criteria.len(), "signals" => desk.count(signals.len())];
    let title = desk.text("deck-title-weights", &numbers);
    let section = |key: &str, note: &str, body: Vec<KeyValue>| Section {
        title: sentence(desk.text(key, &args!["n" => body.len()]), []),
        subtitle: Some(desk.word(note)),
        source: None,
        body,
    };
    let sections = vec![
        section("deck-section-criteria", "deck-section-criteria-note", criteria),
        section("deck-section-definitions", "deck-section-definitions-note", definitions(desk)),
        section("deck-section-signals", "footer-points", signals),
        section("deck-section-windows", "deck-section-windows-note", windows(desk)),
    ];
    desk.slide(sentence(title, []), desk.word("slide-appendix"), &[], Content::Method { sections })
}

fn pair(label: String, value: String) -> KeyValue {
    KeyValue { label, value, note: None, facts: Vec::new() }
}

fn criteria(desk: &Desk<'_>) -> Vec<KeyValue> {
    let config = &desk.input.config.priority;
    let weights = [
        (CriterionKey::Value, config.value_weight),
        (CriterionKey::Growth, config.growth_weight),
        (CriterionKey::Whitespace, config.whitespace_weight),
        (CriterionKey::Fit, config.fit_weight),
        (CriterionKey::Relationship, config.relationship_weight),
        (CriterionKey::Urgency, config.urgency_weight),
    ];
    weights.into_iter().map(|(key, weight)| pair(desk.context.language.criterion(key), plain(desk, weight))).collect()
}

fn signals(desk: &Desk<'_>) -> Vec<KeyValue> {
    let config = &desk.input.config.churn;
    let steps = |steps: &crate::score::config::Steps| steps.severe_points.max(steps.mild_points);
    let points = [
        (SignalKey::RenewalWithoutOpportunity, steps(&config.renewal)),
        (SignalKey::VolumeFall, steps(&config.volume)),
        (SignalKey::ChampionLeft, config.champion_points),
        (SignalKey::LatePayment, steps(&config.payment)),
        (SignalKey::Nps, config.nps_decision_maker_points.max(config.nps_negative_points)),
        (SignalKey::SevereTickets, config.tickets_points),
        (SignalKey::NoContact, config.contact_points),
        (SignalKey::Competition, config.competition_points),
    ];
    points.into_iter().map(|(key, points)| pair(desk.context.language.signal(key), plain(desk, points))).collect()
}

fn plain(desk: &Desk<'_>, value: f64) -> String {
    desk.context.language.number(value, if value.fract() == 0.0 { 0 } else { 1 })
}

/// The texts name what they define before a colon; the name stands in a column of its own here.
fn definitions(desk: &Desk<'_>) -> Vec<KeyValue> {
    let always = DEFINITIONS.iter().map(|(name, key)| defined(desk, name, desk.word(key)));
    // The last of the churn definitions, where a trained model gives the bands.
    let mut models = desk.context.scores.accounts.iter().filter_map(|account| account.churn.model.as_ref());
    let model = models.find(|model| model.took_over).map(|model| {
        let text = desk.text("method-churn-model", &args!["model" => &model.model]);
        defined(desk, "figure-churn-risk", text)
    });
    always.chain(model).collect()
}

fn defined(desk: &Desk<'_>, name: &str, text: String) -> KeyValue {
    match text.split_once(": ") {
        Some((label, value)) => pair(label.to_owned(), super::desk::capitalised(value)),
        None => pair(desk.word(name), text),
    }
}

fn windows(desk: &Desk<'_>) -> Vec<KeyValue> {
    let (config, language) = (desk.input.config, desk.context.language);
    let months = |months: u32| desk.text("n-months", &args!["months" => months]);
    let share = |share: f64| language.percent(share, 0);
    let bands = args!["medium" => plain(desk, config.churn.medium_from), "high" => plain(desk, config.churn.high_from)];
    let tiers = args!["a" => share(config.priority.tier_a_share), "b" => share(config.priority.tier_b_share)];
    vec![
        pair(
            desk.revenue_label(),
            desk.text(
                "deck-window-revenue",
                &args![
                    "period" => language.month_long(desk.context.period())
                ],
            ),
        ),
        pair(desk.word("tile-win-rate"), months(config.sales.window_months)),
        pair(desk.word("heading-nps"), language.days(i64::from(config.nps.window_days))),
        pair(desk.word("figure-churn-band"), desk.text("deck-window-bands", &bands)),
        pair(desk.word("heading-tier"), desk.text("deck-window-tiers", &tiers)),
        pair(desk.word("deck-heading-between"), desk.word("deck-window-interval")),
    ]
}
