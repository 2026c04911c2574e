//! Bytes to text: which encoding a file is in, told by its content.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use rayon::prelude::*;

use super::error::ReadError;
use super::stretch::STRETCH;

/// Text, and how it was found to be written.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    /// For the log.
    pub note: String,
}

/// How many bytes the detection looks at.
const SAMPLE_BYTES: usize = 1 << 18;

/// Why bytes were not decoded.
#[derive(Debug)]
pub(super) enum Refused {
    /// What makes them no text.
    NoText(String),
    /// Recoding them would fill the memory.
    TooLarge { found: u64, limit: u64 },
}

impl Refused {
    pub(super) fn of_file(self, file: &str) -> ReadError {
        let file = file.to_owned();
        match self {
            Refused::NoText(found) => ReadError::NotATable { file, found },
            Refused::TooLarge { found, limit } => {
                ReadError::TooLarge { file, what: "bytes in an encoding other than UTF-8", found, limit }
            }
        }
    }
}

/// Decodes a whole file, which may have `most` bytes if it is not in UTF-8. What is in UTF-8 is not copied.
pub(super) fn decode(bytes: Cow<'_, [u8]>, forced: Option<&'static Encoding>, most: u64) -> Result<Decoded, Refused> {
    let known = match forced {
        Some(encoding) => Some((encoding, format!("encoding {}, as told", encoding.name()))),
        None => by_marks(&bytes).map_err(Refused::NoText)?,
    };
    let bytes = match known.as_ref().is_none_or(|(encoding, _)| *encoding == UTF_8) {
        false => bytes,
        true => match String::from_utf8(bytes.into_owned()) {
            Ok(text) => {
                let signs = Signs::of(text.as_bytes());
                let usual = if signs.beyond_ascii { "encoding UTF-8" } else { "plain ASCII" };
                let note = known.map_or_else(|| usual.to_owned(), |(_, note)| note);
                return Decoded::new(text, signs, note);
            }
            Err(error) => Cow::Owned(error.into_bytes()),
        },
    };
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > most {
        return Err(Refused::TooLarge { found: size, limit: most });
    }
    let (encoding, mut note) = known.unwrap_or_else(|| by_letters(&bytes));
    let (text, used, damaged) = encoding.decode(&bytes);
    if used != encoding {
        note = format!("encoding {} by its byte order mark", used.name());
    }
    if damaged {
        let lost = text.matches('\u{fffd}').count();
        note = format!("{note}; {lost} characters cannot be read in it and show as \u{fffd}");
    }
    let text = text.into_owned();
    let signs = Signs::of(text.as_bytes());
    Decoded::new(text, signs, note)
}

/// What is among the signs of a text.
#[derive(Default, Clone, Copy)]
struct Signs {
    beyond_ascii: bool,
    nul: bool,
}

impl Signs {
    /// Looks at all of them, once.
    fn of(bytes: &[u8]) -> Signs {
        let of_stretch =
            |bytes: &[u8]| Signs { beyond_ascii: !bytes.is_ascii(), nul: memchr::memchr(0, bytes).is_some() };
        let both = |one: Signs, other: Signs| Signs {
            beyond_ascii: one.beyond_ascii || other.beyond_ascii,
            nul: one.nul || other.nul,
        };
        bytes.par_chunks(STRETCH).map(of_stretch).reduce(Signs::default, both)
    }
}

impl Decoded {
    fn new(mut text: String, signs: Signs, note: String) -> Result<Decoded, Refused> {
        if signs.nul {
            let above = text.split('\0').next().unwrap_or_default();
            let line = above.matches('\n').count() + 1;
            return Err(Refused::NoText(format!("a NUL byte in line {line}, which no text has")));
        }
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Ok(Decoded { text, note })
    }
}

/// What the first bytes tell alone.
fn by_marks(bytes: &[u8]) -> Result<Option<(&'static Encoding, String)>, String> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(Some((encoding, format!("encoding {} by its byte order mark", encoding.name()))));
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return Ok(Some((encoding, format!("encoding {} by its zero bytes", encoding.name()))));
    }
    match bytes.get(..SAMPLE_BYTES).unwrap_or(bytes).contains(&0) {
        true => Err("zero bytes among text, as a program or an image has".to_owned()),
        false => Ok(None),
    }
}

/// The encoding of bytes that are not all UTF-8.
fn by_letters(bytes: &[u8]) -> (&'static Encoding, String) {
    if is_damaged_utf_8(bytes) {
        return (UTF_8, "encoding UTF-8, damaged".to_owned());
    }
    let encoding = legacy(&lines_beyond_ascii(bytes));
    (encoding, format!("encoding {} by its letters", encoding.name()))
}

/// Latin text in UTF-16 has a zero in every other byte.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..4_096).unwrap_or(bytes);
    let pairs = sample.as_chunks::<2>().0;
    let low = pairs.iter().filter(|[first, second]| *first == 0 && *second != 0).count();
    let high = pairs.iter().filter(|[first, second]| *first != 0 && *second == 0).count();
    let most = pairs.len().div_ceil(2);
    match (low, high) {
        _ if pairs.len() < 2 => None,
        (_, high) if high > most && low == 0 => Some(UTF_16LE),
        (low, _) if low > most && high == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Many good sequences and a few bad ones: a program cut strings in the middle of a character.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 10 * bad
}

/// The lines with letters beyond ASCII, which alone tell legacy encodings apart.
fn lines_beyond_ascii(bytes: &[u8]) -> Vec<u8> {
    let mut sample = Vec::new();
    for line in bytes.split(|&byte| byte == b'\n' || byte == b'\r').filter(|line| !line.is_ascii()) {
        if sample.len() + line.len() > SAMPLE_BYTES && !sample.is_empty() {
            break;
        }
        sample.extend_from_slice(line.get(..SAMPLE_BYTES).unwrap_or(line));
        sample.push(b'\n');
    }
    sample
}

fn legacy(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // The detector knows no Macintosh encoding, in which old survey exports come.
    if guess.is_single_byte() && mac_fits_better(sample) { MACINTOSH } else { guess }
}

/// Whether the bytes inside words are letters on a Macintosh, and signs on Windows.
fn mac_fits_better(sample: &[u8]) -> bool {
    let (mut on_mac, mut on_windows, mut inside) = (0_usize, 0_usize, 0_usize);
    let is_letter = |encoding: &'static Encoding, byte: u8| {
        encoding.decode_without_bom_handling(&[byte]).0.chars().all(|c| c.is_lowercase() && c != 'º' && c != 'ª')
    };
    for window in sample.windows(3) {
        let &[before, byte, after] = window else { continue };
        // 0x92 is the apostrophe of Windows, which stands inside words.
        if byte.is_ascii() || byte == 0x92 || !before.is_ascii_lowercase() || !after.is_ascii_lowercase() {
            continue;
        }
        inside += 1;
        on_mac += usize::from(is_letter(MACINTOSH, byte));
        on_windows += usize::from(is_letter(WINDOWS_1252, byte));
    }
    inside > 0 && on_mac * 10 >= inside * 9 && on_windows * 2 <= inside
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Nombre;País\nMuñoz;España\nGarcía Peña;Perú y México\n";

    fn decoded(bytes: &[u8]) -> (String, String) {
        let decoded = decode(bytes.into(), None, u64::MAX).unwrap();
        (decoded.text, decoded.note)
    }

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn each_encoding_comes_out_right() {
        let mut marked = vec![0xff, 0xfe];
        marked.extend(utf_16(TEXT, u16::to_le_bytes));
        let inputs = [
            TEXT.as_bytes().to_vec(),
            [b"\xef\xbb\xbf", TEXT.as_bytes()].concat(),
            WINDOWS_1252.encode(TEXT).0.into_owned(),
            mac(TEXT),
            utf_16(TEXT, u16::to_le_bytes),
            utf_16(TEXT, u16::to_be_bytes),
            marked,
        ];
        for bytes in inputs {
            let (text, note) = decoded(&bytes);
            assert_eq!(text, TEXT, "{note}");
        }
    }

    /// encoding_rs encodes legacy encodings too.
    fn mac(text: &str) -> Vec<u8> {
        MACINTOSH.encode(text).0.into_owned()
    }

    #[test]
    fn apostrophes_of_windows_are_not_taken_for_mac_letters() {
        let (text, _) = decoded(b"a,b\nit\x92s,don\x92t\ncaf\xe9s,ni\xf1os\n");
        assert_eq!(text, "a,b\nit’s,don’t\ncafés,niños\n");
    }

    #[test]
    fn a_few_cut_characters_do_not_turn_utf_8_into_something_else() {
        let mut bytes = "ñandú,".repeat(40).into_bytes();
        bytes.push(0xc3);
        let (text, note) = decoded(&bytes);
        assert!(text.ends_with('\u{fffd}') && text.starts_with("ñandú"), "{note}");
    }

    #[test]
    fn zero_bytes_are_no_text() {
        assert!(decode(b"a,b\n1,\x002\n".into(), None, u64::MAX).is_err());
        assert!(decode((&[0; 64]).into(), None, u64::MAX).is_err());
        assert!(decode(b"\x7fELF\x02\x01\x01\x00\x00\x00\x00abc".into(), None, u64::MAX).is_err());
    }

    #[test]
    fn a_forced_encoding_is_used() {
        let text = decode(b"\xf1".into(), Some(WINDOWS_1252), u64::MAX).unwrap().text;
        assert_eq!(text, "ñ");
    }
}
