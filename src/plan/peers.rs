//! What similar customers come to, for targets: the median of an account's segment, of all customers where it is too small.

use std::collections::BTreeMap;

use super::context::Context;
use super::facts::{AccountFacts, FactValue, find};
use crate::model::{AccountClass, AccountIx, Decimal};

/// Customers that a median needs.
const FEWEST: usize = 8;

/// A median and the customers that it rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Median<T> {
    pub value: T,
    pub customers: usize,
}

/// The medians of some customers.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Medians {
    /// Revenue an order, of those with three orders or more.
    pub order_average: Option<Median<Decimal>>,
    /// Product lines bought.
    pub families: Option<Median<i64>>,
    /// Revenue / potential, 0 to 1.
    pub wallet_share: Option<Median<f64>>,
}

/// By segment, and of all customers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Peers {
    segments: BTreeMap<String, Medians>,
    all: Medians,
}

#[derive(Default)]
struct Gathered {
    order_averages: Vec<Decimal>,
    families: Vec<i64>,
    wallet_shares: Vec<f64>,
}

impl Peers {
    pub fn of(context: &Context<'_>) -> Peers {
        let mut segments: BTreeMap<String, Gathered> = BTreeMap::new();
        let mut all = Gathered::default();
        for account in context.portfolio.account_ixs() {
            if context.class(account) != Some(AccountClass::Customer) {
                continue;
            }
            let segment = context.scores_of(account).and_then(|scores| scores.segment.segment.clone());
            if let Some(segment) = segment {
                segments.entry(segment).or_default().add(context, account);
            }
            all.add(context, account);
        }
        let segments = segments.into_iter().map(|(segment, gathered)| (segment, gathered.medians()));
        Peers { segments: segments.collect(), all: all.medians() }
    }

    /// What an account of a segment is held against.
    pub fn like(&self, segment: Option<&str>) -> Medians {
        let own = segment.and_then(|segment| self.segments.get(segment)).copied().unwrap_or_default();
        Medians {
            order_average: own.order_average.or(self.all.order_average),
            families: own.families.or(self.all.families),
            wallet_share: own.wallet_share.or(self.all.wallet_share),
        }
    }
}

impl Gathered {
    fn add(&mut self, context: &Context<'_>, account: AccountIx) {
        let Some(scores) = context.scores_of(account) else { return };
        if scores.orders.ltm.as_ref().is_ok_and(|orders| *orders >= 3) {
            self.order_averages.extend(scores.orders.average.as_ref().ok());
        }
        self.wallet_shares.extend(scores.whitespace.wallet_share.as_ref().ok());
        let facts = AccountFacts::of_account(context, account);
        let families = find("families_owned").and_then(|fact| facts?.value(fact));
        if let Some(FactValue::Count(families)) = families {
            self.families.push(families);
        }
    }

    fn medians(mut self) -> Medians {
        self.order_averages.sort();
        self.families.sort_unstable();
        self.wallet_shares.sort_by(f64::total_cmp);
        Medians {
            order_average: middle(&self.order_averages),
            families: middle(&self.families),
            wallet_share: middle(&self.wallet_shares),
        }
    }
}

/// The middle of sorted numbers, the upper one of two.
fn middle<T: Copy>(sorted: &[T]) -> Option<Median<T>> {
    let value = sorted.get(sorted.len() / 2).copied();
    value.filter(|_| sorted.len() >= FEWEST).map(|value| Median { value, customers: sorted.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_needs_enough_customers() {
        assert_eq!(middle(&[1, 2, 3]), None);
        assert_eq!(middle(&[1, 2, 3, 4, 5, 6, 7, 8]), Some(Median { value: 5, customers: 8 }));
    }
}
