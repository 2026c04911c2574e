//! The one function through which data becomes part of a path.

use deunicode::deunicode;

/// Longest part that stems from a name, in bytes.
const NAME_LEN: usize = 40;
/// Longest part that stems from an id, in bytes.
const ID_LEN: usize = 24;
/// Hex digits of the id's BLAKE3.
const HASH_LEN: usize = 10;

/// A path segment made from a name and an id: `acme-gmbh--a-1042`, or `acme-gmbh--a-1042--3f9c2e1a07` where the id
/// could not be kept as it is.
///
/// - Only `a-z`, `0-9` and `-`, from 1 to 78 bytes, neither first nor last a `-`.
/// - Different ids give different slugs, whatever the names, also where upper and lower case are one: `--` stands only
///   between the parts, and an id that slugging would change (other than from upper case to lower) carries its hash.
/// - No name that Windows reserves (`con`, `nul`, `lpt1`): those have no `--`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// The slug of what is called `name` and identified by `id`; either may be any text, the empty one too.
pub fn slug(name: &str, id: &str) -> Slug {
    let name = squeeze(name, NAME_LEN);
    let name = if name.is_empty() { "unnamed" } else { &name };
    let short_id = squeeze(id, ID_LEN);
    if !short_id.is_empty() && short_id.to_ascii_uppercase() == id {
        return Slug(format!("{name}--{short_id}"));
    }
    let short_id = if short_id.is_empty() { "noid" } else { &short_id };
    let hash: String = blake3::hash(id.as_bytes()).to_hex().chars().take(HASH_LEN).collect();
    Slug(format!("{name}--{short_id}--{hash}"))
}

impl Slug {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// Latin lower case, with one `-` for each run of anything but letters and digits, none at either end.
fn squeeze(text: &str, longest: usize) -> String {
    let mut squeezed = String::with_capacity(longest);
    for word in deunicode(text).split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !squeezed.is_empty() {
            squeezed.push('-');
        }
        squeezed.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        if squeezed.len() > longest {
            break;
        }
    }
    squeezed.truncate(longest); // ASCII: every byte is a boundary
    squeezed.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const HOSTILE: [&str; 22] = [
        "#1 \"Supplies\" <b>$x$</b> ../../etc",
        "=HYPERLINK(\"http://x\")",
        "+1",
        "-5",
        "@x",
        "Ελληνικά Ναυπηγεία ΑΕ",
        "株式会社東京",
        "🚀🚀",
        "CON",
        "con",
        "NUL.txt",
        "LPT1",
        "",
        " ",
        ".",
        "..",
        "/",
        "\\\\server\\share",
        "a/b",
        "a-b",
        "A-B",
        "\u{202e}gpj.exe\0",
    ];

    fn is_safe(slug: &Slug) -> bool {
        let text = slug.as_str();
        (1..=78).contains(&text.len())
            && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
            && !text.starts_with('-')
            && !text.ends_with('-')
            && text.contains("--")
    }

    #[test]
    fn hostile_names_and_ids_give_safe_slugs_unique_by_id() {
        let long = "x".repeat(300);
        let texts: Vec<&str> = HOSTILE.into_iter().chain([long.as_str()]).collect();
        for name in &texts {
            let slugs: BTreeSet<Slug> = texts.iter().map(|id| slug(name, id)).collect();
            assert_eq!(slugs.len(), texts.len(), "{name}");
            assert!(slugs.iter().all(is_safe), "{slugs:?}");
        }
    }

    #[test]
    fn a_plain_id_stays_readable() {
        assert_eq!(slug("Acme GmbH & Co. KG", "A-1042").as_str(), "acme-gmbh-co-kg--a-1042");
        assert_eq!(slug("Ñandú S.A.", "42").as_str(), "nandu-s-a--42");
        assert_eq!(slug("", "42").as_str(), "unnamed--42");
        assert_eq!(slug("Ελλάς", "42").as_str(), "ellas--42");
    }

    #[test]
    fn ids_that_differ_in_case_alone_get_different_slugs() {
        let ids = ["001AA", "001aa", "001Aa", "001aA"];
        assert_eq!(ids.map(|id| slug("Acme", id)).into_iter().collect::<BTreeSet<_>>().len(), 4);
    }

    #[test]
    fn a_name_cannot_pass_for_another_s_id() {
        assert_ne!(slug("x", "Y-1"), slug("x-y", "1"));
        assert_ne!(slug("x--y", "1"), slug("x", "Y--1"));
        let hashed = slug("x", "abc");
        let (_, imitation) = hashed.as_str().split_once("--").unwrap();
        assert_ne!(slug("x", &imitation.to_uppercase()), hashed);
    }

    proptest! {
        #[test]
        fn any_two_ids_differ(name in ".{0,60}", other in ".{0,60}", a in ".{0,40}", b in ".{0,40}") {
            prop_assert!(is_safe(&slug(&name, &a)));
            prop_assert_eq!(a == b, slug(&name, &a) == slug(&name, &b));
            prop_assert!(a == b || slug(&name, &a) != slug(&other, &b));
        }
    }
}
