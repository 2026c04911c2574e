use cartera::model::{Currency, Date, Decimal, FxRate, Revenue};
use cartera::score::kpi::{Cagr, roi_pct};
use cartera::score::{Past, Prices, ScoreConfig, ValueRate, score};
use toml::Table;

use super::{count, number};
use crate::score::sample::Sample;

fn money(given: &Table, key: &str) -> Decimal {
    Decimal::try_from(number(given, key)).unwrap()
}

fn gives(figures: &[(&str, f64)]) -> Table {
    figures.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect()
}

pub fn win_rate_value(given: &Table) -> Table {
    let rate = ValueRate::of(money(given, "won"), money(given, "lost"), Prices::List, 2).unwrap();
    gives(&[("win_rate_value", rate.value)])
}

pub fn cagr(given: &Table) -> Table {
    let years = u32::try_from(count(given, "years")).unwrap();
    let cagr = Cagr::between(money(given, "first"), money(given, "last"), years).unwrap();
    gives(&[("revenue_cagr_share", cagr.share)])
}

pub fn roi(given: &Table) -> Table {
    gives(&[("roi_pct", roi_pct(money(given, "margin"), money(given, "investment")).unwrap())])
}

/// A company with one sale in dollars a year, scored as any other.
pub fn constant_currency(given: &Table) -> Table {
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2024-11-01", "0");
    for (date, amount, rate) in
        [("2025-03-10", "dollars_before", "rate_before"), ("2026-03-10", "dollars_now", "rate_now")]
    {
        let (amount, rate) = (money(given, amount).to_string(), money(given, rate).to_string());
        let month = format!("{}-01", &date[..7]);
        sample.add::<Revenue>("A", &[("date", date), ("amount", &amount), ("currency", "USD")]);
        sample.add::<FxRate>("", &[("date", &month), ("from", "USD"), ("to", "EUR"), ("rate", &rate)]);
    }
    let portfolio = sample.build("2026-10-31");
    assert_eq!(
        (portfolio.currency, portfolio.as_of),
        (Currency::parse("EUR").unwrap(), "2026-10-31".parse::<Date>().unwrap())
    );
    let scores = score(&portfolio, &ScoreConfig::default(), &Past::default()).portfolio;
    let value = |metric| scores.kpi(metric).unwrap().value.clone().unwrap();
    let names = ["revenue_yoy_share", "revenue_yoy_constant_share", "revenue_currency_effect"];
    gives(&names.map(|name| (name, value(name))))
}
