//! How large an account is, in a measure that goes with what accounts spend.

use serde::Serialize;

use super::config::SizeChoice;
use super::exponent::{SizeExponent, size_exponent};
use super::matrix::Matrix;
use crate::model::{Account, Decimal, Entity, Known, Row, Unknown};
use crate::score::context::Context;
use crate::score::statistics::spearman;
use crate::score::{AccountScores, money};

/// A measure of size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    Employees,
    /// The customer's own yearly revenue.
    AnnualRevenue,
    /// What the account spends with us, on other products than the one estimated.
    Spend,
}

impl Measure {
    pub const ALL: [Measure; 3] = [Measure::Employees, Measure::AnnualRevenue, Measure::Spend];
}

/// How a measure served.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MeasureUse {
    pub measure: Measure,
    /// Accounts that have the measure and bought within the 12 months.
    pub accounts: usize,
    /// Spearman's rank correlation of the measure with spend over those.
    pub correlation: Known<f64>,
    pub used: bool,
    /// How spend grows with it, where the accounts tell.
    pub exponent: Known<SizeExponent>,
    /// The exponent that potentials are computed with: the one set, else the one found, else 1.
    pub power: f64,
}

/// Accounts that judging a measure takes.
pub const MIN_JUDGED: usize = 30;

/// The sizes of all accounts, by account and measure; 0 or less is no size.
#[derive(Debug)]
pub struct Sizes {
    sizes: Vec<[Option<f64>; 3]>,
    pub measures: Vec<MeasureUse>,
}

impl Sizes {
    pub fn of(accounts: &[AccountScores], matrix: &Matrix, context: &Context<'_>) -> Sizes {
        let sizes: Vec<[Option<f64>; 3]> = accounts.iter().map(|account| sizes(account, context)).collect();
        let config = &context.config.whitespace;
        let measures = Measure::ALL
            .into_iter()
            .zip(0..)
            .map(|(measure, place): (Measure, usize)| {
                let both: Vec<(f64, f64)> =
                    sizes.iter().filter_map(|own| Some(((*own.get(place)?)?, own.last().copied()??))).collect();
                let correlation = rank_correlation(&both);
                let poor = correlation.as_ref().is_ok_and(|rho| *rho < config.min_size_correlation);
                let chosen = match config.size {
                    SizeChoice::Auto => measure == Measure::Spend || !poor,
                    SizeChoice::Employees => measure == Measure::Employees,
                    SizeChoice::AnnualRevenue => measure == Measure::AnnualRevenue,
                    SizeChoice::Spend => measure == Measure::Spend,
                };
                let exponent = exponent(measure, place, &sizes, matrix);
                let found = exponent.as_ref().map_or(1.0, |found| found.value);
                let power = config.size_exponent.filter(|_| measure != Measure::Spend).unwrap_or(found);
                MeasureUse { measure, accounts: both.len(), correlation, used: chosen, exponent, power }
            })
            .collect();
        Sizes { sizes, measures }
    }

    /// The first measure in use that an account has, with its size.
    pub fn chosen(&self, account: usize) -> Known<(Measure, f64)> {
        let used = self.measures.iter().filter(|used| used.used).map(|used| used.measure);
        used.filter_map(|measure| Some((measure, self.size(account, measure)?))).next().ok_or_else(|| {
            // A size that nobody has, or that does not go with spend, is not what is missing: there is no spend to go by.
            let served = |used: &MeasureUse| used.used && used.accounts > 0 && used.measure != Measure::Spend;
            let by_spend = self.measures.iter().any(|used| used.used && used.measure == Measure::Spend);
            match by_spend && !self.measures.iter().any(served) {
                true => Unknown::NothingBought,
                false => Unknown::NoField { entity: Entity::Account, field: "employees" },
            }
        })
    }

    /// The size that spend on a product is set against: of [`Measure::Spend`] the spend on all others, since the lack of a
    /// product must not make an account smaller. At most 0 where it buys nothing else.
    pub fn beside(&self, account: usize, measure: Measure, spend: f64) -> Option<f64> {
        let size = self.size(account, measure)?;
        let rest = if measure == Measure::Spend { size - spend } else { size };
        // What is left of a difference of nearly equal sums is no spend.
        Some(if rest < size * 1e-9 { 0.0 } else { rest })
    }

    /// size^β: what potentials are in proportion to.
    pub fn power_of(&self, measure: Measure) -> f64 {
        self.measures.iter().find(|used| used.measure == measure).map_or(1.0, |used| used.power)
    }

    pub fn size(&self, account: usize, measure: Measure) -> Option<f64> {
        let own = self.sizes.get(account)?;
        let place = Measure::ALL.iter().position(|other| *other == measure)?;
        own.get(place).copied().flatten()
    }
}

/// Of spend on other products it stays 1: with both sides in the same money a potential is a share of the purchases, and the
/// slope of one noisy sum on another would come out too flat.
fn exponent(measure: Measure, place: usize, sizes: &[[Option<f64>; 3]], matrix: &Matrix) -> Known<SizeExponent> {
    if measure == Measure::Spend {
        return Err(Unknown::DependsOn { figure: "employees" });
    }
    // Accounts without a segment are compared with one another.
    let mut by_segment = vec![Vec::new(); matrix.segments + 1];
    for (own, groups) in sizes.iter().zip(&matrix.groups) {
        let both = own.get(place).copied().flatten().zip(own.last().copied().flatten());
        if let (Some(both), Some(list)) = (both, by_segment.get_mut(groups.segment.unwrap_or(matrix.segments))) {
            list.push(both);
        }
    }
    size_exponent(&by_segment)
}

fn sizes(account: &AccountScores, context: &Context<'_>) -> [Option<f64>; 3] {
    let row = context.portfolio.account(account.account);
    let positive = |size: f64| Some(size).filter(|size| size.is_finite() && *size > 0.0);
    let spend = account.revenue.ltm.as_ref().ok().copied().map(money::float).and_then(positive);
    [
        row.and_then(|row| row.employees).and_then(positive),
        own_revenue(row, context).map(money::float).and_then(positive),
        spend,
    ]
}

fn own_revenue(row: Option<&Row<Account>>, context: &Context<'_>) -> Option<Decimal> {
    let row = row?;
    context.rates.convert(row.annual_revenue?, row.currency, None, context.portfolio.as_of).ok()
}

/// The rank correlation of size and spend; needs 30 accounts to tell anything.
pub(super) fn rank_correlation(pairs: &[(f64, f64)]) -> Known<f64> {
    if pairs.len() < MIN_JUDGED {
        return Err(Unknown::TooFew { have: pairs.len(), need: MIN_JUDGED });
    }
    let (sizes, spends): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    spearman(&sizes, &spends).ok_or(Unknown::ZeroBase)
}
