//! Which product to propose to an account: what customers like it own beside what it owns.
//!
//! Products owned together are an association. Nothing here says that a proposal brings a sale.

pub mod config;
mod look_alikes;
pub mod pairs;
mod propose;
pub mod significance;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub use config::CrossSellConfig;
pub use look_alikes::{Likely, NewProduct, Reason, likelihood_ratio};
pub use pairs::{Pair, lift, similarity};
pub use propose::propose;
pub use significance::fisher_upper;

use super::kpi::Unit;
use super::statistics::count;
use super::whitespace::ProductName;
use super::{AccountScores, Kpi};
use crate::model::{Decimal, Known, NoOffer, Unknown};

/// What a proposal rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ProposalBasis {
    /// A product that it owns goes with the one proposed more often than chance.
    Pair,
    /// No pair tells: most customers of its segment own it.
    SegmentAdoption,
}

/// A product that an account does not own and others like it do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Proposal {
    pub product: ProductName,
    pub basis: ProposalBasis,
    /// Pair: Σ similarity to what it owns / Σ similarity to all other products; adoption: share of the segment. 0 to 100,
    /// up fits better.
    pub score: f64,
    /// The owned product of the pair that drives it, and the pair.
    pub because: Option<(ProductName, Pair)>,
    /// Customers of the account's segment (of all, where it has none), the account left out, that own the driving product;
    /// of adoption: all of them.
    pub look_alikes: usize,
    /// Those of them that own the proposed product.
    pub look_alikes_owning: usize,
}

/// Why a product is not proposed that otherwise might be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldBack {
    /// In an open deal.
    Open,
    /// In a deal that was made or lost within the months of rest.
    Recent,
}

/// What to propose to an account.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CrossSellScores {
    /// The best first, never empty.
    pub proposals: Known<Vec<Proposal>>,
    pub held_back: Vec<(ProductName, HeldBack)>,
    /// Under it a product's amount is too little to propose; 0 where it is not known what the account buys.
    pub least_amount: Decimal,
}

impl CrossSellScores {
    /// Before the accounts are compared with one another.
    pub fn unknown() -> CrossSellScores {
        CrossSellScores {
            proposals: Err(Unknown::NoOffer { because: NoOffer::NoSignal }),
            held_back: Vec::new(),
            least_amount: Decimal::ZERO,
        }
    }

    /// The best proposal.
    pub fn top(&self) -> Known<&Proposal> {
        let proposals = self.proposals.as_ref().map_err(Clone::clone)?;
        proposals.first().ok_or(Unknown::NoOffer { because: NoOffer::NoSignal })
    }
}

/// Products owned together, and who may take a new one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CrossSellPortfolio {
    /// Customers that own any product.
    pub customers: usize,
    /// Pairs of products tested.
    pub tested: usize,
    pub pairs: Vec<Pair>,
    pub new_products: Vec<NewProduct>,
}

impl CrossSellPortfolio {
    pub fn significant(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.significant).count()
    }

    pub fn kpis(&self, accounts: &[AccountScores]) -> Vec<Kpi> {
        let some = |n: usize| if self.customers == 0 { Err(nothing_owned()) } else { Ok(count(n)) };
        let proposed = accounts.iter().filter(|account| account.cross_sell.proposals.is_ok()).count();
        vec![
            Kpi::new("cross_sell_pairs", Unit::Count, self.tested, some(self.significant())),
            Kpi::new("cross_sell_accounts", Unit::Count, self.customers, some(proposed)),
        ]
    }
}

fn nothing_owned() -> Unknown {
    Unknown::NoRecords { entity: crate::model::Entity::Product }
}
