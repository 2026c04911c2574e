//! The deck as a whole: which slides there are, in which order, and which are left out for want of data.

use std::collections::BTreeMap;

use super::desk::{Composed, Desk, Part};
use super::together::{self, Keyed};
use super::{
    Deck, EffortConfig, became, decisions, kpis, method, movers, nps, pipeline, quality, quarter, renewals, retention,
    returns, revenue, summary, themes, top, validation, whitespace,
};
use crate::ingest::Quality;
use crate::plan::context::{Context, Facts};
use crate::plan::document::{KeyValue, NumberMarks};
use crate::plan::language::args;
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

/// How a slide is made.
#[derive(Clone, Copy)]
enum Composer {
    /// One, with the key of its name.
    One(&'static str, fn(&mut Desk<'_>) -> Composed),
    /// Two that are told as one where the data carry both.
    Pair(fn(&mut Desk<'_>) -> Keyed),
}

use Composer::{One, Pair};

/// The slides between the summary and the data quality, in the order of every month.
const BODY: &[Composer] = &[
    One("slide-decisions-followed", became::slide),
    One("slide-quarter", quarter::slide),
    One("slide-kpis", kpis::slide),
    One("slide-revenue", revenue::slide),
    Pair(together::risk),
    One("slide-top-accounts", top::slide),
    One("slide-movers", movers::slide),
    One("slide-nps", nps::slide),
    One("deck-slide-themes", themes::slide),
    One("slide-renewals", renewals::slide),
    One("slide-retention", retention::slide),
    One("slide-pipeline", pipeline::slide),
    One("slide-whitespace", whitespace::slide),
    Pair(together::delivery),
    One("slide-return", returns::slide),
];

/// The slides after the data quality.
const END: &[Composer] = &[One("slide-decisions", decisions::slide)];

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
        numbers: NumberMarks::of(language),
        facts: desk.facts.into_vec(),
        confidential: context.confidential(),
        slides,
    }
}

/// The slides that the data carry; the others are named with what they lack.
fn made(desk: &mut Desk<'_>, composers: &[Composer], absent: &mut Vec<KeyValue>) -> Vec<(&'static str, Part)> {
    let mut parts = Vec::new();
    let mut composed = Keyed::new();
    for composer in composers {
        match composer {
            One(key, slide) => composed.push((*key, slide(desk))),
            Pair(slides) => composed.extend(slides(desk)),
        }
    }
    for (key, slide) in composed {
        match slide {
            Ok(part) => parts.push((key, part)),
            Err(reason) => {
                absent.push(KeyValue { label: desk.word(key), value: reason, note: None, facts: Vec::new() })
            }
        }
    }
    parts
}
