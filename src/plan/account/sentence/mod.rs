//! Sentences as data: each has a condition over the facts of an account and a text that states some of them.
//!
//! The rules are in `templates/sentences`, their texts in the locale files. A sentence carries the facts that it states and
//! those that its condition asked for, so that a word such as "only" can be held against them.

mod read;
#[cfg(test)]
mod tests;

use crate::plan::context::Facts;
use crate::plan::document::{FactId, Sentence};
use crate::plan::facts::{AccountFacts, Condition, FactSpec, FactValue, Truth, find};
use crate::plan::language::{Arg, Args};

pub use read::{Extra, rules};

/// A sentence that may be said of an account.
#[derive(Debug)]
pub struct Rule {
    /// Unique in its list; names the text.
    pub id: String,
    /// What it is about: two sentences of one topic would say the same twice.
    pub topic: String,
    /// The more, the more it matters; ties keep the order of the file.
    pub weight: f64,
    /// Holds where not given.
    pub when: Option<Condition>,
    /// Facts that must not be known: what nobody knows is asked.
    pub unknown: Vec<&'static FactSpec>,
    /// The text where it is not that of the id.
    pub text: Option<String>,
    /// The variables of its text, by the facts that fill them.
    pub args: Vec<(String, &'static FactSpec)>,
    /// What only some lists have: the field of a SWOT item, the topics after which a step follows.
    pub extra: Extra,
}

impl Rule {
    /// Whether its condition is known to hold and all that its text states is known.
    pub fn fires(&self, known: &AccountFacts<'_>) -> bool {
        self.when.as_ref().is_none_or(|when| when.evaluate(known).truth == Truth::True)
            && self.args.iter().all(|(_, spec)| known.value(spec).is_some())
            && self.unknown.iter().all(|spec| known.value(spec).is_none())
    }

    /// Its text under a prefix of the locale file, with the account's name and what it states.
    pub fn text(&self, prefix: &str, known: &AccountFacts<'_>) -> Option<String> {
        self.written(&format!("{prefix}-{}", self.key()), known)
    }

    /// The same of a text beside its own: the subject of an e-mail.
    pub fn named_text(&self, prefix: &str, part: &str, known: &AccountFacts<'_>) -> Option<String> {
        self.written(&format!("{prefix}-{}-{part}", self.key()), known)
    }

    /// What its texts are called after their prefix.
    pub fn key(&self) -> &str {
        self.text.as_deref().unwrap_or(&self.id)
    }

    fn written(&self, key: &str, known: &AccountFacts<'_>) -> Option<String> {
        let situation = known.situation();
        let mut args = Args::none().with("account", situation.name());
        for (name, spec) in &self.args {
            args = args.with(name.as_str(), told(known, spec)?);
        }
        Some(situation.context.language.text(&situation.context.key_of_amounts(key), &args))
    }

    /// The facts that it states and rests on, noted for the document.
    pub fn stated(&self, known: &AccountFacts<'_>, facts: &mut Facts) -> Vec<FactId> {
        let mut ids: Vec<FactId> = Vec::new();
        let asked = self.when.iter().flat_map(Condition::facts);
        let specs = self.args.iter().map(|(_, spec)| *spec).chain(asked);
        for id in specs.filter_map(|spec| known.state(spec, facts)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        if ids.is_empty() {
            ids.extend(find("account_name").and_then(|spec| known.state(spec, facts)));
        }
        ids
    }

    /// Its sentence, with its facts.
    pub fn say(&self, prefix: &str, known: &AccountFacts<'_>, facts: &mut Facts) -> Option<Sentence> {
        let text = self.text(prefix, known)?;
        Some(Sentence { text, facts: self.stated(known, facts) })
    }
}

/// A known fact as the variable of a text. Counts and days choose the plural; a change is told by its size, since the words
/// say its direction.
fn told(known: &AccountFacts<'_>, spec: &'static FactSpec) -> Option<Arg<'static>> {
    Some(match known.value(spec)? {
        FactValue::Count(n) | FactValue::Days(n) => Arg::Count(n),
        FactValue::Share(share) => Arg::Text(known.situation().context.language.percent(share.abs(), 0).into()),
        _ => Arg::Text(known.told(spec)?.into()),
    })
}

/// The rules of a list that fire, the weightiest first.
pub fn fired<'r>(rules: impl IntoIterator<Item = &'r Rule>, known: &AccountFacts<'_>) -> Vec<&'r Rule> {
    let mut fired: Vec<&Rule> = rules.into_iter().filter(|rule| rule.fires(known)).collect();
    fired.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    fired
}
