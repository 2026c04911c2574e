//! Accounts whose class somebody should look at.

use super::class::is_ruled;
use super::leave_out::looks_like_test;
use crate::model::Entity;
use crate::score::context::Context;
use crate::score::{AccountScores, Finding, FindingKind};

/// Names that look like tests, and kinds that purchases contradict; the caller sorts.
pub fn findings(accounts: &[AccountScores], context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for account in accounts {
        let Some(row) = context.portfolio.account(account.account) else { continue };
        let mut add = |kind| findings.push(Finding { kind, entity: Entity::Account, origin: row.origin });
        if account.class.contradicted {
            add(FindingKind::KindContradicted);
        }
        if looks_like_test(row, context) && !is_ruled(row, context) {
            add(FindingKind::LooksLikeTest);
        }
    }
    findings
}
