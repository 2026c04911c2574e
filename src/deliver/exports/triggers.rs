//! What calls for a review at once: `tables/triggers.csv`.

use super::cell::{Cell, Value, given, given_date, text};
use super::export::{Definition, Export};
use crate::model::{Account, Row};
use crate::plan::account::plan;
use crate::plan::context::Context;
use crate::plan::review::{Reviews, Trigger};

struct Line<'a> {
    context: &'a Context<'a>,
    account: &'a Row<Account>,
    trigger: Trigger,
    next: crate::model::Date,
}

type TriggerCell = fn(&Line<'_>) -> Cell;

/// One row a trigger that is open or rests, or closed with this month's data; by account, then as the brief has them.
pub fn triggers(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<TriggerCell>] = &[
        ("as_of", |line| Ok(Value::Date(line.context.as_of()))),
        ("account_id", |line| text(&line.account.id)),
        ("trigger_id", |line| text(&line.trigger.id)),
        ("trigger", |line| text(line.trigger.kind.key())),
        ("state", |line| text(line.trigger.state.key())),
        ("evidence", |line| text(&line.trigger.evidence)),
        ("fired_on", |line| Ok(Value::Date(line.trigger.fired_on))),
        ("deadline", |line| Ok(Value::Date(line.trigger.deadline))),
        ("overdue", |line| Ok(Value::Flag(line.trigger.overdue))),
        ("snoozed_until", |line| given_date("snoozed_until", line.trigger.snoozed_until)),
        ("closed_on", |line| given_date("closed_on", line.trigger.closed_on)),
        ("closed_because", |line| {
            let because = if line.trigger.closed_by_rep { "rep" } else { "no_longer_holds" };
            given("closed_because", line.trigger.closed_on.map(|_| because))
        }),
        ("note", |line| given("note", line.trigger.note.as_deref())),
        ("next_review", |line| Ok(Value::Date(line.next))),
    ];
    let accounts = context.portfolio.account_ixs().filter(|account| context.has_brief(*account));
    let lines = accounts.filter_map(|ix| context.account(ix).zip(plan(context, ix))).flat_map(|(account, planned)| {
        let Reviews { triggers, next, .. } = planned.reviews;
        triggers.into_iter().map(move |trigger| Line { context, account, trigger, next })
    });
    Export::of("triggers", COLUMNS, lines)
}
