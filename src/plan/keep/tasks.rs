//! What was done in the programs where teams keep their tasks, laid over the kept actions.

use super::fields::{STATE, TASK_DUE};
use super::follow::is_closed;
use crate::model::{
    ActionProgress, ActionState, Author, Item, ItemField, ItemKey, ItemKind, PlanBook, Portfolio, action_states,
};

/// Marks actions as done or begun where their task is, by the program's name. An action that the plan has closed already
/// stays as it is, and so does one whose task was done before the action came into the plan: that was another time. A task
/// that is late tells its day, by which the trigger of late actions goes beside the plan's own.
pub fn with_tasks(book: &mut PlanBook, portfolio: &Portfolio) {
    for item in book.items.values_mut() {
        // What was late last month may be done or moved by now.
        item.fields.remove(TASK_DUE);
    }
    for state in action_states(portfolio) {
        let (account_id, item) = (state.tag.account_id.clone(), state.tag.action.clone());
        let Some(item) = book.items.get_mut(&ItemKey { account_id, kind: ItemKind::Action, item }) else { continue };
        late(item, &state);
        let word = match state.progress {
            ActionProgress::Done if is_of_this_time(item, &state) => "done",
            ActionProgress::InProgress if item.value(STATE).is_none_or(|held| held == "open") => "in_progress",
            _ => continue,
        };
        if is_closed(item) {
            continue;
        }
        let program = portfolio.source(state.source).map(|source| source.profile.clone()).unwrap_or_default();
        let proposed = item.fields.get(STATE).and_then(|held| held.proposed.clone());
        let held = ItemField { value: Some(word.to_owned()), author: Author::Person(program), proposed };
        item.fields.insert(STATE.to_owned(), held);
    }
}

fn late(item: &mut Item, state: &ActionState) {
    let passed = state.due.filter(|_| state.progress == ActionProgress::Late);
    let due = passed.filter(|due| *due >= item.since.first_day());
    if let Some(due) = due.filter(|_| !is_closed(item)) {
        let held = ItemField { value: Some(due.to_string()), author: Author::Program, proposed: None };
        item.fields.insert(TASK_DUE.to_owned(), held);
    }
}

fn is_of_this_time(item: &Item, state: &ActionState) -> bool {
    state.date.is_none_or(|day| day >= item.since.first_day())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::model::{Currency, Date, Month, Origin, Row, SourceIx, Table, Task};

    fn task(tag: &str, completed: &str, state: &str) -> Row<Task> {
        let task = Task {
            id: None,
            action_id: Some(tag.to_owned()),
            account_id: None,
            account_name: None,
            name: "Renew".to_owned(),
            assignee: None,
            created: None,
            due: None,
            completed: completed.parse().ok(),
            done: None,
            state: Some(state.to_owned()),
            board: None,
            notes: None,
            tags: None,
            changed: None,
        };
        let origin = Origin { source: SourceIx(0), row: 1 };
        Row { origin, account: None, joined_by: None, record: Box::new(task) }
    }

    #[test]
    fn a_task_that_is_done_closes_its_action_and_no_older_one() {
        let as_of: Date = "2026-10-31".parse().unwrap();
        let item = |state: Option<&str>| {
            let held = |value: &str| ItemField {
                value: Some(value.to_owned()),
                author: Author::Person("u1".to_owned()),
                proposed: None,
            };
            let fields: BTreeMap<String, ItemField> =
                state.into_iter().map(|state| (STATE.to_owned(), held(state))).collect();
            Item { author: Author::Program, since: Month::parse("2026-09").unwrap(), fields }
        };
        let key = |item: &str| ItemKey { account_id: "A".into(), kind: ItemKind::Action, item: item.into() };
        let mut book = PlanBook::default();
        for (name, state) in
            [("done", None), ("before", None), ("begun", Some("open")), ("said", Some("dropped")), ("untold", None)]
        {
            book.items.insert(key(name), item(state));
        }
        let mut portfolio = Portfolio::empty(as_of, Currency::EUR);
        let tasks = vec![
            task("A/done", "2026-10-20", ""),
            task("A/before", "2026-08-20", ""),
            task("A/begun", "", "Doing"),
            task("A/said", "2026-10-20", ""),
            task("A/nowhere", "2026-10-20", ""),
        ];
        portfolio.tasks = Table::new(tasks, 0);
        with_tasks(&mut book, &portfolio);
        assert!(book.items.values().all(|item| item.value(TASK_DUE).is_none()), "none has a day that has passed");
        let state = |name: &str| book.items[&key(name)].value(STATE).map(str::to_owned);
        assert_eq!(state("done").as_deref(), Some("done"));
        assert_eq!(state("begun").as_deref(), Some("in_progress"));
        assert_eq!(state("said").as_deref(), Some("dropped"), "the rep's word on what is closed");
        assert_eq!((state("before"), state("untold")), (None, None));
        assert_eq!(book.items.len(), 5, "no action is made of a task");
    }

    #[test]
    fn a_task_that_is_late_tells_its_day_as_long_as_it_is_late() {
        let as_of: Date = "2026-10-31".parse().unwrap();
        let key = |item: &str| ItemKey { account_id: "A".into(), kind: ItemKind::Action, item: item.into() };
        let item =
            || Item { author: Author::Program, since: Month::parse("2026-09").unwrap(), fields: BTreeMap::new() };
        let mut book = PlanBook::default();
        for name in ["late", "ahead", "before"] {
            book.items.insert(key(name), item());
        }
        let due = |tag: &str, due: &str| {
            let mut row = task(tag, "", "To do");
            row.record.due = due.parse().ok();
            row
        };
        let mut portfolio = Portfolio::empty(as_of, Currency::EUR);
        let tasks = vec![due("A/late", "2026-10-02"), due("A/ahead", "2026-11-20"), due("A/before", "2026-06-30")];
        portfolio.tasks = Table::new(tasks, 0);
        with_tasks(&mut book, &portfolio);
        let told = |book: &PlanBook, name: &str| book.items[&key(name)].value(TASK_DUE).map(str::to_owned);
        assert_eq!(told(&book, "late").as_deref(), Some("2026-10-02"));
        assert_eq!((told(&book, "ahead"), told(&book, "before")), (None, None), "that was another time");
        with_tasks(&mut book, &Portfolio::empty(as_of, Currency::EUR));
        assert_eq!(told(&book, "late"), None);
    }
}
