//! What is planned at all accounts, by due date.

use super::Desk;
use crate::plan::account::{PlannedAction, Situation};
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};
use crate::plan::workbook::words::capitalised;

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let word = |key: &str| desk.word(key);
    let columns = vec![
        Column::prose("name", word("heading-account"), 30),
        Column::new("account_id", word("heading-account-id"), Form::Text),
        Column::new("owner", word("heading-owner"), Form::Text),
        Column::prose("action", word("heading-action"), 56),
        Column::prose("why", word("plan-call-why"), 50),
        Column::new("due", word("heading-due"), Form::Date),
    ];
    let mut planned: Vec<(&Situation<'_>, &PlannedAction)> = desk
        .accounts
        .iter()
        .filter_map(|account| Some((account, desk.plans.get(&account.account)?)))
        .flat_map(|(account, plan)| plan.actions.iter().map(move |action| (account, action)))
        .collect();
    // Stable: actions of one day stay in the order of their accounts' priority.
    planned.sort_by_key(|(_, action)| action.due);
    let rows: Vec<Row> = planned
        .iter()
        .map(|(account, action)| {
            Row::fixed(vec![
                Cell::text(account.name()),
                Cell::text(&account.record.id),
                Cell::text(&action.owner),
                Cell::text(&action.text),
                Cell::text(capitalised(&action.why)),
                Cell::Date(action.due),
            ])
        })
        .collect();
    let items = desk.count("n-actions", rows.len());
    let accounts = desk.count("n-accounts", desk.accounts.len());
    let title = desk.language.text("book-over", &args!["items" => items, "accounts" => accounts]);
    desk.table("actions", "sheet-actions", title, columns, rows)
}
