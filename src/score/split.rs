//! Accounts that became two: what lies on both sides of the day is no growth and no fall.

use std::collections::HashMap;

use super::kpi::GrowthScores;
use super::revenue::{OrderScores, RevenueScores};
use super::usage::UsageScores;
use crate::model::key::id_key;
use crate::model::{AccountIx, Known, Month, Portfolio, Unknown};

/// The splits that were known by the as-of date, by both accounts.
#[derive(Debug, Default)]
pub struct Splits(HashMap<AccountIx, Unknown>, HashMap<AccountIx, Month>);

/// Months back of which a comparison with the year before reaches.
const YEARS: i32 = 24;
/// The same for a comparison of three months.
const QUARTERS: i32 = 15;

impl Splits {
    pub fn of(portfolio: &Portfolio) -> Splits {
        let mut splits = Splits::default();
        if portfolio.splits.is_empty() {
            return splits;
        }
        let places: HashMap<String, AccountIx> =
            portfolio.accounts.iter().map(|row| id_key(&row.id)).zip(portfolio.account_ixs()).collect();
        // Of several the last counts: they are sorted by id, then by day.
        let mut known: Vec<_> = portfolio.splits.iter().filter(|split| split.on <= portfolio.as_of).collect();
        known.sort_by_key(|split| (split.on, *split));
        for split in known {
            for (own, other) in [(&split.from, &split.into), (&split.into, &split.from)] {
                let Some(account) = places.get(&id_key(own)) else { continue };
                splits.0.insert(*account, Unknown::Split { other: other.as_str().into(), on: split.on });
                splits.1.insert(*account, Month::of(split.on));
            }
        }
        splits
    }

    /// Takes back comparisons whose base lies before the day of the split, in whole or in part.
    pub fn take_back(
        &self,
        account: AccountIx,
        period: Month,
        (revenue, growth): (&mut RevenueScores, &mut GrowthScores),
        orders: &mut OrderScores,
        usage: &mut UsageScores,
    ) {
        let Some((reason, month)) = self.0.get(&account).zip(self.1.get(&account)) else { return };
        let since = period.since(*month);
        if since < YEARS {
            incomparable(&mut revenue.yoy_share, reason);
            if growth.year.base.is_ok() {
                growth.year.base = Err(reason.clone());
            }
        }
        if since < QUARTERS {
            incomparable(&mut orders.quarter_yoy_share, reason);
            incomparable(&mut usage.yoy_share, reason);
        }
    }
}

/// What is unknown anyway keeps its own reason.
fn incomparable(share: &mut Known<f64>, reason: &Unknown) {
    if share.is_ok() || matches!(share, Err(Unknown::ZeroBase)) {
        *share = Err(reason.clone());
    }
}
