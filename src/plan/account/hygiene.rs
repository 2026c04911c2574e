//! Whether an account's plan is in order: a figure of its own that feeds no score.

use serde::Serialize;

use super::objectives::smart::{SmartFields, smart};
use super::situation::{Situation, is_decision_maker};
use crate::model::{AccountIx, Date, Entity, Item, ItemKind, Known, Unknown};
use crate::plan::context::Context;
use crate::plan::keep::{self, Stage};
use crate::score::OwnerState;
use crate::score::statistics::count;

/// Checks passed / checks that can be told, 0 to 1, up is good.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hygiene {
    pub share: Known<f64>,
    /// Always all of them, in the order of [`HygieneKey`].
    pub checks: Vec<HygieneCheck>,
}

/// One check: passed or not, or why that can't be told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HygieneCheck {
    pub key: HygieneKey,
    pub passed: Known<bool>,
}

/// What a plan in order has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HygieneKey {
    /// Somebody looks after the account.
    OwnerNamed,
    /// Who does is still with us.
    OwnerActive,
    /// There is at least one objective in the plan that was handed in.
    ObjectivesSet,
    /// Every objective of that plan has an owner and a date that lies ahead.
    ObjectivesDated,
    /// Every objective of that plan can be measured: metric, baseline and target in numbers, date, owner.
    ObjectivesSmart,
    /// Every open deal has an expected close that lies ahead.
    DealsDated,
    /// A renewal within 180 days has an open deal.
    RenewalCovered,
    /// The customer was talked with in the last 92 days.
    ReviewHeld,
    /// A contact who decides is known.
    DeciderKnown,
}

/// A quarter.
const REVIEW_DAYS: i64 = 92;
const RENEWAL_DAYS: i64 = 180;

/// The checks of one account; `None` for a place outside the portfolio.
pub fn hygiene(context: &Context<'_>, account: AccountIx) -> Option<Hygiene> {
    Some(of(&Situation::of(context, account)?))
}

pub(super) fn of(s: &Situation<'_>) -> Hygiene {
    let checks: Vec<HygieneCheck> = [
        (HygieneKey::OwnerNamed, Ok(s.scores.owner.name.is_some())),
        (HygieneKey::OwnerActive, owner_active(s)),
        (HygieneKey::ObjectivesSet, handed_in(s).map(|objectives| !objectives.is_empty())),
        (HygieneKey::ObjectivesDated, objectives_dated(s)),
        (HygieneKey::ObjectivesSmart, objectives_smart(s)),
        (HygieneKey::DealsDated, deals_dated(s)),
        (HygieneKey::RenewalCovered, renewal_covered(s)),
        (HygieneKey::ReviewHeld, review_held(s)),
        (HygieneKey::DeciderKnown, decider_known(s)),
    ]
    .into_iter()
    .map(|(key, passed)| HygieneCheck { key, passed })
    .collect();
    let told = checks.iter().filter(|check| check.passed.is_ok()).count();
    let passed = checks.iter().filter(|check| check.passed == Ok(true)).count();
    let share = if told > 0 { Ok(count(passed) / count(told)) } else { Err(Unknown::TooFew { have: 0, need: 1 }) };
    Hygiene { share, checks }
}

/// The open objectives of the plan that was handed in. What our rules propose is none of it: to find that in order would
/// be to praise ourselves.
fn handed_in<'a>(s: &Situation<'a>) -> Known<Vec<&'a Item>> {
    let (book, id) = (s.context.book, s.record.id.as_str());
    let mut items = ItemKind::ALL.into_iter().flat_map(|kind| book.of(id, kind));
    if !items.any(|(_, item)| keep::fields::is_touched(item)) {
        return Err(Unknown::NoPlan);
    }
    let objectives = book.of(id, ItemKind::Objective).map(|(_, item)| item);
    Ok(objectives.filter(|item| Stage::of(item) >= Stage::Rep && !keep::is_closed(item)).collect())
}

fn objectives_dated(s: &Situation<'_>) -> Known<bool> {
    let objectives = handed_in(s)?;
    if objectives.is_empty() {
        return Err(Unknown::TooFew { have: 0, need: 1 });
    }
    let ahead = |item: &Item| {
        let due = item.value(keep::fields::DUE).and_then(|due| due.parse::<Date>().ok());
        due.is_some_and(|due| due >= s.context.as_of())
    };
    // Of what nobody changed the book holds no owner: it is who looks after the account.
    let owned = |item: &Item| match item.fields.get(keep::fields::OWNER) {
        Some(held) => held.value.is_some(),
        None => s.context.desk(s.account).is_some(),
    };
    Ok(objectives.iter().all(|item| ahead(item) && owned(item)))
}

/// As of the month in which each was written: one that is late is not vague for it.
fn objectives_smart(s: &Situation<'_>) -> Known<bool> {
    let objectives = handed_in(s)?;
    if objectives.is_empty() {
        return Err(Unknown::TooFew { have: 0, need: 1 });
    }
    Ok(objectives.iter().all(|item| smart(&SmartFields::of(item), item.since.last_day()).is_empty()))
}

fn owner_active(s: &Situation<'_>) -> Known<bool> {
    if s.scores.owner.state == OwnerState::Left {
        return Ok(false);
    }
    let owner = s.context.owner(s.account).ok_or(Unknown::NoField { entity: Entity::Account, field: "owner_id" })?;
    let users = s.context.portfolio.users.all();
    let user = users.iter().find(|user| user.record.id == owner.id);
    let user = user.ok_or(Unknown::NoRecords { entity: Entity::User })?;
    user.active.ok_or(Unknown::NoField { entity: Entity::User, field: "active" })
}

fn deals_dated(s: &Situation<'_>) -> Known<bool> {
    if s.scores.pipeline.count.clone()? == 0 {
        return Err(Unknown::NoRecords { entity: Entity::Opportunity });
    }
    Ok(s.scores.pipeline.deals.iter().all(|deal| deal.expected_close.is_some() && !deal.overdue))
}

fn renewal_covered(s: &Situation<'_>) -> Known<bool> {
    let renewal = s.scores.renewal.next.as_ref().map_err(Clone::clone)?;
    if renewal.days > RENEWAL_DAYS {
        return Ok(true);
    }
    renewal.open_opportunity.as_ref().map(Option::is_some).map_err(Clone::clone)
}

fn review_held(s: &Situation<'_>) -> Known<bool> {
    let contact = &s.scores.contact;
    match (&contact.days_since_two_way, &contact.last_90_days) {
        (Ok(days), _) => Ok(*days <= REVIEW_DAYS),
        // Activities are known and none of them was talking both ways.
        (Err(_), Ok(_)) => Ok(false),
        (Err(reason), Err(_)) => Err(reason.clone()),
    }
}

fn decider_known(s: &Situation<'_>) -> Known<bool> {
    let mut roles = s.contacts().filter_map(|contact| contact.role.as_deref()).peekable();
    if roles.peek().is_none() {
        return match s.scores.contact.contacts {
            Ok(0) => Ok(false),
            Ok(_) => Err(Unknown::NoField { entity: Entity::Contact, field: "role" }),
            Err(ref reason) => Err(reason.clone()),
        };
    }
    Ok(roles.any(is_decision_maker))
}

impl HygieneKey {
    /// The name in tables and `explain`.
    pub fn name(self) -> &'static str {
        match self {
            HygieneKey::OwnerNamed => "owner_named",
            HygieneKey::OwnerActive => "owner_active",
            HygieneKey::ObjectivesSet => "objectives_set",
            HygieneKey::ObjectivesDated => "objectives_dated",
            HygieneKey::ObjectivesSmart => "objectives_smart",
            HygieneKey::DealsDated => "deals_dated",
            HygieneKey::RenewalCovered => "renewal_covered",
            HygieneKey::ReviewHeld => "review_held",
            HygieneKey::DeciderKnown => "decider_known",
        }
    }
}
