//! The people of an account as its plan sees them: what the CRM says, what the rep corrected, and what is missing.

use std::collections::BTreeSet;

use crate::model::key::name_key;
use crate::model::{
    AccountIx, Author, Contact, Date, Entity, Item, ItemKey, ItemKind, Known, Row, Unknown, calendar::days_between,
};
use crate::score::{Evidence, Part, PersonScores};

use super::Situation;
use crate::plan::context::Context;
use crate::plan::review::ReviewsConfig;

/// Everybody known at an account, with what their coverage lacks.
#[derive(Debug)]
pub struct Stakeholders<'a> {
    /// Those who are still there before those who left; then by influence, part and name.
    pub people: Vec<Stakeholder<'a>>,
    /// The gravest first.
    pub gaps: Vec<CoverageGap>,
}

/// A person at an account. What the rep wrote stands over what the CRM says.
#[derive(Debug, Clone)]
pub struct Stakeholder<'a> {
    /// Unique within the account and stable from month to month.
    pub id: String,
    /// None of somebody whom only the rep knows.
    pub record: Option<&'a Row<Contact>>,
    pub name: String,
    pub title: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// The rep's.
    pub note: Option<String>,
    /// As written.
    pub role: Option<String>,
    pub part: Option<Part>,
    /// 0 to 100, up is good; none where not told.
    pub influence: Option<f64>,
    pub relationship: Option<f64>,
    pub last_contact: Known<Date>,
    /// Talks in 12 months.
    pub talks: Known<usize>,
    /// When, where that is known.
    pub left: Option<Left>,
    /// The day from which this person is known.
    pub since: Option<Date>,
    /// Names of the fields that the rep corrected.
    pub corrected: BTreeSet<String>,
    /// A link to a public profile, of the web alone.
    pub profile: Option<String>,
    pub evidence: Evidence,
}

/// Somebody is no longer there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Left {
    /// None where only the rep says so.
    pub on: Option<Date>,
}

/// What is missing in how an account is covered.
#[derive(Debug, Clone, PartialEq)]
pub enum CoverageGap {
    /// Nobody is on record.
    Nobody,
    /// People are known, and nobody's part in the decision.
    NoParts,
    /// Parts are known, and none of them decides.
    NoDecisionMaker,
    /// The economic buyer was not met for so many days; none where never.
    BuyerNotMet { name: String, days: Option<i64> },
    /// One person holds most of the contact, as a share of the talks.
    SingleThreaded { name: String, share: f64, talks: usize },
    /// One person alone is known.
    OnePerson { name: String },
    /// A champion left and no other is known.
    ChampionLeft { name: String, on: Option<Date> },
    /// Somebody is against.
    Blocker { name: String },
}

impl Stakeholder<'_> {
    pub fn is_present(&self) -> bool {
        self.left.is_none()
    }

    fn decides(&self) -> bool {
        self.part.is_some_and(Part::decides)
    }
}

impl<'a> Stakeholders<'a> {
    pub fn of(s: &Situation<'a>) -> Stakeholders<'a> {
        let mut people: Vec<Stakeholder<'a>> = recorded(s);
        for (key, item) in s.context.book.of(&s.record.id, ItemKind::Stakeholder) {
            overlay(&mut people, key, item);
        }
        people.sort_by(|a, b| {
            let influence = |one: &Stakeholder<'_>| one.influence.unwrap_or(-1.0);
            let part = |one: &Stakeholder<'_>| one.part.map_or(Part::ALL.len(), |part| part as usize);
            let beside = |one: &Stakeholder<'_>| !one.part.is_some_and(Part::decides);
            a.left
                .is_some()
                .cmp(&b.left.is_some())
                .then(beside(a).cmp(&beside(b)))
                .then(influence(b).total_cmp(&influence(a)))
                .then(part(a).cmp(&part(b)))
                .then_with(|| a.name.cmp(&b.name))
                .then_with(|| a.id.cmp(&b.id))
        });
        let gaps = gaps(s, &people);
        Stakeholders { people, gaps }
    }

    pub fn present(&self) -> impl Iterator<Item = &Stakeholder<'a>> {
        self.people.iter().filter(|one| one.is_present())
    }

    /// Those who decide and are known for at most so many days, at an account that was known long before them.
    pub fn new_deciders(&self, s: &Situation<'_>, within_days: i64) -> Vec<&Stakeholder<'a>> {
        let as_of = s.context.as_of();
        let first = self.people.iter().filter_map(|one| one.since).chain(s.record.created).min();
        let is_new = |one: &&Stakeholder<'_>| {
            let Some((since, first)) = one.since.zip(first) else { return false };
            since <= as_of && days_between(since, as_of) < within_days && days_between(first, since) >= within_days
        };
        self.present().filter(|one| one.decides()).filter(is_new).collect()
    }

    /// Champions who left at most so many days ago, where no other is known.
    pub fn departed_champions(&self, as_of: Date, within_days: i64) -> Vec<&Stakeholder<'a>> {
        let champion = |one: &&Stakeholder<'_>| one.part == Some(Part::Champion);
        if self.present().any(|one| champion(&one)) {
            return Vec::new();
        }
        let lately = |left: &Left| left.on.is_none_or(|on| days_between(on, as_of) <= within_days);
        self.people.iter().filter(champion).filter(|one| one.left.as_ref().is_some_and(lately)).collect()
    }
}

/// The people of an account by its place; `None` outside the portfolio.
pub fn of_account<'a>(context: &'a Context<'a>, account: AccountIx) -> Option<Stakeholders<'a>> {
    Some(Stakeholders::of(&Situation::of(context, account)?))
}

/// The CRM's id, else the address, else the name; one without any of them can't be told from others.
pub fn identity(person: &Contact) -> Option<String> {
    let name = || person.full_name();
    person.id.clone().or_else(|| person.email.clone()).or_else(name).map(|id| id.to_lowercase())
}

/// As the CRM has them.
fn recorded<'a>(s: &Situation<'a>) -> Vec<Stakeholder<'a>> {
    let as_of = s.context.as_of();
    let rows = s.context.portfolio.contacts.of(s.account);
    let of = |scores: &PersonScores| {
        let record = rows.iter().find(|row| row.origin == scores.origin)?;
        let id = identity(record)?;
        let name = record.full_name().or_else(|| record.email.clone()).or_else(|| record.title.clone());
        let left = record.left_on.filter(|left| *left <= as_of).map(|on| Left { on: Some(on) });
        Some(Stakeholder {
            name: name.unwrap_or_else(|| id.clone()),
            id,
            record: Some(record),
            title: record.title.clone(),
            email: record.email.clone(),
            phone: record.phone.clone(),
            note: None,
            role: record.role.clone(),
            part: scores.part,
            influence: record.influence.filter(|points| (0.0..=100.0).contains(points)),
            relationship: record.relationship.filter(|points| (0.0..=100.0).contains(points)),
            last_contact: scores.last_contact.clone(),
            talks: scores.talks.clone(),
            left,
            since: record.created,
            corrected: BTreeSet::new(),
            profile: record.profile_url.as_deref().and_then(web_link),
            evidence: scores.evidence.clone(),
        })
    };
    let mut people: Vec<Stakeholder<'a>> = s.scores.stakeholders.people.iter().filter_map(of).collect();
    // Two records of one id are one person: the first stands.
    let mut seen = BTreeSet::new();
    people.retain(|one| seen.insert(one.id.clone()));
    people
}

/// An address that a reader may follow; whatever else a cell holds is no link.
fn web_link(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    let web = lower.starts_with("https://") || lower.starts_with("http://");
    match (plain, web) {
        (true, true) => Some(text.to_owned()),
        // As people write it by hand.
        (true, false) if lower.starts_with("www.") || lower.starts_with("linkedin.com/") => {
            Some(format!("https://{text}"))
        }
        _ => None,
    }
}

/// Lays what the rep wrote over a person, or adds whom only the rep knows.
fn overlay(people: &mut Vec<Stakeholder<'_>>, key: &ItemKey, item: &Item) {
    let written: Vec<(&str, Option<&str>)> = item
        .fields
        .iter()
        .filter(|(_, field)| matches!(field.author, Author::Person(_)))
        .map(|(name, field)| (name.as_str(), field.value.as_deref()))
        .collect();
    if written.is_empty() {
        return;
    }
    let same = |one: &Stakeholder<'_>| {
        one.id == key.item
            || one.record.is_some_and(|record| {
                let email = record.email.as_deref().map(str::to_lowercase);
                let named = name_key(&one.name).is_some_and(|name| item.value("name").and_then(name_key) == Some(name));
                named || email.is_some() && email == item.value("email").map(str::to_lowercase)
            })
    };
    // The rep took the row out.
    if item.value("state") == Some("dropped") {
        people.retain(|one| one.id != key.item);
        return;
    }
    let place = people.iter().position(|one| one.id == key.item).or_else(|| people.iter().position(same));
    let person = match place.and_then(|place| people.get_mut(place)) {
        Some(person) => person,
        // A row of the CRM's that is no longer there is not brought back by a note on it.
        None if item.author == Author::Program => return,
        None => {
            people.push(told_by_rep(key, item));
            let Some(person) = people.last_mut() else { return };
            person
        }
    };
    for (field, value) in written {
        correct(person, field, value);
    }
}

fn told_by_rep<'a>(key: &ItemKey, item: &Item) -> Stakeholder<'a> {
    let no_talk = Unknown::NoRecords { entity: Entity::Activity };
    Stakeholder {
        id: key.item.clone(),
        record: None,
        name: item.value("name").or(item.value("email")).unwrap_or(&key.item).to_owned(),
        title: None,
        email: None,
        phone: None,
        note: None,
        role: None,
        part: None,
        influence: None,
        relationship: None,
        last_contact: Err(no_talk.clone()),
        talks: Err(no_talk),
        left: None,
        since: Some(item.since.last_day()),
        corrected: BTreeSet::new(),
        profile: None,
        evidence: Evidence::default(),
    }
}

fn correct(person: &mut Stakeholder<'_>, field: &str, value: Option<&str>) {
    let text = || value.map(str::to_owned);
    let points = || value?.parse::<f64>().ok().filter(|points| (0.0..=100.0).contains(points));
    match field {
        "name" => person.name = text().unwrap_or_else(|| person.name.clone()),
        "title" => person.title = text(),
        "role" => {
            person.role = text();
            person.part = value.and_then(Part::from_key).or_else(|| value.and_then(crate::score::part_told));
        }
        "influence" => person.influence = points(),
        "relationship" => person.relationship = points(),
        "still_there" if value == Some("no") => person.left = person.left.or(Some(Left { on: None })),
        "still_there" if value == Some("yes") => person.left = None,
        "email" => person.email = text(),
        "phone" => person.phone = text(),
        "note" => person.note = text(),
        "still_there" => {}
        _ => return,
    }
    person.corrected.insert(field.to_owned());
}

fn gaps(s: &Situation<'_>, people: &[Stakeholder<'_>]) -> Vec<CoverageGap> {
    let config = s.context.reviews;
    let present: Vec<&Stakeholder<'_>> = people.iter().filter(|one| one.is_present()).collect();
    let mut gaps = Vec::new();
    if present.is_empty() {
        // Without any source of contacts it is no gap of this account.
        if s.context.portfolio.contacts.given {
            gaps.push(CoverageGap::Nobody);
        }
        return gaps;
    }
    if present.iter().all(|one| one.part.is_none()) {
        gaps.push(CoverageGap::NoParts);
    } else if !present.iter().any(|one| one.decides()) {
        gaps.push(CoverageGap::NoDecisionMaker);
    }
    let as_of = s.context.as_of();
    gaps.extend(present.iter().filter_map(|one| buyer_gap(one, as_of, config)));
    let champions = people.iter().filter(|one| one.part == Some(Part::Champion));
    let (here, left): (Vec<_>, Vec<_>) = champions.partition(|one| one.is_present());
    if let Some(champion) = left.first().filter(|_| here.is_empty()) {
        let on = champion.left.and_then(|left| left.on);
        gaps.push(CoverageGap::ChampionLeft { name: champion.name.clone(), on });
    }
    gaps.extend(thread(s, people, &present, config));
    let blockers = present.iter().filter(|one| one.part == Some(Part::Blocker));
    gaps.extend(blockers.map(|one| CoverageGap::Blocker { name: one.name.clone() }));
    gaps
}

/// Never, or not for the configured days; whether a buyer was met is not told where no source gives contacts' talks.
fn buyer_gap(one: &Stakeholder<'_>, as_of: Date, config: &ReviewsConfig) -> Option<CoverageGap> {
    if one.part != Some(Part::EconomicBuyer) {
        return None;
    }
    let name = one.name.clone();
    match &one.last_contact {
        Ok(day) => {
            let days = days_between(*day, as_of);
            (days > i64::from(config.buyer_days)).then_some(CoverageGap::BuyerNotMet { name, days: Some(days) })
        }
        Err(Unknown::NoRecords { .. }) if one.record.is_some() => Some(CoverageGap::BuyerNotMet { name, days: None }),
        Err(_) => None,
    }
}

fn thread(
    s: &Situation<'_>,
    people: &[Stakeholder<'_>],
    present: &[&Stakeholder<'_>],
    config: &ReviewsConfig,
) -> Option<CoverageGap> {
    if let [one] = present {
        return Some(CoverageGap::OnePerson { name: one.name.clone() });
    }
    let scores = &s.scores.stakeholders;
    let talks = *scores.talks.as_ref().ok()?;
    let share = *scores.busiest_share.as_ref().ok()?;
    let busiest = people.iter().find(|one| one.record.is_some_and(|record| Some(record.origin) == scores.busiest))?;
    let single = talks >= config.single_talks && share >= config.single_share;
    single.then(|| CoverageGap::SingleThreaded { name: busiest.name.clone(), share, talks })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert_eq!(web_link(" https://example.com/in/a ").as_deref(), Some("https://example.com/in/a"));
        assert_eq!(web_link("linkedin.com/in/a").as_deref(), Some("https://linkedin.com/in/a"));
        for text in ["javascript:alert(1)", "file:///etc/passwd", "none", "https://a b", ""] {
            assert_eq!(web_link(text), None, "{text}");
        }
    }
}
