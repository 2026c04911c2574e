//! What may be set about reviews. The doc comments are the configuration reference.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When an account is to be reviewed, and what calls for a review at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ReviewsConfig {
    /// How often each account is reviewed without any cause.
    pub every: Interval,
    /// Working days within which a review is to be held once a trigger has fired.
    #[schemars(range(min = 1, max = 120))]
    pub deadline_days: u32,
    /// Days for which a trigger rests where the rep snoozes it without a date.
    #[schemars(range(min = 1, max = 365))]
    pub snooze_days: u32,
    /// Days for which a decision maker counts as new, at an account that was known as long before.
    #[schemars(range(min = 1, max = 730))]
    pub new_decision_maker_days: u32,
    /// Points of NPS that a drop must have at least, beside being no chance.
    #[schemars(range(min = 0.0, max = 200.0))]
    pub nps_drop_points: f64,
    /// Hold the drop against the changes of all accounts too, so that few of those told are chance.
    pub nps_among_accounts: bool,
    /// Share by which the use of three months must lie under that of the year before, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub usage_drop_share: f64,
    /// Share by which the revenue of 12 months must lie under that of the 12 before, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub revenue_drop_share: f64,
    /// Days before a renewal from which an open renewal opportunity is missed.
    #[schemars(range(min = 1, max = 730))]
    pub renewal_days: u32,
    /// Days for which a competitor that was named counts.
    #[schemars(range(min = 1, max = 730))]
    pub competitor_days: u32,
    /// Actions that must be late.
    #[schemars(range(min = 1, max = 50))]
    pub late_actions: usize,
    /// Days after the due date from which an action counts as late.
    #[schemars(range(min = 0, max = 365))]
    pub late_days: u32,
    /// Days for which a champion who left, or a contract that ended, counts.
    #[schemars(range(min = 1, max = 730))]
    pub left_days: u32,
    /// Days after which an economic buyer counts as not met.
    #[schemars(range(min = 1, max = 730))]
    pub buyer_days: u32,
    /// Share of an account's talks in 12 months from which it hangs on one person, 0 to 1.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub single_share: f64,
    /// Talks in 12 months that tell so.
    #[schemars(range(min = 1, max = 1000))]
    pub single_talks: usize,
}

/// How often an account is reviewed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// By the last working day of each month.
    Month,
    /// By the last working day of each fiscal quarter.
    #[default]
    Quarter,
}

/// Where nothing is set.
pub static DEFAULT: ReviewsConfig = ReviewsConfig {
    every: Interval::Quarter,
    deadline_days: 10,
    snooze_days: 30,
    new_decision_maker_days: 90,
    nps_drop_points: 10.0,
    nps_among_accounts: false,
    usage_drop_share: 0.2,
    revenue_drop_share: 0.2,
    renewal_days: 90,
    competitor_days: 90,
    late_actions: 2,
    late_days: 7,
    left_days: 180,
    buyer_days: 90,
    single_share: 0.8,
    single_talks: 5,
};

impl Default for ReviewsConfig {
    fn default() -> Self {
        DEFAULT.clone()
    }
}
