//! What the records can't tell as of a past day.

use serde::Serialize;

use crate::score::context::Context;

/// Records that are read as they are today because nothing tells how they stood then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Limit {
    pub key: LimitKey,
    pub records: usize,
    pub of: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitKey {
    /// Owner, segment, size and potential of accounts are today's.
    AccountFields,
    /// Accounts without a date of creation are in every past day.
    AccountsWithoutCreation,
    /// Deals without a history: stage and amount of those still open are today's; of those closed since, unknown.
    DealsWithoutHistory,
    /// Deals without a date of creation have no age, and are in every past day unless they closed before.
    DealsWithoutCreation,
    /// Contracts without a date of creation are known from their first day on, and with today's status and value.
    ContractsWithoutCreation,
    /// Part and relationship of contacts are today's.
    ContactFields,
}

impl LimitKey {
    /// English, for the command's output.
    pub fn text(self) -> &'static str {
        match self {
            LimitKey::AccountFields => "accounts: owner, segment, size and potential are those of today",
            LimitKey::AccountsWithoutCreation => "accounts without a date of creation are part of every past day",
            LimitKey::DealsWithoutHistory => {
                "deals without a stage history: stage and amount are today's while open, unknown if closed since"
            }
            LimitKey::DealsWithoutCreation => "deals without a date of creation have no age",
            LimitKey::ContractsWithoutCreation => {
                "contracts without a date of creation count from their first day, with today's status and value"
            }
            LimitKey::ContactFields => "contacts: part and relationship are those of today",
        }
    }
}

/// Those that concern any record.
pub fn limits(context: &Context<'_>) -> Vec<Limit> {
    let portfolio = context.portfolio;
    let (accounts, deals) = (&portfolio.accounts, portfolio.opportunities.all());
    let (contracts, contacts) = (portfolio.contracts.all(), portfolio.contacts.all());
    let without_history = deals.iter().filter(|row| context.stage_history(&row.id).is_empty()).count();
    let all = [
        (LimitKey::AccountFields, accounts.len(), accounts.len()),
        (
            LimitKey::AccountsWithoutCreation,
            accounts.iter().filter(|row| row.created.is_none()).count(),
            accounts.len(),
        ),
        (LimitKey::DealsWithoutHistory, without_history, deals.len()),
        (LimitKey::DealsWithoutCreation, deals.iter().filter(|row| row.created.is_none()).count(), deals.len()),
        (
            LimitKey::ContractsWithoutCreation,
            contracts.iter().filter(|row| row.created.is_none()).count(),
            contracts.len(),
        ),
        (LimitKey::ContactFields, contacts.len(), contacts.len()),
    ];
    all.into_iter()
        .filter(|(_, records, _)| *records > 0)
        .map(|(key, records, of)| Limit { key, records, of })
        .collect()
}
