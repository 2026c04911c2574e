//! The files that a configuration is drafted from.

use camino::{Utf8Path, Utf8PathBuf};

/// What lies in a folder of results.
const RESULTS: [&str; 2] = ["history.sqlite", "run.json"];

/// The tables below a folder, by their endings; what they are, their content says. Those of earlier results are not
/// looked at.
pub fn files_below(folder: &Utf8Path) -> std::io::Result<Vec<Utf8PathBuf>> {
    const ENDINGS: [&str; 8] = ["csv", "tsv", "txt", "xlsx", "xlsm", "xlsb", "xls", "ods"];
    let mut files = Vec::new();
    for entry in folder.read_dir_utf8()? {
        let path = entry?.into_path();
        let name = path.file_name().unwrap_or("");
        if path.is_dir() {
            if !name.starts_with('.') && !RESULTS.iter().any(|result| path.join(result).exists()) {
                files.extend(files_below(&path)?);
            }
        } else if path.extension().is_some_and(|ending| ENDINGS.contains(&ending.to_lowercase().as_str()))
            && !name.starts_with("~$")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
