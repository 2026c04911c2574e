//! One brief an account: planned, set, checked and written one by one, so that memory stays flat.

use std::collections::{BTreeSet, HashMap};
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use super::{About, Briefs, Work, briefs_asked};
use crate::deliver::Refusal;
use crate::deliver::{Document, Outcome, RelPath, Staging, check_facts};
use crate::pipeline::{Error, Stage, Timings, memory};
use crate::plan::account;
use crate::plan::audience::customer;
use crate::plan::brief::{self, Brief};
use crate::render::assets;
use crate::render::press::{Failure, Job, press};

/// What became of the briefs, while several threads gather it.
#[derive(Default)]
struct Gathered {
    published: BTreeSet<About>,
    warnings: Vec<String>,
    error: Option<crate::deliver::Error>,
    done: usize,
    memory_after_500: Option<u64>,
}

/// Makes the brief of each account and group that is asked for.
pub fn write(work: &Work<'_>, staging: &Staging, jobs: NonZeroUsize, timings: &mut Timings) -> Result<Briefs, Error> {
    let typesetter = assets::branded(work.brand).map_err(|error| Error::Render(error.to_string()))?;
    let asked = briefs_asked(work);
    work.observer.stage(Stage::Render, asked.len());
    let plans: Mutex<HashMap<usize, Brief>> = Mutex::default();
    let gathered: Mutex<Gathered> = Mutex::default();
    let make = |index: usize| {
        let brief = asked.get(index).and_then(|about| match about {
            About::Account(account) => brief::compose(work.reps, &account::plan(work.reps, *account)?),
            About::Group(head) => brief::group::compose(work.reps, work.reps.group(*head)?),
            About::Customer(account) => customer::compose(work.reps, &account::plan(work.reps, *account)?),
        });
        let brief = brief.ok_or_else(|| Failure::Panicked("no such account".to_owned()))?;
        let job = Job {
            template: assets::BRIEF,
            json: serde_json::to_vec(&brief)?,
            metadata: assets::metadata(
                &format!("{}/{}", kind(asked.get(index)), brief.account_id),
                work.context.as_of(),
            ),
        };
        lock(&plans).insert(index, brief);
        Ok(job)
    };
    let deliver = |index: usize, set: Result<cartera_typeset::Typeset, Failure>| {
        let Some(about) = asked.get(index) else { return };
        let (path, plan) = (about.path(work.context), lock(&plans).remove(&index));
        let (About::Account(account) | About::Group(account) | About::Customer(account)) = *about;
        let name = work.context.account(account).map(|record| record.name.clone()).unwrap_or_default();
        work.observer.step(&name);
        let is_fit = |brief: &Brief| fit(*about, brief);
        let result = deliver_checked(staging, &path, plan.as_ref(), set, &is_fit);
        let mut gathered = lock(&gathered);
        gathered.done += 1;
        if gathered.done == 500 {
            gathered.memory_after_500 = memory::resident_kib();
        }
        match result {
            Ok(Some(warnings)) => {
                gathered.published.insert(*about);
                gathered.warnings.extend(warnings);
            }
            Ok(None) => {}
            Err(error) => gathered.error = gathered.error.take().or(Some(error)),
        }
    };
    press(&typesetter, jobs, asked.len(), make, deliver).map_err(|error| Error::Render(error.to_string()))?;
    work.observer.stage_done();
    let gathered = gathered.into_inner().unwrap_or_else(PoisonError::into_inner);
    timings.documents += gathered.done;
    timings.memory_kib_after_500 = gathered.memory_after_500;
    timings.memory_kib_at_end = memory::resident_kib();
    match gathered.error {
        Some(error) => Err(error.into()),
        None => Ok(Briefs { published: gathered.published, warnings: gathered.warnings }),
    }
}

/// Checks a brief and writes it, or keeps its plan where it fails; gives what readers should know of a published one.
pub fn deliver_brief(
    staging: &Staging,
    path: &RelPath,
    plan: Option<&Brief>,
    set: Result<cartera_typeset::Typeset, Failure>,
) -> Result<Option<Vec<String>>, crate::deliver::Error> {
    deliver_checked(staging, path, plan, set, &|_| Ok(()))
}

/// A customer's version holds nothing but what is allowed; other briefs hold what their plan says.
fn fit(about: About, brief: &Brief) -> Result<(), Refusal> {
    match (about, customer::foreign(brief).first()) {
        (About::Customer(_), Some(fact)) => Err(Refusal::Unsound(format!("`{fact}` is not for the customer's eyes"))),
        _ => Ok(()),
    }
}

fn deliver_checked(
    staging: &Staging,
    path: &RelPath,
    plan: Option<&Brief>,
    set: Result<cartera_typeset::Typeset, Failure>,
    is_fit: &dyn Fn(&Brief) -> Result<(), Refusal>,
) -> Result<Option<Vec<String>>, crate::deliver::Error> {
    let (typeset, plan) = match (set, plan) {
        (Ok(typeset), Some(plan)) => (typeset, plan),
        (Err(failure), plan) => {
            staging.keep_failed(path, &plan, &failure.to_string())?;
            return Ok(None);
        }
        (Ok(_), None) => return Ok(None),
    };
    let document = Document { path: path.clone(), plan, bytes: &typeset.pdf };
    let outcome = staging.write_document(&document, |document| {
        let facts = document.plan.facts.iter().map(|fact| (fact.id.as_str(), fact.account.as_deref()));
        check_facts(&document.plan.group, facts)?;
        is_fit(document.plan)?;
        sound(&typeset)
    })?;
    let replaced =
        typeset.missing_glyphs.iter().map(|glyph| format!("`{path}`: no font has a glyph for `{}`", glyph.text));
    Ok((outcome == Outcome::Written).then(|| replaced.collect()))
}

/// What tells the briefs of a group and of the account at its top apart.
fn kind(about: Option<&About>) -> &'static str {
    match about {
        Some(About::Group(_)) => "group",
        Some(About::Customer(_)) => "customer",
        _ => "brief",
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    // A panicking thread leaves these maps and lists sound: each change is one insertion or removal.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A document without pages, or with a page without text, is not fit to be read.
pub fn sound(typeset: &cartera_typeset::Typeset) -> Result<(), Refusal> {
    if typeset.pages.is_empty() {
        return Err(Refusal::Unsound("it has no pages".to_owned()));
    }
    match typeset.pages.iter().position(|text| text.trim().is_empty()) {
        Some(page) => Err(Refusal::Unsound(format!("page {} has no text", page + 1))),
        None => Ok(()),
    }
}
