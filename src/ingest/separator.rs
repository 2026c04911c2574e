//! Separators of several characters, which become one that the text does not hold.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::dialect::{Dialect, sample};
use super::options::{Quote, ReadOptions};

/// What stands for a separator of several characters: signs that no text has.
const STAND_INS: [u8; 3] = [0x1f, 0x1e, 0x1d];
const LOOKED_AT_LINES: usize = 100;
/// Share of the lines that must hold the separator.
const MOST_LINES: f64 = 0.8;
/// A reading by one sign of a run must be better than the run's by this much; `,,` in sparse rows is none.
const TORN: f64 = 0.6;
/// Characters of a separator.
const LONGEST: usize = 4;

/// The text with one character for its separator, that character, and the separator as it was written; nothing where the
/// cells are separated by one character anyhow.
pub(super) fn shortened(text: &str, options: &ReadOptions) -> Option<(String, u8, String)> {
    if options.separator.is_some() {
        return None;
    }
    let (sample, whole) = sample(text);
    let candidates = candidates(sample);
    if candidates.is_empty() {
        return None;
    }
    let stand_in = STAND_INS.into_iter().find(|byte| memchr::memchr(*byte, text.as_bytes()).is_none())?;
    let (single, dialect) = Dialect::best(sample, whole, options);
    let options = ReadOptions { separator: Some(stand_in), ..options.clone() };
    let mut best: Option<(f64, String)> = None;
    for candidate in candidates {
        let short = replaced(sample, &candidate, stand_in, quote_beside(&candidate, dialect.quote));
        let (score, _) = Dialect::best(&short, whole, &options);
        // Blank cells between doubled separators would speak for the single one, and so do the more columns that the
        // pieces of a long one seem to separate.
        let doubled = is_only_doubled(sample, dialect.separator, &candidate);
        let torn = candidate.as_bytes().contains(&dialect.separator)
            && !lies_between_quotes(sample, &candidate)
            && score > TORN * single;
        if (score > single || doubled || torn) && best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, candidate));
        }
    }
    let (_, separator) = best?;
    let short = replaced(sample, &separator, stand_in, quote_beside(&separator, dialect.quote));
    let quote = Dialect::best(&short, whole, &options).1.quote;
    Some((replaced(text, &separator, stand_in, quote).into_owned(), stand_in, separator))
}

/// Whether a run such as `~|~` is a separator between two quotes: then lines begin and end with the quote too.
fn lies_between_quotes(sample: &str, run: &str) -> bool {
    let mark = run.chars().next().filter(|mark| run.ends_with(*mark));
    let Some(mark) = mark else { return false };
    let lines: Vec<&str> =
        sample.lines().map(str::trim).filter(|line| !line.is_empty()).take(LOOKED_AT_LINES).collect();
    let quoted = lines.iter().filter(|line| line.starts_with(mark) || line.ends_with(mark)).count();
    quoted * 2 > lines.len()
}

/// A sign of the separator does not quote.
fn quote_beside(separator: &str, quote: Quote) -> Quote {
    match quote {
        Quote::Mark(mark) if separator.as_bytes().contains(&mark) => Quote::DOUBLE,
        quote => quote,
    }
}

/// Runs of signs that most of the first lines hold, in the order of their text.
fn candidates(sample: &str) -> Vec<String> {
    let lines: Vec<&str> = sample.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT_LINES).collect();
    let runs = lines.iter().flat_map(|line| line.split(|c: char| !is_sign(c)));
    let runs: BTreeSet<&str> = runs.filter(|run| (2..=LONGEST).contains(&run.len())).collect();
    // A run may be two separators around a blank cell, so that a line counts where it holds the run anywhere.
    let holding = |run: &&&str| lines.iter().filter(|line| line.contains(**run)).count();
    let enough = |run: &&&str| lines.len() > 1 && to_float(holding(run)) >= MOST_LINES * to_float(lines.len());
    runs.iter().filter(enough).map(|run| (*run).to_owned()).collect()
}

fn is_sign(c: char) -> bool {
    c == '\t' || (c.is_ascii_punctuation() && !matches!(c, '"' | '\'' | '(' | ')' | '.' | '-' | '_'))
}

/// Whether the single separator occurs, but for a few cells, only as this run of it.
fn is_only_doubled(sample: &str, single: u8, run: &str) -> bool {
    let single = char::from(single);
    if !run.chars().all(|c| c == single) {
        return false;
    }
    let all = sample.matches(single).count();
    to_float(sample.matches(run).count() * run.len()) >= 0.9 * to_float(all)
        && sample
            .lines()
            .next()
            .is_some_and(|first| first.matches(run).count() * run.len() == first.matches(single).count())
}

/// Every separator outside quotes replaced.
fn replaced<'a>(text: &'a str, separator: &str, stand_in: u8, quote: Quote) -> Cow<'a, str> {
    let stand_in = char::from(stand_in);
    let Quote::Mark(mark) = quote else { return Cow::Owned(text.replace(separator, &String::from(stand_in))) };
    let mark = char::from(mark);
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut quoted, mut at_edge) = (text, false, true);
    while let Some(next) = rest.chars().next() {
        if !quoted && rest.starts_with(separator) {
            out.push(stand_in);
            rest = rest.get(separator.len()..).unwrap_or("");
            at_edge = true;
            continue;
        }
        // A quote opens only where a cell begins; inside, each one toggles, doubled ones twice.
        if next == mark && (quoted || at_edge) {
            quoted = !quoted;
        }
        // Behind a closing quote the doubled one goes on with the cell.
        at_edge = matches!(next, '\n' | '\r') || next == mark;
        out.push(next);
        rest = rest.get(next.len_utf8()..).unwrap_or("");
    }
    Cow::Owned(out)
}

/// A count of a sample, which a float holds exactly.
fn to_float(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn separator(text: &str) -> Option<String> {
        shortened(text, &ReadOptions::default()).map(|(_, _, separator)| separator)
    }

    #[test]
    fn separators_of_several_characters_are_found() {
        assert_eq!(separator("a||b||c\n1||2||3\n4||||6\n").as_deref(), Some("||"));
        assert_eq!(separator("a::b\n10:30::x\n11:15::y\n").as_deref(), Some("::"));
        assert_eq!(separator("a~|~b\n1~|~2\n3~|~4\n").as_deref(), Some("~|~"));
    }

    #[test]
    fn blank_cells_are_no_separators() {
        assert_eq!(separator("a,b,c\n1,,3\n4,,6\n7,,9\n"), None);
        assert_eq!(separator("a,b\n\"x\",\"y\"\n\"z\",\"w\"\n"), None);
        assert_eq!(
            separator("site,n\nhttps://a.es,1\nhttps://b.es,2\nhttps://c.es,3\nhttps://d.es,3\nhttps://e.es,3\n"),
            None
        );
    }

    #[test]
    fn separators_inside_quotes_stay() {
        let (text, stand_in, _) = shortened("a||b\n\"x||y\"||2\n3||4\n5||6\n7||8\n", &ReadOptions::default()).unwrap();
        assert_eq!(text.lines().nth(1), Some(format!("\"x||y\"{}2", char::from(stand_in)).as_str()));
    }
}
