//! Whitespace of the portfolio and its parts.

use crate::model::{AccountClass, Decimal, Entity, Known, Unknown};
use crate::score::kpi::Unit;
use crate::score::{AccountScores, Kpi, money};

/// Whether an account's whitespace counts among what can still be sold: it has not left, and does not buy more than the
/// CRM says it could, which is then no estimate of it.
pub fn counts(account: &AccountScores) -> bool {
    account.class.class != AccountClass::Churned && !account.whitespace.over_estimate
}

/// `whitespace_total`, the exact sum over the accounts of which it is known and counts, and `wallet_share` over the same.
pub fn kpis(places: &[usize], accounts: &[AccountScores]) -> Vec<Kpi> {
    let of: Vec<&AccountScores> = places.iter().filter_map(|place| accounts.get(*place)).collect();
    let known = |account: &&AccountScores| account.whitespace.total.is_ok() && account.whitespace.potential.is_ok();
    let told: Vec<&AccountScores> = of.iter().copied().filter(known).filter(|account| counts(account)).collect();
    // Of none known, the reason that most of them share would need counting: the first account's by id is one of them.
    let reason = || {
        let first = of.iter().find_map(|account| account.whitespace.total.clone().err());
        first.unwrap_or(Unknown::NoRecords { entity: Entity::Account })
    };
    let sum = |amount: fn(&AccountScores) -> Known<Decimal>| {
        if told.is_empty() { Err(reason()) } else { money::total(told.iter().map(|account| amount(account))) }
    };
    let total = sum(|account| account.whitespace.total.clone());
    let (own, potential) =
        (sum(|account| account.revenue.ltm.clone()), sum(|account| account.whitespace.potential.clone()));
    let share = own.and_then(|own| money::share(own, potential?));
    vec![Kpi::money("whitespace_total", told.len(), total), Kpi::new("wallet_share", Unit::Share, told.len(), share)]
}
