//! The cells of rows that were written, by their headings.

use crate::model::{Date, Month};
use crate::sample::calendar::spanish_date;
use crate::sample::files::{Rows, stamp};

/// How a vendor leaves a lookup blank.
pub const NO_LOOKUP: &str = "000000000000000AAA";

impl Rows {
    fn column(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|known| *known == heading)
    }

    /// Whether a row has a cell under each heading.
    pub fn is_whole(&self, row: &[String]) -> bool {
        row.len() == self.headings.len()
    }

    pub fn cell<'a>(&self, row: &'a [String], heading: &str) -> &'a str {
        self.column(heading).and_then(|column| row.get(column)).map_or("", String::as_str)
    }

    pub fn day(&self, row: &[String], heading: &str) -> Option<Date> {
        day(self.cell(row, heading))
    }

    pub fn set(&self, row: &mut [String], heading: &str, text: impl Into<String>) {
        if let Some(cell) = self.column(heading).and_then(|column| row.get_mut(column)) {
            *cell = text.into();
        }
    }

    /// Changes the rows that a key is in.
    pub fn change(&mut self, heading: &str, key: &str, change: impl Fn(&Rows, &mut Vec<String>)) {
        let mut rows = std::mem::take(&mut self.rows);
        for row in rows.iter_mut().filter(|row| self.is_whole(row) && self.cell(row, heading) == key) {
            change(self, row);
        }
        self.rows = rows;
    }
}

/// A day as any of the sample's files writes it; a month is its first day.
pub fn day(text: &str) -> Option<Date> {
    let head = text.get(..10).unwrap_or(text);
    if let Some(month) = Month::parse(head) {
        return Some(month.first_day());
    }
    match head.split('/').collect::<Vec<_>>().as_slice() {
        [day, month, year] => Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok(),
        _ => head.parse().ok(),
    }
}

/// A day as the files of the CRM write it.
pub fn crm(day: Date) -> String {
    stamp(day)
}

/// A day as the ERP writes it.
pub fn erp(day: Date) -> String {
    spanish_date(day)
}
