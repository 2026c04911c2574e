//! The limit that the pipeline's documents are held against: Typst and its exporter alone, with a folder of templates,
//! its fonts, the look of its `samples/brand.json` and one plan after another as `/data.json`, exported as PDF/UA-1. It checks nothing, reads no page and
//! keeps no warning; a document that fails ends it.
//!
//! `limit TEMPLATES TEMPLATE PLANS.json THREADS`, where the plans are one array; prints seconds, documents, pages and
//! bytes of the PDFs.

#![allow(clippy::print_stdout, reason = "what it says is all that it is for")]

use std::error::Error;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const STACK_BYTES: usize = 16 << 20;

type Fault = Box<dyn Error + Send + Sync>;

/// What all documents share.
struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: Vec<Source>,
    main: FileId,
    data: FileId,
    brand: (FileId, Bytes),
}

struct Plan<'a> {
    shared: &'a Shared,
    json: Bytes,
}

impl World for Plan<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.shared.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shared.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let (brand, look) = &self.shared.brand;
        match id {
            id if id == self.shared.data => Ok(self.json.clone()),
            id if id == *brand => Ok(look.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[derive(Default)]
struct Done {
    documents: usize,
    pages: usize,
    bytes: usize,
}

fn main() -> Result<(), Fault> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [folder, template, plans, threads] = words.as_slice() else {
        return Err("usage: limit TEMPLATES TEMPLATE PLANS.json THREADS".into());
    };
    let shared = shared(Path::new(folder), template)?;
    let plans: Vec<serde_json::Value> = serde_json::from_slice(&std::fs::read(plans)?)?;
    let plans = plans.iter().map(serde_json::to_vec).collect::<Result<Vec<_>, _>>()?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| error.message().to_string())?;
    let options = PdfOptions { standards, ..PdfOptions::default() };
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Done::default()));
    let work = || -> Result<(), Fault> {
        while let Some(json) = plans.get(next.fetch_add(1, Ordering::Relaxed)) {
            let plan = Plan { shared: &shared, json: Bytes::new(json.clone()) };
            let set = typst::compile::<PagedDocument>(&plan).output.map_err(|errors| format!("{errors:?}"))?;
            let pdf = typst_pdf::pdf(&set, &options).map_err(|errors| format!("{errors:?}"))?;
            let mut done = done.lock().map_err(|error| error.to_string())?;
            done.documents += 1;
            done.pages += set.pages().len();
            done.bytes += pdf.len();
            drop(done);
            drop(set);
            typst::comemo::evict(0);
        }
        Ok(())
    };
    let begun = Instant::now();
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..threads.parse::<usize>()?)
            .map(|_| std::thread::Builder::new().stack_size(STACK_BYTES).spawn_scoped(scope, || on_own_pool(&work)))
            .collect::<Result<_, _>>()?;
        threads.into_iter().try_for_each(|thread| thread.join().map_err(|_| Fault::from("a thread stopped"))?)
    })?;
    let seconds = begun.elapsed().as_secs_f64();
    let Done { documents, pages, bytes } = done.into_inner().map_err(|error| error.to_string())?;
    println!("{seconds:.3} s, {documents} documents, {pages} pages, {bytes} bytes");
    Ok(())
}

/// Typst uses the current rayon pool within a document; in a shared one, a waiting document would start another.
fn on_own_pool(work: &(impl Fn() -> Result<(), Fault> + Sync)) -> Result<(), Fault> {
    rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK_BYTES).build()?.install(work)
}

fn shared(folder: &Path, template: &str) -> Result<Shared, Fault> {
    let mut sources = Vec::new();
    gather(folder, "", &mut sources)?;
    let mut files: Vec<_> = std::fs::read_dir(folder.join("fonts"))?.collect::<Result<_, _>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    let mut fonts = Vec::new();
    for path in files.iter().map(std::fs::DirEntry::path) {
        if path.extension().is_some_and(|ending| ending == "otf" || ending == "ttf") {
            fonts.extend(Font::iter(Bytes::new(std::fs::read(path)?)));
        }
    }
    Ok(Shared {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        sources,
        main: id(template)?,
        data: id("data.json")?,
        brand: (id("brand.json")?, Bytes::new(std::fs::read(folder.join("samples/brand.json"))?)),
    })
}

fn gather(folder: &Path, prefix: &str, sources: &mut Vec<Source>) -> Result<(), Fault> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            gather(&entry.path(), &format!("{name}/"), sources)?;
        } else if name.ends_with(".typ") {
            sources.push(Source::new(id(&name)?, std::fs::read_to_string(entry.path())?));
        }
    }
    Ok(())
}

fn id(name: &str) -> Result<FileId, Fault> {
    let path = VirtualPath::new(name).map_err(|error| format!("{name}: {error:?}"))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}
