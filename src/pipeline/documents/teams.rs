//! Managers' packs: the team's workbook and the briefs of the team's reps, in a folder that can be shared alone.

use std::collections::BTreeMap;

use super::books::write_book;
use super::{About, Briefs, Work, slug_of};
use crate::cli::Output;
use crate::deliver::{RelPath, Staging, slug};
use crate::model::AccountIx;
use crate::pipeline::Error;
use crate::plan::account;
use crate::plan::workbook;

/// A pack for each manager of a rep who looks after one of the accounts asked for. The briefs are those of the reps, as
/// further names of the same files.
pub fn write(work: &Work<'_>, staging: &Staging, briefs: &Briefs) -> Result<(), Error> {
    let context = work.managers;
    let mut teams: BTreeMap<&str, (&str, Vec<AccountIx>)> = BTreeMap::new();
    for account in work.accounts {
        let manager = context.desk(*account).and_then(|owner| owner.manager.as_ref());
        if let Some((id, name)) = manager {
            teams.entry(id).or_insert_with(|| (name, Vec::new())).1.push(*account);
        }
    }
    for (id, (name, accounts)) in teams {
        let folder = RelPath::new("managers").slug(&slug(name, id));
        if work.options.wants(Output::Briefs) {
            share_briefs(work, staging, briefs, &folder, &accounts)?;
        }
        if work.options.wants(Output::Drafts) {
            write_team(work, staging, briefs, &folder, (id, name), &accounts)?;
        }
    }
    Ok(())
}

/// Where the brief of an account lies in its manager's pack.
fn shared_path(work: &Work<'_>, folder: &RelPath, account: AccountIx) -> RelPath {
    folder.join("briefs").document(&slug_of(work.context, account), "pdf")
}

fn share_briefs(
    work: &Work<'_>,
    staging: &Staging,
    briefs: &Briefs,
    folder: &RelPath,
    accounts: &[AccountIx],
) -> Result<(), Error> {
    for account in accounts {
        let about = About::Account(*account);
        if briefs.published.contains(&about) {
            staging.share(&about.path(work.context), &shared_path(work, folder, *account))?;
        }
    }
    Ok(())
}

fn write_team(
    work: &Work<'_>,
    staging: &Staging,
    briefs: &Briefs,
    folder: &RelPath,
    manager: (&str, &str),
    accounts: &[AccountIx],
) -> Result<(), Error> {
    let context = work.managers;
    let plans: Vec<_> = accounts.iter().filter_map(|account| account::plan(context, *account)).collect();
    let prefix = format!("{folder}/");
    let link = |account: AccountIx| {
        let path = shared_path(work, folder, account);
        let shared = briefs.published.contains(&About::Account(account));
        shared.then(|| path.as_str().strip_prefix(&prefix).map(str::to_owned)).flatten()
    };
    let book = workbook::team(context, manager, &plans, &work.run.id.to_string(), &link);
    let path = folder.join("team.xlsx");
    let own: Vec<String> = plans.iter().map(|plan| plan.account_id.clone()).collect();
    write_book(work, staging, path, &book, &plans, &own)
}
