use super::*;

fn profile(percentiles: Weights) -> Profile {
    Profile { percentiles, pattern: 0 }
}

const EVEN: Weights = [1.0; N];
const ALL_SEEN: [bool; N] = [true; N];

#[test]
fn counting_and_sorting_give_the_same_ranks() {
    // More accounts than are sorted, with many equal scores.
    let many: Vec<Profile> = (0..FEW + 500).map(|i| profile([count(i % 97) / 97.0; N])).collect();
    let counted = Scenario::of(&EVEN, &many, &[ALL_SEEN]);
    let mut sorted: Vec<u32> = many.iter().map(|profile| counted.steps(profile)).collect();
    sorted.sort_unstable();
    let sorted = Scenario { shares: vec![shares(&EVEN, &ALL_SEEN)], reached: Reached::Sorted(sorted) };
    assert!(matches!(counted.reached, Reached::Counted(_)));
    for profile in &many {
        assert_eq!(counted.places(counted.steps(profile)), sorted.places(sorted.steps(profile)));
    }
}

#[test]
fn equal_scores_share_their_places() {
    let profiles = [profile([0.9; N]), profile([0.5; N]), profile([0.5; N]), profile([0.1; N])];
    let scenario = Scenario::of(&EVEN, &profiles, &[ALL_SEEN]);
    let ranks: Vec<_> = profiles.iter().map(|profile| scenario.places(scenario.steps(profile))).collect();
    assert_eq!(ranks, [(1, 1), (2, 3), (2, 3), (4, 4)]);
}

#[test]
fn ranks_that_a_small_change_of_one_weight_swaps_are_tied() {
    // The second is just behind and stronger in the last criterion; the third is far behind in all.
    let profiles = [
        profile([0.80, 0.80, 0.80, 0.80, 0.80, 0.40]),
        profile([0.70, 0.70, 0.70, 0.70, 0.70, 0.88]),
        profile([0.20; N]),
        profile([0.20; N]),
    ];
    let swung: Vec<Scenario> =
        swings(&EVEN).iter().map(|weights| Scenario::of(weights, &profiles, &[ALL_SEEN])).collect();
    let groups: Vec<_> = ties(&profiles, &swung).into_iter().map(|tied| (tied.group, tied.accounts)).collect();
    assert_eq!(groups, [(1, 2), (1, 2), (3, 2), (3, 2)]);
    let swings = stability(&profiles[1], &swung, &swung, &asked(), TiedWith { group: 1, accounts: 2 });
    assert_eq!((swings.swing_low, swings.swing_high), (1, 2));
}

fn asked() -> Asked {
    Asked { tier: Some(Tier::A), top: 1, rule: Rule::Shares { a: 0.25, b: 0.5 }, n: 4 }
}

#[test]
fn one_that_leads_in_everything_leads_under_any_weights() {
    let profiles = [profile([0.9; N]), profile([0.6; N]), profile([0.4; N]), profile([0.1; N])];
    let config = PriorityConfig::default();
    let drawn: Vec<Scenario> =
        draws(&EVEN, &config).iter().map(|weights| Scenario::of(weights, &profiles, &[ALL_SEEN])).collect();
    let best = stability(&profiles[0], &drawn, &drawn, &asked(), TiedWith { group: 1, accounts: 1 });
    assert_eq!((best.draws, best.rank_low, best.rank_high), (1000, 1, 1));
    assert_eq!((best.top_share, best.tier_share), (1.0, 1.0));
}

#[test]
fn the_range_holds_all_places_of_equals_but_for_the_tails() {
    let range = |places: &[(usize, usize)], tail| {
        let mut found = Places::with_capacity(places.len());
        places.iter().for_each(|one| found.push(*one));
        found.range(tail)
    };
    assert_eq!(range(&[(2, 3)], 0.0), (2, 3));
    let places: Vec<_> = (1..=100).map(|rank| (rank, rank)).collect();
    assert_eq!(range(&places, TAIL), (6, 95));
    assert_eq!(range(&[], TAIL), (1, 1));
}

/// Of 30 equal accounts each has a rank from 1 to 30, and a range that holds it.
#[test]
fn ranks_of_equals_lie_within_their_range() {
    let profiles: Vec<Profile> = (0..30).map(|_| profile([0.5; N])).collect();
    let drawn = [Scenario::of(&EVEN, &profiles, &[ALL_SEEN])];
    let one = stability(&profiles[7], &drawn, &drawn, &asked(), TiedWith { group: 1, accounts: 30 });
    assert_eq!((one.rank_low, one.rank_high, one.swing_low, one.swing_high), (1, 30, 1, 30));
}

#[test]
fn what_is_not_observed_gives_its_weight_to_the_rest() {
    let observed = [true, false, true, false, false, false];
    assert_eq!(shares(&[30.0, 15.0, 10.0, 1.0, 1.0, 1.0], &observed), [0.75, 0.0, 0.25, 0.0, 0.0, 0.0]);
    assert_eq!(shares(&[0.0; N], &observed), [0.5, 0.0, 0.5, 0.0, 0.0, 0.0]);
}

/// Time of the task's bound; run alone in release: `cargo test --release --lib stability -- --ignored`.
#[test]
#[ignore = "measures time"]
#[allow(clippy::print_stdout)]
fn a_hundred_thousand_accounts_take_seconds() {
    let profiles: Vec<Profile> = (0..100_000usize)
        .map(|i| Profile {
            percentiles: std::array::from_fn(|j| count((i * (7919 + 2 * j) + j * 31) % 99_991) / 99_991.0),
            pattern: 0,
        })
        .collect();
    let config = PriorityConfig::default();
    let start = std::time::Instant::now();
    let weights = CriterionKey::ALL.map(|key| key.weight(&config));
    let drawn: Vec<Scenario> =
        draws(&weights, &config).par_iter().map(|weights| Scenario::of(weights, &profiles, &[ALL_SEEN])).collect();
    let swung: Vec<Scenario> =
        swings(&weights).par_iter().map(|weights| Scenario::of(weights, &profiles, &[ALL_SEEN])).collect();
    let tied = ties(&profiles, &swung);
    let found: Vec<Stability> = profiles
        .par_iter()
        .zip(&tied)
        .map(|(profile, tied)| {
            let asked = Asked { tier: Some(Tier::A), top: 20_000, rule: Rule::Shares { a: 0.2, b: 0.5 }, n: 100_000 };
            stability(profile, &drawn, &swung, &asked, *tied)
        })
        .collect();
    println!("{:.2} s for {} accounts", start.elapsed().as_secs_f64(), found.len());
    assert!(start.elapsed().as_secs_f64() < 6.0);
}
