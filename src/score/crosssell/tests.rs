use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::pairs::{Together, lift, similarity};
use super::{CrossSellConfig, likelihood_ratio};
use crate::score::whitespace::ProductName;

/// Which of 12 products each of 200 accounts owns, by chance alone; the 1st brings the 2nd with it where `planted`.
fn owned(seed: u64, planted: bool) -> Vec<Vec<usize>> {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    (0..200)
        .map(|_| {
            let mut own: Vec<usize> = (0..12).filter(|_| random.next_u32() % 10 < 3).collect();
            if planted && own.contains(&0) && random.next_u32() % 10 < 8 {
                own.push(1);
            }
            own.sort_unstable();
            own.dedup();
            own
        })
        .collect()
}

fn significant(owned: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let config = CrossSellConfig::default();
    let together = Together::count(owned, 12, config.min_both);
    let pairs = together.pairs(|product| Some(ProductName::new(&format!("P{product:02}"))), &config);
    pairs.into_iter().filter(|(.., pair)| pair.significant).map(|(a, b, _)| (a, b)).collect()
}

#[test]
fn products_owned_independently_rarely_make_a_pair() {
    // At a false discovery rate of 5 % at most one portfolio in twenty may show a pair; 200 portfolios, 3 SE above.
    let with_pair = (0..200).filter(|seed| !significant(&owned(*seed, false)).is_empty()).count();
    assert!(with_pair <= 19, "{with_pair} of 200");
}

#[test]
fn a_planted_pair_is_found() {
    let found = (0..50).filter(|seed| significant(&owned(*seed, true)).first() == Some(&(0, 1))).count();
    assert_eq!(found, 50);
}

#[test]
fn products_that_all_own_are_not_tested_and_their_lift_is_one() {
    let everyone: Vec<Vec<usize>> = (0..85).map(|n| if n < 12 { vec![0, 1, 2] } else { vec![0, 1] }).collect();
    let config = CrossSellConfig::default();
    let together = Together::count(&everyone, 3, config.min_both);
    let pairs = together.pairs(|product| Some(ProductName::new(&product.to_string())), &config);
    assert_eq!(pairs.len(), 3);
    assert!(pairs.iter().all(|(.., pair)| pair.lift() == 1.0 && pair.p == 1.0 && pair.q.is_err() && !pair.significant));
}

#[test]
fn few_customers_are_not_tested() {
    let few: Vec<Vec<usize>> = (0..29).map(|n| if n < 14 { vec![0, 1] } else { vec![2] }).collect();
    assert!(significant(&few).is_empty());
}

#[test]
fn counts_are_the_same_for_any_order_and_number_of_threads() {
    let mut rows = owned(7, true);
    let first = significant(&rows);
    rows.reverse();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap();
    assert_eq!(pool.install(|| significant(&rows)), first);
}

#[test]
fn similarity_and_likelihood_are_shrunk_by_small_numbers() {
    assert!((similarity(20, 40, 40, 10.0) - 0.5 * 20.0 / 30.0).abs() < 1e-12);
    assert_eq!(similarity(0, 0, 0, 0.0), 0.0);
    assert!((lift(20, 40, 25, 100) - 2.0).abs() < 1e-12);
    // 2 of 2 buyers against 20 of 98 others: raw 4.9; with m = 5 and a share of 22 % it is (2 + 1.1) / 7 over 21.1 / 103.
    let shrunk = likelihood_ratio((2, 2), (20, 98), 5.0);
    assert!((shrunk - (3.1 / 7.0) / (21.1 / 103.0)).abs() < 1e-12);
}

#[test]
fn what_few_similar_customers_own_is_no_argument() {
    let least = CrossSellConfig::default().min_pair_share;
    assert!(!super::propose::is_argument(6, 95, least));
    assert!(super::propose::is_argument(23, 41, least) && super::propose::is_argument(0, 0, least));
}
