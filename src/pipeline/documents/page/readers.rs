//! The pages of those who look after accounts: each rep's in the rep's own folder, each manager's with the team's.

use std::collections::{BTreeMap, BTreeSet};

use super::publish;
use crate::cli::Output;
use crate::deliver::{RelPath, Staging, slug};
use crate::model::AccountIx;
use crate::pipeline::Error;
use crate::pipeline::documents::{Briefs, Work, draft_path, rep_folder};
use crate::plan::account::AccountPlan;
use crate::plan::portal::{Links, Whose, own_portal};

/// A reader's id, with the name and the accounts.
type Readers<'a> = BTreeMap<&'a str, (&'a str, BTreeSet<AccountIx>)>;

/// One page a rep and one a manager, of those whose accounts documents are asked for.
pub fn write(work: &Work<'_>, staging: &Staging, briefs: &Briefs, plans: &[AccountPlan]) -> Result<(), Error> {
    let context = work.context;
    let (mut reps, mut managers): (Readers<'_>, Readers<'_>) = Default::default();
    for account in work.accounts {
        let Some(owner) = context.desk(*account) else { continue };
        reps.entry(&owner.id).or_insert_with(|| (&owner.name, BTreeSet::new())).1.insert(*account);
        if let Some((id, name)) = &owner.manager {
            managers.entry(id).or_insert_with(|| (name, BTreeSet::new())).1.insert(*account);
        }
    }
    for (name, accounts) in reps.values() {
        let Some(first) = accounts.first() else { continue };
        let folder = rep_folder(context, *first);
        let within = format!("{folder}/");
        let own = |path: RelPath| path.as_str().strip_prefix(&within).map(str::to_owned);
        let whose = Whose { name, accounts, alone: true };
        page(work, staging, briefs, plans, &whose, &folder.join("index.html"), &own)?;
    }
    for (id, (name, accounts)) in &managers {
        let path = RelPath::new("managers").slug(&slug(name, id)).join("index.html");
        // From the manager's folder up to the run's.
        let from = |path: RelPath| Some(format!("../../{path}"));
        let whose = Whose { name, accounts, alone: false };
        page(work, staging, briefs, plans, &whose, &path, &from)?;
    }
    Ok(())
}

/// `link` leads from the page's folder to a file of the run; none where the reader may not have it.
fn page(
    work: &Work<'_>,
    staging: &Staging,
    briefs: &Briefs,
    plans: &[AccountPlan],
    whose: &Whose<'_>,
    path: &RelPath,
    link: &dyn Fn(RelPath) -> Option<String>,
) -> Result<(), Error> {
    let context = work.context;
    let brief = |account: AccountIx| link(briefs.path(context, account)?);
    // A group's brief lies with the rep of its head account and tells of all its accounts.
    let group_brief = |account: AccountIx| {
        let members = &context.group(account)?.members;
        members.iter().all(|member| whose.accounts.contains(member)).then_some(())?;
        link(briefs.group_path(context, account)?)
    };
    let wants_drafts = work.options.wants(Output::Drafts);
    let draft = |account: AccountIx| {
        if wants_drafts { link(draft_path(work, account)) } else { None }
    };
    let links = Links {
        brief: &brief,
        group_brief: &group_brief,
        draft: &draft,
        deck: None,
        workbook: None,
        rejects: None,
        unjoined: None,
        quality: None,
        fixes: Vec::new(),
        tables: Vec::new(),
    };
    publish(work, staging, path, &own_portal(context, whose, plans, &links))
}
