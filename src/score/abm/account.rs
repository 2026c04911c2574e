//! Touches and answers by account, and the target list.

use std::collections::BTreeSet;

use super::{ENGAGED_DAYS, REACHED_DAYS, TOUCH_DAYS, since};
use crate::model::{AccountClass, AccountIx, Activity, Date, Portfolio, Row, Touch};
use crate::score::contact::is_meeting;
use crate::score::{AccountScores, Evidence, Scores, Tier};

/// What marketing did at an account.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountMarketing {
    pub account: AccountIx,
    /// Of the year up to the as-of date, as are the figures below it.
    pub touches: usize,
    /// People who were touched, by contact or address.
    pub people: usize,
    pub campaigns: usize,
    pub responses: usize,
    pub first_touch: Option<Date>,
    pub last_touch: Option<Date>,
    pub last_response: Option<Date>,
    /// Somebody answered within [`ENGAGED_DAYS`].
    pub engaged: bool,
    /// Touches up to the first meeting after the first of them; none before there was one.
    pub touches_to_meeting: Option<usize>,
    /// Whether to go for it, and with what.
    pub target: Option<Target>,
    pub evidence: Evidence,
}

/// An account of the target list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    pub kind: TargetKind,
    /// What to go for it with: the product with the greatest whitespace, or the one that customers like it own most.
    pub product: String,
    /// It was touched within [`REACHED_DAYS`].
    pub reached: bool,
}

/// Why an account is on the target list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// A customer of tier A or B that does not buy what customers like it do.
    Expand,
    /// A prospect of tier A or B like customers that there are.
    Acquire,
}

impl TargetKind {
    /// The word in tables.
    pub fn key(self) -> &'static str {
        match self {
            TargetKind::Expand => "expand",
            TargetKind::Acquire => "acquire",
        }
    }
}

pub(super) fn accounts(portfolio: &Portfolio, scores: &Scores) -> Vec<AccountMarketing> {
    let asked = |scores: &&AccountScores| matches!(scores.class.class, AccountClass::Customer | AccountClass::Prospect);
    scores.accounts.iter().filter(asked).map(|scores| of(portfolio, scores)).collect()
}

/// The same of one account; none where no source tells who was touched.
pub fn of_account(portfolio: &Portfolio, scores: &AccountScores) -> Option<AccountMarketing> {
    portfolio.touches.given.then(|| of(portfolio, scores))
}

fn of(portfolio: &Portfolio, scores: &AccountScores) -> AccountMarketing {
    let account = scores.account;
    let (from, to) = (since(portfolio, TOUCH_DAYS), portfolio.as_of);
    let touches: Vec<&Row<Touch>> =
        portfolio.touches.of(account).iter().filter(|touch| from <= touch.date && touch.date <= to).collect();
    let responses = || touches.iter().filter(|touch| touch.responded == Some(true));
    let people: BTreeSet<String> = touches
        .iter()
        .filter_map(|touch| match &touch.contact_id {
            Some(id) => Some(id.to_string()),
            None => touch.email.as_ref().map(|email| email.to_lowercase()),
        })
        .collect();
    let campaigns: BTreeSet<&str> = touches.iter().filter_map(|touch| touch.campaign_id.as_deref()).collect();
    let last_touch = touches.iter().map(|touch| touch.date).max();
    let first_touch = touches.iter().map(|touch| touch.date).min();
    let last_response = responses().map(|touch| touch.date).max();
    let met = first_touch.and_then(|first| first_meeting(portfolio.activities.of(account), first, to));
    AccountMarketing {
        account,
        touches: touches.len(),
        people: people.len(),
        campaigns: campaigns.len(),
        responses: responses().count(),
        first_touch,
        last_touch,
        last_response,
        engaged: last_response.is_some_and(|day| day >= since(portfolio, ENGAGED_DAYS)),
        touches_to_meeting: met.map(|met| touches.iter().filter(|touch| touch.date <= met).count()),
        target: target(scores, last_touch.is_some_and(|day| day >= since(portfolio, REACHED_DAYS))),
        evidence: touches.iter().map(|touch| touch.origin).collect(),
    }
}

/// The day of the first meeting from a day on.
fn first_meeting(activities: &[Row<Activity>], from: Date, to: Date) -> Option<Date> {
    let met = |activity: &&Row<Activity>| is_meeting(activity);
    let days = activities.iter().filter(met).filter_map(|activity| activity.date);
    days.filter(|day| from <= *day && *day <= to).min()
}

fn target(scores: &AccountScores, reached: bool) -> Option<Target> {
    if !matches!(scores.priority.tier, Ok(Tier::A | Tier::B)) {
        return None;
    }
    let (kind, product) = match scores.class.class {
        AccountClass::Customer => (TargetKind::Expand, scores.whitespace.top()?.product.to_string()),
        AccountClass::Prospect => (TargetKind::Acquire, scores.look_alikes.as_ref()?.products.first()?.product.clone()),
        _ => return None,
    };
    Some(Target { kind, product, reached })
}
