//! Conditions over facts: three answers, and every fault of a file with its place.

use cartera::model::*;
use cartera::plan::facts::{AccountFacts, Condition, Truth};
use proptest::prelude::*;

use super::{condition, with_facts};
use crate::score::sample::Sample;

/// Of `A` the employees are known (80) and its people (one), its industry is not.
fn portfolio() -> Portfolio {
    let mut sample = Sample::default();
    sample.account("A", &[("employees", "80"), ("customer_since", "2026-10-01"), ("country", "México")]);
    sample.add::<Contact>("A", &[("id", "c1"), ("name", "Eva Ríos")]);
    sample.build("2026-10-31")
}

fn evaluated(text: &str) -> (Truth, Vec<&'static str>) {
    let condition = condition(&format!("condition = {text}")).expect("a sound condition");
    with_facts(&portfolio(), "A", |facts| {
        let told = condition.evaluate(facts);
        (told.truth, told.missing)
    })
}

const TRUE: &str = r#"{ fact = "employees", op = "at_least", value = 80 }"#;
const FALSE: &str = r#"{ fact = "employees", op = "above", value = 80 }"#;
const UNKNOWN: &str = r#"{ fact = "industry", op = "is", value = "Retail" }"#;

#[test]
fn one_part_decides_whatever_is_unknown_beside_it() {
    use Truth::{False, True, Unknown};
    let industry = vec!["industry"];
    for (text, truth, missing) in [
        (TRUE.to_owned(), True, vec![]),
        (FALSE.to_owned(), False, vec![]),
        (UNKNOWN.to_owned(), Unknown, industry.clone()),
        (format!("{{ all = [{TRUE}, {UNKNOWN}] }}"), Unknown, industry.clone()),
        (format!("{{ all = [{UNKNOWN}, {FALSE}] }}"), False, vec![]),
        (format!("{{ any = [{FALSE}, {UNKNOWN}] }}"), Unknown, industry.clone()),
        (format!("{{ any = [{UNKNOWN}, {TRUE}] }}"), True, vec![]),
        (format!("{{ not = {UNKNOWN} }}"), Unknown, industry),
        (format!("{{ not = {FALSE} }}"), True, vec![]),
    ] {
        assert_eq!(evaluated(&text), (truth, missing), "{text}");
    }
}

#[test]
fn facts_are_compared_by_their_type() {
    for (text, holds) in [
        (r#"{ fact = "employees", op = "below", value = 80.5 }"#, true),
        (r#"{ fact = "employees", op = "is_not", value = 80 }"#, false),
        (r#"{ fact = "tenure_days", op = "at_most", value = 30 }"#, true),
        (r#"{ fact = "country", op = "is", value = ["Chile", "mexico"] }"#, true),
        (r#"{ fact = "country", op = "is_not", value = "MÉXICO" }"#, false),
        (r#"{ fact = "country", op = "contains", value = "xic" }"#, true),
        (r#"{ fact = "contacts", op = "is", value = 1 }"#, true),
        (r#"{ fact = "contact", op = "is", value = "eva rios" }"#, true),
    ] {
        assert_eq!(evaluated(text).0 == Truth::True, holds, "{text}");
    }
}

#[test]
fn all_faults_come_at_once_with_their_places() {
    let text = r#"condition = { all = [
    { fact = "renewal_day", op = "at_most", value = 90 },
    { fact = "renewal_days", op = "atmost", value = 90 },
    { fact = "renewal_days", op = "contains", value = "9" },
    { fact = "country", op = "is", value = 34 },
    { fact = "nps", op = "below", valeu = 0 },
    { any = [] },
    { fact = "champion_left", op = "is", value = "yes" },
] }"#;
    insta::assert_snapshot!(condition(text).unwrap_err());
}

#[test]
fn a_file_that_is_no_toml_names_the_place() {
    let faults = condition("a = 1\ncondition = { fact = \"nps\", ").unwrap_err();
    assert!(faults.starts_with("2:"), "{faults}");
}

/// Any condition over one known fact and one unknown one.
fn any_condition() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![Just(TRUE.to_owned()), Just(FALSE.to_owned()), Just(UNKNOWN.to_owned())];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..4).prop_map(|parts| parts.join(", "));
        prop_oneof![
            list.clone().prop_map(|parts| format!("{{ all = [{parts}] }}")),
            list.prop_map(|parts| format!("{{ any = [{parts}] }}")),
            inner.prop_map(|part| format!("{{ not = {part} }}")),
        ]
    })
}

fn evaluate(condition: &Condition, facts: &AccountFacts<'_>) -> Truth {
    condition.evaluate(facts).truth
}

#[test]
fn what_is_unknown_may_turn_out_either_way_and_what_is_known_may_not() {
    let portfolio = portfolio();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    with_facts(&portfolio, "A", |facts| {
        let told = runner.run(&any_condition(), |text| {
            let of = |unknown: &str| condition(&format!("condition = {}", text.replace(UNKNOWN, unknown))).unwrap();
            let told = of(UNKNOWN).evaluate(facts);
            let (yes, no) = (evaluate(&of(TRUE), facts), evaluate(&of(FALSE), facts));
            // Kleene's logic may leave open what all cases decide alike, never the other way round.
            if told.truth != Truth::Unknown {
                prop_assert_eq!(told.truth, yes);
                prop_assert_eq!(told.truth, no);
            }
            prop_assert_eq!(told.truth == Truth::Unknown, !told.missing.is_empty());
            Ok(())
        });
        told.unwrap();
    });
}
