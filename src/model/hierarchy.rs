//! Which account belongs to which: trees of accounts, from the parent that each names.

use std::collections::HashMap;

use serde::Serialize;

use super::key::{id_key, name_key};
use super::*;

/// The accounts of a portfolio as trees, as of its day.
///
/// A parent is found by its id, else by a name that one account alone bears. A link that leads nowhere leaves its
/// account at the top of its own tree, and so does one that is part of a circle: no link of a circle is truer than
/// the others, so all of them are set aside.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Hierarchy {
    /// By account: the one right above it.
    parents: Vec<Option<AccountIx>>,
    /// By account: the top of its tree, itself where it has no parent.
    heads: Vec<AccountIx>,
    /// The trees of two accounts or more, by head.
    pub groups: Vec<Group>,
    /// The links that could not be followed, by account.
    pub faults: Vec<LinkFault>,
}

/// A tree of two accounts or more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Its top: the ultimate parent.
    pub head: AccountIx,
    /// All of its accounts, the head among them, by place.
    pub members: Vec<AccountIx>,
}

/// A link to a parent that could not be followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LinkFault {
    /// The account that names the parent.
    pub account: AccountIx,
    pub origin: Origin,
    /// As the row writes it.
    pub named: String,
    pub kind: LinkFaultKind,
}

/// Why a link could not be followed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkFaultKind {
    /// No account has this id or name.
    Orphan,
    /// Several accounts bear the name.
    Ambiguous,
    /// The links lead back to the account: all of the circle, in their order, from its first account by id.
    Cycle { members: Vec<AccountIx> },
}

/// What the parent of one row comes to.
enum Link {
    None,
    To(AccountIx),
    Broken(String, LinkFaultKind),
}

/// Accounts by what other rows may call them; a name that several bear leads to none.
struct Names {
    ids: HashMap<String, AccountIx>,
    names: HashMap<String, Option<AccountIx>>,
}

impl Hierarchy {
    /// The trees of the accounts that are known on the portfolio's day.
    pub fn of(portfolio: &Portfolio) -> Hierarchy {
        let accounts = &portfolio.accounts;
        let names_parent = |row: &Row<Account>| row.parent_id.is_some() || row.parent_name.is_some();
        let (mut parents, mut faults) = (vec![None; accounts.len()], Vec::new());
        if accounts.iter().any(names_parent) {
            let names = Names::of(portfolio);
            for (ix, (row, parent)) in portfolio.account_ixs().zip(accounts.iter().zip(&mut parents)) {
                if !portfolio.knows(ix) {
                    continue;
                }
                match names.link(ix, row) {
                    Link::None => {}
                    Link::To(other) => *parent = Some(other).filter(|other| portfolio.knows(*other)),
                    Link::Broken(named, kind) => {
                        faults.push(LinkFault { account: ix, origin: row.origin, named, kind });
                    }
                }
            }
        }
        for members in circles(&parents) {
            for member in &members {
                set(&mut parents, *member, None);
                let Some(row) = portfolio.account(*member) else { continue };
                let named = row.parent_id.clone().or_else(|| row.parent_name.clone()).unwrap_or_default();
                let kind = LinkFaultKind::Cycle { members: members.clone() };
                faults.push(LinkFault { account: *member, origin: row.origin, named, kind });
            }
        }
        faults.sort_by_key(|fault| fault.account);
        let heads = heads(&parents);
        let groups = groups(&heads);
        Hierarchy { parents, heads, groups, faults }
    }

    /// The account right above another.
    pub fn parent(&self, account: AccountIx) -> Option<AccountIx> {
        get(&self.parents, account)
    }

    /// The top of an account's tree, itself where it has no parent.
    pub fn head(&self, account: AccountIx) -> AccountIx {
        self.heads.get(account.index()).copied().unwrap_or(account)
    }

    /// The tree of an account, where it is not alone in it.
    pub fn group(&self, account: AccountIx) -> Option<&Group> {
        let head = self.head(account);
        let place = self.groups.binary_search_by_key(&head, |group| group.head).ok()?;
        self.groups.get(place)
    }

    /// The accounts right under another, by place.
    pub fn children(&self, account: AccountIx) -> impl Iterator<Item = AccountIx> + '_ {
        let members = self.group(account).map_or(&[][..], |group| group.members.as_slice());
        members.iter().copied().filter(move |member| self.parent(*member) == Some(account))
    }
}

impl Names {
    fn of(portfolio: &Portfolio) -> Names {
        let mut names = Names { ids: HashMap::new(), names: HashMap::new() };
        for (ix, row) in portfolio.account_ixs().zip(&portfolio.accounts) {
            names.ids.entry(id_key(&row.id)).or_insert(ix);
            if let Some(name) = name_key(&row.name) {
                names.names.entry(name).and_modify(|known| *known = None).or_insert(Some(ix));
            }
        }
        names
    }

    fn link(&self, own: AccountIx, row: &Account) -> Link {
        let id = row.parent_id.as_deref().filter(|id| self.is_given(id));
        if let Some(found) = id.and_then(|id| self.ids.get(&id_key(id))) {
            return Link::To(*found);
        }
        let (mut broken, own_name) = (None, name_key(&row.name));
        // Some exports write the parent's name where others write its id.
        for named in [row.parent_name.as_deref(), id].into_iter().flatten() {
            let key = name_key(named);
            // A company that heads its group often writes its own name there.
            if key.is_some() && key == own_name {
                return Link::None;
            }
            match key.and_then(|key| self.names.get(&key).copied()) {
                Some(Some(found)) if found == own => return Link::None,
                Some(Some(found)) => return Link::To(found),
                Some(None) => broken = broken.or(Some((named, LinkFaultKind::Ambiguous))),
                None => {}
            }
        }
        let named = id.or(row.parent_name.as_deref()).map(|named| (named, LinkFaultKind::Orphan));
        broken.or(named).map_or(Link::None, |(named, kind)| Link::Broken(named.to_owned(), kind))
    }

    /// Exports write no parent as `000000000000000AAA` or `0`.
    fn is_given(&self, id: &str) -> bool {
        let key = id_key(id);
        !key.is_empty() && (key.bytes().any(|byte| byte != b'0') || self.ids.contains_key(&key))
    }
}

fn get(parents: &[Option<AccountIx>], account: AccountIx) -> Option<AccountIx> {
    parents.get(account.index()).copied().flatten()
}

fn set<T>(list: &mut [T], account: AccountIx, value: T) {
    if let Some(place) = list.get_mut(account.index()) {
        *place = value;
    }
}

/// The circles among the links, each from its first account on, in the order of those.
fn circles(parents: &[Option<AccountIx>]) -> Vec<Vec<AccountIx>> {
    // The walk that came by first.
    let mut walked: Vec<Option<usize>> = vec![None; parents.len()];
    let mut circles = Vec::new();
    for (walk, start) in (0..u32::try_from(parents.len()).unwrap_or(u32::MAX)).map(AccountIx).enumerate() {
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| walked.get(here.index()).is_some_and(Option::is_none)) {
            set(&mut walked, here, Some(walk));
            at = get(parents, here);
        }
        // A walk that meets its own way has gone round.
        if let Some(met) = at.filter(|met| walked.get(met.index()).is_some_and(|by| *by == Some(walk))) {
            circles.push(circle(parents, met));
        }
    }
    circles.sort();
    circles
}

/// The circle through an account, from its first account on.
fn circle(parents: &[Option<AccountIx>], through: AccountIx) -> Vec<AccountIx> {
    let mut members = vec![through];
    let mut at = get(parents, through);
    while let Some(here) = at.filter(|here| *here != through) {
        members.push(here);
        at = get(parents, here);
    }
    let first = members.iter().enumerate().min_by_key(|(_, member)| **member).map_or(0, |(place, _)| place);
    members.rotate_left(first);
    members
}

/// The top above each account, of links without circles.
fn heads(parents: &[Option<AccountIx>]) -> Vec<AccountIx> {
    let mut heads: Vec<Option<AccountIx>> = vec![None; parents.len()];
    for start in (0..u32::try_from(parents.len()).unwrap_or(u32::MAX)).map(AccountIx) {
        let (mut way, mut at) = (vec![start], start);
        let head = loop {
            if let Some(known) = get(&heads, at) {
                break known;
            }
            match get(parents, at) {
                Some(above) => at = above,
                None => break at,
            }
            way.push(at);
        };
        way.into_iter().for_each(|account| set(&mut heads, account, Some(head)));
    }
    heads.into_iter().zip(0..).map(|(head, place)| head.unwrap_or(AccountIx(place))).collect()
}

fn groups(heads: &[AccountIx]) -> Vec<Group> {
    let mut members: std::collections::BTreeMap<AccountIx, Vec<AccountIx>> = std::collections::BTreeMap::new();
    for (head, place) in heads.iter().zip(0..) {
        members.entry(*head).or_default().push(AccountIx(place));
    }
    members.into_iter().filter(|(_, of)| of.len() > 1).map(|(head, members)| Group { head, members }).collect()
}

#[cfg(test)]
mod tests;
