//! The people of an account on a map of influence by relationship.

use super::drawing::{Person, StakeholderMap, ToneKey};
use super::stakeholders::part_or_role;
use crate::model::calendar::days_between;
use crate::plan::account::Situation;
use crate::plan::account::stakeholders::{Stakeholder, Stakeholders};
use crate::plan::context::Facts;
use crate::plan::document::{Section, Sentence, Tone};
use crate::plan::language::{Language, args};
use crate::score::Part;

/// People that a map has room for; the workbook has all.
const MOST: usize = 10;
/// People who make a map; fewer are told by the table.
const LEAST: usize = 3;
/// Days after which somebody was not spoken to lately.
const QUIET_DAYS: i64 = 90;
/// A relationship from here up is good, one below is a weak point where the person decides.
const GOOD: f64 = 60.0;
const WEAK: f64 = 50.0;

pub fn people(s: &Situation<'_>, known: &Stakeholders<'_>, facts: &mut Facts) -> Option<Section<StakeholderMap>> {
    let language = s.context.language;
    let mut placed: Vec<(&Stakeholder<'_>, f64, f64)> =
        known.present().filter_map(|one| Some((one, on_scale(one.influence)?, on_scale(one.relationship)?))).collect();
    // Who decides has a place before who has influence.
    placed.sort_by(|a, b| {
        let last = |one: &Stakeholder<'_>| !decides(one);
        let by_influence = || b.1.total_cmp(&a.1);
        let by_name = || (&a.0.name, &a.0.id).cmp(&(&b.0.name, &b.0.id));
        last(a.0).cmp(&last(b.0)).then_with(by_influence).then_with(by_name)
    });
    if placed.len() < LEAST {
        return None;
    }
    let present = known.present().count();
    let deciders = known.present().filter(|one| decides(one)).count();
    let title = language.text("title-people", &args!["n" => present, "deciders" => deciders]);
    let evidence = known.present().filter_map(|one| Some(one.record?.origin)).collect();
    let fact = s.fact(facts, "contacts", &title, &evidence);
    let shown: Vec<Person> = placed.iter().take(MOST).map(|one| person(s, *one, &fact)).collect();
    let more = present.saturating_sub(shown.len());
    Some(Section {
        title: Sentence { text: title.clone(), facts: vec![fact] },
        subtitle: Some(language.word("people-subtitle")),
        source: None,
        body: StakeholderMap {
            alt: title,
            low: language.word("people-weak"),
            high: format!("{} →", language.word("people-strong")),
            top: format!("↑ {}", language.word("people-influence")),
            key: Some(language.text("people-key", &args!["days" => QUIET_DAYS])),
            tones: tones(language, &shown),
            note: (more > 0).then(|| language.text("people-not-on-map", &args!["n" => more])),
            people: shown,
        },
    })
}

/// What the signs of those on the map mean.
fn tones(language: &Language, shown: &[Person]) -> Vec<ToneKey> {
    let all =
        [(Tone::Good, "people-tone-good"), (Tone::Neutral, "people-tone-neutral"), (Tone::Bad, "people-tone-bad")];
    let used = all.into_iter().filter(|(tone, _)| shown.iter().any(|person| person.tone == *tone));
    used.map(|(tone, key)| ToneKey { tone, text: language.word(key) }).collect()
}

fn on_scale(value: Option<f64>) -> Option<f64> {
    value.filter(|value| (0.0..=100.0).contains(value))
}

fn decides(one: &Stakeholder<'_>) -> bool {
    one.part.is_some_and(Part::decides)
}

/// The last contact lies long back, or none is on record.
fn is_quiet(s: &Situation<'_>, one: &Stakeholder<'_>) -> bool {
    one.last_contact.as_ref().map_or(true, |day| days_between(*day, s.context.as_of()) > QUIET_DAYS)
}

fn person(s: &Situation<'_>, (one, influence, relationship): (&Stakeholder<'_>, f64, f64), fact: &str) -> Person {
    let tone = match relationship {
        _ if one.part == Some(Part::Blocker) => Tone::Bad,
        relationship if relationship >= GOOD => Tone::Good,
        relationship if relationship < WEAK && decides(one) => Tone::Bad,
        _ => Tone::Neutral,
    };
    Person {
        name: one.name.clone(),
        role: Some(part_or_role(s, one)),
        influence,
        relationship,
        hollow: is_quiet(s, one),
        tone,
        facts: vec![fact.to_owned()],
    }
}
