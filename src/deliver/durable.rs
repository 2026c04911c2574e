//! Writing to the disk so that it stays written: modes, flushes, and replacing by rename.

use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};

use camino::Utf8Path;
use fs_err::os::unix::fs::{OpenOptionsExt, symlink};
use serde::{Deserialize, Serialize};

use super::failpoint::{Point, hit};

/// Permissions of what is published, whatever the umask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Modes {
    pub folder: u32,
    pub file: u32,
}

impl Default for Modes {
    /// For the owner alone: the documents name people and prices.
    fn default() -> Modes {
        Modes { folder: 0o700, file: 0o600 }
    }
}

/// Creates a folder and those above it; existing ones keep their modes.
pub(super) fn create_folders(folder: &Utf8Path) -> io::Result<()> {
    // Private until the caller opens it up, so that nothing is readable by others even for a moment.
    let create = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    create.map_err(|source| io::Error::new(source.kind(), format!("failed to create folder `{folder}`: {source}")))
}

pub(super) fn set_mode(path: &Utf8Path, mode: u32) -> io::Result<()> {
    fs_err::set_permissions(path, std::fs::Permissions::from_mode(mode))
}

/// Writes a file that must not exist yet, and flushes it. A failure leaves no part of it.
pub(super) fn write_new(path: &Utf8Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let mut file = fs_err::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    let mut fill = || {
        file.write_all(bytes)?;
        if mode != 0o600 {
            set_mode(path, mode)?;
        }
        hit(Point::BeforeFileFlush);
        file.sync_all()?;
        hit(Point::AfterFileFlush);
        Ok(())
    };
    fill().inspect_err(|_| drop(std::fs::remove_file(path)))
}

/// Flushes the names in a folder.
pub(super) fn sync_folder(folder: &Utf8Path) -> io::Result<()> {
    hit(Point::BeforeFolderFlush);
    fs_err::File::open(folder)?.sync_all()?;
    hit(Point::AfterFolderFlush);
    Ok(())
}

/// Replaces a file at once: a reader finds the former or the new one, whole.
pub(super) fn replace_file(folder: &Utf8Path, name: &str, bytes: &[u8], mode: u32) -> io::Result<()> {
    // A name of its own, since a run that finds the lock taken writes its result beside the one at work.
    let mut file = tempfile::Builder::new().prefix(&temporary(name)).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(mode))?;
    file.as_file().sync_all()?;
    hit(Point::BeforeLastRunSwap);
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    hit(Point::AfterLastRunSwap);
    sync_folder(folder)
}

/// Replaces a link at once. Only under the lock: the temporary name is fixed.
pub(super) fn replace_link(folder: &Utf8Path, name: &str, target: &str, before: Point, after: Point) -> io::Result<()> {
    let new = folder.join(temporary(name));
    match std::fs::remove_file(&new) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    symlink(target, &new)?;
    hit(before);
    fs_err::rename(&new, folder.join(name))?;
    hit(after);
    sync_folder(folder)
}

/// The beginning of the names that a kill may leave behind.
pub(super) const TEMPORARY: &str = ".new-";

fn temporary(name: &str) -> String {
    format!("{TEMPORARY}{name}")
}
