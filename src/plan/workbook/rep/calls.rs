//! The next talk with each account: what to ask, what to answer, what to offer, and an e-mail to begin from.

use super::{Desk, OwnAccount};
use crate::plan::account::CallPlan;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Block, Cell, Column, Form, Row, Sheet};

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let prepared: Vec<(&OwnAccount<'_>, &CallPlan)> = desk
        .accounts
        .iter()
        .filter_map(|account| Some((account, &account.plan?.call)))
        .filter(|(_, call)| !call.questions.is_empty() || call.is_worth_a_page())
        .collect();
    let columns = vec![
        Column::prose("account", desk.word("heading-account"), 26),
        Column::new("whom", desk.word("heading-contact"), Form::Text).wide(24),
        Column::prose("questions", desk.word("heading-questions"), 46),
        Column::prose("barriers", desk.word("section-barriers"), 40),
        Column::prose("value", desk.word("heading-offer"), 46),
        Column::prose("objections", desk.word("section-objections"), 50),
        Column::prose("subject", desk.word("heading-mail-subject"), 30),
        Column::prose("mail", desk.word("heading-mail"), 60),
    ];
    let rows: Vec<Row> = prepared.iter().map(|(account, call)| row(account, call)).collect();
    let title = desk.language.text("calls-title", &args!["n" => rows.len()]);
    let block = Block { title: None, table: None, columns, rows, blank_rows: 0, empty: desk.word("book-no-calls") };
    desk.sheet("calls", "sheet-calls", title, vec![desk.word("calls-note")], vec![block])
}

fn row(account: &OwnAccount<'_>, call: &CallPlan) -> Row {
    let mail = call.mail.as_ref();
    let value = call.pains.iter().filter_map(|pain| pain.offer.as_ref()).chain(&call.offers);
    let value = value.map(|offer| match &offer.proof {
        Some(proof) => format!("{} ({proof})", offer.line),
        None => offer.line.clone(),
    });
    let objections = call.objections.iter().map(|one| format!("{}: {}", one.objection, one.answer));
    Row::fixed(vec![
        Cell::text(&account.label),
        Cell::text_if(account.situation.main_contact_name()),
        lines(call.questions.iter().map(|question| question.text.clone())),
        lines(call.barriers.iter().map(|barrier| barrier.text.clone())),
        lines(value),
        lines(objections),
        Cell::text_if(mail.map(|mail| mail.subject.as_str())),
        lines(mail.iter().flat_map(|mail| mail.body.iter().cloned())),
    ])
}

/// One under the other; empty where there are none.
fn lines(texts: impl Iterator<Item = String>) -> Cell {
    let text = texts.collect::<Vec<_>>().join("\n");
    Cell::text_if((!text.is_empty()).then_some(text))
}
