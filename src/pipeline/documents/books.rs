//! The workbooks: each rep's plan, and leadership's figures.

use std::collections::BTreeMap;

use super::{Briefs, Work, draft_path, rep_folder};
use crate::deliver::{Document, RelPath, Staging, check_facts};
use crate::model::AccountIx;
use crate::pipeline::Error;
use crate::plan::account::{self, AccountPlan};
use crate::plan::agenda;
use crate::plan::context::Owner;
use crate::plan::workbook::{self, RepWorkbook};
use crate::render::{calendar, draft, portfolio_workbook};
use crate::settings::OnePer;

/// A workbook for each rep who looks after one of the accounts asked for, or is proposed to take it over; or for each of
/// these accounts.
pub fn write_drafts(work: &Work<'_>, staging: &Staging, briefs: &Briefs) -> Result<(), Error> {
    let context = work.reps;
    let mut reps: BTreeMap<&Owner, Vec<AccountIx>> = BTreeMap::new();
    for account in work.accounts {
        if let Some(owner) = context.desk(*account) {
            reps.entry(owner).or_default().push(*account);
        }
    }
    let mut by_id: BTreeMap<&str, Vec<AccountIx>> = BTreeMap::new();
    for (owner, accounts) in reps {
        by_id.entry(&owner.id).or_default().extend(accounts);
    }
    for (owner, accounts) in by_id {
        write_agenda(work, staging, owner, &accounts)?;
        match work.one_per {
            OnePer::Rep => write_draft(work, staging, briefs, owner, &accounts)?,
            OnePer::Account => {
                accounts.iter().try_for_each(|account| write_draft(work, staging, briefs, owner, &[*account]))?;
            }
        }
    }
    Ok(())
}

/// The rep's reviews and due dates, for a calendar.
fn write_agenda(work: &Work<'_>, staging: &Staging, owner: &str, accounts: &[AccountIx]) -> Result<(), Error> {
    let context = work.reps;
    let Some(first) = accounts.first() else { return Ok(()) };
    let name = context.desk(*first).map_or(owner, |desk| desk.name.as_str());
    let plans: Vec<_> = accounts.iter().filter_map(|account| account::plan(context, *account)).collect();
    let agenda = agenda::agenda(context, name, &plans, work.run.id.revision);
    staging.write(&rep_folder(context, *first).join("reviews.ics"), &calendar::render(&agenda))?;
    Ok(())
}

/// The workbook of a rep over some accounts; named by the account where there is one for each.
fn write_draft(
    work: &Work<'_>,
    staging: &Staging,
    briefs: &Briefs,
    owner: &str,
    accounts: &[AccountIx],
) -> Result<(), Error> {
    let context = work.context;
    let Some(first) = accounts.first() else { return Ok(()) };
    let prefix = format!("{}/", rep_folder(context, *first));
    let up = if work.one_per == OnePer::Account { "../" } else { "" };
    let link = |account: AccountIx| {
        let path = briefs.path(context, account)?;
        path.as_str().strip_prefix(&prefix).map(|path| format!("{up}{path}"))
    };
    let plans: Vec<_> = accounts.iter().filter_map(|account| account::plan(context, *account)).collect();
    let run = work.run.id.to_string();
    let path = draft_path(work, *first);
    let book = match work.one_per {
        OnePer::Rep => workbook::rep(context, owner, &plans, &run, &link),
        OnePer::Account => workbook::rep_account(context, owner, *first, &plans, &run, &link),
    };
    let own: Vec<String> =
        accounts.iter().filter_map(|account| context.account(*account)).map(|record| record.id.clone()).collect();
    write_book(work, staging, path, &book, &plans, &own)
}

/// Writes a workbook that is to come back, which may hold facts of its own accounts alone.
pub(super) fn write_book(
    work: &Work<'_>,
    staging: &Staging,
    path: RelPath,
    book: &RepWorkbook,
    plans: &[AccountPlan],
    own: &[String],
) -> Result<(), Error> {
    match draft::render(book, work.brand) {
        Ok(bytes) => {
            let document = Document { path, plan: book, bytes: &bytes };
            let facts = plans.iter().flat_map(|plan| &plan.facts);
            staging.write_document(&document, |_| {
                check_facts(own, facts.map(|fact| (fact.id.as_str(), fact.account.as_deref())))
            })?;
        }
        Err(error) => staging.keep_failed(&path, book, &error.to_string())?,
    }
    Ok(())
}

/// The workbook of the whole portfolio.
pub fn write_portfolio(work: &Work<'_>, staging: &Staging, briefs: &Briefs) -> Result<(), Error> {
    let context = work.leaders;
    let link = |account: AccountIx| briefs.path(context, account).map(|path| path.as_str().to_owned());
    let plans: Vec<_> = context.portfolio.account_ixs().filter_map(|account| account::plan(context, account)).collect();
    let book = workbook::portfolio(context, &work.ingested.quality, &work.ingested.rejects, &plans, &link);
    let path = RelPath::new("portfolio.xlsx");
    match portfolio_workbook::render(&book, work.brand) {
        Ok(bytes) => staging.write(&path, &bytes)?,
        Err(error) => staging.keep_failed(&path, &book, &error.to_string())?,
    }
    Ok(())
}
