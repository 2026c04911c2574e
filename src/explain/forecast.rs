//! The next 12 months.

use super::figure::{Figures, share};
use crate::model::Month;
use crate::score::AccountScores;
use crate::score::forecast::Method;

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    let of = &s.forecast;
    f.add("forecast_12m", &of.total, &money, &s.revenue.evidence).would_change =
        of.total.is_ok().then(|| WEIGHT.to_owned());
    let past = format!("80 % of {} past forecasts over {} months", of.past_forecasts, of.past_span);
    let range = of.low.clone().and_then(|low| Ok((low, of.high.clone()?)));
    f.add(
        "forecast_12m_range",
        &range,
        |(low, high)| format!("{} to {}, {past}", money(low), money(high)),
        &s.revenue.evidence,
    );
    f.add("forecast_share", &of.share, share, &s.revenue.evidence);
    let method = |method: &Method| format!("{}, see tables/forecast_backtest.csv", method.name());
    f.add("forecast_method", &of.method, method, &s.revenue.evidence);
    let peaks = |months: &Vec<i8>| match months.as_slice() {
        [] => "none".to_owned(),
        months => months.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    };
    f.add("peak_months", &s.revenue.peak_months, peaks, &s.revenue.evidence);
    let next = of.months.clone().and_then(|months| {
        let first = months.first().copied();
        first.ok_or(crate::model::Unknown::DependsOn { figure: "forecast_12m" })
    });
    f.add(
        "forecast_next_month",
        &next,
        |(month, value): &(Month, _)| format!("{month}: {}", money(value)),
        &s.revenue.evidence,
    );
}

/// Open deals are not added: those that will be won are in the run rate already.
const WEIGHT: &str =
    "more revenue in the last 12 months than in those before raises the share; open deals are not added";
