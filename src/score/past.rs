//! What earlier runs left for this one.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{ChurnModel, Tier};
use crate::model::{Merges, Month, Portfolio};

/// What a score may depend on beside the records of the run; empty for a first run.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Past {
    /// The month of those standings: the last one before this run's that was published.
    pub period: Option<Month>,
    /// How accounts stood in the last published run of an earlier month, by account id.
    pub standings: BTreeMap<String, Standing>,
    /// What `cartera train` made of the company's history, where it was run.
    pub churn_model: Option<ChurnModel>,
}

impl Past {
    /// With the standings of accounts that were merged since under the ids of their survivors. A survivor's own standing
    /// counts; one that had none takes that of the merged account with the highest score, the first by id of equals.
    pub fn following_merges(&self, portfolio: &Portfolio) -> Cow<'_, Past> {
        if portfolio.merged.is_empty() || self.standings.is_empty() {
            return Cow::Borrowed(self);
        }
        let merges = Merges::of(portfolio);
        let mut past = self.clone();
        let mut best: BTreeMap<&str, Standing> = BTreeMap::new();
        for (id, standing) in &self.standings {
            let Some(account) = merges.account(id).and_then(|account| portfolio.account(account)) else { continue };
            if self.standings.contains_key(&account.id) {
                continue;
            }
            let best = best.entry(&account.id).or_insert(*standing);
            if standing.priority_score > best.priority_score {
                *best = *standing;
            }
        }
        past.standings.extend(best.into_iter().map(|(id, standing)| (id.to_owned(), standing)));
        Cow::Owned(past)
    }
}

/// How an account stood.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// As published.
    pub tier: Tier,
    /// By that month's score alone; unknown of runs of versions that did not keep it.
    pub tier_raw: Option<Tier>,
    pub priority_score: f64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Account, Cells, Currency, Date, Decimal, Origin, Record, Row, SourceIx};

    /// A row whose text cells all hold an id.
    struct Id<'a>(&'a str);

    impl Cells for Id<'_> {
        fn text(&mut self, _: usize) -> Option<String> {
            Some(self.0.to_owned())
        }
        fn decimal(&mut self, _: usize) -> Option<Decimal> {
            None
        }
        fn number(&mut self, _: usize) -> Option<f64> {
            None
        }
        fn date(&mut self, _: usize) -> Option<Date> {
            None
        }
        fn flag(&mut self, _: usize) -> Option<bool> {
            None
        }
        fn currency(&mut self, _: usize) -> Option<Currency> {
            None
        }
        fn missing(&mut self, _: usize) {}
    }

    fn account(id: &str) -> Row<Account> {
        let origin = Origin { source: SourceIx(0), row: 2 };
        Row { origin, account: None, joined_by: None, record: Account::read(&mut Id(id)).unwrap() }
    }

    #[test]
    fn a_survivor_stands_as_it_stood_and_a_new_one_as_the_best_of_those_it_took_in() {
        let standing = |tier, priority_score| Standing { tier, tier_raw: None, priority_score };
        let then = [("A", standing(Tier::B, 50.0)), ("B", standing(Tier::A, 90.0)), ("C", standing(Tier::C, 10.0))];
        let standings = then.into_iter().map(|(id, standing)| (id.to_owned(), standing)).collect();
        let past = Past { standings, ..Past::default() };
        let mut portfolio = Portfolio::empty("2026-10-31".parse().unwrap(), Currency::EUR);
        assert_eq!(*past.following_merges(&portfolio), past);

        portfolio.accounts = vec![account("A"), account("N")];
        let merged = [("B", "M"), ("M", "N"), ("C", "N")];
        portfolio.merged = merged.iter().map(|(from, to)| ((*from).to_owned(), (*to).to_owned())).collect();
        assert_eq!(past.following_merges(&portfolio).standings["N"], standing(Tier::A, 90.0));

        portfolio.merged = vec![("B".to_owned(), "A".to_owned())];
        let followed = past.following_merges(&portfolio);
        assert_eq!(followed.standings["A"], standing(Tier::B, 50.0));
        assert!(!followed.standings.contains_key("N"));
    }
}
