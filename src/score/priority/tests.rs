use proptest::prelude::*;

use super::*;
use crate::model::Entity;

fn missing() -> Known<f64> {
    Err(Unknown::NoSource { entity: Entity::Revenue })
}

/// Priorities of accounts from what is ranked of them, all in one group, more is better.
fn scored(accounts: &[[Option<f64>; 6]], weights: [f64; 6]) -> Vec<PriorityScores> {
    let everyone = vec![(0..accounts.len()).collect::<Vec<_>>()];
    let columns: Vec<_> = (0..6)
        .map(|column| {
            let inputs: Vec<Known<f64>> =
                accounts.iter().map(|inputs| inputs[column].ok_or(()).or(missing())).collect();
            (criteria::percentiles(&inputs, false, &everyone), inputs)
        })
        .collect();
    let of = |place: usize| {
        let criterion =
            |(key, (placed, inputs)): (CriterionKey, &(Vec<criteria::Placed>, Vec<Known<f64>>))| Criterion {
                key,
                weight: weights[key as usize],
                input: inputs[place].clone(),
                applicable: true,
                percentile: placed[place].0.clone(),
                peers: placed[place].1,
                points: 0.0,
            };
        combine(CriterionKey::ALL.into_iter().zip(&columns).map(criterion).collect(), &[], &PriorityConfig::default())
    };
    (0..accounts.len()).map(of).collect()
}

fn inputs() -> impl Strategy<Value = Vec<[Option<f64>; 6]>> {
    let input = prop::option::weighted(0.8, (-50i32..50).prop_map(f64::from));
    prop::collection::vec(prop::array::uniform6(input), 1..30)
}

fn weights() -> impl Strategy<Value = [f64; 6]> {
    prop::array::uniform6((0u32..40).prop_map(f64::from))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn points_sum_to_the_score_within_its_bounds(accounts in inputs(), weights in weights()) {
        for priority in scored(&accounts, weights) {
            let Ok(score) = priority.score else { continue };
            let points: f64 = priority.criteria.iter().map(|criterion| criterion.points).sum();
            prop_assert!((points - score).abs() < 1e-9);
            prop_assert!(priority.low <= score + 1e-9 && score <= priority.high + 1e-9);
            prop_assert!(priority.low >= 0.0 && priority.high <= 100.0 + 1e-9);
        }
    }

    #[test]
    fn a_better_value_never_lowers_the_priority(
        accounts in inputs(), weights in weights(), which in 0usize..30, column in 0usize..6, more in 1u8..60,
    ) {
        let which = which % accounts.len();
        let mut better = accounts.clone();
        let Some(value) = better[which][column].as_mut() else { return Ok(()) };
        *value += f64::from(more);
        let score = |accounts: &[_]| scored(accounts, weights)[which].score.clone();
        if let (Ok(before), Ok(after)) = (score(&accounts), score(&better)) {
            prop_assert!(after >= before - 1e-9, "{before} {after}");
        }
    }

    #[test]
    fn a_missing_criterion_counts_as_if_it_had_no_weight(
        accounts in inputs(), weights in weights(), column in 0usize..6,
    ) {
        let mut without = accounts.clone();
        without.iter_mut().for_each(|inputs| inputs[column] = None);
        let mut unweighted = weights;
        unweighted[column] = 0.0;
        let scores = |accounts: &[_], weights| scored(accounts, weights).into_iter().map(|p| p.score.ok()).collect::<Vec<_>>();
        for (one, other) in scores(&without, weights).into_iter().zip(scores(&accounts, unweighted)) {
            prop_assert_eq!(one.is_some(), other.is_some());
            prop_assert!((one.unwrap_or(0.0) - other.unwrap_or(0.0)).abs() < 1e-9);
        }
    }
}

#[test]
fn unknown_not_applicable_and_zero_are_kept_apart() {
    let criterion = |key, input: Known<f64>, applicable, percentile: Known<f64>| Criterion {
        key,
        weight: 10.0,
        input,
        applicable,
        percentile,
        peers: 10,
        points: 0.0,
    };
    let one = |second| {
        combine(
            vec![criterion(CriterionKey::Value, Ok(5.0), true, Ok(0.8)), second],
            &CriterionKey::ALL,
            &PriorityConfig::default(),
        )
    };
    let unknown = one(criterion(CriterionKey::Growth, missing(), true, missing()));
    assert_eq!((unknown.score, unknown.low, unknown.high), (Ok(80.0), 40.0, 90.0));
    assert!(unknown.observed_share == 0.5 && unknown.provisional);
    let not_applicable = one(criterion(CriterionKey::Growth, missing(), false, missing()));
    assert_eq!((not_applicable.score, not_applicable.low, not_applicable.high), (Ok(80.0), 80.0, 80.0));
    assert!(not_applicable.observed_share == 1.0 && !not_applicable.provisional);
    let zero = one(criterion(CriterionKey::Growth, Ok(0.0), true, Ok(0.2)));
    assert_eq!(zero.score, Ok(50.0));
}

#[test]
fn few_of_a_segment_are_ranked_among_all() {
    let inputs: Vec<Known<f64>> = (0..20).map(|n| Ok(f64::from(n))).collect();
    let groups = [(0..20).collect::<Vec<_>>(), (0..8).collect(), (8..15).collect()];
    let placed = criteria::percentiles(&inputs, false, &groups);
    assert_eq!(placed[7], (Ok(7.5 / 8.0), 8));
    assert_eq!(placed[14], (Ok(14.5 / 20.0), 20));
}

#[test]
fn the_greatest_gain_is_to_the_best_place() {
    let priority = &scored(
        &[[Some(1.0), Some(9.0), None, None, None, None], [Some(2.0), Some(1.0), None, None, None, None]],
        [30.0, 10.0, 1.0, 1.0, 1.0, 1.0],
    )[0];
    // From 0.25 to 0.75 at 30 of 40.
    assert_eq!(priority.greatest_gain(), Some((CriterionKey::Value, 37.5)));
}

#[test]
fn one_good_figure_puts_nobody_above_accounts_that_are_known_well() {
    let criterion = |key, weight, percentile: Known<f64>| Criterion {
        key,
        weight,
        input: percentile.clone(),
        applicable: true,
        percentile,
        peers: 10,
        points: 0.0,
    };
    let criteria =
        || vec![criterion(CriterionKey::Value, 30.0, missing()), criterion(CriterionKey::Urgency, 10.0, Ok(0.99))];
    let score = |in_use: &[CriterionKey]| combine(criteria(), in_use, &PriorityConfig::default()).score;
    assert_eq!(
        score(&[CriterionKey::Value, CriterionKey::Urgency]),
        Err(Unknown::InsufficientSignal { observed_share: 0.25 })
    );
    // Where no account's value is known, its lack says nothing of this one.
    assert_eq!(score(&[CriterionKey::Urgency]), Ok(99.0));
}
