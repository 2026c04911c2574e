//! Empty rows for what no system knows.

use super::Desk;
use crate::model::Date;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Check, Choices, Column, Form, Sheet};

const OWN_ROWS: u32 = 30;

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let period = desk.context.period();
    let after = Date::new(period.year().saturating_sub(1), 1, 1).unwrap_or(Date::MIN);
    let confidential = desk.language.text("plan-confidential", &args!["owner" => &desk.owner_name]);
    let columns = vec![
        Column::prose("account", desk.word("heading-account"), 28).wide(28).one_of(Choices::Accounts),
        Column::new("date", desk.word("heading-date"), Form::Date).wide(12).checked(Check::DateAfter(after)),
        Column::prose("text", desk.word("heading-note"), 90).wide(90).open(),
        Column::prose("confidential", confidential, 24).wide(24).one_of(Choices::YesNo),
    ];
    let block = desk.changeable(columns, Vec::new(), OWN_ROWS);
    desk.sheet("notes", "sheet-notes", desk.word("book-notes"), desk.notes(), vec![block])
}
