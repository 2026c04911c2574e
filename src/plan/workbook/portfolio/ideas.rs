//! What teams thought of in their sessions: candidates for plays, the latest first.

use super::Desk;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Column, Form, Row, Sheet};
use crate::plan::workbook::team::Idea;

/// None before a team has handed in an idea.
pub fn sheet(desk: &Desk<'_>) -> Option<Sheet> {
    let word = |key: &str| desk.word(key);
    let ideas = Idea::all(desk.context);
    let columns = vec![
        Column::new("since", word("team-idea-since"), Form::Month),
        Column::prose("idea", word("team-idea"), 60),
        Column::prose("scope", word("team-idea-scope"), 26),
        Column::prose("account", word("heading-account"), 30),
        Column::new("who", word("team-idea-who"), Form::Text),
        Column::new("handed_in_by", word("team-idea-author"), Form::Text),
    ];
    let name = |id: &str| desk.accounts.iter().find(|account| account.record.id == id).map(|account| account.name());
    let rows: Vec<Row> = ideas
        .iter()
        .map(|idea| {
            Row::fixed(vec![
                Cell::Month(idea.since().first_day()),
                Cell::text_if(idea.text()),
                Cell::text_if(idea.scope()),
                Cell::text_if(name(&idea.key.account_id)),
                Cell::text_if(idea.who()),
                Cell::text_if(idea.author().map(|id| desk.context.user_name(id))),
            ])
        })
        .collect();
    let title = desk.language.text("team-ideas-title", &args!["n" => rows.len()]);
    (!rows.is_empty()).then(|| desk.table("ideas", "sheet-ideas", title, columns, rows))
}
