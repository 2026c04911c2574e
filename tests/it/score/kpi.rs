use cartera::model::*;
use cartera::score::kpi::{Dimension, KpiConfig, NotComparable, Note, Standing};
use cartera::score::{FindingKind, Past, PortfolioScores, ScoreConfig, score};
use proptest::prelude::*;

use super::sample::Sample;
use super::{amount, scored};

fn with(sample: &Sample, kpi: KpiConfig) -> PortfolioScores {
    score(&sample.build("2026-10-31"), &ScoreConfig { kpi, ..ScoreConfig::default() }, &Past::default()).portfolio
}

fn plain(sample: &Sample) -> PortfolioScores {
    with(sample, KpiConfig::default())
}

fn cost(sample: &mut Sample, date: &str, category: &str, attribution: &str, value: &str) {
    sample.add::<Cost>("", &[("date", date), ("category", category), ("attribution", attribution), ("amount", value)]);
}

/// A year of costs and revenue with a known margin of 40 %, and three deals whose kinds tell what they sold.
fn company() -> Sample {
    let mut sample = Sample::default();
    sample.account("A", &[("customer_since", "2026-01-10")]).account("B", &[("customer_since", "2020-01-01")]);
    for date in ["2024-11-10", "2026-02-10"] {
        sample.add::<Revenue>("A", &[("date", date), ("amount", "1000"), ("cost", "600")]);
    }
    for (id, kind, value) in [("1", "New Business", "500"), ("2", "Upgrade", "100"), ("3", "Renovación", "300")] {
        let fields = [("id", id), ("stage", "Won"), ("kind", kind), ("amount", value), ("close_date", "2026-03-01")];
        sample.add::<Opportunity>("A", &fields);
    }
    for month in 0..24 {
        let date = format!("{}-{:02}-01", 2024 + (10 + month) / 12, (10 + month) % 12 + 1);
        cost(&mut sample, &date, "Salarios comerciales", "Nuevos clientes", "6");
        cost(&mut sample, &date, "Formación", "Renovaciones", "2");
        cost(&mut sample, &date, "Rent", "", "2");
    }
    sample
}

#[test]
fn costs_fall_into_categories_and_attributions_that_add_up() {
    let portfolio = plain(&company());
    let of = |dimension, value| portfolio.of("cost_ltm", dimension, value).unwrap().amount.unwrap();
    assert_eq!(portfolio.kpi("cost_ltm").unwrap().amount, Some(amount("120")));
    assert_eq!((of("cost_category", "salaries"), of("cost_category", "training")), (amount("72"), amount("24")));
    assert_eq!((of("cost_category", "other"), of("cost_category", "marketing")), (amount("24"), amount("0")));
    assert_eq!((of("attribution", "new"), of("attribution", "renewal")), (amount("72"), amount("24")));
    assert_eq!(of("attribution", "unattributed"), amount("24"));
}

#[test]
fn cac_is_fully_loaded_and_roi_says_what_it_is_of() {
    let portfolio = plain(&company());
    let kpi = |metric| portfolio.kpi(metric).unwrap();
    assert_eq!(kpi("cac").amount, Some(amount("120")));
    // 72 and three quarters of the 24 that are attributed to nothing.
    assert_eq!(kpi("cac_new").amount, Some(amount("90")));
    // (400 − 120) / 120.
    assert!((kpi("roi_pct").value.clone().unwrap() - 233.333_333).abs() < 1e-4);
    let of = |value| portfolio.of("roi_pct", "attribution", value).unwrap();
    // 500 won at a margin of 40 % against 90.
    assert!((of("new").value.clone().unwrap() - 122.222_222).abs() < 1e-4);
    assert!(of("new").notes.contains(&Note::AtMarginRate) && of("new").notes.contains(&Note::SharedCosts));
    assert!((of("renewal").value.clone().unwrap() - 300.0).abs() < 1e-9);
    assert_eq!(of("up_sell").value, Err(Unknown::ZeroBase));
}

#[test]
fn costs_that_do_not_reach_over_the_months_make_no_cac() {
    let mut sample = Sample::default();
    sample.account("A", &[("customer_since", "2026-01-10")]);
    for date in ["2026-08-01", "2026-09-01", "2026-10-01"] {
        cost(&mut sample, date, "Marketing", "", "10");
    }
    let portfolio = plain(&sample);
    assert_eq!(portfolio.kpi("cost_ltm").unwrap().amount, Some(amount("30")));
    assert_eq!(portfolio.kpi("cac").unwrap().value, Err(Unknown::TooFew { have: 3, need: 12 }));
    // A sum a year stands for its year; without a new customer there is nothing to share it among.
    let mut yearly = Sample::default();
    yearly.account("A", &[("customer_since", "2020-01-10")]);
    cost(&mut yearly, "2025-01-01", "Marketing", "", "100");
    cost(&mut yearly, "2026-01-01", "Marketing", "", "120");
    assert_eq!(plain(&yearly).kpi("cac").unwrap().value, Err(Unknown::ZeroBase));
}

#[test]
fn the_lag_moves_the_costs_and_not_the_customers() {
    let mut sample = company();
    cost(&mut sample, "2025-09-01", "Marketing", "new", "1000");
    let lagged = with(&sample, KpiConfig { cac_lag_months: 3, ..KpiConfig::default() });
    let cac = lagged.kpi("cac").unwrap();
    assert_eq!((cac.amount, cac.notes[0]), (Some(amount("1120")), Note::Lag { months: 3 }));
    assert_eq!(lagged.kpi("cost_ltm").unwrap().amount, Some(amount("120")));
}

fn deal(sample: &mut Sample, id: usize, account: &str, stage: &str, created: &str, close: &str) {
    let id = id.to_string();
    let mut fields = vec![("id", id.as_str()), ("stage", stage), ("amount", "10"), ("created", created)];
    if !close.is_empty() {
        fields.push(("close_date", close));
    }
    sample.add::<Opportunity>(account, &fields);
}

#[test]
fn a_created_cohort_counts_only_deals_that_all_had_their_time() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    deal(&mut sample, 1, "A", "Won", "2026-01-10", "2026-02-10");
    deal(&mut sample, 2, "A", "Lost", "2026-01-10", "2026-02-10");
    deal(&mut sample, 3, "A", "Demo", "2026-02-10", "");
    deal(&mut sample, 4, "A", "Won", "2026-08-10", "2026-08-12");
    let portfolio = with(&sample, KpiConfig { cohort_age_days: Some(100), ..KpiConfig::default() });
    let kpi = portfolio.kpi("win_rate_cohort").unwrap();
    // August is too young to tell: three deals were created up to June, one of them won and one still open.
    assert_eq!((kpi.n, kpi.days.unwrap().to.to_string()), (3, "2026-06-30".to_owned()));
    assert!((kpi.value.clone().unwrap() - 1.0 / 3.0).abs() < 1e-12);
    assert!(kpi.notes.contains(&Note::CohortAge { days: 100 }) && kpi.notes.contains(&Note::SmallN));
    // Three closed deals tell no age of their own.
    let own = plain(&sample).kpi("win_rate_cohort").unwrap().value.clone();
    assert_eq!(own, Err(Unknown::TooFew { have: 3, need: 30 }));
}

#[test]
fn leads_convert_by_source_within_days_that_all_of_them_had() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    let mut lead = |source: &str, created: &str, converted: &str| {
        let mut fields = vec![("created", created), ("source", source)];
        if !converted.is_empty() {
            fields.extend([("converted_on", converted), ("converted", "true")]);
        }
        sample.add::<Lead>("", &fields);
    };
    lead("Web", "2026-01-01", "2026-02-01");
    lead("Web", "2026-01-01", "2026-09-01");
    lead("Web", "2026-10-20", "2026-12-01");
    lead("Fair", "2026-03-01", "");
    let portfolio = plain(&sample);
    let web = |metric| portfolio.of(metric, "lead_source", "Web").unwrap().value.clone().unwrap();
    // What converts after the day is not known on it; what converts late is not within 90 days.
    assert!((web("lead_conversion_share") - 2.0 / 3.0).abs() < 1e-12);
    assert!((web("lead_conversion_aged_share") - 0.5).abs() < 1e-12);
    assert_eq!(portfolio.of("lead_conversion_share", "lead_source", "Fair").unwrap().value, Ok(0.0));
    assert_eq!(portfolio.kpi("leads_created").unwrap().n, 4);
}

#[test]
fn a_campaign_s_lead_costs_what_the_campaign_did_over_its_leads() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (id, value) in [("C1", "300"), ("C2", "50")] {
        sample.add::<Campaign>("", &[("id", id), ("name", id), ("start", "2026-02-01"), ("cost", value)]);
    }
    for id in ["C1", "C1", "C1", "C9"] {
        sample.add::<Lead>("", &[("created", "2026-03-01"), ("campaign_id", id)]);
    }
    let portfolio = plain(&sample);
    let of = |value| portfolio.of("campaign_cost_per_lead", "campaign", value).unwrap();
    assert_eq!(of("C1").amount, Some(amount("100")));
    assert_eq!(of("C2").value, Err(Unknown::ZeroBase));
    assert_eq!(portfolio.kpi("campaign_cost_per_lead").unwrap().amount, Some(amount("116.67")));
}

#[test]
fn a_campaign_told_in_several_rows_has_its_leads_once() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (start, cost) in [("2026-02-01", "100"), ("2026-03-01", "200")] {
        sample.add::<Campaign>("", &[("id", "C1"), ("name", "C1"), ("start", start), ("cost", cost)]);
    }
    for id in ["C1", "C1", "C1"] {
        sample.add::<Lead>("", &[("created", "2026-03-01"), ("campaign_id", id)]);
    }
    let portfolio = plain(&sample);
    assert_eq!(portfolio.kpi("campaign_leads").unwrap().value, Ok(3.0));
    assert_eq!(portfolio.of("campaign_cost_per_lead", "campaign", "C1").unwrap().amount, Some(amount("100")));
}

/// Segments with so many won and lost deals each.
fn segments(counts: &[(&str, usize, usize)]) -> Sample {
    let (mut sample, mut id) = (Sample::default(), 0);
    for (segment, won, lost) in counts {
        sample.account(segment, &[("segment", segment)]);
        for place in 0..won + lost {
            id += 1;
            deal(&mut sample, id, segment, if place < *won { "Won" } else { "Lost" }, "2026-01-01", "2026-03-01");
        }
    }
    sample
}

#[test]
fn a_part_below_the_whole_is_named_with_its_gap_unless_it_is_small() {
    let below = plain(&segments(&[("Large", 60, 40), ("Mid", 55, 45), ("Small", 20, 80), ("Tiny", 0, 6)])).below;
    let found: Vec<_> = below.parts.iter().filter(|part| part.dimension == "segment").collect();
    assert_eq!(found.len(), 1, "{found:?}");
    let small = found[0];
    assert_eq!((small.metric, small.value_of_dimension.as_str(), small.n), ("win_rate_count", "Small", 100));
    assert!((small.whole - 135.0 / 306.0).abs() < 1e-12 && (small.gap - (0.2 - small.whole)).abs() < 1e-12);
    assert!(small.high < small.whole && small.p_adjusted < 0.05);
    assert!(below.too_small >= 1 && below.tested >= 3);
    // What is far below with too few to tell, and what is above, are not named.
    let none = plain(&segments(&[("Large", 60, 40), ("Mid", 55, 45), ("Tiny", 0, 6)])).below;
    assert!(none.parts.iter().all(|part| part.dimension != "segment"), "{:?}", none.parts);
}

#[test]
fn of_many_equal_parts_none_is_below_by_chance() {
    let names: Vec<String> = (0..40).map(|place| format!("S{place:02}")).collect();
    // 20 deals each, 10 won give or take what 40 coins give: two of them alone would have been called at 5 %.
    let counts: Vec<(&str, usize, usize)> = names
        .iter()
        .zip([10, 8, 12, 9, 11, 7, 13, 5].into_iter().cycle())
        .map(|(name, won)| (name.as_str(), won, 20 - won))
        .collect();
    let portfolio = plain(&segments(&counts));
    let whole = portfolio.kpi("win_rate_count").unwrap().value.clone().unwrap();
    let alone = portfolio.kpis.iter().filter(|kpi| {
        kpi.metric == "win_rate_count" && kpi.dimension == "segment" && kpi.high.is_some_and(|high| high < whole)
    });
    assert!(alone.count() > 0, "the intervals alone would call some");
    assert!(portfolio.below.parts.iter().all(|part| part.dimension != "segment"), "{:?}", portfolio.below.parts);
}

fn benchmark(sample: &mut Sample, fields: &[(&str, &str)]) {
    let given = [("metric", "win_rate_count"), ("source", "Institute"), ("year", "2025")];
    let all: Vec<_> = given.into_iter().filter(|(name, _)| !fields.iter().any(|(own, _)| own == name)).collect();
    sample.add::<Benchmark>("", &[all.as_slice(), fields].concat());
}

#[test]
fn a_benchmark_is_compared_only_where_it_means_the_same() {
    let mut sample = segments(&[("Large", 60, 40), ("Small", 20, 80)]);
    benchmark(&mut sample, &[("value", "0.36"), ("unit", "share")]);
    benchmark(&mut sample, &[("value", "60"), ("unit", "%")]);
    benchmark(&mut sample, &[("value", "60"), ("unit", "share")]);
    benchmark(&mut sample, &[("value", "0.3")]);
    benchmark(&mut sample, &[("value", "30"), ("unit", "días")]);
    benchmark(&mut sample, &[("value", "0.3"), ("unit", "share"), ("year", "2019")]);
    benchmark(&mut sample, &[("value", "0.3"), ("unit", "share"), ("year", "2027")]);
    benchmark(&mut sample, &[("value", "0.3"), ("unit", "share"), ("industry", "Metal")]);
    benchmark(&mut sample, &[("value", "0.3"), ("unit", "share"), ("metric", "happiness")]);
    benchmark(&mut sample, &[("value", "90"), ("unit", "days"), ("metric", "cycle_days_median")]);
    let found = plain(&sample).benchmarks;
    let standing = |value: f64, unit: &str| {
        let row = found.iter().find(|row| row.published == value && row.published_unit.as_deref() == Some(unit));
        row.unwrap().compared.clone()
    };
    let near = standing(0.36, "share").unwrap();
    assert_eq!((near.standing, near.value), (Standing::NotApart, 0.4));
    let far = standing(60.0, "%").unwrap();
    assert_eq!((far.standing, far.benchmark), (Standing::Worse, 0.6));
    assert_eq!(standing(60.0, "share"), Err(NotComparable::OffScale));
    assert_eq!(standing(90.0, "days").unwrap().standing, Standing::Better);
    let reasons: Vec<_> = found.iter().filter(|row| row.published < 0.31 || row.published == 30.0).collect();
    let reason = |wanted: &NotComparable| reasons.iter().any(|row| row.compared.as_ref().err() == Some(wanted));
    for wanted in [
        NotComparable::NoUnit,
        NotComparable::OtherUnit { published: "días".into(), ours: "share".into() },
        NotComparable::TooOld { years: 7, most: 3 },
        NotComparable::LaterYear,
        NotComparable::NoSuchIndustry,
        NotComparable::NoSuchMetric,
    ] {
        assert!(reason(&wanted), "{wanted}: {reasons:?}");
    }
}

#[test]
fn an_account_that_outspends_its_potential_is_a_finding() {
    let mut sample = Sample::default();
    sample.account("A", &[("potential", "50")]).revenue("A", "2026-03-01", "60");
    let findings = plain(&sample).findings;
    assert_eq!(findings.iter().map(|finding| finding.kind).collect::<Vec<_>>(), [FindingKind::PotentialExceeded]);
}

#[test]
fn the_spread_of_the_cycle_is_told_beside_its_middle() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for (id, day) in (1..=11).enumerate() {
        deal(&mut sample, id, "A", "Won", "2026-01-01", &format!("2026-01-{:02}", 1 + day));
    }
    let portfolio = plain(&sample);
    let median = portfolio.kpi("cycle_days_median").unwrap();
    assert_eq!((median.value.clone(), median.low, median.high), (Ok(6.0), Some(2.0), Some(10.0)));
    assert_eq!(portfolio.kpi("cycle_days_p90").unwrap().value, Ok(10.0));
}

#[test]
fn dimensions_are_those_of_the_configuration() {
    let mut sample = company();
    sample.add::<Product>("", &[("name", "Saw"), ("family", "Tools")]);
    sample.add::<Revenue>("B", &[("date", "2026-03-01"), ("amount", "70"), ("product", "Saw")]);
    let kpi = KpiConfig { dimensions: vec![Dimension::Family, Dimension::Kind], ..KpiConfig::default() };
    let portfolio = with(&sample, kpi);
    assert_eq!(portfolio.of("revenue_ltm", "family", "Tools").unwrap().amount, Some(amount("70")));
    assert!(portfolio.of("revenue_ltm", "segment", "unassigned").is_err());
    assert!(portfolio.of("revenue_ltm", "kind", "unassigned").is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever divides the portfolio, its parts' money adds up to the whole to the last digit, in any order of rows.
    #[test]
    fn money_of_parts_adds_up_to_the_whole(
        lines in prop::collection::vec((0u8..7, 0u8..3, 0i64..900, -500_000i64..9_000_000), 0..60),
    ) {
        let mut sample = Sample::default();
        for account in 0..6u8 {
            let (segment, owner) = (format!("S{}", account % 3), format!("R{}", account % 2));
            let place = [("segment", segment.as_str()), ("owner_name", &owner), ("country", "ES"), ("industry", "Metal")];
            sample.account(&format!("A{account}"), if account == 5 { &[] } else { &place });
        }
        for (account, product, days_ago, cents) in &lines {
            let as_of: Date = "2026-10-31".parse().unwrap();
            let date = as_of.checked_sub(jiff::Span::new().days(*days_ago)).unwrap().to_string();
            let (value, product) = (Decimal::new(*cents, 2).to_string(), format!("P{product}"));
            // A row of the seventh account leads to none.
            sample.add::<Revenue>(&format!("A{account}"), &[("date", &date), ("amount", &value), ("product", &product)]);
        }
        let dimensions = vec![
            Dimension::Country, Dimension::Family, Dimension::Industry, Dimension::Kind, Dimension::Manager,
            Dimension::Owner, Dimension::Product, Dimension::Region, Dimension::Segment,
        ];
        let config = KpiConfig { dimensions: dimensions.clone(), ..KpiConfig::default() };
        let portfolio = with(&sample, config.clone());
        for metric in ["revenue_ltm", "revenue_previous", "revenue_month"] {
            let Ok(whole) = portfolio.kpi(metric).unwrap().value.clone().map(|_| portfolio.kpi(metric).unwrap().amount) else {
                continue;
            };
            for dimension in &dimensions {
                let parts = portfolio.kpis.iter().filter(|kpi| kpi.metric == metric && kpi.dimension == dimension.key());
                let sum: Decimal = parts.filter_map(|kpi| kpi.amount).sum();
                prop_assert_eq!(Some(sum), whole, "{} by {}", metric, dimension.key());
            }
        }
        let reversed = with(&sample.reversed(), config);
        prop_assert_eq!(portfolio.kpis, reversed.kpis);
        prop_assert_eq!(portfolio.below, reversed.below);
    }
}

#[test]
fn figures_of_the_future_are_not_seen() {
    let mut sample = company();
    let before = scored(&sample.build("2026-10-31")).portfolio.kpis;
    cost(&mut sample, "2026-11-01", "Marketing", "new", "9999");
    sample.revenue("A", "2026-11-01", "9999").add::<Lead>("", &[("created", "2026-11-02"), ("converted", "true")]);
    let after = scored(&sample.build("2026-10-31")).portfolio.kpis;
    let known = |kpis: &[cartera::score::Kpi]| {
        kpis.iter().filter(|kpi| !kpi.metric.contains("lead")).cloned().collect::<Vec<_>>()
    };
    assert_eq!(known(&before), known(&after));
}

/// Products are bought by accounts and have none of their own: 0 of them would be a lie.
#[test]
fn products_are_not_told_to_have_no_accounts() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    sample.add::<Revenue>("A", &[("date", "2026-05-01"), ("amount", "10"), ("product", "Pump")]);
    let portfolio = plain(&sample);
    assert!(portfolio.of("revenue_ltm", "product", "Pump").is_ok());
    assert!(portfolio.of("accounts", "product", "Pump").is_err());
}

#[test]
fn nothing_after_nothing_is_not_new() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for date in ["2024-01-10", "2026-10-10"] {
        sample.add::<Revenue>("A", &[("date", date), ("amount", "0")]);
    }
    let none = plain(&sample);
    assert!(!none.kpi("revenue_yoy_share").unwrap().notes.contains(&Note::New));
    sample.add::<Revenue>("A", &[("date", "2026-10-11"), ("amount", "5")]);
    assert!(plain(&sample).kpi("revenue_yoy_share").unwrap().notes.contains(&Note::New));
}

/// Who owns nothing because nothing names a product does not own every product.
#[test]
fn without_products_nobody_owns_them_all() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    sample.add::<Opportunity>("A", &[("id", "1"), ("stage", "Lost"), ("close_date", "2026-03-01"), ("amount", "5")]);
    let scores = scored(&sample.build("2026-10-31"));
    let reason = scores.accounts[0].cross_sell.proposals.clone().unwrap_err();
    assert!(!matches!(reason, Unknown::NoOffer { .. }), "{reason}");
}
