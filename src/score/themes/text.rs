//! A comment as words.

use deunicode::deunicode;

/// A word without case and accents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    /// Which part of the sentence it stands in: a negation does not reach beyond its own.
    pub clause: usize,
}

/// Words after which another thing is said.
const TURNS: &[&str] = &["but", "although", "though", "however", "yet", "pero", "aunque", "sino"];

/// Letters and digits make words, apostrophes are dropped (`don't` is `dont`), all else parts them.
pub fn tokens(text: &str) -> Vec<Token> {
    let ascii = if text.is_ascii() { text.to_ascii_lowercase() } else { deunicode(text).to_ascii_lowercase() };
    let (mut tokens, mut word, mut clause) = (Vec::new(), String::new(), 0);
    for letter in ascii.chars().chain([' ']) {
        if letter.is_ascii_alphanumeric() {
            word.push(letter);
            continue;
        }
        if letter == '\'' || letter == '`' {
            continue;
        }
        if !word.is_empty() {
            let text = std::mem::take(&mut word);
            clause += usize::from(TURNS.contains(&text.as_str()));
            tokens.push(Token { text, clause });
        }
        clause += usize::from(matches!(letter, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '\n'));
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_apostrophes_and_clauses() {
        let given = tokens("¡Entregó TARDE, pero Don’t worry!");
        let words: Vec<(&str, usize)> = given.iter().map(|token| (token.text.as_str(), token.clause)).collect();
        let clause = words[1].1;
        assert_eq!(
            words.iter().map(|(word, _)| *word).collect::<Vec<_>>(),
            ["entrego", "tarde", "pero", "dont", "worry"]
        );
        assert!(words[0].1 == clause && words[2].1 > clause && words[3].1 == words[2].1, "{words:?}");
        assert!(tokens("… — ¿?").is_empty());
    }
}
