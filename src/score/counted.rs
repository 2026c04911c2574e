//! The revenue lines that figures count, for whoever holds them against totals from elsewhere.

use super::config::ScoreConfig;
use super::facts::{counting_day, net};
use super::money::Rates;
use super::words::Phrases;
use crate::model::{AccountIx, Currency, Date, Decimal, Known, Portfolio};

/// A line of revenue that counts as of the day: not cancelled, not a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedLine<'a> {
    pub date: Date,
    pub account: Option<AccountIx>,
    /// In the reporting currency.
    pub converted: Known<Decimal>,
    /// As the source gives it, with its own currency.
    pub amount: Decimal,
    pub currency: Currency,
    pub document: Option<&'a str>,
}

/// In the order of the portfolio's rows; those of no account too.
pub fn counted_revenue<'a>(portfolio: &'a Portfolio, config: &ScoreConfig) -> Vec<CountedLine<'a>> {
    let left_out = Phrases::new(&config.revenue.left_out);
    let rates = Rates::new(portfolio);
    let counts = |status: Option<&str>, kind: Option<&str>| !left_out.occur_in_any(&[status, kind]);
    let rows = portfolio.revenue.all().iter();
    rows.filter(|row| row.date <= portfolio.as_of && counts(row.status.as_deref(), row.kind.as_deref()))
        .map(|row| CountedLine {
            date: counting_day(&row.record),
            account: row.account,
            converted: net(&row.record)
                .and_then(|amount| rates.convert(amount, row.currency, row.account, counting_day(&row.record))),
            amount: row.amount,
            currency: rates.foreign(row.currency, row.account).unwrap_or(portfolio.currency),
            document: row.id.as_deref(),
        })
        .collect()
}
