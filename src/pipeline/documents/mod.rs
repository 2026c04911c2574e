//! Every published file but the run's own records: what is written, where, and in which order.

mod books;
#[cfg(feature = "pdf")]
mod briefs;
#[cfg(feature = "pdf")]
mod deck;
mod page;
mod tasks;
mod teams;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;

use super::{Error, Observer, Options, Timings};
use crate::cli::Output;
use crate::deliver::exports;
use crate::deliver::{RelPath, Slug, Staging, slug};
use crate::history::Run;
use crate::ingest::Ingested;
use crate::model::{AccountIx, PlanBook};
use crate::plan::account;
use crate::plan::audience::customer;
use crate::plan::context::Context;
use crate::plan::deck::EffortConfig;
use crate::render::brand::Brand;
use crate::score::{ChurnModel, ScoreConfig};
use crate::settings::{Level, OnePer};
#[cfg(feature = "pdf")]
pub use briefs::deliver_brief;

/// What documents are made from.
#[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "briefs and deck alone use all of it"))]
pub struct Work<'a> {
    pub context: &'a Context<'a>,
    /// As reps may know it: briefs, workbooks and tasks.
    pub reps: &'a Context<'a>,
    /// As managers may know it: their packs.
    pub managers: &'a Context<'a>,
    /// As leadership may know it: deck, portfolio workbook and portal.
    pub leaders: &'a Context<'a>,
    /// Whether customers' versions of briefs are made.
    pub customers: bool,
    pub ingested: &'a Ingested,
    /// `matches.csv`: the decisions that are there, with this month's proposals.
    pub matches: &'a str,
    /// The plans that the run leaves.
    pub plans: &'a PlanBook,
    pub config: &'a ScoreConfig,
    /// What it takes to do what the deck asks.
    pub effort: &'a EffortConfig,
    pub model: Option<&'a ChurnModel>,
    /// How documents look.
    pub brand: &'a Brand,
    pub run: &'a Run,
    pub options: &'a Options,
    /// The accounts that documents are asked for.
    pub accounts: &'a [AccountIx],
    /// Whether briefs are about accounts, groups or both.
    pub level: Level,
    /// Whether plan workbooks are about all of a rep's accounts or one.
    pub one_per: OnePer,
    pub observer: &'a dyn Observer,
}

/// What became of the briefs.
#[derive(Debug, Default)]
pub struct Briefs {
    pub published: BTreeSet<About>,
    pub warnings: Vec<String>,
}

impl Briefs {
    /// Where the brief of an account lies, else that of its group.
    pub fn path(&self, context: &Context<'_>, account: AccountIx) -> Option<RelPath> {
        let group = context.group(account).map(|group| About::Group(group.head));
        let briefs = [Some(About::Account(account)), group];
        briefs.into_iter().flatten().find(|about| self.published.contains(about)).map(|about| about.path(context))
    }

    /// Where the brief of an account's group lies.
    pub fn group_path(&self, context: &Context<'_>, account: AccountIx) -> Option<RelPath> {
        let about = About::Group(context.group(account)?.head);
        self.published.contains(&about).then(|| about.path(context))
    }
}

/// What a brief is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    Account(AccountIx),
    /// The same account, as the customer may see it.
    Customer(AccountIx),
    /// The group under the account at its top.
    Group(AccountIx),
}

impl About {
    /// Where its brief lies. A group's lies with the rep of the account at its top.
    pub fn path(self, context: &Context<'_>) -> RelPath {
        match self {
            About::Account(account) => brief_path(context, account),
            About::Customer(account) => {
                rep_folder(context, account).join("customer").document(&slug_of(context, account), "pdf")
            }
            About::Group(head) => rep_folder(context, head).join("groups").document(&slug_of(context, head), "pdf"),
        }
    }
}

/// The briefs to be made: of accounts, then of groups, then customers' versions, each by id. A group's is asked for with the account at its top,
/// or with any of its accounts where those are asked for by their ids.
#[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "briefs alone ask for it"))]
fn briefs_asked(work: &Work<'_>) -> Vec<About> {
    let (context, level) = (work.context, work.level);
    let own = |account: &AccountIx| level != Level::Group || context.group(*account).is_none();
    let accounts = work.accounts.iter().copied().filter(own).map(About::Account);
    let by_id = !work.options.accounts.is_empty();
    let asked = |account: &AccountIx| work.accounts.contains(account);
    let groups = context
        .scores
        .groups
        .groups
        .iter()
        .filter(|group| level != Level::Site && (asked(&group.head) || by_id && group.members.iter().any(asked)));
    // A customer to whom there is next to nothing to say gets no paper.
    let has_paper = |account: &AccountIx| {
        let plan = account::plan(work.reps, *account);
        plan.is_some_and(|plan| customer::compose(work.reps, &plan).is_some())
    };
    let customers = work.accounts.iter().copied().filter(|account| work.customers && has_paper(account));
    accounts.chain(groups.map(|group| About::Group(group.head))).chain(customers.map(About::Customer)).collect()
}

/// Writes all that is asked for; gives what the manifest should warn of.
pub fn write(
    work: &Work<'_>,
    staging: &Staging,
    jobs: NonZeroUsize,
    timings: &mut Timings,
) -> Result<Vec<String>, Error> {
    let wants = |output| work.options.wants(output);
    let briefs = pdfs(work, staging, jobs, timings)?;
    if wants(Output::Drafts) {
        books::write_drafts(work, staging, &briefs)?;
    }
    teams::write(work, staging, &briefs)?;
    if wants(Output::Workbook) {
        books::write_portfolio(work, staging, &briefs)?;
    }
    if wants(Output::Tables) {
        tables(work, staging)?;
    }
    if wants(Output::Tasks) {
        tasks::write(work, staging)?;
    }
    lists(work, staging)?;
    if wants(Output::Portal) {
        page::write(work, staging, &briefs)?;
    }
    Ok(briefs.warnings)
}

/// Briefs and deck.
#[cfg(feature = "pdf")]
fn pdfs(work: &Work<'_>, staging: &Staging, jobs: NonZeroUsize, timings: &mut Timings) -> Result<Briefs, Error> {
    let briefs = match work.options.wants(Output::Briefs) {
        true => briefs::write(work, staging, jobs, timings)?,
        false => Briefs::default(),
    };
    if work.options.wants(Output::Deck) {
        deck::write(work, staging)?;
    }
    Ok(briefs)
}

/// A build without Typst makes all the rest, and says so.
#[cfg(not(feature = "pdf"))]
fn pdfs(_: &Work<'_>, _: &Staging, _: NonZeroUsize, _: &mut Timings) -> Result<Briefs, Error> {
    let warning = "this build makes no PDF: there are no briefs and no deck".to_owned();
    Ok(Briefs { published: BTreeSet::new(), warnings: vec![warning] })
}

/// Where an account's brief lies in the run's folder.
pub fn brief_path(context: &Context<'_>, account: AccountIx) -> RelPath {
    rep_folder(context, account).join("briefs").document(&slug_of(context, account), "pdf")
}

/// Where the plan workbook lies that holds an account.
fn draft_path(work: &Work<'_>, account: AccountIx) -> RelPath {
    let folder = rep_folder(work.context, account);
    match work.one_per {
        OnePer::Rep => folder.join("plan.xlsx"),
        OnePer::Account => folder.join("plans").document(&slug_of(work.context, account), "xlsx"),
    }
}

fn slug_of(context: &Context<'_>, account: AccountIx) -> Slug {
    let (name, id) = context.account(account).map_or(("", ""), |record| (record.name.as_str(), record.id.as_str()));
    slug(name, id)
}

/// The folder of an account's rep, which can be shared alone; of an account that nobody looks after, the folder of who
/// is proposed to.
fn rep_folder(context: &Context<'_>, account: AccountIx) -> RelPath {
    match context.desk(account) {
        Some(owner) => RelPath::new("reps").slug(&slug(&owner.name, &owner.id)),
        None => RelPath::new("reps/unassigned"),
    }
}

/// Where the list of a sender lies. The few digits tell senders of like names apart.
fn fixes_path(sender: &str) -> RelPath {
    let hash: String = blake3::hash(sender.as_bytes()).to_hex().chars().take(6).collect();
    RelPath::new("quality").document(&slug(sender, &hash.to_uppercase()), "csv")
}

const TABLES: &[(&str, &str)] = &[
    ("abm", "tables/abm.csv"),
    ("accounts", "tables/accounts.csv"),
    ("agenda", "tables/agenda.csv"),
    ("benchmarks", "tables/benchmarks.csv"),
    ("bridge", "tables/bridge.csv"),
    ("campaigns", "tables/campaigns.csv"),
    ("capacity", "tables/capacity.csv"),
    ("churn_signals", "tables/churn_signals.csv"),
    ("content", "tables/content.csv"),
    ("content_plans", "tables/content_plans.csv"),
    ("coverage", "tables/coverage.csv"),
    ("forecast", "tables/forecast.csv"),
    ("forecast_backtest", "tables/forecast_backtest.csv"),
    ("group_products", "tables/group_products.csv"),
    ("groups", "tables/groups.csv"),
    ("growth", "tables/growth.csv"),
    ("lead_quality", "tables/lead_quality.csv"),
    ("left_out", "tables/left_out.csv"),
    ("months", "tables/months.csv"),
    ("opportunities", "tables/opportunities.csv"),
    ("orphans", "tables/orphans.csv"),
    ("plays", "tables/plays.csv"),
    ("portfolio", "tables/portfolio.csv"),
    ("priority_criteria", "tables/priority_criteria.csv"),
    ("quarter", "tables/quarter.csv"),
    ("whitespace", "tables/whitespace.csv"),
    ("cross_sell", "tables/cross_sell.csv"),
    ("product_pairs", "tables/product_pairs.csv"),
    ("new_products", "tables/new_products.csv"),
    ("reasons", "tables/reasons.csv"),
    ("tasks", "tables/tasks.csv"),
    ("triggers", "tables/triggers.csv"),
    ("underperforming", "tables/underperforming.csv"),
    ("themes", "tables/themes.csv"),
];

fn tables(work: &Work<'_>, staging: &Staging) -> Result<(), Error> {
    for table in exports::tables(work.context) {
        if let Some((_, path)) = TABLES.iter().find(|(name, _)| *name == table.name) {
            staging.write(&RelPath::new(path), &table.csv()?)?;
        }
    }
    Ok(())
}

/// What was wrong in the inputs is told in every run, whatever else is asked for.
fn lists(work: &Work<'_>, staging: &Staging) -> Result<(), Error> {
    let ingested = work.ingested;
    staging.write(&RelPath::new("rejects.csv"), &exports::rejects(&ingested.rejects).csv()?)?;
    staging.write(&RelPath::new("unjoined.csv"), &exports::unjoined(&ingested.unjoined).csv()?)?;
    staging.write(&RelPath::new("quality.json"), &exports::quality_json(&ingested.quality)?)?;
    let identity = &ingested.quality.identity;
    staging.write(&RelPath::new("tables/duplicates.csv"), &exports::duplicates(&identity.duplicates).csv()?)?;
    staging.write(&RelPath::new("matches.csv"), work.matches.as_bytes())?;
    // Whatever else is asked for: it is what a lost history is made from.
    let plans = exports::plan(work.plans, ingested.portfolio.as_of);
    staging.write(&RelPath::new("tables/plan.csv"), &plans.csv()?)?;
    let changes = exports::changes(ingested.quality.changes.as_ref(), ingested.portfolio.as_of);
    staging.write(&RelPath::new("tables/changes.csv"), &changes.csv()?)?;
    let list = &ingested.quality.fix_list;
    for sender in list.senders() {
        staging.write(&fixes_path(sender), &exports::fixes(list, sender).csv()?)?;
    }
    Ok(())
}
