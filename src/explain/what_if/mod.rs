//! What would have been scored of other records: the portfolio with one of the account's own records added, left out or
//! changed, scored anew as a whole.
//!
//! So every figure's answer is the program's own, with all that hangs on the record, and no rule of thumb.

mod deals;
mod orders;
mod voice;

use crate::model::{AccountIx, Portfolio, Row, Table};
use crate::score::{AccountScores, ScoreConfig};

/// One thing that could have been different.
#[derive(Debug, Clone)]
pub struct WhatIf {
    /// `one more order of 1200 EUR on 2026-10-31`
    pub change: String,
    pub portfolio: Portfolio,
}

/// What the changes are made to.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a> {
    pub portfolio: &'a Portfolio,
    pub account: AccountIx,
    pub scores: &'a AccountScores,
    pub config: &'a ScoreConfig,
}

/// A change, made when its turn comes: each holds a whole portfolio.
type Change = fn(&Today<'_>) -> Option<WhatIf>;

const CHANGES: &[Change] = &[
    orders::one_more,
    orders::without_the_last,
    orders::first_of_proposal,
    deals::won,
    deals::lost,
    voice::best_answer,
    voice::worst_answer,
    voice::call,
    voice::ticket,
    voice::twice_the_usage,
];

impl Today<'_> {
    /// The changes that the account's records allow, one at a time.
    pub fn changes(&self) -> impl Iterator<Item = WhatIf> {
        CHANGES.iter().filter_map(|change| change(self))
    }

    /// The account's rows of a table, changed, among those of all other accounts.
    fn changed<T: Clone + Send>(&self, table: &Table<T>, change: impl FnOnce(&mut Vec<Row<T>>)) -> Table<T> {
        let (mut own, others): (Vec<Row<T>>, Vec<Row<T>>) =
            table.all().iter().cloned().partition(|row| row.account == Some(self.account));
        change(&mut own);
        own.extend(others);
        Table::new(own, self.portfolio.accounts.len())
    }
}
