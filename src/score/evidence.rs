//! Which rows a figure came from.

use serde::Serialize;

use crate::model::{Origin, Row, SourceIx};

/// The rows behind a figure: how many, the first of them by origin, and all of them where one asks.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Evidence {
    pub rows: usize,
    pub first: Vec<Origin>,
    /// Those after `first`, each as the distance from the one before it: a byte or two a row, since a portfolio may hold
    /// millions.
    #[serde(skip)]
    rest: Box<[u8]>,
}

/// Rows that are named one by one in dumps and documents.
const NAMED_ROWS: usize = 8;

impl Evidence {
    pub fn of<'a, T: 'a>(rows: impl IntoIterator<Item = &'a Row<T>>) -> Evidence {
        rows.into_iter().map(|row| row.origin).collect()
    }

    /// With one row more.
    #[must_use]
    pub fn with(&self, origin: Origin) -> Evidence {
        self.origins().chain([origin]).collect()
    }

    /// Together with other rows, none of which is among these.
    #[must_use]
    pub fn and(&self, other: &Evidence) -> Evidence {
        self.origins().chain(other.origins()).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// All rows by origin.
    pub fn origins(&self) -> impl Iterator<Item = Origin> + '_ {
        let mut at = self.first.last().copied().map_or(0, place);
        let mut bytes = self.rest.iter();
        let rest = std::iter::from_fn(move || {
            at += distance(&mut bytes)?;
            Some(origin(at))
        });
        self.first.iter().copied().chain(rest)
    }
}

/// Origins in their order as numbers.
fn place(origin: Origin) -> u64 {
    u64::from(origin.source.0) << 32 | u64::from(origin.row)
}

fn origin(place: u64) -> Origin {
    let low = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    Origin { source: SourceIx(low(place >> 32)), row: low(place) }
}

/// Seven bits a byte, the lowest first; the eighth says that more follow (LEB128).
fn append(bytes: &mut Vec<u8>, mut distance: u64) {
    loop {
        let seven = u8::try_from(distance & 0x7f).unwrap_or_default();
        distance >>= 7;
        if distance == 0 {
            return bytes.push(seven);
        }
        bytes.push(seven | 0x80);
    }
}

fn distance<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> Option<u64> {
    let (mut distance, mut shift) = (0, 0);
    loop {
        let byte = *bytes.next()?;
        distance |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(distance);
        }
        shift += 7;
    }
}

impl FromIterator<Origin> for Evidence {
    fn from_iter<I: IntoIterator<Item = Origin>>(origins: I) -> Evidence {
        let mut origins: Vec<Origin> = origins.into_iter().collect();
        origins.sort_unstable();
        let rows = origins.len();
        let late = origins.split_off(rows.min(NAMED_ROWS));
        let mut at = origins.last().copied().map_or(0, place);
        let mut rest = Vec::new();
        for later in late.into_iter().map(place) {
            append(&mut rest, later - at);
            at = later;
        }
        origins.shrink_to_fit();
        Evidence { rows, first: origins, rest: rest.into_boxed_slice() }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_first_rows_are_the_same_in_whatever_order_they_come() {
        let origin = |row| Origin { source: SourceIx(0), row };
        let forward: Evidence = (1..=20).map(origin).collect();
        let backward: Evidence = (1..=20).rev().map(origin).collect();
        assert_eq!(forward, backward);
        assert_eq!((forward.rows, forward.first.len(), forward.first[0].row), (20, NAMED_ROWS, 1));
        assert_eq!(forward.rest.len(), 12, "a byte each");
    }

    proptest! {
        #[test]
        fn no_row_is_lost(rows in proptest::collection::vec((any::<u32>(), any::<u32>()), 0..60), split in 0usize..60) {
            let mut origins: Vec<Origin> =
                rows.into_iter().map(|(source, row)| Origin { source: SourceIx(source), row }).collect();
            let (one, other) = origins.split_at(split.min(origins.len()));
            let both = Evidence::from_iter(one.iter().copied()).and(&other.iter().copied().collect());
            prop_assert_eq!(&both, &origins.iter().copied().collect());
            origins.sort_unstable();
            prop_assert_eq!(both.origins().collect::<Vec<_>>(), origins);
        }
    }
}
