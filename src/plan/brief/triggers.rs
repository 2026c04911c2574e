//! What calls for a review at once, and when the next one is.

use super::tables::{column, text};
use crate::plan::account::{AccountPlan, Situation};
use crate::plan::document::{Align, Cell, Mark, Section, Sentence, TableBlock, Tone};
use crate::plan::language::{args, truncated};
use crate::plan::review::{Reviews, Trigger, TriggerState};

/// Rows that a page has room for.
const MOST: usize = 6;

/// Characters of evidence in a row.
const LONGEST_EVIDENCE: usize = 140;

/// Characters of a deal's name in a sentence.
const LONGEST_DEAL: usize = 60;

/// The triggers that are open or rest; those that closed this month are told under them.
pub fn table(s: &Situation<'_>, plan: &AccountPlan) -> Option<Section<TableBlock>> {
    let language = s.context.language;
    let reviews = &plan.reviews;
    let (closed, live): (Vec<&Trigger>, Vec<&Trigger>) =
        reviews.triggers.iter().partition(|trigger| trigger.state == TriggerState::Closed);
    if live.is_empty() && closed.is_empty() {
        return None;
    }
    let open = reviews.open().count();
    let title = match open {
        0 if live.is_empty() => language.text("triggers-title-closed", &args!["n" => closed.len()]),
        0 => language.text("triggers-title-resting", &args!["n" => live.len()]),
        n => language.text("triggers-title", &args!["n" => n, "date" => language.date_short(reviews.next)]),
    };
    let facts = live.iter().chain(&closed).filter_map(|trigger| trigger.fact.clone()).collect();
    let rows: Vec<Vec<Cell>> = live.iter().take(MOST).map(|trigger| row(s, trigger)).collect();
    let headings = [
        ("heading-trigger", Align::Left, Some(3)),
        ("heading-evidence", Align::Left, Some(6)),
        ("heading-noticed", Align::Right, None),
        ("heading-review-by", Align::Right, None),
    ];
    Some(Section {
        title: Sentence { text: title, facts },
        subtitle: None,
        source: None,
        body: TableBlock {
            columns: headings.map(|(key, align, share)| column(language.word(key), align, share)).into(),
            note: note(s, live.len().saturating_sub(rows.len()), &closed),
            rows,
            total: None,
        },
    })
}

fn row(s: &Situation<'_>, trigger: &Trigger) -> Vec<Cell> {
    let language = s.context.language;
    let resting = trigger
        .snoozed_until
        .map(|day| language.text("trigger-snoozed-until", &args!["date" => language.date_short(day)]));
    let late = trigger.overdue.then(|| language.word("trigger-overdue"));
    let name = Cell {
        note: trigger.note.as_deref().map(|note| truncated(note, 80)),
        ..text(language.word(&trigger.kind.word()))
    };
    let evidence =
        Cell { facts: trigger.fact.iter().cloned().collect(), ..text(truncated(&trigger.evidence, LONGEST_EVIDENCE)) };
    let by = Cell {
        tone: if trigger.overdue { Tone::Bad } else { Tone::Neutral },
        mark: trigger.overdue.then_some(Mark::Down),
        note: late.or(resting),
        ..text(language.date_short(trigger.deadline))
    };
    vec![name, evidence, text(language.date_short(trigger.fired_on)), by]
}

fn note(s: &Situation<'_>, more: usize, closed: &[&Trigger]) -> Option<String> {
    let language = s.context.language;
    let more = (more > 0).then(|| language.text("brief-more", &args!["n" => more]));
    let ended = closed.iter().map(|trigger| {
        let key = if trigger.closed_by_rep { "trigger-closed-rep" } else { "trigger-closed-over" };
        language.text(key, &args!["trigger" => language.word(&trigger.kind.word())])
    });
    let told: Vec<String> = more.into_iter().chain(ended).collect();
    (!told.is_empty()).then(|| told.join(" · "))
}

/// When the next review is, and whether something has brought it forward.
pub fn next(s: &Situation<'_>, reviews: &Reviews) -> Sentence {
    let language = s.context.language;
    let date = language.date_long(reviews.next);
    let facts = reviews.open().filter_map(|trigger| trigger.fact.clone()).collect();
    if let Some(deal) = &reviews.deal {
        let closes = language.date_long(deal.closes_on);
        let args = args!["date" => date, "deal" => truncated(&deal.name, LONGEST_DEAL), "closes" => closes];
        return Sentence { text: language.text("review-next-deal", &args), facts };
    }
    match reviews.is_forward() {
        true => {
            let args = args!["date" => date, "regular" => language.date_long(reviews.regular)];
            Sentence { text: language.text("review-next-forward", &args), facts }
        }
        false => Sentence { text: language.text("review-next", &args!["date" => date]), facts: Vec::new() },
    }
}
