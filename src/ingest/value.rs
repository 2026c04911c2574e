//! One cell as it was read, before a column's kind gives it a meaning.

use jiff::civil::DateTime;

/// What a cell holds. Text files give `Empty` and `Text` only.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// Nothing, or blanks only.
    Empty,
    /// As written, blanks around it included.
    Text(&'a str),
    Number(f64),
    Flag(bool),
    /// A cell that the workbook formats as a date, in either epoch.
    DateTime(DateTime),
    /// An error of a formula, such as `#REF!`.
    Error(&'a str),
}

impl Value<'_> {
    pub fn is_empty(&self) -> bool {
        matches!(self, Value::Empty)
    }

    /// Whether the cell stands for no value where a number, a date, a flag or a currency is expected: blank, an error,
    /// a null lookup, or one of the words that stand for missing (`N/A`, `NULL`, `-` and the like).
    pub fn is_missing(&self) -> bool {
        match self {
            Value::Empty | Value::Error(_) => true,
            Value::Text(text) => {
                let text = trim(text);
                text.is_empty() || is_null_lookup(text) || is_error_text(text) || is_missing_word(text)
            }
            _ => false,
        }
    }
}

/// Without blanks around it: those of Unicode, no-break spaces, zero-width spaces and byte order marks.
pub fn trim(text: &str) -> &str {
    // Most cells begin and end with a sign that is seen, which spares looking at characters.
    if let [first, .., last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}')
}

/// Salesforce writes a lookup that points nowhere as zeros, in 15 or 18 characters.
pub(super) fn is_null_lookup(text: &str) -> bool {
    matches!(text, "000000000000000AAA" | "000000000000000")
}

/// The errors of Excel as text, in English and Spanish.
pub(super) fn is_error_text(text: &str) -> bool {
    const ERRORS: [&str; 17] = [
        "#N/A",
        "#N/D",
        "#REF!",
        "#¡REF!",
        "#DIV/0!",
        "#¡DIV/0!",
        "#VALUE!",
        "#¡VALOR!",
        "#NAME?",
        "#¿NOMBRE?",
        "#NULL!",
        "#¡NULO!",
        "#NUM!",
        "#¡NUM!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
    ];
    text.starts_with('#') && ERRORS.iter().any(|error| text.eq_ignore_ascii_case(error))
}

/// Words that stand for a missing value in columns that hold no text.
fn is_missing_word(text: &str) -> bool {
    const LONGEST: usize = 7;
    if text.len() > LONGEST {
        return false;
    }
    const WORDS: [&str; 14] =
        ["-", "--", "–", "—", "n/a", "n.a.", "n/d", "n.d.", "na", "null", "none", "nan", "(null)", "(blank)"];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}
