//! The rows behind a figure, each with what it says.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{
    Account, AccountIx, Activity, Contact, Contract, Currency, Decimal, Invitation, Opportunity, Origin, Portfolio,
    Record, Revenue, Row, Signal, StageChange, SurveyResponse, Table, Text, Ticket, Usage,
};
use crate::score::Evidence;

/// One row of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceRow {
    /// The path as the configuration gives it.
    pub file: String,
    pub sheet: Option<String>,
    /// The line of a CSV file, the row of a sheet; both count from 1.
    pub row: u32,
    /// Its day and value, or whatever else a reader would know it by.
    pub says: Option<String>,
}

/// What the rows of one account say, by origin.
#[derive(Debug)]
pub struct AccountRows<'a> {
    portfolio: &'a Portfolio,
    says: BTreeMap<Origin, String>,
}

impl<'a> AccountRows<'a> {
    pub fn of(portfolio: &'a Portfolio, account: AccountIx) -> AccountRows<'a> {
        let row = portfolio.account(account);
        let currency = row.and_then(|row| row.currency).unwrap_or(portfolio.currency);
        let mut says: BTreeMap<Origin, String> = row.iter().map(|row| (row.origin, account_says(row))).collect();
        let mut told = Told { says: &mut says, account, currency };
        told.table(&portfolio.revenue, |row: &Row<Revenue>, currency| {
            parts([
                Some(row.date.to_string()),
                Some(amount(row.amount, row.currency, currency)),
                said(&row.product),
                own_id(row),
            ])
        });
        told.table(&portfolio.opportunities, deal_says);
        told.table(&portfolio.stage_changes, |row: &Row<StageChange>, _| {
            parts([Some(row.changed.to_string()), Some(row.stage.to_string())])
        });
        told.table(&portfolio.contracts, contract_says);
        told.table(&portfolio.survey_responses, answer_says);
        told.table(&portfolio.invitations, |row: &Row<Invitation>, _| {
            parts([Some(format!("sent {}", row.sent)), said(&row.survey)])
        });
        told.table(&portfolio.tickets, |row: &Row<Ticket>, _| {
            let closed = row.closed.map(|day| format!("closed {day}"));
            parts([Some(format!("opened {}", row.opened)), closed, said(&row.priority), own_id(row)])
        });
        told.table(&portfolio.usage, |row: &Row<Usage>, _| {
            let value = row.metric.as_ref().map_or(row.value.to_string(), |metric| format!("{} {metric}", row.value));
            parts([Some(row.date.to_string()), Some(value)])
        });
        told.table(&portfolio.activities, |row: &Row<Activity>, _| {
            let day = row.date.or(row.created).map(|day| day.to_string());
            parts([day, said(&row.kind), said(&row.direction), said(&row.subject)])
        });
        told.table(&portfolio.contacts, |row: &Row<Contact>, _| {
            let left = row.left_on.map(|day| format!("left {day}"));
            parts([own_id(row), row.role.clone(), left])
        });
        told.table(&portfolio.signals, |row: &Row<Signal>, _| {
            parts([Some(row.date.to_string()), row.kind.clone(), Some(row.text.clone())])
        });
        AccountRows { portfolio, says }
    }

    /// All rows behind a figure, by file and row.
    pub fn of_evidence(&self, evidence: &Evidence) -> Vec<SourceRow> {
        evidence.origins().map(|origin| self.row(origin)).collect()
    }

    fn row(&self, origin: Origin) -> SourceRow {
        let source = self.portfolio.source(origin);
        SourceRow {
            file: source.map(|source| source.file.clone()).unwrap_or_default(),
            sheet: source.and_then(|source| source.sheet.clone()),
            row: origin.row,
            says: self.says.get(&origin).filter(|says| !says.is_empty()).cloned(),
        }
    }
}

struct Told<'a> {
    says: &'a mut BTreeMap<Origin, String>,
    account: AccountIx,
    currency: Currency,
}

impl Told<'_> {
    fn table<T>(&mut self, table: &Table<T>, says: impl Fn(&Row<T>, Currency) -> String) {
        let rows = table.of(self.account).iter();
        self.says.extend(rows.map(|row| (row.origin, says(row, self.currency))));
    }
}

/// Longest text of a cell that is repeated.
const MOST_LETTERS: usize = 40;

fn said(text: &Option<Text>) -> Option<String> {
    text.as_deref().map(str::to_owned)
}

fn parts<const N: usize>(parts: [Option<String>; N]) -> String {
    let short = |part: String| {
        let line = part.split_whitespace().collect::<Vec<_>>().join(" ");
        match line.char_indices().nth(MOST_LETTERS) {
            Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
            None => line,
        }
    };
    let told: Vec<String> = parts.into_iter().flatten().map(short).filter(|part| !part.is_empty()).collect();
    told.join(", ")
}

/// The source's id of a row; what stands for one in a file without ids is no more than the row's number.
fn own_id<T: Record>(row: &Row<T>) -> Option<String> {
    let made = format!("#{}", row.origin.row);
    row.record.id().filter(|id| !id.ends_with(&made)).map(str::to_owned)
}

fn amount(amount: Decimal, own: Option<Currency>, account: Currency) -> String {
    format!("{} {}", amount.normalize(), own.unwrap_or(account))
}

fn account_says(row: &Row<Account>) -> String {
    parts([Some(row.name.clone()), row.segment.clone(), row.industry.clone()])
}

fn deal_says(row: &Row<Opportunity>, currency: Currency) -> String {
    let created = row.created.map(|day| format!("created {day}"));
    let close = row.won_date.or(row.lost_date).or(row.close_date).map(|day| format!("close {day}"));
    let value = row.amount.map(|value| amount(value, row.currency, currency));
    parts([own_id(row), Some(row.stage.clone()), value, created, close])
}

fn contract_says(row: &Row<Contract>, currency: Currency) -> String {
    let value = row.value.map(|value| format!("{} a year", amount(value, row.currency, currency)));
    let term = row.start.map_or_else(|| format!("to {}", row.end), |start| format!("{start} to {}", row.end));
    parts([own_id(row), Some(term), value, said(&row.product)])
}

fn answer_says(row: &Row<SurveyResponse>, _: Currency) -> String {
    let rating = |name: &str, rating: Option<f64>| rating.map(|rating| format!("{name} {rating}"));
    parts([
        row.date.map(|day| day.to_string()),
        rating("NPS", row.nps_rating),
        rating("CSAT", row.csat_rating),
        rating("CES", row.ces_rating),
        row.survey.clone(),
    ])
}

/// Rows that a line names; the rest are counted, unless all are wanted.
const NAMED_ROWS: usize = 5;

/// `Order.csv row 14 (2026-01-10, 100 EUR), row 15 (...) and 7 more`, file by file.
pub fn told(rows: &[SourceRow], all: bool) -> Vec<String> {
    rows.chunk_by(|a, b| (&a.file, &a.sheet) == (&b.file, &b.sheet))
        .map(|of_file| {
            let shown = if all { of_file.len() } else { NAMED_ROWS };
            let named: Vec<String> = of_file.iter().take(shown).map(row_text).collect();
            let more = match of_file.len().saturating_sub(shown) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            format!("{}: {}{more}", place(of_file), named.join("; "))
        })
        .collect()
}

/// `Order.csv row 14` or `Order.csv, 12 rows`, file by file.
pub fn counted(rows: &[SourceRow]) -> Vec<String> {
    rows.chunk_by(|a, b| (&a.file, &a.sheet) == (&b.file, &b.sheet))
        .map(|of_file| match of_file {
            [only] => format!("{} row {}", place(of_file), only.row),
            _ => format!("{}, {} rows", place(of_file), of_file.len()),
        })
        .collect()
}

fn place(rows: &[SourceRow]) -> String {
    let Some(first) = rows.first() else { return String::new() };
    let name = first.file.rsplit('/').next().unwrap_or(&first.file);
    first.sheet.as_ref().map_or_else(|| name.to_owned(), |sheet| format!("{name} ({sheet})"))
}

fn row_text(row: &SourceRow) -> String {
    row.says.as_ref().map_or_else(|| format!("row {}", row.row), |says| format!("row {} ({says})", row.row))
}
