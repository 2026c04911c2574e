use cartera::model::*;
use cartera::score::kpi::{Cagr, Comparison, Growth, Note};
use cartera::score::{PortfolioScores, Unit};

use super::sample::Sample;
use super::{amount, only, scored};

fn rate(sample: &mut Sample, date: &str, rate: &str) {
    sample.add::<FxRate>("", &[("date", date), ("from", "USD"), ("to", "EUR"), ("rate", rate)]);
}

fn in_dollars(sample: &mut Sample, date: &str, value: &str) {
    sample.add::<Revenue>("A", &[("date", date), ("amount", value), ("currency", "USD")]);
}

fn compared(portfolio: &PortfolioScores, comparison: Comparison) -> Growth {
    portfolio.growth.iter().find(|growth| growth.comparison == comparison).unwrap().clone()
}

/// 100 EUR and 1,000 USD a year ago, 110 EUR and 1,200 USD now, while the dollar fell from 0.90 to 0.80.
fn two_currencies() -> Sample {
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2024-11-05", "100").revenue("A", "2025-11-05", "110");
    rate(&mut sample, "2025-03-01", "0.90");
    rate(&mut sample, "2026-03-01", "0.80");
    in_dollars(&mut sample, "2025-03-10", "1000");
    in_dollars(&mut sample, "2026-03-10", "1200");
    sample
}

#[test]
fn constant_currency_takes_the_rate_of_the_same_month_of_the_base() {
    let account = only(&two_currencies().build("2026-10-31"));
    let year = &account.growth.year;
    assert_eq!(
        (&year.now, &year.base, &year.constant),
        (&Ok(amount("1070")), &Ok(amount("1000")), &Ok(amount("1190")))
    );
    assert_eq!((year.share(), year.constant_share()), (Ok(0.07), Ok(0.19)));
    assert_eq!(year.currency_effect(), Ok(amount("-120")));
    // Reported and constant stand beside each other in the long table too.
    let portfolio = scored(&two_currencies().build("2026-10-31")).portfolio;
    let kpi = |metric| portfolio.kpi(metric).unwrap();
    assert_eq!(kpi("revenue_yoy_share").value, Ok(0.07));
    assert_eq!(kpi("revenue_yoy_constant_share").value, Ok(0.19));
    assert_eq!(
        (kpi("revenue_currency_effect").amount, kpi("revenue_currency_effect").unit),
        (Some(amount("-120")), Unit::Money)
    );
}

#[test]
fn without_a_rate_of_the_base_constant_currency_is_unknown_and_never_at_one() {
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2024-11-05", "100");
    rate(&mut sample, "2026-03-01", "0.80");
    in_dollars(&mut sample, "2026-03-10", "1200");
    let year = only(&sample.build("2026-10-31")).growth.year;
    let unknown = Unknown::NoRate { currency: Currency::USD, date: "2025-03-10".parse().unwrap() };
    assert_eq!((year.share(), year.constant_share()), (Ok(8.6), Err(unknown.clone())));
    assert_eq!((year.constant.clone(), year.currency_effect()), (Err(unknown.clone()), Err(unknown)));
}

#[test]
fn a_base_of_zero_or_less_tells_the_absolute_change_alone() {
    for (base, reason) in [("0", Unknown::ZeroBase), ("-5", Unknown::NegativeBase)] {
        let mut sample = Sample::default();
        sample.account("A", &[]).revenue("A", "2024-11-01", base).revenue("A", "2026-03-01", "10");
        let year = only(&sample.build("2026-10-31")).growth.year;
        assert_eq!(year.share(), Err(reason));
        assert_eq!(year.change(), Ok(amount("10") - amount(base)));
        let portfolio = scored(&sample.build("2026-10-31")).portfolio;
        assert_eq!(portfolio.kpi("revenue_yoy_share").unwrap().notes.contains(&Note::New), base == "0");
    }
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2026-03-01", "10");
    let year = only(&sample.build("2026-10-31")).growth.year;
    assert_eq!((year.share(), year.change()), (Err(Unknown::FirstYear), Err(Unknown::FirstYear)));
}

#[test]
fn a_month_that_is_not_over_is_compared_with_the_same_days_and_says_so() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (date, value) in
        [("2024-11-30", "1"), ("2025-11-15", "40"), ("2025-11-16", "1000"), ("2026-11-01", "50"), ("2026-11-15", "6")]
    {
        sample.revenue("A", date, value);
    }
    let portfolio = scored(&sample.build("2026-11-15")).portfolio;
    let month = compared(&portfolio, Comparison::MonthToDate);
    assert_eq!((month.now.clone(), month.base.clone(), month.partial), (Ok(amount("56")), Ok(amount("40")), true));
    assert_eq!(month.base_days.to.to_string(), "2025-11-15");
    let kpi = portfolio.kpi("revenue_mtd_yoy_share").unwrap();
    assert_eq!((kpi.value.clone(), &kpi.notes[..]), (Ok(0.4), &[Note::LikeForLike { days: 15, base_days: 15 }][..]));
    // A month's last day leads to the last of the other, whatever their lengths.
    let leap = compared(&scored(&sample.build("2028-02-29")).portfolio, Comparison::MonthToDate);
    assert_eq!((leap.base_days.to.to_string(), leap.partial), ("2027-02-28".to_owned(), false));
    let year = compared(&scored(&sample.build("2026-12-31")).portfolio, Comparison::YearToDate);
    assert_eq!((year.days.from.to_string(), year.partial), ("2026-01-01".to_owned(), false));
}

#[test]
fn compound_growth_needs_whole_years_and_ends_above_zero() {
    let between = |first: &str, last: &str, years| Cagr::between(amount(first), amount(last), years);
    assert!((between("100", "133.1", 3).unwrap().share - 0.1).abs() < 1e-12);
    assert!((between("100", "25", 2).unwrap().share + 0.5).abs() < 1e-12);
    assert_eq!(between("0", "10", 2), Err(Unknown::ZeroBase));
    assert_eq!(between("-1", "10", 2), Err(Unknown::NegativeBase));
    assert_eq!(between("10", "0", 2), Err(Unknown::ZeroBase));
    assert_eq!(between("10", "10", 0), Err(Unknown::FirstYear));
    // 30 months of data are two whole years: one year of growth, from the earlier of them.
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2024-05-01", "7").revenue("A", "2025-01-01", "100").revenue(
        "A",
        "2026-01-01",
        "120",
    );
    let cagr = only(&sample.build("2026-10-31")).growth.cagr.unwrap();
    assert_eq!((cagr.years, cagr.first, cagr.last), (1, amount("100"), amount("120")));
    assert!((cagr.share - 0.2).abs() < 1e-12);
}

#[test]
fn an_account_that_began_within_the_year_before_has_no_growth() {
    let share = |began: &str| {
        let mut sample = Sample::default();
        sample.account("A", &[]).revenue("A", began, "100").revenue("A", "2026-03-10", "900");
        // The data reach further back than the account.
        sample.account("B", &[]).revenue("B", "2023-01-10", "10");
        scored(&sample.build("2026-10-31")).accounts[0].revenue.yoy_share.clone()
    };
    assert_eq!(share("2025-09-10"), Err(Unknown::FirstYear));
    assert_eq!(share("2024-11-10"), Ok(8.0), "a whole year before");
}
