//! The templates that the binary carries, and a company's own in their place.

use std::collections::BTreeMap;

/// The template of an account's brief.
pub const BRIEF: &str = "brief.typ";
/// The template of the portfolio deck.
pub const DECK: &str = "deck.typ";
/// Every chart with what breaks charts, for those who change one.
pub const GALLERY: &str = "gallery.typ";

/// The portal's page, its style and its script.
pub const PORTAL: &str = "portal.html";
pub const PORTAL_STYLE: &str = "portal.css";
pub const PORTAL_SCRIPT: &str = "portal.js";

/// Files that documents bring with them, under names that no template can take.
pub const DATA: &str = "data.json";
pub const BRAND: &str = "brand.json";

/// Name and text of each bundled template.
pub const BUNDLED: [(&str, &str); 20] = [
    (BRIEF, include_str!("../../templates/brief.typ")),
    (DECK, include_str!("../../templates/deck.typ")),
    (GALLERY, include_str!("../../templates/gallery.typ")),
    ("theme.typ", include_str!("../../templates/theme.typ")),
    ("charts.typ", include_str!("../../templates/charts.typ")),
    ("slides.typ", include_str!("../../templates/slides.typ")),
    ("charts/answers.typ", include_str!("../../templates/charts/answers.typ")),
    ("charts/axis.typ", include_str!("../../templates/charts/axis.typ")),
    ("charts/bars.typ", include_str!("../../templates/charts/bars.typ")),
    ("charts/bubbles.typ", include_str!("../../templates/charts/bubbles.typ")),
    ("charts/columns.typ", include_str!("../../templates/charts/columns.typ")),
    ("charts/heat.typ", include_str!("../../templates/charts/heat.typ")),
    ("charts/marks.typ", include_str!("../../templates/charts/marks.typ")),
    ("charts/people.typ", include_str!("../../templates/charts/people.typ")),
    ("charts/sparkline.typ", include_str!("../../templates/charts/sparkline.typ")),
    ("charts/timeline.typ", include_str!("../../templates/charts/timeline.typ")),
    ("charts/waterfall.typ", include_str!("../../templates/charts/waterfall.typ")),
    (PORTAL, include_str!("../../templates/portal.html")),
    (PORTAL_STYLE, include_str!("../../templates/portal.css")),
    (PORTAL_SCRIPT, include_str!("../../templates/portal.js")),
];

/// What stands beside ejected templates.
pub const README: (&str, &str) = ("README.md", include_str!("../../templates/README.md"));

/// A company's own templates and the files that they read, by name from their folder (`charts/bars.typ`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnTemplates {
    texts: BTreeMap<String, String>,
    files: BTreeMap<String, Vec<u8>>,
}

impl OwnTemplates {
    /// Takes a file of the folder. A template that is no text is refused.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), std::str::Utf8Error> {
        if is_template(name) {
            let text = String::from_utf8(bytes).map_err(|error| error.utf8_error())?;
            self.texts.insert(name.to_owned(), text);
        } else {
            self.files.insert(name.to_owned(), bytes);
        }
        Ok(())
    }

    /// The text of a template: the company's, else the bundled one.
    pub fn text(&self, name: &str) -> Option<&str> {
        let bundled = || BUNDLED.iter().find(|(bundled, _)| *bundled == name).map(|(_, text)| *text);
        self.texts.get(name).map(String::as_str).or_else(bundled)
    }

    /// All Typst templates, the company's in place of the bundled ones of the same name.
    pub fn typst(&self) -> impl Iterator<Item = (&str, &str)> {
        let bundled = BUNDLED.iter().filter(|(name, _)| !self.texts.contains_key(*name)).copied();
        let own = self.texts.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        bundled.chain(own).filter(|(name, _)| name.ends_with(".typ"))
    }

    /// The files that are no templates: pictures and tables, which Typst templates may read.
    pub fn others(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
    }

    /// Every file with its content.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).chain(self.others())
    }

    /// Whether a bundled template is replaced.
    pub fn replaces_any(&self) -> bool {
        BUNDLED.iter().any(|(name, _)| self.texts.contains_key(*name))
    }
}

/// Whether a file is a template, by its name.
fn is_template(name: &str) -> bool {
    name.ends_with(".typ") || BUNDLED.iter().any(|(bundled, _)| *bundled == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_of_ones_own_replaces_the_bundled_one_and_the_others_stay() {
        let mut own = OwnTemplates::default();
        own.add("theme.typ", b"// mine".to_vec()).unwrap();
        own.add("extra.typ", b"// more".to_vec()).unwrap();
        own.add("seal.svg", b"<svg/>".to_vec()).unwrap();
        assert_eq!(own.text("theme.typ"), Some("// mine"));
        assert_eq!(own.text("deck.typ"), OwnTemplates::default().text("deck.typ"));
        let names: Vec<&str> = own.typst().map(|(name, _)| name).collect();
        assert_eq!(names.iter().filter(|name| **name == "theme.typ").count(), 1);
        assert!(names.contains(&"extra.typ") && !names.contains(&"portal.html"));
        assert_eq!(own.others().map(|(name, _)| name).collect::<Vec<_>>(), ["seal.svg"]);
        assert!(own.replaces_any());
    }

    #[test]
    fn a_template_that_is_no_text_is_refused() {
        assert!(OwnTemplates::default().add("brief.typ", vec![0xff, 0xfe]).is_err());
    }

    #[test]
    fn every_template_of_the_folder_is_bundled() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
        let charts = folder.join("charts");
        let names = |folder: &std::path::Path, prefix: &str| -> Vec<String> {
            let entries = fs_err::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
            entries.map(|name| format!("{prefix}{}", name.to_string_lossy())).collect()
        };
        for name in names(&folder, "").into_iter().chain(names(&charts, "charts/")) {
            let is_one = [".typ", ".html", ".css", ".js"].iter().any(|ending| name.ends_with(ending));
            assert!(!is_one || BUNDLED.iter().any(|(bundled, _)| *bundled == name), "`{name}` is not bundled");
        }
    }
}
