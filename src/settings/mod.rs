//! Configuration file, flags and today's date to validated settings, before any work starts.

mod audience;
mod brand;
mod calendar;
mod check;
mod conditions;
pub mod config;
pub mod judgements;
mod money;

use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};

pub use audience::{AudienceConfig, HiddenTopic, ReaderConfig};
pub use check::check;
pub use config::{AccountsConfig, CompanyConfig, Config, Level, OnePer, ReportLanguage};

use crate::model::{Date, Month};
use crate::plan::facts::Fault;
use crate::plan::playbook::Playbook;
use crate::render::brand::Brand;
use crate::score::{ChurnModel, churn::ModelError};

/// What the user typed.
#[derive(Debug, Clone, Default)]
pub struct Flags {
    pub config: Option<Utf8PathBuf>,
    pub input: Option<Utf8PathBuf>,
    pub output: Option<Utf8PathBuf>,
    pub period: Option<Month>,
    pub as_of: Option<Date>,
}

/// What holds for a run.
#[derive(Debug, Clone)]
pub struct Settings {
    pub config: Config,
    /// The file that was read.
    pub config_file: Utf8PathBuf,
    /// Where relative source paths start.
    pub input: Utf8PathBuf,
    pub output: Utf8PathBuf,
    pub as_of: Date,
    pub period: Month,
    /// Of the configuration as understood: comments and order do not change it, nor do the folders.
    pub config_hash: String,
    /// The text of `company.words`.
    pub words: Option<String>,
    /// How documents look, with the files that `[brand]` names.
    pub brand: Arc<Brand>,
    /// The plays of `playbook.file`, else those that come with the program.
    pub playbook: Arc<Playbook>,
}

/// One thing that is wrong in a configuration file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub line: usize,
    pub column: usize,
    pub message: String,
    pub hint: String,
}

impl Problem {
    fn at(text: &str, offset: usize, message: String, hint: String) -> Problem {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
        Problem { line, column, message, hint }
    }
}

/// Why there are no settings.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("cannot read `{file}`: {source}")]
    Io { file: Utf8PathBuf, source: std::io::Error },
    #[error("{}", listed(file, problems))]
    Invalid { file: Utf8PathBuf, problems: Vec<Problem> },
    #[error("--period {period} and --as-of {as_of} contradict each other: by then {closed} was the last closed month")]
    PeriodAndDay { period: Month, as_of: Date, closed: Month },
    #[error("the playbook {}", listed(file, problems))]
    Playbook { file: Utf8PathBuf, problems: Vec<Problem> },
    #[error("the churn model `{file}` can't be used: {source}")]
    Model { file: Utf8PathBuf, source: ModelError },
}

impl SettingsError {
    pub fn hint(&self) -> &'static str {
        match self {
            SettingsError::Io { .. } => {
                "give the configuration with `--config PATH`, or draft one with `cartera init FOLDER`"
            }
            SettingsError::Invalid { .. } => "docs/configuration.md explains every key",
            SettingsError::PeriodAndDay { .. } => "give one of the two",
            SettingsError::Playbook { .. } => "docs/playbook.md explains plays and lists the facts",
            SettingsError::Model { .. } => {
                "train it anew with `cartera train`, or remove the file to run with the points score alone"
            }
        }
    }
}

fn listed(file: &Utf8Path, problems: &[Problem]) -> String {
    let mut text = match problems.len() {
        1 => format!("`{file}` has a problem"),
        count => format!("`{file}` has {count} problems"),
    };
    for problem in problems {
        text.push_str(&format!("\n  {}:{}: {}\n    {}", problem.line, problem.column, problem.message, problem.hint));
    }
    text
}

/// The JSON schema of `cartera.toml`, for editors.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Config).to_value()
}

impl Settings {
    /// Reads the configuration file; flags win over it. `today` only matters where neither says which month is meant.
    pub fn load(flags: &Flags, today: Date) -> Result<Settings, SettingsError> {
        let config_file = flags.config.clone().unwrap_or_else(|| "cartera.toml".into());
        let text = fs_err::read_to_string(&config_file)
            .map_err(|source| SettingsError::Io { file: config_file.clone(), source })?;
        let mut problems = Vec::new();
        let config = match check::check(&text) {
            Ok(config) => config,
            Err(mut problems) => {
                problems.sort();
                return Err(SettingsError::Invalid { file: config_file, problems });
            }
        };
        let folder = config_file.parent().map_or_else(
            || Utf8PathBuf::from("."),
            |folder| match folder.as_str() {
                "" => ".".into(),
                _ => folder.to_owned(),
            },
        );
        let words = match &config.company.words {
            None => None,
            Some(path) => match fs_err::read_to_string(folder.join(path)) {
                Ok(words) => Some(words),
                Err(error) => {
                    let offset = text.find("words").unwrap_or(0);
                    problems.push(Problem::at(
                        &text,
                        offset,
                        error.to_string(),
                        "correct the path of `words`".to_owned(),
                    ));
                    None
                }
            },
        };
        let plays =
            config.playbook.file.as_ref().map(|path| (folder.join(path), fs_err::read_to_string(folder.join(path))));
        let plays = match plays {
            None => None,
            Some((file, Ok(plays))) => Some((file, plays)),
            Some((_, Err(error))) => {
                let offset = text.find("[playbook]").unwrap_or(0);
                let hint = "correct the path of `file`, or leave it out for the bundled playbook".to_owned();
                problems.push(Problem::at(&text, offset, error.to_string(), hint));
                None
            }
        };
        let (brand, wrong) = brand::read(&config, &folder, &text);
        problems.extend(wrong);
        if !problems.is_empty() {
            problems.sort();
            return Err(SettingsError::Invalid { file: config_file, problems });
        }
        let playbook = playbook(plays.as_ref())?;
        let (period, as_of) = month_and_day(flags, &config, today)?;
        Ok(Settings {
            input: flags.input.clone().unwrap_or_else(|| folder.clone()),
            output: flags
                .output
                .clone()
                .unwrap_or_else(|| config.output.dir.as_ref().map_or_else(|| "output".into(), |dir| folder.join(dir))),
            config_hash: hash(&config, words.as_deref(), plays.as_ref().map(|(_, text)| text.as_str()), &brand),
            config,
            config_file,
            as_of,
            period,
            words,
            brand: Arc::new(brand),
            playbook,
        })
    }

    /// What the ingest stage is told: the configuration, and where the files lie that a person keeps beside it.
    pub fn ingest(&self) -> crate::ingest::IngestConfig {
        let folder = self.config_file.parent().filter(|folder| !folder.as_str().is_empty());
        let folder = folder.map_or_else(|| Utf8PathBuf::from("."), Utf8Path::to_owned);
        let inbox = Some(folder.join(&self.config.drafts.inbox));
        crate::ingest::IngestConfig { inbox, ledgers: Some(folder), ..self.config.ingest() }
    }

    /// The files and folders that `[brand]` names, whether or not they are there.
    pub fn brand_files(&self) -> Vec<Utf8PathBuf> {
        let brand = &self.config.brand;
        [&brand.logo, &brand.fonts, &brand.templates].into_iter().flatten().map(|path| self.beside(path)).collect()
    }

    /// The files of words and rules that the configuration names.
    pub fn text_files(&self) -> Vec<Utf8PathBuf> {
        let named = [&self.config.company.words, &self.config.playbook.file];
        named.into_iter().flatten().map(|path| self.beside(path)).collect()
    }

    fn beside(&self, path: &str) -> Utf8PathBuf {
        self.config_file.parent().unwrap_or(Utf8Path::new("")).join(path)
    }

    /// Where the pairs to confirm lie, whether or not there are any.
    pub fn matches_file(&self) -> Utf8PathBuf {
        self.config_file.parent().unwrap_or(Utf8Path::new("")).join(&self.config.identity.matches)
    }

    /// Where the trained churn model lies, whether or not there is one.
    pub fn churn_model_file(&self) -> Utf8PathBuf {
        let folder = self.config_file.parent().unwrap_or(Utf8Path::new(""));
        folder.join(&self.config.scores.churn.model)
    }

    /// The trained churn model; none where there is no file. A file that is no model is an error: to go on without it
    /// would change every band in silence.
    pub fn churn_model(&self) -> Result<Option<ChurnModel>, SettingsError> {
        let file = self.churn_model_file();
        let text = match fs_err::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(source) if source.kind() == std::io::ErrorKind::InvalidData => {
                return Err(SettingsError::Model { file, source: ModelError::Damaged("it is no text".to_owned()) });
            }
            Err(source) => return Err(SettingsError::Io { file, source }),
        };
        ChurnModel::read(&text).map(Some).map_err(|source| SettingsError::Model { file, source })
    }
}

/// The plays of a file, else those that come with the program.
fn playbook(plays: Option<&(Utf8PathBuf, String)>) -> Result<Arc<Playbook>, SettingsError> {
    let Some((file, text)) = plays else { return Ok(Arc::clone(Playbook::bundled())) };
    let problem =
        |fault: Fault| Problem { line: fault.line, column: fault.column, message: fault.message, hint: fault.hint };
    Playbook::read(text).map(Arc::new).map_err(|faults| SettingsError::Playbook {
        file: file.clone(),
        problems: faults.into_iter().map(problem).collect(),
    })
}

/// Flags outweigh the file, in whichever form the file says it.
fn month_and_day(flags: &Flags, config: &Config, today: Date) -> Result<(Month, Date), SettingsError> {
    if let (Some(period), Some(as_of)) = (flags.period, flags.as_of)
        && Month::closed_by(as_of) != period
    {
        return Err(SettingsError::PeriodAndDay { period, as_of, closed: Month::closed_by(as_of) });
    }
    let said = match (flags.as_of, flags.period) {
        (Some(as_of), _) => Some(as_of),
        (None, Some(period)) => Some(period.last_day()),
        (None, None) => config.run.as_of.or(config.run.period.map(Month::last_day)),
    };
    let as_of = said.unwrap_or_else(|| Month::of(today).plus(-1).last_day());
    Ok((Month::closed_by(as_of), as_of))
}

fn hash(config: &Config, words: Option<&str>, plays: Option<&str>, brand: &Brand) -> String {
    let mut plain = config.clone();
    plain.output.dir = None;
    // A run records its day beside the hash: another month is no other configuration.
    (plain.run.as_of, plain.run.period) = (None, None);
    let mut hasher = blake3::Hasher::new();
    // Serialising maps with text keys to memory can't fail; an empty text would only make hashes equal.
    hasher.update(&serde_json::to_vec(&plain).unwrap_or_default());
    hasher.update(words.unwrap_or_default().as_bytes());
    // Set apart, so that the end of one text is never the beginning of the other.
    plays.into_iter().for_each(|plays| {
        hasher.update(b"\0").update(plays.as_bytes());
    });
    if *brand != Brand::default() {
        hasher.update(b"\0").update(brand.digest().as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn problems(text: &str) -> String {
        match check::check(text) {
            Ok(_) => String::new(),
            Err(problems) => listed("cartera.toml".into(), &problems),
        }
    }

    #[test]
    fn all_problems_come_at_once_with_their_places() {
        let text = r#"
[company]
curency = "EUR"
language = "sp"

[run]
as_of = "yesterday"
reject_tolerance_share = 2

[[source]]
files = "a.csv"
entity = "oportunity"

[columns.ticket]
openend = "Opened"

[scores.nps]
window_days = 1.5
"#;
        insta::assert_snapshot!(problems(text));
    }

    #[test]
    fn meaning_is_checked_once_the_shape_is_right() {
        let text = r#"
[[source]]
files = ["a.csv"]
entity = "ticket"
encoding = "latin-99"
[source.columns]
openend = "Opened"

[[source]]
separator = "→"

[aliases.produckt]
"a" = "b"
"#;
        insta::assert_snapshot!(problems(text));
    }

    #[test]
    fn a_field_that_no_kind_of_record_has_is_refused_before_the_files_are_read() {
        let found = problems("[[source]]\nfiles = [\"a.csv\"]\n[source.columns]\nrolle = \"Role\"\nrole = \"Role\"");
        assert!(found.contains("4:1: no kind of record has a field `rolle`"), "{found}");
        assert!(found.contains("did you mean `role`?"), "{found}");
        assert!(found.contains("has a problem"), "one only: {found}");
    }

    #[test]
    fn a_file_that_is_no_toml_names_the_place() {
        insta::assert_snapshot!(problems("[company\nname = 1"));
    }

    #[test]
    fn an_empty_file_is_a_configuration() {
        assert_eq!(check::check("").unwrap(), Config::default());
    }

    #[test]
    fn flags_outweigh_the_file_and_today_comes_last() {
        let config = |text: &str| check::check(text).unwrap();
        let file = config("[run]\nas_of = 2017-06-01");
        let today = date(2026, 11, 24);
        let none = Flags::default();
        assert_eq!(month_and_day(&none, &file, today).unwrap().1, date(2017, 6, 1));
        assert_eq!(month_and_day(&none, &config(""), today).unwrap().1, date(2026, 10, 31));
        let flags = Flags { period: Month::parse("2016-02"), ..Flags::default() };
        assert_eq!(month_and_day(&flags, &file, today).unwrap().1, date(2016, 2, 29));
        let both = Flags { as_of: Some(date(2016, 5, 1)), ..flags };
        assert!(month_and_day(&both, &file, today).is_err());
    }

    #[test]
    fn comments_and_order_do_not_change_the_hash_and_values_do() {
        let of = |text: &str| hash(&check::check(text).unwrap(), None, None, &Brand::default());
        let plain = of("[company]\nname = \"A\"\ncurrency = \"USD\"");
        assert_eq!(plain, of("# a comment\n[company]\ncurrency = \"USD\"\nname = \"A\""));
        assert_ne!(plain, of("[company]\nname = \"B\"\ncurrency = \"USD\""));
    }
}
