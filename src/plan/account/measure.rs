//! What an objective is measured by, as numbers: so that next month's data tells how far it is.

use serde::Serialize;

use super::Situation;
use crate::model::{Decimal, Entity, Known, Unknown};
use crate::score::Unit;

/// A figure of an account that an objective is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// Revenue of the last twelve months, or bookings where they stand for it; reporting currency.
    RevenueLtm,
    /// The value of a contract that is to be renewed. That it was signed no figure tells.
    Renewal,
    /// Points, -100 to 100.
    Nps,
    /// The amount of a deal. That it was won only the deal itself tells.
    Deal,
    /// People known at the account.
    Contacts,
}

impl Figure {
    pub const ALL: [Figure; 5] = [Figure::RevenueLtm, Figure::Renewal, Figure::Nps, Figure::Deal, Figure::Contacts];

    /// The name in what is kept.
    pub fn key(self) -> &'static str {
        match self {
            Figure::RevenueLtm => "revenue_ltm",
            Figure::Renewal => "renewal_value",
            Figure::Nps => "nps",
            Figure::Deal => "deal_amount",
            Figure::Contacts => "contacts",
        }
    }

    pub fn from_key(key: &str) -> Option<Figure> {
        Figure::ALL.into_iter().find(|figure| figure.key() == key)
    }

    pub fn unit(self) -> Unit {
        match self {
            Figure::RevenueLtm | Figure::Renewal | Figure::Deal => Unit::Money,
            Figure::Nps => Unit::Points,
            Figure::Contacts => Unit::Count,
        }
    }

    /// The figure today; unknown, with the reason, where the data does not tell it.
    pub fn now(self, s: &Situation<'_>) -> Known<Decimal> {
        match self {
            Figure::RevenueLtm => s.scores.revenue.ltm.clone(),
            Figure::Nps => s.scores.nps.value.clone().and_then(decimal),
            Figure::Contacts => s.scores.contact.contacts.clone().map(Decimal::from),
            Figure::Renewal => Err(Unknown::NoField { entity: Entity::Contract, field: "signed" }),
            Figure::Deal => Err(Unknown::NoField { entity: Entity::Opportunity, field: "is_won" }),
        }
    }
}

fn decimal(number: f64) -> Known<Decimal> {
    Decimal::from_f64_retain(number).map(|number| number.round_dp(4)).ok_or(Unknown::TooLarge)
}

/// From where an objective starts and where it is to get, in the figure's unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measure {
    pub figure: Figure,
    pub baseline: Decimal,
    pub target: Decimal,
}

impl Measure {
    pub fn of(figure: Figure, baseline: Decimal, target: Decimal) -> Option<Measure> {
        Some(Measure { figure, baseline, target })
    }

    /// None of numbers that are none.
    pub fn of_numbers(figure: Figure, baseline: f64, target: f64) -> Option<Measure> {
        Some(Measure { figure, baseline: decimal(baseline).ok()?, target: decimal(target).ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_read_back_from_its_key() {
        for figure in Figure::ALL {
            assert_eq!(Figure::from_key(figure.key()), Some(figure));
        }
    }
}
