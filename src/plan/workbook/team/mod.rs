//! A manager's team: how each rep stands, what is late, what waits for agreement, and the ideas of a team session. It is
//! handed back like a rep's workbook, with the same hidden sheet.

mod coverage;
mod ideas;
mod late;
mod objectives;

use std::collections::BTreeMap;

use super::ledger::{Ledger, ROW_ID};
use super::sheet::{Block, Cell, Check, Column, Form, Row, RowId, Sheet};
use super::{Briefs, RepWorkbook};
use crate::model::{ActionState, ActionTag, action_states};
use crate::plan::account::{AccountPlan, Situation};
use crate::plan::context::{Context, Owner};
use crate::plan::language::{Language, args};

pub use ideas::Idea;

/// A manager with the team's accounts.
pub(super) struct Team<'a> {
    context: &'a Context<'a>,
    language: &'a Language,
    manager_id: &'a str,
    manager_name: &'a str,
    /// By rep's name and id, then by priority.
    accounts: Vec<TeamAccount<'a>>,
    /// How far actions are where they are kept as tasks.
    states: BTreeMap<ActionTag, ActionState>,
}

/// An account of the team.
struct TeamAccount<'a> {
    /// The name, with the id where another of the team's accounts has the same.
    label: String,
    owner: &'a Owner,
    situation: Situation<'a>,
    plan: &'a AccountPlan,
}

/// The workbook of a manager; `plans` are those of the team's accounts.
pub(super) fn workbook(
    context: &Context<'_>,
    (manager_id, manager_name): (&str, &str),
    plans: &[AccountPlan],
    run_id: &str,
    briefs: Briefs<'_>,
) -> RepWorkbook {
    let team = Team::of(context, manager_id, manager_name, plans);
    let sheets =
        vec![coverage::sheet(&team), late::sheet(&team), objectives::sheet(&team, briefs), ideas::sheet(&team)];
    let language = context.language;
    let period = language.month_long(context.period());
    let title = language.text("team-workbook-title", &args!["manager" => manager_name, "period" => period]);
    let book = super::book(context, title, sheets);
    let named = |account: &TeamAccount<'_>| (account.situation.record.id.clone(), account.label.clone());
    let accounts: Vec<(String, String)> = team.accounts.iter().map(named).collect();
    let ledger = Ledger::of(context, manager_id, run_id, &accounts, &book.sheets);
    RepWorkbook { owner_id: manager_id.to_owned(), book, ledger }
}

impl<'a> Team<'a> {
    fn of(context: &'a Context<'a>, manager_id: &'a str, manager_name: &'a str, plans: &'a [AccountPlan]) -> Team<'a> {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for plan in plans {
            let name = context.account(plan.account).map(|record| record.name.to_lowercase());
            *names.entry(name.unwrap_or_default()).or_default() += 1;
        }
        let mut accounts: Vec<TeamAccount<'a>> = plans
            .iter()
            .filter_map(|plan| {
                let situation = Situation::of(context, plan.account)?;
                let owner = context.desk(plan.account)?;
                let name = situation.name();
                let shared = names.get(&name.to_lowercase()).is_some_and(|times| *times > 1);
                let label = if shared { format!("{name} ({})", situation.record.id) } else { name.to_owned() };
                Some(TeamAccount { label, owner, situation, plan })
            })
            .collect();
        let rank = |account: &TeamAccount<'_>| *account.situation.scores.priority.rank.as_ref().unwrap_or(&usize::MAX);
        accounts.sort_by(|a, b| {
            let rep = |account: &TeamAccount<'a>| (&account.owner.name, &account.owner.id);
            rep(a).cmp(&rep(b)).then(rank(a).cmp(&rank(b))).then(a.plan.account.cmp(&b.plan.account))
        });
        let states = action_states(context.portfolio).into_iter().map(|state| (state.tag.clone(), state)).collect();
        Team { context, language: context.language, manager_id, manager_name, accounts, states }
    }

    fn word(&self, key: &str) -> String {
        self.language.word(key)
    }

    fn sheet(&self, key: &'static str, name: &str, title: String, notes: Vec<String>, block: Block) -> Sheet {
        Sheet { key, name: self.word(name), title, notes, blocks: vec![block], chart: None }
    }

    /// As of when, and until when the workbook can come back.
    fn notes(&self, keys: &[&str]) -> Vec<String> {
        let language = self.language;
        let day = language.date_long(self.context.as_of());
        let mut notes = vec![language.text("as-of-capital", &args!["date" => day])];
        notes.extend(keys.iter().map(|key| self.word(key)));
        notes
    }

    fn fixed(&self, columns: Vec<Column>, rows: Vec<Row>) -> Block {
        Block { title: None, table: None, columns, rows, blank_rows: 0, empty: self.word("book-empty") }
    }

    /// A block whose rows come back: each has its id in a hidden last column.
    fn changeable(&self, mut columns: Vec<Column>, mut rows: Vec<Row>, blank_rows: u32) -> Block {
        columns.push(Column { hidden: true, ..Column::new(ROW_ID, self.word("heading-row-id"), Form::Text) });
        for column in columns.iter_mut().filter(|column| matches!(column.check, Check::OneOf(_))) {
            column.message = Some(self.word("plan-invalid-choice"));
        }
        for row in &mut rows {
            let id = row.id.as_ref().map(RowId::text);
            row.cells.push(Cell::text_if(id));
        }
        Block { title: None, table: None, columns, rows, blank_rows, empty: self.word("book-empty") }
    }
}
