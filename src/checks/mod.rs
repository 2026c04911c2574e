//! What is asked of the inputs before anything is published, and the list of what to fix.
//!
//! Pure: the checks take what `ingest` gave and what the last published run recorded of its own inputs.

pub mod changes;
mod config;
mod control;
mod fresh;
mod hierarchy;
mod identity;
mod imprint;
mod list;
mod offer;
mod partial;
mod scored;

use std::collections::BTreeMap;

pub use config::{Action, ChecksConfig, ControlConfig};
pub use imprint::{Imprint, InputImprint, PastFix, PastFixes, Units, units};
pub use list::fix_list;
pub use offer::uncovered;

use crate::ingest::{Control, FixKind, FixPlace, FixValue, Ingested};
use crate::model::Entity;
use crate::score::ScoreConfig;

/// What a check found: a thing to fix that concerns whole files, groups or totals.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub kind: FixKind,
    pub action: Action,
    /// What tells it from others of its kind, in every month.
    pub about: String,
    pub what: String,
    pub hint: String,
    pub file: Option<String>,
    pub sheet: Option<String>,
    pub entity: Option<Entity>,
    pub accounts: Option<usize>,
    pub places: Vec<FixPlace>,
    pub values: BTreeMap<&'static str, FixValue>,
}

/// What the checks look at.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    pub ingested: &'a Ingested,
    /// What the last published run of an earlier month recorded; none where there is none.
    pub before: Option<&'a Imprint>,
    /// Finance's totals, where a control file is configured.
    pub control: Option<&'a Control>,
    pub scores: &'a ScoreConfig,
}

/// All checks, the strictest first. Those that are off give nothing.
pub fn check(config: &ChecksConfig, input: Input<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Some(before) = input.before {
        findings.extend(fresh::same_files(config, input.ingested, before));
        findings.extend(partial::sources_gone(config, input.ingested, before));
        findings.extend(partial::fewer_rows(config, input.ingested, before));
        findings.extend(partial::units_gone(config, input.ingested, before));
    }
    findings.extend(fresh::old_records(config, &input.ingested.portfolio));
    if let Some(control) = input.control {
        findings.extend(control::against(config, control, &input.ingested.portfolio, input.scores));
    }
    findings.retain(|finding| finding.action != Action::Off);
    findings.sort_by(|a, b| {
        (std::cmp::Reverse(a.action), a.kind, &a.about).cmp(&(std::cmp::Reverse(b.action), b.kind, &b.about))
    });
    findings
}

/// A file's name without what changes from month to month: `orders_2026-10.csv` is `orders_#-#.csv`.
fn lasting_name(file: &str) -> String {
    let mut name = String::with_capacity(file.len());
    for letter in file.chars() {
        if !letter.is_ascii_digit() {
            name.push(letter);
        } else if !name.ends_with('#') {
            name.push('#');
        }
    }
    name
}

/// The share by which `now` lies below `before`; 0 where it does not.
fn fall(before: u64, now: u64) -> f64 {
    // Counts of rows are far below 2^52.
    #[allow(clippy::cast_precision_loss)]
    let share = before.saturating_sub(now) as f64 / before.max(1) as f64;
    share
}

fn whole(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests;
