//! Tasks for Trello, which imports no files: `tasks/trello.txt` to paste into a list, where each line becomes a card, and
//! `tasks/trello-api.json`, the requests to its REST API in order (developer.atlassian.com/cloud/trello/rest).

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::deliver::Error;
use crate::plan::tasks::{ActionTask, HandOver, TaskState};

/// Colours that Trello knows, in the order in which labels get them.
const COLOURS: [&str; 10] = ["blue", "green", "yellow", "orange", "purple", "sky", "lime", "pink", "red", "black"];

/// A line a card: what, who, by when, the tag.
pub fn trello_lines(plans: &HandOver) -> Vec<u8> {
    let mut text = String::new();
    for task in plans.new_in("trello") {
        let line = format!("{} · {} · {} · {}", task.name, task.assignee.name, task.due, task.tag.tag());
        // A line break would make two cards of it.
        text.extend(line.chars().map(|c| if c.is_control() { ' ' } else { c }));
        text.push('\n');
    }
    text.into_bytes()
}

/// The requests in order. `{{name}}` stands for what whoever sends them fills in: `key`, `token` and `board` beforehand,
/// all else from the answer of the request that `saves` it. `unless` says how to see that a request was sent before.
pub fn trello_api(plans: &HandOver) -> Result<Vec<u8>, Error> {
    let tasks: Vec<&ActionTask> = plans.new_in("trello").collect();
    let states = [TaskState::Open, TaskState::InProgress, TaskState::Done];
    let mut requests: Vec<Value> = Vec::new();
    if !tasks.is_empty() {
        requests.extend(states.map(|state| list(plans.words.list(state), state)));
    }
    let people: BTreeSet<&str> = tasks.iter().map(|task| task.assignee.name.as_str()).collect();
    let people: Vec<&str> = people.into_iter().collect();
    requests
        .extend(people.iter().zip(COLOURS.iter().cycle()).zip(1..).map(|((name, colour), n)| label(name, colour, n)));
    requests.extend(tasks.iter().map(|task| card(task, people.iter().position(|name| *name == task.assignee.name))));
    let file = json!({
        "board": plans.words.board,
        "base": "https://api.trello.com/1",
        "query_of_every_request": { "key": "{{key}}", "token": "{{token}}" },
        "fill_in": ["key", "token", "board"],
        "requests": requests,
    });
    let mut bytes = serde_json::to_vec_pretty(&file)
        .map_err(|source| Error::Json { path: "tasks/trello-api.json".to_owned(), source })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn list(name: &str, state: TaskState) -> Value {
    json!({
        "method": "POST",
        "path": "/lists",
        "query": { "name": name, "idBoard": "{{board}}", "pos": "bottom" },
        "saves": { "id": format!("list_{}", state.key()) },
        "unless": { "path": "/boards/{{board}}/lists", "field": "name", "is": name },
    })
}

fn label(name: &str, colour: &str, number: usize) -> Value {
    json!({
        "method": "POST",
        "path": "/labels",
        "query": { "name": name, "color": colour, "idBoard": "{{board}}" },
        "saves": { "id": format!("label_{number}") },
        "unless": { "path": "/boards/{{board}}/labels", "field": "name", "is": name },
    })
}

fn card(task: &ActionTask, label: Option<usize>) -> Value {
    let labels = label.map(|place| format!("{{{{label_{}}}}}", place.saturating_add(1)));
    json!({
        "method": "POST",
        "path": "/cards",
        "query": {
            "idList": format!("{{{{list_{}}}}}", task.state.key()),
            "name": task.name,
            "desc": task.notes,
            "start": task.start,
            // Noon, so that it is that day in any time zone between Honolulu and Auckland.
            "due": format!("{}T12:00:00.000Z", task.due),
            "idLabels": labels,
            "pos": "bottom",
        },
        "unless": { "path": "/boards/{{board}}/cards/all", "field": "desc", "contains": task.tag.tag() },
    })
}
