//! Who is who where the exports do not say it alike: between gathering and joining.
//!
//! Joins by keys settle most rows. What is left is proposed, with a score and a reason, in `matches.csv`; a person
//! decides once, and from then on the decision holds. Accounts that became one or two are told by the CRM and by
//! `merges.csv`. Nothing is joined or merged that nobody said.

pub mod alike;
pub mod config;
mod domain;
mod duplicates;
mod fields;
mod found;
mod index;
mod ledger;
mod matches;
mod merges;
pub mod name;
mod propose;
mod renames;
mod settled;
mod shared;
mod spellings;
mod words;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use camino::Utf8Path;
use serde::{Serialize, Serializer};

pub use config::IdentityConfig;
pub use duplicates::Duplicate;
pub use ledger::{Ledger, LedgerError};
pub use matches::{Decided, Decision, MatchKey, MatchKind, Matches, Proposal};
pub use merges::{Merge, MergeFault, MergeFile, MergeSource, Survivors};
pub use renames::{PastAccount, Renamed, Since, since};
pub use shared::SharedDomain;

pub(super) use found::FoundKeys;
pub(super) use index::NameIndex;
pub(super) use propose::Accounts;
pub(super) use settled::{Targets, confirm_spellings, merge_accounts};
pub(super) use shared::DomainUse;

use super::gather::Records;
use crate::model::{Source, Split};

/// The files that a person keeps.
#[derive(Debug, Clone, Default)]
pub struct Ledgers {
    pub matches: Matches,
    pub merges: MergeFile,
}

impl Ledgers {
    /// The files lie in `folder`; without one there is none. Every problem of both is given.
    pub fn read(config: &IdentityConfig, folder: Option<&Utf8Path>) -> Result<Ledgers, Vec<LedgerError>> {
        let Some(folder) = folder else { return Ok(Ledgers::default()) };
        let matches = Matches::read(&folder.join(&config.matches), &config.matches);
        let merges = MergeFile::read(&folder.join(&config.merges), &config.merges);
        match (matches, merges) {
            (Ok(matches), Ok(merges)) => Ok(Ledgers { matches, merges }),
            (matches, merges) => Err(matches.err().into_iter().chain(merges.err()).flatten().collect()),
        }
    }
}

/// What `quality.json` says of who is who.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Identity {
    /// Pairs to confirm that nobody has decided, the ones that most rows hang on first.
    #[serde(serialize_with = "first")]
    pub proposals: Vec<Proposal>,
    /// Lines of `matches.csv` that say yes or no.
    pub confirmed: usize,
    pub refused: usize,
    /// Accounts that look like one customer, undecided ones.
    #[serde(serialize_with = "first")]
    pub duplicates: Vec<Duplicate>,
    /// Mail domains of people at several accounts: rows never join by them.
    #[serde(serialize_with = "first")]
    pub shared_domains: Vec<SharedDomain>,
    /// Ids that lead to another account.
    #[serde(serialize_with = "ways")]
    pub survivors: Survivors,
    pub splits: Vec<Split>,
    /// Merges, splits and decisions that can't be followed.
    pub faults: Vec<MergeFault>,
    /// Accounts with another name than last month.
    #[serde(serialize_with = "first")]
    pub renamed: Vec<Renamed>,
    /// What the person's files say, to write the proposals beside it.
    #[serde(skip)]
    pub ledgers: Ledgers,
}

/// A list in `quality.json` is for looking; the tables hold all of it.
const MOST_LISTED: usize = 1_000;

fn first<T: Serialize, S: Serializer>(all: &[T], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(all.iter().take(MOST_LISTED))
}

fn ways<S: Serializer>(survivors: &Survivors, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(survivors.iter())
}

impl Identity {
    /// Takes in what changed since the last published month.
    pub fn compare(&mut self, since: Since) {
        self.renamed = since.renamed;
        self.proposals.extend(since.new_ids);
        self.order();
    }

    /// Leaves out what was decided and puts what most rows hang on first.
    fn order(&mut self) {
        let decided = &self.ledgers.matches.decided;
        self.proposals.retain(|proposal| !decided.contains_key(&proposal.key()));
        self.proposals.sort_by(|a, b| b.rows.cmp(&a.rows).then_with(|| a.cmp(b)));
        self.proposals.dedup_by(|a, b| a.key() == b.key());
        let open = |pair: &Duplicate| {
            !decided.contains_key(&MatchKey::of(MatchKind::Duplicate, &pair.account_id, &pair.survivor_id))
        };
        self.duplicates.retain(open);
        self.duplicates.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.account_id.cmp(&b.account_id)));
    }
}

/// What is proposed once all rows are joined.
pub(super) fn propose(
    records: &mut Records,
    sources: &[Source],
    config: &IdentityConfig,
    (free_mail, shared): (&HashSet<String>, &HashSet<String>),
    identity: &mut Identity,
) {
    let index = NameIndex::new(&records.accounts);
    let mut found = FoundKeys::default();
    let tells = |domain: &str| !free_mail.contains(domain) && !shared.contains(domain);
    found.add(&records.contacts, sources, &tells);
    found.add(&records.opportunities, sources, &tells);
    found.add(&records.contracts, sources, &tells);
    found.add(&records.line_items, sources, &tells);
    found.add(&records.revenue, sources, &tells);
    found.add(&records.activities, sources, &tells);
    found.add(&records.tickets, sources, &tells);
    found.add(&records.usage, sources, &tells);
    found.add(&records.survey_responses, sources, &tells);
    found.add(&records.invitations, sources, &tells);
    found.add(&records.touches, sources, &tells);
    found.add(&records.signals, sources, &tells);
    found.add_people(&records.survey_responses, sources, &tells);
    identity.proposals = Accounts::new(&records.accounts, &index, &records.contacts).propose(&found, config);
    identity.proposals.extend(spellings::products(records, sources, config));
    identity.proposals.extend(spellings::owners(records, sources, config));
    let anyones: HashSet<String> = free_mail.union(shared).cloned().collect();
    let pairs = duplicates::duplicates(&records.accounts, &index, &hanging(records), &anyones);
    identity.duplicates = pairs.into_iter().filter(|pair| pair.score >= config.min_score).collect();
    identity.order();
    let asked = identity.duplicates.iter().map(|pair| Proposal {
        kind: MatchKind::Duplicate,
        found: pair.account_id.clone(),
        rows: pair.rows,
        files: Vec::new(),
        proposed: pair.survivor_id.clone(),
        proposed_name: pair.survivor_name.clone(),
        score: pair.score,
        reason: format!("`{}` looks like it: {}", pair.name, pair.reason),
    });
    identity.proposals.extend(asked);
    identity.order();
}

/// Rows that hang on each account.
fn hanging(records: &Records) -> Vec<usize> {
    let mut counts = vec![0; records.accounts.len()];
    duplicates::count(&records.contacts, &mut counts);
    duplicates::count(&records.opportunities, &mut counts);
    duplicates::count(&records.contracts, &mut counts);
    duplicates::count(&records.revenue, &mut counts);
    duplicates::count(&records.activities, &mut counts);
    duplicates::count(&records.tickets, &mut counts);
    duplicates::count(&records.survey_responses, &mut counts);
    counts
}
