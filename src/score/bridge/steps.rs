//! From the states between two months to the effects of their causes.

use std::collections::BTreeMap;

use crate::model::bridge::{apportion, round};
use crate::model::{Bridge, BridgeCause, BridgeFigure, BridgePart, Decimal, FactorChange};

/// Decimals of effects that are no money.
const DECIMALS: u32 = 6;

/// What each factor gives to a figure once a cause was swapped; none where the figure would not be known.
pub struct Stage {
    pub cause: BridgeCause,
    pub shares: Option<Vec<f64>>,
}

/// A figure that is the sum of its factors.
pub struct Walk<'a> {
    pub figure: BridgeFigure,
    pub factors: &'a [Factor],
    /// In the order in which causes are swapped; the last leads to this month's.
    pub stages: Vec<Stage>,
}

/// A factor in the two months.
#[derive(Debug, Clone)]
pub struct Factor {
    pub name: &'static str,
    pub input: (Option<f64>, Option<f64>),
    /// As published.
    pub before: f64,
    pub now: f64,
    /// Why it differs after all causes.
    pub last: BridgeCause,
}

impl Walk<'_> {
    /// A state that would have no score is passed over: its effect is told with the next. What comes to less than a
    /// hair is rounding.
    pub fn bridge(self) -> Bridge {
        const HAIR: f64 = 1e-7;
        let mut effects: BTreeMap<(usize, BridgeCause), f64> = BTreeMap::new();
        let mut shares: Vec<f64> = self.factors.iter().map(|factor| factor.before).collect();
        let mut enter = |cause_of: &dyn Fn(&Factor) -> BridgeCause, next: Vec<f64>| {
            for (place, ((factor, from), to)) in self.factors.iter().zip(&shares).zip(&next).enumerate() {
                if (to - from).abs() > 0.0 {
                    *effects.entry((place, cause_of(factor))).or_default() += to - from;
                }
            }
            shares = next;
        };
        for stage in self.stages {
            if let Some(next) = stage.shares.filter(|next| next.len() == self.factors.len()) {
                enter(&|_| stage.cause, next);
            }
        }
        enter(&|factor| factor.last, self.factors.iter().map(|factor| factor.now).collect());
        effects.retain(|_, effect| effect.abs() > HAIR);
        let sum = |side: fn(&Factor) -> f64| decimal(self.factors.iter().map(side).sum());
        let (before, now) = (sum(|factor| factor.before), sum(|factor| factor.now));
        let exact: Vec<Decimal> = effects.values().map(|effect| decimal(*effect)).collect();
        let told = apportion(&exact, now - before, DECIMALS);
        let part = |((place, cause), effect): ((usize, BridgeCause), Decimal)| {
            let factor = self.factors.get(place)?.name.to_owned();
            (!effect.is_zero()).then_some(BridgePart { factor, cause, effect })
        };
        Bridge {
            figure: self.figure,
            before: Some(before),
            now: Some(now),
            parts: effects.into_keys().zip(told).filter_map(part).collect(),
            factors: changes(self.factors),
        }
    }
}

pub fn changes(factors: &[Factor]) -> Vec<FactorChange> {
    let change = |factor: &Factor| FactorChange {
        factor: factor.name.to_owned(),
        input_before: factor.input.0,
        input_now: factor.input.1,
        before: decimal(factor.before),
        now: decimal(factor.now),
    };
    factors.iter().map(change).collect()
}

/// A figure that is known in one of the months only, with the factor and the cause of it.
pub fn one_sided(
    figure: BridgeFigure,
    (before, now): (Option<Decimal>, Option<Decimal>),
    because: (&str, BridgeCause),
) -> Bridge {
    let part = BridgePart { factor: because.0.to_owned(), cause: because.1, effect: Decimal::ZERO };
    Bridge { figure, before, now, parts: vec![part], factors: Vec::new() }
}

/// A figure without factors, by causes; what is left has the last cause.
pub fn whole(figure: BridgeFigure, (before, now): (Decimal, Decimal), parts: &[(BridgeCause, Decimal)], rest: BridgeCause) -> Bridge {
    let mut effects: BTreeMap<BridgeCause, Decimal> = BTreeMap::new();
    for (cause, effect) in parts {
        let sum = effects.entry(*cause).or_default();
        *sum = sum.saturating_add(*effect);
    }
    let told = effects.values().fold(Decimal::ZERO, |sum, effect| sum.saturating_add(*effect));
    let left = now.saturating_sub(before).saturating_sub(told);
    let sum = effects.entry(rest).or_default();
    *sum = sum.saturating_add(left);
    let part = |(cause, effect): (BridgeCause, Decimal)| BridgePart { factor: figure.key().to_owned(), cause, effect };
    let parts = effects.into_iter().filter(|(_, effect)| !effect.is_zero()).map(part).collect();
    Bridge { figure, before: Some(before), now: Some(now), parts, factors: Vec::new() }
}

/// To six decimals; what is no number can't be a score.
pub fn decimal(value: f64) -> Decimal {
    round(Decimal::try_from(value).unwrap_or_default(), DECIMALS).normalize()
}
