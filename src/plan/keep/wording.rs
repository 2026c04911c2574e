//! Kept values in the words of this month's documents.

use super::fields::{BASELINE, FIGURE, TARGET, UNIT};
use crate::model::{Author, Decimal, Item};
use crate::plan::account::{Figure, Measure, Situation};
use crate::plan::language::args;
use crate::score::Unit;

/// The key of a unit in what is kept and in drafts.
pub fn unit_key(unit: Unit) -> &'static str {
    match unit {
        Unit::Money => "money",
        Unit::Share => "share",
        Unit::Percent => "percent",
        Unit::Days => "days",
        Unit::Points => "points",
        Unit::Count => "count",
        Unit::Ratio => "ratio",
    }
}

/// The numbers of an objective, where they are numbers.
pub fn measure(item: &Item) -> Option<Measure> {
    let number = |field: &str| item.value(field)?.parse::<Decimal>().ok();
    Measure::of(Figure::from_key(item.value(FIGURE)?)?, number(BASELINE)?, number(TARGET)?)
}

/// A number of an objective as documents write it; as a person wrote it where it is none.
pub fn amount(s: &Situation<'_>, item: &Item, field: &str) -> String {
    let Some(written) = item.value(field) else { return String::new() };
    let Ok(number) = written.parse::<Decimal>() else { return written.to_owned() };
    let language = s.context.language;
    let float = || f64::try_from(number).ok();
    let counted = item.value(FIGURE).and_then(Figure::from_key).and_then(Figure::counted);
    let told = match item.value(UNIT) {
        Some("money") => Some(s.money(number)),
        Some("share") => float().map(|share| language.percent(share, 0)),
        Some("percent") => float().map(|percent| language.percent(percent / 100.0, 0)),
        Some("days") => i64::try_from(number.round()).ok().map(|days| language.days(days)),
        Some("points") => float().map(|points| language.nps(points)),
        Some("count") if counted.is_some() => {
            let n = usize::try_from(number).ok();
            counted.zip(n).map(|(key, n)| language.text(key, &args!["n" => n]))
        }
        _ => float().map(|number| language.number(number, if number.fract() == 0.0 { 0 } else { 1 })),
    };
    told.unwrap_or_else(|| written.to_owned())
}

/// Who wrote an item: `Ana Ruiz`; the id of one who is not among our people.
pub fn by(s: &Situation<'_>, item: &Item) -> String {
    match &item.author {
        Author::Program => String::new(),
        Author::Person(id) => person(s, id),
    }
}

/// A person of ours by id.
pub fn person(s: &Situation<'_>, id: &str) -> String {
    let users = s.context.portfolio.users.all();
    let user = users.iter().find(|user| user.record.id == id);
    user.and_then(|user| user.full_name()).unwrap_or_else(|| id.to_owned())
}

/// A text with other words for some that are in it, each in the last place where it stands by itself: `1,2 M€` does not
/// stand in `11,2 M€`. A text without them stays as it is.
pub fn reworded(text: &str, changes: &[(String, String)]) -> String {
    let mut reworded = text.to_owned();
    for (from, to) in changes.iter().filter(|(from, to)| from != to && !from.is_empty()) {
        if let Some(at) = last_by_itself(&reworded, from) {
            reworded.replace_range(at..at.saturating_add(from.len()), to);
        }
    }
    reworded
}

fn last_by_itself(text: &str, word: &str) -> Option<usize> {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2212}');
    let stands = |at: &usize| {
        let (before, rest) = text.split_at_checked(*at).unwrap_or_default();
        let after = rest.strip_prefix(word).unwrap_or_default();
        let mut back = before.chars().rev();
        let (last, one_before) = (back.next(), back.next());
        // A mark between digits is part of a number.
        let in_number = last.is_some_and(|c| matches!(c, '.' | ',')) && one_before.is_some_and(|c| c.is_ascii_digit());
        let mut ahead = after.chars();
        let (next, one_after) = (ahead.next(), ahead.next());
        let goes_on = next.is_some_and(|c| matches!(c, '.' | ',')) && one_after.is_some_and(|c| c.is_ascii_digit());
        !last.is_some_and(joins) && !in_number && !next.is_some_and(joins) && !goes_on
    };
    let found: Vec<usize> = text.match_indices(word).map(|(at, _)| at).filter(stands).collect();
    found.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, changes: &[(&str, &str)]) -> String {
        let changes: Vec<(String, String)> =
            changes.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        reworded(text, &changes)
    }

    #[test]
    fn figures_and_dates_are_exchanged_where_they_stand_by_themselves() {
        let text = "Raise revenue from €1.2M to €1.4M by 31 Oct 2027";
        let changes = [("31 Oct 2027", "30 Sept 2027"), ("€1.4M", "€1.5M"), ("€1.2M", "€1.1M")];
        assert_eq!(of(text, &changes), "Raise revenue from €1.1M to €1.5M by 30 Sept 2027");
        let spanish = "Pasar de 11,2 M€ a 1,2 M€ antes del 5/11/2026.";
        assert_eq!(of(spanish, &[("1,2 M€", "2 M€")]), "Pasar de 11,2 M€ a 2 M€ antes del 5/11/2026.");
        assert_eq!(of(spanish, &[("5/11/2026", "6/11/2026")]), "Pasar de 11,2 M€ a 1,2 M€ antes del 6/11/2026.");
        assert_eq!(of(spanish, &[("2/11/2026", "x"), ("", "y")]), spanish);
    }

    #[test]
    fn only_the_last_of_equal_words_is_exchanged() {
        assert_eq!(of("Renewal of 5 Nov: sign by 5 Nov", &[("5 Nov", "9 Nov")]), "Renewal of 5 Nov: sign by 9 Nov");
    }
}
