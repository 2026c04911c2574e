//! Who competes for the account and why deals were lost.

use std::collections::BTreeMap;

use super::tables::{column, text};
use crate::plan::account::Situation;
use crate::plan::context::Facts;
use crate::plan::document::{Align, Cell, Section, Sentence, TableBlock, Tone};
use crate::plan::language::{args, truncated};

/// Rows of a kind that a page has room for.
const MOST: usize = 4;

/// A competitor as the data names it.
#[derive(Default)]
struct Rival {
    lost: usize,
    open: Vec<String>,
    /// The latest day on which somebody saw it at the account.
    seen: Option<crate::model::Date>,
}

pub fn competition(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    let (language, sales) = (s.context.language, &s.scores.sales);
    let rivals = rivals(s);
    if rivals.is_empty() && sales.loss_reasons.is_empty() {
        return None;
    }
    let title = match rivals.first() {
        Some((name, _)) => language.text("title-competition", &args!["n" => rivals.len(), "name" => name.as_str()]),
        None => language.text("title-losses", &args!["n" => sales.lost]),
    };
    let fact = s.fact(facts, "losses", &title, &sales.evidence);
    let named = |name: &str| Cell { facts: vec![fact.clone()], ..text(truncated(name, 60)) };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (name, rival) in rivals.iter().take(MOST) {
        let lost = (rival.lost > 0).then(|| language.text("competition-lost", &args!["n" => rival.lost]));
        let open = (!rival.open.is_empty())
            .then(|| language.text("competition-open", &args!["deals" => language.list(&rival.open)]));
        let seen = rival.seen.map(|day| language.text("competition-seen", &args!["date" => language.date_short(day)]));
        let told: Vec<String> = [open, lost, seen].into_iter().flatten().collect();
        let tone = if rival.open.is_empty() { Tone::Neutral } else { Tone::Warn };
        rows.push(vec![named(name), text(language.word("heading-competitor")), Cell { tone, ..text(told.join("; ")) }]);
    }
    for (reason, n) in sales.loss_reasons.iter().take(MOST) {
        let told = language.text("competition-lost", &args!["n" => *n]);
        rows.push(vec![named(reason), text(language.word("heading-loss-reason")), text(told)]);
    }
    let told: usize = sales.loss_reasons.iter().map(|(_, n)| n).sum();
    let untold = sales.lost.saturating_sub(told);
    if untold > 0 && told > 0 {
        let lost = language.text("competition-lost", &args!["n" => untold]);
        let reason = named(&language.word("losses-without-reason"));
        rows.push(vec![reason, text(language.word("heading-loss-reason")), text(lost)]);
    }
    let left_out = rivals.len().saturating_sub(MOST) + sales.loss_reasons.len().saturating_sub(MOST);
    Some(Section {
        title: Sentence { text: title, facts: vec![fact.clone()] },
        subtitle: Some(language.text("competition-subtitle", &args!["won" => sales.won, "lost" => sales.lost])),
        source: None,
        body: TableBlock {
            columns: vec![
                column(language.word("competition-what"), Align::Left, Some(2)),
                column(language.word("competition-kind"), Align::Left, None),
                column(language.word("competition-where"), Align::Left, Some(3)),
            ],
            rows,
            total: None,
            note: (left_out > 0).then(|| language.text("brief-more", &args!["n" => left_out])),
        },
    })
}

/// Competitors of lost and open deals and of signals, the most present first.
fn rivals(s: &Situation<'_>) -> Vec<(String, Rival)> {
    let mut rivals: BTreeMap<String, (String, Rival)> = BTreeMap::new();
    let mut note = |name: &str, with: &mut dyn FnMut(&mut Rival)| {
        let name = name.trim();
        if !name.is_empty() {
            with(&mut rivals.entry(name.to_lowercase()).or_insert_with(|| (name.to_owned(), Rival::default())).1);
        }
    };
    for (name, n) in &s.scores.sales.competitors {
        note(name, &mut |rival| rival.lost += n);
    }
    for deal in &s.scores.pipeline.deals {
        let Some(name) = &deal.competitor else { continue };
        note(name, &mut |rival| rival.open.push(truncated(deal.called(), 40)));
    }
    let as_of = s.context.as_of();
    let counts =
        |signal: &crate::model::Signal| signal.date <= as_of && signal.expires.is_none_or(|expires| expires > as_of);
    for signal in s.context.portfolio.signals.of(s.account).iter().filter(|signal| counts(signal)) {
        let Some(name) = &signal.competitor else { continue };
        note(name, &mut |rival| rival.seen = rival.seen.max(Some(signal.date)));
    }
    let mut rivals: Vec<(String, Rival)> = rivals.into_values().collect();
    rivals.sort_by(|(a_name, a), (b_name, b)| {
        let weight = |rival: &Rival| (rival.open.len(), rival.lost, rival.seen);
        weight(b).cmp(&weight(a)).then_with(|| a_name.cmp(b_name))
    });
    rivals
}
