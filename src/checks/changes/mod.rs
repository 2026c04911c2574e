//! What differs from the last published month, each difference by its cause.
//!
//! The last run's [`Ledger`] is held against this one's. Money is shared out over causes line by line, so that the parts
//! of a figure's change sum to the change, to the cent: see docs/operations.md. Causes of other differences (name, owner,
//! parent) are what the two ledgers tell of the same account.

mod book;
mod deals;
mod exports;
mod lines;
mod names;
mod pairs;
mod people;
mod places;
mod records;
mod told;

#[cfg(test)]
mod tests;

use self::book::Book;
use self::places::Places;
use super::{ChecksConfig, Imprint};
use crate::model::{Changes, Date, Ledger, Month, Portfolio};

/// The last published run of an earlier month.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// `2026-09-r1`.
    pub run: String,
    pub period: Month,
    pub as_of: Date,
    pub config_hash: String,
    pub version: String,
    pub ledger: Ledger,
}

/// This run, as far as it is held against the one before.
#[derive(Debug, Clone, Copy)]
pub struct Now<'a> {
    pub portfolio: &'a Portfolio,
    /// Of that portfolio.
    pub ledger: &'a Ledger,
    pub config_hash: &'a str,
    pub version: &'a str,
}

/// What differs, and why. `imprint` tells the files of the last run, where it is known.
pub fn changes(config: &ChecksConfig, now: Now<'_>, before: &Before, imprint: Option<&Imprint>) -> Changes {
    let places = Places::of(&now.portfolio.merged, now.ledger, &before.ledger);
    let mut book = Book::default();
    let windows = lines::Windows { before: before.period, now: now.portfolio.period };
    let settings = exports::settings(now, before, &mut book);
    if now.ledger.currency == before.ledger.currency {
        match now.ledger.bookings == before.ledger.bookings {
            true => lines::compare(&places, windows, settings.config_changed, &mut book),
            false => lines::other_basis(&places, windows, &mut book),
        }
        deals::compare(&places, (before.as_of, now.portfolio.as_of), &mut book);
    }
    exports::stale_files(config, now.portfolio, (imprint, before.period), &mut book);
    records::compare(&places, before.as_of, &mut book);
    people::compare(&places, &mut book);
    book.close(&places, before)
}
