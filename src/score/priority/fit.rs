//! How well an account fits the ideal customer that the company describes.

use crate::model::{Entity, Known, Unknown};
use crate::score::context::Context;
use crate::score::segment::{self, Truth, holds};
use crate::score::statistics::sum;
use crate::score::{AccountScores, words::name_key};

/// Points of the conditions met / points of the conditions that can be told, 0 to 1, up is better. A condition whose
/// field the account lacks counts in neither.
pub(super) fn fit(account: &AccountScores, context: &Context<'_>) -> Known<f64> {
    let row = context.portfolio.account(account.account);
    let row = row.ok_or(Unknown::NoRecords { entity: Entity::Account })?;
    let config = &context.config.priority.fit;
    let lacking = |field| Unknown::NoField { entity: Entity::Account, field };
    let listed = |list: &[String], value: Option<&String>, field, same: fn(&str, &str) -> bool| -> Option<Truth> {
        let told = || value.map(|value| list.iter().any(|item| same(item, value))).ok_or(lacking(field));
        (!list.is_empty()).then(told)
    };
    let like = |a: &str, b: &str| name_key(a) == name_key(b);
    let sized = |bound: Option<f64>, within: fn(f64, f64) -> bool| -> Option<Truth> {
        bound.map(|bound| row.employees.map(|employees| within(employees, bound)).ok_or(lacking("employees")))
    };
    let plain = [
        listed(&config.industries, row.industry.as_ref(), "industry", like),
        listed(&config.countries, row.country.as_ref(), "country", like),
        listed(&config.segments, account.segment.segment.as_ref(), "segment", segment::same),
        sized(config.min_employees, |employees, least| employees >= least),
        sized(config.max_employees, |employees, greatest| employees <= greatest),
    ];
    let plain = plain.into_iter().flatten().map(|truth| (1.0, truth));
    let valued = config.points.iter().map(|point| (point.points.max(0.0), holds(&point.when, account, context)));
    let conditions: Vec<(f64, Truth)> = plain.chain(valued).collect();
    share(&conditions)
}

fn share(conditions: &[(f64, Truth)]) -> Known<f64> {
    let told = sum(conditions.iter().filter(|(_, truth)| truth.is_ok()).map(|(points, _)| *points));
    let met = sum(conditions.iter().filter(|(_, truth)| *truth == Ok(true)).map(|(points, _)| *points));
    match conditions.iter().find_map(|(_, truth)| truth.as_ref().err()) {
        _ if conditions.is_empty() => Err(Unknown::NotConfigured { setting: "priority.fit" }),
        _ if told > 0.0 => Ok(met / told),
        Some(reason) => Err(reason.clone()),
        None => Err(Unknown::NotConfigured { setting: "priority.fit" }),
    }
}
