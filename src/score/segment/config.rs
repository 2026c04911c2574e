//! What the user may set about segments, classes of buyers and stages of the journey.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Segments by rules, classes of buyers and stages of the journey.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SegmentConfig {
    /// Segments of your own making, in place of the source's: the first rule that holds gives an account its segment. A
    /// rule without conditions holds for all, so it may come last.
    pub rule: Vec<SegmentRule>,
    /// Recency, frequency and money.
    pub rfm: RfmConfig,
    /// Stages of the customer's journey.
    pub journey: JourneyConfig,
}

/// A segment: all conditions of `all` and, where `any` lists some, at least one of `any`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct SegmentRule {
    /// The segment's name.
    pub name: String,
    /// Conditions that must all hold.
    pub all: Vec<Condition>,
    /// Conditions of which one must hold.
    pub any: Vec<Condition>,
}

/// A condition over a field or figure of the account. What is unknown never holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The field or figure.
    pub field: ConditionField,
    /// How it is compared.
    pub op: Op,
    /// With what: a number for `at_least` and `below`, a text or a list of texts for the others.
    #[schemars(with = "serde_json::Value")]
    pub value: ConditionValue,
}

/// A number, a text or a list of texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ConditionValue {
    Number(f64),
    Text(String),
    List(Vec<String>),
}

/// A field or figure that conditions may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConditionField {
    Id,
    Name,
    /// Of the web site where no mail domain is given.
    Domain,
    ParentId,
    ParentName,
    Kind,
    Segment,
    Industry,
    Country,
    State,
    City,
    Rating,
    Description,
    Owner,
    Products,
    Stage,
    Employees,
    AnnualRevenue,
    FoundedYear,
    Potential,
    TenureDays,
    RevenueLtm,
    RevenueYoyShare,
    OrdersLtm,
    DaysSinceOrder,
    OpenDeals,
    PipelineOpen,
    PenetrationShare,
    WalletShare,
    Nps,
    ChurnPoints,
    DaysSinceContact,
}

/// How a field is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// Equal to the text or one of the list, without case, accents and punctuation.
    Is,
    /// None of them.
    IsNot,
    /// Holds one of them as whole words.
    Contains,
    /// The number or more.
    AtLeast,
    /// Less than the number.
    Below,
}

/// Recency, frequency and money: classes 1 to 5 of the accounts that ever ordered, 5 the best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RfmConfig {
    /// Classes where there are accounts enough.
    #[schemars(range(min = 2, max = 9))]
    pub classes: u32,
    /// Accounts that a class needs; with fewer there are fewer classes, and none under two of them.
    #[schemars(range(min = 1, max = 1000))]
    pub min_accounts_per_class: usize,
}

impl Default for RfmConfig {
    fn default() -> Self {
        RfmConfig { classes: 5, min_accounts_per_class: 5 }
    }
}

/// Thresholds of the journey's stages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct JourneyConfig {
    /// Days without an order, and without a contract in force, after which a customer is to be won back.
    #[schemars(range(min = 1, max = 36500))]
    pub win_back_days: u32,
    /// Days before the end of a contract from which its renewal is the stage.
    #[schemars(range(min = 1, max = 36500))]
    pub renewal_days: u32,
    /// Days from the first purchase that are onboarding.
    #[schemars(range(min = 1, max = 36500))]
    pub onboarding_days: u32,
    /// Growth on the year before from which a customer is in growth, as a share.
    #[schemars(range(min = -1.0, max = 10.0))]
    pub growth_share: f64,
}

impl Default for JourneyConfig {
    fn default() -> Self {
        JourneyConfig { win_back_days: 365, renewal_days: 120, onboarding_days: 180, growth_share: 0.10 }
    }
}
