//! The objectives of all of the rep's accounts, with how far each is.

use super::proposals::{
    OWN_ROWS, account_column, attention, attention_column, date_column, in_unit, item, keep_cell, keep_column,
    note_cell, note_column, notes, number_cell, ordered, planned,
};
use super::{Desk, OwnAccount};
use crate::model::{Item, ItemKind};
use crate::plan::account::{AccountPlan, PlannedObjective, SmartFields, is_persons, smart, smart_told};
use crate::plan::keep::{Stage, State, fields};
use crate::plan::workbook::sheet::{Cell, Choices, Column, Form, Row, Sheet};
use crate::plan::workbook::words::{self, capitalised};

/// An objective of the sheet, and what it lacks to be measured.
struct Line<'a, 'd> {
    account: &'d OwnAccount<'a>,
    plan: &'a AccountPlan,
    objective: &'a PlannedObjective,
    lacks: Option<String>,
}

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let lines: Vec<Line<'_, '_>> = planned(desk)
        .flat_map(|(account, plan)| {
            plan.objectives.iter().chain(&plan.closed.objectives).map(move |objective| Line {
                account,
                plan,
                objective,
                lacks: item(plan, ItemKind::Objective, &objective.id).and_then(|item| lacks(desk, item)),
            })
        })
        .collect();
    // A column for what is missing stands only where something is.
    let with_gaps = lines.iter().any(|line| line.lacks.is_some());
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let attention = attention(desk, &line.objective.standing);
            let row = row(desk, line, attention.as_ref().map(|(_, word)| word.as_str()), with_gaps);
            (attention.map(|(urgency, _)| urgency), row)
        })
        .collect();
    let title = desk.over_accounts("n-objectives", rows.len());
    let block = desk.changeable(columns(desk, with_gaps), ordered(desk, rows), OWN_ROWS);
    desk.sheet("objectives", "sheet-objectives", title, notes(desk), vec![block])
}

/// What an objective that a person wrote lacks to be measured, by the month in which it was written.
fn lacks(desk: &Desk<'_>, item: &Item) -> Option<String> {
    let gaps = smart(&SmartFields::of(item), item.since.last_day());
    if is_persons(item) { smart_told(&gaps, desk.language) } else { None }
}

fn columns(desk: &Desk<'_>, with_gaps: bool) -> Vec<Column> {
    let mut columns = vec![
        account_column(desk),
        attention_column(desk),
        Column::prose("objective", desk.word("heading-objective"), 46).open(),
        Column::prose("metric", desk.word("heading-metric"), 20),
        Column::new("unit", desk.word("heading-unit"), Form::Text).wide(9),
        Column::new("baseline", desk.word("heading-baseline"), Form::Number).wide(13),
        Column::new("now", desk.word("heading-standing-now"), Form::Number).wide(13),
        Column::new("target", desk.word("heading-target"), Form::Number).wide(13).open(),
        Column::new("progress", desk.word("heading-progress"), Form::Share).wide(10),
        date_column(desk, "due", "heading-due"),
        Column::prose("owner", desk.word("heading-owner"), 20).open(),
        Column::prose("why", desk.word("plan-call-why"), 32),
        Column::new("state", desk.word("heading-state"), Form::Text).wide(12).one_of(Choices::ObjectiveStates),
        keep_column(desk),
        note_column(desk),
        Column::new("stage", desk.word("heading-stage"), Form::Text).wide(13),
        // By the manager, in a workbook of his or her own.
        Column::new("agreed", desk.word("plan-agree"), Form::Text).wide(14),
    ];
    if with_gaps {
        columns.insert(GAPS_AT, Column::prose("smart", desk.word("heading-smart"), 30));
    }
    columns
}

/// Beside the objective.
const GAPS_AT: usize = 3;

fn row(desk: &Desk<'_>, line: &Line<'_, '_>, attention: Option<&str>, with_gaps: bool) -> Row {
    let Line { account, plan, objective, lacks } = line;
    let kept = item(plan, ItemKind::Objective, &objective.id);
    let standing = &objective.standing;
    let progress = standing.progress.as_ref();
    let unit = objective.measure.as_ref().map(|measure| measure.figure.unit());
    let unit = unit.map(|unit| words::unit(desk.language, unit, desk.context.currency().code()));
    let now = progress.map_or(Cell::Empty, |progress| in_unit(kept, progress.now));
    let mut cells = vec![
        Cell::text(&account.label),
        Cell::text_if(attention),
        Cell::text(&objective.text),
        Cell::text(&objective.metric),
        Cell::text_if(unit.or_else(|| kept.and_then(|item| item.value(fields::UNIT)).map(str::to_owned))),
        number_cell(kept, fields::BASELINE),
        now,
        number_cell(kept, fields::TARGET),
        progress.filter(|progress| !progress.holds).map_or(Cell::Empty, |progress| Cell::Share(progress.share)),
        if standing.undated { Cell::Empty } else { Cell::Date(objective.due) },
        Cell::text(&objective.owner),
        Cell::text(capitalised(&objective.why)),
        Cell::text(desk.word(state_key(standing.state))),
        keep_cell(desk, standing.state),
        note_cell(standing),
        Cell::text(desk.word(stage_key(standing.stage))),
        Cell::text_if(standing.agreed.map(|agreed| desk.word(if agreed { "plan-agree" } else { "plan-disagree" }))),
    ];
    if with_gaps {
        cells.insert(GAPS_AT, Cell::text_if(lacks.as_deref()));
    }
    Row { id: account.row_id(objective.id.clone()), cells }
}

/// The word of an objective's state, as its drop-down has it.
pub fn state_key(state: State) -> &'static str {
    match state {
        State::Open => "objective-state-open",
        State::InProgress => "objective-state-in-progress",
        State::Done => "objective-reached",
        State::Dropped => "objective-state-dropped",
    }
}

pub fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Proposed => "stage-proposed",
        Stage::Rep => "stage-rep",
        Stage::Agreed => "stage-agreed",
    }
}
