//! Changes of files by a seeded generator: the same number always gives the same bytes.

/// SplitMix64 (Steele, Lea and Flood, 2014).
#[derive(Debug)]
pub struct Draws(pub u64);

impl Draws {
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.draw() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}

/// Bytes that readers trip over.
const PIECES: [&[u8]; 26] = [
    b"\"",
    b"\"\"",
    b"\n",
    b"\r",
    b"\r\n\r\n",
    b",",
    b";",
    b"\t",
    b"\\\"",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xc3",
    b"\xff\xff\xff\xff",
    b"\xfe\xff\xff\xff",
    b"\0\0\0\x80",
    b"99999999999",
    b"-1",
    b"1e308",
    b"NaN",
    b"<row r=\"1048576\">",
    b"r=\"XFD1\"",
    b"= [",
    b"{",
    b"sep=;\n",
    b"PK\x01\x02",
];

/// The input of a number, made from one or two of the seeds.
pub fn input(seeds: &[Vec<u8>], number: u64) -> Vec<u8> {
    let mut draws = Draws(number.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let mut bytes = seeds.get(draws.below(seeds.len())).cloned().unwrap_or_default();
    for _ in 0..=draws.below(8) {
        let at = draws.below(bytes.len() + 1);
        let until = (at + draws.below(64)).min(bytes.len());
        match draws.below(9) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..until)),
            2 => {
                let piece = bytes[at..until].to_vec();
                let times = 1 + draws.below(20);
                bytes.splice(at..at, piece.repeat(times));
            }
            3 => bytes[at..until].iter_mut().for_each(|byte| *byte = u8::try_from(draws.draw() & 0xff).unwrap_or(0)),
            4 | 5 => drop(bytes.splice(at..at, PIECES[draws.below(PIECES.len())].iter().copied())),
            6 => {
                let piece = PIECES[draws.below(PIECES.len())];
                let end = (at + piece.len()).min(bytes.len());
                bytes[at..end].copy_from_slice(&piece[..end - at]);
            }
            7 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << draws.below(8);
                }
            }
            _ => {
                let other = seeds.get(draws.below(seeds.len())).cloned().unwrap_or_default();
                let from = draws.below(other.len() + 1);
                let end = (from + draws.below(512)).min(other.len());
                bytes.splice(at..until, other[from..end].iter().copied());
            }
        }
    }
    bytes
}
