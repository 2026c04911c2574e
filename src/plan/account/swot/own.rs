//! What people wrote into a SWOT analysis themselves.

use crate::model::{Author, Item, ItemKind};
use crate::plan::context::Facts;
use crate::plan::document::SwotItem;
use crate::plan::facts::AccountFacts;
use crate::plan::language::args;
use crate::score::Evidence;

/// Drop-downs of a draft that take an item out of the plan.
const DROPPED: [&str; 2] = ["drop", "dropped"];

/// A drop-down by its key or by that of its words.
fn plain(key: &str) -> &str {
    key.strip_prefix("swot-").or_else(|| key.strip_prefix("plan-")).unwrap_or(key)
}

/// The items of a field that persons wrote, in the order of their ids; without what was dropped.
pub fn items(field: &str, known: &AccountFacts<'_>, facts: &mut Facts) -> Vec<SwotItem> {
    let situation = known.situation();
    let book = situation.context.book.of(&situation.record.id, ItemKind::Swot);
    book.filter(|(_, item)| item.value("field").map(plain) == Some(field) && !is_dropped(item))
        .filter_map(|(key, item)| {
            let Author::Person(who) = &item.author else { return None };
            let text = item.value("text").map(str::trim).filter(|text| !text.is_empty())?;
            let fact = situation.fact(facts, &format!("own-{}", key.item), text, &Evidence::default());
            let told = args!["name" => name(known, who)];
            let note = situation.context.language.text("swot-own", &told);
            let evidence = item.value("evidence").map(str::to_owned).filter(|told| !told.trim().is_empty());
            Some(SwotItem {
                text: text.to_owned(),
                evidence: evidence.map_or(note.clone(), |told| format!("{told}; {note}")),
                contingency: item.value("contingency").map(str::to_owned).filter(|told| !told.trim().is_empty()),
                kept: Some(key.item.clone()),
                facts: vec![fact],
            })
        })
        .collect()
}

fn is_dropped(item: &Item) -> bool {
    ["keep", "state"].iter().filter_map(|field| item.value(field)).any(|value| DROPPED.contains(&plain(value)))
}

/// The name of one of ours whose id is given; anything else is a name already.
fn name(known: &AccountFacts<'_>, who: &str) -> String {
    let users = known.situation().context.portfolio.users.all();
    users.iter().find(|user| user.id == who).and_then(|user| user.full_name()).unwrap_or_else(|| who.to_owned())
}
