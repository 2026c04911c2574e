//! One document on its own, set again whenever a template, the brand or its plan changes.

mod source;
mod watch;

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};

use crate::cli::{PreviewArgs, PreviewDocument};
use crate::model::Date;
use crate::pipeline::Observer;
use crate::render::assets;
use crate::render::brand::Brand;
use crate::render::press::{Failure, Job, press};
use crate::settings::{Flags, Settings};
pub use source::Origin;
use source::{Data, planned};
use watch::seen;

/// How often files are looked at while watching. An editor saves in several steps; a third of a second is past them all.
const EVERY: Duration = Duration::from_millis(300);

/// What is to be shown, from what, and where it goes.
#[derive(Debug, Clone)]
pub struct Request {
    pub document: PreviewDocument,
    pub origin: Origin,
    pub flags: Flags,
    pub today: Date,
    /// The PDF that is written.
    pub to: Utf8PathBuf,
}

impl Request {
    /// What the command line asks for: a sample, else a plan's file, else the configuration's exports.
    pub fn of(args: PreviewArgs, flags: Flags, today: Date) -> Request {
        let PreviewArgs { document, account, sample, plan, to, .. } = args;
        let origin = match (sample, plan) {
            (Some(sample), _) => Origin::Sample(sample),
            (None, Some(file)) => Origin::Plan { file, account },
            (None, None) => Origin::Config { account },
        };
        Request { document, origin, flags, today, to }
    }
}

/// Why there is no preview, or none of this state of the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub message: String,
    pub hint: String,
}

impl Fault {
    fn new(message: impl std::fmt::Display, hint: impl Into<String>) -> Fault {
        Fault { message: message.to_string(), hint: hint.into() }
    }
}

/// A PDF that was written: what took how long.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shown {
    pub to: Utf8PathBuf,
    pub pages: usize,
    /// Reading the configuration with the brand's files.
    pub settings_seconds: f64,
    /// From exports to a plan; 0 where the plan was there.
    pub plan_seconds: f64,
    /// From the plan to the PDF.
    pub set_seconds: f64,
    /// What the reader of the page should know.
    pub warnings: Vec<String>,
}

impl std::fmt::Display for Shown {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let pages = if self.pages == 1 { "1 page".to_owned() } else { format!("{} pages", self.pages) };
        write!(f, "{}: {pages}; set in {:.2} s", self.to, self.set_seconds)?;
        for (what, seconds) in [("plan", self.plan_seconds), ("configuration", self.settings_seconds)] {
            // What took no time worth a word has none.
            if seconds >= 0.01 {
                write!(f, ", {what} {seconds:.2} s")?;
            }
        }
        self.warnings.iter().try_for_each(|warning| write!(f, "\n  warning: {warning}"))
    }
}

/// Makes the document once.
pub fn show(request: &Request, observer: &dyn Observer) -> Result<Shown, Fault> {
    Desk::new(request, observer).show()
}

/// Makes the document again whenever something that it is made from changes, for ever. `tell` gets each outcome; after a
/// fault it waits for the next change.
pub fn watch(request: &Request, observer: &dyn Observer, tell: &dyn Fn(Result<Shown, Fault>)) -> ! {
    let mut desk = Desk::new(request, observer);
    let mut told = None;
    loop {
        // Looked at before the work: what changes meanwhile is seen in the next round.
        let (paths, mut before) = (desk.watched(), seen(&desk.watched()));
        let outcome = desk.show();
        // Only now is it known what the configuration names.
        if desk.watched() != paths {
            before = seen(&desk.watched());
        }
        let fault = outcome.as_ref().err().cloned();
        // Files that the configuration names can't be watched while it is not understood, so it is tried again.
        let blind = desk.settings.is_none() && fault.is_some();
        if !(blind && fault == told) {
            tell(outcome);
        }
        told = fault;
        loop {
            std::thread::sleep(if blind { EVERY * 3 } else { EVERY });
            if blind || seen(&desk.watched()) != before {
                break;
            }
        }
    }
}

/// What is kept from one time to the next: only what changed is made anew.
struct Desk<'a> {
    request: &'a Request,
    observer: &'a dyn Observer,
    settings: Option<Settings>,
    data: Option<Data>,
    /// The state of the files that the plan came from.
    data_seen: Option<watch::Seen>,
}

impl<'a> Desk<'a> {
    fn new(request: &'a Request, observer: &'a dyn Observer) -> Desk<'a> {
        Desk { request, observer, settings: None, data: None, data_seen: None }
    }

    /// Samples and plans need no configuration; where there is one, its brand holds.
    fn needs_settings(&self) -> bool {
        matches!(self.request.origin, Origin::Config { .. }) || self.config_file().exists()
    }

    fn config_file(&self) -> Utf8PathBuf {
        self.request.flags.config.clone().unwrap_or_else(|| "cartera.toml".into())
    }

    /// The files that a plan is made from; exports themselves are not watched, they change once a month.
    fn data_files(&self) -> Vec<Utf8PathBuf> {
        match &self.request.origin {
            Origin::Sample(_) => Vec::new(),
            Origin::Plan { file, .. } => vec![file.clone()],
            Origin::Config { .. } => {
                let words = self.settings.as_ref().map(Settings::text_files).unwrap_or_default();
                [self.config_file()].into_iter().chain(words).collect()
            }
        }
    }

    fn watched(&self) -> Vec<Utf8PathBuf> {
        let brand = self.settings.as_ref().map(Settings::brand_files).unwrap_or_default();
        [self.config_file()].into_iter().chain(self.data_files()).chain(brand).collect()
    }

    fn show(&mut self) -> Result<Shown, Fault> {
        let mut shown = Shown { to: self.request.to.clone(), ..Shown::default() };
        let start = Instant::now();
        // Nothing of the last time may stand in for what can't be read now.
        self.settings = None;
        if self.needs_settings() {
            let read = Settings::load(&self.request.flags, self.request.today);
            self.settings = Some(read.map_err(|error| Fault::new(&error, error.hint()))?);
        }
        shown.settings_seconds = start.elapsed().as_secs_f64();

        let start = Instant::now();
        let now = seen(&self.data_files());
        let known = self.data.take().filter(|_| self.data_seen.as_ref() == Some(&now));
        let data = match known {
            Some(data) => data,
            None => planned(self.request, self.settings.as_ref(), self.observer)?,
        };
        self.data_seen = Some(now);
        shown.plan_seconds = start.elapsed().as_secs_f64();

        let start = Instant::now();
        let bundled = Brand::default();
        let brand = self.settings.as_ref().map_or(&bundled, |settings| &settings.brand);
        let result = set(brand, &data);
        self.data = Some(data);
        let (pdf, pages, warnings) = result?;
        write(&self.request.to, &pdf)?;
        shown.set_seconds = start.elapsed().as_secs_f64();
        (shown.pages, shown.warnings) = (pages, warnings);
        Ok(shown)
    }
}

/// Sets a document as a run does, on a thread with room for deep pages.
fn set(brand: &Brand, data: &Data) -> Result<(Vec<u8>, usize, Vec<String>), Fault> {
    let typesetter = assets::branded(brand)
        .map_err(|error| Fault::new(error, "check the files that `[brand]` names in the configuration"))?;
    let made = Mutex::new(None);
    let make = |_| {
        let metadata = assets::metadata(&data.ident, data.as_of);
        Ok(Job { template: data.template, json: data.json.clone(), metadata })
    };
    let keep = |_, set| {
        if let Ok(mut made) = made.lock() {
            *made = Some(set);
        }
    };
    press(&typesetter, NonZeroUsize::MIN, 1, make, keep).map_err(|error| Fault::new(&error, error.hint()))?;
    match made.into_inner().ok().flatten() {
        Some(Ok(typeset)) => {
            let missing =
                typeset.missing_glyphs.iter().map(|glyph| format!("no font has a glyph for `{}`", glyph.text));
            let warnings = typeset.warnings.iter().map(|warning| warning.explained()).chain(missing).collect();
            Ok((typeset.pdf, typeset.pages.len(), warnings))
        }
        Some(Err(failure @ Failure::Typst(_))) => Err(Fault::new(format!("the document {failure}"), "")),
        Some(Err(failure)) => Err(Fault::new(format!("the document {failure}"), failure.hint())),
        None => Err(Fault::new("the document was not set", "please report this")),
    }
}

/// Replaces the file in one step, so that a viewer never reads half of it.
fn write(to: &Utf8Path, pdf: &[u8]) -> Result<(), Fault> {
    let folder = to.parent().filter(|folder| !folder.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let written = tempfile::NamedTempFile::new_in(folder).and_then(|mut file| {
        std::io::Write::write_all(&mut file, pdf)?;
        file.persist(to).map_err(|error| error.error)
    });
    written.map(drop).map_err(|error| {
        Fault::new(format!("cannot write `{to}`: {error}"), "name a file that you may write to with `--to`")
    })
}
