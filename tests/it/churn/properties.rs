//! What holds of training and its model for any records.

use cartera::model::*;
use cartera::score::churn::{ChurnModel, Dataset, FEATURES, events, features, train};
use cartera::score::{Past, ScoreConfig, score};
use proptest::prelude::*;

use super::company::{AS_OF, company};
use super::{COMPANY, TRAINED, config};
use crate::score::sample::Sample;

fn model() -> ChurnModel {
    TRAINED.model.clone().unwrap()
}

#[test]
fn contributions_sum_to_the_logit_less_the_base() {
    let model = model();
    for example in &COMPANY.examples {
        let reading = model.reading_of(&example.features);
        let sum: f64 = reading.contributions.iter().map(|one| one.log_odds).sum();
        assert!((sum - (reading.logit - reading.base)).abs() < 1e-9);
        assert!((reading.probability - 1.0 / (1.0 + libm::exp(-reading.logit))).abs() < 1e-12);
        let mut names: Vec<&str> = reading.contributions.iter().map(|one| one.feature.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), reading.contributions.len(), "one contribution a feature");
    }
}

#[test]
fn a_model_that_took_over_gives_risk_and_band_and_one_in_the_shadow_neither() {
    let portfolio = company(30, 5).build(AS_OF);
    let config = config();
    let with = |model: Option<ChurnModel>| {
        score(&portfolio, &config, &Past { churn_model: model, ..Past::default() }).accounts
    };
    let model = model();
    let (plain, ruled) = (with(None), with(Some(model.clone())));
    assert!(plain.iter().all(|account| account.churn.risk == Err(Unknown::NoModel)));
    let known = ruled.iter().filter(|account| account.churn.risk.is_ok()).count();
    assert!(known > 5 && known < 30, "customers have a risk, those who left have none: {known}");
    for account in &ruled {
        match (&account.churn.risk, &account.churn.model) {
            (Ok(risk), Some(reading)) => {
                assert!((0.0..=1.0).contains(risk) && (risk - reading.probability).abs() < 1e-15);
                let churn = &config.churn;
                let high = *risk >= churn.high_risk_from;
                assert_eq!(account.churn.band == Ok(cartera::score::Band::High), high);
            }
            (Err(reason), None) => assert_eq!((reason, account.churn.band.is_err()), (&Unknown::NotCustomer, true)),
            other => panic!("{other:?}"),
        }
    }
    let mut shadow = model.clone();
    shadow.verdict.standing = cartera::score::churn::Standing::Shadow;
    for (account, plain) in with(Some(shadow)).iter().zip(&plain) {
        assert_eq!(account.churn.band, plain.churn.band);
        assert!(account.churn.risk.is_err());
    }
    let mut later = model;
    later.as_of = "2026-11-30".parse().unwrap();
    assert!(with(Some(later)).iter().all(|account| account.churn.risk.is_err() && account.churn.model.is_none()));
}

fn small() -> ScoreConfig {
    let mut config = config();
    config.churn.training.min_events = 10;
    config.churn.training.every_months = 6;
    config
}

#[test]
fn row_order_and_threads_leave_no_trace_in_the_model() {
    let sample = company(120, 11);
    let file = |sample: &Sample, threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let training = pool.install(|| train(&sample.build(AS_OF), &small()));
        assert!(training.model.is_some());
        serde_json::to_string(&training).unwrap()
    };
    let one = file(&sample, 1);
    assert_eq!(one, file(&sample, 5));
    assert_eq!(one, file(&sample.reversed(), 2));
}

/// A row of any kind after a day.
fn later(sample: &mut Sample, (kind, account, days, size): (u8, u8, i64, u8), after: Date, number: usize) {
    let day = |days: i64| after.checked_add(jiff::Span::new().days(days)).unwrap().to_string();
    let (id, account, value) = (format!("L{number}"), format!("A{account:04}"), (u32::from(size) * 17).to_string());
    let (date, rating) = (day(days), (size % 11).to_string());
    match kind {
        0 => sample.add::<Revenue>(
            &account,
            &[("date", &*date), ("amount", &value), ("due", &date), ("paid", &day(days + i64::from(size)))],
        ),
        1 => sample.add::<Activity>(&account, &[("kind", "Call"), ("date", &date)]),
        2 => sample.add::<Ticket>(&account, &[("opened", &date), ("priority", "Urgent")]),
        3 => sample.add::<Usage>(&account, &[("date", &date), ("value", &value)]),
        4 => sample.answer(&account, &format!("{size}@x.com"), &date, &rating),
        5 => sample.add::<Contract>(
            &account,
            &[("start", &*date), ("end", &day(days + 365)), ("value", &value), ("created", &date)],
        ),
        _ => sample.add::<Opportunity>(
            &account,
            &[("id", &*id), ("stage", "Lost"), ("competitor", "Rival"), ("created", &date), ("close_date", &date)],
        ),
    };
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_of_later_days_change_no_feature(
        rows in prop::collection::vec((0u8..7, 0u8..12, 1i64..700, 1u8..255), 1..60)
    ) {
        let day: Date = "2024-06-30".parse().unwrap();
        // A deal of the past, so that the source does not appear by its later rows alone.
        let mut before = company(12, 9);
        let deal = [("id", "D"), ("stage", "Won"), ("created", "2023-01-01"), ("close_date", "2023-02-01")];
        before.add::<Opportunity>("A0000", &deal);
        let mut after = before.clone();
        for (number, row) in rows.iter().enumerate() {
            later(&mut after, *row, day, number);
        }
        let of = |sample: &Sample| -> Vec<Vec<Option<f64>>> {
            let portfolio = sample.build(AS_OF).as_known_on(day);
            score(&portfolio, &config(), &Past::default()).accounts.iter().map(features).collect()
        };
        let (before, after) = (of(&before), of(&after));
        prop_assert!(before.iter().flatten().flatten().count() > 20);
        prop_assert_eq!(before, after);
    }
}

#[test]
fn no_example_has_an_open_window_and_events_count_once() {
    let as_of: Date = AS_OF.parse().unwrap();
    let training = config().churn.training;
    for example in &COMPANY.examples {
        let end = example.day.checked_add(jiff::Span::new().months(i64::from(training.horizon_months))).unwrap();
        assert!(end <= as_of && example.features.len() == FEATURES.len());
        assert!(example.left.is_none_or(|left| left >= example.day && left <= end));
    }
    let rows = COMPANY.examples.iter().filter(|example| example.left.is_some()).count();
    assert!(events(&COMPANY.examples) < rows / 2, "several snapshots foresee one loss");
    assert_eq!(Dataset::default().days(), []);
}

/// The points of one account with one row more.
fn points(add: impl Fn(&mut Sample)) -> f64 {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    add(&mut sample);
    score(&sample.build(AS_OF), &ScoreConfig::default(), &Past::default()).accounts[0].churn.points
}

#[test]
fn a_worse_value_never_lowers_the_points() {
    let as_of: Date = AS_OF.parse().unwrap();
    let day = |ago: i64| as_of.checked_sub(jiff::Span::new().days(ago)).unwrap().to_string();
    let never_falls = |points: Vec<f64>| {
        assert!(points.windows(2).all(|pair| pair[0] <= pair[1]), "{points:?}");
        assert!(points.first() < points.last(), "the worst is worse than the best: {points:?}");
    };
    let steps = || (0..40).map(|n| n * 5);
    never_falls(
        steps()
            .map(|ago| {
                points(|s| {
                    s.add::<Activity>("A", &[("kind", "Call"), ("date", &day(ago))]);
                })
            })
            .collect(),
    );
    never_falls(
        (0..=10)
            .rev()
            .map(|rating: u8| {
                points(|s| {
                    s.answer("A", "a@x.com", &day(9), &rating.to_string());
                })
            })
            .collect(),
    );
    let tickets = |n: i64| {
        points(|s| {
            (0..=n).for_each(|n| {
                let priority = if n == 0 { "Low" } else { "Urgent" };
                s.add::<Ticket>("A", &[("opened", &day(n + 1)), ("priority", priority)]);
            });
        })
    };
    never_falls((0..5).map(tickets).collect());
    let lost = |n: i64| {
        points(|s| {
            (0..=n).for_each(|n| {
                let id = n.to_string();
                let closed = day(n);
                let mut fields = vec![("id", &*id), ("stage", "Lost"), ("close_date", &closed)];
                fields.extend((n > 0).then_some(("competitor", "Rival")));
                s.add::<Opportunity>("A", &fields);
            });
        })
    };
    never_falls((0..4).map(lost).collect());
}
