//! The shared strings of xlsx and xlsb: calamine takes memory for as many as the part says it has.

use super::Refused;
use super::archive::{Entry, entries};

/// What lies above the first element: a declaration and comments.
const HEAD_BYTES: usize = 1 << 16;
/// Bytes of the shortest shared string, `<si/>`.
const SHORTEST: u64 = 5;

pub(super) fn check(bytes: &[u8], most: u64) -> Result<(), Refused> {
    let all = entries(bytes).unwrap_or_default();
    let ends = |entry: &&Entry<'_>, end: &[u8]| entry.name.to_ascii_lowercase().ends_with(end);
    let is_strings = |entry: &&Entry<'_>| ends(entry, b"sharedstrings.xml") || ends(entry, b"sharedstrings.bin");
    for entry in all.iter().filter(is_strings) {
        if entry.unpacked > most {
            return Err(Refused::TooLarge { what: "bytes of shared strings", found: entry.unpacked, limit: most });
        }
        if ends(&entry, b".bin") || entry.unpacked == 0 {
            continue;
        }
        let head = entry.content(bytes, HEAD_BYTES).unwrap_or_default();
        let damaged = Refused::Damaged("its shared strings do not begin as such");
        let Some(element) = first_element(&head) else { return Err(damaged) };
        let declared = declared_count(element);
        if declared.is_some_and(|declared| declared > entry.unpacked / SHORTEST + 1) {
            return Err(Refused::Damaged("it declares more shared strings than it can hold"));
        }
    }
    Ok(())
}

/// The start tag of the table, if it is the first element.
fn first_element(head: &[u8]) -> Option<&[u8]> {
    let mut rest = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    loop {
        let end: &[u8] = match rest {
            rest if rest.starts_with(b"<!--") => b"-->",
            rest if rest.starts_with(b"<?") => b"?>",
            _ => break,
        };
        let at = rest.windows(end.len()).position(|window| window == end)?;
        rest = rest.get(at + end.len()..)?.trim_ascii_start();
    }
    let element = rest.strip_prefix(b"<")?;
    let element = element.get(..tag_end(element)?)?;
    let name = element.split(|byte| byte.is_ascii_whitespace() || *byte == b'/').next()?;
    let local = name.rsplit(|byte| *byte == b':').next()?;
    (local == b"sst").then_some(element)
}

/// Where a tag ends: a quoted value may hold the sign too.
fn tag_end(tag: &[u8]) -> Option<usize> {
    let mut open = None;
    tag.iter().position(|&byte| {
        match open {
            Some(quote) if quote == byte => open = None,
            None if matches!(byte, b'"' | b'\'') => open = Some(byte),
            _ => {}
        }
        open.is_none() && byte == b'>'
    })
}

/// The greatest number after `uniqueCount`, which stands in one attribute at most.
fn declared_count(element: &[u8]) -> Option<u64> {
    let text = String::from_utf8_lossy(element);
    let counts = text.split("uniqueCount").skip(1).map(|after| {
        let after = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '=' | '"' | '\'' | '+'));
        let digits = after.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        match digits {
            "" => 0,
            digits => digits.parse().unwrap_or(u64::MAX),
        }
    });
    counts.max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_found_behind_declaration_and_comments() {
        let count = |text: &str| first_element(text.as_bytes()).and_then(declared_count);
        assert_eq!(count("<?xml version='1.0'?>\n<!-- <sst> --><x:sst uniqueCount = '7' count=\"9\">"), Some(7));
        assert_eq!(count("<sst a='\">' uniqueCount=\"5\">"), Some(5));
        assert_eq!(count("<sst count=\"9\">"), None);
        assert_eq!(count("<sst uniqueCount=\"99999999999999999999999\"/>"), Some(u64::MAX));
        assert_eq!(first_element(b"<a/><sst uniqueCount=\"5\">"), None);
        assert_eq!(first_element(b"\xff\xfe<\0s\0"), None);
    }
}
