//! Pairwise judgements for `cartera weights`, as TOML or CSV.

use toml::Value;

/// `first` counts so many times as much as `second`.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    pub first: String,
    pub second: String,
    pub value: f64,
}

/// Why a file of judgements can't be used.
#[derive(Debug, thiserror::Error)]
pub enum JudgementError {
    #[error("cannot read `{file}`: {source}")]
    Unreadable { file: String, source: std::io::Error },
    #[error("`{file}` is not valid TOML: {message}")]
    Syntax { file: String, message: String },
    #[error("`{place}` is no judgement")]
    NoJudgement { place: String },
    #[error("`{value}` is no number, in the judgement `{place}`")]
    NoNumber { place: String, value: String },
}

impl JudgementError {
    pub fn hint(&self) -> &'static str {
        match self {
            JudgementError::Unreadable { .. } => "`cartera weights --template > judgements.toml` writes one to fill in",
            JudgementError::Syntax { .. } => "write lines such as `\"value over growth\" = 3` under `[judgements]`",
            JudgementError::NoJudgement { .. } => "write `\"value over growth\" = 3`, or in CSV `value,growth,3`",
            JudgementError::NoNumber { .. } => "write a number such as 3, or \"1/3\" the other way round",
        }
    }
}

/// Reads a file: CSV by its ending, else TOML.
pub fn read(file: &camino::Utf8Path) -> Result<Vec<Judged>, JudgementError> {
    let text =
        fs_err::read_to_string(file).map_err(|source| JudgementError::Unreadable { file: file.to_string(), source })?;
    let text = text.trim_start_matches('\u{feff}');
    match file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv")) {
        true => of_csv(text),
        false => of_toml(text, file.as_str()),
    }
}

fn of_toml(text: &str, file: &str) -> Result<Vec<Judged>, JudgementError> {
    let syntax = |message: String| JudgementError::Syntax { file: file.to_owned(), message };
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| syntax(error.message().to_owned()))?;
    let judgements = table.get("judgements").and_then(Value::as_table);
    let judgements = judgements.ok_or_else(|| syntax("there is no `[judgements]`".to_owned()))?;
    judgements
        .iter()
        .map(|(pair, value)| {
            let (first, second) = pair_of(pair).ok_or_else(|| JudgementError::NoJudgement { place: pair.clone() })?;
            let value = match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            Ok(Judged { first, second, value: number(&value, pair)? })
        })
        .collect()
}

/// `value over growth`.
fn pair_of(text: &str) -> Option<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [first, over, second] if over.eq_ignore_ascii_case("over") => {
            Some((first.to_lowercase(), second.to_lowercase()))
        }
        _ => None,
    }
}

/// Lines of `first,second,value`, with or without a heading; also with semicolons, as spreadsheets write them where the
/// comma is the decimal mark.
fn of_csv(text: &str) -> Result<Vec<Judged>, JudgementError> {
    let mut judged = Vec::new();
    for (number_of_line, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let separator = if line.contains(';') { ';' } else { ',' };
        let cells: Vec<String> =
            line.split(separator).map(|cell| cell.trim().trim_matches('"').trim().to_owned()).collect();
        let [first, second, value] = cells.as_slice() else {
            return Err(JudgementError::NoJudgement { place: line.to_owned() });
        };
        match number(value, line) {
            Ok(value) => judged.push(Judged { first: first.to_lowercase(), second: second.to_lowercase(), value }),
            Err(_) if number_of_line == 0 => {}
            Err(error) => return Err(error),
        }
    }
    Ok(judged)
}

/// `3`, `2.5`, `2,5` or `1/3`.
fn number(text: &str, place: &str) -> Result<f64, JudgementError> {
    let plain = |text: &str| text.trim().replace(',', ".").parse::<f64>().ok().filter(|value| value.is_finite());
    let value = match text.split_once('/') {
        Some((above, below)) => plain(above).zip(plain(below)).map(|(above, below)| above / below),
        None => plain(text),
    };
    value
        .filter(|value| value.is_finite())
        .ok_or_else(|| JudgementError::NoNumber { place: place.to_owned(), value: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(first: &str, second: &str, value: f64) -> Judged {
        Judged { first: first.to_owned(), second: second.to_owned(), value }
    }

    #[test]
    fn judgements_are_read_from_toml_and_csv() {
        let toml = "[judgements]\n\"value over growth\" = 3\n\"Value Over fit\" = \"1/4\"\n";
        let expected = [judged("value", "growth", 3.0), judged("value", "fit", 0.25)];
        let mut found = of_toml(toml, "x.toml").unwrap();
        found.sort_by(|a, b| b.value.total_cmp(&a.value));
        assert_eq!(found, expected);
        assert_eq!(of_csv("first,second,value\nvalue,growth,3\n\nvalue,fit,1/4\n").unwrap(), expected);
        assert_eq!(of_csv("value;growth;3,0\r\nvalue;fit;0,25\r\n").unwrap(), expected);
    }

    #[test]
    fn what_is_no_judgement_is_named() {
        assert!(matches!(of_toml("[judgements]\n\"value growth\" = 3", ""), Err(JudgementError::NoJudgement { .. })));
        assert!(matches!(of_toml("[judgement]\n", ""), Err(JudgementError::Syntax { .. })));
        assert!(matches!(of_csv("a,b,3\nb,c,x"), Err(JudgementError::NoNumber { .. })));
        assert!(matches!(of_csv("a,b,3\nb,c,1/0"), Err(JudgementError::NoNumber { .. })));
        assert!(matches!(of_csv("a,b"), Err(JudgementError::NoJudgement { .. })));
    }
}
