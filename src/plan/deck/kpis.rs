//! The company's KPIs in one table: value, interval, last year, base; the reason where one is unknown.

use std::collections::BTreeSet;

use super::Content;
use super::desk::{Composed, Desk, Part, Width, blank, capitalised, cell, sentence, strong, toned, whole};
use crate::model::Entity;
use crate::plan::context::DASH;
use crate::plan::document::{Cell, Mark, Tone};
use crate::plan::language::{args, followed, truncated};
use crate::score::Kpi;
use crate::score::kpi::{BenchmarkScores, Compared, Standing};

/// A figure, the key of its name, what it is told from and what its base counts.
struct Row {
    metric: &'static str,
    name: &'static str,
    from: Entity,
    base: Option<&'static str>,
}

const fn row(metric: &'static str, name: &'static str, from: Entity, base: Option<&'static str>) -> Row {
    Row { metric, name, from, base }
}

/// From the most to the least telling.
const ROWS: &[Row] = &[
    row("revenue_ltm", "figure-revenue-ltm", Entity::Revenue, Some("n-rows")),
    row("win_rate_count", "figure-win-rate-count", Entity::Opportunity, Some("n-deals")),
    row("win_rate_value", "figure-win-rate-value", Entity::Opportunity, Some("n-deals")),
    row("cycle_days_median", "figure-cycle-days-median", Entity::Opportunity, Some("n-deals")),
    row("deal_mean", "figure-deal-average", Entity::Opportunity, Some("n-deals")),
    row("pipeline_value", "figure-pipeline-open", Entity::Opportunity, Some("n-open-deals")),
    row("pipeline_weighted", "figure-pipeline-weighted", Entity::Opportunity, Some("n-open-deals")),
    row("pipeline_coverage", "figure-coverage", Entity::Quota, None),
    row("grr_share", "figure-grr-share", Entity::Revenue, Some("n-accounts")),
    row("nrr_share", "figure-nrr-share", Entity::Revenue, Some("n-accounts")),
    // The headline of every document; the score by account and the one by revenue are in the workbook, under their names.
    row("nps_per_response", "figure-nps", Entity::SurveyResponse, Some("n-responses")),
    row("csat_share", "figure-csat", Entity::SurveyResponse, Some("n-responses")),
    row("lead_conversion_share", "figure-lead-conversion-share", Entity::Lead, None),
    row("cac", "figure-cac", Entity::Cost, Some("n-accounts")),
    row("roi_pct", "figure-roi-pct", Entity::Cost, None),
];

/// Publishers named under the table, and how much of each name.
const MOST_SOURCES: usize = 2;
const LONGEST_SOURCE: usize = 50;

/// Dimensions whose parts are people.
const PEOPLE: [&str; 2] = ["owner", "manager"];

/// Parts named that are below the whole.
const MOST_BELOW: usize = 2;

/// Told only where a price index is given, in place of the least telling figure: a page holds no more rows.
const REAL_GROWTH: Row =
    row("revenue_yoy_real_share", "figure-revenue-yoy-real-share", Entity::PriceIndex, Some("n-rows"));

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let (mut known, mut unknown): (Vec<&Row>, Vec<&Row>) =
        ROWS.iter().partition(|row| desk.kpi(metric(desk, row)).is_ok());
    if desk.kpi(REAL_GROWTH.metric).is_ok() {
        known.insert(known.len().min(1), &REAL_GROWTH);
        _ = unknown.pop().or_else(|| known.pop());
    }
    if known.is_empty() {
        return Err(desk.word("deck-absent-kpis"));
    }
    let total = desk.count(known.len() + unknown.len());
    let known_of = desk.text("deck-known-of", &args!["n" => known.len(), "total" => total.clone()]);
    let cells: Vec<Vec<Cell>> = known.iter().chain(&unknown).map(|row| cells(desk, row)).collect();
    let (mut title, based_on) = match compared(desk) {
        Some([title, note]) => (title, note),
        None => (desk.text("deck-title-kpis", &args!["n" => known.len(), "total" => total]), known_of),
    };
    let year = against_last_year(desk, &cells);
    let year_note = year.map(|[said, note]| {
        title = said;
        note
    });
    let headings = [
        ("heading-kpi", Width::Text(4)),
        ("heading-value", Width::Number),
        ("deck-heading-between", Width::Number),
        ("deck-heading-last-month", Width::Number),
        ("heading-last-year", Width::Number),
        ("deck-heading-change-year", Width::Number),
        ("deck-heading-benchmark", Width::Number),
        ("deck-heading-base", Width::Text(4)),
    ];
    let mut table = desk.table(&headings, cells, 0);
    let notes = [year_note, Some(based_on), benchmark_sources(desk), below(desk)];
    table.note = notes.into_iter().flatten().map(|note| capitalised(&note)).reduce(|a, b| followed(&a, &b));
    let subtitle = desk.word("deck-subtitle-kpis");
    let mut from: Vec<Entity> = known.iter().map(|row| row.from).collect();
    from.push(desk.revenue_entity());
    let title = sentence(title, []);
    Ok(Part { slide: desk.slide(title, subtitle, &from, Content::Kpis { table }), detail: None })
}

/// The column of the change in a year.
const CHANGE: usize = 5;

/// How many of the figures are better or worse than a year ago, as the title and as a note, where most of at least three
/// went one way: that weighs more than what is published of others.
fn against_last_year(desk: &Desk<'_>, rows: &[Vec<Cell>]) -> Option<[String; 2]> {
    let changes: Vec<&Cell> =
        rows.iter().filter_map(|row| row.get(CHANGE)).filter(|cell| cell.mark.is_some()).collect();
    let of = |tone: Tone| changes.iter().filter(|cell| cell.tone == tone).count();
    let (better, worse, all) = (of(Tone::Good), of(Tone::Bad), changes.len());
    let (n, key) = match (better * 2 > all, worse * 2 > all) {
        _ if all < 3 => return None,
        (_, true) => (worse, "deck-title-kpis-worse"),
        (true, _) => (better, "deck-title-kpis-better"),
        _ => return None,
    };
    let args =
        args!["n" => n, "total" => desk.count(all), "better" => desk.count(better), "worse" => desk.count(worse)];
    Some([desk.text(key, &args), desk.text("deck-note-kpis-year", &args)])
}

fn cells(desk: &mut Desk<'_>, row: &Row) -> Vec<Cell> {
    let is_revenue = row.metric == "revenue_ltm";
    let metric = metric(desk, row);
    let name = match (is_revenue, metric == row.metric) {
        (true, _) => desk.revenue_label(),
        (false, true) => desk.word(row.name),
        (false, false) => desk.text("deck-list-price", &args!["figure" => desk.word(row.name)]),
    };
    match desk.kpi(metric) {
        Ok((kpi, value)) => {
            let text = desk.figure(kpi, value);
            let from = if is_revenue { desk.revenue_entity() } else { row.from };
            let fact = desk.named_fact(metric, &name, &text, from);
            let [month, before, change] = earlier(desk, metric, is_revenue);
            let between = desk.interval(kpi).map_or_else(blank, cell);
            let base = if is_revenue && desk.context.are_bookings() { Some("n-deals") } else { row.base };
            let base = base.map_or_else(blank, |key| cell(desk.text(key, &args!["n" => kpi.n])));
            let benchmark = benchmark_cell(desk, row.metric);
            vec![cell(name), strong(text).stating(fact), between, month, before, change, benchmark, base]
        }
        Err(reason) => {
            vec![cell(name), cell(DASH), blank(), blank(), blank(), blank(), blank(), cell(desk.reason(&reason))]
        }
    }
}

/// The figure of a row; open deals without amounts are told at list prices, as on their own slide.
fn metric(desk: &Desk<'_>, row: &Row) -> &'static str {
    let at_list_prices = match row.metric {
        "pipeline_value" => "pipeline_list_value",
        "pipeline_weighted" => "pipeline_list_weighted",
        known => return known,
    };
    if desk.kpi(row.metric).is_err() && desk.kpi(at_list_prices).is_ok() { at_list_prices } else { row.metric }
}

/// How many of the figures stand apart from what is published, for better or worse, as the title and as a note; none
/// where nothing compares.
fn compared(desk: &Desk<'_>) -> Option<[String; 2]> {
    let standings: Vec<Standing> = ROWS
        .iter()
        .filter(|row| desk.kpi(row.metric).is_ok())
        .filter_map(|row| Some(benchmark(desk, row.metric)?.1.standing))
        .collect();
    let better = standings.iter().filter(|standing| **standing == Standing::Better).count();
    let worse = standings.iter().filter(|standing| **standing == Standing::Worse).count();
    let standing = match (standings.len(), better, worse) {
        (0, ..) => return None,
        (_, 0, 0) => "same",
        (1, 1, _) => "better",
        (1, ..) => "worse",
        _ => "apart",
    };
    let args = args!["n" => standings.len(), "standing" => standing, "better" => desk.count(better), "worse" => desk.count(worse)];
    Some([desk.text("deck-title-kpis-compared", &args), desk.text("deck-note-compared", &args)])
}

/// The published figure for all industries that ours can be compared with, with its year; of several the newest.
fn benchmark<'a>(desk: &Desk<'a>, metric: &str) -> Option<(&'a BenchmarkScores, &'a Compared)> {
    let published = desk.portfolio().benchmarks.iter().filter(|row| row.metric == metric && row.industry.is_none());
    let comparable = published.filter_map(|row| Some((row, row.compared.as_ref().ok()?)));
    comparable.max_by(|a, b| a.0.year.total_cmp(&b.0.year))
}

fn benchmark_cell(desk: &Desk<'_>, metric: &str) -> Cell {
    let Some((row, compared)) = benchmark(desk, metric) else { return blank() };
    let Ok((kpi, _)) = desk.kpi(metric) else { return blank() };
    let figure = desk.figure(&Kpi { amount: None, ..kpi.clone() }, compared.benchmark);
    let tone = match compared.standing {
        Standing::Better => Tone::Good,
        Standing::Worse => Tone::Bad,
        Standing::NotApart | Standing::GapOnly => Tone::Neutral,
    };
    toned(format!("{figure} ({})", whole(row.year)), tone)
}

/// Published figures are shown with who published them.
fn benchmark_sources(desk: &Desk<'_>) -> Option<String> {
    let shown = ROWS.iter().filter_map(|row| benchmark(desk, row.metric));
    let sources: BTreeSet<&str> = shown.map(|(row, _)| row.source.trim()).collect();
    let named: Vec<String> =
        sources.iter().take(MOST_SOURCES).map(|source| truncated(source, LONGEST_SOURCE)).collect();
    let sources = [Some(named.join(", ")), desk.more(sources.len().saturating_sub(MOST_SOURCES))];
    let sources = sources.into_iter().flatten().collect::<Vec<_>>().join(" ");
    (!named.is_empty()).then(|| desk.text("deck-note-benchmarks", &args!["sources" => sources]))
}

/// The parts of the portfolio that are surely below the whole. People are no parts of it here: what a rep's few answers
/// or deals say is for the rep and the manager.
fn below(desk: &Desk<'_>) -> Option<String> {
    let parts = desk.portfolio().below.parts.iter();
    let below: Vec<_> = parts.filter(|part| !PEOPLE.contains(&part.dimension)).collect();
    let named: Vec<String> = below
        .iter()
        .take(MOST_BELOW)
        .map(|part| {
            let whole = desk.portfolio().kpi(part.metric).ok();
            let shown = |value: f64| whole.map_or_else(String::new, |kpi| desk.figure(kpi, value));
            desk.text(
                "deck-below-part",
                &args![
                    "figure" => desk.context.language.figure(part.metric),
                    "part" => desk.part_name(&part.value_of_dimension),
                    "value" => shown(part.value),
                    "whole" => shown(part.whole),
                    "n" => desk.count(part.n)
                ],
            )
        })
        .collect();
    let more = desk.more(below.len().saturating_sub(MOST_BELOW));
    let parts = [Some(named.join(", ")), more].into_iter().flatten().collect::<Vec<_>>().join(" ");
    (!named.is_empty()).then(|| desk.text("deck-note-below", &args!["parts" => parts]))
}

/// The figure a month and a year ago as known then, and its change in the year. Revenue of the year before is the sum
/// that today's records give.
fn earlier(desk: &Desk<'_>, metric: &str, is_revenue: bool) -> [Cell; 3] {
    let then = |kpi: crate::model::Known<(&Kpi, f64)>| {
        kpi.map_or_else(|_| blank(), |(kpi, value)| cell(desk.figure(kpi, value)))
    };
    let first = desk.portfolio().quarter.period.days.from;
    let month = desk.input.before.filter(|before| !is_of_quarter(metric) || before.month.day >= first);
    let month = month.map_or_else(blank, |before| then(before.month.kpi(metric)));
    if is_revenue {
        let [before, change] = last_year(desk);
        return [month, before, change];
    }
    let Some(before) = desk.input.before else { return [month, blank(), blank()] };
    let was = before.year.kpi(metric);
    let change = match (desk.kpi(metric), &was) {
        (Ok((kpi, now)), Ok((_, was))) => {
            let change = desk.change(kpi, now, *was);
            Cell { tone: change.tone, mark: change.mark, ..cell(change.text) }
        }
        _ => blank(),
    };
    [month, then(was), change]
}

/// Figures of one quarter alone: a month ago, at the end of the one before, they told of another.
fn is_of_quarter(metric: &str) -> bool {
    metric == "pipeline_coverage"
}

fn last_year(desk: &Desk<'_>) -> [Cell; 2] {
    let before = cell(desk.money_or_dash(&desk.amount("revenue_previous")));
    let change = desk.kpi("revenue_yoy_share").map_or_else(|_| cell(DASH), |(_, share)| change_cell(desk, share));
    [before, change]
}

fn change_cell(desk: &Desk<'_>, share: f64) -> Cell {
    let (tone, mark) = direction(share);
    Cell { tone, mark: Some(mark), ..cell(desk.share_change(share)) }
}

/// How a change for the better or worse is shown, where up is good.
pub fn direction(change: f64) -> (Tone, Mark) {
    match change {
        up if up > 0.0 => (Tone::Good, Mark::Up),
        down if down < 0.0 => (Tone::Bad, Mark::Down),
        _ => (Tone::Neutral, Mark::Steady),
    }
}

/// Whether a figure of a part is known, for tables by dimension.
pub fn known_value(kpi: &Kpi) -> Option<f64> {
    kpi.value.as_ref().ok().copied()
}
