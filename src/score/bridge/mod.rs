//! How each account's scores came from last month's values to this month's, factor by factor and cause by cause.
//!
//! Last month's values are kept as they were before they were ranked, weighted and held against thresholds
//! ([`Readings`]). They are scored again, first under today's configuration, then with one cause after the other swapped
//! from last month's state to this month's; a cause's effect is the difference that its swap makes. So the effects sum
//! to the change by construction, and a change of weights can't be told as one of the customer.

mod exact;
mod reading;
mod take;

pub use reading::{
    AccountReading, Clues, CriterionReading, DealReading, FeatureReading, Fresh, Head, Ledgers, Readings, SignalReading,
};
pub use take::readings;
