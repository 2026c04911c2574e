//! What to fix, in the words of the reports.

use super::language::{Args, Language, args};
use crate::ingest::{Fix, FixKind, FixStatus, FixValue, GoneFix, Severity};

/// What is wrong, as a sentence without a full stop.
pub fn what(language: &Language, fix: &Fix) -> String {
    let n = match fix.values.get("n") {
        Some(FixValue::Count(n)) => *n,
        _ => fix.count,
    };
    let mut values = args!["n" => n];
    for (name, value) in fix.values.iter().filter(|(name, _)| **name != "n") {
        values = values.with(*name, written(language, name, value));
    }
    language.text(&message(fix), &values)
}

/// What to do about it.
pub fn remedy(language: &Language, kind: FixKind) -> String {
    language.word(&format!("fix-remedy-{}", hyphened(kind.key())))
}

/// What reading expects in a cell, with the key of its words.
const EXPECTED: [(&str, &str); 15] = [
    ("text", "expected-text"),
    ("a number", "expected-number"),
    ("a date", "expected-date"),
    ("yes or no", "expected-flag"),
    ("a currency code such as EUR", "expected-currency"),
    ("a record", "expected-record"),
    ("one row an account", "expected-one-row"),
    ("a number that reads one way only: force the decimal mark", "expected-clear-number"),
    ("a date that reads one way only: force the order of day and month", "expected-clear-date"),
    ("a number of at most 28 digits", "expected-exact-number"),
    ("a day that exists, from 1900 to 2200", "expected-day-in-range"),
    ("a number with a decimal point, as in the rest of its column", "expected-decimal-point"),
    ("a number with a decimal comma, as in the rest of its column", "expected-decimal-comma"),
    ("a date of day, month and year, as in the rest of its column", "expected-day-first"),
    ("a date of month, day and year, as in the rest of its column", "expected-month-first"),
];

/// What a cell was expected to hold; as it is told to who runs the program where there are no other words for it.
pub fn expected(language: &Language, text: &str) -> String {
    let known = EXPECTED.iter().find(|(told, _)| *told == text);
    known.map_or_else(|| text.to_owned(), |(_, key)| language.word(key))
}

/// What it was about, of which only the kind is certain.
pub fn gone(language: &Language, fix: &GoneFix) -> String {
    let kind = language.word(&format!("fix-kind-{}", hyphened(fix.kind.key())));
    match &fix.file {
        Some(file) => format!("{kind}: {file}"),
        None => kind,
    }
}

pub fn severity(language: &Language, severity: Severity) -> String {
    language.word(&format!("fix-severity-{}", severity.key()))
}

/// Nothing where there is no earlier list.
pub fn status(language: &Language, status: Option<FixStatus>) -> String {
    status.map_or_else(String::new, |status| language.word(&format!("fix-status-{}", status.key())))
}

/// The file and sheet, and the column.
pub fn place(fix: &Fix) -> String {
    let parts = [fix.file.as_deref(), fix.sheet.as_deref(), fix.column.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The first rows: `2, 5, 9 …`.
pub fn rows(fix: &Fix) -> String {
    const SHOWN: usize = 10;
    let rows: Vec<String> = fix.places.iter().filter_map(|place| Some(place.row?.to_string())).collect();
    let more = if rows.len() > SHOWN || fix.count > rows.len() && !rows.is_empty() { " …" } else { "" };
    format!("{}{more}", rows.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", "))
}

/// A kind that is told of a file or of all together has a message for each.
fn message(fix: &Fix) -> String {
    let of_file = fix.kind == FixKind::FewerRows && fix.file.is_some();
    format!("fix-{}{}", hyphened(fix.kind.key()), if of_file { "-file" } else { "" })
}

fn hyphened(key: &str) -> String {
    key.replace('_', "-")
}

fn written(language: &Language, name: &str, value: &FixValue) -> String {
    match value {
        FixValue::Text(text) if ["dimension", "figure"].contains(&name) => {
            let key = format!("fix-{name}-{text}");
            if language.has(&key) { language.text(&key, &Args::none()) } else { text.clone() }
        }
        FixValue::Text(theme) if name == "theme" => language.theme(theme).to_lowercase(),
        FixValue::Text(text) => text.clone(),
        FixValue::Count(count) => language.integer(i64::try_from(*count).unwrap_or(i64::MAX)),
        FixValue::Share(share) => language.percent(*share, 0),
        FixValue::Day(day) => language.date_short(*day),
        FixValue::Month(month) => language.month_long(*month),
        FixValue::Amount { amount, currency: Some(currency) } => language.money(*amount, *currency),
        FixValue::Amount { amount, currency: None } => amount.normalize().to_string(),
        FixValue::Entity(entity) => language.entity(*entity, 2),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Kind;
    use crate::plan::language::LanguageCode;

    #[test]
    fn what_a_kind_of_field_expects_is_told_in_every_language() {
        for code in LanguageCode::ALL {
            let language = Language::load(code, code.default_locale(), None).unwrap();
            assert!(EXPECTED.iter().all(|(_, key)| language.has(key)), "{EXPECTED:?}");
            for kind in [Kind::Text, Kind::Decimal, Kind::Number, Kind::Date, Kind::Flag, Kind::Currency] {
                assert!(EXPECTED.iter().any(|(told, _)| *told == kind.expected()), "{kind:?}");
            }
        }
        let spanish = Language::load(LanguageCode::Es, LanguageCode::Es.default_locale(), None).unwrap();
        assert_eq!(expected(&spanish, "a number"), "un número");
        assert_eq!(expected(&spanish, "17"), "17");
    }

    #[test]
    fn every_kind_severity_and_status_has_words_in_both_languages() {
        for code in LanguageCode::ALL {
            let language = Language::load(code, code.default_locale(), None).unwrap();
            for kind in FixKind::ALL {
                let key = hyphened(kind.key());
                for message in [format!("fix-{key}"), format!("fix-remedy-{key}"), format!("fix-kind-{key}")] {
                    assert!(language.has(&message), "{message}");
                }
            }
            assert!(language.has("fix-fewer-rows-file"));
            for key in ["severity-high", "severity-medium", "severity-low", "status-new", "status-still", "status-gone"]
            {
                assert!(language.has(&format!("fix-{key}")), "{key}");
            }
        }
    }
}
