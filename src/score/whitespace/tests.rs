use proptest::prelude::*;

use super::estimate::{Actual, potential, reconcile};
use super::peers::{Level, PeerSpend, quantile_without};
use super::size::rank_correlation;
use super::{CrmPotential, ProductName, Source};
use crate::model::{Decimal, Unknown};

fn spend(size: f64, per_size: f64, adoption_share: f64) -> PeerSpend {
    PeerSpend { level: Level::Segment, peers: 8, adoption_share, per_size, size, power: 1.0 }
}

#[test]
fn the_quantile_is_that_of_definition_seven_with_one_value_left_out() {
    // Hyndman & Fan 1996, definition 7, is R's default: quantile(c(1, 2, 4, 8), 0.75) is 5.
    assert_eq!(quantile_without(&[1.0, 2.0, 4.0, 8.0], None, 0.75), Some(5.0));
    assert_eq!(quantile_without(&[1.0, 2.0, 3.0, 4.0, 8.0], Some(2), 0.75), Some(5.0));
    assert_eq!(quantile_without(&[7.0], Some(0), 0.75), None);
    assert_eq!(quantile_without(&[7.0, 9.0], Some(1), 0.75), Some(7.0));
}

#[test]
fn a_rank_correlation_gives_the_published_value() {
    // The 10 pairs of IQ and hours of television of the textbook example, three times over: rho = -29/165 for each.
    let pairs = [
        (86.0, 2.0),
        (97.0, 20.0),
        (99.0, 28.0),
        (100.0, 27.0),
        (101.0, 50.0),
        (103.0, 29.0),
        (106.0, 7.0),
        (110.0, 17.0),
        (112.0, 6.0),
        (113.0, 12.0),
    ];
    let thrice: Vec<(f64, f64)> = pairs.iter().chain(&pairs).chain(&pairs).copied().collect();
    assert!((rank_correlation(&thrice).unwrap() + 29.0 / 165.0).abs() < 1e-12);
    assert!(rank_correlation(&pairs).is_err());
}

fn products(rows: &[(i64, Option<f64>)]) -> Vec<Actual> {
    let row = |(n, (actual, size)): (usize, &(i64, Option<f64>))| {
        let basis = size.map(|size| spend(size, 1.0, 1.0));
        Actual {
            product: ProductName::new(&format!("P{n}")),
            actual: Decimal::from(*actual),
            potential: basis
                .ok_or(Unknown::NotSold)
                .and_then(|basis| potential(&basis, 2).map(|amount| (amount, basis))),
        }
    };
    rows.iter().enumerate().map(row).collect()
}

fn use_of() -> impl Strategy<Value = CrmPotential> {
    prop_oneof![Just(CrmPotential::Replaces), Just(CrmPotential::Caps), Just(CrmPotential::Ignored)]
}

proptest! {
    #[test]
    fn parts_sum_exactly_and_whitespace_is_never_negative(
        rows in prop::collection::vec((-500i64..5000, prop::option::of(0.0f64..9000.0)), 0..9),
        unassigned in -300i64..300, crm in prop::option::of(1i64..20_000), use_of_crm in use_of(),
    ) {
        let ltm: Decimal = rows.iter().map(|(actual, _)| Decimal::from(*actual)).sum::<Decimal>() + Decimal::from(unassigned);
        let given = crm.filter(|_| use_of_crm != CrmPotential::Ignored).map(Decimal::from);
        let made = reconcile(ltm, products(&rows), given, use_of_crm);
        prop_assert_eq!(made.products.iter().map(|row| row.actual).sum::<Decimal>(), ltm);
        let left: Vec<Decimal> = made.products.iter().filter_map(|row| row.whitespace.clone().ok()).collect();
        prop_assert!(left.iter().all(|left| *left >= Decimal::ZERO));
        prop_assert_eq!(left.into_iter().sum::<Decimal>(), made.total.clone().unwrap());
        for row in &made.products {
            if let (Ok(potential), Ok(left)) = (&row.potential, &row.whitespace) {
                prop_assert_eq!(*left, (*potential - row.actual.max(Decimal::ZERO)).max(Decimal::ZERO));
            }
        }
        if made.source != Source::Peers {
            prop_assert_eq!(made.potential.clone().unwrap(), given.unwrap());
            prop_assert!(made.total.unwrap() <= (given.unwrap() - ltm).max(Decimal::ZERO));
        }
    }

    #[test]
    fn a_larger_account_never_has_less_potential(size in 0.0f64..1e6, more in 0.0f64..1e6, per in 0.0f64..1e3, share in 0.0f64..1.0) {
        let of = |size| potential(&spend(size, per, share), 2).unwrap();
        prop_assert!(of(size) <= of(size + more));
    }

    #[test]
    fn what_is_left_out_does_not_matter(mut values in prop::collection::vec(0.0f64..1e6, 2..30), own in 0.0f64..1e9, q in 0.0f64..1.0) {
        values.sort_by(f64::total_cmp);
        let place = values.partition_point(|value| *value < own);
        let mut with = values.clone();
        with.insert(place, own);
        prop_assert_eq!(quantile_without(&with, Some(place), q), quantile_without(&values, None, q));
    }
}

/// One product with an estimate of its own.
fn told(product: &str, actual: i64, estimate: i64) -> Actual {
    let basis = spend(1.0, 1.0, 1.0);
    Actual {
        product: ProductName::new(product),
        actual: Decimal::from(actual),
        potential: Ok((Decimal::from(estimate), basis)),
    }
}

#[test]
fn what_is_bought_and_what_is_left_are_the_whole_though_a_product_is_over_its_estimate() {
    let rows = vec![told("over", 90, 40), told("under", 8, 60), told("none", 0, 56)];
    let made = reconcile(Decimal::from(98), rows, None, CrmPotential::Replaces);
    // 90 + 60 + 56: of each the larger of bought and estimate.
    assert_eq!((made.potential, made.total), (Ok(Decimal::from(206)), Ok(Decimal::from(108))));
    for row in &made.products {
        assert_eq!(row.potential, Ok(row.actual + row.whitespace.clone().unwrap()), "{}", row.product);
    }
}
