//! The command line: clap structs only.

use camino::Utf8PathBuf;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::model::Month;
use crate::pipeline::Stage;

/// Monthly account plans from CRM and survey exports: scores, briefs, workbooks and a portfolio deck.
#[derive(Debug, Parser)]
#[command(name = "cartera", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
    #[command(flatten)]
    pub global: Global,
}

/// What holds for every command.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// The configuration file
    #[arg(long, global = true, value_name = "PATH", default_value = "cartera.toml")]
    pub config: Utf8PathBuf,
    /// Where the paths of sources start [default: the configuration's folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub input: Option<Utf8PathBuf>,
    /// Where the results go [default: the configuration's, else ./output]
    #[arg(long, global = true, value_name = "DIR")]
    pub output: Option<Utf8PathBuf>,
    /// How results are printed
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Print errors only
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Print what was found while reading, file by file
    #[arg(long, short, global = true)]
    pub verbose: bool,
}

/// How results are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Text,
    Json,
    /// Rows alone, for commands that give a table
    Csv,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Draft a configuration from the files given: what each is, which column holds what, what must be asked
    Init(InitArgs),
    /// Show what is understood of one file, and its rows; writes nothing
    Read(ReadArgs),
    /// Check configuration and inputs: what was recognised, row counts, what was set aside; writes nothing
    Check(MonthArgs),
    /// Propose which names, domains and accounts are one, for a person to decide in matches.csv
    Matches(MatchesArgs),
    /// Score every account and publish briefs, workbooks, the deck, the portal and tables
    Run(RunArgs),
    /// Show where each number of an account comes from
    Explain(ExplainArgs),
    /// Show what moved between two published runs, and why where that was kept; writes nothing
    Diff(DiffArgs),
    /// List what is due this week by rep, from the last published run: actions, objectives, reviews, drafts not handed in
    Nudge(NudgeArgs),
    /// Hold past scores against what happened since; writes nothing
    Backtest(BacktestArgs),
    /// Derive the weights of the priority score from pairwise judgements
    Weights(WeightsArgs),
    /// Train the churn model on the company's own history and judge it out of time against the points score
    Train(TrainArgs),
    /// Write the sample company's exports and its configuration
    Sample(SampleArgs),
    /// Print the bundled playbook: save it, edit it and name it in cartera.toml under `[playbook]`
    Playbook,
    /// Write the bundled templates, to make your own of them
    #[command(subcommand)]
    Templates(TemplatesCommand),
    /// Make one brief or the deck as a PDF, again at each change of a template with `--watch`
    Preview(PreviewArgs),
    /// Print the JSON schema of cartera.toml, for editors
    Schema,
}

#[derive(Debug, Clone, Args)]
pub struct InitArgs {
    /// Where the configuration goes
    #[arg(default_value = ".")]
    pub dir: Utf8PathBuf,
    /// The files and folders to read [default: all tables below DIR]
    pub files: Vec<Utf8PathBuf>,
    /// Write the sample company there instead
    #[arg(long, conflicts_with = "files")]
    pub demo: bool,
    /// Replace a configuration that is there
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Args)]
pub struct ReadArgs {
    /// The file: text or a workbook, whatever it is called
    pub file: Utf8PathBuf,
    /// One sheet of a workbook
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// How many of the first rows are shown
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub rows: usize,
}

/// Which month is meant.
#[derive(Debug, Clone, Args)]
pub struct MonthArgs {
    /// The closed month [default: the configuration's, else last month]
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    pub period: Option<Month>,
    /// The day up to which records count [default: the last day of the period]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
}

#[derive(Debug, Clone, Args)]
pub struct MatchesArgs {
    #[command(flatten)]
    pub month: MonthArgs,
    /// Print the proposals and write nothing
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Clone, Args)]
pub struct RunArgs {
    #[command(flatten)]
    pub month: MonthArgs,
    /// Make documents for these accounts only; repeat or separate with commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub account: Vec<String>,
    /// Make documents for these owners' accounts only
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub owner: Vec<String>,
    /// Make these outputs only
    #[arg(long, value_enum, value_delimiter = ',', value_name = "OUTPUT")]
    pub only: Vec<Output>,
    /// Threads [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub jobs: Option<u16>,
    /// Stop after a stage and print what it gives as JSON
    #[arg(long, value_enum, value_name = "STAGE")]
    pub until: Option<Stage>,
    /// Do everything but publish
    #[arg(long)]
    pub dry_run: bool,
}

/// A kind of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Output {
    Briefs,
    Deck,
    Drafts,
    Workbook,
    Portal,
    Tables,
    Tasks,
}

#[derive(Debug, Clone, Args)]
pub struct ExplainArgs {
    /// The account's id or name
    pub account: String,
    #[command(flatten)]
    pub month: MonthArgs,
}

#[derive(Debug, Clone, Args)]
pub struct NudgeArgs {
    /// These reps only, by id or name; repeat or separate with commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    pub owner: Vec<String>,
    /// The day whose week is meant, Monday to Sunday [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
}

#[derive(Debug, Clone, Args)]
pub struct DiffArgs {
    /// The earlier month or run: 2026-09 is its last published revision, 2026-09-r1 that one
    #[arg(value_name = "FROM")]
    pub from: String,
    /// The later month or run
    #[arg(value_name = "TO")]
    pub to: String,
}

#[derive(Debug, Clone, Args)]
pub struct BacktestArgs {
    #[command(flatten)]
    pub month: MonthArgs,
    /// Month ends to look back on [default: the configuration's, 24]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=120))]
    pub months: Option<u32>,
}

#[derive(Debug, Clone, Args)]
pub struct WeightsArgs {
    /// The judgements: TOML lines such as `"value over growth" = 3`, or CSV lines `value,growth,3`
    #[arg(value_name = "FILE", required_unless_present = "template")]
    pub file: Option<Utf8PathBuf>,
    /// Print a file with all pairs, each judged alike
    #[arg(long, conflicts_with = "file")]
    pub template: bool,
}

#[derive(Debug, Clone, Args)]
pub struct TrainArgs {
    #[command(flatten)]
    pub month: MonthArgs,
    /// Where the model goes [default: the configuration's `scores.churn.model`]
    #[arg(long, value_name = "FILE")]
    pub to: Option<Utf8PathBuf>,
    /// Do everything but write the model
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Clone, Args)]
pub struct SampleArgs {
    /// The folder to write to
    pub dir: Utf8PathBuf,
    /// Accounts
    #[arg(long, value_name = "N", default_value_t = 60)]
    pub accounts: u32,
    /// Months of history
    #[arg(long, value_name = "M", default_value_t = 60)]
    pub months: u32,
    /// Another seed gives another company
    #[arg(long, value_name = "S", default_value_t = 14)]
    pub seed: u64,
    /// Month ends to export, a folder each, with the changes that real exports have from month to month
    #[arg(long, value_name = "N")]
    pub exports: Option<u32>,
}

#[derive(Debug, Clone, Subcommand)]
pub enum TemplatesCommand {
    /// Write them to a folder, to be named in cartera.toml under `[brand] templates`
    Eject(EjectArgs),
}

#[derive(Debug, Clone, Args)]
pub struct EjectArgs {
    /// Where they go
    #[arg(default_value = "templates")]
    pub folder: Utf8PathBuf,
    /// Replace templates that were changed
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Args)]
pub struct PreviewArgs {
    /// What is shown
    #[arg(value_enum, default_value_t = PreviewDocument::Brief)]
    pub document: PreviewDocument,
    /// The account whose brief it is, by id or name [default: the first that has one]
    #[arg(long, value_name = "ID", conflicts_with = "sample")]
    pub account: Option<String>,
    /// Take the data that comes with the program
    #[arg(long, value_enum, value_name = "SAMPLE", conflicts_with = "plan")]
    pub sample: Option<PreviewSample>,
    /// Take a plan as JSON: a file of `failed/`, or what `cartera run --until plan` prints
    #[arg(long, value_name = "FILE")]
    pub plan: Option<Utf8PathBuf>,
    #[command(flatten)]
    pub month: MonthArgs,
    /// Where the PDF goes
    #[arg(long, value_name = "FILE", default_value = "preview.pdf")]
    pub to: Utf8PathBuf,
    /// Go on: make it again whenever templates, brand, configuration or plan change
    #[arg(long)]
    pub watch: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PreviewDocument {
    Brief,
    Deck,
    /// Every chart, of sample data
    Gallery,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PreviewSample {
    /// Much is known
    Rich,
    /// Little is known
    Poor,
    /// What breaks layouts
    Edges,
}

fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| format!("`{text}` is not a month such as 2026-10"))
}
