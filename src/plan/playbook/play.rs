//! One play as its file has it.

use std::collections::BTreeSet;

use serde::Serialize;

use super::texts::{Field, Templates};
use crate::plan::facts::{Condition, FactSpec, FactType, Faults, RuleTable, find, nearest, register};
use crate::plan::language::LanguageCode;

/// What is to be done where a condition holds.
#[derive(Debug)]
pub struct Play {
    /// Unique in the playbook; actions bear it from month to month.
    pub id: String,
    pub condition: Condition,
    /// The facts that are shown as its evidence.
    pub evidence: Vec<&'static FactSpec>,
    /// Ids of the objectives that it serves, the first that the account has counts.
    pub objectives: Vec<String>,
    pub role: Role,
    /// Working days after the as-of day.
    pub start: u32,
    pub due: Due,
    /// Dates that it must not be due after; the first that is known counts.
    pub due_before: Vec<&'static FactSpec>,
    pub effort_hours: f64,
    /// 0 to 100, higher first.
    pub priority: i64,
    /// Tags of the content that helps.
    pub content: Vec<String>,
    pub channels: Vec<String>,
    /// A name that several plays share, to be excluded together.
    pub group: Option<String>,
    /// Plays and groups that are not proposed beside it.
    pub excludes: Vec<String>,
    /// No cap leaves it out.
    pub required: bool,
    /// It is not for the customer's eyes, whatever words there are for it.
    pub internal: bool,
    /// The fact that tells one time from the next, where the condition holds again and again.
    pub occurrence: Option<&'static FactSpec>,
    pub outcome: Option<OutcomeFact>,
    /// The languages that it has texts in.
    pub texts: BTreeSet<LanguageCode>,
}

/// The figure that is better where a play worked.
#[derive(Debug, Clone, Copy)]
pub struct OutcomeFact {
    pub fact: &'static FactSpec,
    /// More of it is better.
    pub up: bool,
}

/// Whose work it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Sales,
    Marketing,
    Service,
    Product,
}

impl Role {
    pub const ALL: [(&'static str, Role); 4] = [
        ("sales", Role::Sales),
        ("marketing", Role::Marketing),
        ("service", Role::Service),
        ("product", Role::Product),
    ];

    /// The name in files and tables.
    pub fn key(self) -> &'static str {
        match self {
            Role::Sales => "sales",
            Role::Marketing => "marketing",
            Role::Service => "service",
            Role::Product => "product",
        }
    }
}

/// When it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// Working days after the as-of day.
    Days(u32),
    /// The last working day of the fiscal quarter.
    QuarterEnd,
}

impl Play {
    /// Reads a play; notes all that is wrong with it.
    pub fn read(mut table: RuleTable<'_>, templates: &mut Templates, faults: &mut Faults<'_>) -> Option<Play> {
        let id = table.text("id", faults).map(|(id, _)| id);
        if let Some(id) = &id {
            table.named(format!("play `{id}`"));
        }
        let what = table.what().to_owned();
        let condition = match table.get("condition") {
            Some(value) => Condition::read(value, &what, faults),
            None => {
                faults.at(table.start(), format!("{what} has no `condition`"), "docs/playbook.md shows some");
                None
            }
        };
        let evidence = facts(&mut table, "evidence", faults);
        let due_before = facts(&mut table, "due_before", faults);
        for fact in due_before.iter().filter(|fact| fact.kind != FactType::Date) {
            let message = format!("`due_before` of {what} names `{}`, which is of type {}", fact.name, fact.kind.key());
            faults.at(table.start(), message, "name facts of type date, such as `renewal_date`");
        }
        let role = table.choice("owner", &Role::ALL, faults);
        let start = table.optional_whole("start", 0..261, faults).unwrap_or(1);
        let due = due(&mut table, faults);
        let effort_hours = table.number("effort_hours", (0.1, 200.0), faults);
        let priority = table.whole("priority", 0..101, faults);
        let objectives = texts(&mut table, "objective", faults);
        let (content, channels) = (texts(&mut table, "content", faults), texts(&mut table, "channels", faults));
        let group = table.optional_text("group", faults).map(|(group, _)| group);
        let excludes = texts(&mut table, "excludes", faults);
        let required = flag(&mut table, "required", faults);
        let internal = flag(&mut table, "internal", faults);
        let occurrence = one_fact(&mut table, "occurrence", faults);
        let outcome = outcome(&mut table, faults);
        let texts = languages(&mut table, id.as_deref(), templates, faults);
        table.done(faults);
        // All faults are told before one of them ends it.
        Some(Play {
            id: id?,
            condition: condition?,
            evidence,
            objectives,
            role: role?,
            start: u32::try_from(start).unwrap_or(1),
            due: due?,
            due_before,
            effort_hours: effort_hours?,
            priority: priority?,
            content,
            channels,
            group,
            excludes,
            required,
            internal,
            occurrence,
            outcome,
            texts,
        })
    }

    /// Whether two plays are not proposed together.
    pub fn conflicts_with(&self, other: &Play) -> bool {
        let names = |a: &Play, b: &Play| {
            a.excludes.iter().any(|name| *name == b.id || b.group.as_deref() == Some(name.as_str()))
        };
        names(self, other) || names(other, self)
    }
}

fn texts(table: &mut RuleTable<'_>, key: &'static str, faults: &mut Faults<'_>) -> Vec<String> {
    table.texts(key, faults).into_iter().map(|(text, _)| text).collect()
}

fn facts(table: &mut RuleTable<'_>, key: &'static str, faults: &mut Faults<'_>) -> Vec<&'static FactSpec> {
    let names = table.texts(key, faults);
    names.into_iter().filter_map(|(name, at)| known(&name, at, faults)).collect()
}

fn one_fact(table: &mut RuleTable<'_>, key: &'static str, faults: &mut Faults<'_>) -> Option<&'static FactSpec> {
    let (name, at) = table.optional_text(key, faults)?;
    known(&name, at, faults)
}

pub(super) fn known(name: &str, at: usize, faults: &mut Faults<'_>) -> Option<&'static FactSpec> {
    let fact = find(name);
    if fact.is_none() {
        let hint = match nearest(name, register().map(|fact| fact.name)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "docs/playbook.md lists all facts".to_owned(),
        };
        faults.at(at, format!("there is no fact `{name}`"), hint);
    }
    fact
}

fn flag(table: &mut RuleTable<'_>, key: &'static str, faults: &mut Faults<'_>) -> bool {
    let Some(value) = table.get(key) else { return false };
    value.get_ref().as_bool().unwrap_or_else(|| {
        faults.at(value.span().start, format!("`{key}` of {} is no flag", table.what()), "write `true` or `false`");
        false
    })
}

/// A number of working days, or `"quarter_end"`.
fn due(table: &mut RuleTable<'_>, faults: &mut Faults<'_>) -> Option<Due> {
    let is_text = table.get("due").is_some_and(|value| value.get_ref().as_str().is_some());
    if is_text {
        return table.choice("due", &[("quarter_end", Due::QuarterEnd)], faults);
    }
    let days = table.whole("due", 1..261, faults)?;
    u32::try_from(days).ok().map(Due::Days)
}

/// The texts of each language; both are asked for, since documents may be in either.
fn languages(
    table: &mut RuleTable<'_>,
    id: Option<&str>,
    templates: &mut Templates,
    faults: &mut Faults<'_>,
) -> BTreeSet<LanguageCode> {
    let mut given = BTreeSet::new();
    for (code, key) in [(LanguageCode::Es, "es"), (LanguageCode::En, "en")] {
        let Some(value) = table.get(key) else { continue };
        let what = format!("`[play.{key}]` of {}", table.what());
        let Some(mut own) = RuleTable::of(value, what, faults) else { continue };
        for field in Field::ALL {
            let text =
                if field.is_needed() { own.text(field.key(), faults) } else { own.optional_text(field.key(), faults) };
            if let (Some((text, at)), Some(id)) = (text, id) {
                templates.add(id, code, field, &text, at, faults);
            }
        }
        own.done(faults);
        given.insert(code);
    }
    if given.is_empty() {
        let message = format!("{} has no texts", table.what());
        faults.at(
            table.start(),
            message,
            "add `[play.es]` or `[play.en]` with `initiative`, `tactic`, `why` and `result`",
        );
    }
    given
}

/// `{ fact = "nps", better = "up" }`
fn outcome(table: &mut RuleTable<'_>, faults: &mut Faults<'_>) -> Option<OutcomeFact> {
    let what = format!("`outcome` of {}", table.what());
    let mut own = RuleTable::of(table.get("outcome")?, what, faults)?;
    let named = own.text("fact", faults);
    let up = own.choice("better", &[("up", true), ("down", false)], faults);
    own.done(faults);
    let (name, at) = named?;
    Some(OutcomeFact { fact: known(&name, at, faults)?, up: up? })
}
