//! The only Typst code of cartera: templates, fonts and JSON in, PDF bytes or diagnostics out.
//!
//! A template reads its data as `json("/data.json")` and can read nothing else but the other templates. Data never
//! becomes markup, and no clock, network, package or system font can be reached.
//!
//! Typst runs parts of a document on the current rayon pool. Call [`Typesetter::typeset`] from plain threads that
//! each have a pool of their own: as a job of a shared pool, a waiting document starts the next one on its own stack.

mod diagnostic;
mod face;
mod frames;
mod world;

use std::collections::BTreeSet;
use std::sync::Arc;

use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

pub use diagnostic::{Diagnostic, Excerpt};
pub use face::{Face, faces};
pub use frames::MissingGlyph;
use world::{DocumentWorld, Shared};

/// Templates and fonts, read once and shared by every document and thread.
#[derive(Clone)]
pub struct Typesetter {
    shared: Arc<Shared>,
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typesetter").field("templates", &self.shared.template_names()).finish_non_exhaustive()
    }
}

/// What the PDF says of itself beside what its template sets (title, author, language).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// Tells documents apart: `brief/A-1042/2026-10-31`. The same document gets the same one in each run.
    pub ident: String,
    /// The creation date: the day as of which the data is.
    pub date: Day,
}

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// A finished document.
#[derive(Clone, PartialEq, Eq)]
pub struct Typeset {
    /// PDF/UA-1; the same input gives the same bytes.
    pub pdf: Vec<u8>,
    /// The text of each page in the order of layout, one line a run of text on the same height.
    pub pages: Vec<String>,
    /// Characters of the data for which no font has a glyph. They are printed as a question mark.
    pub missing_glyphs: Vec<MissingGlyph>,
    /// What Typst found odd, such as an unknown font family.
    pub warnings: Vec<Diagnostic>,
}

impl std::fmt::Debug for Typeset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typeset")
            .field("pdf_bytes", &self.pdf.len())
            .field("pages", &self.pages)
            .field("missing_glyphs", &self.missing_glyphs)
            .field("warnings", &self.warnings)
            .finish()
    }
}

/// Why a [`Typesetter`] can't be built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetupError {
    /// A template's name is no path inside the template folder.
    TemplateName(String),
    /// The font with this position in the list can't be read.
    Font(usize),
    /// PDF/UA-1 is not available in this build of the exporter.
    Standard(String),
}

impl std::fmt::Display for SetupError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SetupError::TemplateName(name) => write!(f, "`{name}` is not a name of a template"),
            SetupError::Font(position) => write!(f, "font {position} is not a readable font file"),
            SetupError::Standard(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for SetupError {}

impl Typesetter {
    /// `templates` are pairs of a name (`brief.typ`) and its text; they may import each other by name. Fonts are
    /// looked for in these files alone.
    pub fn new<N, T>(
        templates: impl IntoIterator<Item = (N, T)>,
        fonts: impl IntoIterator<Item = impl Into<Vec<u8>>>,
    ) -> Result<Typesetter, SetupError>
    where
        N: AsRef<str>,
        T: Into<String>,
    {
        ua1()?;
        Ok(Typesetter { shared: Arc::new(Shared::new(templates, fonts)?) })
    }

    /// The same with files that templates may read by their names (`/logo.svg`). `data.json` is the document's own name.
    pub fn with_files(
        self,
        files: impl IntoIterator<Item = (impl AsRef<str>, impl Into<Vec<u8>>)>,
    ) -> Result<Typesetter, SetupError> {
        let mut shared = Arc::try_unwrap(self.shared).unwrap_or_else(|shared| (*shared).clone());
        for (name, bytes) in files {
            shared.add_file(name.as_ref(), bytes.into())?;
        }
        Ok(Typesetter { shared: Arc::new(shared) })
    }

    /// Sets one document. `json` is the text that the template reads as `/data.json`.
    ///
    /// What Typst remembers of a document is dropped afterwards, also when it failed: different documents share
    /// little, and remembering costs some 5 MB each, for ever.
    pub fn typeset(&self, template: &str, json: Vec<u8>, metadata: &Metadata) -> Result<Typeset, Vec<Diagnostic>> {
        let _forget = Forget;
        let options = options(metadata).map_err(|message| vec![Diagnostic::plain(template, &message)])?;
        let set = self.attempt(template, json.clone(), &options)?;
        let missing = match set {
            Attempt::Done(typeset) => return Ok(typeset),
            Attempt::Missing(missing) => missing,
        };
        // PDF/UA-1 refuses a text without glyphs, and one name must not cost the reader the whole document.
        match self.attempt(template, without(json, &missing), &options)? {
            Attempt::Done(typeset) => Ok(Typeset { missing_glyphs: missing, ..typeset }),
            Attempt::Missing(missing) => Err(missing
                .iter()
                .map(|glyph| Diagnostic::plain(template, &format!("no font has a glyph for `{}`", glyph.text)))
                .collect()),
        }
    }

    fn attempt(&self, template: &str, json: Vec<u8>, options: &PdfOptions) -> Result<Attempt, Vec<Diagnostic>> {
        let Some(world) = DocumentWorld::new(&self.shared, template, json) else {
            return Err(vec![Diagnostic::plain(template, "no template has this name")]);
        };
        let diagnose = |found: &[SourceDiagnostic]| -> Vec<Diagnostic> {
            found.iter().map(|one| Diagnostic::of(&world, template, one)).collect()
        };
        let Warned { output, warnings } = typst::compile::<PagedDocument>(&world);
        let document = output.map_err(|errors| diagnose(&errors))?;
        let (pages, missing_glyphs) = frames::read(&document);
        if !missing_glyphs.is_empty() {
            return Ok(Attempt::Missing(missing_glyphs));
        }
        let pdf = typst_pdf::pdf(&document, options).map_err(|errors| diagnose(&errors))?;
        Ok(Attempt::Done(Typeset { pdf, pages, missing_glyphs, warnings: diagnose(&warnings) }))
    }
}

enum Attempt {
    Done(Typeset),
    Missing(Vec<MissingGlyph>),
}

/// The data with a question mark for every character that no font has.
fn without(json: Vec<u8>, missing: &[MissingGlyph]) -> Vec<u8> {
    let unshown: BTreeSet<char> =
        missing.iter().flat_map(|glyph| glyph.text.chars()).filter(|char| !char.is_ascii()).collect();
    match String::from_utf8(json) {
        Ok(text) => {
            text.chars().map(|char| if unshown.contains(&char) { '?' } else { char }).collect::<String>().into()
        }
        Err(error) => error.into_bytes(),
    }
}

fn options(metadata: &Metadata) -> Result<PdfOptions, String> {
    let Day { year, month, day } = metadata.date;
    let date = Datetime::from_ymd_hms(year, month, day, 0, 0, 0)
        .ok_or_else(|| format!("{year:04}-{month:02}-{day:02} is not a date"))?;
    Ok(PdfOptions {
        ident: Smart::Custom(metadata.ident.clone()),
        creator: Smart::Custom(Some("cartera".to_owned())),
        timestamp: Some(Timestamp::new_utc(date)),
        standards: ua1().map_err(|error| error.to_string())?,
        ..PdfOptions::default()
    })
}

fn ua1() -> Result<PdfStandards, SetupError> {
    PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| SetupError::Standard(error.message().to_string()))
}

/// Empties Typst's cache when it goes out of scope, whichever way the document ended.
struct Forget;

impl Drop for Forget {
    fn drop(&mut self) {
        typst::comemo::evict(0);
    }
}
