//! The net promoter score of the portfolio with its interval, and by segment.

use super::desk::{Composed, Desk, Part, Width, cell, sentence};
use super::kpis::known_value;
use super::{Content, Trend, TrendPoint};
use crate::model::Entity;
use crate::plan::chart::{Interval, Part as Slice, Parts, Range, Tick};
use crate::plan::context::DASH;
use crate::plan::document::{Cell, FactId, Section, TableBlock, Tone};
use crate::plan::language::args;
use crate::score::{Kpi, NpsCounts};

/// Dimensions by which the score is told, the first that has at least two parts with answers.
const DIMENSIONS: &[(&str, &str)] =
    &[("segment", "heading-segment"), ("region", "heading-region"), ("industry", "heading-industry")];

/// Parts of a dimension in a table.
const MOST_PARTS: usize = 6;

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let (kpi, value) = desk.kpi("nps_per_response").map_err(|reason| desk.reason(&reason))?;
    let language = desk.context.language;
    let text = language.nps(value);
    let fact = desk.figure_fact("nps", &text, Entity::SurveyResponse);
    let range = kpi.low.zip(kpi.high).map(|(low, high)| Range {
        low,
        high,
        low_text: language.nps(low),
        high_text: language.nps(high),
    });
    let title = match &range {
        Some(range) => desk.text(
            "title-nps",
            &args!["nps" => &text, "low" => &range.low_text, "high" => &range.high_text, "n" => kpi.n],
        ),
        None => desk.text("nps-with-count", &args!["value" => &text, "n" => kpi.n]),
    };
    let alt = title.clone();
    let interval = Interval {
        alt,
        value,
        value_text: text,
        range,
        min: -100.0,
        max: 100.0,
        min_text: language.nps(-100.0),
        max_text: language.nps(100.0),
        previous: desk.input.before.and_then(|before| before.month.kpi("nps_per_response").ok()).map(|(_, was)| was),
        facts: vec![fact.clone()],
    };
    let parts = parts(desk, kpi.n, &fact);
    let segments = segments(desk);
    let trend = trend(desk);
    let since = desk.since_month("nps_per_response").map(|change| {
        let mark = if change.tone == Tone::Neutral { "deck-nps-steady" } else { "deck-nps-moved" };
        desk.text(mark, &args!["change" => change.text])
    });
    let note = [since, coverage(desk)].into_iter().flatten().reduce(|a, b| format!("{a} {b}"));
    let days = i64::from(desk.input.config.nps.window_days);
    let subtitle = desk.text("deck-subtitle-nps", &args!["n" => kpi.n, "days" => days]);
    let from = [Entity::SurveyResponse];
    let content = Content::Nps { interval, parts, note, trend, segments };
    let detail = coverage(desk);
    Ok(Part { slide: desk.slide(sentence(title, [fact]), subtitle, &from, content), detail })
}

/// Promoters, passives and detractors; answers that lead to no account are a part of their own, since only the score
/// over all of them is known.
fn parts(desk: &Desk<'_>, n: usize, fact: &FactId) -> Parts {
    // The score is of customers: what prospects and partners answer is not in it.
    let customers = desk.accounts().iter().filter(|account| account.class.class.is_customer());
    let counts = customers.fold(NpsCounts::default(), |sum, account| {
        let counts = account.nps.counts;
        NpsCounts {
            promoters: sum.promoters + counts.promoters,
            passives: sum.passives + counts.passives,
            detractors: sum.detractors + counts.detractors,
        }
    });
    let joined = counts.promoters + counts.passives + counts.detractors;
    let parts = [
        ("nps-promoters", counts.promoters, Tone::Good),
        ("nps-passives", counts.passives, Tone::Neutral),
        ("nps-detractors", counts.detractors, Tone::Bad),
        ("deck-without-account", n.saturating_sub(joined), Tone::Warn),
    ];
    let parts: Vec<Slice> = parts
        .into_iter()
        .filter(|(key, count, _)| *count > 0 || *key != "deck-without-account")
        .map(|(key, count, tone)| Slice {
            label: desk.word(key),
            value: crate::score::statistics::count(count),
            text: desk.count(count),
            tone,
            facts: vec![fact.clone()],
        })
        .collect();
    let said: Vec<String> = parts.iter().map(|part| format!("{}: {}", part.label, part.text)).collect();
    Parts { alt: desk.context.language.list(&said), parts }
}

/// The score of each quarter with its interval; where at least two quarters have answers.
fn trend(desk: &mut Desk<'_>) -> Option<Section<Trend>> {
    let quarters = desk.portfolio().nps_quarters.as_slice();
    let measured: Vec<_> = quarters.iter().filter_map(|quarter| quarter.measured).collect();
    let (first, last) = (measured.first()?, measured.last()?);
    if measured.len() < 2 {
        return None;
    }
    let language = desk.context.language;
    // Intervals that leave out each other's scores tell them apart for sure; the deck claims no more.
    let apart = last.low > first.high || last.high < first.low;
    let key = if apart { "deck-section-trend-moved" } else { "deck-section-trend-same" };
    let args = args!["from" => language.nps(first.value), "to" => language.nps(last.value), "n" => measured.len()];
    let title = desk.text(key, &args);
    let points = quarters
        .iter()
        .map(|quarter| {
            let value = quarter.measured.map(|measured| measured.value);
            let text = value.map_or_else(|| DASH.to_owned(), |value| language.nps(value));
            TrendPoint {
                label: language.month_short(quarter.last),
                note: format!("n {}", desk.count(quarter.counts.n())),
                value,
                low: quarter.measured.map(|measured| measured.low),
                high: quarter.measured.map(|measured| measured.high),
                text,
                facts: Vec::new(),
            }
        })
        .collect();
    let ticks = [-100.0, 0.0, 100.0].map(|at| Tick { at, text: language.nps(at) }).to_vec();
    let body = Trend { alt: title.clone(), min: -100.0, max: 100.0, ticks, points };
    let subtitle = Some(desk.word("deck-section-trend-note"));
    Some(Section { title: sentence(title, []), subtitle, source: None, body })
}

/// How many were asked and answered, and how many accounts that speaks for.
fn coverage(desk: &Desk<'_>) -> Option<String> {
    let (kpi, share) = desk.kpi("account_coverage_share").ok()?;
    let accounts = desk.text("deck-note-nps", &args!["share" => desk.share(share), "n" => kpi.n]);
    let rate = desk
        .kpi("response_rate_share")
        .ok()
        .map(|(_, share)| desk.text("deck-note-response-rate", &args!["share" => desk.share(share)]));
    let low = desk
        .kpi("response_rate_share")
        .is_ok_and(|(_, share)| share < desk.input.config.nps.min_response_share)
        .then(|| desk.word("deck-note-response-low"));
    let alike = (desk.portfolio().nps.accounts_differ == Ok(false)).then(|| desk.word("deck-note-accounts-alike"));
    Some([Some(accounts), rate, low, alike].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// The figures of a metric by the first dimension of a list that has at least two parts that are known.
pub fn by_dimension<'a>(
    desk: &Desk<'a>,
    metric: &str,
    dimensions: &[(&'static str, &'static str)],
) -> Option<(&'static str, Vec<&'a Kpi>)> {
    let portfolio = desk.portfolio();
    dimensions.iter().find_map(|(dimension, heading)| {
        let mut parts: Vec<&Kpi> = portfolio
            .kpis
            .iter()
            .filter(|kpi| kpi.metric == metric && kpi.dimension == *dimension && known_value(kpi).is_some())
            .collect();
        parts.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.value_of_dimension.cmp(&b.value_of_dimension)));
        (parts.len() >= 2).then_some((*heading, parts))
    })
}

fn segments(desk: &mut Desk<'_>) -> Option<Section<TableBlock>> {
    let (heading, parts) = by_dimension(desk, "nps_per_response", DIMENSIONS)?;
    let hidden = parts.len().saturating_sub(MOST_PARTS);
    let best = *parts.iter().filter(|part| part.value_of_dimension != crate::score::UNASSIGNED).max_by(|a, b| {
        let value = |part: &Kpi| known_value(part).unwrap_or(f64::MIN);
        value(a).total_cmp(&value(b)).then_with(|| b.value_of_dimension.cmp(&a.value_of_dimension))
    })?;
    let (name, value) = (desk.part_name(&best.value_of_dimension), desk.context.language.nps(known_value(best)?));
    let title = desk.text("deck-section-best-nps", &args!["name" => name, "value" => value, "n" => best.n]);
    let rows: Vec<Vec<Cell>> = shown(&parts, Some(best), MOST_PARTS).into_iter().map(|part| row(desk, part)).collect();
    let headings = [
        (heading, Width::Text(1)),
        ("heading-nps", Width::Number),
        ("deck-heading-between", Width::Number),
        ("deck-heading-responses", Width::Number),
    ];
    let table = desk.table(&headings, rows, hidden);
    let subtitle = Some(desk.word("deck-not-apart"));
    Some(Section { title: sentence(title, []), subtitle, source: None, body: table })
}

/// The parts that a table has room for, the one that its title names among them.
pub fn shown<'a>(parts: &[&'a Kpi], named: Option<&'a Kpi>, most: usize) -> Vec<&'a Kpi> {
    let mut shown: Vec<&Kpi> = parts.iter().take(most).copied().collect();
    if let (Some(named), Some(last)) = (named, shown.last().copied())
        && !shown.iter().any(|part| part.value_of_dimension == named.value_of_dimension)
    {
        shown.retain(|part| part.value_of_dimension != last.value_of_dimension);
        shown.push(named);
    }
    shown
}

/// Name, value, interval and base of a part.
pub fn row(desk: &mut Desk<'_>, part: &Kpi) -> Vec<Cell> {
    let name = desk.part_name(&part.value_of_dimension);
    let value = known_value(part).map_or_else(|| DASH.to_owned(), |value| desk.figure(part, value));
    let entity = if part.metric.starts_with("nps") { Entity::SurveyResponse } else { Entity::Opportunity };
    let value = desk.part_cell([part.metric, part.dimension, &part.value_of_dimension], value, entity);
    let between = desk.interval(part).unwrap_or_default();
    vec![cell(name), Cell { strong: true, ..value }, cell(between), cell(desk.count(part.n))]
}
