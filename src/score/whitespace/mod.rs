//! Whitespace: what customers like an account buy of each product and it does not; and its share of wallet.
//!
//! An estimate from what peers spend, not a budget that anyone has told.

pub mod config;
mod estimate;
pub mod exponent;
mod kpis;
pub mod matrix;
pub mod peers;
pub mod size;
#[cfg(test)]
mod tests;

use rayon::prelude::*;
use serde::Serialize;

pub use config::{AppliesRule, CrmPotential, SizeChoice, WhitespaceConfig};
pub use estimate::{Actual, Reconciled, potential, reconcile};
pub use exponent::{SizeExponent, size_exponent};
pub use kpis::{counts, kpis};
pub use matrix::{Matrix, ProductName};
pub use peers::{Level, PeerSpend, quantile_without};
pub use size::{Measure, MeasureUse, Sizes};

use self::peers::{Buyers, Customers};
use super::context::Context;
use super::statistics::count;
use super::{AccountScores, UNASSIGNED, money, products};
use crate::model::{Decimal, Entity, Known, Unknown};

/// Where an account's potential comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// From what peers spend.
    Peers,
    /// The CRM's, in place of an estimate.
    Crm,
    /// From what peers spend, up to the CRM's.
    PeersCappedByCrm,
}

/// One product of an account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProductWhitespace {
    /// `unassigned` for what no product is told of.
    pub product: ProductName,
    /// Revenue of the last 12 months; those of all rows sum exactly to the account's.
    pub actual: Decimal,
    /// What it could spend a year: the larger of the estimate and of what it spends.
    pub potential: Known<Decimal>,
    /// potential − actual, credit notes in excess counted as 0; never below 0.
    pub whitespace: Known<Decimal>,
    /// Whose spend it rests on.
    pub basis: Option<PeerSpend>,
}

/// What an account could buy beyond what it does, in the reporting currency, a year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhitespaceScores {
    /// Σ of the products' whitespace; from 0, up is more to sell.
    pub total: Known<Decimal>,
    /// What it could spend with us a year: Σ of the products' potential and of what it spends on products without one.
    pub potential: Known<Decimal>,
    /// Revenue of 12 months / potential, 0 to 1; above 1 the CRM's potential is too low, see `over_estimate`.
    pub wallet_share: Known<f64>,
    /// It spends more than the CRM says it could.
    pub over_estimate: bool,
    pub source: Option<Source>,
    /// The widest level that a product's potential had to be taken from.
    pub level: Option<Level>,
    /// The measure of size, and the size.
    pub size: Known<(Measure, f64)>,
    /// Products that apply, and those of them with a potential.
    pub applicable: usize,
    pub estimated: usize,
    /// The least share of peers that buy a product for it to be named as one to sell, 0 to 1.
    pub least_adoption_share: f64,
    /// What was bought or could be, the greatest whitespace first.
    pub products: Vec<ProductWhitespace>,
}

/// How the sizes of the portfolio served.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhitespaceBasis {
    pub measures: Vec<MeasureUse>,
    pub quantile: f64,
    pub min_peers: usize,
}

impl WhitespaceScores {
    /// Before the accounts are compared with one another.
    pub fn unknown() -> WhitespaceScores {
        let unknown = Unknown::DependsOn { figure: "revenue_ltm" };
        WhitespaceScores {
            total: Err(unknown.clone()),
            potential: Err(unknown.clone()),
            wallet_share: Err(unknown.clone()),
            over_estimate: false,
            source: None,
            level: None,
            size: Err(unknown),
            applicable: 0,
            estimated: 0,
            least_adoption_share: 0.0,
            products: Vec::new(),
        }
    }

    /// Whether a product is named as one to sell: it is bought already, or enough of the peers buy it.
    pub fn may_be_named(&self, row: &ProductWhitespace) -> bool {
        !row.actual.is_zero() || row.basis.is_none_or(|basis| basis.adoption_share >= self.least_adoption_share)
    }

    /// The product with the greatest whitespace, where there is any and one may be named.
    pub fn top(&self) -> Option<&ProductWhitespace> {
        let told = |row: &&ProductWhitespace| &*row.product != UNASSIGNED && self.may_be_named(row);
        let first = self.products.iter().find(told)?;
        first.whitespace.as_ref().is_ok_and(|amount| *amount > Decimal::ZERO).then_some(first)
    }
}

/// For the priority's criterion: the account's whitespace as a number.
pub fn criterion(account: &AccountScores) -> Known<f64> {
    account.whitespace.total.clone().map(money::float)
}

/// Gives each account its whitespace, share of wallet and penetration of the products that apply to it.
pub fn estimate(accounts: &mut [AccountScores], matrix: &Matrix, context: &Context<'_>) -> WhitespaceBasis {
    let config = &context.config.whitespace;
    let sizes = Sizes::of(accounts, matrix, context);
    let customers = Customers::of(matrix, &sizes);
    let read: &[AccountScores] = accounts;
    // Product by product: the peers of one are sorted once and serve all accounts.
    let spends: Vec<Vec<Known<PeerSpend>>> = (0..matrix.products.len())
        .into_par_iter()
        .map(|product| {
            let buyers = Buyers::of(product, matrix, &sizes, &customers);
            let of = |account: &AccountScores| {
                let (measure, _) = sizes.chosen(account.account.index())?;
                let groups = matrix.groups_of(account.account);
                matrix.open_to(product, groups)?;
                let held = matrix.held_by(account.account);
                let held = held.binary_search_by_key(&product, |held| held.product).ok().and_then(|at| held.get(at));
                let spend = held.map_or(0.0, |held| money::float(held.ltm));
                let size = sizes.beside(account.account.index(), measure, spend);
                let size = size.ok_or(Unknown::NothingElseBought)?;
                buyers.peer_spend(account.account, groups, (measure, size, spend), (config.quantile, config.min_peers))
            };
            read.iter().map(of).collect()
        })
        .collect();
    let scored: Vec<(WhitespaceScores, Known<f64>)> = read
        .par_iter()
        .map(|account| {
            let own = spends.iter().map(|of| of.get(account.account.index()));
            (account_whitespace(account, own, matrix, &sizes, context), penetration(account, matrix, context))
        })
        .collect();
    for (account, (whitespace, penetration)) in accounts.iter_mut().zip(scored) {
        account.products.wallet_share = whitespace.wallet_share.clone();
        account.products.penetration_share = penetration;
        account.whitespace = WhitespaceScores { least_adoption_share: config.min_adoption_share, ..whitespace };
    }
    WhitespaceBasis { measures: sizes.measures, quantile: config.quantile, min_peers: config.min_peers }
}

/// Products bought / products that apply to the account, 0 to 1. As before where no rule says what applies.
fn penetration(account: &AccountScores, matrix: &Matrix, context: &Context<'_>) -> Known<f64> {
    if context.config.whitespace.applies.is_empty() || account.products.owned.is_err() {
        return account.products.penetration_share.clone();
    }
    let groups = matrix.groups_of(account.account);
    let applicable = (0..matrix.products.len()).filter(|product| matrix.applies(*product, groups)).count();
    let held = matrix.held_by(account.account);
    let bought = held.iter().filter(|held| matrix.applies(held.product, groups)).count();
    if applicable == 0 { Err(matrix.none_open()) } else { Ok(count(bought) / count(applicable)) }
}

fn account_whitespace<'s>(
    account: &AccountScores,
    spends: impl Iterator<Item = Option<&'s Known<PeerSpend>>>,
    matrix: &Matrix,
    sizes: &Sizes,
    context: &Context<'_>,
) -> WhitespaceScores {
    let row = context.portfolio.account(account.account);
    let config = &context.config.whitespace;
    let crm =
        row.ok_or(Unknown::NoRecords { entity: Entity::Account }).and_then(|row| products::potential_of(row, context));
    let crm = crm.ok().filter(|crm| *crm > Decimal::ZERO && config.crm_potential != CrmPotential::Ignored);
    let unknown = |reason: Unknown| WhitespaceScores {
        total: Err(reason.clone()),
        potential: crm.ok_or(reason.clone()),
        wallet_share: Err(reason.clone()),
        size: Err(reason),
        ..WhitespaceScores::unknown()
    };
    let ltm = match &account.revenue.ltm {
        Ok(ltm) => *ltm,
        Err(reason) => return unknown(reason.clone()),
    };
    let size = sizes.chosen(account.account.index());
    let groups = matrix.groups_of(account.account);
    let held = matrix.held_by(account.account);
    let mut actuals = Vec::new();
    let (mut applicable, mut estimated, mut missing) = (0, 0, None);
    for (product, spend) in spends.enumerate() {
        let at = held.binary_search_by_key(&product, |held| held.product).ok();
        let actual = at.and_then(|at| held.get(at)).map_or(Decimal::ZERO, |held| held.ltm);
        let open = matrix.open_to(product, groups);
        applicable += usize::from(open.is_ok());
        let potential = match (spend, &open) {
            (_, Err(reason)) => Err(reason.clone()),
            (Some(Ok(spend)), Ok(())) => {
                estimated += 1;
                potential(spend, config.digits).map(|potential| (potential, *spend))
            }
            (Some(Err(reason)), Ok(())) => {
                missing.get_or_insert_with(|| reason.clone());
                Err(reason.clone())
            }
            (None, Ok(())) => Err(Unknown::DependsOn { figure: "revenue_ltm" }),
        };
        // What it neither bought nor could buy is no row of its.
        if at.is_some() || open.is_ok() {
            actuals.push(Actual { product: matrix.name(product), actual, potential });
        }
    }
    if estimated == 0 && crm.is_none() {
        let products_told = matrix.held.iter().any(|held| !held.is_empty());
        let no_product = Unknown::NoField { entity: Entity::Revenue, field: "product" };
        let closed = Some(matrix.none_open()).filter(|_| applicable == 0);
        return unknown(closed.or(size.err()).or(missing).filter(|_| products_told).unwrap_or(no_product));
    }
    let reconciled = reconcile(ltm, actuals, crm, config.crm_potential);
    let wallet_share = reconciled.potential.clone().and_then(|potential| money::share(ltm, potential));
    let widest = reconciled.products.iter().filter_map(|row| row.basis.map(|basis| basis.level)).max();
    WhitespaceScores {
        over_estimate: wallet_share.as_ref().is_ok_and(|share| *share > 1.0),
        wallet_share,
        total: reconciled.total,
        potential: reconciled.potential,
        source: Some(reconciled.source),
        level: widest,
        size,
        applicable,
        estimated,
        least_adoption_share: config.min_adoption_share,
        products: reconciled.products,
    }
}
