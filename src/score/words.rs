//! Matching the words of sources with those of the configuration.

use deunicode::deunicode;

/// Phrases to look for, without case, accents and punctuation.
#[derive(Debug, Clone)]
pub struct Phrases(Vec<String>);

impl Phrases {
    pub fn new(phrases: &[String]) -> Phrases {
        Phrases(phrases.iter().map(|phrase| padded(phrase)).filter(|phrase| phrase.trim() != "").collect())
    }

    /// Whether a phrase occurs in the text as whole words.
    pub fn occur_in(&self, text: &str) -> bool {
        let text = padded(text);
        self.0.iter().any(|phrase| text.contains(phrase.as_str()))
    }

    pub fn occur_in_any(&self, texts: &[Option<&str>]) -> bool {
        texts.iter().flatten().any(|text| self.occur_in(text))
    }
}

/// Lower case, without accents, everything but letters and digits one space: `Cerrada–Ganada` is ` cerrada ganada `.
fn padded(text: &str) -> String {
    let ascii = if text.is_ascii() { text.to_ascii_lowercase() } else { deunicode(text).to_ascii_lowercase() };
    let mut padded = String::with_capacity(ascii.len() + 2);
    padded.push(' ');
    for letter in ascii.chars() {
        if letter.is_ascii_alphanumeric() {
            padded.push(letter);
        } else if letter != '\'' && !padded.ends_with(' ') {
            padded.push(' ');
        }
    }
    if !padded.ends_with(' ') {
        padded.push(' ');
    }
    padded
}

/// The same for `GTX Pro`, `GTXPro` and `gtx-pro`: for names that systems spell differently.
pub fn name_key(text: &str) -> String {
    padded(text).replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_as_whole_words_only() {
        let won = Phrases::new(&["won".to_owned(), "cerrada ganada".to_owned()]);
        assert!(won.occur_in("Closed Won") && won.occur_in("CERRADA – Ganada") && won.occur_in("won"));
        assert!(!won.occur_in("Wonderful prospect") && !won.occur_in("Won't buy") && !won.occur_in(""));
        assert!(Phrases::new(&["reunion".to_owned()]).occur_in("Reunión"));
        assert!(!Phrases::new(&[" ".to_owned()]).occur_in("anything"));
    }
}
