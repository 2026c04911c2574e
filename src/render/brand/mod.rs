//! How a company's documents look: colours, logo, fonts, a line at the foot, templates of its own.

pub mod colour;
pub mod logo;
mod palette;
#[cfg(feature = "pdf")]
pub mod proof;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

pub use logo::Logo;
pub use palette::{Fault, Palette, PortalColours};

use super::templates::OwnTemplates;

/// The family that all text is set in where the company has none of its own.
pub const FAMILY: &str = "Inter";

/// The longest line at the foot, in characters: what fits a brief's width.
pub const LONGEST_FOOTER: usize = 180;

/// How documents look. docs/brand.md shows it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BrandConfig {
    /// The main colour, such as `"#0b4f8a"`: chips, numbers, links, headings of workbooks. Its contrast with white must be
    /// 4.5 : 1 or more, since it is text on the page and white text lies on it.
    pub accent: Option<String>,
    /// The colour of bars, lines and marks of charts; the accent where not given. Its contrast with white must be 3 : 1 or
    /// more.
    pub chart: Option<String>,
    /// The colour of what is only there for its looks, such as the stripe of the deck's first page; the accent where not
    /// given. Any colour will do.
    pub ornament: Option<String>,
    /// The colour of text; nearly black where not given. Its contrast with white, with the grey of panels and with the
    /// accent's tint must be 4.5 : 1 or more.
    pub text: Option<String>,
    /// The logo, relative to this file: SVG or PNG, 512 KB and 2,000 by 2,000 pixels at most. On a brief's first page, on
    /// each slide of the deck and on the portal.
    pub logo: Option<String>,
    /// What the logo says, for those who have pages read aloud; the company's name where not given.
    pub logo_alt: Option<String>,
    /// A folder of font files (ttf, otf, ttc, otc), relative to this file. They are used beside the bundled ones.
    pub fonts: Option<String>,
    /// The family that PDFs are set in: a bundled one or one of `fonts`. `"Inter"` where not given. The portal asks for it
    /// too, and shows it where the reader's machine has it.
    pub font: Option<String>,
    /// The family of titles and headings; that of the text where not given.
    pub heading_font: Option<String>,
    /// A line at the foot of each page, beside that of `company.confidentiality`: 180 characters at most.
    pub footer: Option<String>,
    /// A folder with templates of your own, relative to this file: `cartera templates eject` writes the bundled ones to
    /// start from. What is not there is taken from the bundled ones.
    pub templates: Option<String>,
}

/// What a brand comes to once its files are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Brand {
    pub palette: Palette,
    pub logo: Option<Logo>,
    pub font: Option<String>,
    pub heading_font: Option<String>,
    /// Fonts beside the bundled ones, in the order of their names.
    pub fonts: Vec<FontFile>,
    pub footer: Option<String>,
    pub templates: OwnTemplates,
}

/// A font file of the company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Brand {
    /// What templates read as `/brand.json`.
    pub fn json(&self) -> Vec<u8> {
        let Palette { text, accent, chart, ornament, tint, pale, .. } = &self.palette;
        let logo =
            self.logo.as_ref().map(|logo| json!({ "file": format!("/{}", logo.format.file()), "alt": logo.alt }));
        let font = self.font.as_deref().unwrap_or(FAMILY);
        json!({
            "text": text.to_string(),
            "accent": accent.to_string(),
            "chart": chart.to_string(),
            "ornament": ornament.to_string(),
            "tint": tint.to_string(),
            "pale": pale.to_string(),
            "font": font,
            "heading_font": self.heading_font.as_deref().unwrap_or(font),
            "logo": logo,
            "footer": self.footer,
        })
        .to_string()
        .into_bytes()
    }

    /// A digest of everything that came from files: a changed logo is a changed configuration.
    pub fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut add = |name: &str, bytes: &[u8]| {
            // Lengths keep the end of one from running into the next.
            hasher.update(&name.len().to_le_bytes()).update(name.as_bytes());
            hasher.update(&bytes.len().to_le_bytes()).update(bytes);
        };
        self.logo.iter().for_each(|logo| add("logo", &logo.bytes));
        self.fonts.iter().for_each(|font| add(&font.name, &font.bytes));
        self.templates.files().for_each(|(name, bytes)| add(name, bytes));
        hasher.finalize().to_hex().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What programs that set templates without this one take for the look (`crates/typeset/examples`).
    #[test]
    fn the_sample_is_what_templates_read_where_a_company_sets_nothing() {
        let sample: serde_json::Value =
            serde_json::from_str(include_str!("../../../templates/samples/brand.json")).unwrap();
        assert_eq!(sample, serde_json::from_slice::<serde_json::Value>(&Brand::default().json()).unwrap());
    }

    #[test]
    fn a_changed_file_is_another_digest_wherever_names_and_contents_part() {
        let with = |name: &str, bytes: &str| Brand {
            fonts: vec![FontFile { name: name.to_owned(), bytes: bytes.as_bytes().to_vec() }],
            ..Brand::default()
        };
        assert_ne!(with("a", "bc").digest(), with("ab", "c").digest());
        assert_ne!(with("a", "b").digest(), Brand::default().digest());
        assert_eq!(with("a", "b").digest(), with("a", "b").digest());
    }
}
