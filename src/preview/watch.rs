//! Whether files changed: their sizes and when they were written, which every file system tells alike.

use camino::{Utf8Path, Utf8PathBuf};

/// Of a file that is there: its bytes, and when it was written, in nanoseconds since 1970.
type State = Option<(u64, Option<u128>)>;

/// The state of files at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen(Vec<(Utf8PathBuf, State)>);

/// Looks at files, and at all below folders. What is not there is a state too.
pub fn seen(paths: &[Utf8PathBuf]) -> Seen {
    let mut found = Vec::new();
    paths.iter().for_each(|path| look(path, 0, &mut found));
    found.sort();
    Seen(found)
}

fn look(path: &Utf8Path, depth: usize, found: &mut Vec<(Utf8PathBuf, State)>) {
    /// Of folders in folders; a link to its own parent ends here.
    const DEEPEST: usize = 8;
    let metadata = fs_err::metadata(path).ok();
    if let Some(entries) =
        metadata.as_ref().filter(|metadata| metadata.is_dir()).and_then(|_| path.read_dir_utf8().ok())
    {
        if depth < DEEPEST {
            entries.flatten().for_each(|entry| look(entry.path(), depth + 1, found));
        }
        return;
    }
    let state = metadata.map(|metadata| {
        let written = metadata.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        (metadata.len(), written.map(|since| since.as_nanos()))
    });
    found.push((path.to_owned(), state));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_written_added_or_removed_is_another_state() {
        let folder = tempfile::tempdir().unwrap();
        let folder = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        let paths = [folder.clone(), folder.join("single.toml")];
        fs_err::create_dir(folder.join("charts")).unwrap();
        fs_err::write(folder.join("charts/bars.typ"), "a").unwrap();
        let first = seen(&paths);
        assert_eq!(first, seen(&paths));
        fs_err::write(folder.join("charts/bars.typ"), "ab").unwrap();
        let longer = seen(&paths);
        assert_ne!(first, longer);
        fs_err::write(folder.join("single.toml"), "").unwrap();
        let more = seen(&paths);
        assert_ne!(longer, more);
        fs_err::remove_file(folder.join("single.toml")).unwrap();
        assert_eq!(longer, seen(&paths));
    }
}
