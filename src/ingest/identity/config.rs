//! What the configuration says of who is who.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who is who where the exports do not say it alike: pairs to confirm, merges and splits. docs/matching.md explains the
/// files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct IdentityConfig {
    /// The pairs that `cartera matches` proposes and a person decides, relative to this file. None where it is missing.
    pub matches: String,
    /// Merges and splits of accounts that a person writes down, relative to this file. None where it is missing.
    pub merges: String,
    /// Pairs that are less alike are not proposed, 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    pub min_score: u8,
    /// A second candidate within so many points is named in the reason, 0 to 100.
    #[schemars(range(min = 0, max = 100))]
    pub close_points: u8,
}

impl Default for IdentityConfig {
    fn default() -> Self {
        IdentityConfig {
            matches: "matches.csv".to_owned(),
            merges: "merges.csv".to_owned(),
            min_score: 70,
            close_points: 8,
        }
    }
}
