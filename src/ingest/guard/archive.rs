//! The directory of a zip archive, and the first bytes of its parts.

use std::borrow::Cow;

use super::inflate::inflate;

/// A part of an archive, as its directory declares it.
pub(in crate::ingest) struct Entry<'a> {
    pub name: &'a [u8],
    pub unpacked: u64,
    /// Where the part begins, with a header of its own.
    start: u32,
    packed: u32,
    method: u16,
    flags: u16,
    checksum: u32,
}

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// Bits of the flags.
const ENCRYPTED: u16 = 1;
const UTF8_NAME: u16 = 1 << 11;

/// Why a part can't be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ingest) enum Unpackable {
    Password,
    /// Packed by something else than deflate.
    Method,
    Damaged,
}

impl Entry<'_> {
    pub(in crate::ingest) fn is_encrypted(&self) -> bool {
        self.flags & ENCRYPTED != 0
    }

    /// The name, in UTF-8 where the archive says so or it can't be anything else, else as old DOS archives write it.
    pub(in crate::ingest) fn shown_name(&self) -> String {
        match std::str::from_utf8(self.name) {
            Ok(name) => name.to_owned(),
            Err(_) if self.flags & UTF8_NAME != 0 => String::from_utf8_lossy(self.name).into_owned(),
            Err(_) => self.name.iter().map(|byte| of_code_page_437(*byte)).collect(),
        }
    }

    /// The whole part as it was before it was packed, checked against the size and the checksum that the directory
    /// declares; never more than that size is unpacked.
    pub(in crate::ingest) fn unpack<'a>(&self, archive: &'a [u8]) -> Result<Cow<'a, [u8]>, Unpackable> {
        if self.is_encrypted() {
            return Err(Unpackable::Password);
        }
        let size = usize::try_from(self.unpacked).map_err(|_| Unpackable::Damaged)?;
        let part = self.part(archive).ok_or(Unpackable::Damaged)?;
        let unpacked = match self.method {
            STORED => Cow::Borrowed(part.get(..size).ok_or(Unpackable::Damaged)?),
            DEFLATED => {
                // One byte more than declared tells a stream that goes on.
                Cow::Owned(inflate(part, size.saturating_add(1)).ok_or(Unpackable::Damaged)?)
            }
            _ => return Err(Unpackable::Method),
        };
        match unpacked.len() == size && checksum(&unpacked) == self.checksum {
            true => Ok(unpacked),
            false => Err(Unpackable::Damaged),
        }
    }

    /// The packed bytes, without their header.
    fn part<'a>(&self, archive: &'a [u8]) -> Option<&'a [u8]> {
        let header =
            archive.get(usize::try_from(self.start).ok()?..).filter(|header| header.starts_with(b"PK\x03\x04"))?;
        let start = 30 + usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
        let part = header.get(start..)?;
        Some(part.get(..usize::try_from(self.packed).ok()?).unwrap_or(part))
    }

    /// The first bytes of the part, at most so many; `None` if it is damaged, or packed as no workbook is.
    pub(super) fn content(&self, archive: &[u8], most: usize) -> Option<Vec<u8>> {
        let part = self.part(archive)?;
        match self.method {
            STORED => Some(part.get(..most).unwrap_or(part).to_vec()),
            DEFLATED => inflate(part, most),
            _ => None,
        }
    }
}

/// The directory at the end of a zip archive.
pub(in crate::ingest) fn entries(bytes: &[u8]) -> Option<Vec<Entry<'_>>> {
    let start = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let tail = bytes.get(start..)?;
    let end = start + tail.windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let mut at = u64::from(u32_at(bytes.get(end..)?, 16)?);
    if at == u64::from(u32::MAX) {
        // The longer form: a pointer just before leads to where the offset is.
        let pointer = bytes.get(end.checked_sub(20)?..).filter(|pointer| pointer.starts_with(b"PK\x06\x07"))?;
        let longer = bytes.get(usize::try_from(u64_at(pointer, 8)?).ok()?..)?;
        at = u64_at(longer, 48)?;
    }
    let mut at = usize::try_from(at).ok()?;
    let mut entries = Vec::new();
    while let Some(header) = bytes.get(at..).filter(|header| header.starts_with(b"PK\x01\x02")) {
        let name_end = 46 + usize::from(u16_at(header, 28)?);
        let extra_end = name_end + usize::from(u16_at(header, 30)?);
        let unpacked = match u32_at(header, 24)? {
            // The size is the first of the longer numbers that follow the name.
            u32::MAX => longer_size(header.get(name_end..extra_end)?).unwrap_or(u64::from(u32::MAX)),
            size => u64::from(size),
        };
        let (start, packed) = (u32_at(header, 42)?, u32_at(header, 20)?);
        entries.push(Entry {
            name: header.get(46..name_end)?,
            unpacked,
            start,
            packed,
            method: u16_at(header, 10)?,
            flags: u16_at(header, 8)?,
            checksum: u32_at(header, 16)?,
        });
        at += extra_end + usize::from(u16_at(header, 32)?);
    }
    (!entries.is_empty()).then_some(entries)
}

/// The letters beyond ASCII of the code page that archives without UTF-8 names are in.
fn of_code_page_437(byte: u8) -> char {
    const BEYOND_ASCII: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";
    match byte.checked_sub(128) {
        None => char::from(byte),
        Some(place) => BEYOND_ASCII.chars().nth(usize::from(place)).unwrap_or('?'),
    }
}

/// The checksum of zip archives (CRC-32, ISO 3309).
fn checksum(bytes: &[u8]) -> u32 {
    let of_byte = |byte: u32| (0..8).fold(byte, |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)));
    let table: Vec<u32> = (0..256).map(of_byte).collect();
    !bytes.iter().fold(!0_u32, |crc, byte| {
        let place = usize::from(crc.to_le_bytes()[0] ^ byte);
        (crc >> 8) ^ table.get(place).copied().unwrap_or(0)
    })
}

fn longer_size(mut extra: &[u8]) -> Option<u64> {
    while u16_at(extra, 0)? != 1 {
        extra = extra.get(4 + usize::from(u16_at(extra, 2)?)..)?;
    }
    u64_at(extra, 4)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(bytes.get(at..at + 8)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_published_one() {
        // The check value of CRC-32/ISO-HDLC in Greg Cook's catalogue of parametrised CRC algorithms.
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn names_of_old_archives_keep_their_accents() {
        let name: String = b"A\xa4o.csv".iter().map(|byte| of_code_page_437(*byte)).collect();
        assert_eq!(name, "Año.csv");
        assert_eq!(of_code_page_437(0xff), '\u{a0}');
    }

    #[test]
    fn sizes_beyond_four_gigabytes_are_read_in_their_longer_form() {
        let mut extra = vec![9, 0, 2, 0, 7, 7, 1, 0, 8, 0];
        extra.extend((5_u64 << 32).to_le_bytes());
        assert_eq!(longer_size(&extra), Some(5 << 32));
        assert_eq!(longer_size(&[9, 0, 2, 0, 7]), None);
    }
}
