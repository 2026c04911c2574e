//! Whether an objective can be measured: what a vague one lacks, in the reader's words.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::model::{Author, Date, Item};
use crate::plan::language::{Language, args};

/// The longest that an objective may lie ahead.
const MOST_DAYS: i64 = 3 * 366;

/// An objective's fields as they are kept; a blank one is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SmartFields<'a> {
    pub text: Option<&'a str>,
    pub metric: Option<&'a str>,
    pub baseline: Option<&'a str>,
    pub target: Option<&'a str>,
    /// ISO 8601.
    pub due: Option<&'a str>,
    pub owner: Option<&'a str>,
}

/// What an objective lacks to be SMART.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SmartGap {
    /// It does not say what is to be reached.
    Text,
    /// No figure by which it is measured.
    Metric,
    /// No number from which it starts.
    Baseline,
    /// No number that is to be reached, neither as a target nor in the text.
    Target,
    /// No date.
    Due,
    /// The date has passed, or lies more than three years ahead.
    DueOutOfReach,
    /// Nobody answers for it.
    Owner,
}

impl SmartGap {
    /// The name in tables.
    pub fn key(self) -> &'static str {
        match self {
            SmartGap::Text => "text",
            SmartGap::Metric => "metric",
            SmartGap::Baseline => "baseline",
            SmartGap::Target => "target",
            SmartGap::Due => "due",
            SmartGap::DueOutOfReach => "due-out-of-reach",
            SmartGap::Owner => "owner",
        }
    }
}

impl<'a> SmartFields<'a> {
    /// Of an objective that is kept.
    pub fn of(item: &'a Item) -> SmartFields<'a> {
        SmartFields {
            text: item.value("objective"),
            metric: item.value("metric"),
            baseline: item.value("baseline"),
            target: item.value("target"),
            due: item.value("due"),
            owner: item.value("owner"),
        }
    }
}

/// What an objective lacks; nothing where it is SMART. A date that has passed is a gap only of an objective that is new:
/// give the day on which it was written as `as_of`.
pub fn smart(fields: &SmartFields<'_>, as_of: Date) -> Vec<SmartGap> {
    let given = |field: Option<&str>| field.is_some_and(|text| !text.trim().is_empty());
    let mut gaps = BTreeSet::new();
    let mut lacks = |gap: SmartGap, missing: bool| {
        if missing {
            gaps.insert(gap);
        }
    };
    lacks(SmartGap::Text, !given(fields.text));
    lacks(SmartGap::Metric, !given(fields.metric));
    lacks(SmartGap::Baseline, !fields.baseline.is_some_and(has_number));
    lacks(SmartGap::Target, !fields.target.is_some_and(has_number) && !fields.text.is_some_and(has_number));
    lacks(SmartGap::Owner, !given(fields.owner));
    match fields.due.map(|due| due.trim().parse::<Date>()) {
        Some(Ok(due)) => {
            let ahead = crate::model::calendar::days_between(as_of, due);
            lacks(SmartGap::DueOutOfReach, !(1..=MOST_DAYS).contains(&ahead));
        }
        _ => lacks(SmartGap::Due, true),
    }
    gaps.into_iter().collect()
}

/// What an objective lacks, in the reader's words; nothing where it is SMART.
pub fn smart_told(gaps: &[SmartGap], language: &Language) -> Option<String> {
    if gaps.is_empty() {
        return None;
    }
    let words: Vec<String> = gaps.iter().map(|gap| language.word(&format!("smart-{}", gap.key()))).collect();
    Some(language.text("smart-lacks", &args!["gaps" => language.list(&words)]))
}

/// Whether a person wrote an objective, or in it.
pub fn is_persons(item: &Item) -> bool {
    let by_person = |author: &Author| matches!(author, Author::Person(_));
    by_person(&item.author) || item.fields.values().any(|field| by_person(&field.author))
}

/// Whether a text holds a number that is no year: `in 2027` measures nothing.
fn has_number(text: &str) -> bool {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let is_year = |digits: &str| digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let alone = text.chars().all(|c| c.is_ascii_digit() || c.is_whitespace());
    numbers.any(|digits| !is_year(digits) || alone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::language::LanguageCode;
    use jiff::civil::date;

    const AS_OF: Date = date(2026, 10, 31);

    fn sound() -> SmartFields<'static> {
        SmartFields {
            text: Some("Subir los ingresos de 10 000 a 12 000"),
            metric: Some("Ingresos"),
            baseline: Some("10000"),
            target: Some("12000"),
            due: Some("2027-10-31"),
            owner: Some("Ana Prieto"),
        }
    }

    #[test]
    fn one_that_can_be_measured_lacks_nothing() {
        assert_eq!(smart(&sound(), AS_OF), []);
        let in_words = SmartFields { target: None, ..sound() };
        assert_eq!(smart(&in_words, AS_OF), [], "the text holds the target");
    }

    #[test]
    fn each_thing_that_is_missing_is_named() {
        for (fields, gap) in [
            (SmartFields { text: Some("  "), ..sound() }, SmartGap::Text),
            (SmartFields { metric: None, ..sound() }, SmartGap::Metric),
            (SmartFields { baseline: Some("bajo"), ..sound() }, SmartGap::Baseline),
            (
                SmartFields { text: Some("Mejorar la relación en 2027"), target: Some("más"), ..sound() },
                SmartGap::Target,
            ),
            (SmartFields { due: Some("pronto"), ..sound() }, SmartGap::Due),
            (SmartFields { due: Some("2026-10-31"), ..sound() }, SmartGap::DueOutOfReach),
            (SmartFields { due: Some("2036-10-31"), ..sound() }, SmartGap::DueOutOfReach),
            (SmartFields { owner: None, ..sound() }, SmartGap::Owner),
        ] {
            assert_eq!(smart(&fields, AS_OF), [gap], "{fields:?}");
        }
        assert_eq!(smart(&SmartFields::default(), AS_OF).len(), 6);
    }

    #[test]
    fn a_number_is_no_year_unless_it_stands_alone() {
        assert!(has_number("15 %") && has_number("de 2 a 3") && has_number("2000"));
        assert!(!has_number("en 2027") && !has_number("pronto") && !has_number(""));
    }

    #[test]
    fn what_is_missing_is_said_in_a_sentence() {
        let gaps = [SmartGap::Target, SmartGap::Due];
        for (code, text) in [
            (LanguageCode::Es, "Para poder medirlo falta una meta en números y una fecha"),
            (LanguageCode::En, "To be measured it lacks a target in numbers and a due date"),
        ] {
            let language = Language::load(code, code.default_locale(), None).unwrap();
            assert_eq!(smart_told(&gaps, &language).as_deref(), Some(text));
            assert_eq!(smart_told(&[], &language), None);
        }
    }
}
