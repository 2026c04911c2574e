//! What kind of customer an account is: its segment, its class as a buyer, its stage in the journey.

mod condition;
pub mod config;
mod journey;
pub mod rfm;

use serde::Serialize;

pub use self::condition::{Truth, holds, holds_of_record, together};
pub use self::config::SegmentConfig;
pub use self::journey::JourneyStage;
pub use self::rfm::Rfm;

use self::config::{Condition, SegmentRule};
use crate::model::{Known, Unknown};
use crate::score::context::Context;
use crate::score::dimension::UNASSIGNED;
use crate::score::norms::Norms;
use crate::score::{AccountScores, words};

/// The kind of customer that an account is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SegmentScores {
    /// By the rules where there are any, else as the source has it: what the dimension `segment` shows.
    pub segment: Option<String>,
    /// The rule that gave it; `unassigned` where every rule is known not to hold. Unknown without rules, or where a rule
    /// that could not be told might have given another one and none after it holds.
    pub rule: Known<String>,
    /// Recency, frequency and money among the accounts that ever ordered.
    pub rfm: Known<Rfm>,
    pub journey_stage: Known<JourneyStage>,
}

impl SegmentScores {
    /// Before the accounts are looked at together.
    pub(super) fn unsorted() -> SegmentScores {
        let unknown = Unknown::DependsOn { figure: "orders_ltm" };
        SegmentScores {
            segment: None,
            rule: Err(Unknown::NotConfigured { setting: "segments.rule" }),
            rfm: Err(unknown.clone()),
            journey_stage: Err(unknown),
        }
    }
}

/// Gives every account its segment, class and stage; they use all figures but the priority, which may use them.
pub(super) fn sort(accounts: &mut [AccountScores], context: &Context<'_>, norms: &Norms<'_>) {
    let classes = rfm::classes(accounts, &context.config.segments.rfm);
    for (account, rfm) in accounts.iter_mut().zip(classes) {
        let Some(row) = context.portfolio.account(account.account) else { continue };
        let rule = by_rules(&context.config.segments.rule, account, context);
        account.segment = SegmentScores {
            segment: match &rule {
                Err(Unknown::NotConfigured { .. }) => row.record.segment.clone(),
                Ok(name) if name != UNASSIGNED => Some(name.clone()),
                _ => None,
            },
            rule,
            rfm,
            journey_stage: journey::stage(account, row, context, norms),
        };
    }
}

/// The first rule that holds. One that can't be told is passed over, since what is unknown never holds.
fn by_rules(rules: &[SegmentRule], account: &AccountScores, context: &Context<'_>) -> Known<String> {
    if rules.is_empty() {
        return Err(Unknown::NotConfigured { setting: "segments.rule" });
    }
    let mut untold = None;
    for rule in rules {
        let holds = |condition: &Condition| holds(condition, account, context);
        match together(&rule.all, &rule.any, holds) {
            Ok(true) => return Ok(rule.name.clone()),
            Ok(false) => {}
            Err(reason) => untold = untold.or(Some(reason)),
        }
    }
    untold.map_or(Ok(UNASSIGNED.to_owned()), Err)
}

/// Whether two names of segments are the same to a reader.
pub(super) fn same(a: &str, b: &str) -> bool {
    words::name_key(a) == words::name_key(b)
}

#[cfg(test)]
mod tests;
