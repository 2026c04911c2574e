//! The stages in order. Nothing else knows it.

mod audience;
mod bridge;
mod diff;
mod documents;
mod examine;
mod matches;
mod memory;
mod nudge;
mod past;
mod plans;
#[cfg(feature = "pdf")]
mod preview;
mod report;
mod training;

use std::num::NonZeroUsize;
use std::time::Instant;

use camino::Utf8PathBuf;
use clap::ValueEnum;
use serde::Serialize;

use crate::cli::Output;
use crate::deliver::{self, Modes, OutputFolder};
use crate::history::Kept;
use crate::ingest::{self, IngestError, Ingested};
use crate::model::AccountIx;
use crate::plan::context::{Company, Context};
use crate::plan::deck::DeckInput;
use crate::plan::language::{Language, LanguageCode, LanguageError};
use crate::score::{self, Hindsight, Past, Scores};
use crate::settings::{ReportLanguage, Settings, SettingsError};
pub use bridge::{Bridged, bridge};
pub use diff::{AccountDiff, Diff, DiffError, FigureDiff, diff};
pub use documents::brief_path;
#[cfg(feature = "pdf")]
pub use documents::deliver_brief;
pub use examine::{Examined, examine};
pub use matches::{MatchesAsked, ask_matches, compare};
pub use memory::{peak_kib, resident_kib};
pub use nudge::nudge;
pub use past::past;
pub use plans::{kept_plans, take_back};
#[cfg(feature = "pdf")]
pub use preview::{Planned, Wanted, planned};
pub use report::{Published, Stopped, incomplete_inputs, published_summary, summary};
pub use training::{TrainOptions, Trained, train, training_summary};

/// A stage of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Stage {
    Ingest,
    Score,
    Plan,
    Render,
    Deliver,
}

impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Stage::Ingest => "ingest",
            Stage::Score => "score",
            Stage::Plan => "plan",
            Stage::Render => "render",
            Stage::Deliver => "deliver",
        })
    }
}

/// Who is told how far a run is.
pub trait Observer: Sync {
    /// A stage begins, of so many steps.
    fn stage(&self, stage: Stage, steps: usize);
    fn step(&self, what: &str);
    fn stage_done(&self);
    /// What only the curious want to know.
    fn detail(&self, line: &str);
    /// What is worse than it should be and stops nothing, with what to do about it.
    fn warning(&self, message: &str, hint: &str) {
        self.detail(&format!("{message}\n  hint: {hint}"));
    }
}

/// Nobody.
impl Observer for () {
    fn stage(&self, _: Stage, _: usize) {}
    fn step(&self, _: &str) {}
    fn stage_done(&self) {}
    fn detail(&self, _: &str) {}
}

/// What is asked of a run beside its settings.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Documents for these accounts only; all where empty.
    pub accounts: Vec<String>,
    /// Documents for these owners' accounts only; all where empty.
    pub owners: Vec<String>,
    /// These outputs only; all where empty.
    pub only: Vec<Output>,
    pub jobs: Option<NonZeroUsize>,
    pub until: Option<Stage>,
    pub dry_run: bool,
}

impl Options {
    fn wants(&self, output: Output) -> bool {
        self.only.is_empty() || self.only.contains(&output)
    }
}

/// Why nothing was published: a variant a stage.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{}", all(.0))]
    Ingest(Vec<IngestError>),
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Language(#[from] LanguageError),
    #[error("no account is called `{wanted}`")]
    NoAccount { wanted: String },
    #[error("no run that says what falls due is published in `{output}`")]
    NothingPublished { output: Utf8PathBuf },
    #[error("no account is looked after by `{wanted}`")]
    NoOwner { wanted: String },
    #[error("the documents could not be made: {0}")]
    Render(String),
    #[error("a stage could not be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Deliver(#[from] deliver::Error),
    /// What the checks found that may not be published: messages with their hints.
    #[error("{}", each(.0))]
    Checks(Vec<(String, String)>),
    #[error("threads could not be started: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
}

impl Error {
    pub fn hint(&self) -> String {
        match self {
            // Each has its own, below it.
            Error::Ingest(_) => String::new(),
            Error::Settings(error) => error.hint().to_owned(),
            Error::Language(error) => error.hint(),
            Error::NoAccount { .. } => "use an id of `tables/accounts.csv`".to_owned(),
            Error::NothingPublished { .. } => {
                "publish one with `cartera run`, or name its folder with `--output`".to_owned()
            }
            Error::NoOwner { .. } => "use an owner's id or name of `tables/accounts.csv`".to_owned(),
            Error::Render(_) => {
                "the former run is as it was; run again with `--jobs 1` to see whether it is the load".to_owned()
            }
            Error::Json(_) => "please report this".to_owned(),
            Error::Deliver(error) => error.hint(),
            Error::Checks(_) => {
                "what was published before is as it was; where a finding is no fault, set its check under \
                                 `[checks]` to `warn`"
                    .to_owned()
            }
            Error::Threads(_) => "run with `--jobs 1`".to_owned(),
        }
    }
}

fn all(errors: &[IngestError]) -> String {
    let one = |error: &IngestError| match error.hint() {
        hint if hint.is_empty() => error.to_string(),
        hint => format!("{error}\n  hint: {hint}"),
    };
    errors.iter().map(one).collect::<Vec<_>>().join("\nerror: ")
}

fn each(stops: &[(String, String)]) -> String {
    let reasons: String = stops.iter().map(|(message, hint)| format!("\n  {message}\n    {hint}")).collect();
    match stops.len() {
        1 => format!("a check stops the run:{reasons}"),
        n => format!("{n} checks stop the run:{reasons}"),
    }
}

/// How long each stage took: `timings.json`, the only file in which equal runs differ.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Timings {
    pub ingest_seconds: f64,
    pub score_seconds: f64,
    /// Scoring last month's values again.
    pub bridge_seconds: f64,
    pub documents_seconds: f64,
    pub documents: usize,
    /// Resident memory before scoring and after, the most up to then included, where the system tells it.
    pub memory_kib_before_scores: Option<u64>,
    pub memory_kib_after_scores: Option<u64>,
    pub memory_kib_peak_scores: Option<u64>,
    /// Resident memory after the 500th brief and after the last, where the system tells it.
    pub memory_kib_after_500: Option<u64>,
    pub memory_kib_at_end: Option<u64>,
}

/// What a run gave.
#[derive(Debug)]
pub enum Outcome {
    /// `--until`: what the stage gave, as JSON.
    Stopped(Stopped),
    Published(Box<Published>),
}

/// Exports in, documents out.
pub fn run(settings: &Settings, options: &Options, observer: &dyn Observer) -> Result<Outcome, Error> {
    let jobs = options.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(jobs.get()).build()?;
    let mut timings = Timings::default();

    let start = Instant::now();
    let mut ingested = pool.install(|| ingest(settings, observer))?;
    timings.ingest_seconds = start.elapsed().as_secs_f64();
    if options.until == Some(Stage::Ingest) {
        return Ok(Outcome::Stopped(Stopped::of_ingest(&ingested)?));
    }

    let past = past(settings, observer)?;
    timings.memory_kib_before_scores = memory::resident_kib();
    let start = Instant::now();
    let scores = pool.install(|| score(settings, &ingested, &past, observer));
    timings.score_seconds = start.elapsed().as_secs_f64();
    timings.memory_kib_after_scores = memory::resident_kib();
    timings.memory_kib_peak_scores = memory::peak_kib();
    if options.until == Some(Stage::Score) {
        return Ok(Outcome::Stopped(Stopped::of_scores(&scores)?));
    }

    let (language, company) = (language(settings)?, company(settings));
    let merged = take_back(settings, &mut ingested, &scores, observer)?;
    let examined = examine(settings, &mut ingested, &scores, observer);
    let start = Instant::now();
    let bridged = pool.install(|| bridge(settings, &ingested, &scores, &past, &examined));
    timings.bridge_seconds = start.elapsed().as_secs_f64();
    let context = Context::new(&ingested.portfolio, &scores, &language, &company)
        .with_playbook(&settings.playbook, &settings.config.goals)
        .with_rules(&settings.config.reviews, &settings.config.capacity)
        .with_bridges(bridged.bridges.as_ref());
    let context = context.with_book(&merged.book).with_returned(&merged.told);
    let reader_scores = audience::ReaderScores::of(&settings.config.audience, &scores);
    let readers = reader_scores.readers(&context);
    let accounts = selected(&context, options)?;
    if options.until == Some(Stage::Plan) {
        let deck = deck_input(settings, &ingested, &past, "");
        return Ok(Outcome::Stopped(Stopped::of_plans(&context, &deck, &accounts)?));
    }

    examined.or_stop()?;
    let scratch = tempfile::tempdir().map_err(deliver::Error::from)?;
    let mut output = OutputFolder::open(&output_folder(settings, options, &scratch), modes(settings))?;
    let run = output.next_run(settings.period, settings.as_of, &settings.config_hash, env!("CARGO_PKG_VERSION"))?;
    let staging = output.stage(run.clone())?;

    let start = Instant::now();
    let (config, accounts) = (&settings.config.scores, &accounts);
    let level = settings.config.accounts.level;
    let matches = matches::matches_text(settings, &ingested);
    let run_id = run.id.to_string();
    let deck = deck_input(settings, &ingested, &past, &run_id);
    let book = pool.install(|| plans::next(&context, &deck));
    let work = documents::Work {
        context: &context,
        reps: readers.reps(&context),
        managers: readers.managers(&context),
        leaders: readers.leaders(&context),
        customers: settings.config.audience.customer,
        ingested: &ingested,
        matches: &matches,
        plans: &book,
        config,
        effort: &settings.config.decisions,
        model: past.churn_model.as_ref(),
        brand: &settings.brand,
        run: &run,
        options,
        accounts,
        level,
        one_per: settings.config.drafts.one_per,
        observer,
    };
    let made = documents::write(&work, &staging, jobs, &mut timings)?;
    timings.documents_seconds = start.elapsed().as_secs_f64();

    let inventory = report::inventory(&ingested, &past, &examined, &made);
    let snapshot = deliver::exports::snapshot(&deliver::exports::accounts(&context));
    let kept = Kept {
        snapshot: &snapshot,
        ledger: Some(&examined.ledger),
        plans: Some(&book),
        readings: Some(&bridged.readings),
        bridges: bridged.bridges.as_ref(),
    };
    let published = output.publish(staging, inventory, &timings, kept)?;
    Ok(Outcome::Published(Box::new(Published::new(
        settings,
        options,
        (&ingested, &examined),
        published,
        output.settled(),
        timings,
    ))))
}

/// What the deck's decisions need; the figures of earlier months are only for its slides.
fn deck_input<'a>(settings: &'a Settings, ingested: &'a Ingested, past: &'a Past, run: &'a str) -> DeckInput<'a> {
    DeckInput {
        quality: &ingested.quality,
        config: &settings.config.scores,
        run,
        before: None,
        effort: &settings.config.decisions,
        model: past.churn_model.as_ref(),
    }
}

/// A dry run does all of it in a folder that nobody keeps.
fn output_folder(settings: &Settings, options: &Options, scratch: &tempfile::TempDir) -> Utf8PathBuf {
    match options.dry_run || options.until == Some(Stage::Render) {
        false => settings.output.clone(),
        true => Utf8PathBuf::from_path_buf(scratch.path().join("output")).unwrap_or_else(|_| "output".into()),
    }
}

/// Reads and joins all sources.
pub fn ingest(settings: &Settings, observer: &dyn Observer) -> Result<Ingested, Error> {
    observer.stage(Stage::Ingest, settings.config.source.len());
    let read =
        ingest::read(&settings.ingest(), &settings.input, settings.as_of, settings.config.company.currency, &|file| {
            observer.step(file)
        });
    observer.stage_done();
    let mut ingested = read.map_err(Error::Ingest)?;
    leave_out(settings, &mut ingested, observer);
    for source in &ingested.quality.sources {
        let sheet = source.sheet.as_deref().map(|sheet| format!(" ({sheet})")).unwrap_or_default();
        observer
            .detail(&format!("{}{sheet}: {} rows of {}, {}", source.file, source.rows, source.entity, source.profile));
        source.notes.iter().for_each(|note| observer.detail(&format!("  {note}")));
    }
    Ok(ingested)
}

/// Takes test and own accounts out, and counts their records as left out.
fn leave_out(settings: &Settings, ingested: &mut Ingested, observer: &dyn Observer) {
    let (config, company) = (&settings.config.scores, &settings.config.company.name);
    for (entity, n) in score::leave_out(&mut ingested.portfolio, config, company) {
        let counts = ingested.quality.entities.entry(entity).or_default();
        counts.left_out += n;
        counts.records = counts.records.saturating_sub(n);
    }
    for out in &ingested.portfolio.left_out {
        let (name, class) = (&out.account.name, out.class.key());
        observer.detail(&format!("left out: `{name}` ({}), {class} by {}", out.account.id, out.because));
    }
}

/// Scores what was read.
pub fn score(settings: &Settings, ingested: &Ingested, past: &Past, observer: &dyn Observer) -> Scores {
    observer.stage(Stage::Score, ingested.portfolio.accounts.len());
    let past = past::under(past, &ingested.quality.identity, &ingested.portfolio);
    let scores = score::score(&ingested.portfolio, &settings.config.scores, &past);
    observer.stage_done();
    scores
}

/// Holds past scores against what happened, over so many month ends or the configuration's.
pub fn backtest(settings: &Settings, ingested: &Ingested, months: Option<u32>, observer: &dyn Observer) -> Hindsight {
    let mut config = settings.config.scores.clone();
    config.hindsight.months = months.unwrap_or(config.hindsight.months);
    observer.stage(Stage::Score, ingested.portfolio.accounts.len());
    let hindsight = score::hindsight(&ingested.portfolio, &config);
    observer.stage_done();
    hindsight
}

/// The words and number forms of the reports.
pub fn language(settings: &Settings) -> Result<Language, LanguageError> {
    let code = match settings.config.company.language {
        ReportLanguage::Es => LanguageCode::Es,
        ReportLanguage::En => LanguageCode::En,
    };
    let locale = settings.config.company.locale.as_deref().unwrap_or_else(|| code.default_locale());
    Language::load(code, locale, settings.words.as_deref())
}

/// What the documents say of the company that makes them.
pub fn company(settings: &Settings) -> Company {
    Company {
        name: settings.config.company.name.clone(),
        confidentiality: settings.config.company.confidentiality.clone(),
    }
}

/// Who may read what is published.
pub fn modes(settings: &Settings) -> Modes {
    match settings.config.output.group_readable {
        true => Modes { folder: 0o750, file: 0o640 },
        false => Modes::default(),
    }
}

/// The accounts that documents are asked for.
fn selected(context: &Context<'_>, options: &Options) -> Result<Vec<AccountIx>, Error> {
    let of_owner = |account: AccountIx, wanted: &str| {
        let told = context.scores_of(account).map(|scores| &scores.owner);
        let before = told.is_some_and(|told| [&told.id, &told.name].into_iter().flatten().any(|name| name == wanted));
        before || context.desk(account).is_some_and(|owner| owner.id == wanted || owner.name == wanted)
    };
    let is = |account: AccountIx, wanted: &str| context.account(account).is_some_and(|record| record.id == wanted);
    if let Some(wanted) = options.accounts.iter().find(|id| !context.portfolio.account_ixs().any(|ix| is(ix, id))) {
        return Err(Error::NoAccount { wanted: wanted.clone() });
    }
    if let Some(wanted) = options.owners.iter().find(|id| !context.portfolio.account_ixs().any(|ix| of_owner(ix, id))) {
        return Err(Error::NoOwner { wanted: wanted.clone() });
    }
    let asked = |account: &AccountIx| {
        (options.accounts.is_empty() || options.accounts.iter().any(|id| is(*account, id)))
            && (options.owners.is_empty() || options.owners.iter().any(|id| of_owner(*account, id)))
    };
    let named = |account: &AccountIx| options.accounts.iter().any(|id| is(*account, id));
    let wanted = |account: &AccountIx| asked(account) && (named(account) || context.has_brief(*account));
    Ok(context.portfolio.account_ixs().filter(wanted).collect())
}
