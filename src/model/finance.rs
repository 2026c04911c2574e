//! Costs, quotas and exchange rates.

use super::record::record;
use super::{Currency, Date, Decimal};

record! {
    /// A cost of selling or marketing.
    Cost {
        /// The month it belongs to.
        date: Date,
        /// Salaries, training, marketing, technology.
        category: Option<String>,
        /// Amount.
        amount: Decimal,
        /// Currency of the amount.
        currency: Option<Currency>,
        /// New, up-sell, cross-sell, renewal.
        attribution: Option<String>,
        /// Department or team.
        department: Option<String>,
    }
}

record! {
    /// What a rep is to sell in a month or quarter.
    Quota {
        /// The id of the rep.
        owner_id: Option<String>,
        /// The name of the rep.
        owner_name: Option<String>,
        /// First day of the term.
        start: Date,
        /// Months in the term; one where not given.
        months: Option<f64>,
        /// Amount.
        amount: Decimal,
        /// Currency of the amount.
        currency: Option<Currency>,
    }
}

record! {
    /// What one unit of a currency is worth in another.
    FxRate {
        /// The day or month from which it holds.
        date: Date,
        /// The currency converted.
        from: Currency,
        /// The currency it is converted to.
        to: Currency,
        /// Units of `to` for one of `from`.
        rate: Decimal,
        /// Budget or average; a rate of the day where not given.
        kind: Option<String>,
    }
}
