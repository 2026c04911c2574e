//! How an account pays.

use serde::Serialize;

use super::context::Context;
use super::facts::{Facts, net};
use super::norms::Norms;
use super::statistics::median;
use super::{Evidence, money};
use crate::model::{Date, Decimal, Entity, Known, Revenue, Row, Unknown, calendar::days_between};

/// How an account pays, over documents due in the last 12 months.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PaymentScores {
    /// Median days from due to paid, negative when early; documents unpaid at the as-of date count with the days so far
    /// once they are overdue.
    pub late_days_median: Known<f64>,
    pub documents: usize,
    /// Amount overdue and unpaid at the as-of date.
    pub overdue: Known<Decimal>,
    /// Days since the oldest document of those fell due; `NoRecords` where none is overdue.
    pub overdue_days: Known<i64>,
    pub evidence: Evidence,
}

/// Days back from the as-of date in which a document must have fallen due.
const WINDOW_DAYS: i64 = 365;

pub fn payment(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> PaymentScores {
    let portfolio = context.portfolio;
    let as_of = portfolio.as_of;
    let rows = facts.account.map_or(&[][..], |account| portfolio.revenue.of(account));
    let rows: Vec<&Row<Revenue>> = rows.iter().filter(|row| row.date <= as_of).collect();
    let left_out = &context.words.documents_left_out;
    let due: Vec<(&Row<Revenue>, Date)> = rows
        .iter()
        .copied()
        .filter(|row| row.amount > Decimal::ZERO)
        .filter(|row| !left_out.occur_in_any(&[row.status.as_deref(), row.kind.as_deref()]))
        .filter_map(|row| Some((row, row.due?)))
        .filter(|(_, due)| (0..WINDOW_DAYS).contains(&days_between(*due, as_of)))
        .collect();
    let known = known_payment(rows.is_empty(), due.len(), portfolio.revenue.given, norms);
    let unpaid = |row: &Revenue| row.paid.is_none_or(|paid| paid > as_of);
    let late =
        due.iter().map(|(row, due)| days_between(*due, if unpaid(row) { as_of } else { row.paid.unwrap_or(as_of) }));
    let late: Vec<f64> = late.filter_map(|days| i32::try_from(days).ok()).map(f64::from).collect();
    let overdue = due.iter().filter(|(row, due)| unpaid(row) && *due < as_of);
    let oldest = overdue.clone().map(|(_, due)| days_between(*due, as_of)).max();
    let overdue = money::total(overdue.map(|(row, _)| {
        net(&row.record).and_then(|net| context.rates.convert(net, row.currency, row.account, row.date))
    }));
    PaymentScores {
        late_days_median: known.clone().and_then(|()| median(late).ok_or(Unknown::TooFew { have: 0, need: 1 })),
        documents: due.len(),
        overdue: known.clone().and(overdue),
        overdue_days: known.and(oldest.ok_or(Unknown::NoRecords { entity: Entity::Revenue })),
        evidence: Evidence::of(due.iter().map(|(row, _)| *row)),
    }
}

fn known_payment(no_rows: bool, due: usize, given: bool, norms: &Norms<'_>) -> Known<()> {
    let entity = Entity::Revenue;
    if !given {
        Err(Unknown::NoSource { entity })
    } else if no_rows {
        Err(Unknown::NoRecords { entity })
    } else if !norms.fields.revenue_paid {
        Err(Unknown::NoField { entity, field: "paid" })
    } else if due == 0 {
        Err(Unknown::NoField { entity, field: "due" })
    } else {
        Ok(())
    }
}
