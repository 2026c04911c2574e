//! `tables/orphans.csv`: accounts that nobody looks after, and who could.

use super::cell::{Blank, Cell, Rounding, Value, given, given_date, text, unknown_cell};
use super::export::{Definition, Export};
use crate::model::{Account, Row as Record};
use crate::plan::context::Context;
use crate::score::{AccountScores, Receiver, Renewal};

struct Row<'a> {
    context: &'a Context<'a>,
    account: &'a Record<Account>,
    scores: &'a AccountScores,
    money: Rounding,
}

type OrphanCell = fn(&Row<'_>) -> Cell;

/// One row an account without anybody to look after it, by id.
pub fn orphans(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<OrphanCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("account_id", |row| text(&row.account.id)),
        ("name", |row| text(&row.account.name)),
        ("state", |row| text(row.scores.owner.state.key())),
        ("owner_id", |row| given("owner_id", row.scores.owner.id.as_deref())),
        ("owner", |row| given("owner", row.scores.owner.name.as_deref())),
        ("left_on", |row| given_date("left_on", row.scores.owner.left_on)),
        ("receiver_id", |row| of_receiver(row, |receiver| &receiver.id)),
        ("receiver", |row| of_receiver(row, |receiver| &receiver.name)),
        ("receiver_because", |row| of_receiver(row, |receiver| receiver.because.key())),
        ("revenue_ltm", |row| row.money.money(&row.scores.revenue.ltm)),
        ("pipeline_open", |row| row.money.money(&row.scores.pipeline.value)),
        ("renewal_date", |row| of_renewal(row, |_, next| Ok(Value::Date(next.end)))),
        ("renewal_value", |row| of_renewal(row, |row, next| row.money.money(&next.value))),
    ];
    let money = Rounding::of(context.currency());
    let accounts = context.portfolio.account_ixs().filter_map(|ix| context.account(ix).zip(context.scores_of(ix)));
    let orphans = accounts.filter(|(_, scores)| scores.owner.is_orphan());
    Export::of("orphans", COLUMNS, orphans.map(|(account, scores)| Row { context, account, scores, money }))
}

fn of_receiver<'a>(row: &'a Row<'_>, part: fn(&'a Receiver) -> &'a str) -> Cell {
    row.scores.owner.receiver.as_ref().map(part).map_or(Err(Blank::NotGiven { field: "receiver" }), text)
}

fn of_renewal(row: &Row<'_>, cell: fn(&Row<'_>, &Renewal) -> Cell) -> Cell {
    row.scores.renewal.next.as_ref().map_or_else(unknown_cell, |next| cell(row, next))
}
