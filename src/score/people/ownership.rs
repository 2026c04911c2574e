//! The histories of accounts, deals and people, as far as the exports tell them.

use std::collections::HashMap;

use super::directory::Directory;
use super::spans::{OWN, Span, Spans};
use crate::model::key::id_key;
use crate::model::{Account, AccountIx, Assignment, Date, Membership, Portfolio, Row};
use crate::score::facts::Owner;
use crate::score::words::{Phrases, name_key};

/// Who held accounts and deals.
#[derive(Debug)]
pub struct Ownership<'a> {
    /// By account; empty without any assignment.
    accounts: Vec<Spans<'a>>,
    /// By the deal's id.
    deals: HashMap<String, Spans<'a>>,
    /// By account, whom its territory belongs to today, also where the account is an exception to it.
    territories: Vec<Option<Owner<'a>>>,
}

/// What a history says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held<'a> {
    By(Owner<'a>),
    /// There is a history, and it names nobody for the day.
    ByNobody,
    /// There is no history.
    Untold,
}

/// Whom an account's own record names.
pub fn current<'a>(account: &'a Account) -> Owner<'a> {
    (account.owner_id.as_deref(), account.owner_name.as_deref())
}

fn named(row: &Assignment) -> Owner<'_> {
    (row.owner_id.as_deref(), row.owner_name.as_deref())
}

impl<'a> Ownership<'a> {
    pub fn of(portfolio: &'a Portfolio, directory: &Directory<'a>, owner_fields: &Phrases) -> Ownership<'a> {
        let as_of = portfolio.as_of;
        let counts = |row: &&Row<Assignment>| {
            row.deleted != Some(true)
                && row.from.is_none_or(|from| from <= as_of)
                && row.field.as_deref().is_none_or(|field| owner_fields.occur_in(field))
                && named(row) != (None, None)
        };
        let rows: Vec<&Row<Assignment>> = portfolio.assignments.all().iter().filter(counts).collect();
        if rows.is_empty() {
            return Ownership { accounts: Vec::new(), deals: HashMap::new(), territories: Vec::new() };
        }
        let mut own: Vec<Vec<Part<'a>>> = vec![Vec::new(); portfolio.accounts.len()];
        let mut deals: HashMap<String, Vec<Part<'a>>> = HashMap::new();
        let mut territories: Vec<&'a Row<Assignment>> = Vec::new();
        for row in rows {
            match (&row.opportunity_id, row.account) {
                (Some(deal), _) => deals.entry(id_key(deal)).or_default().push(part(row, OWN)),
                (None, Some(account)) => {
                    own.get_mut(account.index()).into_iter().for_each(|of| of.push(part(row, OWN)))
                }
                // A row whose account is not known is listed as such.
                (None, None) if names_account(row) => {}
                (None, None) => territories.push(row),
            }
        }
        let same = |a: Owner<'_>, b: Owner<'_>| directory.same(a, b);
        let mut of_territories = Vec::with_capacity(own.len());
        let mut accounts = Vec::with_capacity(own.len());
        for (account, mut own) in portfolio.accounts.iter().zip(own) {
            let parts = territory_of(account, &territories);
            let today = Spans::new(parts.clone(), &same).on(as_of).map(|span| span.owner);
            of_territories.push(today);
            // An account whose own record names another rep than its territory has today is an exception to the
            // territory, and so it was before.
            let current = current(account);
            if current == (None, None) || today.is_none_or(|today| directory.same(today, current)) {
                own.extend(parts);
            }
            accounts.push(Spans::new(own, &same));
        }
        let deals = deals.into_iter().map(|(deal, parts)| (deal, Spans::new(parts, &same))).collect();
        Ownership { accounts, deals, territories: of_territories }
    }

    pub fn is_told(&self) -> bool {
        !self.accounts.is_empty()
    }

    /// Whom the account's territory belongs to today.
    pub fn territory(&self, account: AccountIx) -> Option<Owner<'a>> {
        self.territories.get(account.index()).copied().flatten()
    }

    pub fn account(&self, account: AccountIx) -> Option<&Spans<'a>> {
        self.accounts.get(account.index()).filter(|spans| !spans.is_empty())
    }

    pub fn accounts(&self) -> impl Iterator<Item = &Spans<'a>> {
        self.accounts.iter()
    }

    pub fn deals(&self) -> impl Iterator<Item = &Spans<'a>> {
        // Whoever takes these sorts what comes of them.
        self.deals.values()
    }

    pub fn of_account(&self, account: AccountIx, day: Date) -> Held<'a> {
        held(self.account(account), day)
    }

    pub fn of_deal(&self, deal: &str, day: Date) -> Held<'a> {
        if self.deals.is_empty() {
            return Held::Untold;
        }
        held(self.deals.get(&id_key(deal)), day)
    }
}

type Part<'a> = (Span<'a>, Option<&'a str>);

fn part<'a>(row: &'a Row<Assignment>, rank: usize) -> Part<'a> {
    let span = Span { from: row.from, to: row.to, owner: named(&row.record), origin: row.origin, rank };
    (span, row.previous_owner.as_deref())
}

fn names_account(row: &Assignment) -> bool {
    [&row.account_id, &row.account_name, &row.account_domain].into_iter().any(Option::is_some)
}

fn held<'a>(spans: Option<&Spans<'a>>, day: Date) -> Held<'a> {
    match spans {
        None => Held::Untold,
        Some(spans) => spans.on(day).map_or(Held::ByNobody, |span| Held::By(span.owner)),
    }
}

/// The territories' rows that hold for an account.
fn territory_of<'a>(account: &Account, territories: &[&'a Row<Assignment>]) -> Vec<Part<'a>> {
    let fits = |row: &&&'a Row<Assignment>| {
        row.territory().all(|(field, wanted)| {
            let value = match field {
                "segment" => &account.segment,
                "industry" => &account.industry,
                "country" => &account.country,
                "state" => &account.state,
                _ => &account.city,
            };
            value.as_deref().is_some_and(|value| name_key(value) == name_key(wanted))
        })
    };
    territories.iter().filter(fits).map(|row| part(row, row.territory().count())).collect()
}

/// Who was whose manager, on which team and in which region.
#[derive(Debug)]
pub struct Memberships<'a> {
    /// By the person's identity, in the order of their first days.
    by_person: HashMap<String, Vec<&'a Row<Membership>>>,
}

impl<'a> Memberships<'a> {
    pub fn of(portfolio: &'a Portfolio, directory: &Directory<'a>) -> Memberships<'a> {
        let mut by_person: HashMap<String, Vec<&'a Row<Membership>>> = HashMap::new();
        let known = |row: &&'a Row<Membership>| row.from.is_none_or(|from| from <= portfolio.as_of);
        for row in portfolio.memberships.all().iter().filter(known) {
            let person = directory.identity((row.user_id.as_deref(), row.user_name.as_deref()));
            person.into_iter().for_each(|person| by_person.entry(person).or_default().push(row));
        }
        for rows in by_person.values_mut() {
            rows.sort_by_key(|row| (row.from, row.origin));
        }
        Memberships { by_person }
    }

    pub fn are_told(&self) -> bool {
        !self.by_person.is_empty()
    }

    /// The row that holds for a person on a day, of several the one that began last.
    pub fn on(&self, person: &str, day: Date) -> Option<&'a Row<Membership>> {
        let rows = self.by_person.get(person)?;
        let began = |row: &&&'a Row<Membership>| row.from.is_none_or(|from| from <= day);
        let last = rows.iter().rev().find(began)?;
        last.to.is_none_or(|to| to >= day).then_some(*last)
    }

    /// The rows of each person as spans of their managers, for what is wrong with them.
    pub fn spans(&self, directory: &Directory<'_>) -> Vec<Spans<'a>> {
        let span = |row: &&'a Row<Membership>| {
            let owner = (row.record.manager_id.as_deref(), row.record.manager_name.as_deref());
            (Span { from: row.from, to: row.to, owner, origin: row.origin, rank: OWN }, None)
        };
        let of =
            |rows: &Vec<&'a Row<Membership>>| Spans::new(rows.iter().map(span).collect(), &|a, b| directory.same(a, b));
        self.by_person.values().map(of).collect()
    }
}
