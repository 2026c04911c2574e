//! What tickets and lost deals are about, by the words that tell it of comments.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Origin, calendar::days_between};
use crate::score::Evidence;
use crate::score::context::Context;
use crate::score::facts::Facts;
use crate::score::norms::Norms;
use crate::score::pipeline::deal::Outcome;
use crate::score::sales::in_window;

/// A theme and the rows that mention it; one row may mention several.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SubjectTheme {
    pub theme: String,
    pub rows: usize,
    pub evidence: Evidence,
}

/// Days of a year of service, as the tickets' figures count them.
const YEAR_DAYS: i64 = 365;

/// By the subject alone: bodies repeat what signatures and forms say.
pub fn tickets<'a>(facts: &Facts<'a>, context: &Context<'a>, norms: &Norms<'a>) -> Vec<SubjectTheme> {
    let as_of = context.portfolio.as_of;
    let rows = facts.account.map_or(&[][..], |account| context.portfolio.tickets.of(account));
    let year = rows
        .iter()
        .filter(|row| row.deleted != Some(true) && (0..YEAR_DAYS).contains(&days_between(row.opened, as_of)))
        .filter_map(|row| Some((row.origin, row.subject.as_deref()?)));
    themes(year, norms)
}

/// By the reason that the deal gives.
pub fn losses<'a>(facts: &Facts<'a>, context: &Context<'a>, norms: &Norms<'a>) -> Vec<SubjectTheme> {
    let lost = facts.deals.iter().filter(|deal| deal.outcome == Outcome::Lost && in_window(deal, context));
    themes(lost.filter_map(|deal| Some((deal.row.origin, deal.row.loss_reason.as_deref()?))), norms)
}

fn themes<'a>(texts: impl Iterator<Item = (Origin, &'a str)>, norms: &Norms<'_>) -> Vec<SubjectTheme> {
    let mut found: BTreeMap<&str, Vec<Origin>> = BTreeMap::new();
    for (origin, text) in texts {
        for theme in norms.comments.themes_of(text) {
            found.entry(theme).or_default().push(origin);
        }
    }
    let mut themes: Vec<SubjectTheme> = found
        .into_iter()
        .map(|(theme, origins)| SubjectTheme {
            theme: theme.to_owned(),
            rows: origins.len(),
            evidence: origins.into_iter().collect(),
        })
        .collect();
    // Stable: themes of equal counts stay in the order of their names.
    themes.sort_by_key(|theme| std::cmp::Reverse(theme.rows));
    themes
}
