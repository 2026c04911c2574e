//! What a template can see: the templates, the fonts and one data file.

use std::collections::BTreeMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::SetupError;

/// One path for all documents: file ids are 16 bit wide and never freed, so a path for each would run out.
const DATA: &str = "/data.json";

/// What all documents share.
#[derive(Clone)]
pub(crate) struct Shared {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// By name, without a leading slash.
    templates: BTreeMap<String, Source>,
    /// What templates may read beside the data: pictures, tables of their own.
    files: Vec<(FileId, Bytes)>,
    data: FileId,
}

impl Shared {
    pub(crate) fn new<N: AsRef<str>, T: Into<String>>(
        templates: impl IntoIterator<Item = (N, T)>,
        font_files: impl IntoIterator<Item = impl Into<Vec<u8>>>,
    ) -> Result<Shared, SetupError> {
        let templates = templates
            .into_iter()
            .map(|(name, text)| {
                let source = Source::new(file_id(name.as_ref())?, text.into());
                Ok((source.id().vpath().get_without_slash().to_owned(), source))
            })
            .collect::<Result<_, _>>()?;
        let mut fonts = Vec::new();
        for (position, file) in font_files.into_iter().enumerate() {
            let before = fonts.len();
            fonts.extend(Font::iter(Bytes::new(file.into())));
            if fonts.len() == before {
                return Err(SetupError::Font(position));
            }
        }
        Ok(Shared {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            templates,
            files: Vec::new(),
            data: file_id(DATA)?,
        })
    }

    /// The same, with files that templates may read by name. A later file of a name replaces the former.
    pub(crate) fn add_file(&mut self, name: &str, bytes: Vec<u8>) -> Result<(), SetupError> {
        let id = file_id(name)?;
        if id == self.data {
            return Err(SetupError::TemplateName(name.to_owned()));
        }
        self.files.retain(|(known, _)| *known != id);
        self.files.push((id, Bytes::new(bytes)));
        Ok(())
    }

    /// The text of a template, as it was given.
    pub(crate) fn text_of(&self, template: &str) -> Option<&str> {
        self.templates.get(template).map(Source::text)
    }

    pub(crate) fn template_names(&self) -> Vec<&str> {
        self.templates.keys().map(String::as_str).collect()
    }
}

fn file_id(name: &str) -> Result<FileId, SetupError> {
    let path = VirtualPath::new(name).map_err(|_| SetupError::TemplateName(name.to_owned()))?;
    if path.is_root() {
        return Err(SetupError::TemplateName(name.to_owned()));
    }
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// One document: the shared part, which template, and its own data.
pub(crate) struct DocumentWorld<'a> {
    shared: &'a Shared,
    main: &'a Source,
    json: Bytes,
}

impl<'a> DocumentWorld<'a> {
    /// `None` if there is no such template.
    pub(crate) fn new(shared: &'a Shared, template: &str, json: Vec<u8>) -> Option<DocumentWorld<'a>> {
        let main = shared.templates.get(template.trim_start_matches('/'))?;
        Some(DocumentWorld { shared, main, json: Bytes::new(json) })
    }

    pub(crate) fn text_of(&self, template: &str) -> Option<&str> {
        self.shared.text_of(template)
    }
}

/// There is nothing behind a path but what was given: a wrong one is told by its name, as the author wrote it.
fn unknown(id: FileId) -> FileError {
    match id.root() {
        VirtualRoot::Project => FileError::NotFound(id.vpath().get_without_slash().into()),
        VirtualRoot::Package(_) => FileError::AccessDenied,
    }
}

impl World for DocumentWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shared.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.shared.templates.values().find(|source| source.id() == id);
        found.cloned().ok_or_else(|| unknown(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.shared.data {
            return Ok(self.json.clone());
        }
        let found = self.shared.files.iter().find(|(known, _)| *known == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or_else(|| unknown(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
