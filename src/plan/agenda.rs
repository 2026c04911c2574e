//! A rep's days: the next review of each account and the due dates of its actions, for a calendar.

use serde::Serialize;

use super::account::{AccountPlan, PlannedAction};
use super::context::Context;
use super::language::args;
use crate::model::{Date, Month};

/// The days of one rep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Agenda {
    /// `Ana Ruiz: reviews and actions`.
    pub name: String,
    /// The company that made it.
    pub company: String,
    pub as_of: Date,
    pub period: Month,
    /// Of the run within its month, from 1.
    pub revision: u32,
    /// By day, then id.
    pub entries: Vec<Entry>,
}

/// A whole day of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The same from month to month for the same review or action: a calendar then moves it and adds no second one.
    pub id: String,
    pub day: Date,
    pub summary: String,
    pub description: String,
    /// `Reviews` or `Actions`.
    pub category: String,
}

/// The agenda of a rep over the plans of his or her accounts.
pub fn agenda(context: &Context<'_>, owner_name: &str, plans: &[AccountPlan], revision: u32) -> Agenda {
    let mut entries: Vec<Entry> = plans.iter().flat_map(|plan| of_account(context, plan)).collect();
    entries.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| a.id.cmp(&b.id)));
    Agenda {
        name: context.language.text("agenda-name", &args!["owner" => owner_name]),
        company: context.company.name.clone(),
        as_of: context.as_of(),
        period: context.period(),
        revision,
        entries,
    }
}

fn of_account(context: &Context<'_>, plan: &AccountPlan) -> Vec<Entry> {
    let name = context.account(plan.account).map_or(plan.account_id.as_str(), |record| record.name.as_str());
    let mut entries = vec![review(context, plan, name)];
    entries.extend(plan.actions.iter().map(|action| of_action(context, plan, action, name)));
    entries
}

/// What brings the review forward stands in it; else it is the regular one.
fn review(context: &Context<'_>, plan: &AccountPlan, name: &str) -> Entry {
    let language = context.language;
    let mut told: Vec<String> = plan
        .reviews
        .open()
        .map(|trigger| format!("{}: {}", language.word(&trigger.kind.word()), trigger.evidence))
        .collect();
    if told.is_empty() {
        told.push(language.word(match context.reviews.every {
            super::review::Interval::Quarter => "review-quarterly",
            super::review::Interval::Month => "review-monthly",
        }));
    }
    told.push(plan.headline.text.clone());
    Entry {
        id: format!("review/{}", plan.account_id),
        day: plan.next_review,
        summary: language.text("agenda-review", &args!["account" => name]),
        description: told.join("\n"),
        category: language.word("sheet-reviews"),
    }
}

fn of_action(context: &Context<'_>, plan: &AccountPlan, action: &PlannedAction, name: &str) -> Entry {
    let said = action.say.iter().cloned();
    let description: Vec<String> = [action.why.clone()].into_iter().filter(|why| !why.is_empty()).chain(said).collect();
    Entry {
        id: format!("action/{}/{}", plan.account_id, action.id),
        // A day that has passed reminds nobody.
        day: action.standing.renewed.unwrap_or(action.due),
        summary: format!("{name}: {}", action.text),
        description: description.join("\n"),
        category: context.language.word("sheet-actions"),
    }
}
