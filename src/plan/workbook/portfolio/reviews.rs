//! What calls for a review at once at all accounts, by deadline.

use super::Desk;
use crate::plan::account::Situation;
use crate::plan::language::args;
use crate::plan::review::{Trigger, TriggerState};
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::prose("trigger", word("heading-trigger"), 28),
        Column::prose("evidence", word("heading-evidence"), 60),
        Column::new("state", word("heading-state"), Form::Text),
        Column::new("fired_on", word("heading-since"), Form::Date),
        Column::new("deadline", word("heading-review-by"), Form::Date),
        Column::new("snoozed_until", word("heading-snoozed-until"), Form::Date),
        Column::new("closed_on", word("heading-closed-on"), Form::Date),
        Column::prose("note", word("heading-own-note"), 40),
    ];
    let mut found: Vec<(&Situation<'_>, &Trigger)> = desk
        .accounts
        .iter()
        .filter_map(|account| Some((account, desk.plans.get(&account.account)?)))
        .flat_map(|(account, plan)| plan.reviews.triggers.iter().map(move |trigger| (account, trigger)))
        .collect();
    // Stable: those of one day stay in the order of their accounts' priority.
    found.sort_by_key(|(_, trigger)| (trigger.state, trigger.deadline));
    let open: Vec<_> = found.iter().filter(|(_, trigger)| trigger.state == TriggerState::Fired).collect();
    let accounts: std::collections::BTreeSet<_> = open.iter().map(|(account, _)| account.account).collect();
    let args = args!["n" => open.len(), "accounts" => desk.count("n-accounts", accounts.len())];
    let title = desk.language.text("title-reviews", &args);
    let rows = found.iter().map(|(account, trigger)| Row::fixed(cells(desk, account, trigger))).collect();
    desk.table("reviews", "sheet-reviews", title, columns, rows)
}

fn cells(desk: &Desk<'_>, account: &Situation<'_>, trigger: &Trigger) -> Vec<Cell> {
    vec![
        Cell::text(account.name()),
        Cell::text(&account.record.id),
        Cell::text(desk.context.actor_name(account.account)),
        Cell::text(desk.word(&trigger.kind.word())),
        Cell::text(&trigger.evidence),
        Cell::text(desk.word(trigger.state.word())),
        Cell::Date(trigger.fired_on),
        Cell::Date(trigger.deadline),
        Cell::date_if(trigger.snoozed_until),
        Cell::date_if(trigger.closed_on),
        Cell::text_if(trigger.note.as_deref()),
    ]
}
