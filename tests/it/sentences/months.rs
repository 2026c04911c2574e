//! What briefs say of the changes since last month, of a company whose exports change as real ones do.

use cartera::pipeline::{self, Options, Outcome, Stage};
use cartera::plan::brief::Brief;
use cartera::plan::language::{Language, LanguageCode};
use cartera::settings::{Flags, Settings};

use super::{Unwatched, check};
use crate::bridge::COMPANY;

/// The briefs of the company's third month, in one language.
fn briefs(code: LanguageCode) -> Vec<Brief> {
    let company = &*COMPANY;
    let text = fs_err::read_to_string(company.path("cartera.toml")).unwrap();
    let own = text
        .replace("language = \"es\"", &format!("language = \"{}\"", code.tag()))
        .replace("locale = \"es-ES\"", &format!("locale = \"{}\"", code.default_locale()));
    let config = company.path(&format!("sentences-{}.toml", code.tag()));
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
        let briefs = briefs(code);
        let changed = briefs.iter().filter(|brief| brief.answer.changes.is_some()).count();
        assert!(changed > 30, "{changed} of {} briefs tell of changes", briefs.len());
        let faults: Vec<String> = briefs.iter().flat_map(|brief| check::faults_of_changes(brief, &language)).collect();
        faults.iter().take(40).for_each(|fault| println!("{fault}"));
        assert!(faults.is_empty(), "{} faults in {} briefs ({})", faults.len(), briefs.len(), code.tag());
    }
}
