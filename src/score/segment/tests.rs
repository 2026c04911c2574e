use super::condition::{all, any};
use super::rfm::{Buyer, of_buyers};
use crate::model::{Entity, Unknown};

fn unknown() -> super::Truth {
    Err(Unknown::NoField { entity: Entity::Account, field: "industry" })
}

#[test]
fn three_valued_logic_follows_kleene() {
    // Kleene 1952, Introduction to Metamathematics, § 64.
    assert_eq!(all(&[]), Ok(true));
    assert_eq!(any(&[]), Ok(false));
    assert_eq!(all(&[Ok(true), unknown()]), unknown());
    assert_eq!(all(&[unknown(), Ok(false)]), Ok(false));
    assert_eq!(any(&[unknown(), Ok(true)]), Ok(true));
    assert_eq!(any(&[Ok(false), unknown()]), unknown());
}

fn buyers(values: &[(f64, f64, f64)]) -> Vec<Buyer> {
    values
        .iter()
        .map(|(days_since_order, orders, revenue)| Buyer {
            days_since_order: *days_since_order,
            orders: *orders,
            revenue: *revenue,
        })
        .collect()
}

#[test]
fn fifths_count_up_to_the_best() {
    let ten: Vec<(f64, f64, f64)> =
        (1..=10).map(|n| (f64::from(n) * 30.0, f64::from(n), f64::from(n) * 1000.0)).collect();
    let found = of_buyers(&buyers(&ten), 5);
    assert_eq!(found[0].to_string(), "5-1-1");
    assert_eq!(found[9].to_string(), "1-5-5");
    let money: Vec<u32> = found.iter().map(|rfm| rfm.money).collect();
    assert_eq!(money, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
}

#[test]
fn equal_buyers_share_a_class() {
    let found = of_buyers(&buyers(&[(10.0, 1.0, 5.0), (10.0, 1.0, 6.0), (10.0, 1.0, 7.0), (10.0, 9.0, 8.0)]), 2);
    assert!(found.iter().all(|rfm| rfm.recency == found[0].recency));
    let frequency: Vec<u32> = found.iter().map(|rfm| rfm.frequency).collect();
    assert_eq!(frequency, [1, 1, 1, 2]);
}
