//! What is wrong with who looks after what.

use super::orphans::OwnerState;
use super::spans::Fault;
use crate::model::{Entity, Origin};
use crate::score::context::Context;
use crate::score::facts::Owner;
use crate::score::{AccountScores, Finding, FindingKind};

/// Accounts without anybody, and histories that contradict themselves; the caller sorts.
pub fn findings(accounts: &[AccountScores], context: &Context<'_>) -> Vec<Finding> {
    let people = &context.people;
    let same = |a: Owner<'_>, b: Owner<'_>| people.directory.same(a, b);
    let fault = |entity: Entity| {
        move |fault: Fault| match fault {
            Fault::Overlap(origin) => Finding { kind: FindingKind::HistoryOverlap, entity, origin },
            Fault::Gap(origin) => Finding { kind: FindingKind::HistoryGap, entity, origin },
        }
    };
    let histories = people.ownership.accounts().chain(people.ownership.deals());
    let mut findings: Vec<Finding> =
        histories.flat_map(|spans| spans.faults(same)).map(fault(Entity::Assignment)).collect();
    let memberships = people.memberships.spans(&people.directory);
    findings.extend(memberships.iter().flat_map(|spans| spans.faults(same)).map(fault(Entity::Membership)));
    findings.extend(accounts.iter().filter_map(|account| {
        let kind = match account.owner.state {
            OwnerState::Held | OwnerState::Untold => return None,
            OwnerState::Missing => FindingKind::OwnerMissing,
            OwnerState::Left => FindingKind::OwnerLeft,
            OwnerState::Unknown => FindingKind::OwnerUnknown,
        };
        let origin = context.portfolio.account(account.account)?.origin;
        Some(Finding { kind, entity: Entity::Account, origin })
    }));
    findings.extend(differing(accounts, context));
    // A territory's rows stand in the history of each of its accounts.
    findings.sort();
    findings.dedup();
    findings
}

/// Accounts whose record names another rep than their own history does today.
fn differing(accounts: &[AccountScores], context: &Context<'_>) -> Vec<Finding> {
    let people = &context.people;
    let as_of = context.portfolio.as_of;
    let differs = |account: &AccountScores| -> Option<Origin> {
        let row = context.portfolio.account(account.account)?;
        let record = (row.owner_id.as_deref(), row.owner_name.as_deref());
        let told = people.ownership.account(account.account)?.own().on(as_of)?;
        (record != (None, None) && !people.directory.same(record, told.owner)).then_some(told.origin)
    };
    let finding = |origin| Finding { kind: FindingKind::OwnerDiffers, entity: Entity::Assignment, origin };
    accounts.iter().filter_map(differs).map(finding).collect()
}
