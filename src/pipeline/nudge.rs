//! What is due this week, of the newest published run and the drafts that lie in the inbox.

use super::{Error, Observer};
use crate::deliver;
use crate::ingest::drafts::read_inbox;
use crate::model::Date;
use crate::nudge::{Nudge, Returned};
use crate::settings::Settings;

/// Reads only. `owners`: ids or names; all where empty.
pub fn nudge(settings: &Settings, owners: &[String], as_of: Date, observer: &dyn Observer) -> Result<Nudge, Error> {
    let found = deliver::newest_agenda(&settings.output)?;
    let agenda = found.ok_or_else(|| Error::NothingPublished { output: settings.output.clone() })?;
    let known = |wanted: &String| agenda.rows.iter().any(|row| row.owner_id == *wanted || row.owner == *wanted);
    if let Some(wanted) = owners.iter().find(|wanted| !known(wanted)) {
        return Err(Error::NoOwner { wanted: wanted.clone() });
    }
    let ingest = settings.ingest();
    let (drafts, files) = match &ingest.inbox {
        Some(inbox) => read_inbox(inbox, ingest.limits.into()),
        None => (Vec::new(), Vec::new()),
    };
    for file in files.iter().filter(|file| file.outcome.is_fault()) {
        let (message, hint) = file.outcome.told(&file.file);
        observer.warning(&message, &hint);
    }
    let returned: Vec<Returned> =
        drafts.into_iter().map(|draft| Returned { owner_id: draft.owner_id, period: draft.period }).collect();
    Ok(Nudge::of(&agenda, agenda.run.period, &returned, owners, as_of))
}
