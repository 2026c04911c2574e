//! How a run becomes what readers see: whole, or not at all.

use camino::{Utf8Path, Utf8PathBuf};
use serde::Serialize;

use super::durable::{Modes, create_folders, set_mode, sync_folder};
use super::failpoint::{Point, hit};
use super::links::{LATEST, Link, RUNS, latest_link, month_link, point_latest, point_month, stored_runs};
use super::manifest::{Inventory, Manifest};
use super::settle::{Settled, settle};
use super::{Error, Lock, Staging};
use crate::history::{History, Kept, Run, RunId, RunState};
use crate::model::{Date, Month};

/// An output folder, held for one run:
///
/// ```no_run
/// # use cartera::{deliver::{Error, Inventory, Modes, OutputFolder, RelPath}, model::Month};
/// # fn run(pdf: &[u8]) -> Result<(), Error> {
/// # let (period, as_of) = (Month::parse("2026-10").unwrap(), "2026-10-31".parse().unwrap());
/// let mut output = OutputFolder::open("output".into(), Modes::default())?;
/// let run = output.next_run(period, as_of, "config hash", "0.1.0")?;
/// let staging = output.stage(run)?;
/// staging.write(&RelPath::new("deck.pdf"), pdf)?;
/// let published = output.publish(staging, Inventory::default(), &(), &[])?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct OutputFolder {
    folder: Utf8PathBuf,
    modes: Modes,
    history: History,
    settled: Settled,
    // Last, so that it outlives the history.
    lock: Lock,
}

/// A run that readers see.
#[derive(Debug)]
pub struct Published {
    /// Where it lies; `output/2026-10` leads here.
    pub folder: Utf8PathBuf,
    pub manifest: Manifest,
    /// What went wrong after the run had become visible.
    pub warning: Option<Error>,
}

impl OutputFolder {
    /// The file of past runs in the folder.
    pub const HISTORY: &'static str = "history.sqlite";

    /// Takes the folder's lock, creating the folder if need be, and settles what a killed run left.
    pub fn open(folder: &Utf8Path, modes: Modes) -> Result<OutputFolder, Error> {
        if !folder.exists() {
            create_folders(folder)?;
            set_mode(folder, modes.folder)?;
        }
        let lock = Lock::take(folder)?;
        create_folders(&folder.join(RUNS))?;
        set_mode(&folder.join(RUNS), modes.folder)?;
        let mut history = History::open(&folder.join(OutputFolder::HISTORY))?;
        let settled = settle(folder, &mut history, &lock)?;
        Ok(OutputFolder { folder: folder.to_owned(), modes, history, settled, lock })
    }

    /// The past runs.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// What the start found half done.
    pub fn settled(&self) -> &Settled {
        &self.settled
    }

    /// The run of a month that is to be made now: its first, or the next revision. Says so before any work if it could
    /// not be published.
    pub fn next_run(&self, period: Month, as_of: Date, config_hash: &str, version: &str) -> Result<Run, Error> {
        if month_link(&self.folder, period)? == Link::Foreign {
            return Err(Error::NotALink { path: self.folder.join(period.to_string()) });
        }
        if latest_link(&self.folder)? == Link::Foreign {
            return Err(Error::NotALink { path: self.folder.join(LATEST) });
        }
        // A history that was lost doesn't know the former revisions; the folder does.
        let stored = stored_runs(&self.folder)?.into_iter().filter(|run| run.period == period).map(|run| run.revision);
        let above_stored = stored.max().unwrap_or(0).saturating_add(1);
        let revision = self.history.next_revision(period)?.max(above_stored);
        Ok(Run {
            id: RunId { period, revision },
            as_of,
            config_hash: config_hash.to_owned(),
            version: version.to_owned(),
        })
    }

    /// A place to write the run.
    pub fn stage(&self, run: Run) -> Result<Staging, Error> {
        Staging::begin(&self.folder, run, self.modes)
    }

    /// Makes a run visible. An error means that it is not, and that the former run is as it was.
    pub fn publish<'a>(
        &mut self,
        staging: Staging,
        inventory: Inventory,
        timings: &impl Serialize,
        kept: impl Into<Kept<'a>>,
    ) -> Result<Published, Error> {
        let run = staging.run().clone();
        let manifest = staging.seal(inventory, timings)?;
        let folder = self.folder.join(RUNS).join(run.id.to_string());
        let swapped = self.swap(&staging, &run, &folder, kept.into());
        let warning = swapped.or_else(|error| self.settle_after(run.id, error))?;
        Ok(Published { folder, manifest, warning })
    }

    /// The order matters: each step is on the disk before the next begins, and a kill between any two is settled by the
    /// next start.
    fn swap(
        &mut self,
        staging: &Staging,
        run: &Run,
        folder: &Utf8Path,
        kept: Kept<'_>,
    ) -> Result<Option<Error>, Error> {
        hit(Point::BeforeHistoryPending);
        self.history.record_pending(run, kept)?;
        hit(Point::AfterHistoryPending);

        hit(Point::BeforeRunRename);
        fs_err::rename(staging.folder(), folder)?;
        hit(Point::AfterRunRename);
        sync_folder(&self.folder.join(RUNS))?;

        point_month(&self.folder, run.id)?;
        point_latest(&self.folder)?;

        hit(Point::BeforeHistoryPublished);
        self.history.mark_published(run.id)?;
        hit(Point::AfterHistoryPublished);
        Ok(None)
    }

    /// After a step failed: the run is published if its link was swapped, with the failure as a warning; else it is not.
    fn settle_after(&mut self, run: RunId, error: Error) -> Result<Option<Error>, Error> {
        let visible = matches!(month_link(&self.folder, run.period), Ok(Link::To(linked)) if linked == run);
        // A disk that failed once may fail again; then the next start settles the run.
        let settled = settle(&self.folder, &mut self.history, &self.lock);
        let recorded = self.history.run(run).ok().flatten().map(|record| record.state);
        match (visible, recorded) {
            (true, Some(RunState::Published)) if settled.is_ok() => Ok(Some(error)),
            (true, _) => Ok(Some(settled.err().unwrap_or(error))),
            (false, _) => Err(error),
        }
    }
}
