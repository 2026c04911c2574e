//! The portal: one page that leads to everything of the run.

mod readers;

use super::{Briefs, TABLES, Work, draft_path, fixes_path};
use crate::cli::Output;
use crate::deliver::{RelPath, Staging};
use crate::ingest::FixList;
use crate::model::AccountIx;
use crate::pipeline::Error;
use crate::plan::account;
use crate::plan::portal::{Links, Portal, portal};
use crate::render;

/// Plans and writes `index.html`, and one of each rep and manager in their own folders.
pub fn write(work: &Work<'_>, staging: &Staging, briefs: &Briefs) -> Result<(), Error> {
    let context = work.leaders;
    let plans: Vec<_> = context.portfolio.account_ixs().filter_map(|account| account::plan(context, account)).collect();
    let has_draft = |account: AccountIx| context.desk(account).is_some() && work.accounts.contains(&account);
    let brief = |account: AccountIx| briefs.path(context, account).map(|path| path.as_str().to_owned());
    let group_brief = |account: AccountIx| briefs.group_path(context, account).map(|path| path.as_str().to_owned());
    let draft = |account: AccountIx| {
        let wanted = work.options.wants(Output::Drafts) && has_draft(account);
        wanted.then(|| draft_path(work, account).as_str().to_owned())
    };
    let made = |output: Output, path: &str| work.options.wants(output).then(|| path.to_owned());
    let links = Links {
        brief: &brief,
        group_brief: &group_brief,
        draft: &draft,
        deck: made(Output::Deck, "deck.pdf"),
        workbook: made(Output::Workbook, "portfolio.xlsx"),
        rejects: Some("rejects.csv".to_owned()),
        unjoined: Some("unjoined.csv".to_owned()),
        quality: Some("quality.json".to_owned()),
        fixes: senders(&work.ingested.quality.fix_list),
        tables: TABLES.iter().filter_map(|(_, path)| made(Output::Tables, path)).collect(),
    };
    let page = portal(context, &plans, &work.ingested.quality, &links);
    publish(work, staging, &RelPath::new("index.html"), &page)?;
    readers::write(work, staging, briefs, &plans)
}

/// Renders a page and writes it, or keeps its data where that fails.
fn publish(work: &Work<'_>, staging: &Staging, path: &RelPath, page: &Portal) -> Result<(), Error> {
    match render::portal::render(page, work.brand) {
        Ok(html) => staging.write(path, html.as_bytes())?,
        Err(error) => staging.keep_failed(path, page, &error.to_string())?,
    }
    Ok(())
}

/// Who has something to fix, with the path of the list.
fn senders(list: &FixList) -> Vec<(String, String)> {
    let named = list.senders().into_iter().map(|sender| (sender.to_owned(), fixes_path(sender).as_str().to_owned()));
    named.collect()
}
