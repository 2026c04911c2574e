use cartera::model::*;
use cartera::score::{Basis, RevenueScores};

use super::sample::Sample;
use super::{amount, only, scored};

fn two_years() -> Sample {
    let mut sample = Sample::default();
    sample.account("A", &[]).account("B", &[]);
    sample.revenue("A", "2024-11-03", "100").revenue("A", "2025-10-31", "20").revenue("A", "2025-11-01", "90");
    sample.revenue("A", "2026-10-31", "60").revenue("A", "2026-11-02", "5000");
    sample
}

#[test]
fn twelve_months_end_with_the_closed_month() {
    let scores = scored(&two_years().build("2026-11-15"));
    let RevenueScores { basis, ltm, previous, yoy_share, months, months_observed, evidence, .. } =
        &scores.accounts[0].revenue;
    assert_eq!((*basis, *months_observed, evidence.rows), (Basis::Revenue, 12, 2));
    assert_eq!((ltm, previous, yoy_share), (&Ok(amount("150")), &Ok(amount("120")), &Ok(0.25)));
    let months = months.as_ref().unwrap();
    assert_eq!((months.len(), months[0].0.to_string(), months[0].1), (24, "2024-11".to_owned(), amount("100")));
    let total: Decimal = months.iter().map(|(_, sum)| sum).sum();
    assert_eq!(total, amount("270"));
}

#[test]
fn an_account_without_a_line_is_unknown_and_one_with_older_lines_a_true_zero() {
    let mut sample = two_years();
    let unknown = Unknown::NoRecords { entity: Entity::Revenue };
    assert_eq!(scored(&sample.build("2026-10-31")).accounts[1].revenue.ltm, Err(unknown));
    sample.revenue("B", "2025-01-10", "7");
    let scores = scored(&sample.build("2026-10-31"));
    assert_eq!(scores.accounts[1].revenue.ltm, Ok(Decimal::ZERO));
    assert_eq!(scores.accounts[1].revenue.yoy_share, Ok(-1.0));
}

#[test]
fn growth_needs_a_covered_positive_base() {
    let growth = |base: &[(&str, &str)]| {
        let mut sample = Sample::default();
        sample.account("A", &[]).account("B", &[]).revenue("A", "2026-03-01", "10");
        base.iter().for_each(|(date, amount)| _ = sample.revenue("A", date, amount));
        sample.revenue("B", "2026-03-01", "10");
        scored(&sample.build("2026-10-31")).accounts[0].revenue.yoy_share.clone()
    };
    assert_eq!(growth(&[]), Err(Unknown::FirstYear));
    assert_eq!(growth(&[("2025-01-01", "10")]), Err(Unknown::FirstYear));
    assert_eq!(growth(&[("2024-11-01", "0")]), Err(Unknown::ZeroBase));
    assert_eq!(growth(&[("2024-11-01", "-5")]), Err(Unknown::NegativeBase));
}

#[test]
fn a_missing_rate_leaves_the_sum_unknown_and_a_given_one_is_the_latest_of_the_month() {
    let mut sample = Sample::default();
    sample.account("A", &[("currency", "USD")]).revenue("A", "2026-03-10", "100");
    let usd = Currency::parse("USD").unwrap();
    let unknown = Unknown::NoRate { currency: usd, date: "2026-03-10".parse().unwrap() };
    assert_eq!(only(&sample.build("2026-10-31")).revenue.ltm, Err(unknown.clone()));
    sample.add::<FxRate>("", &[("date", "2026-04-01"), ("from", "USD"), ("to", "EUR"), ("rate", "0.5")]);
    assert_eq!(only(&sample.build("2026-10-31")).revenue.ltm, Err(unknown));
    sample.add::<FxRate>("", &[("date", "2026-03-31"), ("from", "USD"), ("to", "EUR"), ("rate", "0.9")]);
    sample.add::<FxRate>("", &[("date", "2026-02-01"), ("from", "USD"), ("to", "EUR"), ("rate", "0.8")]);
    assert_eq!(only(&sample.build("2026-10-31")).revenue.ltm, Ok(amount("90")));
}

#[test]
fn a_rate_the_other_way_round_is_inverted() {
    let mut sample = Sample::default();
    sample.account("A", &[]).add::<Revenue>("A", &[("date", "2026-03-10"), ("amount", "100"), ("currency", "USD")]);
    sample.add::<FxRate>("", &[("date", "2026-01-01"), ("from", "EUR"), ("to", "USD"), ("rate", "1.25")]);
    assert_eq!(only(&sample.build("2026-10-31")).revenue.ltm, Ok(amount("80")));
}

#[test]
fn cancelled_and_draft_documents_are_left_out_in_both_languages() {
    let mut sample = Sample::default();
    sample.account("A", &[]).revenue("A", "2026-03-10", "100");
    for status in ["Cancelled", "Borrador", "ANULADA", "void"] {
        sample.add::<Revenue>("A", &[("date", "2026-03-11"), ("amount", "7"), ("status", status)]);
    }
    sample.add::<Revenue>("A", &[("date", "2026-03-12"), ("amount", "-30"), ("kind", "Credit note")]);
    let account = only(&sample.build("2026-10-31"));
    assert_eq!(account.revenue.ltm, Ok(amount("70")));
    assert_eq!(account.orders.ltm, Ok(1));
}

#[test]
fn won_deals_stand_in_for_revenue_and_are_called_bookings() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (id, stage, close) in [("1", "Closed Won", "2026-05-01"), ("2", "Closed Lost", "2026-05-02")] {
        sample.add::<Opportunity>("A", &[("id", id), ("stage", stage), ("amount", "40"), ("close_date", close)]);
    }
    let revenue = only(&sample.build("2026-10-31")).revenue;
    assert_eq!((revenue.basis, revenue.ltm, revenue.months_observed), (Basis::Bookings, Ok(amount("40")), 6));
    assert_eq!(revenue.previous, Err(Unknown::FirstYear));
}

#[test]
fn retention_looks_at_accounts_with_a_base_only() {
    let mut sample = Sample::default();
    for (id, before, now) in [("kept", "100", "150"), ("shrunk", "100", "40"), ("lost", "100", "0"), ("new", "0", "70")]
    {
        sample.account(id, &[]).revenue(id, "2025-03-01", before).revenue(id, "2026-03-01", now);
    }
    sample.revenue("kept", "2024-11-01", "0");
    let portfolio = scored(&sample.build("2026-10-31")).portfolio;
    let kpi = |metric| portfolio.kpi(metric).unwrap().value.clone().unwrap();
    assert!((kpi("grr_share") - 140.0 / 300.0).abs() < 1e-12);
    assert!((kpi("nrr_share") - 190.0 / 300.0).abs() < 1e-12);
    assert!((kpi("logo_retention_share") - 2.0 / 3.0).abs() < 1e-12);
    assert_eq!(portfolio.kpi("grr_share").unwrap().n, 3);
}
