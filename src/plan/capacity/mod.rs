//! Reps' hours against what their accounts ask for, and which accounts are talked with too seldom or more than they ask.

mod config;

use std::collections::BTreeMap;

use serde::Serialize;

pub use config::{ByTier, CapacityConfig, DEFAULT};

use super::account::{AccountPlan, PlannedAction};
use super::context::Context;
use super::owner::Owner;
use super::playbook::Role;
use crate::model::{AccountClass, AccountIx, Known, Unknown};
use crate::score::statistics::count;
use crate::score::{AccountScores, Tier};

/// The load of all reps and the coverage of their accounts.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Capacity {
    /// The most loaded first, then by name.
    pub reps: Vec<RepLoad>,
    /// In the order of the portfolio; customers and prospects alone.
    pub accounts: Vec<Coverage>,
}

/// What a month asks of a rep.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RepLoad {
    pub owner_id: String,
    pub owner: String,
    pub accounts: usize,
    /// A, B, C and those without a tier.
    pub by_tier: [usize; 4],
    /// Hours that the accounts ask for by their tiers.
    pub care_hours: f64,
    /// Hours of the rep's own actions that fall due by the end of next month, by the effort of their plays.
    pub action_hours: f64,
    /// Those actions.
    pub actions: usize,
    /// Hours that there are, as configured.
    pub hours: f64,
    pub under_served: usize,
    pub over_served: usize,
    /// Accounts of which it can't be told.
    pub unknown: usize,
}

/// How an account is talked with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Coverage {
    pub account: AccountIx,
    /// None where nobody looks after it.
    pub owner_id: Option<String>,
    pub tier: Option<Tier>,
    /// Days between two talks that its tier asks for.
    pub target_days: f64,
    pub days_since: Known<i64>,
    pub contacts_90_days: Known<usize>,
    /// Hours a month that its tier asks for.
    pub hours: f64,
    /// Its part of the rep's hours by its part of the priority of the rep's accounts; unknown without a priority.
    pub priority_hours: Known<f64>,
    pub served: Known<Served>,
}

/// Whether an account is talked with as its tier asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Served {
    Under,
    Met,
    Over,
}

impl Served {
    /// The name in tables and locale files.
    pub fn key(self) -> &'static str {
        match self {
            Served::Under => "under",
            Served::Met => "met",
            Served::Over => "over",
        }
    }
}

impl RepLoad {
    /// Hours asked for.
    pub fn needed(&self) -> f64 {
        self.care_hours + self.action_hours
    }

    /// Hours asked for / hours that there are; over 1 is more than can be done.
    pub fn load_share(&self) -> f64 {
        if self.hours > 0.0 { self.needed() / self.hours } else { 0.0 }
    }

    pub fn is_overloaded(&self) -> bool {
        self.needed() > self.hours
    }
}

/// Contacts from which an account can be over-served: one or two tell nothing.
const FEWEST_CONTACTS: f64 = 4.0;
/// Days of recent contact.
const RECENT_DAYS: f64 = 90.0;

/// Over the plans of all accounts, in any order.
pub fn capacity(context: &Context<'_>, plans: &[AccountPlan]) -> Capacity {
    let config = context.capacity;
    let until = context.period().plus(1).last_day();
    let due: BTreeMap<AccountIx, Work> = plans
        .iter()
        .map(|plan| {
            let own = plan.actions.iter().filter(|action| action.due <= until && is_rep_s(action));
            (plan.account, own.map(|action| Work::of(action, config)).fold(Work::default(), Work::and))
        })
        .collect();
    let looked_after = |account: &AccountIx| {
        let class = context.class(*account);
        context.has_brief(*account) && matches!(class, Some(AccountClass::Customer | AccountClass::Prospect))
    };
    let places: Vec<AccountIx> = context.portfolio.account_ixs().filter(looked_after).collect();
    let mut reps: BTreeMap<&str, (&Owner, Vec<AccountIx>)> = BTreeMap::new();
    for account in &places {
        if let Some(owner) = context.owner(*account) {
            reps.entry(&owner.id).or_insert((owner, Vec::new())).1.push(*account);
        }
    }
    let priority = |account: &AccountIx| context.scores_of(*account)?.priority.score.as_ref().ok().copied();
    let shares: BTreeMap<&str, (f64, f64)> = reps
        .iter()
        .map(|(id, (owner, own))| (*id, (hours(owner, config), own.iter().filter_map(priority).sum::<f64>())))
        .collect();
    let accounts: Vec<Coverage> = places
        .iter()
        .filter_map(|account| {
            let owner = context.owner(*account);
            let share = owner.and_then(|owner| shares.get(owner.id.as_str()));
            coverage(context.scores_of(*account)?, owner, share.copied(), config)
        })
        .collect();
    let by_account: BTreeMap<AccountIx, &Coverage> = accounts.iter().map(|one| (one.account, one)).collect();
    let mut loads: Vec<RepLoad> = reps
        .into_values()
        .map(|(owner, own)| {
            let actions = own.iter().filter_map(|account| due.get(account)).copied();
            let actions = actions.fold(Work::default(), Work::and);
            let own: Vec<&Coverage> = own.iter().filter_map(|account| by_account.get(account).copied()).collect();
            load(owner, &own, actions, config)
        })
        .collect();
    loads.sort_by(|a, b| {
        b.load_share()
            .total_cmp(&a.load_share())
            .then_with(|| a.owner.cmp(&b.owner))
            .then_with(|| a.owner_id.cmp(&b.owner_id))
    });
    Capacity { reps: loads, accounts }
}

fn hours(owner: &Owner, config: &CapacityConfig) -> f64 {
    let own = config.hours_of.get(&owner.id).or_else(|| config.hours_of.get(&owner.name));
    own.copied().unwrap_or(config.hours_month).max(0.0)
}

/// Actions and the hours that they take.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Work {
    actions: usize,
    hours: f64,
}

impl Work {
    /// The effort that its play gives, else the company's figure for an action that a person thought of.
    fn of(action: &PlannedAction, config: &CapacityConfig) -> Work {
        let hours = action.play.as_ref().map_or(config.action_hours, |play| play.effort_hours);
        Work { actions: 1, hours }
    }

    fn and(self, other: Work) -> Work {
        Work { actions: self.actions.saturating_add(other.actions), hours: self.hours + other.hours }
    }
}

/// Whether it takes the hours of a rep, and not those of marketing, service or product.
fn is_rep_s(action: &PlannedAction) -> bool {
    action.play.as_ref().is_none_or(|play| play.role == Role::Sales)
}

fn load(owner: &Owner, own: &[&Coverage], work: Work, config: &CapacityConfig) -> RepLoad {
    let of_tier = |tier: Option<Tier>| own.iter().filter(|one| one.tier == tier).count();
    let served = |served: Served| own.iter().filter(|one| one.served == Ok(served)).count();
    RepLoad {
        owner_id: owner.id.clone(),
        owner: owner.name.clone(),
        accounts: own.len(),
        by_tier: [Some(Tier::A), Some(Tier::B), Some(Tier::C), None].map(of_tier),
        care_hours: own.iter().map(|one| one.hours).sum(),
        action_hours: work.hours,
        actions: work.actions,
        hours: hours(owner, config),
        under_served: served(Served::Under),
        over_served: served(Served::Over),
        unknown: own.iter().filter(|one| one.served.is_err()).count(),
    }
}

fn coverage(
    scores: &AccountScores,
    owner: Option<&Owner>,
    share: Option<(f64, f64)>,
    config: &CapacityConfig,
) -> Option<Coverage> {
    let tier = scores.priority.tier.as_ref().ok().copied();
    let (hours, target_days) = match tier {
        Some(tier) => (config.tier_hours.of(tier), config.contact_days.of(tier)),
        None => (config.untiered_hours, config.untiered_contact_days),
    };
    let priority_hours = scores.priority.score.clone().and_then(|score| match share {
        Some((hours, total)) if total > 0.0 => Ok(hours * score / total),
        _ => Err(Unknown::DependsOn { figure: "priority_score" }),
    });
    Some(Coverage {
        account: scores.account,
        owner_id: owner.map(|owner| owner.id.clone()),
        tier,
        target_days,
        days_since: scores.contact.days_since_two_way.clone(),
        contacts_90_days: scores.contact.last_90_days.clone(),
        hours,
        priority_hours,
        served: served(&scores.contact.days_since_two_way, &scores.contact.last_90_days, target_days, config),
    })
}

/// Under-served comes first: many messages that nobody answered are no talk.
fn served(
    days_since: &Known<i64>,
    contacts: &Known<usize>,
    target_days: f64,
    config: &CapacityConfig,
) -> Known<Served> {
    // A count of days is far from what a float can't hold.
    #[allow(clippy::cast_precision_loss)]
    let late = |days: i64| days as f64 > target_days;
    match (days_since, contacts) {
        (Ok(days), _) if late(*days) => Ok(Served::Under),
        // Activities are known and none of them was talking both ways.
        (Err(_), Ok(_)) => Ok(Served::Under),
        (Err(reason), Err(_)) => Err(reason.clone()),
        (Ok(_), Ok(contacts)) => {
            let asked = (RECENT_DAYS / target_days.max(1.0)).max(1.0);
            let over = count(*contacts) >= FEWEST_CONTACTS && count(*contacts) > config.over_served_times * asked;
            Ok(if over { Served::Over } else { Served::Met })
        }
        (Ok(_), Err(_)) => Ok(Served::Met),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Entity;
    use proptest::prelude::*;

    fn told(days: Option<i64>, contacts: Option<usize>, target: f64) -> Known<Served> {
        let days = days.ok_or(Unknown::NoRecords { entity: Entity::Activity });
        let contacts = contacts.ok_or(Unknown::NoSource { entity: Entity::Activity });
        served(&days, &contacts, target, &DEFAULT)
    }

    #[test]
    fn an_account_is_under_served_when_nobody_talked_with_it_for_longer_than_its_tier_asks() {
        assert_eq!(told(Some(31), Some(2), 30.0), Ok(Served::Under));
        assert_eq!(told(Some(30), Some(2), 30.0), Ok(Served::Met));
        assert_eq!(told(None, Some(7), 30.0), Ok(Served::Under));
        assert!(told(None, None, 30.0).is_err());
    }

    #[test]
    fn an_account_is_over_served_when_it_is_contacted_many_times_as_often_as_asked() {
        assert_eq!(told(Some(3), Some(3), 120.0), Ok(Served::Met));
        assert_eq!(told(Some(3), Some(5), 120.0), Ok(Served::Over));
        assert_eq!(told(Some(3), Some(9), 30.0), Ok(Served::Met));
        assert_eq!(told(Some(3), Some(10), 30.0), Ok(Served::Over));
    }

    proptest! {
        #[test]
        fn a_longer_silence_never_serves_better(days in 0i64..400, more in 1i64..400, contacts in 0usize..40, target in 1.0f64..200.0) {
            let rank = |served: Known<Served>| served.unwrap() as u8;
            prop_assert!(rank(told(Some(days + more), Some(contacts), target)) <= rank(told(Some(days), Some(contacts), target)));
        }
    }
}
