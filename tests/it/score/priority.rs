use cartera::model::*;
use cartera::score::{CriterionKey, Past, ScoreConfig, Standing, Tier, score};

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
        // Fit is not set up, so it is not missing: 65 of 85.
        assert!((priority.observed_share - 65.0 / 85.0).abs() < 1e-12 && !priority.provisional);
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

/// Everyone as of a month in which all had this tier by these figures.
fn past(tier: Tier, tier_raw: Option<Tier>) -> Past {
    let standing = |n: u32| (format!("A{n}"), Standing { tier, tier_raw, priority_score: f64::from(n) });
    Past { period: Month::parse("2026-09"), standings: (0..10).map(standing).collect(), ..Past::default() }
}

fn tiers(config: &ScoreConfig, past: &Past) -> Vec<(Tier, Tier)> {
    let accounts = score(&ten().build("2026-10-31"), config, past).accounts;
    accounts.into_iter().map(|a| (a.priority.tier_raw.unwrap(), a.priority.tier.unwrap())).collect()
}

fn config(priority: &str) -> ScoreConfig {
    toml::from_str(&format!("[priority]\n{priority}")).unwrap()
}

#[test]
fn a_tier_holds_within_the_margin_and_changes_beyond_it_or_in_the_second_month() {
    let default = ScoreConfig::default();
    assert!(tiers(&default, &Past::default()).iter().all(|(raw, published)| raw == published));
    let wide = config("tier_margin_points = 100");
    for tier in [Tier::A, Tier::B, Tier::C] {
        assert!(tiers(&wide, &past(tier, Some(tier))).iter().all(|(_, published)| *published == tier));
        assert!(tiers(&config("tier_margin_points = 0"), &past(tier, None)).iter().all(|(raw, tier)| raw == tier));
    }
    // All were above the cut to A last month already.
    let second = tiers(&wide, &past(Tier::B, Some(Tier::A)));
    assert!(second.iter().all(|(raw, published)| *published == if *raw == Tier::A { Tier::A } else { Tier::B }));
}

#[test]
fn the_past_changes_no_score_and_no_rank() {
    let scores = |past: &Past| {
        let accounts = score(&ten().build("2026-10-31"), &ScoreConfig::default(), past).accounts;
        accounts.into_iter().map(|a| (a.priority.score, a.priority.rank, a.priority.stability)).collect::<Vec<_>>()
    };
    assert_eq!(scores(&Past::default()), scores(&past(Tier::C, None)));
}

#[test]
fn the_order_of_two_months_is_correlated() {
    let correlation = |past: &Past| {
        let scores = score(&ten().build("2026-10-31"), &ScoreConfig::default(), past);
        let kpi = scores.portfolio.kpi("priority_rank_correlation").unwrap();
        (kpi.value.clone(), kpi.n)
    };
    assert_eq!(correlation(&Past::default()), (Err(Unknown::TooFew { have: 0, need: 3 }), 0));
    let mut same = past(Tier::B, None);
    let (same_order, n) = correlation(&same);
    assert!(n == 10 && (same_order.unwrap() - 1.0).abs() < 1e-12);
    same.standings.values_mut().for_each(|standing| standing.priority_score *= -1.0);
    assert!((correlation(&same).0.unwrap() + 1.0).abs() < 1e-12);
}

#[test]
fn tiers_by_score_ignore_how_many_there_are() {
    let accounts = scored(&ten().build("2026-10-31")).accounts;
    let score_of = |n: usize| accounts[n].priority.score.clone().unwrap();
    let found = tiers(
        &config(&format!("tier_a_from = {}\ntier_b_from = {}", score_of(9) + 1.0, score_of(2))),
        &Past::default(),
    );
    let raw: Vec<Tier> = found.into_iter().map(|(raw, _)| raw).collect();
    assert_eq!(raw, [vec![Tier::C; 2], vec![Tier::B; 8]].concat());
}

#[test]
fn equal_scores_share_a_tier() {
    let mut sample = Sample::default();
    for n in 0..10 {
        sample.account(&format!("A{n}"), &[]).revenue(&format!("A{n}"), "2026-03-01", "100");
    }
    let accounts = scored(&sample.build("2026-10-31")).accounts;
    assert!(accounts.iter().all(|account| account.priority.tier == Ok(Tier::B)));
    let tied = accounts[9].priority.stability.clone().unwrap().tied;
    assert_eq!((tied.group, tied.accounts), (1, 10));
}

#[test]
fn what_cannot_apply_is_not_missing() {
    let mut sample = ten();
    // Nothing bought in the year before, and no deal is open.
    sample.account("N", &[("potential", "9000")]).revenue("N", "2026-03-01", "500");
    let deal = [("id", "D"), ("stage", "Lost"), ("created", "2026-01-01"), ("close_date", "2026-02-01")];
    sample.add::<Opportunity>("N", &deal);
    let accounts = scored(&sample.build("2026-10-31")).accounts;
    let criterion = |account: &str, key| {
        let place = if account == "N" { 10 } else { 0 };
        accounts[place].priority.criteria.iter().find(|c| c.key == key).cloned().unwrap()
    };
    let growth = criterion("N", CriterionKey::Growth);
    assert_eq!((growth.percentile, growth.applicable), (Err(Unknown::ZeroBase), false));
    assert!(!criterion("N", CriterionKey::Urgency).applicable);
    // Of the others no deal is known at all, so nor is whether one falls due.
    assert!(criterion("A0", CriterionKey::Urgency).applicable);
    assert!(!criterion("A0", CriterionKey::Fit).applicable);
}

#[test]
fn fit_gives_points_for_any_condition() {
    let config = config(
        "fit = { industries = [\"Salud\"], points = [\
           { when = { field = \"employees\", op = \"below\", value = 50 }, points = 2 },\
           { when = { field = \"country\", op = \"is\", value = \"ES\" }, points = 9 },\
           { when = { field = \"products\", op = \"contains\", value = [\"crm\"] }, points = 1 } ] }",
    );
    let mut sample = ten();
    sample.add::<Revenue>("A0", &[("date", "2026-05-01"), ("amount", "5"), ("product", "Robot")]);
    let accounts = score(&sample.build("2026-10-31"), &config, &Past::default()).accounts;
    let fit = accounts[0].priority.criteria.iter().find(|c| c.key == CriterionKey::Fit).unwrap().input.clone();
    // Industry 1 and size 2 of 4; the country is not known, the product is another.
    assert_eq!(fit, Ok(0.75));
}
