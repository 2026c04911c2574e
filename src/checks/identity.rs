//! Who is who, as things to fix: pairs to confirm, accounts there twice, merges that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};

use super::{Action, Finding};
use crate::ingest::identity::{MatchKind, Proposal};
use crate::ingest::{FixKind, FixPlace, FixValue, Identity, Ingested};
use crate::model::key::id_key;
use crate::model::{AccountIx, Currency, Decimal, Entity, Portfolio};
use crate::score::Scores;

/// One thing to fix a kind, whatever the number of its places.
pub fn findings(ingested: &Ingested, scores: &Scores) -> Vec<Finding> {
    let desk = Desk::of(&ingested.portfolio, scores);
    let identity = &ingested.quality.identity;
    let parts = [
        desk.to_confirm(identity),
        desk.duplicates(identity),
        desk.new_ids(identity),
        merges(identity),
        shared(identity),
        renamed(identity),
    ];
    parts.into_iter().flatten().collect()
}

struct Desk<'a> {
    accounts: BTreeMap<String, AccountIx>,
    scores: &'a Scores,
    currency: Currency,
}

impl<'a> Desk<'a> {
    fn of(portfolio: &Portfolio, scores: &'a Scores) -> Desk<'a> {
        let keys = portfolio.accounts.iter().map(|account| id_key(&account.id));
        Desk { accounts: keys.zip(portfolio.account_ixs()).collect(), scores, currency: portfolio.currency }
    }

    fn account(&self, id: &str) -> Option<AccountIx> {
        self.accounts.get(&id_key(id)).copied()
    }

    /// What the accounts bought in 12 months, as far as it is known.
    fn revenue(&self, accounts: &BTreeSet<AccountIx>) -> FixValue {
        let known = accounts.iter().filter_map(|ix| self.scores.accounts.get(ix.index())?.revenue.ltm.clone().ok());
        let amount = known.fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount).unwrap_or(sum));
        FixValue::Amount { amount, currency: Some(self.currency) }
    }

    fn to_confirm(&self, identity: &Identity) -> Option<Finding> {
        let open: Vec<&Proposal> = identity
            .proposals
            .iter()
            .filter(|proposal| !matches!(proposal.kind, MatchKind::Duplicate | MatchKind::NewId))
            .collect();
        let accounts: BTreeSet<AccountIx> = open.iter().filter_map(|open| self.account(&open.proposed)).collect();
        let rows: usize = open.iter().map(|open| open.rows).sum();
        let places = open.iter().map(|open| FixPlace {
            row: None,
            found: Some(format!("{} `{}`: {}?", open.kind.key(), open.found, open.proposed_name)),
            account: self.account(&open.proposed).map(|_| open.proposed.clone()),
        });
        let what = format!("{} pairs to confirm that no key settles, with {rows} rows", open.len());
        let hint =
            "write `yes`, `no` or another id into the column `decision` of the file that `cartera matches` writes";
        let mut finding = finding(FixKind::MatchesToConfirm, what, hint, places.collect())?;
        finding.values.extend([
            ("rows", FixValue::Count(rows)),
            ("accounts", FixValue::Count(accounts.len())),
            ("revenue", self.revenue(&accounts)),
        ]);
        finding.accounts = Some(accounts.len());
        Some(finding)
    }

    fn duplicates(&self, identity: &Identity) -> Option<Finding> {
        let pairs = &identity.duplicates;
        let accounts: BTreeSet<AccountIx> = pairs.iter().flat_map(|pair| [pair.account, pair.survivor]).collect();
        let places = pairs.iter().map(|pair| FixPlace {
            row: None,
            found: Some(format!("{} = {} ({})? {}", pair.name, pair.survivor_name, pair.survivor_id, pair.reason)),
            account: Some(pair.account_id.clone()),
        });
        let what = format!("{} accounts look like the same customer as another", accounts.len());
        let hint = "decide in the file that `cartera matches` writes, or merge them in the CRM";
        let mut finding = finding(FixKind::DuplicateAccounts, what, hint, places.collect())?;
        finding.values.extend([("n", FixValue::Count(accounts.len())), ("revenue", self.revenue(&accounts))]);
        finding.accounts = Some(accounts.len());
        Some(finding)
    }

    fn new_ids(&self, identity: &Identity) -> Option<Finding> {
        let new = identity.proposals.iter().filter(|proposal| proposal.kind == MatchKind::NewId);
        let places: Vec<FixPlace> = new
            .map(|new| FixPlace {
                row: None,
                found: Some(format!("{} is now {}? {}", new.found, new.proposed, new.proposed_name)),
                account: Some(new.proposed.clone()),
            })
            .collect();
        let what = format!("{} accounts of last month seem to have a new id", places.len());
        let hint = "confirm them in the file that `cartera matches` writes, so that their history goes with them";
        finding(FixKind::NewAccountIds, what, hint, places)
    }
}

fn merges(identity: &Identity) -> Option<Finding> {
    let places = identity.faults.iter().map(|fault| FixPlace {
        row: None,
        found: Some(fault.what.clone()),
        account: Some(fault.account_id.clone()),
    });
    let places: Vec<FixPlace> = places.collect();
    let what = match identity.faults.first() {
        Some(first) => format!(
            "{} merges, splits or decisions can't be followed, such as that of `{}`: {}",
            places.len(),
            first.account_id,
            first.what
        ),
        None => String::new(),
    };
    finding(FixKind::MergeUnusable, what, "correct the line of the merges or matches file, or the CRM", places)
}

fn shared(identity: &Identity) -> Option<Finding> {
    let places = identity.shared_domains.iter().map(|shared| FixPlace {
        row: None,
        found: Some(format!("{}: people at {} accounts", shared.domain, shared.accounts.len())),
        account: None,
    });
    let places: Vec<FixPlace> = places.collect();
    let what = format!("{} mail domains are of people at several accounts: no row joins by them", places.len());
    finding(FixKind::SharedDomains, what, "give their answers an account id or name", places)
}

fn renamed(identity: &Identity) -> Option<Finding> {
    let told = |renamed: &crate::ingest::identity::Renamed| format!("{} -> {}", renamed.before, renamed.now);
    let example = identity.renamed.first().map(told)?;
    let places = identity.renamed.iter().map(|renamed| FixPlace {
        row: None,
        found: Some(told(renamed)),
        account: Some(renamed.account_id.clone()),
    });
    let what = format!("renamed since last month: {} accounts, such as {example}", identity.renamed.len());
    let hint = "check that each is still the same customer";
    let mut finding = finding(FixKind::AccountsRenamed, what, hint, places.collect())?;
    finding.values.insert("example", FixValue::Text(example));
    finding.accounts = Some(identity.renamed.len());
    Some(finding)
}

fn finding(kind: FixKind, what: String, hint: &str, places: Vec<FixPlace>) -> Option<Finding> {
    (!places.is_empty()).then(|| Finding {
        kind,
        action: Action::Warn,
        about: String::new(),
        what,
        hint: hint.to_owned(),
        file: None,
        sheet: None,
        entity: Some(Entity::Account),
        accounts: None,
        values: BTreeMap::from([("n", FixValue::Count(places.len()))]),
        places,
    })
}
