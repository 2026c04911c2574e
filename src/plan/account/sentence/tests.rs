use std::collections::BTreeSet;

use super::*;
use crate::plan::account::swot::FIELDS;
use crate::plan::language::{Language, LanguageCode};

const HEADLINE: &str = include_str!("../../../../templates/sentences/headline.toml");
const SWOT: &str = include_str!("../../../../templates/sentences/swot.toml");
const CALL: &str = include_str!("../../../../templates/sentences/call.toml");

/// File, list and prefix of its texts.
const LISTS: [(&str, &str, &str); 7] = [
    (HEADLINE, "lead", "headline"),
    (HEADLINE, "reason", "headline-also"),
    (HEADLINE, "step", "headline-do"),
    (SWOT, "item", "swot"),
    (CALL, "barrier", "barrier"),
    (CALL, "question", "question"),
    (CALL, "mail", "mail"),
];

fn language(code: LanguageCode) -> Language {
    Language::load(code, code.default_locale(), None).unwrap()
}

fn list(file: &str, name: &'static str) -> Vec<Rule> {
    rules(file, name).unwrap_or_else(|faults| panic!("{name}: {}", faults[0]))
}

#[test]
fn every_rule_has_a_text_in_both_languages_that_states_nothing_but_its_facts() {
    for code in LanguageCode::ALL {
        let language = language(code);
        for (file, name, prefix) in LISTS {
            for rule in list(file, name) {
                let key = format!("{prefix}-{}", rule.key());
                let (_, variables) =
                    language.keys().find(|(own, _)| *own == key).unwrap_or_else(|| panic!("no `{key}`"));
                let given: Vec<&str> = rule.args.iter().map(|(name, _)| name.as_str()).chain(["account"]).collect();
                for variable in variables {
                    assert!(
                        given.contains(&variable.as_str()),
                        "`{key}` states `{variable}`, which its rule does not give"
                    );
                }
            }
        }
    }
}

#[test]
fn every_threat_has_a_contingency_of_its_own_in_both_languages() {
    for code in LanguageCode::ALL {
        let language = language(code);
        let mut told = BTreeSet::new();
        for rule in list(SWOT, "item").iter().filter(|rule| rule.extra.field.as_deref() == Some("threats")) {
            let key = format!("swot-if-{}", rule.id);
            let (_, variables) =
                language.keys().find(|(own, _)| *own == key).unwrap_or_else(|| panic!("no `{key}` ({})", code.tag()));
            let given: Vec<&str> = rule.args.iter().map(|(name, _)| name.as_str()).chain(["account"]).collect();
            assert!(
                variables.iter().all(|variable| given.contains(&variable.as_str())),
                "`{key}` states {variables:?}"
            );
            let args = given.iter().fold(Args::none(), |args, name| args.with(*name, Arg::Count(2)));
            assert!(told.insert(language.text(&key, &args)), "`{key}` says what another one does");
        }
        assert!(told.len() >= 10, "{} threats", told.len());
    }
}

#[test]
fn ids_of_a_list_are_unique() {
    for (file, name, _) in LISTS {
        let mut seen = BTreeSet::new();
        for rule in list(file, name) {
            // A step may follow other leads under another condition.
            assert!(name == "step" || seen.insert(rule.id.clone()), "{name} `{}`", rule.id);
        }
    }
}

#[test]
fn steps_follow_leads_that_there_are() {
    let leads: Vec<String> = list(HEADLINE, "lead").into_iter().map(|rule| rule.id).collect();
    for step in list(HEADLINE, "step") {
        for lead in &step.extra.after {
            assert!(leads.contains(lead), "step `{}` follows `{lead}`", step.id);
        }
    }
}

#[test]
fn each_item_is_of_a_field_and_only_threats_have_contingencies() {
    let language = language(LanguageCode::En);
    let items = list(SWOT, "item");
    for item in &items {
        let field = item.extra.field.as_deref().unwrap_or_else(|| panic!("`{}` has no field", item.id));
        assert!(FIELDS.contains(&field), "`{field}`");
        let contingency = language.has(&format!("swot-if-{}", item.id));
        assert_eq!(contingency, field == "threats", "`{}`", item.id);
    }
    for field in FIELDS {
        let of_field = items.iter().filter(|item| item.extra.field.as_deref() == Some(field)).count();
        assert!(of_field >= 8, "{of_field} {field}");
    }
}

#[test]
fn what_is_wrong_in_a_file_is_told_at_once() {
    let file = "[[lead]]\nid = \"a\"\ntopic = \"x\"\nweight = 1\n\n[[lead]]\nid = \"b\"\ntopic = \"x\"\nweight = 1\n\
                when = { fact = \"nothing\", op = \"is\", value = 1 }\nargs = { n = \"nowhere\" }\n";
    let faults = rules(file, "lead").unwrap_err();
    let told: Vec<String> = faults.iter().map(|fault| fault.message.clone()).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told[0].contains("no condition"), "{told:?}");
}
