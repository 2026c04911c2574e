//! A part of a file's text.

use std::ops::Range;
use std::sync::Arc;

/// Some of a file's text, which its cells lie in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch<'a> {
    pub file: &'a Arc<String>,
    pub from: usize,
    pub text: &'a str,
}

impl<'a> Stretch<'a> {
    pub fn new(file: &'a Arc<String>, range: Range<usize>) -> Stretch<'a> {
        Stretch { file, from: range.start, text: file.get(range).unwrap_or_default() }
    }

    /// What lies in a range of it.
    pub fn part(self, range: Range<usize>) -> Stretch<'a> {
        Stretch::new(self.file, self.from + range.start..self.from + range.end)
    }
}
