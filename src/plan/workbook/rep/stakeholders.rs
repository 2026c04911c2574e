//! The people at the rep's accounts: what they decide, how well they are known.

use super::{Desk, Items};
use crate::plan::account::stakeholders::{Stakeholder, Stakeholders};
use crate::plan::brief::stakeholders::part_word;
use crate::plan::workbook::sheet::{Cell, Check, Choices, Column, Form, Row, Sheet};

const OWN_ROWS: u32 = 12;

/// Of one account; the main contact and those known best come first.
const MOST_PEOPLE: usize = 25;

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let mut rows = Vec::new();
    for account in &desk.accounts {
        let mut items = Items::default();
        let known = Stakeholders::of(&account.situation);
        // Who left by the rep's word alone stands there with it, so that the word can be taken back.
        let by_rep = |one: &&Stakeholder<'_>| one.left.is_some_and(|left| left.on.is_none());
        let gone = known.people.iter().filter(by_rep);
        let mut people: Vec<&Stakeholder<'_>> = known.present().chain(gone).collect();
        let main = account.situation.main_contact().map(|contact| contact.origin);
        people.sort_by(|a, b| {
            let is_main = |one: &Stakeholder<'_>| main.is_some() && one.record.map(|record| record.origin) == main;
            let relation = |one: &Stakeholder<'_>| one.relationship.unwrap_or(-1.0);
            let order = is_main(b).cmp(&is_main(a)).then(relation(b).total_cmp(&relation(a)));
            order.then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
        });
        for person in people.into_iter().take(MOST_PEOPLE) {
            let cells = cells(desk, &account.label, person);
            rows.push(Row { id: account.row_id(items.unique(person.id.clone())), cells });
        }
    }
    let title = desk.over_accounts("n-contacts", rows.len());
    let block = desk.changeable(columns(desk), rows, OWN_ROWS);
    desk.sheet("stakeholders", "sheet-stakeholders", title, desk.notes(), vec![block])
}

fn cells(desk: &Desk<'_>, account: &str, person: &Stakeholder<'_>) -> Vec<Cell> {
    // A part that no word tells stands as the CRM has it, so that nothing is lost.
    let role = match (person.part, &person.role) {
        (Some(part), _) => Cell::text(desk.word(part_word(part))),
        (None, role) => Cell::text_if(role.as_deref()),
    };
    vec![
        Cell::text(account),
        Cell::text(&person.name),
        Cell::text_if(person.title.as_deref()),
        role,
        person.influence.map_or(Cell::Empty, Cell::Number),
        person.relationship.map_or(Cell::Empty, Cell::Number),
        Cell::text_if(person.email.as_deref()),
        Cell::text_if(person.phone.as_deref()),
        Cell::known(&person.last_contact, Cell::Date),
        Cell::known(&person.talks, Cell::count),
        Cell::text_if(person.profile.as_deref()),
        Cell::text(desk.word(if person.is_present() { "yes" } else { "no" })),
        Cell::text_if(person.note.as_deref()),
    ]
}

fn columns(desk: &Desk<'_>) -> Vec<Column> {
    let account =
        Column { check: Check::OneOf(Choices::Accounts), ..Column::prose("account", desk.word("heading-account"), 24) };
    vec![
        account,
        Column::prose("name", desk.word("heading-contact"), 26).open(),
        Column::prose("title", desk.word("heading-title"), 26).open(),
        Column::prose("role", desk.word("heading-role"), 22).one_of(Choices::Parts),
        Column::new("influence", desk.word("heading-influence-points"), Form::Whole).wide(13).checked(Check::Points),
        Column::new("relationship", desk.word("heading-relationship-points"), Form::Whole)
            .wide(13)
            .checked(Check::Points),
        Column::new("email", desk.word("heading-email"), Form::Text).open(),
        Column::new("phone", desk.word("heading-phone"), Form::Text).open(),
        Column::new("last_contact", desk.word("heading-last-contact"), Form::Date).wide(12),
        Column::new("talks", desk.word("heading-talks"), Form::Whole).wide(12),
        Column::prose("profile", desk.word("heading-profile"), 30),
        Column::new("still_there", desk.word("heading-still-there"), Form::Text).wide(11).one_of(Choices::YesNo),
        Column::prose("note", desk.word("heading-own-note"), 30).wide(30).open(),
    ]
}
