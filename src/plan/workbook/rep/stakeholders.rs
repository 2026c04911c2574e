//! The people at the rep's accounts: what they decide, how well they are known.

use super::{Desk, Items};
use crate::model::{Contact, Row as Record};
use crate::plan::account::stakeholders::identity;
use crate::plan::workbook::sheet::{Cell, Check, Choices, Column, Form, Row, Sheet};

const OWN_ROWS: u32 = 12;

/// Of one account; the main contact and those known best come first.
const MOST_PEOPLE: usize = 25;

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let mut rows = Vec::new();
    for account in &desk.accounts {
        let mut items = Items::default();
        let mut people: Vec<&Record<Contact>> = account.situation.contacts().collect();
        let main = account.situation.main_contact().map(|contact| contact.origin);
        people.sort_by(|a, b| {
            let relation = |contact: &Contact| contact.relationship.unwrap_or(-1.0);
            let order = (main == Some(b.origin)).cmp(&(main == Some(a.origin)));
            let order = order.then(relation(b).total_cmp(&relation(a)));
            order.then_with(|| a.full_name().cmp(&b.full_name())).then_with(|| a.id.cmp(&b.id))
        });
        for person in people.into_iter().take(MOST_PEOPLE) {
            let Some(item) = identity(person) else { continue };
            let cells = vec![
                Cell::text(&account.label),
                Cell::text_if(person.full_name()),
                Cell::text_if(person.title.as_deref()),
                Cell::text_if(person.role.as_deref()),
                person.influence.map_or(Cell::Empty, Cell::Number),
                person.relationship.map_or(Cell::Empty, Cell::Number),
                Cell::text_if(person.email.as_deref()),
                Cell::text_if(person.phone.as_deref()),
                Cell::date_if(person.last_activity.filter(|day| *day <= desk.context.as_of())),
                Cell::text(desk.word("yes")),
                Cell::Empty,
            ];
            rows.push(Row { id: account.row_id(items.unique(item)), cells });
        }
    }
    let title = desk.over_accounts("n-contacts", rows.len());
    let block = desk.changeable(columns(desk), rows, OWN_ROWS);
    desk.sheet("stakeholders", "sheet-stakeholders", title, desk.notes(), vec![block])
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    let account =
        Column { check: Check::OneOf(Choices::Accounts), ..Column::prose("account", desk.word("heading-account"), 24) };
    vec![
        account,
        Column::prose("name", desk.word("heading-contact"), 26).open(),
        Column::prose("title", desk.word("heading-title"), 26).open(),
        Column::prose("role", desk.word("heading-role"), 22).open(),
        Column::new("influence", desk.word("heading-influence-points"), Form::Whole).wide(13).checked(Check::Points),
        Column::new("relationship", desk.word("heading-relationship-points"), Form::Whole)
            .wide(13)
            .checked(Check::Points),
        Column::new("email", desk.word("heading-email"), Form::Text).open(),
        Column::new("phone", desk.word("heading-phone"), Form::Text).open(),
        Column::new("last_contact", desk.word("heading-last-contact"), Form::Date).wide(12),
        Column::new("still_there", desk.word("heading-still-there"), Form::Text).wide(11).one_of(Choices::YesNo),
        Column::prose("note", desk.word("heading-own-note"), 30).wide(30).open(),
    ]
}
