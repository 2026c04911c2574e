//! What the user may set about cross-sell.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which products are proposed to which account.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CrossSellConfig {
    /// Months, up to the as-of date, within which a product must have been bought to be owned; without it, ever.
    #[schemars(range(min = 1, max = 600))]
    pub owned_months: Option<u32>,
    /// Accounts that own both products that a pair needs.
    #[schemars(range(min = 1))]
    pub min_both: usize,
    /// Customers that the portfolio needs for pairs to be tested.
    #[schemars(range(min = 2))]
    pub min_customers: usize,
    /// Greatest expected share of false pairs among those called significant (false discovery rate), 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub max_false_share: f64,
    /// Owners at which a similarity counts half: it is multiplied by both / (both + this).
    #[schemars(range(min = 0.0, max = 100000.0))]
    pub shrinkage: f64,
    /// Least share of the similar customers with the driving product that own the one proposed too, 0 to 1: what few of
    /// them own is no argument, however seldom chance brings the two together.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub min_pair_share: f64,
    /// Least amount of a product to propose, as a share of what the account bought in 12 months, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub min_amount_share: f64,
    /// Where no pair tells: least share of the segment's customers that own a product for it to be proposed, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub min_adoption_share: f64,
    /// Customers that the segment then needs, the account left out.
    #[schemars(range(min = 1))]
    pub min_segment_customers: usize,
    /// Months for which a product that was proposed or lost is not proposed again.
    #[schemars(range(min = 0, max = 600))]
    pub rest_months: u32,
    /// Proposals kept for an account.
    #[schemars(range(min = 1, max = 100))]
    pub most: usize,
    /// Products that count as new, by name, whenever they were first sold.
    pub new_products: Vec<String>,
    /// Months, up to the as-of date, in which a product must have been sold first to count as new by itself.
    #[schemars(range(min = 1, max = 600))]
    pub new_months: u32,
    /// First buyers that a new product needs before others are likened to them.
    #[schemars(range(min = 2))]
    pub min_first_buyers: usize,
    /// Accounts that the portfolio's own shares are worth when first buyers are likened to others.
    #[schemars(range(min = 0.1, max = 1000.0))]
    pub prior_accounts: f64,
    /// Accounts listed for a new product.
    #[schemars(range(min = 1, max = 100000))]
    pub most_look_alikes: usize,
}

impl Default for CrossSellConfig {
    fn default() -> Self {
        CrossSellConfig {
            owned_months: None,
            min_both: 5,
            min_customers: 30,
            max_false_share: 0.05,
            shrinkage: 10.0,
            min_pair_share: 0.15,
            min_amount_share: 0.005,
            min_adoption_share: 0.5,
            min_segment_customers: 8,
            rest_months: 6,
            most: 3,
            new_products: Vec::new(),
            new_months: 12,
            min_first_buyers: 10,
            prior_accounts: 5.0,
            most_look_alikes: 25,
        }
    }
}
