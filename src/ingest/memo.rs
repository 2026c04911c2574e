//! What was made of the last texts of a column: dates, counts and ids come again and again, and comparing is cheaper
//! than reading. What they gave is shared, not made anew.

/// Remembers what short texts gave, some thousands of them; one displaces another.
#[derive(Debug)]
pub(super) struct Memo<V> {
    slots: Vec<Option<(Key, V)>>,
    bits: u32,
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
/// Where thousands of texts displace each other.
const MORE_SLOT_BITS: u32 = 14;
/// Fewer texts are not worth the room.
const FEW: u32 = 1 << 8;
/// After so many texts it is known whether they come again.
const TRIAL: u32 = 1 << 13;
/// A memo takes some 160 KiB, seldom four times that; of a table with more columns nothing is remembered.
const MOST_COLUMNS: usize = 64;

impl<V: Clone> Memo<V> {
    /// For one column of so many.
    pub(super) fn new(columns: usize) -> Memo<V> {
        let remembers = columns <= MOST_COLUMNS;
        Memo { slots: Vec::new(), bits: SLOT_BITS, remembers, asked: 0, known: 0 }
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
            self.slots.resize(1 << self.bits, None);
        } else if self.asked == TRIAL && self.known < self.asked / 8 * 7 {
            self.bits = MORE_SLOT_BITS;
            self.slots.clear();
            self.slots.resize(1 << self.bits, None);
        }
        let Some(slot) = self.slots.get_mut(place(&key, self.bits)) else { return give(text) };
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
    let (bytes, length) = (text.as_bytes(), text.len());
    // A text that fills all of the key has no room for its length.
    let of_length = u64::try_from(length).ok().filter(|_| length <= LONGEST)? << (u64::BITS - 8);
    let Some(first) = bytes.first_chunk() else { return Some([few(bytes), 0, of_length]) };
    // Blocks may hold the same bytes: with the length they tell one text all the same.
    let last = u64::from_le_bytes(*bytes.last_chunk()?);
    let middle = match length {
        ..=16 => last,
        _ => u64::from_le_bytes(*bytes.get(8..)?.first_chunk()?),
    };
    let rest = if length <= 16 { 0 } else { last >> 8 };
    Some([u64::from_le_bytes(*first), middle, of_length | rest])
}

/// Fewer bytes than fill a block.
fn few(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |block, byte| block << 8 | u64::from(*byte))
}

/// A multiplicative hash.
fn place(key: &Key, bits: u32) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let hash = key.iter().fold(0_u64, |hash, block| (hash.rotate_left(23) ^ block).wrapping_mul(FACTOR));
    usize::try_from(hash >> (u64::BITS - bits)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_what_they_gave_whether_or_not_they_come_again() {
        let number = |text: &str| text.parse::<u32>().unwrap();
        for (length, others) in [1, 7, 8, 16, 17, 22, 23, 24, 40].into_iter().flat_map(|n| [(n, 9_000), (n, 3_000)]) {
            let texts: Vec<String> = (0..40_000).map(|n| format!("{:0length$}", n % others * 7)).collect();
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
        for length in 1..=LONGEST {
            let text = "ab".repeat(LONGEST)[..length].to_owned();
            for at in 0..length {
                let mut other = text.clone();
                other.replace_range(at..=at, "x");
                assert_ne!(key(&text), key(&other), "{at} of {length}");
            }
        }
        assert_eq!(key(&"x".repeat(LONGEST)).map(|key| key.len()), Some(BLOCKS));
        assert_eq!(key(&"x".repeat(LONGEST + 1)), None);
    }
}
