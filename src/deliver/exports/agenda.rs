//! What falls due when: `tables/agenda.csv`, which `cartera nudge` reads back.

use super::cell::{Cell, Value, given, text};
use super::export::{Definition, Export};
use crate::model::{AccountIx, Date, ItemKind};
use crate::plan::account::{self, AccountPlan};
use crate::plan::context::Context;
use crate::plan::review::TriggerState;

/// Something with a day.
struct Line<'a> {
    context: &'a Context<'a>,
    account: AccountIx,
    kind: &'static str,
    item: String,
    what: String,
    why: String,
    due: Date,
    state: String,
}

type LineCell = fn(&Line<'_>) -> Cell;

/// One row an action, an objective, a trigger that is open, and the next review of each account; by account, then day.
pub fn agenda(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<LineCell>] = &[
        ("as_of", |line| Ok(Value::Date(line.context.as_of()))),
        ("owner_id", |line| given("owner_id", line.context.desk(line.account).map(|owner| owner.id.as_str()))),
        ("owner", |line| given("owner", line.context.desk(line.account).map(|owner| owner.name.as_str()))),
        ("account_id", |line| text(line.context.account(line.account).map_or("", |row| row.id.as_str()))),
        ("account", |line| text(line.context.account(line.account).map_or("", |row| row.name.as_str()))),
        ("kind", |line| text(line.kind)),
        ("item_id", |line| text(&line.item)),
        ("what", |line| text(&line.what)),
        ("why", |line| given("why", Some(line.why.as_str()))),
        ("due", |line| Ok(Value::Date(line.due))),
        ("state", |line| text(&line.state)),
    ];
    let accounts = context.portfolio.account_ixs().filter(|account| context.has_brief(*account));
    let plans = accounts.filter_map(|account| account::plan(context, account));
    Export::of("agenda", COLUMNS, plans.flat_map(|plan| lines(context, &plan)))
}

fn lines<'a>(context: &'a Context<'a>, plan: &AccountPlan) -> Vec<Line<'a>> {
    let language = context.language;
    let state = |kind: ItemKind, item: &str| {
        let kept = context.book.get(&plan.account_id, kind, item).and_then(|item| item.value("state"));
        kept.unwrap_or("open").to_owned()
    };
    let line = |kind: &'static str, item: &str, what: String, why: String, due: Date, state: String| Line {
        context,
        account: plan.account,
        kind,
        item: item.to_owned(),
        what,
        why,
        due,
        state,
    };
    let actions = plan.actions.iter().map(|action| {
        let state = state(ItemKind::Action, &action.id);
        line("action", &action.id, action.text.clone(), action.why.clone(), action.due, state)
    });
    let objectives = plan.objectives.iter().map(|objective| {
        let state = state(ItemKind::Objective, &objective.id);
        line("objective", &objective.id, objective.text.clone(), objective.why.clone(), objective.due, state)
    });
    let open = plan.reviews.triggers.iter().filter(|trigger| trigger.state == TriggerState::Fired);
    let triggers = open.map(|trigger| {
        let what = language.word(&trigger.kind.word());
        line("trigger", &trigger.id, what, trigger.evidence.clone(), trigger.deadline, "open".to_owned())
    });
    let review =
        line("review", "next", language.word("heading-review"), String::new(), plan.next_review, "open".to_owned());
    let mut lines: Vec<Line<'_>> = actions.chain(objectives).chain(triggers).collect();
    lines.push(review);
    lines.sort_by(|a, b| (a.due, a.kind, &a.item).cmp(&(b.due, b.kind, &b.item)));
    lines
}
