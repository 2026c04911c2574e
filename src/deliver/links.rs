//! The links through which readers reach a run: one a month, and `latest`, which leads to the newest month's link, so
//! that a re-run of that month changes both with one rename.

use std::io::{self, ErrorKind};

use camino::Utf8Path;

use super::durable::replace_link;
use super::failpoint::Point;
use crate::history::RunId;
use crate::model::Month;

/// The folder of all runs, in the output folder.
pub(super) const RUNS: &str = ".runs";

pub(super) const LATEST: &str = "latest";

/// What stands where a link belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link<T> {
    Missing,
    To(T),
    /// A file, a folder, or a link to elsewhere: not ours to replace.
    Foreign,
}

/// The run that a month's link leads to.
pub(super) fn month_link(output: &Utf8Path, period: Month) -> io::Result<Link<RunId>> {
    read(&output.join(period.to_string()), |target| {
        RunId::parse(target.strip_prefix(RUNS)?.strip_prefix('/')?).filter(|id| id.period == period)
    })
}

/// The month that `latest` leads to.
pub(super) fn latest_link(output: &Utf8Path) -> io::Result<Link<Month>> {
    read(&output.join(LATEST), Month::parse)
}

fn read<T>(link: &Utf8Path, parse: impl FnOnce(&str) -> Option<T>) -> io::Result<Link<T>> {
    match std::fs::read_link(link) {
        Ok(target) => Ok(target.to_str().and_then(parse).map_or(Link::Foreign, Link::To)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Link::Missing),
        Err(error) if error.kind() == ErrorKind::InvalidInput => Ok(Link::Foreign),
        Err(error) => Err(io::Error::new(error.kind(), format!("failed to read link `{link}`: {error}"))),
    }
}

/// The months that have a link to a run, in order.
pub(super) fn linked_months(output: &Utf8Path) -> io::Result<Vec<RunId>> {
    let mut runs = Vec::new();
    for entry in fs_err::read_dir(output)? {
        let name = entry?.file_name();
        let Some(period) = name.to_str().and_then(Month::parse) else { continue };
        if let Link::To(run) = month_link(output, period)? {
            runs.push(run);
        }
    }
    runs.sort();
    Ok(runs)
}

/// The runs that lie in the output folder, linked or not.
pub(super) fn stored_runs(output: &Utf8Path) -> io::Result<Vec<RunId>> {
    let mut runs = Vec::new();
    for entry in fs_err::read_dir(output.join(RUNS))? {
        runs.extend(entry?.file_name().to_str().and_then(RunId::parse));
    }
    runs.sort();
    Ok(runs)
}

/// Leads a month's link to a run.
pub(super) fn point_month(output: &Utf8Path, run: RunId) -> io::Result<()> {
    let target = format!("{RUNS}/{run}");
    replace_link(output, &run.period.to_string(), &target, Point::BeforeLinkSwap, Point::AfterLinkSwap)
}

/// Leads `latest` to the newest month that has a whole run, unless it does already. A run of an earlier month, made to
/// fill the history, doesn't move it.
pub(super) fn point_latest(output: &Utf8Path) -> io::Result<()> {
    let whole = |run: &RunId| output.join(RUNS).join(run.to_string()).is_dir();
    let Some(newest) = linked_months(output)?.into_iter().rev().find(whole) else { return Ok(()) };
    if latest_link(output)? == Link::To(newest.period) {
        return Ok(());
    }
    replace_link(output, LATEST, &newest.period.to_string(), Point::BeforeLatestSwap, Point::AfterLatestSwap)
}
