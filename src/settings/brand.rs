//! `[brand]`: its files are read and looked at before any work starts, so that a wrong one is told with its place.

use camino::{Utf8Path, Utf8PathBuf};
use toml::de::DeTable;

#[cfg(feature = "pdf")]
use super::check::nearest;
use super::check::offset;
use super::{Config, Problem};
use crate::render::brand::logo::{LogoFault, MOST_BYTES, format_of};
use crate::render::brand::{Brand, BrandConfig, FontFile, LONGEST_FOOTER, Logo, Palette};
use crate::render::templates::OwnTemplates;

/// Beyond this, a folder is hardly one of templates or fonts, but the wrong one.
const MOST_FILES: usize = 500;
const MOST_FOLDER_BYTES: u64 = 64 << 20;
const FONT_ENDINGS: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// What can be told without reading a file: colours, texts.
pub(super) fn meaning(text: &str, table: &DeTable<'_>, config: &Config) -> Vec<Problem> {
    let brand = &config.brand;
    let at =
        |key: &str, message: String, hint: String| Problem::at(text, offset(table, &["brand", key]), message, hint);
    let mut problems = Vec::new();
    if let Err(faults) = Palette::of(brand) {
        problems.extend(faults.into_iter().map(|fault| at(fault.key, fault.message, fault.hint)));
    }
    if let Some(footer) = &brand.footer {
        let length = footer.chars().count();
        if length > LONGEST_FOOTER {
            let message = format!("`footer` has {length} characters, {LONGEST_FOOTER} at most");
            problems.push(at("footer", message, "shorten it: it stands at the foot of each page".to_owned()));
        }
        if footer.chars().any(char::is_control) {
            let hint = "write it in one line".to_owned();
            problems.push(at("footer", "`footer` holds a line break or a control character".to_owned(), hint));
        }
    }
    let named = !config.company.name.trim().is_empty();
    let alt = brand.logo_alt.as_ref().is_some_and(|alt| !alt.trim().is_empty());
    if brand.logo.is_some() && !named && !alt {
        let hint = "add `logo_alt = \"...\"`, or `name` under `[company]`".to_owned();
        problems.push(at("logo", "the logo has no text for those who have pages read aloud".to_owned(), hint));
    }
    problems
}

/// Reads the files that a checked configuration names.
pub(super) fn read(config: &Config, folder: &Utf8Path, text: &str) -> (Brand, Vec<Problem>) {
    let brand = &config.brand;
    let mut reader = Reader { folder, text, problems: Vec::new() };
    let fonts = brand.fonts.as_ref().map(|fonts| reader.fonts(fonts)).unwrap_or_default();
    reader.families(brand, &fonts);
    let line = |line: &Option<String>| line.clone().filter(|line| !line.trim().is_empty());
    let read = Brand {
        palette: Palette::of(brand).unwrap_or_default(),
        logo: brand.logo.as_ref().and_then(|logo| {
            let alt = line(&brand.logo_alt).unwrap_or_else(|| config.company.name.clone());
            reader.logo(logo, alt)
        }),
        font: line(&brand.font),
        heading_font: line(&brand.heading_font),
        footer: line(&brand.footer),
        templates: brand.templates.as_ref().map(|templates| reader.templates(templates)).unwrap_or_default(),
        fonts,
    };
    (read, reader.problems)
}

struct Reader<'a> {
    /// Of the configuration file.
    folder: &'a Utf8Path,
    text: &'a str,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn report(&mut self, key: &str, message: String, hint: &str) {
        // It was parsed before; without a table the place is the file's beginning.
        let offset = DeTable::parse(self.text).map_or(0, |table| offset(table.get_ref(), &["brand", key]));
        self.problems.push(Problem::at(self.text, offset, message, hint.to_owned()));
    }

    fn logo(&mut self, path: &str, alt: String) -> Option<Logo> {
        let file = self.folder.join(path);
        let looked = match size_of(&file) {
            Ok(bytes) if bytes > MOST_BYTES => Err(LogoFault::Large { bytes }),
            Ok(_) => match std::fs::read(&file) {
                Ok(bytes) => format_of(&bytes)
                    .map(|format| Logo { format, bytes, alt })
                    .and_then(|logo| drawn(&logo).map(|()| logo)),
                Err(error) => return self.unread("logo", path, &error),
            },
            Err(error) => return self.unread("logo", path, &error),
        };
        looked.map_err(|fault| self.report("logo", format!("`{path}` can't be the logo: {fault}"), fault.hint())).ok()
    }

    fn unread<T>(&mut self, key: &str, path: &str, error: &std::io::Error) -> Option<T> {
        let hint = format!("correct the path of `{key}`, or leave it out");
        self.report(key, format!("cannot read `{path}`: {error}"), &hint);
        None
    }

    fn fonts(&mut self, path: &str) -> Vec<FontFile> {
        let is_font =
            |name: &str| FONT_ENDINGS.iter().any(|ending| name.to_lowercase().ends_with(&format!(".{ending}")));
        let files: Vec<FontFile> = self
            .files("fonts", path)
            .into_iter()
            .filter(|(name, _)| is_font(name))
            .map(|(name, bytes)| FontFile { name, bytes })
            .collect();
        if files.is_empty() && self.problems.is_empty() {
            let message = format!("there is no font in `{path}`");
            self.report("fonts", message, "put files that end in ttf, otf, ttc or otc there; woff is not read");
        }
        files
    }

    fn templates(&mut self, path: &str) -> OwnTemplates {
        let mut own = OwnTemplates::default();
        let before = self.problems.len();
        for (name, bytes) in self.files("templates", path) {
            if let Err(error) = own.add(&name, bytes) {
                self.report("templates", format!("`{path}/{name}` is no text: {error}"), "save it as UTF-8");
            }
        }
        if !own.replaces_any() && self.problems.len() == before {
            let message = format!("there is no template in `{path}` that takes the place of a bundled one");
            self.report("templates", message, "`cartera templates eject` writes them with the names that count");
        }
        own
    }

    /// The files below a folder with their names from there, `/` between folders, ordered by name.
    fn files(&mut self, key: &'static str, path: &str) -> Vec<(String, Vec<u8>)> {
        let folder = self.folder.join(path);
        let mut walk = Walk { root: folder.clone(), files: Vec::new(), bytes: 0 };
        match walk.folder(&folder) {
            Ok(()) => {
                walk.files.sort();
                walk.files
            }
            Err(error) => {
                self.unread::<()>(key, path, &error);
                Vec::new()
            }
        }
    }

    /// Families must be there: a misspelled one would be replaced in silence.
    #[cfg(feature = "pdf")]
    fn families(&mut self, brand: &BrandConfig, fonts: &[FontFile]) {
        use crate::render::brand::proof;

        // Reading fonts takes time, which every command would pay.
        if fonts.is_empty() && brand.font.is_none() && brand.heading_font.is_none() {
            return;
        }
        let mut known = proof::bundled();
        for font in fonts {
            let families = proof::families(&font.bytes);
            if families.is_empty() {
                let message = format!("`{}` is no font that can be read", font.name);
                self.report("fonts", message, "take it out of the folder, or get the file once more");
            }
            known.extend(families);
        }
        for (key, wanted) in [("font", &brand.font), ("heading_font", &brand.heading_font)] {
            let Some(wanted) = wanted.as_ref().filter(|wanted| !known.contains(*wanted)) else { continue };
            let hint = match nearest(wanted, known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => {
                    let own: Vec<&str> = known.iter().map(String::as_str).filter(|name| !is_fallback(name)).collect();
                    format!("known: {}; put the font's files into a folder and name it with `fonts`", own.join(", "))
                }
            };
            self.report(key, format!("no font is of the family `{wanted}`"), &hint);
        }
    }

    /// Without Typst nothing is set in these fonts, and nothing here can read them.
    #[cfg(not(feature = "pdf"))]
    fn families(&mut self, _: &BrandConfig, _: &[FontFile]) {}
}

#[cfg(feature = "pdf")]
fn is_fallback(family: &str) -> bool {
    family.starts_with("Noto Sans ") || family.starts_with("Droid Sans ")
}

#[cfg(feature = "pdf")]
fn drawn(logo: &Logo) -> Result<(), LogoFault> {
    crate::render::brand::proof::drawable(logo)
}

#[cfg(not(feature = "pdf"))]
fn drawn(_: &Logo) -> Result<(), LogoFault> {
    Ok(())
}

fn size_of(file: &Utf8Path) -> std::io::Result<usize> {
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(std::io::Error::other("it is a folder"));
    }
    Ok(usize::try_from(metadata.len()).unwrap_or(usize::MAX))
}

/// Reads what lies below a folder; hidden files and what leads out of it by a link are passed over.
struct Walk {
    root: Utf8PathBuf,
    files: Vec<(String, Vec<u8>)>,
    bytes: u64,
}

impl Walk {
    fn folder(&mut self, folder: &Utf8Path) -> std::io::Result<()> {
        let root = self.root.canonicalize_utf8()?;
        for entry in folder.read_dir_utf8()? {
            let path = entry?.into_path();
            let is_hidden = path.file_name().is_none_or(|name| name.starts_with('.'));
            let Ok(real) = path.canonicalize_utf8() else { continue };
            if is_hidden || !real.starts_with(&root) {
                continue;
            }
            let metadata = fs_err::symlink_metadata(&path)?;
            if metadata.is_dir() {
                self.folder(&path)?;
            } else if real.is_file() {
                self.file(&path, metadata.len())?;
            }
        }
        Ok(())
    }

    fn file(&mut self, path: &Utf8Path, bytes: u64) -> std::io::Result<()> {
        self.bytes += bytes;
        if self.files.len() == MOST_FILES || self.bytes > MOST_FOLDER_BYTES {
            let limits = format!("it holds more than {MOST_FILES} files or {} MB", MOST_FOLDER_BYTES >> 20);
            return Err(std::io::Error::other(limits));
        }
        let within = path.strip_prefix(&self.root).unwrap_or(path);
        let name = within.components().map(|part| part.as_str()).collect::<Vec<_>>().join("/");
        self.files.push((name, fs_err::read(path)?));
        Ok(())
    }
}
