//! When the past says too little of the year to come.

use cartera::model::*;
use cartera::score::{ForecastScores, Past, ScoreConfig, Scores, score};
use proptest::prelude::*;

use super::sample::Sample;
use super::{amount, scored};

const AS_OF: &str = "2026-10-31";

/// Twenty accounts that buy for about 100 a month over three years; account 0 once more for `sale`, so many months ago.
fn buyers(sale: Option<(&str, i64)>) -> Sample {
    let mut sample = Sample::default();
    for n in 0..20i64 {
        let id = format!("b{n:02}");
        sample.account(&id, &[("segment", if n < 10 { "North" } else { "South" })]);
        for back in 0..36i64 {
            sample.revenue(&id, &months_ago(back), &format!("{}", 80 + (n * 7 + back * 11) % 40));
        }
    }
    if let Some((value, back)) = sale {
        sample.revenue("b00", &months_ago(back), value);
    }
    sample
}

fn months_ago(back: i64) -> String {
    let day: Date = "2026-10-15".parse().unwrap();
    day.checked_sub(jiff::Span::new().months(back)).unwrap().to_string()
}

fn totals(scores: &Scores) -> Vec<Known<Decimal>> {
    scores.accounts.iter().map(|own| own.forecast.total.clone()).collect()
}

#[test]
fn one_giant_sale_leaves_portfolio_and_account_without_a_forecast_and_the_others_with_theirs() {
    for (sale, back) in [("1000000000000", 0), ("1000000000000", 20), ("-1000000000000", 2), ("1000000000000", 33)] {
        let scores = scored(&buyers(Some((sale, back))).build(AS_OF));
        let reason = Unknown::OneSale { share: 0.99 };
        assert_eq!(scores.portfolio.forecast.whole.as_ref().err(), Some(&reason));
        assert!(scores.portfolio.forecast.segments.is_empty());
        assert_eq!(scores.accounts[0].forecast, ForecastScores::unknown(&reason));
        // The others are forecast as if it were not there.
        let mut without = buyers(None).build(AS_OF);
        without.revenue = Table::new(
            without.revenue.all().iter().filter(|row| row.account != Some(AccountIx(0))).cloned().collect(),
            20,
        );
        let others = scored(&without);
        assert_eq!(totals(&scores)[1..], totals(&others)[1..]);
        for own in &scores.accounts[1..] {
            let total = own.forecast.total.clone().unwrap();
            assert!(total > amount("1000") && total < amount("1500"), "{total}");
            assert_eq!(own.forecast.share, Err(reason.clone()));
        }
    }
}

#[test]
fn an_account_that_hangs_on_one_sale_is_not_forecast_and_its_part_stays_in_the_whole() {
    // Ten times what else it brought in three years, and not half of what all brought in two.
    let scores = scored(&buyers(Some(("36000", 5))).build(AS_OF));
    assert_eq!(scores.accounts[0].forecast.total, Err(Unknown::OneSale { share: 0.93 }));
    let others: Decimal = scores.accounts[1..].iter().map(|own| own.forecast.total.clone().unwrap()).sum();
    assert!(scores.portfolio.forecast.whole.unwrap().total > others);
}

#[test]
fn yearly_invoices_and_a_first_large_one_are_forecast() {
    let mut sample = buyers(None);
    sample.account("yearly", &[]).account("new", &[]);
    for back in [2, 14, 26] {
        sample.revenue("yearly", &months_ago(back), "9000");
    }
    sample.revenue("new", &months_ago(1), "9000").revenue("new", &months_ago(0), "100");
    let scores = scored(&sample.build(AS_OF));
    assert!(scores.accounts.iter().all(|own| own.forecast.total.is_ok()));
}

#[test]
fn the_limit_is_the_company_s() {
    let portfolio = buyers(Some(("50000", 5))).build(AS_OF);
    assert!(scored(&portfolio).portfolio.forecast.whole.is_err());
    let mut config = ScoreConfig::default();
    config.forecast.max_sale_share = 1.0;
    assert!(score(&portfolio, &config, &Past::default()).portfolio.forecast.whole.is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn whatever_one_sale_is_no_band_reaches_beyond_what_was_ever_sold(sale in 1u64..2_000_000_000_000, back in 0i64..36) {
        let scores = scored(&buyers(Some((&sale.to_string(), back))).build(AS_OF));
        if let Ok(whole) = &scores.portfolio.forecast.whole {
            // Told, it is at most as large as what it is added to.
            prop_assert!(Decimal::from(sale) <= amount("80000"));
            prop_assert!(whole.high80 < whole.total * Decimal::from(12), "{} of {}", whole.high80, whole.total);
        }
    }
}
