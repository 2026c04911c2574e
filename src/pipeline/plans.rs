//! The plans that earlier months left and reps handed back, and what this month leaves.

use super::{Observer, past};
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
    let accounts = Accounts::of(context, &ingested.quality.identity.survivors);
    keep::merge(&book, drafts, &accounts, context.period())
}

/// What this month leaves: of every account that has documents, whichever were asked for.
pub fn next(context: &Context<'_>) -> PlanBook {
    let accounts = context.portfolio.account_ixs().filter(|account| context.has_brief(*account));
    keep::next(context.book, accounts.filter_map(|account| Some(account::plan(context, account)?.kept)))
}
