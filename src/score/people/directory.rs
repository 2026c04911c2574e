//! Our people, by the ways in which records name them.

use std::collections::HashMap;

use crate::model::key::id_key;
use crate::model::{Date, Portfolio, Row, User};
use crate::score::facts::Owner;
use crate::score::words::name_key;

/// The users of a portfolio.
#[derive(Debug)]
pub struct Directory<'a> {
    by_id: HashMap<String, &'a Row<User>>,
    /// By full name and e-mail; one that several people bear names nobody.
    by_name: HashMap<String, Option<&'a Row<User>>>,
    as_of: Date,
}

impl<'a> Directory<'a> {
    pub fn of(portfolio: &'a Portfolio) -> Directory<'a> {
        let mut directory = Directory { by_id: HashMap::new(), by_name: HashMap::new(), as_of: portfolio.as_of };
        for row in portfolio.users.all() {
            directory.by_id.entry(id_key(&row.id)).or_insert(row);
            for name in [row.full_name(), row.email.clone()].into_iter().flatten() {
                let same = |known: &mut Option<&'a Row<User>>| *known = known.filter(|known| known.id == row.id);
                directory.by_name.entry(name_key(&name)).and_modify(same).or_insert(Some(row));
            }
        }
        directory
    }

    /// The user that a record names by id, name or e-mail; some write a name where others write an id.
    pub fn find(&self, owner: Owner<'_>) -> Option<&'a Row<User>> {
        let by_id = |text: &str| self.by_id.get(&id_key(text)).copied();
        let by_name = |text: &str| self.by_name.get(&name_key(text)).copied().flatten();
        let of = |text: Option<&str>| text.and_then(|text| by_id(text).or_else(|| by_name(text)));
        of(owner.0).or_else(|| of(owner.1))
    }

    /// The name to show: the user's, else as the record has it.
    pub fn name(&self, owner: Owner<'_>) -> Option<String> {
        let known = self.find(owner).and_then(|user| user.full_name());
        known.or_else(|| owner.1.or(owner.0).map(str::to_owned))
    }

    /// The same for a person whatever record names him or her; none where nobody is named.
    pub fn identity(&self, owner: Owner<'_>) -> Option<String> {
        match self.find(owner) {
            Some(user) => Some(id_key(&user.id)),
            None => owner.0.or(owner.1).map(name_key),
        }
    }

    pub fn same(&self, a: Owner<'_>, b: Owner<'_>) -> bool {
        self.identity(a) == self.identity(b)
    }

    pub fn has_left(&self, user: &User) -> bool {
        user.has_left(self.as_of)
    }

    /// Whether a record names somebody who has left.
    pub fn is_gone(&self, owner: Owner<'_>) -> bool {
        self.find(owner).is_some_and(|user| self.has_left(user))
    }
}
