//! The day that each letter proposes for a talk: one of its own for each of a rep's accounts.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{AccountIx, Date};
use crate::plan::account::Situation;
use crate::plan::context::Context;

/// Working days ahead of the first talk: whoever gets a letter needs some days to answer, unless time presses.
const FIRST: u32 = 3;
/// Working days over which a rep's talks are spread; where there are more accounts than days, days have several.
const SPREAD: u32 = 20;

/// The days of talks, by account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TalkDays {
    days: BTreeMap<AccountIx, Date>,
}

/// An account that waits for a day.
struct Waiting<'a> {
    /// The day on which a contract ends or a deal is due to close.
    deadline: Option<Date>,
    rank: usize,
    situation: Situation<'a>,
}

impl TalkDays {
    /// Those with a deadline first, by deadline; then by priority.
    pub fn of(context: &Context<'_>) -> TalkDays {
        let mut desks: BTreeMap<&str, Vec<Waiting<'_>>> = BTreeMap::new();
        for account in context.portfolio.account_ixs().filter(|account| context.has_brief(*account)) {
            let Some(situation) = Situation::of(context, account) else { continue };
            if situation.main_contact().is_none() {
                continue;
            }
            let desk = context.desk(account).map_or("", |desk| desk.id.as_str());
            let rank = situation.scores.priority.rank.clone().unwrap_or(usize::MAX);
            desks.entry(desk).or_default().push(Waiting { deadline: deadline(&situation), rank, situation });
        }
        let mut talks = TalkDays::default();
        for mut waiting in desks.into_values() {
            waiting.sort_by_key(|one| (one.deadline.is_none(), one.deadline, one.rank, one.situation.account));
            talks.spread(&waiting);
        }
        talks
    }

    fn spread(&mut self, waiting: &[Waiting<'_>]) {
        let mut taken: BTreeSet<Date> = BTreeSet::new();
        for (place, one) in waiting.iter().enumerate() {
            let schedule = one.situation.context.schedule_of(one.situation.account);
            let first = if one.deadline.is_some() { 1 } else { FIRST };
            let days = (first..FIRST + SPREAD).map(|ahead| schedule.in_days(ahead));
            let days: Vec<Date> = days.filter(|day| one.deadline.is_none_or(|deadline| *day < deadline)).collect();
            let free = days.iter().find(|day| !taken.contains(day));
            // Where no day is free, the talks share days in turn.
            let shared = || days.get(place.checked_rem(days.len()).unwrap_or_default());
            let day = free.or_else(shared).copied().unwrap_or_else(|| schedule.in_days(1));
            taken.insert(day);
            self.days.insert(one.situation.account, day);
        }
    }

    /// The day of an account's talk; none where nobody is known to write to.
    pub fn day(&self, account: AccountIx) -> Option<Date> {
        self.days.get(&account).copied()
    }
}

/// The first day on which a contract ends, or can last be ended, or the largest open deal is due to close.
fn deadline(s: &Situation<'_>) -> Option<Date> {
    let as_of = s.context.as_of();
    let renewal = s.scores.renewal.next.as_ref().ok();
    let decide_by = renewal.and_then(|renewal| renewal.decide_by).filter(|day| *day > as_of);
    let deals = s.scores.pipeline.deals.iter().filter(|deal| deal.stale != Ok(true)).map(|deal| deal.expected_close);
    let days = [decide_by, renewal.map(|renewal| renewal.end)].into_iter().chain(deals.take(1));
    days.flatten().filter(|day| *day > as_of).min()
}
