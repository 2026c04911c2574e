//! When accounts are reviewed: each quarter, and at once where something calls for it.

mod conditions;
mod config;
pub mod ledger;
mod trigger;

use std::collections::BTreeMap;

use serde::Serialize;

pub use config::{DEFAULT, Interval, ReviewsConfig};
pub use trigger::{Firing, TriggerKind, TriggerState};

use super::account::stakeholders::Stakeholders;
use super::account::{PlannedAction, Situation};
use super::context::Facts;
use crate::model::{Date, Item, ItemKey, ItemKind};
use ledger::Today;

/// The reviews of an account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reviews {
    /// Those that are open or snoozed, and those that closed with this month's data; open ones by deadline first.
    pub triggers: Vec<Trigger>,
    /// The regular one.
    pub regular: Date,
    /// The next one: the regular one, or the first deadline of an open trigger, or the last day before the account's
    /// largest deal closes, whichever comes first.
    pub next: Date,
    /// That deal, where it is what brings the review forward.
    pub deal: Option<ClosingDeal>,
    /// What the plan keeps of triggers, for the next month.
    #[serde(skip)]
    pub items: BTreeMap<ItemKey, Item>,
}

/// A deal that is about to close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClosingDeal {
    pub name: String,
    pub closes_on: Date,
}

/// A trigger as it stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trigger {
    /// Unique within the account and stable from month to month.
    pub id: String,
    pub kind: TriggerKind,
    pub state: TriggerState,
    pub fired_on: Date,
    /// What was seen, in the report's language.
    pub evidence: String,
    pub deadline: Date,
    /// Open, and the deadline has passed.
    pub overdue: bool,
    pub snoozed_until: Option<Date>,
    /// With why: the condition no longer holds, or the rep closed it.
    pub closed_on: Option<Date>,
    pub closed_by_rep: bool,
    /// The rep's.
    pub note: Option<String>,
    /// The fact that states the evidence; none where the condition can't be told today.
    pub fact: Option<String>,
}

/// The triggers of an account with what was kept of them, and its next review. `actions` are those of this month's plan
/// that are still to be done.
pub fn reviews(s: &Situation<'_>, people: &Stakeholders<'_>, actions: &[PlannedAction], facts: &mut Facts) -> Reviews {
    let context = s.context;
    let as_of = context.as_of();
    let account_id = &s.record.id;
    let before: BTreeMap<ItemKey, Item> =
        context.book.of(account_id, ItemKind::Trigger).map(|(key, item)| (key.clone(), item.clone())).collect();
    let seen = conditions::seen(s, people, actions, facts);
    let today = Today { as_of, period: context.period(), snooze_days: context.reviews.snooze_days };
    let items = ledger::carry(account_id, &before, &seen, today);
    let holds = |kind: TriggerKind, subject: &str| {
        seen.get(&kind).is_some_and(|told| told.iter().flatten().any(|firing| firing.subject == subject))
    };
    let mut triggers: Vec<Trigger> = items
        .iter()
        .filter_map(|(key, item)| {
            let kind = TriggerKind::from_key(item.value(ledger::KIND)?)?;
            let subject = item.value(ledger::SUBJECT).unwrap_or_default();
            let name = if subject.is_empty() { String::new() } else { format!("/{subject}") };
            let fact = holds(kind, subject).then(|| format!("{account_id}/trigger_{}{name}", kind.key()));
            told(&key.item, kind, item, as_of, fact)
        })
        .filter(|trigger| trigger.closed_on.is_none_or(|day| day == as_of))
        .collect();
    triggers.sort_by(|a, b| {
        (a.state, a.deadline, a.kind).cmp(&(b.state, b.deadline, b.kind)).then_with(|| a.id.cmp(&b.id))
    });
    let schedule = context.schedule_of(s.account);
    let regular = match context.reviews.every {
        Interval::Quarter => schedule.quarter_end(),
        Interval::Month => schedule.month_end(),
    };
    let open = triggers.iter().filter(|trigger| trigger.state == TriggerState::Fired);
    // A deadline that has passed is due on the next working day, and stays told as overdue.
    let first = open.map(|trigger| trigger.deadline.max(schedule.in_days(1))).min();
    let triggered = first.map_or(regular, |day| day.min(regular));
    let deal = closing(s).and_then(|deal| {
        let eve = deal.closes_on.yesterday().unwrap_or(deal.closes_on);
        let by = schedule.due_before(eve, context.reviews.deadline_days);
        (by < triggered).then_some((by, deal))
    });
    let next = deal.as_ref().map_or(triggered, |(by, _)| *by);
    // Of one that closes on the next working day the review is on that day, not before it.
    let deal = deal.map(|(_, deal)| deal).filter(|deal| next < deal.closes_on);
    Reviews { next, deal, regular, triggers, items }
}

/// The largest open deal that closes within the days in which a review is to be held.
fn closing(s: &Situation<'_>) -> Option<ClosingDeal> {
    let (as_of, soon) = (s.context.as_of(), s.context.schedule_of(s.account).in_days(s.context.reviews.deadline_days));
    let open = s.scores.pipeline.deals.iter().filter(|deal| deal.stale != Ok(true) && deal.amount.is_ok());
    // By amount, the largest first.
    let deal = open.into_iter().find(|deal| !deal.renewal)?;
    let closes_on = deal.expected_close.filter(|day| *day > as_of && *day <= soon)?;
    let name = deal.called().to_owned();
    Some(ClosingDeal { name, closes_on })
}

fn told(id: &str, kind: TriggerKind, item: &Item, as_of: Date, fact: Option<String>) -> Option<Trigger> {
    let day = |field: &str| item.value(field).and_then(|day| day.parse::<Date>().ok());
    let state = TriggerState::from_key(item.value(ledger::STATE));
    let deadline = day(ledger::DEADLINE)?;
    Some(Trigger {
        id: id.to_owned(),
        kind,
        state,
        fired_on: day(ledger::FIRED_ON)?,
        evidence: item.value(ledger::EVIDENCE).unwrap_or_default().to_owned(),
        deadline,
        overdue: state == TriggerState::Fired && deadline < as_of,
        snoozed_until: day(ledger::SNOOZED_UNTIL).filter(|_| state == TriggerState::Snoozed),
        closed_on: day(ledger::CLOSED_ON).filter(|_| state == TriggerState::Closed),
        closed_by_rep: item.value(ledger::CLOSED_BECAUSE) == Some(ledger::BY_REP),
        note: item.value(ledger::NOTE).map(str::to_owned),
        fact,
    })
}

impl Reviews {
    /// Those that call for a review now.
    pub fn open(&self) -> impl Iterator<Item = &Trigger> {
        self.triggers.iter().filter(|trigger| trigger.state == TriggerState::Fired)
    }

    /// Whether a trigger brings the next review forward.
    pub fn is_forward(&self) -> bool {
        self.next < self.regular
    }
}
