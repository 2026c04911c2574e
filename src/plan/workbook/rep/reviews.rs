//! What calls for a review at once: to be held, put off or closed.

use super::{Desk, OwnAccount};
use crate::plan::language::args;
use crate::plan::review::{Trigger, TriggerState};
use crate::plan::workbook::sheet::{Cell, Check, Choices, Column, Form, Row, Sheet};

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let rows: Vec<Row> = triggers(desk).map(|(account, trigger)| row(desk, account, trigger)).collect();
    let open = triggers(desk).filter(|(_, trigger)| trigger.state == TriggerState::Fired).count();
    let title = desk.language.text("book-reviews", &args!["n" => open]);
    let mut notes = desk.notes();
    notes.push(desk.word("book-reviews-how"));
    let block = desk.changeable(columns(desk), rows, 0);
    desk.sheet("reviews", "sheet-reviews", title, notes, vec![block])
}

/// By account, in the order of their priority; what closed with this month's data is told once.
fn triggers<'a, 'd>(desk: &'d Desk<'a>) -> impl Iterator<Item = (&'d OwnAccount<'a>, &'d Trigger)> {
    desk.accounts.iter().flat_map(|account| {
        let of = account.plan.into_iter().flat_map(|plan| &plan.reviews.triggers);
        of.map(move |trigger| (account, trigger))
    })
}

/// Those that call for a review by a day, the first deadline first.
pub fn due<'a, 'd>(desk: &'d Desk<'a>) -> Vec<(&'d OwnAccount<'a>, &'d Trigger)> {
    let mut due: Vec<_> = triggers(desk).filter(|(_, trigger)| trigger.state == TriggerState::Fired).collect();
    // Stable: those of one day stay in the order of their accounts' priority.
    due.sort_by_key(|(_, trigger)| trigger.deadline);
    due
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    let tomorrow = desk.context.as_of();
    vec![
        Column::prose("account", desk.word("heading-account"), 28),
        Column::prose("trigger", desk.word("heading-trigger"), 24),
        Column::prose("evidence", desk.word("heading-evidence"), 56),
        Column::new("fired_on", desk.word("heading-since"), Form::Date).wide(12),
        Column::new("deadline", desk.word("heading-review-by"), Form::Date).wide(12),
        Column::new("state", desk.word("heading-state"), Form::Text).wide(13).one_of(Choices::TriggerStates),
        Column::new("snoozed_until", desk.word("heading-snoozed-until"), Form::Date)
            .wide(13)
            .checked(Check::DateAfter(tomorrow)),
        Column::prose("note", desk.word("heading-own-note"), 40).wide(40).open(),
    ]
}

fn row(desk: &Desk<'_>, account: &OwnAccount<'_>, trigger: &Trigger) -> Row {
    let cells = vec![
        Cell::text(&account.label),
        Cell::text(desk.word(&trigger.kind.word())),
        Cell::text(&trigger.evidence),
        Cell::Date(trigger.fired_on),
        Cell::Date(trigger.deadline),
        Cell::text(desk.word(trigger.state.word())),
        Cell::date_if(trigger.snoozed_until),
        Cell::text_if(trigger.note.as_deref()),
    ];
    Row { id: account.row_id(trigger.id.clone()), cells }
}
