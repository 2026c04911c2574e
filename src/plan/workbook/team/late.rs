//! Actions that were due and are not done, the oldest first.

use super::{Team, TeamAccount};
use crate::model::calendar::days_between;
use crate::model::{ActionProgress, ActionTag, Date};
use crate::plan::account::PlannedAction;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};
use crate::plan::workbook::words::capitalised;

/// An action that is late, and how that is known.
#[derive(Debug)]
pub(super) struct LateAction<'a> {
    pub action: &'a PlannedAction,
    pub due: Date,
    /// The program in which its task is open; none where only the plan tells.
    pub task_in: Option<String>,
}

pub fn sheet(team: &Team<'_>) -> Sheet {
    let word = |key: &str| team.word(key);
    let columns = vec![
        Column::prose("owner", word("heading-owner"), 22),
        Column::prose("account", word("heading-account"), 26),
        Column::prose("action", word("heading-action"), 52),
        Column::prose("why", word("plan-call-why"), 40),
        Column::new("due", word("heading-due"), Form::Date),
        Column::new("days", word("team-days-late"), Form::Whole),
        Column::new("source", word("team-known-from"), Form::Text),
    ];
    let mut late: Vec<(&TeamAccount<'_>, LateAction<'_>)> = team
        .accounts
        .iter()
        .flat_map(|account| of(team, account).into_iter().map(move |late| (account, late)))
        .collect();
    // Stable: those of one day stay in the order of reps and priority.
    late.sort_by_key(|(_, late)| late.due);
    let as_of = team.context.as_of();
    let rows: Vec<Row> = late
        .iter()
        .map(|(account, late)| {
            Row::fixed(vec![
                Cell::text(&late.action.owner),
                Cell::text(&account.label),
                Cell::text(&late.action.text),
                Cell::text(capitalised(&late.action.why)),
                Cell::Date(late.due),
                Cell::Whole(days_between(late.due, as_of)),
                Cell::text(late.task_in.clone().unwrap_or_else(|| word("heading-plan"))),
            ])
        })
        .collect();
    let title = team.language.text("team-late-title", &args!["n" => rows.len()]);
    team.sheet("late", "sheet-late", title, team.notes(&[]), team.fixed(columns, rows))
}

/// The actions of an account that its plan shows as late; of those with an open task the due date is the task's already.
pub fn of<'a>(team: &Team<'_>, account: &TeamAccount<'a>) -> Vec<LateAction<'a>> {
    let late = |action: &'a PlannedAction| {
        let state = team.states.get(&ActionTag::new(&account.plan.account_id, &action.id));
        let source = state.and_then(|state| team.context.portfolio.source(state.source));
        let task_in = source.map(|source| source.profile.clone());
        action.standing.late.then_some(LateAction { action, due: action.due, task_in })
    };
    account.plan.actions.iter().filter_map(late).collect()
}

/// Whether the task or the plan says that an action is done, or the plan that it was dropped.
pub fn is_closed(team: &Team<'_>, account: &TeamAccount<'_>, action: &PlannedAction) -> bool {
    let tag = ActionTag::new(&account.plan.account_id, &action.id);
    let done = team.states.get(&tag).is_some_and(|state| state.progress == ActionProgress::Done);
    done || action.standing.state.is_closed()
}
