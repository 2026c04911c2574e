//! What is the same for every company of a country: holidays, price indices.

use super::record::record;
use super::{Date, Decimal};

record! {
    /// A public holiday, beside those that are computed.
    Holiday {
        /// The day.
        date: Date,
        /// The country; everywhere where not given.
        country: Option<String>,
        /// The region of it, as accounts name their state; all of the country where not given.
        region: Option<String>,
        /// What it is called.
        name: Option<String>,
    }
}

record! {
    /// A price index: consumer prices, producer prices, wages.
    PriceIndex {
        /// The month it tells of.
        date: Date,
        /// The country; all countries where not given.
        country: Option<String>,
        /// The index; only ratios count, so any base will do.
        value: Decimal,
    }
}
