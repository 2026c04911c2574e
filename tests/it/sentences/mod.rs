//! What a plan says of its account is what the account's facts are: every sentence of every plan, in both languages.

mod check;
mod months;
mod numbers;
mod spread;

use camino::{Utf8Path, Utf8PathBuf};
use cartera::model::{AccountClass, Decimal};
use cartera::pipeline;
use cartera::plan::account::{AccountPlan, SmartFields, kind, plan, smart};
use cartera::plan::context::{Company, Context};
use cartera::plan::facts::AccountFacts;
use cartera::plan::language::{Language, LanguageCode};
use cartera::score::whitespace::Source;
use jiff::civil::Date;

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
    /// The date of the data.
    pub as_of: Date,
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
    for account in &scores.accounts {
        bought_and_left_are_the_whole(account);
    }
    let planned = ingested.portfolio.account_ixs().map(|account| Planned {
        name: context.account(account).unwrap().name.clone(),
        plan: plan(&context, account).unwrap(),
        kind: kind(&AccountFacts::of_account(&context, account).unwrap()),
        is_prospect: context.class(account) == Some(AccountClass::Prospect),
        as_of: context.as_of(),
    });
    (planned.collect(), language)
}

/// Share of wallet and what is left to sell stand beside each other: they tell the same of one potential.
fn bought_and_left_are_the_whole(account: &cartera::score::AccountScores) {
    let whitespace = &account.whitespace;
    let (Ok(potential), Ok(left), Ok(bought)) = (&whitespace.potential, &whitespace.total, &account.revenue.ltm) else {
        return;
    };
    // Of an estimate by products, credit notes beyond the sales of one count as nothing bought of it.
    let by_products = whitespace.source == Some(Source::Peers);
    let credits = whitespace.products.iter().map(|row| row.actual.min(Decimal::ZERO)).filter(|_| by_products);
    let credited: Decimal = credits.sum();
    let over = whitespace.over_estimate;
    assert!(over || *potential == bought - credited + left, "{potential} {bought} {left} {:?}", account.account);
}

/// Both languages of a company.
fn hold(config: &Utf8Path, input: &Utf8Path) {
    for code in LanguageCode::ALL {
        let (planned, language) = plans(config, input, code);
        let faults: Vec<String> = planned.iter().flat_map(|planned| check::faults(planned, &language)).collect();
        let spread = spread::faults(&planned, code);
        planned.iter().filter(|planned| planned.is_prospect).for_each(has_an_objective);
        planned.iter().for_each(holds_together);
        for line in faults.iter().take(200).chain(&spread) {
            println!("{line}");
        }
        assert!(faults.is_empty(), "{} faults in {} plans ({})", faults.len(), planned.len(), code.tag());
        assert!(spread.is_empty(), "{} headlines cover too many accounts ({})", spread.len(), code.tag());
    }
}

/// What is to be reached is worked on, or says why it waits; what the headline asks for is in the plan.
fn holds_together(planned: &Planned) {
    let plan = &planned.plan;
    let waits = |play: &str| plan.plays.waiting().any(|waiting| waiting == play);
    let is_served = |id: &str| plan.actions.iter().any(|action| action.objective.as_deref() == Some(id));
    let served = plan.objectives.iter().filter(|objective| is_served(&objective.id)).count();
    let told = plan.objectives.iter().filter(|objective| tells_that_it_waits(&objective.why)).count();
    // The first alone may be left without an action, where nothing at all is asked for.
    let bare = plan.objectives.len() - served - told;
    assert!(bare == 0 || plan.objectives.len() == 1, "{}: {:?}", plan.account_id, plan.objectives);
    for objective in plan.objectives.iter().filter(|objective| has_no_hours(&objective.why)) {
        let is_due_soon = objective.due <= planned.as_of.saturating_add(jiff::Span::new().days(31));
        assert_eq!(asks_for_room(&objective.why), is_due_soon, "{}: {objective:?}", plan.account_id);
    }
    if let Some(first) = &plan.first {
        let planned = plan.actions.iter().any(|action| action.id == *first);
        assert!(planned || plan.actions.is_empty() && waits(first), "{}: {first}", plan.account_id);
    } else {
        assert!(plan.actions.is_empty(), "{}: {:?}", plan.account_id, plan.headline);
    }
}

/// That the rep has no hours for it, or that another works on the deal.
fn tells_that_it_waits(why: &str) -> bool {
    has_no_hours(why) || ["works on the deal", "; la oportunidad la lleva "].iter().any(|words| why.contains(words))
}

fn has_no_hours(why: &str) -> bool {
    ["has no hours left for it", "ya no tiene horas para ello"].iter().any(|words| why.contains(words))
}

/// What is due within the month cannot be left at that.
fn asks_for_room(why: &str) -> bool {
    ["make room for it", "haga sitio"].iter().any(|words| why.contains(words))
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
