//! Writes the bundled templates, for a company to change them.

use camino::{Utf8Path, Utf8PathBuf};

use crate::render::templates::{BUNDLED, README};

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ejected {
    pub folder: Utf8PathBuf,
    pub written: usize,
    /// There already, and the same.
    pub same: usize,
}

impl std::fmt::Display for Ejected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Ejected { folder, written, same } = self;
        write!(f, "wrote {written} files to `{folder}`")?;
        if *same > 0 {
            write!(f, ", {same} were there already")?;
        }
        write!(f, "; its README.md says how to use them")
    }
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum EjectError {
    #[error("`{folder}` holds {} that {} changed: {}", count(changed.len()), if changed.len() == 1 { "was" } else { "were" }, changed.join(", "))]
    Changed { folder: Utf8PathBuf, changed: Vec<String> },
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl EjectError {
    pub fn hint(&self) -> &'static str {
        match self {
            EjectError::Changed { .. } => "name another folder and compare, or give `--force` to replace them",
            EjectError::Io(_) => "name a folder that you may write to",
        }
    }
}

fn count(files: usize) -> String {
    if files == 1 { "a template".to_owned() } else { format!("{files} templates") }
}

/// Writes all templates with what explains them. One that is there and differs is somebody's work: nothing is written
/// then, unless `force` says so.
pub fn eject(folder: &Utf8Path, force: bool) -> Result<Ejected, EjectError> {
    let files: Vec<(&str, &str)> = BUNDLED.into_iter().chain([README]).collect();
    let there = |name: &str| fs_err::read(folder.join(name)).ok();
    let (same, other): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|(name, text)| there(name).is_some_and(|found| found == text.as_bytes()));
    let changed: Vec<String> =
        other.iter().filter(|(name, _)| folder.join(name).exists()).map(|(name, _)| format!("`{name}`")).collect();
    if !changed.is_empty() && !force {
        return Err(EjectError::Changed { folder: folder.to_owned(), changed });
    }
    for (name, text) in &other {
        let file = folder.join(name);
        if let Some(parent) = file.parent() {
            fs_err::create_dir_all(parent)?;
        }
        fs_err::write(&file, text)?;
    }
    Ok(Ejected { folder: folder.to_owned(), written: other.len(), same: same.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, Utf8PathBuf) {
        let scratch = tempfile::tempdir().unwrap();
        let folder = Utf8PathBuf::from_path_buf(scratch.path().join("own")).unwrap();
        (scratch, folder)
    }

    #[test]
    fn all_templates_are_written_once() {
        let (_scratch, folder) = folder();
        let first = eject(&folder, false).unwrap();
        assert_eq!((first.written, first.same), (BUNDLED.len() + 1, 0));
        let again = eject(&folder, false).unwrap();
        assert_eq!((again.written, again.same), (0, BUNDLED.len() + 1));
        for (name, text) in BUNDLED {
            assert_eq!(fs_err::read_to_string(folder.join(name)).unwrap(), text);
        }
    }

    #[test]
    fn what_was_changed_is_not_replaced_unless_asked_for() {
        let (_scratch, folder) = folder();
        eject(&folder, false).unwrap();
        fs_err::write(folder.join("theme.typ"), "// mine").unwrap();
        fs_err::remove_file(folder.join("deck.typ")).unwrap();
        let error = eject(&folder, false).unwrap_err();
        assert!(error.to_string().ends_with("holds a template that was changed: `theme.typ`"), "{error}");
        assert!(!folder.join("deck.typ").exists(), "nothing is written then");
        assert_eq!(eject(&folder, true).unwrap().written, 2);
        assert_ne!(fs_err::read_to_string(folder.join("theme.typ")).unwrap(), "// mine");
    }
}
