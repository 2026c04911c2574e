//! The KPIs of the whole portfolio, revenue month by month, and the KPIs of each part.

use rust_decimal::prelude::ToPrimitive;

use super::Desk;
use crate::plan::language::args;
use crate::plan::workbook::sheet::{Cell, ChartShape, Column, Form, Row, Sheet, SheetChart};
use crate::plan::workbook::words;
use crate::score::{Kpi, Unit};

pub fn summary(desk: &Desk<'_>) -> Sheet {
    let whole = desk.context.scores.portfolio.kpis.iter().filter(|kpi| kpi.dimension.is_empty());
    let rows = whole.map(|kpi| Row::fixed(kpi_cells(desk, kpi))).collect();
    let mut sheet = desk.table("summary", "sheet-summary", summary_title(desk), kpi_columns(desk), rows);
    sheet.notes.push(desk.context.scope_told());
    sheet
}

/// `The portfolio has 60 accounts and €14.4M in 12 months`
fn summary_title(desk: &Desk<'_>) -> String {
    let n = desk.accounts.len();
    let amount = |metric| {
        let kpi = desk.context.scores.portfolio.kpi(metric).ok()?;
        kpi.amount.map(|amount| desk.context.money(amount))
    };
    match (amount("revenue_ltm"), amount("pipeline_value")) {
        (Some(amount), _) => desk.language.text("title-summary-plain", &args!["n" => n, "amount" => amount]),
        (None, Some(amount)) => desk.language.text("title-summary-pipeline", &args!["n" => n, "amount" => amount]),
        (None, None) => desk.count("n-accounts", n),
    }
}

/// The KPIs by segment, industry, owner and whatever else the data tell apart.
pub fn kpis(desk: &Desk<'_>) -> Sheet {
    let mut columns = vec![
        Column::new("dimension", desk.word("heading-dimension"), Form::Text),
        Column::prose("value_of_dimension", desk.word("heading-part"), 28),
    ];
    columns.extend(kpi_columns(desk));
    let parts = desk.context.scores.portfolio.kpis.iter().filter(|kpi| !kpi.dimension.is_empty());
    let rows: Vec<Row> = parts
        .map(|kpi| {
            let mut cells = vec![Cell::text(dimension(desk, kpi.dimension)), Cell::text(part(desk, kpi))];
            cells.extend(kpi_cells(desk, kpi));
            Row::fixed(cells)
        })
        .collect();
    let title = desk.count("book-kpis-by-part", rows.len());
    desk.table("kpis", "sheet-kpis", title, columns, rows)
}

/// The reader's word for a dimension, where the language has one.
fn dimension(desk: &Desk<'_>, name: &str) -> String {
    let key = format!("heading-{}", name.replace('_', "-"));
    if desk.language.has(&key) { desk.word(&key) } else { name.to_owned() }
}

fn part(desk: &Desk<'_>, kpi: &Kpi) -> String {
    let value = kpi.value_of_dimension.as_str();
    if value == crate::score::UNASSIGNED {
        return desk.word("book-unassigned");
    }
    // What the program names itself, not the company's data.
    let family = match kpi.dimension {
        "cost_category" => "cost",
        "attribution" => "sale",
        _ => return value.to_owned(),
    };
    let key = format!("{family}-{}", value.replace('_', "-"));
    if desk.language.has(&key) { words::capitalised(&desk.word(&key)) } else { value.to_owned() }
}

fn kpi_columns(desk: &Desk<'_>) -> Vec<Column> {
    vec![
        Column::prose("kpi", desk.word("heading-kpi"), 36),
        Column::new("value", desk.word("heading-value"), Form::Number).wide(16),
        Column::new("low", desk.word("heading-low"), Form::Number).wide(12),
        Column::new("high", desk.word("heading-high"), Form::Number).wide(12),
        Column::new("level", desk.word("heading-range-level"), Form::Share).wide(12),
        Column::new("unit", desk.word("heading-unit"), Form::Text),
        Column::new("n", desk.word("heading-observations"), Form::Whole).wide(14),
        Column::prose("reason", desk.word("heading-why-unknown"), 60),
    ]
}

/// The bounds of a KPI and how often they hold. Those of the forecast of the whole are the ones that the deck shows.
fn range(desk: &Desk<'_>, kpi: &Kpi) -> (Option<f64>, Option<f64>, f64) {
    let whole = desk.context.scores.portfolio.forecast.whole.as_ref().ok();
    match whole.filter(|_| kpi.metric == "forecast_12m" && kpi.dimension.is_empty()) {
        Some(whole) => (whole.low80.to_f64(), whole.high80.to_f64(), 0.8),
        None => (kpi.low, kpi.high, 0.95),
    }
}

fn kpi_cells(desk: &Desk<'_>, kpi: &Kpi) -> Vec<Cell> {
    let in_unit = |value: f64| match kpi.unit {
        Unit::Share => Cell::Share(value),
        Unit::Percent => Cell::Share(value / 100.0),
        Unit::Money => crate::model::Decimal::from_f64_retain(value).map_or(Cell::Empty, Cell::Money),
        // Counts are far below 2^53.
        #[allow(clippy::cast_possible_truncation)]
        Unit::Count => Cell::Whole(value.round() as i64),
        Unit::Days | Unit::Points | Unit::Ratio => Cell::Number(value),
    };
    let value = match kpi.amount {
        Some(amount) => Cell::Money(amount),
        None => Cell::known(&kpi.value, in_unit),
    };
    let (low, high, level) = range(desk, kpi);
    let bound = |bound: Option<f64>| bound.map_or(Cell::Empty, in_unit);
    vec![
        Cell::text(desk.language.figure(kpi.metric)),
        value,
        bound(low),
        bound(high),
        if low.or(high).is_some() { Cell::Share(level) } else { Cell::Empty },
        Cell::text(words::unit(desk.language, kpi.unit, desk.context.currency().code())),
        Cell::count(kpi.n),
        Cell::text_if(kpi.value.as_ref().err().map(|unknown| desk.context.reason(unknown))),
    ]
}

/// Revenue by month with its line; none where no source tells it.
pub fn revenue(desk: &Desk<'_>) -> Option<Sheet> {
    let months = desk.context.scores.portfolio.months.as_ref().ok().filter(|months| months.len() > 1)?;
    let bookings = desk.context.are_bookings();
    let unit = desk.language.currency_sign(desk.context.currency());
    let title = revenue_title(desk);
    let columns = vec![
        Column::new("month", desk.word("heading-month"), Form::Month).wide(12),
        Column::new("revenue", desk.word(if bookings { "book-bookings" } else { "heading-revenue" }), Form::Money)
            .wide(18),
    ];
    let rows = months
        .iter()
        .map(|(month, amount)| Row::fixed(vec![Cell::Month(month.first_day()), Cell::Money(*amount)]))
        .collect();
    let chart = SheetChart {
        shape: ChartShape::Line,
        title: title.clone(),
        unit: unit.clone(),
        alt: format!("{title} ({unit})"),
        categories: "month",
        values: vec!["revenue"],
    };
    let sheet = desk.table("revenue", "sheet-revenue", title, columns, rows);
    Some(Sheet { chart: Some(chart), ..sheet })
}

fn revenue_title(desk: &Desk<'_>) -> String {
    let portfolio = &desk.context.scores.portfolio;
    let amount = portfolio.kpi("revenue_ltm").ok().and_then(|kpi| kpi.amount);
    let Some(amount) = amount.map(|amount| desk.context.money(amount)) else { return desk.word("heading-revenue") };
    let yoy = portfolio.kpi("revenue_yoy_share").ok().and_then(|kpi| kpi.value.as_ref().ok().copied());
    let language = desk.language;
    if desk.context.are_bookings() {
        let accounts = desk.count("n-accounts", desk.accounts.len());
        return language.text("book-accounts-bookings", &args!["accounts" => accounts, "amount" => amount]);
    }
    match yoy {
        Some(share) if share.abs() >= 0.005 => {
            let key = if share > 0.0 { "title-revenue-up" } else { "title-revenue-down" };
            language.text(key, &args!["share" => language.percent(share.abs(), 0), "amount" => amount])
        }
        Some(_) => language.text("title-revenue-flat", &args!["amount" => amount]),
        None => {
            let accounts = desk.count("n-accounts", desk.accounts.len());
            language.text("book-accounts-revenue", &args!["accounts" => accounts, "amount" => amount])
        }
    }
}
