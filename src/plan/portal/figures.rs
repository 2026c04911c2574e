//! The portfolio at a glance.

use super::Figure;
use crate::model::Known;
use crate::plan::context::{Context, DASH};
use crate::plan::language::args;
use crate::score::Kpi;

pub fn figures(context: &Context<'_>) -> Vec<Figure> {
    vec![accounts(context), revenue(context), pipeline(context), win_rate(context), nps(context), retention(context)]
}

fn kpi<'a>(context: &'a Context<'_>, metric: &str) -> Known<&'a Kpi> {
    context.scores.portfolio.kpi(metric).and_then(|kpi| kpi.value.clone().map(|_| kpi))
}

/// A KPI as a figure: its value in words and a note, or a dash and the reason.
fn figure(
    context: &Context<'_>,
    label: &str,
    metric: &str,
    say: impl FnOnce(&Kpi, f64) -> (String, Option<String>),
) -> Figure {
    let label = context.language.word(label);
    let known = kpi(context, metric).and_then(|kpi| kpi.value.clone().map(|value| say(kpi, value)));
    match known {
        Ok((value, note)) => Figure { label, value, note },
        Err(unknown) => Figure { label, value: DASH.to_owned(), note: Some(context.reason(&unknown)) },
    }
}

fn accounts(context: &Context<'_>) -> Figure {
    let total = context.portfolio.accounts.len();
    let value = context.language.integer(i64::try_from(total).unwrap_or(i64::MAX));
    Figure { label: context.language.word("tile-accounts"), value, note: Some(context.scope_told()) }
}

fn revenue(context: &Context<'_>) -> Figure {
    let label = if context.are_bookings() { "tile-bookings" } else { "tile-revenue" };
    figure(context, label, "revenue_ltm", |kpi, _| {
        let change = self::kpi(context, "revenue_yoy_share").and_then(|kpi| kpi.value.clone());
        let note = match change {
            Ok(share) => {
                context.language.text("tile-yoy", &args!["change" => context.language.percent_change(share, 1)])
            }
            Err(unknown) => context.reason(&unknown),
        };
        (kpi.amount.map_or_else(|| DASH.to_owned(), |amount| context.money(amount)), Some(note))
    })
}

/// Weighted; deals without amounts at list prices, as in the deck.
fn pipeline(context: &Context<'_>) -> Figure {
    let told = |metric: &str| kpi(context, metric).is_ok_and(|kpi| kpi.amount.is_some_and(|amount| !amount.is_zero()));
    let at_list = !told("pipeline_weighted") && told("pipeline_list_value");
    let (label, metric) = match at_list {
        true => ("tile-open-pipeline", "pipeline_list_value"),
        false => ("tile-weighted-pipeline", "pipeline_weighted"),
    };
    let shown = figure(context, label, metric, |kpi, _| {
        let deals = self::kpi(context, "pipeline_deals").ok().map(|deals| deals.n);
        let note = deals.map(|n| context.language.text("n-open-deals", &args!["n" => n]));
        (kpi.amount.map_or_else(|| DASH.to_owned(), |amount| context.money(amount)), note)
    });
    let label = match at_list {
        true => context.language.text("deck-list-price", &args!["figure" => &shown.label]),
        false => shown.label,
    };
    Figure { label, ..shown }
}

fn win_rate(context: &Context<'_>) -> Figure {
    figure(context, "tile-win-rate", "win_rate_count", |kpi, share| {
        let note = context.language.text("n-deals", &args!["n" => kpi.n]);
        (context.language.percent(share, 0), Some(note))
    })
}

fn nps(context: &Context<'_>) -> Figure {
    let language = context.language;
    figure(context, "tile-nps", "nps_per_response", |kpi, value| {
        let count = language.text("n-responses", &args!["n" => kpi.n]);
        let note = match (kpi.low, kpi.high) {
            (Some(low), Some(high)) => {
                let args = args!["low" => language.nps(low), "high" => language.nps(high), "n" => kpi.n];
                language.text("portal-between", &args)
            }
            _ => count,
        };
        (language.nps(value), Some(note))
    })
}

fn retention(context: &Context<'_>) -> Figure {
    figure(context, "figure-grr-share", "grr_share", |_, share| (context.language.percent(share, 0), None))
}
