//! What was done in the programs where teams keep their tasks, laid over the kept actions.

use super::fields::{CLEARED, DUE, STATE};
use super::follow::is_closed;
use crate::model::{
    ActionProgress, ActionState, Author, Item, ItemField, ItemKey, ItemKind, PlanBook, Portfolio, action_states,
};

/// Marks actions as done or begun where their task is, by the program's name, and moves the due date of those whose task
/// has another one and of which nobody else has said when: a task that is put off is not late in the plan, one that was
/// due earlier is late by its own date. An action that the plan has closed already stays as it is, and so does one whose
/// task was done, or due, before the action came into the plan: that was another time.
pub fn with_tasks(book: &mut PlanBook, portfolio: &Portfolio) {
    for state in action_states(portfolio) {
        let (account_id, item) = (state.tag.account_id.clone(), state.tag.action.clone());
        let Some(item) = book.items.get_mut(&ItemKey { account_id, kind: ItemKind::Action, item }) else { continue };
        if is_closed(item) {
            continue;
        }
        let program = portfolio.source(state.source).map(|source| source.profile.clone()).unwrap_or_default();
        let program = Author::Person(program);
        let word = match state.progress {
            ActionProgress::Done if is_of_this_time(item, &state) => Some("done"),
            ActionProgress::InProgress if item.value(STATE).is_none_or(|held| held == "open") => Some("in_progress"),
            _ => None,
        };
        if let Some(word) = word {
            set(item, STATE, word.to_owned(), &program);
        }
        let ours = item.value(CLEARED).is_none()
            && item.fields.get(DUE).is_none_or(|held| held.author == Author::Program || held.author == program);
        let due = state.due.filter(|due| *due >= item.since.first_day());
        if let Some(due) = due.filter(|_| state.progress != ActionProgress::Done && ours)
            && item.value(DUE) != Some(due.to_string().as_str())
        {
            set(item, DUE, due.to_string(), &program);
        }
    }
}

/// A word of the program's.
fn set(item: &mut Item, field: &str, value: String, program: &Author) {
    let before = item.fields.get(field);
    let ours = before.filter(|held| held.author == Author::Program).and_then(|held| held.value.clone());
    let proposed = before.and_then(|held| held.proposed.clone()).or(ours);
    item.fields.insert(field.to_owned(), ItemField { value: Some(value), author: program.clone(), proposed });
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
        let state = |name: &str| book.items[&key(name)].value(STATE).map(str::to_owned);
        assert_eq!(state("done").as_deref(), Some("done"));
        assert_eq!(state("begun").as_deref(), Some("in_progress"));
        assert_eq!(state("said").as_deref(), Some("dropped"), "the rep's word on what is closed");
        assert_eq!((state("before"), state("untold")), (None, None));
        assert_eq!(book.items.len(), 5, "no action is made of a task");
    }

    #[test]
    fn a_task_that_is_put_off_moves_the_due_date_that_nobody_else_has_said() {
        let due = |value: &str, author: Author| ItemField { value: Some(value.to_owned()), author, proposed: None };
        let item = |author: Author| Item {
            author: Author::Program,
            since: Month::parse("2026-09").unwrap(),
            fields: BTreeMap::from([(DUE.to_owned(), due("2026-10-14", author))]),
        };
        let key = |item: &str| ItemKey { account_id: "A".into(), kind: ItemKind::Action, item: item.into() };
        let mut book = PlanBook::default();
        book.items.insert(key("ours"), item(Author::Program));
        book.items.insert(key("said"), item(Author::Person("u1".to_owned())));
        book.items.insert(key("gone"), item(Author::Program));
        book.items.insert(key("before"), item(Author::Program));
        book.items.insert(key("late"), item(Author::Program));
        if let Some(gone) = book.items.get_mut(&key("gone")) {
            super::super::fields::set_ours(gone, CLEARED, "2026-10");
        }
        let mut portfolio = Portfolio::empty("2026-10-31".parse().unwrap(), Currency::EUR);
        let put_off = |tag: &str| {
            let mut row = task(tag, "", "To do");
            row.record.due = "2026-11-20".parse().ok();
            row
        };
        let mut before = put_off("A/before");
        before.record.due = "2026-06-30".parse().ok();
        let mut late = put_off("A/late");
        late.record.due = "2026-10-02".parse().ok();
        portfolio.tasks = Table::new(vec![put_off("A/ours"), put_off("A/said"), put_off("A/gone"), before, late], 0);
        for _ in 0..2 {
            with_tasks(&mut book, &portfolio);
            let held = |name: &str| book.items[&key(name)].value(DUE).map(str::to_owned);
            assert_eq!(held("ours").as_deref(), Some("2026-11-20"));
            assert_eq!(held("said").as_deref(), Some("2026-10-14"));
            assert_eq!(held("gone").as_deref(), Some("2026-10-14"));
            assert_eq!(held("before").as_deref(), Some("2026-10-14"), "that task was of another time");
            assert_eq!(held("late").as_deref(), Some("2026-10-02"), "it is late by its task's day");
            assert_eq!(book.items[&key("ours")].fields[DUE].proposed.as_deref(), Some("2026-10-14"));
        }
    }
}
