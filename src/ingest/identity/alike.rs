//! How alike two names are.

use std::collections::HashMap;

use super::name::{Name, Sense, Word};

/// How rare each word is among the accounts' names: a rare word that two names share tells more than a common one.
#[derive(Debug, Default)]
pub struct Rarity {
    names: usize,
    uses: HashMap<String, usize>,
}

/// In a short list every word is rare, which says nothing.
const LEAST_NAMES: usize = 1_000;

impl Rarity {
    pub fn of<'a>(names: impl Iterator<Item = &'a Name>) -> Rarity {
        let mut rarity = Rarity::default();
        for name in names {
            rarity.names += 1;
            let mut keys: Vec<&str> = name.words.iter().map(Word::key).collect();
            keys.sort_unstable();
            keys.dedup();
            for key in keys {
                *rarity.uses.entry(key.to_owned()).or_default() += 1;
            }
        }
        rarity
    }

    /// In how many names a word occurs.
    pub fn uses(&self, word: &Word) -> usize {
        self.uses.get(word.key()).copied().unwrap_or(0)
    }

    /// 1 for a word of one name, falling with the logarithm of the names that have it (inverse document frequency,
    /// Spärck Jones 1972, doi:10.1108/eb026526), times what its sense tells.
    pub fn weight(&self, word: &Word) -> f64 {
        let sense = match word.sense {
            Sense::Own => 1.0,
            Sense::Trade => 0.8,
            Sense::Place => 0.6,
            Sense::Number => 0.6,
            Sense::Filler => 0.3,
        };
        // Counts of names are far below 2^52.
        #[allow(clippy::cast_precision_loss)]
        let (uses, names) = (self.uses(word).max(1) as f64, self.names.max(LEAST_NAMES) as f64);
        sense * (1.0 - libm::log(uses) / libm::log(names)).max(0.25)
    }
}

/// How alike two names are, and in what.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// 0 to 1.
    pub share: f64,
    pub way: Way,
}

/// In what two names are alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Same,
    SameRunTogether,
    SameOtherOrder,
    SameAbbreviated,
    NearlySame,
    WordsShared,
    Initials,
}

impl Way {
    pub fn words(self) -> &'static str {
        match self {
            Way::Same => "same name but for legal form, accents and case",
            Way::SameRunTogether => "same letters, spaced otherwise",
            Way::SameOtherOrder => "same words in another order",
            Way::SameAbbreviated => "same words, abbreviated or in another language",
            Way::NearlySame => "same but for a letter or two",
            Way::WordsShared => "words shared, rare ones weigh most",
            Way::Initials => "initials of the name",
        }
    }
}

/// The likeness of two names. Symmetric, 1 for equal names.
///
/// Words are paired, the most alike first, by Damerau-Levenshtein distance (optimal string alignment) and Jaro-Winkler
/// (Winkler 1990); the share is 2 × the weight of the pairs / the weight of all words (Dice 1945), the weights by
/// [`Rarity`], as in SoftTFIDF (Cohen, Ravikumar, Fienberg 2003). Names that say two places, trades or numbers are at
/// most half alike.
pub fn likeness(a: &Name, b: &Name, rarity: &Rarity) -> Likeness {
    if a.joined == b.joined {
        let same = a.words.len() == b.words.len();
        // Which of two companies of one name is meant, the legal form tells.
        let share = match a.form == b.form {
            true => 1.0,
            false if a.form.is_empty() || b.form.is_empty() => 0.99,
            false => 0.97,
        };
        return Likeness { share, way: if same { Way::Same } else { Way::SameRunTogether } };
    }
    let contradicts = contradict(a, b);
    if !contradicts && a.sorted() == b.sorted() {
        let mut texts: [Vec<&str>; 2] = [a, b].map(|name| name.words.iter().map(|word| word.text.as_str()).collect());
        texts.iter_mut().for_each(|words| words.sort_unstable());
        let [first, second] = texts;
        return match first == second {
            true => Likeness { share: 0.98, way: Way::SameOtherOrder },
            false => Likeness { share: 0.95, way: Way::SameAbbreviated },
        };
    }
    let shared = Likeness { share: words_shared(a, b, rarity), way: Way::WordsShared };
    let ways = [Some(shared), nearly(a, b), initials(a, b)];
    let best = ways.into_iter().flatten().max_by(|x, y| x.share.total_cmp(&y.share)).unwrap_or(shared);
    if contradicts { Likeness { share: best.share.min(0.5), ..best } } else { best }
}

/// Whether the names say two different places, numbers or trades.
fn contradict(a: &Name, b: &Name) -> bool {
    [Sense::Place, Sense::Number, Sense::Trade].into_iter().any(|sense| {
        let keys = |name: &Name| {
            let mut keys: Vec<String> =
                name.words.iter().filter(|word| word.sense == sense).map(|word| word.key().to_owned()).collect();
            keys.sort_unstable();
            keys
        };
        let (first, second) = (keys(a), keys(b));
        match sense {
            Sense::Number => !first.is_empty() && !second.is_empty() && first != second,
            _ => !first.is_empty() && !second.is_empty() && !first.iter().any(|key| second.contains(key)),
        }
    })
}

fn words_shared(a: &Name, b: &Name, rarity: &Rarity) -> f64 {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, first) in a.words.iter().enumerate() {
        for (j, second) in b.words.iter().enumerate() {
            let alike = word_likeness(first, second);
            if alike > 0.0 {
                pairs.push((alike, i, j));
            }
        }
    }
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let (mut left, mut right) = (vec![false; a.words.len()], vec![false; b.words.len()]);
    let mut shared = Vec::new();
    for (alike, i, j) in pairs {
        let (Some(first), Some(second)) = (left.get_mut(i), right.get_mut(j)) else { continue };
        if *first || *second {
            continue;
        }
        (*first, *second) = (true, true);
        let weights = a.words.get(i).zip(b.words.get(j)).map(|(x, y)| rarity.weight(x) + rarity.weight(y));
        shared.push(alike * weights.unwrap_or(0.0));
    }
    let mut all: Vec<f64> = a.words.iter().chain(&b.words).map(|word| rarity.weight(word)).collect();
    all.sort_by(f64::total_cmp);
    shared.sort_by(f64::total_cmp);
    let whole: f64 = all.iter().sum();
    // Without a word of their own in common, two names share nothing that tells.
    if whole > 0.0 { shared.iter().sum::<f64>() / whole } else { 0.0 }
}

/// 1 for equal words, 0 for words that are not alike.
fn word_likeness(a: &Word, b: &Word) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    if !a.stem.is_empty() && a.stem == b.stem {
        return 0.95;
    }
    if a.sense == Sense::Number || b.sense == Sense::Number || !a.stem.is_empty() && !b.stem.is_empty() {
        return 0.0;
    }
    let (short, long) = if a.text.len() <= b.text.len() { (&a.text, &b.text) } else { (&b.text, &a.text) };
    // Who mistypes a word begins it right: Northwind is not Southwind.
    if short.bytes().next() != long.bytes().next() {
        return 0.0;
    }
    let distance = strsim::osa_distance(short, long);
    let allowed = match short.len() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    if distance <= allowed && strsim::jaro_winkler(short, long) >= 0.88 {
        // Lengths of words are small.
        #[allow(clippy::cast_precision_loss)]
        return 1.0 - distance as f64 / long.len() as f64;
    }
    // `Distrib` for `Distribuciones`.
    if (4..=7).contains(&short.len()) && long.len() >= short.len() + 3 && long.starts_with(short.as_str()) {
        return 0.75;
    }
    0.0
}

/// The same letters but for a few, wherever the words end.
fn nearly(a: &Name, b: &Name) -> Option<Likeness> {
    let (short, long) = if a.joined.len() <= b.joined.len() { (a, b) } else { (b, a) };
    let allowed = match short.joined.len() {
        0..=6 => return None,
        7..=13 => 1,
        _ => 2,
    };
    if long.joined.len() - short.joined.len() > allowed || short.joined.bytes().next() != long.joined.bytes().next() {
        return None;
    }
    let distance = strsim::osa_distance(&short.joined, &long.joined);
    // Lengths of names are small.
    #[allow(clippy::cast_precision_loss)]
    let share = 1.0 - distance as f64 / long.joined.len() as f64;
    (distance <= allowed).then_some(Likeness { share, way: Way::NearlySame })
}

fn initials(a: &Name, b: &Name) -> Option<Likeness> {
    let is = |short: &Name, long: &Name| {
        short.words.len() == 1
            && short.joined.len() >= 3
            && long.initials().is_some_and(|letters| letters == short.joined)
    };
    (is(a, b) || is(b, a)).then_some(Likeness { share: 0.72, way: Way::Initials })
}
