//! The workbook stream of a compound file (MS-CFB). calamine follows chains of sectors without asking whether they lead
//! in a ring, so that each chain it follows is followed here first.

use super::Refused;

const CHAIN_END: u32 = 0xffff_fffe;
/// Numbers from here on are marks, not sectors.
const MARKS: u32 = 0xffff_fffa;
const ENTRY_BYTES: usize = 128;
const SHORT_BYTES: u64 = 4_096;
const RING: Refused = Refused::Damaged("its chain of sectors leads in a ring");
const OUTSIDE: Refused = Refused::Damaged("its chain of sectors leads out of the file");

/// The stream named `Workbook` or `Book`; empty where the file is damaged in a way that calamine tells.
pub(super) fn workbook(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let Some(file) = Compound::open(bytes)? else { return Ok(Vec::new()) };
    let directory = file.chain(u32_at(bytes, 48).unwrap_or(CHAIN_END), u64::MAX)?;
    let entries: Vec<&[u8]> = directory.chunks_exact(ENTRY_BYTES).collect();
    let root = entries.first().copied().unwrap_or_default();
    // Short streams lie within one of their own, cut into 64 bytes each.
    let short = file.chain(u32_at(root, 116).unwrap_or(CHAIN_END), file.length(root))?;
    let short_fat = file.chain(u32_at(bytes, 60).unwrap_or(CHAIN_END), u64::MAX)?;
    let short_file = Compound { bytes: &short, sector: 64, first: 0, fat: numbers(&short_fat) };
    for name in ["Workbook", "Book"] {
        let Some(entry) = entries.iter().find(|entry| is_named(entry, name)) else { continue };
        let (start, length) = (u32_at(entry, 116).unwrap_or(CHAIN_END), file.length(entry));
        return if length < SHORT_BYTES { short_file.chain(start, length) } else { file.chain(start, length) };
    }
    Ok(Vec::new())
}

struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// Where sector 0 begins.
    first: usize,
    fat: Vec<u32>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Result<Option<Compound<'a>>, Refused> {
        let sector = match bytes.get(30..32) {
            Some([9, 0]) => 512,
            Some([12, 0]) => 4_096,
            _ => return Ok(None),
        };
        let mut file = Compound { bytes, sector, first: sector, fat: Vec::new() };
        let mut fat_sectors = numbers(bytes.get(76..512).unwrap_or_default());
        let mut next = u32_at(bytes, 68).unwrap_or(CHAIN_END);
        for _ in 0..=file.sectors() {
            let found = file.get(next).filter(|_| next < MARKS);
            if found.is_some_and(|found| found.len() < file.sector) {
                return Err(OUTSIDE);
            }
            let Some(sector) = found else {
                for id in fat_sectors.into_iter().filter(|id| *id < MARKS) {
                    // Of a sector that is cut short, calamine reads other numbers each time.
                    let whole = file.get(id).filter(|found| found.len() == file.sector).ok_or(OUTSIDE)?;
                    file.fat.extend(numbers(whole));
                }
                return Ok(Some(file));
            };
            fat_sectors.extend(numbers(sector));
            next = fat_sectors.pop().unwrap_or(CHAIN_END);
            if fat_sectors.len() > file.sectors() + 109 + sector.len() {
                return Err(RING);
            }
        }
        Err(RING)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn get(&self, id: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(id).ok()?.checked_mul(self.sector)?.checked_add(self.first)?;
        let rest = self.bytes.get(start..)?;
        Some(rest.get(..self.sector).unwrap_or(rest))
    }

    /// The sectors of a chain, one behind the other, up to a length. The last may be cut short; calamine would go on
    /// behind one that is, with zeros for what is missing.
    fn chain(&self, start: u32, length: u64) -> Result<Vec<u8>, Refused> {
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let (mut content, mut next) = (Vec::new(), start);
        for _ in 0..=self.sectors() {
            if next >= MARKS || content.len() >= length {
                return Ok(content);
            }
            let sector = self.get(next).unwrap_or_default();
            content.extend_from_slice(sector.get(..length - content.len()).unwrap_or(sector));
            next = usize::try_from(next).ok().and_then(|at| self.fat.get(at)).copied().unwrap_or(CHAIN_END);
            if sector.len() < self.sector && next < MARKS && content.len() < length {
                return Err(OUTSIDE);
            }
        }
        Err(RING)
    }

    /// Of a stream. In files of 512-byte sectors the upper half means nothing.
    fn length(&self, entry: &[u8]) -> u64 {
        let half = |at| u64::from(u32_at(entry, at).unwrap_or(0));
        half(120) | if self.sector == 512 { 0 } else { half(124) << 32 }
    }
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let units =
        entry.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).take(32).take_while(|unit| *unit != 0);
    String::from_utf16_lossy(&units.collect::<Vec<_>>()).eq_ignore_ascii_case(name)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|number| u32::from_le_bytes(*number)).collect()
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(fat: Vec<u32>) -> Compound<'static> {
        Compound { bytes: &[1; 70], sector: 32, first: 0, fat }
    }

    #[test]
    fn chains_end_or_are_refused() {
        assert_eq!(file(vec![1, CHAIN_END]).chain(0, u64::MAX).unwrap().len(), 64);
        assert_eq!(file(vec![1, CHAIN_END]).chain(0, 40).unwrap().len(), 40);
        assert_eq!(file(vec![2, 0, CHAIN_END]).chain(0, u64::MAX).unwrap().len(), 38);
        assert_eq!(file(vec![1, 0]).chain(0, u64::MAX), Err(RING));
        assert_eq!(file(vec![2, 0, 1]).chain(0, u64::MAX), Err(OUTSIDE));
        assert_eq!(file(vec![9, 0, 0, 0, 0, 0, 0, 0, 0, 0]).chain(0, u64::MAX), Err(OUTSIDE));
    }

    #[test]
    fn a_table_of_sectors_outside_the_file_is_refused() {
        let mut header = [0xff_u8; 512];
        header[30..32].copy_from_slice(&[9, 0]);
        header[48..52].copy_from_slice(&1_u32.to_le_bytes());
        header[68..72].copy_from_slice(&CHAIN_END.to_le_bytes());
        header[76..84].copy_from_slice(&[0; 8]);
        assert_eq!(workbook(&header), Err(OUTSIDE));
        let whole = [&header[..], &[0xff; 1_024]].concat();
        assert_eq!(workbook(&whole), Ok(Vec::new()));
    }
}
