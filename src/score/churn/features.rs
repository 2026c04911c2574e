//! What the model is told of an account: made of the account's scores as of a day, and of nothing else.
//!
//! The scores of a day know no later row, so neither does what is made of them alone. Left out on purpose, because CRMs
//! overwrite it and today's value would tell the past what came later: the owner, segment, potential and everything else of
//! the account's own record; the relationship and role of contacts, and whether a sponsor left (marked when the account
//! leaves); the last contact on record of contacts and deals, where no activities are given; amounts, stages and
//! probabilities of open deals without history; whether a ticket was reopened or escalated; the status of a contract.

use crate::model::Known;
use crate::score::statistics::count;
use crate::score::{AccountScores, Evidence, money};

/// One input: a value, or nothing where the scores don't tell it.
pub struct Feature {
    /// Stable: model files name it.
    pub name: &'static str,
    /// For people.
    pub words: &'static str,
    pub value: fn(&AccountScores) -> Option<f64>,
    /// Why it may be unfit for a portfolio; the training decides by the records.
    pub needs: Needs,
}

impl std::fmt::Debug for Feature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

/// What the records must be like for a feature to be honest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    /// Each term of a contract in a row of its own, none marked as cancelled: an end that is moved on at renewal, or a
    /// contract that drops out once cancelled, tells the outcome.
    Terms,
}

/// In the order in which they are taken where events allow only some: chosen before seeing any data, the behaviour of
/// the customer first.
pub const FEATURES: &[Feature] = &[
    feature("usage_yoy_share", "use against the year before", |s| change(&s.usage.yoy_share)),
    feature("orders_quarter_yoy_share", "orders of a quarter against the year before", |s| {
        change(&s.orders.quarter_yoy_share)
    }),
    feature("days_since_contact_log", "days since two-way contact", |s| {
        // Known only where activities are given: see above.
        s.contact.last_90_days.as_ref().ok()?;
        logged(s.contact.days_since_two_way.as_ref().ok().and_then(|days| i32::try_from(*days).ok())?.into())
    }),
    feature("late_days_median", "days of payment beyond the due date", |s| {
        Some(s.payment.late_days_median.as_ref().ok()?.clamp(-30.0, 180.0))
    }),
    feature("nps_shrunk", "NPS", |s| s.nps.shrunk.clone().ok()),
    feature("order_gaps_since_last_log", "days since the last order, in the account's usual gaps", |s| {
        let gap = s.orders.gap_days_median.as_ref().ok().filter(|gap| **gap > 0.0)?;
        logged(f64::from(i32::try_from(*s.orders.days_since_last.as_ref().ok()?).ok()?) / gap)
    }),
    Feature {
        name: "renewal_days",
        words: "days to the end of the contract, up to a year",
        value: |s| {
            let days = s.renewal.next.as_ref().ok()?.days;
            Some(f64::from(i32::try_from(days).ok()?).clamp(0.0, 365.0))
        },
        needs: Needs::Terms,
    },
    feature("critical_tickets_log", "critical tickets of a year", |s| {
        s.tickets.last_12_months.as_ref().ok()?;
        logged(count(s.tickets.critical))
    }),
    feature("tickets_log", "tickets of a year", |s| logged(count(*s.tickets.last_12_months.as_ref().ok()?))),
    feature("activities_90_days_log", "activities of 90 days", |s| {
        logged(count(*s.contact.last_90_days.as_ref().ok()?))
    }),
    feature("revenue_yoy_share", "revenue of a year against the year before", |s| change(&s.revenue.yoy_share)),
    feature("csat_share", "share of satisfied answers", |s| Some(s.csat.share.as_ref().ok()?.value)),
    feature("revenue_log", "revenue of 12 months", |s| logged(money::float(s.revenue.ltm.clone().ok()?))),
    feature("lost_deals_log", "deals lost in 12 months", |s| {
        s.pipeline.count.as_ref().ok()?;
        logged(count(s.sales.lost))
    }),
    feature("open_deals_log", "open deals", |s| logged(count(*s.pipeline.count.as_ref().ok()?))),
];

const fn feature(name: &'static str, words: &'static str, value: fn(&AccountScores) -> Option<f64>) -> Feature {
    Feature { name, words, value, needs: Needs::Nothing }
}

/// A change as a share; beyond double it says no more.
fn change(share: &Known<f64>) -> Option<f64> {
    share.as_ref().ok().map(|share| share.clamp(-1.0, 1.0))
}

/// log(1 + x) from 0 up: ten more matter less the more there are.
fn logged(value: f64) -> Option<f64> {
    Some(libm::log1p(value.max(0.0)))
}

/// All features of an account, in the order of [`FEATURES`]. It sees the account's scores as of a day and so can't see
/// what came after it.
pub fn features(scores: &AccountScores) -> Vec<Option<f64>> {
    FEATURES.iter().map(|feature| (feature.value)(scores).filter(|value| value.is_finite())).collect()
}

/// The rows that a feature was made of.
pub fn rows(name: &str, s: &AccountScores) -> Evidence {
    match name {
        "usage_yoy_share" => s.usage.evidence.clone(),
        "days_since_contact_log" | "activities_90_days_log" => s.contact.evidence.clone(),
        "late_days_median" => s.payment.evidence.clone(),
        "nps_shrunk" => s.nps.evidence.clone(),
        "renewal_days" => s.renewal.next.iter().map(|next| next.origin).collect(),
        "critical_tickets_log" | "tickets_log" => s.tickets.evidence.clone(),
        "revenue_yoy_share" | "orders_quarter_yoy_share" => s.revenue.evidence.and(&s.revenue.previous_evidence),
        "order_gaps_since_last_log" => s.revenue.history_evidence.clone(),
        "csat_share" => s.csat.evidence.clone(),
        "revenue_log" => s.revenue.evidence.clone(),
        "lost_deals_log" => s.sales.evidence.clone(),
        "open_deals_log" => s.pipeline.evidence.clone(),
        _ => Evidence::default(),
    }
}

pub fn words(name: &str) -> &str {
    FEATURES.iter().find(|feature| feature.name == name).map_or(name, |feature| feature.words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_stable_and_told_once() {
        let mut names: Vec<&str> = FEATURES.iter().map(|feature| feature.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), FEATURES.len());
        assert_eq!((logged(-3.0), change(&Ok(7.0))), (Some(0.0), Some(1.0)));
    }
}
