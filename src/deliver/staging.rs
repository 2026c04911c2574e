//! A run while it is written: out of sight until it is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::sync::{Mutex, MutexGuard, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use super::durable::{Modes, create_folders, set_mode, sync_folder, write_new};
use super::guard::{Document, Kept, Outcome, Refusal};
use super::links::RUNS;
use super::manifest::{Failed, Inventory, Manifest, Output, json};
use super::{Error, RelPath};
use crate::history::Run;

/// The beginning of the name of a run's folder until it is whole.
pub(super) const STAGING: &str = ".staging-";

/// How long each stage took; the only file in which equal runs may differ.
const TIMINGS: &str = "timings.json";

/// The folder in which a run is written; may be shared by threads. Dropped without being published, it is removed.
#[derive(Debug)]
pub struct Staging {
    run: Run,
    modes: Modes,
    folder: Utf8PathBuf,
    written: Mutex<Written>,
}

#[derive(Debug, Default)]
struct Written {
    outputs: BTreeMap<RelPath, Output>,
    failed: Vec<Failed>,
}

impl Staging {
    pub(super) fn begin(output: &Utf8Path, run: Run, modes: Modes) -> Result<Staging, Error> {
        let folder = output.join(format!("{RUNS}/{STAGING}{}-{}", run.id, std::process::id()));
        fs_err::create_dir(&folder)?;
        set_mode(&folder, 0o700)?;
        Ok(Staging { run, modes, folder, written: Mutex::default() })
    }

    pub fn run(&self) -> &Run {
        &self.run
    }

    pub(super) fn folder(&self) -> &Utf8Path {
        &self.folder
    }

    /// Writes a file of the run, flushed, and notes it for the manifest.
    pub fn write(&self, path: &RelPath, bytes: &[u8]) -> Result<(), Error> {
        if [Manifest::FILE, TIMINGS].contains(&path.as_str()) {
            return Err(Error::BadPath { path: path.clone(), fault: "that name is the run's own" });
        }
        let output = self.put(path, bytes)?;
        self.written().outputs.insert(path.clone(), output);
        Ok(())
    }

    /// Gives a file of the run a second name, so that another folder can be shared alone: a link to the same bytes, or a
    /// copy where the file system has no such links. A run's files never change, so the two can't come apart.
    pub fn share(&self, from: &RelPath, to: &RelPath) -> Result<(), Error> {
        let known = self.written().outputs.get(from).cloned();
        let (file, name) = (self.folder.join(from.as_str()), self.folder.join(to.as_str()));
        if let Some(fault) = to.fault() {
            return Err(Error::BadPath { path: to.clone(), fault });
        }
        create_folders(name.parent().unwrap_or(&self.folder))?;
        match (known, fs_err::hard_link(&file, &name)) {
            (Some(output), Ok(())) => {
                self.written().outputs.insert(to.clone(), Output { path: to.clone(), ..output });
                Ok(())
            }
            (_, Err(error)) if error.kind() == ErrorKind::AlreadyExists => {
                Err(Error::WrittenTwice { path: to.clone() })
            }
            _ => self.write(to, &fs_err::read(&file)?),
        }
    }

    /// Writes a document if its check lets it pass; else keeps its data under `failed/`, for the run to go on.
    pub fn write_document<P: Serialize>(
        &self,
        document: &Document<'_, P>,
        check: impl FnOnce(&Document<'_, P>) -> Result<(), Refusal>,
    ) -> Result<Outcome, Error> {
        match check(document) {
            Ok(()) => self.write(&document.path, document.bytes).map(|()| Outcome::Written),
            Err(refusal) => {
                self.keep_failed(&document.path, document.plan, &refusal.to_string())?;
                Ok(Outcome::Kept(refusal))
            }
        }
    }

    /// Keeps the data of a document that could not be made, and lists it.
    pub fn keep_failed(&self, document: &RelPath, plan: &impl Serialize, reason: &str) -> Result<(), Error> {
        let kept = RelPath::of_failed(document);
        self.write(&kept, &json(kept.as_str(), &Kept { document, reason, plan })?)?;
        self.written().failed.push(Failed { document: document.clone(), reason: reason.to_owned(), kept });
        Ok(())
    }

    /// Completes the run with its manifest and flushes every folder; from here on nothing in it changes.
    pub(super) fn seal(&self, inventory: Inventory, timings: &impl Serialize) -> Result<Manifest, Error> {
        let Written { outputs, failed } = std::mem::take(&mut *self.written());
        let folders = self.folders(outputs.keys());
        let manifest = Manifest::new(&self.run, inventory, failed, outputs.into_values().collect());
        self.put(&RelPath::new(Manifest::FILE), &json(Manifest::FILE, &manifest)?)?;
        self.put(&RelPath::new(TIMINGS), &json(TIMINGS, timings)?)?;
        // From the deepest up, so that a folder's name is flushed after what is in it.
        for folder in folders.iter().rev() {
            set_mode(folder, self.modes.folder)?;
            sync_folder(folder)?;
        }
        Ok(manifest)
    }

    fn put(&self, path: &RelPath, bytes: &[u8]) -> Result<Output, Error> {
        if let Some(fault) = path.fault() {
            return Err(Error::BadPath { path: path.clone(), fault });
        }
        let file = self.folder.join(path.as_str());
        create_folders(file.parent().unwrap_or(&self.folder))?;
        write_new(&file, bytes, self.modes.file).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Error::WrittenTwice { path: path.clone() },
            _ => Error::Io(error),
        })?;
        let blake3 = blake3::hash(bytes).to_hex().to_string();
        Ok(Output { path: path.clone(), blake3, bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX) })
    }

    /// The run's folder and those within it, each after the one it lies in.
    fn folders<'a>(&self, paths: impl Iterator<Item = &'a RelPath>) -> BTreeSet<Utf8PathBuf> {
        let parents = paths.flat_map(|path| Utf8Path::new(path.as_str()).ancestors().skip(1));
        let within = parents.filter(|parent| !parent.as_str().is_empty()).map(|parent| self.folder.join(parent));
        within.chain([self.folder.clone()]).collect()
    }

    fn written(&self) -> MutexGuard<'_, Written> {
        // A thread that panicked left the lists as they were before or after an insertion: both are sound.
        self.written.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // After publishing there is nothing at this place; what can't be removed now, the next start removes.
        drop(std::fs::remove_dir_all(&self.folder));
    }
}
