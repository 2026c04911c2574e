//! What became of actions in the programs where teams keep their tasks: `tables/tasks.csv`.

use super::cell::{Blank, Cell, Value, given, given_date, text};
use super::export::{Definition, Export};
use crate::model::task::known_tasks;
use crate::model::{Row, Task};
use crate::plan::context::Context;

struct Line<'a> {
    context: &'a Context<'a>,
    task: &'a Row<Task>,
}

type TaskCell = fn(&Line<'_>) -> Cell;

/// One row a task that was known by the as-of date, by account; those of no known account come last.
pub fn tasks(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<TaskCell>] = &[
        ("as_of", |line| Ok(Value::Date(line.context.as_of()))),
        ("account_id", |line| {
            let account = line.task.account.and_then(|account| line.context.portfolio.account(account));
            given("account_id", account.map(|account| account.id.as_str()))
        }),
        ("task_id", |line| given("id", line.task.id.as_deref())),
        ("action_id", |line| given("action_id", line.task.action())),
        ("name", |line| text(&line.task.name)),
        ("assignee", |line| given("assignee", line.task.assignee.as_deref())),
        ("state", |line| given("state", line.task.state.as_deref())),
        ("done", |line| match line.task.is_done(line.context.as_of()) {
            Some(done) => Ok(Value::Flag(done)),
            None => Err(Blank::NotGiven { field: "done" }),
        }),
        ("overdue", |line| {
            let due = line.task.due.ok_or(Blank::NotGiven { field: "due" })?;
            let done = line.task.is_done(line.context.as_of()).ok_or(Blank::NotGiven { field: "done" })?;
            Ok(Value::Flag(!done && due < line.context.as_of()))
        }),
        ("created", |line| given_date("created", line.task.created)),
        ("due", |line| given_date("due", line.task.due)),
        ("completed", |line| given_date("completed", line.task.completed.filter(|day| *day <= line.context.as_of()))),
        ("board", |line| given("board", line.task.board.as_deref())),
        ("tags", |line| given("tags", line.task.tags.as_deref())),
    ];
    Export::of("tasks", COLUMNS, known_tasks(context.portfolio).map(|task| Line { context, task }))
}
