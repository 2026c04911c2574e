//! What an account's record says that it is.

use super::config::AccountsConfig;
use crate::model::{Account, AccountClass, Row};
use crate::score::context::Context;
use crate::score::segment::{holds_of_record, together};
use crate::score::words::Phrases;

/// The configured words of kinds and of names, ready to match.
#[derive(Debug)]
pub struct KindWords {
    kinds: [(AccountClass, Phrases); 7],
    pub test_names: Phrases,
}

impl KindWords {
    pub fn new(config: &AccountsConfig) -> KindWords {
        let kinds = &config.kinds;
        KindWords {
            kinds: [
                (AccountClass::Test, Phrases::new(&kinds.test)),
                (AccountClass::Own, Phrases::new(&kinds.own)),
                (AccountClass::Churned, Phrases::new(&kinds.churned)),
                (AccountClass::Prospect, Phrases::new(&kinds.prospect)),
                (AccountClass::Partner, Phrases::new(&kinds.partner)),
                (AccountClass::Other, Phrases::new(&kinds.other)),
                (AccountClass::Customer, Phrases::new(&kinds.customer)),
            ],
            test_names: Phrases::new(&config.test_names),
        }
    }

    /// The class that a kind tells; none where its words tell nothing.
    pub fn class(&self, account: &Account) -> Option<AccountClass> {
        let kind = account.kind.as_deref()?;
        self.kinds.iter().find(|(_, words)| words.occur_in(kind)).map(|(class, _)| *class)
    }
}

/// The first configured rule that is known to hold: its place, from 1, and its class.
pub fn by_rule(row: &Row<Account>, context: &Context<'_>) -> Option<(usize, AccountClass)> {
    let holds = |condition: &_| holds_of_record(condition, row, context);
    let rules = (1..).zip(&context.config.accounts.rule);
    rules
        .into_iter()
        .find(|(_, rule)| together(&rule.all, &rule.any, holds) == Ok(true))
        .map(|(place, rule)| (place, rule.class))
}
