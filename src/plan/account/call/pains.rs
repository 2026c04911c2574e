//! What a customer suffers from and wants, and what we offer against it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::file::{Fit, For, fit, folded, is_theme, is_understood};
use crate::model::{ItemKind, Origin, Row, ValueLine};
use crate::plan::context::Facts;
use crate::plan::document::{FactId, Sentence};
use crate::plan::facts::AccountFacts;
use crate::plan::language::args;
use crate::score::Evidence;
use crate::score::themes::OTHER;

/// What is told in a talk of half an hour.
const MOST_PAINS: usize = 3;
const MOST_OFFERS: usize = 2;

/// A theme that tickets, comments and lost deals have in common.
#[derive(Debug, Clone, Serialize)]
pub struct Pain {
    /// Its key: `price`.
    pub theme: String,
    /// The report's word for it.
    pub label: String,
    /// `2 comments, 3 cases`
    pub told: Sentence,
    /// What the company's value file offers against it.
    pub offer: Option<Offer>,
    /// Where nothing is offered: what to ask instead.
    pub question: Option<Sentence>,
}

/// A row of the company's value file.
#[derive(Debug, Clone, Serialize)]
pub struct Offer {
    /// The pain in the customer's words.
    pub pain: Option<String>,
    pub line: String,
    pub proof: Option<String>,
    pub product: Option<String>,
    /// In the report's language; else it is to be translated, and no sentence of ours holds it.
    pub understood: bool,
    pub facts: Vec<FactId>,
}

/// Where a theme was met.
#[derive(Default)]
struct Met {
    comments: Vec<Origin>,
    tickets: usize,
    ticket_rows: Evidence,
    losses: usize,
    loss_rows: Evidence,
}

/// The pains with most evidence, and what is offered to anybody like the account.
pub fn pains(known: &AccountFacts<'_>, facts: &mut Facts) -> (Vec<Pain>, Vec<Offer>) {
    let met = met(known);
    let mut ranked: Vec<(&str, &Met)> = met.iter().map(|(theme, met)| (*theme, met)).collect();
    // Stable: themes of equal counts stay in the order of their names.
    ranked.sort_by_key(|(_, met)| std::cmp::Reverse(met.comments.len() + met.tickets + met.losses));
    ranked.truncate(MOST_PAINS);
    let pains: Vec<Pain> = ranked.iter().map(|(theme, met)| pain(theme, met, known, facts)).collect();
    let general = best(known, |row| row.theme.as_deref().is_none_or(|theme| theme.trim().is_empty()));
    let offers = general.into_iter().take(MOST_OFFERS).map(|row| offer(row, known, facts)).collect();
    (pains, offers)
}

/// Comments count where they may be quoted and do not come from promoters without a complaint: where anonymity was
/// promised or few answered, the theme alone would tell who wrote it.
fn met<'a>(known: &AccountFacts<'a>) -> BTreeMap<&'a str, Met> {
    let situation = known.situation();
    let themes = &situation.scores.themes;
    let mut met: BTreeMap<&str, Met> = BTreeMap::new();
    for answer in situation.answers_in_window() {
        let complains = answer.rating.is_none_or(|rating| rating <= 8) || answer.mismatch;
        for theme in answer.themes.iter().filter(|theme| answer.quotable && complains && *theme != OTHER) {
            met.entry(theme).or_default().comments.push(answer.origin);
        }
    }
    for theme in &themes.tickets {
        let entry = met.entry(&theme.theme).or_default();
        (entry.tickets, entry.ticket_rows) = (theme.rows, theme.evidence.clone());
    }
    for theme in &themes.losses {
        let entry = met.entry(&theme.theme).or_default();
        (entry.losses, entry.loss_rows) = (theme.rows, theme.evidence.clone());
    }
    met
}

fn pain(theme: &str, met: &Met, known: &AccountFacts<'_>, facts: &mut Facts) -> Pain {
    let context = known.situation().context;
    let language = context.language;
    let comments: Evidence = met.comments.iter().copied().collect();
    let counts = [
        ("comments", "pain-comments", "nps", met.comments.len(), &comments),
        ("tickets", "pain-tickets", "tickets", met.tickets, &met.ticket_rows),
        ("losses", "pain-losses", "deals_lost", met.losses, &met.loss_rows),
    ];
    let (mut told, mut ids) = (Vec::new(), Vec::new());
    for (name, key, figure, n, evidence) in counts.into_iter().filter(|(_, _, _, n, _)| *n > 0) {
        told.push(language.text(key, &args!["n" => n]));
        let value = language.integer(i64::try_from(n).unwrap_or(i64::MAX));
        let name = format!("pain-{theme}-{name}");
        ids.push(facts.add_labelled(context, known.situation().account, (&name, figure), value, evidence));
    }
    let label = language.theme(theme);
    let row =
        best(known, |row| row.theme.as_deref().is_some_and(|cell| is_theme(known, cell, theme))).into_iter().next();
    let offer = row.map(|row| offer(row, known, facts));
    // One mention is no trouble yet, and who never bought has none with us.
    let is_repeated = !known.situation().never_bought() && met.comments.len() + met.tickets + met.losses >= 2;
    let question = (offer.is_none() && is_repeated)
        .then(|| Sentence { text: language.text("question-pain", &args!["theme" => &label]), facts: ids.clone() });
    Pain { theme: theme.to_owned(), label, told: Sentence { text: told.join(", "), facts: ids }, offer, question }
}

/// The rows of the value file that are for the account and of which something holds: those in the report's language
/// first, then the closest fit, with proof
/// before without, then by their place in the file.
fn best<'a>(known: &AccountFacts<'a>, holds: impl Fn(&ValueLine) -> bool) -> Vec<&'a Row<ValueLine>> {
    let rows = known.situation().context.portfolio.value_lines.all();
    let mut fitting: Vec<(Fit, &Row<ValueLine>)> = rows
        .iter()
        .filter(|row| holds(&row.record))
        .filter_map(|row| {
            let whom = For {
                segment: row.segment.as_deref(),
                industry: row.industry.as_deref(),
                language: row.language.as_deref(),
            };
            Some((fit(known, &whom)?, row))
        })
        .collect();
    fitting.sort_by_key(|(fit, row)| (std::cmp::Reverse((*fit, row.proof.is_some())), row.origin));
    // A line to translate stands in for one that is missing, not beside one that is not.
    let understood = fitting.first().is_some_and(|(fit, _)| fit.understood);
    fitting.into_iter().filter(|(fit, _)| fit.understood || !understood).map(|(_, row)| row).collect()
}

fn offer(row: &Row<ValueLine>, known: &AccountFacts<'_>, facts: &mut Facts) -> Offer {
    let situation = known.situation();
    let texts = [row.pain.as_deref(), Some(row.line.as_str()), row.proof.as_deref(), row.product.as_deref()];
    let value = texts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let name = format!("value-line-{}", row.origin.row);
    let evidence = [row.origin].into_iter().collect();
    let fact = facts.add_labelled(situation.context, situation.account, (&name, "value_line"), value, &evidence);
    Offer {
        pain: row.pain.clone(),
        line: row.line.clone(),
        proof: row.proof.clone(),
        product: row.product.clone(),
        understood: is_understood(known, row.language.as_deref()),
        facts: vec![fact],
    }
}

/// Words with which a note begins that tells a goal of the customer.
const GOAL_WORDS: [&str; 6] = ["meta", "metas", "objetivo", "objetivos", "goal", "goals"];

/// Notes that begin with a word for goals and a colon (`Goal: two lines more by spring`); never a confidential one.
pub fn goals(known: &AccountFacts<'_>, facts: &mut Facts) -> Vec<Sentence> {
    let situation = known.situation();
    let notes = situation.context.book.of(&situation.record.id, ItemKind::Note);
    notes
        .filter(|(_, note)| {
            note.value("confidential").is_none_or(|value| !matches!(folded(value).as_str(), "yes" | "true"))
        })
        .filter_map(|(key, note)| {
            let (word, goal) = note.value("text")?.split_once(':')?;
            let goal = goal.trim();
            if goal.is_empty() || !GOAL_WORDS.contains(&folded(word).as_str()) {
                return None;
            }
            let fact = situation.fact(facts, &format!("goal-{}", key.item), goal, &Evidence::default());
            Some(Sentence { text: goal.to_owned(), facts: vec![fact] })
        })
        .collect()
}
