//! Who has which part in the customer's decision, as far as the CRM tells.

use serde::Serialize;

use crate::model::{Contact, Row};
use crate::plan::account::is_decision_maker;
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

/// Words of a contact's role, without accents and capitals, by the part that they mean.
const PARTS: [(&str, &[&str]); 4] = [
    ("role-decision-maker", &[]),
    ("role-champion", &["champion", "promotor", "coach"]),
    ("role-sponsor", &["sponsor", "patrocin"]),
    ("role-influencer", &["influ", "evaluator", "tecnic", "technical", "recommend"]),
];

/// All parts, where anybody is known at the account; empty where nobody is. Where nobody's part is known, the one that has
/// to be found out first: four times the same gap would say no more.
pub fn parts(known: &AccountFacts<'_>, facts: &mut Facts) -> Vec<Part> {
    let situation = known.situation();
    let language = situation.context.language;
    let contacts: Vec<&Row<Contact>> = situation.contacts().filter(|contact| contact.full_name().is_some()).collect();
    if contacts.is_empty() {
        return Vec::new();
    }
    let has_any = |contact: &&Row<Contact>| {
        contact.role.as_deref().is_some_and(|role| PARTS.iter().any(|(key, words)| has_part(role, key, words)))
    };
    let shown = if contacts.iter().any(has_any) { PARTS.len() } else { 1 };
    PARTS
        .iter()
        .take(shown)
        .map(|(key, words)| {
            let has = |contact: &&&Row<Contact>| contact.role.as_deref().is_some_and(|role| has_part(role, key, words));
            let holders: Vec<&Row<Contact>> = contacts.iter().filter(has).copied().collect();
            let people: Vec<String> = holders.iter().take(MOST_NAMES).filter_map(|contact| named(contact)).collect();
            let evidence = Evidence::of(if holders.is_empty() { contacts.clone() } else { holders });
            let value = if people.is_empty() { language.word("unknown") } else { people.join("; ") };
            let fact = facts.add_labelled(situation.context, situation.account, (key, "contacts"), value, &evidence);
            Part { label: language.word(key), people, facts: vec![fact] }
        })
        .collect()
}

fn has_part(role: &str, part: &str, words: &[&str]) -> bool {
    let role_words = deunicode::deunicode(role).to_lowercase();
    if part == "role-decision-maker" {
        return is_decision_maker(role);
    }
    words.iter().any(|word| role_words.contains(word))
}

/// `Luz Prieto, purchasing director`
fn named(contact: &Contact) -> Option<String> {
    let name = contact.full_name()?;
    Some(match contact.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) {
        Some(title) => format!("{name}, {title}"),
        None => name,
    })
}
