//! Sums over the members of a group, of figures that not every member has.

use serde::Serialize;

use crate::model::{Decimal, Known, Unknown};
use crate::score::money;

/// A sum over members, with how many of them it is known.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupSum {
    /// Unknown as long as one member that should have the figure has none.
    pub total: Known<Decimal>,
    /// Sum over the members that have it.
    pub of_known: Known<Decimal>,
    pub known: usize,
    /// Members that the figure can be asked of: not those that never bought anything.
    pub asked: usize,
}

/// What one member adds.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Known(Decimal),
    /// The figure says nothing of this member, which so adds nothing.
    Absent(Unknown),
    Missing(Unknown),
}

impl Part {
    /// A figure of a member with dealings or without.
    pub fn of(figure: &Known<Decimal>, has_dealings: bool) -> Part {
        match figure {
            Ok(amount) => Part::Known(*amount),
            Err(reason @ (Unknown::NotCustomer | Unknown::NoRecords { .. })) => Part::Absent(reason.clone()),
            Err(reason) if !has_dealings => Part::Absent(reason.clone()),
            Err(reason) => Part::Missing(reason.clone()),
        }
    }
}

/// The sum of what members add: exact, and unknown while a part is missing.
pub fn sum_of(parts: impl IntoIterator<Item = Part>) -> GroupSum {
    let (mut amounts, mut absent, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        match part {
            Part::Known(amount) => amounts.push(Ok(amount)),
            Part::Absent(reason) => absent.push(reason),
            Part::Missing(reason) => missing.push(reason),
        }
    }
    let (known, asked) = (amounts.len(), amounts.len() + missing.len());
    // Of several reasons the first by its words, whatever the order of the members.
    let reason = missing.iter().chain(&absent).min_by_key(|reason| (absent.contains(reason), reason.to_string()));
    let reason = reason.cloned().unwrap_or(Unknown::TooFew { have: 0, need: 1 });
    let of_known = if known == 0 { Err(reason.clone()) } else { money::total(amounts) };
    GroupSum {
        total: if known < asked && known > 0 {
            Err(Unknown::NotAllMembers { have: known, need: asked })
        } else {
            of_known.clone()
        },
        of_known,
        known,
        asked,
    }
}
