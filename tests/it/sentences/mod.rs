//! What a plan says of its account is what the account's facts are: every sentence of every plan, in both languages.

mod check;
mod months;
mod numbers;
mod spread;

use camino::{Utf8Path, Utf8PathBuf};
use cartera::model::AccountClass;
use cartera::pipeline;
use cartera::plan::account::{AccountPlan, SmartFields, kind, plan, smart};
use cartera::plan::context::{Company, Context};
use cartera::plan::facts::AccountFacts;
use cartera::plan::language::{Language, LanguageCode};

use crate::exports_of_programs::exports;

/// Tells nobody.
struct Unwatched;

impl pipeline::Observer for Unwatched {
    fn stage(&self, _: pipeline::Stage, _: usize) {}
    fn step(&self, _: &str) {}
    fn stage_done(&self) {}
    fn detail(&self, _: &str) {}
}

/// A plan and what its account's facts are like.
pub struct Planned {
    pub name: String,
    pub plan: AccountPlan,
    /// The rules that fire, by which accounts whose facts differ in kind are told apart.
    pub kind: Vec<String>,
    /// It never bought.
    pub is_prospect: bool,
}

/// The plans of all accounts, in one language.
fn plans(config: &Utf8Path, input: &Utf8Path, code: LanguageCode) -> (Vec<Planned>, Language) {
    let flags = cartera::settings::Flags {
        config: Some(config.to_owned()),
        input: Some(input.to_owned()),
        ..cartera::settings::Flags::default()
    };
    let settings = cartera::settings::Settings::load(&flags, jiff::civil::date(2026, 11, 24)).unwrap();
    let ingested = pipeline::ingest(&settings, &Unwatched).unwrap();
    let past = pipeline::past(&settings, &Unwatched).unwrap();
    let scores = pipeline::score(&settings, &ingested, &past, &Unwatched);
    let language = Language::load(code, code.default_locale(), None).unwrap();
    let company = Company { name: "Tornasol".to_owned(), confidentiality: None };
    let context = Context::new(&ingested.portfolio, &scores, &language, &company);
    let planned = ingested.portfolio.account_ixs().map(|account| Planned {
        name: context.account(account).unwrap().name.clone(),
        plan: plan(&context, account).unwrap(),
        kind: kind(&AccountFacts::of_account(&context, account).unwrap()),
        is_prospect: context.class(account) == Some(AccountClass::Prospect),
    });
    (planned.collect(), language)
}

/// Both languages of a company.
fn hold(config: &Utf8Path, input: &Utf8Path) {
    for code in LanguageCode::ALL {
        let (planned, language) = plans(config, input, code);
        let faults: Vec<String> = planned.iter().flat_map(|planned| check::faults(planned, &language)).collect();
        let spread = spread::faults(&planned, code);
        planned.iter().filter(|planned| planned.is_prospect).for_each(has_an_objective);
        for line in faults.iter().take(200).chain(&spread) {
            println!("{line}");
        }
        assert!(faults.is_empty(), "{} faults in {} plans ({})", faults.len(), planned.len(), code.tag());
        assert!(spread.is_empty(), "{} headlines cover too many accounts ({})", spread.len(), code.tag());
    }
}

/// Somebody who never bought has a next step that can be measured, and no amount that nobody knows.
fn has_an_objective(planned: &Planned) {
    let objectives = &planned.plan.objectives;
    assert!(!objectives.is_empty(), "{} has no objective", planned.plan.account_id);
    for objective in objectives {
        let due = objective.due.to_string();
        let fields = SmartFields {
            text: Some(&objective.text),
            metric: Some(&objective.metric),
            baseline: Some(&objective.baseline),
            target: Some(&objective.target),
            due: Some(&due),
            owner: Some(&objective.owner),
        };
        let before = objective.due.checked_sub(jiff::Span::new().days(1)).unwrap();
        assert_eq!(smart(&fields, before), [], "{objective:?}");
    }
}

fn repository(path: &str) -> Utf8PathBuf {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn every_sentence_of_the_sample_states_facts_of_its_account() {
    hold(&repository("sample-data/cartera.toml"), &repository("sample-data"));
}

#[test]
fn every_sentence_of_a_salesforce_org_states_facts_of_its_account() {
    let Some(input) = exports("salesforce/wave_demo_sales") else { return };
    hold(&repository("docs/examples/wave_demo_sales.toml"), &input);
}

#[test]
fn every_sentence_of_a_crm_of_a_company_own_making_states_facts_of_its_account() {
    let Some(input) = exports("maven_crm") else { return };
    hold(&repository("docs/examples/maven_crm.toml"), &input);
}
