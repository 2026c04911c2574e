//! The team's objectives, those that wait for the manager first: agreed or not, in a drop-down.

use super::{Team, TeamAccount};
use crate::model::Decimal;
use crate::plan::account::PlannedObjective;
use crate::plan::keep::Stage;
use crate::plan::language::args;
use crate::plan::workbook::Briefs;
use crate::plan::workbook::sheet::{Cell, Choices, Column, Form, Row, RowId, Sheet};
use crate::plan::workbook::words::capitalised;
use crate::score::Unit;

/// How an objective stands with the manager; the order is that of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// Agreed once, and its target was lowered since.
    Lowered,
    /// The rep handed it in, or the program proposes it, and nobody has agreed.
    Waiting,
    Disagreed,
    Agreed,
}

impl Standing {
    fn word(self) -> &'static str {
        match self {
            Standing::Lowered => "team-standing-lowered",
            Standing::Waiting => "team-standing-waiting",
            Standing::Disagreed => "team-standing-disagreed",
            Standing::Agreed => "team-standing-agreed",
        }
    }
}

pub fn sheet(team: &Team<'_>, briefs: Briefs<'_>) -> Sheet {
    let mut planned: Vec<(Standing, &TeamAccount<'_>, &PlannedObjective)> = team
        .accounts
        .iter()
        .flat_map(|account| account.plan.objectives.iter().map(move |objective| (account, objective)))
        .filter_map(|(account, objective)| Some((standing(objective)?, account, objective)))
        .collect();
    // Stable: within a standing by rep and priority.
    planned.sort_by_key(|(standing, ..)| *standing);
    let count = |wanted: Standing| planned.iter().filter(|(standing, ..)| *standing == wanted).count();
    let (waiting, lowered) = (count(Standing::Waiting), count(Standing::Lowered));
    let rows =
        planned.iter().map(|(standing, account, objective)| row(team, briefs, *standing, account, objective)).collect();
    let title = team.language.text("team-approvals-title", &args!["waiting" => waiting, "lowered" => lowered]);
    let block = team.changeable(columns(team), rows, 0);
    team.sheet("objectives", "sheet-approvals", title, team.notes(&["team-approvals-note"]), block)
}

/// Objectives of an account that nobody agreed to as they stand.
pub fn waiting(account: &TeamAccount<'_>) -> usize {
    let waits =
        |objective: &&PlannedObjective| matches!(standing(objective), Some(Standing::Waiting | Standing::Lowered));
    account.plan.objectives.iter().filter(waits).count()
}

/// None of an objective that is over.
fn standing(objective: &PlannedObjective) -> Option<Standing> {
    let told = &objective.standing;
    if told.state.is_closed() {
        return None;
    }
    Some(match (&told.lowered_from, told.stage, told.agreed) {
        (Some(_), ..) => Standing::Lowered,
        (None, Stage::Agreed, _) => Standing::Agreed,
        (None, _, Some(false)) => Standing::Disagreed,
        _ => Standing::Waiting,
    })
}

fn columns(team: &Team<'_>) -> Vec<Column> {
    let word = |key: &str| team.word(key);
    vec![
        Column::prose("owner", word("heading-owner"), 20),
        Column::prose("account", word("heading-account"), 26),
        Column::prose("objective", word("heading-objective"), 46),
        Column::prose("metric", word("heading-metric"), 20),
        Column::new("baseline", word("heading-baseline"), Form::Text).wide(13),
        Column::new("target", word("heading-target"), Form::Text).wide(13),
        Column::new("lowered_from", word("team-lowered-from"), Form::Text).wide(13),
        Column::new("due", word("heading-due"), Form::Date),
        Column::prose("why", word("plan-call-why"), 34),
        Column::new("standing", word("heading-state"), Form::Prose).wide(16),
        Column::new("brief", word("heading-brief"), Form::Text),
        Column::new("agreed", word("plan-agree"), Form::Text).wide(14).one_of(Choices::Agreed),
    ]
}

fn row(
    team: &Team<'_>,
    briefs: Briefs<'_>,
    standing: Standing,
    account: &TeamAccount<'_>,
    objective: &PlannedObjective,
) -> Row {
    let id = RowId { account_id: account.plan.account_id.clone(), item: objective.id.clone() };
    let agreed = match standing {
        Standing::Agreed => Cell::text(team.word("plan-agree")),
        Standing::Disagreed => Cell::text(team.word("plan-disagree")),
        // An agreement to another target says nothing of this one.
        Standing::Lowered | Standing::Waiting => Cell::Empty,
    };
    let cells = vec![
        Cell::text(&account.owner.name),
        Cell::text(&account.label),
        Cell::text(&objective.text),
        Cell::text(&objective.metric),
        Cell::text(&objective.baseline),
        Cell::text(&objective.target),
        Cell::text_if(objective.standing.lowered_from.as_deref().map(|kept| agreed_before(team, objective, kept))),
        Cell::Date(objective.due),
        Cell::text(capitalised(&objective.why)),
        Cell::text(team.word(standing.word())),
        briefs(account.plan.account).map_or(Cell::Empty, |path| Cell::Link { text: team.word("heading-brief"), path }),
        agreed,
    ];
    Row { id: Some(id), cells }
}

/// A kept target as documents write it; as it is kept where it is no number.
fn agreed_before(team: &Team<'_>, objective: &PlannedObjective, kept: &str) -> String {
    let unit = objective.measure.as_ref().map(|measure| measure.figure.unit());
    match (unit, kept.parse::<Decimal>()) {
        (Some(Unit::Money), Ok(amount)) => team.context.money(amount),
        (Some(Unit::Points), Ok(points)) => {
            f64::try_from(points).map_or_else(|_| kept.to_owned(), |p| team.language.nps(p))
        }
        _ => kept.to_owned(),
    }
}
