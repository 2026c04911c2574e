//! What a brief says of people, objectives, actions and reviews, held against itself. Each gives the faults that it
//! finds, in words.

use cartera::model::Month;
use cartera::model::calendar::days_between;
use cartera::plan::account::AccountPlan;
use cartera::plan::context::Context;
use serde_json::Value;

/// The roles of those who decide, as the map of people names them.
const DECIDERS: [&str; 4] = ["Decision maker", "Economic buyer", "Tomador de decisiones", "Decisor económico"];

/// The map shows as many people, and as many of them who decide, as its title counts.
pub fn people(brief: &Value) -> Vec<String> {
    let map = &brief["who"]["people"];
    let Some(people) = map["body"]["people"].as_array() else { return Vec::new() };
    // People whose place on the map is not known are told in its note.
    if map["body"]["note"].is_string() {
        return Vec::new();
    }
    let title = map["title"]["text"].as_str().unwrap_or_default();
    let counts: Vec<usize> = title.split(' ').filter_map(|word| word.parse().ok()).collect();
    let deciders = people.iter().filter(|person| DECIDERS.contains(&person["role"].as_str().unwrap_or_default()));
    let drawn = [people.len(), deciders.count()];
    let told = [counts.first().copied().unwrap_or(0), counts.get(1).copied().unwrap_or(0)];
    match told == drawn {
        true => Vec::new(),
        false => vec![format!("`{title}`, and the map shows {} with {} who decide", drawn[0], drawn[1])],
    }
}

/// Where an account has objectives, each action names one that is listed.
pub fn actions(brief: &Value) -> Vec<String> {
    let rows = |part: &str| brief["plan"][part]["body"]["rows"].as_array().cloned().unwrap_or_default();
    let numbers: Vec<String> =
        rows("objectives").iter().filter_map(|row| row["number"].as_str().map(str::to_owned)).collect();
    if numbers.is_empty() {
        return Vec::new();
    }
    let serves = |action: &Value| {
        action["objective"]
            .as_str()
            .and_then(|told| told.rsplit(' ').next())
            .is_some_and(|n| numbers.iter().any(|one| one == n))
    };
    let rows = rows("actions");
    let astray = rows.iter().filter(|action| !serves(action));
    astray.map(|action| format!("`{}` serves no objective of the brief", action["label"])).collect()
}

/// A review that is announced stands on the timeline, at its day.
pub fn review(context: &Context<'_>, plan: &AccountPlan, brief: &Value) -> Vec<String> {
    let timeline = &brief["plan"]["actions"]["body"];
    let Some(milestones) = timeline["milestones"].as_array() else { return Vec::new() };
    let first = Month::of(context.as_of());
    let end = first.plus(6).last_day();
    let (from_start, whole) = (days_between(first.first_day(), plan.next_review), days_between(first.first_day(), end));
    let share = from_start as f64 / whole as f64;
    let word = context.language.word("heading-review");
    let label = format!("{word}: {}", context.language.day_short(plan.next_review));
    let is_drawn = milestones
        .iter()
        .filter(|one| one["label"] == label.as_str())
        .any(|one| one["at"].as_f64().is_some_and(|at| (at - share).abs() < 0.5 / whole as f64));
    match is_drawn {
        true => Vec::new(),
        false => vec![format!("the review of {} is not on the timeline", plan.next_review)],
    }
}
