//! Who has which part in the customer's decision, as the plan's people have them: the CRM's word, or the rep's over it.

use serde::Serialize;

use crate::plan::account::stakeholders::{Stakeholder, Stakeholders};
use crate::plan::context::Facts;
use crate::plan::document::FactId;
use crate::plan::facts::AccountFacts;
use crate::score::Evidence;

/// A part in the decision and who has it.
#[derive(Debug, Clone, Serialize)]
pub struct Part {
    /// The report's word for it.
    pub label: String,
    /// Name and title of those who have it; empty where nobody is known to.
    pub people: Vec<String>,
    pub facts: Vec<FactId>,
}

/// Names that a line has room for.
const MOST_NAMES: usize = 3;

type IsPart = fn(crate::score::Part) -> bool;

/// The parts that a talk asks for. A sponsor is a champion, as on the map of people.
const PARTS: [(&str, IsPart); 3] = [
    ("role-decision-maker", crate::score::Part::decides),
    ("role-champion", |part| part == crate::score::Part::Champion),
    ("role-influencer", |part| part == crate::score::Part::Influencer),
];

/// All parts, where anybody is known at the account; empty where nobody is. Where nobody's part is known, the one that has
/// to be found out first: four times the same gap would say no more.
pub fn parts(known: &AccountFacts<'_>, facts: &mut Facts) -> Vec<Part> {
    let situation = known.situation();
    let language = situation.context.language;
    let stakeholders = Stakeholders::of(situation);
    let present: Vec<&Stakeholder<'_>> = stakeholders.present().collect();
    if present.is_empty() {
        return Vec::new();
    }
    let rows = |people: &[&Stakeholder<'_>]| -> Evidence {
        people.iter().filter_map(|one| Some(one.record?.origin)).collect()
    };
    let is_known = |one: &&Stakeholder<'_>| PARTS.iter().any(|(_, is)| one.part.is_some_and(*is));
    let shown = if present.iter().copied().any(|one| is_known(&one)) { PARTS.len() } else { 1 };
    PARTS
        .iter()
        .take(shown)
        .map(|(key, is)| {
            let holders: Vec<&Stakeholder<'_>> =
                present.iter().filter(|one| one.part.is_some_and(*is)).copied().collect();
            let people: Vec<String> = holders.iter().take(MOST_NAMES).map(|one| named(one)).collect();
            let evidence = rows(if holders.is_empty() { &present } else { &holders });
            let value = if people.is_empty() { language.word("unknown") } else { people.join("; ") };
            let fact = facts.add_labelled(situation.context, situation.account, (key, "contacts"), value, &evidence);
            Part { label: language.word(key), people, facts: vec![fact] }
        })
        .collect()
}

/// `Luz Prieto, purchasing director`
fn named(one: &Stakeholder<'_>) -> String {
    match one.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => format!("{}, {title}", one.name),
        None => one.name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{Part as Role, part_told};

    #[test]
    fn each_part_that_the_map_names_is_one_part_here() {
        let labels = |part: Role| PARTS.iter().filter(|(_, is)| is(part)).map(|(key, _)| *key).collect::<Vec<_>>();
        for role in ["Sponsor", "Champion", "Promotora interna", "Executive sponsor"] {
            assert_eq!(part_told(role).map(labels), Some(vec!["role-champion"]), "{role}");
        }
        for part in Role::ALL {
            assert!(labels(part).len() <= 1, "{part:?}");
        }
    }
}
