//! What a person or the CRM has settled, applied: merges, splits, and confirmed matches.

use std::collections::HashMap;

use super::fields::{each_owner, each_product};
use super::matches::{Decision, MatchKey, MatchKind};
use super::merges::{Merge, MergeFault, MergeSource, resolve};
use super::{Identity, Ledgers};
use crate::ingest::gather::Records;
use crate::model::key::{id_key, name_key};
use crate::model::{Account, AccountIx, Date, Row, Split};

/// Merges accounts: the records of those that became others go, what they were called leads to the survivor. Gives
/// those records with the survivor's id.
pub fn merge_accounts(
    records: &mut Records,
    told_by_crm: &[(String, String)],
    ledgers: Ledgers,
    as_of: Date,
) -> (Identity, Vec<(Row<Account>, String)>) {
    let crm = told_by_crm.iter().map(|(from, into)| (from, into, MergeSource::Crm));
    let confirmed = ledgers.matches.decided.values().filter_map(|decided| match &decided.decision {
        Decision::Is(into) if matches!(decided.kind, MatchKind::Duplicate | MatchKind::NewId) => {
            Some((&decided.found, into, MergeSource::Match))
        }
        _ => None,
    });
    let told = crm.chain(confirmed);
    let told = told.map(|(from, into, source)| Merge { from: from.clone(), into: into.clone(), on: None, source });
    let merges: Vec<Merge> = told.chain(ledgers.merges.merges.iter().cloned()).collect();
    let ids: HashMap<String, String> =
        records.accounts.iter().map(|account| (id_key(&account.id), account.id.clone())).collect();
    let (survivors, mut faults) = resolve(&merges, &ledgers.merges.undone, &ids, as_of);
    let mut former = Vec::new();
    let (gone, stay): (Vec<_>, Vec<_>) =
        std::mem::take(&mut records.accounts).into_iter().partition(|account| survivors.of(&account.id).is_some());
    records.accounts = stay;
    for account in gone {
        let into = survivors.of(&account.id).map(str::to_owned);
        former.extend(into.map(|into| (account, into)));
    }
    for account in &mut records.accounts {
        let parent = account.record.parent_id.as_deref().and_then(|id| survivors.of(id)).map(str::to_owned);
        // An account that was merged with its own parent has none left.
        if let Some(parent) = parent {
            account.record.parent_id = Some(parent).filter(|parent| id_key(parent) != id_key(&account.record.id));
        }
    }
    let splits = splits(&ledgers.merges.splits, &ids, as_of, &mut faults);
    let decided = ledgers.matches.decided.values();
    let refused = decided.clone().filter(|decided| decided.decision == Decision::No).count();
    let confirmed = decided.count() - refused;
    (Identity { survivors, faults, splits, confirmed, refused, ledgers, ..Identity::default() }, former)
}

fn splits(told: &[Split], ids: &HashMap<String, String>, as_of: Date, faults: &mut Vec<MergeFault>) -> Vec<Split> {
    let mut splits = Vec::new();
    for split in told.iter().filter(|split| split.on <= as_of) {
        match ids.get(&id_key(&split.into)) {
            Some(_) => splits.push(split.clone()),
            None => faults.push(MergeFault {
                account_id: split.from.clone(),
                what: format!("split into {}, which no account is", split.into),
            }),
        }
    }
    splits.sort();
    splits
}

/// The accounts that confirmed matches lead to.
#[derive(Debug, Default)]
pub struct Targets(HashMap<MatchKey, AccountIx>);

impl Targets {
    /// A decision that names no account is told, and leads nowhere.
    pub fn of(identity: &mut Identity, accounts: &[Row<Account>]) -> Targets {
        let mut targets = HashMap::new();
        let find = Finder::of(accounts, identity);
        let mut faults = Vec::new();
        for (key, decided) in &identity.ledgers.matches.decided {
            if !matches!(key.0, MatchKind::Domain | MatchKind::Account | MatchKind::Email) {
                continue;
            }
            let Decision::Is(said) = &decided.decision else { continue };
            match find.account(said) {
                Some(account) => drop(targets.insert(key.clone(), account)),
                None => faults.push(MergeFault {
                    account_id: said.clone(),
                    what: format!(
                        "line {} of the matches leads the {} `{}` there, and no account has this id or name",
                        decided.line,
                        decided.kind.key(),
                        decided.found
                    ),
                }),
            }
        }
        identity.faults.extend(faults);
        identity.faults.sort();
        Targets(targets)
    }

    pub fn get(&self, kind: MatchKind, found: Option<&str>) -> Option<AccountIx> {
        if self.0.is_empty() {
            return None;
        }
        self.0.get(&MatchKey::of(kind, found?, "")).copied()
    }
}

/// Accounts by what a decision may call them.
struct Finder {
    ids: HashMap<String, AccountIx>,
    names: HashMap<String, Option<AccountIx>>,
}

impl Finder {
    fn of(accounts: &[Row<Account>], identity: &Identity) -> Finder {
        let (mut ids, mut names) = (HashMap::new(), HashMap::new());
        for (place, account) in (0u32..).zip(accounts) {
            ids.insert(id_key(&account.id), AccountIx(place));
            if let Some(name) = name_key(&account.name) {
                names.entry(name).and_modify(|known| *known = None).or_insert(Some(AccountIx(place)));
            }
        }
        for (from, into) in identity.survivors.iter() {
            if let Some(account) = ids.get(&id_key(into)).copied() {
                ids.insert(from.to_owned(), account);
            }
        }
        Finder { ids, names }
    }

    fn account(&self, said: &str) -> Option<AccountIx> {
        let by_name = || self.names.get(&name_key(said)?).copied().flatten();
        self.ids.get(&id_key(said)).copied().or_else(by_name)
    }
}

/// Writes confirmed products and owners as the lists have them.
pub fn confirm_spellings(records: &mut Records, identity: &Identity) {
    let decided = &identity.ledgers.matches.decided;
    let said = |kind, found: &str| match decided.get(&MatchKey::of(kind, found, ""))?.decision {
        Decision::Is(ref what) => Some(what.clone()),
        Decision::No => None,
    };
    if decided.keys().any(|key| key.0 == MatchKind::Product) {
        each_product(records, &mut |product, _| {
            if let Some(meant) = product.as_deref().and_then(|text| said(MatchKind::Product, text)) {
                *product = Some(meant.into());
            }
        });
    }
    if decided.keys().any(|key| key.0 == MatchKind::Owner) {
        let users: HashMap<String, Option<String>> =
            records.users.iter().map(|user| (id_key(&user.id), user.full_name())).collect();
        each_owner(records, &mut |(id, name), _| {
            let known = id.as_deref().is_some_and(|id| users.contains_key(&id_key(id)));
            let meant = name.as_deref().filter(|_| !known).and_then(|name| said(MatchKind::Owner, name));
            if let Some(meant) = meant {
                match users.get(&id_key(&meant)) {
                    Some(full) => (*name, *id) = (full.clone(), Some(meant)),
                    // By name: as if the export had said it so.
                    None => *name = Some(meant),
                }
            }
        });
    }
}
