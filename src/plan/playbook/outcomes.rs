//! What became of plays that were proposed before: how often they were done, and how the figure stands today that each is
//! about. Who does a play differs from who doesn't, so this is an association and no proof that the play worked.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Playbook;
use crate::model::{ItemKind, PlanBook};
use crate::plan::context::Context;
use crate::plan::facts::{AccountFacts, FactValue};

/// Actions of a group under which nothing is said of it.
pub const MIN_OUTCOMES: usize = 10;

/// The field of an action's item that holds the figure as it was when the play was last proposed.
pub const MEASURED: &str = "measured";

/// What is known of the actions that a play led to in earlier months.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// Actions in the plans of earlier months.
    pub proposed: usize,
    pub done: usize,
    pub dropped: usize,
    /// Of those done, the ones whose figure was known then and is today, and those of which it is better today.
    pub done_known: usize,
    pub done_better: usize,
    /// The same of those not done.
    pub other_known: usize,
    pub other_better: usize,
}

impl Outcomes {
    /// Share of figures that are better today, of the actions done and of the others, 0 to 1; nothing while one of the two
    /// has fewer than [`MIN_OUTCOMES`].
    pub fn shares(&self) -> Option<(f64, f64)> {
        let enough = self.done_known >= MIN_OUTCOMES && self.other_known >= MIN_OUTCOMES;
        let share = |better, known| crate::score::statistics::count(better) / crate::score::statistics::count(known);
        enough.then(|| (share(self.done_better, self.done_known), share(self.other_better, self.other_known)))
    }
}

/// By play, all plays of the playbook and those of earlier ones that items still name.
pub fn outcomes(context: &Context<'_>) -> BTreeMap<String, Outcomes> {
    let (playbook, book) = (context.playbook, context.book);
    let mut found: BTreeMap<String, Outcomes> =
        playbook.plays.iter().map(|play| (play.id.clone(), Outcomes::default())).collect();
    for account in context.portfolio.account_ixs() {
        let Some(facts) = AccountFacts::of_account(context, account) else { continue };
        add(&mut found, playbook, book, &facts);
    }
    found
}

fn add(found: &mut BTreeMap<String, Outcomes>, playbook: &Playbook, book: &PlanBook, facts: &AccountFacts<'_>) {
    let account = &facts.situation().record.id;
    let period = facts.situation().context.period();
    for (key, item) in book.of(account, ItemKind::Action).filter(|(_, item)| item.since < period) {
        let play = key.item.split('~').next().unwrap_or(&key.item);
        let Some(own) = found.get_mut(play) else { continue };
        own.proposed += 1;
        let done = item.value("state") == Some("done");
        own.done += usize::from(done);
        own.dropped += usize::from(item.value("state") == Some("dropped"));
        let Some(outcome) = playbook.play(play).and_then(|play| play.outcome.as_ref()) else { continue };
        let then = item.value(MEASURED).and_then(|text| text.parse::<f64>().ok());
        let (Some(then), Some(now)) = (then, facts.value(outcome.fact).as_ref().and_then(number)) else { continue };
        let better = if outcome.up { now > then } else { now < then };
        if done {
            own.done_known += 1;
            own.done_better += usize::from(better);
        } else {
            own.other_known += 1;
            own.other_better += usize::from(better);
        }
    }
}

/// A fact as a number, where it is one.
pub fn number(value: &FactValue) -> Option<f64> {
    match value {
        FactValue::Money(amount) => rust_decimal::prelude::ToPrimitive::to_f64(amount),
        FactValue::Share(number) | FactValue::Points(number) => Some(*number),
        FactValue::Days(number) | FactValue::Count(number) => i32::try_from(*number).ok().map(f64::from),
        FactValue::Flag(flag) => Some(f64::from(u8::from(*flag))),
        FactValue::Text(_) | FactValue::Date(_) => None,
    }
}
