//! Fiscal calendars, working days, exchange rates, prices: what a company counts by.

use std::sync::Arc;

use cartera::model::calendar::{Days, FiscalCalendar, MonthName, WeekPattern, Weekday, WorkingDays, YearEnd, YearName};
use cartera::model::conventions::{RateKind, RatePolicy};
use cartera::model::*;
use cartera::score::kpi::{Comparison, Growth};
use cartera::score::{Scores, Unit};
use jiff::civil::date;

use super::sample::Sample;
use super::{amount, only, scored};

const RETAIL: FiscalCalendar = FiscalCalendar {
    starts: MonthName::February,
    named_by: YearName::Start,
    weeks: WeekPattern::FourFiveFour,
    year_end: YearEnd::Nearest,
    week_starts: Weekday::Sunday,
};

fn by(sample: &Sample, as_of: &str, set: impl FnOnce(&mut Conventions)) -> Portfolio {
    let mut portfolio = sample.build(as_of);
    set(Arc::make_mut(&mut portfolio.conventions));
    portfolio
}

fn from_february(portfolio: &mut Conventions) {
    portfolio.calendar.starts = MonthName::February;
}

fn growth(scores: &Scores, comparison: Comparison) -> &Growth {
    scores.portfolio.growth.iter().find(|growth| growth.comparison == comparison).unwrap()
}

fn won(sample: &mut Sample, id: &str, closed: &str, value: &str) {
    let fields = [("id", id), ("stage", "Won"), ("amount", value), ("created", "2025-01-02"), ("close_date", closed)];
    sample.add::<Opportunity>("A", &fields);
}

#[test]
fn the_quarter_and_its_quota_are_the_fiscal_years() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (id, closed, value) in [("1", "2025-10-31", "1"), ("2", "2025-11-01", "20"), ("3", "2025-12-20", "300")] {
        won(&mut sample, id, closed, value);
    }
    for (start, value) in [("2025-10-01", "1000"), ("2025-11-01", "100"), ("2025-12-01", "10"), ("2026-01-01", "1")] {
        sample.add::<Quota>("", &[("start", start), ("amount", value)]);
    }
    let quarter = scored(&by(&sample, "2025-12-31", from_february)).portfolio.quarter;
    assert_eq!(quarter.period.to_string(), "FY2026 Q4");
    assert_eq!(quarter.period.days, Days { from: date(2025, 11, 1), to: date(2026, 1, 31) });
    assert_eq!((quarter.won, quarter.quota), (Ok(amount("320")), Ok(amount("111"))));
    let plain = scored(&sample.build("2025-12-31")).portfolio.quarter;
    assert_eq!((plain.won, plain.quota), (Ok(amount("321")), Ok(amount("1110"))));
}

#[test]
fn the_year_to_date_begins_with_the_fiscal_year_and_the_closed_quarter_is_its_own() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (day, value) in [
        ("2024-01-10", "1"),
        ("2024-12-10", "50"),
        ("2025-01-10", "7"),
        ("2025-02-10", "20"),
        ("2025-10-10", "300"),
        ("2025-12-10", "4000"),
    ] {
        sample.revenue("A", day, value);
    }
    let scores = scored(&by(&sample, "2025-12-31", from_february));
    let year = growth(&scores, Comparison::YearToDate);
    assert_eq!((year.days.from, year.base_days.from), (date(2025, 2, 1), date(2024, 2, 1)));
    assert_eq!((&year.now, &year.base, year.partial), (&Ok(amount("4320")), &Ok(amount("50")), true));
    let quarter = growth(&scores, Comparison::Quarter);
    assert_eq!(quarter.days, Days { from: date(2025, 8, 1), to: date(2025, 10, 31) });
    assert_eq!((&quarter.now, quarter.partial), (&Ok(amount("300")), false));
    assert_eq!(scores.portfolio.kpi("revenue_quarter").unwrap().amount, Some(amount("300")));
}

/// With the same sales every day growth is 0 only where as many days are compared.
#[test]
fn a_year_of_53_weeks_is_never_held_against_one_of_52() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    let mut day = date(2022, 1, 1);
    while day < date(2025, 3, 1) {
        sample.revenue("A", &day.to_string(), "10");
        day = day.tomorrow().unwrap();
    }
    for (as_of, days, base_from) in [
        // The last day of fiscal 2024: of 2023, 53 weeks long, the first is left out, as in NRF's restated calendar.
        ("2025-02-01", 364, date(2023, 2, 5)),
        // The last day of fiscal 2023: its 53rd week against the first of 2023 itself, the same week a year before.
        ("2024-02-03", 371, date(2022, 1, 30)),
        ("2024-06-15", 133, date(2023, 2, 5)),
    ] {
        let scores = scored(&by(&sample, as_of, |conventions| conventions.calendar = RETAIL));
        let year = growth(&scores, Comparison::YearToDate);
        assert_eq!(
            (year.days.count(), year.base_days.count(), year.base_days.from),
            (days, days, base_from),
            "{as_of}"
        );
        assert_eq!(year.share(), Ok(0.0));
        let month = growth(&scores, Comparison::FiscalMonth);
        assert_eq!((month.days.count() % 7, month.share()), (0, Ok(0.0)));
    }
    let plain = scored(&sample.build("2025-02-01"));
    assert!(plain.portfolio.growth.iter().all(|growth| growth.comparison != Comparison::FiscalMonth));
}

#[test]
fn a_month_is_compared_by_its_working_days() {
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2026-03-02", "2000").revenue("A", "2026-04-01", "2200");
    let scores = scored(&by(&sample, "2026-04-30", |conventions| conventions.week.country = Some("ES".to_owned())));
    let month = growth(&scores, Comparison::Month);
    // April 2026 has 22 weekdays of which Good Friday is free; March 22.
    assert_eq!(month.working_days, Some([21, 22]));
    let share = month.working_day_share().unwrap();
    assert!((share - (2200.0 / 21.0 / (2000.0 / 22.0) - 1.0)).abs() < 1e-12, "{share}");
    assert_eq!(scores.portfolio.kpi("revenue_mom_working_day_share").unwrap().unit, Unit::Share);
}

#[test]
fn an_accounts_own_country_and_region_decide_over_the_companys() {
    let mut sample = Sample::default();
    sample.account("A", &[("country", "México")]).account("B", &[("country", "Portugal"), ("state", "Lisboa")]);
    sample.account("C", &[]);
    sample.add::<Holiday>("", &[("date", "2026-06-10"), ("country", "portugal"), ("name", "Dia de Portugal")]);
    sample.add::<Holiday>("", &[("date", "2026-06-12"), ("country", "Portugal"), ("region", "LISBOA")]);
    sample.add::<Holiday>("", &[("date", "2026-06-15")]);
    let portfolio = by(&sample, "2026-05-31", |conventions| conventions.week.country = Some("España".to_owned()));
    let days = WorkingDays::of(&portfolio);
    let free = |account: u32, day| !days.is_working(day, &days.place_of(&portfolio, AccountIx(account)));
    // 16 September is Mexico's, 12 October Spain's.
    assert_eq!([0, 1, 2].map(|account| free(account, date(2026, 9, 16))), [true, false, false]);
    assert_eq!([0, 1, 2].map(|account| free(account, date(2026, 10, 12))), [false, false, true]);
    assert_eq!([0, 1, 2].map(|account| free(account, date(2026, 6, 10))), [false, true, false]);
    assert_eq!([0, 1, 2].map(|account| free(account, date(2026, 6, 12))), [false, true, false]);
    assert_eq!([0, 1, 2].map(|account| free(account, date(2026, 6, 15))), [true, true, true]);
    // Every day of a list taken literally would leave none to work on: the search ends.
    let always = (0..800).map(|n| date(2026, 1, 1).saturating_add(jiff::Span::new().days(n)).to_string());
    always.for_each(|day| _ = sample.add::<Holiday>("", &[("date", &day)]));
    let days = WorkingDays::of(&sample.build("2026-05-31"));
    assert_eq!(days.from(date(2026, 6, 1), days.home()), date(2026, 6, 1));
}

#[test]
fn rules_of_the_companys_own_tell_other_countries_holidays() {
    let config = "[calendar.holiday_rules]\nPortugal = [\"easter+60\", \"06-10\"]";
    let config = cartera::settings::check(config).unwrap();
    let mut sample = Sample::default();
    sample.account("A", &[("country", "PORTUGAL")]).account("B", &[("country", "España")]);
    let portfolio = by(&sample, "2026-05-31", |conventions| *conventions = config.ingest().conventions);
    let days = WorkingDays::of(&portfolio);
    let free = |account: u32, day| !days.is_working(day, &days.place_of(&portfolio, AccountIx(account)));
    assert_eq!((free(0, date(2026, 6, 4)), free(0, date(2026, 6, 10)), free(0, date(2026, 6, 5))), (true, true, false));
    assert!(!free(1, date(2026, 6, 4)));
    let wrong = cartera::settings::check("[calendar.holiday_rules]\nPortugal = [\"christmas\"]").unwrap_err();
    assert!(wrong[0].message.contains("`christmas` is no rule of a holiday"), "{}", wrong[0].message);
}

fn rate(sample: &mut Sample, [day, from, to, rate, kind]: [&str; 5]) {
    let fields = [("date", day), ("from", from), ("to", to), ("rate", rate), ("kind", kind)];
    sample.add::<FxRate>("", &fields);
}

/// 100 of a currency on 10 March 2026.
fn sold_in(currency: &str) -> Sample {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    sample.add::<Revenue>("A", &[("date", "2026-03-10"), ("amount", "100"), ("currency", currency)]);
    sample
}

fn ltm(sample: &Sample, rates: RatePolicy) -> Known<Decimal> {
    only(&by(sample, "2026-10-31", |conventions| conventions.rates = rates)).revenue.ltm
}

#[test]
fn rates_are_those_of_the_day_of_the_month_or_of_the_budget() {
    let mut sample = sold_in("USD");
    for (day, value, kind) in [
        ("2026-03-05", "0.90", ""),
        ("2026-03-20", "0.80", "spot"),
        ("2026-01-01", "0.70", "Budget"),
        ("2025-01-01", "0.60", "Presupuesto"),
        ("2026-04-01", "0.10", ""),
    ] {
        rate(&mut sample, [day, "USD", "EUR", value, kind]);
    }
    let policy = |kind| RatePolicy { kind, ..RatePolicy::default() };
    assert_eq!(ltm(&sample, policy(RateKind::Spot)), Ok(amount("90")));
    assert_eq!(ltm(&sample, policy(RateKind::Average)), Ok(amount("85")), "the mean of the month's");
    assert_eq!(ltm(&sample, policy(RateKind::Budget)), Ok(amount("70")));
    rate(&mut sample, ["2026-03-01", "USD", "EUR", "0.5", "Monthly average"]);
    assert_eq!(ltm(&sample, policy(RateKind::Average)), Ok(amount("50")), "a given average");
    // Another year's budget is none.
    let mut sample = sold_in("USD");
    rate(&mut sample, ["2025-01-01", "USD", "EUR", "0.6", "Budget"]);
    let missing = Unknown::NoRate { currency: Currency::USD, date: date(2026, 3, 10) };
    assert_eq!(ltm(&sample, policy(RateKind::Budget)), Err(missing));
}

#[test]
fn a_rate_that_is_too_old_is_none_and_the_reason_names_currency_and_day() {
    let mut sample = sold_in("USD");
    rate(&mut sample, ["2026-02-06", "USD", "EUR", "0.9", ""]);
    let within = |max_age_days| ltm(&sample, RatePolicy { max_age_days, ..RatePolicy::default() });
    assert_eq!(within(32), Ok(amount("90")));
    assert_eq!(within(31).unwrap_err().to_string(), "no exchange rate for USD on 2026-03-10");
    // It never becomes 1, nor 0.
    assert_eq!(ltm(&sold_in("USD"), RatePolicy::default()).unwrap_err().key(), "no-rate");
}

#[test]
fn without_a_rate_of_its_own_a_currency_goes_through_the_dollar() {
    let mut sample = sold_in("MXN");
    rate(&mut sample, ["2026-03-01", "USD", "MXN", "20", ""]);
    assert_eq!(ltm(&sample, RatePolicy::default()).unwrap_err().key(), "no-rate", "one leg is not enough");
    rate(&mut sample, ["2026-03-01", "USD", "EUR", "0.9", ""]);
    assert_eq!(ltm(&sample, RatePolicy::default()), Ok(amount("4.50")));
    rate(&mut sample, ["2026-03-01", "MXN", "EUR", "0.05", ""]);
    assert_eq!(ltm(&sample, RatePolicy::default()), Ok(amount("5.00")), "its own outweighs it");
}

#[test]
fn the_currencies_of_an_account_are_named_and_converted_line_by_line() {
    let mut sample = sold_in("USD");
    sample.revenue("A", "2026-03-11", "7.01").revenue("A", "2020-01-01", "1");
    rate(&mut sample, ["2026-03-01", "USD", "EUR", "0.9", ""]);
    let revenue = only(&sample.build("2026-10-31")).revenue;
    assert_eq!(revenue.currencies, Ok(vec![Currency::EUR, Currency::USD]));
    assert_eq!(revenue.ltm, Ok(amount("97.01")));
}

fn index(sample: &mut Sample, country: &str, months: std::ops::RangeInclusive<i32>, value: &str) {
    let last = Month::parse("2026-10").unwrap();
    for back in months {
        let day = last.plus(-back).first_day().to_string();
        let country = Some(("country", country)).filter(|(_, country)| !country.is_empty());
        let fields: Vec<_> = [("date", day.as_str()), ("value", value)].into_iter().chain(country).collect();
        sample.add::<PriceIndex>("", &fields);
    }
}

#[test]
fn real_growth_takes_out_each_countrys_inflation() {
    let mut sample = Sample::default();
    sample.account("A", &[("country", "España")]).account("B", &[("country", "México")]);
    for (account, before, now) in [("A", "1000", "1071"), ("B", "500", "500")] {
        sample.revenue(account, "2024-11-01", before).revenue(account, "2026-03-01", now);
    }
    assert_eq!(
        scored(&sample.build("2026-10-31")).portfolio.kpi("revenue_yoy_real_share").err().unwrap().key(),
        "depends-on"
    );
    index(&mut sample, "Spain", 12..=23, "100");
    index(&mut sample, "Spain", 1..=11, "102");
    let scores = scored(&sample.build("2026-10-31"));
    let real = |account: usize| scores.accounts[account].growth.year.real_share();
    // (1 + 7.1 %) / (1 + 2 %) − 1; the last month's index is not out yet.
    assert!((real(0).unwrap() - 0.05).abs() < 1e-12, "{:?}", real(0));
    assert_eq!(real(1).unwrap_err().key(), "no-records");
    assert!(scores.portfolio.kpi("revenue_yoy_real_share").unwrap().value.is_err(), "one country has no index");
    index(&mut sample, "MX", 12..=23, "50");
    index(&mut sample, "MX", 0..=11, "55");
    let scores = scored(&sample.build("2026-10-31"));
    let whole = scores.portfolio.kpi("revenue_yoy_real_share").unwrap().value.clone().unwrap();
    // 1,071 / 1.02 + 500 / 1.10 to the cent, against 1,500.
    assert!((whole - (1050.0 + 454.55 - 1500.0) / 1500.0).abs() < 1e-9, "{whole}");
    let reversed = scored(&sample.reversed().build("2026-10-31"));
    assert_eq!(reversed.portfolio.growth[0].real, scores.portfolio.growth[0].real);
}

#[test]
fn an_index_of_all_countries_serves_those_without_and_eight_months_are_too_few() {
    let mut sample = Sample::default();
    sample.account("A", &[("country", "Chile")]).revenue("A", "2024-11-01", "100").revenue("A", "2026-03-01", "110");
    index(&mut sample, "", 12..=23, "1");
    index(&mut sample, "", 4..=11, "1.1");
    let real = |sample: &Sample| only(&sample.build("2026-10-31")).growth.year.real_share();
    assert_eq!(real(&sample), Err(Unknown::TooFew { have: 8, need: 9 }));
    index(&mut sample, "", 3..=3, "1.1");
    assert_eq!(real(&sample), Ok(0.0));
    // What is known later was not known then.
    let portfolio = sample.build("2026-10-31");
    assert_eq!(only(&portfolio.as_known_on(date(2026, 3, 31))).growth.year.real_share().unwrap_err().key(), "too-few");
}

#[test]
fn an_amount_with_tax_of_an_unknown_rate_leaves_the_sum_unknown() {
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2026-03-01", "110");
    sample.add::<Revenue>("A", &[("date", "2026-03-10"), ("amount", "121"), ("vat_included", "true")]);
    assert_eq!(only(&sample.build("2026-10-31")).revenue.ltm, Err(Unknown::TaxUnknown));
}

#[test]
fn a_credit_note_can_count_with_its_invoice_but_is_not_known_before_its_own_day() {
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2026-03-20", "100");
    let fields = [("date", "2026-05-04"), ("counts_on", "2026-03-20"), ("amount", "-30"), ("kind", "Abono")];
    sample.add::<Revenue>("A", &fields);
    let march = |portfolio: &Portfolio| {
        let months = only(portfolio).revenue.months.unwrap();
        months.iter().find(|(month, _)| month.to_string() == "2026-03").unwrap().1
    };
    let portfolio = sample.build("2026-10-31");
    assert_eq!(march(&portfolio), amount("70"));
    assert_eq!(march(&portfolio.as_known_on(date(2026, 4, 30))), amount("100"));
}
