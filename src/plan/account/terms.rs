//! What the items of a plan say of themselves, as facts: by when, from where and to where; and whose words they are, where
//! they are not those of this month's rules.
//!
//! A rep may have moved a date or a target, so these are stated once what came back is laid over what is proposed.

use super::{PlannedAction, PlannedObjective, Situation, forecast_below};
use crate::model::{Author, Item};
use crate::plan::context::Facts;
use crate::plan::document::{FactId, SwotItem};
use crate::plan::keep;
use crate::plan::language::args;
use crate::score::Evidence;

/// The fields of an objective's sentences in what is kept, and of an action's.
const OBJECTIVE_WORDS: [&str; 2] = ["objective", "why"];
const ACTION_WORDS: [&str; 3] = ["action", "why", "say"];

/// Notes an objective's baseline, target and due date.
pub fn of_objective(s: &Situation<'_>, objective: &mut PlannedObjective, item: Option<&Item>, facts: &mut Facts) {
    let due = s.context.language.date_short(objective.due);
    let own = [("baseline", objective.baseline.as_str()), ("target", &objective.target), ("due", &due)];
    let mut stated = Vec::new();
    for (name, value) in own.into_iter().filter(|(_, value)| !value.is_empty()) {
        let id = format!("objective/{}/{name}", objective.id);
        stated.push(titled(s, facts, &id, s.context.language.word(&format!("heading-{name}")), value));
    }
    if let Some(forecast) = forecast_below(s, objective.measure.as_ref()) {
        let id = format!("objective/{}/forecast", objective.id);
        stated.push(titled(s, facts, &id, s.context.language.word("figure-forecast-12m"), &forecast));
    }
    for (name, value) in &objective.compared {
        let id = format!("objective/{}/{name}", objective.id);
        stated.push(titled(s, facts, &id, s.context.language.word(&format!("objective-{name}")), value));
    }
    let texts = [objective.text.as_str(), &objective.why];
    let is_ours = !objective.facts.is_empty();
    stated.extend(words(s, ("objective", &objective.id), (item, &OBJECTIVE_WORDS, &texts), is_ours, facts));
    add(&mut objective.facts, stated);
}

/// Notes an action's due date, and the new one of an action that is late.
pub fn of_action(s: &Situation<'_>, action: &mut PlannedAction, item: Option<&Item>, facts: &mut Facts) {
    let language = s.context.language;
    let id = format!("action/{}/due", action.id);
    let mut stated = vec![titled(s, facts, &id, language.word("heading-due"), &language.date_short(action.due))];
    if let Some(renewed) = action.standing.renewed {
        let id = format!("action/{}/renewed", action.id);
        stated.push(titled(s, facts, &id, language.word("heading-due"), &language.date_short(renewed)));
    }
    let texts = [action.text.as_str(), &action.why, action.say.as_deref().unwrap_or_default()];
    let is_ours = action.play.is_some();
    stated.extend(words(s, ("action", &action.id), (item, &ACTION_WORDS, &texts), is_ours, facts));
    add(&mut action.facts, stated);
}

/// Notes the lines of a SWOT that persons wrote, and what stays of earlier months.
pub fn of_swot(s: &Situation<'_>, part: &str, items: &mut [SwotItem], facts: &mut Facts) {
    for (place, item) in items.iter_mut().enumerate().filter(|(_, item)| item.facts.is_empty()) {
        let id = format!("swot/{part}/{}", place.saturating_add(1));
        let told: Vec<&str> = std::iter::once(item.text.as_str()).chain(item.contingency.as_deref()).collect();
        let label = s.context.language.word(&format!("swot-{part}"));
        item.facts = vec![titled(s, facts, &id, label, &told.join(" · "))];
    }
}

/// Sentences that this month's rules did not write: what they say is the word of a person, or of the plan that they were
/// carried over from.
fn words(
    s: &Situation<'_>,
    (kind, id): (&str, &str),
    (item, fields, texts): (Option<&Item>, &[&str], &[&str]),
    is_ours: bool,
    facts: &mut Facts,
) -> Option<FactId> {
    let language = s.context.language;
    let author = |field: &&str| match &item?.fields.get(*field)?.author {
        Author::Person(id) => Some(keep::person(s, id)),
        Author::Program => None,
    };
    let label = match fields.iter().find_map(author) {
        Some(name) => language.text("written-by", &args!["name" => name]),
        None if is_ours => return None,
        None => {
            let since = item.map_or(s.context.period(), |item| item.since);
            language.text("carried-from", &args!["month" => language.month_long(since)])
        }
    };
    let told: Vec<&str> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    Some(titled(s, facts, &format!("{kind}/{id}/words"), label, &told.join(" · ")))
}

fn titled(s: &Situation<'_>, facts: &mut Facts, name: &str, label: String, value: &str) -> FactId {
    facts.add_titled(s.context, s.account, (name, label), value, &Evidence::default())
}

fn add(held: &mut Vec<FactId>, stated: Vec<FactId>) {
    for id in stated {
        if !held.contains(&id) {
            held.push(id);
        }
    }
}
