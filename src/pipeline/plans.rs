//! The plans that earlier months left and reps handed back, and what this month leaves.

use std::collections::{BTreeMap, BTreeSet};

use super::{Error, Observer, past};
use crate::deliver::OutputFolder;
use crate::history::History;
use crate::ingest::{Finding, Ingested};
use crate::model::{ItemKind, PlanBook, ReturnedDraft};
use crate::plan::account;
use crate::plan::context::Context;
use crate::plan::deck::{DeckInput, kept_decisions};
use crate::plan::keep::{self, Accounts, Merged, Told};
use crate::score::Scores;
use crate::settings::Settings;

/// Last month's plans with what came back since. Reads only, so that `check`, `explain`, `--until` and `run` agree. A
/// re-run of a month starts from the month before again, so that nothing is in the plans twice.
pub fn kept_plans(settings: &Settings, ingested: &Ingested, context: &Context<'_>, observer: &dyn Observer) -> Merged {
    let drafts = ingested.drafts.as_slice();
    let book = past::plans(settings, observer);
    let book = with_gone(settings, book, drafts, observer);
    let accounts = Accounts::of(context, &ingested.quality.identity.survivors);
    let mut merged = keep::merge(&book, drafts, &accounts, context.period());
    keep::with_tasks(&mut merged.book, &ingested.portfolio);
    merged
}

/// The same, with what became of the drafts' rows among what is told of the inputs.
pub fn take_back(
    settings: &Settings,
    ingested: &mut Ingested,
    scores: &Scores,
    observer: &dyn Observer,
) -> Result<Merged, Error> {
    let (language, company) = (super::language(settings)?, super::company(settings));
    let context = Context::new(&ingested.portfolio, scores, &language, &company);
    let merged = kept_plans(settings, ingested, &context, observer);
    ingested.quality.findings.extend(findings(&merged.told));
    Ok(merged)
}

/// What somebody should know of the rows that came back, a line a file and kind of outcome.
fn findings(told: &[Told]) -> Vec<Finding> {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for told in told {
        *counts.entry((told.file.as_str(), told.about.key())).or_default() += 1;
    }
    let finding = |((file, key), n): ((&str, &str), usize)| {
        let (what, hint) = match key {
            "conflict" => (
                "cells say something else than another draft does: the later one holds",
                "the next workbook shows both under \"Two versions\"",
            ),
            "deleted" => (
                "rows are gone and count as dropped",
                "nothing is lost: the next workbook shows them once more, where they can be kept again",
            ),
            "changed_hands" => (
                "rows are of accounts that somebody else looks after now",
                "they are in the plans, and the next workbook of who looks after them tells of it",
            ),
            "merged" => ("rows are of accounts that were merged: they are under the survivor", ""),
            "orphan" => (
                "rows are of no account that is known",
                "they are kept, and the next workbook lists them; add them there to an account",
            ),
            "lowered" => ("agreed targets were lowered", "the manager has to agree to them again"),
            _ => return None,
        };
        let file = if file.is_empty() { "the plans of the last month" } else { file };
        Some(Finding { about: file.to_owned(), message: format!("`{file}`: {n} {what}"), hint: hint.to_owned() })
    };
    counts.into_iter().filter_map(finding).collect()
}

/// What this month leaves: of every account that has documents, whichever were asked for.
/// What the deck asks for is kept with it.
pub fn next(context: &Context<'_>, deck: &DeckInput<'_>) -> PlanBook {
    let accounts = context.portfolio.account_ixs().filter(|account| context.has_brief(*account));
    let mut book = keep::next(context.book, accounts.filter_map(|account| Some(account::plan(context, account)?.kept)));
    book.items.retain(|key, _| key.kind != ItemKind::Decision);
    book.items.extend(kept_decisions(context, deck));
    book
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
