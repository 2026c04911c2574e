//! A company's name in the form in which it is compared.

use std::collections::HashMap;
use std::sync::LazyLock;

use deunicode::deunicode;

use super::words::{FILLERS, LEGAL_ANYWHERE, LEGAL_BEGINNINGS, LEGAL_ENDINGS, LEGAL_WORDS, PLACES, SMALL, TRADES};

/// What a word of a name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    /// Tells the company from others.
    Own,
    /// What it does: weaker, but two different ones are two companies.
    Trade,
    /// Where it is.
    Place,
    /// Added by companies of all kinds.
    Filler,
    /// A number of more than letters: another number is another company.
    Number,
}

/// A word of a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub text: String,
    /// The word that abbreviations and translations stand for.
    pub stem: &'static str,
    pub sense: Sense,
}

impl Word {
    /// What equal words share.
    pub fn key(&self) -> &str {
        if self.stem.is_empty() { &self.text } else { self.stem }
    }
}

/// A name without accents, case, punctuation, legal form and small words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    pub words: Vec<Word>,
    /// Its words run together, in their order.
    pub joined: String,
    /// The legal form that was left out; blank where there is none.
    pub form: String,
}

type Senses = HashMap<&'static str, (&'static str, Sense)>;

static SENSES: LazyLock<Senses> = LazyLock::new(|| {
    let mut senses = Senses::new();
    for (table, sense) in [(FILLERS, Sense::Filler), (TRADES, Sense::Trade), (PLACES, Sense::Place)] {
        for (stem, words) in table {
            for word in *words {
                senses.entry(word).or_insert((stem, sense));
            }
        }
    }
    senses
});

impl Name {
    /// `None` when nothing of it can be compared.
    pub fn parse(text: &str) -> Option<Name> {
        let plain = plain_words(text);
        let words = without_legal_form(plain.clone());
        let form = plain.into_iter().filter(|word| !words.contains(word)).collect();
        let is_small = |word: &String| SMALL.contains(&word.as_str());
        let telling: Vec<String> = words.iter().filter(|word| !is_small(word)).cloned().collect();
        let telling = if telling.is_empty() { words } else { telling };
        let words: Vec<Word> = telling.into_iter().map(word).collect();
        let joined: String = words.iter().map(|word| word.text.as_str()).collect();
        (!joined.is_empty()).then_some(Name { words, joined, form })
    }

    /// The words that tell it from others, run together; all of them where there is no such word.
    pub fn core(&self) -> String {
        let core: String = self
            .words
            .iter()
            .filter(|word| matches!(word.sense, Sense::Own | Sense::Number))
            .map(|word| word.text.as_str())
            .collect();
        if core.is_empty() { self.joined.clone() } else { core }
    }

    /// The same for names of the same words in any order.
    pub fn sorted(&self) -> String {
        let mut words: Vec<&str> = self.words.iter().map(Word::key).collect();
        words.sort_unstable();
        words.join(" ")
    }

    /// The first letters of three words or more.
    pub fn initials(&self) -> Option<String> {
        (self.words.len() >= 3).then(|| self.words.iter().filter_map(|word| word.text.chars().next()).collect())
    }
}

fn word(text: String) -> Word {
    let (stem, sense) = match SENSES.get(text.as_str()) {
        Some(known) => *known,
        None if text.bytes().any(|byte| byte.is_ascii_digit()) => ("", Sense::Number),
        None => ("", Sense::Own),
    };
    Word { text, stem, sense }
}

/// Words in lower case without accents; single letters in a row are one word: `S. A. U.`, `J.P. Morgan`.
fn plain_words(text: &str) -> Vec<String> {
    let plain = deunicode(text).to_lowercase().replace(['\'', '`'], "");
    let mut words: Vec<String> = Vec::new();
    let mut letters = 0;
    for part in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        let single = part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_alphabetic());
        match words.last_mut() {
            Some(last) if single && letters > 0 => last.push_str(part),
            _ => words.push(part.to_owned()),
        }
        letters = if single { letters + 1 } else { 0 };
    }
    words
}

/// At least one word stays.
fn without_legal_form(mut words: Vec<String>) -> Vec<String> {
    while let Some(shorter) = shortened(&words) {
        words.truncate(shorter);
    }
    if words.len() > 1 && words.first().is_some_and(|word| LEGAL_BEGINNINGS.contains(&word.as_str())) {
        words.remove(0);
    }
    let mut place = 0;
    words.retain(|word| {
        place += 1;
        place == 1 || !LEGAL_ANYWHERE.contains(&word.as_str())
    });
    words
}

/// The length without the legal form at the end, if there is one.
fn shortened(words: &[String]) -> Option<usize> {
    let ends = |form: &&&[&str]| {
        words.len() > form.len() && words.iter().rev().zip(form.iter().rev()).all(|(word, part)| word == part)
    };
    let long = LEGAL_ENDINGS.iter().find(ends).map(|form| form.len());
    let short = || {
        let is_form = words.len() > 1 && words.last().is_some_and(|word| LEGAL_WORDS.contains(&word.as_str()));
        is_form.then_some(1)
    };
    Some(words.len() - long.or_else(short)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(name: &str) -> String {
        Name::parse(name).map(|name| name.words.iter().map(|w| w.text.clone()).collect::<Vec<_>>().join(" ")).unwrap()
    }

    #[test]
    fn legal_forms_of_many_countries_say_nothing() {
        for (with, without) in [
            ("Construcciones Ñandú, S.A.", "construcciones nandu"),
            ("Aceros del Norte S.A. de C.V.", "aceros norte"),
            ("Aceros del Norte S. A. de C. V.", "aceros norte"),
            ("Promotora Luz, S. de R.L. de C.V.", "promotora luz"),
            ("Müller & Söhne GmbH & Co. KG", "muller sohne"),
            ("Bakkerij Jansen B.V.", "bakkerij jansen"),
            ("Nordea Oyj", "nordea"),
            ("Volvo Trucks AB", "volvo trucks"),
            ("Comarch Spółka Akcyjna", "comarch"),
            ("Orlen Sp. z o.o.", "orlen"),
            ("Boulangerie Dupont SARL", "boulangerie dupont"),
            ("SARL Boulangerie Dupont", "boulangerie dupont"),
            ("Tata Pvt. Ltd.", "tata"),
            ("Acme SL Madrid", "acme madrid"),
            ("J.P. Morgan", "jp morgan"),
            ("L'Oréal, S.A.U.", "loreal"),
            ("SA", "sa"),
            ("The", "the"),
        ] {
            assert_eq!(joined(with), without, "{with}");
        }
        assert_eq!(Name::parse(" -- "), None);
    }

    #[test]
    fn abbreviations_and_translations_share_a_stem_and_keep_their_text() {
        let (short, long) =
            (Name::parse("Hnos. Ruiz Intl").unwrap(), Name::parse("Hermanos Ruiz Internacional").unwrap());
        assert_eq!(short.sorted(), long.sorted());
        assert_ne!(short.joined, long.joined);
        assert_eq!(long.core(), "ruiz");
    }
}
