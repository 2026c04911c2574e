//! The worked examples of docs/methodology.md: each block that begins with ```` ```toml example=NAME ```` is computed
//! here from its `[given]` and compared, to the digits printed, with its `[gives]`.

mod bridge;
mod churn;
mod clv;
mod conventions;
mod forecast;
mod group;
mod hindsight;
mod kpi;
mod nps;
mod people;
mod pipeline;
mod priority;
mod selling;

use toml::Table;

/// Computes the figures of an example from what is given.
type Compute = fn(&Table) -> Table;

/// A worked example for each score that has a formula of its own.
const EXAMPLES: &[(&str, Compute)] = &[
    ("bridge", bridge::bridge),
    ("calibration", hindsight::calibration),
    ("clv_bg_nbd", clv::bg_nbd),
    ("clv_gamma_gamma", clv::gamma_gamma),
    ("clv_sbg", clv::sbg),
    ("clv_simple", clv::simple),
    ("credit", people::credit),
    ("group", group::group),
    ("incidence", pipeline::incidence),
    ("nps", nps::score),
    ("stage_rate", pipeline::stage_rate),
    ("product_pair", selling::pair),
    ("whitespace", selling::whitespace),
    ("seasonal_naive_mase", forecast::seasonal_naive_mase),
    ("smoothing", forecast::smoothing),
    ("conformal_quantile", forecast::conformal_quantile),
    ("cagr", kpi::cagr),
    ("constant-currency", kpi::constant_currency),
    ("fiscal-quarter", conventions::fiscal_quarter),
    ("working-days", conventions::working_days),
    ("vat", conventions::vat),
    ("triangulation", conventions::triangulation),
    ("real-growth", conventions::real_growth),
    ("roi", kpi::roi),
    ("win-rate-value", kpi::win_rate_value),
    ("priority", priority::priority),
    ("weights", priority::ahp),
    ("rfm", priority::rfm),
    ("nps_shrunk", nps::shrunk),
    ("nps_change", nps::change),
    ("themes", nps::themes),
    ("churn-points", churn::points),
    ("churn-model", churn::model),
    ("churn-band-rate", churn::band_rate),
];

/// A number given, whole or not.
fn number(given: &Table, key: &str) -> f64 {
    let value = given.get(key).unwrap_or_else(|| panic!("the example gives no `{key}`"));
    value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64)).expect("a number")
}

fn count(given: &Table, key: &str) -> usize {
    let value = given.get(key).and_then(toml::Value::as_integer).unwrap_or_else(|| panic!("no count `{key}`"));
    usize::try_from(value).unwrap()
}

/// Name and text of each example of the document.
fn blocks(document: &str) -> Vec<(String, String)> {
    let begin = "```toml example=";
    let parts = document.split(begin).skip(1);
    parts
        .map(|part| {
            let (name, rest) = part.split_once('\n').unwrap();
            let (text, _) = rest.split_once("```").expect("the block ends");
            (name.trim().to_owned(), text.to_owned())
        })
        .collect()
}

/// Decimals printed of a figure: 25 has none, 0.243 three.
fn decimals(text: &str, key: &str) -> i32 {
    let line = text.lines().find(|line| line.split('=').next().is_some_and(|name| name.trim() == key)).unwrap();
    let value = line.split('=').nth(1).unwrap().split('#').next().unwrap().trim();
    value.split_once('.').map_or(0, |(_, digits)| i32::try_from(digits.len()).unwrap())
}

fn check(name: &str, text: &str) {
    let example: Table = text.parse().unwrap_or_else(|error| panic!("example {name}: {error}"));
    let (_, compute) = EXAMPLES.iter().find(|(known, _)| *known == name).unwrap_or_else(|| panic!("{name} is not run"));
    let computed = compute(example["given"].as_table().unwrap());
    let printed = example["gives"].as_table().unwrap();
    assert!(!printed.is_empty(), "example {name} gives nothing");
    for key in printed.keys() {
        let found = computed.get(key).unwrap_or_else(|| panic!("example {name}: `{key}` is not computed"));
        if found.is_str() || found.is_bool() || found.is_array() {
            assert_eq!(found, &printed[key], "example {name}: `{key}`");
            continue;
        }
        let (found, expected) = (number(&computed, key), number(printed, key));
        let half_a_digit = 0.5 * 10f64.powi(-decimals(text, key)) * (1.0 + 1e-9);
        assert!((found - expected).abs() <= half_a_digit, "example {name}: `{key}` is {found}, printed {expected}");
    }
}

#[test]
fn each_worked_example_of_the_methodology_holds() {
    let document = include_str!("../../../docs/methodology.md");
    let blocks = blocks(document);
    for (name, text) in &blocks {
        check(name, text);
    }
    let unprinted: Vec<_> =
        EXAMPLES.iter().filter(|(name, _)| !blocks.iter().any(|(known, _)| known == name)).collect();
    assert!(unprinted.is_empty(), "no example in docs/methodology.md for {unprinted:?}");
}
