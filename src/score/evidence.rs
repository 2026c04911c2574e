//! Which rows a figure came from.

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::model::{Origin, Row, SourceIx};

/// The rows behind a figure, by origin.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Evidence {
    pub rows: usize,
    /// Each as the distance from the one before it: some bytes for the first, one or two for each of the others, since a
    /// portfolio may have millions of figures.
    places: Box<[u8]>,
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
        Evidence::together([self, other])
    }

    /// The rows of all, none of which is behind two of them. Adding one after the other sorts the first ones again each
    /// time: of many, all must come at once.
    pub fn together<'a>(all: impl IntoIterator<Item = &'a Evidence>) -> Evidence {
        all.into_iter().flat_map(Evidence::origins).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// All rows by origin.
    pub fn origins(&self) -> impl Iterator<Item = Origin> + '_ {
        let mut at = 0;
        let mut bytes = self.places.iter();
        std::iter::from_fn(move || {
            at += distance(&mut bytes)?;
            Some(origin(at))
        })
    }

    /// The rows that are named one by one.
    pub fn first(&self) -> impl Iterator<Item = Origin> + '_ {
        self.origins().take(NAMED_ROWS)
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
        let (mut at, mut places) = (0, Vec::new());
        for later in origins.iter().copied().map(place) {
            append(&mut places, later - at);
            at = later;
        }
        Evidence { rows: origins.len(), places: places.into_boxed_slice() }
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut evidence = serializer.serialize_struct("Evidence", 2)?;
        evidence.serialize_field("rows", &self.rows)?;
        evidence.serialize_field("first", &self.first().collect::<Vec<_>>())?;
        evidence.end()
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
        let first: Vec<u32> = forward.first().map(|origin| origin.row).collect();
        assert_eq!((forward.rows, first), (20, (1..=8).collect()));
        assert_eq!(forward.places.len(), 20, "a byte each");
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
