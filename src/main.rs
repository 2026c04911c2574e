//! Parse, run, map the result to an exit code.

use std::num::NonZeroUsize;
use std::process::ExitCode;

use cartera::cli::{
    BacktestArgs, Cli, Command, DiffArgs, EjectArgs, ExplainArgs, Format, Global, InitArgs, MatchesArgs, MonthArgs,
    NudgeArgs, PreviewArgs, ReadArgs, RunArgs, SampleArgs, TemplatesCommand, TrainArgs, WeightsArgs,
};
use cartera::console::Console;
use cartera::deliver::{LastRun, Modes};
use cartera::eject;
use cartera::explain::{Backtest, Scoring, explain};
use cartera::ingest::{self, Inspected, InspectedFiles, InspectedTable, ReadError, ReadOptions};
use cartera::init::{self, Draft, FilesBelow};
use cartera::model::Date;
use cartera::pipeline::{self, Options, Outcome, Published, TrainOptions};
use cartera::plan::context::Context;
use cartera::plan::playbook;
use cartera::reading::{Reading, clean_csv};
use cartera::sample::{self, SampleOptions};
use cartera::score::priority::elicit;
use cartera::settings::{Flags, Settings, judgements, schema};
use clap::Parser;

/// The exit codes of docs/operations.md.
mod exit {
    pub const DONE: u8 = 0;
    /// Published or checked, but something is incomplete.
    pub const INCOMPLETE: u8 = 1;
    /// Nothing published.
    pub const NOTHING: u8 = 2;
    /// Another run holds the lock.
    pub const LOCKED: u8 = 75;
}

/// What went wrong, with what to do about it and the exit code that says so.
struct Failed {
    message: String,
    hint: String,
    code: u8,
}

impl Failed {
    fn new(message: impl std::fmt::Display, hint: impl Into<String>) -> Failed {
        Failed { message: message.to_string(), hint: hint.into(), code: exit::NOTHING }
    }

    fn last_run(&self) -> LastRun {
        LastRun {
            exit_code: self.code,
            message: self.message.clone(),
            hint: Some(self.hint.clone()),
            ..LastRun::default()
        }
    }
}

impl From<pipeline::Error> for Failed {
    fn from(error: pipeline::Error) -> Failed {
        let locked = matches!(&error, pipeline::Error::Deliver(error) if error.is_locked());
        Failed { code: if locked { exit::LOCKED } else { exit::NOTHING }, ..Failed::new(&error, error.hint()) }
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let console = Console::new(cli.global.quiet, cli.global.verbose);
    let done = match cli.command {
        Command::Init(args) => init(args, &console),
        Command::Read(args) => read(&cli.global, &args, &console),
        Command::Check(args) => check(&cli.global, &args, &console),
        Command::Matches(args) => matches(&cli.global, &args, &console),
        Command::Run(args) => run(&cli.global, args, &console),
        Command::Explain(args) => explain_account(&cli.global, &args, &console),
        Command::Diff(args) => diff(&cli.global, &args, &console),
        Command::Nudge(args) => nudge(&cli.global, &args, &console),
        Command::Backtest(args) => backtest(&cli.global, &args, &console),
        Command::Weights(args) => weights(&cli.global, &args, &console),
        Command::Train(args) => train(&cli.global, args, &console),
        Command::Sample(args) => write_sample(&args, &console),
        Command::Playbook => {
            console.result(playbook::DEFAULT.trim_end());
            Ok(exit::DONE)
        }
        Command::Templates(TemplatesCommand::Eject(args)) => eject_templates(&args, &console),
        Command::Preview(args) => preview_document(&cli.global, args, &console),
        Command::Schema => print(&schema(), String::new, Format::Json, &console).map(|()| exit::DONE),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(failed) => {
            console.error(&failed.message, Some(&failed.hint));
            ExitCode::from(failed.code)
        }
    }
}

/// The one place that reads the clock: it gives `as_of` its default.
#[allow(clippy::disallowed_methods, reason = "the clock lives in main alone")]
fn today() -> Date {
    let seconds = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from(seconds / 86_400).unwrap_or_default();
    let epoch = Date::constant(1970, 1, 1);
    epoch.checked_add(jiff::Span::new().days(days)).unwrap_or(epoch)
}

fn flags(global: &Global, month: &MonthArgs) -> Flags {
    Flags {
        config: Some(global.config.clone()),
        input: global.input.clone(),
        output: global.output.clone(),
        period: month.period,
        as_of: month.as_of,
    }
}

fn settings(global: &Global, month: &MonthArgs) -> Result<Settings, Failed> {
    Settings::load(&flags(global, month), today()).map_err(|error| Failed::new(&error, error.hint()))
}

fn init(args: InitArgs, console: &Console) -> Result<u8, Failed> {
    let args = &folder_first(args);
    if args.demo {
        let SampleOptions { accounts, months, seed, .. } = SampleOptions::default();
        return write_sample(&SampleArgs { dir: args.dir.clone(), accounts, months, seed, exports: None }, console);
    }
    let target = args.dir.join("cartera.toml");
    if target.exists() && !args.force {
        return Err(Failed::new(
            format!("`{target}` is there already"),
            "give `--force` to replace it, or another folder",
        ));
    }
    let files = init_files(args)?;
    let mut inspected = Vec::new();
    let FilesBelow { tables, others } = files;
    let mut passed_over: Vec<String> =
        others.iter().map(|path| path.strip_prefix(&args.dir).unwrap_or(path).to_string()).collect();
    for path in &tables {
        let shown = path.strip_prefix(&args.dir).unwrap_or(path);
        let found = ingest::inspect_files(path, shown.as_str(), &ReadOptions::default());
        inspected.extend(found.files);
        passed_over.extend(found.passed_over);
    }
    let folder = args.dir.canonicalize_utf8().unwrap_or_else(|_| args.dir.clone());
    let mut draft = Draft::of(&inspected, &init::company_name(&folder));
    draft.pass_over(passed_over);
    let today = today();
    let tried = ingest::read(&draft.ingest_config(), &args.dir, today, draft.currency(), &|_| ());
    if let Ok(ingested) = &tried {
        draft.date_by(&ingested.portfolio, today);
    }
    fs_err::write(&target, draft.to_toml())
        .map_err(|error| Failed::new(&error, "name a folder that you may write to"))?;
    draft.found().iter().for_each(|line| console.note(line));
    draft.left_out().iter().for_each(|line| console.warning(line, None));
    draft.questions().iter().for_each(|line| console.warning(line, Some("the answer's line stands in the file")));
    for error in tried.err().into_iter().flatten() {
        console.warning(&error.to_string(), Some(&error.hint()));
    }
    console.note(&format!("wrote `{target}`; next: cartera check --config {target}"));
    Ok(exit::DONE)
}

/// Where files alone are named, the configuration goes to the folder at hand.
fn folder_first(mut args: InitArgs) -> InitArgs {
    if args.dir.is_file() {
        let file = std::mem::replace(&mut args.dir, ".".into());
        args.files.insert(0, file);
    }
    args
}

/// The files that were named, those below the folders that were named, else all below the configuration's.
fn init_files(args: &InitArgs) -> Result<FilesBelow, Failed> {
    let named = if args.files.is_empty() { std::slice::from_ref(&args.dir) } else { args.files.as_slice() };
    let mut files = FilesBelow::default();
    for path in named {
        let failed = |error| Failed::new(format!("cannot read `{path}`: {error}"), "check the path");
        if path.is_dir() {
            let below = init::files_below(path).map_err(failed)?;
            files.tables.extend(below.tables);
            files.others.extend(below.others);
        } else {
            files.tables.push(path.clone());
        }
    }
    match files.tables.is_empty() {
        true => Err(Failed::new(
            format!("there is no table below `{}`", args.dir),
            "put the CRM's exports there, or name them after the folder",
        )),
        false => Ok(files),
    }
}

fn read(global: &Global, args: &ReadArgs, console: &Console) -> Result<u8, Failed> {
    let options = ReadOptions { sheet: args.sheet.clone(), ..ReadOptions::default() };
    let InspectedFiles { files, passed_over } = ingest::inspect_files(&args.file, args.file.as_str(), &options);
    let mut read: Vec<Inspected> = Vec::new();
    let mut refused: Vec<ReadError> = Vec::new();
    for (_, file) in files {
        file.map_or_else(|error| refused.push(error), |file| read.push(file));
    }
    if read.is_empty() {
        let first = refused.first().map_or_else(
            || Failed::new(format!("there is nothing in `{}`", args.file), "name a file"),
            |error| Failed::new(error, error.hint()),
        );
        return Err(first);
    }
    if global.format == Format::Csv {
        let tables: Vec<&InspectedTable> = read.iter().flat_map(|file| &file.tables).collect();
        let [table] = tables.as_slice() else {
            return Err(several_tables(args, &read, tables.len()));
        };
        console.result(&clean_csv(table).map_err(|error| Failed::new(error, "please report this"))?);
    } else {
        let readings: Vec<Reading> = read.iter().map(|file| Reading::of(file, args.rows)).collect();
        match readings.as_slice() {
            [reading] => print(reading, || reading.to_string(), global.format, console)?,
            several => {
                let text = || several.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
                print(&several, text, global.format, console)?;
            }
        }
    }
    refused.iter().for_each(|error| console.warning(&error.to_string(), Some(error.hint())));
    passed_over
        .iter()
        .for_each(|name| console.note(&format!("{name}: not looked at, its name is not that of a table")));
    let whole = refused.is_empty() && read.iter().all(|file| file.errors.is_empty());
    Ok(if whole { exit::DONE } else { exit::INCOMPLETE })
}

/// One table alone can be written as CSV.
fn several_tables(args: &ReadArgs, read: &[Inspected], tables: usize) -> Failed {
    let message = format!("`{}` holds {tables} tables, not one", args.file);
    let sheets = || read.iter().flat_map(|file| &file.tables).filter_map(|table| table.table.sheet.clone());
    let hint = match read {
        [_] => format!("name one with `--sheet`: {}", sheets().collect::<Vec<_>>().join(", ")),
        several => {
            let names: Vec<&str> = several.iter().map(|file| file.file.as_str()).collect();
            format!("name one of its files: {}", names.join(", "))
        }
    };
    Failed::new(message, hint)
}

fn check(global: &Global, args: &MonthArgs, console: &Console) -> Result<u8, Failed> {
    let settings = settings(global, args)?;
    pipeline::language(&settings).map_err(|error| Failed::new(&error, error.hint()))?;
    settings.churn_model().map_err(|error| Failed::new(&error, error.hint()))?;
    let mut ingested = pipeline::ingest(&settings, console)?;
    let past = pipeline::past(&settings, console)?;
    let scores = pipeline::score(&settings, &ingested, &past, console);
    pipeline::take_back(&settings, &mut ingested, &scores, console).map_err(Failed::from)?;
    let examined = pipeline::examine(&settings, &mut ingested, &scores, console);
    let incomplete = pipeline::incomplete_inputs(&settings, &ingested);
    print(&ingested.quality, || pipeline::summary(&settings, &ingested), global.format, console)?;
    examined.warnings().iter().chain(&incomplete).for_each(|(message, hint)| console.warning(message, Some(hint)));
    let stops = examined.stops();
    stops.iter().for_each(|(message, hint)| console.error(message, Some(hint)));
    if !stops.is_empty() {
        return Ok(exit::NOTHING);
    }
    let clean = incomplete.is_empty() && ingested.rejects.is_empty() && ingested.unjoined.is_empty();
    Ok(if clean { exit::DONE } else { exit::INCOMPLETE })
}

fn matches(global: &Global, args: &MatchesArgs, console: &Console) -> Result<u8, Failed> {
    let settings = settings(global, &args.month)?;
    let mut ingested = pipeline::ingest(&settings, console)?;
    pipeline::compare(&settings, &mut ingested, console);
    let asked = if args.dry_run {
        pipeline::MatchesAsked::of(&settings, &ingested)
    } else {
        pipeline::ask_matches(&settings, &ingested).map_err(Failed::from)?
    };
    print(&asked, || asked.to_string(), global.format, console)?;
    Ok(exit::DONE)
}

fn run(global: &Global, args: RunArgs, console: &Console) -> Result<u8, Failed> {
    let settings = match settings(global, &args.month) {
        Ok(settings) => settings,
        Err(failed) => {
            note_failed_settings(global, &failed, console);
            return Err(failed);
        }
    };
    let options = Options {
        accounts: args.account,
        owners: args.owner,
        only: args.only,
        jobs: args.jobs.and_then(|jobs| NonZeroUsize::new(usize::from(jobs))),
        until: args.until,
        dry_run: args.dry_run,
    };
    let ended = pipeline::run(&settings, &options, console).map_err(Failed::from);
    if !args.dry_run && args.until.is_none() {
        note_last_run(&settings, &ended, console);
    }
    match ended? {
        Outcome::Stopped(stopped) => {
            console.result(&json(&stopped.json)?);
            Ok(exit::DONE)
        }
        Outcome::Published(published) => {
            report(&settings, &published, global.format, console)?;
            Ok(if published.incomplete.is_empty() { exit::DONE } else { exit::INCOMPLETE })
        }
    }
}

/// Without settings the output folder is known only where a flag names it.
fn note_failed_settings(global: &Global, failed: &Failed, console: &Console) {
    let Some(output) = &global.output else { return };
    write_last_run(&failed.last_run(), output, Modes::default(), console);
}

/// Tells whoever watches the job how it ended.
fn note_last_run(settings: &Settings, ended: &Result<Outcome, Failed>, console: &Console) {
    let last = match ended {
        Ok(Outcome::Stopped(_)) => return,
        Ok(Outcome::Published(published)) => LastRun {
            exit_code: if published.incomplete.is_empty() { exit::DONE } else { exit::INCOMPLETE },
            run_id: Some(published.manifest.run_id),
            counts: published.manifest.counts.clone(),
            warnings: published
                .incomplete
                .iter()
                .chain(&published.warnings)
                .map(|(message, _)| message.clone())
                .collect(),
            message: "published".to_owned(),
            hint: None,
        },
        Err(failed) => failed.last_run(),
    };
    write_last_run(&last, &settings.output, pipeline::modes(settings), console);
}

fn write_last_run(last: &LastRun, output: &camino::Utf8Path, modes: Modes, console: &Console) {
    if let Err(error) = last.write(output, modes) {
        console.error(&format!("`last-run.json` could not be written: {error}"), Some(&error.hint()));
    }
}

fn report(settings: &Settings, published: &Published, format: Format, console: &Console) -> Result<(), Failed> {
    published.notes.iter().for_each(|note| console.warning(note, None));
    published.warnings.iter().for_each(|(message, hint)| console.warning(message, Some(hint)));
    published.incomplete.iter().for_each(|(message, hint)| console.warning(message, Some(hint)));
    print(&published.manifest, || pipeline::published_summary(settings, published), format, console)
}

fn explain_account(global: &Global, args: &ExplainArgs, console: &Console) -> Result<u8, Failed> {
    let settings = settings(global, &args.month)?;
    let past = pipeline::past(&settings, console)?;
    let mut ingested = pipeline::ingest(&settings, console)?;
    let scores = pipeline::score(&settings, &ingested, &past, console);
    let examined = pipeline::examine(&settings, &mut ingested, &scores, console);
    let bridged = pipeline::bridge(&settings, &ingested, &scores, &past, &examined);
    let language = pipeline::language(&settings).map_err(|error| Failed::new(&error, error.hint()))?;
    let company = pipeline::company(&settings);
    let context = Context::new(&ingested.portfolio, &scores, &language, &company)
        .with_playbook(&settings.playbook, &settings.config.goals)
        .with_rules(&settings.config.reviews, &settings.config.capacity)
        .with_bridges(bridged.bridges.as_ref());
    let merged = pipeline::kept_plans(&settings, &ingested, &context, console);
    let context = context.with_book(&merged.book);
    let scoring = Scoring { config: &settings.config.scores, past: &past, config_hash: &settings.config_hash };
    let explanation = explain(&context, scoring, &args.account).ok_or_else(|| {
        Failed::new(
            format!("no account has the id or name `{}`", args.account),
            "`tables/accounts.csv` lists all of them",
        )
    })?;
    print(&explanation, || explanation.text(global.verbose), global.format, console)?;
    Ok(exit::DONE)
}

/// Something due is told by the exit code too, so that a script can send it on only where there is something.
fn nudge(global: &Global, args: &NudgeArgs, console: &Console) -> Result<u8, Failed> {
    let settings = settings(global, &MonthArgs { period: None, as_of: None })?;
    let as_of = args.as_of.unwrap_or_else(today);
    let nudge = pipeline::nudge(&settings, &args.owner, as_of, console)?;
    print(&nudge, || nudge.to_string(), global.format, console)?;
    Ok(if nudge.is_empty() { exit::DONE } else { exit::INCOMPLETE })
}

fn diff(global: &Global, args: &DiffArgs, console: &Console) -> Result<u8, Failed> {
    let settings = settings(global, &MonthArgs { period: None, as_of: None })?;
    let diff = pipeline::diff(&settings.output, &args.from, &args.to).map_err(|error| {
        let code = if error.is_locked() { exit::LOCKED } else { exit::NOTHING };
        Failed { code, ..Failed::new(&error, error.hint()) }
    })?;
    print(&diff, || diff.to_string(), global.format, console)?;
    Ok(exit::DONE)
}

fn backtest(global: &Global, args: &BacktestArgs, console: &Console) -> Result<u8, Failed> {
    let settings = settings(global, &args.month)?;
    let ingested = pipeline::ingest(&settings, console)?;
    let hindsight = pipeline::backtest(&settings, &ingested, args.months, console);
    print(&hindsight, || Backtest(&hindsight).to_string(), global.format, console)?;
    Ok(exit::DONE)
}

fn weights(global: &Global, args: &WeightsArgs, console: &Console) -> Result<u8, Failed> {
    let Some(file) = &args.file else {
        console.result(&elicit::template());
        return Ok(exit::DONE);
    };
    let read = judgements::read(file).map_err(|error| Failed::new(&error, error.hint()))?;
    let pairs = read.into_iter().map(|judged| (judged.first, judged.second, judged.value));
    let elicited = elicit::weights(pairs).map_err(|error| Failed::new(&error, error.hint()))?;
    print(&elicited, || elicited.to_string(), global.format, console)?;
    match elicited.refusal() {
        Some((message, hint)) => Err(Failed::new(message, hint)),
        None => Ok(exit::DONE),
    }
}

fn train(global: &Global, args: TrainArgs, console: &Console) -> Result<u8, Failed> {
    let settings = settings(global, &args.month)?;
    let options = TrainOptions { to: args.to, dry_run: args.dry_run };
    let trained = pipeline::train(&settings, &options, console)?;
    print(&trained, || pipeline::training_summary(&trained), global.format, console)?;
    Ok(exit::DONE)
}

fn write_sample(args: &SampleArgs, console: &Console) -> Result<u8, Failed> {
    let options =
        SampleOptions { accounts: args.accounts, months: args.months, seed: args.seed, ..SampleOptions::default() };
    let dir = args.dir.as_std_path();
    let written = match args.exports {
        None => sample::write(&options, dir),
        Some(exports) => sample::write_months(&options, exports, dir),
    };
    let summary = written.map_err(|error| Failed::new(&error, error.hint()))?;
    console.note(&format!("wrote {} rows in {} files to `{}`", summary.rows(), summary.files.len(), args.dir));
    let month = match args.exports {
        None => String::new(),
        Some(_) => format!(" --input {}/MONTH --period MONTH, month by month", args.dir),
    };
    console.note(&format!("next: cartera run --config {}/cartera.toml{month}", args.dir));
    Ok(exit::DONE)
}

fn eject_templates(args: &EjectArgs, console: &Console) -> Result<u8, Failed> {
    let done = eject::eject(&args.folder, args.force).map_err(|error| Failed::new(&error, error.hint()))?;
    console.note(&done.to_string());
    Ok(exit::DONE)
}

#[cfg(feature = "pdf")]
fn preview_document(global: &Global, args: PreviewArgs, console: &Console) -> Result<u8, Failed> {
    use cartera::preview::{self, Request};

    let (flags, watch) = (flags(global, &args.month), args.watch);
    let request = Request::of(args, flags, today());
    if watch {
        preview::watch(&request, console, &|outcome| match outcome {
            Ok(shown) => console.note(&shown.to_string()),
            Err(fault) => console.error(&fault.message, Some(&fault.hint)),
        });
    }
    let shown = preview::show(&request, console).map_err(|fault| Failed::new(fault.message, fault.hint))?;
    console.note(&shown.to_string());
    Ok(exit::DONE)
}

#[cfg(not(feature = "pdf"))]
fn preview_document(_: &Global, _: PreviewArgs, _: &Console) -> Result<u8, Failed> {
    Err(Failed::new("this build makes no PDF", "build it with the feature `pdf`, which is on by default"))
}

/// A result as JSON or as text.
fn print(
    value: &impl serde::Serialize,
    text: impl FnOnce() -> String,
    format: Format,
    console: &Console,
) -> Result<(), Failed> {
    match format {
        Format::Json => console.result(&json(value)?),
        Format::Text => console.result(&text()),
        Format::Csv => return Err(Failed::new("`--format csv` is for `cartera read`", "use `--format json` here")),
    }
    Ok(())
}

fn json(value: &impl serde::Serialize) -> Result<String, Failed> {
    serde_json::to_string_pretty(value).map_err(|error| Failed::new(error, "please report this"))
}
