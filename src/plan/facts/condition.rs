//! Conditions over facts, with three answers: they hold, they don't, it is not known.

use serde::Serialize;
use toml::de::DeValue;

use super::faults::{Faults, nearest};
use super::reader::{RuleTable, Value, number, shown};
use super::{AccountFacts, FactSpec, FactType, FactValue, find, register};
use crate::model::{Date, Decimal};

/// A condition. In TOML `{ fact = "…", op = "…", value = … }`, `{ all = [ … ] }`, `{ any = [ … ] }` or `{ not = { … } }`.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    Test(Test),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// A fact held against a value.
#[derive(Debug, Clone)]
pub struct Test {
    pub fact: &'static FactSpec,
    pub op: Op,
    pub value: Wanted,
}

impl PartialEq for Test {
    fn eq(&self, other: &Test) -> bool {
        self.fact.name == other.fact.name && self.op == other.op && self.value == other.value
    }
}

/// How a fact is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    AtLeast,
    Above,
    AtMost,
    Below,
    Is,
    IsNot,
    /// One of the texts occurs in it.
    Contains,
    /// A date on that day or later.
    From,
    /// A date on that day or earlier.
    Until,
}

impl Op {
    pub const ALL: [(&'static str, Op); 9] = [
        ("at_least", Op::AtLeast),
        ("above", Op::Above),
        ("at_most", Op::AtMost),
        ("below", Op::Below),
        ("is", Op::Is),
        ("is_not", Op::IsNot),
        ("contains", Op::Contains),
        ("from", Op::From),
        ("until", Op::Until),
    ];

    /// Whether facts of a type can be compared so.
    fn takes(self, kind: FactType) -> bool {
        match self {
            Op::AtLeast | Op::Above | Op::AtMost | Op::Below => kind.is_number(),
            Op::Is | Op::IsNot => kind != FactType::Date,
            Op::Contains => kind == FactType::Text,
            Op::From | Op::Until => kind == FactType::Date,
        }
    }
}

/// What a fact is compared with.
#[derive(Debug, Clone, PartialEq)]
pub enum Wanted {
    /// Money exactly, all other numbers as near as they are computed.
    Number(f64),
    Flag(bool),
    /// Any of them.
    Texts(Vec<String>),
    Date(Date),
}

/// What is known of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Truth {
    True,
    False,
    /// It never fires.
    Unknown,
}

/// A condition's answer for an account, and the facts that it lacks.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    pub truth: Truth,
    /// The facts without which the answer stays unknown, in the order of the condition; empty where it is known.
    pub missing: Vec<&'static str>,
}

impl Condition {
    /// Reads a condition of a file; notes all that is wrong with it.
    pub fn read<'t>(value: &'t Value<'t>, what: &str, faults: &mut Faults<'_>) -> Option<Condition> {
        let mut table = RuleTable::of(value, format!("the condition of {what}"), faults)?;
        let condition = if let Some(all) = table.get("all") {
            read_list(all, what, faults).map(Condition::All)
        } else if let Some(any) = table.get("any") {
            read_list(any, what, faults).map(Condition::Any)
        } else if let Some(not) = table.get("not") {
            Condition::read(not, what, faults).map(|condition| Condition::Not(Box::new(condition)))
        } else {
            Test::read(&mut table, faults).map(Condition::Test)
        };
        table.done(faults);
        condition
    }

    /// Whether it holds of an account. One false part of `all` decides whatever is unknown beside it, one true part of
    /// `any` too.
    pub fn evaluate(&self, facts: &AccountFacts<'_>) -> Evaluation {
        match self {
            Condition::Test(test) => test.evaluate(facts),
            Condition::All(parts) => decide(parts, facts, Truth::False, Truth::True),
            Condition::Any(parts) => decide(parts, facts, Truth::True, Truth::False),
            Condition::Not(part) => {
                let Evaluation { truth, missing } = part.evaluate(facts);
                let truth = match truth {
                    Truth::True => Truth::False,
                    Truth::False => Truth::True,
                    Truth::Unknown => Truth::Unknown,
                };
                Evaluation { truth, missing }
            }
        }
    }

    /// The facts that it names, each once, in its order.
    pub fn facts(&self) -> Vec<&'static FactSpec> {
        let mut found: Vec<&'static FactSpec> = Vec::new();
        self.collect(&mut found);
        found
    }

    fn collect(&self, found: &mut Vec<&'static FactSpec>) {
        match self {
            Condition::Test(test) => {
                if found.iter().all(|fact| fact.name != test.fact.name) {
                    found.push(test.fact);
                }
            }
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| part.collect(found)),
            Condition::Not(part) => part.collect(found),
        }
    }
}

/// The answer of parts of which one decides.
fn decide(parts: &[Condition], facts: &AccountFacts<'_>, decisive: Truth, otherwise: Truth) -> Evaluation {
    let mut missing = Vec::new();
    for part in parts {
        let told = part.evaluate(facts);
        if told.truth == decisive {
            return Evaluation { truth: decisive, missing: Vec::new() };
        }
        for fact in told.missing {
            if !missing.contains(&fact) {
                missing.push(fact);
            }
        }
    }
    let truth = if missing.is_empty() { otherwise } else { Truth::Unknown };
    Evaluation { truth, missing }
}

fn read_list<'t>(value: &'t Value<'t>, what: &str, faults: &mut Faults<'_>) -> Option<Vec<Condition>> {
    let DeValue::Array(items) = value.get_ref() else {
        let message = format!("the condition of {what} has {}, expected a list", shown(value.get_ref()));
        faults.at(value.span().start, message, "write `all = [{ fact = \"…\", op = \"…\", value = … }]`");
        return None;
    };
    if items.is_empty() {
        let message = format!("the condition of {what} has an empty list");
        faults.at(value.span().start, message, "name at least one condition, or leave the list out");
        return None;
    }
    // All of them, so that the faults of each are told.
    let parts: Vec<Option<Condition>> = items.iter().map(|item| Condition::read(item, what, faults)).collect();
    parts.into_iter().collect()
}

impl Test {
    fn read(table: &mut RuleTable<'_>, faults: &mut Faults<'_>) -> Option<Test> {
        let fact = table.text("fact", faults);
        let op = table.choice("op", &Op::ALL, faults);
        let value = table.get("value");
        if value.is_none() {
            faults.at(table.start(), format!("{} has no `value`", table.what()), "add `value = …`");
        }
        let (name, at) = fact?;
        let Some(fact) = find(&name) else {
            let hint = match nearest(&name, register().map(|fact| fact.name)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "docs/playbook.md lists all facts".to_owned(),
            };
            faults.at(at, format!("there is no fact `{name}`"), hint);
            return None;
        };
        let (op, value) = (op?, value?);
        if !op.takes(fact.kind) {
            let ops: Vec<String> =
                Op::ALL.iter().filter(|(_, op)| op.takes(fact.kind)).map(|(word, _)| format!("`\"{word}\"`")).collect();
            let message = format!("`{name}` is of type {} and can't be compared so", fact.kind.key());
            faults.at(at, message, format!("use one of {}", ops.join(", ")));
            return None;
        }
        let wanted = Wanted::read(fact.kind, value.get_ref());
        if wanted.is_none() {
            let (found, kind) = (shown(value.get_ref()), fact.kind.key());
            let message = format!("`{name}` is of type {kind} and can't be compared with {found}");
            faults.at(value.span().start, message, format!("write {}", example(fact.kind)));
        }
        Some(Test { fact, op, value: wanted? })
    }

    fn evaluate(&self, facts: &AccountFacts<'_>) -> Evaluation {
        match facts.value(self.fact) {
            None => Evaluation { truth: Truth::Unknown, missing: vec![self.fact.name] },
            Some(value) => {
                let truth = if self.holds(&value) { Truth::True } else { Truth::False };
                Evaluation { truth, missing: Vec::new() }
            }
        }
    }

    fn holds(&self, value: &FactValue) -> bool {
        match (value, &self.value) {
            (FactValue::Flag(flag), Wanted::Flag(wanted)) => (flag == wanted) == (self.op == Op::Is),
            (FactValue::Date(date), Wanted::Date(wanted)) => match self.op {
                Op::From => date >= wanted,
                _ => date <= wanted,
            },
            (FactValue::Text(text), Wanted::Texts(wanted)) => {
                let own = folded(text);
                let is = || wanted.iter().any(|wanted| folded(wanted) == own);
                match self.op {
                    Op::Contains => wanted.iter().any(|wanted| own.contains(&folded(wanted))),
                    Op::IsNot => !is(),
                    _ => is(),
                }
            }
            (FactValue::Money(amount), Wanted::Number(wanted)) => {
                Decimal::from_f64_retain(*wanted).is_some_and(|wanted| self.compare(amount.cmp(&wanted.round_dp(6))))
            }
            (FactValue::Share(number) | FactValue::Points(number), Wanted::Number(wanted)) => {
                self.compare(number.total_cmp(wanted))
            }
            (FactValue::Days(number) | FactValue::Count(number), Wanted::Number(wanted)) => {
                // Days and counts of an account lie far within what a float holds exactly.
                #[allow(clippy::cast_precision_loss)]
                let number = *number as f64;
                self.compare(number.total_cmp(wanted))
            }
            // Types are checked when the file is read.
            _ => false,
        }
    }

    fn compare(&self, order: std::cmp::Ordering) -> bool {
        match self.op {
            Op::AtLeast => order.is_ge(),
            Op::Above => order.is_gt(),
            Op::AtMost => order.is_le(),
            Op::Below => order.is_lt(),
            Op::IsNot => order.is_ne(),
            _ => order.is_eq(),
        }
    }
}

/// Without case, accents and outer spaces.
fn folded(text: &str) -> String {
    deunicode::deunicode(text).trim().to_lowercase()
}

impl Wanted {
    fn read(kind: FactType, value: &DeValue<'_>) -> Option<Wanted> {
        match kind {
            FactType::Flag => match value {
                DeValue::Boolean(flag) => Some(Wanted::Flag(*flag)),
                _ => None,
            },
            FactType::Text => match value {
                DeValue::String(text) => Some(Wanted::Texts(vec![text.to_string()])),
                DeValue::Array(items) if !items.is_empty() => {
                    let texts = items.iter().map(|item| item.get_ref().as_str().map(str::to_owned));
                    texts.collect::<Option<Vec<String>>>().map(Wanted::Texts)
                }
                _ => None,
            },
            FactType::Date => match value {
                DeValue::Datetime(date) => date.to_string().parse().ok().map(Wanted::Date),
                DeValue::String(text) => text.parse().ok().map(Wanted::Date),
                _ => None,
            },
            _ => number(value).map(Wanted::Number),
        }
    }
}

fn example(kind: FactType) -> &'static str {
    match kind {
        FactType::Money => "an amount in the reporting currency, such as `10000`",
        FactType::Share => "a share, such as `0.2` for 20 %",
        FactType::Points => "points, such as `50`",
        FactType::Days => "days, such as `90`",
        FactType::Count => "a count, such as `2`",
        FactType::Flag => "`true` or `false`",
        FactType::Text => "a text or a list of texts, such as `[\"enterprise\", \"SME\"]`",
        FactType::Date => "a date, such as `2026-10-31`",
    }
}
