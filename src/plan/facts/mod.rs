//! The fact register: every fact of an account that rules may ask for and texts may state, by name and type.
//!
//! Conditions of plays, headlines, SWOT and triggers are data, so what they may name must be a list that people can read
//! (docs/playbook.md) and a file can be checked against before any account is looked at.

pub mod condition;
mod faults;
mod list;
mod reader;
mod told;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::LazyLock;

use serde::Serialize;

pub use condition::{Condition, Evaluation, Op, Test, Truth, Wanted};
pub use faults::{Fault, Faults, nearest};
pub use reader::{RuleTable, Value, parse};

use super::account::Situation;
use super::context::{Context, Facts};
use super::document::FactId;
use super::language::Language;
use crate::model::{AccountIx, Date, Decimal, Known, Unknown};
use crate::score::Evidence;

/// What a fact is, and so its unit and how it may be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactType {
    /// An amount in the reporting currency.
    Money,
    /// A ratio: 0.2 is 20 %. A change is negative where it fell.
    Share,
    /// A score or rating in points of its own scale.
    Points,
    /// Calendar days.
    Days,
    Count,
    Flag,
    /// Compared without regard to case and accents.
    Text,
    Date,
}

impl FactType {
    /// The name in the reference and in messages.
    pub fn key(self) -> &'static str {
        match self {
            FactType::Money => "money",
            FactType::Share => "share",
            FactType::Points => "points",
            FactType::Days => "days",
            FactType::Count => "count",
            FactType::Flag => "flag",
            FactType::Text => "text",
            FactType::Date => "date",
        }
    }

    /// Whether it is compared by size.
    pub fn is_number(self) -> bool {
        !matches!(self, FactType::Flag | FactType::Text | FactType::Date)
    }
}

/// The value of a fact.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FactValue {
    Money(Decimal),
    Share(f64),
    Points(f64),
    Days(i64),
    Count(i64),
    Flag(bool),
    Text(String),
    Date(Date),
}

impl FactValue {
    pub fn kind(&self) -> FactType {
        match self {
            FactValue::Money(_) => FactType::Money,
            FactValue::Share(_) => FactType::Share,
            FactValue::Points(_) => FactType::Points,
            FactValue::Days(_) => FactType::Days,
            FactValue::Count(_) => FactType::Count,
            FactValue::Flag(_) => FactType::Flag,
            FactValue::Text(_) => FactType::Text,
            FactValue::Date(_) => FactType::Date,
        }
    }
}

/// A fact as it was read: its value and the rows that it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub value: FactValue,
    pub evidence: Evidence,
}

/// One entry of the register.
pub struct FactSpec {
    /// The name in conditions and texts.
    pub name: &'static str,
    pub kind: FactType,
    /// What it is, and when it is unknown.
    pub meaning: &'static str,
    /// The figure whose label it bears in documents.
    figure: &'static str,
    read: fn(&Situation<'_>) -> Known<Reading>,
}

impl std::fmt::Debug for FactSpec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FactSpec").field("name", &self.name).field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl FactSpec {
    /// What it is called in documents.
    pub fn label(&self, language: &Language) -> String {
        language.figure(self.figure)
    }
}

/// All facts, in the order of the reference.
pub fn register() -> impl Iterator<Item = &'static FactSpec> {
    list::AREAS.iter().flat_map(|(_, facts)| facts.iter())
}

/// The areas of the reference with their facts.
pub fn areas() -> impl Iterator<Item = (&'static str, &'static [FactSpec])> {
    list::AREAS.iter().copied()
}

static BY_NAME: LazyLock<BTreeMap<&'static str, &'static FactSpec>> =
    LazyLock::new(|| register().map(|spec| (spec.name, spec)).collect());

/// The fact of a name.
pub fn find(name: &str) -> Option<&'static FactSpec> {
    BY_NAME.get(name).copied()
}

/// The facts of one account, each read when it is first asked for.
pub struct AccountFacts<'a> {
    situation: Situation<'a>,
    read: RefCell<BTreeMap<&'static str, Rc<Known<Reading>>>>,
}

impl std::fmt::Debug for AccountFacts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccountFacts").field("account", &self.situation.record.id).finish_non_exhaustive()
    }
}

impl<'a> AccountFacts<'a> {
    pub fn of(situation: &Situation<'a>) -> AccountFacts<'a> {
        AccountFacts { situation: *situation, read: RefCell::default() }
    }

    /// Of a place in the portfolio; none for one outside it.
    pub fn of_account(context: &'a Context<'a>, account: AccountIx) -> Option<AccountFacts<'a>> {
        Some(AccountFacts::of(&Situation::of(context, account)?))
    }

    pub fn situation(&self) -> &Situation<'a> {
        &self.situation
    }

    /// A fact with its evidence, or why it is unknown.
    pub fn get(&self, spec: &'static FactSpec) -> Rc<Known<Reading>> {
        let known = self.read.borrow().get(spec.name).cloned();
        known.unwrap_or_else(|| {
            let over = self.situation.has_left() && list::GOING_ON.contains(&spec.name);
            let reading = Rc::new(if over { Err(Unknown::NotCustomer) } else { (spec.read)(&self.situation) });
            self.read.borrow_mut().insert(spec.name, Rc::clone(&reading));
            reading
        })
    }

    /// The value of a known fact.
    pub fn value(&self, spec: &'static FactSpec) -> Option<FactValue> {
        self.get(spec).as_ref().as_ref().ok().map(|reading| reading.value.clone())
    }

    /// A known fact as documents write it: `€1.2M`, `35 %`, `45 days`, `12 Nov`; a flag is yes or no.
    pub fn told(&self, spec: &'static FactSpec) -> Option<String> {
        self.value(spec).map(|value| told::told(self.situation.context, spec, &value))
    }

    /// Notes a known fact among those that a document states; gives its id.
    pub fn state(&self, spec: &'static FactSpec, facts: &mut Facts) -> Option<FactId> {
        let reading = self.get(spec);
        let reading = reading.as_ref().as_ref().ok()?;
        let (context, account) = (self.situation.context, self.situation.account);
        let value = told::told(context, spec, &reading.value);
        Some(facts.add_labelled(context, account, (spec.name, spec.figure), value, &reading.evidence))
    }
}
