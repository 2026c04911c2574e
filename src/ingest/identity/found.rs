//! What rows say of their account that no join could settle.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::matches::MatchKind;
use crate::model::key::{domain_key, name_key};
use crate::model::record::Record;
use crate::model::{Entity, Row, Source, SurveyResponse};

/// One name, domain or address, with the rows that have it.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub text: String,
    pub rows: usize,
    pub files: BTreeSet<String>,
    /// Mail domains of the same rows.
    pub domains: BTreeSet<String>,
    /// Names of the people who answered.
    pub people: BTreeSet<String>,
}

/// All that was found, by kind and the key under which it is one.
#[derive(Debug, Default)]
pub struct FoundKeys(pub BTreeMap<(MatchKind, String), Found>);

impl FoundKeys {
    /// The rows of an entity that lead to no account.
    pub fn add<T: Record>(&mut self, rows: &[Row<T>], sources: &[Source], tells: &dyn Fn(&str) -> bool) {
        // A lead is no customer yet: it joins when it converts.
        if T::ENTITY == Entity::Lead {
            return;
        }
        // Nearly all of millions of rows lead to one.
        let unjoined: Vec<&Row<T>> = rows.par_iter().filter(|row| row.account.is_none()).collect();
        for row in unjoined {
            let keys = row.record.account_keys();
            let mail = keys.email.and_then(domain_key).filter(|domain| tells(domain));
            let domain = keys.domain.and_then(domain_key).filter(|domain| tells(domain)).or_else(|| mail.clone());
            let named = keys.account_name.or(keys.account_id.filter(|id| is_name(id)));
            let (kind, key, text) = match (named.and_then(|name| Some((name_key(name)?, name))), domain) {
                (Some((key, name)), _) => (MatchKind::Account, key, name.to_owned()),
                (None, Some(domain)) => (MatchKind::Domain, domain.clone(), domain),
                (None, None) => continue,
            };
            let found = self.0.entry((kind, key)).or_default();
            found.take(text, file(row.origin.source.0, sources));
            found.domains.extend(mail);
        }
    }

    /// Answers from addresses that tell no company, of people who say their name.
    pub fn add_people(&mut self, answers: &[Row<SurveyResponse>], sources: &[Source], tells: &dyn Fn(&str) -> bool) {
        for row in answers.iter().filter(|row| row.account.is_none() && row.account_name.is_none()) {
            let (Some(email), Some(name)) = (&row.email, &row.name) else { continue };
            let is_anyones = domain_key(email).is_some_and(|domain| !tells(&domain));
            let told = row.account_domain.is_some() || row.account_id.as_deref().is_some_and(is_name);
            if is_anyones && !told {
                let email = email.trim().to_lowercase();
                let found = self.0.entry((MatchKind::Email, email.clone())).or_default();
                found.take(email, file(row.origin.source.0, sources));
                found.people.extend(name_key(name));
            }
        }
    }
}

impl Found {
    /// Of several spellings the first in the order of the alphabet stands for all, whatever the order of the rows.
    pub fn take(&mut self, text: String, file: Option<String>) {
        if self.rows == 0 || text < self.text {
            self.text = text;
        }
        self.rows += 1;
        self.files.extend(file);
    }
}

pub fn file(source: u32, sources: &[Source]) -> Option<String> {
    sources.get(usize::try_from(source).ok()?).map(|source| source.file.clone())
}

/// Whether what stands where an id is expected is a name: ids hold digits, names letters.
fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    letters >= 3 && digits * 4 <= letters
}
