//! Who was a customer on a day, and who had left some days later.

use crate::model::calendar::days_between;
use crate::model::{Contract, Date, Row};
use crate::score::context::Context;
use crate::score::facts::Facts;
use crate::score::revenue::Basis;
use crate::score::statistics::median;

/// What became of an account within a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    Stayed,
    Left,
    /// The window, or the grace in which a contract may be renewed, is not over.
    Censored,
    NotCustomer,
}

/// Days after the end of a contract within which the next one may begin.
const GRACE_DAYS: i64 = 60;

/// So many of an account's own usual gaps without an order mean leaving, but not fewer days than this.
const SILENT_GAPS: f64 = 3.0;
const SILENT_DAYS: f64 = 120.0;

/// By contracts where one was in force on the day, else by orders.
pub fn departure(own: &Facts<'_>, day: Date, window_days: i64, context: &Context<'_>) -> Departure {
    let as_of = context.portfolio.as_of;
    let contracts: Vec<&Row<Contract>> = own
        .account
        .map_or(&[][..], |account| context.portfolio.contracts.of(account))
        .iter()
        .filter(|row| !context.words.documents_left_out.occur_in_any(&[row.status.as_deref()]))
        .collect();
    let in_force = contracts.iter().filter(|row| row.end >= day && row.start.is_none_or(|start| start <= day));
    match in_force.map(|row| row.end).max() {
        Some(end) => by_contract(&contracts, end, day, window_days, as_of),
        None => by_orders(own, day, window_days, context),
    }
}

fn by_contract(contracts: &[&Row<Contract>], end: Date, day: Date, window_days: i64, as_of: Date) -> Departure {
    if days_between(day, as_of) < window_days + GRACE_DAYS {
        return Departure::Censored;
    }
    let mut end = end;
    while days_between(day, end) <= window_days {
        let follows = |row: &&&Row<Contract>| {
            row.end > end && row.start.is_none_or(|start| days_between(end, start) <= GRACE_DAYS)
        };
        match contracts.iter().filter(follows).map(|row| row.end).max() {
            Some(later) => end = later,
            None => return Departure::Left,
        }
    }
    Departure::Stayed
}

fn by_orders(own: &Facts<'_>, day: Date, window_days: i64, context: &Context<'_>) -> Departure {
    let mut orders: Vec<Date> = own.lines.iter().map(|line| line.date).collect();
    orders.sort_unstable();
    orders.dedup();
    let known = orders.get(..orders.partition_point(|order| *order <= day)).unwrap_or(&[]);
    // Of bookings few are no habit that could be broken.
    let least = if crate::score::facts::basis(context) == Basis::Bookings { 3 } else { 2 };
    let gaps = known.iter().zip(known.iter().skip(1)).filter_map(|(a, b)| i32::try_from(days_between(*a, *b)).ok());
    let Some((usual, last)) = median(gaps.map(f64::from)).zip(known.last()).filter(|_| known.len() >= least) else {
        return Departure::NotCustomer;
    };
    let silent = (SILENT_GAPS * usual).max(SILENT_DAYS).ceil();
    let silent = rust_decimal::prelude::ToPrimitive::to_i64(&silent).unwrap_or(i64::MAX);
    if days_between(*last, day) >= silent {
        return Departure::NotCustomer;
    }
    if days_between(day, context.portfolio.as_of) < window_days {
        return Departure::Censored;
    }
    let mut last = *last;
    for order in orders.iter().skip(known.len()).filter(|order| days_between(day, **order) <= window_days) {
        if days_between(last, *order) >= silent {
            break;
        }
        last = *order;
    }
    if days_between(day, last) + silent <= window_days { Departure::Left } else { Departure::Stayed }
}
