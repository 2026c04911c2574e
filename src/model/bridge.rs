//! How a score came from last month's value to this month's, factor by factor and cause by cause.

use serde::Serialize;

use super::{Cause, Currency, Date, Decimal, Month};

/// Why a factor of a score is worth something else than last month. The order is that in which the causes are swapped,
/// one after the other, from last month's state to this month's: see docs/methodology.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BridgeCause {
    /// Weights, thresholds or words were set otherwise: nothing of the customer differs.
    Config,
    /// Another trained model.
    Model,
    /// Another version of the program counts otherwise.
    Program,
    /// What was known of the past was corrected: restated, added late, deleted.
    Restated,
    /// Exchange rates.
    Currency,
    /// Merges, moves, another place in the hierarchy, another segment.
    Structure,
    /// Days passed: a renewal is nearer, a window moved on.
    Calendar,
    /// What the customer did since.
    OwnData,
    /// A value that was known is missing, or one that was missing is known.
    Missing,
    /// What the others did: percentiles, averages and estimates that are learned from all accounts.
    Peers,
}

impl BridgeCause {
    pub const ALL: [BridgeCause; 10] = [
        BridgeCause::Config,
        BridgeCause::Model,
        BridgeCause::Program,
        BridgeCause::Restated,
        BridgeCause::Currency,
        BridgeCause::Structure,
        BridgeCause::Calendar,
        BridgeCause::OwnData,
        BridgeCause::Missing,
        BridgeCause::Peers,
    ];

    /// The name in files; with hyphens after `bridge-cause-`, the words' key.
    pub fn key(self) -> &'static str {
        match self {
            BridgeCause::Config => "config",
            BridgeCause::Model => "model",
            BridgeCause::Program => "program",
            BridgeCause::Restated => "restated",
            BridgeCause::Currency => "currency",
            BridgeCause::Structure => "structure",
            BridgeCause::Calendar => "calendar",
            BridgeCause::OwnData => "own_data",
            BridgeCause::Missing => "missing",
            BridgeCause::Peers => "peers",
        }
    }

    /// Whether the customer itself got better or worse, and not what it is held against.
    pub fn is_of_customer(self) -> bool {
        self == BridgeCause::OwnData
    }
}

/// A figure that is bridged, named as its column of `tables/accounts.csv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BridgeFigure {
    PriorityScore,
    ChurnPoints,
    ChurnRisk,
    Nps,
    RevenueLtm,
    PipelineWeighted,
    Clv,
    #[serde(rename = "forecast_12m")]
    Forecast12m,
}

impl BridgeFigure {
    pub const ALL: [BridgeFigure; 8] = [
        BridgeFigure::PriorityScore,
        BridgeFigure::ChurnPoints,
        BridgeFigure::ChurnRisk,
        BridgeFigure::Nps,
        BridgeFigure::RevenueLtm,
        BridgeFigure::PipelineWeighted,
        BridgeFigure::Clv,
        BridgeFigure::Forecast12m,
    ];

    pub fn key(self) -> &'static str {
        match self {
            BridgeFigure::PriorityScore => "priority_score",
            BridgeFigure::ChurnPoints => "churn_points",
            BridgeFigure::ChurnRisk => "churn_risk",
            BridgeFigure::Nps => "nps",
            BridgeFigure::RevenueLtm => "revenue_ltm",
            BridgeFigure::PipelineWeighted => "pipeline_weighted",
            BridgeFigure::Clv => "clv",
            BridgeFigure::Forecast12m => "forecast_12m",
        }
    }

    /// In the reporting currency.
    pub fn is_money(self) -> bool {
        matches!(
            self,
            BridgeFigure::RevenueLtm | BridgeFigure::PipelineWeighted | BridgeFigure::Clv | BridgeFigure::Forecast12m
        )
    }

    /// Less is better.
    pub fn is_risk(self) -> bool {
        matches!(self, BridgeFigure::ChurnPoints | BridgeFigure::ChurnRisk)
    }
}

/// What one cause did to one factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BridgePart {
    /// The criterion, signal, feature or deal; the figure's own name where it has no factors.
    pub factor: String,
    pub cause: BridgeCause,
    /// In the unit of the figure.
    pub effect: Decimal,
}

/// A factor of a score then and now.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactorChange {
    pub factor: String,
    /// What the factor looks at, in its own unit; none where unknown.
    pub input_before: Option<f64>,
    pub input_now: Option<f64>,
    /// Its share of the figure.
    pub before: Decimal,
    pub now: Decimal,
}

/// A figure of an account from last month to this: where both are known, `now − before` is the sum of the parts, exactly.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bridge {
    pub figure: BridgeFigure,
    pub before: Option<Decimal>,
    pub now: Option<Decimal>,
    /// By factor and cause; those of no effect are left out. Where the figure became known or unknown there is one part
    /// without effect, which names the factor and the cause.
    pub parts: Vec<BridgePart>,
    /// Those that a score is the sum of; empty for other figures.
    pub factors: Vec<FactorChange>,
}

impl Bridge {
    /// None where a side is not known.
    pub fn change(&self) -> Option<Decimal> {
        self.now?.checked_sub(self.before?)
    }

    /// What a cause did to the figure.
    pub fn of_cause(&self, cause: BridgeCause) -> Decimal {
        self.parts.iter().filter(|part| part.cause == cause).fold(Decimal::ZERO, |sum, part| sum + part.effect)
    }

    /// The parts as printed with so many decimals: each rounded so that they sum to the difference of the two rounded
    /// values. The units that rounding leaves over go to the greatest remainders, ties to the first. Those that come
    /// to 0 are left out.
    pub fn printed(&self, decimals: u32) -> Vec<BridgePart> {
        let (Some(before), Some(now)) = (self.before, self.now) else { return self.parts.clone() };
        let total = round(now, decimals) - round(before, decimals);
        let effects: Vec<Decimal> = self.parts.iter().map(|part| part.effect).collect();
        let printed = apportion(&effects, total, decimals);
        let parts = self.parts.iter().zip(printed).filter(|(_, effect)| !effect.is_zero());
        parts.map(|(part, effect)| BridgePart { effect, ..part.clone() }).collect()
    }

    /// The part that did most in the direction of the change, else the greatest; of equals the first.
    pub fn main_part(&self) -> Option<&BridgePart> {
        let down = self.change().unwrap_or_default().is_sign_negative();
        let rank = |part: &BridgePart| (part.effect.is_sign_negative() == down, part.effect.abs());
        self.parts.iter().reduce(|best, part| if rank(part) > rank(best) { part } else { best })
    }
}

/// As the reports round: half away from zero.
pub fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

/// Rounds each so that they sum to a total of as many decimals: the largest remainders give way first.
pub fn apportion(effects: &[Decimal], total: Decimal, decimals: u32) -> Vec<Decimal> {
    let unit = Decimal::new(1, decimals);
    let mut shares: Vec<Decimal> = effects.iter().map(|effect| round(*effect, decimals)).collect();
    let sum = |shares: &[Decimal]| shares.iter().fold(Decimal::ZERO, |sum, share| sum.saturating_add(*share));
    // Each turn takes a unit from where rounding gave most, or gives one where it took most.
    let mut left = total.saturating_sub(sum(&shares));
    while left.abs() >= unit && !shares.is_empty() {
        let step = if left.is_sign_negative() { -unit } else { unit };
        let taken = |place: usize| {
            let (effect, share) = (effects.get(place)?, shares.get(place)?);
            Some((*effect - *share) * step)
        };
        let mut best = 0;
        for place in 1..shares.len() {
            if taken(place) > taken(best) {
                best = place;
            }
        }
        if let Some(share) = shares.get_mut(best) {
            *share += step;
        }
        left -= step;
    }
    shares
}

/// The bridges of an account, in the order of the figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccountBridge {
    pub account_id: String,
    pub name: String,
    pub bridges: Vec<Bridge>,
    /// What differs in its own record: cause, former value, value.
    pub records: Vec<(Cause, Option<String>, Option<String>)>,
    pub happened: Happened,
}

/// What the records of an account tell of the days since last month's run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Happened {
    pub tickets_opened: usize,
    /// Of those.
    pub tickets_critical: usize,
    /// Calls, meetings and messages from the customer that took place.
    pub talks: usize,
    /// Answers that made last month's NPS.
    pub answers_before: usize,
    /// Open deals that came, went or differ, by id.
    pub deals: Vec<DealMove>,
}

/// A deal as it was open last month and as it is; none where it was or is not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DealMove {
    pub id: String,
    pub before: Option<DealAt>,
    pub now: Option<DealAt>,
}

/// An open deal in a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DealAt {
    /// In the reporting currency.
    pub amount: Option<Decimal>,
    pub stage: Option<String>,
    pub close: Option<Date>,
}

impl AccountBridge {
    pub fn of(&self, figure: BridgeFigure) -> Option<&Bridge> {
        self.bridges.iter().find(|bridge| bridge.figure == figure)
    }
}

/// All accounts that both months scored.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bridges {
    /// `2026-09-r1`.
    pub compared_with: String,
    pub since: Month,
    /// The day as of which last month's run was made.
    pub day: Date,
    /// The reporting currency; money is not bridged where last month's was another.
    pub currency: Currency,
    /// By id.
    pub accounts: Vec<AccountBridge>,
}

impl Bridges {
    pub fn of(&self, account_id: &str) -> Option<&AccountBridge> {
        let place = self.accounts.binary_search_by(|account| account.account_id.as_str().cmp(account_id)).ok()?;
        self.accounts.get(place)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn causes_have_names_of_their_own_and_the_order_of_the_list() {
        assert!(BridgeCause::ALL.windows(2).all(|pair| pair[0] < pair[1]));
        let named = |cause: &BridgeCause| serde_json::to_value(cause).unwrap() == cause.key();
        assert!(BridgeCause::ALL.iter().all(named));
        assert!(BridgeFigure::ALL.iter().all(|figure| serde_json::to_value(figure).unwrap() == figure.key()));
    }

    proptest! {
        #[test]
        fn printed_parts_sum_to_the_difference_of_the_printed_values(
            before in -100_000_i64..100_000,
            effects in prop::collection::vec(-40_000_i64..40_000, 1..9),
            decimals in 0_u32..3,
        ) {
            let parts: Vec<BridgePart> = effects
                .iter()
                .map(|n| BridgePart { factor: "f".into(), cause: BridgeCause::OwnData, effect: Decimal::new(*n, 3) })
                .collect();
            let before = Decimal::new(before, 3);
            let now = parts.iter().fold(before, |sum, part| sum + part.effect);
            let figure = BridgeFigure::PriorityScore;
            let bridge = Bridge { figure, before: Some(before), now: Some(now), parts, factors: Vec::new() };
            let sum = bridge.printed(decimals).iter().fold(Decimal::ZERO, |sum, part| sum + part.effect);
            prop_assert_eq!(sum, round(now, decimals) - round(before, decimals));
            // No part is printed a whole unit or more beside what it is.
            for (own, shown) in bridge.parts.iter().zip(apportion(
                &bridge.parts.iter().map(|part| part.effect).collect::<Vec<_>>(),
                sum,
                decimals,
            )) {
                prop_assert!((own.effect - shown).abs() <= Decimal::new(1, decimals) + Decimal::new(5, decimals + 1));
            }
        }
    }
}
