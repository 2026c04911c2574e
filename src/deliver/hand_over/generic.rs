//! `tasks/plan.csv`: all objectives and actions, for any program that reads CSV.

use crate::deliver::Error;
use crate::deliver::tables::{Column, Table};
use crate::model::{ActionTag, Date};
use crate::plan::account::PlannedObjective;
use crate::plan::tasks::{AccountTasks, ActionTask, HandOver, Person};

/// An objective or an action.
struct Line<'a> {
    plan: &'a AccountTasks,
    item: Item<'a>,
}

#[derive(Clone, Copy)]
enum Item<'a> {
    Objective(&'a PlannedObjective),
    Action(&'a ActionTask),
}

impl<'a> Line<'a> {
    fn objective(&self) -> Option<&'a PlannedObjective> {
        if let Item::Objective(objective) = self.item { Some(objective) } else { None }
    }

    fn action(&self) -> Option<&'a ActionTask> {
        if let Item::Action(action) = self.item { Some(action) } else { None }
    }

    fn id(&self) -> &'a str {
        match self.item {
            Item::Objective(objective) => &objective.id,
            Item::Action(action) => &action.tag.action,
        }
    }

    fn owner(&self) -> Option<&str> {
        match self.item {
            Item::Objective(objective) => Some(&objective.owner),
            Item::Action(action) => Some(&action.assignee.name),
        }
    }

    fn person(&self) -> Option<&Person> {
        match self.item {
            Item::Objective(objective) => self.plan.owner.as_ref().filter(|owner| owner.name == objective.owner),
            Item::Action(action) => Some(&action.assignee),
        }
    }

    fn due(&self) -> Date {
        match self.item {
            Item::Objective(objective) => objective.due,
            Item::Action(action) => action.due,
        }
    }
}

/// A row an objective or action, by account: its objectives, then its actions.
pub fn generic(plans: &HandOver) -> Result<Vec<u8>, Error> {
    let lines: Vec<Line<'_>> = plans
        .plans
        .iter()
        .flat_map(|plan| {
            let objectives = plan.objectives.iter().map(Item::Objective);
            objectives.chain(plan.tasks.iter().map(Item::Action)).map(move |item| Line { plan, item })
        })
        .collect();
    table().csv(&lines)
}

fn table<'a>() -> Table<Line<'a>> {
    let columns = vec![
        Column::worded("id", |line: &Line<'_>| Some(ActionTag::new(&line.plan.account_id, line.id()).id())),
        Column::text("kind", |line: &Line<'_>| Some(if line.action().is_some() { "action" } else { "objective" })),
        Column::text("account_id", |line: &Line<'_>| Some(&line.plan.account_id)),
        Column::text("account", |line: &Line<'_>| Some(&line.plan.account)),
        Column::text("text", |line: &Line<'_>| match line.item {
            Item::Objective(objective) => Some(&objective.text),
            Item::Action(action) => Some(&action.text),
        }),
        Column::text("metric", |line: &Line<'_>| line.objective().map(|one| one.metric.as_str())),
        Column::text("baseline", |line: &Line<'_>| line.objective().map(|one| one.baseline.as_str())),
        Column::text("target", |line: &Line<'_>| line.objective().map(|one| one.target.as_str())),
        Column::text("objective_id", |line: &Line<'_>| line.action().and_then(|one| one.objective.as_deref())),
        Column::text("owner", |line: &Line<'_>| line.owner()),
        Column::text("owner_email", |line: &Line<'_>| line.person().and_then(|person| person.email.as_deref())),
        Column::date("start", |line: &Line<'_>| line.action().map(|one| one.start)),
        Column::date("due", |line: &Line<'_>| Some(line.due())),
        Column::text("state", |line: &Line<'_>| line.action().map(|one| one.state.key())),
        Column::text("why", |line: &Line<'_>| match line.item {
            Item::Objective(objective) => Some(&objective.why),
            Item::Action(action) => Some(&action.why),
        }),
        Column::text("say", |line: &Line<'_>| line.action().and_then(|one| one.say.as_deref())),
    ];
    Table::new("plan", columns)
}
