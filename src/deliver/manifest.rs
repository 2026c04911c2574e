//! `run.json`: what a run was made from and what it made. `last-run.json`: how the last attempt ended.

use std::collections::BTreeMap;

use camino::Utf8Path;
use serde::{Deserialize, Serialize};

use super::durable::{Modes, create_folders, replace_file};
use super::{Error, RelPath};
use crate::checks::Units;
use crate::history::{Run, RunId};
use crate::model::{Date, Entity, Month};

/// What the earlier stages tell about a run. The order of its lists doesn't matter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Inventory {
    /// Versions of the trained models that were used, by model.
    pub models: BTreeMap<String, String>,
    pub inputs: Vec<Input>,
    pub counts: BTreeMap<Entity, Counts>,
    /// Accounts, opportunities and revenue lines by owner, region, country, segment and currency.
    pub units: Units,
    /// What the reader of the documents should know; without times, addresses of memory or absolute paths.
    pub warnings: Vec<String>,
}

/// One table that was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Input {
    /// As the configuration gives it, with `/` on every system.
    pub file: String,
    pub sheet: Option<String>,
    /// What its rows are; not given by earlier versions.
    #[serde(default)]
    pub entity: Option<Entity>,
    /// BLAKE3 of the file, in hex.
    pub hash: String,
    /// Size of the file.
    pub bytes: u64,
    /// Rows below the heading.
    pub rows: u64,
}

/// What became of the rows of one entity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub read: u64,
    /// Unusable, and listed in `rejects.csv`.
    pub rejected: u64,
    /// Usable, but of no known account, and listed in `unjoined.csv`.
    pub unjoined: u64,
}

/// One published file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    pub path: RelPath,
    /// In hex.
    pub blake3: String,
    pub bytes: u64,
}

/// A document that was refused or could not be made.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Failed {
    /// Where it would have been.
    pub document: RelPath,
    pub reason: String,
    /// Where its data is.
    pub kept: RelPath,
}

/// The contents of `run.json`. Equal runs have equal ones: nothing in it depends on the time or the machine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Of this file's form.
    pub schema: u32,
    pub version: String,
    pub run_id: RunId,
    pub revision: u32,
    pub period: Month,
    pub as_of: Date,
    pub config_hash: String,
    pub models: BTreeMap<String, String>,
    pub inputs: Vec<Input>,
    pub counts: BTreeMap<Entity, Counts>,
    /// What next month is held against; not given by earlier versions.
    #[serde(default)]
    pub units: Units,
    pub warnings: Vec<String>,
    pub failed: Vec<Failed>,
    /// Every file of the run but `run.json` and `timings.json`, by path.
    pub outputs: Vec<Output>,
}

impl Manifest {
    pub const FILE: &'static str = "run.json";
    const SCHEMA: u32 = 1;

    pub(super) fn new(run: &Run, inventory: Inventory, mut failed: Vec<Failed>, outputs: Vec<Output>) -> Manifest {
        let Inventory { models, mut inputs, counts, units, mut warnings } = inventory;
        inputs.sort();
        warnings.sort();
        failed.sort();
        Manifest {
            schema: Manifest::SCHEMA,
            version: run.version.clone(),
            run_id: run.id,
            revision: run.id.revision,
            period: run.id.period,
            as_of: run.as_of,
            config_hash: run.config_hash.clone(),
            models,
            inputs,
            counts,
            units,
            warnings,
            failed,
            outputs,
        }
    }

    /// The manifest of a published run's folder.
    pub fn read(run_folder: &Utf8Path) -> Result<Manifest, Error> {
        let path = run_folder.join(Manifest::FILE);
        let bytes = fs_err::read(&path)?;
        serde_json::from_slice(&bytes).map_err(|source| Error::BadManifest { path, source })
    }

    /// The run that this manifest describes.
    pub fn run(&self) -> Run {
        Run { id: self.run_id, as_of: self.as_of, config_hash: self.config_hash.clone(), version: self.version.clone() }
    }
}

/// How the last attempt ended, for whoever watches the job.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct LastRun {
    pub exit_code: u8,
    /// The run that was published, if one was.
    pub run_id: Option<RunId>,
    pub counts: BTreeMap<Entity, Counts>,
    pub warnings: Vec<String>,
    /// One line; an error's text where it failed.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl LastRun {
    pub const FILE: &'static str = "last-run.json";

    /// Replaces `last-run.json` at once. Needs no lock, so that one who finds it taken can say so too.
    pub fn write(&self, output: &Utf8Path, modes: Modes) -> Result<(), Error> {
        create_folders(output)?;
        Ok(replace_file(output, LastRun::FILE, &json(LastRun::FILE, self)?, modes.file)?)
    }
}

/// Indented, with a newline at the end, since people read it too.
pub(super) fn json(path: &str, value: &impl Serialize) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|source| Error::Json { path: path.to_owned(), source })?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_run_is_replaced_whole_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let output = Utf8Path::from_path(folder.path()).unwrap().join("output");
        let first = LastRun { exit_code: 2, message: "a long message ".repeat(100), ..LastRun::default() };
        first.write(&output, Modes::default()).unwrap();
        let second = LastRun { run_id: RunId::parse("2026-10-r1"), message: "published".into(), ..LastRun::default() };
        second.write(&output, Modes::default()).unwrap();
        let found: LastRun = serde_json::from_slice(&std::fs::read(output.join(LastRun::FILE)).unwrap()).unwrap();
        assert_eq!(found, second);
        assert_eq!(std::fs::read_dir(&output).unwrap().count(), 1);
    }

    #[test]
    fn a_last_run_that_can_t_be_written_is_told_to_the_caller() {
        let folder = tempfile::tempdir().unwrap();
        let file = Utf8Path::from_path(folder.path()).unwrap().join("output");
        std::fs::write(&file, "a file, not a folder").unwrap();
        assert!(LastRun::default().write(&file, Modes::default()).is_err());
    }
}
