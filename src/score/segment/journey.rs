//! Where a customer is on its journey.

use serde::Serialize;

use crate::model::{Account, Entity, Known, Row, Unknown, calendar::days_between};
use crate::score::context::Context;
use crate::score::norms::Norms;
use crate::score::{AccountScores, Deal};

/// A stage of the journey. The first that holds counts, in this order: prospect, win-back, renewal, onboarding, growth,
/// adoption.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JourneyStage {
    /// Known never to have bought, without a contract in force: not on the journey yet.
    Prospect,
    /// Bought before, not for a year, and without a contract in force.
    WinBack,
    /// A contract ends soon.
    Renewal,
    /// The first purchase was not long ago.
    Onboarding,
    /// Buys clearly more than the year before, or has an open deal that is neither a renewal nor stale.
    Growth,
    /// A customer in none of the others.
    Adoption,
}

impl JourneyStage {
    /// The word in tables.
    pub fn name(self) -> &'static str {
        match self {
            JourneyStage::Prospect => "prospect",
            JourneyStage::WinBack => "win_back",
            JourneyStage::Renewal => "renewal",
            JourneyStage::Onboarding => "onboarding",
            JourneyStage::Growth => "growth",
            JourneyStage::Adoption => "adoption",
        }
    }
}

pub(super) fn stage(
    account: &AccountScores,
    row: &Row<Account>,
    context: &Context<'_>,
    norms: &Norms<'_>,
) -> Known<JourneyStage> {
    let config = &context.config.segments.journey;
    let renewal_days = account.renewal.next.as_ref().ok().map(|renewal| renewal.days);
    let in_force = account.renewal.in_force > 0;
    if !in_force {
        match &account.orders.days_since_last {
            Ok(days) if *days > i64::from(config.win_back_days) => return Ok(JourneyStage::WinBack),
            Ok(_) => {}
            // Records of sales and none that was bought.
            Err(Unknown::TooFew { have: 0, .. }) => return Ok(JourneyStage::Prospect),
            Err(reason) => return Err(reason.clone()),
        }
    }
    if renewal_days.is_some_and(|days| days <= i64::from(config.renewal_days)) {
        return Ok(JourneyStage::Renewal);
    }
    let tenure = tenure_days(account, row, context, norms);
    if tenure.as_ref().is_ok_and(|days| *days < i64::from(config.onboarding_days)) {
        return Ok(JourneyStage::Onboarding);
    }
    let grows = account.revenue.yoy_share.clone().map(|share| share >= config.growth_share);
    // A deal older than any that ever closed tells of no growth.
    let live = |deal: &Deal| !deal.renewal && deal.stale != Ok(true);
    let expands = account.pipeline.count.clone().map(|_| account.pipeline.deals.iter().any(live));
    match (grows, expands) {
        (Ok(true), _) | (_, Ok(true)) => Ok(JourneyStage::Growth),
        (Err(reason), _) => Err(reason),
        (Ok(false), _) => tenure.map(|_| JourneyStage::Adoption),
    }
}

/// Days since the account became a customer: by its own date, else by its first month with revenue, as long as the
/// data reach back before it.
fn tenure_days(account: &AccountScores, row: &Row<Account>, context: &Context<'_>, norms: &Norms<'_>) -> Known<i64> {
    let as_of = context.portfolio.as_of;
    if let Some(since) = row.customer_since.filter(|since| *since <= as_of) {
        return Ok(days_between(since, as_of));
    }
    let months = account.revenue.months.as_ref().map_err(Clone::clone)?;
    let first = months.iter().find(|(_, amount)| !amount.is_zero()).map(|(month, _)| *month);
    let first = first.ok_or(Unknown::NoField { entity: Entity::Account, field: "customer_since" })?;
    let days = days_between(first.first_day(), as_of);
    // Revenue from the first month of the data on tells that it is a customer since then at least.
    let long_enough = days >= i64::from(context.config.segments.journey.onboarding_days);
    if norms.first_month.is_some_and(|begin| begin < first) || long_enough { Ok(days) } else { Err(Unknown::FirstYear) }
}
