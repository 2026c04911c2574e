//! What a run records of its inputs, for the next month to be held against.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use crate::ingest::FixKind;
use crate::model::key::id_key;
use crate::model::{Account, Entity, Month, Portfolio, Row, User};

/// Accounts, opportunities and revenue lines by dimension (owner, region, country, segment, currency) and value.
pub type Units = BTreeMap<String, BTreeMap<String, BTreeMap<Entity, u64>>>;

/// One table that a run read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputImprint {
    pub file: String,
    pub sheet: Option<String>,
    /// None in runs of versions that did not record it.
    pub entity: Option<Entity>,
    pub hash: String,
    pub rows: u64,
}

/// What a published run recorded of its inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Imprint {
    /// `2026-09-r1`.
    pub run: String,
    pub period: Month,
    pub inputs: Vec<InputImprint>,
    /// Rows read, by kind of record.
    pub rows: BTreeMap<Entity, u64>,
    /// Empty in runs of versions that did not record it.
    pub units: Units,
    /// None where its `quality.json` has no list.
    pub fixes: Option<PastFixes>,
}

/// The fix list of an earlier run, as far as it is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PastFixes {
    pub items: Vec<PastFix>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PastFix {
    pub key: String,
    pub kind: FixKind,
    pub since: Month,
    pub what: String,
    #[serde(default)]
    pub senders: Vec<String>,
    pub file: Option<String>,
}

/// The groups of a portfolio, with what each holds. Blank values are no group.
pub fn units(portfolio: &Portfolio) -> Units {
    let mut units = Units::new();
    let mut add = |dimension: &str, value: Option<&str>, entity: Entity| {
        let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else { return };
        let values = units.entry(dimension.to_owned()).or_default();
        *values.entry(value.to_owned()).or_default().entry(entity).or_default() += 1;
    };
    let groups = Groups::of(portfolio);
    for account in &portfolio.accounts {
        groups.each(account, &mut |dimension, value| add(dimension, value, Entity::Account));
        add("currency", account.currency.map(|currency| currency.code().to_owned()).as_deref(), Entity::Account);
    }
    let opportunities = portfolio.opportunities.all().iter();
    let opportunities = opportunities.map(|row| (row.account, row.currency, Entity::Opportunity));
    let revenue = portfolio.revenue.all().iter().map(|row| (row.account, row.currency, Entity::Revenue));
    for (account, currency, entity) in opportunities.chain(revenue) {
        add("currency", currency.map(|currency| currency.code().to_owned()).as_deref(), entity);
        if let Some(account) = account.and_then(|account| portfolio.account(account)) {
            groups.each(account, &mut |dimension, value| add(dimension, value, entity));
        }
    }
    units
}

/// The groups of accounts.
struct Groups<'a> {
    users: HashMap<String, &'a Row<User>>,
}

impl<'a> Groups<'a> {
    fn of(portfolio: &'a Portfolio) -> Groups<'a> {
        Groups { users: portfolio.users.all().iter().map(|row| (id_key(&row.id), row)).collect() }
    }

    /// An owner is named with the id, since two may have one name and one may change it.
    fn each(&self, account: &Row<Account>, tell: &mut dyn FnMut(&str, Option<&str>)) {
        let id = account.owner_id.as_deref().map(str::trim).filter(|id| !id.is_empty());
        let user = id.and_then(|id| self.users.get(&id_key(id)));
        let owner = match id {
            Some(id) => Some(id),
            None => account.owner_name.as_deref(),
        };
        tell("owner", owner);
        let region = user.and_then(|user| user.region.as_deref());
        tell("region", region.or(account.state.as_deref()));
        tell("country", account.country.as_deref());
        tell("segment", account.segment.as_deref());
    }
}

/// An owner's name where the id is known, for messages.
pub(super) fn shown(portfolio: &Portfolio, dimension: &str, value: &str) -> String {
    let named = || {
        let user = portfolio.users.all().iter().find(|row| id_key(&row.id) == id_key(value))?;
        Some(format!("{} ({value})", user.full_name()?))
    };
    match dimension {
        "owner" => named().unwrap_or_else(|| value.to_owned()),
        _ => value.to_owned(),
    }
}
