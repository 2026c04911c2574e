//! How often each play fires in a month over all accounts, and how often it is left out.

use std::collections::BTreeMap;

use serde::Serialize;

use super::choose::{LeftOutBecause, select};
use crate::plan::context::{Context, Facts};
use crate::plan::facts::AccountFacts;

/// One play over all accounts with documents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Accounts at which it is proposed.
    pub proposed: usize,
    /// Left out beside a play of higher priority.
    pub conflict: usize,
    /// Left out for the most actions of an account.
    pub actions: usize,
    /// Left out for the hours of the rep.
    pub hours: usize,
    /// Accounts of which it is not known whether it fires.
    pub not_evaluated: usize,
}

/// By play.
pub fn tally(context: &Context<'_>) -> BTreeMap<String, Tally> {
    let mut found: BTreeMap<String, Tally> =
        context.playbook.plays.iter().map(|play| (play.id.clone(), Tally::default())).collect();
    for account in context.portfolio.account_ixs().filter(|account| context.has_brief(*account)) {
        let Some(facts) = AccountFacts::of_account(context, account) else { continue };
        let over = context.rep_hours().over(account);
        let selection = select(context.playbook, &facts, over, &mut Facts::default());
        let mut at = |play: &str, add: fn(&mut Tally)| {
            if let Some(tally) = found.get_mut(play) {
                add(tally);
            }
        };
        selection.chosen.iter().for_each(|chosen| at(&chosen.play.id, |tally| tally.proposed += 1));
        selection.not_evaluated.iter().for_each(|apart| at(&apart.play, |tally| tally.not_evaluated += 1));
        for left in &selection.left_out {
            match left.because {
                LeftOutBecause::Conflict { .. } => at(&left.play, |tally| tally.conflict += 1),
                LeftOutBecause::Actions { .. } => at(&left.play, |tally| tally.actions += 1),
                LeftOutBecause::Hours { .. } => at(&left.play, |tally| tally.hours += 1),
            }
        }
    }
    found
}
