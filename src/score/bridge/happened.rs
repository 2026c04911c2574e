//! What an account's records tell of the days since last month's run, for those who read why a figure moved.

use super::reading::{AccountReading, DealReading};
use crate::model::{AccountIx, Date, DealAt, DealMove, Happened};
use crate::score::contact::{held_on, is_two_way};
use crate::score::context::Context;

/// Of an account that both months have; `since` is the last run's day.
pub(super) fn happened(
    context: &Context<'_>,
    account: AccountIx,
    since: Date,
    (before, now): (&AccountReading, &AccountReading),
) -> Happened {
    let portfolio = context.portfolio;
    let inside = |day: Date| day > since && day <= portfolio.as_of;
    let tickets = portfolio.tickets.of(account).iter();
    let opened: Vec<_> = tickets.filter(|row| row.deleted != Some(true) && inside(row.opened)).collect();
    let critical = |priority: Option<&str>| context.words.critical.occur_in_any(&[priority]);
    let talks = portfolio.activities.of(account).iter();
    let held = talks.filter(|row| is_two_way(row, context) && held_on(row, context).is_some_and(inside));
    Happened {
        tickets_opened: opened.len(),
        tickets_critical: opened.iter().filter(|row| critical(row.priority.as_deref())).count(),
        talks: held.count(),
        answers_before: before.answers.iter().sum(),
        deals: deals(before, now),
    }
}

/// Open deals that differ, by id; of rows that bear one id twice the last counts.
fn deals(before: &AccountReading, now: &AccountReading) -> Vec<DealMove> {
    let mut moves: std::collections::BTreeMap<&str, DealMove> = std::collections::BTreeMap::new();
    fn of<'m, 'a>(
        moves: &'m mut std::collections::BTreeMap<&'a str, DealMove>,
        deal: &'a DealReading,
    ) -> &'m mut DealMove {
        moves.entry(&deal.id).or_insert_with(|| DealMove { id: deal.id.clone(), before: None, now: None })
    }
    let at = |deal: &DealReading| DealAt { amount: deal.amount, stage: deal.stage.clone(), close: deal.close };
    before.deals.iter().for_each(|deal| of(&mut moves, deal).before = Some(at(deal)));
    now.deals.iter().for_each(|deal| of(&mut moves, deal).now = Some(at(deal)));
    moves.into_values().filter(|deal| deal.before != deal.now).collect()
}
