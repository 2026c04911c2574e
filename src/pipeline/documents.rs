//! Plans made one by one, set, checked and written: nothing keeps them all.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use super::{Error, Observer, Options, Stage, Timings};
use crate::cli::Output;
use crate::deliver::{Document, Refusal, RelPath, Staging, check_facts, slug};
use crate::ingest::Ingested;
use crate::model::AccountIx;
use crate::plan::account;
use crate::plan::brief::{self, Brief};
use crate::plan::context::Context;
use crate::render::assets;
use crate::render::press::{Failure, Job, press};

/// What documents are made from.
pub struct Work<'a> {
    pub context: &'a Context<'a>,
    pub ingested: &'a Ingested,
    pub options: &'a Options,
    pub accounts: &'a [AccountIx],
    pub observer: &'a dyn Observer,
}

/// Writes all documents that are asked for; gives what the manifest should warn of.
pub fn write(
    work: &Work<'_>,
    staging: &Staging,
    jobs: NonZeroUsize,
    timings: &mut Timings,
) -> Result<Vec<String>, Error> {
    let mut warnings = Vec::new();
    if work.options.wants(Output::Briefs) {
        warnings.extend(briefs(work, staging, jobs, timings)?);
    }
    Ok(warnings)
}

/// Where an account's brief lies in the run's folder.
pub fn brief_path(context: &Context<'_>, account: AccountIx) -> RelPath {
    let (name, id) = context.account(account).map_or(("", ""), |record| (record.name.as_str(), record.id.as_str()));
    rep_folder(context, account).join("briefs").document(&slug(name, id), "pdf")
}

/// The folder of an account's rep, which can be shared alone.
pub fn rep_folder(context: &Context<'_>, account: AccountIx) -> RelPath {
    match context.owner(account) {
        Some(owner) => RelPath::new("reps").slug(&slug(&owner.name, &owner.id)),
        None => RelPath::new("reps/without-owner"),
    }
}

/// What of a run was refused or needs a word, gathered by several threads.
#[derive(Default)]
struct Gathered {
    warnings: Vec<String>,
    error: Option<crate::deliver::Error>,
    done: usize,
    memory_after_500: Option<u64>,
}

fn briefs(work: &Work<'_>, staging: &Staging, jobs: NonZeroUsize, timings: &mut Timings) -> Result<Vec<String>, Error> {
    let typesetter = assets::typesetter().map_err(|error| Error::Render(error.to_string()))?;
    work.observer.stage(Stage::Render, work.accounts.len());
    let plans: Mutex<HashMap<usize, Brief>> = Mutex::default();
    let gathered: Mutex<Gathered> = Mutex::default();
    let make = |index: usize| {
        let brief = work.accounts.get(index).and_then(|account| {
            let plan = account::plan(work.context, *account)?;
            brief::compose(work.context, &plan)
        });
        let brief = brief.ok_or_else(|| Failure::Panicked("no such account".to_owned()))?;
        let job = Job {
            template: assets::BRIEF,
            json: serde_json::to_vec(&brief)?,
            metadata: assets::metadata(&format!("brief/{}", brief.account_id), work.context.as_of()),
        };
        lock(&plans).insert(index, brief);
        Ok(job)
    };
    let deliver = |index: usize, set: Result<cartera_typeset::Typeset, Failure>| {
        let Some(account) = work.accounts.get(index) else { return };
        let (path, plan) = (brief_path(work.context, *account), lock(&plans).remove(&index));
        let name = work.context.account(*account).map(|record| record.name.clone()).unwrap_or_default();
        work.observer.step(&name);
        let result = deliver_brief(staging, &path, plan.as_ref(), set);
        let mut gathered = lock(&gathered);
        gathered.done += 1;
        if gathered.done == 500 {
            gathered.memory_after_500 = resident_kib();
        }
        match result {
            Ok(warnings) => gathered.warnings.extend(warnings),
            Err(error) => gathered.error = gathered.error.take().or(Some(error)),
        }
    };
    press(&typesetter, jobs, work.accounts.len(), make, deliver).map_err(|error| Error::Render(error.to_string()))?;
    work.observer.stage_done();
    let gathered = gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
    timings.documents += gathered.done;
    timings.memory_kib_after_500 = gathered.memory_after_500;
    timings.memory_kib_at_end = resident_kib();
    match gathered.error {
        Some(error) => Err(error.into()),
        None => Ok(gathered.warnings),
    }
}

/// Checks a brief and writes it, or keeps its plan where it fails. Gives what readers should know of it.
pub fn deliver_brief(
    staging: &Staging,
    path: &RelPath,
    plan: Option<&Brief>,
    set: Result<cartera_typeset::Typeset, Failure>,
) -> Result<Vec<String>, crate::deliver::Error> {
    let typeset = match set {
        Ok(typeset) => typeset,
        Err(failure) => {
            staging.keep_failed(path, &plan, &failure.to_string())?;
            return Ok(Vec::new());
        }
    };
    let Some(plan) = plan else { return Ok(Vec::new()) };
    let document = Document { path: path.clone(), plan, bytes: &typeset.pdf };
    staging.write_document(&document, |document| {
        let facts = document.plan.facts.iter().map(|fact| (fact.id.as_str(), fact.account.as_deref()));
        check_facts(&document.plan.group, facts)?;
        sound(&typeset)
    })?;
    let replaced =
        typeset.missing_glyphs.iter().map(|glyph| format!("`{path}`: no font has a glyph for `{}`", glyph.text));
    Ok(replaced.collect())
}

/// A document without pages, or with a page without text, is not fit to be read.
fn sound(typeset: &cartera_typeset::Typeset) -> Result<(), Refusal> {
    if typeset.pages.is_empty() {
        return Err(Refusal::Unsound("it has no pages".to_owned()));
    }
    match typeset.pages.iter().position(|text| text.trim().is_empty()) {
        Some(page) => Err(Refusal::Unsound(format!("page {} has no text", page + 1))),
        None => Ok(()),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // A panicking thread leaves these maps and lists sound: each change is one insertion or removal.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the process holds in memory, where the system tells it.
fn resident_kib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse().ok()
}
