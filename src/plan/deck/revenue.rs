//! Twelve months of revenue (or bookings) over the same months of the year before.

use std::collections::BTreeMap;

use super::Content;
use super::desk::{Composed, Desk, Part, float, sentence, short};
use super::kpis::direction;
use crate::model::{AccountClass, Decimal, Month, Unknown};
use crate::plan::chart::{Axis, ColumnMonth, Columns, Forecast, SeriesNames};
use crate::plan::context::DASH;
use crate::plan::document::{Delta, FactId, Sentence, Tile};
use crate::plan::language::args;
use crate::score::{AccountScores, SeriesForecast};

/// Characters of a title that takes two lines.
const LONGEST_TITLE: usize = 110;

/// A change that counts as none.
const FLAT_SHARE: f64 = 0.005;

pub fn slide(desk: &mut Desk<'_>) -> Composed {
    let months = desk.portfolio().months.as_ref().map_err(|reason| desk.reason(reason))?;
    let ltm = desk.amount("revenue_ltm").map_err(|reason| desk.reason(&reason))?;
    let months: BTreeMap<Month, Decimal> = months.iter().copied().collect();
    if ltm.is_zero() && months.values().all(Decimal::is_zero) {
        return Err(desk.word("deck-absent-revenue"));
    }
    let cause = cause(desk);
    let plain = title(desk, ltm);
    let title = match &cause {
        Some(cause) => told(desk, plain, cause),
        None => plain,
    };
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
    if let Some((cause, tile)) = cause.zip(tiles.get_mut(1)) {
        tile.note = Some(cause.note);
        tile.facts.push(cause.fact);
    }
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

/// The share of the whole change from which on one account is told as its cause.
const CAUSE_SHARE: f64 = 0.25;

/// The account that moved revenue most in the direction in which it went.
struct Cause {
    account: String,
    amount: String,
    key: &'static str,
    /// Beside the year before.
    note: String,
    fact: FactId,
}

/// None where revenue held, no single account is a large part of the change, or single sales stand for it.
fn cause(desk: &mut Desk<'_>) -> Option<Cause> {
    let (_, share) = desk.kpi("revenue_yoy_share").ok().filter(|(_, share)| share.abs() >= FLAT_SHARE)?;
    let previous = desk.amount("revenue_previous").ok()?;
    if desk.context.are_bookings() {
        return None;
    }
    let whole = share.abs() * float(previous).abs();
    let change = |own: &AccountScores| own.revenue.ltm.clone().ok()?.checked_sub(own.revenue.previous.clone().ok()?);
    let moved = desk.accounts().iter().filter_map(|own| Some((change(own)?, own)));
    let along = moved.filter(|(change, _)| !change.is_zero() && change.is_sign_positive() == (share > 0.0));
    let (change, own) = along.max_by(|a, b| a.0.abs().cmp(&b.0.abs()).then(b.1.account.cmp(&a.1.account)))?;
    if float(change).abs() < CAUSE_SHARE * whole || desk.accounts().len() < 2 {
        return None;
    }
    let key = match (own.class.class, share > 0.0) {
        (AccountClass::Churned, false) => "deck-title-cause-left",
        (_, false) => "deck-title-cause-less",
        (_, true) => "deck-title-cause-more",
    };
    let (amount, account) = (desk.money(change.abs()), desk.name(own.account));
    let told = desk.context.language.money_compact_change(change, desk.context.currency());
    let fact = desk.account_fact(own.account, "revenue_yoy_change", &told, &own.revenue.evidence);
    let note = desk.text("deck-note-cause", &args!["account" => &account, "amount" => &amount, "change" => told]);
    Some(Cause { account, amount, key, note, fact })
}

/// A sentence on revenue with the account that moved it most, where both fit a title.
fn told(desk: &Desk<'_>, plain: Sentence, cause: &Cause) -> Sentence {
    // A long name is cut before the cause goes untold.
    let names = [cause.account.clone(), short(&cause.account)];
    let told = names.iter().map(|account| {
        desk.text(cause.key, &args!["told" => &plain.text, "account" => account, "amount" => &cause.amount])
    });
    let mut fitting = told.filter(|text| text.chars().count() <= LONGEST_TITLE);
    let Some(text) = fitting.next() else { return plain };
    let facts = plain.facts.into_iter().chain([cause.fact.clone()]);
    sentence(text, facts)
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
            low: Some(float(month.low80) / unit),
            high: Some(float(month.high80) / unit),
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
    Columns { alt, axis: Axis { title: unit_name, ..Axis::default() }, names: names(desk), months: columns, band: None }
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
