//! What briefs say of the changes since last month, of a company whose exports change as real ones do.

use cartera::pipeline::{self, Options, Outcome, Stage};
use cartera::plan::brief::Brief;
use cartera::plan::language::{Language, LanguageCode};
use cartera::settings::{Flags, Settings};

use super::{Unwatched, check};
use crate::bridge::COMPANY;

/// The briefs of the company's third month, in one language, with settings of their own.
fn briefs(code: LanguageCode, name: &str, more: &str) -> Vec<Brief> {
    let company = &*COMPANY;
    let text = fs_err::read_to_string(company.path("cartera.toml")).unwrap();
    let own = format!("{text}\n{more}\n");
    let own = own
        .replace("language = \"es\"", &format!("language = \"{}\"", code.tag()))
        .replace("locale = \"es-ES\"", &format!("locale = \"{}\"", code.default_locale()));
    let config = company.path(&format!("sentences-{name}-{}.toml", code.tag()));
    fs_err::write(&config, own).unwrap();
    let flags = Flags {
        config: Some(config),
        input: Some(company.path("2026-10")),
        output: Some(company.path("output")),
        period: cartera::model::Month::parse("2026-10"),
        ..Flags::default()
    };
    let settings = Settings::load(&flags, jiff::civil::date(2026, 11, 24)).unwrap();
    let options = Options { until: Some(Stage::Plan), ..Options::default() };
    let Outcome::Stopped(stopped) = pipeline::run(&settings, &options, &Unwatched).unwrap() else {
        panic!("it went on after the plans")
    };
    serde_json::from_value(stopped.json["briefs"].clone()).unwrap()
}

#[test]
fn every_sentence_on_what_changed_since_last_month_states_facts_of_its_account() {
    for code in LanguageCode::ALL {
        let language = Language::load(code, code.default_locale(), None).unwrap();
        let briefs = briefs(code, "plain", "");
        let changed = briefs.iter().filter(|brief| brief.answer.changes.is_some()).count();
        assert!(changed > 30, "{changed} of {} briefs tell of changes", briefs.len());
        let faults: Vec<String> = briefs.iter().flat_map(|brief| check::faults_of_changes(brief, &language)).collect();
        faults.iter().take(40).for_each(|fault| println!("{fault}"));
        assert!(faults.is_empty(), "{} faults in {} briefs ({})", faults.len(), briefs.len(), code.tag());
    }
}

/// Of a text such as `prioridad −3`, the number after a word; more than one are summed.
fn effects(text: &str, word: &str) -> i64 {
    let number = |rest: &str| -> Option<i64> {
        let number: String = rest.chars().take_while(|c| c.is_ascii_digit() || matches!(c, '+' | '−' | '-')).collect();
        number.replace('−', "-").parse().ok()
    };
    text.match_indices(word).filter_map(|(at, _)| number(&text[at + word.len()..])).sum()
}

#[test]
fn what_happened_sums_to_the_change_of_the_score_the_largest_first_and_in_words_of_the_field() {
    let words = [
        (LanguageCode::Es, "prioridad ", "Puntaje de prioridad: ", ["dato que", "datos del", "tiempo que pas"]),
        (LanguageCode::En, "priority ", "Priority score: ", ["value that", "own data", "time passed"]),
    ];
    for (code, word, figure, bookkeeping) in words {
        let mut compared = 0;
        for brief in briefs(code, "plain", "") {
            let Some(section) = &brief.answer.changes else { continue };
            let told: Vec<i64> = section.body.iter().map(|change| effects(&change.text, word)).collect();
            for change in &section.body {
                let text = format!("{} {}", change.lead, change.text);
                assert!(!bookkeeping.iter().any(|phrase| text.contains(phrase)), "{text}");
            }
            let leads: std::collections::BTreeSet<&str> =
                section.body.iter().map(|change| change.lead.as_str()).collect();
            // A group's brief tells each figure account by account.
            if brief.group.len() > 2 {
                continue;
            }
            assert_eq!(leads.len(), section.body.len(), "a theme is told twice: {leads:?}");
            let Some(at) = section.title.text.find(figure) else { continue };
            let sides: Option<Vec<i64>> = section.title.text[at + figure.len()..]
                .split(" → ")
                .take(2)
                .map(|side| side.chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok())
                .collect();
            let Some([before, now]) = sides.as_deref() else { continue };
            assert_eq!(told.iter().sum::<i64>(), now - before, "{}: {:?}", section.title.text, section.body);
            compared += 1;
        }
        assert!(compared > 20, "{compared}");
    }
}

#[test]
fn why_an_objective_of_an_earlier_month_has_its_target_states_facts_alone() {
    for code in LanguageCode::ALL {
        let language = Language::load(code, code.default_locale(), None).unwrap();
        let briefs = briefs(code, "plain", "");
        let faults: Vec<String> =
            briefs.iter().flat_map(|brief| check::faults_of_objectives(brief, &language)).collect();
        faults.iter().take(40).for_each(|fault| println!("{fault}"));
        assert!(faults.is_empty(), "{} faults ({})", faults.len(), code.tag());
    }
}

#[test]
fn a_group_is_told_by_account_and_owner_what_moved_it() {
    let briefs = briefs(LanguageCode::Es, "groups", "[accounts]\nlevel = \"group\"");
    let group = |brief: &&Brief| brief.group.iter().any(|own| own.starts_with("group:")) && brief.group.len() > 2;
    let told: Vec<&Brief> = briefs.iter().filter(group).filter(|brief| brief.answer.changes.is_some()).collect();
    assert!(!told.is_empty(), "of {} briefs none is of a group that changed", briefs.len());
    let language = Language::load(LanguageCode::Es, "es-ES", None).unwrap();
    for brief in told {
        let section = brief.answer.changes.as_ref().unwrap();
        assert!(section.title.text.contains(" → "), "{}", section.title.text);
        assert!(section.body.iter().all(|change| !change.facts.is_empty()), "{:?}", section.body);
        let foreign = |fact: &cartera::plan::document::Fact| {
            fact.account.as_ref().is_some_and(|account| !brief.group.contains(account))
        };
        assert!(!brief.facts.iter().any(foreign));
        assert!(language.has("changed-other-accounts"));
    }
}
