//! The texts of plays: templates over facts that are written out already.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use minijinja::{AutoEscape, Environment, ErrorKind, UndefinedBehavior, Value};

use super::play::known;
use super::shown::{Shown, add_filters};
use crate::model::Date;
use crate::plan::context::Facts;
use crate::plan::document::FactId;
use crate::plan::facts::{AccountFacts, FactSpec, FactType, FactValue, Faults};
use crate::plan::language::{Language, LanguageCode};

/// A text of a play.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The larger undertaking that the tactic is a part of.
    Initiative,
    /// What is done, with its date.
    Tactic,
    /// What was observed, as part of a sentence.
    Why,
    /// What to say, where it is a talk.
    Say,
    /// What is better when it worked.
    Result,
}

impl Field {
    pub const ALL: [Field; 5] = [Field::Initiative, Field::Tactic, Field::Why, Field::Say, Field::Result];

    pub fn key(self) -> &'static str {
        match self {
            Field::Initiative => "initiative",
            Field::Tactic => "tactic",
            Field::Why => "why",
            Field::Say => "say",
            Field::Result => "result",
        }
    }

    pub fn is_needed(self) -> bool {
        self != Field::Say
    }
}

/// What texts may name beside facts.
const GIVEN: [&str; 4] = ["account", "owner", "owner_told", "due"];

/// The templates of a playbook.
#[derive(Debug, Default)]
pub struct Templates {
    environment: Environment<'static>,
    /// The facts that each names, by its name.
    uses: BTreeMap<String, Vec<&'static FactSpec>>,
}

/// The texts of a play for an account, and the facts that they state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub initiative: String,
    pub tactic: String,
    pub why: String,
    pub say: Option<String>,
    pub result: String,
    pub facts: Vec<FactId>,
}

/// Facts that a text needs and that are unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unstated(pub Vec<&'static str>);

fn name(play: &str, code: LanguageCode, field: Field) -> String {
    format!("{play}/{}/{}", code.tag(), field.key())
}

impl Templates {
    pub fn new() -> Templates {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        // Plain text: what makes pages of it escapes it there.
        environment.set_auto_escape_callback(|_| AutoEscape::None);
        add_filters(&mut environment);
        Templates { environment, uses: BTreeMap::new() }
    }

    /// Reads a text; notes wrong syntax, unknown facts and filters with the place of the text.
    pub fn add(
        &mut self,
        play: &str,
        code: LanguageCode,
        field: Field,
        text: &str,
        at: usize,
        faults: &mut Faults<'_>,
    ) {
        let name = name(play, code, field);
        let what = format!("`{}` of play `{play}`", field.key());
        if let Err(error) = self.environment.add_template_owned(name.clone(), text.trim().to_owned()) {
            let detail = error.detail().map_or_else(|| error.to_string(), str::to_owned);
            faults.at(at, format!("{what} can't be read: {detail}"), "write facts as `{{ renewal_value }}`");
            return;
        }
        let Ok(template) = self.environment.get_template(&name) else { return };
        let named: BTreeSet<String> = template.undeclared_variables(false).into_iter().collect();
        let facts = named.iter().filter(|name| !GIVEN.contains(&name.as_str()));
        let facts: Vec<&'static FactSpec> = facts.filter_map(|name| known(name, at, faults)).collect();
        if let Err(error) = self.environment.get_template(&name).and_then(|template| template.render(example(&facts))) {
            let detail = error.detail().map_or_else(|| error.to_string(), str::to_owned);
            faults.at(at, format!("{what} can't be written: {detail}"), "docs/playbook.md lists what texts may use");
        }
        self.uses.insert(name, facts);
    }

    /// The texts of a play; the facts without which one can't be written where there are such.
    pub fn tell(
        &self,
        play: &str,
        due: Date,
        (facts, stated): (&AccountFacts<'_>, &mut Facts),
    ) -> Result<Told, Unstated> {
        let language = facts.situation().context.language;
        let mut ids: Vec<FactId> = Vec::new();
        let mut text = |field: Field| -> Result<Option<String>, Unstated> {
            let name = self.usable(play, language, field);
            let Ok(template) = self.environment.get_template(&name) else { return Ok(None) };
            let uses = self.uses.get(&name).map(Vec::as_slice).unwrap_or_default();
            let (given, written) = self.given(uses, due, facts, language);
            let text = template.render(given).map_err(|error| lacking(&error, uses, facts))?;
            let used = written.iter().filter(|(_, written)| written.load(Ordering::Relaxed));
            for id in used.filter_map(|(fact, _)| facts.state(fact, stated)) {
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
        };
        let told = Told {
            initiative: text(Field::Initiative)?.unwrap_or_default(),
            tactic: text(Field::Tactic)?.unwrap_or_default(),
            why: text(Field::Why)?.unwrap_or_default(),
            say: text(Field::Say)?,
            result: text(Field::Result)?.unwrap_or_default(),
            facts: Vec::new(),
        };
        Ok(Told { facts: ids, ..told })
    }

    /// The larger undertaking that a play is a part of, as a name; none where its text tells of an account.
    pub fn initiative(&self, play: &str, language: &Language) -> Option<String> {
        let template = self.environment.get_template(&self.usable(play, language, Field::Initiative)).ok()?;
        let text = template.render(()).ok()?;
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// In the report's language, else in the one that the company wrote.
    fn usable(&self, play: &str, language: &Language, field: Field) -> String {
        let own = name(play, language.code(), field);
        let has_own = self.uses.contains_key(&name(play, language.code(), Field::Tactic));
        if has_own {
            return own;
        }
        let other = LanguageCode::ALL.into_iter().find(|code| *code != language.code());
        other.map_or(own, |code| name(play, code, field))
    }

    fn given(
        &self,
        uses: &[&'static FactSpec],
        due: Date,
        facts: &AccountFacts<'_>,
        language: &Language,
    ) -> (BTreeMap<&'static str, Value>, Vec<Written>) {
        let s = facts.situation();
        let due = Shown::of(&FactValue::Date(due), language.date_short(due), language);
        let mut given: BTreeMap<&'static str, Value> = BTreeMap::from([
            ("account", Value::from(s.name())),
            ("owner", Value::from(s.context.actor_name(s.account))),
            ("owner_told", Value::from(s.context.owner_told(s.account))),
            ("due", Value::from_object(due)),
        ]);
        let mut written = Vec::new();
        for fact in uses {
            let (Some(value), Some(text)) = (facts.value(fact), facts.told(fact)) else { continue };
            if let FactValue::Flag(flag) = value {
                given.insert(fact.name, Value::from(flag));
                continue;
            }
            let shown = Shown::of(&value, text, language);
            written.push((*fact, shown.written()));
            given.insert(fact.name, Value::from_object(shown));
        }
        (given, written)
    }
}

/// A fact, and whether the text has written it out.
type Written = (&'static FactSpec, Arc<AtomicBool>);

/// Which facts a text lacks.
fn lacking(error: &minijinja::Error, uses: &[&'static FactSpec], facts: &AccountFacts<'_>) -> Unstated {
    let unknown = uses.iter().filter(|fact| facts.value(fact).is_none()).map(|fact| fact.name);
    match error.kind() {
        ErrorKind::UndefinedError => Unstated(unknown.collect()),
        _ => Unstated(uses.iter().map(|fact| fact.name).collect()),
    }
}

/// Any value of each fact's type, to see whether a text can be written at all.
fn example(facts: &[&'static FactSpec]) -> BTreeMap<&'static str, Value> {
    let shown = |kind| match kind {
        FactType::Flag => Value::from(true),
        FactType::Days => Value::from_object(Shown::example(true)),
        _ => Value::from_object(Shown::example(false)),
    };
    let given = GIVEN.into_iter().map(|name| (name, Value::from_object(Shown::example(false))));
    given.chain(facts.iter().map(|fact| (fact.name, shown(fact.kind)))).collect()
}
