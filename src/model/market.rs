//! What is known from outside.

use super::Date;
use super::record::{AccountKeys, record};

record! {
    /// A dated observation about an account: news, social, competitor.
    Signal {
        /// The account's id.
        account_id: Option<String>,
        /// The account's name.
        account_name: Option<String>,
        /// The account's mail domain.
        account_domain: Option<String>,
        /// The day.
        date: Date,
        /// News, social, competitor and the like.
        kind: Option<String>,
        /// What was seen.
        text: String,
        /// Who says so.
        source: String,
        /// The day from which it no longer counts.
        expires: Option<Date>,
        /// Link.
        url: Option<String>,
        /// The competitor named.
        competitor: Option<String>,
    }
    fn account_keys(&self) -> AccountKeys<'_> {
        AccountKeys {
            account_id: self.account_id.as_deref(),
            domain: self.account_domain.as_deref(),
            account_name: self.account_name.as_deref(),
            ..AccountKeys::default()
        }
    }
}

record! {
    /// A figure of others, to compare with.
    Benchmark {
        /// The KPI it is for, by its name in the methodology.
        metric: String,
        /// The value.
        value: f64,
        /// Its unit.
        unit: Option<String>,
        /// The industry it is for.
        industry: Option<String>,
        /// Who published it.
        source: String,
        /// The year it is of.
        year: f64,
    }
}
