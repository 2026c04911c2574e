//! Objectives, actions and SWOT as proposed, each to be corrected, kept or dropped, with empty rows for the rep's own.

use super::{Desk, Items, OwnAccount};
use crate::model::Date;
use crate::plan::account::AccountPlan;
use crate::plan::document::SwotItem;
use crate::plan::workbook::sheet::{Cell, Check, Choices, Column, Form, Row, Sheet};
use crate::plan::workbook::words::capitalised;

const OWN_ROWS: u32 = 12;

fn account_column(desk: &Desk<'_>) -> Column {
    Column { check: Check::OneOf(Choices::Accounts), ..Column::prose("account", desk.word("heading-account"), 24) }
}

fn keep_column(desk: &Desk<'_>) -> Column {
    Column::new("keep", desk.word("heading-keep"), Form::Text).wide(12).one_of(Choices::Keep)
}

fn note_column(desk: &Desk<'_>) -> Column {
    Column::prose("note", desk.word("heading-own-note"), 30).wide(30).open()
}

/// A due date lies after the beginning of last year: a year mistyped is the usual fault.
fn date_column(desk: &Desk<'_>, key: &'static str, heading: &str) -> Column {
    let period = desk.context.period();
    let after = Date::new(period.year().saturating_sub(1), 1, 1).unwrap_or(Date::MIN);
    Column::new(key, desk.word(heading), Form::Date).wide(12).checked(Check::DateAfter(after))
}

fn kept(desk: &Desk<'_>) -> Cell {
    Cell::text(desk.word("plan-keep"))
}

fn notes(desk: &Desk<'_>) -> Vec<String> {
    let mut notes = desk.notes();
    notes.push(desk.word("book-keep-or-drop"));
    notes
}

fn planned<'a, 'd>(desk: &'d Desk<'a>) -> impl Iterator<Item = (&'d OwnAccount<'a>, &'a AccountPlan)> {
    desk.accounts.iter().filter_map(|account| Some((account, account.plan?)))
}

pub fn objectives(desk: &Desk<'_>) -> Sheet {
    let columns = vec![
        account_column(desk),
        Column::prose("objective", desk.word("heading-objective"), 46).open(),
        Column::prose("metric", desk.word("heading-metric"), 20),
        Column::new("baseline", desk.word("heading-baseline"), Form::Text).wide(13),
        Column::new("target", desk.word("heading-target"), Form::Text).wide(13).open(),
        date_column(desk, "due", "heading-due"),
        Column::prose("owner", desk.word("heading-owner"), 20).open(),
        Column::prose("why", desk.word("plan-call-why"), 32),
        Column::new("state", desk.word("heading-state"), Form::Text).wide(12).one_of(Choices::ObjectiveStates),
        keep_column(desk),
        note_column(desk),
        Column::new("agreed", desk.word("plan-agree"), Form::Text).wide(14).one_of(Choices::Agreed),
    ];
    let mut rows = Vec::new();
    for (account, plan) in planned(desk) {
        let mut items = Items::default();
        for objective in &plan.objectives {
            let cells = vec![
                Cell::text(&account.label),
                Cell::text(&objective.text),
                Cell::text(&objective.metric),
                Cell::text(&objective.baseline),
                Cell::text(&objective.target),
                Cell::Date(objective.due),
                Cell::text(&objective.owner),
                Cell::text(capitalised(&objective.why)),
                Cell::text(desk.word("objective-state-open")),
                kept(desk),
                Cell::Empty,
                Cell::Empty,
            ];
            rows.push(Row { id: account.row_id(items.unique(objective.id.clone())), cells });
        }
    }
    let title = desk.over_accounts("n-objectives", rows.len());
    let block = desk.changeable(columns, rows, OWN_ROWS);
    desk.sheet("objectives", "sheet-objectives", title, notes(desk), vec![block])
}

pub fn actions(desk: &Desk<'_>) -> Sheet {
    let columns = vec![
        account_column(desk),
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
    ];
    let mut rows = Vec::new();
    for (account, plan) in planned(desk) {
        let mut items = Items::default();
        for action in &plan.actions {
            let objective = plan.objectives.iter().find(|objective| action.objective.as_ref() == Some(&objective.id));
            let cells = vec![
                Cell::text(&account.label),
                Cell::text(&action.text),
                Cell::text(capitalised(&action.why)),
                Cell::text_if(action.say.as_deref()),
                Cell::text_if(objective.map(|objective| objective.text.as_str())),
                Cell::text(&action.owner),
                Cell::Date(action.start),
                Cell::Date(action.due),
                Cell::text(desk.word("state-open")),
                kept(desk),
                Cell::Empty,
            ];
            rows.push(Row { id: account.row_id(items.unique(action.id.clone())), cells });
        }
    }
    let title = desk.over_accounts("n-actions", rows.len());
    let block = desk.changeable(columns, rows, OWN_ROWS);
    desk.sheet("actions", "sheet-actions", title, notes(desk), vec![block])
}

pub fn swot(desk: &Desk<'_>) -> Sheet {
    let columns = vec![
        account_column(desk),
        Column {
            check: Check::OneOf(Choices::Fields),
            ..Column::new("field", desk.word("heading-swot-field"), Form::Text).wide(18)
        },
        Column::prose("text", desk.word("heading-item"), 60).open(),
        Column::prose("evidence", desk.word("heading-evidence"), 34),
        Column::prose("contingency", desk.word("heading-contingency"), 40).open(),
        keep_column(desk),
        note_column(desk),
    ];
    let mut rows = Vec::new();
    for (account, plan) in planned(desk) {
        let mut items = Items::default();
        let fields = [
            ("strengths", "swot-strengths", &plan.swot.strengths),
            ("weaknesses", "swot-weaknesses", &plan.swot.weaknesses),
            ("opportunities", "swot-opportunities", &plan.swot.opportunities),
            ("threats", "swot-threats", &plan.swot.threats),
        ];
        for (key, name, found) in fields {
            for item in found {
                let cells = vec![
                    Cell::text(&account.label),
                    Cell::text(desk.word(name)),
                    Cell::text(&item.text),
                    Cell::text(&item.evidence),
                    Cell::text_if(item.contingency.as_deref()),
                    kept(desk),
                    Cell::Empty,
                ];
                let proposed = || format!("{key}:{}", figure(item, &plan.account_id));
                let id = item.kept.clone().unwrap_or_else(proposed);
                rows.push(Row { id: account.row_id(items.unique(id)), cells });
            }
        }
    }
    let title = desk.over_accounts("n-swot-items", rows.len());
    let block = desk.changeable(columns, rows, OWN_ROWS);
    desk.sheet("swot", "sheet-swot", title, notes(desk), vec![block])
}

/// The figure that an item states, which stays the same while its numbers change.
fn figure<'a>(item: &'a SwotItem, account_id: &str) -> &'a str {
    let fact = item.facts.first().map_or("", String::as_str);
    fact.strip_prefix(account_id).and_then(|rest| rest.strip_prefix('/')).unwrap_or(fact)
}
