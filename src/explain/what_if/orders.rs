//! Another order, one order fewer, the first order of what is proposed.

use super::{Today, WhatIf};
use crate::model::{Date, Decimal, Revenue, Row};
use crate::score::Basis;

/// An order that never was.
const ID: &str = "what if";

/// A line like one that there is, on the last day that counts.
fn ordered(today: &Today<'_>, like: &Row<Revenue>) -> (Row<Revenue>, Date) {
    let day = today.portfolio.as_of.min(today.portfolio.period.last_day());
    let record = Revenue { id: Some(ID.to_owned()), date: day, due: None, paid: None, ..(*like.record).clone() };
    (Row { account: Some(today.account), record: Box::new(record), ..like.clone() }, day)
}

fn amount(today: &Today<'_>, row: &Row<Revenue>) -> String {
    let of_account = || today.portfolio.account(today.account).and_then(|account| account.currency);
    let currency = row.currency.or_else(of_account).unwrap_or(today.portfolio.currency);
    format!("{} {currency}", row.amount.normalize())
}

/// The account's own lines of orders; none where won deals stand for revenue.
fn lines<'a>(today: &Today<'a>) -> Vec<&'a Row<Revenue>> {
    if today.scores.revenue.basis == Basis::Bookings {
        return Vec::new();
    }
    let counted = today.scores.revenue.evidence.origins().chain(today.scores.revenue.previous_evidence.origins());
    let counted: std::collections::BTreeSet<_> = counted.collect();
    let rows = today.portfolio.revenue.of(today.account).iter();
    rows.filter(|row| row.amount > Decimal::ZERO && counted.contains(&row.origin)).collect()
}

/// The line in the middle by amount: an order as the account makes them.
fn typical<'a>(today: &Today<'a>) -> Option<&'a Row<Revenue>> {
    middle(lines(today))
}

/// The same of all accounts, for one that never bought.
fn typical_of_all<'a>(today: &Today<'a>) -> Option<&'a Row<Revenue>> {
    let table = &today.portfolio.revenue;
    let none_of_its_own = table.of(today.account).is_empty();
    let known = table.all().iter().filter(|row| row.amount > Decimal::ZERO && row.date <= today.portfolio.as_of);
    if none_of_its_own { middle(known.collect()) } else { None }
}

fn middle(mut lines: Vec<&Row<Revenue>>) -> Option<&Row<Revenue>> {
    lines.sort_by(|a, b| a.amount.cmp(&b.amount).then(a.origin.cmp(&b.origin)));
    lines.get(lines.len().checked_sub(1)? / 2).copied()
}

pub fn one_more(today: &Today<'_>) -> Option<WhatIf> {
    let own = typical(today);
    let kind = if own.is_some() { "one more" } else { "a first" };
    let (row, day) = ordered(today, own.or_else(|| typical_of_all(today))?);
    let change = format!("{kind} order of {} on {day}", amount(today, &row));
    Some(with(today, row, change))
}

pub fn first_of_proposal(today: &Today<'_>) -> Option<WhatIf> {
    let proposal = today.scores.cross_sell.top().ok()?;
    let like = typical(today).filter(|row| row.product.is_some())?;
    let (mut row, day) = ordered(today, like);
    row.record.product = Some(proposal.product.to_string().into());
    let change = format!("a first order of `{}` for {} on {day}", proposal.product, amount(today, &row));
    Some(with(today, row, change))
}

fn with(today: &Today<'_>, row: Row<Revenue>, change: String) -> WhatIf {
    let mut portfolio = today.portfolio.clone();
    portfolio.revenue = today.changed(&today.portfolio.revenue, |own| own.push(row));
    WhatIf { change, portfolio }
}

pub fn without_the_last(today: &Today<'_>) -> Option<WhatIf> {
    let lines = lines(today);
    let day = lines.iter().map(|row| row.date).max()?;
    let last = lines.iter().filter(|row| row.date == day).max_by_key(|row| (row.amount, row.origin))?;
    let gone = |row: &Row<Revenue>| row.origin == last.origin;
    let mut portfolio = today.portfolio.clone();
    portfolio.revenue = today.changed(&today.portfolio.revenue, |own| own.retain(|row| !gone(row)));
    let change = format!("without its order of {day} ({}, row {})", amount(today, last), last.origin.row);
    Some(WhatIf { change, portfolio })
}
