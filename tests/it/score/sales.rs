use cartera::model::*;
use cartera::score::{Prices, ProbabilitySource};

use super::sample::Sample;
use super::{amount, only, scored};

fn deal(sample: &mut Sample, id: &str, stage: &str, created: &str, close: &str, value: &str) {
    let mut fields = vec![("id", id), ("stage", stage), ("created", created), ("product", "GTXPro")];
    if !close.is_empty() {
        fields.push(("close_date", close));
    }
    if !value.is_empty() {
        fields.push(("amount", value));
    }
    sample.add::<Opportunity>("A", &fields);
}

#[test]
fn rates_cycle_and_size_come_from_deals_closed_in_the_window() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    deal(&mut sample, "1", "Won", "2026-01-01", "2026-01-11", "100");
    deal(&mut sample, "2", "Won", "2026-01-01", "2026-01-31", "300");
    deal(&mut sample, "3", "Cerrada – Perdida", "2026-01-01", "2026-01-06", "200");
    deal(&mut sample, "4", "Won", "2020-01-01", "2020-02-01", "9000");
    let sales = only(&sample.build("2026-10-31")).sales;
    let by_count = sales.win_rate_count.unwrap();
    assert_eq!((sales.won, sales.lost, by_count.successes, by_count.n), (2, 1, 2, 3));
    assert_eq!((sales.cycle_days_median, sales.lost_cycle_days_median), (Ok(20.0), Ok(5.0)));
    assert_eq!(
        (sales.won_value, sales.deal_mean, sales.deal_median),
        (Ok(amount("400")), Ok(amount("200")), Ok(amount("200")))
    );
    let by_value = sales.win_rate_value.unwrap();
    assert_eq!((by_value.prices, by_value.won, by_value.lost), (Prices::Deal, amount("400"), amount("200")));
}

#[test]
fn lost_deals_without_value_are_compared_at_list_price_or_not_at_all() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    deal(&mut sample, "1", "Won", "2026-01-01", "2026-01-11", "5054");
    deal(&mut sample, "2", "Lost", "2026-01-01", "2026-01-31", "0");
    let by_value = only(&sample.build("2026-10-31")).sales.win_rate_value;
    assert_eq!(by_value, Err(Unknown::LostWithoutValue));
    sample.add::<Product>("", &[("name", "GTX Pro"), ("list_price", "4821")]);
    let by_value = only(&sample.build("2026-10-31")).sales.win_rate_value.unwrap();
    assert_eq!((by_value.prices, by_value.value), (Prices::List, 0.5));
}

#[test]
fn a_deal_that_closed_later_is_open_as_its_history_tells() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    deal(&mut sample, "1", "Won", "2026-01-01", "2026-09-01", "900");
    let open = only(&sample.build("2026-06-30"));
    assert_eq!((open.sales.won, open.pipeline.deals.len()), (0, 1));
    let later = |field| Unknown::OnlyLater { entity: Entity::Opportunity, field };
    assert_eq!(open.pipeline.deals[0].stage, Err(later("stage")));
    assert_eq!(
        (open.pipeline.deals[0].amount.clone(), open.pipeline.deals[0].age_days.clone()),
        (Err(later("amount")), Ok(180))
    );
    let change = |stage, day, value| {
        [("opportunity_id", "1"), ("stage", stage), ("changed", day), ("amount", value), ("close_date", "2026-07-15")]
    };
    sample.add::<StageChange>("A", &change("Proposal", "2026-05-01", "700"));
    sample.add::<StageChange>("A", &change("Negotiation", "2026-07-01", "800"));
    let known = only(&sample.build("2026-06-30")).pipeline.deals.remove(0);
    assert_eq!((known.stage, known.amount), (Ok("Proposal".to_owned()), Ok(amount("700"))));
    assert_eq!(known.expected_close, Some("2026-07-15".parse().unwrap()));
}

#[test]
fn the_crm_s_flags_outweigh_the_words_of_its_stages() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    let fields =
        [("id", "1"), ("stage", "Recover lost deal"), ("is_closed", "false"), ("probability", "40"), ("amount", "10")];
    sample.add::<Opportunity>("A", &fields);
    let pipeline = only(&sample.build("2026-10-31")).pipeline;
    assert_eq!((pipeline.deals[0].probability.clone(), pipeline.weighted), (Ok(0.4), Ok(amount("4"))));
    assert_eq!(pipeline.deals[0].probability_source, Some(ProbabilitySource::Crm));
}

#[test]
fn a_deal_older_than_any_that_closed_is_stale_and_weighs_nothing() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    for id in 0..40 {
        let stage = if id % 2 == 0 { "Won" } else { "Lost" };
        deal(&mut sample, &format!("c{id}"), stage, "2026-01-01", "2026-01-31", "100");
    }
    deal(&mut sample, "fresh", "Engaging", "2026-10-21", "", "100");
    deal(&mut sample, "old", "Engaging", "2026-01-01", "", "100");
    let pipeline = only(&sample.build("2026-10-31")).pipeline;
    let by_id = |id: &str| pipeline.deals.iter().find(|deal| deal.id == id).unwrap();
    assert_eq!((by_id("old").stale.clone(), by_id("old").probability.clone()), (Ok(true), Ok(0.0)));
    // Of 41 that reached 30 days, 20 were won; the fresh one is censored before.
    let fresh = by_id("fresh").probability.clone().unwrap();
    assert!((fresh - 20.0 / 41.0).abs() < 1e-12, "{fresh}");
    assert_eq!((pipeline.stale, pipeline.value), (1, Ok(amount("200"))));
}

#[test]
fn coverage_is_what_is_open_over_what_is_left_of_the_quota() {
    let mut sample = Sample::default();
    sample.account("A", &[]);
    deal(&mut sample, "1", "Won", "2026-10-01", "2026-10-11", "400");
    deal(&mut sample, "2", "Proposal", "2026-10-01", "2026-12-11", "900");
    deal(&mut sample, "3", "Proposal", "2026-10-01", "2027-01-11", "5000");
    sample.add::<Quota>("", &[("start", "2026-10-01"), ("months", "3"), ("amount", "700")]);
    let quarter = scored(&sample.build("2026-10-31")).portfolio.quarter;
    assert_eq!((quarter.won, quarter.quota, quarter.open), (Ok(amount("400")), Ok(amount("700")), Ok(amount("900"))));
    assert_eq!(quarter.coverage, Ok(3.0));
}

#[test]
fn parts_of_the_quarter_and_stages_add_up_to_the_whole() {
    let mut sample = Sample::default();
    sample.account("A", &[("owner_name", "Ana")]);
    for (id, stage, close, value, owner) in [
        ("1", "Won", "2026-10-05", "100", Some("Ana")),
        ("2", "Won", "2026-07-05", "900", Some("Ana")),
        ("3", "Proposal", "2026-12-05", "300", Some("Luis")),
        ("4", "Proposal", "2026-12-06", "50", None),
        ("5", "Discovery", "2027-02-06", "70", Some("Luis")),
    ] {
        let mut fields =
            vec![("id", id), ("stage", stage), ("created", "2026-01-01"), ("close_date", close), ("amount", value)];
        fields.extend(owner.map(|owner| ("owner_name", owner)));
        sample.add::<Opportunity>("A", &fields);
    }
    sample.add::<Quota>("", &[("owner_name", "Rosa"), ("start", "2026-10-01"), ("months", "3"), ("amount", "500")]);
    let scores = scored(&sample.build("2026-10-31")).portfolio;
    let quarter = &scores.quarter;
    let part = |part: &cartera::score::QuarterPart| {
        (part.owner.clone(), part.won.clone().unwrap(), part.open.clone().unwrap(), part.quota.clone().ok())
    };
    let expected = [("Ana", "100", "50", None), ("Luis", "0", "300", None), ("Rosa", "0", "0", Some("500"))];
    let expected =
        expected.map(|(owner, won, open, quota)| (owner.to_owned(), amount(won), amount(open), quota.map(amount)));
    assert_eq!(quarter.owners.iter().map(part).collect::<Vec<_>>(), expected);
    let (won, open): (Decimal, Decimal) =
        quarter.owners.iter().map(part).fold(Default::default(), |sums, part| (sums.0 + part.1, sums.1 + part.2));
    assert_eq!((Ok(won), Ok(open)), (quarter.won.clone(), quarter.open.clone()));
    let stages: Vec<_> = scores.stages.iter().map(|stage| (stage.stage.as_deref(), stage.deals)).collect();
    assert_eq!(stages, [(Some("Proposal"), 2), (Some("Discovery"), 1)]);
}
