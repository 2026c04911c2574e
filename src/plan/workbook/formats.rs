//! How a workbook's cells write numbers and dates, derived from the forms that the language gives them in texts.
//!
//! A file's number formats always name the point and the comma; the reader's Excel shows its own marks for them. What
//! the file decides is where the currency stands, what sign a negative number has and the order of a date.

use serde::Serialize;

use crate::model::{Currency, Date, Decimal};
use crate::plan::language::Language;

/// Number formats in the syntax of Excel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Formats {
    pub whole: String,
    pub number: String,
    /// Whole units: the cell holds the exact amount.
    pub money: String,
    pub share: String,
    pub share_change: String,
    pub date: String,
    pub month: String,
    /// North American letter rather than A4.
    pub letter: bool,
}

/// A negative number's real minus sign.
const MINUS: &str = "\"\u{2212}\"";

impl Formats {
    pub fn of(language: &Language, currency: Currency) -> Formats {
        let percent = if language.percent(0.0, 0).contains('\u{A0}') { "0.0\u{A0}%" } else { "0.0%" };
        Formats {
            whole: signed("#,##0"),
            number: signed("#,##0.0"),
            money: signed(&money(language, currency)),
            share: signed(percent),
            share_change: format!("+{percent};{MINUS}{percent};{percent}"),
            date: date(language).to_owned(),
            month: "mm/yyyy".to_owned(),
            letter: letter(&language.locale()),
        }
    }
}

fn signed(format: &str) -> String {
    format!("{format};{MINUS}{format}")
}

/// `#,##0 "€"`: the digits stand where the language puts those of zero.
fn money(language: &Language, currency: Currency) -> String {
    let zero = language.money_whole(Decimal::ZERO, currency);
    let (before, after) = zero.split_once('0').unwrap_or(("", ""));
    format!("{}#,##0{}", quoted(before), quoted(after))
}

fn quoted(text: &str) -> String {
    let text = text.replace('"', "");
    if text.is_empty() { text } else { format!("\"{text}\"") }
}

/// In figures, since month names would come in the language of the reader's Excel, in the order of the locale.
fn date(language: &Language) -> &'static str {
    let sample = language.date_short(Date::constant(2026, 10, 31));
    let (day, year) = (sample.find("31"), sample.find("2026"));
    let month = sample.find(char::is_alphabetic);
    match (day, month, year) {
        (Some(day), _, Some(year)) if year < day => "yyyy-mm-dd",
        (Some(day), Some(month), _) if month < day => "mm/dd/yyyy",
        _ => "dd/mm/yyyy",
    }
}

/// Countries that print on letter paper (CLDR, measurement data).
fn letter(locale: &str) -> bool {
    const LETTER: &[&str] = &["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"];
    locale.rsplit('-').any(|part| LETTER.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::language::LanguageCode;

    fn formats(locale: &str, currency: &str) -> Formats {
        let code = if locale.starts_with("es") { LanguageCode::Es } else { LanguageCode::En };
        let language = Language::load(code, locale, None).unwrap();
        Formats::of(&language, Currency::parse(currency).unwrap())
    }

    #[test]
    fn the_currency_stands_where_the_locale_puts_it() {
        let plain = |formats: Formats| formats.money.split(';').next().unwrap().replace('\u{A0}', " ");
        assert_eq!(plain(formats("es-ES", "EUR")), "#,##0\" €\"");
        assert_eq!(plain(formats("en-US", "EUR")), "\"€\"#,##0");
        assert_eq!(plain(formats("es-MX", "MXN")), "\"$\"#,##0");
        assert_eq!(plain(formats("en-US", "CHF")), "\"CHF \"#,##0");
    }

    #[test]
    fn dates_and_paper_follow_the_locale() {
        for (locale, date, letter) in [
            ("es-ES", "dd/mm/yyyy", false),
            ("es-MX", "dd/mm/yyyy", true),
            ("en-US", "mm/dd/yyyy", true),
            ("en-GB", "dd/mm/yyyy", false),
        ] {
            let formats = formats(locale, "EUR");
            assert_eq!((formats.date.as_str(), formats.letter), (date, letter), "{locale}");
        }
    }
}
