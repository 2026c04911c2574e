//! Strengths, weaknesses, opportunities and threats, each with its evidence, as the facts tell them; what people wrote is
//! put before them by `plan::keep`.

use std::sync::LazyLock;

use super::SwotItems;
use super::sentence::{Rule, fired, rules};
use crate::plan::context::Facts;
use crate::plan::document::SwotItem;
use crate::plan::facts::AccountFacts;

const FILE: &str = include_str!("../../../../templates/sentences/swot.toml");

/// A test reads the file whole: what can't be read would be a list without rules.
static ITEMS: LazyLock<Vec<Rule>> = LazyLock::new(|| rules(FILE, "item").unwrap_or_default());

const ITEM: &str = "swot";
/// What is done if a threat comes about.
const CONTINGENCY: &str = "swot-if";

/// The fields, by their names in the file and in drafts.
pub const FIELDS: [&str; 4] = ["strengths", "weaknesses", "opportunities", "threats"];

/// More would not be read.
pub const MOST: usize = 4;

pub fn swot(known: &AccountFacts<'_>, facts: &mut Facts) -> SwotItems {
    let fired = fired(ITEMS.iter(), known);
    let [strengths, weaknesses, opportunities, threats] = FIELDS.map(|field| items(field, &fired, known, facts));
    SwotItems { strengths, weaknesses, opportunities, threats }
}

/// The weightiest, one of a topic.
fn items(field: &str, fired: &[&Rule], known: &AccountFacts<'_>, facts: &mut Facts) -> Vec<SwotItem> {
    let mut items: Vec<SwotItem> = Vec::new();
    let mut topics: Vec<&str> = Vec::new();
    for rule in fired.iter().filter(|rule| rule.extra.field.as_deref() == Some(field)) {
        if items.len() == MOST {
            break;
        }
        if topics.contains(&rule.topic.as_str()) {
            continue;
        }
        if let Some(item) = item(rule, known, facts) {
            topics.push(&rule.topic);
            items.push(item);
        }
    }
    items
}

fn item(rule: &Rule, known: &AccountFacts<'_>, facts: &mut Facts) -> Option<SwotItem> {
    let context = known.situation().context;
    let said = rule.say(ITEM, known, facts)?;
    let contingency = format!("{CONTINGENCY}-{}", rule.id);
    // The first fact is the one that the item is about.
    let first = rule.args.first().map(|(_, spec)| known.get(spec));
    let evidence = first.and_then(|reading| reading.as_ref().as_ref().ok().map(|reading| reading.evidence.clone()));
    Some(SwotItem {
        text: said.text,
        evidence: evidence.map(|evidence| context.evidence(&evidence).join("; ")).unwrap_or_default(),
        contingency: context.language.has(&contingency).then(|| rule.text(CONTINGENCY, known)).flatten(),
        facts: said.facts,
    })
}
