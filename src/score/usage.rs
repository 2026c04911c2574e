//! How much of what was sold is used.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Evidence;
use super::context::Context;
use super::facts::Facts;
use super::norms::Norms;
use super::statistics::sum;
use crate::model::{Entity, Known, Month, Row, Unknown, Usage};

/// Use of what was sold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UsageScores {
    /// Of the metric with the most rows in the portfolio.
    pub metric: Option<String>,
    /// Sum of the three months up to the period.
    pub last_3_months: Known<f64>,
    /// The same three months a year before.
    pub year_before: Known<f64>,
    pub yoy_share: Known<f64>,
    /// Month by month, oldest first; months without a row are left out.
    pub months: Vec<(Month, f64)>,
    pub evidence: Evidence,
}

pub fn usage(facts: &Facts<'_>, context: &Context<'_>, norms: &Norms<'_>) -> UsageScores {
    let portfolio = context.portfolio;
    let period = portfolio.period;
    let entity = Entity::Usage;
    let rows = facts.account.map_or(&[][..], |account| portfolio.usage.of(account));
    let rows: Vec<&Row<Usage>> = rows
        .iter()
        .filter(|row| row.date <= portfolio.as_of && row.value.is_finite())
        .filter(|row| row.metric.is_none() || row.metric.as_deref() == norms.usage_metric.as_deref())
        .collect();
    let missing = if portfolio.usage.given { Unknown::NoRecords { entity } } else { Unknown::NoSource { entity } };
    let mut by_month: BTreeMap<Month, Vec<f64>> = BTreeMap::new();
    for row in rows.iter().filter(|row| Month::of(row.date) <= period) {
        by_month.entry(Month::of(row.date)).or_default().push(row.value);
    }
    let months: Vec<(Month, f64)> = by_month.into_iter().map(|(month, values)| (month, sum(values))).collect();
    // Exports may leave out idle months, and may begin late: a month without a row is not taken for 0.
    let quarter = |back: i32, absent: Unknown| {
        let inside: Vec<f64> = months
            .iter()
            .filter(|(m, _)| (back..back + 3).contains(&period.since(*m)))
            .map(|(_, value)| *value)
            .collect();
        match inside.len() {
            0 => Err(absent),
            3 => Ok(sum(inside)),
            have => Err(Unknown::TooFew { have, need: 3 }),
        }
    };
    let silent = if rows.is_empty() { missing.clone() } else { Unknown::TooFew { have: 0, need: 3 } };
    let last = quarter(0, silent);
    let before = quarter(12, if rows.is_empty() { missing } else { Unknown::FirstYear });
    UsageScores {
        metric: norms.usage_metric.clone(),
        yoy_share: last.clone().and_then(|last| match before.clone()? {
            base if base > 0.0 => Ok((last - base) / base),
            base if base < 0.0 => Err(Unknown::NegativeBase),
            _ => Err(Unknown::ZeroBase),
        }),
        last_3_months: last,
        year_before: before,
        evidence: Evidence::of(rows.iter().copied().filter(|row| (0..15).contains(&period.since(Month::of(row.date))))),
        months,
    }
}
