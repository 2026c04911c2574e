//! The page that prepares the next talk. The draft of an e-mail is copied from, so it stands in the rep's workbook.

use serde::{Deserialize, Serialize};

use super::compose::{LONGEST_KICKER, capital};
use super::tables::{column, text};
use crate::plan::account::call::{Answered, CallPlan, Offer, Pain};
use crate::plan::account::{AccountPlan, Situation};
use crate::plan::document::{Align, Cell, FactId, KeyValue, Section, Sentence, TableBlock};
use crate::plan::language::{args, truncated};

/// What a rep takes into the next talk; a section without data leaves no trace.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CallPage {
    /// `Transportes Aurora`
    pub kicker: String,
    pub title: Sentence,
    /// Pains, what is offered against them and what proves it.
    pub value: Option<Section<TableBlock>>,
    /// Who has which part in the decision; the customer's goals.
    pub process: Option<Section<Vec<KeyValue>>>,
    pub barriers: Option<Section<Vec<Sentence>>>,
    pub objections: Option<Section<TableBlock>>,
    pub questions: Option<Section<Vec<Sentence>>>,
}

/// None where there is nothing to prepare but what could be asked of anybody.
pub fn page(s: &Situation<'_>, plan: &AccountPlan) -> Option<CallPage> {
    let (call, language) = (&plan.call, s.context.language);
    if !call.is_worth_a_page() {
        return None;
    }
    let title = match call.mail.as_ref().and_then(|mail| mail.to.as_deref().map(|to| (to, &mail.facts))) {
        Some((to, facts)) => {
            Sentence { text: language.text("title-call-page", &args!["contact" => to]), facts: facts.clone() }
        }
        None => Sentence { text: language.word("title-call-page-plain"), facts: Vec::new() },
    };
    Some(CallPage {
        kicker: truncated(s.name(), LONGEST_KICKER),
        title,
        value: value(s, call),
        process: process(s, call),
        barriers: sentences(s, "section-barriers", &call.barriers),
        objections: objections(s, &call.objections),
        questions: sentences(s, "section-questions", &call.questions),
    })
}

fn heading(s: &Situation<'_>, key: &str) -> Sentence {
    Sentence { text: s.context.language.word(key), facts: Vec::new() }
}

fn table(s: &Situation<'_>, key: &str, headings: [&str; 3], rows: Vec<Vec<Cell>>) -> Option<Section<TableBlock>> {
    let columns = headings.iter().map(|heading| column(s.context.language.word(heading), Align::Left, Some(2)));
    let body = TableBlock { columns: columns.collect(), rows, total: None, note: None };
    let section = |body| Section { title: heading(s, key), subtitle: None, source: None, body };
    (!body.rows.is_empty()).then(|| section(body))
}

fn value(s: &Situation<'_>, call: &CallPlan) -> Option<Section<TableBlock>> {
    // A row that offers nothing tells a customer nothing: the talk asks about such a pain instead.
    let pains = call.pains.iter().filter_map(|pain| Some(pain_row(pain, pain.offer.as_ref()?)));
    let general = call.offers.iter().map(|offer| offer_row(s, offer));
    table(s, "section-value", ["heading-pain", "heading-offer", "heading-proof"], pains.chain(general).collect())
}

fn pain_row(pain: &Pain, offer: &Offer) -> Vec<Cell> {
    let facts: Vec<FactId> = pain.told.facts.iter().chain(&offer.facts).cloned().collect();
    let note = match &offer.pain {
        Some(pain_told) => format!("{pain_told} ({})", pain.told.text),
        None => pain.told.text.clone(),
    };
    vec![
        Cell { text: capital(&pain.label), note: Some(note), facts, ..Cell::default() },
        Cell { text: offer.line.clone(), note: offer.product.clone(), ..Cell::default() },
        text(offer.proof.clone().unwrap_or_default()),
    ]
}

fn offer_row(s: &Situation<'_>, offer: &Offer) -> Vec<Cell> {
    vec![
        Cell {
            text: s.context.language.word("value-general"),
            note: offer.pain.clone(),
            facts: offer.facts.clone(),
            ..Cell::default()
        },
        Cell { text: offer.line.clone(), note: offer.product.clone(), ..Cell::default() },
        text(offer.proof.clone().unwrap_or_default()),
    ]
}

fn process(s: &Situation<'_>, call: &CallPlan) -> Option<Section<Vec<KeyValue>>> {
    let language = s.context.language;
    let goals = call.goals.iter().map(|goal| KeyValue {
        label: language.word("call-goals"),
        value: goal.text.clone(),
        note: None,
        facts: goal.facts.clone(),
    });
    let parts = call.parts.iter().map(|part| KeyValue {
        label: part.label.clone(),
        value: if part.people.is_empty() { language.word("call-part-unknown") } else { part.people.join("; ") },
        note: None,
        facts: part.facts.clone(),
    });
    let body: Vec<KeyValue> = goals.chain(parts).collect();
    let title = heading(s, "section-process");
    (!body.is_empty()).then_some(Section { title, subtitle: None, source: None, body })
}

fn sentences(s: &Situation<'_>, key: &str, said: &[Sentence]) -> Option<Section<Vec<Sentence>>> {
    let section = || Section { title: heading(s, key), subtitle: None, source: None, body: said.to_vec() };
    (!said.is_empty()).then(section)
}

fn objections(s: &Situation<'_>, objections: &[Answered]) -> Option<Section<TableBlock>> {
    let rows = objections.iter().map(|one| {
        let facts = one.facts.iter().chain(&one.why.facts).cloned().collect();
        vec![
            Cell { text: one.objection.clone(), note: Some(one.why.text.clone()), facts, ..Cell::default() },
            text(one.answer.clone()),
            text(one.proof.clone().unwrap_or_default()),
        ]
    });
    table(s, "section-objections", ["heading-objection", "heading-answer", "heading-proof"], rows.collect())
}
