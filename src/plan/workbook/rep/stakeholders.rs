//! The people at the rep's accounts: what they decide, how well they are known.

use super::{Desk, Items, OwnAccount};
use crate::model::{Author, Contact, Item, ItemKind, Row as Record};
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
            let item = items.unique(item);
            let kept = desk.context.book.get(&account.situation.record.id, ItemKind::Stakeholder, &item);
            if kept.is_some_and(|kept| kept.value("state") == Some("dropped")) {
                continue;
            }
            let last = person.last_activity.filter(|day| *day <= desk.context.as_of());
            let ours = |field: &str| match field {
                "name" => Cell::text_if(person.full_name()),
                "title" => Cell::text_if(person.title.as_deref()),
                "role" => Cell::text_if(person.role.as_deref()),
                "influence" => person.influence.map_or(Cell::Empty, Cell::Number),
                "relationship" => person.relationship.map_or(Cell::Empty, Cell::Number),
                "email" => Cell::text_if(person.email.as_deref()),
                "phone" => Cell::text_if(person.phone.as_deref()),
                "still_there" => Cell::text(desk.word("yes")),
                _ => Cell::Empty,
            };
            rows.push(row(desk, account, item, kept, Cell::date_if(last), ours));
        }
        rows.extend(own(desk, account));
    }
    let title = desk.over_accounts("n-contacts", rows.len());
    let block = desk.changeable(columns(desk), rows, OWN_ROWS);
    desk.sheet("stakeholders", "sheet-stakeholders", title, desk.notes(), vec![block])
}

/// Those whom the rep added.
fn own<'a>(desk: &'a Desk<'_>, account: &'a OwnAccount<'_>) -> impl Iterator<Item = Row> + 'a {
    let items = desk.context.book.of(&account.situation.record.id, ItemKind::Stakeholder);
    let own = items.filter(|(_, item)| item.author != Author::Program && item.value("state") != Some("dropped"));
    own.map(|(key, item)| row(desk, account, key.item.clone(), Some(item), Cell::Empty, |_| Cell::Empty))
}

/// What a person wrote over what the records say.
fn row(
    desk: &Desk<'_>,
    account: &OwnAccount<'_>,
    id: String,
    kept: Option<&Item>,
    last_contact: Cell,
    ours: impl Fn(&str) -> Cell,
) -> Row {
    let cell = |field: &str| {
        let word = kept.and_then(|item| item.fields.get(field)).filter(|held| held.author != Author::Program);
        word.map_or_else(|| ours(field), |held| written(desk, field, held.value.as_deref()))
    };
    let mut cells = vec![Cell::text(&account.label)];
    cells.extend(["name", "title", "role", "influence", "relationship", "email", "phone"].map(cell));
    cells.extend([last_contact, cell("still_there"), cell("note")]);
    Row { id: account.row_id(id), cells }
}

fn written(desk: &Desk<'_>, field: &str, value: Option<&str>) -> Cell {
    let Some(value) = value else { return Cell::Empty };
    match (field, value, value.parse::<f64>()) {
        ("influence" | "relationship", _, Ok(points)) if points.is_finite() => Cell::Number(points),
        ("still_there", "yes", _) => Cell::text(desk.word("yes")),
        ("still_there", "no", _) => Cell::text(desk.word("no")),
        _ => Cell::text(value),
    }
}

/// The CRM's id, else the address, else the name; one without any of them can't be told from others.
fn identity(person: &Contact) -> Option<String> {
    let name = || person.full_name();
    person.id.clone().or_else(|| person.email.clone()).or_else(name).map(|id| id.to_lowercase())
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
