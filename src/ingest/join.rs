//! From a row to its account: by id, through another entity, by domain, by name as a last resort.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use rayon::prelude::*;

use super::finding::{EntityCounts, Unjoined};
use super::gather::Records;
use super::identity::{DomainUse, MatchKind, SharedDomain, Survivors, Targets};
use super::memo::Memo;
use crate::model::key::{FREE_MAIL, domain_key, id_key, id_part, name_key};
use crate::model::record::{AccountKeys, Record};
use crate::model::*;

/// Keys that lead to one account, or to several and so to none.
#[derive(Debug, Default)]
struct Index(HashMap<String, Option<AccountIx>>);

impl Index {
    fn add(&mut self, key: Option<String>, account: AccountIx) {
        let Some(key) = key else { return };
        self.0.entry(key).and_modify(|known| *known = known.filter(|known| *known == account)).or_insert(Some(account));
    }

    /// `Some(None)` when the key is known but belongs to several accounts.
    fn get(&self, key: Option<String>) -> Option<Option<AccountIx>> {
        self.find(&key?)
    }

    fn find(&self, key: &str) -> Option<Option<AccountIx>> {
        self.0.get(key).copied()
    }
}

/// All ways to an account.
#[derive(Debug, Default)]
pub struct Joiner {
    ids: Index,
    names: Index,
    domains: Index,
    opportunities: Index,
    contacts: Index,
    emails: Index,
    pub free_mail: HashSet<String>,
    /// Mail domains of people at several accounts.
    pub shared: HashSet<String>,
    confirmed: Targets,
}

/// Rows that one thread joins without looking up.
const ROWS_AT_ONCE: usize = 1 << 17;

/// How a row joins, or why it does not.
enum Outcome {
    Joined(AccountIx, JoinedBy),
    Unjoined(&'static str),
    /// It gives no key at all.
    NoKey,
}

impl Joiner {
    /// `survivors` leads from the ids of accounts that no longer exist to those that they became.
    pub fn new(accounts: &[Row<Account>], survivors: &Survivors, free_mail: &[String]) -> Joiner {
        let mut joiner = Joiner::default();
        joiner.free_mail.extend(FREE_MAIL.iter().map(|domain| (*domain).to_owned()));
        joiner.free_mail.extend(free_mail.iter().map(|domain| domain.to_lowercase()));
        for (place, account) in (0u32..).zip(accounts) {
            let ix = AccountIx(place);
            joiner.ids.add(Some(id_key(&account.id)), ix);
            joiner.add_calls(account, ix);
        }
        for (from, into) in survivors.iter() {
            if let Some(Some(account)) = joiner.ids.get(Some(id_key(into))) {
                joiner.ids.add(Some(from.to_owned()), account);
            }
        }
        joiner
    }

    /// What an account is called: its name and domains.
    fn add_calls(&mut self, account: &Account, ix: AccountIx) {
        self.names.add(name_key(&account.name), ix);
        for address in [&account.domain, &account.website].into_iter().flatten() {
            let domain = domain_key(address).filter(|domain| !self.free_mail.contains(domain));
            self.domains.add(domain, ix);
        }
    }

    /// What accounts were called that became others: records with the id of what they became.
    pub fn know_former(&mut self, former: &[(Row<Account>, String)]) {
        for (account, into) in former {
            if let Some(Some(ix)) = self.ids.get(Some(id_key(into))) {
                self.add_calls(account, ix);
            }
        }
    }

    /// What a person confirmed is the last way, and the only one where a key belongs to several accounts.
    pub fn confirm(&mut self, confirmed: Targets) {
        self.confirmed = confirmed;
    }

    /// Finds the mail domains of people at several accounts; from then on no row joins by them.
    pub fn learn_shared(&mut self, records: &Records, mut uses: DomainUse) -> Vec<SharedDomain> {
        let told = |keys: AccountKeys<'_>| {
            let keys = AccountKeys { email: None, domain: None, ..keys };
            match self.account_of(keys, &mut Memo::new(1)) {
                Outcome::Joined(account, _) => Some(account),
                _ => None,
            }
        };
        uses.add(&records.contacts, |row| told(row.account_keys()));
        uses.add(&records.survey_responses, |row| told(row.account_keys()));
        let owner = |domain: &str| self.domains.get(Some(domain.to_owned())).flatten();
        let shared = uses.shared(&records.accounts, &self.free_mail, owner);
        self.shared = shared.iter().map(|shared| shared.domain.clone()).collect();
        shared
    }

    /// Accounts of contacts, so that what hangs on a contact finds its account.
    pub fn learn_contacts(&mut self, contacts: &[Row<Contact>]) {
        for contact in contacts {
            let Some(account) = contact.account else { continue };
            self.contacts.add(contact.id.as_deref().map(id_key), account);
            self.emails.add(contact.email.as_deref().map(str::to_lowercase), account);
        }
    }

    /// Accounts of opportunities, so that what hangs on an opportunity finds its account.
    pub fn learn_opportunities(&mut self, opportunities: &[Row<Opportunity>]) {
        for opportunity in opportunities {
            let Some(account) = opportunity.account else { continue };
            self.opportunities.add(Some(id_key(&opportunity.id)), account);
        }
    }

    /// Joins all rows of an entity; those that can't be are listed.
    pub fn join<T: Record>(
        &self,
        rows: &mut [Row<T>],
        sources: &[Source],
        counts: &mut BTreeMap<Entity, EntityCounts>,
        unjoined: &mut Vec<Unjoined>,
    ) {
        let counts = counts.entry(T::ENTITY).or_default();
        let pieces: Vec<_> = rows.par_chunks_mut(ROWS_AT_ONCE).map(|rows| self.join_piece(rows, sources)).collect();
        for (joined_by, of_piece) in pieces {
            for (by, rows) in joined_by {
                *counts.joined_by.entry(by).or_default() += rows;
            }
            unjoined.extend(of_piece);
        }
        counts.unjoined = unjoined.iter().filter(|row| row.entity == T::ENTITY).count();
    }

    /// Joins some rows; gives how many joined by which key, and those that could not be.
    fn join_piece<T: Record>(
        &self,
        rows: &mut [Row<T>],
        sources: &[Source],
    ) -> (BTreeMap<JoinedBy, usize>, Vec<Unjoined>) {
        let (mut joined_by, mut unjoined) = (BTreeMap::new(), Vec::new());
        let mut ids = Memo::new(1);
        for row in rows {
            match self.account_of(row.record.account_keys(), &mut ids) {
                Outcome::Joined(account, by) => {
                    row.account = Some(account);
                    row.joined_by = Some(by);
                    *joined_by.entry(by).or_default() += 1;
                }
                Outcome::NoKey if row.record.stands_alone() => {}
                Outcome::NoKey => unjoined.push(unjoined_row(row, sources, "the row names no account")),
                Outcome::Unjoined(reason) => unjoined.push(unjoined_row(row, sources, reason)),
            }
        }
        (joined_by, unjoined)
    }

    /// `ids` remembers what the last ids led to, which comes again and again.
    fn account_of(&self, keys: AccountKeys<'_>, ids: &mut Memo<Option<Option<AccountIx>>>) -> Outcome {
        let by_id = keys.account_id.and_then(|id| ids.get_or(id, |id| self.ids.find(id_part(id))));
        if let Some(Some(account)) = by_id {
            return Outcome::Joined(account, JoinedBy::Id);
        }
        let domain = keys.domain.and_then(domain_key).filter(|domain| !self.shared.contains(domain));
        let mail_domain = keys.email.and_then(domain_key).filter(|domain| !self.free_mail.contains(domain));
        let is_free_mail = keys.email.is_some() && mail_domain.is_none();
        let is_shared = mail_domain.as_ref().is_some_and(|domain| self.shared.contains(domain));
        let mail_domain = mail_domain.filter(|_| !is_shared);
        let ways = [
            (JoinedBy::Id, by_id),
            (JoinedBy::Opportunity, keys.opportunity_id.and_then(|id| self.opportunities.find(id_part(id)))),
            (JoinedBy::Contact, keys.contact_id.and_then(|id| self.contacts.find(id_part(id)))),
            (JoinedBy::Email, self.emails.get(keys.email.map(str::to_lowercase))),
            (JoinedBy::Domain, self.domains.get(domain)),
            (JoinedBy::Domain, self.domains.get(mail_domain)),
            (JoinedBy::Name, self.names.get(keys.account_name.and_then(name_key))),
            // Some exports write the account's name where others write its id.
            (JoinedBy::Name, self.names.get(keys.account_id.and_then(name_key))),
        ];
        let found = ways.iter().find_map(|(by, account)| account.flatten().map(|account| (account, *by)));
        if let Some((account, by)) = found.or_else(|| self.confirmed_of(keys)) {
            return Outcome::Joined(account, by);
        }
        let has_key = keys.account_id.is_some()
            || keys.opportunity_id.is_some()
            || keys.contact_id.is_some()
            || keys.email.is_some()
            || keys.domain.is_some()
            || keys.account_name.is_some();
        if !has_key {
            Outcome::NoKey
        } else if ways.iter().any(|(_, account)| matches!(account, Some(None))) {
            Outcome::Unjoined("the key belongs to several accounts")
        } else if is_free_mail && keys.account_id.is_none() && keys.account_name.is_none() {
            Outcome::Unjoined("a free mail address tells no company")
        } else if is_shared && keys.account_id.is_none() && keys.account_name.is_none() {
            Outcome::Unjoined("the mail domain is of people at several accounts")
        } else {
            Outcome::Unjoined("no account has this key")
        }
    }
}

impl Joiner {
    /// The surest first: one person's address, then the name, then the domain.
    fn confirmed_of(&self, keys: AccountKeys<'_>) -> Option<(AccountIx, JoinedBy)> {
        let domain = keys.domain.and_then(domain_key);
        let mail_domain = keys.email.and_then(domain_key).filter(|domain| !self.free_mail.contains(domain));
        let found = self
            .confirmed
            .get(MatchKind::Email, keys.email)
            .or_else(|| self.confirmed.get(MatchKind::Account, keys.account_name))
            .or_else(|| self.confirmed.get(MatchKind::Account, keys.account_id))
            .or_else(|| self.confirmed.get(MatchKind::Domain, domain.as_deref()))
            .or_else(|| self.confirmed.get(MatchKind::Domain, mail_domain.as_deref()));
        found.map(|account| (account, JoinedBy::Match))
    }
}

fn unjoined_row<T: Record>(row: &Row<T>, sources: &[Source], reason: &'static str) -> Unjoined {
    let source = usize::try_from(row.origin.source.0).ok().and_then(|index| sources.get(index));
    let keys = row.record.account_keys();
    let tried = [
        ("account_id", keys.account_id),
        ("opportunity_id", keys.opportunity_id),
        ("contact_id", keys.contact_id),
        ("email", keys.email),
        ("domain", keys.domain),
        ("account_name", keys.account_name),
    ];
    Unjoined {
        entity: T::ENTITY,
        file: source.map(|source| source.file.clone()).unwrap_or_default(),
        sheet: source.and_then(|source| source.sheet.clone()),
        row: row.origin.row,
        id: row.source_id(sources).map(Cow::into_owned),
        tried: tried.iter().filter_map(|(name, key)| Some(format!("{name}={}", (*key)?))).collect::<Vec<_>>().join(" "),
        reason,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::record::Cells;

    /// Cells that hold text by the name of an account's field.
    struct TextCells<'a>(Vec<(&'a str, &'a str)>);

    impl Cells for TextCells<'_> {
        fn text(&mut self, field: usize) -> Option<String> {
            let name = Account::FIELDS[field].name;
            self.0.iter().find(|(key, _)| *key == name).map(|(_, text)| (*text).to_owned())
        }
        fn decimal(&mut self, _: usize) -> Option<Decimal> {
            None
        }
        fn number(&mut self, _: usize) -> Option<f64> {
            None
        }
        fn date(&mut self, _: usize) -> Option<Date> {
            None
        }
        fn flag(&mut self, _: usize) -> Option<bool> {
            None
        }
        fn currency(&mut self, _: usize) -> Option<Currency> {
            None
        }
        fn missing(&mut self, _: usize) {}
    }

    fn account(id: &str, name: &str, website: Option<&str>) -> Row<Account> {
        let mut cells = TextCells(vec![("id", id), ("name", name)]);
        let mut record = Account::read(&mut cells).unwrap();
        record.website = website.map(str::to_owned);
        Row { origin: Origin { source: SourceIx(0), row: 2 }, account: None, joined_by: None, record: Box::new(record) }
    }

    fn joined(joiner: &Joiner, keys: AccountKeys<'_>) -> Result<(u32, JoinedBy), &'static str> {
        match joiner.account_of(keys, &mut Memo::new(1)) {
            Outcome::Joined(account, by) => Ok((account.0, by)),
            Outcome::Unjoined(reason) => Err(reason),
            Outcome::NoKey => Err("no key"),
        }
    }

    #[test]
    fn the_surest_key_wins_and_names_come_last() {
        let accounts = [account("1", "Acme, S.A.", Some("www.acme.example")), account("2", "Beta", None)];
        let joiner = Joiner::new(&accounts, &Survivors::default(), &[]);
        let keys = AccountKeys { account_id: Some("2"), account_name: Some("Acme"), ..Default::default() };
        assert_eq!(joined(&joiner, keys), Ok((1, JoinedBy::Id)));
        let keys = AccountKeys { email: Some("ana@acme.example"), ..Default::default() };
        assert_eq!(joined(&joiner, keys), Ok((0, JoinedBy::Domain)));
        let keys = AccountKeys { account_name: Some("ACME"), ..Default::default() };
        assert_eq!(joined(&joiner, keys), Ok((0, JoinedBy::Name)));
    }

    #[test]
    fn free_mail_never_joins_even_where_an_account_has_such_a_site() {
        let accounts = [account("1", "Acme", Some("gmail.com"))];
        let joiner = Joiner::new(&accounts, &Survivors::default(), &[]);
        let keys = AccountKeys { email: Some("ana@gmail.com"), ..Default::default() };
        assert_eq!(joined(&joiner, keys), Err("a free mail address tells no company"));
    }

    #[test]
    fn a_key_of_two_accounts_joins_neither() {
        let accounts = [account("1", "Acme", Some("group.example")), account("2", "Acme SA", Some("group.example"))];
        let joiner = Joiner::new(&accounts, &Survivors::default(), &[]);
        let keys = AccountKeys { email: Some("x@group.example"), account_name: Some("Acme"), ..Default::default() };
        assert_eq!(joined(&joiner, keys), Err("the key belongs to several accounts"));
    }
}
