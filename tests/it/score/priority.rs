use cartera::model::*;
use cartera::score::{CriterionKey, Past, ScoreConfig, Tier, score};

use super::sample::Sample;
use super::scored;

fn ten() -> Sample {
    let mut sample = Sample::default();
    for n in 0..10 {
        let id = format!("A{n}");
        let potential = (n * 500 + 5000).to_string();
        sample.account(&id, &[("potential", &potential), ("employees", "40"), ("industry", "Salud")]);
        sample.revenue(&id, "2026-03-01", &(n * 100 + 100).to_string());
        sample.revenue(&id, "2025-03-01", "100");
    }
    sample.revenue("A0", "2024-11-01", "1");
    sample
}

#[test]
fn points_sum_to_the_score_and_bounds_hold_it() {
    for account in scored(&ten().build("2026-10-31")).accounts {
        let priority = account.priority;
        let score = priority.score.unwrap();
        let points: f64 = priority.criteria.iter().map(|criterion| criterion.points).sum();
        assert!((points - score).abs() < 1e-9);
        assert!(priority.low <= score && score <= priority.high);
        assert!((priority.observed_share - 0.65).abs() < 1e-12 && priority.provisional);
    }
}

#[test]
fn ranks_tiers_and_percentiles_follow_the_inputs() {
    let accounts = scored(&ten().build("2026-10-31")).accounts;
    let best = &accounts[9].priority;
    assert_eq!((best.rank.clone(), best.tier.clone()), (Ok(1), Ok(Tier::A)));
    let value = best.criteria.iter().find(|criterion| criterion.key == CriterionKey::Value).unwrap();
    assert_eq!((value.input.clone(), value.percentile.clone()), (Ok(1000.0), Ok(0.95)));
    let tiers = |tier| accounts.iter().filter(|account| account.priority.tier == Ok(tier)).count();
    assert_eq!((tiers(Tier::A), tiers(Tier::B), tiers(Tier::C)), (2, 3, 5));
}

#[test]
fn ties_are_broken_by_id() {
    let mut sample = Sample::default();
    for id in ["C", "A", "B"] {
        sample.account(id, &[]).revenue(id, "2026-03-01", "100");
    }
    let ranks: Vec<_> =
        scored(&sample.build("2026-10-31")).accounts.into_iter().map(|a| a.priority.rank.unwrap()).collect();
    assert_eq!(ranks, [1, 2, 3]);
}

#[test]
fn nothing_observed_gives_no_score_and_no_tier() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    let priority = &scored(&sample.build("2026-10-31")).accounts[0].priority;
    assert!(priority.score.is_err() && priority.tier.is_err() && priority.rank.is_err());
    assert_eq!((priority.low, priority.high, priority.criteria.len()), (0.0, 100.0, 6));
}

#[test]
fn fit_counts_the_conditions_that_are_set() {
    let mut config = ScoreConfig::default();
    let fit = |config: &ScoreConfig| {
        let accounts = score(&ten().build("2026-10-31"), config, &Past::default()).accounts;
        accounts[0].priority.criteria.iter().find(|c| c.key == CriterionKey::Fit).unwrap().input.clone()
    };
    assert_eq!(fit(&config), Err(Unknown::NotConfigured { setting: "priority.fit" }));
    config.priority.fit.industries = vec!["salud".to_owned()];
    config.priority.fit.min_employees = Some(100.0);
    config.priority.fit.countries = vec!["ES".to_owned()];
    assert_eq!(fit(&config), Ok(0.5));
}
