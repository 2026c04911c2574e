//! The people of an account: which part each has in the decision, when each was last talked with and how often.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Evidence;
use super::config::words;
use super::contact::{held_on, is_two_way};
use super::context::Context;
use super::facts::Facts;
use super::words::Phrases;
use crate::model::key::id_key;
use crate::model::{Activity, Contact, Date, Entity, Known, Origin, Row, Unknown, calendar::days_between};

/// Words by which a contact's part in the decision is told, beside those of decision makers, champions, influencers and
/// users, which `scores.churn` and `scores.nps` set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct StakeholderConfig {
    /// Words of a contact's part that mean who holds the budget.
    pub economic_buyer_words: Vec<String>,
    /// Words of a contact's part that mean who is against.
    pub blocker_words: Vec<String>,
}

impl Default for StakeholderConfig {
    fn default() -> Self {
        StakeholderConfig {
            economic_buyer_words: words(&[
                "economic buyer",
                "economic decision maker",
                "budget holder",
                "comprador economico",
                "compradora economica",
                "decisor economico",
                "decisora economica",
                "responsable del presupuesto",
            ]),
            blocker_words: words(&[
                "blocker",
                "opponent",
                "adversary",
                "bloqueador",
                "bloqueadora",
                "opositor",
                "opositora",
            ]),
        }
    }
}

/// A person's part in the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    EconomicBuyer,
    DecisionMaker,
    Champion,
    Influencer,
    User,
    Blocker,
}

impl Part {
    pub const ALL: [Part; 6] =
        [Part::EconomicBuyer, Part::DecisionMaker, Part::Champion, Part::Influencer, Part::User, Part::Blocker];

    /// The name in tables, plans and locale files.
    pub fn key(self) -> &'static str {
        match self {
            Part::EconomicBuyer => "economic_buyer",
            Part::DecisionMaker => "decision_maker",
            Part::Champion => "champion",
            Part::Influencer => "influencer",
            Part::User => "user",
            Part::Blocker => "blocker",
        }
    }

    pub fn from_key(key: &str) -> Option<Part> {
        Part::ALL.into_iter().find(|part| part.key() == key)
    }

    /// Whether the purchase depends on this person's word.
    pub fn decides(self) -> bool {
        matches!(self, Part::EconomicBuyer | Part::DecisionMaker)
    }
}

/// The words of each part, as configured.
#[derive(Debug, Clone)]
pub struct PartWords([(Part, Phrases); 6]);

impl PartWords {
    pub fn of(config: &super::ScoreConfig) -> PartWords {
        let (own, churn, nps) = (&config.stakeholders, &config.churn, &config.nps);
        // A champion is an influencer too, and an economic buyer a decision maker: what says more comes first.
        PartWords([
            (Part::Blocker, Phrases::new(&own.blocker_words)),
            (Part::EconomicBuyer, Phrases::new(&own.economic_buyer_words)),
            (Part::Champion, Phrases::new(&churn.champion_words)),
            (Part::DecisionMaker, Phrases::new(&churn.decision_maker_words)),
            (Part::Influencer, Phrases::new(&nps.influencer_words)),
            (Part::User, Phrases::new(&nps.user_words)),
        ])
    }

    /// None where the words say no part that is known.
    pub fn part(&self, role: &str) -> Option<Part> {
        self.0.iter().find(|(_, words)| words.occur_in(role)).map(|(part, _)| *part)
    }
}

/// The part that a person wrote in words of their own, by the built-in words.
pub fn part_told(role: &str) -> Option<Part> {
    static WORDS: std::sync::LazyLock<PartWords> =
        std::sync::LazyLock::new(|| PartWords::of(&super::ScoreConfig::default()));
    WORDS.part(role)
}

/// What is known of an account's people, beside their records.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StakeholderScores {
    /// Those known by the as-of date, also who left; by id and name.
    pub people: Vec<PersonScores>,
    /// Talks with people of the account in the 12 months up to the as-of date: calls, meetings and what came in from
    /// them, as far as the activity names a contact. Unknown where none of the account's does.
    pub talks: Known<usize>,
    /// Part of those that the person talked with most has, 0 to 1; unknown without any talk.
    pub busiest_share: Known<f64>,
    /// Whose part that is.
    pub busiest: Option<Origin>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonScores {
    /// Of the contact's row.
    pub origin: Origin,
    /// None where no part is on record, or one that none of the words knows.
    pub part: Option<Part>,
    /// The last talk with this person, or what the record itself has as last contact, whichever is later.
    pub last_contact: Known<Date>,
    /// In the 12 months up to the as-of date; unknown where no activity of the account names a contact.
    pub talks: Known<usize>,
    /// The rows of the last talk.
    pub evidence: Evidence,
}

/// Days of the year that talks are counted over.
const YEAR_DAYS: i64 = 365;

pub fn stakeholders(facts: &Facts<'_>, context: &Context<'_>) -> StakeholderScores {
    let portfolio = context.portfolio;
    let activities = facts.account.map_or(&[][..], |account| portfolio.activities.of(account));
    let mut contacts: Vec<&Row<Contact>> = facts.account.into_iter().flat_map(|of| context.contacts_of(of)).collect();
    contacts.sort_by_cached_key(|row| identity(row));
    let talks = Talks::of(activities, &contacts, context);
    let people: Vec<PersonScores> = contacts.iter().map(|row| talks.person(row, context)).collect();
    let counts = || people.iter().filter_map(|person| Some((person.talks.as_ref().ok().copied()?, person.origin)));
    let total = talks.known.clone().map(|()| counts().map(|(n, _)| n).sum::<usize>());
    // Of equals the first person.
    let busiest = counts().filter(|(n, _)| *n > 0).rev().max_by_key(|(n, _)| *n);
    let share = |total: usize| {
        let (most, _) = busiest.ok_or(Unknown::NoRecords { entity: Entity::Activity })?;
        Ok(super::statistics::count(most) / super::statistics::count(total.max(1)))
    };
    StakeholderScores {
        busiest_share: total.clone().and_then(share),
        busiest: busiest.map(|(_, origin)| origin),
        talks: total,
        people,
    }
}

/// What tells a contact from others whatever the order of the rows.
fn identity(row: &Row<Contact>) -> (Option<String>, Option<String>, Option<String>, Option<String>, Origin) {
    (row.id.clone(), row.full_name(), row.email.clone(), row.role.clone(), row.origin)
}

/// The talks of an account by the contact that they name.
struct Talks<'a> {
    by_contact: HashMap<Origin, Vec<(Date, &'a Row<Activity>)>>,
    known: Known<()>,
}

impl<'a> Talks<'a> {
    fn of(activities: &'a [Row<Activity>], contacts: &[&Row<Contact>], context: &Context<'_>) -> Talks<'a> {
        let mut names: HashMap<String, Origin> = HashMap::new();
        for contact in contacts {
            let id = contact.id.as_deref().map(|id| format!("id {}", id_key(id)));
            let email = contact.email.as_deref().map(email_key);
            for name in [id, email].into_iter().flatten() {
                names.entry(name).or_insert(contact.origin);
            }
        }
        let mut by_contact: HashMap<Origin, Vec<(Date, &Row<Activity>)>> = HashMap::new();
        let (mut named, mut any) = (false, false);
        let known_by =
            |row: &&Row<Activity>| row.date.or(row.created).is_some_and(|day| day <= context.portfolio.as_of);
        for row in activities.iter().filter(known_by) {
            any = true;
            named |= row.contact_id.is_some() || row.contact_email.is_some();
            let by_id = row.contact_id.as_deref().and_then(|id| names.get(&format!("id {}", id_key(id))));
            let contact = by_id.or_else(|| names.get(&row.contact_email.as_deref().map(email_key)?));
            let (Some(contact), Some(day)) = (contact, held_on(row, context)) else { continue };
            if is_two_way(row, context) {
                by_contact.entry(*contact).or_default().push((day, row));
            }
        }
        Talks { by_contact, known: known(any, named, context) }
    }

    fn person(&self, contact: &Row<Contact>, context: &Context<'_>) -> PersonScores {
        let as_of = context.portfolio.as_of;
        let talks = self.by_contact.get(&contact.origin).map_or(&[][..], Vec::as_slice);
        let talked = talks.iter().map(|(day, _)| *day).max();
        let on_record = contact.last_activity.filter(|day| *day <= as_of);
        let newest = talks.iter().filter(|(day, _)| Some(*day) == talked).map(|(_, row)| row.origin);
        let recent = talks.iter().filter(|(day, _)| days_between(*day, as_of) < YEAR_DAYS).count();
        let part = contact.role.as_deref().and_then(|role| context.words.parts.part(role));
        let never = || match &self.known {
            Ok(()) => Unknown::NoRecords { entity: Entity::Activity },
            Err(reason) => reason.clone(),
        };
        PersonScores {
            origin: contact.origin,
            part,
            last_contact: talked.max(on_record).ok_or_else(never),
            talks: self.known.clone().map(|()| recent),
            evidence: if talked >= on_record { newest.collect() } else { [contact.origin].into_iter().collect() },
        }
    }
}

fn email_key(email: &str) -> String {
    format!("email {}", email.trim().to_lowercase())
}

fn known(any: bool, named: bool, context: &Context<'_>) -> Known<()> {
    let entity = Entity::Activity;
    if !context.portfolio.activities.given {
        Err(Unknown::NoSource { entity })
    } else if !any {
        Err(Unknown::NoRecords { entity })
    } else if !named {
        Err(Unknown::NoField { entity, field: "contact_id" })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::ScoreConfig;

    #[test]
    fn a_part_is_told_in_both_languages_and_what_says_more_comes_first() {
        let words = PartWords::of(&ScoreConfig::default());
        let told = |role: &str| words.part(role);
        for role in ["Decision Maker", "Tomador de decisiones", "DECISION_MAKER", "Decisora"] {
            assert_eq!(told(role), Some(Part::DecisionMaker), "{role}");
        }
        assert_eq!(told("Economic Decision Maker"), Some(Part::EconomicBuyer));
        assert_eq!(told("BUDGET_HOLDER"), Some(Part::EconomicBuyer));
        assert_eq!(told("Patrocinadora"), Some(Part::Champion));
        assert_eq!(told("Influenciador"), Some(Part::Influencer));
        assert_eq!(told("End user"), Some(Part::User));
        assert_eq!(told("Bloqueador"), Some(Part::Blocker));
        assert_eq!(told("Director de Operaciones"), None);
    }

    #[test]
    fn a_part_is_read_back_from_its_key() {
        for part in Part::ALL {
            assert_eq!(Part::from_key(part.key()), Some(part));
        }
    }
}
