//! Past scores against what happened, on a portfolio whose outcomes can be told by hand.

use cartera::model::*;
use cartera::score::hindsight::{Hindsight, LimitKey};
use cartera::score::{Band, CriterionKey, ScoreConfig, hindsight};

use super::amount;
use super::sample::Sample;

const AS_OF: &str = "2026-10-31";

fn looked_back(sample: &Sample, change: impl FnOnce(&mut ScoreConfig)) -> Hindsight {
    let mut config = ScoreConfig::default();
    config.hindsight.months = 12;
    change(&mut config);
    hindsight(&sample.build(AS_OF), &config)
}

fn contract(sample: &mut Sample, account: &str, start: &str, end: &str) {
    sample.add::<Contract>(account, &[("start", start), ("end", end), ("value", "100"), ("created", start)]);
}

/// Ten accounts under contract. Of those called at risk for the renewal without opportunity (its only signal), L0 and L1
/// leave in the spring; of the others, whose renewal deal is open, Q leaves too.
fn contracts() -> Sample {
    let mut sample = Sample::default();
    for n in 0..10 {
        let id = match n {
            0 | 1 => format!("L{n}"),
            2 => "Q".to_owned(),
            _ => format!("S{n}"),
        };
        sample.account(&id, &[("created", "2024-01-01")]);
        sample.revenue(&id, "2024-06-01", "100");
        let end = if n <= 2 { "2026-05-15" } else { "2027-12-31" };
        contract(&mut sample, &id, "2024-01-01", end);
    }
    let deal =
        [("id", "q"), ("stage", "Lost"), ("kind", "Renewal"), ("created", "2026-01-10"), ("close_date", "2026-06-01")];
    sample.add::<Opportunity>("Q", &deal);
    sample
}

#[test]
fn the_accounts_that_left_are_told_as_called_or_missed() {
    let hindsight = looked_back(&contracts(), |config| {
        config.churn.min_observed_share = 0.0;
        config.hindsight.min_events = 3;
    });
    let record = hindsight.churn.iter().find(|record| record.horizon_days == 90).unwrap();
    // Month ends at least 90 days apart: from 31 January to 30 April there are 89.
    let days: Vec<String> = record.days.iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2026-07-31", "2026-04-30", "2025-12-31"]);
    // On 30 April ten customers, of whom three leave; on 31 December ten stay; 31 July is too near to tell of seven.
    assert_eq!((record.customers, record.left, record.censored), (20, 3, 7));
    assert_eq!((record.hits, record.missed, record.false_alarms), (2, 1, 0));
    let (precision, recall) = (record.precision.clone().unwrap(), record.recall.clone().unwrap());
    assert_eq!((precision.successes, precision.n, recall.successes, recall.n), (2, 2, 2, 3));
    let in_bands: usize = record.bands.iter().map(|band| band.customers).sum();
    assert_eq!(in_bands + record.without_band, 20);
    let high = record.bands.iter().find(|band| band.band == Band::High).unwrap();
    assert_eq!((high.customers, high.left), (2, 2));
}

#[test]
fn few_departures_leave_counts_but_no_precision() {
    let hindsight = looked_back(&contracts(), |config| config.churn.min_observed_share = 0.0);
    let record = &hindsight.churn[0];
    assert_eq!(record.precision, Err(Unknown::TooFew { have: record.left, need: 20 }));
    assert_eq!(record.recall, Err(Unknown::TooFew { have: record.left, need: 20 }));
    assert!(record.left > 0 && record.customers > record.left);
}

#[test]
fn a_contract_that_is_followed_by_another_is_no_departure() {
    let mut sample = contracts();
    for id in ["L0", "L1", "Q"] {
        contract(&mut sample, id, "2026-06-20", "2028-12-31");
    }
    let hindsight = looked_back(&sample, |_| {});
    assert!(hindsight.churn.iter().all(|record| record.left == 0), "{:?}", hindsight.churn);
}

#[test]
fn who_falls_silent_beyond_its_habit_has_left() {
    let mut sample = Sample::default();
    for id in ["A", "B"] {
        sample.account(id, &[("created", "2024-01-01")]);
        // Every month; A stops after January: silent for 120 days on 1 June.
        for month in 1..=24 {
            let (year, month) = (2025 + (month - 1) / 12, (month - 1) % 12 + 1);
            if year == 2025 || (month <= if id == "A" { 2 } else { 10 }) {
                sample.revenue(id, &format!("{year}-{month:02}-01"), "100");
            }
        }
    }
    let hindsight = looked_back(&sample, |_| {});
    let record = hindsight.churn.iter().find(|record| record.horizon_days == 90).unwrap();
    // The last order is of 1 February, so it has left on 1 June: within 90 days of 30 April, and no
    // customer on 31 July.
    assert_eq!((record.left, record.customers), (1, 5));
}

/// Each quarter of two years begins with 20 deals of 100, made on its first day and closed 75 days later: half are won.
fn steady() -> Sample {
    let mut sample = Sample::default();
    sample.account("A", &[("created", "2024-01-01"), ("owner_name", "Ana")]);
    for (number, made) in
        ["2024-10-01", "2025-01-01", "2025-04-01", "2025-07-01", "2025-10-01", "2026-01-01", "2026-04-01", "2026-07-01"]
            .iter()
            .enumerate()
    {
        let closes = made.parse::<Date>().unwrap().checked_add(jiff::Span::new().days(75)).unwrap().to_string();
        for n in 0..20 {
            let id = format!("{number}-{n}");
            let stage = if n % 2 == 0 { "Won" } else { "Lost" };
            sample.add::<Opportunity>(
                "A",
                &[("id", &id), ("stage", stage), ("created", made), ("close_date", &closes), ("amount", "100")],
            );
            sample.add::<StageChange>(
                "A",
                &[("opportunity_id", &id), ("stage", "Demo"), ("changed", made), ("amount", "100")],
            );
            sample.add::<StageChange>(
                "A",
                &[("opportunity_id", &id), ("stage", stage), ("changed", &closes), ("amount", "100")],
            );
        }
        sample.add::<Quota>("", &[("owner_name", "Ana"), ("start", made), ("months", "3"), ("amount", "600")]);
    }
    sample
}

#[test]
fn a_steady_pipeline_comes_in_as_expected() {
    let hindsight = looked_back(&steady(), |config| config.hindsight.months = 14);
    let quarters = hindsight.quarters.unwrap();
    // Within the quarters that are over, from the first with 30 deals closed before: two month ends each.
    let days: Vec<String> = quarters.windows.iter().map(|past| past.day.to_string()).collect();
    let expected = [
        "2026-08-31",
        "2026-07-31",
        "2026-05-31",
        "2026-04-30",
        "2026-02-28",
        "2026-01-31",
        "2025-11-30",
        "2025-10-31",
        "2025-08-31",
    ];
    assert_eq!(days, expected);
    for past in &quarters.windows {
        // 10 of the 20 are won. The estimate at the age of a month is a half: all that closed, closed at 75 days.
        assert_eq!(
            (past.came, past.new_deals, past.expected),
            (amount("1000"), amount("0"), amount("1000")),
            "{past:?}"
        );
        assert!(past.inside_80 && past.inside_95 && past.reached == Ok(true));
        // P(at least 6 of 20) is 0.979, a little less for the uncertain rate.
        assert!(past.reach_probability.clone().unwrap() > 0.9, "{past:?}");
    }
    assert_eq!((quarters.absolute_error_share, quarters.bias_share), (Ok(0.0), Ok(0.0)));
    assert_eq!(quarters.inside_95.map(|rate| (rate.successes, rate.n)), Ok((9, 9)));
    let chances = hindsight.win_chances.unwrap();
    assert!((chances.expected - 0.5).abs() < 1e-12 && chances.happened.value == 0.5, "{chances:?}");
    assert!(chances.brier_skill.unwrap().abs() < 1e-12);
}

#[test]
fn without_a_history_the_past_pipeline_is_unknown_and_said_to_be() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for n in 0..40 {
        let id = format!("d{n}");
        let fields = [
            ("id", id.as_str()),
            ("stage", "Won"),
            ("created", "2026-01-01"),
            ("close_date", "2026-03-15"),
            ("amount", "100"),
        ];
        sample.add::<Opportunity>("A", &fields);
    }
    let hindsight = looked_back(&sample, |_| {});
    assert!(hindsight.quarters.is_err() && hindsight.win_chances.is_err(), "{hindsight:?}");
    let limit = |key| hindsight.limits.iter().find(|limit| limit.key == key).map(|limit| (limit.records, limit.of));
    assert_eq!(limit(LimitKey::DealsWithoutHistory), Some((40, 40)));
    assert_eq!(limit(LimitKey::AccountsWithoutCreation), Some((1, 1)));
    assert_eq!(limit(LimitKey::DealsWithoutCreation), None);
}

#[test]
fn moving_a_weight_moves_the_accounts_that_hang_on_it() {
    let mut sample = Sample::default();
    // Value and whitespace pull apart: A is first by 30 to 20; with whitespace alone, E would be.
    for (id, revenue, potential) in
        [("A", "500", "501"), ("B", "400", "800"), ("C", "300", "1000"), ("D", "200", "1200"), ("E", "100", "5000")]
    {
        sample.account(id, &[("potential", potential)]);
        sample.revenue(id, "2026-09-15", revenue);
    }
    let moves = looked_back(&sample, |config| config.hindsight.weight_move_share = 0.9).sensitivity;
    assert_eq!(moves.len(), 12);
    let changed = |key, up: bool| {
        let of = |moved: &&cartera::score::hindsight::WeightMove| {
            moved.criterion == key && (moved.weight_to > moved.weight_from) == up
        };
        moves.iter().find(of).map(|moved| (moved.changed, moved.changed_a, moved.accounts)).unwrap()
    };
    // By value 30 × (.9 .7 .5 .3 .1) + whitespace 20 × (.1 .3 .5 .7 .9): A to E; A is tier A, B tier B, the rest C. With
    // the weight of value at 3 whitespace leads: E, D, C, B, A.
    assert_eq!(changed(CriterionKey::Value, false), (4, 2, 5));
    assert_eq!(changed(CriterionKey::Value, true), (0, 0, 5));
    assert_eq!(changed(CriterionKey::Fit, true), (0, 0, 5));
}

#[test]
fn rows_of_the_future_change_nothing() {
    let before = looked_back(&steady(), |_| {});
    let mut sample = steady();
    sample.add::<Opportunity>(
        "A",
        &[("id", "f"), ("stage", "Won"), ("created", "2026-11-01"), ("close_date", "2026-11-20"), ("amount", "9")],
    );
    sample.revenue("A", "2027-01-01", "50");
    let after = looked_back(&sample, |_| {});
    assert_eq!(
        (before.quarters, before.win_chances, before.churn.len()),
        (after.quarters, after.win_chances, after.churn.len())
    );
}

/// Where no account has a band nobody could be called, so neither precision nor recall is 0.
#[test]
fn without_bands_there_is_neither_precision_nor_recall() {
    let found = looked_back(&contracts(), |config| {
        config.hindsight.min_events = 1;
        config.churn.min_observed_share = 1.0;
    });
    let record = found.churn.iter().find(|record| record.left > 0).expect("departures");
    assert_eq!(record.without_band, record.customers);
    assert_eq!(record.precision, Err(Unknown::TooFew { have: 0, need: 1 }));
    assert_eq!(record.recall, Err(Unknown::DependsOn { figure: "churn_band" }));
    assert!(record.base_rate.is_ok());
}
