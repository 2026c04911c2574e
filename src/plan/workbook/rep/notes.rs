//! What the rep wrote that no system knows, with empty rows for more.

use super::told::is_confidential;
use super::{Desk, OwnAccount};
use crate::model::{Date, Item, ItemKind};
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Check, Choices, Column, Form, Row, Sheet};

const OWN_ROWS: u32 = 30;

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let period = desk.context.period();
    let after = Date::new(period.year().saturating_sub(1), 1, 1).unwrap_or(Date::MIN);
    let confidential = desk.language.text("plan-confidential", &args!["owner" => &desk.owner_name]);
    let account = Column::prose("account", desk.word("heading-account"), 28).wide(28);
    let columns = vec![
        Column { check: Check::OneOf(Choices::Accounts), ..account },
        Column::new("date", desk.word("heading-date"), Form::Date).wide(12).checked(Check::DateAfter(after)),
        Column::prose("text", desk.word("heading-note"), 90).wide(90).open(),
        Column::prose("confidential", confidential, 24).wide(24).one_of(Choices::YesNo),
    ];
    let mut rows = Vec::new();
    for account in &desk.accounts {
        let id = &account.situation.record.id;
        // The note on the account itself, which has no id, stands on the sheet of the accounts.
        let notes = desk.context.book.of(id, ItemKind::Note).filter(|(key, _)| !key.item.is_empty());
        let notes = notes.filter(|(_, item)| item.value("state") != Some("dropped"));
        let mut notes: Vec<(&str, &Item)> = notes
            .filter(|(_, item)| !is_confidential(item, &desk.owner_id))
            .map(|(key, item)| (key.item.as_str(), item))
            .collect();
        // The newest first; those without a date as of the month in which they came.
        notes.sort_by_key(|(id, item)| (std::cmp::Reverse(day(item)), *id));
        rows.extend(notes.into_iter().map(|(id, item)| row(desk, account, id, item)));
    }
    let block = desk.changeable(columns, rows, OWN_ROWS);
    desk.sheet("notes", "sheet-notes", desk.word("book-notes"), desk.notes(), vec![block])
}

fn day(item: &Item) -> Date {
    item.value("date").and_then(|day| day.parse().ok()).unwrap_or_else(|| item.since.last_day())
}

fn row(desk: &Desk<'_>, account: &OwnAccount<'_>, id: &str, item: &Item) -> Row {
    let confidential = item.value("confidential").map(|word| match word {
        "yes" => desk.word("yes"),
        "no" => desk.word("no"),
        other => other.to_owned(),
    });
    let date = item.value("date").map_or(Cell::Empty, |day| match day.parse::<Date>() {
        Ok(day) => Cell::Date(day),
        Err(_) => Cell::text(day),
    });
    let cells = vec![Cell::text(&account.label), date, Cell::text_if(item.value("text")), Cell::text_if(confidential)];
    Row { id: account.row_id(id.to_owned()), cells }
}
