//! Looking through large texts by several threads.

use rayon::prelude::*;

/// Bytes that one thread looks at without looking up.
pub(super) const STRETCH: usize = 1 << 20;

/// Whether something is found in any stretch of the bytes; `overlap` is by how much it may reach into the next one.
pub(super) fn any_stretch(bytes: &[u8], overlap: usize, found: impl Fn(&[u8]) -> bool + Sync) -> bool {
    let starts: Vec<usize> = (0..bytes.len()).step_by(STRETCH).collect();
    let stretch = |start: usize| bytes.get(start..bytes.len().min(start + STRETCH + overlap)).unwrap_or_default();
    starts.into_par_iter().any(|start| found(stretch(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_over_the_end_of_a_stretch_is_found() {
        let mut bytes = vec![b'x'; STRETCH * 2 + 1];
        let holds = |bytes: &[u8], blank: &[u8], overlap| {
            any_stretch(bytes, overlap, |some| memchr::memmem::find(some, blank).is_some())
        };
        assert!(!holds(&bytes, b"\n\n", 1));
        bytes[STRETCH - 1..=STRETCH].fill(b'\n');
        assert!(holds(&bytes, b"\n\n", 1));
        assert!(!holds(b"", b"\n", 1));
    }
}
