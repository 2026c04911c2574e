//! The plans that earlier months left and reps handed back, and what this month leaves.

use std::collections::BTreeSet;

use super::{Observer, past};
use crate::deliver::OutputFolder;
use crate::history::History;
use crate::ingest::Ingested;
use crate::model::{PlanBook, ReturnedDraft};
use crate::plan::account;
use crate::plan::context::Context;
use crate::plan::keep::{self, Accounts, Merged};
use crate::settings::Settings;

/// Last month's plans with what came back since. Reads only, so that `check`, `explain`, `--until` and `run` agree. A
/// re-run of a month starts from the month before again, so that nothing is in the plans twice.
pub fn plans(
    settings: &Settings,
    ingested: &Ingested,
    drafts: &[ReturnedDraft],
    context: &Context<'_>,
    observer: &dyn Observer,
) -> Merged {
    let book = past::plans(settings, observer);
    let book = with_gone(settings, book, drafts, observer);
    let accounts = Accounts::of(context, &ingested.quality.identity.survivors);
    keep::merge(&book, drafts, &accounts, context.period())
}

/// What this month leaves: of every account that has documents, whichever were asked for.
pub fn next(context: &Context<'_>) -> PlanBook {
    let accounts = context.portfolio.account_ixs().filter(|account| context.has_brief(*account));
    keep::next(context.book, accounts.filter_map(|account| Some(account::plan(context, account)?.kept)))
}

/// With what drafts said that a former run of this month read and that are no longer in the inbox.
fn with_gone(settings: &Settings, book: PlanBook, drafts: &[ReturnedDraft], observer: &dyn Observer) -> PlanBook {
    let former = || {
        let Some(history) = History::look(&settings.output.join(OutputFolder::HISTORY))? else { return Ok(None) };
        let Some(run) = history.published(settings.period)? else { return Ok(None) };
        history.plans(run.run.id).map(Some)
    };
    // That the history can't be read is told where the plans of the month before are looked for.
    let Ok(Some(former)) = former().map_err(|_: crate::history::Error| ()) else { return book };
    let there: BTreeSet<&String> = drafts.iter().map(|draft| &draft.hash).collect();
    let read = former.merged_drafts.difference(&book.merged_drafts);
    let gone: Vec<&String> = read.filter(|hash| !there.contains(hash)).collect();
    if gone.is_empty() {
        return book;
    }
    let workbooks = if gone.len() == 1 { "1 workbook is".to_owned() } else { format!("{} workbooks are", gone.len()) };
    observer.warning(
        &format!("{workbooks} no longer in the inbox that a former run of {} has read", settings.period),
        "what was written in them is kept; put them back to have them read again",
    );
    keep::recover(&book, &former, gone.into_iter())
}
