//! What may be set about who reads what.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who is shown what. Hidden figures are left out of the documents of a reader, and so is what follows from them alone;
/// `tables/`, `run.json` and `cartera explain` are for who runs cartera, and hold all.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AudienceConfig {
    /// Also make a version of each customer's brief that may be given to the customer, in `customer/` beside the briefs:
    /// what the customer knows anyway, and what is proposed to be done together. Read it before you send it.
    pub customer: bool,
    /// Briefs, plan workbooks and tasks.
    pub rep: ReaderConfig,
    /// Managers' packs.
    pub manager: ReaderConfig,
    /// Deck, portfolio workbook and portal.
    pub leadership: ReaderConfig,
}

/// What a reader is not shown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReaderConfig {
    /// `"churn"`: churn risk, band, points and signals, the quadrant, revenue at risk. `"margin"`: gross margin, customer
    /// lifetime value, return on investment.
    pub hide: Vec<HiddenTopic>,
}

/// A topic that can be hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HiddenTopic {
    Churn,
    Margin,
}
