//! `cartera.toml` as it is written. The doc comments are the configuration reference and the editors' schema.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audience::AudienceConfig;
use super::calendar::CalendarConfig;
use super::money::MoneyConfig;
use crate::checks::ChecksConfig;
use crate::ingest::config::LimitsConfig;
use crate::ingest::{IdentityConfig, IngestConfig, SourceConfig};
use crate::model::{Conventions, Currency, Date, Entity, Month};
use crate::plan::capacity::CapacityConfig;
use crate::plan::deck::EffortConfig;
use crate::plan::goals::Goals;
use crate::plan::review::ReviewsConfig;
use crate::render::brand::BrandConfig;
use crate::score::ScoreConfig;

/// The configuration of a company's monthly run.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(title = "cartera.toml")]
pub struct Config {
    /// Who the reports are for.
    pub company: CompanyConfig,
    /// How documents look: colours, logo, fonts, a line at the foot, templates of your own.
    pub brand: BrandConfig,
    /// Which month is reported.
    pub run: RunConfig,
    /// Fiscal year, quarters and months; holidays.
    pub calendar: CalendarConfig,
    /// Tax in amounts, credit notes, exchange rates.
    pub money: MoneyConfig,
    /// Which accounts get a brief of their own.
    pub accounts: AccountsConfig,
    /// Topics that readers are not shown, and a version of a brief for the customer.
    pub audience: AudienceConfig,
    /// What is asked of the exports before anything is published.
    pub checks: ChecksConfig,
    /// Where the results go.
    pub output: OutputConfig,
    /// Files of your own source profiles, relative to the input folder; globs are allowed.
    pub profiles: Vec<String>,
    /// The inputs, one block a kind of file.
    pub source: Vec<SourceConfig>,
    /// Headings of your own for a kind of record, in all sources: `[columns.survey_response]`.
    pub columns: BTreeMap<Entity, BTreeMap<String, String>>,
    /// Spellings that mean the same, by field: `[aliases.product]` with `"GTXPro" = "GTX Pro"`.
    pub aliases: BTreeMap<String, BTreeMap<String, String>>,
    /// Mail domains that say nothing about the company of their users, beside the built-in list.
    pub free_mail_domains: Vec<String>,
    /// Who is who where the exports do not say it alike.
    pub identity: IdentityConfig,
    /// The plan workbooks that reps correct and hand back.
    pub drafts: DraftsConfig,
    /// Sizes beyond which a file is refused.
    pub limits: LimitsConfig,
    /// When accounts are reviewed.
    pub reviews: ReviewsConfig,
    /// Reps' hours, and how often customers are to be talked with.
    pub capacity: CapacityConfig,
    /// How figures are computed.
    pub scores: ScoreConfig,
    /// What it takes to do what the deck asks leaders to decide.
    pub decisions: EffortConfig,
    /// Which plays actions come from.
    pub playbook: PlaybookConfig,
    /// What you want of your accounts.
    pub goals: Goals,
}

/// Which plays actions come from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PlaybookConfig {
    /// Your own copy of the playbook, relative to this file: `cartera playbook > playbook.toml` gives one to edit. The
    /// bundled one where not given; docs/playbook.md explains it.
    pub file: Option<String>,
}

/// Who the reports are for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CompanyConfig {
    /// The company's name, on each document.
    pub name: String,
    /// The currency of all sums. Amounts in other currencies need exchange rates.
    pub currency: Currency,
    /// The language of the reports.
    pub language: ReportLanguage,
    /// How numbers and dates are written: `es-ES`, `es-MX`, `en-US`, `en-GB`. The language's own where not given.
    pub locale: Option<String>,
    /// A file of words that replace the built-in ones, in Fluent's form; relative to this file.
    pub words: Option<String>,
    /// The line that marks documents as confidential; the language's own where not given.
    pub confidentiality: Option<String>,
}

impl Default for CompanyConfig {
    fn default() -> Self {
        CompanyConfig {
            name: String::new(),
            currency: Currency::EUR,
            language: ReportLanguage::default(),
            locale: None,
            words: None,
            confidentiality: None,
        }
    }
}

/// A language of the reports.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportLanguage {
    #[default]
    Es,
    En,
}

impl ReportLanguage {
    /// The tag, which is also the name of the locale file.
    pub fn tag(self) -> &'static str {
        match self {
            ReportLanguage::Es => "es",
            ReportLanguage::En => "en",
        }
    }
}

/// Which month is reported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RunConfig {
    /// The closed month, such as `"2026-10"`: the run then counts what was known on its last day.
    #[schemars(with = "Option<String>", regex(pattern = r"^\d{4}-\d{2}$"))]
    pub period: Option<Month>,
    /// The day up to which records count. The last day of the month before today's where neither is given.
    #[schemars(with = "Option<TomlDate>")]
    #[serde(with = "toml_date")]
    pub as_of: Option<Date>,
    /// Share of rejected rows of each kind of record above which a run counts as incomplete, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub reject_tolerance_share: f64,
}

impl Default for RunConfig {
    fn default() -> Self {
        RunConfig { period: None, as_of: None, reject_tolerance_share: 0.01 }
    }
}

/// Which accounts get a brief of their own. No figure depends on it: tables, workbook and portal show sites and groups
/// whatever it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AccountsConfig {
    /// `"site"`: each account. `"group"`: one of each group, that is of accounts under one ultimate parent, in place of
    /// its accounts' own; accounts that stand alone have theirs. `"both"`: each account and each group.
    pub level: Level,
}

/// What a brief is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    #[default]
    Site,
    Group,
    Both,
}

/// Where the results go.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct OutputConfig {
    /// The output folder, relative to this file; `output` where not given.
    pub dir: Option<String>,
    /// Let the group read the published files, which only their owner may otherwise.
    pub group_readable: bool,
}

/// The plan workbooks that reps correct and hand back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DraftsConfig {
    /// The folder into which workbooks that come back are put, relative to this file, with whatever names and in folders
    /// of their own if you like. They may stay there: what was read already changes nothing when it is read again.
    pub inbox: String,
    /// `"rep"`: one workbook over all of a rep's accounts. `"account"`: one an account, in the rep's folder `plans`.
    pub one_per: OnePer,
}

impl Default for DraftsConfig {
    fn default() -> Self {
        DraftsConfig { inbox: "inbox".to_owned(), one_per: OnePer::Rep }
    }
}

/// What a plan workbook is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnePer {
    #[default]
    Rep,
    Account,
}

/// The schema of a TOML date.
#[derive(JsonSchema)]
#[schemars(transparent)]
#[allow(dead_code)]
struct TomlDate(#[schemars(extend("format" = "date"))] String);

impl Config {
    /// What the ingest stage is told.
    pub fn ingest(&self) -> IngestConfig {
        IngestConfig {
            profiles: self.profiles.clone(),
            source: self.source.clone(),
            columns: self.columns.clone(),
            aliases: self.aliases.clone(),
            free_mail_domains: self.free_mail_domains.clone(),
            identity: self.identity.clone(),
            ledgers: None,
            inbox: None,
            limits: self.limits,
            documents: self.money.documents(),
            conventions: Conventions {
                calendar: self.calendar.fiscal(),
                week: self.calendar.week(),
                rates: self.money.rates(),
            },
        }
    }
}

/// Dates are TOML dates (`2026-10-31`) or the same as text.
mod toml_date {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::model::Date;

    pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => serializer.collect_str(date),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let text = match toml::Value::deserialize(deserializer)? {
            toml::Value::Datetime(date) => date.to_string(),
            toml::Value::String(text) => text,
            other => return Err(serde::de::Error::custom(format!("expected a date, found {}", other.type_str()))),
        };
        text.parse()
            .map(Some)
            .map_err(|_| serde::de::Error::custom(format!("`{text}` is not a date such as 2026-10-31")))
    }
}
