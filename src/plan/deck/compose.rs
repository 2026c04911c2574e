//! The deck as a whole: which slides there are, in which order, and which are left out for want of data.

use std::collections::BTreeMap;

use super::desk::{Composed, Desk, Part};
use super::{
    Deck, EffortConfig, became, capacity, churn, decisions, execution, kpis, map, method, movers, nps, pipeline,
    quality, quarter, renewals, retention, returns, revenue, summary, themes, top, validation, whitespace,
};
use crate::ingest::Quality;
use crate::plan::context::{Context, Facts};
use crate::plan::document::{KeyValue, NumberMarks};
use crate::plan::language::{Language, args};
use crate::score::{Before, ChurnModel, ScoreConfig};

/// What the deck tells beside the facts and scores of the run.
#[derive(Debug, Clone, Copy)]
pub struct DeckInput<'a> {
    /// What ingest says of the data.
    pub quality: &'a Quality,
    /// How figures were computed, for the appendix.
    pub config: &'a ScoreConfig,
    /// The run's name.
    pub run: &'a str,
    /// The figures of a month and of a year ago; none where they were not asked for.
    pub before: Option<&'a Before>,
    /// What it takes to do what is asked.
    pub effort: &'a EffortConfig,
    /// The trained churn model, for what its validation found.
    pub model: Option<&'a ChurnModel>,
}

type Composer = fn(&mut Desk<'_>) -> Composed;

/// The slides between the summary and the data quality, with the key of each one's name, in the order of every month.
const BODY: &[(&str, Composer)] = &[
    ("slide-decisions-followed", became::slide),
    ("slide-quarter", quarter::slide),
    ("slide-kpis", kpis::slide),
    ("slide-revenue", revenue::slide),
    ("slide-map", map::slide),
    ("slide-top-accounts", top::slide),
    ("slide-movers", movers::slide),
    ("slide-nps", nps::slide),
    ("deck-slide-themes", themes::slide),
    ("slide-churn", churn::slide),
    ("slide-renewals", renewals::slide),
    ("slide-retention", retention::slide),
    ("slide-pipeline", pipeline::slide),
    ("slide-whitespace", whitespace::slide),
    ("slide-execution", execution::slide),
    ("slide-coverage", capacity::slide),
    ("slide-return", returns::slide),
];

/// The slides after the data quality.
const END: &[(&str, Composer)] = &[("slide-decisions", decisions::slide)];

/// Composes the deck. A slide whose data is missing is left out, and the data-quality slide says why.
pub fn compose(context: &Context<'_>, plans: &DeckInput<'_>) -> Deck {
    let mut desk = Desk { context, input: plans, facts: Facts::default(), rows: BTreeMap::new() };
    let mut absent = Vec::new();
    let parts = made(&mut desk, BODY, &mut absent);
    let end = made(&mut desk, END, &mut absent);
    let mut slides = vec![summary::cover(&mut desk)];
    slides.extend(summary::slide(&mut desk, &parts));
    let explained = !parts.is_empty();
    slides.extend(parts.into_iter().map(|(_, part)| part.slide));
    slides.push(quality::slide(&mut desk, absent));
    slides.extend(end.into_iter().map(|(_, part)| part.slide));
    if explained {
        slides.push(method::slide(&desk));
        slides.extend(validation::slide(&mut desk));
    }
    let language = context.language;
    Deck {
        title: language.text("deck-title", &args!["period" => language.month_long(context.period())]),
        lang: language.code().tag().to_owned(),
        author: context.company.name.clone(),
        as_of: context.as_of(),
        numbers: marks(language),
        facts: desk.facts.into_vec(),
        confidential: context.confidential(),
        slides,
    }
}

/// The slides that the data carry; the others are named with what they lack.
fn made<'k>(
    desk: &mut Desk<'_>,
    composers: &'k [(&'k str, Composer)],
    absent: &mut Vec<KeyValue>,
) -> Vec<(&'k str, Part)> {
    let mut parts = Vec::new();
    for (key, composer) in composers {
        match composer(desk) {
            Ok(part) => parts.push((*key, part)),
            Err(reason) => {
                absent.push(KeyValue { label: desk.word(key), value: reason, note: None, facts: Vec::new() })
            }
        }
    }
    parts
}

/// How numbers are written, read off a number.
fn marks(language: &Language) -> NumberMarks {
    let separator = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    NumberMarks {
        decimal: separator(&language.number(0.5, 1)),
        group: separator(&language.integer(1_000_000)).chars().take(1).collect(),
    }
}
