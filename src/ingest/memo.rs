//! What was made of the last texts of a column: dates, counts and ids come again and again, and comparing is cheaper
//! than reading. What they gave is shared, not made anew.

/// Remembers what short texts gave, some thousands of them; one displaces another.
#[derive(Debug)]
pub(super) struct Memo<V> {
    slots: Vec<Option<(Key, V)>>,
    remembers: bool,
    asked: u32,
    known: u32,
}

/// A text by its bytes, since the place it was read at is far away by the time it comes again.
type Key = [u64; BLOCKS];
const BLOCKS: usize = 3;
/// The last byte of a key is the text's length.
const LONGEST: usize = BLOCKS * 8 - 1;

const SLOT_BITS: u32 = 12;
/// Fewer texts are not worth the room.
const FEW: u32 = 1 << 8;
/// After so many texts it is known whether they come again.
const TRIAL: u32 = 1 << 13;
/// A memo takes some 160 KiB; of a table with more columns nothing is remembered.
const MOST_COLUMNS: usize = 64;

impl<V: Clone> Memo<V> {
    /// For one column of so many.
    pub(super) fn new(columns: usize) -> Memo<V> {
        Memo { slots: Vec::new(), remembers: columns <= MOST_COLUMNS, asked: 0, known: 0 }
    }

    /// What the text gave, or gives now.
    pub(super) fn get_or(&mut self, text: &str, give: impl FnOnce(&str) -> V) -> V {
        // Texts that hardly ever come again are not worth looking up.
        if !self.remembers || self.asked >= TRIAL && self.known < self.asked / 4 {
            return give(text);
        }
        let Some(key) = key(text) else { return give(text) };
        self.asked = self.asked.saturating_add(1);
        if self.asked <= FEW {
            return give(text);
        }
        if self.slots.is_empty() {
            self.slots.resize(1 << SLOT_BITS, None);
        }
        let Some(slot) = self.slots.get_mut(place(&key)) else { return give(text) };
        match slot {
            Some((known, value)) if *known == key => {
                self.known = self.known.saturating_add(1);
                value.clone()
            }
            _ => {
                let value = give(text);
                *slot = Some((key, value.clone()));
                value
            }
        }
    }
}

fn key(text: &str) -> Option<Key> {
    let mut bytes = [0; LONGEST + 1];
    bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    // A text that fills all of the key has no room for its length.
    *bytes.get_mut(LONGEST).filter(|_| text.len() <= LONGEST)? = u8::try_from(text.len()).ok()?;
    let mut key = [0; BLOCKS];
    for (block, bytes) in key.iter_mut().zip(bytes.as_chunks::<8>().0) {
        *block = u64::from_le_bytes(*bytes);
    }
    Some(key)
}

/// A multiplicative hash.
fn place(key: &Key) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let hash = key.iter().fold(0_u64, |hash, block| (hash.rotate_left(23) ^ block).wrapping_mul(FACTOR));
    usize::try_from(hash >> (64 - SLOT_BITS)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_what_they_gave_whether_or_not_they_come_again() {
        let number = |text: &str| text.parse::<u32>().unwrap();
        for length in [1, 7, 22, 23, 24, 40] {
            let texts: Vec<String> = (0..40_000).map(|n| format!("{:0length$}", n % 9_000 * 7)).collect();
            let mut memo = Memo::new(1);
            assert!(texts.iter().all(|text| memo.get_or(text, number) == number(text)));
        }
        let given = |columns: usize| {
            let (mut given, mut memo) = (0, Memo::new(columns));
            for _ in 0..1_000 {
                memo.get_or("2026-10-31", |_| given += 1);
            }
            given
        };
        assert_eq!((given(1), given(MOST_COLUMNS + 1)), (FEW + 1, 1_000));
    }

    #[test]
    fn other_texts_have_other_keys() {
        assert_ne!(key("1"), key("1\0"));
        assert_ne!(key(""), key("\0"));
        assert_eq!(key(&"x".repeat(LONGEST)).map(|key| key.len()), Some(BLOCKS));
        assert_eq!(key(&"x".repeat(LONGEST + 1)), None);
    }
}
