//! Who looks after each account, as documents say it.

use std::collections::BTreeMap;

use super::context::Context;
use super::language::args;
use crate::model::key::{id_key, name_key};
use crate::model::{AccountIx, Portfolio, User};
use crate::score::{Deal, OwnerState, Scores};

/// Who looks after an account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Owner {
    /// The CRM's id, or the name where only that is known.
    pub id: String,
    pub name: String,
    pub email: Option<String>,
    pub manager: Option<(String, String)>,
    /// The account names no owner: it is the rep of its newest deal.
    pub from_deals: bool,
}

impl Context<'_> {
    /// Who looks after an account; none where nobody does, or somebody who has left or is not among our people.
    pub fn owner(&self, account: AccountIx) -> Option<&Owner> {
        self.owners.get(account.index())?.as_ref()
    }

    /// Who is proposed to take over an account that nobody looks after.
    pub fn receiver(&self, account: AccountIx) -> Option<&Owner> {
        self.receivers.get(account.index())?.as_ref()
    }

    /// In whose folder an account's documents lie, and who is to act: who looks after it, else who is proposed to.
    pub fn desk(&self, account: AccountIx) -> Option<&Owner> {
        self.owner(account).or_else(|| self.receiver(account))
    }

    /// Who is to do what an account needs: never somebody who has left.
    pub fn actor_name(&self, account: AccountIx) -> String {
        self.desk(account).map_or_else(|| self.language.word("brief-no-owner"), |owner| owner.name.clone())
    }

    /// Who looks after an account; where nobody does, why, and who could: `No owner (Ana López has left) → Luis Gil`.
    pub fn owner_told(&self, account: AccountIx) -> String {
        let language = self.language;
        if let Some(owner) = self.owner(account) {
            return owner.name.clone();
        }
        let why = self.owner_why(account);
        match self.receiver(account) {
            Some(receiver) => language.text("owner-to", &args!["why" => why, "name" => &receiver.name]),
            None => why,
        }
    }

    /// Why nobody looks after an account: `No owner: Ana López has left`.
    pub fn owner_why(&self, account: AccountIx) -> String {
        let language = self.language;
        let told = self.scores_of(account).map(|scores| &scores.owner);
        let before = told.and_then(|owner| Some((owner.state, owner.name.clone()?)));
        match before {
            Some((OwnerState::Left, name)) => language.text("owner-left", &args!["name" => name]),
            Some((OwnerState::Unknown, name)) => language.text("owner-unknown", &args!["name" => name]),
            _ => language.word("brief-no-owner"),
        }
    }

    /// What one of our people is called, by id; the id of one who is not among the users.
    pub fn user_name(&self, id: &str) -> String {
        let key = id_key(id);
        let user = self.portfolio.users.all().iter().find(|user| id_key(&user.id) == key);
        user.and_then(|user| user.full_name()).unwrap_or_else(|| id.to_owned())
    }

    pub fn owner_name(&self, account: AccountIx) -> String {
        self.owner(account).map_or_else(|| self.language.word("brief-no-owner"), |owner| owner.name.clone())
    }

    /// Who works on a deal of an account, where its record names somebody: exports tell an id or a name.
    pub fn deal_owner(&self, deal: &Deal) -> Option<String> {
        let told = deal.owner.as_deref().filter(|told| !told.trim().is_empty())?;
        Some(self.people.get(&id_key(told)).map_or(told, String::as_str).to_owned())
    }

    /// Who works on a deal where that is not who is to act for its account.
    pub fn other_on_deal(&self, account: AccountIx, deal: &Deal) -> Option<String> {
        self.deal_owner(deal).filter(|name| *name != self.actor_name(account))
    }
}

/// By account: who looks after it, and who is proposed to where nobody does. One person has one name in all documents,
/// also where accounts write it in several ways.
pub(super) fn owners(portfolio: &Portfolio, scores: &Scores) -> (Vec<Option<Owner>>, Vec<Option<Owner>>) {
    let users = Users::of(portfolio);
    let told = scores.accounts.iter().map(|account| &account.owner);
    let mut owners: Vec<Option<Owner>> = told
        .clone()
        .map(|told| {
            let owner = users.named(told.id.as_deref(), told.name.as_deref());
            owner.filter(|_| !told.is_orphan()).map(|owner| Owner { from_deals: told.from_deals, ..owner })
        })
        .collect();
    let receivers = told.map(|told| {
        let receiver = told.receiver.as_ref()?;
        users.named(Some(&receiver.id), Some(&receiver.name))
    });
    let mut receivers: Vec<Option<Owner>> = receivers.collect();
    unite(owners.iter_mut().chain(&mut receivers).flatten().collect());
    (owners, receivers)
}

/// Our people's names by id, for records that tell an id only.
pub(super) fn people(portfolio: &Portfolio) -> BTreeMap<String, String> {
    portfolio.users.all().iter().filter_map(|user| Some((id_key(&user.id), user.full_name()?))).collect()
}

/// Gives one person one id and one name: the most frequent, of equals the first.
fn unite(mut owners: Vec<&mut Owner>) {
    type Spellings = BTreeMap<String, usize>;
    let mut known: BTreeMap<String, (Spellings, Spellings)> = BTreeMap::new();
    for owner in &owners {
        let (ids, names) = known.entry(id_key(&owner.id)).or_default();
        *ids.entry(owner.id.clone()).or_default() += 1;
        *names.entry(owner.name.clone()).or_default() += 1;
    }
    let usual = |spellings: &Spellings| {
        let usual = spellings.iter().max_by(|a, b| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0)));
        usual.map(|(spelling, _)| spelling.clone())
    };
    for owner in &mut owners {
        let Some((ids, names)) = known.get(&id_key(&owner.id)) else { continue };
        if let (Some(id), Some(name)) = (usual(ids), usual(names)) {
            (owner.id, owner.name) = (id, name);
        }
    }
}

/// Our people, by the ways in which records name them.
struct Users<'a> {
    by_id: BTreeMap<String, &'a User>,
    /// By name or e-mail; one that several people bear names nobody.
    by_name: BTreeMap<String, Option<&'a User>>,
}

impl<'a> Users<'a> {
    fn of(portfolio: &'a Portfolio) -> Users<'a> {
        let mut users = Users { by_id: BTreeMap::new(), by_name: BTreeMap::new() };
        for user in portfolio.users.all() {
            users.by_id.insert(id_key(&user.id), &user.record);
            let email = user.email.as_deref().map(str::to_lowercase);
            for name in [user.full_name().as_deref().and_then(name_key), email].into_iter().flatten() {
                users.by_name.entry(name).and_modify(|known| *known = None).or_insert(Some(&user.record));
            }
        }
        users
    }

    fn named(&self, id: Option<&str>, name: Option<&str>) -> Option<Owner> {
        let by_id = id.and_then(|id| self.by_id.get(&id_key(id)).copied());
        let by_name = || {
            let name = name?;
            let email = name.to_lowercase();
            let found = name_key(name).and_then(|name| self.by_name.get(&name)).or_else(|| self.by_name.get(&email));
            found.copied().flatten()
        };
        match by_id.or_else(by_name) {
            Some(user) => Some(self.owner_of(user)),
            None => {
                let id = id.or(name)?;
                let plain = Owner {
                    id: id.to_owned(),
                    name: name.unwrap_or(id).to_owned(),
                    email: name.filter(|name| name.contains('@')).map(str::to_owned),
                    manager: None,
                    from_deals: false,
                };
                Some(plain)
            }
        }
    }

    fn owner_of(&self, user: &User) -> Owner {
        let manager = user.manager_id.as_deref().map(|id| match self.by_id.get(&id_key(id)) {
            Some(manager) => (manager.id.clone(), manager.full_name().unwrap_or_else(|| manager.id.clone())),
            None => (id.to_owned(), user.manager_name.clone().unwrap_or_else(|| id.to_owned())),
        });
        let named = || user.manager_name.clone().map(|name| (name.clone(), name));
        Owner {
            id: user.id.clone(),
            name: user.full_name().unwrap_or_else(|| user.id.clone()),
            email: user.email.clone(),
            manager: manager.or_else(named),
            from_deals: false,
        }
    }
}
