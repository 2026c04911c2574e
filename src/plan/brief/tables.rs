//! The brief's tables: open deals, people.

use crate::plan::account::Situation;
use crate::plan::context::{DASH, Facts};
use crate::plan::document::{Align, Cell, Column, Mark, Section, Sentence, TableBlock, Tone};
use crate::plan::language::{args, truncated};
use crate::score::Deal;

/// Rows that a page has room for.
const MOST_DEALS: usize = 5;
const MOST_CONTACTS: usize = 4;

pub(super) fn column(heading: String, align: Align, share: Option<u8>) -> Column {
    Column { heading, align, share }
}

pub(super) fn text(text: impl Into<String>) -> Cell {
    Cell { text: text.into(), ..Cell::default() }
}

pub fn pipeline(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    let (pipeline, language) = (&s.scores.pipeline, s.context.language);
    if pipeline.deals.is_empty() {
        return None;
    }
    let n = pipeline.deals.len();
    let title = match (&pipeline.value, pipeline.stale) {
        (Ok(value), 0) => language.text("title-open-deals", &args!["n" => n, "amount" => s.money(*value)]),
        (Ok(value), stale) => {
            language.text("title-open-deals-stale", &args!["n" => n, "amount" => s.money(*value), "stale" => stale])
        }
        (Err(_), _) => language.text("n-open-deals", &args!["n" => n]),
    };
    let fact = s.fact(facts, "pipeline_open", &title, &pipeline.evidence);
    let rows: Vec<Vec<Cell>> = pipeline.deals.iter().take(MOST_DEALS).map(|deal| deal_row(s, deal, &fact)).collect();
    let more = n.saturating_sub(rows.len());
    Some(Section {
        title: Sentence { text: title, facts: vec![fact] },
        subtitle: Some(language.word("pipeline-subtitle")),
        source: None,
        body: TableBlock {
            columns: vec![
                column(language.word("heading-opportunity"), Align::Left, Some(3)),
                column(language.word("heading-stage"), Align::Left, Some(2)),
                column(language.word("heading-age"), Align::Right, None),
                column(language.word("heading-amount"), Align::Right, None),
                column(language.word("heading-weighted"), Align::Right, None),
            ],
            rows,
            total: None,
            note: (more > 0).then(|| language.text("brief-more", &args!["n" => more])),
        },
    })
}

fn deal_row(s: &Situation<'_>, deal: &Deal, fact: &str) -> Vec<Cell> {
    let (context, language) = (s.context, s.context.language);
    let stale = matches!(deal.stale, Ok(true));
    let name = deal.name.clone().or_else(|| deal.product.clone()).unwrap_or_else(|| deal.id.clone());
    let close = deal.expected_close.map(|day| language.date_short(day));
    let age = Cell {
        text: context.or_dash(&deal.age_days, |days| language.days(*days)),
        tone: if stale { Tone::Warn } else { Tone::Neutral },
        mark: stale.then_some(Mark::Steady),
        note: stale.then(|| language.word("stale")),
        ..Cell::default()
    };
    vec![
        Cell { text: truncated(&name, 60), note: close, facts: vec![fact.to_owned()], ..Cell::default() },
        text(context.or_dash(&deal.stage, Clone::clone)),
        age,
        text(context.or_dash(&deal.amount, |amount| s.money(*amount))),
        text(context.or_dash(&deal.weighted, |amount| s.money(*amount))),
    ]
}

pub fn contacts(s: &Situation<'_>, facts: &mut Facts) -> Option<Section<TableBlock>> {
    let language = s.context.language;
    let mut contacts: Vec<_> = s.contacts().filter(|contact| contact.full_name().is_some()).collect();
    contacts.sort_by(|a, b| {
        let influence = |row: &crate::model::Contact| row.influence.unwrap_or(-1.0);
        influence(b)
            .total_cmp(&influence(a))
            .then_with(|| a.full_name().cmp(&b.full_name()))
            .then_with(|| a.id.cmp(&b.id))
    });
    if contacts.is_empty() {
        return None;
    }
    let n = contacts.len();
    let title = language.text("title-contacts", &args!["n" => n]);
    let evidence = contacts.iter().map(|contact| contact.origin).collect();
    let fact = s.fact(facts, "contacts", &title, &evidence);
    let score = |value: Option<f64>| value.map_or_else(|| DASH.to_owned(), |value| language.number(value, 0));
    let rows: Vec<Vec<Cell>> = contacts
        .iter()
        .take(MOST_CONTACTS)
        .map(|contact| {
            let last = contact.last_activity.filter(|day| *day <= s.context.as_of());
            vec![
                Cell {
                    text: truncated(&contact.full_name().unwrap_or_default(), 50),
                    note: contact.title.clone(),
                    facts: vec![fact.clone()],
                    ..Cell::default()
                },
                text(contact.role.clone().unwrap_or_else(|| language.word("role-unknown"))),
                text(score(contact.influence)),
                text(score(contact.relationship)),
                text(last.map_or_else(|| DASH.to_owned(), |day| language.date_short(day))),
            ]
        })
        .collect();
    let more = n.saturating_sub(rows.len());
    Some(Section {
        title: Sentence { text: title, facts: vec![fact] },
        subtitle: None,
        source: None,
        body: TableBlock {
            columns: vec![
                column(language.word("heading-contact"), Align::Left, Some(3)),
                column(language.word("heading-role"), Align::Left, Some(2)),
                column(language.word("heading-influence"), Align::Right, None),
                column(language.word("heading-relationship"), Align::Right, None),
                column(language.word("heading-last-contact"), Align::Right, None),
            ],
            rows,
            total: None,
            note: (more > 0).then(|| language.text("brief-more", &args!["n" => more])),
        },
    })
}
