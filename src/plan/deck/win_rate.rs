//! How many of the decided deals are won, by whom, and why the others are lost.

use std::collections::BTreeMap;

use super::Panel;
use super::desk::{Desk, MOST_ROWS_BESIDE, Width, sentence, short, whole};
use super::nps::{by_dimension, row, shown};
use crate::model::Entity;
use crate::plan::chart::{Bar, Bars};
use crate::plan::document::{Cell, Section, Sentence, Tone};
use crate::plan::language::args;
use crate::score::statistics::count;
use crate::score::{AccountScores, UNASSIGNED};

const DIMENSIONS: &[(&str, &str)] = &[
    ("segment", "heading-segment"),
    ("region", "heading-region"),
    ("owner", "heading-owner"),
    ("manager", "heading-manager"),
];

/// Reasons or competitors that are drawn.
const MOST_BARS: usize = 4;

/// The rate and the cycle, where nothing is open.
pub fn title(desk: &mut Desk<'_>) -> Sentence {
    let Ok((kpi, rate)) = desk.kpi("win_rate_count") else { return sentence("", []) };
    let share = desk.share(rate);
    let mut facts = vec![desk.figure_fact("win_rate_count", &share, Entity::Opportunity)];
    let cycle = desk.kpi("cycle_days_median").ok().map(|(_, days)| whole(days));
    let text = match cycle {
        Some(days) => {
            let text = desk.context.language.days(days);
            facts.push(desk.figure_fact("cycle_days_median", &text, Entity::Opportunity));
            desk.text("title-win-rate", &args!["share" => &share, "days" => days])
        }
        None => desk.text("deck-title-win-rate", &args!["share" => &share, "n" => kpi.n]),
    };
    sentence(text, facts)
}

/// By the first dimension that has parts, the whole below; none where no deal was decided.
pub fn rates(desk: &mut Desk<'_>) -> Option<Section<Panel>> {
    let (kpi, _) = desk.kpi("win_rate_count").ok()?;
    let months = i64::from(desk.input.config.sales.window_months);
    let mut whole_row = row(desk, &crate::score::Kpi { value_of_dimension: desk.total(), ..kpi.clone() });
    if let Some(first) = whole_row.first_mut() {
        first.strong = true;
    }
    let mut rates = by_part(desk);
    let period = desk.text("deck-decided-in", &args!["months" => months]);
    rates.subtitle = Some([Some(period), rates.subtitle].into_iter().flatten().collect::<Vec<_>>().join(". "));
    let mut table = rates.body;
    table.total = Some(whole_row);
    Some(Section { title: rates.title, subtitle: rates.subtitle, source: None, body: Panel::Table(table) })
}

fn by_part(desk: &mut Desk<'_>) -> Section<crate::plan::document::TableBlock> {
    let (heading, parts) =
        by_dimension(desk, "win_rate_count", DIMENSIONS).unwrap_or_else(|| ("heading-segment", Vec::new()));
    let best = parts
        .iter()
        .filter(|part| part.value_of_dimension != UNASSIGNED)
        .filter_map(|part| Some((*part.value.as_ref().ok()?, *part)))
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.value_of_dimension.cmp(&a.1.value_of_dimension)));
    let title = match best {
        Some((rate, part)) => desk.text(
            "deck-section-best",
            &args!["name" => desk.part_name(&part.value_of_dimension), "value" => desk.share(rate), "n" => part.n],
        ),
        None => desk.word("figure-win-rate-count"),
    };
    let named = best.map(|(_, part)| part);
    let rows: Vec<Vec<Cell>> = shown(&parts, named, MOST_ROWS_BESIDE).into_iter().map(|part| row(desk, part)).collect();
    let headings = [
        (heading, Width::Text(1)),
        ("tile-win-rate", Width::Number),
        ("deck-heading-between", Width::Number),
        ("deck-heading-decided", Width::Number),
    ];
    let table = desk.table(&headings, rows, parts.len().saturating_sub(MOST_ROWS_BESIDE));
    Section { title: sentence(title, []), subtitle: Some(desk.word("deck-not-apart")), source: None, body: table }
}

/// What lost deals name, reasons and competitors; of deals that lead to an account.
pub fn losses(desk: &mut Desk<'_>) -> Vec<Section<Bars>> {
    let reasons = tally(desk.accounts(), |account| &account.sales.loss_reasons);
    let competitors = tally(desk.accounts(), |account| &account.sales.competitors);
    let named = [("heading-loss-reason", reasons), ("heading-competitor", competitors)];
    named.into_iter().filter_map(|(key, counts)| named_bars(desk, key, &counts)).collect()
}

fn named_bars(desk: &Desk<'_>, key: &str, counts: &[(String, usize)]) -> Option<Section<Bars>> {
    let named: usize = counts.iter().map(|(_, n)| n).sum();
    let (first, most) = counts.first()?;
    let title =
        desk.text("deck-section-losses", &args!["name" => short(first), "n" => *most, "total" => desk.count(named)]);
    let rows: Vec<Bar> = counts
        .iter()
        .take(MOST_BARS)
        .map(|(name, n)| Bar {
            label: short(name),
            value: count(*n),
            text: desk.count(*n),
            limit: None,
            tone: Tone::Neutral,
            evidence: None,
            facts: Vec::new(),
        })
        .collect();
    let note = desk.more(counts.len().saturating_sub(MOST_BARS));
    let body = Bars { alt: title.clone(), rows, total: None, note };
    Some(Section { title: sentence(title, []), subtitle: Some(desk.word(key)), source: None, body })
}

/// The most frequent first, equals by name.
fn tally(accounts: &[AccountScores], of: fn(&AccountScores) -> &Vec<(String, usize)>) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for (name, n) in accounts.iter().flat_map(of) {
        *counts.entry(name).or_default() += n;
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().map(|(name, n)| (name.to_owned(), n)).collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
