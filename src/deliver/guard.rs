//! The last look at a document before it is published.

use serde::Serialize;

use super::RelPath;

/// A document as it is about to be written, with what it says.
#[derive(Debug)]
pub struct Document<'a, P> {
    pub path: RelPath,
    pub plan: &'a P,
    pub bytes: &'a [u8],
}

/// Why a document must not be published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
pub enum Refusal {
    #[error("fact `{fact}` belongs to account `{account}`, which is not of this document's group")]
    ForeignFact { fact: String, account: String },
    /// What another check found: no pages, no text, a missing glyph.
    #[error("{0}")]
    Unsound(String),
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Written,
    /// Not published; its data is kept under `failed/` and listed in the manifest.
    Kept(Refusal),
}

/// Refuses a plan that holds a fact of an account outside its own group. `own` are the ids of the group's accounts;
/// each fact comes with its id and its account's, or none if it is of the whole portfolio.
pub fn check_facts<'a>(
    own: &[String],
    mut facts: impl Iterator<Item = (&'a str, Option<&'a str>)>,
) -> Result<(), Refusal> {
    let foreign = facts.find_map(|(fact, account)| {
        let account = account.filter(|account| !own.iter().any(|own| own == account))?;
        Some(Refusal::ForeignFact { fact: fact.to_owned(), account: account.to_owned() })
    });
    foreign.map_or(Ok(()), Err)
}

/// What `failed/` keeps of a document.
#[derive(Serialize)]
pub(super) struct Kept<'a, P> {
    pub document: &'a RelPath,
    pub reason: &'a str,
    pub plan: &'a P,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own() -> Vec<String> {
        vec!["A-1".into(), "A-2".into()]
    }

    #[test]
    fn facts_of_the_group_and_of_the_portfolio_pass() {
        let facts = [("nps", Some("A-1")), ("clv", Some("A-2")), ("win_rate", None)];
        assert_eq!(check_facts(&own(), facts.into_iter()), Ok(()));
        assert_eq!(check_facts(&[], std::iter::empty()), Ok(()));
    }

    #[test]
    fn a_fact_of_another_account_is_refused_by_name() {
        let facts = [("nps", Some("A-1")), ("clv", Some("A-10"))];
        let refusal = check_facts(&own(), facts.into_iter()).unwrap_err();
        assert_eq!(refusal, Refusal::ForeignFact { fact: "clv".into(), account: "A-10".into() });
        assert!(check_facts(&[], [("nps", Some(""))].into_iter()).is_err());
    }
}
