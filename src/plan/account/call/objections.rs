//! The objections to expect of an account, with the company's answers.

use serde::Serialize;

use super::file::{Fit, For, fit, folded, is_theme};
use super::pains::Pain;
use crate::model::{Objection, Row};
use crate::plan::context::Facts;
use crate::plan::document::{FactId, Sentence};
use crate::plan::facts::{AccountFacts, find};
use crate::plan::language::args;

/// An objection, what to answer, and why to expect it.
#[derive(Debug, Clone, Serialize)]
pub struct Answered {
    pub objection: String,
    pub answer: String,
    pub proof: Option<String>,
    pub why: Sentence,
    pub facts: Vec<FactId>,
}

const MOST: usize = 3;

/// Those of a competitor that is named, then those of a pain, then those that anybody raises; the closest fit first.
pub fn objections(known: &AccountFacts<'_>, pains: &[Pain], facts: &mut Facts) -> Vec<Answered> {
    let rows = known.situation().context.portfolio.objections.all();
    let mut expected: Vec<(usize, Fit, &Row<Objection>, Sentence)> = rows
        .iter()
        .filter_map(|row| {
            let whom = For {
                segment: row.segment.as_deref(),
                industry: row.industry.as_deref(),
                language: row.language.as_deref(),
            };
            let fit = fit(known, &whom)?;
            let (rank, why) = why(row, known, pains, facts)?;
            Some((rank, fit, row, why))
        })
        .collect();
    expected.sort_by_key(|(rank, fit, row, _)| (*rank, std::cmp::Reverse(*fit), row.origin));
    expected.into_iter().take(MOST).map(|(_, _, row, why)| answered(row, why, known, facts)).collect()
}

/// Why it is to be expected, and how surely: 0 most.
fn why(row: &Objection, known: &AccountFacts<'_>, pains: &[Pain], facts: &mut Facts) -> Option<(usize, Sentence)> {
    let language = known.situation().context.language;
    let cell =
        |cell: &Option<String>| cell.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    if let Some(competitor) = cell(&row.competitor) {
        let named = find("competitor")?;
        let told = known.told(named)?;
        let (ours, theirs) = (folded(&competitor), folded(&told));
        let same = ours == theirs || ours.contains(&theirs) || theirs.contains(&ours);
        let text = language.text("objection-competitor", &args!["competitor" => &told]);
        return same.then(|| (0, Sentence { text, facts: known.state(named, facts).into_iter().collect() }));
    }
    if let Some(theme) = cell(&row.theme) {
        let pain = pains.iter().find(|pain| is_theme(known, &theme, &pain.theme))?;
        let text = language.text("objection-pain", &args!["theme" => &pain.label, "told" => &pain.told.text]);
        return Some((1, Sentence { text, facts: pain.told.facts.clone() }));
    }
    let name = find("account_name").and_then(|spec| known.state(spec, facts));
    Some((2, Sentence { text: language.word("objection-usual"), facts: name.into_iter().collect() }))
}

fn answered(row: &Row<Objection>, why: Sentence, known: &AccountFacts<'_>, facts: &mut Facts) -> Answered {
    let situation = known.situation();
    let texts = [Some(row.objection.as_str()), Some(row.answer.as_str()), row.proof.as_deref()];
    let value = texts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let name = format!("objection-{}", row.origin.row);
    let evidence = [row.origin].into_iter().collect();
    let fact = facts.add_labelled(situation.context, situation.account, (&name, "objection"), value, &evidence);
    Answered {
        objection: row.objection.clone(),
        answer: row.answer.clone(),
        proof: row.proof.clone(),
        why,
        facts: vec![fact],
    }
}
