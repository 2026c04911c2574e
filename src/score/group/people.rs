//! People who are known at several members of a group.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Members;
use crate::model::key::id_key;
use crate::model::{AccountIx, Contact, Row};
use crate::score::Evidence;
use crate::score::contact::is_present;

/// One person whom several members have on record, by e-mail address or contact id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SharedContact {
    pub name: String,
    /// As the newest of the records that give one says.
    pub role: Option<String>,
    /// Where, by id.
    pub accounts: Vec<AccountIx>,
    #[serde(skip)]
    key: String,
}

impl SharedContact {
    /// The rows that name the person.
    pub fn evidence<'a>(&self, contacts: impl Iterator<Item = &'a Row<Contact>>) -> Evidence {
        Evidence::of(contacts.filter(|row| key(row).as_deref() == Some(self.key.as_str())))
    }
}

pub(super) fn shared(members: &Members<'_, '_>) -> Vec<SharedContact> {
    let as_of = members.context.portfolio.as_of;
    let mut people: BTreeMap<String, Vec<(AccountIx, &Row<Contact>)>> = BTreeMap::new();
    for member in &members.group.members {
        for row in members.context.contacts_of(*member).filter(|row| is_present(row, as_of)) {
            if let Some(key) = key(row) {
                people.entry(key).or_default().push((*member, row));
            }
        }
    }
    let mut shared: Vec<SharedContact> = people.into_iter().filter_map(|(key, rows)| person(key, &rows)).collect();
    shared.sort();
    shared
}

fn key(contact: &Contact) -> Option<String> {
    let email = contact.email.as_deref().map(|email| format!("email {}", email.trim().to_lowercase()));
    email.or_else(|| contact.id.as_deref().map(|id| format!("contact {}", id_key(id))))
}

fn person(key: String, rows: &[(AccountIx, &Row<Contact>)]) -> Option<SharedContact> {
    let accounts: BTreeSet<AccountIx> = rows.iter().map(|(account, _)| *account).collect();
    let newest = |field: fn(&Contact) -> Option<String>| {
        let given = rows.iter().filter_map(|(_, row)| Some(((row.last_activity, row.created), field(row)?)));
        given.max().map(|(_, value)| value)
    };
    let name = newest(Contact::full_name)?;
    (accounts.len() > 1).then(|| SharedContact {
        name,
        role: newest(|contact| contact.role.clone().or_else(|| contact.title.clone())),
        accounts: accounts.into_iter().collect(),
        key,
    })
}
