//! What became of a plan's actions, as the programs say where teams keep their tasks.

use std::collections::BTreeMap;

use super::action_tag::ActionTag;
use super::task::known_tasks;
use super::{Date, Origin, Portfolio, Row, Task};

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActionProgress {
    Open,
    InProgress,
    /// Not done, and due before the as-of date.
    Late,
    Done,
}

impl ActionProgress {
    /// The name in files.
    pub fn key(self) -> &'static str {
        match self {
            ActionProgress::Open => "open",
            ActionProgress::InProgress => "in_progress",
            ActionProgress::Late => "late",
            ActionProgress::Done => "done",
        }
    }
}

/// The state of one action, from its newest task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionState {
    pub tag: ActionTag,
    pub progress: ActionProgress,
    /// When it came to that: the day of completion, else of the task's last change by the as-of date.
    pub date: Option<Date>,
    /// The task's own due date, which a team may have moved.
    pub due: Option<Date>,
    /// Where the state was read.
    pub source: Origin,
}

/// The state of each action that a task carries the id of, by action; tasks that do not tell whether they are done, and
/// those of no known account, say nothing. Where several tasks are of one action, because a file was imported twice or
/// into two programs, the newest holds, unless another was completed after the newest was made.
pub fn action_states(portfolio: &Portfolio) -> Vec<ActionState> {
    let mut tasks: BTreeMap<ActionTag, Vec<&Row<Task>>> = BTreeMap::new();
    for row in known_tasks(portfolio) {
        let account = row.account.and_then(|account| portfolio.account(account)).map(|account| account.id.as_str());
        let tag = row.action().and_then(|text| ActionTag::read(text, account));
        // A task that was moved to another account is not this action any more.
        let tag = tag.filter(|tag| account.is_none_or(|account| account == tag.account_id));
        if let Some(tag) = tag.filter(|_| row.is_done(portfolio.as_of).is_some()) {
            tasks.entry(tag).or_default().push(row);
        }
    }
    tasks.into_iter().filter_map(|(tag, tasks)| state(portfolio.as_of, tag, &tasks)).collect()
}

fn state(as_of: Date, tag: ActionTag, tasks: &[&Row<Task>]) -> Option<ActionState> {
    let newest = tasks.iter().max_by_key(|task| (task.created, task.changed, task.origin))?;
    let is_done = |task: &Row<Task>| task.is_done(as_of) == Some(true);
    let later = |task: &&&Row<Task>| is_done(task) && task.completed.is_some() && task.completed >= newest.created;
    let task = match is_done(newest) {
        true => newest,
        false => tasks.iter().filter(later).max_by_key(|task| (task.completed, task.origin)).unwrap_or(newest),
    };
    let progress = match (is_done(task), task.due) {
        (true, _) => ActionProgress::Done,
        (false, Some(due)) if due < as_of => ActionProgress::Late,
        (false, _) if task.is_begun() => ActionProgress::InProgress,
        (false, _) => ActionProgress::Open,
    };
    let date = task.completed.or(task.changed).filter(|day| *day <= as_of);
    Some(ActionState { tag, progress, date, due: task.due, source: task.origin })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Currency, SourceIx, Table};

    const AS_OF: Date = Date::constant(2026, 10, 31);

    /// Each task by created, due, completed and state.
    fn states(tasks: &[(&str, [&str; 4])]) -> Vec<(String, ActionProgress, Option<Date>)> {
        let date = |text: &str| text.parse().ok();
        let row = |(place, (tag, [created, due, completed, state])): (u32, &(&str, [&str; 4]))| Row {
            origin: Origin { source: SourceIx(0), row: place },
            account: None,
            joined_by: None,
            record: Box::new(Task {
                id: None,
                action_id: Some((*tag).to_owned()),
                account_id: None,
                account_name: None,
                name: "Renew".to_owned(),
                assignee: None,
                created: date(created),
                due: date(due),
                completed: date(completed),
                done: None,
                state: (!state.is_empty()).then(|| (*state).to_owned()),
                board: None,
                notes: None,
                tags: None,
                changed: None,
            }),
        };
        let mut portfolio = Portfolio::empty(AS_OF, Currency::EUR);
        portfolio.tasks = Table::new((1..).zip(tasks).map(row).collect(), 0);
        let states = action_states(&portfolio);
        states.into_iter().map(|state| (state.tag.id(), state.progress, state.date)).collect()
    }

    fn one(tasks: &[(&str, [&str; 4])]) -> ActionProgress {
        let states = states(tasks);
        assert_eq!(states.len(), 1, "{states:?}");
        states[0].1
    }

    #[test]
    fn a_task_tells_how_far_its_action_is() {
        let day = |text: &str| Some(text.parse().unwrap());
        let found = states(&[
            ("A/done", ["2026-09-01", "2026-09-30", "2026-09-20", ""]),
            ("A/done-later", ["2026-09-01", "2026-11-30", "2026-11-02", "Doing"]),
            ("A/late", ["2026-09-01", "2026-10-30", "", "To do"]),
            ("A/list", ["2026-09-01", "", "", "Hecho"]),
            ("A/not-made", ["2026-11-01", "", "2026-11-01", ""]),
            ("A/open", ["2026-09-01", "2026-10-31", "", "To do"]),
            ("A/silent", ["2026-09-01", "", "", ""]),
            ("no-account", ["2026-09-01", "", "2026-09-20", ""]),
        ]);
        assert_eq!(
            found,
            [
                ("A/done".to_owned(), ActionProgress::Done, day("2026-09-20")),
                ("A/done-later".to_owned(), ActionProgress::InProgress, None),
                ("A/late".to_owned(), ActionProgress::Late, None),
                ("A/list".to_owned(), ActionProgress::Done, None),
                ("A/open".to_owned(), ActionProgress::Open, None),
            ]
        );
    }

    #[test]
    fn of_several_tasks_the_newest_holds_unless_another_was_done_since() {
        let old = ("A/x", ["2026-08-01", "2026-12-01", "2026-08-20", ""]);
        let again = ("A/x", ["2026-10-01", "2026-12-01", "", "To do"]);
        let twin = ("A/x", ["2026-08-01", "2026-12-01", "2026-10-05", ""]);
        assert_eq!(one(&[old, again]), ActionProgress::Open, "it came up again");
        assert_eq!(one(&[again, twin]), ActionProgress::Done, "its twin was ticked off");
        assert_eq!(one(&[old]), ActionProgress::Done);
    }
}
