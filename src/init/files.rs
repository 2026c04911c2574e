//! The files that a configuration is drafted from.

use camino::{Utf8Path, Utf8PathBuf};

use crate::ingest::may_hold_tables;

/// What lies in a folder of results.
const RESULTS: [&str; 2] = ["history.sqlite", "run.json"];

/// What lies below a folder.
#[derive(Debug, Default)]
pub struct FilesBelow {
    /// Tables and archives by their endings; what they are, their content says.
    pub tables: Vec<Utf8PathBuf>,
    /// Files that are no tables by their names.
    pub others: Vec<Utf8PathBuf>,
}

/// What lies below a folder, by name. Earlier results, configurations and hidden files are not looked at.
pub fn files_below(folder: &Utf8Path) -> std::io::Result<FilesBelow> {
    let mut files = FilesBelow::default();
    add_files_below(folder, &mut files)?;
    files.tables.sort();
    files.others.sort();
    Ok(files)
}

fn add_files_below(folder: &Utf8Path, files: &mut FilesBelow) -> std::io::Result<()> {
    for entry in folder.read_dir_utf8()? {
        let path = entry?.into_path();
        let name = path.file_name().unwrap_or("");
        if name.starts_with('.') || name.starts_with("~$") {
            continue;
        }
        if path.is_dir() {
            if !RESULTS.iter().any(|result| path.join(result).exists()) {
                add_files_below(&path, files)?;
            }
        } else if may_hold_tables(name) {
            files.tables.push(path);
        } else if !name.ends_with(".toml") {
            files.others.push(path);
        }
    }
    Ok(())
}
