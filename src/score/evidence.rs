//! Which rows a figure came from.

use serde::Serialize;

use crate::model::{Origin, Row};

/// The rows behind a figure: how many, and the first of them by origin.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Evidence {
    pub rows: usize,
    pub first: Vec<Origin>,
}

/// Rows that are named one by one; the rest are only counted, since a portfolio may hold millions.
const NAMED_ROWS: usize = 8;

impl Evidence {
    pub fn of<'a, T: 'a>(rows: impl IntoIterator<Item = &'a Row<T>>) -> Evidence {
        rows.into_iter().map(|row| row.origin).collect()
    }

    /// With one row more.
    #[must_use]
    pub fn with(&self, origin: Origin) -> Evidence {
        self.and(&[origin].into_iter().collect())
    }

    /// Together with other rows, none of which is among these.
    #[must_use]
    pub fn and(&self, other: &Evidence) -> Evidence {
        let first: Evidence = self.first.iter().chain(&other.first).copied().collect();
        Evidence { rows: self.rows + other.rows, first: first.first }
    }

    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }
}

impl FromIterator<Origin> for Evidence {
    fn from_iter<I: IntoIterator<Item = Origin>>(origins: I) -> Evidence {
        let mut evidence = Evidence::default();
        for origin in origins {
            evidence.rows += 1;
            let place = evidence.first.partition_point(|earlier| *earlier <= origin);
            if place < NAMED_ROWS {
                evidence.first.insert(place, origin);
                evidence.first.truncate(NAMED_ROWS);
            }
        }
        evidence
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SourceIx;

    #[test]
    fn the_first_rows_are_the_same_in_whatever_order_they_come() {
        let origin = |row| Origin { source: SourceIx(0), row };
        let forward: Evidence = (1..=20).map(origin).collect();
        let backward: Evidence = (1..=20).rev().map(origin).collect();
        assert_eq!(forward, backward);
        assert_eq!((forward.rows, forward.first.len(), forward.first[0].row), (20, NAMED_ROWS, 1));
    }
}
