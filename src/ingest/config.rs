//! What the configuration says of inputs.

use std::collections::BTreeMap;

use camino::Utf8PathBuf;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::identity::IdentityConfig;
use crate::model::{Conventions, Decimal, Entity};

/// Everything the ingest stage is told.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IngestConfig {
    /// Files of the user's own source profiles, as globs.
    pub profiles: Vec<String>,
    pub source: Vec<SourceConfig>,
    /// Headings of the user's own for a kind of record, in all sources.
    pub columns: BTreeMap<Entity, BTreeMap<String, String>>,
    /// Spellings that mean the same, by field.
    pub aliases: BTreeMap<String, BTreeMap<String, String>>,
    /// Mail domains that say nothing about the company of their users, beside the built-in list.
    pub free_mail_domains: Vec<String>,
    pub identity: IdentityConfig,
    /// The folder of the files that a person keeps; none are read where it is not given.
    pub ledgers: Option<Utf8PathBuf>,
    /// The folder of the drafts that were handed back; none are read where it is not given.
    pub inbox: Option<Utf8PathBuf>,
    pub limits: LimitsConfig,
    pub documents: DocumentsConfig,
    pub conventions: Conventions,
}

/// How amounts of orders and invoices are read.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentsConfig {
    pub vat: Vat,
    /// 0.21 for 21 %.
    pub vat_rate: Option<f64>,
    pub credit_notes: CreditNoteDate,
    pub credit_note_words: Vec<String>,
}

impl Default for DocumentsConfig {
    fn default() -> Self {
        let words = [
            "credit note",
            "credit notes",
            "credit memo",
            "creditnote",
            "creditmemo",
            "abono",
            "abonos",
            "factura de abono",
            "nota de abono",
            "rectificativa",
            "factura rectificativa",
            "nota de credito",
            "nota credito",
        ];
        DocumentsConfig {
            vat: Vat::default(),
            vat_rate: None,
            credit_notes: CreditNoteDate::default(),
            credit_note_words: words.map(str::to_owned).to_vec(),
        }
    }
}

/// Whether amounts hold value-added tax.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Vat {
    #[default]
    Excluded,
    Included,
}

/// The day on which a credit note counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CreditNoteDate {
    /// Its own.
    #[default]
    OwnDate,
    /// That of the invoice it refers to; its own where that is not on record.
    InvoiceDate,
}

/// One kind of input file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SourceConfig {
    /// Paths relative to the input folder; `*`, `**`, `?` and `[abc]` are allowed.
    pub files: Vec<String>,
    /// What its rows are. Needed only where the headings do not tell.
    pub entity: Option<Entity>,
    /// The source profile to use. Needed only where the headings do not tell.
    pub profile: Option<String>,
    /// The sheet of a workbook; all sheets where not given.
    pub sheet: Option<String>,
    /// Our field name = the heading in the file.
    pub columns: BTreeMap<String, String>,
    /// Our field name = a value for every row, such as `currency = "USD"`.
    pub values: BTreeMap<String, String>,
    /// Our field name = what to multiply by, such as `annual_revenue = 1000000` for figures in millions.
    #[schemars(with = "BTreeMap<String, f64>")]
    #[serde(with = "factors")]
    pub scale: BTreeMap<String, Decimal>,
    /// Whether its amounts hold value-added tax: of orders and invoices, which count without it. As `[money]` says where
    /// not given.
    pub vat: Option<Vat>,
    /// The rate of the tax that its amounts hold, 0.21 for 21 %, where no column tells it.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub vat_rate: Option<f64>,
    /// The encoding, such as `windows-1252`; found by content where not given.
    pub encoding: Option<String>,
    /// The separator, one character; found by content where not given.
    pub separator: Option<char>,
    /// The decimal mark; found by content where not given.
    pub decimal: Option<Mark>,
    /// The order of day, month and year; found by content where not given.
    pub dates: Option<Order>,
    /// The row that holds the headings, counted from 1; found by content where not given.
    #[schemars(range(min = 1))]
    pub heading_row: Option<u32>,
    /// Who exports these files, a name or a mailbox: what is wrong in them is listed for this sender. The source
    /// profile, or the file, where not given.
    pub owner: Option<String>,
    /// Go on without it when no file matches.
    pub optional: bool,
}

/// A decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Point,
    Comma,
}

/// The order of day, month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    Dmy,
    Mdy,
    Ymd,
}

/// Sizes beyond which a file is refused before it fills the memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LimitsConfig {
    /// Largest file, in bytes; half of it for text that is not in UTF-8.
    #[schemars(range(min = 1))]
    pub file_bytes: u64,
    /// All parts of a workbook unpacked, and the texts of its cells, in bytes; half of it for texts that cells share.
    #[schemars(range(min = 1))]
    pub unpacked_bytes: u64,
    /// Most cells of one table of a text file, or of all sheets of a workbook together. Of xls and ods at most 8,388,608.
    #[schemars(range(min = 1))]
    pub cells: u64,
    /// Most columns of one table.
    #[schemars(range(min = 1))]
    pub columns: usize,
    /// Longest line and record of a text file, in bytes.
    #[schemars(range(min = 1))]
    pub row_bytes: usize,
}

impl Default for LimitsConfig {
    fn default() -> Self {
        let limits = super::Limits::default();
        LimitsConfig {
            file_bytes: limits.file_bytes,
            unpacked_bytes: limits.unpacked_bytes,
            cells: limits.cells,
            columns: limits.columns,
            row_bytes: limits.row_bytes,
        }
    }
}

impl From<LimitsConfig> for super::Limits {
    fn from(limits: LimitsConfig) -> Self {
        super::Limits {
            file_bytes: limits.file_bytes,
            unpacked_bytes: limits.unpacked_bytes,
            cells: limits.cells,
            columns: limits.columns,
            row_bytes: limits.row_bytes,
        }
    }
}

impl SourceConfig {
    /// What the user forces about the shape of the files.
    pub fn read_options(&self, limits: LimitsConfig) -> super::ReadOptions {
        use super::{DateOrder, DecimalMark};
        super::ReadOptions {
            encoding: self.encoding.as_deref().and_then(super::encoding_named),
            separator: self.separator.and_then(|separator| u8::try_from(separator).ok()),
            quote: None,
            decimal: self.decimal.map(|mark| match mark {
                Mark::Point => DecimalMark::Point,
                Mark::Comma => DecimalMark::Comma,
            }),
            date_order: self.dates.map(|order| match order {
                Order::Dmy => DateOrder::DayMonthYear,
                Order::Mdy => DateOrder::MonthDayYear,
                Order::Ymd => DateOrder::YearMonthDay,
            }),
            heading_row: self.heading_row,
            sheet: self.sheet.clone(),
            limits: limits.into(),
        }
    }
}

/// Factors are written as plain TOML numbers and kept as exact decimals.
mod factors {
    use std::collections::BTreeMap;

    use rust_decimal::Decimal;
    use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub fn serialize<S: Serializer>(factors: &BTreeMap<String, Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
        let plain: BTreeMap<&String, Option<f64>> =
            factors.iter().map(|(field, factor)| (field, factor.to_f64())).collect();
        plain.serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, Decimal>, D::Error> {
        let plain = BTreeMap::<String, f64>::deserialize(deserializer)?;
        plain
            .into_iter()
            .map(|(field, factor)| match Decimal::from_f64(factor) {
                Some(exact) => Ok((field, exact)),
                None => Err(serde::de::Error::custom(format!("`{factor}` is no usable factor for `{field}`"))),
            })
            .collect()
    }
}
