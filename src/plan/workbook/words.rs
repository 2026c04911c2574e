//! The words of drop-downs and of the scores' values.

use std::collections::BTreeMap;

use super::sheet::{Cell, Choices, Column, Form};
use crate::model::{Known, Unknown};
use crate::plan::context::Context;
use crate::plan::document::Tone;
use crate::plan::language::Language;
use crate::score::{Band, ChurnScores, Quadrant, SignalKey, Tier, Unit};

/// The words of each drop-down but that of the accounts. The order is the same in every language.
pub fn choices(language: &Language) -> BTreeMap<Choices, Vec<String>> {
    let list = |keys: &[&str]| keys.iter().map(|key| language.word(key)).collect();
    BTreeMap::from([
        (Choices::States, list(&["state-open", "state-in-progress", "state-done", "state-dropped"])),
        (
            Choices::ObjectiveStates,
            list(&[
                "objective-state-open",
                "objective-state-in-progress",
                "objective-reached",
                "objective-state-dropped",
            ]),
        ),
        (Choices::Keep, list(&["plan-keep", "plan-drop"])),
        (Choices::Agreed, list(&["plan-agree", "plan-disagree"])),
        (Choices::Fields, list(&["swot-strengths", "swot-weaknesses", "swot-opportunities", "swot-threats"])),
        (Choices::YesNo, list(&["yes", "no"])),
        (Choices::TriggerStates, list(&["trigger-state-fired", "trigger-state-snoozed", "trigger-state-closed"])),
        (
            Choices::Parts,
            list(&[
                "role-economic-buyer",
                "role-decision-maker",
                "role-champion",
                "role-influencer",
                "role-user",
                "role-blocker",
            ]),
        ),
    ])
}

pub fn tier(language: &Language, tier: Tier) -> String {
    language.word(match tier {
        Tier::A => "tier-a",
        Tier::B => "tier-b",
        Tier::C => "tier-c",
        Tier::Former => "tier-former",
    })
}

pub fn quadrant(language: &Language, quadrant: Quadrant) -> String {
    language.word(match quadrant {
        Quadrant::Defend => "quadrant-defend",
        Quadrant::Grow => "quadrant-grow",
        Quadrant::Maintain => "quadrant-maintain",
        Quadrant::Watch => "quadrant-watch",
    })
}

/// The word, or that there is too little to tell; nothing where it is not shown.
pub fn quadrant_or_why(language: &Language, known: &Known<Quadrant>) -> String {
    match known {
        Ok(known) => quadrant(language, *known),
        Err(Unknown::Withheld) => String::new(),
        Err(_) => language.word("quadrant-none"),
    }
}

pub fn band(language: &Language, band: &Known<Band>) -> String {
    language.word(match band {
        Ok(Band::Low) => "band-low",
        Ok(Band::Medium) => "band-medium",
        Ok(Band::High) => "band-high",
        Err(Unknown::Withheld) => return String::new(),
        Err(_) => "band-insufficient",
    })
}

/// What stands beside the band: points, or the probability of a model that took over.
pub fn churn_column(context: &Context<'_>) -> Column {
    match context.churn_by_model() {
        true => Column::new("churn_risk", context.language.word("heading-churn-probability"), Form::Share),
        false => Column::new("churn_points", context.language.word("heading-churn-points"), Form::Whole),
    }
}

pub fn churn_cell(context: &Context<'_>, churn: &ChurnScores) -> Cell {
    match context.churn_by_model() {
        true => churn.in_charge().map_or(Cell::Empty, |reading| Cell::Share(reading.probability)),
        false => Cell::known(&churn.score, Cell::Number),
    }
}

pub fn band_tones(language: &Language) -> Vec<(String, Tone)> {
    vec![
        (language.word("band-high"), Tone::Bad),
        (language.word("band-medium"), Tone::Warn),
        (language.word("band-low"), Tone::Good),
    ]
}

pub fn tier_tones(language: &Language) -> Vec<(String, Tone)> {
    vec![(language.word("tier-a"), Tone::Good)]
}

/// The stable name of a signal's column.
pub fn signal_key(key: SignalKey) -> &'static str {
    match key {
        SignalKey::RenewalWithoutOpportunity => "renewal_without_opportunity",
        SignalKey::VolumeFall => "volume_fall",
        SignalKey::Nps => "nps",
        SignalKey::SevereTickets => "severe_tickets",
        SignalKey::ChampionLeft => "champion_left",
        SignalKey::LatePayment => "late_payment",
        SignalKey::NoContact => "no_contact",
        SignalKey::Competition => "competition",
    }
}

/// The unit of a figure, as a reader names it.
pub fn unit(language: &Language, unit: Unit, currency: &str) -> String {
    match unit {
        Unit::Share | Unit::Percent => "%".to_owned(),
        Unit::Money => currency.to_owned(),
        Unit::Days => language.word("unit-days"),
        Unit::Points => language.word("unit-points"),
        Unit::Count => language.word("unit-count"),
        Unit::Ratio => language.word("unit-times"),
    }
}

/// What is not known of a row, each with its reason: `NPS: the account has no survey responses`.
pub fn reasons<const N: usize>(language: &Language, figures: [(&str, Option<&Unknown>); N]) -> String {
    let said: Vec<String> = figures
        .into_iter()
        .filter_map(|(label, unknown)| Some(format!("{}: {}", language.word(label), language.unknown(unknown?))))
        .collect();
    said.join("; ")
}

/// A part of a sentence that stands by itself in a cell.
pub fn capitalised(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::choice_values;
    use crate::plan::language::LanguageCode;

    #[test]
    fn a_drop_down_has_a_word_for_each_value() {
        let language = Language::load(LanguageCode::Es, "es-ES", None).unwrap();
        for (list, words) in choices(&language) {
            assert_eq!(choice_values(list.key()).map(<[_]>::len), Some(words.len()), "{}", list.key());
        }
    }
}
