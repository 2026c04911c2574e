//! How each account's scores came from last month's values to this month's, factor by factor and cause by cause.
//!
//! Last month's values are kept as they were before they were ranked, weighted and held against thresholds
//! ([`Readings`]). They are scored again, first under today's configuration, then with one cause after the other swapped
//! from last month's state to this month's; a cause's effect is the difference that its swap makes. So the effects sum
//! to the change by construction, and a change of weights can't be told as one of the customer.

mod account;
mod chain;
mod deals;
mod estimate;
mod exact;
mod happened;
mod ranking;
mod reading;
mod risk;
mod rules;
mod steps;
mod take;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use rayon::prelude::*;

pub use reading::{
    AccountReading, Clues, CriterionReading, DealReading, FeatureReading, Fresh, Head, Ledgers, Readings, SignalReading,
};
pub use take::readings;

use self::account::Desk;
use self::chain::Months;
use self::deals::Book;
use self::ranking::Field;
use super::context::Context;
use super::priority::PriorityConfig;
use super::{ChurnModel, Past, ScoreConfig};
use crate::model::calendar::days_between;
use crate::model::key::id_key;
use crate::model::{AccountBridge, AccountIx, Bridges, Changes, Portfolio};
use crate::score::config::ChurnConfig;

/// This run, as far as it is held against the one before.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a> {
    pub portfolio: &'a Portfolio,
    pub readings: &'a Readings,
    pub config: &'a ScoreConfig,
    pub model: Option<&'a ChurnModel>,
    /// What differs in the records, against the same run.
    pub changes: Option<&'a Changes>,
    pub ledgers: Option<Ledgers<'a>>,
}

/// Bridges of all accounts that both months have, by id. `run` names the run that `before` is of.
pub fn bridges(today: Today<'_>, before: &Readings, run: &str) -> Bridges {
    let old_config = before.head.config();
    let otherwise = old_config.as_ref().filter(|old| measures_otherwise(old, today.config));
    let measuring = otherwise.unwrap_or(today.config);
    let (now, portfolio) = (today.readings, today.portfolio);
    let then = portfolio.as_known_on(before.head.as_of);
    let restated = Readings {
        head: now.head.clone(),
        accounts: take::of_accounts(&then, &super::account_scores(&then, measuring)),
    };
    let measured = otherwise.map(|old| Readings {
        head: now.head.clone(),
        accounts: take::of_accounts(portfolio, &super::ranked_scores(portfolio, old).0),
    });
    let months = Months {
        before: before.head.as_of,
        elapsed: days_between(before.head.as_of, now.head.as_of),
        relationship_before: before.head.relationship,
        relationship_now: now.head.relationship,
        same_currency: before.head.currency == now.head.currency,
    };
    let desk = Desk {
        before,
        now,
        old_config: old_config.as_ref(),
        config: today.config,
        reset: before.head.config != now.head.config,
        model: today.model,
        months: &months,
        field: Field::of(before),
        book: Book::of(before, now, today.ledgers),
    };
    let changed: HashMap<&str, _> = today.changes.map_or_else(HashMap::new, |changes| {
        changes.accounts.iter().map(|account| (account.account_id.as_str(), account)).collect()
    });
    let ids: HashMap<String, &AccountReading> =
        before.accounts.iter().map(|account| (id_key(&account.account), account)).collect();
    let places: Vec<AccountIx> = portfolio.account_ixs().collect();
    let past = Past::default();
    let context = Context::new(portfolio, today.config, &past);
    let of = |place: &AccountIx| {
        let row = portfolio.account(*place)?;
        let (then, is) = (ids.get(&id_key(&row.id))?, now.of(&row.id)?);
        let change = changed.get(row.id.as_str()).copied();
        let clues = take::clues(portfolio, *place, months.before, change);
        let measured = measured.as_ref().and_then(|measured| measured.of(&row.id));
        let sides = chain::Sides {
            before: then,
            now: is,
            restated: restated.of(&row.id),
            measured,
            clues: &clues,
            months: &months,
        };
        let records = change.map(|change| change.attributes.clone()).unwrap_or_default();
        let (account_id, name) = (row.id.clone(), row.name.clone());
        let happened = happened::happened(&context, *place, months.before, (then, is));
        Some(AccountBridge { account_id, name, bridges: desk.bridges(&sides), records, happened })
    };
    let mut accounts: Vec<AccountBridge> = places.par_iter().filter_map(of).collect();
    accounts.sort_by(|a, b| a.account_id.cmp(&b.account_id));
    let Head { as_of, period, .. } = before.head;
    Bridges { compared_with: run.to_owned(), since: period, day: as_of, currency: now.head.currency, accounts }
}

/// Whether the two configurations differ in more than weights, points and thresholds, which values are scored by after
/// they are measured.
fn measures_otherwise(old: &ScoreConfig, new: &ScoreConfig) -> bool {
    let alike = ScoreConfig {
        priority: PriorityConfig { fit: old.priority.fit.clone(), ..new.priority.clone() },
        churn: ChurnConfig {
            champion_words: old.churn.champion_words.clone(),
            decision_maker_words: old.churn.decision_maker_words.clone(),
            competition_words: old.churn.competition_words.clone(),
            training: old.churn.training.clone(),
            ..new.churn.clone()
        },
        ..old.clone()
    };
    alike != *new
}
