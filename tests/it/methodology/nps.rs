use toml::Table;

use super::count;
use cartera::score::{NpsCounts, nps_interval};

pub fn score(given: &Table) -> Table {
    let counts = NpsCounts {
        promoters: count(given, "promoters"),
        passives: count(given, "passives"),
        detractors: count(given, "detractors"),
    };
    let measured = nps_interval(counts).unwrap();
    [("nps", measured.value), ("low", measured.low), ("high", measured.high)]
        .map(|(name, value)| (name.to_owned(), value.into()))
        .into_iter()
        .collect()
}
