//! What selling costs and returns, what a new customer costs and what customers are worth.

use super::desk::{Composed, Desk, MOST_ROWS_BESIDE, Part, Width, cell, float, sentence, strong};
use super::nps::by_dimension;
use super::{About, Content, Panel, PanelColumn};
use crate::model::{Decimal, Entity};
use crate::plan::chart::{Bar, BarTotal, Bars};
use crate::plan::context::DASH;
use crate::plan::document::{Cell, Section, Sentence, Tile, Tone};
use crate::plan::language::args;
use crate::score::Kpi;
use crate::score::kpi::{Attribution, CUSTOMERS, Category, TO_CUSTOMERS};

const DIMENSIONS: &[(&str, &str)] =
    &[("segment", "heading-segment"), ("region", "heading-region"), ("industry", "heading-industry")];

const TILES: [&str; 4] = ["roi_pct", "cac", "clv_total", "clv_cac_ratio"];

/// The kinds of sale that all investment is spread over, by the key of their figures.
const KINDS: [(&str, &[Attribution]); 3] =
    [("new", &[Attribution::New]), (CUSTOMERS, TO_CUSTOMERS), ("renewal", &[Attribution::Renewal])];

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let known = TILES.iter().any(|metric| desk.kpi(metric).is_ok());
    if !known {
        let reason = desk.kpi("roi_pct").err().or_else(|| desk.kpi("clv_total").err());
        return Err(reason.map_or_else(|| desk.word("deck-absent-kpis"), |reason| desk.reason(&reason)));
    }
    let title = title(desk);
    let tiles: Vec<Tile> = TILES.iter().map(|metric| tile(desk, metric)).collect();
    let mut columns = Vec::new();
    let costs: Vec<Section<Panel>> = [costs(desk), kinds(desk)].into_iter().flatten().collect();
    if !costs.is_empty() {
        columns.push(PanelColumn { share: 1, panels: costs });
    }
    if let Some(worth) = worth(desk) {
        columns.push(PanelColumn { share: 1, panels: vec![worth] });
    }
    let subtitle = desk.text("deck-subtitle-returns", &args!["years" => i64::from(horizon(desk))]);
    let from = [Entity::Cost, desk.revenue_entity(), Entity::Contract];
    let content = Content::Panels { about: About::Returns, tiles, columns, note: None };
    Ok(Part { slide: desk.slide(title, subtitle, &from, content), detail: None })
}

fn horizon(desk: &Desk<'_>) -> u32 {
    desk.input.config.clv.horizon_years
}

fn title(desk: &mut Desk<'_>) -> Sentence {
    // What is lost with each new customer weighs more than what selling returned as a whole.
    if let (Ok((cac, cost)), Ok((ratio, times))) = (desk.kpi("cac"), desk.kpi("clv_cac_ratio"))
        && times < 1.0
    {
        let (cost, times) = (desk.figure(cac, cost), desk.figure(ratio, times));
        let facts =
            [desk.figure_fact("cac", &cost, Entity::Cost), desk.figure_fact("clv_cac_ratio", &times, Entity::Cost)];
        return sentence(desk.text("deck-title-returns-below", &args!["cac" => cost, "ratio" => times]), facts);
    }
    let worth = desk.kpi("clv_total").ok().map(|(kpi, value)| (desk.figure(kpi, value), kpi.n));
    if let Ok((kpi, value)) = desk.kpi("roi_pct") {
        let text = desk.figure(kpi, value);
        let fact = desk.figure_fact("roi_pct", &text, Entity::Cost);
        let sentence_of = |text: String| sentence(text, [fact]);
        return match worth {
            Some((worth, _)) => sentence_of(desk.text("deck-title-returns", &args!["roi" => text, "worth" => worth])),
            None => sentence_of(desk.text("deck-title-returns-roi", &args!["roi" => text])),
        };
    }
    if let Some((worth, n)) = worth {
        let entity = desk.revenue_entity();
        let fact = desk.figure_fact("clv_total", &worth, entity);
        return sentence(desk.text("deck-title-returns-clv", &args!["n" => n, "worth" => worth]), [fact]);
    }
    let text = match desk.kpi("cac") {
        Ok((kpi, value)) => desk.text("deck-title-returns-cac", &args!["amount" => desk.figure(kpi, value)]),
        Err(_) => desk.word("slide-return"),
    };
    sentence(text, [])
}

/// The figure with its change, or a dash and why it is unknown.
fn tile(desk: &mut Desk<'_>, metric: &str) -> Tile {
    let label = desk.context.language.figure(metric);
    match desk.kpi(metric) {
        Ok((kpi, value)) => {
            let text = desk.figure(kpi, value);
            let entity = if metric == "clv_total" { desk.revenue_entity() } else { Entity::Cost };
            let fact = desk.figure_fact(metric, &text, entity);
            let change = desk.since_month(metric);
            let since = change.as_ref().map(|_| desk.word("deck-since-month"));
            let base = (kpi.n > 0 && matches!(metric, "cac" | "clv_total"))
                .then(|| desk.text("n-accounts", &args!["n" => kpi.n]));
            let note = [since, base].into_iter().flatten().reduce(|a, b| format!("{a}; {b}"));
            Tile { label, value: text, change, note, facts: vec![fact] }
        }
        Err(reason) => {
            let note = Some(desk.reason(&reason));
            Tile { label, value: DASH.to_owned(), change: None, note, facts: Vec::new() }
        }
    }
}

/// Costs by category; they add up to the cost of selling.
fn costs(desk: &mut Desk<'_>) -> Option<Section<Panel>> {
    let total = desk.amount("cost_ltm").ok().filter(|total| *total > Decimal::ZERO)?;
    let text = desk.money(total);
    let mut known: Vec<(Category, Decimal)> = Category::ALL
        .into_iter()
        .filter_map(|category| {
            let amount = desk.portfolio().of("cost_ltm", "cost_category", category.key()).ok()?.amount?;
            (!amount.is_zero()).then_some((category, amount))
        })
        .collect();
    known.sort_by_key(|(_, amount)| std::cmp::Reverse(*amount));
    let (first, most) = *known.first()?;
    let share = float(most) / float(total);
    let name = |desk: &Desk<'_>, category: Category| desk.word(&format!("cost-{}", category.key().replace('_', "-")));
    let args = args!["amount" => &text, "share" => desk.share(share), "name" => name(desk, first)];
    let title = desk.text("deck-section-costs", &args);
    let rows = known
        .iter()
        .map(|(category, amount)| {
            let text = desk.money(*amount);
            let id = ["cost_ltm", "cost_category", category.key()];
            Bar {
                label: super::desk::capitalised(&name(desk, *category)),
                value: float(*amount),
                facts: desk.part_cell(id, text.clone(), Entity::Cost).facts,
                text,
                limit: None,
                tone: Tone::Neutral,
                evidence: None,
            }
        })
        .collect();
    let total = Some(BarTotal { label: desk.total(), text });
    let body = Panel::Bars(Bars { alt: title.clone(), rows, total, note: None });
    Some(Section { title: sentence(title, []), subtitle: Some(desk.word("figure-cost-ltm")), source: None, body })
}

/// Investment, won value and return of each kind of sale.
fn kinds(desk: &mut Desk<'_>) -> Option<Section<Panel>> {
    let portfolio = desk.portfolio();
    let of = |metric: &str, kind: &str| portfolio.of(metric, "attribution", kind).ok().filter(|kpi| kpi.value.is_ok());
    let told: Vec<_> = KINDS.into_iter().filter(|(kind, _)| of("investment_ltm", kind).is_some()).collect();
    let best = told
        .iter()
        .filter_map(|(kind, _)| Some((of("roi_pct", kind)?.value.as_ref().ok().copied()?, *kind)))
        .max_by(|a, b| a.0.total_cmp(&b.0))?;
    let name = |desk: &Desk<'_>, kind: &str| desk.word(&format!("sale-{kind}"));
    let won = |desk: &Desk<'_>, among: &[Attribution]| {
        let parts = among.iter().filter_map(|kind| of("won_value", kind.key())?.amount);
        let sum = parts.map(Some).reduce(|sum, part| sum?.checked_add(part?)).flatten();
        sum.map_or_else(|| DASH.to_owned(), |sum| desk.money(sum))
    };
    let figure = |desk: &Desk<'_>, kpi: Option<&Kpi>| {
        kpi.and_then(|kpi| Some(desk.figure(kpi, *kpi.value.as_ref().ok()?))).unwrap_or_else(|| DASH.to_owned())
    };
    let roi = figure(desk, of("roi_pct", best.1));
    let title = desk.text("deck-section-kinds", &args!["name" => name(desk, best.1), "roi" => roi]);
    let rows: Vec<Vec<Cell>> = told
        .iter()
        .map(|(kind, among)| {
            let text = |metric: &str| figure(desk, of(metric, kind));
            vec![
                strong(super::desk::capitalised(&name(desk, kind))),
                cell(text("investment_ltm")),
                cell(won(desk, among)),
                cell(text("roi_pct")),
            ]
        })
        .collect();
    let headings = [
        ("deck-heading-kind", Width::Text(2)),
        ("deck-heading-invested", Width::Number),
        ("figure-won-value", Width::Number),
        ("deck-heading-roi", Width::Number),
    ];
    let table = desk.table(&headings, rows, 0);
    let subtitle = Some(desk.word("deck-section-kinds-note"));
    Some(Section { title: sentence(title, []), subtitle, source: None, body: Panel::Table(table) })
}

/// Value by part of the portfolio; the parts add up to the whole.
fn worth(desk: &mut Desk<'_>) -> Option<Section<Panel>> {
    let (whole, value) = desk.kpi("clv_total").ok()?;
    let (heading, mut parts) = by_dimension(desk, "clv_total", DIMENSIONS)?;
    parts.sort_by(|a, b| b.amount.cmp(&a.amount).then_with(|| a.value_of_dimension.cmp(&b.value_of_dimension)));
    let mean = |kpi: &Kpi| kpi.amount?.checked_div(Decimal::from(kpi.n)).map(|mean| mean.round_dp(2));
    let total = desk.figure(whole, value);
    let first = *parts.first()?;
    let share = float(first.amount?) / float(whole.amount?);
    let name = desk.part_name(&first.value_of_dimension);
    let title =
        desk.text("deck-section-worth", &args!["name" => name, "share" => desk.share(share), "total" => &total]);
    let row = |desk: &mut Desk<'_>, name: String, kpi: &Kpi, id: Option<[&str; 3]>| -> Vec<Cell> {
        let text = kpi.amount.map_or_else(|| DASH.to_owned(), |amount| desk.money(amount));
        let amount = match id {
            Some(id) => {
                let entity = desk.revenue_entity();
                desk.part_cell(id, text, entity)
            }
            None => cell(text),
        };
        let each = mean(kpi).map_or_else(|| DASH.to_owned(), |mean| desk.money(mean));
        vec![strong(name), cell(desk.count(kpi.n)), amount, cell(each)]
    };
    let rows: Vec<Vec<Cell>> = parts
        .iter()
        .take(MOST_ROWS_BESIDE)
        .map(|part| {
            let id = [part.metric, part.dimension, part.value_of_dimension.as_str()];
            row(desk, desk.part_name(&part.value_of_dimension), part, Some(id))
        })
        .collect();
    let headings = [
        (heading, Width::Text(2)),
        ("tile-accounts", Width::Number),
        ("deck-heading-clv", Width::Number),
        ("deck-heading-clv-mean", Width::Number),
    ];
    let mut table = desk.table(&headings, rows, parts.len().saturating_sub(MOST_ROWS_BESIDE));
    table.total = Some(row(desk, desk.total(), whole, None));
    let subtitle = Some(desk.text("deck-section-worth-note", &args!["years" => i64::from(horizon(desk))]));
    Some(Section { title: sentence(title, []), subtitle, source: None, body: Panel::Table(table) })
}
