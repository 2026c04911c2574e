//! The sheet of a team session: ideas in free rows, which come back as candidates for plays with who had them.

use super::Team;
use crate::model::{Author, Item, ItemKey, ItemKind, Month};
use crate::plan::context::Context;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, Check, Choices, Column, Form, Row, RowId, Sheet};

/// Free rows for a session.
const FREE_ROWS: u32 = 30;

/// A candidate for a play.
#[derive(Debug, Clone, Copy)]
pub struct Idea<'a> {
    pub key: &'a ItemKey,
    pub item: &'a Item,
}

impl<'a> Idea<'a> {
    /// The ideas of all sessions so far, the latest first.
    pub fn all(context: &Context<'a>) -> Vec<Idea<'a>> {
        let ideas = context.book.items.iter().filter(|(key, _)| key.kind == ItemKind::Idea);
        let mut ideas: Vec<Idea<'a>> = ideas.map(|(key, item)| Idea { key, item }).collect();
        ideas.retain(|idea| idea.text().is_some());
        ideas.sort_by(|a, b| b.item.since.cmp(&a.item.since).then_with(|| a.key.cmp(b.key)));
        ideas
    }

    /// What it is; an idea without words is none.
    pub fn text(&self) -> Option<&'a str> {
        self.item.value("idea").filter(|text| !text.trim().is_empty())
    }

    /// Of whom: a segment, an industry, a list of accounts, in free words.
    pub fn scope(&self) -> Option<&'a str> {
        self.item.value("scope")
    }

    /// Who had it, as written down.
    pub fn who(&self) -> Option<&'a str> {
        self.item.value("who")
    }

    /// Who handed the sheet in.
    pub fn author(&self) -> Option<&'a str> {
        match &self.item.author {
            Author::Person(id) => Some(id),
            Author::Program => None,
        }
    }

    pub fn since(&self) -> Month {
        self.item.since
    }
}

pub fn sheet(team: &Team<'_>) -> Sheet {
    let word = |key: &str| team.word(key);
    let columns = vec![
        Column { check: Check::OneOf(Choices::Accounts), ..Column::prose("account", word("heading-account"), 26) },
        Column::prose("scope", word("team-idea-scope"), 26).wide(26).open(),
        Column::prose("idea", word("team-idea"), 60).wide(60).open(),
        Column::prose("who", word("team-idea-who"), 22).wide(22).open(),
        Column::new("since", word("team-idea-since"), Form::Month),
    ];
    let own = |idea: &Idea<'_>| idea.author() == Some(team.manager_id);
    let ideas: Vec<Idea<'_>> = Idea::all(team.context).into_iter().filter(own).collect();
    let label = |id: &str| {
        let account = team.accounts.iter().find(|account| account.plan.account_id == id);
        account.map(|account| account.label.as_str())
    };
    let rows: Vec<Row> = ideas
        .iter()
        .map(|idea| Row {
            id: Some(RowId { account_id: idea.key.account_id.clone(), item: idea.key.item.clone() }),
            cells: vec![
                Cell::text_if(label(&idea.key.account_id)),
                Cell::text_if(idea.scope()),
                Cell::text_if(idea.text()),
                Cell::text_if(idea.who()),
                Cell::Month(idea.since().first_day()),
            ],
        })
        .collect();
    let title = team.language.text("team-ideas-title", &args!["n" => rows.len()]);
    let block = team.changeable(columns, rows, FREE_ROWS);
    team.sheet("ideas", "sheet-ideas", title, team.notes(&["team-ideas-note"]), block)
}
