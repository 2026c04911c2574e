//! Which comments may be shown, and what is blotted out of them.

use super::config::ThemesConfig;
use crate::model::SurveyResponse;

/// Whether a comment may be quoted. Never where it was promised that it would not be shown; and an anonymous one only
/// where so many people of the account answered that it does not tell who wrote it.
pub fn may_be_quoted(answer: &SurveyResponse, respondents: usize, config: &ThemesConfig) -> bool {
    let named = answer.contact_id.is_some() || answer.email.is_some() || answer.name.is_some();
    answer.confidential != Some(true) && (named || respondents >= config.min_respondents)
}

/// Stands for what is blotted out.
const BLOT: &str = "[…]";
/// Digits of a number that is dialled.
const PHONE_DIGITS: usize = 9;
/// The same with a `+` before it, or in groups.
const PHONE_DIGITS_MARKED: usize = 7;
/// Letters of a name that is blotted out by itself.
const NAME_LETTERS: usize = 3;

/// A comment without e-mail and web addresses, phone numbers and the names given: whole, or any part of them that is
/// written with a capital letter.
pub fn redacted<'a>(comment: &str, names: impl IntoIterator<Item = &'a str>) -> String {
    let names: Vec<String> =
        names.into_iter().flat_map(str::split_whitespace).map(bare).filter(|name| name.len() >= NAME_LETTERS).collect();
    let words: Vec<&str> = comment.split_whitespace().collect();
    let mut told: Vec<String> = Vec::new();
    let mut place = 0;
    while let Some(word) = words.get(place) {
        let phone = words.get(place..).map_or(0, phone_words);
        let hidden = phone > 0 || is_address(word) || is_name(word, &names);
        if hidden {
            // A name of several words leaves one blot; the punctuation behind it stays.
            let last = words.get(place + phone.max(1) - 1).copied().unwrap_or(word);
            let ending: String =
                last.chars().rev().take_while(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?')).collect();
            if told.last().is_none_or(|before| before != BLOT) {
                told.push(String::new());
            }
            if let Some(blot) = told.last_mut() {
                *blot = format!("{BLOT}{}", ending.chars().rev().collect::<String>());
            }
        } else {
            told.push((*word).to_owned());
        }
        place += phone.max(1);
    }
    told.join(" ")
}

/// Lower case, without accents and punctuation.
fn bare(word: &str) -> String {
    super::text::tokens(word).into_iter().map(|token| token.text).collect()
}

fn is_name(word: &str, names: &[String]) -> bool {
    let capital = word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let possessive = |word: &str| word.trim_end_matches("'s").trim_end_matches("’s").to_owned();
    capital && {
        let (plain, own) = (bare(word), bare(&possessive(word)));
        names.iter().any(|name| *name == plain || *name == own)
    }
}

fn is_address(word: &str) -> bool {
    let mail = word.split_once('@').is_some_and(|(before, after)| {
        before.chars().any(char::is_alphanumeric) && after.chars().any(char::is_alphanumeric)
    });
    mail || word.contains("://") || word.to_lowercase().starts_with("www.")
}

/// How many of the first words are a phone number: digits with `+ - . / ( )` between them, not a date or an amount.
fn phone_words(words: &[&str]) -> usize {
    let trimmed = |word: &str| word.trim_end_matches([',', ';', '!', '?', ':', '.']).to_owned();
    let dialled = |word: &&&str| {
        let word = trimmed(word);
        let digits = word.chars().any(|c| c.is_ascii_digit());
        digits && word.chars().all(|c| c.is_ascii_digit() || "+-./()".contains(c))
    };
    // Words end where punctuation does.
    let mut run = 0;
    for word in words.iter().take_while(dialled) {
        run += 1;
        if trimmed(word) != *word {
            break;
        }
    }
    let text = words.iter().take(run).copied().collect::<Vec<_>>().join(" ");
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let marked = text.starts_with('+')
        || text.starts_with('(')
        || (run >= 2 && digits >= PHONE_DIGITS_MARKED)
        || (run == 1 && text.matches('-').count() == 1 && digits >= PHONE_DIGITS_MARKED);
    if digits >= PHONE_DIGITS || marked && digits >= PHONE_DIGITS_MARKED { run } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tells_who_is_blotted_out() {
        let names = ["Ana María Prado", "Luis O'Neill"];
        for (given, expected) in [
            ("Escriban a ana.prado@cliente.es, gracias", "Escriban a […], gracias"),
            ("Llámenme al +34 600 123 456.", "Llámenme al […]."),
            ("Call 555-1234 or (212) 555 0199 please", "Call […] or […] please"),
            ("Ana Prado y LUIS nos ayudaron", "[…] y […] nos ayudaron"),
            ("Luis’s team is great", "[…] team is great"),
            ("mail me: x@y.co!", "mail me: […]!"),
            ("See https://acme.com/u/77 or www.acme.com", "See […] or […]"),
        ] {
            assert_eq!(redacted(given, names), expected);
        }
    }

    #[test]
    fn dates_amounts_and_ordinary_words_stay() {
        for kept in
            ["Desde el 2026-10-31 nada", "We paid 12,500.00 for 300 units in 2025", "el prado verde", "24/7 y 365 días"]
        {
            assert_eq!(redacted(kept, ["Ana Prado"]), kept);
        }
        assert_eq!(redacted("", []), "");
    }

    #[test]
    fn confidential_answers_are_never_quoted_and_anonymous_ones_only_in_company() {
        let config = ThemesConfig::default();
        let blank = || SurveyResponse {
            id: None,
            account_id: None,
            account_name: None,
            account_domain: None,
            contact_id: None,
            email: None,
            name: None,
            date: None,
            nps_rating: None,
            csat_rating: None,
            ces_rating: None,
            comment: None,
            survey: None,
            kind: None,
            role: None,
            confidential: None,
            status: None,
        };
        let anonymous = blank();
        assert!(!may_be_quoted(&anonymous, 2, &config) && may_be_quoted(&anonymous, 3, &config));
        let named = SurveyResponse { email: Some("a@b.co".into()), ..blank() };
        assert!(may_be_quoted(&named, 1, &config));
        let promised = SurveyResponse { confidential: Some(true), ..named };
        assert!(!may_be_quoted(&promised, 50, &config));
    }
}
