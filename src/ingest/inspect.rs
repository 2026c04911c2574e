//! What is understood of one file: its tables, what each was recognised as and why, and how its columns are read.

use camino::Utf8Path;

use super::config::SourceConfig;
use super::profile::{self, Profile, ProfileError};
use super::recognise::{Mapping, RecogniseError, as_responses, recognise, told_by};
use super::{FileTables, ReadError, ReadOptions, Table, into_archive, read_file, read_files};

/// A file as it was read.
#[derive(Debug)]
pub struct Inspected {
    pub file: String,
    /// BLAKE3 of the bytes.
    pub hash: String,
    pub notes: Vec<String>,
    pub tables: Vec<InspectedTable>,
    /// Sheets that could not be read.
    pub errors: Vec<ReadError>,
}

/// A table, and what it was taken for.
#[derive(Debug)]
pub struct InspectedTable {
    pub table: Table,
    pub source: Result<Recognised, RecogniseError>,
}

/// A table whose source is known.
#[derive(Debug)]
pub struct Recognised {
    /// `Zoho CRM`
    pub title: String,
    /// The headings that told it.
    pub told_by: Vec<String>,
    pub mapping: Mapping,
}

/// What a path leads to: one file, or those of an archive, each with its name.
#[derive(Debug, Default)]
pub struct InspectedFiles {
    pub files: Vec<(String, Result<Inspected, ReadError>)>,
    /// Names in an archive that are no tables.
    pub passed_over: Vec<String>,
}

/// Reads a file and asks each of its tables what it is, with the built-in profiles.
pub fn inspect(path: &Utf8Path, shown: &str, options: &ReadOptions) -> Result<Inspected, ReadError> {
    Ok(Inspected::of(read_file(path, shown, options)?, shown, &built_in(), options))
}

/// The same for each file of an archive; a path may lead into one, as `exports.zip/companies.csv`.
pub fn inspect_files(path: &Utf8Path, shown: &str, options: &ReadOptions) -> InspectedFiles {
    let profiles = built_in();
    let within = into_archive(path).filter(|_| !path.exists()).zip(into_archive(Utf8Path::new(shown)));
    let read = match &within {
        Some(((archive, wanted), (shown, _))) => {
            read_files(archive, shown.as_str(), Some(&glob::Pattern::escape(wanted)), options)
        }
        None => read_files(path, shown, None, options),
    };
    let inspected = |(name, file): (String, Result<FileTables, ReadError>)| {
        let file = file.map(|file| Inspected::of(file, &name, &profiles, options));
        (name, file)
    };
    InspectedFiles { files: read.files.into_iter().map(inspected).collect(), passed_over: read.passed_over }
}

impl Inspected {
    fn of(file: FileTables, shown: &str, profiles: &[Profile], options: &ReadOptions) -> Inspected {
        let FileTables { tables, errors, notes, hash, .. } = file;
        let tables = tables.into_iter().map(|table| InspectedTable::of(table, profiles, options)).collect();
        Inspected { file: shown.to_owned(), hash, notes, tables, errors }
    }
}

/// The profiles that come with the program are parsed by a test.
fn built_in() -> Vec<Profile> {
    profile::built_in().unwrap_or_else(|_: ProfileError| Vec::new())
}

impl InspectedTable {
    fn of(mut table: Table, profiles: &[Profile], options: &ReadOptions) -> InspectedTable {
        let source = SourceConfig::default();
        if let Some(responses) = as_responses(&table, &source, profiles, options) {
            table = responses;
        }
        let told = told_by(&table, &source, profiles);
        let mapping = recognise(&mut table, &source, &Default::default(), profiles, options);
        let source = mapping.map(|mut mapping| {
            // How the columns read that no field takes is told too.
            mapping.styles = table.styles(options);
            let (title, told_by) = told.unwrap_or_default();
            Recognised { title, told_by, mapping }
        });
        InspectedTable { table, source }
    }

    /// One heading a column, several heading rows made one.
    pub fn headings(&self) -> &[String] {
        self.source.as_ref().map_or(&self.table.headings, |source| &source.mapping.headings)
    }
}
