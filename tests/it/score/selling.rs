//! What could be sold, and why of some products and accounts nothing is told.

use cartera::model::*;
use cartera::score::whitespace::{AppliesRule, Measure};
use cartera::score::{AccountScores, Past, ScoreConfig, Scores, score};

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::sample::Sample;
use super::{amount, scored};

const AS_OF: &str = "2026-10-31";

fn own<'a>(scores: &'a Scores, portfolio: &Portfolio, id: &str) -> &'a AccountScores {
    let place = portfolio.accounts.iter().position(|row| row.id == id).expect("an account");
    &scores.accounts[place]
}

fn buy(sample: &mut Sample, account: &str, product: &str, value: &str) {
    sample.add::<Revenue>(account, &[("date", "2026-05-10"), ("amount", value), ("product", product)]);
}

/// Twelve shops that buy lamps, eleven of which buy oil too; `old` once bought candles, `idle` nothing, `lamps` nothing but
/// lamps. The list has lamps and oil, sold or not any more, and candles, which are not.
fn shops(sold: bool) -> Sample {
    let mut sample = Sample::default();
    for n in 0..12 {
        let id = format!("s{n:02}");
        sample.account(&id, &[("segment", "Shop")]);
        buy(&mut sample, &id, "Lamp", &format!("{}", 1000 + n * 10));
        if n > 0 {
            buy(&mut sample, &id, "Oil", &format!("{}", 500 + n * 10));
        }
    }
    for id in ["idle", "lamps", "old"] {
        sample.account(id, &[("segment", "Shop")]);
    }
    sample.add::<Revenue>("idle", &[("date", "2023-05-10"), ("amount", "10"), ("product", "Lamp")]);
    buy(&mut sample, "lamps", "Lamp", "900");
    buy(&mut sample, "old", "Candle", "900");
    buy(&mut sample, "old", "Oil", "900");
    for (name, active) in [("Lamp", sold), ("Oil", sold), ("Candle", false)] {
        sample.add::<Product>("", &[("name", name), ("active", &active.to_string())]);
    }
    sample
}

fn whitespace_of(account: &AccountScores, product: &str) -> Known<Decimal> {
    account.whitespace.products.iter().find(|row| &*row.product == product).expect("a row").whitespace.clone()
}

#[test]
fn a_product_that_is_not_sold_any_more_says_so() {
    let portfolio = shops(true).build(AS_OF);
    let scores = scored(&portfolio);
    assert_eq!(whitespace_of(own(&scores, &portfolio, "old"), "Candle"), Err(Unknown::NotSold));
    // One that never bought it has nothing to say of it.
    let other = own(&scores, &portfolio, "s03");
    assert!(other.whitespace.products.iter().all(|row| &*row.product != "Candle"));
    // With nothing on the list sold there is no share of it either, and nothing that could be proposed.
    let portfolio = shops(false).build(AS_OF);
    let scores = scored(&portfolio);
    let reason = Unknown::NoOffer { because: NoOffer::NothingSold };
    let old = own(&scores, &portfolio, "old");
    assert_eq!(old.products.penetration_share, Err(reason.clone()));
    assert_eq!(old.cross_sell.proposals.as_ref().err(), Some(&reason));
    assert_eq!(old.whitespace.total, Err(reason));
}

#[test]
fn a_product_for_others_says_so_even_if_it_was_bought() {
    let portfolio = shops(true).build(AS_OF);
    let mut config = ScoreConfig::default();
    let rule = |product: &str| AppliesRule {
        product: product.into(),
        segments: vec!["School".into()],
        ..AppliesRule::default()
    };
    config.whitespace.applies = vec![rule("Oil")];
    let scores = score(&portfolio, &config, &Past::default());
    assert_eq!(whitespace_of(own(&scores, &portfolio, "s03"), "Oil"), Err(Unknown::NotForAccount));
    config.whitespace.applies.push(rule("Lamp"));
    let scores = score(&portfolio, &config, &Past::default());
    let shop = own(&scores, &portfolio, "s03");
    let reason = Unknown::NoOffer { because: NoOffer::NoneApplies };
    assert_eq!(shop.whitespace.total, Err(reason.clone()));
    assert_eq!(shop.cross_sell.proposals.as_ref().err(), Some(&reason));
    assert_eq!(shop.products.penetration_share, Err(reason));
}

#[test]
fn who_bought_nothing_has_no_size_by_spend() {
    let portfolio = shops(true).build(AS_OF);
    let mut config = ScoreConfig::default();
    config.whitespace.size = cartera::score::whitespace::SizeChoice::Spend;
    let scores = score(&portfolio, &config, &Past::default());
    assert_eq!(own(&scores, &portfolio, "idle").whitespace.total, Err(Unknown::NothingBought));
    // Of oil, its lamps tell; of lamps, nothing else does.
    let lamps = own(&scores, &portfolio, "lamps");
    assert!(whitespace_of(lamps, "Oil").unwrap() > amount("0"));
    assert_eq!(whitespace_of(lamps, "Lamp"), Err(Unknown::NothingElseBought));
}

/// 120 accounts of 5 to 50,000 employees whose yearly spend on one product is 1000 × employees^beta × 0.5 to 2.
fn grown(beta: f64) -> Sample {
    let mut sample = Sample::default();
    let mut rng = ChaCha8Rng::seed_from_u64(11);
    let mut uniform = || f64::from(rng.next_u32()) / f64::from(u32::MAX);
    for n in 0..120i32 {
        let id = format!("g{n:03}");
        let employees = (5.0 * libm::pow(10.0, 4.0 * uniform())).round();
        let noise = libm::pow(2.0, 2.0 * uniform() - 1.0);
        let spend = 1000.0 * libm::pow(employees, beta) * noise;
        sample.account(
            &id,
            &[("segment", if n % 2 == 0 { "Even" } else { "Odd" }), ("employees", &format!("{employees}"))],
        );
        buy(&mut sample, &id, "Lamp", &format!("{spend:.2}"));
    }
    sample
}

#[test]
fn potentials_grow_with_size_as_spend_does() {
    for beta in [0.25, 0.5, 0.75, 1.0] {
        let portfolio = grown(beta).build(AS_OF);
        let scores = scored(&portfolio);
        let basis = &scores.portfolio.whitespace.measures;
        let employees = basis.iter().find(|used| used.measure == Measure::Employees).unwrap();
        assert!((employees.power - beta).abs() < 0.06, "{beta}: {employees:?}");
        let shares: Vec<f64> = scores.accounts.iter().map(|own| own.whitespace.wallet_share.clone().unwrap()).collect();
        // What made the data is noise alone: small and large accounts are as near to their potential.
        let mean = |large: bool| {
            let of: Vec<f64> = portfolio
                .accounts
                .iter()
                .zip(&shares)
                .filter(|(row, _)| (row.employees.unwrap() > 500.0) == large)
                .map(|(_, share)| *share)
                .collect();
            of.iter().sum::<f64>() / of.len() as f64
        };
        assert!((mean(true) / mean(false) - 1.0).abs() < 0.25, "{beta}: {} and {}", mean(true), mean(false));
        for own in &scores.accounts {
            let parts: Decimal = own.whitespace.products.iter().map(|row| row.actual).sum();
            assert_eq!(parts, own.revenue.ltm.clone().unwrap());
        }
        // In proportion to employees the same accounts would be told a multiple, the more so the flatter spend grows.
        let mut config = ScoreConfig::default();
        (config.whitespace.size_exponent, config.whitespace.min_size_correlation) = (Some(1.0), -1.0);
        let proportional = score(&portfolio, &config, &Past::default());
        let total = |scores: &Scores| -> Decimal {
            scores.accounts.iter().map(|own| own.whitespace.total.clone().unwrap()).sum()
        };
        if beta < 0.6 {
            assert!(total(&proportional) > total(&scores) * Decimal::from(3));
        }
    }
}
