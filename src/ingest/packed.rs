//! The files in a zip archive, as HubSpot sends large exports: each is read as if it lay in a folder of that name.

use std::borrow::Cow;

use camino::{Utf8Path, Utf8PathBuf};

use super::error::ReadError;
use super::format::is_archive;
use super::guard::archive::{Entry, Unpackable, entries};
use super::options::{MOST_PACKED_FILES, MOST_TIMES_PACKED, ReadOptions, SUSPICIOUS_BYTES};
use super::{FileTables, read_bytes, read_whole};

/// The endings of names that may be tables; what they are, their content says.
pub const TABLE_ENDINGS: [&str; 8] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"];

/// What a path leads to: one file, or those of an archive.
#[derive(Debug, Default)]
pub struct ReadFiles {
    /// Each with its name: that of the path, or `exports.zip/companies.csv`.
    pub files: Vec<(String, Result<FileTables, ReadError>)>,
    /// Names in an archive that are no tables, which were not looked at.
    pub passed_over: Vec<String>,
}

/// A path or pattern that leads into an archive, as the archive and what is wanted of it: `exports.zip/deals*.csv`.
pub fn into_archive(path: &Utf8Path) -> Option<(Utf8PathBuf, String)> {
    let archive = path.ancestors().skip(1).filter(|above| has_ending(above.as_str(), &["zip"])).last()?;
    let within = path.strip_prefix(archive).ok()?;
    Some((archive.to_owned(), within.as_str().replace('\\', "/")))
}

/// The pattern that fits a name alone, whatever signs are in it.
pub fn pattern_of(name: &str) -> String {
    glob::Pattern::escape(name)
}

/// Whether a name ends like one of a table, or of an archive of tables.
pub fn may_hold_tables(name: &str) -> bool {
    has_ending(name, &TABLE_ENDINGS) || has_ending(name, &["zip"])
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    ending.is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Reads a file, or each file of an archive; `wanted` is a pattern of their names.
pub fn read_files(path: &Utf8Path, shown: &str, wanted: Option<&str>, options: &ReadOptions) -> ReadFiles {
    let mut read = ReadFiles::default();
    match read_whole(path, shown, options) {
        Err(error) => read.files.push((shown.to_owned(), Err(error))),
        Ok(bytes) if is_archive(&bytes) => {
            if let Err(error) = read_archive(&bytes, shown, wanted, options, &mut read) {
                read.files.push((shown.to_owned(), Err(error)));
            }
        }
        Ok(bytes) => read.files.push((shown.to_owned(), read_bytes(bytes, shown, options))),
    }
    read
}

fn read_archive(
    bytes: &[u8],
    shown: &str,
    wanted: Option<&str>,
    options: &ReadOptions,
    read: &mut ReadFiles,
) -> Result<(), ReadError> {
    let entries = entries(bytes).ok_or_else(|| ReadError::Archive { file: shown.to_owned() })?;
    check_sizes(&entries, bytes, shown, options)?;
    let pattern = wanted.and_then(|wanted| glob::Pattern::new(wanted).ok());
    let mut named: Vec<(String, &Entry<'_>)> = entries.iter().map(|entry| (name_of(entry), entry)).collect();
    named.retain(|(name, _)| !is_folder_or_shadow(name));
    // An archive lists its files in any order.
    named.sort_by(|a, b| a.0.cmp(&b.0));
    for (name, entry) in &named {
        let fits = match &pattern {
            Some(pattern) => pattern.matches(name),
            None => may_hold_tables(name),
        };
        if !fits {
            read.passed_over.extend(pattern.is_none().then(|| format!("{shown}/{name}")));
            continue;
        }
        let file = format!("{shown}/{name}");
        let tables = unpacked(entry, bytes, &file).and_then(|bytes| read_bytes(bytes, &file, options));
        read.files.push((file, tables));
    }
    match (read.files.is_empty(), wanted) {
        (false, _) => Ok(()),
        (true, None) => Err(ReadError::Archive { file: shown.to_owned() }),
        (true, Some(wanted)) => Err(ReadError::NoSuchMember {
            file: shown.to_owned(),
            wanted: wanted.to_owned(),
            found: named.into_iter().map(|(name, _)| name).collect(),
        }),
    }
}

/// Refuses an archive before anything of it is unpacked: what it declares is all that is ever unpacked of it.
fn check_sizes(entries: &[Entry<'_>], bytes: &[u8], shown: &str, options: &ReadOptions) -> Result<(), ReadError> {
    let too_large = |what, found, limit| Err(ReadError::TooLarge { file: shown.to_owned(), what, found, limit });
    let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    if entries.len() > MOST_PACKED_FILES {
        return too_large("files", wide(entries.len()), wide(MOST_PACKED_FILES));
    }
    let total = entries.iter().fold(0_u64, |sum, entry| sum.saturating_add(entry.unpacked));
    if total > options.limits.unpacked_bytes {
        return too_large("bytes unpacked", total, options.limits.unpacked_bytes);
    }
    // The archive and one of its files lie in memory together.
    let largest = entries.iter().map(|entry| entry.unpacked).max().unwrap_or(0);
    if largest.saturating_add(wide(bytes.len())) > options.limits.file_bytes {
        let found = largest.saturating_add(wide(bytes.len()));
        return too_large("bytes packed and unpacked", found, options.limits.file_bytes);
    }
    let times = total / wide(bytes.len()).max(1);
    match total > SUSPICIOUS_BYTES && times > MOST_TIMES_PACKED {
        true => too_large("times its size unpacked", times, MOST_TIMES_PACKED),
        false => Ok(()),
    }
}

fn unpacked<'a>(entry: &Entry<'_>, archive: &'a [u8], file: &str) -> Result<Cow<'a, [u8]>, ReadError> {
    let bytes = entry.unpack(archive).map_err(|why| match why {
        Unpackable::Password => ReadError::Password { file: file.to_owned() },
        Unpackable::Method => ReadError::PackedOtherwise { file: file.to_owned() },
        Unpackable::Damaged => ReadError::DamagedArchive { file: file.to_owned() },
    })?;
    match is_archive(&bytes) {
        true => Err(ReadError::Nested { file: file.to_owned() }),
        false => Ok(bytes),
    }
}

/// A name is text to be shown, never a path to be written to: `../x` is only that.
fn name_of(entry: &Entry<'_>) -> String {
    entry.shown_name().replace('\\', "/").chars().map(|c| if c.is_control() { '?' } else { c }).collect()
}

/// Folders, and what macOS puts beside each file.
fn is_folder_or_shadow(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.is_empty() || name.starts_with("__MACOSX/") || file.starts_with("._") || file == ".DS_Store"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_into_archives() {
        let split = |path: &str| into_archive(Utf8Path::new(path)).map(|(a, b)| (a.into_string(), b));
        let of = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(split("in/all.zip/deals.csv"), of("in/all.zip", "deals.csv"));
        assert_eq!(split("in/*.ZIP/crm/deals*.csv"), of("in/*.ZIP", "crm/deals*.csv"));
        assert_eq!(split("in/all.zip"), None);
        assert_eq!(split("in/deals.csv"), None);
    }

    #[test]
    fn what_macos_adds_is_no_file() {
        for name in ["crm/", "__MACOSX/._deals.csv", "crm/.DS_Store", "._a.csv"] {
            assert!(is_folder_or_shadow(name), "{name}");
        }
        assert!(!is_folder_or_shadow("../deals.csv"));
    }
}
