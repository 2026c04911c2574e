//! From gathered records to a joined portfolio: merges first, then keys, then what a person confirmed; what is left is
//! proposed.

use std::collections::BTreeMap;

use super::config::IngestConfig;
use super::finding::{EntityCounts, Unjoined};
use super::gather::Records;
use super::identity::{self, DomainUse, Identity, Ledgers, Targets};
use super::join::Joiner;
use crate::model::{Currency, Date, Entity, Portfolio, Source};

/// What the records are joined with.
pub struct Settling<'a> {
    pub config: &'a IngestConfig,
    pub ledgers: Ledgers,
    /// Ids of accounts that the CRM merged into others.
    pub merged: &'a [(String, String)],
    pub as_of: Date,
    pub currency: Currency,
}

/// Joins all records.
pub fn settle(
    mut records: Records,
    sources: Vec<Source>,
    settling: Settling<'_>,
    counts: &mut BTreeMap<Entity, EntityCounts>,
    unjoined: &mut Vec<Unjoined>,
) -> (Portfolio, Identity) {
    let Settling { config, ledgers, merged, as_of, currency } = settling;
    let (mut identity, former) = identity::merge_accounts(&mut records, merged, ledgers, as_of);
    if !former.is_empty() {
        counts.entry(Entity::Account).or_default().left_out += former.len();
    }
    identity::confirm_spellings(&mut records, &identity);
    let mut joiner = Joiner::new(&records.accounts, &identity.survivors, &config.free_mail_domains);
    joiner.know_former(&former);
    joiner.confirm(Targets::of(&mut identity, &records.accounts));
    identity.shared_domains = joiner.learn_shared(&records, DomainUse::default());
    joiner.join(&mut records.contacts, &sources, counts, unjoined);
    joiner.learn_contacts(&records.contacts);
    joiner.join(&mut records.opportunities, &sources, counts, unjoined);
    joiner.learn_opportunities(&records.opportunities);
    joiner.join(&mut records.assignments, &sources, counts, unjoined);
    joiner.join(&mut records.contracts, &sources, counts, unjoined);
    joiner.join(&mut records.line_items, &sources, counts, unjoined);
    joiner.join(&mut records.stage_changes, &sources, counts, unjoined);
    joiner.join(&mut records.revenue, &sources, counts, unjoined);
    joiner.join(&mut records.activities, &sources, counts, unjoined);
    joiner.join(&mut records.tickets, &sources, counts, unjoined);
    joiner.join(&mut records.usage, &sources, counts, unjoined);
    joiner.join(&mut records.survey_responses, &sources, counts, unjoined);
    joiner.join(&mut records.invitations, &sources, counts, unjoined);
    joiner.join(&mut records.leads, &sources, counts, unjoined);
    joiner.join(&mut records.touches, &sources, counts, unjoined);
    joiner.join(&mut records.signals, &sources, counts, unjoined);
    joiner.join(&mut records.tasks, &sources, counts, unjoined);
    identity::propose(&mut records, &sources, &config.identity, (&joiner.free_mail, &joiner.shared), &mut identity);
    let mut portfolio = Portfolio::empty(as_of, currency);
    portfolio.conventions = std::sync::Arc::new(config.conventions.clone());
    portfolio.sources = sources;
    portfolio.merged = identity.survivors.iter().map(|(from, into)| (from.to_owned(), into.to_owned())).collect();
    portfolio.splits = identity.splits.clone();
    (records.into_portfolio(portfolio, counts), identity)
}
