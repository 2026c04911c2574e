use cartera::model::{Activity, Revenue, Ticket};
use cartera::score::churn::{ChurnModel, FEATURES, Input, Standing, Verdict, WeightedInput, smoothed_rate};
use cartera::score::{Past, ScoreConfig, score};
use toml::Table;

use super::{count, number};
use crate::score::sample::Sample;

pub fn points(given: &Table) -> Table {
    let as_of: cartera::model::Date = "2026-10-31".parse().unwrap();
    let days_ago = |days: i64| as_of.checked_sub(jiff::Span::new().days(days)).unwrap().to_string();
    let days = |key: &str| given[key].as_integer().unwrap();
    let amount = |key: &str| number(given, key).to_string();
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2024-10-01", "5").revenue("A", "2025-09-05", &amount("orders_before"));
    let (due, now) = (days_ago(60), amount("orders_now"));
    let paid = days_ago(60 - days("late_days"));
    sample.add::<Revenue>("A", &[("date", &*due), ("amount", &now), ("due", &due), ("paid", &paid)]);
    let met = days_ago(days("contact_days"));
    sample.add::<Activity>("A", &[("kind", "Meeting"), ("date", &met)]);
    sample.answer("A", "ana@x.com", "2026-05-01", &amount("rating"));
    sample.add::<Ticket>("A", &[("opened", "2026-03-01"), ("priority", "Low")]);
    let scores = score(&sample.build("2026-10-31"), &ScoreConfig::default(), &Past::default());
    let churn = &scores.accounts[0].churn;
    let mut gives: Table = [
        ("points", churn.points),
        ("max_points_observed", churn.max_points_observed),
        ("observed_share", churn.observed_share),
        ("score", churn.score.clone().unwrap()),
    ]
    .map(|(name, value)| (name.to_owned(), value.into()))
    .into_iter()
    .collect();
    gives.insert("band".to_owned(), format!("{:?}", churn.band.clone().unwrap()).into());
    gives
}

pub fn model(given: &Table) -> Table {
    let input = |key: &str, feature: &str| {
        let table = given[key].as_table().unwrap();
        let input = Input {
            feature: feature.to_owned(),
            missing: false,
            mean: number(table, "mean"),
            deviation: number(table, "deviation"),
        };
        WeightedInput { input, weight: number(table, "weight"), error: 0.0 }
    };
    let (usage, contact) = ("usage_yoy_share", "days_since_contact_log");
    let model = ChurnModel {
        form: ChurnModel::FORM.to_owned(),
        schema: ChurnModel::SCHEMA,
        as_of: "2026-10-31".parse().unwrap(),
        horizon_months: 12,
        data_hash: String::new(),
        rows: 0,
        events: 0,
        c: 1.0,
        recalibration: None,
        intercept: number(given, "intercept"),
        inputs: vec![input("usage", usage), input("contact", contact)],
        left_out: Vec::new(),
        verdict: Verdict { standing: Standing::Shadow, gates: Vec::new(), decision: String::new() },
        validation: None,
    };
    let mut features = vec![None; FEATURES.len()];
    let mut set = |name: &str, value: f64| {
        features[FEATURES.iter().position(|feature| feature.name == name).unwrap()] = Some(value);
    };
    set(usage, number(given["usage"].as_table().unwrap(), "value"));
    set(contact, number(given["contact"].as_table().unwrap(), "days").ln_1p());
    let reading = model.reading_of(&features);
    let of = |name: &str| reading.contributions.iter().find(|one| one.feature == name).unwrap().log_odds;
    [
        ("usage_log_odds", of(usage)),
        ("contact_log_odds", of(contact)),
        ("logit", reading.logit),
        ("risk", reading.probability),
    ]
    .map(|(name, value)| (name.to_owned(), value.into()))
    .into_iter()
    .collect()
}

pub fn band_rate(given: &Table) -> Table {
    let rate = smoothed_rate(count(given, "events") as f64, count(given, "rows") as f64, number(given, "base"));
    [("rate".to_owned(), rate.into())].into_iter().collect()
}
