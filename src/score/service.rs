//! Tickets.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Evidence;
use super::context::Context;
use super::facts::Facts;
use super::norms::Norms;
use super::statistics::{count, median};
use crate::model::{Entity, Known, Row, Ticket, Unknown, calendar::days_between};

/// Support cases.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TicketScores {
    pub open: Known<usize>,
    /// Days since the oldest of those was opened; unknown where none is open.
    pub open_days: Known<i64>,
    pub open_evidence: Evidence,
    /// Opened in the 365 days up to the as-of date.
    pub last_12_months: Known<usize>,
    /// Those by priority, as the source calls it.
    pub by_priority: BTreeMap<String, usize>,
    pub critical: usize,
    pub escalated: Known<usize>,
    pub reopened: Known<usize>,
    /// Critical or reopened, opened in the last 30 days.
    pub severe_last_30_days: usize,
    /// Critical or reopened a month, on average over the 11 months before those 30 days.
    pub severe_monthly_norm: f64,
    pub resolution_days_median: Known<f64>,
    /// The tickets of the 365 days.
    pub evidence: Evidence,
}

/// Days of a year of service.
const YEAR_DAYS: i64 = 365;
/// Days of the newest tickets.
const RECENT_DAYS: i64 = 30;

pub fn tickets(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> TicketScores {
    let portfolio = context.portfolio;
    let as_of = portfolio.as_of;
    let entity = Entity::Ticket;
    let rows = facts.account.map_or(&[][..], |account| portfolio.tickets.of(account));
    let rows: Vec<&Row<Ticket>> = rows.iter().filter(|row| row.deleted != Some(true) && row.opened <= as_of).collect();
    let known = match (portfolio.tickets.given, rows.is_empty()) {
        (false, _) => Err(Unknown::NoSource { entity }),
        (true, true) => Err(Unknown::NoRecords { entity }),
        (true, false) => Ok(()),
    };
    let age = |row: &Ticket| days_between(row.opened, as_of);
    let year: Vec<&Row<Ticket>> = rows.iter().copied().filter(|row| age(row) < YEAR_DAYS).collect();
    let critical = |row: &Ticket| context.words.critical.occur_in_any(&[row.priority.as_deref()]);
    let severe: Vec<i64> =
        year.iter().filter(|row| critical(row) || row.reopened == Some(true)).map(|row| age(row)).collect();
    let recent = severe.iter().filter(|age| **age < RECENT_DAYS).count();
    let flagged = |in_use: bool, field, flag: fn(&Ticket) -> Option<bool>| {
        known.clone()?;
        let flagged = year.iter().filter(|row| flag(row) == Some(true)).count();
        if in_use { Ok(flagged) } else { Err(Unknown::NoField { entity, field }) }
    };
    let resolved =
        year.iter().filter_map(|row| row.closed.filter(|closed| *closed <= as_of).map(|closed| (row.opened, closed)));
    let days = resolved.filter_map(|(opened, closed)| u32::try_from(days_between(opened, closed)).ok()).map(f64::from);
    let open: Vec<&Row<Ticket>> = rows.iter().copied().filter(|row| is_open(row, context)).collect();
    let oldest = open.iter().map(|row| age(row)).max();
    TicketScores {
        open: known.clone().map(|()| open.len()),
        open_days: known.clone().and_then(|()| oldest.ok_or(Unknown::NoRecords { entity })),
        open_evidence: Evidence::of(open),
        last_12_months: known.clone().map(|()| year.len()),
        by_priority: by_priority(&year),
        critical: year.iter().filter(|row| critical(row)).count(),
        escalated: flagged(norms.fields.ticket_escalated, "escalated", |row| row.escalated),
        reopened: flagged(norms.fields.ticket_reopened, "reopened", |row| row.reopened),
        severe_last_30_days: recent,
        severe_monthly_norm: count(severe.len() - recent) / 11.0,
        resolution_days_median: known.and_then(|()| median(days).ok_or(Unknown::NoField { entity, field: "closed" })),
        evidence: Evidence::of(year.iter().copied()),
    }
}

/// Without a closing date the status tells; with one the date does, so that a later closing is open as of the day.
fn is_open(ticket: &Ticket, context: &Context<'_>) -> bool {
    match ticket.closed {
        Some(closed) => closed > context.portfolio.as_of,
        None => !context.words.ticket_closed.occur_in_any(&[ticket.status.as_deref()]),
    }
}

fn by_priority(tickets: &[&Row<Ticket>]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for priority in tickets.iter().filter_map(|row| row.priority.as_deref()) {
        *counts.entry(priority.to_owned()).or_default() += 1;
    }
    counts
}
