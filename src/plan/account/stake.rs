//! What presses most among calls: the money at stake, and how soon it is decided.

use rust_decimal::prelude::ToPrimitive;

use super::{PlannedAction, Situation};
use crate::model::calendar::days_between;
use crate::model::{Date, Decimal};
use crate::score::{Band, Deal};

/// Days by which what is decided today counts as much as if it were put off: a week.
const WEEK: f64 = 7.0;
/// The part of what a customer buys that is at stake where nothing is decided and nothing is at risk.
const GOING_ON: f64 = 0.1;

/// Money at stake over the days until it is decided, a week added: higher first. 0 of one that left.
pub fn pressing(s: &Situation<'_>, call: &PlannedAction) -> f64 {
    if s.has_left() {
        return 0.0;
    }
    let as_of = s.context.as_of();
    let days = |day: Date| i32::try_from(days_between(as_of, day).max(0)).unwrap_or(i32::MAX);
    let over = |amount: f64, day: Date| amount / (WEEK + f64::from(days(day)));
    let by_call = over(carried_on(s), call.due);
    let deal = open_deal(s).map(|(amount, closes)| over(float(amount), closes.unwrap_or(call.due)));
    let renewal = s.scores.renewal.next.as_ref().ok();
    let renewal = renewal.and_then(|renewal| Some(over(float(*renewal.value.as_ref().ok()?), renewal.end)));
    let ended = s.ended_contract().and_then(|contract| contract.value).map(|value| over(float(value), as_of));
    [Some(by_call), deal, renewal, ended].into_iter().flatten().fold(0.0, f64::max)
}

/// What it buys in a year, where it is at high risk; else a part of it.
fn carried_on(s: &Situation<'_>) -> f64 {
    let ltm = s.scores.revenue.ltm.as_ref().map_or(0.0, |ltm| float(*ltm)).max(0.0);
    if matches!(s.scores.churn.band, Ok(Band::High)) { ltm } else { ltm * GOING_ON }
}

/// The largest deal that can still be won, with the day on which it is due to close.
fn open_deal(s: &Situation<'_>) -> Option<(Decimal, Option<Date>)> {
    let live = |deal: &&Deal| deal.stale != Ok(true);
    let deal = s.scores.pipeline.deals.iter().filter(live).find(|deal| deal.amount.is_ok())?;
    Some((*deal.amount.as_ref().ok()?, deal.expected_close))
}

fn float(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or_default()
}
