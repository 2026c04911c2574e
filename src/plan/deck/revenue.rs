//! Twelve months of revenue (or bookings) over the same months of the year before.

use std::collections::BTreeMap;

use super::Content;
use super::desk::{Composed, Desk, Part, float, sentence};
use super::kpis::direction;
use crate::model::{Decimal, Month, Unknown};
use crate::plan::chart::{Axis, ColumnMonth, Columns, Forecast, SeriesNames};
use crate::plan::context::DASH;
use crate::plan::document::{Delta, FactId, Sentence, Tile};
use crate::plan::language::args;
use crate::score::SeriesForecast;

/// A change that counts as none.
const FLAT_SHARE: f64 = 0.005;

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let months = desk.portfolio().months.as_ref().map_err(|reason| desk.reason(reason))?;
    let ltm = desk.amount("revenue_ltm").map_err(|reason| desk.reason(&reason))?;
    let months: BTreeMap<Month, Decimal> = months.iter().copied().collect();
    if ltm.is_zero() && months.values().all(Decimal::is_zero) {
        return Err(desk.word("deck-absent-revenue"));
    }
    let title = title(desk, ltm);
    let forecast = desk.portfolio().forecast.whole.as_ref().ok().filter(|whole| whole.total > Decimal::ZERO);
    let columns = columns(desk, &months, forecast);
    let unit = columns.axis.title.clone();
    let subtitle = match forecast {
        Some(_) => {
            let period = desk.context.language.month_long(desk.context.period());
            desk.text("deck-subtitle-revenue-forecast", &args!["unit" => unit, "period" => period])
        }
        None => desk.text("chart-revenue-subtitle", &args!["unit" => unit, "months" => 12]),
    };
    let mut tiles = tiles(desk, ltm, &months);
    tiles.extend(match &desk.portfolio().forecast.whole {
        Ok(_) => forecast.map(|forecast| forecast_tile(desk, forecast)),
        Err(reason) => Some(no_forecast_tile(desk, reason)),
    });
    let from = [desk.revenue_entity()];
    let detail = desk
        .amount("revenue_previous")
        .ok()
        .map(|previous| desk.text("deck-detail-revenue", &args!["amount" => desk.money(previous)]));
    Ok(Part { slide: desk.slide(title, subtitle, &from, Content::Revenue { columns, tiles }), detail })
}

/// What the year to come is expected to bring, with its range.
fn forecast_tile(desk: &mut Desk<'_>, forecast: &SeriesForecast) -> Tile {
    let value = desk.money(forecast.total);
    let entity = desk.revenue_entity();
    let fact = desk.figure_fact("forecast_12m", &value, entity);
    let range = args!["low" => desk.money(forecast.low80), "high" => desk.money(forecast.high80)];
    // Wider than what it is about: to be read, not to be planned with.
    let is_wide = forecast.high80 - forecast.low80 > forecast.total;
    let note = desk.text(if is_wide { "deck-forecast-wide" } else { "deck-forecast-range" }, &range);
    let label = desk.word("deck-revenue-forecast-tile");
    Tile { label, value, change: None, note: Some(note), facts: vec![fact] }
}

/// Why nothing is expected.
fn no_forecast_tile(desk: &Desk<'_>, reason: &Unknown) -> Tile {
    let (label, note) = (desk.word("deck-revenue-forecast-tile"), Some(desk.reason(reason)));
    Tile { label, value: DASH.to_owned(), change: None, note, facts: Vec::new() }
}

/// The sentence on twelve months of revenue, with its change where there is one.
pub fn title(desk: &mut Desk<'_>, ltm: Decimal) -> Sentence {
    let (amount, entity) = (desk.money(ltm), desk.revenue_entity());
    let mut facts: Vec<FactId> = vec![desk.figure_fact("revenue_ltm", &amount, entity)];
    let group = if desk.context.are_bookings() { "deck-title-bookings" } else { "title-revenue" };
    let text = match desk.kpi("revenue_yoy_share") {
        Ok((_, share)) if share.abs() < FLAT_SHARE => desk.text(&format!("{group}-flat"), &args!["amount" => amount]),
        Ok((_, share)) => {
            let way = if share > 0.0 { "up" } else { "down" };
            let share = desk.share(share.abs());
            facts.push(desk.figure_fact("revenue_yoy_share", &share, entity));
            desk.text(&format!("{group}-{way}"), &args!["share" => share, "amount" => amount])
        }
        Err(_) => {
            let key =
                if desk.context.are_bookings() { "deck-title-bookings-plain" } else { "deck-title-revenue-plain" };
            let months = desk.portfolio().months_observed.max(1);
            desk.text(key, &args!["months" => months, "amount" => amount])
        }
    };
    sentence(text, facts)
}

/// The year's months with those of the year before, then those expected, in a unit that keeps the ticks short.
fn columns(desk: &mut Desk<'_>, months: &BTreeMap<Month, Decimal>, forecast: Option<&SeriesForecast>) -> Columns {
    let expected = forecast.map_or(&[][..], |forecast| forecast.months.as_slice());
    let period = desk.context.period();
    let shown: Vec<Month> = (0..12).map(|back| period.plus(back - 11)).collect();
    let of = |month: &Month| months.get(month).copied().map(float);
    let all = shown.iter().flat_map(|month| [of(month), of(&month.plus(-12))]).flatten();
    let highs = expected.iter().map(|month| float(month.high80));
    let greatest = all.chain(highs).map(f64::abs).fold(0.0, f64::max);
    let (unit, key) = match greatest {
        millions if millions >= 10_000_000.0 => (1_000_000.0, "chart-unit-millions"),
        thousands if thousands >= 10_000.0 => (1_000.0, "chart-unit-thousands"),
        _ => (1.0, "chart-unit"),
    };
    let language = desk.context.language;
    let unit_name = desk.text(key, &args!["currency" => language.currency_sign(desk.context.currency())]);
    let scaled = |month: &Month| of(month).map(|value| value / unit);
    let mut columns: Vec<ColumnMonth> = shown
        .iter()
        .enumerate()
        .map(|(place, month)| ColumnMonth {
            label: language.month_name_short(*month),
            year: (place == 0 || month.month() == 1).then(|| month.year().to_string()),
            actual: scaled(month),
            previous: scaled(&month.plus(-12)),
            plan: None,
            forecast: None,
            value_text: (*month == period).then(|| months.get(month).map(|amount| desk.money(*amount))).flatten(),
            facts: Vec::new(),
        })
        .collect();
    columns.extend(expected.iter().map(|month| ColumnMonth {
        label: language.month_name_short(month.month),
        year: (month.month.month() == 1).then(|| month.month.year().to_string()),
        actual: None,
        previous: None,
        plan: None,
        forecast: Some(Forecast {
            value: float(month.value) / unit,
            low: float(month.low80) / unit,
            high: float(month.high80) / unit,
        }),
        value_text: None,
        facts: Vec::new(),
    }));
    let end = |month: &Month| months.get(month).map_or_else(|| desk.word("unknown"), |amount| desk.money(*amount));
    let first = period.plus(-11);
    let alt = desk.text(
        "chart-alt-series",
        &args![
            "title" => desk.revenue_label(),
            "first" => end(&first),
            "start" => language.month_long(first),
            "last" => end(&period),
            "end" => language.month_long(period),
        ],
    );
    Columns { alt, axis: Axis { title: unit_name, ..Axis::default() }, names: names(desk), months: columns }
}

fn names(desk: &Desk<'_>) -> SeriesNames {
    SeriesNames {
        actual: desk.word("scenario-actual"),
        previous: desk.word("scenario-previous"),
        forecast: desk.word("scenario-forecast"),
        plan: desk.word("scenario-plan"),
    }
}

fn tiles(desk: &mut Desk<'_>, ltm: Decimal, months: &BTreeMap<Month, Decimal>) -> Vec<Tile> {
    let mut tiles = vec![revenue_tile(desk, ltm)];
    let entity = desk.revenue_entity();
    if let Ok(previous) = desk.amount("revenue_previous") {
        let text = desk.money(previous);
        let fact = desk.figure_fact("revenue_previous", &text, entity);
        tiles.push(Tile {
            label: desk.word("deck-tile-previous"),
            value: text,
            change: None,
            note: None,
            facts: vec![fact],
        });
    }
    let period = desk.context.period();
    if let Some(month) = months.get(&period) {
        let text = desk.money(*month);
        let label = desk.context.language.month_long(period);
        let fact = desk.named_fact("revenue_month", &label, &text, entity);
        let change = desk.kpi("revenue_mom_share").ok().map(|(_, share)| delta(desk, share));
        let note = change.as_ref().map(|_| desk.word("deck-on-month-before"));
        tiles.push(Tile { label, value: text, change, note, facts: vec![fact] });
    }
    tiles
}

/// Twelve months and their change on the year before, or why there is none.
pub fn revenue_tile(desk: &mut Desk<'_>, ltm: Decimal) -> Tile {
    let (value, entity) = (desk.money(ltm), desk.revenue_entity());
    let fact = desk.figure_fact("revenue_ltm", &value, entity);
    let (change, note) = match desk.kpi("revenue_yoy_share") {
        Ok((_, share)) => (Some(delta(desk, share)), desk.word("tile-revenue-yoy")),
        Err(reason) => (None, desk.reason(&reason)),
    };
    let observed = desk.portfolio().months_observed;
    let note = if observed < 12 { desk.text("n-months", &args!["months" => observed]) } else { note };
    Tile { label: desk.revenue_label(), value, change, note: Some(note), facts: vec![fact] }
}

fn delta(desk: &Desk<'_>, share: f64) -> Delta {
    let (tone, mark) = direction(share);
    Delta { text: desk.share_change(share), tone, mark: Some(mark) }
}
