//! Sets many documents on several threads, each made only when its turn comes, so that memory stays flat.

use std::any::Any;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use cartera_typeset::{Diagnostic, Metadata, Typeset, Typesetter};

/// Layout recurses with the nesting of a page; threads start with 2 MB by default.
const STACK_BYTES: usize = 16 << 20;

/// One document to set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The template's name.
    pub template: &'static str,
    /// What the template reads.
    pub json: Vec<u8>,
    pub metadata: Metadata,
}

/// Why one document could not be set. The others go on.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// With the place in the template, its line, and Typst's hints.
    #[error("could not be typeset: {}", explained(.0))]
    Typst(Vec<Diagnostic>),
    #[error("stopped with an internal error: {0}")]
    Panicked(String),
}

impl Failure {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Failure::Json(_) => "please report this: a plan must always be writable as JSON",
            Failure::Typst(_) => "compare the template's line with the document's data",
            Failure::Panicked(_) => "please report this with the document's data",
        }
    }
}

fn explained(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(Diagnostic::explained).collect::<Vec<_>>().join("\n  ")
}

/// Why nothing could be set.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    #[error("could not start a thread to set documents on: {0}")]
    Thread(#[from] std::io::Error),
    /// The index of the first, and how many.
    #[error("{count} results could not be handed on, the first of document {first}: {message}")]
    Delivery { first: usize, count: usize, message: String },
}

impl PressError {
    /// What to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            PressError::Thread(_) => "run with fewer `--jobs`, or allow the process more threads",
            PressError::Delivery { .. } => "please report this: handing on a result must not stop",
        }
    }
}

/// Sets documents `0..count` on `threads` threads.
///
/// `make` builds the document of an index when its turn comes; `deliver` gets each result on the thread that made it,
/// in no particular order. A panic while a document is made or set becomes that document's failure; one of `deliver`
/// is reported at the end, after all the others were delivered.
///
/// Each thread has a rayon pool of its own with one thread. Typst and its PDF exporter use the current pool while they
/// set one document; in a shared pool, a thread that waits would start the next document on the same stack.
pub fn press(
    typesetter: &Typesetter,
    threads: NonZeroUsize,
    count: usize,
    make: impl Fn(usize) -> Result<Job, Failure> + Sync,
    deliver: impl Fn(usize, Result<Typeset, Failure>) + Sync,
) -> Result<(), PressError> {
    let next = AtomicUsize::new(0);
    let lost = Mutex::new(Vec::new());
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                break;
            }
            let set = caught(|| set(typesetter, &make, index)).and_then(|result| result);
            if let Err(failure) = caught(|| deliver(index, set)) {
                lost.lock().unwrap_or_else(PoisonError::into_inner).push((index, failure.to_string()));
            }
        }
    };
    std::thread::scope(|scope| {
        let wanted = threads.get().min(count);
        let mut started = 0;
        for number in 0..wanted {
            let builder = std::thread::Builder::new().name(format!("press-{number}")).stack_size(STACK_BYTES);
            match builder.spawn_scoped(scope, || on_own_pool(&work)) {
                Ok(_) => started += 1,
                // Fewer threads do the same work, only later.
                Err(error) if started == 0 => return Err(PressError::Thread(error)),
                Err(_) => break,
            }
        }
        Ok(())
    })?;
    let lost = lost.into_inner().unwrap_or_else(PoisonError::into_inner);
    let count = lost.len();
    match lost.into_iter().min() {
        None => Ok(()),
        Some((first, message)) => Err(PressError::Delivery { first, count, message }),
    }
}

fn set(
    typesetter: &Typesetter,
    make: &(impl Fn(usize) -> Result<Job, Failure> + Sync),
    index: usize,
) -> Result<Typeset, Failure> {
    let Job { template, json, metadata } = make(index)?;
    typesetter.typeset(template, json, &metadata).map_err(Failure::Typst)
}

fn on_own_pool(work: &(impl Fn() + Sync)) {
    match rayon::ThreadPoolBuilder::new().num_threads(1).stack_size(STACK_BYTES).build() {
        Ok(pool) => pool.install(work),
        // Beside the global pool a plain thread is slower, but as safe.
        Err(_) => work(),
    }
}

fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Failure> {
    // What a document leaves half done is its own; the typesetter is only read.
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| Failure::Panicked(message(&*panic)))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "no message".to_owned())
}
