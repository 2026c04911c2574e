use toml::Table;

use super::number;
use cartera::score::pipeline::{Incidence, Outcome, shrunk_rate};

fn whole(given: &Table, key: &str) -> i64 {
    given[key].as_integer().unwrap()
}

pub fn incidence(given: &Table) -> Table {
    let outcome = |text: &str| match text {
        "won" => Outcome::Won,
        "lost" => Outcome::Lost,
        "open" => Outcome::Open,
        other => panic!("`{other}` is no outcome"),
    };
    let ages = given["ages_days"].as_array().unwrap().iter().map(|age| age.as_integer().unwrap());
    let outcomes = given["outcomes"].as_array().unwrap().iter().map(|text| outcome(text.as_str().unwrap()));
    let curve = Incidence::of(&ages.zip(outcomes).collect::<Vec<_>>()).unwrap();
    let (age, within) = (whole(given, "open_at_days"), whole(given, "within_days"));
    let mut gives = Table::new();
    gives.insert("won_in_all".to_owned(), curve.won_in_all().into());
    gives.insert("probability".to_owned(), curve.win_probability(age, None).into());
    gives.insert("probability_within".to_owned(), curve.win_probability(age, Some(within)).into());
    gives.insert("oldest_closed_days".to_owned(), curve.oldest_closed_days().unwrap().into());
    gives
}

pub fn stage_rate(given: &Table) -> Table {
    let of = |key| number(given, key);
    let rate = shrunk_rate(of("wins"), of("deals"), of("by_age"), of("prior_deals"));
    [("rate".to_owned(), rate.into())].into_iter().collect()
}
