//! The plan of one rep: the month at a glance, then what is known and proposed, to be corrected in place.

mod accounts;
mod actions;
mod calls;
mod content;
mod left_out;
mod month;
mod notes;
mod objectives;
mod proposals;
mod reviews;
mod stakeholders;
mod swot;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use super::ledger::{Ledger, ROW_ID};
use super::sheet::{Block, Cell, Check, Column, Form, Row, RowId, Sheet};
use super::{Briefs, RepWorkbook};
use crate::model::{AccountIx, Date};
use crate::plan::account::{AccountPlan, Situation};
use crate::plan::context::Context;
use crate::plan::language::{Language, args};

/// More can't be planned by a person; which ones are left out, their priority says.
const MOST_ACCOUNTS: usize = 2_000;

/// Working days that a rep has to hand the plan back.
const DAYS_TO_FILL: u32 = 10;

/// A rep with all that the workbook is made from.
struct Desk<'a> {
    context: &'a Context<'a>,
    language: &'a Language,
    owner_id: String,
    owner_name: String,
    /// By priority.
    accounts: Vec<OwnAccount<'a>>,
    /// Beyond [`MOST_ACCOUNTS`].
    left_out: usize,
    /// The month closes a quarter: every row is to be gone through, not only what presses.
    full_review: bool,
}

/// One of the rep's accounts.
struct OwnAccount<'a> {
    /// The name, with the id where another of the rep's accounts has the same.
    label: String,
    situation: Situation<'a>,
    plan: Option<&'a AccountPlan>,
}

pub(super) fn workbook(
    context: &Context<'_>,
    owner_id: &str,
    only: Option<AccountIx>,
    plans: &[AccountPlan],
    run_id: &str,
    briefs: Briefs<'_>,
) -> RepWorkbook {
    let desk = Desk::of(context, owner_id, only, plans);
    let mut sheets = vec![
        month::sheet(&desk),
        accounts::sheet(&desk, briefs),
        reviews::sheet(&desk),
        calls::sheet(&desk),
        objectives::sheet(&desk),
        actions::sheet(&desk),
        swot::sheet(&desk),
        stakeholders::sheet(&desk),
        notes::sheet(&desk),
    ];
    sheets.extend(content::sheet(&desk));
    sheets.extend(left_out::sheet(&desk));
    let language = context.language;
    let period = language.month_long(context.period());
    let title = language.text("plan-workbook-title", &args!["owner" => &desk.owner_name, "period" => period]);
    let book = super::book(context, title, sheets);
    let named = |account: &OwnAccount<'_>| (account.situation.record.id.clone(), account.label.clone());
    let accounts: Vec<(String, String)> = desk.accounts.iter().map(named).collect();
    let ledger = Ledger::of(context, owner_id, run_id, &accounts, &book.sheets);
    RepWorkbook { owner_id: owner_id.to_owned(), book, ledger }
}

impl<'a> Desk<'a> {
    fn of(context: &'a Context<'a>, owner_id: &str, only: Option<AccountIx>, plans: &'a [AccountPlan]) -> Desk<'a> {
        let own = |account: &AccountIx| {
            let wanted = only.is_none_or(|only| only == *account);
            wanted && context.desk(*account).is_some_and(|owner| owner.id == owner_id)
        };
        let plans: BTreeMap<AccountIx, &AccountPlan> =
            plans.iter().filter(|plan| own(&plan.account)).map(|plan| (plan.account, plan)).collect();
        let mut situations: Vec<Situation<'a>> =
            context.portfolio.account_ixs().filter(own).filter_map(|account| Situation::of(context, account)).collect();
        let rank = |s: &Situation<'_>| s.scores.priority.rank.as_ref().copied().unwrap_or(usize::MAX);
        situations.sort_by(|a, b| rank(a).cmp(&rank(b)).then(a.account.cmp(&b.account)));
        let owner = situations.first().and_then(|situation| context.desk(situation.account));
        let owner_name = owner.map_or_else(|| owner_id.to_owned(), |owner| owner.name.clone());
        let left_out = situations.len().saturating_sub(MOST_ACCOUNTS);
        situations.truncate(MOST_ACCOUNTS);
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        for situation in &situations {
            *names.entry(situation.name().to_lowercase()).or_default() += 1;
        }
        let accounts = situations
            .into_iter()
            .map(|situation| {
                let shared = names.get(&situation.name().to_lowercase()).is_some_and(|times| *times > 1);
                let name = situation.name();
                let label = if shared { format!("{name} ({})", situation.record.id) } else { name.to_owned() };
                OwnAccount { label, plan: plans.get(&situation.account).copied(), situation }
            })
            .collect();
        let quarter = context.schedule().calendar.quarter_end(context.period().first_day());
        let full_review = quarter <= context.period().last_day();
        Desk {
            context,
            language: context.language,
            owner_id: owner_id.to_owned(),
            owner_name,
            accounts,
            left_out,
            full_review,
        }
    }

    fn word(&self, key: &str) -> String {
        self.language.word(key)
    }

    /// A person of ours by id.
    fn person(&self, id: &str) -> String {
        let users = self.context.portfolio.users.all();
        let user = users.iter().find(|user| user.record.id == id);
        user.and_then(|user| user.full_name()).unwrap_or_else(|| id.to_owned())
    }

    /// Accounts that the rep has, those that are left out included.
    fn account_count(&self) -> String {
        self.language.text("n-accounts", &args!["n" => self.accounts.len() + self.left_out])
    }

    /// The last day on which the plan can come back.
    fn hand_back(&self) -> Date {
        self.context.schedule().in_days(DAYS_TO_FILL)
    }

    /// The last day of the quarter whose plans are gone through row by row.
    fn next_full_review(&self) -> Date {
        self.context.schedule().calendar.quarter_end(self.context.period().first_day())
    }

    fn notes(&self) -> Vec<String> {
        let language = self.language;
        let back = language.date_long(self.hand_back());
        let mut notes = vec![language.text("plan-intro", &args!["date" => back])];
        if self.left_out > 0 {
            notes.push(language.text("book-more-accounts", &args!["n" => self.left_out]));
        }
        notes
    }

    fn sheet(&self, key: &'static str, name: &str, title: String, notes: Vec<String>, blocks: Vec<Block>) -> Sheet {
        Sheet { key, name: self.word(name), title, notes, blocks, chart: None }
    }

    /// A block whose rows come back: each has its id in a hidden last column.
    fn changeable(&self, mut columns: Vec<Column>, mut rows: Vec<Row>, blank_rows: u32) -> Block {
        columns.push(Column { hidden: true, ..Column::new(ROW_ID, self.word("heading-row-id"), Form::Text) });
        for column in &mut columns {
            column.message = self.message(&column.check);
        }
        for row in &mut rows {
            let id = row.id.as_ref().map(RowId::text);
            row.cells.push(Cell::text_if(id));
        }
        Block { title: None, table: None, columns, rows, blank_rows, empty: self.word("book-empty") }
    }

    fn message(&self, check: &Check) -> Option<String> {
        match check {
            Check::None => None,
            Check::OneOf(_) => Some(self.word("plan-invalid-choice")),
            Check::DateAfter(day) => {
                Some(self.language.text("plan-invalid-date", &args!["date" => self.language.date_long(*day)]))
            }
            Check::Points => Some(self.word("plan-invalid-points")),
        }
    }

    /// `18 actions for 12 accounts`
    fn over_accounts(&self, key: &str, n: usize) -> String {
        let items = self.language.text(key, &args!["n" => n]);
        self.language.text("book-over", &args!["items" => items, "accounts" => self.account_count()])
    }
}

impl OwnAccount<'_> {
    fn row_id(&self, item: String) -> Option<RowId> {
        Some(RowId { account_id: self.situation.record.id.clone(), item })
    }
}

/// Gives each item of an account an id of its own.
#[derive(Default)]
struct Items {
    taken: BTreeSet<String>,
}

impl Items {
    fn unique(&mut self, item: String) -> String {
        let mut candidate = item.clone();
        let mut number = 1_u32;
        while !self.taken.insert(candidate.clone()) {
            number = number.saturating_add(1);
            candidate = format!("{item}#{number}");
        }
        candidate
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_the_same_name_get_ids_of_their_own() {
        let mut items = Items::default();
        let ids: Vec<String> = ["nps", "nps", "renewal", "nps"].map(|item| items.unique(item.to_owned())).to_vec();
        assert_eq!(ids, ["nps", "nps#2", "renewal", "nps#3"]);
    }
}
