//! The checks before anything is published, and the list of what to fix.

use super::{Error, Observer};
use crate::checks::{self, Action, Finding, Imprint, changes};
use crate::deliver::{self, OutputFolder};
use crate::history::History;
use crate::ingest::{Control, Ingested, read_control};
use crate::model::Ledger;
use crate::plan::account::call::names_theme;
use crate::score::bridge::Readings;
use crate::score::{self, Scores};
use crate::settings::Settings;

/// What the checks found, the strictest first.
#[derive(Debug)]
pub struct Examined {
    pub findings: Vec<Finding>,
    /// What the run keeps of its records for the next month.
    pub ledger: Ledger,
    /// What the last published run of an earlier month kept.
    pub last: Option<Last>,
}

/// A run that this one is held against.
#[derive(Debug)]
pub struct Last {
    pub before: changes::Before,
    /// None of a run of a version that kept none.
    pub readings: Option<Readings>,
}

impl Examined {
    /// What is told and stops nothing: message and hint.
    pub fn warnings(&self) -> Vec<(String, String)> {
        self.of(Action::Warn)
    }

    /// Why nothing may be published: message and hint.
    pub fn stops(&self) -> Vec<(String, String)> {
        self.of(Action::Stop)
    }

    fn of(&self, action: Action) -> Vec<(String, String)> {
        let of_action = self.findings.iter().filter(|finding| finding.action == action);
        of_action.map(|finding| (finding.what.clone(), finding.hint.clone())).collect()
    }

    /// An error with every reason, if there is one.
    pub(super) fn or_stop(&self) -> Result<(), Error> {
        let stops = self.stops();
        if stops.is_empty() { Ok(()) } else { Err(Error::Checks(stops)) }
    }
}

/// Checks the inputs, and puts the list of what to fix into `quality`. Reads only, so that `check` and `run` agree.
pub fn examine(settings: &Settings, ingested: &mut Ingested, scores: &Scores, observer: &dyn Observer) -> Examined {
    super::compare(settings, ingested, observer);
    let config = &settings.config.checks;
    let before = before(settings, observer);
    let control = control(settings);
    let input =
        checks::Input { ingested, before: before.as_ref(), control: control.as_ref(), scores: &settings.config.scores };
    let findings = checks::check(config, input);
    let owner = config.control.owner.as_deref().map(str::trim).filter(|owner| !owner.is_empty());
    let mut listed = findings.clone();
    listed.extend(checks::uncovered(ingested, scores, names_theme));
    let list = checks::fix_list(ingested, scores, &listed, before.as_ref(), owner);
    ingested.quality.fix_list = list;
    let ledger = score::ledger(&ingested.portfolio, &settings.config.scores);
    let last = last_run(settings, observer);
    ingested.quality.changes = last.as_ref().map(|last| {
        let (config_hash, version) = (settings.config_hash.as_str(), env!("CARGO_PKG_VERSION"));
        let now = changes::Now { portfolio: &ingested.portfolio, ledger: &ledger, config_hash, version };
        changes::changes(config, now, &last.before, before.as_ref())
    });
    Examined { findings, ledger, last }
}

/// What the last published run of an earlier month kept; none of a run that kept nothing. A history that can't be read
/// is told of, and nothing is compared.
fn last_run(settings: &Settings, observer: &dyn Observer) -> Option<Last> {
    let read = || {
        let Some(history) = History::look(&settings.output.join(OutputFolder::HISTORY))? else { return Ok(None) };
        let Some(run) = history.published_before(settings.period)?.map(|record| record.run) else { return Ok(None) };
        let Some(ledger) = history.ledger(run.id)? else { return Ok(None) };
        let before = changes::Before {
            run: run.id.to_string(),
            period: run.id.period,
            as_of: run.as_of,
            config_hash: run.config_hash,
            version: run.version,
            ledger,
        };
        Ok(Some(Last { before, readings: history.readings(run.id)? }))
    };
    read().unwrap_or_else(|error: crate::history::Error| {
        let message = format!("the records of the last run could not be read, no difference is explained: {error}");
        observer.warning(&message, &error.hint());
        None
    })
}

/// A run whose records can't be read is told of, and then nothing is compared.
fn before(settings: &Settings, observer: &dyn Observer) -> Option<Imprint> {
    deliver::last_imprint(&settings.output, settings.period).unwrap_or_else(|error| {
        let message = format!("the last month's run could not be read, this month is not held against it: {error}");
        observer.warning(&message, &error.hint());
        None
    })
}

fn control(settings: &Settings) -> Option<Control> {
    let config = &settings.config.checks.control;
    let file = config.file.as_deref().filter(|_| config.action != Action::Off)?;
    let options = crate::ingest::ReadOptions { limits: settings.config.limits.into(), ..Default::default() };
    Some(read_control(&settings.input.join(file), file, &options))
}
