//! A published table: named columns over rows of cells.

use super::cell::{Cell, Value};
use crate::deliver::Error;
use crate::deliver::tables::{Column, Table};

/// A table of a run, in the order in which it is written. Every row is as long as `columns`.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// The file's stem: `accounts` of `tables/accounts.csv`.
    pub name: &'static str,
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

/// A column's name and the function `F` that gives its cell of a row.
pub type Definition<F> = (&'static str, F);

impl Export {
    /// The rows of a table from what they are about.
    pub fn of<R, F: Fn(&R) -> Cell>(
        name: &'static str,
        columns: &[Definition<F>],
        rows: impl IntoIterator<Item = R>,
    ) -> Export {
        let cells = |row: R| columns.iter().map(|(_, cell)| cell(&row)).collect();
        let columns_of = columns.iter().map(|(name, _)| *name).collect();
        Export { name, columns: columns_of, rows: rows.into_iter().map(cells).collect() }
    }

    /// UTF-8, comma, LF, a heading row; an unknown value is an empty cell.
    pub fn csv(&self) -> Result<Vec<u8>, Error> {
        let columns = self.columns.iter().enumerate().map(|(place, name)| {
            Column::plain(name, move |row: &Vec<Cell>| row.get(place).and_then(|cell| cell.as_ref().ok()).cloned())
        });
        Table::new(self.name, columns.collect()).csv(&self.rows)
    }

    /// A row's value in a column.
    pub fn value(&self, row: usize, column: &str) -> Option<&Value> {
        let place = self.columns.iter().position(|name| *name == column)?;
        self.rows.get(row)?.get(place)?.as_ref().ok()
    }
}
