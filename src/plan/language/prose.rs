//! Quotes, lists and cuts of running text.

use unicode_normalization::char::is_combining_mark;

use super::{Language, LanguageCode, args};

impl Language {
    /// In the language's quotation marks: `«texto»`, `“text”`.
    pub fn quoted(&self, text: &str) -> String {
        self.text("quoted", &args!["text" => text])
    }

    /// `a`, `a y b`, `a, b y c`; in English `a, b, and c`. Spanish `y` is `e` before the sound of i.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let Some((last, rest)) = items.split_last() else { return String::new() };
        let last = last.as_ref();
        if rest.is_empty() {
            return last.to_owned();
        }
        let first = rest.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
        let changed = self.code == LanguageCode::Es && starts_with_sound_of_i(last);
        let key = match (rest.len(), changed) {
            (1, false) => "list-pair",
            (1, true) => "list-pair-e",
            (_, false) => "list-last",
            (_, true) => "list-last-e",
        };
        self.text(key, &args!["first" => first, "last" => last])
    }
}

/// A text in which a value that ends in a stop, such as `Acme Corp.`, also ends a sentence: one stop serves both.
pub(super) fn stopped_once(text: &str, value: &str) -> String {
    let doubled = format!("{value}.");
    let mut rest = text;
    let mut told = String::with_capacity(text.len());
    while let Some((before, after)) = rest.split_once(doubled.as_str()) {
        told.push_str(before);
        // Three stops are an ellipsis.
        told.push_str(if after.starts_with('.') { &doubled } else { value });
        rest = after;
    }
    told.push_str(rest);
    told
}

/// Two sentences one after another, of which the first may end in a stop of its own.
pub fn followed(first: &str, next: &str) -> String {
    let stop = if first.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{stop} {next}")
}

/// Whether a Spanish word begins with the vowel i (`Iberia`, `hijos`), not with a diphthong (`hierro`, `Yucatán`).
fn starts_with_sound_of_i(word: &str) -> bool {
    let folded: String = word.chars().take(4).flat_map(char::to_lowercase).collect();
    let sounded = folded.strip_prefix('h').unwrap_or(&folded);
    let mut letters = sounded.chars();
    match letters.next() {
        Some('í') => true,
        Some('i') => !matches!(letters.next(), Some('a' | 'e' | 'o' | 'á' | 'é' | 'ó')),
        // `Yves`, but not `Yucatán`; and the `y` of `hy-` is i too.
        Some('y') => letters.next().is_some_and(|next| next.is_alphabetic() && !"aeiouáéíóú".contains(next)),
        _ => false,
    }
}

/// The text with at most `longest` characters, the last one an ellipsis if anything was cut. An accent, joiner or
/// variation mark stays with the letter before it, and no space is left before the ellipsis.
pub fn truncated(text: &str, longest: usize) -> String {
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    let Some(room) = longest.checked_sub(1) else { return String::new() };
    let mut kept: Vec<char> = text.chars().take(room).collect();
    let mut next = text.chars().nth(room);
    while next.is_some_and(|next| attaches(kept.last().copied(), next)) {
        next = kept.pop();
    }
    let kept: String = kept.into_iter().collect();
    format!("{}…", kept.trim_end())
}

/// Whether a character belongs to the one before it.
fn attaches(before: Option<char>, next: char) -> bool {
    const JOINER: char = '\u{200D}';
    let region = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
    is_combining_mark(next)
        || next == JOINER
        || before == Some(JOINER)
        || ('\u{FE00}'..='\u{FE0F}').contains(&next)
        || ('\u{1F3FB}'..='\u{1F3FF}').contains(&next)
        || (region(next) && before.is_some_and(region))
}

#[cfg(test)]
mod tests {
    use super::super::tests::language;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quotation_marks_are_those_of_the_language() {
        assert_eq!(language("es-ES").quoted("no"), "«no»");
        assert_eq!(language("en-US").quoted("no"), "“no”");
    }

    #[test]
    fn lists_join_as_the_language_does() {
        let (es, en) = (language("es-ES"), language("en-US"));
        assert_eq!(es.list::<&str>(&[]), "");
        assert_eq!(es.list(&["a"]), "a");
        assert_eq!(es.list(&["a", "b"]), "a y b");
        assert_eq!(es.list(&["a", "b", "c"]), "a, b y c");
        assert_eq!(en.list(&["a", "b"]), "a and b");
        assert_eq!(en.list(&["a", "b", "c"]), "a, b, and c");
    }

    #[test]
    fn spanish_y_gives_way_before_the_sound_of_i() {
        let es = language("es-MX");
        for (word, joined) in [
            ("Iberia", "a e Iberia"),
            ("Índice", "a e Índice"),
            ("hijos", "a e hijos"),
            ("Yves", "a e Yves"),
            ("hierro", "a y hierro"),
            ("Yucatán", "a y Yucatán"),
            ("Ion", "a y Ion"),
            ("hora", "a y hora"),
            ("", "a y "),
        ] {
            assert_eq!(es.list(&["a", word]), joined);
        }
        assert_eq!(es.list(&["a", "b", "Italia"]), "a, b e Italia");
        assert_eq!(language("en-US").list(&["a", "Italy"]), "a and Italy");
    }

    #[test]
    fn a_cut_shows_and_never_parts_a_letter_from_its_accent() {
        assert_eq!(truncated("Acme", 4), "Acme");
        assert_eq!(truncated("Acme Industrial", 6), "Acme…");
        assert_eq!(truncated("Acme Industrial", 8), "Acme In…");
        assert_eq!(truncated("cafe\u{301} solo", 5), "caf…");
        assert_eq!(truncated("a\u{1F469}\u{200D}\u{1F4BB}bcd", 4), "a…");
        assert_eq!(truncated("\u{1F1EA}\u{1F1F8}x", 2), "…");
        assert_eq!(truncated("abc", 0), "");
        assert_eq!(truncated("", 0), "");
    }

    #[test]
    fn a_name_that_ends_in_a_stop_ends_a_sentence_with_that_stop() {
        for locale in ["es-ES", "en-US"] {
            let language = language(locale);
            let told = |name: &str| language.text("change-owner", &args!["from" => "Eva", "to" => name]);
            assert_eq!(told("Acme Corp."), told("Acme Corp"), "{locale}");
            assert!(told("Acme Inc.").ends_with("Acme Inc.") && !told("Acme Inc.").ends_with(".."), "{locale}");
        }
        assert_eq!(stopped_once("de S.L.. a S.L.", "S.L."), "de S.L. a S.L.");
        assert_eq!(stopped_once("Acme Corp....", "Acme Corp."), "Acme Corp....");
        assert_eq!(followed("Sold to Acme Inc.", "Next"), "Sold to Acme Inc. Next");
        assert_eq!(followed("Sold", "Next"), "Sold. Next");
    }

    proptest! {
        #[test]
        fn a_cut_text_fits_and_begins_the_text(text in ".{0,40}", longest in 0usize..50) {
            let cut = truncated(&text, longest);
            prop_assert!(cut.chars().count() <= longest);
            prop_assert!(cut == text || text.starts_with(cut.trim_end_matches('…')));
        }

        #[test]
        fn any_list_is_joined(items in proptest::collection::vec(".{0,8}", 0..6)) {
            for locale in ["es-ES", "en-US"] {
                let joined = language(locale).list(&items);
                prop_assert!(items.iter().all(|item| joined.contains(item.as_str())));
            }
        }
    }
}
