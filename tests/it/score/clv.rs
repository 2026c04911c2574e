//! Customer lifetime value of portfolios whose answers can be told by hand.

use cartera::model::*;
use cartera::score::clv::config::ClvOverride;
use cartera::score::{ClvMethod, Past, ScoreConfig, Scores, score};

use super::sample::Sample;
use super::{amount, scored};

const AS_OF: &str = "2026-10-31";

/// `accounts` with yearly contracts since 2021, the k-th lost after as many renewals as `lost` says.
fn contracts(accounts: usize, lost: impl Fn(usize) -> Option<i16>, margin: &str) -> Sample {
    let mut sample = Sample::default();
    for n in 0..accounts {
        let id = format!("A{n:03}");
        sample.account(&id, &[]);
        for year in 0..lost(n).map_or(6, |renewals| renewals + 1) {
            let (start, end) = (format!("{}-03-01", 2021 + year), format!("{}-02-28", 2022 + year));
            let fields = [("start", start.as_str()), ("end", &end), ("value", "1000"), ("product", "Care")];
            sample.add::<Contract>(&id, &fields);
        }
        let fields = [("date", "2026-03-01"), ("amount", "1000"), ("cost", margin), ("product", "Care")];
        sample.add::<Revenue>(&id, &fields);
    }
    sample
}

fn heterogeneous(n: usize) -> Option<i16> {
    match n % 20 {
        0..=4 => Some(0),
        5..=6 => Some(1),
        7 => Some(2),
        _ => None,
    }
}

fn with(portfolio: &Portfolio, change: impl FnOnce(&mut ScoreConfig)) -> Scores {
    let mut config = ScoreConfig::default();
    change(&mut config);
    score(portfolio, &config, &Past::default())
}

fn value(scores: &Scores, place: usize) -> Decimal {
    scores.accounts[place].clv.value.clone().unwrap()
}

#[test]
fn many_contracts_with_renewals_get_the_renewal_model_and_few_one_rate() {
    let scores = scored(&contracts(60, heterogeneous, "400").build(AS_OF));
    let kept = &scores.accounts[19].clv;
    assert_eq!(kept.methods, [ClvMethod::Sbg]);
    let (low, value, high) = (kept.low.clone().unwrap(), kept.value.clone().unwrap(), kept.high.clone().unwrap());
    assert!(low < value && value < high, "{low} {value} {high}");
    // 600 a year of margin, at best for the 4.67 years after the term in force.
    assert!(value > amount("1500") && value < amount("2400"), "{value}");
    assert_eq!(scores.accounts[0].clv.methods, [ClvMethod::Ended]);
    assert_eq!(scores.accounts[0].clv.value, Ok(amount("0")));

    let few = scored(&contracts(20, heterogeneous, "400").build(AS_OF));
    assert_eq!(few.accounts[19].clv.methods, [ClvMethod::PooledRenewal]);
    // 20 contracts: 5 + 2 + 1 lost, 5 renewals of each of the 12 kept, 2 + 2 before the losses.
    let rate = few.portfolio.clv.renewal_rate.clone().unwrap();
    assert_eq!((rate.successes, rate.n), (64, 72));
}

#[test]
fn the_total_is_the_sum_of_the_accounts() {
    let scores = scored(&contracts(60, heterogeneous, "400").build(AS_OF));
    let sum: Decimal = scores.accounts.iter().filter_map(|account| account.clv.value.clone().ok()).sum();
    let total = scores.portfolio.kpi("clv_total").unwrap();
    assert_eq!((total.amount, total.n), (Some(sum), 60));
    assert!(scores.portfolio.kpi("clv_cac_ratio").unwrap().value.is_err(), "no costs, no ratio");
}

#[test]
fn value_rises_with_margin_and_falls_with_discount_and_a_shorter_horizon() {
    let portfolio = contracts(60, heterogeneous, "400").build(AS_OF);
    let base = value(&scored(&portfolio), 19);
    assert!(value(&scored(&contracts(60, heterogeneous, "300").build(AS_OF)), 19) > base);
    assert!(value(&with(&portfolio, |config| config.clv.discount_rate = 0.2), 19) < base);
    assert!(value(&with(&portfolio, |config| config.clv.horizon_years = 3), 19) < base);
    assert!(value(&scored(&contracts(60, |n| (n < 3).then_some(0), "400").build(AS_OF)), 19) > base);
}

#[test]
fn without_margin_there_is_no_value() {
    let mut sample = contracts(60, heterogeneous, "400");
    let portfolio = sample.build(AS_OF);
    let mut portfolio_without = portfolio.clone();
    portfolio_without.revenue = Table::default();
    let setting = "scores.clv.margin_share";
    assert_eq!(scored(&portfolio_without).accounts[19].clv.value, Err(Unknown::NotConfigured { setting }));
    let configured = with(&portfolio_without, |config| config.clv.margin_share = Some(0.6));
    assert_eq!(value(&configured, 19), value(&scored(&portfolio), 19));
    // An account with nothing has no value, not 0.
    let scores = scored(&sample.account("Z", &[]).build(AS_OF));
    assert!(scores.accounts[60].clv.value.is_err() && scores.accounts[60].clv.methods.is_empty());
}

#[test]
fn a_value_set_by_hand_counts_from_its_date_on() {
    let portfolio = contracts(20, heterogeneous, "400").build(AS_OF);
    let set = |value: &str, date: &str| ClvOverride {
        account: "A019".into(),
        value: amount(value),
        low: None,
        high: None,
        author: "Ana Ruiz".into(),
        date: date.parse().unwrap(),
    };
    let overrides = vec![set("9000", "2026-10-01"), set("8000", "2026-01-01"), set("1", "2026-11-01")];
    let scores = with(&portfolio, |config| config.clv.overrides = overrides);
    let clv = &scores.accounts[19].clv;
    assert_eq!((clv.value.clone(), clv.method()), (Ok(amount("9000")), Ok("override".to_owned())));
    assert_eq!(clv.set_by.as_ref().unwrap().0, "Ana Ruiz");
    assert!(clv.low.is_err());
}

#[test]
fn an_undecided_renewal_is_neither_kept_nor_lost_and_later_contracts_are_not_known() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    let mut add = |start: &str, end: &str, created: &str| {
        let fields = [("start", start), ("end", end), ("created", created), ("value", "10")];
        sample.add::<Contract>("A", &fields);
    };
    for year in 2010..2025 {
        add(&format!("{year}-10-01"), &format!("{}-09-30", year + 1), &format!("{year}-09-01"));
    }
    add("2025-10-01", "2026-09-30", "2025-09-01");
    add("2026-10-01", "2027-09-30", "2026-11-15");
    let rate = |as_of: &str| scored(&sample.build(as_of)).portfolio.clv.renewal_rate.clone().unwrap();
    // Sixteen contracts known, fifteen renewals; the last ended a month ago.
    assert_eq!((rate(AS_OF).successes, rate(AS_OF).n), (15, 15));
    assert_eq!((rate("2026-11-30").successes, rate("2026-11-30").n), (16, 16));
    assert_eq!((rate("2028-06-30").successes, rate("2028-06-30").n), (16, 17));
}

/// Accounts that order at random: exponential gaps of a rate of their own, some stop.
// Days since the beginning, below 1,400.
#[allow(clippy::cast_possible_truncation)]
fn orders(accounts: u32) -> Sample {
    let mut sample = Sample::default();
    let begin: Date = "2023-01-02".parse().unwrap();
    for n in 0..accounts {
        let id = format!("A{n:04}");
        sample.account(&id, &[]);
        let mut state = u64::from(n) * 7_919 + 13;
        let mut random = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as f64 / f64::from(1u32 << 31)
        };
        let (typical, worth) = (20.0 - 80.0 * libm::log(random()), 200.0 + 2_000.0 * random() * random());
        let (mut day, quits) = (300.0 * random(), random() < 0.4);
        while day < 1_390.0 {
            let date = begin.checked_add(jiff::Span::new().days(day as i64)).unwrap().to_string();
            let paid = format!("{:.2}", worth * (0.5 + random()));
            let cost = format!("{:.2}", paid.parse::<f64>().unwrap() * 0.7);
            sample.add::<Revenue>(&id, &[("date", &date), ("amount", &paid), ("cost", &cost)]);
            day += 1.0 - typical * libm::log(random());
            if quits && random() < 0.25 {
                break;
            }
        }
    }
    sample
}

#[test]
fn many_accounts_with_orders_get_the_model_of_orders() {
    let sample = orders(320);
    let scores = scored(&sample.build(AS_OF));
    let model = scores.portfolio.clv.orders.clone().unwrap();
    assert!(model.repeaters >= 200 && !model.regularity.unwrap().scheduled, "{model:?}");
    let mut once = 0;
    for account in &scores.accounts {
        let clv = &account.clv;
        assert_eq!(clv.methods, [ClvMethod::BgNbd]);
        let (low, value, high) = (clv.low.clone().unwrap(), clv.value.clone().unwrap(), clv.high.clone().unwrap());
        assert!(Decimal::ZERO <= low && low <= value && value <= high, "{low} {value} {high}");
        match &clv.p_alive {
            Ok(alive) => assert!((0.0..=1.0).contains(alive)),
            Err(reason) => {
                assert_eq!(*reason, Unknown::TooFew { have: 0, need: 1 });
                once += 1;
            }
        }
    }
    assert_eq!(once, scores.accounts.len() - model.repeaters);
    // In another order of rows and with other threads the same to the last digit.
    let clv = |scores: &Scores| {
        scores
            .accounts
            .iter()
            .map(|account| (account.clv.value.clone(), account.clv.p_alive.clone()))
            .collect::<Vec<_>>()
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(5).build().unwrap();
    let other = pool.install(|| scored(&sample.reversed().build(AS_OF)));
    assert_eq!(clv(&scores), clv(&other));
    assert_eq!(scores.portfolio.clv, other.portfolio.clv);
}
