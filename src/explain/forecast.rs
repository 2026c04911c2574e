//! The next 12 months.

use super::figure::{Figures, share};
use crate::model::Month;
use crate::score::AccountScores;
use crate::score::forecast::Method;

pub fn figures(f: &mut Figures<'_>, s: &AccountScores) {
    let money = f.money();
    let of = &s.forecast;
    // The weight is of both years.
    let years = s.revenue.evidence.and(&s.revenue.previous_evidence);
    f.add("forecast_12m", &of.total, &money, &years);
    let past = format!("80 % of {} past forecasts over {} months", of.past_forecasts, of.past_span);
    let range = of.low.clone().and_then(|low| Ok((low, of.high.clone()?)));
    f.add("forecast_12m_range", &range, |(low, high)| format!("{} to {}, {past}", money(low), money(high)), &years);
    f.add("forecast_share", &of.share, share, &years);
    let method = |method: &Method| format!("{}, see tables/forecast_backtest.csv", method.name());
    f.add("forecast_method", &of.method, method, &years);
    let peaks = |months: &Vec<i8>| match months.as_slice() {
        [] => "none".to_owned(),
        months => months.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    };
    f.add("peak_months", &s.revenue.peak_months, peaks, &s.revenue.history_evidence);
    let next = of.months.clone().and_then(|months| {
        let first = months.first().copied();
        first.ok_or(crate::model::Unknown::DependsOn { figure: "forecast_12m" })
    });
    f.add("forecast_next_month", &next, |(month, value): &(Month, _)| format!("{month}: {}", money(value)), &years);
}
