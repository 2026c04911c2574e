//! How much of last year's revenue stayed, as a whole and by segment.

use super::Content;
use super::desk::{Composed, Desk, Part, Width, cell, sentence, strong};
use super::nps::by_dimension;
use crate::plan::context::DASH;
use crate::plan::document::Cell;
use crate::plan::language::args;
use crate::score::Kpi;

const DIMENSIONS: &[(&str, &str)] = &[
    ("segment", "heading-segment"),
    ("region", "heading-region"),
    ("owner", "heading-owner"),
    ("industry", "heading-industry"),
];

/// Parts of a dimension in the table.
const MOST_PARTS: usize = 10;

const METRICS: [&str; 3] = ["grr_share", "nrr_share", "logo_retention_share"];

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let (kpi, grr) = desk.kpi("grr_share").map_err(|reason| desk.reason(&reason))?;
    let (_, nrr) = desk.kpi("nrr_share").map_err(|reason| desk.reason(&reason))?;
    let entity = desk.revenue_entity();
    let (grr, nrr) = (desk.share(grr), desk.share(nrr));
    let facts = [desk.figure_fact("grr_share", &grr, entity), desk.figure_fact("nrr_share", &nrr, entity)];
    let key = if desk.context.are_bookings() { "deck-title-retention-bookings" } else { "title-retention" };
    let title = sentence(desk.text(key, &args!["grr" => grr, "nrr" => nrr]), facts);
    let (heading, parts) =
        by_dimension(desk, "grr_share", DIMENSIONS).unwrap_or_else(|| ("heading-segment", Vec::new()));
    let rows: Vec<Vec<Cell>> =
        parts.iter().take(MOST_PARTS).map(|part| row(desk, part.dimension, &part.value_of_dimension)).collect();
    let headings = [
        (heading, Width::Text(3)),
        ("figure-grr-share", Width::Number),
        ("figure-nrr-share", Width::Number),
        ("figure-logo-retention-share", Width::Number),
        ("deck-heading-logos-range", Width::Number),
        ("tile-accounts", Width::Number),
    ];
    let mut table = desk.table(&headings, rows, parts.len().saturating_sub(MOST_PARTS));
    table.total = Some(row(desk, "", ""));
    let subtitle = desk.text("deck-subtitle-retention", &args!["n" => kpi.n]);
    Ok(Part { slide: desk.slide(title, subtitle, &[entity], Content::Kpis { table }), detail: None })
}

/// One part, or the whole under an empty name.
fn row(desk: &mut Desk<'_>, dimension: &'static str, value: &str) -> Vec<Cell> {
    let portfolio = desk.portfolio();
    let kpis: Vec<Option<&Kpi>> = METRICS.iter().map(|metric| portfolio.of(metric, dimension, value).ok()).collect();
    let name = if dimension.is_empty() { desk.total() } else { desk.part_name(value) };
    let mut cells = vec![strong(name)];
    for kpi in &kpis {
        let text = kpi.and_then(|kpi| Some(desk.figure(kpi, *kpi.value.as_ref().ok()?)));
        let text = text.unwrap_or_else(|| DASH.to_owned());
        let entity = desk.revenue_entity();
        cells.push(match kpi {
            Some(kpi) if !dimension.is_empty() => desk.part_cell([kpi.metric, dimension, value], text, entity),
            _ => cell(text),
        });
    }
    let logos = kpis.last().copied().flatten();
    cells.push(cell(logos.and_then(|kpi| desk.interval(kpi)).unwrap_or_default()));
    cells.push(cell(kpis.first().copied().flatten().map_or_else(String::new, |kpi| desk.count(kpi.n))));
    cells
}
