//! How each figure is computed and what counts how much.

use super::Desk;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};

const DEFINITIONS: &[&str] = &[
    "method-priority",
    "method-churn",
    "method-nps",
    "method-weighted",
    "method-win-rate",
    "method-retention",
    "method-whitespace",
];

pub fn sheet(desk: &Desk<'_>) -> Sheet {
    let word = |key: &str| desk.word(key);
    let definitions = vec![Column::prose("definition", word("heading-definition"), 90).wide(90)];
    let rows = DEFINITIONS.iter().map(|key| Row::fixed(vec![Cell::text(word(key))])).collect();
    let mut blocks = vec![desk.block(None, None, definitions, rows)];
    if let Some(account) = desk.accounts.first() {
        let columns = |what: &str, weight: &str| {
            vec![Column::prose("what", word(what), 90), Column::new("weight", word(weight), Form::Number).wide(16)]
        };
        let criteria = account.scores.priority.criteria.iter().map(|criterion| {
            Row::fixed(vec![Cell::text(desk.language.criterion(criterion.key)), Cell::Number(criterion.weight)])
        });
        let signals = account.scores.churn.signals.iter().map(|signal| {
            Row::fixed(vec![Cell::text(desk.language.signal(signal.key)), Cell::Number(signal.max_points)])
        });
        let title = Some(word("section-priority"));
        blocks.push(desk.block(None, title, columns("heading-criterion", "heading-weight"), criteria.collect()));
        let title = Some(word("section-churn"));
        blocks.push(desk.block(None, title, columns("heading-signal", "heading-most-points"), signals.collect()));
    }
    blocks.push(super::plays::block(desk));
    Sheet {
        key: "method",
        name: word("sheet-method"),
        title: word("title-appendix"),
        notes: desk.notes(),
        blocks,
        chart: None,
    }
}
