//! What is to be sold in a quarter.

use super::chance::QUARTER_MONTHS;
use crate::model::{Decimal, Entity, Known, Month, Quota, Row, Unknown};
use crate::score::context::Context;
use crate::score::money;

/// All reps' quotas, those of other terms in proportion to their months in the quarter.
pub fn quota<'a>(
    quotas: impl IntoIterator<Item = &'a Row<Quota>>,
    first: Month,
    context: &Context<'_>,
) -> Known<Decimal> {
    let entity = Entity::Quota;
    if !context.portfolio.quotas.given {
        return Err(Unknown::NoSource { entity });
    }
    let parts: Vec<Known<Decimal>> = quotas.into_iter().filter_map(|row| part(row, first, context)).collect();
    if parts.is_empty() { Err(Unknown::NoRecords { entity }) } else { money::total(parts) }
}

/// The part of a quota that falls into the quarter, if one does. Its term and the quarter are told by the calendar months
/// that their fiscal months are called after.
pub fn part(row: &Row<Quota>, first: Month, context: &Context<'_>) -> Option<Known<Decimal>> {
    let months = (1..=120).find(|months| f64::from(*months) >= row.months.unwrap_or(1.0))?;
    let start = context.portfolio.conventions.calendar.month_nearest(row.start);
    let from = first.since(start).max(0);
    let until = (first.since(start) + QUARTER_MONTHS).min(months);
    let inside = until - from;
    (inside > 0).then(|| {
        let amount = context.rates.convert(row.amount, row.currency, None, context.portfolio.as_of)?;
        let part = amount.checked_mul(Decimal::from(inside)).ok_or(Unknown::TooLarge)?;
        Ok(if inside == months { amount } else { (part / Decimal::from(months)).round_dp(2) })
    })
}
