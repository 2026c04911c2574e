//! What share of revenue is margin.

use serde::Serialize;

use crate::model::{Decimal, Known, Unknown};
use crate::score::facts::Line;
use crate::score::money;
use crate::score::revenue::margin;

/// Gross margin over revenue, of the lines that give a cost.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MarginShare {
    /// At most 1; negative where sold under cost.
    pub value: Decimal,
    pub source: MarginSource,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MarginSource {
    /// The account's own lines of this kind of business: contracts or orders.
    Own,
    /// All the account's lines.
    Account,
    /// The portfolio's lines: none of the account gives a cost.
    Portfolio,
    /// The share set in the configuration.
    Configured,
}

/// Σ (amount − cost) / Σ amount over lines that give a cost; None where none does or their revenue is not above 0.
pub fn share<'a>(lines: impl Iterator<Item = &'a Line<'a>>) -> Option<Known<Decimal>> {
    let priced: Vec<&Line<'_>> = lines.filter(|line| line.cost.is_some()).collect();
    let earned = match margin(priced.iter().copied()) {
        Err(Unknown::NoField { .. }) => return None,
        Err(reason) => return Some(Err(reason)),
        Ok(earned) => earned,
    };
    match money::total(priced.iter().map(|line| line.amount.clone())) {
        Err(reason) => Some(Err(reason)),
        Ok(sum) if sum <= Decimal::ZERO => None,
        Ok(sum) => Some(earned.checked_div(sum).map(|share| share.round_dp(6)).ok_or(Unknown::TooLarge)),
    }
}

/// The first of the levels that gives one.
pub fn first_of(levels: [(Option<Known<Decimal>>, MarginSource); 4]) -> Known<MarginShare> {
    let known = levels.into_iter().find_map(|(share, source)| Some((share?, source)));
    let (value, source) = known.ok_or(Unknown::NotConfigured { setting: "scores.clv.margin_share" })?;
    Ok(MarginShare { value: value?, source })
}
