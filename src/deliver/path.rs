//! Where a file lies within its run.

use serde::{Deserialize, Serialize};

use super::Slug;

/// A path relative to the run's folder, with `/` on every system. It is made of fixed names and slugs alone, so that
/// no data can lead out of the folder:
///
/// ```
/// use cartera::deliver::{RelPath, slug};
/// let rep = slug("Ana Ruiz", "U-7");
/// let account = slug("../../etc", "A-1042");
/// let brief = RelPath::new("reps").slug(&rep).join("briefs").document(&account, "pdf");
/// assert_eq!(brief.as_str(), "reps/ana-ruiz--u-7/briefs/etc--a-1042.pdf");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RelPath(String);

impl RelPath {
    /// A fixed name such as `deck.pdf`, or several with `/` between.
    pub fn new(fixed: &'static str) -> RelPath {
        RelPath(fixed.to_owned())
    }

    /// What has a fixed name in this folder.
    pub fn join(&self, fixed: &'static str) -> RelPath {
        RelPath(format!("{self}/{fixed}"))
    }

    /// The folder of one owner, manager or account in this folder.
    pub fn slug(&self, slug: &Slug) -> RelPath {
        RelPath(format!("{self}/{slug}"))
    }

    /// The document of one owner, manager or account in this folder.
    pub fn document(&self, slug: &Slug, extension: &'static str) -> RelPath {
        RelPath(format!("{self}/{slug}.{extension}"))
    }

    /// Where the data of a document that was not published is kept.
    pub(super) fn of_failed(document: &RelPath) -> RelPath {
        RelPath(format!("failed/{document}.json"))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Why this can't be a path within a run; whoever touches the disk asks first, since a path read back from a
    /// manifest can hold anything.
    pub fn fault(&self) -> Option<&'static str> {
        self.0.split('/').find_map(segment_fault)
    }
}

impl std::fmt::Display for RelPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn segment_fault(segment: &str) -> Option<&'static str> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    match segment {
        "" => Some("it has an empty part, or begins or ends with `/`"),
        "." | ".." => Some("it leads out of the run's folder"),
        _ if segment.len() > 200 => Some("it has a part of more than 200 bytes"),
        _ if !segment.bytes().all(plain) => Some("it has characters other than letters, digits, `.`, `-` and `_`"),
        _ if segment.starts_with('.') || segment.ends_with('.') => Some("a part begins or ends with a dot"),
        _ if is_reserved(segment) => Some("Windows reserves that name"),
        _ => None,
    }
}

/// Names of devices, with any extension: a shared folder may lie on Windows.
fn is_reserved(segment: &str) -> bool {
    let stem = segment.split('.').next().unwrap_or(segment).to_ascii_lowercase();
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" => true,
        _ => ["com", "lpt"].iter().any(|port| {
            stem.strip_prefix(port).is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|b| b.is_ascii_digit()))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deliver::slug;

    #[test]
    fn paths_of_fixed_names_and_slugs_are_sound() {
        let account = slug("CON", "../../etc/passwd");
        let path = RelPath::new("reps").slug(&account).join("briefs").document(&account, "pdf");
        assert_eq!(path.fault(), None);
        assert_eq!(RelPath::of_failed(&path).fault(), None);
        assert_eq!(RelPath::new("tables/accounts.csv").fault(), None);
    }

    #[test]
    fn paths_that_lead_elsewhere_have_a_fault() {
        for text in [
            "",
            "/etc/passwd",
            "a/",
            "a//b",
            "../x",
            "a/../../x",
            ".",
            "a\\b",
            "C:/x",
            "a b",
            ".runs",
            "x.",
            "aux.csv",
            "COM1",
            "ñ",
            "a\0b",
        ] {
            let path: RelPath = serde_json::from_value(text.into()).unwrap();
            assert!(path.fault().is_some(), "{text}");
        }
    }
}
