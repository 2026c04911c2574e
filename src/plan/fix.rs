//! What to fix, in the words of the reports.

use super::language::{Args, Language, args};
use crate::ingest::{Fix, FixKind, FixStatus, FixValue, GoneFix, Reject, Remedy, Severity};

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
const EXPECTED: [(&str, &str); 16] = [
    ("text", "expected-text"),
    ("a number", "expected-number"),
    ("a date", "expected-date"),
    ("yes or no", "expected-flag"),
    ("a currency code such as EUR", "expected-currency"),
    ("a record", "expected-record"),
    ("one row an account", "expected-one-row"),
    ("the quote that closes the cell", "expected-closing-quote"),
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

/// What stood in the row that was set aside: the cell as it is, else what reading says of the row.
pub fn found(language: &Language, reject: &Reject) -> String {
    let text = reject.found.as_str();
    let again = || text.strip_prefix("id ")?.rsplit_once(" again, first in row ");
    match reject.remedy {
        Remedy::FillCell if text == "nothing" => language.word("found-nothing"),
        Remedy::MergeAccounts if let Some((id, row)) = again() => {
            language.text("found-again", &args!["id" => id, "row" => row])
        }
        Remedy::QuoteCell if reject.column.is_none() => of_row(language, text),
        _ => text.to_owned(),
    }
}

/// What is said of a row whose cells can't be told to their columns.
fn of_row(language: &Language, text: &str) -> String {
    let cells = text.strip_suffix(" cells").and_then(|n| n.parse::<usize>().ok());
    match cells {
        Some(n) => language.text("n-cells", &args!["n" => n]),
        None if text == "a quote that opens a cell" => language.word("found-open-quote"),
        None => text.to_owned(),
    }
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
    fn what_reading_says_of_a_row_is_told_in_the_reports_language_and_a_cell_stays_as_it_is() {
        let reject = |found: &str, column: Option<&str>, remedy| Reject {
            file: "a.csv".to_owned(),
            sheet: None,
            row: 7,
            entity: crate::model::Entity::Account,
            column: column.map(str::to_owned),
            found: found.to_owned(),
            expected: "17".to_owned(),
            remedy,
            row_kept: false,
        };
        let spanish = Language::load(LanguageCode::Es, LanguageCode::Es.default_locale(), None).unwrap();
        for (found_there, column, remedy, told) in [
            ("nothing", Some("Id"), Remedy::FillCell, "nada"),
            ("16 cells", None, Remedy::QuoteCell, "16 celdas"),
            ("a quote that opens a cell", None, Remedy::QuoteCell, "unas comillas que abren una celda"),
            (
                "id A again, b again, first in row 3",
                None,
                Remedy::MergeAccounts,
                "id A again, b otra vez; la primera, en la fila 3",
            ),
            ("nothing", Some("Amount"), Remedy::CorrectCell, "nothing"),
        ] {
            assert_eq!(found(&spanish, &reject(found_there, column, remedy)), told);
        }
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
