//! Typed readers of one cell. `Ok(None)` is a missing value; a value that cannot be read is a [`BadCell`], never a
//! guess.

use std::borrow::Cow;

use jiff::civil::DateTime;

use super::style::ColumnStyle;
use super::value::Value;
use crate::model::{Currency, Date, Decimal, Month};

/// A cell that holds something else than its column should.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("found `{found}`, expected {expected}")]
pub struct BadCell {
    /// The cell as written, cut to a length that fits a message.
    pub found: String,
    pub expected: Cow<'static, str>,
}

/// An exact decimal. Text goes to it digit by digit; a number of a workbook through its shortest decimal form.
/// `45 %` is 0.45, `(12)` is -12, `342.09K` is 342090; a currency sign or code is left out.
pub fn decimal(value: Value<'_>, style: &ColumnStyle) -> Result<Option<Decimal>, BadCell> {
    let (_, _) = (value, style);
    todo!()
}

/// A number that needs no exactness. Never infinite, never NaN.
pub fn number(value: Value<'_>, style: &ColumnStyle) -> Result<Option<f64>, BadCell> {
    let (_, _) = (value, style);
    todo!()
}

/// A day from 1900 to 2200; a time of day behind it is left out, and so is a zone: the date stays as written.
pub fn date(value: Value<'_>, style: &ColumnStyle) -> Result<Option<Date>, BadCell> {
    let (_, _) = (value, style);
    todo!()
}

/// The same with its time of day, midnight where there is none.
pub fn date_time(value: Value<'_>, style: &ColumnStyle) -> Result<Option<DateTime>, BadCell> {
    let (_, _) = (value, style);
    todo!()
}

/// A month: `2026-10`, `oct 2026`, or any date in it.
pub fn month(value: Value<'_>, style: &ColumnStyle) -> Result<Option<Month>, BadCell> {
    let (_, _) = (value, style);
    todo!()
}

/// Yes or no, in English and Spanish; 1 and 0.
pub fn flag(value: Value<'_>) -> Result<Option<bool>, BadCell> {
    let _ = value;
    todo!()
}

/// Text without blanks around it. `N/A`, `-` and the like stay, since a name may be just that; errors of formulas and
/// null lookups are missing. Whole numbers have no decimals, dates are ISO.
pub fn text(value: Value<'_>) -> Option<Cow<'_, str>> {
    let _ = value;
    todo!()
}

/// A currency code, or a sign that stands for one currency only.
pub fn currency(value: Value<'_>) -> Result<Option<Currency>, BadCell> {
    let _ = value;
    todo!()
}

/// The currency that an amount carries, as in `1.234,56 €` or `USD 12`; `$` alone names none.
pub fn currency_of_amount(value: Value<'_>) -> Option<Currency> {
    let _ = value;
    todo!()
}
