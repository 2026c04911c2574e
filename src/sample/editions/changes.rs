//! What changes from one month's exports to the next beside what happened, and the list of it.

use std::fmt::Write;

use super::rows::{NO_LOOKUP, crm, erp};
use super::subjects::{Customer, Deal, Subjects, deals};
use crate::model::{Date, Decimal, Month};
use crate::sample::calendar::plus_days;
use crate::sample::exports::Kept;
use crate::sample::faults::orphan_account;
use crate::sample::files::{Rows, salesforce_id};
use crate::sample::finance::spanish_number;

/// A change, with the edition that shows it first.
#[derive(Debug, Clone)]
pub struct Planned {
    changes: Vec<(usize, Change)>,
}

#[derive(Debug, Clone)]
enum Change {
    Renamed {
        id: String,
        from: String,
        to: String,
    },
    /// Accounts with their open deals.
    Territory {
        accounts: Vec<String>,
        from: String,
        to: String,
    },
    /// Invoiced in pounds from a month on; the rates come an edition later.
    Currency {
        id: String,
        from: Month,
    },
    /// Until then they can't be converted: it changes no file.
    NoRate {
        id: String,
        from: Month,
    },
    Rates {
        id: String,
        from: Month,
    },
    Redated {
        deal: Deal,
        to: Date,
    },
    /// The CRM hangs what the loser had on the survivor; the ERP keeps the number of its customer.
    Merged {
        loser: Customer,
        survivor: Customer,
    },
    Leaver {
        user: String,
        accounts: Vec<String>,
    },
    /// An invoice of a closed month, corrected by a share of its value in percent.
    Restated {
        id: String,
        month: Month,
        invoice: String,
        percent: i64,
    },
    Deleted {
        id: String,
        month: Month,
        invoice: String,
    },
    Added {
        id: String,
        name: String,
        month: Month,
    },
    Stale,
    Reopened {
        deal: Deal,
        to: Date,
    },
}

/// Units of the company's currency for a pound.
const POUND: &str = "1,1540";
const ADDED_INVOICE: &str = "FV-RX1";
const ADDED: Decimal = Decimal::from_parts(431_275, 0, 0, false, 2);
/// Months between the newest month and the one that is restated.
const RESTATED_BACK: i32 = 4;
/// Accounts of a territory.
const TERRITORY: usize = 3;

impl Planned {
    /// The first half shows in the second edition, the rest in the third, or with it where there are but two.
    pub fn choose(whole: &Kept, editions: &[Kept], days: &[Date]) -> Planned {
        let mut planned = Planned { changes: Vec::new() };
        let (Some(first), Some(second)) = (editions.first(), editions.get(1)) else { return planned };
        let later = editions.len().saturating_sub(1).min(2);
        let mut subjects = Subjects::of(whole, first);
        let month = |place: usize| days.get(place).map(|day| Month::of(*day));
        planned.deals(&mut subjects, editions, days, later);
        if let (Some(from), Some(newest)) = (month(1), month(later)) {
            planned.money(&mut subjects, from, newest, later, editions.len());
        }
        planned.accounts(&mut subjects, second, later);
        planned.changes.push((later, Change::Stale));
        planned
    }

    fn deals(&mut self, subjects: &mut Subjects, editions: &[Kept], days: &[Date], later: usize) {
        let open_in = |place: usize| editions.get(place).map(|edition| deals(edition, true)).unwrap_or_default();
        let (before, after, last) = (open_in(0), open_in(1), open_in(later));
        let stays = |deal: &&Deal| {
            let is = |other: &Deal| other.id == deal.id;
            deal.account != orphan_account() && after.iter().any(is) && last.iter().any(is)
        };
        if let Some(deal) = before.iter().filter(stays).max_by_key(|deal| (deal.close, &deal.id)) {
            subjects.hold(&deal.account);
            self.changes.push((1, Change::Redated { to: plus_days(deal.close, 61), deal: deal.clone() }));
        }
        let (Some(lost_by), Some(day)) = (editions.get(later.saturating_sub(1)), days.get(later)) else { return };
        let lost = deals(lost_by, false);
        let recent = lost.iter().filter(|deal| plus_days(deal.close, 120) > *day && !subjects.is_taken(&deal.account));
        if let Some(deal) = recent.max_by_key(|deal| (deal.close, deal.id.clone())).cloned() {
            subjects.hold(&deal.account);
            self.changes.push((later, Change::Reopened { to: plus_days(*day, 75), deal }));
        }
    }

    fn money(&mut self, subjects: &mut Subjects, from: Month, newest: Month, later: usize, editions: usize) {
        let restated = newest.plus(-RESTATED_BACK);
        let invoice = |customer: &Customer| customer.invoiced.get(&restated).and_then(|ids| ids.first().cloned());
        let foreign = subjects.take(|c| c.invoiced.contains_key(&from) && c.invoiced.contains_key(&from.plus(-1)));
        if let Some(Customer { id, .. }) = foreign {
            self.changes.push((1, Change::Currency { id: id.clone(), from }));
            self.changes.push((1, Change::NoRate { id: id.clone(), from }));
            if editions > 2 {
                self.changes.push((later, Change::Rates { id, from }));
            }
        }
        if let Some((c, invoice)) = subjects.take(|c| invoice(c).is_some()).and_then(|c| invoice(&c).map(|i| (c, i))) {
            self.changes.push((later, Change::Restated { id: c.id, month: restated, invoice, percent: -15 }));
        }
        if let Some((c, invoice)) = subjects.take(|c| invoice(c).is_some()).and_then(|c| invoice(&c).map(|i| (c, i))) {
            self.changes.push((later, Change::Deleted { id: c.id, month: restated, invoice }));
        }
        if let Some(c) = subjects.take(|c| invoice(c).is_some()) {
            self.changes.push((later, Change::Added { id: c.id, name: c.name, month: restated }));
        }
    }

    fn accounts(&mut self, subjects: &mut Subjects, second: &Kept, later: usize) {
        let bought = |customer: &Customer| customer.invoiced.len() > 3;
        if let Some(Customer { id, name, .. }) = subjects.take(bought) {
            let first = name.split([',', ' ']).next().unwrap_or("Industrias").to_owned();
            self.changes
                .push((1, Change::Renamed { id, from: name, to: format!("{first} Renombrada Ficticia, S.A.") }));
        }
        let survivor = subjects.take(bought);
        let loser = survivor.as_ref().and_then(|survivor| {
            subjects.take(|c| bought(c) && c.owner == survivor.owner).or_else(|| subjects.take(bought))
        });
        if let (Some(survivor), Some(loser)) = (survivor, loser) {
            self.changes.push((later, Change::Merged { loser, survivor }));
        }
        let users = &second.user;
        let active = |id: &&String| {
            users.rows.iter().any(|row| users.cell(row, "Id") == *id && users.cell(row, "IsActive") == "1")
        };
        let mut reps: Vec<String> = subjects.owned.keys().filter(active).cloned().collect();
        reps.sort_by_key(|rep| (std::cmp::Reverse(subjects.free_of(rep).len()), rep.clone()));
        if let [from, to, ..] = reps.as_slice() {
            let accounts: Vec<String> = subjects.free_of(from).into_iter().take(TERRITORY).collect();
            if accounts.len() > 1 {
                self.changes.push((1, Change::Territory { accounts, from: from.clone(), to: to.clone() }));
            }
        }
        // Whoever leaves keeps what was theirs: nobody has taken it over yet.
        let merged = self.changes.iter().find_map(|(_, change)| match change {
            Change::Merged { loser, .. } => Some(loser.id.clone()),
            _ => None,
        });
        if let Some(user) = reps.get(2) {
            let theirs = subjects.owned.get(user).cloned().unwrap_or_default();
            let accounts = theirs.into_iter().filter(|id| Some(id) != merged.as_ref()).collect();
            self.changes.push((later, Change::Leaver { user: user.clone(), accounts }));
        }
    }

    /// Everything that shows by an edition; `former` is the one before, as it was written.
    pub fn apply(&self, edition: usize, files: &mut Kept, former: Option<&Kept>) {
        for (since, change) in self.changes.iter().filter(|(since, _)| *since <= edition) {
            match (change, former) {
                // Later months are exported anew.
                (Change::Stale, Some(former)) if *since == edition => files.usage = former.usage.clone(),
                _ => change.apply(files),
            }
        }
    }
}

impl Change {
    fn apply(&self, files: &mut Kept) {
        match self {
            Change::Renamed { id, to, .. } => set(&mut files.account, "Id", id, "Name", to),
            Change::Territory { accounts, to, .. } => {
                for id in accounts {
                    set(&mut files.account, "Id", id, "OwnerId", to);
                    files.opportunity.change("AccountId", id, |table, row| {
                        if table.cell(row, "IsClosed") == "0" {
                            table.set(row, "OwnerId", to.as_str());
                        }
                    });
                }
            }
            Change::Currency { id, from } => files.invoice.change("Cliente", id, |table, row| {
                if table.day(row, "Fecha").is_some_and(|day| Month::of(day) >= *from) {
                    table.set(row, "Divisa", "GBP");
                }
            }),
            Change::Rates { from, .. } => {
                let cells = [erp(from.first_day()), "GBP".to_owned(), "EUR".to_owned(), POUND.to_owned()];
                files.fx_rate.rows.push(cells.to_vec());
            }
            // It closes, in time, on the day on which it closes.
            Change::Redated { deal, to } => files.opportunity.change("Id", &deal.id, |table, row| {
                if table.cell(row, "IsClosed") == "0" {
                    table.set(row, "CloseDate", crm(*to));
                }
            }),
            Change::Merged { loser, survivor } => merge(files, &loser.id, &survivor.id),
            Change::Leaver { user, .. } => set(&mut files.user, "Id", user, "IsActive", "0"),
            Change::Restated { invoice, percent, .. } => files.invoice.change("Factura", invoice, |table, row| {
                if let Some(amount) = amount(table.cell(row, "Importe")) {
                    table.set(row, "Importe", spanish_number(amount + corrected(amount, *percent)));
                }
            }),
            Change::Deleted { invoice, .. } => {
                let table = &mut files.invoice;
                let mut rows = std::mem::take(&mut table.rows);
                rows.retain(|row| table.cell(row, "Factura") != invoice);
                table.rows = rows;
            }
            Change::Added { id, name, month } => {
                let day = plus_days(month.first_day(), 16);
                let (cost, due) = (ADDED / Decimal::TWO, plus_days(day, 30));
                let cells = [
                    ADDED_INVOICE.to_owned(),
                    "Factura".to_owned(),
                    id.clone(),
                    name.clone(),
                    erp(day),
                    erp(due),
                    erp(due),
                    "Consumibles de corte".to_owned(),
                    "1".to_owned(),
                    spanish_number(ADDED),
                    spanish_number(cost.round_dp(2)),
                    "EUR".to_owned(),
                    "Cobrada".to_owned(),
                ];
                files.invoice.rows.push(cells.to_vec());
            }
            Change::Stale | Change::NoRate { .. } => {}
            Change::Reopened { deal, to } => reopen(files, deal, *to),
        }
    }
}

fn set(table: &mut Rows, key: &str, id: &str, heading: &str, text: &str) {
    table.change(key, id, |table, row| table.set(row, heading, text));
}

fn amount(text: &str) -> Option<Decimal> {
    text.replace('.', "").replace(',', ".").parse().ok()
}

fn corrected(amount: Decimal, percent: i64) -> Decimal {
    (amount * Decimal::new(percent, 2)).round_dp(2)
}

fn merge(files: &mut Kept, loser: &str, survivor: &str) {
    files.account.change("Id", loser, |table, row| {
        table.set(row, "IsDeleted", "1");
        table.set(row, "MasterRecordId", survivor);
    });
    let hanging = [&mut files.contact, &mut files.opportunity, &mut files.task, &mut files.event, &mut files.case];
    for table in hanging {
        set(table, "AccountId", loser, "AccountId", survivor);
    }
    set(&mut files.task, "WhatId", loser, "WhatId", survivor);
    set(&mut files.event, "WhatId", loser, "WhatId", survivor);
    set(&mut files.lead, "ConvertedAccountId", loser, "ConvertedAccountId", survivor);
}

fn reopen(files: &mut Kept, deal: &Deal, to: Date) {
    let (stage, probability, category) = ("Negotiation/Review", "80", "Commit");
    let close = crm(to);
    files.opportunity.change("Id", &deal.id, |table, row| {
        let cells = [
            ("StageName", stage),
            ("Probability", probability),
            ("ForecastCategoryName", category),
            ("CloseDate", close.as_str()),
            ("IsClosed", "0"),
            ("Loss_Reason__c", ""),
            ("Competitor__c", ""),
        ];
        cells.into_iter().for_each(|(heading, text)| table.set(row, heading, text));
    });
    // The history tells it too, a day after the loss.
    let history = &mut files.opportunity_history;
    let last = history.rows.iter().rev().find(|row| history.cell(row, "OpportunityId") == deal.id).cloned();
    if let Some(mut row) = last {
        history.set(&mut row, "Id", salesforce_id("008", 9_000_001));
        history.set(&mut row, "CreatedDate", crm(plus_days(deal.close, 1)));
        history.set(&mut row, "StageName", stage);
        history.set(&mut row, "Probability", probability);
        history.set(&mut row, "ForecastCategory", category);
        history.set(&mut row, "CloseDate", close);
        history.set(&mut row, "CreatedById", NO_LOOKUP);
        history.rows.push(row);
    }
}

/// The list for machines: `cause` is the program's word for it, `since` the first month that shows it.
pub fn listed(planned: &Planned, days: &[Date]) -> String {
    let mut text = "# What changes from one month's exports to the next, beside what happened: for tests.\n".to_owned();
    for (since, change) in &planned.changes {
        let Some(day) = days.get(*since) else { continue };
        let (cause, accounts) = change.named();
        // Writing to a string does not fail.
        let _ = write!(
            text,
            "\n[[change]]\ncause = \"{cause}\"\nsince = \"{}\"\naccounts = {accounts:?}\n",
            Month::of(*day)
        );
        for (key, value) in change.details() {
            let _ = writeln!(text, "{key} = {value:?}");
        }
    }
    text
}

impl Change {
    fn named(&self) -> (&'static str, Vec<&str>) {
        match self {
            Change::Renamed { id, .. } => ("renamed", vec![id]),
            Change::Territory { accounts, .. } => {
                ("territory_reassigned", accounts.iter().map(String::as_str).collect())
            }
            Change::Currency { id, .. } => ("currency_new", vec![id]),
            Change::NoRate { id, .. } => ("rate_missing", vec![id]),
            Change::Rates { id, .. } => ("rate_given", vec![id]),
            Change::Redated { deal, .. } => ("deal_redated", vec![&deal.account]),
            Change::Merged { survivor, .. } => ("merged", vec![&survivor.id]),
            Change::Leaver { accounts, .. } => ("leaver", accounts.iter().map(String::as_str).collect()),
            Change::Restated { id, .. } => ("restated", vec![id]),
            Change::Deleted { id, .. } => ("rows_deleted", vec![id]),
            Change::Added { id, .. } => ("rows_added", vec![id]),
            Change::Stale => ("stale_file", Vec::new()),
            Change::Reopened { deal, .. } => ("deal_reopened", vec![&deal.account]),
        }
    }

    fn details(&self) -> Vec<(&'static str, String)> {
        let invoices = || ("file", "erp/facturas.csv".to_owned());
        match self {
            Change::Renamed { from, to, .. } | Change::Territory { from, to, .. } => {
                vec![("from", from.clone()), ("to", to.clone())]
            }
            Change::Currency { from, .. } => vec![("to", "GBP".to_owned()), ("month", from.to_string())],
            Change::NoRate { from, .. } | Change::Rates { from, .. } => vec![("month", from.to_string())],
            Change::Redated { deal, to } => {
                vec![("deal", deal.id.clone()), ("from", deal.close.to_string()), ("to", to.to_string())]
            }
            Change::Merged { loser, survivor } => vec![("from", loser.id.clone()), ("to", survivor.id.clone())],
            Change::Leaver { user, .. } => vec![("from", user.clone())],
            Change::Restated { month, percent, .. } => {
                vec![invoices(), ("month", month.to_string()), ("percent", percent.to_string())]
            }
            Change::Deleted { month, .. } => vec![invoices(), ("month", month.to_string())],
            Change::Added { month, .. } => {
                vec![invoices(), ("month", month.to_string()), ("amount", ADDED.to_string())]
            }
            Change::Stale => vec![("file", "erp/usage.csv".to_owned())],
            Change::Reopened { deal, .. } => vec![("deal", deal.id.clone())],
        }
    }
}
