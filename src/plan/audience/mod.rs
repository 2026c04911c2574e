//! Who reads a document, and what that reader is not shown.
//!
//! Our own readers have topics hidden from them ([`withheld`]): the figures are made unknown before anything is planned
//! from them, so that no document, whatever it says, can hold them. A customer's version is made the other way round
//! ([`customer`]): it holds only what a list allows, so that what is new is hidden until somebody allows it.

pub mod customer;
mod withhold;

use std::collections::BTreeSet;

pub use withhold::withheld;

/// What can be hidden from a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Topic {
    /// Churn risk, points, band and signals, what follows from them (quadrant, revenue at risk), and the chance that a
    /// customer still buys.
    Churn,
    /// Gross margin and what is computed from it: customer lifetime value and return on investment.
    Margin,
}

/// The topics that a reader is not shown.
pub type Hidden = BTreeSet<Topic>;
