//! Unpacks the beginning of a deflated part (RFC 1951).

/// The first bytes of what was packed, at most so many; `None` if the stream makes no sense before that.
pub(super) fn inflate(packed: &[u8], most: usize) -> Option<Vec<u8>> {
    let mut stream = Stream { packed, at: 0, held: 0, bits: 0, out: Vec::new(), most };
    loop {
        let last = stream.take(1)? == 1;
        match stream.take(2)? {
            0 => stream.stored()?,
            1 => {
                let (literals, distances) = fixed();
                stream.block(&literals, &distances)?;
            }
            2 => {
                let (literals, distances) = stream.dynamic()?;
                stream.block(&literals, &distances)?;
            }
            _ => return None,
        }
        if last || stream.is_full() {
            return Some(stream.out);
        }
    }
}

struct Stream<'a> {
    packed: &'a [u8],
    at: usize,
    held: u32,
    bits: u32,
    out: Vec<u8>,
    most: usize,
}

/// A canonical code: how many codes there are of each length, and their symbols in order.
struct Code {
    counts: [u16; LONGEST_CODE + 1],
    symbols: Vec<u16>,
}

const LONGEST_CODE: usize = 15;
/// The order in which the lengths of the code of code lengths are written.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const LENGTHS: [(u16, u32); 29] = [
    (3, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 0),
    (11, 1),
    (13, 1),
    (15, 1),
    (17, 1),
    (19, 2),
    (23, 2),
    (27, 2),
    (31, 2),
    (35, 3),
    (43, 3),
    (51, 3),
    (59, 3),
    (67, 4),
    (83, 4),
    (99, 4),
    (115, 4),
    (131, 5),
    (163, 5),
    (195, 5),
    (227, 5),
    (258, 0),
];
const DISTANCES: [(u16, u32); 30] = [
    (1, 0),
    (2, 0),
    (3, 0),
    (4, 0),
    (5, 1),
    (7, 1),
    (9, 2),
    (13, 2),
    (17, 3),
    (25, 3),
    (33, 4),
    (49, 4),
    (65, 5),
    (97, 5),
    (129, 6),
    (193, 6),
    (257, 7),
    (385, 7),
    (513, 8),
    (769, 8),
    (1025, 9),
    (1537, 9),
    (2049, 10),
    (3073, 10),
    (4097, 11),
    (6145, 11),
    (8193, 12),
    (12289, 12),
    (16385, 13),
    (24577, 13),
];

impl Code {
    fn of(lengths: &[u8]) -> Code {
        let mut counts = [0; LONGEST_CODE + 1];
        let mut symbols = Vec::with_capacity(lengths.len());
        for (length, count) in (0_u8..).zip(counts.iter_mut()) {
            let of_length = (0_u16..).zip(lengths).filter(|(_, found)| **found == length).map(|(symbol, _)| symbol);
            let before = symbols.len();
            if length > 0 {
                symbols.extend(of_length);
            }
            *count = u16::try_from(symbols.len() - before).unwrap_or(u16::MAX);
        }
        Code { counts, symbols }
    }
}

fn fixed() -> (Code, Code) {
    let literals: Vec<u8> = [(8, 144), (9, 112), (7, 24), (8, 8)]
        .into_iter()
        .flat_map(|(length, count)| std::iter::repeat_n(length, count))
        .collect();
    (Code::of(&literals), Code::of(&[5; 30]))
}

impl Stream<'_> {
    fn is_full(&self) -> bool {
        self.out.len() >= self.most
    }

    fn take(&mut self, count: u32) -> Option<u32> {
        while self.bits < count {
            self.held |= u32::from(*self.packed.get(self.at)?) << self.bits;
            self.at += 1;
            self.bits += 8;
        }
        let taken = self.held & ((1 << count) - 1);
        self.held >>= count;
        self.bits -= count;
        Some(taken)
    }

    fn symbol(&mut self, code: &Code) -> Option<u16> {
        let (mut value, mut first, mut index) = (0_u32, 0_u32, 0_u32);
        for count in code.counts.iter().skip(1).map(|count| u32::from(*count)) {
            value |= self.take(1)?;
            if value < first + count {
                let at = index + value.checked_sub(first)?;
                return code.symbols.get(usize::try_from(at).ok()?).copied();
            }
            index += count;
            first = (first + count) << 1;
            value <<= 1;
        }
        None
    }

    fn stored(&mut self) -> Option<()> {
        // The rest of the byte is not used; whole bytes that are held were not read yet.
        self.at -= usize::try_from(self.bits / 8).ok()?;
        (self.held, self.bits) = (0, 0);
        let length = usize::from(u16::from_le_bytes(self.packed.get(self.at..self.at + 2)?.try_into().ok()?));
        let start = self.at + 4;
        self.out.extend_from_slice(self.packed.get(start..start + length)?);
        self.at = start + length;
        Some(())
    }

    fn dynamic(&mut self) -> Option<(Code, Code)> {
        let literals = usize::try_from(self.take(5)?).ok()? + 257;
        let distances = usize::try_from(self.take(5)?).ok()? + 1;
        let count = usize::try_from(self.take(4)?).ok()? + 4;
        let mut lengths = [0_u8; 19];
        for &place in ORDER.iter().take(count) {
            *lengths.get_mut(place)? = u8::try_from(self.take(3)?).ok()?;
        }
        let code = Code::of(&lengths);
        let mut lengths: Vec<u8> = Vec::with_capacity(literals + distances);
        while lengths.len() < literals + distances {
            let (length, times) = match self.symbol(&code)? {
                16 => (*lengths.last()?, 3 + self.take(2)?),
                17 => (0, 3 + self.take(3)?),
                18 => (0, 11 + self.take(7)?),
                length => (u8::try_from(length).ok()?, 1),
            };
            lengths.extend(std::iter::repeat_n(length, usize::try_from(times).ok()?));
        }
        Some((Code::of(lengths.get(..literals)?), Code::of(lengths.get(literals..literals + distances)?)))
    }

    fn block(&mut self, literals: &Code, distances: &Code) -> Option<()> {
        while !self.is_full() {
            let symbol = self.symbol(literals)?;
            if let Ok(byte) = u8::try_from(symbol) {
                self.out.push(byte);
                continue;
            }
            let Some(place) = symbol.checked_sub(257) else { return Some(()) };
            let &(length, extra) = LENGTHS.get(usize::from(place))?;
            let length = usize::from(length) + usize::try_from(self.take(extra)?).ok()?;
            let &(distance, extra) = DISTANCES.get(usize::from(self.symbol(distances)?))?;
            let distance = usize::from(distance) + usize::try_from(self.take(extra)?).ok()?;
            let start = self.out.len().checked_sub(distance)?;
            for at in start..start + length {
                self.out.push(*self.out.get(at)?);
            }
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_of_each_kind_of_block_are_unpacked() {
        // Made with zlib: raw streams of level 0, and 9 with fixed codes; workbooks of the other tests have blocks with codes of their own.
        assert_eq!(inflate(b"\x01\x03\x00\xfc\xffabc", 10).unwrap(), b"abc");
        assert_eq!(inflate(b"\x4b\x4c\x4a\x4e\x04\x21\x00", 10).unwrap(), b"abcabcab");
    }

    #[test]
    fn damaged_streams_are_none() {
        for packed in [&b""[..], b"\x07", b"\x4b", b"\x05\xff\xff\xff\xff\xff\xff\xff\xff", b"\x01\xff\xff\0\0a"] {
            assert_eq!(inflate(packed, 100), None, "{packed:?}");
        }
    }
}
