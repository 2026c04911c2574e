//! The deck as a whole: which slides there are, in which order, and which are left out for want of data.

use std::collections::BTreeMap;

use super::desk::{Composed, Desk, Part};
use super::{
    Deck, churn, kpis, lost, map, method, movers, nps, pipeline, quality, quarter, renewals, retention, revenue, selling,
    summary, themes, top, win_rate,
};
use crate::ingest::Quality;
use crate::plan::context::{Context, Facts};
use crate::plan::document::{KeyValue, NumberMarks};
use crate::plan::language::{Language, args};
use crate::score::ScoreConfig;

/// What the deck tells beside the facts and scores of the run.
#[derive(Debug, Clone, Copy)]
pub struct DeckInput<'a> {
    /// What ingest says of the data.
    pub quality: &'a Quality,
    /// How figures were computed, for the appendix.
    pub config: &'a ScoreConfig,
    /// The run's name.
    pub run: &'a str,
}

type Composer = fn(&mut Desk<'_>) -> Composed;

/// The slides between the summary and the data quality, with the key of each one's name.
const BODY: &[(&str, Composer)] = &[
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
    ("deck-slide-lost", lost::slide),
    ("deck-slide-selling", selling::slide),
    ("slide-pipeline", pipeline::slide),
    ("deck-slide-win-rate", win_rate::slide),
];

/// Composes the deck. A slide whose data is missing is left out, and the data-quality slide says why.
pub fn compose(context: &Context<'_>, plans: &DeckInput<'_>) -> Deck {
    let mut desk = Desk { context, input: plans, facts: Facts::default(), rows: BTreeMap::new() };
    let (mut parts, mut absent) = (Vec::<(&str, Part)>::new(), Vec::new());
    for (key, composer) in BODY {
        match composer(&mut desk) {
            Ok(part) => parts.push((key, part)),
            Err(reason) => {
                absent.push(KeyValue { label: desk.word(key), value: reason, note: None, facts: Vec::new() })
            }
        }
    }
    let mut slides = vec![summary::cover(&mut desk)];
    slides.extend(summary::slide(&mut desk, &parts));
    let explained = !parts.is_empty();
    slides.extend(parts.into_iter().map(|(_, part)| part.slide));
    slides.push(quality::slide(&mut desk, absent));
    if explained {
        slides.extend(method::slides(&desk));
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

/// How numbers are written, read off a number.
fn marks(language: &Language) -> NumberMarks {
    let separator = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    NumberMarks {
        decimal: separator(&language.number(0.5, 1)),
        group: separator(&language.integer(1_000_000)).chars().take(1).collect(),
    }
}
