//! The words by which themes are known, by language.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::config::ThemesConfig;
use super::text::{Token, tokens};

/// The built-in lists, by language.
const BUILT_IN: &[(&str, &str)] = &[
    ("en", include_str!("../../../templates/themes/en.toml")),
    ("es", include_str!("../../../templates/themes/es.toml")),
];

/// A list as it is written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    version: String,
    themes: BTreeMap<String, Vec<String>>,
    polarity: BTreeMap<String, Vec<String>>,
}

/// The lists of all languages, and the themes that any of them knows.
#[derive(Debug)]
pub struct Lexicon {
    /// In the order of their names.
    pub themes: Vec<String>,
    languages: BTreeMap<String, Words>,
    /// Of the built-in lists.
    pub versions: Vec<(String, String)>,
}

/// The words of one language.
#[derive(Debug, Default)]
struct Words {
    /// By place in [`Lexicon::themes`].
    themes: Vec<Patterns>,
    positive: Patterns,
    negative: Patterns,
    negation: Patterns,
    not_negation: Patterns,
}

/// Words and phrases by the first two letters of the first word.
#[derive(Debug, Default)]
struct Patterns(BTreeMap<[u8; 2], Vec<Vec<Piece>>>);

#[derive(Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    /// Stands for any word that begins so.
    is_beginning: bool,
}

/// What a comment says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Places in [`Lexicon::themes`], ascending.
    pub themes: Vec<usize>,
    pub positive: usize,
    pub negative: usize,
}

/// Words that a negation reaches.
const NEGATION_REACH: usize = 3;

impl Lexicon {
    pub fn new(config: &ThemesConfig) -> Lexicon {
        let mut lists: BTreeMap<String, Written> = BUILT_IN
            .iter()
            // A test reads the built-in lists; what can't be read would be a list without words.
            .map(|(language, text)| ((*language).to_owned(), toml::from_str(text).unwrap_or_default()))
            .collect();
        let versions = lists.iter().map(|(language, list)| (language.clone(), list.version.clone())).collect();
        for (language, words) in &config.words {
            let list = lists.entry(language.clone()).or_default();
            for (name, words) in words {
                let own = if POLARITY.contains(&name.as_str()) { &mut list.polarity } else { &mut list.themes };
                own.entry(name.clone()).or_default().extend(words.iter().cloned());
            }
        }
        for (language, words) in &config.leave_out {
            if let Some(list) = lists.get_mut(language) {
                let left_out = |word: &String| words.iter().any(|other| tokens(other) == tokens(word));
                for own in list.themes.values_mut().chain(list.polarity.values_mut()) {
                    own.retain(|word| !left_out(word));
                }
            }
        }
        let themes: BTreeSet<String> = lists.values().flat_map(|list| list.themes.keys().cloned()).collect();
        let themes: Vec<String> = themes.into_iter().collect();
        let languages = lists.iter().map(|(language, list)| (language.clone(), Words::of(list, &themes))).collect();
        Lexicon { themes, languages, versions }
    }

    pub fn knows(&self, language: &str) -> bool {
        self.languages.contains_key(language)
    }

    /// Reads a comment in a language, or with the words of all of them.
    pub fn read(&self, comment: &str, language: Option<&str>) -> Reading {
        let tokens = tokens(comment);
        let known = language.and_then(|language| self.languages.get(language));
        let mut reading = Reading::default();
        for words in self.languages.values().filter(|words| known.is_none_or(|known| std::ptr::eq(known, *words))) {
            words.read(&tokens, &mut reading);
        }
        reading.themes.sort_unstable();
        reading.themes.dedup();
        reading
    }
}

const POLARITY: &[&str] = &["positive", "negative", "negation", "not_negation"];

impl Words {
    fn of(list: &Written, themes: &[String]) -> Words {
        let patterns = |words: Option<&Vec<String>>| words.map(|words| Patterns::of(words)).unwrap_or_default();
        Words {
            themes: themes.iter().map(|theme| patterns(list.themes.get(theme))).collect(),
            positive: patterns(list.polarity.get("positive")),
            negative: patterns(list.polarity.get("negative")),
            negation: patterns(list.polarity.get("negation")),
            not_negation: patterns(list.polarity.get("not_negation")),
        }
    }

    fn read(&self, tokens: &[Token], reading: &mut Reading) {
        let themes = self.themes.iter().enumerate();
        reading.themes.extend(themes.filter(|(_, patterns)| patterns.places(tokens).next().is_some()).map(|(t, _)| t));
        let excused: Vec<usize> = self.not_negation.places(tokens).collect();
        let negations: Vec<usize> = self.negation.places(tokens).filter(|place| !excused.contains(place)).collect();
        let clause = |place: usize| tokens.get(place).map(|token| token.clause);
        let negated = |place: usize| {
            let reaches = |negation: &usize| *negation < place && place - negation <= NEGATION_REACH;
            negations.iter().any(|negation| reaches(negation) && clause(*negation) == clause(place))
        };
        for (patterns, praises) in [(&self.positive, true), (&self.negative, false)] {
            for place in patterns.places(tokens) {
                let praise = praises != negated(place);
                reading.positive += usize::from(praise);
                reading.negative += usize::from(!praise);
            }
        }
    }
}

impl Patterns {
    fn of(words: &[String]) -> Patterns {
        let mut patterns: BTreeMap<[u8; 2], Vec<Vec<Piece>>> = BTreeMap::new();
        for pattern in words.iter().map(|words| pieces(words)) {
            if let Some(key) = pattern.first().and_then(|piece| first_letters(&piece.text)) {
                patterns.entry(key).or_default().push(pattern);
            }
        }
        Patterns(patterns)
    }

    /// Where a word or phrase begins, each place once.
    fn places<'a>(&'a self, tokens: &'a [Token]) -> impl Iterator<Item = usize> + 'a {
        tokens.iter().enumerate().filter_map(move |(place, token)| {
            let candidates = self.0.get(&first_letters(&token.text)?)?;
            let rest = tokens.get(place..)?;
            candidates.iter().any(|pattern| matches(pattern, rest)).then_some(place)
        })
    }
}

/// The words of a pattern.
fn pieces(pattern: &str) -> Vec<Piece> {
    let piece = |word: &str| {
        let text: String = tokens(word).into_iter().map(|token| token.text).collect();
        (!text.is_empty()).then(|| Piece { text, is_beginning: word.ends_with('*') })
    };
    pattern.split_whitespace().filter_map(piece).collect()
}

fn first_letters(word: &str) -> Option<[u8; 2]> {
    match word.as_bytes() {
        [a, b, ..] => Some([*a, *b]),
        [a] => Some([*a, b' ']),
        [] => None,
    }
}

fn matches(pattern: &[Piece], tokens: &[Token]) -> bool {
    tokens.len() >= pattern.len()
        && pattern.iter().zip(tokens).all(|(piece, token)| {
            if piece.is_beginning { token.text.starts_with(&piece.text) } else { token.text == piece.text }
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lexicon: &Lexicon, comment: &str, language: &str) -> (Vec<String>, usize, usize) {
        let reading = lexicon.read(comment, Some(language));
        let themes = reading.themes.iter().map(|theme| lexicon.themes[*theme].clone()).collect();
        (themes, reading.positive, reading.negative)
    }

    #[test]
    fn built_in_lists_can_be_read_and_have_enough_words() {
        for (language, text) in BUILT_IN {
            let list: Written = toml::from_str(text).unwrap_or_else(|error| panic!("{language}: {error}"));
            assert_eq!(list.themes.len(), 7, "{language}");
            for polarity in ["positive", "negative"] {
                assert!(list.polarity[polarity].len() >= 100, "{language} {polarity}");
            }
            for word in list.themes.values().chain(list.polarity.values()).flatten() {
                assert!(!pieces(word).is_empty() && first_letters(&pieces(word)[0].text).is_some(), "{word}");
                assert_eq!(*word, word.to_lowercase(), "{language}");
            }
        }
    }

    #[test]
    fn stems_are_bound_to_words_and_accents_do_not_matter() {
        let lexicon = Lexicon::new(&ThemesConfig::default());
        assert_eq!(read(&lexicon, "La ENTREGÁ y el precio", "es").0, ["delivery", "price"]);
        assert_eq!(read(&lexicon, "Nos depreciaron", "es").0, Vec::<String>::new(), "preci* inside a word");
        assert_eq!(read(&lexicon, "Great value for money, slow to load", "en").0, ["price", "product"]);
    }

    #[test]
    fn negation_turns_a_word_over_within_three_words_of_its_clause() {
        let lexicon = Lexicon::new(&ThemesConfig::default());
        let polarity = |comment, language| {
            let (_, positive, negative) = read(&lexicon, comment, language);
            (positive > 0, negative > 0)
        };
        assert_eq!(polarity("No es bueno", "es"), (false, true));
        assert_eq!(polarity("Nunca hemos tenido problemas", "es"), (true, false));
        assert_eq!(polarity("No, es bueno", "es"), (true, false), "another clause");
        assert_eq!(polarity("No creo que este equipo llegue a ser malo", "es"), (false, true), "out of reach");
        assert_eq!(polarity("It isn't good", "en"), (false, true));
        assert_eq!(polarity("Not only good but cheap", "en"), (true, false));
        assert_eq!(polarity("Never a problem", "en"), (true, false));
    }

    #[test]
    fn a_company_adds_words_themes_and_languages_and_leaves_words_out() {
        let config: ThemesConfig = toml::from_str(
            "[words.es]\nprice = [\"cuota*\"]\nsafety = [\"casco*\"]\n[words.pt]\nprice = [\"preço*\"]\n[leave_out]\nes = [\"pedido*\"]",
        )
        .unwrap();
        let lexicon = Lexicon::new(&config);
        assert_eq!(read(&lexicon, "La cuota de los cascos del pedido", "es").0, ["price", "safety"]);
        assert_eq!(read(&lexicon, "O preço", "pt").0, ["price"]);
        assert!(lexicon.knows("pt") && !lexicon.knows("fr"));
    }
}
