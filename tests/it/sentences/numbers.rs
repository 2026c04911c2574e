//! The numbers of a text, read back from how a locale writes them.

use std::collections::BTreeSet;

/// The numbers that a text states, as written but for the locale's marks: `1.5mil`, `20`, `2026`.
pub fn numbers(text: &str, decimal: char) -> BTreeSet<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = BTreeSet::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < chars.len() && (chars[at].is_ascii_digit() || is_mark(&chars, at)) {
            at += 1;
        }
        let digits: String = chars[start..at].iter().collect();
        found.insert(format!("{}{}", plain(&digits, decimal), scale(&chars[at..])));
    }
    found
}

/// A mark stands between digits.
fn is_mark(chars: &[char], at: usize) -> bool {
    matches!(chars[at], '.' | ',' | '\u{a0}' | '\u{202f}')
        && chars.get(at + 1).is_some_and(char::is_ascii_digit)
        && at > 0
        && chars[at - 1].is_ascii_digit()
}

/// Without marks between groups, with a point for the decimal mark and no zeros that say nothing.
fn plain(digits: &str, decimal: char) -> String {
    let kept: String = digits
        .chars()
        .filter_map(|char| match char {
            char if char == decimal => Some('.'),
            char if char.is_ascii_digit() => Some(char),
            _ => None,
        })
        .collect();
    match kept.split_once('.') {
        Some((whole, part)) if part.trim_end_matches('0').is_empty() => whole.to_owned(),
        Some((whole, part)) => format!("{whole}.{}", part.trim_end_matches('0')),
        None => kept,
    }
}

/// What multiplies a number: `K`, `M`, `mil`, `M`.
fn scale(after: &[char]) -> &'static str {
    let rest: String = after.iter().take(6).collect::<String>().replace(['\u{a0}', '\u{202f}'], " ");
    let rest = rest.trim_start();
    let ends =
        |word: &str| rest.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|char: char| char.is_alphanumeric()));
    match () {
        () if ends("K") || ends("mil") => "K",
        () if ends("M") => "M",
        () if ends("B") => "B",
        () => "",
    }
}

#[test]
fn numbers_are_read_as_locales_write_them() {
    let of = |text: &str, decimal| numbers(text, decimal).into_iter().collect::<Vec<_>>();
    assert_eq!(of("€1.20M in 12 months, 5% of 1,204", '.'), ["1.2M", "12", "1204", "5"]);
    assert_eq!(of("1.204 casos por 35,5\u{a0}mil\u{a0}€ el 3 nov 2026.", ','), ["1204", "2026", "3", "35.5K"]);
}
