use cartera::score::crosssell::{fisher_upper, lift, similarity};
use cartera::score::statistics::false_discovery_rates;
use cartera::score::whitespace::{Level, PeerSpend, potential, quantile_without};
use toml::{Table, Value};

use super::{count, number};

fn numbers(given: &Table, key: &str) -> Vec<f64> {
    let list = given[key].as_array().expect("a list");
    list.iter().map(|item| item.as_float().or(item.as_integer().map(|whole| whole as f64)).unwrap()).collect()
}

fn table<const N: usize>(figures: [(&str, f64); N]) -> Table {
    figures.map(|(name, value)| (name.to_owned(), Value::Float(value))).into_iter().collect()
}

pub fn whitespace(given: &Table) -> Table {
    let power = number(given, "size_exponent");
    let [spends, sizes] = ["peers_spend", "peers_employees"].map(|key| numbers(given, key));
    let mut spend: Vec<f64> = spends.iter().zip(&sizes).map(|(spend, size)| spend / libm::pow(*size, power)).collect();
    spend.sort_by(f64::total_cmp);
    let per_size = quantile_without(&spend, None, 0.75).unwrap();
    let adoption_share = number(given, "peers_buying") / number(given, "peers");
    let size = number(given, "employees");
    let basis = PeerSpend { level: Level::Segment, peers: spend.len(), adoption_share, per_size, size, power };
    let potential = potential(&basis, 2).unwrap().to_string().parse::<f64>().unwrap();
    let left = (potential - number(given, "actual")).max(0.0);
    table([("per_size", per_size), ("adoption_share", adoption_share), ("potential", potential), ("whitespace", left)])
}

pub fn pair(given: &Table) -> Table {
    let [n_ab, n_a, n_b, n] = ["owners_both", "owners_a", "owners_b", "customers"].map(|key| count(given, key));
    let p = fisher_upper(n_ab, n_a, n_b, n);
    let mut all = numbers(given, "p_of_other_pairs");
    all.insert(0, p);
    let q = false_discovery_rates(&all)[0];
    table([("p", p), ("q", q), ("lift", lift(n_ab, n_a, n_b, n)), ("similarity", similarity(n_ab, n_a, n_b, 10.0))])
}
