//! Who looks after what otherwise than last month, and who left.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::book::{Book, Told};
use super::names::Names;
use super::places::{Place, Places};
use crate::model::Cause;
use crate::model::key::id_key;
use crate::model::{Ledger, LedgerUser};

/// Accounts that go from one owner to another at once and are a territory, not single accounts.
const TERRITORY: usize = 2;

pub fn compare(places: &Places<'_>, book: &mut Book) {
    let (then, now) = (People::of(places.before), People::of(places.now));
    let mut moves: BTreeMap<(Option<String>, Option<String>), BTreeSet<Place>> = BTreeMap::new();
    for (place, account) in (0..).zip(&places.now.accounts) {
        let Some(before) = places.then(place) else { continue };
        let key = |owner: &Option<String>| owner.as_deref().map(id_key);
        let (from, to) = (key(&before.owner), key(&account.owner));
        if from != to {
            moves.entry((from, to)).or_default().insert(Place::Now(place));
        }
    }
    for ((from, to), accounts) in moves {
        let cause = if accounts.len() >= TERRITORY { Cause::TerritoryReassigned } else { Cause::OwnerChanged };
        // An owner whom this month's export does not name was named in the last one.
        let name = |id: &String| now.name(id).or_else(|| then.name(id)).unwrap_or_else(|| id.clone());
        let told = Told {
            accounts,
            from: from.as_ref().map(name),
            to: to.as_ref().map(name),
            of_record: true,
            ..Told::default()
        };
        book.tell(cause, told);
    }
    leavers(places, &then, &now, book);
}

/// Those who were with us and are not, with the accounts that are still theirs.
fn leavers(places: &Places<'_>, then: &People<'_>, now: &People<'_>, book: &mut Book) {
    let owned: BTreeSet<String> =
        places.before.accounts.iter().filter_map(|account| account.owner.as_deref().map(id_key)).collect();
    for user in places.before.users.iter().filter(|user| user.active != Some(false)) {
        let key = id_key(&user.id);
        let gone = match now.users.get(&key) {
            Some(now) => now.active == Some(false),
            // A person of whom nothing hung is missed by nobody; an export without people tells of none.
            None => !now.users.is_empty() && owned.contains(&key),
        };
        if !gone {
            continue;
        }
        let theirs = (0..).zip(&places.now.accounts);
        let theirs = theirs.filter(|(_, account)| account.owner.as_deref().map(id_key).as_ref() == Some(&key));
        let told = Told {
            accounts: theirs.map(|(place, _)| Place::Now(place)).collect(),
            from: Some(then.name(&key).unwrap_or_else(|| user.id.clone())),
            of_record: true,
            ..Told::default()
        };
        book.tell(Cause::Leaver, told);
    }
}

struct People<'a> {
    users: HashMap<String, &'a LedgerUser>,
    names: Names,
}

impl<'a> People<'a> {
    fn of(ledger: &'a Ledger) -> People<'a> {
        let named = |user: &'a LedgerUser| Some((user.id.as_str(), user.name.as_deref()?));
        People {
            users: ledger.users.iter().map(|user| (id_key(&user.id), user)).collect(),
            names: Names::of(ledger.users.iter().filter_map(named)),
        }
    }

    /// `Ana Gil`, or `Ana Gil (005...)` beside another of that name.
    fn name(&self, key: &str) -> Option<String> {
        let user = self.users.get(key)?;
        Some(user.name.as_ref().map_or_else(|| user.id.clone(), |name| self.names.told(&user.id, name)))
    }
}
