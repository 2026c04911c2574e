//! What a portfolio is about: customers and prospects, and what stands beside them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Account, Decimal, Entity, Known, Row};

/// What an account is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AccountClass {
    /// It buys, or is bound by a contract.
    Customer,
    /// It was a customer and has left.
    Churned,
    /// It has never bought.
    Prospect,
    /// It sells with us or for us.
    Partner,
    /// None of these: a supplier, a competitor, the press.
    Other,
    /// No company at all: a record for trying things out. Left out of everything.
    Test,
    /// Our own company or a subsidiary. Left out of everything.
    Own,
}

impl AccountClass {
    pub const ALL: [AccountClass; 7] = [
        AccountClass::Customer,
        AccountClass::Churned,
        AccountClass::Prospect,
        AccountClass::Partner,
        AccountClass::Other,
        AccountClass::Test,
        AccountClass::Own,
    ];

    /// The name in tables and configuration.
    pub fn key(self) -> &'static str {
        match self {
            AccountClass::Customer => "customer",
            AccountClass::Churned => "churned",
            AccountClass::Prospect => "prospect",
            AccountClass::Partner => "partner",
            AccountClass::Other => "other",
            AccountClass::Test => "test",
            AccountClass::Own => "own",
        }
    }

    /// Whether it counts among the customers whose retention and satisfaction are measured; who left was one.
    pub fn is_customer(self) -> bool {
        matches!(self, AccountClass::Customer | AccountClass::Churned)
    }

    /// Whether accounts of it are left out of everything.
    pub fn is_left_out(self) -> bool {
        matches!(self, AccountClass::Test | AccountClass::Own)
    }
}

/// An account that is in no figure, nor is any record of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LeftOutAccount {
    pub account: Row<Account>,
    pub class: AccountClass,
    /// What told the class: `rule 2`, `kind`, `domain`.
    pub because: String,
    /// Records that were left out with it.
    pub records: BTreeMap<Entity, usize>,
    /// Its revenue lines of the 12 months that end with the period, in the reporting currency.
    pub revenue_ltm: Known<Decimal>,
}
