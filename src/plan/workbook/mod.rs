//! What the workbooks say: each rep's plan to fill in, and the portfolio for who leads.
//!
//! A workbook is data, sheets of typed cells with all words chosen and all inclusions decided; `render` only writes it.

mod fit;
mod formats;
mod ledger;
mod portfolio;
mod rep;
mod sheet;
mod team;
mod words;

use serde::Serialize;

use super::account::AccountPlan;
use super::context::Context;
use super::language::args;
use crate::ingest::{Quality, Reject};
use crate::model::AccountIx;

pub use formats::Formats;
pub use ledger::{HIDDEN_SHEET, Ledger, Record, SCHEMA_VERSION};
pub use sheet::{
    Block, Cell, ChartShape, Check, Choices, Column, Form, Row, RowId, Sheet, SheetChart, Width, Workbook,
};

/// The path of an account's brief from a workbook's own folder, with `/`; `None` where it has none.
pub type Briefs<'a> = &'a (dyn Fn(AccountIx) -> Option<String> + Sync);

/// A rep's plan, or a manager's view of a team: pre-filled, to be corrected and handed back.
#[derive(Debug, Clone, Serialize)]
pub struct RepWorkbook {
    pub owner_id: String,
    pub book: Workbook,
    /// Goes into a hidden sheet: what was pre-filled, for the merge of what comes back.
    pub ledger: Ledger,
}

/// Leadership's workbook: every figure behind the deck.
#[derive(Debug, Clone, Serialize)]
pub struct PortfolioWorkbook {
    pub book: Workbook,
}

/// The plan of a rep over all of his or her accounts. `plans` may hold those of other reps: only the rep's own are
/// looked at.
pub fn rep(
    context: &Context<'_>,
    owner_id: &str,
    plans: &[AccountPlan],
    run_id: &str,
    briefs: Briefs<'_>,
) -> RepWorkbook {
    rep::workbook(context, owner_id, None, plans, run_id, briefs)
}

/// The plan of a rep for one account alone.
pub fn rep_account(
    context: &Context<'_>,
    owner_id: &str,
    account: AccountIx,
    plans: &[AccountPlan],
    run_id: &str,
    briefs: Briefs<'_>,
) -> RepWorkbook {
    rep::workbook(context, owner_id, Some(account), plans, run_id, briefs)
}

/// The workbook of a manager, by id and name, over the accounts of the team; `plans` are theirs.
pub fn team(
    context: &Context<'_>,
    manager: (&str, &str),
    plans: &[AccountPlan],
    run_id: &str,
    briefs: Briefs<'_>,
) -> RepWorkbook {
    team::workbook(context, manager, plans, run_id, briefs)
}

/// The workbook of the whole portfolio. `plans` in the order of the accounts.
pub fn portfolio(
    context: &Context<'_>,
    quality: &Quality,
    rejects: &[Reject],
    plans: &[AccountPlan],
    briefs: Briefs<'_>,
) -> PortfolioWorkbook {
    portfolio::workbook(context, quality, rejects, plans, briefs)
}

/// A workbook of sheets that fit, with unique names.
fn book(context: &Context<'_>, title: String, sheets: Vec<Sheet>) -> Workbook {
    let language = context.language;
    let mut taken = std::collections::BTreeSet::from([ledger::HIDDEN_SHEET.to_lowercase()]);
    let sheets = sheets
        .into_iter()
        .map(|sheet| {
            let name = unique_name(&sheet.name, &mut taken);
            fit::fit(Sheet { name, ..sheet }, language)
        })
        .collect();
    let as_of = language.text("as-of-capital", &args!["date" => language.date_long(context.as_of())]);
    Workbook {
        title,
        author: context.company.name.clone(),
        as_of: context.as_of(),
        formats: Formats::of(language, context.currency()),
        footer: format!("{} · {as_of} · {}", context.company.name, context.confidential()),
        sheets,
    }
}

/// A name that a sheet may have (a company may set the words): no `[]:*?/\`, 31 characters, no apostrophe at an end,
/// not one that is taken in whatever case.
fn unique_name(name: &str, taken: &mut std::collections::BTreeSet<String>) -> String {
    const MOST: usize = 31;
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control();
    let plain: String = name.chars().filter(allowed).collect();
    let plain = plain.trim_matches(['\'', ' ']);
    let plain = if plain.is_empty() { "-" } else { plain };
    let short = |suffix: &str| {
        let mut units = MOST.saturating_sub(suffix.len());
        let kept = plain.chars().take_while(|c| match units.checked_sub(c.len_utf16()) {
            Some(left) => {
                units = left;
                true
            }
            None => false,
        });
        let kept: String = kept.collect();
        format!("{}{suffix}", kept.trim_end_matches(['\'', ' ']))
    };
    let mut candidate = short("");
    for number in 2..1_000 {
        // `History` is a name that Excel keeps for itself.
        if !candidate.eq_ignore_ascii_case("history") && taken.insert(candidate.to_lowercase()) {
            break;
        }
        candidate = short(&format!(" {number}"));
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_valid_and_unique() {
        let mut taken = std::collections::BTreeSet::new();
        let mut name = |text: &str| unique_name(text, &mut taken);
        assert_eq!(name("Plan/Q4: [all]*?"), "PlanQ4 all");
        assert_eq!(name("planq4 ALL"), "planq4 ALL 2");
        assert_eq!(name("'quoted'"), "quoted");
        assert_eq!(name("History"), "History 2");
        assert_eq!(name(""), "-");
        let long = "x".repeat(40);
        assert_eq!(name(&long).len(), 31);
        assert_eq!(name(&long), format!("{} 2", "x".repeat(29)));
    }
}
