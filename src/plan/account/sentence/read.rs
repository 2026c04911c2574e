//! Rules of sentences from their files.

use crate::plan::facts::{Condition, FactSpec, Fault, Faults, RuleTable, find, nearest, parse, register};

use super::Rule;

/// What only some lists of rules have.
#[derive(Debug, Default)]
pub struct Extra {
    /// Of a SWOT item: `strengths`, `weaknesses`, `opportunities`, `threats`.
    pub field: Option<String>,
    /// Of a step: the leads that it follows; any where empty.
    pub after: Vec<String>,
    /// Of a step: the plays whose action it tells.
    pub plays: Vec<String>,
    /// Of a step: questions of the next talk; the first that may be asked opens it.
    pub asks: Vec<String>,
    /// Of a lead: the money that it is about. Where that is little of what the account is worth a year, the lead counts less.
    pub stake: Option<&'static FactSpec>,
}

/// The rules of one list of a file; all that is wrong with them where anything is.
pub fn rules(text: &str, list: &'static str) -> Result<Vec<Rule>, Vec<Fault>> {
    let parsed = parse(text)?;
    let mut faults = Faults::of(text);
    let mut file = RuleTable::new(parsed.get_ref(), parsed.span(), "the file");
    let tables = file.tables(list, list, &mut faults);
    let rules: Vec<Option<Rule>> = tables.into_iter().map(|table| rule(table, &mut faults)).collect();
    if faults.is_empty() { Ok(rules.into_iter().flatten().collect()) } else { Err(faults.into_vec()) }
}

fn rule(mut table: RuleTable<'_>, faults: &mut Faults<'_>) -> Option<Rule> {
    let (id, _) = table.text("id", faults)?;
    table.named(format!("sentence `{id}`"));
    let topic = table.text("topic", faults).map(|(topic, _)| topic);
    let weight = table.number("weight", (0.0, 1000.0), faults);
    let conditional = table.has("when");
    let when = table.get("when").and_then(|value| Condition::read(value, &format!("sentence `{id}`"), faults));
    let mut args = Vec::new();
    for (name, fact, at) in table.named_texts("args", faults) {
        args.extend(known(&fact, at, faults).map(|spec| (name, spec)));
    }
    let extra = Extra {
        field: table.optional_text("field", faults).map(|(field, _)| field),
        stake: table.optional_text("stake", faults).and_then(|(fact, at)| known(&fact, at, faults)),
        after: table.texts("after", faults).into_iter().map(|(lead, _)| lead).collect(),
        plays: table.texts("plays", faults).into_iter().map(|(play, _)| play).collect(),
        asks: table.texts("asks", faults).into_iter().map(|(question, _)| question).collect(),
    };
    let mut unknown = Vec::new();
    for (fact, at) in table.texts("unknown", faults) {
        unknown.extend(known(&fact, at, faults));
    }
    let text = table.optional_text("text", faults).map(|(text, _)| text);
    // The action that a step tells is condition enough.
    if !conditional && unknown.is_empty() && extra.plays.is_empty() {
        faults.at(table.start(), format!("{} has no condition", table.what()), "add `when` or `unknown`");
    }
    table.done(faults);
    Some(Rule { id, topic: topic?, weight: weight?, when, unknown, text, args, extra })
}

/// The fact of a name.
fn known(name: &str, at: usize, faults: &mut Faults<'_>) -> Option<&'static FactSpec> {
    let found = find(name);
    if found.is_none() {
        let hint = match nearest(name, register().map(|fact| fact.name)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "docs/playbook.md lists all facts".to_owned(),
        };
        faults.at(at, format!("there is no fact `{name}`"), hint);
    }
    found
}
