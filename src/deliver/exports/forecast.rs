//! The forecast of the portfolio and its segments: `tables/forecast.csv`, and how each method did on the past:
//! `tables/forecast_backtest.csv`.

use super::cell::{Cell, Rounding, Value, count, number, text};
use super::export::{Definition, Export};
use crate::plan::context::Context;
use crate::score::SeriesForecast;
use crate::score::forecast::{Accuracy, ForecastMonth};

struct Row<'a, T> {
    context: &'a Context<'a>,
    series: &'a SeriesForecast,
    money: Rounding,
    part: T,
}

type MonthCell = fn(&Row<'_, ForecastMonth>) -> Cell;
type CandidateCell = fn(&Row<'_, &Accuracy>) -> Cell;

/// Month by month, the whole first, then the segments by name. Without a forecast it has no rows.
pub fn forecast(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<MonthCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("segment", |row| text(&row.series.segment)),
        ("month", |row| Ok(Value::Month(row.part.month))),
        ("value", |row| row.money.money(&Ok(row.part.value))),
        ("low80", |row| row.money.money(&Ok(row.part.low80))),
        ("high80", |row| row.money.money(&Ok(row.part.high80))),
        ("low95", |row| row.money.money(&Ok(row.part.low95))),
        ("high95", |row| row.money.money(&Ok(row.part.high95))),
        ("band", |row| text(row.part.band.name())),
        ("method", |row| text(row.series.method.name())),
    ];
    Export::of("forecast", COLUMNS, parts(context, |series| series.months.clone()))
}

/// Every method tried on every series, first the one to beat.
pub fn backtest(context: &Context<'_>) -> Export {
    const COLUMNS: &[Definition<CandidateCell>] = &[
        ("as_of", |row| Ok(Value::Date(row.context.as_of()))),
        ("segment", |row| text(&row.series.segment)),
        ("method", |row| text(row.part.method.name())),
        ("chosen", |row| Ok(Value::Flag(row.part.method == row.series.method))),
        ("mase", |row| number(&row.part.mase)),
        ("smape", |row| number(&row.part.smape)),
        ("bias_share", |row| number(&row.part.bias_share)),
        ("coverage80_share", |row| number(&row.part.coverage80)),
        ("coverage95_share", |row| number(&row.part.coverage95)),
        ("months_observed", |row| count(&Ok(row.series.months_observed))),
        ("origins", |row| count(&Ok(row.series.origins))),
        ("n", |row| count(&Ok(row.part.n))),
    ];
    Export::of("forecast_backtest", COLUMNS, parts(context, |series| series.candidates.iter().collect()))
}

fn parts<'a, T: 'a>(
    context: &'a Context<'a>,
    parts: impl Fn(&'a SeriesForecast) -> Vec<T> + 'a,
) -> impl Iterator<Item = Row<'a, T>> {
    let money = Rounding::of(context.currency());
    let forecast = &context.scores.portfolio.forecast;
    forecast
        .whole
        .iter()
        .chain(&forecast.segments)
        .flat_map(move |series| parts(series).into_iter().map(move |part| Row { context, series, money, part }))
}
