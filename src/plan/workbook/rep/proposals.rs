//! What the sheets of objectives, actions and SWOT have in common: each row to be corrected, kept or dropped, with empty
//! rows for the rep's own.

use super::{Desk, OwnAccount};
use crate::model::{Date, Decimal, Item, ItemKind};
use crate::plan::account::AccountPlan;
use crate::plan::document::Tone;
use crate::plan::keep::{Standing, State, fields};
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Check, Choices, Column, Form, Row};

pub const OWN_ROWS: u32 = 12;

/// Why a row wants to be looked at, the most urgent first.
const ATTENTION: [(&str, Tone); 6] = [
    ("attention-late", Tone::Bad),
    ("attention-conflict", Tone::Warn),
    ("attention-lowered", Tone::Warn),
    ("attention-disagreed", Tone::Warn),
    ("attention-behind", Tone::Warn),
    ("attention-not-asked", Tone::Neutral),
];

pub fn account_column(desk: &Desk<'_>) -> Column {
    Column { check: Check::OneOf(Choices::Accounts), ..Column::prose("account", desk.word("heading-account"), 24) }
}

pub fn keep_column(desk: &Desk<'_>) -> Column {
    Column::new("keep", desk.word("heading-keep"), Form::Text).wide(12).one_of(Choices::Keep)
}

pub fn note_column(desk: &Desk<'_>) -> Column {
    Column::prose("note", desk.word("heading-own-note"), 30).wide(30).open()
}

pub fn attention_column(desk: &Desk<'_>) -> Column {
    let tones = ATTENTION.iter().map(|(key, tone)| (desk.word(key), *tone)).collect();
    Column::new("attention", desk.word("heading-attention"), Form::Text).wide(15).toned(tones)
}

/// A due date lies after the beginning of last year: a year mistyped is the usual fault.
pub fn date_column(desk: &Desk<'_>, key: &'static str, heading: &str) -> Column {
    let period = desk.context.period();
    let after = Date::new(period.year().saturating_sub(1), 1, 1).unwrap_or(Date::MIN);
    Column::new(key, desk.word(heading), Form::Date).wide(12).checked(Check::DateAfter(after))
}

pub fn notes(desk: &Desk<'_>) -> Vec<String> {
    let mut notes = desk.notes();
    notes.push(desk.word("book-keep-or-drop"));
    notes.push(match desk.full_review {
        true => desk.word("book-review-full"),
        false => {
            let date = desk.language.date_long(desk.next_full_review());
            desk.language.text("book-review-exceptions", &args!["date" => date])
        }
    });
    notes
}

pub fn planned<'a, 'd>(desk: &'d Desk<'a>) -> impl Iterator<Item = (&'d OwnAccount<'a>, &'a AccountPlan)> {
    desk.accounts.iter().filter_map(|account| Some((account, account.plan?)))
}

/// What is kept of an item.
pub fn item<'a>(plan: &'a AccountPlan, kind: ItemKind, id: &str) -> Option<&'a Item> {
    plan.kept.item(kind, id)
}

/// The word of the most urgent reason to look at a row, with its place among them; none where nothing presses.
pub fn attention(desk: &Desk<'_>, standing: &Standing) -> Option<(usize, String)> {
    let found = [
        standing.late,
        !standing.conflicts.is_empty(),
        standing.lowered_from.is_some(),
        standing.agreed == Some(false),
        standing.is_behind(),
        standing.cleared,
    ];
    let place = found.iter().position(|found| *found)?;
    let (key, _) = ATTENTION.get(place)?;
    Some((place, desk.word(key)))
}

/// Rows in the order in which they are to be read: in a full review by account, between reviews what presses first.
pub fn ordered(desk: &Desk<'_>, mut rows: Vec<(Option<usize>, Row)>) -> Vec<Row> {
    if !desk.full_review {
        // Stable: what does not press stays in the order of the accounts.
        rows.sort_by_key(|(urgency, _)| urgency.unwrap_or(usize::MAX));
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Kept, or dropped in the draft that came back.
pub fn keep_cell(desk: &Desk<'_>, state: State) -> Cell {
    Cell::text(desk.word(if state == State::Dropped { "plan-drop" } else { "plan-keep" }))
}

pub fn note_cell(standing: &Standing) -> Cell {
    Cell::text_if(standing.note.as_deref())
}

/// A number of an objective as a number, in its unit; a text where it is none.
pub fn number_cell(item: Option<&Item>, field: &str) -> Cell {
    let Some(written) = item.and_then(|item| item.value(field)) else { return Cell::Empty };
    written.parse().map_or_else(|_| Cell::text(written), |number| in_unit(item, number))
}

/// A number in the unit of an objective. A whole one has no decimals, whatever it counts.
pub fn in_unit(item: Option<&Item>, number: Decimal) -> Cell {
    let float = |cell: fn(f64) -> Cell| f64::try_from(number).map_or_else(|_| Cell::text(number.to_string()), cell);
    match (item.and_then(|item| item.value(fields::UNIT)), i64::try_from(number)) {
        (Some("money"), _) => Cell::Money(number),
        (Some("share"), _) => float(Cell::Share),
        (_, Ok(whole)) if number.fract().is_zero() => Cell::Whole(whole),
        _ => float(Cell::Number),
    }
}
