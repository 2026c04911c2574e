//! Which rows of the company's value file are for an account.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::plan::facts::AccountFacts;
use crate::plan::language::{Language, LanguageCode};

/// What a row of the file says of whom it is for.
pub struct For<'r> {
    pub segment: Option<&'r str>,
    pub industry: Option<&'r str>,
    pub language: Option<&'r str>,
}

/// How well a row is for an account; the greater, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// In the report's language, or in none that is told.
    pub understood: bool,
    /// How many of segment and industry it names.
    pub named: usize,
}

/// Without case, accents and outer spaces.
pub fn folded(text: &str) -> String {
    deunicode::deunicode(text).trim().to_lowercase()
}

/// How well a row fits an account: in the report's language before another, since a line to translate is worth more than
/// none; then the more of segment and industry it names, the better. None where it is for others.
pub fn fit(known: &AccountFacts<'_>, row: &For<'_>) -> Option<Fit> {
    let situation = known.situation();
    let own = [situation.scores.segment.segment.as_deref(), situation.record.segment.as_deref()];
    let segment = names(row.segment, &own)?;
    let industry = names(row.industry, &[situation.record.industry.as_deref()])?;
    Some(Fit { understood: is_understood(known, row.language), named: usize::from(segment) + usize::from(industry) })
}

/// Whether a row is in the report's language, or in none that is told.
pub fn is_understood(known: &AccountFacts<'_>, language: Option<&str>) -> bool {
    let code = known.situation().context.language.code().tag();
    language.map(folded).is_none_or(|language| language.is_empty() || language.starts_with(code))
}

/// Whether a cell names what the account is; `None` where it names something else.
fn names(cell: Option<&str>, own: &[Option<&str>]) -> Option<bool> {
    let Some(cell) = cell.map(folded).filter(|cell| !cell.is_empty()) else { return Some(false) };
    own.iter().flatten().any(|own| folded(own) == cell).then_some(true)
}

/// Whether a cell names a theme: by its key, by the report's word for it, or by that of another language that reports are
/// written in.
pub fn is_theme(known: &AccountFacts<'_>, cell: &str, theme: &str) -> bool {
    let own = folded(&known.situation().context.language.theme(theme));
    folded(cell) == own || names_theme(cell, theme)
}

/// Whether a cell names a theme by its key or by the word of a language that reports are written in.
pub fn names_theme(cell: &str, theme: &str) -> bool {
    let cell = folded(cell);
    cell == folded(theme) || built_in(&cell, theme)
}

/// By the bundled words of all languages.
fn built_in(cell: &str, theme: &str) -> bool {
    /// Of a word, the keys of the themes that it means.
    static WORDS: LazyLock<BTreeSet<(String, String)>> = LazyLock::new(|| {
        let load = |code: LanguageCode| Language::load(code, code.default_locale(), None).ok();
        let words = |language: Language| {
            let keys = language.keys().filter_map(|(key, _)| Some(key.strip_prefix("theme-")?.to_owned()));
            let keys: Vec<String> = keys.collect();
            keys.into_iter().map(move |key| (folded(&language.theme(&key)), key)).collect::<Vec<_>>()
        };
        LanguageCode::ALL.into_iter().filter_map(load).flat_map(words).collect()
    });
    WORDS.contains(&(cell.to_owned(), folded(theme).replace('_', "-")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_in_the_reports_language_fits_before_one_to_translate() {
        let fit = |understood, named| Fit { understood, named };
        assert!(fit(true, 0) > fit(false, 2) && fit(true, 2) > fit(true, 1));
    }

    #[test]
    fn a_theme_is_found_by_the_word_of_either_language() {
        for (word, theme) in [("precio", "price"), ("price", "price"), ("soporte", "support")] {
            assert!(built_in(word, theme), "{word}");
        }
        assert!(!built_in("precio", "support"));
    }
}
