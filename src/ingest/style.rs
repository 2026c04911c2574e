//! How a column writes its numbers and dates, inferred over all of its values, never from a language.

use super::options::ReadOptions;
use super::table::Table;

/// How one column writes its values.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ColumnStyle {
    pub decimal: DecimalStyle,
    pub date: DateStyle,
    /// Some numbers carry `%`. [`super::cell::decimal`] reads `45 %` as 0.45, as workbooks store it.
    pub percent: bool,
    /// The day on which serial dates begin.
    pub epoch: Epoch,
}

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalMark {
    Point,
    Comma,
}

/// Which decimal mark a column's text uses.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DecimalStyle {
    /// No value has a mark.
    #[default]
    Plain,
    /// Told by the values of the column, or forced.
    Known(DecimalMark),
    /// Open in the column; the other columns of the table agree on one mark, which is used.
    FromTable(DecimalMark),
    /// Every mark may be either, as in `1.234`: cells such as the example are not read.
    Ambiguous { example: String },
    /// Some values have a decimal point, others a decimal comma: a value that may be either is not read.
    Mixed { point: String, comma: String },
}

/// The order of day, month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    YearMonthDay,
    DayMonthYear,
    MonthDayYear,
}

/// Which order a column's dates of numbers use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DateStyle {
    /// No date needs an order: there are none, or all name the month or begin with the year.
    #[default]
    Plain,
    /// Told by the values of the column, or forced.
    Known(DateOrder),
    /// Open in the column; the other columns of the table agree on one order, which is used.
    FromTable(DateOrder),
    /// Every date may be either, as in `3/4/2026`: cells such as the example are not read.
    Ambiguous { example: String },
    /// Some dates have the day first, others the month: a date that may be either is not read.
    Mixed { day_first: String, month_first: String },
}

/// The day on which a workbook's serial dates begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Epoch {
    #[default]
    Year1900,
    /// Workbooks that began on an old Macintosh.
    Year1904,
}

pub(super) fn table_styles(table: &Table, options: &ReadOptions) -> Vec<ColumnStyle> {
    let (_, _) = (table, options);
    todo!()
}
