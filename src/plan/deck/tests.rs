use std::collections::BTreeMap;

use super::*;
use crate::ingest::Quality;
use crate::ingest::finding::EntityCounts;
use crate::model::key::name_key;
use crate::model::record::Record;
use crate::model::*;
use crate::plan::context::{Company, Context};
use crate::plan::language::{Language, LanguageCode};
use crate::score::{ScoreConfig, score};
use jiff::civil::date;

/// A company written in code: rows of fields, as an export has them.
struct Company0 {
    portfolio: Portfolio,
}
