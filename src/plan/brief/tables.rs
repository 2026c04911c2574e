//! The brief's tables: open deals.

use crate::plan::account::Situation;
use crate::plan::context::Facts;
use crate::plan::document::{Align, Cell, Column, Mark, Section, Sentence, TableBlock, Tone};
use crate::plan::language::{args, truncated};
use crate::score::Deal;

/// Rows that a page has room for.
const MOST_DEALS: usize = 5;

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
            let key = if n == 1 { "title-open-deals-stale-one" } else { "title-open-deals-stale" };
            let told = args!["n" => n, "amount" => s.money(*value)];
            language.text(key, &if n == 1 { told } else { told.with("stale", stale) })
        }
        (Err(_), _) => language.text("n-open-deals", &args!["n" => n]),
    };
    let fact = s.fact(facts, "pipeline_open", &title, &pipeline.evidence);
    let rows: Vec<Vec<Cell>> = pipeline.deals.iter().take(MOST_DEALS).map(|deal| deal_row(s, deal, &fact)).collect();
    let more = n.saturating_sub(rows.len());
    Some(Section {
        title: Sentence { text: title, facts: vec![fact] },
        subtitle: Some(language.word(if n == 1 { "pipeline-subtitle-one" } else { "pipeline-subtitle" })),
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
    let name = deal.called().to_owned();
    let close = deal.expected_close.map(|day| language.date_short(day));
    // Only who is not the account's own: their names stand at the top of the page.
    let other = context.other_on_deal(s.account, deal);
    let note = [close, other].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let age = Cell {
        text: context.or_dash(&deal.age_days, |days| language.days(*days)),
        tone: if stale { Tone::Warn } else { Tone::Neutral },
        mark: stale.then_some(Mark::Steady),
        note: stale.then(|| language.word("stale")),
        ..Cell::default()
    };
    vec![
        Cell {
            text: truncated(&name, 60),
            note: (!note.is_empty()).then_some(note),
            facts: vec![fact.to_owned()],
            ..Cell::default()
        },
        text(context.or_dash(&deal.stage, |stage| language.stage(stage))),
        age,
        text(context.or_dash(&deal.amount, |amount| s.money(*amount))),
        text(context.or_dash(&deal.weighted, |amount| s.money(*amount))),
    ]
}
