//! What is so large that the deck asks leaders for it: the same conditions and days for deck and brief, so that what the
//! deck decides stands among the account's actions.

use crate::model::{AccountIx, Date, Decimal};
use crate::plan::context::Context;
use crate::score::{AccountScores, Band, Renewal};

/// How far ahead a renewal without an open deal is asked for.
pub const RENEWAL_AHEAD_DAYS: i64 = 180;

/// Working days.
const RENEWAL_DAYS: u32 = 5;
const VISIT_DAYS: u32 = 10;
const OWNER_DAYS: u32 = 5;

/// The yearly value of the next renewal, if it is near and no deal is open for it.
pub fn renewal(scores: &AccountScores) -> Option<(&Renewal, Decimal)> {
    let next = scores.renewal.next.as_ref().ok()?;
    let uncovered = next.days <= RENEWAL_AHEAD_DAYS && matches!(next.open_opportunity, Ok(None));
    let value = next.value.as_ref().ok().copied().filter(|value| *value > Decimal::ZERO)?;
    uncovered.then_some((next, value))
}

/// Before the last day on which either side can end it.
pub fn renewal_due(context: &Context<'_>, account: AccountIx, renewal: &Renewal) -> Date {
    context.schedule_of(account).due_before(renewal.decide_by.unwrap_or(renewal.end), RENEWAL_DAYS)
}

/// Revenue of twelve months of an account in the high churn band.
pub fn visit(scores: &AccountScores) -> Option<Decimal> {
    let revenue = scores.revenue.ltm.as_ref().ok().copied().filter(|amount| *amount > Decimal::ZERO)?;
    (scores.churn.band == Ok(Band::High)).then_some(revenue)
}

pub fn visit_due(context: &Context<'_>, account: AccountIx) -> Date {
    context.schedule_of(account).in_days(VISIT_DAYS)
}

pub fn owner_due(context: &Context<'_>, account: AccountIx) -> Date {
    context.schedule_of(account).in_days(OWNER_DAYS)
}
