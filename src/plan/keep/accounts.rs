//! Which account a row is about today.

use std::collections::BTreeMap;

use crate::ingest::identity::Survivors;
use crate::model::key::{id_key, name_key};
use crate::plan::context::Context;

/// The accounts that there are today, by the ways in which items and drafts name them.
#[derive(Debug, Clone, Default)]
pub struct Accounts {
    /// The id in use, by key.
    ids: BTreeMap<String, String>,
    names: BTreeMap<String, Vec<String>>,
    /// By key of the former id: the id of the account that it became.
    survivors: BTreeMap<String, String>,
    desks: BTreeMap<String, Desk>,
}

/// Who looks after an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Desk {
    pub owner_id: String,
    pub manager_id: Option<String>,
}

/// What became of the account that an item is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Now {
    Same(String),
    /// Merged into this one.
    Survivor(String),
    Gone,
}

impl Accounts {
    pub fn of(context: &Context<'_>, survivors: &Survivors) -> Accounts {
        let mut accounts = Accounts::default();
        for ix in context.portfolio.account_ixs() {
            let Some(record) = context.account(ix) else { continue };
            let desk = context.desk(ix).map(|owner| Desk {
                owner_id: owner.id.clone(),
                manager_id: owner.manager.as_ref().map(|(id, _)| id.clone()),
            });
            accounts.add(&record.id, &record.name, desk);
        }
        for (from, into) in survivors.iter() {
            accounts.merged(from, into);
        }
        accounts
    }

    pub fn add(&mut self, id: &str, name: &str, desk: Option<Desk>) {
        self.ids.insert(id_key(id), id.to_owned());
        self.names.entry(written_key(name)).or_default().push(id.to_owned());
        self.desks.extend(desk.map(|desk| (id.to_owned(), desk)));
    }

    pub fn merged(&mut self, from: &str, into: &str) {
        self.survivors.insert(id_key(from), into.to_owned());
    }

    pub fn now(&self, id: &str) -> Now {
        let key = id_key(id);
        match (self.survivors.get(&key), self.ids.get(&key)) {
            (Some(survivor), _) => Now::Survivor(survivor.clone()),
            (None, Some(id)) => Now::Same(id.clone()),
            (None, None) => Now::Gone,
        }
    }

    pub fn desk(&self, id: &str) -> Option<&Desk> {
        self.desks.get(id)
    }

    /// The account that a rep's cell names: by an id in brackets, else by its name; of several of one name the only one
    /// that the rep looks after. Without a name, the only account that the rep has.
    pub fn named(&self, written: Option<&str>, owner_id: &str) -> Option<String> {
        let own = |ids: &mut dyn Iterator<Item = &String>| {
            let mut own = ids.filter(|id| self.desks.get(*id).is_some_and(|desk| desk.owner_id == owner_id));
            match (own.next(), own.next()) {
                (Some(only), None) => Some(only.clone()),
                _ => None,
            }
        };
        let Some(written) = written.map(str::trim).filter(|written| !written.is_empty()) else {
            return own(&mut self.ids.values());
        };
        let in_brackets = written.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map(|(_, id)| id);
        let by_id = in_brackets.into_iter().chain([written]).find_map(|id| match self.now(id) {
            Now::Same(id) | Now::Survivor(id) => Some(id),
            Now::Gone => None,
        });
        by_id.or_else(|| match self.names.get(&written_key(written))?.as_slice() {
            [only] => Some(only.clone()),
            several => own(&mut several.iter()),
        })
    }
}

fn written_key(name: &str) -> String {
    name_key(name).unwrap_or_else(|| name.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accounts() -> Accounts {
        let mut accounts = Accounts::default();
        let desk = |owner: &str| Some(Desk { owner_id: owner.to_owned(), manager_id: None });
        accounts.add("A1", "Talleres Ibarra, S.L.", desk("ana"));
        accounts.add("A2", "Norte", desk("ana"));
        accounts.add("A3", "Norte", desk("luis"));
        accounts.add("A4", "Sur", None);
        accounts.merged("A9", "A1");
        accounts
    }

    #[test]
    fn a_name_finds_its_account_and_one_of_several_that_of_the_rep() {
        let accounts = accounts();
        let named = |text: &str, owner: &str| accounts.named(Some(text), owner);
        assert_eq!(named(" talleres ibarra", "luis").as_deref(), Some("A1"));
        assert_eq!(named("Norte", "luis").as_deref(), Some("A3"));
        assert_eq!(named("Norte (A2)", "luis").as_deref(), Some("A2"));
        assert_eq!(named("Norte", "eva"), None);
        assert_eq!(named("Oeste", "ana"), None);
        assert_eq!(named("A9", "ana").as_deref(), Some("A1"));
    }

    #[test]
    fn without_a_name_it_is_the_only_account_of_the_rep() {
        let accounts = accounts();
        assert_eq!(accounts.named(None, "luis").as_deref(), Some("A3"));
        assert_eq!(accounts.named(Some("  "), "ana"), None);
    }
}
