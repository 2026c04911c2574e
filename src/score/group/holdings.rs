//! Accounts that others belong to and that buy nothing themselves.

use std::collections::BTreeMap;

use super::{Holding, Members};
use crate::model::AccountIx;
use crate::score::AccountScores;
use crate::score::facts::{Facts, Line};
use crate::score::revenue::{LTM, PREVIOUS};

/// What lies under an account.
#[derive(Debug, Clone, Copy, Default)]
struct Under {
    accounts: usize,
    buying: bool,
    /// Children that were not added up yet.
    waiting: usize,
}

/// By account.
pub(super) fn holdings(members: &Members<'_, '_>) -> Vec<Holding> {
    let buys: BTreeMap<AccountIx, bool> =
        members.each().map(|(facts, scores)| (scores.account, buys(members, facts, scores))).collect();
    let parent = |account: AccountIx| members.hierarchy.parent(account);
    let mut under: BTreeMap<AccountIx, Under> = buys.keys().map(|account| (*account, Under::default())).collect();
    for above in buys.keys().filter_map(|account| parent(*account)) {
        under.entry(above).or_default().waiting += 1;
    }
    // From the leaves up, so that each account is looked at once, however deep the tree.
    let mut ready: Vec<AccountIx> =
        under.iter().filter(|(_, under)| under.waiting == 0).map(|(account, _)| *account).collect();
    while let Some(account) = ready.pop() {
        let own = under.get(&account).copied().unwrap_or_default();
        let Some(above) = parent(account) else { continue };
        let sum = under.entry(above).or_default();
        sum.accounts += own.accounts + 1;
        sum.buying |= own.buying || buys.get(&account) == Some(&true);
        sum.waiting -= 1;
        if sum.waiting == 0 {
            ready.push(above);
        }
    }
    let holds = |(account, under): (AccountIx, Under)| {
        let holds = under.buying && buys.get(&account) == Some(&false);
        holds.then_some(Holding { account, accounts: under.accounts })
    };
    under.into_iter().filter_map(holds).collect()
}

/// Anything bought in the 24 months up to the period, or under contract.
fn buys(members: &Members<'_, '_>, facts: &Facts<'_>, scores: &AccountScores) -> bool {
    let period = members.context.portfolio.period;
    let recent = |line: &Line<'_>| LTM.holds(line.date, period) || PREVIOUS.holds(line.date, period);
    scores.renewal.in_force > 0 || facts.lines.iter().any(recent)
}
