//! Published tables as CSV: UTF-8, comma, LF, a heading row.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, so text that does gets a `'` before
//! it, which [`read_back`] removes. Columns of numbers are never touched: a negative amount stays one. An unknown value
//! is an empty cell.

use std::borrow::Cow;

use super::Error;
use crate::model::{Date, Decimal, Month};

/// The columns of a table whose rows are of type `R`.
pub struct Table<R> {
    /// As in `tables/<name>.csv`.
    pub name: &'static str,
    columns: Vec<Column<R>>,
}

/// One column: its heading and the cell of a row.
pub struct Column<R> {
    name: &'static str,
    cell: Box<dyn Fn(&R) -> String + Send + Sync>,
}

impl<R> Column<R> {
    /// Text that the row holds.
    pub fn text(name: &'static str, value: impl Fn(&R) -> Option<&str> + Send + Sync + 'static) -> Column<R> {
        Column {
            name,
            cell: Box::new(move |row| value(row).map(|text| guarded(text).into_owned()).unwrap_or_default()),
        }
    }

    /// Text that is made for the table.
    pub fn worded(name: &'static str, value: impl Fn(&R) -> Option<String> + Send + Sync + 'static) -> Column<R> {
        Column {
            name,
            cell: Box::new(move |row| value(row).map(|text| guarded(&text).into_owned()).unwrap_or_default()),
        }
    }

    /// A measure: the shortest decimal that reads back as the same number. What is not finite is unknown.
    pub fn number(name: &'static str, value: impl Fn(&R) -> Option<f64> + Send + Sync + 'static) -> Column<R> {
        // Adding 0 makes of -0 a plain 0.
        Column::plain(name, move |row| value(row).filter(|number| number.is_finite()).map(|number| number + 0.0))
    }

    pub fn count(name: &'static str, value: impl Fn(&R) -> Option<i64> + Send + Sync + 'static) -> Column<R> {
        Column::plain(name, value)
    }

    pub fn amount(name: &'static str, value: impl Fn(&R) -> Option<Decimal> + Send + Sync + 'static) -> Column<R> {
        Column::plain(name, value)
    }

    pub fn date(name: &'static str, value: impl Fn(&R) -> Option<Date> + Send + Sync + 'static) -> Column<R> {
        Column::plain(name, value)
    }

    pub fn month(name: &'static str, value: impl Fn(&R) -> Option<Month> + Send + Sync + 'static) -> Column<R> {
        Column::plain(name, value)
    }

    /// `true` or `false`.
    pub fn flag(name: &'static str, value: impl Fn(&R) -> Option<bool> + Send + Sync + 'static) -> Column<R> {
        Column::plain(name, value)
    }

    pub(super) fn plain<T: std::fmt::Display>(
        name: &'static str,
        value: impl Fn(&R) -> Option<T> + Send + Sync + 'static,
    ) -> Column<R> {
        Column { name, cell: Box::new(move |row| value(row).map(|value| value.to_string()).unwrap_or_default()) }
    }

    pub fn name(&self) -> &'static str {
        self.name
    }
}

impl<R> Table<R> {
    pub fn new(name: &'static str, columns: Vec<Column<R>>) -> Table<R> {
        Table { name, columns }
    }

    pub fn columns(&self) -> &[Column<R>] {
        &self.columns
    }

    /// The table with these rows, in their order.
    pub fn csv<'r>(&self, rows: impl IntoIterator<Item = &'r R>) -> Result<Vec<u8>, Error>
    where
        R: 'r,
    {
        let failed = |source| Error::Table { table: self.name, source };
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
        writer.write_record(self.columns.iter().map(Column::name)).map_err(failed)?;
        for row in rows {
            writer.write_record(self.columns.iter().map(|column| (column.cell)(row))).map_err(failed)?;
        }
        writer.into_inner().map_err(|error| failed(error.into_error().into()))
    }
}

impl<R> std::fmt::Debug for Table<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("name", &self.name).field("columns", &self.columns).finish()
    }
}

impl<R> std::fmt::Debug for Column<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Column").field(&self.name).finish()
    }
}

/// The rows of a table that was written here, the heading first, with the text as it was.
pub fn read_back(csv: &[u8]) -> Result<Vec<Vec<String>>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv);
    reader.records().map(|record| Ok(record?.iter().map(|cell| unguarded(cell).to_owned()).collect())).collect()
}

/// A text as a cell that no spreadsheet takes for a formula.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula_like(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The inverse of the guard; other text, numbers among it, is left as it is.
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula_like(rest)).unwrap_or(cell)
}

/// Leading `'` are looked through, so that a text which already has one before a formula gets another, and reading back
/// restores exactly it.
fn is_formula_like(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    struct Account {
        name: Option<String>,
        clv: Option<f64>,
        revenue: Option<Decimal>,
        renewal: Option<Date>,
    }

    fn table() -> Table<Account> {
        Table::new(
            "accounts",
            vec![
                Column::text("name", |row: &Account| row.name.as_deref()),
                Column::number("clv", |row: &Account| row.clv),
                Column::amount("revenue", |row: &Account| row.revenue),
                Column::date("renewal", |row: &Account| row.renewal),
            ],
        )
    }

    fn named(name: &str) -> Account {
        Account { name: Some(name.into()), clv: None, revenue: None, renewal: None }
    }

    fn csv(rows: &[Account]) -> String {
        String::from_utf8(table().csv(rows).unwrap()).unwrap()
    }

    #[test]
    fn numbers_keep_their_sign_and_digits_and_the_unknown_is_empty() {
        let row = Account {
            name: Some("Acme, \"the\" GmbH".into()),
            clv: Some(-0.1),
            revenue: Some(Decimal::new(-12_345_670, 3)),
            renewal: Some(date(2026, 12, 1)),
        };
        let unknown = Account { name: None, clv: Some(f64::NAN), revenue: None, renewal: None };
        let zero = Account { clv: Some(-0.0), ..named("Zero") };
        assert_eq!(
            csv(&[row, unknown, zero]),
            "name,clv,revenue,renewal\n\"Acme, \"\"the\"\" GmbH\",-0.1,-12345.670,2026-12-01\n,,,\nZero,0,,\n"
        );
    }

    #[test]
    fn text_that_looks_like_a_formula_is_guarded_and_other_text_is_not() {
        for text in ["=HYPERLINK(\"http://x\")", "+1", "-5", "@x", "\t=1", "\r=1"] {
            assert_eq!(guarded(text), format!("'{text}"));
        }
        for text in ["", "Acme", "O'Brien", "'quoted'", "1-5", " =1", "<b>"] {
            assert_eq!(guarded(text), text);
        }
    }

    #[test]
    fn a_negative_number_is_not_mistaken_for_guarded_text() {
        assert_eq!(unguarded("-5"), "-5");
        assert_eq!(unguarded("'-5"), "-5");
        assert_eq!(unguarded("''-5"), "'-5");
    }

    proptest! {
        #[test]
        fn any_text_reads_back_as_it_was(text in "['=+@\\t\\r\\n\"a, -]{0,6}|.{0,20}") {
            let read = read_back(csv(&[named(&text)]).as_bytes()).unwrap();
            prop_assert_eq!(read[1][0].as_str(), text.as_str());
        }

        #[test]
        fn no_text_cell_begins_like_a_formula(text in "['=+@\\t\\r-]{0,6}|.{0,20}") {
            prop_assert!(!guarded(&text).starts_with(['=', '+', '-', '@', '\t', '\r']));
        }

        #[test]
        fn any_finite_number_reads_back_as_it_was(number in prop::num::f64::NORMAL | prop::num::f64::ZERO) {
            let row = Account { clv: Some(number), ..named("Acme") };
            let read = read_back(csv(&[row]).as_bytes()).unwrap();
            prop_assert_eq!(read[1][1].parse::<f64>().unwrap(), number);
        }
    }
}
