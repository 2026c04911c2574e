//! One proposal for each name, domain or address that leads to no account, with the reason and a close second.

use std::collections::HashMap;

use rayon::prelude::*;

use super::alike::{Likeness, Way, likeness};
use super::config::IdentityConfig;
use super::domain;
use super::found::{Found, FoundKeys};
use super::index::{NameIndex, Reach};
use super::matches::{MatchKind, Proposal};
use super::name::{Name, Sense, Word};
use crate::model::key::name_key;
use crate::model::{Account, AccountIx, Contact, Row};

/// What may be meant, and why.
#[derive(Debug, Clone)]
pub struct Candidate<T> {
    pub what: T,
    /// 0 to 1.
    pub share: f64,
    pub reason: String,
}

/// Names and domains are looked for among these.
#[derive(Debug)]
pub struct Accounts<'a> {
    pub rows: &'a [Row<Account>],
    pub index: &'a NameIndex,
    /// The accounts of contacts by the contacts' names; of several none.
    pub people: HashMap<String, Option<AccountIx>>,
}

impl<'a> Accounts<'a> {
    pub fn new(rows: &'a [Row<Account>], index: &'a NameIndex, contacts: &[Row<Contact>]) -> Accounts<'a> {
        let mut people: HashMap<String, Option<AccountIx>> = HashMap::new();
        for contact in contacts {
            let Some((account, name)) = contact.account.zip(contact.full_name().as_deref().and_then(name_key)) else {
                continue;
            };
            // A first name alone is anybody's.
            if name.contains(' ') {
                let known = people.entry(name).or_insert(Some(account));
                *known = known.filter(|known| *known == account);
            }
        }
        Accounts { rows, index, people }
    }

    /// One proposal for each that is like enough to an account.
    pub fn propose(&self, found: &FoundKeys, config: &IdentityConfig) -> Vec<Proposal> {
        let found: Vec<_> = found.0.iter().collect();
        let proposals = found.par_iter().filter_map(|((kind, _), found)| {
            let candidates = match kind {
                MatchKind::Account => self.by_name(found),
                MatchKind::Domain => self.by_domain(&found.text),
                MatchKind::Email => self.by_person(found),
                _ => Vec::new(),
            };
            chosen(*kind, found, candidates, config, &|account: &AccountIx| {
                self.rows.get(account.index()).map(|row| (row.id.clone(), row.name.clone())).unwrap_or_default()
            })
        });
        proposals.collect()
    }

    fn by_name(&self, found: &Found) -> Vec<Candidate<AccountIx>> {
        let Some(name) = Name::parse(&found.text) else { return Vec::new() };
        let near = self.index.near(&name, Reach::WIDE).into_iter();
        near.filter_map(|account| {
            let known = self.index.known(account)?;
            let likeness = likeness(&name, known.name.as_ref()?, &self.index.rarity);
            let (mut share, mut reason) = (likeness.share, likeness.way.words().to_owned());
            if let Some(word) = self.only_account_with(&name, known.name.as_ref()?, likeness) {
                (share, reason) = (share.max(0.75), format!("the only account whose name holds `{}`", word.text));
            }
            let labels = found.domains.iter().map(|domain| domain::label(domain));
            if labels.clone().any(|label| known.labels.iter().any(|known| known == label)) {
                (share, reason) =
                    ((share + 0.1).min(1.0), format!("{reason}; and the rows' mail domain is the account's"));
            } else if likeness.share > 0.5 && labels.clone().any(|label| spells(label, known.name.as_ref())) {
                (share, reason) =
                    ((share + 0.05).min(1.0), format!("{reason}; and the rows' mail domain spells the name"));
            }
            Some(Candidate { what: account, share, reason })
        })
        .collect()
    }

    /// A telling word that one account alone has, where the shorter name says nothing that the longer does not.
    fn only_account_with<'n>(&self, found: &'n Name, known: &Name, likeness: Likeness) -> Option<&'n Word> {
        // What contradicts itself is at most half alike, and less than a quarter shares too little.
        if likeness.way != Way::WordsShared || likeness.share == 0.5 || likeness.share < 0.25 {
            return None;
        }
        let own = |name: &'n Name| name.words.iter().filter(|word| word.sense == Sense::Own);
        let holds = |name: &Name, word: &Word| name.words.iter().any(|other| other.text == word.text);
        let within = own(found).all(|word| holds(known, word));
        own(found)
            .filter(|word| within && word.text.len() >= 5 && holds(known, word))
            .find(|word| self.index.rarity.uses(word) == 1)
    }

    fn by_domain(&self, found: &str) -> Vec<Candidate<AccountIx>> {
        let label = domain::label(found);
        let same = self.index.of_label(label).iter().map(|account| Candidate {
            what: AccountIx(*account),
            share: 0.92,
            reason: "the account's own domain is the same but for its ending".to_owned(),
        });
        let spelt = self.index.near_label(label).into_iter().filter_map(|account| {
            let (share, reason) = domain::likeness(label, self.index.known(account)?.name.as_ref()?)?;
            Some(Candidate { what: account, share, reason: reason.to_owned() })
        });
        same.chain(spelt).collect()
    }

    fn by_person(&self, found: &Found) -> Vec<Candidate<AccountIx>> {
        let of = |name: &String| {
            let account = self.people.get(name).copied().flatten()?;
            let reason = "the only contact of the respondent's name is there".to_owned();
            Some(Candidate { what: account, share: 0.8, reason })
        };
        found.people.iter().filter_map(of).collect()
    }
}

fn spells(label: &str, name: Option<&Name>) -> bool {
    name.and_then(|name| domain::likeness(label, name)).is_some_and(|(share, _)| share >= 0.85)
}

/// The best candidate, if it is like enough; a second that is nearly as good is named.
pub fn chosen<T: Ord + Clone>(
    kind: MatchKind,
    found: &Found,
    mut candidates: Vec<Candidate<T>>,
    config: &IdentityConfig,
    shown: &dyn Fn(&T) -> (String, String),
) -> Option<Proposal> {
    candidates.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.what.cmp(&b.what)));
    let best = candidates.first()?;
    let score = points(best.share);
    if score < config.min_score {
        return None;
    }
    let (proposed, proposed_name) = shown(&best.what);
    let second = candidates.iter().find(|other| other.what != best.what);
    let close = second.filter(|second| points(second.share) + config.close_points >= score);
    let reason = match close {
        None => best.reason.clone(),
        Some(second) => {
            let (id, name) = shown(&second.what);
            let id = if id == name { String::new() } else { format!(" ({id})") };
            format!("{}; nearly as good: {name}{id} with {}", best.reason, points(second.share))
        }
    };
    Some(Proposal {
        kind,
        found: found.text.clone(),
        rows: found.rows,
        files: found.files.iter().cloned().collect(),
        proposed,
        proposed_name,
        score,
        reason,
    })
}

/// 0 to 100.
pub fn points(share: f64) -> u8 {
    // Bounded by the clamp.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let points = (share.clamp(0.0, 1.0) * 100.0).round() as u8;
    points
}
