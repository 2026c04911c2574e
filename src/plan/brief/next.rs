//! What to do first: the actions that the first page names, each with its day and who does it; where a rep has no hours
//! left for the account, what waits for them.

use super::standing;
use super::tables::{column, text};
use crate::plan::account::{AccountPlan, PlannedAction, Situation, in_order};
use crate::plan::context::Context;
use crate::plan::document::{Align, Cell, Mark, Section, Sentence, TableBlock, Tone};
use crate::plan::language::args;
use crate::plan::playbook::{LeftOut, LeftOutBecause};

/// Steps that a reader keeps in mind.
const MOST: usize = 3;

/// What the headline asks for and the first of the other actions, by day; none where nothing is planned.
pub fn steps(context: &Context<'_>, actions: &[PlannedAction], asked: Option<&str>) -> Option<Section<TableBlock>> {
    let language = context.language;
    let mut first: Vec<&PlannedAction> = actions.iter().collect();
    let later = |action: &PlannedAction| asked != Some(action.id.as_str());
    first.sort_by(|a, b| later(a).cmp(&later(b)).then_with(|| in_order(a, b)));
    first.truncate(MOST);
    first.sort_by(|a, b| in_order(a, b));
    if first.is_empty() {
        return None;
    }
    let facts = first.iter().flat_map(|action| action.facts.clone()).collect();
    let title = Sentence { text: language.text("title-next-steps", &args!["n" => first.len()]), facts };
    let headings = [("heading-due", None), ("heading-action", Some(1)), ("heading-owner", None)];
    let body = TableBlock {
        columns: headings.map(|(key, share)| column(language.word(key), Align::Left, share)).into(),
        rows: first.into_iter().map(|action| row(context, action)).collect(),
        total: None,
        note: None,
    };
    Some(Section { title, subtitle: None, source: None, body })
}

/// What the account's own first page says is next.
pub fn of_account(s: &Situation<'_>, plan: &AccountPlan) -> Option<Section<TableBlock>> {
    steps(s.context, &plan.actions, plan.first.as_deref()).or_else(|| waiting(s, plan))
}

/// What would be done, the most important first, if the rep had hours for it; none where nothing waits.
fn waiting(s: &Situation<'_>, plan: &AccountPlan) -> Option<Section<TableBlock>> {
    let language = s.context.language;
    let for_hours = plan.plays.left_out.iter().filter(|left| matches!(left.because, LeftOutBecause::Hours { .. }));
    let mut waiting: Vec<&LeftOut> = for_hours.collect();
    // Stable: the rest stays by priority.
    waiting.sort_by_key(|left| plan.first.as_deref() != Some(left.play.as_str()));
    let rows: Vec<Vec<Cell>> = waiting.into_iter().take(MOST).map(|left| vec![text(left.initiative.clone())]).collect();
    if rows.is_empty() {
        return None;
    }
    let args = args!["n" => rows.len(), "owner" => s.context.actor_name(s.account)];
    let title = Sentence { text: language.text("title-next-waiting", &args), facts: Vec::new() };
    let columns = vec![column(language.word("heading-next-waiting"), Align::Left, None)];
    let body = TableBlock { columns, rows, total: None, note: None };
    Some(Section { title, subtitle: None, source: None, body })
}

fn row(context: &Context<'_>, action: &PlannedAction) -> Vec<Cell> {
    let late = action.standing.late;
    let state = standing::action_state(context.language, &action.standing);
    let due = Cell {
        note: state.map(|state| state.text),
        tone: if late { Tone::Bad } else { Tone::Neutral },
        mark: late.then_some(Mark::Down),
        strong: true,
        facts: action.facts.clone(),
        ..text(context.language.date_short(action.due))
    };
    vec![due, text(action.text.clone()), text(action.owner.clone())]
}
