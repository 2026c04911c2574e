use std::fmt::Write;

use proptest::prelude::*;

use super::labelled::{OTHER, SAME};
use crate::ingest::identity::alike::{Rarity, likeness};
use crate::ingest::identity::config::IdentityConfig;
use crate::ingest::identity::name::Name;
use crate::ingest::identity::propose::points;

/// How rare words are, among all names of the set.
fn rarity() -> Rarity {
    let names: Vec<Name> =
        SAME.iter().chain(OTHER).flat_map(|(a, b)| [Name::parse(a), Name::parse(b)]).flatten().collect();
    Rarity::of(names.iter())
}

fn score(a: &str, b: &str, rarity: &Rarity) -> u8 {
    points(likeness(&Name::parse(a).unwrap(), &Name::parse(b).unwrap(), rarity).share)
}

/// The measure that docs/matching.md quotes.
#[test]
fn most_judged_pairs_are_scored_as_a_person_judged_them() {
    let (rarity, least) = (rarity(), IdentityConfig::default().min_score);
    let missed: Vec<_> = SAME.iter().filter(|(a, b)| score(a, b, &rarity) < least).collect();
    let wrong: Vec<_> = OTHER.iter().filter(|(a, b)| score(a, b, &rarity) >= least).collect();
    let mut told = String::new();
    for (a, b) in missed.iter().chain(&wrong) {
        writeln!(told, "{a} / {b}: {}", score(a, b, &rarity)).unwrap();
    }
    assert!(SAME.len() + OTHER.len() >= 100);
    let found = SAME.len() - missed.len();
    // Counts of pairs are small.
    #[allow(clippy::cast_precision_loss)]
    let (precision, recall) = (found as f64 / (found + wrong.len()) as f64, found as f64 / SAME.len() as f64);
    assert_eq!((missed.len(), wrong.len()), (1, 3), "precision {precision:.3}, recall {recall:.3}\n{told}");
}

proptest! {
    #[test]
    fn likeness_is_symmetric_bounded_and_1_of_itself(a in "[A-Za-zñéü0-9 .&,'-]{1,40}", b in ".{1,40}") {
        let rarity = rarity();
        if let (Some(first), Some(second)) = (Name::parse(&a), Name::parse(&b)) {
            let (one, other) = (likeness(&first, &second, &rarity), likeness(&second, &first, &rarity));
            prop_assert!((one.share - other.share).abs() < 1e-12, "{one:?} {other:?}");
            prop_assert!((0.0..=1.0).contains(&one.share));
            prop_assert_eq!(likeness(&first, &first, &rarity).share, 1.0);
        }
    }

    #[test]
    fn a_legal_form_and_capitals_change_next_to_nothing(name in "[A-Z][a-z]{3,10} [A-Z][a-z]{3,10}", form in 0usize..8) {
        let forms = ["S.A.", "S.L.U.", "GmbH", "Inc.", "Ltd", "S.A. de C.V.", "B.V.", "Oyj"];
        let with = format!("{}, {}", name.to_uppercase(), forms[form]);
        prop_assert_eq!(score(&name, &with, &rarity()), 99);
    }
}
