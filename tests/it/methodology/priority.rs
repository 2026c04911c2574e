use cartera::score::priority::ahp::{Judgement, weigh};
use cartera::score::segment::rfm::{Buyer, of_buyers};
use cartera::score::{CriterionKey, Past, ScoreConfig, score};
use toml::{Table, Value};

use super::count;
use crate::score::sample::Sample;

fn list(given: &Table, key: &str) -> Vec<f64> {
    let values = given[key].as_array().unwrap_or_else(|| panic!("`{key}` is no list"));
    values.iter().map(|value| value.as_float().or(value.as_integer().map(|whole| whole as f64)).unwrap()).collect()
}

/// Five accounts with revenue of two years and what they could spend.
pub fn priority(given: &Table) -> Table {
    let mut sample = Sample::default();
    let (now, before, potential) =
        (list(given, "revenue_ltm"), list(given, "revenue_previous"), list(given, "potential"));
    for (place, ((now, before), potential)) in now.iter().zip(before).zip(potential).enumerate() {
        let id = format!("A{}", place + 1);
        sample.account(&id, &[("potential", &potential.to_string())]);
        sample.revenue(&id, "2026-05-01", &now.to_string()).revenue(&id, "2024-11-01", &before.to_string());
    }
    let accounts = score(&sample.build("2026-10-31"), &ScoreConfig::default(), &Past::default()).accounts;
    let percentile = |key: CriterionKey| -> Value {
        let of = |criteria: &[cartera::score::Criterion]| {
            criteria.iter().find(|c| c.key == key).unwrap().percentile.clone().unwrap()
        };
        accounts.iter().map(|account| rounded(of(&account.priority.criteria))).collect::<Vec<Value>>().into()
    };
    let mut gives = Table::new();
    for (name, key) in [
        ("value_percentile", CriterionKey::Value),
        ("growth_percentile", CriterionKey::Growth),
        ("whitespace_percentile", CriterionKey::Whitespace),
    ] {
        gives.insert(name.to_owned(), percentile(key));
    }
    let first = &accounts[0].priority;
    gives.insert("score_of_the_first".to_owned(), first.score.clone().unwrap().into());
    gives.insert("low_of_the_first".to_owned(), first.low.into());
    gives.insert("high_of_the_first".to_owned(), first.high.into());
    let ranks = accounts.iter().map(|a| Value::Integer(i64::try_from(a.priority.rank.clone().unwrap()).unwrap()));
    gives.insert("rank".to_owned(), ranks.collect::<Vec<Value>>().into());
    let tiers = accounts.iter().map(|a| Value::from(a.priority.tier.clone().unwrap().name()));
    gives.insert("tier".to_owned(), tiers.collect::<Vec<Value>>().into());
    gives
}

fn rounded(value: f64) -> Value {
    ((value * 1000.0).round() / 1000.0).into()
}

pub fn ahp(given: &Table) -> Table {
    let judged = |(pair, value): (&String, &Value)| {
        let (first, second) = pair.split_once(" over ")?;
        let value = value.as_float().or(value.as_integer().map(|whole| whole as f64))?;
        Some(Judgement { first: first.to_owned(), second: second.to_owned(), value })
    };
    let found = weigh(&given.iter().filter_map(judged).collect::<Vec<_>>()).unwrap();
    let mut gives: Table = found.weights.iter().map(|(name, weight)| (name.clone(), (*weight).into())).collect();
    gives.insert("lambda_max".to_owned(), found.lambda_max.into());
    gives.insert("consistency_ratio".to_owned(), found.consistency_ratio.into());
    gives
}

pub fn rfm(given: &Table) -> Table {
    let (days, orders, revenue) = (list(given, "days_since_order"), list(given, "orders"), list(given, "revenue"));
    let buyers: Vec<Buyer> = days
        .into_iter()
        .zip(orders)
        .zip(revenue)
        .map(|((days_since_order, orders), revenue)| Buyer { days_since_order, orders, revenue })
        .collect();
    let classes = u32::try_from(count(given, "classes")).unwrap();
    let found: Vec<Value> = of_buyers(&buyers, classes).iter().map(|rfm| rfm.to_string().into()).collect();
    [("rfm".to_owned(), found.into())].into_iter().collect()
}
