//! The hours that one rep has in a month, spread over the accounts by priority.

use std::collections::{BTreeMap, BTreeSet};

use super::choose::{due, wanted};
use super::play::{Play, Role};
use crate::model::AccountIx;
use crate::plan::context::Context;
use crate::plan::facts::AccountFacts;

/// The plays that reps have no hours for, by account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RepHours {
    over: BTreeMap<AccountIx, BTreeSet<String>>,
}

/// One play at one account, as it stands in line for a rep's hours.
struct Asked<'p> {
    account: AccountIx,
    rank: usize,
    play: &'p Play,
}

static NONE: BTreeSet<String> = BTreeSet::new();

impl RepHours {
    /// Spreads the hours of all reps: the plays of the highest priority first, those of one priority by the accounts'
    /// rank. Only what is due within the month after the period counts, and only a rep's own work.
    pub fn of(context: &Context<'_>) -> RepHours {
        let playbook = context.playbook;
        let until = context.period().plus(1).last_day();
        let mut desks: BTreeMap<&str, Vec<Asked<'_>>> = BTreeMap::new();
        for account in context.portfolio.account_ixs().filter(|account| context.has_brief(*account)) {
            let Some(desk) = context.desk(account) else { continue };
            let Some(facts) = AccountFacts::of_account(context, account) else { continue };
            let rank = context.scores_of(account).and_then(|scores| scores.priority.rank.clone().ok());
            let rank = rank.unwrap_or(usize::MAX);
            let own = wanted(playbook, &facts).into_iter().filter(|play| play.role == Role::Sales);
            let soon = own.filter(|play| due(play, &facts) <= until);
            desks.entry(&desk.id).or_default().extend(soon.map(|play| Asked { account, rank, play }));
        }
        let mut hours = RepHours::default();
        for asked in desks.into_values() {
            hours.spread(asked, playbook.limits.rep_hours);
        }
        hours
    }

    fn spread(&mut self, mut asked: Vec<Asked<'_>>, most: f64) {
        asked.sort_by(|a, b| {
            let by_need = b.play.required.cmp(&a.play.required).then(b.play.priority.cmp(&a.play.priority));
            by_need.then(a.rank.cmp(&b.rank)).then(a.account.cmp(&b.account)).then_with(|| a.play.id.cmp(&b.play.id))
        });
        let mut taken = 0.0;
        for Asked { account, play, .. } in asked {
            if !play.required && taken + play.effort_hours > most {
                self.over.entry(account).or_default().insert(play.id.clone());
            } else {
                taken += play.effort_hours;
            }
        }
    }

    /// What the account's rep has no hours for.
    pub fn over(&self, account: AccountIx) -> &BTreeSet<String> {
        self.over.get(&account).unwrap_or(&NONE)
    }
}
