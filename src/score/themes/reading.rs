//! Every comment of the window, read once.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::language::{Ear, SurveyLanguages, Told};
use super::lexicon::{Lexicon, Reading};
use super::{Class, OTHER, ThemesConfig};
use crate::model::{Origin, Row, SurveyResponse, calendar::days_between};
use crate::score::context::Context;
use crate::score::norms::Norms;
use crate::score::nps::survey::{counts_as_answer, on_scale};

/// What each comment says.
#[derive(Debug)]
pub struct Comments {
    lexicon: Lexicon,
    /// Of comments in languages of which words are known.
    read: BTreeMap<Origin, Reading>,
    dated: bool,
}

/// The comment of an answer, if it says anything.
pub fn comment(row: &SurveyResponse) -> Option<&str> {
    row.comment.as_deref().map(str::trim).filter(|comment| comment.chars().any(char::is_alphanumeric))
}

/// The themes of a comment by the built-in and configured words, `other` if there is none. `language` is the code of
/// ISO 639-1; without it the words of all languages count.
pub fn theme_names(comment: &str, language: Option<&str>, config: &ThemesConfig) -> Vec<String> {
    let lexicon = Lexicon::new(config);
    let reading = lexicon.read(comment, language);
    names(&lexicon, &reading).into_iter().map(str::to_owned).collect()
}

fn names<'a>(lexicon: &'a Lexicon, reading: &Reading) -> Vec<&'a str> {
    let names: Vec<&str> =
        reading.themes.iter().filter_map(|theme| lexicon.themes.get(*theme)).map(String::as_str).collect();
    if names.is_empty() { vec![OTHER] } else { names }
}

impl Comments {
    /// Reads the comments known by the as-of date, no older than the longest window.
    pub fn read(context: &Context<'_>) -> Comments {
        let config = &context.config.themes;
        let lexicon = Lexicon::new(config);
        let rows = context.portfolio.survey_responses.all();
        let dated = rows.iter().any(|row| row.date.is_some());
        let nps = &context.config.nps;
        let days = i64::from(nps.window_days.max(nps.transactional_window_days));
        let recent = |row: &&Row<SurveyResponse>| {
            row.date.is_none_or(|date| days_between(date, context.portfolio.as_of) < days)
                && counts_as_answer(row, context, dated)
        };
        let commented: Vec<(&Row<SurveyResponse>, &str)> =
            rows.iter().filter(recent).filter_map(|row| Some((row, comment(&row.record)?))).collect();
        let ear = Ear::of(&lexicon);
        let languages: Vec<Told> = commented.par_iter().map(|(_, comment)| ear.told(comment)).collect();
        let told = commented.iter().zip(&languages).map(|((row, _), told)| (&row.record.survey, *told));
        let surveys = SurveyLanguages::of(told, &lexicon);
        let read: Vec<(Origin, Reading)> = commented
            .par_iter()
            .zip(&languages)
            .filter_map(|((row, comment), told)| {
                let language = match told {
                    Told::Surely(language) if lexicon.knows(language) => Some(*language),
                    Told::Surely(_) => return None,
                    Told::Unsure => surveys.of_survey(&row.survey),
                };
                Some((row.origin, lexicon.read(comment, language)))
            })
            .collect();
        Comments { lexicon, read: read.into_iter().collect(), dated }
    }

    /// What a comment says; None for one in another language.
    pub fn of(&self, origin: Origin) -> Option<&Reading> {
        self.read.get(&origin)
    }

    /// Language and version of the built-in lists.
    pub fn lists(&self) -> Vec<(String, String)> {
        self.lexicon.versions.clone()
    }

    /// The names of its themes, `other` if it mentions none.
    pub fn names(&self, reading: &Reading) -> Vec<&str> {
        names(&self.lexicon, reading)
    }

    /// The themes that a text mentions, whatever its language; empty if there is none.
    pub fn themes_of(&self, text: &str) -> Vec<&str> {
        let reading = self.lexicon.read(text, None);
        reading.themes.iter().filter_map(|theme| self.lexicon.themes.get(*theme)).map(String::as_str).collect()
    }

    /// Whether an answer of the window has no rating from 0 to 10 that counts.
    pub fn is_unrated(&self, row: &Row<SurveyResponse>, context: &Context<'_>, norms: &Norms<'_>) -> bool {
        let days = norms.window_days(context);
        let recent = row.date.is_none_or(|date| (0..days).contains(&days_between(date, context.portfolio.as_of)));
        let rated = row.nps_rating.and_then(on_scale).is_some() && norms.scales.wrong(&row.survey).is_none();
        recent && !rated && counts_as_answer(row, context, self.dated)
    }
}

impl Reading {
    /// A promoter who only complains, or a detractor who only praises.
    pub fn mismatches(&self, class: Class) -> bool {
        match class {
            Class::Promoter => self.negative > 0 && self.positive == 0,
            Class::Detractor => self.positive > 0 && self.negative == 0,
            Class::Passive | Class::Unrated => false,
        }
    }
}
