//! The register holds what it says: each fact of its type, unknown with a reason, with words in both languages.

use std::collections::BTreeSet;

use camino::Utf8Path;

use cartera::model::{AccountIx, Activity, LineItem, Opportunity, Portfolio};
use cartera::plan::context::Facts;
use cartera::plan::facts::{AccountFacts, FactValue, register};
use cartera::plan::language::LanguageCode;

use super::with_facts;
use crate::plans::with_context;
use crate::score::sample::Sample;

#[test]
fn names_are_unique_and_words_of_lower_case() {
    let names: Vec<&str> = register().map(|fact| fact.name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for fact in register() {
        assert!(fact.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'), "{}", fact.name);
        assert!(fact.meaning.ends_with('.'), "{}", fact.name);
    }
}

/// The fictitious company of the repository.
pub fn sample_company() -> Portfolio {
    let root = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-data");
    let flags = cartera::settings::Flags { config: Some(root.join("cartera.toml")), ..Default::default() };
    let settings = cartera::settings::Settings::load(&flags, "2026-11-24".parse().unwrap()).unwrap();
    let currency = settings.config.company.currency;
    let read = cartera::ingest::read(&settings.ingest(), &root, settings.as_of, currency, &|_| {});
    read.unwrap().portfolio
}

/// The sample company has no assignments, consents, prices among its signals, ratings of ease, model of churn, products
/// bought together more often than chance or deals on which another works than who looks after the account.
const NOT_IN_SAMPLE: [&str; 15] = [
    "owner_days",
    "previous_owner",
    "pair_product",
    "pair_with",
    "pair_owners",
    "pair_customers",
    "bundle",
    "p_alive_share",
    "deal_worker",
    "stale_deal_worker",
    "advocates",
    "advocate",
    "ces_points",
    "price_signal",
    "churn_risk_share",
];

/// The types of the facts that are known of any account, by name.
fn assert_types(portfolio: &Portfolio) -> BTreeSet<&'static str> {
    let mut known = BTreeSet::new();
    for code in LanguageCode::ALL {
        with_context(portfolio, code, |context, _| {
            for account in context.portfolio.account_ixs() {
                let facts = AccountFacts::of_account(context, account).unwrap();
                let mut stated = Facts::default();
                for fact in register() {
                    let Some(value) = facts.value(fact) else {
                        let reason = facts.get(fact).as_ref().as_ref().unwrap_err().clone();
                        assert!(!context.reason(&reason).contains('⟦'), "{}", fact.name);
                        continue;
                    };
                    assert_eq!(value.kind(), fact.kind, "{}", fact.name);
                    known.insert(fact.name);
                    let id = facts.state(fact, &mut stated).expect("a known fact");
                    assert_eq!(id, format!("{}/{}", context.account(account).unwrap().id, fact.name));
                }
                for fact in stated.into_vec() {
                    assert!(!fact.value.is_empty(), "{}", fact.id);
                    assert!(!fact.label.contains('_'), "{} has no label in {}", fact.id, code.tag());
                }
            }
        });
    }
    known
}

#[test]
fn facts_are_of_the_type_that_the_register_says() {
    let known = assert_types(&sample_company());
    let unknown: Vec<&str> = register().map(|fact| fact.name).filter(|name| !known.contains(name)).collect();
    assert_eq!(unknown, NOT_IN_SAMPLE, "facts that no account of the sample company has");
}

#[test]
fn of_an_empty_portfolio_nothing_is_zero_that_no_source_tells() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    let portfolio = sample.build("2026-10-31");
    let known = assert_types(&portfolio);
    let told: BTreeSet<&str> =
        ["account_name", "class", "holding_accounts", "period", "sites", "sites_idle"].into_iter().collect();
    assert_eq!(known, told);
    assert_eq!(portfolio.account_ixs().collect::<Vec<_>>(), [AccountIx(0)]);
}

/// The customer knows the product and not how the CRM calls the deal; of several products the name tells more.
#[test]
fn a_deal_is_about_its_product_where_it_has_one_alone() {
    let mut sample = Sample::default();
    let deal = [("stage", "Proposal"), ("amount", "900"), ("created", "2026-09-01"), ("close_date", "2026-12-01")];
    for (account, products) in [("one", &["Pump"][..]), ("two", &["Pump", "Valve"]), ("none", &[])] {
        sample.account(account, &[]);
        sample.add::<Opportunity>(account, &[deal.as_slice(), &[("id", account), ("name", "FY26 #3")]].concat());
        for product in products {
            sample.add::<LineItem>("", &[("opportunity_id", account), ("product", product)]);
        }
    }
    let portfolio = sample.build("2026-10-31");
    let about = |account| with_facts(&portfolio, account, |facts| text(facts, "deal_about"));
    assert_eq!(["one", "two", "none"].map(about), ["Pump", "FY26 #3", "FY26 #3"]);
}

#[test]
fn who_has_just_bought_is_not_out_of_touch() {
    let mut sample = Sample::default();
    for (account, won) in [("lately", "2026-10-21"), ("long ago", "2025-10-21")] {
        sample.account(account, &[]);
        sample.add::<Activity>(account, &[("kind", "Call"), ("date", "2026-04-14")]);
        let deal = [("id", account), ("stage", "Closed Won"), ("amount", "900"), ("created", "2025-01-01")];
        let closed = [("close_date", won), ("is_won", "true"), ("is_closed", "true")];
        sample.add::<Opportunity>(account, &[deal.as_slice(), &closed].concat());
    }
    let portfolio = sample.build("2026-10-31");
    let days = |account| {
        let of = |name| with_facts(&portfolio, account, |facts| text(facts, name));
        (of("days_since_contact"), of("days_since_dealing"))
    };
    assert_eq!(days("lately"), ("200".to_owned(), "10".to_owned()));
    assert_eq!(days("long ago"), ("200".to_owned(), "200".to_owned()));
}

fn text(facts: &AccountFacts<'_>, name: &str) -> String {
    let fact = register().find(|fact| fact.name == name).expect("the fact");
    match facts.value(fact) {
        Some(FactValue::Text(text)) => text,
        Some(FactValue::Days(days)) => days.to_string(),
        other => panic!("{name}: {other:?}"),
    }
}
