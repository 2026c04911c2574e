//! Whom the changes befall: accounts, reps and deals that each change needs, none of them twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Date, Month};
use crate::sample::exports::Kept;

/// A customer of whom nothing else makes a special case.
#[derive(Debug, Clone)]
pub struct Customer {
    pub id: String,
    pub name: String,
    pub owner: String,
    /// Months in which it was invoiced, with the numbers of the invoices.
    pub invoiced: BTreeMap<Month, Vec<String>>,
}

/// What can be chosen from, in the order of the accounts.
pub struct Subjects {
    pub customers: Vec<Customer>,
    /// Accounts of each rep, prospects too.
    pub owned: BTreeMap<String, Vec<String>>,
    taken: BTreeSet<String>,
}

impl Subjects {
    pub fn of(whole: &Kept, first: &Kept) -> Subjects {
        let accounts = &whole.account;
        let parents: BTreeSet<&str> = accounts.rows.iter().map(|row| accounts.cell(row, "ParentId")).collect();
        // The account that is there twice has its double, whose name would be another one's.
        let doubled = |name: &str| {
            let short = deunicode::deunicode(name.split(',').next().unwrap_or(name)).to_uppercase();
            accounts.rows.iter().any(|row| accounts.cell(row, "Name") == format!("{short} SL"))
        };
        let known: BTreeSet<&str> = first.account.rows.iter().map(|row| first.account.cell(row, "Id")).collect();
        let mut owned: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut customers = Vec::new();
        for row in &first.account.rows {
            let cell = |heading| first.account.cell(row, heading).to_owned();
            owned.entry(cell("OwnerId")).or_default().push(cell("Id"));
        }
        for row in accounts.rows.iter().filter(|row| known.contains(accounts.cell(row, "Id"))) {
            let cell = |heading| accounts.cell(row, heading).to_owned();
            let has_parent = !cell("ParentId").starts_with("000000");
            let plain = cell("Type") == "Customer" && cell("CurrencyIsoCode") == "EUR" && cell("Name").is_ascii();
            if plain && !has_parent && !parents.contains(cell("Id").as_str()) && !doubled(&cell("Name")) {
                let (id, name, owner) = (cell("Id"), cell("Name"), cell("OwnerId"));
                customers.push(Customer { invoiced: invoiced(whole, &id), id, name, owner });
            }
        }
        Subjects { customers, owned, taken: BTreeSet::new() }
    }

    /// The first customer that fits and was not chosen before.
    pub fn take(&mut self, fits: impl Fn(&Customer) -> bool) -> Option<Customer> {
        let found =
            self.customers.iter().find(|customer| !self.taken.contains(&customer.id) && fits(customer))?.clone();
        self.taken.insert(found.id.clone());
        Some(found)
    }

    pub fn is_taken(&self, id: &str) -> bool {
        self.taken.contains(id)
    }

    pub fn hold(&mut self, id: &str) {
        self.taken.insert(id.to_owned());
    }

    /// Accounts of a rep that were not chosen before.
    pub fn free_of(&self, owner: &str) -> Vec<String> {
        self.owned.get(owner).into_iter().flatten().filter(|id| !self.is_taken(id)).cloned().collect()
    }
}

fn invoiced(whole: &Kept, account: &str) -> BTreeMap<Month, Vec<String>> {
    let invoices = &whole.invoice;
    let mut months: BTreeMap<Month, Vec<String>> = BTreeMap::new();
    for row in invoices.rows.iter().filter(|row| invoices.cell(row, "Cliente") == account) {
        let day = invoices.day(row, "Fecha").filter(|_| invoices.cell(row, "Estado") != "Anulada");
        if let Some(day) = day {
            months.entry(Month::of(day)).or_default().push(invoices.cell(row, "Factura").to_owned());
        }
    }
    months
}

/// A deal with the day on which it closes, or is expected to.
#[derive(Debug, Clone)]
pub struct Deal {
    pub id: String,
    pub account: String,
    pub close: Date,
}

/// The deals of an edition that are open, or lost.
pub fn deals(edition: &Kept, open: bool) -> Vec<Deal> {
    let table = &edition.opportunity;
    let rows = table.rows.iter().filter(|row| {
        let closed = table.cell(row, "IsClosed") == "1";
        table.is_whole(row) && closed != open && table.cell(row, "IsWon") == "0"
    });
    rows.filter_map(|row| {
        let (id, account) = (table.cell(row, "Id").to_owned(), table.cell(row, "AccountId").to_owned());
        Some(Deal { id, account, close: table.day(row, "CloseDate")? })
    })
    .collect()
}
