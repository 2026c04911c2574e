//! What may be set about reps' hours. The doc comments are the configuration reference.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::score::Tier;

/// How many hours reps have for customers, what accounts ask of them, and how often a customer is to be talked with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct CapacityConfig {
    /// Hours a month that a rep has for customers, without what is internal.
    #[schemars(range(min = 1.0, max = 744.0))]
    pub hours_month: f64,
    /// The same of single reps, by id or name: who works part-time, or manages others.
    pub hours_of: BTreeMap<String, f64>,
    /// Hours a month that an account asks for, by its tier, beside what its actions take.
    pub tier_hours: ByTier,
    /// The same of an account without a tier.
    #[schemars(range(min = 0.0, max = 744.0))]
    pub untiered_hours: f64,
    /// Hours that an action takes which comes from no play; a play says its own effort.
    #[schemars(range(min = 0.0, max = 744.0))]
    pub action_hours: f64,
    /// Days between two talks with an account, by its tier: with more it is under-served.
    pub contact_days: ByTier,
    /// The same of an account without a tier.
    #[schemars(range(min = 1.0, max = 3650.0))]
    pub untiered_contact_days: f64,
    /// Contacts in 90 days, as a multiple of what those days ask for, from which an account is over-served.
    #[schemars(range(min = 1.0, max = 100.0))]
    pub over_served_times: f64,
}

/// A number for each tier.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ByTier {
    /// Tier A.
    #[schemars(range(min = 0.0, max = 3650.0))]
    pub a: f64,
    /// Tier B.
    #[schemars(range(min = 0.0, max = 3650.0))]
    pub b: f64,
    /// Tier C.
    #[schemars(range(min = 0.0, max = 3650.0))]
    pub c: f64,
}

impl ByTier {
    pub fn of(&self, tier: Tier) -> f64 {
        match tier {
            Tier::A => self.a,
            Tier::B => self.b,
            Tier::C => self.c,
            // Who left asks for no hours and no talks.
            Tier::Former => 0.0,
        }
    }
}

/// Where nothing is set.
pub static DEFAULT: CapacityConfig = CapacityConfig {
    hours_month: 120.0,
    hours_of: BTreeMap::new(),
    tier_hours: ByTier { a: 6.0, b: 3.0, c: 1.0 },
    untiered_hours: 0.5,
    action_hours: 1.5,
    contact_days: ByTier { a: 30.0, b: 60.0, c: 120.0 },
    untiered_contact_days: 180.0,
    over_served_times: 3.0,
};

impl Default for CapacityConfig {
    fn default() -> Self {
        DEFAULT.clone()
    }
}
