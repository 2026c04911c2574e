//! What a start does first: ends what a killed run left half done.

use camino::Utf8Path;

use super::durable::{TEMPORARY, sync_folder};
use super::failpoint::{Point, hit};
use super::links::{LATEST, Link, RUNS, latest_link, linked_months, month_link, point_latest};
use super::manifest::Manifest;
use super::staging::STAGING;
use super::{Error, Lock};
use crate::history::{History, RunId};

/// What was found and done at a start; empty after a run that ended by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settled {
    /// Killed after their link was swapped: published.
    pub published: Vec<RunId>,
    /// Killed before: removed, and the former run is the month's as before.
    pub abandoned: Vec<RunId>,
    /// Published runs that the history didn't know.
    pub adopted: Vec<RunId>,
    /// What a person has to look at.
    pub warnings: Vec<String>,
}

/// Settles every pending run by where its month's link leads, makes `latest` agree, and removes what dead runs left.
/// Killed itself, it is done again by the next start.
pub(super) fn settle(output: &Utf8Path, history: &mut History, _held: &Lock) -> Result<Settled, Error> {
    let mut settled = Settled::default();
    for record in history.pending()? {
        let run = record.run.id;
        if month_link(output, run.period)? == Link::To(run) {
            // The rename may not have reached the disk yet.
            sync_folder(output)?;
            hit(Point::BeforeSettlePublished);
            history.mark_published(run)?;
            hit(Point::AfterSettlePublished);
            settled.published.push(run);
        } else {
            abandon(output, history, run)?;
            settled.abandoned.push(run);
        }
    }
    adopt_unknown(output, history, &mut settled)?;
    match latest_link(output)? {
        Link::Foreign => settled.warnings.push(format!("`{}` is not a link to a month", output.join(LATEST))),
        Link::Missing | Link::To(_) => point_latest(output)?,
    }
    sweep(output)?;
    Ok(settled)
}

/// Takes the folder out of the runs first: once the history says abandoned, nothing would look for it again.
fn abandon(output: &Utf8Path, history: &mut History, run: RunId) -> Result<(), Error> {
    let runs = output.join(RUNS);
    let folder = runs.join(run.to_string());
    if folder.exists() {
        hit(Point::BeforeSettleRename);
        fs_err::rename(folder, runs.join(format!("{STAGING}{run}-abandoned")))?;
        hit(Point::AfterSettleRename);
        sync_folder(&runs)?;
    }
    history.mark_abandoned(run)?;
    hit(Point::AfterSettleAbandoned);
    Ok(())
}

/// A history that was moved aside starts again from the runs that readers see.
fn adopt_unknown(output: &Utf8Path, history: &mut History, settled: &mut Settled) -> Result<(), Error> {
    for run in linked_months(output)? {
        if history.run(run)?.is_some() {
            continue;
        }
        match Manifest::read(&output.join(RUNS).join(run.to_string())) {
            Ok(manifest) if manifest.run_id == run => {
                history.adopt_published(&manifest.run())?;
                settled.adopted.push(run);
            }
            Ok(manifest) => settled.warnings.push(format!("the folder of run {run} holds run {}", manifest.run_id)),
            Err(error) => settled.warnings.push(format!("run {run} is published, but unknown: {error}")),
        }
    }
    Ok(())
}

/// Removes the folders of runs that never became whole, and files that were to replace others. Under the lock all of
/// them are dead, save a `last-run.json` that one who was locked out is just writing; that one is told.
fn sweep(output: &Utf8Path) -> Result<(), Error> {
    hit(Point::BeforeSweep);
    for (folder, prefix) in [(output.join(RUNS), STAGING), (output.to_owned(), TEMPORARY)] {
        for entry in fs_err::read_dir(&folder)? {
            let entry = entry?;
            if !entry.file_name().to_string_lossy().starts_with(prefix) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                fs_err::remove_dir_all(entry.path())?;
            } else {
                fs_err::remove_file(entry.path())?;
            }
        }
    }
    hit(Point::AfterSweep);
    Ok(())
}
