//! No headline, with names and numbers masked, may stand above accounts whose facts differ in kind.

use std::collections::{BTreeMap, BTreeSet};

use cartera::plan::document::Fact;
use cartera::plan::language::LanguageCode;

use super::Planned;
use super::check::own_words;

/// The most that a headline may cover of the accounts that differ in kind.
const MOST_SHARE: f64 = 0.05;
/// Of fewer kinds a few would be more than the share.
const FEWEST_KINDS: usize = 100;
/// Of fewer accounts a single one would be more than the share.
const FEWEST: usize = 20;

/// Headlines that cover more than a twentieth of the accounts beside those of its own most frequent kind, or of the
/// kinds, each counted once.
pub fn faults(planned: &[Planned], code: LanguageCode) -> Vec<String> {
    if planned.len() < FEWEST {
        return Vec::new();
    }
    let mut covered: BTreeMap<String, BTreeMap<&[String], usize>> = BTreeMap::new();
    for one in planned {
        *covered.entry(masked(one)).or_default().entry(&one.kind).or_default() += 1;
    }
    let kinds: BTreeSet<&[String]> = planned.iter().map(|one| one.kind.as_slice()).collect();
    let mut ranked: Vec<_> = covered.iter().map(|(text, kinds)| (kinds.values().sum::<usize>(), text, kinds)).collect();
    ranked.sort_by_key(|(n, text, _)| (std::cmp::Reverse(*n), *text));
    println!("{} ({}): {} headlines, {} kinds of facts", planned.len(), code.tag(), ranked.len(), kinds.len());
    for (n, text, _) in ranked.iter().take(5) {
        println!("{:5.1} % {text}", share(*n, planned.len()) * 100.0);
    }
    let total = kinds.len();
    let over = ranked.into_iter().filter_map(|(n, text, of)| {
        let others = n - of.values().max().copied().unwrap_or_default();
        let (accounts, kinds) = (share(others, planned.len()), share(of.len(), total));
        // One account or kind beside another is no repetition.
        let too_many = (accounts > MOST_SHARE && others > 1) || (kinds > MOST_SHARE && total >= FEWEST_KINDS);
        too_many.then(|| format!("{:.1} % of accounts, {:.1} % of kinds: {text}", accounts * 100.0, kinds * 100.0))
    });
    over.collect()
}

#[allow(clippy::cast_precision_loss)]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// A headline without names and numbers.
fn masked(planned: &Planned) -> String {
    let headline = &planned.plan.headline;
    let stated: Vec<&Fact> = planned.plan.facts.iter().filter(|fact| headline.facts.contains(&fact.id)).collect();
    let text = own_words(&headline.text, &stated, &planned.name);
    let mut masked = String::new();
    for char in text.chars() {
        match char {
            '0'..='9' if masked.ends_with('#') => {}
            '0'..='9' => masked.push('#'),
            '.' | ',' | '\u{a0}' | '\u{202f}' if masked.ends_with('#') => {}
            other => masked.push(other),
        }
    }
    masked.replace("#K", "#").replace("#M", "#").replace("#mil", "#")
}
