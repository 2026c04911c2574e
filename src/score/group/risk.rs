//! How much of a group's revenue is at risk.

use serde::Serialize;

use super::{Members, has_revenue};
use crate::model::{AccountIx, Decimal, Known};
use crate::score::{Band, money};

/// Churn risk over the members of a group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupRisk {
    /// The gravest band of any member.
    pub highest: Known<Band>,
    /// The member in it with the most revenue.
    pub highest_at: Option<AccountIx>,
    /// Revenue of 12 months of the members in the high band; up is bad.
    pub revenue_at_risk: Known<Decimal>,
    /// Members and revenue by band: high, medium, low, unknown.
    pub bands: Vec<BandShare>,
}

/// The members in one band.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BandShare {
    /// None where it is unknown.
    pub band: Option<Band>,
    pub members: usize,
    /// Of the last 12 months.
    pub revenue: Known<Decimal>,
    /// Of the group's, 0 to 1; beyond that only where a member's credit notes exceed its revenue.
    pub share: Known<f64>,
}

pub(super) fn risk(members: &Members<'_, '_>) -> GroupRisk {
    let band = |scores: &crate::score::AccountScores| scores.churn.band.as_ref().ok().copied();
    let revenue = |scores: &crate::score::AccountScores| match has_revenue(scores) {
        true => scores.revenue.ltm.clone(),
        false => Ok(Decimal::ZERO),
    };
    let each: Vec<_> = members.scores.iter().map(|scores| (band(scores), revenue(scores))).collect();
    let bands = band_shares(&each);
    let highest = each.iter().filter_map(|(band, _)| *band).max();
    let highest_at = members.scores.iter().zip(&each).filter(|(_, (band, _))| band.is_some() && *band == highest);
    let highest_at = highest_at
        .max_by_key(|(scores, (_, revenue))| (revenue.as_ref().ok().copied(), std::cmp::Reverse(scores.account)));
    let unknown = || members.first_reason(|scores| &scores.churn.band);
    let any_revenue = members.scores.iter().any(|scores| has_revenue(scores));
    let at_risk = bands.first().map_or(Ok(Decimal::ZERO), |high| high.revenue.clone());
    GroupRisk {
        highest: highest.ok_or_else(unknown),
        highest_at: highest_at.map(|(scores, _)| scores.account),
        revenue_at_risk: match (highest, any_revenue) {
            (None, _) => Err(unknown()),
            (Some(_), false) => Err(members.first_reason(|scores| &scores.revenue.ltm)),
            (Some(_), true) => at_risk,
        },
        bands,
    }
}

/// Members, revenue and its share by band, the gravest first, the unknown last; bands without a member are there too.
pub fn band_shares(members: &[(Option<Band>, Known<Decimal>)]) -> Vec<BandShare> {
    let all = money::total(members.iter().map(|(_, revenue)| revenue.clone()));
    let order = [Some(Band::High), Some(Band::Medium), Some(Band::Low), None];
    let share = |band: Option<Band>| {
        let of = || members.iter().filter(move |(other, _)| *other == band);
        let revenue = money::total(of().map(|(_, revenue)| revenue.clone()));
        let share = revenue.clone().and_then(|revenue| money::share(revenue, all.clone()?));
        BandShare { band, members: of().count(), revenue, share }
    };
    order.into_iter().map(share).collect()
}
