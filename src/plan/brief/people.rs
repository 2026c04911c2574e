//! The people of an account on a map of influence by relationship, and what is missing among them.

use super::drawing::{Person, StakeholderMap};
use crate::model::calendar::days_between;
use crate::model::{Contact, Row};
use crate::plan::account::{Situation, is_decision_maker};
use crate::plan::context::Facts;
use crate::plan::document::{Section, Sentence, Tone};
use crate::plan::language::args;

/// People that a map has room for; the workbook has all.
const MOST: usize = 10;
/// Days after which somebody was not spoken to lately.
const QUIET_DAYS: i64 = 90;
/// A relationship from here up is good, one below is a weak point where the person decides.
const GOOD: f64 = 60.0;
const WEAK: f64 = 50.0;

pub fn people(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<StakeholderMap>> {
    let language = s.context.language;
    let named: Vec<&Row<Contact>> = s.contacts().filter(|contact| contact.full_name().is_some()).collect();
    let mut placed: Vec<(&Row<Contact>, f64, f64)> = named
        .iter()
        .filter_map(|contact| Some((*contact, on_scale(contact.influence)?, on_scale(contact.relationship)?)))
        .collect();
    placed.sort_by(|a, b| {
        b.1.total_cmp(&a.1).then_with(|| a.0.full_name().cmp(&b.0.full_name())).then_with(|| a.0.id.cmp(&b.0.id))
    });
    if placed.is_empty() {
        return None;
    }
    let deciders = named.iter().filter(|contact| decides(contact)).count();
    let title = language.text("title-people", &args!["n" => named.len(), "deciders" => deciders]);
    let fact = s.fact(facts, "contacts", &title, &named.iter().map(|contact| contact.origin).collect());
    let shown: Vec<Person> = placed.iter().take(MOST).map(|one| person(s, *one, &fact)).collect();
    let more = named.len().saturating_sub(shown.len());
    let gaps = gaps(s, &named);
    let not_shown = (more > 0).then(|| language.text("people-not-on-map", &args!["n" => more]));
    let note: Vec<String> = gaps.into_iter().chain(not_shown).collect();
    Some(Section {
        title: Sentence { text: title.clone(), facts: vec![fact] },
        subtitle: Some(language.word("people-subtitle")),
        source: None,
        body: StakeholderMap {
            alt: title,
            people: shown,
            low: language.word("people-weak"),
            high: format!("{} →", language.word("people-strong")),
            top: format!("↑ {}", language.word("people-influence")),
            key: Some(language.text("people-key", &args!["days" => QUIET_DAYS])),
            note: (!note.is_empty()).then(|| note.join(". ")),
        },
    })
}

fn on_scale(value: Option<f64>) -> Option<f64> {
    value.filter(|value| (0.0..=100.0).contains(value))
}

fn decides(contact: &Contact) -> bool {
    contact.role.as_deref().is_some_and(is_decision_maker)
}

/// The last contact lies long back, or none is on record.
fn is_quiet(s: &Situation<'_>, contact: &Contact) -> bool {
    let last = contact.last_activity.filter(|day| *day <= s.context.as_of());
    last.is_none_or(|day| days_between(day, s.context.as_of()) > QUIET_DAYS)
}

fn person(s: &Situation<'_>, (contact, influence, relationship): (&Row<Contact>, f64, f64), fact: &str) -> Person {
    let tone = match relationship {
        relationship if relationship >= GOOD => Tone::Good,
        relationship if relationship < WEAK && decides(contact) => Tone::Bad,
        _ => Tone::Neutral,
    };
    Person {
        name: contact.full_name().unwrap_or_default(),
        role: contact.role.clone().or_else(|| contact.title.clone()),
        influence,
        relationship,
        hollow: is_quiet(s, contact),
        tone,
        facts: vec![fact.to_owned()],
    }
}

/// What is missing: one who decides, more than one person, talks with those who decide.
fn gaps(s: &Situation<'_>, named: &[&Row<Contact>]) -> Vec<String> {
    let language = s.context.language;
    let deciders: Vec<&&Row<Contact>> = named.iter().filter(|contact| decides(contact)).collect();
    let quiet: Vec<String> =
        deciders.iter().filter(|contact| is_quiet(s, contact)).filter_map(|contact| contact.full_name()).collect();
    let told = [
        deciders.is_empty().then(|| language.word("brief-gap-decision-maker")),
        (named.len() == 1).then(|| language.word("brief-gap-single")),
        (!quiet.is_empty())
            .then(|| language.text("people-quiet", &args!["names" => language.list(&quiet), "days" => QUIET_DAYS])),
    ];
    told.into_iter().flatten().collect()
}
