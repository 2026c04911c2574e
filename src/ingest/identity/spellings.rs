//! Products and owners that are written otherwise than in the list of products or users.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::alike::{Way, likeness};
use super::config::IdentityConfig;
use super::fields::{each_owner, each_product};
use super::found::{Found, file};
use super::index::{NameIndex, Reach};
use super::matches::{MatchKind, Proposal};
use super::name::Name;
use super::propose::{Candidate, chosen};
use crate::ingest::gather::Records;
use crate::model::key::{id_key, name_key};
use crate::model::{Product, Row, Source, User};

/// Spellings that no product of the list has; without a list those that look like a more frequent one.
pub fn products(records: &mut Records, sources: &[Source], config: &IdentityConfig) -> Vec<Proposal> {
    let mut used: BTreeMap<String, Found> = BTreeMap::new();
    each_product(records, &mut |product, origin| {
        if let Some(text) = product.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
            used.entry(text.to_owned()).or_default().take(text.to_owned(), file(origin.source.0, sources));
        }
    });
    let listed = listed(&records.products);
    let known: Vec<String> = if listed.is_empty() { used.keys().cloned().collect() } else { listed };
    let ids: HashSet<String> = records.products.iter().filter_map(|row| row.id.as_deref()).map(id_key).collect();
    let is_listed = !records.products.is_empty();
    let same: HashSet<String> = known.iter().map(|name| plain(name)).collect();
    let index = NameIndex::of_names(known.iter().map(String::as_str));
    let asked =
        used.iter().filter(|(text, _)| !is_listed || !same.contains(&plain(text)) && !ids.contains(&id_key(text)));
    asked
        .filter_map(|(text, found)| {
            let name = Name::parse(text)?;
            let near = index.near(&name, Reach::WIDE).into_iter();
            let candidates = near.filter_map(|place| {
                let other = known.get(place.index())?;
                // Without a list the more frequent spelling is the right one.
                let rows = |text: &String| used.get(text).map_or(0, |found| found.rows);
                let better = (rows(other), std::cmp::Reverse(other)) > (found.rows, std::cmp::Reverse(text));
                if !is_listed && (plain(other) == plain(text) || !better) {
                    return None;
                }
                let likeness = likeness(&name, index.known(place)?.name.as_ref()?, &index.rarity);
                let sure = likeness.way < Way::WordsShared && likeness.share >= 0.85;
                (is_listed || sure).then(|| Candidate {
                    what: other.clone(),
                    share: likeness.share,
                    reason: likeness.way.words().to_owned(),
                })
            });
            chosen(MatchKind::Product, found, candidates.collect(), config, &|name| (name.clone(), name.clone()))
        })
        .collect()
}

fn listed(products: &[Row<Product>]) -> Vec<String> {
    let mut names: Vec<String> = products.iter().map(|row| row.name.clone()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// What differs in nothing but case and spaces at the ends is the same everywhere.
fn plain(text: &str) -> String {
    text.trim().to_lowercase()
}

/// Names of owners that no user bears.
pub fn owners(records: &mut Records, sources: &[Source], config: &IdentityConfig) -> Vec<Proposal> {
    let users = std::mem::take(&mut records.users);
    let known = Known::of(&users);
    let mut used: BTreeMap<String, Found> = BTreeMap::new();
    each_owner(records, &mut |(id, name), origin| {
        let by_id = id.as_deref().is_some_and(|id| known.ids.contains(&id_key(id)));
        let named = name.as_deref().filter(|name| !by_id && !known.knows(name));
        if let Some((key, name)) = named.and_then(|name| Some((name_key(name)?, name))) {
            used.entry(key).or_default().take(name.trim().to_owned(), file(origin.source.0, sources));
        }
    });
    let proposals = used.values().filter_map(|found| {
        let candidates = known.like(&found.text);
        chosen(MatchKind::Owner, found, candidates, config, &|place: &usize| {
            let user = users.get(*place);
            user.map(|user| (user.id.clone(), user.full_name().unwrap_or_else(|| user.id.clone()))).unwrap_or_default()
        })
    });
    let proposals = proposals.collect();
    records.users = users;
    proposals
}

/// The users by what an owner may be called.
struct Known {
    ids: HashSet<String>,
    names: HashSet<String>,
    index: NameIndex,
    logins: HashMap<String, Vec<usize>>,
}

impl Known {
    fn of(users: &[Row<User>]) -> Known {
        let full: Vec<String> = users.iter().map(|user| user.full_name().unwrap_or_default()).collect();
        let emails = users.iter().filter_map(|user| user.email.as_deref()).map(str::to_lowercase);
        let names = full.iter().filter_map(|name| name_key(name)).chain(emails).collect();
        let mut logins: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, user) in users.iter().enumerate() {
            let mail =
                user.email.as_deref().and_then(|mail| mail.split_once('@')).map(|(login, _)| login.to_lowercase());
            let mut own: Vec<String> = mail.into_iter().chain(full.get(place).and_then(|name| login(name))).collect();
            own.sort_unstable();
            own.dedup();
            own.into_iter().for_each(|login| logins.entry(login).or_default().push(place));
        }
        let ids = users.iter().map(|user| id_key(&user.id)).collect();
        Known { ids, names, index: NameIndex::of_names(full.iter().map(String::as_str)), logins }
    }

    /// As `plan` finds an owner: by name, by address, or by what is both.
    fn knows(&self, name: &str) -> bool {
        let by_name = name_key(name).is_some_and(|name| self.names.contains(&name));
        by_name || self.names.contains(&name.trim().to_lowercase()) || self.ids.contains(&id_key(name))
    }

    fn like(&self, text: &str) -> Vec<Candidate<usize>> {
        let own = text.split_once('@').map_or(text, |(login, _)| login).trim().to_lowercase();
        // `A. García` and `agarcia` are written of the same parts.
        let initial = login(text).filter(|login| *login != own);
        let by_login = [Some(own), initial].into_iter().flatten().filter_map(|login| self.logins.get(&login));
        let by_login = by_login.flatten().map(|place| Candidate {
            what: *place,
            share: 0.85,
            reason: "the user's login, or initial and last name".to_owned(),
        });
        let name = Name::parse(text);
        let near = name.iter().flat_map(|name| self.index.near(name, Reach::WIDE));
        let by_name = near.filter_map(|place| {
            let likeness = likeness(name.as_ref()?, self.index.known(place)?.name.as_ref()?, &self.index.rarity);
            Some(Candidate { what: place.index(), share: likeness.share, reason: likeness.way.words().to_owned() })
        });
        by_login.chain(by_name).collect()
    }
}

/// `jlopez` of José López.
fn login(name: &str) -> Option<String> {
    let plain = name_key(name)?;
    let mut words = plain.split(' ');
    let first = words.next()?.chars().next()?;
    Some(format!("{first}{}", words.next()?))
}
