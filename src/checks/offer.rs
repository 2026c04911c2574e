//! What customers complain about and no line of the company's value file answers.

use std::collections::{BTreeMap, BTreeSet};

use super::{Action, Finding};
use crate::ingest::{FixKind, FixPlace, FixValue, Ingested};
use crate::model::Entity;
use crate::score::themes::OTHER;
use crate::score::{AccountScores, Scores};

/// Mentions at one account that make a theme a trouble of it.
const FEWEST: usize = 2;

/// A thing to fix for each theme that troubles an account (two tickets, lost deals or comments of no promoter, of the windows
/// that scores count) and that no line of the value file names; nothing without such a file. `names` says whether a cell of
/// the file means a theme, in whatever language.
pub fn uncovered(ingested: &Ingested, scores: &Scores, names: impl Fn(&str, &str) -> bool) -> Vec<Finding> {
    let portfolio = &ingested.portfolio;
    if !portfolio.value_lines.given {
        return Vec::new();
    }
    let lines = portfolio.value_lines.all();
    let mut troubled: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for account in &scores.accounts {
        let Some(row) = portfolio.account(account.account) else { continue };
        for (theme, n) in mentions(account) {
            if n >= FEWEST && theme != OTHER {
                troubled.entry(theme).or_default().insert(row.id.clone());
            }
        }
    }
    let is_named = |theme: &str| lines.iter().filter_map(|line| line.theme.as_deref()).any(|cell| names(cell, theme));
    troubled.retain(|theme, _| !is_named(theme));
    troubled.into_iter().map(|(theme, accounts)| finding(theme, accounts)).collect()
}

/// How often each theme is met at an account.
fn mentions(account: &AccountScores) -> BTreeMap<&str, usize> {
    let themes = &account.themes;
    let comments = themes.themes.iter().map(|one| (one.theme.as_str(), one.passives + one.detractors));
    let rows = themes.tickets.iter().chain(&themes.losses).map(|one| (one.theme.as_str(), one.rows));
    let mut met = BTreeMap::new();
    for (theme, n) in comments.chain(rows) {
        *met.entry(theme).or_default() += n;
    }
    met
}

fn finding(theme: &str, accounts: BTreeSet<String>) -> Finding {
    let n = accounts.len();
    let place = |account| FixPlace { row: None, found: Some(theme.to_owned()), account: Some(account) };
    Finding {
        kind: FixKind::ValueMissing,
        action: Action::Warn,
        about: theme.to_owned(),
        what: match n {
            1 => format!("1 account complains about `{theme}`, which no line of the value file answers"),
            n => format!("{n} accounts complain about `{theme}`, which no line of the value file answers"),
        },
        hint: "add a line for this theme to the value file".to_owned(),
        file: None,
        sheet: None,
        entity: Some(Entity::ValueLine),
        accounts: Some(n),
        values: BTreeMap::from([("n", FixValue::Count(n)), ("theme", FixValue::Text(theme.to_owned()))]),
        places: accounts.into_iter().map(place).collect(),
    }
}
