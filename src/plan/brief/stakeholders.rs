//! The people at an account: a table, and what their coverage lacks.

use super::tables::{column, text};
use crate::plan::account::Situation;
use crate::plan::account::stakeholders::{CoverageGap, Stakeholder, Stakeholders};
use crate::plan::context::{DASH, Facts};
use crate::plan::document::{Align, Cell, Gap, Mark, Section, Sentence, TableBlock, Tone};
use crate::plan::language::{args, truncated};
use crate::score::Part;

/// Rows that a page has room for.
const MOST_ROWS: usize = 8;

/// Who left stands under the others, as far as there is room.
const MOST_LEFT: usize = 2;

pub fn table(s: &Situation<'_>, known: &Stakeholders<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    let language = s.context.language;
    let present = known.present().count();
    if known.people.is_empty() {
        return None;
    }
    let title = match all_left(s, known).filter(|_| present == 0) {
        Some(left) => left,
        None => match known.people.len() - present {
            0 => language.text("title-contacts", &args!["n" => present]),
            left => language.text("title-contacts-left", &args!["n" => present, "left" => left]),
        },
    };
    let evidence = known.people.iter().filter_map(|one| Some(one.record?.origin)).collect();
    let fact = s.fact(facts, "contacts", &title, &evidence);
    let left = known.people.iter().filter(|one| !one.is_present()).take(MOST_LEFT);
    let shown: Vec<&Stakeholder<'_>> = known.present().take(MOST_ROWS).chain(left).collect();
    let rows: Vec<Vec<Cell>> = shown.iter().map(|one| row(s, one, &fact)).collect();
    let more = known.people.len().saturating_sub(rows.len());
    let headings = [
        ("heading-contact", Align::Left, Some(4)),
        ("heading-role", Align::Left, Some(3)),
        ("heading-influence", Align::Right, None),
        ("heading-relationship", Align::Right, None),
        ("heading-talks", Align::Right, None),
        ("heading-last-contact", Align::Right, None),
    ];
    Some(Section {
        title: Sentence { text: title, facts: vec![fact] },
        subtitle: None,
        source: None,
        body: TableBlock {
            columns: headings.map(|(key, align, share)| column(language.word(key), align, share)).into(),
            rows,
            total: None,
            note: (more > 0).then(|| language.text("brief-more", &args!["n" => more])),
        },
    })
}

/// Who left last, for an account of whose people nobody is left; none where nobody is known to have left.
fn all_left(s: &Situation<'_>, known: &Stakeholders<'_>) -> Option<String> {
    let language = s.context.language;
    let last = known.people.iter().max_by_key(|one| one.left.as_ref().and_then(|left| left.on))?;
    Some(match last.left.as_ref()?.on {
        Some(on) => {
            let args = args!["contact" => &last.name, "date" => language.date_short(on)];
            language.text("coverage-all-left", &args)
        }
        None => language.text("coverage-all-left-plain", &args!["contact" => &last.name]),
    })
}

fn row(s: &Situation<'_>, one: &Stakeholder<'_>, fact: &str) -> Vec<Cell> {
    let (context, language) = (s.context, s.context.language);
    let points = |value: Option<f64>| value.map_or_else(|| DASH.to_owned(), |value| language.number(value, 0));
    let gone = one.left.map(|left| match left.on {
        Some(on) => language.text("stakeholder-left-on", &args!["date" => language.date_short(on)]),
        None => language.word("stakeholder-left"),
    });
    let note: Vec<String> = [one.title.clone(), gone.clone()].into_iter().flatten().collect();
    let name = Cell {
        text: truncated(&one.name, 50),
        note: (!note.is_empty()).then(|| truncated(&note.join(" · "), 80)),
        tone: if gone.is_some() { Tone::Warn } else { Tone::Neutral },
        mark: gone.is_some().then_some(Mark::Down),
        link: one.profile.clone(),
        facts: vec![fact.to_owned()],
        ..Cell::default()
    };
    vec![
        name,
        text(part_or_role(s, one)),
        text(points(one.influence)),
        text(points(one.relationship)),
        text(context.or_dash(&one.talks, |n| language.integer(i64::try_from(*n).unwrap_or(i64::MAX)))),
        text(context.or_dash(&one.last_contact, |day| language.date_short(*day))),
    ]
}

/// The part in the decision in the report's words; else as the CRM has it.
pub fn part_or_role(s: &Situation<'_>, one: &Stakeholder<'_>) -> String {
    let language = s.context.language;
    match (one.part, &one.role) {
        (Some(part), _) => language.word(part_word(part)),
        (None, Some(role)) => truncated(role, 40),
        (None, None) => language.word("role-unknown"),
    }
}

/// The key of a part's word.
pub fn part_word(part: Part) -> &'static str {
    match part {
        Part::EconomicBuyer => "role-economic-buyer",
        Part::DecisionMaker => "role-decision-maker",
        Part::Champion => "role-champion",
        Part::Influencer => "role-influencer",
        Part::User => "role-user",
        Part::Blocker => "role-blocker",
    }
}

/// What is missing in how the people are covered, the gravest first; none where nothing is.
pub fn gaps(s: &Situation<'_>, known: &Stakeholders<'_>, facts: &mut Facts) -> Option<Section<Vec<Gap>>> {
    let told: Vec<Sentence> = known.gaps.iter().map(|gap| told(s, gap, known, facts)).collect();
    let title = s.context.language.word("section-coverage-gaps");
    let facts = told.iter().flat_map(|gap| gap.facts.clone()).collect();
    let body: Vec<Gap> = told.into_iter().map(|gap| Gap { text: gap.text, remedy: None }).collect();
    (!body.is_empty()).then_some(Section { title: Sentence { text: title, facts }, subtitle: None, source: None, body })
}

/// A gap as a sentence.
pub fn told(s: &Situation<'_>, gap: &CoverageGap, known: &Stakeholders<'_>, facts: &mut Facts) -> Sentence {
    let language = s.context.language;
    let all = || known.people.iter().filter_map(|one| Some(one.record?.origin)).collect();
    let of = |name: &str| {
        let named = known.people.iter().filter(|one| one.name == name);
        named.flat_map(|one| one.evidence.origins().collect::<Vec<_>>()).collect()
    };
    let (key, text, evidence) = match gap {
        CoverageGap::Nobody => {
            ("nobody", all_left(s, known).unwrap_or_else(|| language.word("coverage-nobody")), all())
        }
        CoverageGap::NoParts => ("no_parts", language.word("coverage-no-parts"), all()),
        CoverageGap::NoDecisionMaker => ("no_decider", language.word("coverage-no-decider"), all()),
        CoverageGap::BuyerNotMet { name, days: Some(days) } => {
            let text = language.text("coverage-buyer-not-met", &args!["contact" => name, "days" => *days]);
            ("buyer_not_met", text, of(name))
        }
        CoverageGap::BuyerNotMet { name, days: None } => {
            ("buyer_not_met", language.text("coverage-buyer-never-met", &args!["contact" => name]), of(name))
        }
        CoverageGap::SingleThreaded { name, share, talks } => {
            let share = language.percent(*share, 0);
            let args = args!["contact" => name, "share" => share, "n" => *talks];
            ("single_threaded", language.text("coverage-single-threaded", &args), of(name))
        }
        CoverageGap::OnePerson { name } => {
            ("one_person", language.text("coverage-one-person", &args!["contact" => name]), all())
        }
        CoverageGap::ChampionLeft { name, on: Some(on) } => {
            let args = args!["contact" => name, "date" => language.date_short(*on)];
            ("champion_left", language.text("coverage-champion-left", &args), of(name))
        }
        CoverageGap::ChampionLeft { name, on: None } => {
            ("champion_left", language.text("coverage-champion-left-plain", &args!["contact" => name]), of(name))
        }
        CoverageGap::Blocker { name } => {
            ("blocker", language.text("coverage-blocker", &args!["contact" => name]), of(name))
        }
    };
    let name = (format!("coverage_{key}"), language.word("heading-coverage-gap"));
    let fact = facts.add_titled(s.context, s.account, (&name.0, name.1), &text, &evidence);
    Sentence { text, facts: vec![fact] }
}
