//! The actions of all of the rep's accounts.

use super::proposals::{
    OWN_ROWS, account_column, attention, attention_column, date_column, keep_cell, keep_column, note_cell, note_column,
    notes, ordered, planned,
};
use super::{Desk, OwnAccount};
use crate::plan::account::{AccountPlan, PlannedAction};
use crate::plan::keep::State;
use crate::plan::workbook::sheet::{Cell, Choices, Column, Form, Row, Sheet};
use crate::plan::workbook::words::capitalised;

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let rows: Vec<_> = planned(desk)
        .flat_map(|(account, plan)| {
            plan.actions.iter().chain(&plan.closed.actions).map(move |action| (account, plan, action))
        })
        .map(|(account, plan, action)| {
            let attention = attention(desk, &action.standing);
            let row = row(desk, account, plan, action, attention.as_ref().map(|(_, word)| word.as_str()));
            (attention.map(|(urgency, _)| urgency), row)
        })
        .collect();
    let title = desk.over_accounts("n-actions", rows.len());
    let block = desk.changeable(columns(desk), ordered(desk, rows), OWN_ROWS);
    desk.sheet("actions", "sheet-actions", title, notes(desk), vec![block])
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        account_column(desk),
        attention_column(desk),
        Column::prose("action", desk.word("heading-action"), 44).open(),
        Column::prose("why", desk.word("plan-call-why"), 32),
        Column::prose("say", desk.word("plan-call-say"), 36),
        Column::prose("objective", desk.word("heading-objective"), 34),
        Column::prose("owner", desk.word("heading-owner"), 20).open(),
        date_column(desk, "start", "heading-start"),
        date_column(desk, "due", "heading-due"),
        Column::new("state", desk.word("heading-state"), Form::Text).wide(12).one_of(Choices::States),
        keep_column(desk),
        note_column(desk),
    ]
}

fn row(
    desk: &Desk<'_>,
    account: &OwnAccount<'_>,
    plan: &AccountPlan,
    action: &PlannedAction,
    attention: Option<&str>,
) -> Row {
    let objective = plan.objectives.iter().find(|objective| action.objective.as_ref() == Some(&objective.id));
    let served = objective.map(|objective| objective.text.as_str()).or(action.objective.as_deref());
    let standing = &action.standing;
    let cells = vec![
        Cell::text(&account.label),
        Cell::text_if(attention),
        Cell::text(&action.text),
        Cell::text(capitalised(&action.why)),
        Cell::text_if(action.say.as_deref()),
        // Only a person names an objective that is none.
        Cell::text_if(served.filter(|_| objective.is_some() || standing.author.is_some())),
        Cell::text(&action.owner),
        Cell::Date(action.start),
        if standing.undated { Cell::Empty } else { Cell::Date(action.due) },
        Cell::text(desk.word(state_key(standing.state))),
        keep_cell(desk, standing.state),
        note_cell(standing),
    ];
    Row { id: account.row_id(action.id.clone()), cells }
}

/// The word of an action's state, as its drop-down has it.
pub fn state_key(state: State) -> &'static str {
    match state {
        State::Open => "state-open",
        State::InProgress => "state-in-progress",
        State::Done => "state-done",
        State::Dropped => "state-dropped",
    }
}
