use std::sync::Arc;

use cartera::ingest::vat;
use cartera::model::calendar::{Days, FiscalCalendar, PeriodKind};
use cartera::model::{Date, Decimal, FxRate, Month, Portfolio, PriceIndex, Revenue};
use cartera::score::kpi::{Comparison, Growth};
use cartera::score::{Past, ScoreConfig, Scores, score};
use cartera::settings;
use rust_decimal::prelude::ToPrimitive;
use toml::{Table, Value};

use super::number;
use crate::score::sample::Sample;

fn text<'t>(given: &'t Table, key: &str) -> &'t str {
    given[key].as_str().unwrap()
}

fn decimal(given: &Table, key: &str) -> Decimal {
    Decimal::try_from(number(given, key)).unwrap()
}

fn float(amount: Decimal) -> f64 {
    amount.to_f64().unwrap()
}

fn scored(portfolio: &Portfolio) -> Scores {
    score(portfolio, &ScoreConfig::default(), &Past::default())
}

fn growth(scores: &Scores, comparison: Comparison) -> Growth {
    scores.portfolio.growth.iter().find(|growth| growth.comparison == comparison).unwrap().clone()
}

fn gives<const N: usize>(figures: [(&str, Value); N]) -> Table {
    figures.map(|(name, value)| (name.to_owned(), value)).into_iter().collect()
}

/// The calendar, from its configuration as a user writes it.
fn calendar(given: &Table) -> FiscalCalendar {
    let lines = ["fiscal_year_starts", "year_named_by", "weeks", "week_starts"];
    let lines = lines.map(|key| format!("{key} = \"{}\"\n", text(given, key)));
    let config = settings::check(&format!("[calendar]\n{}", lines.concat())).unwrap();
    config.ingest().conventions.calendar
}

pub fn fiscal_quarter(given: &Table) -> Table {
    let (calendar, day) = (calendar(given), text(given, "day").parse::<Date>().unwrap());
    let [quarter, year] = [PeriodKind::Quarter, PeriodKind::Year].map(|kind| calendar.period(kind, day));
    let weeks = |days: Days| Value::from(days.count() / 7);
    gives([
        ("name", quarter.to_string().into()),
        ("from", quarter.days.from.to_string().into()),
        ("to", quarter.days.to.to_string().into()),
        ("weeks", weeks(quarter.days)),
        ("year_weeks", weeks(year.days)),
    ])
}

pub fn working_days(given: &Table) -> Table {
    let month = Month::parse(text(given, "month")).unwrap();
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (month, key) in [(month.plus(-1), "revenue_before"), (month, "revenue")] {
        sample.revenue("A", &month.first_day().to_string(), &decimal(given, key).to_string());
    }
    let mut portfolio = sample.build(&month.last_day().to_string());
    Arc::make_mut(&mut portfolio.conventions).week.country = Some(text(given, "country").to_owned());
    let growth = growth(&scored(&portfolio), Comparison::Month);
    let [days, before] = growth.working_days.unwrap().map(|days| Value::from(i64::try_from(days).unwrap()));
    gives([
        ("working_days", days),
        ("working_days_before", before),
        ("revenue_mom_working_day_share", growth.working_day_share().unwrap().into()),
    ])
}

pub fn vat(given: &Table) -> Table {
    let parts = vat::parts(decimal(given, "amount"), decimal(given, "vat_rate")).unwrap();
    assert_eq!(parts.net + parts.tax, decimal(given, "amount"));
    gives([("net", float(parts.net).into()), ("tax", float(parts.tax).into())])
}

pub fn triangulation(given: &Table) -> Table {
    let mut sample = Sample::default();
    let pesos = decimal(given, "pesos").to_string();
    sample.account("A", &[]);
    sample.add::<Revenue>("A", &[("date", "2026-03-10"), ("amount", &pesos), ("currency", "MXN")]);
    for (to, key) in [("MXN", "pesos_for_a_dollar"), ("EUR", "euros_for_a_dollar")] {
        let rate = decimal(given, key).to_string();
        sample.add::<FxRate>("", &[("date", "2026-03-01"), ("from", "USD"), ("to", to), ("rate", &rate)]);
    }
    let scores = scored(&sample.build("2026-10-31"));
    gives([("euros", float(scores.accounts[0].revenue.ltm.clone().unwrap()).into())])
}

pub fn real_growth(given: &Table) -> Table {
    let mut sample = Sample::default();
    sample.account("A", &[("country", "Spain")]);
    let last = Month::parse("2026-10").unwrap();
    for (back, key) in [(23, "revenue_before"), (3, "revenue")] {
        sample.revenue("A", &last.plus(-back).first_day().to_string(), &decimal(given, key).to_string());
    }
    for back in 0..24 {
        let value = decimal(given, if back < 12 { "index" } else { "index_before" }).to_string();
        let month = last.plus(-back).first_day().to_string();
        sample.add::<PriceIndex>("", &[("date", &month), ("country", "ES"), ("value", &value)]);
    }
    let year = growth(&scored(&sample.build("2026-10-31")), Comparison::Year);
    let inflation = float(year.now.clone().unwrap()) / float(year.real.clone().unwrap()) - 1.0;
    gives([
        ("revenue_yoy_share", year.share().unwrap().into()),
        ("inflation", inflation.into()),
        ("revenue_yoy_real_share", year.real_share().unwrap().into()),
    ])
}
