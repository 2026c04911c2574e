//! False alarms on honest answers and what is found of mixtures, by simulation with fixed seeds.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::*;

struct Chance(ChaCha8Rng);

impl Chance {
    fn of(seed: u64) -> Chance {
        Chance(ChaCha8Rng::seed_from_u64(seed))
    }

    /// 0 to 1.
    fn share(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    fn normal(&mut self) -> f64 {
        // The sum of twelve uniform shares has variance 1; its tails end at 6.
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }

    fn rounded(&mut self, mean: f64, deviation: f64) -> u8 {
        let value = (mean + deviation * self.normal()).round().clamp(0.0, 10.0);
        (0..=10u8).find(|whole| f64::from(*whole) == value).unwrap()
    }

    fn pick(&mut self, weights: &[f64]) -> usize {
        let mut left = self.share() * weights.iter().sum::<f64>();
        for (place, weight) in weights.iter().enumerate() {
            left -= weight;
            if left < 0.0 {
                return place;
            }
        }
        weights.len() - 1
    }
}

type Survey = fn(&mut Chance) -> u8;

/// Populations that answer from 0 to 10: happy, mixed, with a habit of 5, of two humps wherever the lower one lies, of
/// extremes and the middle, unhappy, and at random.
const HONEST: &[(&str, Survey)] = &[
    ("happy", |c| c.rounded(9.0, 1.8)),
    ("mixed", |c| c.rounded(7.0, 2.2)),
    ("with a habit of 5", |c| if c.share() < 0.08 { 5 } else { c.rounded(8.5, 2.0) }),
    ("humps at 3 and 9", |c| if c.share() < 0.5 { c.rounded(3.0, 1.5) } else { c.rounded(9.3, 1.0) }),
    ("humps at 4 and 9", |c| if c.share() < 0.5 { c.rounded(4.0, 1.5) } else { c.rounded(9.3, 1.0) }),
    ("humps at 4.25 and 9", |c| if c.share() < 0.5 { c.rounded(4.25, 1.5) } else { c.rounded(9.3, 1.0) }),
    ("humps at 4.5 and 9", |c| if c.share() < 0.5 { c.rounded(4.5, 1.5) } else { c.rounded(9.3, 1.0) }),
    ("humps at 5 and 9", |c| if c.share() < 0.5 { c.rounded(5.0, 1.5) } else { c.rounded(9.3, 1.0) }),
    ("0, 5 and 10", |c| {
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10][c.pick(&[20.0, 5.0, 3.0, 3.0, 3.0, 15.0, 5.0, 7.0, 8.0, 10.0, 30.0])]
    }),
    ("unhappy", |c| c.rounded(3.5, 2.0)),
    ("at random", |c| c.rounded(5.0, 30.0)),
];

fn star(chance: &mut Chance) -> u8 {
    [1, 2, 3, 4, 5][chance.pick(&[5.0, 5.0, 15.0, 25.0, 50.0])]
}

fn heard(rating: u8, account: u32) -> Heard<'static> {
    Heard { rating, account: Some(AccountIx(account)), kind: None, role: None }
}

/// Shares of surveys that are told as mixed at 10⁻³ and at 10⁻⁶.
fn alarms(surveys: usize, mut survey: impl FnMut(usize) -> Vec<Heard<'static>>) -> [f64; 2] {
    let chances: Vec<f64> = (0..surveys).map(|place| mixed(survey(place).into_iter())).collect();
    [1e-3, 1e-6].map(|bound| count(chances.iter().filter(|chance| **chance < bound).count()) / count(surveys))
}

fn anonymous(rating: u8) -> Heard<'static> {
    Heard { rating, account: None, kind: None, role: None }
}

fn honest(name: &str) -> Survey {
    HONEST.iter().find(|(known, _)| *known == name).unwrap().1
}

#[test]
fn honest_surveys_are_not_called_mixed_whatever_their_shape() {
    for (name, answer) in HONEST {
        for (n, surveys) in [(50, 400), (500, 100), (5000, 10)] {
            let mut chance = Chance::of(n);
            let found = alarms(surveys, |_| (0..n).map(|_| anonymous(answer(&mut chance))).collect());
            assert_eq!(found, [0.0, 0.0], "{name}, {n} answers");
        }
    }
}

/// Accounts of different moods, a tenth of them hopeless.
fn moody(chance: &mut Chance, accounts: u32, of_account: usize, on_stars: f64) -> Vec<Heard<'static>> {
    (0..accounts)
        .flat_map(|account| {
            let mean = if chance.share() < 0.1 { 3.0 } else { 8.0 + 1.5 * chance.normal() };
            let stars = chance.share() < on_stars;
            let rating = |c: &mut Chance| if stars { star(c) } else { c.rounded(mean, 1.5) };
            (0..of_account).map(|_| heard(rating(chance), account)).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn unhappy_accounts_are_not_taken_for_another_scale_and_accounts_on_stars_are_found() {
    let mut chance = Chance::of(7);
    assert_eq!(alarms(200, |_| moody(&mut chance, 100, 6, 0.0)), [0.0, 0.0]);
    let found = alarms(100, |_| moody(&mut chance, 100, 6, 0.4));
    assert!(found[0] > 0.95 && found[1] > 0.3, "{found:?}");
}

#[test]
fn a_kind_of_survey_that_never_passes_5_is_found_and_an_unhappy_one_is_not() {
    let mut chance = Chance::of(11);
    let of_kind = |rating: u8, kind: &'static str| Heard { rating, account: None, kind: Some(kind), role: None };
    let survey = |chance: &mut Chance, ticket: fn(&mut Chance) -> u8| {
        (0..160)
            .map(|place| match place % 2 {
                0 => of_kind(chance.rounded(9.0, 1.8), "relationship"),
                _ => of_kind(ticket(chance), "ticket"),
            })
            .collect::<Vec<_>>()
    };
    let found = alarms(100, |_| survey(&mut chance, star));
    assert!(found[1] > 0.95, "{found:?}");
    let unhappy = alarms(200, |_| survey(&mut chance, |c| c.rounded(2.5, 1.2).clamp(0, 5)));
    assert_eq!(unhappy[1], 0.0);
}

#[test]
fn interleaved_stars_are_found_where_there_are_enough() {
    let mut chance = Chance::of(13);
    let happy = honest("happy");
    let mut share_of = |n: usize, stars: f64| {
        alarms(100, |_| {
            (0..n)
                .map(|_| anonymous(if chance.share() < stars { star(&mut chance) } else { happy(&mut chance) }))
                .collect()
        })
    };
    assert!(share_of(500, 0.5)[0] > 0.6);
    assert!(share_of(2000, 0.5)[1] > 0.95);
    // Of few answers, or of few on stars, it can't be told: that is said in the methodology.
    assert!(share_of(50, 0.5)[1] < 0.05);
}

/// 441 answers to a real survey: github.com/saizhang1/NLP-text-analysis, nps.csv, 7041de7.
#[test]
fn a_real_survey_is_not_called_mixed() {
    let counts = [2, 0, 2, 1, 6, 12, 17, 28, 67, 80, 226];
    let ratings = (0..=10u8).zip(counts).flat_map(|(rating, n)| std::iter::repeat_n(rating, n));
    assert_eq!(mixed(ratings.clone().map(anonymous)), 1.0);
    // With as many stars among them it is.
    let mut chance = Chance::of(19);
    let stars: Vec<u8> = (0..441).map(|_| star(&mut chance)).collect();
    assert!(mixed(ratings.chain(stars).map(anonymous)) < 1e-6);
}

/// The rates of docs/methodology.md: `cargo test --lib mixture::tests::rates -- --ignored --nocapture`.
#[test]
#[ignore = "minutes, for the rates of the methodology"]
#[allow(clippy::print_stdout)]
fn rates() {
    for (name, answer) in HONEST {
        for (n, surveys) in [(50, 20_000), (200, 10_000), (1000, 2000), (5000, 400)] {
            let mut chance = Chance::of(n);
            let found = alarms(surveys, |_| (0..n).map(|_| anonymous(answer(&mut chance))).collect());
            println!("honest {name}, n = {n}, {surveys} surveys: {found:?}");
        }
    }
    let mut chance = Chance::of(17);
    println!("honest accounts of moods, 100 × 6: {:?}", alarms(4000, |_| moody(&mut chance, 100, 6, 0.0)));
    println!("honest accounts of moods, 400 × 6: {:?}", alarms(1000, |_| moody(&mut chance, 400, 6, 0.0)));
    for (accounts, on_stars) in [(50, 0.5), (100, 0.25), (100, 0.5), (400, 0.1), (400, 0.25)] {
        let found = alarms(400, |_| moody(&mut chance, accounts, 6, on_stars));
        println!("{accounts} accounts × 6, {on_stars} of them on stars: {found:?}");
    }
    for base in ["happy", "mixed"] {
        for stars in [0.1, 0.3, 0.5, 0.7] {
            for n in [100, 200, 500, 1000, 2000, 5000] {
                let answer = honest(base);
                let found = alarms(400, |_| {
                    let one = |c: &mut Chance| if c.share() < stars { star(c) } else { answer(c) };
                    (0..n).map(|_| anonymous(one(&mut chance))).collect()
                });
                println!("{base}, {stars} on stars, n = {n}: {found:?}");
            }
        }
    }
}
