//! Which few accounts are worth comparing with a name, of a hundred thousand.

use std::collections::HashMap;

use super::alike::Rarity;
use super::domain::label;
use super::name::{Name, Sense};
use crate::model::key::domain_key;
use crate::model::{Account, AccountIx, Row};

/// How far the index is searched.
#[derive(Debug, Clone, Copy)]
pub struct Reach {
    /// A part that more accounts share than this leads to too many to compare.
    pub most_of_a_part: usize,
    /// Accounts that are compared with one name.
    pub most_compared: usize,
}

impl Reach {
    /// For a name that a person is asked about.
    pub const WIDE: Reach = Reach { most_of_a_part: 300, most_compared: 60 };
    /// For all accounts against each other.
    pub const NARROW: Reach = Reach { most_of_a_part: 60, most_compared: 12 };
}

/// An account as far as it is compared.
#[derive(Debug)]
pub struct Known {
    pub name: Option<Name>,
    /// Labels of its web site and mail domain.
    pub labels: Vec<String>,
}

/// The accounts by the parts of their names and domains.
#[derive(Debug, Default)]
pub struct NameIndex {
    pub accounts: Vec<Known>,
    pub rarity: Rarity,
    parts: HashMap<String, Vec<u32>>,
    labels: HashMap<String, Vec<u32>>,
}

impl NameIndex {
    pub fn new(accounts: &[Row<Account>]) -> NameIndex {
        let known = accounts.iter().map(|account| {
            let addresses = [&account.domain, &account.website].into_iter().flatten();
            let mut labels: Vec<String> =
                addresses.filter_map(|text| domain_key(text)).map(|domain| label(&domain).to_owned()).collect();
            labels.sort_unstable();
            labels.dedup();
            Known { name: Name::parse(&account.name), labels }
        });
        NameIndex::of(known.collect())
    }

    /// For names alone, such as those of products.
    pub fn of_names<'a>(names: impl Iterator<Item = &'a str>) -> NameIndex {
        NameIndex::of(names.map(|name| Known { name: Name::parse(name), labels: Vec::new() }).collect())
    }

    fn of(accounts: Vec<Known>) -> NameIndex {
        let rarity = Rarity::of(accounts.iter().filter_map(|known| known.name.as_ref()));
        let (mut parts, mut labels): (HashMap<String, Vec<u32>>, HashMap<String, Vec<u32>>) = Default::default();
        for (place, known) in (0u32..).zip(&accounts) {
            for part in known.name.as_ref().map(parts_of).unwrap_or_default() {
                parts.entry(part).or_default().push(place);
            }
            for label in &known.labels {
                labels.entry(label.clone()).or_default().push(place);
            }
        }
        NameIndex { accounts, rarity, parts, labels }
    }

    pub fn known(&self, account: AccountIx) -> Option<&Known> {
        self.accounts.get(account.index())
    }

    /// The accounts that share parts with a name, those that share the rarest first.
    pub fn near(&self, name: &Name, reach: Reach) -> Vec<AccountIx> {
        self.sharing(parts_of(name), reach)
    }

    /// The accounts whose name may be what a domain's label spells.
    pub fn near_label(&self, label: &str) -> Vec<AccountIx> {
        let plain: String = label.chars().filter(char::is_ascii_alphanumeric).collect();
        let mut parts = Name::parse(label).map(|name| parts_of(&name)).unwrap_or_default();
        parts.extend(ends_of(&plain));
        parts.push(format!("={plain}"));
        // A label is words run together: any beginning and any end of it may be a word.
        for at in (4..plain.len().min(24)).filter(|at| plain.is_char_boundary(*at)) {
            let (start, end) = plain.split_at(at);
            parts.push(start.to_owned());
            parts.push(end.to_owned());
        }
        parts.sort_unstable();
        parts.dedup();
        self.sharing(parts, Reach::WIDE)
    }

    /// The accounts that have a site or mail domain of this label.
    pub fn of_label(&self, label: &str) -> &[u32] {
        self.labels.get(label).map_or(&[], Vec::as_slice)
    }

    fn sharing(&self, parts: Vec<String>, reach: Reach) -> Vec<AccountIx> {
        let mut found: HashMap<u32, f64> = HashMap::new();
        for part in parts {
            let Some(accounts) = self.parts.get(&part).filter(|accounts| accounts.len() <= reach.most_of_a_part) else {
                continue;
            };
            // Counts of accounts are far below 2^52.
            #[allow(clippy::cast_precision_loss)]
            let weight = 1.0 / accounts.len() as f64;
            for account in accounts {
                *found.entry(*account).or_default() += weight;
            }
        }
        let mut found: Vec<(u32, f64)> = found.into_iter().collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(reach.most_compared);
        found.into_iter().map(|(account, _)| AccountIx(account)).collect()
    }
}

/// What names that are alike have in common: a word, a word's beginning or end, the whole but for its ends, initials.
fn parts_of(name: &Name) -> Vec<String> {
    let mut parts = Vec::new();
    for word in name.words.iter().filter(|word| word.sense != Sense::Filler || name.words.len() == 1) {
        parts.push(word.key().to_owned());
        if word.text.len() >= 5 {
            parts.extend(ends_of(&word.text));
        }
    }
    if name.words.len() == 2 {
        parts.push(name.sorted());
    }
    parts.extend(ends_of(&name.joined));
    parts.push(format!("={}", name.joined));
    parts.push(format!("={}", name.core()));
    parts.extend(name.initials().map(|letters| format!("={letters}")));
    parts.sort_unstable();
    parts.dedup();
    parts
}

fn ends_of(text: &str) -> impl Iterator<Item = String> {
    const LETTERS: usize = 4;
    let long = text.len() > LETTERS;
    let start = text.get(..LETTERS).filter(|_| long).map(|start| format!("{start}*"));
    let end = text.len().checked_sub(LETTERS).and_then(|at| text.get(at..)).filter(|_| long);
    start.into_iter().chain(end.map(|end| format!("*{end}")))
}
